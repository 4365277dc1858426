import pandas as pd
import pytest
from matplotlib.lines import Line2D
from matplotlib.text import Text

from analysis.charts.density import COLUMNS, draw_density
from analysis.charts.look import MARKERS
from analysis.comparison.wording import Wording
from tests.charts.overlaps import find_cut, find_overlaps

ENOUGH = {"defence": 12, "civilian": 10}
TABLE = pd.DataFrame(
    [
        ("figures", "Figures", "per 100 words", 5.25, 9.0, 4.0, 6.0, 8.0, 10.0, -5.0, -2.6, 0.01, True, 1350, 1193),
        ("money", "Amounts of money", "per 100 words", 0.2, 0.1, 0.1, 0.3, 0.0, 0.2, -0.1, 0.3, 0.5, False, 1350, 1193),
        ("dated", "Figures with a period", "percent of figures", 66, 51, 50, 80, 40, 60, -7, 36, 0.4, False, 70, 107),
        ("held", "Figures with a holder", "percent of figures", 39, 16, 30, 50, 10, 20, 10, 35, 0.02, True, 70, 107),
    ],
    columns=COLUMNS,
)


def words_of(chart):
    return [text.get_text() for text in chart.figure.findobj(Text)]


def test_each_unit_has_an_axis_of_its_own():
    words = words_of(draw_density(TABLE, "s", ENOUGH))

    assert {"Per 100 words", "10", "Of the figures", "60%"} <= set(words)
    assert {"5.2", "0.20", "66%", "−3.8", "+23", "−5.0 to −2.6"} <= set(words)


def test_the_title_claims_only_what_was_called():
    assert draw_density(TABLE, "s", ENOUGH).title == (
        "Defence brings more figures with a holder; civilian brings more figures"
    )
    assert draw_density(TABLE.assign(is_different=False), "s", ENOUGH).title == (
        "No kind of evidence is called different: figures per 100 words are 5.2 in defence and 9.0 in civilian"
    )


def test_the_alt_text_names_the_extremes():
    alt = draw_density(TABLE, "s", ENOUGH, Wording("military", "business", "de")).alt

    assert "military highest Figures 5,2, lowest Amounts of money 0,20" in alt
    assert "business highest Figures with a period 51%, lowest Figures with a holder 16%" in alt


def test_marks_stand_where_the_table_says():
    chart = draw_density(TABLE[:1], "s", ENOUGH)

    places = {
        line.get_marker(): float(line.get_xdata()[0])
        for line in chart.figure.findobj(Line2D)
        if line.get_marker() in {"o", "s"} and 63 <= line.get_xdata()[0] <= 109
    }
    assert places == {
        MARKERS["defence"]: pytest.approx(63 + 46 * 0.525),
        MARKERS["civilian"]: pytest.approx(63 + 46 * 0.9),
    }


def test_words_neither_overlap_nor_run_off_the_paper():
    chart = draw_density(TABLE.assign(label="Figures with a source that is named in the text"), "s", ENOUGH)

    assert find_overlaps(chart.figure) == []
    assert find_cut(chart.figure) == []


def test_below_four_articles_a_side_there_is_a_reason_and_no_drawing():
    chart = draw_density(TABLE, "s", {"defence": 12, "civilian": 0})

    assert (
        chart.reason == "Rates of evidence are drawn from 4 articles on each side; here are 12 defence and 0 civilian."
    )
    assert chart.svg() is None


def test_an_unknown_unit_is_named():
    with pytest.raises(ValueError, match="unit 'per page' has no panel"):
        draw_density(TABLE.assign(unit="per page"), "s", ENOUGH)
