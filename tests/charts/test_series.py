import math

import pandas as pd
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text

from analysis.charts.look import PAPER
from analysis.charts.series import COLUMNS, draw_series
from analysis.comparison.wording import Wording
from tests.charts.overlaps import find_cut, find_overlaps

NONE = math.nan


def a_claim(claim_id, period, value=20.0, *, series="s1", **changes):
    row = {
        "claim_id": claim_id, "series_id": series, "narrative": "defence", "indicator": "defence export destinations",
        "actor": "Azerbaijan", "surface": f"{value:g} countries", "value": value, "low": value, "high": value,
        "bound": "exact", "unit": "country", "period": period, "is_conflict": False, "is_echo": False, "article": "a0",
    }  # fmt: skip
    return row | changes


def a_table(*rows):
    return pd.DataFrame(list(rows), columns=COLUMNS)


TABLE = a_table(
    a_claim("c1", "2017/2020", 10.0, bound="more_than", high=NONE, surface="more than 10 countries"),
    a_claim("c2", "2021", 30.0, bound="more_than", high=NONE, is_conflict=True, surface="more than 30 countries"),
    a_claim("c3", "2026", 20.0, bound="nearly", low=NONE, is_conflict=True, surface="nearly 20 countries"),
    a_claim("c4", "2026", 20.0, bound="nearly", low=NONE, is_echo=True, surface="nearly 20 countries"),
    a_claim("c5", "2024", 1234.0, series="s2", indicator="tractors", narrative="civilian", surface="1,234 tractors"),
    a_claim("c6", "2025", 1500.0, series="s2", indicator="tractors", narrative="civilian", surface="1,500 tractors"),
    a_claim("c7", "2025", 7.0, series="s3"),
)


def words_of(chart):
    return [text.get_text() for text in chart.figure.findobj(Text)]


def test_a_series_of_one_period_is_not_drawn():
    chart = draw_series(TABLE, "s")

    assert {claim for point in chart.points for claim in point.claims} == {"c1", "c2", "c3", "c4", "c5", "c6"}
    assert "n = 6 figures in 2 series" in chart.subtitle


def test_bounds_point_up_and_down_conflicts_have_a_ring_and_echoes_are_hollow():
    chart = draw_series(TABLE, "s")

    tips = [polygon.get_xy() for polygon in chart.figure.findobj(Polygon) if len(polygon.get_xy()) == 4]
    rings = [line for line in chart.figure.findobj(Line2D) if line.get_markersize() == 11]
    hollow = [m for m in chart.figure.findobj(Line2D) if m.get_marker() == "o" and m.get_markerfacecolor() == PAPER]
    assert sorted(tip[0][1] < tip[1][1] for tip in tips) == [False, False, True, True]
    assert (len(rings), len(hollow)) == (2, 1)


def test_a_higher_claim_stands_higher_and_a_later_one_further_right():
    points = {point.claims[0]: point for point in draw_series(TABLE, "s").points}

    assert points["c2"].y < points["c3"].y < points["c1"].y
    assert points["c1"].x < points["c2"].x < points["c3"].x


def test_two_claims_that_say_the_same_stand_side_by_side():
    points = {point.claims[0]: point for point in draw_series(TABLE, "s").points}

    assert points["c3"].y == points["c4"].y
    assert abs(points["c3"].x - points["c4"].x) * 170 > 2


def test_the_title_counts_what_is_contradicted():
    assert draw_series(TABLE, "s").title == (
        "Of 2 quantities stated for more than one period, 1 is contradicted by another claim"
    )
    assert draw_series(TABLE.assign(is_conflict=False), "s").title == (
        "2 quantities stated for more than one period; no claim on them is contradicted"
    )


def test_the_alt_text_names_the_extremes_in_the_words_of_the_claims():
    alt = draw_series(TABLE, "s", Wording("military", "business", "de")).alt

    assert "defence export destinations (4 military): highest more than 30 countries in 2021" in alt
    assert "lowest more than 10 countries in 2017–2020" in alt
    assert "1,500 tractors" in alt


def test_axes_are_spelt_for_the_reader_and_claims_as_they_were_stated():
    words = words_of(draw_series(TABLE, "s", Wording(numbers="de")))

    assert "1.500" in words
    assert any("1,500 tractors" in word for word in words)


def test_without_a_second_period_there_is_a_reason_and_no_drawing():
    chart = draw_series(TABLE[TABLE["claim_id"].isin(["c1", "c5", "c7"])], "s")

    assert chart.reason == "A series is drawn from 2 periods on; 3 series have claims on one period only."
    assert chart.svg() is None
    assert draw_series(TABLE[:0], "s").reason == "A series is drawn from 2 periods on; here is none."


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 9, 12])
def test_panels_fill_the_page_and_their_words_keep_apart(count):
    rows = [
        a_claim(f"c{n}{year}", str(year), 10.0 ** (n + 1), series=f"s{n}", indicator="$x^2$ " + "long name " * 9)
        for n in range(count)
        for year in (2019, 2021, 2023)
    ]

    chart = draw_series(a_table(*rows), "s")

    assert find_overlaps(chart.figure) == []
    assert find_cut(chart.figure) == []
    assert len(chart.points) == 3 * min(count, 9)
    assert ("3 series not drawn" in chart.subtitle) == (count == 12)
