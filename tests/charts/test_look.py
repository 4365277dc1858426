import struct
import subprocess
import sys

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.colors import to_rgb
from matplotlib.text import Text

from analysis.charts.look import (
    COLOURS,
    INK,
    LINK,
    MARKERS,
    MUTED,
    Chart,
    count_words,
    house_style,
    list_words,
    make_alt,
    narratives_in,
)
from analysis.charts.sheet import Sheet


def a_chart(words="words", alt="Dot plot"):
    with house_style():
        sheet = Sheet(20)
        sheet.words(5, 5, words)
        sheet.mark(5, 10, "defence")
    return Chart("test", "Title", "Subtitle", "Source", alt, pd.DataFrame(), sheet.figure)


def contrast_on_white(colour):
    channels = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return 1.05 / (sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), channels, strict=True)) + 0.05)


@pytest.mark.parametrize("colour", [INK, MUTED])
def test_words_can_be_read_on_white(colour):
    assert contrast_on_white(colour) >= 4.5


@pytest.mark.parametrize("colour", [*COLOURS.values(), LINK])
def test_marks_can_be_seen_on_white(colour):
    assert contrast_on_white(colour) >= 3


def test_each_side_has_a_colour_and_a_marker_of_its_own():
    sides = ["defence", "civilian", "both", "neither"]

    assert len({COLOURS[side] for side in sides}) == 4
    assert len({MARKERS[side] for side in sides}) == 4


def test_the_same_chart_has_the_same_bytes_twice():
    one, other = a_chart(), a_chart()

    assert one.svg() == other.svg() == one.svg()
    assert one.png() == other.png() == one.png()


def test_the_readers_own_settings_change_nothing():
    expected = a_chart().svg(), a_chart().png()

    with mpl.rc_context({"font.size": 30, "figure.dpi": 50, "lines.linestyle": ":", "svg.fonttype": "none"}):
        chart = a_chart()
        assert (chart.svg(), chart.png()) == expected


def test_a_file_holds_no_date_and_no_version():
    chart = a_chart()

    assert "metadata" not in chart.svg()
    assert b"tEXt" not in chart.png()


def test_a_picture_is_170_mm_wide_at_160_dots_an_inch():
    width = struct.unpack(">I", a_chart().png()[16:20])[0]

    assert width == int(170 / 25.4 * 160)


def test_dollars_are_drawn_without_mathematics():
    with_dollars = a_chart("$5 to $10")

    assert [text.get_text() for text in with_dollars.figure.findobj(Text)] == ["$5 to $10"]
    assert all(not text.get_parse_math() for text in with_dollars.figure.findobj(Text))
    assert with_dollars.svg().count("test-NotoSans") >= len("$5to$10")


def test_a_chart_without_alt_text_is_refused():
    with pytest.raises(ValueError, match="alt text of 0 characters"):
        a_chart(alt="")


def test_alt_text_is_never_longer_than_400_characters():
    assert len(make_alt("tractor " * 100)) == 400


def test_an_unknown_narrative_is_named():
    with pytest.raises(ValueError, match="'military' is unknown; write one of defence, civilian"):
        narratives_in(pd.DataFrame({"narrative": ["defence", "military"]}))


def test_words_agree_with_their_number():
    assert [count_words(n, "country", "countries") for n in (0, 1, 2000)] == [
        "0 countries",
        "1 country",
        "2,000 countries",
    ]


def test_a_list_of_words_ends_in_and():
    assert [list_words(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_charts_do_not_load_the_global_state_of_pyplot():
    rooms = ", ".join(f"analysis.charts.{room}" for room in ("figures", "timeline", "attribution", "frames"))
    code = f"import sys, {rooms}; sys.exit('matplotlib.pyplot' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
