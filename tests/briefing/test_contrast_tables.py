"""The tables that set the two narratives side by side."""

from typing import Any

import pytest

from analysis.briefing import contrast_tables, open_briefing
from analysis.briefing.opening import Briefing
from tests.commands import SEEDS


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return open_briefing(sources=[str(SEEDS)])


def text_of(cell: list[dict[str, Any]]) -> str:
    return "".join(segment["text"] for segment in cell)


@pytest.mark.parametrize("show", [contrast_tables.show_telling, contrast_tables.show_named])
def test_every_number_of_the_rates_is_bound_to_a_measure(briefing: Briefing, show: Any) -> None:
    rows = show(briefing).data["rows"]

    assert rows
    for row in rows:
        numbers = [segment for cell in row[3:] for segment in cell if segment["text"] != "–"]
        assert {segment["kind"] for segment in numbers} == {"measure"}


def test_a_line_shows_the_words_of_a_frame_and_where_they_stand(briefing: Briefing) -> None:
    rows = contrast_tables.show_lines(briefing).data["rows"]

    first = next(row for row in rows if text_of(row[0]) == "Security and sovereignty")
    assert text_of(first[1]) == "defence"
    assert " arsenal " in text_of(first[2])
    assert text_of(first[2]).endswith(", 2394–2401)")


def test_of_very_many_speakers_those_with_the_most_statements_are_shown_and_that_is_said(
    briefing: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    speakers = briefing.comparison.tables["speakers"]
    monkeypatch.setattr(contrast_tables, "MOST_SPEAKERS", 3)

    data = contrast_tables.show_speakers(briefing).data

    shown = [text_of(row[0]) for row in data["rows"]]
    assert sorted(shown) == sorted(speakers.nlargest(3, "statements")["source"])
    assert "those with the most statements" in data["caption"]


@pytest.mark.parametrize(("rate", "written"), [(0.0, "0"), (0.186, "0.19"), (-0.38, "−0.38"), (12.34, "12.3")])
def test_a_small_rate_keeps_two_decimals(rate: float, written: str) -> None:
    assert contrast_tables.spell_rate(rate) == written
