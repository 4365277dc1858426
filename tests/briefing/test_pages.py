"""Pages and chart files of whole runs; foreign words stay words in each of them."""

import csv
import re
from pathlib import Path

import pypdfium2
import pytest

from tests.briefing.pages import read_elements
from tests.hostile import FORMULAS, LONG, MARKUP, SCRIPTS

PAGES = ("briefing", "extraction", "comparison", "charting")
EXECUTABLE = {"iframe", "object", "embed", "form", "link", "base", "svg"}


def read_words(run: Path, page: str = "extraction") -> str:
    elements = read_elements((run / f"{page}.html").read_text(encoding="utf-8"))
    return " ".join(next(e.text for e in elements if e.tag == "main").split())


def read_pdf(run: Path, page: str = "extraction") -> str:
    with pypdfium2.PdfDocument(run / f"{page}.pdf") as document:
        words = "".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    return re.sub(r"[\s\u00ad\u200b\ufffe\u0002]", "", words)


@pytest.mark.parametrize("words", [*MARKUP, *FORMULAS, *SCRIPTS])
def test_foreign_words_are_words_in_the_page(hostile_run: Path, words: str) -> None:
    assert words in read_words(hostile_run)


@pytest.mark.parametrize("words", [*MARKUP, *FORMULAS])
def test_foreign_words_are_words_in_the_pdf(hostile_run: Path, words: str) -> None:
    assert re.sub(r"\s", "", words) in read_pdf(hostile_run)


@pytest.mark.parametrize("words", ["中国军工企业", "الدفاع"], ids=["Chinese", "Arabic"])
def test_what_no_font_draws_is_marked_in_the_pdf(hostile_run: Path, words: str) -> None:
    assert "□" * len(words) in read_pdf(hostile_run)


@pytest.mark.parametrize("page", PAGES)
def test_what_hides_or_turns_words_is_marked(hostile_run: Path, page: str) -> None:
    html = (hostile_run / f"{page}.html").read_text(encoding="utf-8")

    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
    assert "□" in html or page in {"comparison", "charting"}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_hostile_articles_holds_nothing_that_acts(hostile_run: Path, page: str) -> None:
    elements = read_elements((hostile_run / f"{page}.html").read_text(encoding="utf-8"))

    acting = [e.tag for e in elements if e.tag in EXECUTABLE or any(name.startswith("on") for name in e)]
    foreign = [e["href"] for e in elements if "href" in e and not e["href"].startswith("#")]
    assert acting == []
    assert foreign == []
    assert [dict(e) for e in elements if e.tag == "script"] == [{}]  # our own, which the policy knows by its sum


def test_a_word_of_five_thousand_letters_is_printed(hostile_run: Path) -> None:
    assert LONG[:200] in read_words(hostile_run)
    assert LONG[:200] in read_pdf(hostile_run)


@pytest.mark.parametrize("chart", ["attribution", "figures", "frames", "timeline"])
def test_a_chart_of_hostile_articles_only_draws(hostile_run: Path, chart: str) -> None:
    svg = (hostile_run / "charts" / f"{chart}.svg").read_text(encoding="utf-8")

    assert "<script" not in svg
    assert not re.search(r"\son\w+=|href=\"(?!#)", svg)


@pytest.mark.parametrize("chart", ["attribution", "figures", "timeline"])
def test_a_chart_comes_with_the_table_it_was_drawn_from(seeds_run: Path, chart: str) -> None:
    rows = list(csv.reader((seeds_run / "charts" / f"{chart}.csv").read_text(encoding="utf-8").splitlines()))

    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert (seeds_run / "charts" / f"{chart}.png").read_bytes().startswith(b"\x89PNG")
