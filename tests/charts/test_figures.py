import math

import pandas as pd
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text

from analysis.charts.figures import draw_figures
from analysis.charts.look import MARKERS
from analysis.charts.panels import COLUMNS
from analysis.comparison.wording import Wording

NONE = math.nan


def a_figure(claim_id="f1", **changes):
    row = {
        "claim_id": claim_id, "narrative": "defence", "indicator": "defence export destinations",
        "surface": "20 countries", "value": 20, "low": 20, "high": 20, "bound": "exact",
        "unit": "country", "period": "2026", "article": "a0",
    }  # fmt: skip
    return row | changes


def a_table(*rows):
    return pd.DataFrame(list(rows), columns=COLUMNS)


BILLION = {"value": 1.4e9, "low": 1.4e9, "high": 1.4e9, "unit": "AZN", "period": "2025"}
VALUE = BILLION | {"indicator": "defence production value"}
TRACTORS = {"value": NONE, "low": 700, "high": 800, "bound": "between", "unit": "tractor", "period": "2025"}
SEEDS = a_table(
    a_figure("f1", surface="nearly 20 countries", low=NONE, bound="nearly"),
    a_figure("f2", surface="1.4 billion manats", **VALUE),
    a_figure(
        "f3",
        surface="about 1.4 billion",
        article="a1",
        **VALUE | {"bound": "about", "low": NONE, "high": NONE},
    ),
    a_figure(
        "f4",
        surface="between 700 and 800 tractors",
        narrative="civilian",
        indicator="tractors",
        article="a2",
        **TRACTORS,
    ),
)


def words_of(chart):
    return [text.get_text() for text in chart.figure.findobj(Text)]


def markers_of(chart):
    return {line.get_marker() for line in chart.figure.findobj(Line2D)} - {"None"}


def test_each_figure_stands_in_its_own_words_with_its_period():
    words = words_of(draw_figures(SEEDS, "Source: 3 articles"))

    assert {
        "nearly 20 countries",
        "1.4 billion manats",
        "between 700 and 800 tractors",
        "2025",
        "2026",
    } <= set(words)


def test_the_alt_text_names_the_highest_and_the_number():
    table = a_table(a_figure("f1"), a_figure("f2", surface="30 countries", value=30, low=30, high=30))

    alt = draw_figures(table, "").alt

    assert "2 figures" in alt
    assert "highest 30 countries" in alt
    assert "lowest 20 countries" in alt


def test_the_subtitle_counts_sides_articles_and_inexact_figures():
    subtitle = draw_figures(SEEDS, "").subtitle

    assert "n = 4 figures (3 defence, 1 civilian) on 3 indicators in 3 articles" in subtitle
    assert "2025 to 2026" in subtitle
    assert "3 of 4 not exact" in subtitle


def test_the_title_says_whether_both_sides_measure_the_same_thing():
    shared = a_table(a_figure("f1"), a_figure("f2", narrative="civilian"))

    assert draw_figures(SEEDS, "").title.endswith("no indicator in common")
    assert draw_figures(shared, "").title == (
        "Both narratives put figures on 1 of 1 indicator: defence export destinations"
    )
    assert draw_figures(SEEDS[:3], "").title == "Figures come from one side only: defence"


def test_the_side_is_told_by_marker_as_well_as_colour():
    assert {MARKERS["defence"], MARKERS["civilian"]} <= markers_of(draw_figures(SEEDS, ""))


def test_the_same_bytes_come_out_twice():
    one, other = draw_figures(SEEDS, "s"), draw_figures(SEEDS, "s")

    assert one.svg() == other.svg()
    assert one.png() == other.png()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_swapping_the_rows_of_the_table_changes_nothing(seed):
    one, other = draw_figures(SEEDS, "s"), draw_figures(SEEDS.sample(frac=1, random_state=seed), "s")

    assert (one.svg(), one.title, one.subtitle, one.alt) == (
        other.svg(),
        other.title,
        other.subtitle,
        other.alt,
    )
    pd.testing.assert_frame_equal(one.data, other.data)


def test_a_single_figure_is_told_and_not_drawn():
    none, one = draw_figures(SEEDS[:0], "Source: 1 article"), draw_figures(SEEDS[:1], "Source: 1 article")

    assert (none.title, none.reason) == ("No figures", "Figures are drawn from 2 on; here is none.")
    assert (one.title, one.reason) == ("Too few figures to draw", "Figures are drawn from 2 on; here is 1.")
    assert one.reason in one.alt
    assert one.svg() is None


def test_each_mark_is_a_point_with_its_claim_where_the_mark_stands():
    chart = draw_figures(SEEDS, "")

    width, height = (inches * 25.4 for inches in chart.figure.get_size_inches())
    places = {
        (round(line.get_xdata()[0] / width, 3), round(line.get_ydata()[0] / height, 3))
        for line in chart.figure.findobj(Line2D)
        if line.get_marker() in MARKERS.values()
    }
    points = {point.claims[0]: point for point in chart.points}
    assert set(points) == {"f1", "f2", "f3", "f4"}
    assert all((round(points[f].x, 3), round(points[f].y, 3)) in places for f in ("f1", "f2", "f3"))
    assert points["f1"].label == "nearly 20 countries, 2026"


def test_words_of_a_claim_stay_as_they_were_stated():
    table = a_table(a_figure("f1", surface="1,234.5 tons", value=1234.5), a_figure("f2", value=2000.5))

    chart = draw_figures(table, "", Wording("military", "business", "de"))

    assert {"1,234.5 tons", "1.000", "military"} <= set(words_of(chart))


def test_dollars_and_foreign_letters_are_drawn_as_they_are():
    table = a_table(a_figure(surface="$5 to $10 million, Gəncə", indicator="$x^2$", unit="₼"), a_figure("f2"))

    chart = draw_figures(table, "")

    assert {"$5 to $10 million, Gəncə", "$x^2$", "AZN"} <= set(words_of(chart))
    assert not any(text.get_parse_math() for text in chart.figure.findobj(Text))
    assert chart.svg()


def test_what_finds_no_room_is_counted_and_stays_in_the_data():
    table = a_table(*(a_figure(f"f{n:02}", indicator=f"indicator {n % 15}", value=n) for n in range(80)))

    chart = draw_figures(table, "")

    assert "50 figures not drawn" in chart.subtitle
    assert len(chart.data) == 80
    assert chart.figure.get_size_inches()[1] * 25.4 < 240


def test_the_latest_figures_of_a_long_series_are_kept():
    table = a_table(*(a_figure(f"f{n:02}", period=str(1980 + n)) for n in range(40)))

    words = words_of(draw_figures(table, ""))

    assert "2019" in words
    assert "1980" not in words
    assert "country, latest 30 of 40" in words


def test_a_figure_without_a_number_is_counted_not_drawn():
    many = a_figure("f3", surface="many countries", value=NONE, low=NONE, high=NONE)
    table = a_table(a_figure("f1"), a_figure("f2"), many)

    chart = draw_figures(table, "")

    assert "many countries" not in words_of(chart)
    assert "1 figure not drawn" in chart.subtitle


def test_a_figure_without_a_unit_or_a_period_is_drawn():
    chart = draw_figures(a_table(a_figure(unit=None, period=None), a_figure("f2")), "")

    assert "20 countries" in words_of(chart)
    assert "no date" in words_of(chart)


def test_nearly_and_more_than_point_to_different_sides():
    below = draw_figures(a_table(a_figure(bound="nearly", low=NONE), a_figure("f2")), "")
    above = draw_figures(a_table(a_figure(bound="more_than", high=NONE), a_figure("f2")), "")

    assert tip_of(below) < middle_of_head(below)
    assert tip_of(above) > middle_of_head(above)


def tip_of(chart):
    return chart.figure.findobj(Polygon)[-1].get_xy()[0][0]


def middle_of_head(chart):
    return chart.figure.findobj(Polygon)[-1].get_xy()[1][0]
