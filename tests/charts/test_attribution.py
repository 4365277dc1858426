import pandas as pd
import pytest
from matplotlib.lines import Line2D
from matplotlib.text import Text

from analysis.charts.attribution import ATTRIBUTIONS, COLUMNS, draw_attribution
from analysis.charts.look import MARKERS


def a_table(defence, civilian, n_defence=None, n_civilian=None):
    rows = [
        ("defence", kind, count, n_defence or sum(defence)) for kind, count in zip(ATTRIBUTIONS, defence, strict=True)
    ]
    rows += [
        ("civilian", kind, count, n_civilian or sum(civilian))
        for kind, count in zip(ATTRIBUTIONS, civilian, strict=True)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


FEW = a_table((1, 2, 3, 1, 5), (5, 0, 0, 0, 1))
MANY = a_table((10, 20, 30, 10, 30), (25, 0, 0, 0, 25))


def words_of(chart):
    return [text.get_text() for text in chart.figure.findobj(Text)]


def test_few_claims_are_counts_and_never_shares():
    words = words_of(draw_attribution(FEW, "Source: 3 articles"))

    assert "5 of 12" in words
    assert "0 of 6" in words
    assert not any("%" in word for word in words)


def test_many_claims_are_shares_beside_their_counts():
    words = words_of(draw_attribution(MANY, ""))

    assert "30 of 100 (30%)" in words
    assert "25 of 50 (50%)" in words


def test_one_small_side_keeps_both_on_counts():
    words = words_of(draw_attribution(a_table((10, 20, 30, 10, 30), (5, 0, 0, 0, 1)), ""))

    assert "30 of 100" in words


def test_the_title_says_on_whose_word_each_side_rests():
    assert draw_attribution(FEW, "").title == (
        "Defence: 5 of 12 claims name no source; civilian: 5 of 6 claims name a person"
    )


def test_the_subtitle_says_the_number_and_that_it_is_small():
    subtitle = draw_attribution(FEW, "").subtitle

    assert "n = 12 defence and 6 civilian claims" in subtitle
    assert "too few for shares" in subtitle


def test_the_alt_text_names_the_highest_and_the_number():
    alt = draw_attribution(FEW, "").alt

    assert "Defence (n 12): highest none 5" in alt
    assert "Civilian (n 6): highest named 5" in alt


def test_a_kind_the_table_leaves_out_is_drawn_as_none():
    table = FEW[~((FEW["narrative"] == "civilian") & (FEW["count"] == 0))]

    assert words_of(draw_attribution(table, "")).count("0 of 6") == 3


def test_the_side_is_told_by_marker_as_well_as_colour():
    markers = {line.get_marker() for line in draw_attribution(FEW, "").figure.findobj(Line2D)}

    assert {MARKERS["defence"], MARKERS["civilian"]} <= markers


def test_the_same_bytes_come_out_twice_whatever_the_order_of_rows():
    one, other = draw_attribution(FEW, "s"), draw_attribution(FEW.sample(frac=1, random_state=4), "s")

    assert (one.svg(), one.title, one.alt) == (other.svg(), other.title, other.alt)
    assert one.png() == other.png()


def test_without_a_claim_there_is_a_reason_and_no_drawing():
    chart = draw_attribution(FEW[:0], "")

    assert (chart.title, chart.reason) == (
        "No figures or statements",
        "Figures and statements are drawn from 2 on; here is none.",
    )
    assert (chart.svg(), chart.png()) == (None, None)


def test_an_unknown_kind_of_source_is_named():
    with pytest.raises(ValueError, match="attribution 'rumour' is unknown; write one of named"):
        draw_attribution(FEW.assign(attribution="rumour"), "")


def test_two_numbers_of_claims_for_one_side_are_refused():
    with pytest.raises(ValueError, match="narrative 'civilian' has several n"):
        draw_attribution(FEW.assign(n=range(10)), "")
