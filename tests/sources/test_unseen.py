"""Which words of a print does a reader not see?"""

import pytest

from analysis.records import Article
from analysis.sources.printed import read_print

SEEN = "The mill sold 40 tonnes of yarn."
SECRET = "Secret 99 percent."
WARNING = "16 characters that nobody sees on the pages were left out"


def say(words: str, at: tuple[int, int] = (50, 600), size: float = 11, ink: str = "0 g", way: int = 0) -> str:
    """Operators that set words at a place."""
    return f"BT {ink} {way} Tr /F {size} Tf {at[0]} {at[1]} Td ({words}) Tj ET\n"


def paint(ink: str, box: str = "40 590 300 30") -> str:
    """Operators that paint a rectangle."""
    return f"q {ink} {box} re f Q\n"


def read(operators: str, form: str = "") -> Article:
    """The article of a page drawn by operators after a line that everybody sees; /P is a picture, /X a form."""
    content = (say(SEEN, at=(50, 700)) + operators).encode()
    kinds = b"/Font <</F 5 0 R>> /XObject <</P 6 0 R /X 7 0 R>> /ExtGState <</G <</ca 0.3>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%s>>>>" % kinds,
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        b"stream\n\x80\nendstream",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 6000 8000]/Matrix[0.1 0 0 0.1 0 0]/Resources<<%s>>/Length %d>>"
        b"stream\n%s\nendstream" % (kinds, len(form), form.encode()),
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, each) for number, each in enumerate(objects, start=1))
    return read_print(b"%PDF-1.5\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF", "mill", "mill.pdf")


PICTURE = "q 600 0 0 800 0 0 cm /P Do Q\n"  # as large as the page
SMALL = "q 300 0 0 30 40 590 cm /P Do Q\n"


@pytest.mark.parametrize(
    "operators",
    [
        say(SECRET) + paint("1 g"),
        say(SECRET) + paint("0 0 1 rg"),
        say(SECRET) + SMALL,
        say(SECRET) + paint("1 g", "0 590 600 30"),
        say(SECRET, size=1),
        "q 0.1 0 0 0.1 0 0 cm " + say(SECRET, at=(500, 6000)) + "Q",
        say(SECRET, ink="1 g") + paint("0 0 1 rg", "0 0 9 9"),
        paint("0 0 1 rg") + say(SECRET, ink="0 0 0.99 rg"),
        paint("0 g") + paint("1 g") + say(SECRET, ink="1 g"),
        paint("1 g") + say(SECRET, way=3),
        "q 9 0 0 9 0 0 cm /P Do Q " + say(SECRET, way=3),
        say(SECRET, at=(50, 900)),
    ],
    ids=[
        "under white",
        "under blue",
        "under a picture",
        "under a bar",
        "tiny",
        "made tiny",
        "white beside a shape",
        "blue on blue",
        "white on white on black",
        "without ink",
        "without ink beside a picture",
        "above the page",
    ],
)
def test_what_nobody_sees_is_left_out_and_counted(operators: str) -> None:
    article = read(operators)

    assert article.text == SEEN
    assert WARNING in article.warnings


@pytest.mark.parametrize(
    "operators",
    [
        paint("0 0 1 rg") + say(SECRET, ink="1 g"),
        paint("1 g") + say(SECRET),
        paint("0.5 g", "40 590 100 30") + say(SECRET),
        PICTURE + say(SECRET, way=3),
        say(SECRET) + PICTURE,
        PICTURE + say(SECRET, ink="1 g"),
        say(SECRET) + paint("1 g", "40 590 60 30"),
        say(SECRET) + "q /G gs 1 0 0 rg 40 590 300 30 re f Q",
        say(SECRET) + "q 1 g 40 590 m 340 590 l 40 620 l f Q",
        say(SECRET) + "q 0 0 5 5 re W n 1 g 40 590 300 30 re f Q",
        say(SECRET) + "q 40 590 300 30 re S Q",
        say(SECRET, ink="1 g 0 G", way=2),
        say(SECRET, size=3),
    ],
    ids=[
        "white on blue",
        "black on white",
        "half on grey",
        "recognised in a scan",
        "recognised below a scan",
        "white on a picture",
        "under half of a cover",
        "under a veil",
        "under a triangle",
        "under what is cut away",
        "in a frame",
        "white with a black line",
        "small print",
    ],
)
def test_what_may_be_seen_is_read(operators: str) -> None:
    article = read(operators)

    assert SECRET in article.text
    assert not any("nobody sees" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    ("form", "is_seen"),
    [
        (say(SECRET, at=(500, 6000), size=110), True),
        (say(SECRET, at=(500, 6000), size=110, way=3), False),
        (say(SECRET, at=(500, 6000), size=11), False),
        (paint("0 g", "400 5900 3000 300") + say(SECRET, at=(500, 6000), size=110, ink="1 g"), True),
        (say(SECRET, at=(500, 6000), size=110) + paint("1 g", "400 5900 3000 300"), False),
    ],
    ids=["as large as others", "without ink", "tiny", "white on black", "covered"],
)
def test_a_form_on_the_page_is_seen_as_the_page_is(form: str, is_seen: bool) -> None:
    article = read("/X Do", form)

    assert (SECRET in article.text) is is_seen
