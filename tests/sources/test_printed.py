"""What is the article of a PDF?"""

import re

import pikepdf
import pytest
import typst

from analysis.errors import SourceError
from analysis.records import Article
from analysis.sources.printed import read_print

SET = """#set page(width: 12cm, height: {height}, header: [{header}], footer: [{footer}])
#set text(size: 9pt, lang: "en", hyphenate: {hyphenate})
#set par(justify: true)
"""
BODY = """= Mill in Orvan opens second line
{date}

The mill in Orvan opened its second manufacturing line on Monday; it will spin 40 tonnes of extraordinary woollen
yarn a year, said director Ilva Dorn. The investment of the state-owned company was internationally acknowledged.

The line cost 12 million crowns. Representatives of neighbouring municipalities and unemployment administrations
congratulated the management; the well-known cooperative promised long-term understanding.

- Wool yarn: 20 tonnes
- Cotton yarn: 20 tonnes
"""
NUMBERED = "#context [Page #counter(page).display()]"


def a_print(source: str) -> bytes:
    return typst.compile(source.encode())


def read(
    body: str = BODY, date: str = "6 May 2025", header: str = "", footer: str = "", height: str = "20cm"
) -> Article:
    source = SET.format(height=height, header=header, footer=footer, hyphenate="true") + body.replace("{date}", date)
    return read_print(a_print(source), "mill", "mill.pdf")


def test_words_broken_at_a_line_end_and_lines_of_a_paragraph_are_joined() -> None:
    article = read()
    paragraphs = article.text.split("\n\n")

    assert paragraphs[:2] == ["Mill in Orvan opens second line", "6 May 2025"]
    assert paragraphs[2] == (
        "The mill in Orvan opened its second manufacturing line on Monday; it will spin 40 tonnes of extraordinary "
        "woollen yarn a year, said director Ilva Dorn. The investment of the state-owned company was internationally "
        "acknowledged."
    )
    assert "well-known cooperative promised long-term understanding." in paragraphs[3]
    assert paragraphs[4:] == ["• Wool yarn: 20 tonnes", "• Cotton yarn: 20 tonnes"]


def test_a_heading_as_wide_as_the_page_is_a_paragraph_of_its_own() -> None:
    article = read(BODY.replace("Mill in Orvan opens second line", "Mill in Orvan opens a second line for yarn"))

    assert article.text.startswith("Mill in Orvan opens a second line for yarn\n\n6 May 2025\n\nThe mill")
    assert article.title == "Mill in Orvan opens a second line for yarn"


def test_the_date_and_the_title_come_from_the_text() -> None:
    article = read()

    assert article.title == "Mill in Orvan opens second line"
    assert article.published_rule == "first date of the head: '6 May 2025'"


def test_the_day_on_which_the_file_was_made_is_weaker_evidence_and_says_so() -> None:
    dated = "#set document(date: datetime(year: 2025, month: 5, day: 7))\n"
    article = read_print(
        a_print(dated + SET.format(height="20cm", header="", footer="", hyphenate="true") + BODY.replace("{date}", "")),
        "mill",
        "mill.pdf",
    )

    assert (article.published, article.published_rule) == ("2025-05-07", "creation date of the PDF")
    assert article.warnings == ("no publication date in the text; 2025-05-07 is the day the PDF was made",)


def test_heads_feet_and_page_numbers_are_left_out_and_named() -> None:
    lines = "".join(
        f"\n\nIn year {n} the mill of Orvan spun {n * 7} tonnes of yarn and sold it to Lutan.\n" for n in range(1, 30)
    )
    article = read(BODY + lines, header="Hill Times, Industry", footer=NUMBERED, height="9cm")

    assert "Hill Times" not in article.text
    assert "Page" not in article.text
    assert article.text.count("tonnes of yarn and sold") == 29
    assert article.warnings == (
        "left out as head or foot of the pages: 'Hill Times, Industry'",
        "left out as head or foot of the pages: 'Page 1'",
    )


def draw(operators: str) -> bytes:
    """A PDF of one page with these operators, in Helvetica."""
    content = f"BT /F1 11 Tf 50 700 Td {operators} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, start=1))
    return b"%PDF-1.5\n" + body + b"trailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF\n"


@pytest.mark.parametrize(
    "operators",
    ["3 Tr (Secret 99 percent.) Tj 0 Tr", "1 1 1 rg (Secret 99 percent.) Tj 0 g", "2000 0 Td (Secret 99 percent.) Tj"],
    ids=["invisible", "white on white", "beside the page"],
)
def test_what_nobody_sees_is_not_read(operators: str) -> None:
    article = read_print(draw(f"(The mill sold 40 tonnes.) Tj {operators}"), "mill", "mill.pdf")

    assert article.text == "The mill sold 40 tonnes."


def test_pages_without_text_are_counted_in_a_warning() -> None:
    article = read("The mill sold 40 tonnes. #pagebreak() #rect(width: 5cm) #pagebreak() It sold 12 more to Lutan.")

    assert article.warnings[0] == "1 of 3 pages hold no text; if they are scanned, recognise their text first"


def test_a_page_without_text_is_refused_with_the_remedy() -> None:
    with pytest.raises(SourceError, match=r"mill\.pdf: there is no text in this PDF; if it is a scan, recognise"):
        read_print(a_print("#rect(width: 5cm, height: 5cm)"), "mill", "mill.pdf")


def test_a_locked_file_is_refused_with_the_remedy(tmp_path: object) -> None:
    import io

    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_print(BODY))) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))

    with pytest.raises(SourceError, match=r"mill\.pdf: this PDF asks for a password; save a copy without one"):
        read_print(locked.getvalue(), "mill", "mill.pdf")


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n", b"<html></html>", b"\x00" * 4096], ids=["head", "page", "zeros"])
def test_what_is_no_pdf_is_refused(raw: bytes) -> None:
    with pytest.raises(SourceError, match=r"mill\.pdf: this is no PDF that can be read"):
        read_print(raw, "mill", "mill.pdf")


def test_a_file_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.sources.printed.MOST_PAGES", 1)

    with pytest.raises(SourceError, match="2 pages; the limit is 1; split the file"):
        read_print(a_print("Tea #pagebreak() Coffee"), "mill", "mill.pdf")


@pytest.mark.parametrize(
    ("filters", "problem"),
    [(b"/NoSuchDecode", "packed by 'NoSuchDecode', which no reader knows"),
     (b"[" + b"/FlateDecode " * 9 + b"]", "packed 9 times over")],
    ids=["unknown", "many"],
)  # fmt: skip
def test_a_part_that_no_reader_unpacks_refuses_the_file(filters: bytes, problem: str) -> None:
    raw = re.sub(rb"/Filter\s*/FlateDecode", b"/Filter " + filters, a_print("Tea"))

    with pytest.raises(SourceError, match=problem):
        read_print(raw, "mill", "mill.pdf")


def test_letters_that_stand_apart_are_named() -> None:
    article = read_print(a_print("G r o w t h w a s f o u r i n t h e m i l l"), "mill", "mill.pdf")

    assert any("letters stand apart" in warning for warning in article.warnings)
