import pytest

from analysis.charts.panels import MOST_PANELS, MOST_ROWS, Row, share_rows


def test_a_few_indicators_are_drawn_whole():
    assert share_rows([3, 2, 1], MOST_ROWS) == [3, 2, 1]


def test_one_long_series_may_fill_the_page():
    assert share_rows([80], MOST_ROWS) == [MOST_ROWS]


def test_a_long_series_does_not_push_the_others_out():
    assert share_rows([33, 6, 6, 5, 4], MOST_ROWS) == [9, 6, 6, 5, 4]


def test_a_page_holds_ten_panels_and_thirty_rows():
    rooms = share_rows([4] * 40, MOST_ROWS)

    assert len(rooms) == MOST_PANELS
    assert sum(rooms) == MOST_ROWS


def test_an_unknown_bound_is_refused_with_its_words():
    with pytest.raises(ValueError, match="'some 20': bound 'some' is unknown; write one of exact, about"):
        Row("f1", "defence", "some 20", "2026", 20.0, 20.0, 20.0, "some")
