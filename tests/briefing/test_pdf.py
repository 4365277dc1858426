"""Notebooks as PDF."""

import io
import logging
import re
from typing import Any

import pikepdf
import pypdfium2
import pytest

from analysis.briefing.blocks import MIME
from analysis.briefing.glyphs import BORROWED, find_drawn
from analysis.briefing.pdf import PloughsharePDFExporter
from analysis.places import FONTS
from tests.briefing.pages import (
    HOSTILE,
    SVG,
    a_cell,
    a_chart,
    a_claim,
    a_measure,
    a_measurement,
    a_note,
    a_notebook,
    a_table,
    a_title,
    hostile_cells,
    notes,
    prose,
    shown,
    some_text,
)


def export(*cells: Any, **metadata: Any) -> bytes:
    return bytes(PloughsharePDFExporter().from_notebook_node(a_notebook(*cells, **metadata))[0])


def page_texts(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).split())


def link_targets(pdf: bytes) -> list[Any]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        annotations = [a for page in opened.pages for a in page.get("/Annots", [])]
        return [str(a.get("/Dest", a.get("/A"))) for a in annotations]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_printed_as_words_wherever_they_stand(words: str) -> None:
    cells = hostile_cells(words)

    pdf = export(*cells)

    assert words_of(pdf).count(words) >= 12


def test_the_same_notebook_gives_the_same_bytes(full_notebook: Any) -> None:
    pdfs = {PloughsharePDFExporter().from_notebook_node(full_notebook)[0] for _ in range(2)}

    assert len(pdfs) == 1


def test_a_pdf_is_tagged_titled_and_has_bookmarks(full_notebook: Any) -> None:
    pdf, _ = PloughsharePDFExporter().from_notebook_node(full_notebook)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang) == "en-GB"
        assert str(opened.docinfo["/Title"]) == "What three articles claim"
        with opened.open_outline() as outline:
            assert [item.title for item in outline.root[0].children] == [
                "Key findings",
                "Both sides",
                "Notes",
            ]
        xmp = opened.Root.Metadata.read_bytes().decode()
    assert re.search(r"pdfuaid:part[^0-9]*1", xmp)
    assert re.search(r"pdfaid:part[^0-9]*3", xmp)


@pytest.mark.parametrize(
    ("date", "epoch", "expected"),
    [("2026-01-13", "0", "20260113"), (None, "86400", "19700102"), (None, None, "19800101")],
    ids=["given", "source date epoch", "neither"],
)
def test_the_date_is_given_and_never_read_from_the_clock(
    date: str, epoch: str | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    pdf = export(a_title(), date=date)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.docinfo["/CreationDate"]).startswith(f"D:{expected}")


def test_a_number_links_to_its_note_and_the_note_to_the_page_that_cites_it() -> None:
    page = [a_title(), prose(a_claim()), notes(a_note(), a_measurement())]

    pdf = export(*page)

    assert len(link_targets(pdf)) == 4
    assert "cited on page 1" in words_of(pdf)


def test_a_number_without_a_note_on_the_page_is_no_link() -> None:
    pdf = export(a_title(), prose(a_claim(note=7)))

    assert link_targets(pdf) == []
    assert "nearly 20" in words_of(pdf)


def test_letters_and_signs_of_the_region_are_printed() -> None:
    words = "İstehsal şöbəsi, Gəncə, ığüöç, 1.4 billion ₼ → ≈ − Հայ ქართ"

    pdf = export(a_title(), prose(some_text(words)))

    assert words in words_of(pdf)


def test_a_character_no_font_draws_is_marked_and_reported(caplog: pytest.LogCaptureFixture) -> None:
    exporter = PloughsharePDFExporter(log=logging.getLogger("ploughshare.tests"))
    svg = SVG.replace("<path", '<text x="1" y="20">文</text><path')
    notebook = a_notebook(
        a_title("中 title"), prose(some_text("a \ufeff\ue000 b")), a_cell(shown({"image/svg+xml": svg}))
    )

    pdf, _ = exporter.from_notebook_node(notebook)

    assert "□ title" in words_of(pdf)
    assert "U+4E2D U+6587 U+E000" in caplog.text


def test_every_character_said_to_be_drawn_is_drawn() -> None:
    borrowed = "".join(chr(point) for first, last in BORROWED for point in range(first, last + 1))

    pdf = export(a_title(), prose(some_text(" ".join(borrowed))))

    assert "□" * 2 not in words_of(pdf)


def test_bold_and_italic_draw_what_regular_draws() -> None:
    from fontTools.ttLib import TTFont

    for name in ("Bold", "Italic"):
        with TTFont(FONTS / f"NotoSans-{name}.ttf", lazy=True) as font:
            drawn = set(font.getBestCmap())
        assert not {p for p in find_drawn() if not any(a <= p <= b for a, b in BORROWED)} - drawn - {9, 10}


def test_the_head_of_a_long_table_is_repeated_on_every_page() -> None:
    pages = page_texts(export(a_title(), a_table(rows=80)))

    assert len(pages) > 1
    assert all("Indicator" in page for page in pages)


def test_pages_are_numbered_and_later_ones_bear_the_title() -> None:
    pages = page_texts(export(a_title("Arms and tractors"), a_table(rows=80)))

    assert all(f"{n} of {len(pages)}" in page for n, page in enumerate(pages, start=1))
    assert all("Arms and tractors" in page for page in pages)


@pytest.mark.parametrize("rows", range(28, 34))
def test_no_row_stands_alone_on_the_last_page(rows: int) -> None:
    words = (
        "Destinations abroad, as the ministry counts them in its yearly statement to the house and to the press. " * 2
    )

    pages = page_texts(export(a_title(), a_table(rows=rows, words=words.strip())))

    assert len(pages) == 1 or pages[-1].count("Destinations") > 1


def test_a_narrow_table_of_many_rows_is_set_as_two_with_a_head_each() -> None:
    words = words_of(export(a_title(), a_table(rows=10)))

    assert words.count("Indicator") == 2
    assert words.count("nearly 20") == 10


def test_every_page_bears_its_date_number_and_classification() -> None:
    notebook = a_notebook(a_title(), a_table(rows=80))
    notebook.metadata.ploughshare.classification = "FOR OFFICIAL USE $x$ #1"

    pages = page_texts(PloughsharePDFExporter().from_notebook_node(notebook)[0])

    assert [page.count("FOR OFFICIAL USE $x$ #1") for page in pages] == [2] * len(pages)
    assert all("13 January 2026" in page for page in pages)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_paper_is_the_one_asked_for(paper: str, size: tuple[int, int]) -> None:
    notebook = a_notebook(a_title(), a_table(rows=80))
    notebook.metadata.ploughshare.paper = paper

    pdf, _ = PloughsharePDFExporter().from_notebook_node(notebook)

    assert {tuple(map(round, page.get_size())) for page in pypdfium2.PdfDocument(pdf)} == {size}


def test_a_logo_stands_on_the_first_page_and_is_described() -> None:
    plain, notebook = a_notebook(a_title(), a_table(rows=80)), a_notebook(a_title(), a_table(rows=80))
    notebook.metadata.ploughshare.logo = {"media": "image/svg+xml", "data": SVG}

    pdf, _ = PloughsharePDFExporter().from_notebook_node(notebook)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        alts = [str(o.Alt) for o in opened.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
    assert alts == ["Emblem of the publisher of this page"]
    assert page_texts(pdf) == page_texts(PloughsharePDFExporter().from_notebook_node(plain)[0])


def test_an_attached_ledger_comes_out_byte_for_byte() -> None:
    ledger = 'claim_id,surface\r\nf1,"1,4 ₼\n=1+1"\r\n'
    resources = {"ploughshare": {"attachments": {"ledger.csv": ledger}}}

    pdf, _ = PloughsharePDFExporter().from_notebook_node(a_notebook(a_title()), resources)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        held = opened.attachments["ledger.csv"]
        assert held.get_file().read_bytes() == ledger.encode()
        assert held.get_file().mime_type == "text/csv"
        assert held.description
        assert str(opened.Root.AF[0].AFRelationship) == "/Data"
        assert str(opened.Root.AF[0].EF.F.Params.ModDate).startswith("D:20260113")


def test_a_page_without_attachments_holds_no_files() -> None:
    with pikepdf.open(io.BytesIO(export(a_title()))) as opened:
        assert list(opened.attachments) == []


def an_entry(number: int, claims: dict[str, Any] | None) -> dict[str, Any]:
    words = {
        "article_id": f"a{number}",
        "number": number,
        "title": f"$Title$ {number}",
        "source": "Azernews · 1,024 words",
    }
    return {
        **words,
        "accounting": [some_text("12 numbers seen")],
        "text": [{"sentences": [{"start": 0, "pieces": ["the whole text"]}], "after": ""}],
        "claims": claims,
    }


def test_an_article_is_printed_with_its_claims_and_without_its_text() -> None:
    claims = a_table(rows=2)
    claims["columns"][1]["print"] = False
    reader = {"block": "reader", "id": "articles", "entries": [an_entry(1, claims), an_entry(2, None)]}

    pdf = export(a_title(), "## The articles", shown_json(reader))

    words = words_of(pdf)
    assert "1. $Title$ 1 Azernews · 1,024 words 12 numbers seen" in words
    assert "Destinations" in words
    assert not re.search(r"Title\$ 2|whole text|nearly 20", words)


def test_a_chart_without_a_drawing_gives_its_reason_and_its_numbers() -> None:
    chart = {**a_chart("Too few to draw"), "reason": "Five articles are too few.", "table": a_table()}

    words = words_of(export(a_title(), "## Frames", shown_json(chart)))

    assert "Too few to draw countries Five articles are too few. What is stated Indicator Defence" in words


def test_a_drawn_chart_leaves_its_table_to_the_screen() -> None:
    assert "Indicator" not in words_of(export(a_title(), {**a_chart(), "table": a_table()}))


def test_measurements_told_in_the_same_words_are_told_once() -> None:
    page = [a_title(), prose(a_measure(name="a"), a_measure(name="b"))]
    told = [{"measure": name, "title": "Articles", "text": "copies counted once"} for name in ("a", "b")]

    pdf = export(*page, notes(*told))

    assert words_of(pdf).count("copies counted once") == 1
    assert len(link_targets(pdf)) == 3


def shown_json(data: dict[str, Any]) -> dict[str, Any]:
    return a_cell(shown({MIME: data}))


def test_a_long_word_breaks_rather_than_leave_the_page() -> None:
    pdf = export(a_title(), prose(some_text("x" * 300)))

    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()
    right = max(text.get_charbox(i)[2] for i in range(text.count_chars()))
    assert right < page.get_width() - 60


def test_code_tracebacks_and_foreign_html_are_not_printed() -> None:
    error = {"output_type": "error", "ename": "SourceError", "evalue": "/opt/alice", "traceback": ["File x"]}

    words = words_of(export(a_title(), a_cell(error, shown({"text/html": "<b>bold</b>", "text/plain": "plain"}))))

    assert "This cell failed: SourceError" in words
    assert "plain" in words
    assert not re.search("hidden_code|alice|File x|bold", words)


def test_a_picture_has_its_description(full_notebook: Any) -> None:
    pdf, _ = PloughsharePDFExporter().from_notebook_node(full_notebook)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        alts = [str(o.Alt) for o in opened.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
    assert alts == ["A line that rises."] * 2


def test_struck_links_nested_lists_and_tables_of_a_cell_are_printed() -> None:
    links = "~~[a](https://e.org)~~ [~~b~~](https://e.org)"
    blocks = "1. c\n   - d\n\n|e|f|\n|-|-:|\n|g|h|\n\n> i\n\n---\n\n`j`"

    words = words_of(export("# T", f"{links}\n\n{blocks}"))

    assert re.search(r"a b 1\. c • d e f g h i j", words)


def test_nbconvert_knows_the_exporter_by_name() -> None:
    from nbconvert.exporters import get_exporter

    assert get_exporter("ploughshare-pdf") is PloughsharePDFExporter
