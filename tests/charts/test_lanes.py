from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts.entries import Entry
from analysis.charts.lanes import PAPER_RIGHT, lane_height, stack_blocks
from analysis.charts.timescale import make_time_scale

LABELS = st.text("Gəncə plant $5 opened ", min_size=0, max_size=120).map(lambda text: " ".join(text.split()))
SPANS = st.tuples(st.floats(1970, 2026), st.sampled_from([1 / 365, 1 / 12, 1.0, 20.0]))


def entries_of(claims):
    return [
        Entry(f"c{n}", "defence", "event", words, "2025", first, first + length, False, False)
        for n, ((first, length), words) in enumerate(claims)
    ]


def stack(claims):
    entries = entries_of(claims)
    return stack_blocks(entries, make_time_scale([(entry.first, entry.last) for entry in entries], 5, 114))


@settings(max_examples=60)
@given(st.lists(st.tuples(SPANS, LABELS), min_size=2, max_size=14))
def test_no_words_stand_on_other_words(claims):
    blocks = stack(claims)

    for one in blocks:
        for other in blocks:
            is_beside = one.right <= other.left or other.right <= one.left
            is_beyond = one.away + one.height <= other.away or other.away + other.height <= one.away
            assert one is other or is_beside or is_beyond


@settings(max_examples=60)
@given(st.lists(st.tuples(SPANS, LABELS), min_size=2, max_size=14))
def test_no_leader_line_crosses_words(claims):
    blocks = stack(claims)

    for line in blocks:
        nearer = [block for block in blocks if block is not line and block.away < line.away]
        assert not any(block.left < line.left < block.right for block in nearer)


@given(st.lists(st.tuples(SPANS, LABELS), min_size=1, max_size=14))
def test_no_words_run_off_the_paper(claims):
    assert all(block.right <= PAPER_RIGHT + 0.5 for block in stack(claims))


def test_events_far_apart_stand_side_by_side():
    blocks = stack([((1976.0, 0.01), "opened"), ((2026.0, 0.01), "reopened")])

    assert blocks[0].away == blocks[1].away


def test_a_lane_without_claims_has_room_for_a_word():
    assert lane_height([]) > 3
