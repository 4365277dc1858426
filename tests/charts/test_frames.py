import math

import pandas as pd
import pytest
from matplotlib.lines import Line2D
from matplotlib.text import Text

from analysis.charts.frames import COLUMNS, INTERVALS, draw_frames
from analysis.charts.look import MARKERS

NONE = math.nan
TABLE = pd.DataFrame(
    [
        ("jobs", "Jobs and welfare", 1.5, 4.2, 68, 24, 0, 8, 0, 21),
        ("sovereignty", "Sovereignty and self-reliance", 41.2, 12.5, 68, 24, 30, 52, 4, 25),
        ("partnership", "Partnership", 17.6, 45.8, 68, 24, 9, 28, 27, 66),
        ("export", "Export success", 20.6, 20.6, 68, 24, NONE, NONE, NONE, NONE),
    ],
    columns=COLUMNS + INTERVALS,
)


def words_of(chart):
    return [text.get_text() for text in chart.figure.findobj(Text)]


def test_frames_run_from_what_defence_uses_more_to_what_civilian_uses_more():
    labels = [word for word in words_of(draw_frames(TABLE, "Source: 3 articles")) if word in set(TABLE["label"])]

    assert labels == ["Sovereignty and self-reliance", "Export success", "Jobs and welfare", "Partnership"]


def test_shares_and_their_difference_stand_beside_the_marks():
    words = words_of(draw_frames(TABLE, ""))

    assert {"41%", "12%", "+29", "4.2%", "−2.7", "0"} <= set(words)


def test_the_title_names_the_widest_difference_either_way():
    assert draw_frames(TABLE, "").title == (
        "Defence leads in “Sovereignty and self-reliance” (41% against 12%); "
        "civilian leads in “Partnership” (46% against 18%)"
    )


def test_swapping_the_sides_swaps_the_title():
    swapped = TABLE.rename(
        columns=lambda name: name.replace("defence", "x").replace("civilian", "defence").replace("x", "civilian")
    )

    assert draw_frames(swapped, "").title.startswith("Defence leads in “Partnership” (46% against 18%)")


def test_the_subtitle_says_of_how_many_sentences_and_how_sure():
    without = draw_frames(TABLE[COLUMNS], "").subtitle

    assert "n = 68 defence and 24 civilian sentences" in without
    assert "no interval where there are too few articles" in without
    assert "thin lines are intervals" in draw_frames(TABLE[:3], "").subtitle


def test_the_alt_text_names_the_highest_and_the_number():
    alt = draw_frames(TABLE, "").alt

    assert "4 frames in percent of 68 defence and 24 civilian sentences" in alt
    assert "Defence: highest Sovereignty and self-reliance 41%" in alt
    assert "lowest Jobs and welfare 1.5%" in alt


def test_the_side_is_told_by_marker_as_well_as_colour():
    markers = {line.get_marker() for line in draw_frames(TABLE, "").figure.findobj(Line2D)}

    assert {MARKERS["defence"], MARKERS["civilian"]} <= markers


def test_two_equal_shares_do_not_hide_each_other():
    chart = draw_frames(TABLE[3:], "")

    marks = [line for line in chart.figure.findobj(Line2D) if line.get_marker() in {"o", "s"}][-2:]
    assert marks[0].get_ydata()[0] != marks[1].get_ydata()[0]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_bytes_come_out_twice_whatever_the_order_of_rows(seed):
    one, other = draw_frames(TABLE, "s"), draw_frames(TABLE.sample(frac=1, random_state=seed), "s")

    assert (one.svg(), one.title, one.alt) == (other.svg(), other.title, other.alt)
    assert one.png() == other.png()


def test_an_empty_table_gives_a_chart_that_says_no_figures():
    chart = draw_frames(TABLE[:0], "")

    assert words_of(chart) == ["No figures: no frame was measured on both sides"]
    assert "no figures" in chart.alt
    assert chart.svg()


def test_a_frame_one_side_was_never_read_for_is_counted_not_drawn():
    chart = draw_frames(TABLE.assign(share_civilian=TABLE["share_civilian"].where(TABLE["frame"] != "jobs")), "")

    assert "Jobs and welfare" not in words_of(chart)
    assert "1 frame not drawn" in chart.subtitle


def test_dollars_in_a_label_are_drawn_without_mathematics():
    chart = draw_frames(TABLE.assign(label="$5 to $10"), "")

    assert "$5 to $10" in words_of(chart)
    assert not any(text.get_parse_math() for text in chart.figure.findobj(Text))
