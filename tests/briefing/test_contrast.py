"""The table that sets the two narratives side by side, and how a reader names and writes things."""

from pathlib import Path

import pytest

from analysis.briefing import contrast, open_briefing, sections
from analysis.errors import ParameterError
from tests.briefing.pages import list_segments

TEXTS = {
    "d": "The Velm Plant exported drones worth 1,250.5 million manat in 2024. The army was proud of the weapons.",
    "c": "The Karsat tractor works produced 3,200 tractors in 2024. Farmers bought them, said director Alar Veld.",
}


@pytest.fixture
def folder(tmp_path: Path) -> str:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return str(tmp_path)


def rows_of(briefing: object) -> dict[str, list[str]]:
    rows = contrast.show_contrast(briefing).data["rows"]  # type: ignore[arg-type]
    return {"".join(s["text"] for s in row[0]): ["".join(s["text"] for s in cell) for cell in row[1:]] for row in rows}


def test_rates_stand_beside_the_size_of_each_side(folder: str) -> None:
    rows = rows_of(open_briefing(sources=[folder]))

    assert rows["Articles"][1:3] == ["1", "1"]
    assert rows["Said by a named person"][1:4] == ["0", "50.0", "−50.0"]


def test_without_enough_articles_no_q_is_shown(folder: str) -> None:
    assert {row[-1] for row in rows_of(open_briefing(sources=[folder])).values()} == {"–"}


def test_the_sides_have_the_names_that_the_reader_gave_them(folder: str) -> None:
    briefing = open_briefing(sources=[folder], side_names=["military", "civil"])

    heads = [column["label"] for column in contrast.show_contrast(briefing).data["columns"]]
    assert heads[2:4] == ["Military", "Civil"]
    assert "one military, one civil" in "".join(
        s["text"] for s in list_segments(dict(sections.show_title(briefing).data))
    )
    assert any("Civil: " in f.text for f in briefing.comparison.findings)


def test_numbers_of_ours_are_written_as_the_reader_is_used_to_and_those_of_the_articles_as_they_stand(
    folder: str,
) -> None:
    briefing = open_briefing(sources=[folder], numbers="de")

    shown = rows_of(briefing)["Said by a named person"]
    assert shown[2] == "50,0"
    told = "".join(s["text"] for s in list_segments(dict(sections.show_claims(briefing).data)))
    assert "“1,250.5 million manat”" in told


def test_only_frames_of_interest_are_shown(folder: str) -> None:
    briefing = open_briefing(sources=[folder], frames=["jobs_regions"])

    assert [name for name in rows_of(briefing) if name.startswith("Frame")] == ["Frame: Jobs, people and regions"]


def test_an_unknown_frame_is_named_with_the_nearest(folder: str) -> None:
    with pytest.raises(ParameterError, match="'jobs_region' is unknown; did you mean jobs_regions"):
        open_briefing(sources=[folder], frames=["jobs_region"])
