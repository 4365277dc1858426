"""The PDFs of the user's articles, judged by programs that are not ours."""

import json
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from analysis.briefing.parameters import Parameters
from analysis.pipeline import write_briefing

PDFS = ("briefing", "extraction", "comparison", "charting")
BODY_PAGES, WHOLE_PAGES = 4, 6
LARGEST = 1_000_000


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("printed")
    write_briefing(Parameters(classification="INTERNAL"), out, "seeds")
    return out / "seeds"


@pytest.mark.parametrize("name", PDFS)
def test_a_checker_of_accessibility_finds_nothing(run: Path, name: str) -> None:
    pdfua = pytest.importorskip("pdfua", reason="the package pdfua is not installed: it comes with the dev extra")

    report = pdfua.validate(run / f"{name}.pdf")

    assert [finding.message for finding in report.findings] == []


@pytest.mark.skipif(shutil.which("outloud") is None, reason="the program outloud is not installed: pip install outloud")
@pytest.mark.parametrize("name", PDFS)
def test_a_checker_of_what_is_read_out_finds_no_error(run: Path, name: str) -> None:
    words = ["outloud", "--json", "-", "--quiet", str(run / f"{name}.pdf")]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", timeout=180)

    found = json.loads(done.stdout)["results"][0]["findings"]

    assert [f["message"] for f in found if f["severity"] == "error"] == []


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="the program qpdf is not installed: install the package qpdf")
@pytest.mark.parametrize("name", PDFS)
def test_a_checker_of_the_format_finds_nothing(run: Path, name: str) -> None:
    done = subprocess.run(["qpdf", "--check", str(run / f"{name}.pdf")], capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")


def test_the_briefing_holds_the_ledger_and_the_annexes_hold_nothing(run: Path) -> None:
    held = {}
    for name in PDFS:
        with pikepdf.open(run / f"{name}.pdf") as pdf:
            held[name] = {file: spec.get_file().read_bytes() for file, spec in pdf.attachments.items()}

    assert held.pop("briefing") == {"ledger.csv": (run / "ledger.csv").read_bytes()}
    assert set(map(len, held.values())) == {0}


def test_the_ledger_is_left_out_when_asked(tmp_path: Path) -> None:
    write_briefing(Parameters(attach_ledger=False), tmp_path, "seeds")

    with pikepdf.open(tmp_path / "seeds" / "briefing.pdf") as pdf:
        assert list(pdf.attachments) == []


def test_the_briefing_is_short_and_light(run: Path) -> None:
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(run / "briefing.pdf")]

    notes = next(number for number, words in enumerate(pages, start=1) if "The sentence behind each number" in words)

    assert notes <= BODY_PAGES
    assert len(pages) <= WHOLE_PAGES
    assert (run / "briefing.pdf").stat().st_size < LARGEST
