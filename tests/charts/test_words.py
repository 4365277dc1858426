import math

import pandas as pd
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text

from analysis.charts.look import MARKERS, PAPER
from analysis.charts.words import COLUMNS, draw_words
from analysis.comparison.wording import Wording
from tests.charts.overlaps import find_cut, find_overlaps

ENOUGH = {"defence": 1012, "civilian": 10}
NONE = math.nan


def a_word(term, ratio, low=NONE, high=NONE, *, called=True, counts=(9, 3)):
    return (term, ratio, low, high, 0.001, 0.01, called, *counts, *counts, 5000, 4000)


TABLE = pd.DataFrame(
    [
        a_word("drones", 3.0, 2.0, 4.0),
        a_word("tractors", -2.0, -3.0, -1.0, counts=(3, 9)),
        a_word("missiles", 5.0, counts=(9, 0)),
        a_word("growth", -0.5, -2.0, 1.0, called=False),
    ],
    columns=COLUMNS,
)


def words_of(chart):
    return [text.get_text() for text in chart.figure.findobj(Text)]


def marks_of(chart):
    """The marks of the words: their side, how far right, and whether they are filled."""
    sides = {marker: side for side, marker in MARKERS.items() if side in {"defence", "civilian"}}
    lines = [line for line in chart.figure.findobj(Line2D) if line.get_marker() in sides and line.get_ydata()[0] > 11.7]
    return [(sides[m.get_marker()], float(m.get_xdata()[0]), m.get_markerfacecolor() != PAPER) for m in lines]


def test_words_run_from_those_of_defence_to_those_of_civilian():
    words = [word for word in words_of(draw_words(TABLE, "s", ENOUGH)) if word in set(TABLE["term"])]

    assert words == ["missiles", "drones", "growth", "tractors"]


def test_a_mark_stands_on_the_side_that_uses_the_word_more():
    marks = marks_of(draw_words(TABLE, "s", ENOUGH))

    middle = (40 + 126) / 2
    assert [(side, x > middle) for side, x, _ in marks] == [
        ("defence", True),
        ("defence", True),
        ("civilian", False),
        ("civilian", False),
    ]
    assert [x for _, x, _ in marks] == sorted((x for _, x, _ in marks), reverse=True)


def test_a_word_that_was_not_called_different_is_hollow():
    chart = draw_words(TABLE, "s", ENOUGH)

    assert [is_full for _, _, is_full in marks_of(chart)] == [True, True, False, True]
    assert any("hollow: not called different" in word for word in words_of(chart))


def test_a_word_one_side_never_uses_points_on():
    chart = draw_words(TABLE, "s", ENOUGH)

    assert len(chart.figure.findobj(Polygon)) == 1
    assert any("arrow: the other side never has it" in word for word in words_of(chart))


def test_documents_out_of_all_stand_beside_each_word():
    words = words_of(draw_words(TABLE, "s", ENOUGH, Wording(numbers="de")))

    assert {"9 of 1.012", "3 of 10", "0 of 10"} <= set(words)


def test_the_title_and_the_alt_text_name_the_words_furthest_out():
    chart = draw_words(TABLE, "s", ENOUGH)

    assert chart.title == (
        "3 of 4 words are called different; most in defence: “missiles” and “drones”; most in civilian: “tractors”"
    )
    assert "Defence uses more: highest missiles 32×, drones 8×; n 2." in chart.alt
    assert "Civilian uses more: highest tractors 4×" in chart.alt


def test_where_no_word_was_called_the_title_says_so():
    assert draw_words(TABLE.assign(is_different=False), "s", ENOUGH).title == (
        "No single word is called different among 4 words"
    )


def test_swapping_the_sides_mirrors_the_chart():
    swapped = TABLE.rename(
        columns=lambda name: name.replace("defence", "x").replace("civilian", "defence").replace("x", "civilian")
    ).assign(
        log_ratio=-TABLE["log_ratio"], log_ratio_low=-TABLE["log_ratio_high"], log_ratio_high=-TABLE["log_ratio_low"]
    )

    chart, mirrored = (marks_of(draw_words(table, "s", ENOUGH)) for table in (TABLE, swapped))

    assert [round(166 - x, 6) for _, x, _ in reversed(mirrored)] == [round(x, 6) for _, x, _ in chart]
    assert {side for side, *_ in chart} == {"defence", "civilian"}


def test_below_ten_articles_a_side_there_is_a_reason_and_no_drawing():
    chart = draw_words(TABLE, "s", {"defence": 12, "civilian": 9})

    assert chart.reason == "Words are drawn from 10 articles on each side; here are 12 defence and 9 civilian."
    assert (chart.title, chart.svg()) == ("Too few articles to compare words", None)
    assert len(chart.data) == 4


@pytest.mark.parametrize("term", ["$x^2$", "<script>", "#eval", "a\u202eb", "中国", "W" * 500])
def test_a_hostile_word_is_plain_and_stays_in_its_place(term):
    chart = draw_words(TABLE.assign(term=[term, "b", "c", "d"]), "s", ENOUGH)

    assert not any(text.get_parse_math() for text in chart.figure.findobj(Text))
    assert find_overlaps(chart.figure) == []
    assert find_cut(chart.figure) == []
    assert chart.svg()


def test_the_same_bytes_come_out_twice():
    assert draw_words(TABLE, "s", ENOUGH).svg() == draw_words(TABLE, "s", ENOUGH).svg()
