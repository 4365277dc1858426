import math

import pytest

from analysis.charts.bounds import SHAPE_WORDS, SHAPES, shape_of
from analysis.charts.panels import BOUNDS, Row

NONE = math.nan


@pytest.mark.parametrize(
    ("bound", "value", "low", "high", "shape"),
    [
        pytest.param("exact", 20, 20, 20, "exact", id="20 countries"),
        pytest.param("about", 20, NONE, NONE, "about", id="about 20"),
        pytest.param("nearly", 20, NONE, 20, "at most", id="nearly 20"),
        pytest.param("up_to", 20, NONE, 20, "at most", id="up to 20"),
        pytest.param("less_than", 20, NONE, 20, "at most", id="less than 20"),
        pytest.param("more_than", 20, 20, NONE, "at least", id="more than 20"),
        pytest.param("at_least", 20, 20, NONE, "at least", id="at least 20"),
        pytest.param("between", NONE, 700, 800, "range", id="between 700 and 800"),
        pytest.param("about", NONE, 700, 800, "range", id="about 700 to 800"),
        pytest.param("between", 700, NONE, NONE, "exact", id="a range with one end"),
    ],
)
def test_a_bound_is_drawn_as_a_bound(bound, value, low, high, shape):
    assert shape_of(Row("f1", "defence", "words", "2026", value, low, high, bound)) == shape


def test_every_bound_of_the_ledger_has_a_shape_and_a_legend():
    assert set(SHAPES) == set(BOUNDS)
    assert set(SHAPES.values()) == set(SHAPE_WORDS)
