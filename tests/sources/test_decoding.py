"""Which letters do the bytes of a file stand for?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import SourceError
from analysis.sources.decoding import decode_prose, decode_strictly

TEXT = "The mill in Kericho – it makes tea – sold 40 tonnes.\r\n"
QUOTED = "The minister said “we will build” a plant — it costs 5 million €… It is the mill’s second."
FRENCH = "Le café de Zélan a coûté 5 millions ; la hausse fut forte, dit Noël Bérang."
TURKISH = "Bakan yeni fabrikanın açılışında konuştu; işçilere teşekkür etti, İstanbul'a döndü."
POLISH = "Zakład zbudował trzy łodzie; rząd zwiększył wydatki, powiedział Jaśkowiak."
RUSSIAN = "Завод выпустил 40 тракторов за год, сообщил министр обороны Зиланов."


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
    ids=["UTF-8", "UTF-8 with its mark", "UTF-16 little-endian", "UTF-16 big-endian", "UTF-32"],
)
def test_text_is_read_whole_and_without_its_mark(raw: bytes) -> None:
    assert decode_strictly(raw, "a") == TEXT
    assert decode_prose(raw, "a") == (TEXT, ())


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff\ufffd"), min_size=1))
def test_nothing_of_a_text_is_trimmed(text: str) -> None:
    if text.strip():
        assert decode_prose(text.encode(), "a") == (text, ())


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file is empty"),
        ("\u2003\u00a0\n".encode(), "only white space"),
        (b"\xef\xbb\xbf", "only white space"),
        (b"tea\x00mill", "a NUL stands at character 3"),
        ("tea".encode("utf-16-le"), "a NUL stands at character 1"),
        (b"\xff\xfet", "byte 0 is not UTF-8"),
        (b"tea \xed\xa0\x80", "byte 4 is not UTF-8"),
    ],
    ids=["empty", "white space", "wide white space", "mark alone", "NUL", "UTF-16 without mark",
         "half a UTF-16 character", "lone surrogate"],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_file_problem_and_remedy(raw: bytes, problem: str) -> None:
    for decode in (decode_strictly, decode_prose):
        with pytest.raises(SourceError, match=rf"mill\.txt: .*{problem}.*;") as error:
            decode(raw, "mill.txt")
        assert "mill.txt" in str(error.value)


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (QUOTED, "cp1252", "windows-1252"),
        (FRENCH, "latin-1", "windows-1252"),
        ("The café opened. " + "It sold 40 tonnes of tea. " * 50, "latin-1", "windows-1252"),
        ("The hall has 40 m² of floor.", "cp1252", "windows-1252"),
        (TURKISH, "cp1254", "windows-1254"),
        (POLISH, "cp1250", "windows-1250"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN.upper() + " " + RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "cp866", "cp866"),
        (QUOTED.replace("€", "euros"), "mac_roman", "macintosh"),
    ],
    ids=lambda value: value[:12],
)
def test_an_older_code_page_is_guessed_by_its_letters_and_the_guess_is_said(
    text: str, encoding: str, name: str
) -> None:
    found, warnings = decode_prose(text.encode(encoding), "a")

    assert found == text
    assert warnings == (f"read as {name} (guessed); save it as UTF-8 to be sure",)


@pytest.mark.parametrize(
    "raw",
    [
        bytes(range(1, 256)) * 20,
        "Tea – and Łódź – is fine. ".encode() * 3 + b"\xe9 \xff",
        b"tea \x01\x02 caf\xe9",
        "物価は上昇したと大臣は述べた。".encode("shift_jis") * 8,
        "ЗавОД".encode("cp1251"),
    ],
    ids=["every byte", "damaged UTF-8", "control characters", "a script we do not know", "capitals inside words"],
)
def test_a_weak_guess_is_refused(raw: bytes) -> None:
    with pytest.raises(SourceError, match=r"no encoding makes words of this file, and byte \d+ is not UTF-8"):
        decode_prose(raw, "a")


def test_letters_that_were_lost_before_are_counted_in_a_warning() -> None:
    _, warnings = decode_prose("The mill\ufffds tea \ufffd sold.".encode(), "a")

    assert warnings == ("2 letters were lost when the file was saved (\ufffd); find a better copy",)


def test_tables_are_never_guessed() -> None:
    with pytest.raises(SourceError, match="byte 3 is not UTF-8; save the file as UTF-8 text"):
        decode_strictly("café".encode("latin-1"), "a")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=KOI8-R'>", "koi8-r"),
        ("<meta charset=gb2312>", "gb18030"),
    ],
    ids=["charset", "http-equiv", "extended by browsers"],
)
def test_a_page_is_read_as_it_declares(declared: str, encoding: str) -> None:
    text = f"<html><head>{declared}</head><p>{'部长说' if encoding == 'gb18030' else RUSSIAN}"

    assert decode_prose(text.encode(encoding), "a", is_page=True) == (text, ())


@pytest.mark.parametrize("name", ["x-klingon", "utf-7", "utf-8", "punycode"])
def test_a_declaration_that_does_not_fit_is_not_believed(name: str) -> None:
    text = f'<meta charset="{name}"><p>{FRENCH}'
    found, warnings = decode_prose(text.encode("latin-1"), "a", is_page=True)

    assert found == text
    assert warnings[0].startswith("read as windows-1252 (guessed)")


def test_a_page_in_utf_8_is_read_so_whatever_it_declares() -> None:
    text = f'<meta charset="iso-8859-1"><p>{TURKISH}'

    assert decode_prose(text.encode(), "a", is_page=True) == (text, ())
