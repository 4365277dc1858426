import pytest

from analysis.charts.lettering import MISSING, escape, shorten, width_mm, wrap


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("$5 to $10", "$5 to $10", id="dollars stay dollars"),
        pytest.param("8.1 billion ₼", "8.1 billion AZN", id="the manat sign is written out"),
        pytest.param("₼8.1 billion", "AZN 8.1 billion", id="the manat sign before a number"),
        pytest.param("a\n\tb\u00a0 c", "a b c", id="one line"),
        pytest.param("safe\u202egnp.exe\u200b\x00", "safegnp.exe", id="nothing invisible"),
        pytest.param("Gəncə şəhəri, Tərtər, İlham", "Gəncə şəhəri, Tərtər, İlham", id="Azerbaijani letters"),
        pytest.param("国防", MISSING * 2, id="letters no font has"),
        pytest.param(None, "None", id="not a string"),
    ],
)
def test_any_text_becomes_plain_words(text, plain):
    assert escape(text) == plain


def test_a_very_long_text_is_cut_with_an_ellipsis():
    plain = escape("tractor " * 1000, 50)

    assert len(plain) <= 50
    assert plain.endswith("…")


def test_a_line_that_fits_is_left_alone():
    assert shorten("nearly 20 countries", 60, 8) == "nearly 20 countries"


def test_a_line_that_does_not_fit_is_cut_between_words():
    line = shorten("between 700 and 800 tractors a year", 38, 8)

    assert line == "between 700 and 800…"
    assert width_mm(line, 8) <= 38


def test_bold_words_need_more_room():
    assert width_mm("Tractor production", 8, is_bold=True) > width_mm("Tractor production", 8)


def test_a_label_is_wrapped_into_two_lines_and_no_more():
    lines = wrap("Memorandum on the supply of tractor equipment signed by Azerbaijan and Belarus", 45, 8)

    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(width_mm(line, 8) <= 45 for line in lines)


def test_an_indented_first_line_holds_fewer_words():
    label = "Memorandum on the supply of tractor equipment"

    assert len(wrap(label, 45, 8, indent_mm=20)[0]) < len(wrap(label, 45, 8)[0])


def test_no_words_are_one_empty_line():
    assert wrap("", 45, 8) == [""]
