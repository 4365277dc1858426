"""The tables beside the charts."""

from typing import Any

import pandas as pd

from analysis.briefing.blocks import Notes
from analysis.briefing.chart_tables import COLUMNS, build_table
from analysis.charts.look import Chart
from analysis.comparison.wording import Wording


def a_chart(chart_id: str, rows: list[dict[str, object]]) -> Chart:
    return Chart(chart_id, "Title", "Subtitle", "Source", "Alt", pd.DataFrame(rows), None, reason="Too few.")


CLAIM = {"claim_id": "f1", "indicator": "exports", "surface": "1,234.5 tons", "period": "2025", "narrative": "defence"}
FRAME = {"label": "Jobs", "share_defence": 1234.5, "share_civilian": 0.25, "low": None, "high": 3.0, "q": 0.04}


def make_table(chart: Chart, notes: Notes) -> dict[str, Any]:
    table = build_table(chart, notes)
    assert table is not None
    return table


def test_a_row_with_a_claim_cites_it_in_its_own_words() -> None:
    table = make_table(a_chart("figures", [CLAIM]), Notes({"f1": 7}, Wording("military", "business", "de")))

    words, period, narrative = table["rows"][0][1:]
    assert words == [{"kind": "claim", "text": "1,234.5 tons", "claims": ["f1"], "note": 7}]
    assert (period[0]["kind"], narrative[0]["text"]) == ("claim", "military")


def test_any_other_number_rests_on_the_measurement_of_the_chart() -> None:
    table = make_table(a_chart("frames", [FRAME]), Notes({}, Wording("military", "business", "de")))

    cells = [cell[0] for cell in table["rows"][0]]
    assert cells[1] == {"kind": "measure", "text": "1.234,5", "measure": "chart.frames"}
    assert [cell["text"] for cell in cells] == ["Jobs", "1.234,5", "0,25", "3,0", "0,04"]
    assert [column["label"] for column in table["columns"]][1:3] == ["military, %", "business, %"]


def test_a_long_table_is_cut_and_says_where_the_rest_is() -> None:
    table = make_table(a_chart("frames", [FRAME] * 99), Notes({}))

    assert len(table["rows"]) == 15
    assert table["caption"].endswith("rows that are not shown are in frames.csv")


def test_a_column_without_a_value_and_a_table_without_a_row_are_left_out() -> None:
    table = make_table(a_chart("frames", [FRAME]), Notes({}))

    assert "Difference from" not in [column["label"] for column in table["columns"]]
    assert build_table(Chart("frames", "T", "S", "S", "A", pd.DataFrame(), None, reason="None."), Notes({})) is None


def test_every_chart_has_columns() -> None:
    assert set(COLUMNS) == {
        *("figures", "timeline", "series", "attribution", "frames", "density", "words", "actors", "rivals"),
    }
