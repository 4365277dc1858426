import pandas as pd
from matplotlib.lines import Line2D
from matplotlib.text import Text

from analysis.charts.look import MARKERS
from analysis.charts.rivals import COLUMNS, draw_rivals
from tests.charts.overlaps import find_cut, find_overlaps

ENOUGH = {"defence": 12, "civilian": 10}


def a_case(measure, difference, left_out, name, kept, *, holds=True):
    unit = "percent of sentences"
    return ("frames", measure, measure.title(), unit, difference, left_out, name, difference * kept / 100, kept, holds)


TABLE = pd.DataFrame(
    [
        a_case("security", 9.0, "article", "a1", 92.0),
        a_case("security", 9.0, "article", "a2", 104.0),
        a_case("security", 9.0, "publisher", "Paper", 40.0, holds=False),
        a_case("jobs", -17.0, "article", "a1", 88.0),
        a_case("jobs", -17.0, "article", "a2", 101.0),
    ],
    columns=COLUMNS,
)


def words_of(chart):
    return [text.get_text() for text in chart.figure.findobj(Text)]


def rings_of(chart):
    return [
        line
        for line in chart.figure.findobj(Line2D)
        if line.get_marker() == MARKERS["any"] and line.get_markerfacecolor() == "#ffffff"
    ]


def test_each_difference_says_in_how_many_cases_it_holds():
    words = words_of(draw_rivals(TABLE, "s", ENOUGH))

    assert {"Security", "Jobs", "2 of 2 articles", "0 of 1 publisher"} <= set(words)


def test_a_case_in_which_it_does_not_hold_is_a_ring_where_it_stands():
    rings = rings_of(draw_rivals(TABLE, "s", ENOUGH))

    assert len(rings) == 1
    assert 74 < rings[0].get_xdata()[0] < (74 + 132) / 2


def test_of_thousands_of_cases_those_that_no_eye_tells_apart_are_drawn_once():
    cases = [a_case("security", 9.0, "article", f"a{n}", 100 + n / 10_000) for n in range(600)]
    table = pd.DataFrame([*cases, a_case("security", 9.0, "article", "b", 2.0, holds=False)], columns=COLUMNS)

    chart = draw_rivals(table, "s", ENOUGH)

    assert len(rings_of(chart)) == 1
    assert len(chart.figure.findobj(Line2D)) < 50
    assert "600 of 601 articles" in words_of(chart)


def test_the_title_counts_what_holds_and_what_fails():
    assert draw_rivals(TABLE, "s", ENOUGH).title == (
        "1 of 2 differences holds whatever is left out; 1 fails without a single publisher"
    )


def test_the_alt_text_names_the_extremes():
    alt = draw_rivals(TABLE, "s", ENOUGH).alt

    assert "The lowest remainder: Security keeps 40% without one publisher." in alt
    assert "The highest remainder: Jobs keeps 88% without one article." in alt


def test_without_a_difference_there_is_a_reason_and_no_drawing():
    none, few = draw_rivals(TABLE[:0], "s", ENOUGH), draw_rivals(TABLE, "s", {"defence": 2, "civilian": 9})

    assert (
        none.reason
        == "No difference was called between 12 defence and 10 civilian articles, so that none can be put to the test."
    )
    assert (
        few.reason
        == "Differences without one article are drawn from 4 articles on each side; here are 2 defence and 9 civilian."
    )
    assert (none.svg(), few.svg()) == (None, None)


def test_words_neither_overlap_nor_run_off_the_paper():
    chart = draw_rivals(TABLE.assign(label="$x^2$ " + "W" * 90), "s", ENOUGH)

    assert find_overlaps(chart.figure) == []
    assert find_cut(chart.figure) == []
