import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts.scale import make_count_scale, make_scale


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([1.4e9], ("0", "0.5 bn", "1 bn", "1.5 bn")),
        ([700, 800], ("0", "200", "400", "600", "800")),
        ([150_000], ("0", "50,000", "100,000", "150,000")),
        ([2.5e12], ("0", "1 tn", "2 tn", "3 tn")),
        ([0.0], ("0", "0.25", "0.5", "0.75", "1")),
        ([-8, 23], ("−10", "0", "10", "20", "30")),
    ],
)
def test_ticks_are_numbers_a_reader_can_say(values, labels):
    assert make_scale(values, 0, 100).labels == labels


def test_percent_stands_at_each_tick():
    assert make_scale([23], 0, 100, "%").labels == ("0%", "10%", "20%", "30%")


def test_things_that_are_counted_have_no_half_ticks():
    assert make_count_scale(1, 0, 100).labels == ("0", "1")
    assert make_count_scale(5, 0, 100).labels == ("0", "1", "2", "3", "4", "5")


@given(st.lists(st.floats(0, 1e15), min_size=1, max_size=9))
def test_an_axis_begins_at_zero_and_holds_every_value(values):
    scale = make_scale(values, 10, 90)

    assert scale.ticks[0] == 0
    assert all(9.99 <= scale.place(value) <= 90.01 for value in values)
    assert len(set(scale.labels)) == len(scale.labels)
