"""The difference of two runs as a page, as a PDF and on a terminal."""

import json
import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from analysis.briefing.difference import compare_runs, read_run, write_difference
from analysis.briefing.difference.blocks import bind_finding
from analysis.briefing.difference.summary import list_lines
from analysis.comparison.prose import Cited, Measured
from analysis.errors import OutputError, SourceError
from tests.briefing.pages import read_elements


def write_pages(old: Path, new: Path, out: Path) -> tuple[str, str]:
    """The page and the words of the PDF."""
    page, pdf = write_difference(compare_runs(read_run(old), read_run(new)), out)
    with pypdfium2.PdfDocument(pdf) as document:
        words = "".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    return page.read_text(encoding="utf-8"), words


def test_equal_runs_say_that_nothing_changed(seeds_run: Path, tmp_path: Path) -> None:
    html, pdf = write_pages(seeds_run, seeds_run / "manifest.json", tmp_path)

    assert "Nothing changed" in html
    assert "Nothing changed" in pdf
    difference = compare_runs(read_run(seeds_run), read_run(seeds_run))
    assert list(list_lines(difference)) == ["nothing changed between seeds and seeds"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["diff-seeds-seeds.html", "diff-seeds-seeds.pdf"]


@pytest.mark.parametrize("turned", [False, True], ids=["seeds to hostile", "hostile to seeds"])
def test_every_count_is_bound_and_every_claim_is_of_one_of_the_runs(
    turned: bool, seeds_run: Path, hostile_run: Path, tmp_path: Path
) -> None:
    old, new = (hostile_run, seeds_run) if turned else (seeds_run, hostile_run)
    html, pdf = write_pages(old, new, tmp_path)
    elements = read_elements(html)

    difference = compare_runs(read_run(old), read_run(new))
    known = {row["claim_id"] for run in (difference.old, difference.new) for row in run.claims}
    assert {c for e in elements for c in e.get("data-claim", "").split()} <= known
    told = {e["data-measure"]: e.text for e in elements if e.get("data-measure", "").startswith("diff.")}
    assert told["diff.claims.came"] == str(len(difference.claims.came))
    assert told["diff.claims.went"] == str(len(difference.claims.went))
    ids = {e["id"] for e in elements if "id" in e}
    assert {e["href"][1:] for e in elements if e.get("href", "").startswith("#")} <= ids
    assert f"{old.name}" in pdf


def test_equal_runs_give_equal_pages(seeds_run: Path, hostile_run: Path, tmp_path: Path) -> None:
    difference = compare_runs(read_run(seeds_run), read_run(hostile_run))

    one, two = (write_difference(difference, tmp_path / name) for name in ("one", "two"))

    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]


def test_a_terminal_gets_counts_and_the_first_few(seeds_run: Path, hostile_run: Path) -> None:
    lines = list(list_lines(compare_runs(read_run(seeds_run), read_run(hostile_run))))

    assert re.fullmatch(r"claims in use: \d+ came, \d+ went, 0 changed, 0 moved", lines[0])
    assert len(lines) < 40
    assert max(map(len, lines)) < 400


def test_a_finding_keeps_its_numbers_bound() -> None:
    finding = {
        "text": "In 3 articles “20 countries” and 3 more.",
        "numbers": [
            {"text": "3", "measure": "read.articles"},
            {"text": "“20 countries”", "claims": ["f1"]},
            {"text": "3", "measure": "read.copies"},
        ],
    }

    segments = bind_finding(finding)

    assert "".join(s.text for s in segments) == finding["text"]
    assert [s for s in segments if isinstance(s, Cited | Measured)] == [
        Measured("3", "read.articles"),
        Cited("“20 countries”", ("f1",)),
        Measured("3", "read.copies"),
    ]


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda run: shutil.rmtree(run), r"manifest\.json: cannot be read: .*; name the folder of a run"),
        (lambda run: (run / "findings.json").unlink(), r"findings\.json: cannot be read: .*; name the folder"),
        (
            lambda run: (run / "manifest.json").write_text("{"),
            r"manifest\.json: is not valid JSON: .*; make the",
        ),
        (lambda run: (run / "manifest.json").write_text("{}"), r"run: this run cannot be read: .*; make it again"),
        (lambda run: (run / "findings.json").write_text('[{"id": 1}]'), r"run: this run cannot be read: .*; make it"),
        (lambda run: (run / "ledger.parquet").unlink(), r"run: this run cannot be read: .*; make it again"),
    ],
    ids=["no folder", "no findings", "no JSON", "no record", "other findings", "no ledger"],
)
def test_what_is_no_run_is_named_with_a_remedy(harm: object, said: str, seeds_run: Path, tmp_path: Path) -> None:
    shutil.copytree(seeds_run, tmp_path / "run")
    harm(tmp_path / "run")  # type: ignore[operator]

    with pytest.raises(SourceError, match=said):
        read_run(tmp_path / "run")


def test_a_run_of_an_earlier_version_without_a_date_can_be_read(seeds_run: Path, tmp_path: Path) -> None:
    shutil.copytree(seeds_run, tmp_path / "run")
    record = json.loads((tmp_path / "run" / "manifest.json").read_text(encoding="utf-8"))
    del record["date"], record["title"]
    (tmp_path / "run" / "manifest.json").write_text(json.dumps(record), encoding="utf-8")

    assert compare_runs(read_run(tmp_path / "run"), read_run(seeds_run)).is_empty


def test_pages_that_cannot_be_written_are_told(seeds_run: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    difference = compare_runs(read_run(seeds_run), read_run(seeds_run))

    with pytest.raises(OutputError, match=r"cannot be made: .*; choose another --out"):
        write_difference(difference, tmp_path / "file" / "below")
