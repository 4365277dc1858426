"""The briefing as a Word document."""

import io
import json
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest

from analysis.briefing.page import read_page
from analysis.briefing.share.worddocument import render_docx
from analysis.errors import OutputError
from tests.briefing.pages import HOSTILE, a_chart, a_notebook, a_table, a_title, prose, some_text
from tests.commands import SEEDS, call, read_tree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_document(notebook: Any) -> Any:
    return docx.Document(io.BytesIO(render_docx(read_page(notebook))))


def read_run(run: Path) -> Any:
    return read_document(json.loads((run / "notebooks" / "briefing.ipynb").read_text(encoding="utf-8")))


def list_text(document: Any) -> str:
    return "".join(t.text or "" for t in document.element.body.iter(f"{WORD}t"))


def test_title_language_and_dates_are_those_of_the_page(seeds_run: Path) -> None:
    document = read_run(seeds_run)
    facts, record = document.core_properties, json.loads((seeds_run / "manifest.json").read_text(encoding="utf-8"))

    assert (facts.title, facts.language, facts.author) == (record["title"], "en-GB", "Ploughshare")
    assert facts.created.date().isoformat() == facts.modified.date().isoformat() == record["date"]
    assert document.paragraphs[0].text == record["title"]
    assert document.paragraphs[0].style.name == "Title"


def test_headings_are_headings_and_none_skips_a_level(seeds_run: Path) -> None:
    styles = [p.style.name for p in read_run(seeds_run).paragraphs if p.style.name.startswith("Heading")]
    levels = [int(name.split()[1]) for name in styles]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("run", ["seeds_run", "hostile_run"])
def test_every_link_leads_to_a_bookmark_that_is_there_once(run: str, request: pytest.FixtureRequest) -> None:
    body = read_run(request.getfixturevalue(run)).element.body
    names = [mark.get(f"{WORD}name") for mark in body.iter(f"{WORD}bookmarkStart")]
    aims = {link.get(f"{WORD}anchor") for link in body.iter(f"{WORD}hyperlink")} - {None}

    assert aims
    assert aims <= set(names)
    assert len(names) == len(set(names))
    assert max(map(len, names)) <= 40


def test_a_table_repeats_its_head_and_a_picture_has_its_description(full_notebook: Any) -> None:
    document = read_document(full_notebook)

    heads = [table.rows[0]._tr.find(f"{WORD}trPr/{WORD}tblHeader") is not None for table in document.tables]
    assert heads
    assert all(heads)
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described == ["A line that rises."] * 2


def test_every_word_of_the_findings_stands_in_it(seeds_run: Path) -> None:
    text = re.sub(r"\s", "", list_text(read_run(seeds_run)))
    findings = json.loads((seeds_run / "findings.json").read_text(encoding="utf-8"))

    missing = [n["text"] for f in findings for n in f["numbers"] if re.sub(r"\s", "", n["text"]) not in text]
    assert missing == []


@pytest.mark.parametrize("words", [*HOSTILE, "\x01\x0b\x1b[31mred", "\u202egnirts\u202c", "🛰️", "صناعة الدفاع"])
def test_hostile_words_are_words(words: str) -> None:
    document = read_document(a_notebook(a_title(f"Title {words}"), prose(some_text(words)), a_table(words=words)))

    shown = re.sub(r"[\x00-\x1f\u202a-\u202e]", "", words)
    assert shown in list_text(document).replace("\ufffd", "") or "\x1b" in words or "\u202e" in words
    assert [link for link in document.element.body.iter(f"{WORD}hyperlink") if link.get(f"{WORD}anchor") is None] == []
    assert list(document.element.body.iter(f"{WORD}instrText", f"{WORD}fldSimple")) == []


def test_a_chart_without_a_drawing_gives_its_reason_and_its_table() -> None:
    table = {**a_table(), "id": "drawn"}
    chart = {**a_chart(), "reason": "Too few figures.", "table": table}

    page = read_page(a_notebook(a_title(), chart))

    bare = replace(page, parts=tuple({k: v for k, v in part.items() if k != "svg"} for part in page.parts))
    document = docx.Document(io.BytesIO(render_docx(bare)))

    assert "Too few figures." in list_text(document)
    assert len(document.tables) == 1


def test_an_unknown_block_is_refused_by_name() -> None:
    page = read_page(a_notebook(a_title(), prose(some_text("a"))))

    with pytest.raises(OutputError, match="block 'dance' cannot be printed in a document"):
        render_docx(replace(page, parts=({"block": "dance"},)))


def test_markdown_keeps_its_lists_emphasis_tables_and_links() -> None:
    source = "## Method\n\n- one **bold**\n- two\n\n1. first\n\n> said\n\n[web](https://example.org)\n\n|a|b|\n|-|-:|\n|c|d|\n"

    document = read_document(a_notebook(a_title(), source))

    styles = {p.text: p.style.name for p in document.paragraphs}
    assert (styles["one bold"], styles["first"], styles["said"]) == ("List Bullet", "List Number", "Quote")
    assert [cell.text for row in document.tables[0].rows for cell in row.cells] == ["a", "b", "c", "d"]
    assert [r.target_ref for r in document.part.rels.values() if r.is_external] == ["https://example.org"]


def test_equal_pages_are_equal_bytes_without_a_clock(full_notebook: Any) -> None:
    one, two = (render_docx(read_page(full_notebook)) for _ in range(2))

    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in archive.namelist()


def test_it_is_written_where_it_was_asked_for_and_listed(seeds_run: Path, tmp_path: Path) -> None:
    done = call("brief", SEEDS, "--out", tmp_path, "--name", "run", "--set", "docx=true")

    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads((tmp_path / "run" / "manifest.json").read_text(encoding="utf-8"))
    assert "briefing.docx" in {f["path"] for f in record["files"]}
    assert set(read_tree(tmp_path / "run")) - set(read_tree(seeds_run)) == {"briefing.docx"}
