from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from analysis.charts.timescale import make_time_scale

SEEDS = [
    (1976.0, 1977.0),
    (1977.25, 1977.33),
    (2005.0, 2006.0),
    (2006.0, 2027.0),
    (2025.0, 2026.0),
    (2026.03, 2026.04),
]
YEARS = st.floats(1900, 2030)


def test_years_in_which_nothing_happens_are_skipped_and_named():
    scale = make_time_scale(SEEDS, 5, 115)

    assert scale.cuts == "The axis skips 1978–2005 and 2007–2025; each piece has its own scale."


def test_the_busy_end_gets_most_of_the_paper():
    scale = make_time_scale([(1976.0, 1977.0)] + [(2025 + n / 24, 2025 + n / 24) for n in range(24)], 0, 100)

    assert scale.place(2025) < 35


def test_a_crowd_after_many_even_years_gets_a_scale_of_its_own():
    spans = [(float(y), float(y)) for y in range(1990, 2020, 2)] + [(2025 + n / 50, 2025 + n / 50) for n in range(50)]

    assert "changes its scale at" in make_time_scale(spans, 0, 100).cuts


def test_an_axis_of_a_few_weeks_says_month_and_year():
    scale = make_time_scale([(2026.01, 2026.02), (2026.1, 2026.2)], 0, 100)

    assert scale.pieces[0].ticks()[0][1] == "Jan 2026"
    assert scale.cuts == ""


def test_a_skipped_year_stands_in_the_middle_of_the_cut():
    scale = make_time_scale([(1976.0, 1977.0), (2025.0, 2026.0)], 0, 100)
    before, after = scale.pieces

    assert before.right_mm < scale.place(2000) < after.left_mm


@given(st.lists(st.tuples(YEARS, st.floats(0, 30)), min_size=1, max_size=25))
def test_later_always_stands_further_right_and_on_the_axis(starts):
    spans = [(start, start + length) for start, length in starts]
    scale = make_time_scale(spans, 5, 115)
    ends = sorted(end for span in spans for end in span)
    places = [scale.place(end) for end in ends]

    assert places == sorted(places)
    assert places[0] >= 4.99
    assert places[-1] <= 115.01


@given(st.lists(st.tuples(YEARS, st.floats(0, 30)), min_size=1, max_size=25))
def test_labels_of_ticks_have_room(starts):
    scale = make_time_scale([(start, start + length) for start, length in starts], 5, 115)

    for piece in scale.pieces:
        places = [piece.place(year) for year, _ in piece.ticks()]
        assert all(right - left >= 8 for left, right in pairwise(places))
