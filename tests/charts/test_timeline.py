import pandas as pd
import pytest
from matplotlib.lines import Line2D
from matplotlib.text import Text

from analysis.charts.entries import COLUMNS
from analysis.charts.look import MARKERS
from analysis.charts.timeline import draw_timeline
from analysis.comparison.wording import Wording

SEEDS = pd.DataFrame(
    [
        ("e1", "defence", "event", "1976", "Tartar plant established", "established", False, "a0"),
        ("e2", "defence", "event", "1977-04", "Tartar plant begins operations", "began", False, "a0"),
        (
            "e5",
            "defence",
            "event",
            "2026-01-13",
            "President opens the rebuilt plant",
            "attended",
            False,
            "a0",
        ),
        ("f1", "defence", "figure", "2025", "Production: 1.4 billion manats", "1.4 billion", False, "a0"),
        ("s1", "defence", "statement", "2006/2026", "Capabilities strengthened", "two decades", False, "a1"),
        ("e6", "civilian", "event", "2007", "Partnership with Belarus begins", "dates back", False, "a2"),
        (
            "e7",
            "civilian",
            "event",
            "2025-05-05",
            "Memorandum for $5 to $10 million signed",
            "signed",
            False,
            "a2",
        ),
    ],
    columns=COLUMNS,
)


def words_of(chart):
    return " ".join(text.get_text() for text in chart.figure.findobj(Text))


def test_each_claim_has_its_time_and_its_words():
    words = words_of(draw_timeline(SEEDS, "Source: 3 articles"))

    assert "Apr 1977 Tartar plant begins operations" in words
    assert "13 Jan 2026" in words
    assert "2006–2026" in words


def test_the_chart_says_where_its_axis_is_cut():
    assert "The axis skips 1978–2006 and 2008–2025" in words_of(draw_timeline(SEEDS, ""))


def test_the_title_says_how_far_back_each_side_reaches():
    assert draw_timeline(SEEDS, "").title == "The defence narrative reaches back to 1976, the civilian to 2007"


def test_a_conflict_is_counted_in_the_title_and_explained_on_the_chart():
    chart = draw_timeline(SEEDS.assign(is_conflict=SEEDS["claim_id"] == "f1"), "")

    assert chart.title.endswith("; 1 claim contradicted by another")
    assert "Ring: another claim contradicts it." in words_of(chart)


def test_the_alt_text_names_the_number_the_earliest_and_the_latest():
    alt = draw_timeline(SEEDS, "").alt

    assert alt.startswith("Timeline of 7 claims (5 defence, 2 civilian), 1976 to 2026.")
    assert "Earliest: 1976, Tartar plant established (defence)" in alt
    assert "Latest: 13 Jan 2026" in alt or "Latest: 2006–2026" in alt


def test_the_side_is_told_by_marker_as_well_as_colour():
    markers = {line.get_marker() for line in draw_timeline(SEEDS, "").figure.findobj(Line2D)}

    assert {MARKERS["defence"], MARKERS["civilian"]} <= markers


def test_a_side_without_a_dated_claim_says_so():
    assert "no dated claim" in words_of(draw_timeline(SEEDS[:5], ""))


def test_the_same_bytes_come_out_twice():
    one, other = draw_timeline(SEEDS, "s"), draw_timeline(SEEDS, "s")

    assert one.svg() == other.svg()
    assert one.png() == other.png()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_swapping_the_rows_of_the_table_changes_nothing(seed):
    one, other = draw_timeline(SEEDS, "s"), draw_timeline(SEEDS.sample(frac=1, random_state=seed), "s")

    assert (one.svg(), one.title, one.subtitle, one.alt) == (
        other.svg(),
        other.title,
        other.subtitle,
        other.alt,
    )


def test_a_single_dated_claim_is_told_and_not_drawn():
    chart = draw_timeline(SEEDS[:1], "")

    assert chart.reason == "Dated claims are drawn from 2 on; here is 1."
    assert chart.reason in chart.alt
    assert (chart.svg(), chart.points) == (None, ())


def test_each_mark_is_a_point_with_its_claim():
    chart = draw_timeline(SEEDS, "")

    assert sorted(claim for point in chart.points for claim in point.claims) == sorted(SEEDS["claim_id"])
    assert all(0 < point.x < 1 and 0 < point.y < 1 for point in chart.points)
    assert {p.label for p in chart.points} >= {"Apr 1977: Tartar plant begins operations"}


def test_claims_that_say_the_same_of_one_time_stand_once_with_their_number():
    again = SEEDS.assign(claim_id=SEEDS["claim_id"] + "x")

    chart = draw_timeline(pd.concat([SEEDS, again]), "")

    assert "1976, 2 claims Tartar plant established" in words_of(chart)
    assert sorted(point.claims for point in chart.points)[0] == ("e1", "e1x")
    assert "not drawn" not in chart.subtitle


def test_the_sides_are_called_as_the_reader_wishes():
    chart = draw_timeline(SEEDS, "", Wording("military", "business"))

    assert chart.title == "The military narrative reaches back to 1976, the business to 2007"
    assert "military" in words_of(chart)
    assert "(5 military, 2 business)" in chart.alt


def test_claims_without_a_date_are_counted():
    chart = draw_timeline(SEEDS.assign(period=SEEDS["period"].where(SEEDS["claim_id"] != "e2")), "")

    assert "n = 6 dated claims" in chart.subtitle
    assert "1 claim without a date not drawn" in chart.subtitle


def test_dollars_are_drawn_without_mathematics():
    chart = draw_timeline(SEEDS, "")

    assert "$5 to $10 million" in words_of(chart)
    assert not any(text.get_parse_math() for text in chart.figure.findobj(Text))


def test_eighty_claims_still_fit_on_a_page():
    many = pd.concat([SEEDS.assign(claim_id=SEEDS["claim_id"] + str(n), label=f"Opening {n}") for n in range(12)])

    chart = draw_timeline(many, "")

    assert "56 claims not drawn" in chart.subtitle
    assert chart.figure.get_size_inches()[1] * 25.4 < 240
