import math

import pandas as pd
import pytest
from matplotlib.lines import Line2D
from matplotlib.text import Text

from analysis.charts.frames import COLUMNS, INTERVALS, TESTS
from analysis.charts.frames import draw_frames as draw
from analysis.charts.look import MARKERS
from analysis.comparison.wording import Wording

NONE = math.nan
TABLE = pd.DataFrame(
    [
        ("jobs", "Jobs and welfare", 1.5, 4.2, 68, 24, 0, 8, 0, 21, -6, 0.6, 0.2, False),
        ("sovereignty", "Sovereignty and self-reliance", 41.2, 12.5, 68, 24, 30, 52, 4, 25, 12, 46, 0.001, True),
        ("partnership", "Partnership", 17.6, 45.8, 68, 24, 9, 28, 27, 66, -48, -8, 0.01, True),
        ("export", "Export success", 20.6, 20.6, 68, 24, NONE, NONE, NONE, NONE, NONE, NONE, NONE, False),
    ],
    columns=COLUMNS + INTERVALS + TESTS,
)
ENOUGH = {"defence": 12, "civilian": 10}


def draw_frames(table, source, articles=ENOUGH, **asked):
    return draw(table, source, articles, **asked)


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


def test_swapping_the_sides_mirrors_the_chart():
    swapped = TABLE.rename(
        columns=lambda name: name.replace("defence", "x").replace("civilian", "defence").replace("x", "civilian")
    )
    swapped = swapped.assign(low=-TABLE["high"], high=-TABLE["low"])

    chart, mirrored = draw_frames(TABLE, ""), draw_frames(swapped, "")

    assert mirrored.title.startswith("Defence leads in “Partnership” (46% against 18%)")
    assert {"−29", "+2.7"} <= set(words_of(mirrored))
    assert marks_of(chart, "defence") == marks_of(mirrored, "civilian")[::-1]


def marks_of(chart, side):
    lines = [line for line in chart.figure.findobj(Line2D) if line.get_marker() == MARKERS[side]]
    return [round(float(line.get_xdata()[0]), 6) for line in lines if 63 <= line.get_xdata()[0] <= 109]


def test_the_subtitle_says_of_how_many_sentences_and_how_sure():
    without = draw_frames(TABLE, "").subtitle

    assert "n = 68 defence and 24 civilian sentences" in without
    assert "no interval where none can be given" in without
    assert "intervals take the article as the unit" in draw_frames(TABLE[:3], "").subtitle


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


def test_without_a_frame_there_is_a_reason_and_no_drawing():
    chart = draw_frames(TABLE[:0], "")

    assert chart.reason == "No frame of the codebook occurs in a sentence of either side."
    assert chart.reason in chart.alt
    assert chart.svg() is None


def test_too_few_articles_are_described_and_not_drawn():
    chart = draw_frames(TABLE, "", {"defence": 3, "civilian": 10})

    assert (
        chart.reason
        == "Shares of sentences are drawn from 4 articles on each side; here are 3 defence and 10 civilian."
    )
    assert len(chart.data) == 4
    assert chart.svg() is None


def test_no_difference_is_claimed_that_was_not_called():
    title = draw_frames(TABLE.assign(is_different=False), "").title

    assert title.startswith("No frame is called different; the widest gap, more in defence, is “Sovereignty")


def test_the_sides_are_called_as_the_reader_wishes_and_numbers_written_so():
    chart = draw_frames(TABLE.assign(n_defence=1068), "", wording=Wording("military", "business", "de"))

    assert chart.title.startswith("Military leads in “Sovereignty and self-reliance” (41% against 12%); business leads")
    assert {"military", "business", "4,2%", "−2,7"} <= set(words_of(chart))
    assert "1.068 military" in chart.subtitle


def test_a_frame_one_side_was_never_read_for_is_counted_not_drawn():
    chart = draw_frames(TABLE.assign(share_civilian=TABLE["share_civilian"].where(TABLE["frame"] != "jobs")), "")

    assert "Jobs and welfare" not in words_of(chart)
    assert "1 frame not drawn" in chart.subtitle


def test_dollars_in_a_label_are_drawn_without_mathematics():
    chart = draw_frames(TABLE.assign(label="$5 to $10"), "")

    assert "$5 to $10" in words_of(chart)
    assert not any(text.get_parse_math() for text in chart.figure.findobj(Text))
