"""Who says so, on each side."""

from analysis.comparison.attribution import list_speakers, measure_attribution
from tests.builders import CIVILIAN_TEXT, read_tables, seed_tables

SAID = (
    "Officials said the army needs drones. Officials argue that the army needs weapons. The army got 20 drones in 2025."
)


def test_each_side_has_a_row_for_each_kind_of_source() -> None:
    table = measure_attribution(seed_tables())

    assert list(table["narrative"].unique()) == ["defence", "civilian"]
    assert all(
        list(rows["attribution"]) == ["named", "organisation", "class", "publisher", "none"]
        for _, rows in table.groupby("narrative")
    )


def test_the_kinds_of_source_add_up_to_the_claims_of_the_side() -> None:
    for _, rows in measure_attribution(seed_tables()).groupby("narrative"):
        assert rows["count"].sum() == rows["n"].iloc[0]


def test_unnamed_officials_are_counted_as_a_class() -> None:
    table = measure_attribution(read_tables(SAID)).set_index(["narrative", "attribution"])["count"]

    assert table["defence", "class"] == 2
    assert table["defence", "none"] == 1


def test_who_speaks_most_comes_first_on_each_side() -> None:
    speakers = list_speakers(seed_tables())

    assert list(speakers["narrative"]) == sorted(speakers["narrative"], reverse=True)
    for _, rows in speakers.groupby("narrative"):
        assert rows["statements"].is_monotonic_decreasing


def test_the_manager_of_the_plant_is_quoted_in_the_seeds() -> None:
    speakers = list_speakers(seed_tables()).set_index("source")

    assert speakers.loc["Khanlar Fatiyev", "narrative"] == "civilian"
    assert speakers.loc["Khanlar Fatiyev", "quoted"] == 2


def test_where_nobody_speaks_there_are_no_speakers() -> None:
    speakers = list_speakers(read_tables(CIVILIAN_TEXT))

    assert speakers.empty
    assert list(speakers.columns) == ["narrative", "source", "attribution", "statements", "quoted"]
