"""Which letters do the bytes of a file stand for?

A byte order mark decides, else the file must be UTF-8, else the encoding that a page declares. What is left is
guessed among the older code pages by the letters that would come out; a guess is always reported, and a file for
which none of them gives plausible words is refused.

    b"caf\\xe9 in Zilan"  →  "café in Zilan", "read as windows-1252 (guessed); save it as UTF-8 to be sure"
"""

import codecs
import re

from analysis.errors import SourceError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
HEAD_BYTES = 4096
# Browsers read the older names as the code pages that extend them.
EXTENDED = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}
UNTRUSTED = ("utf-7", "utf-16", "utf-32", "idna", "punycode", "unicode_escape", "raw_unicode_escape")

SIGNS = frozenset("\xa0“”‘’„‚«»‹›–—…•·€£¥§©®°±×№™‰†½¼¾")
RUSSIAN = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўќњљјѓџ")
# The letters that each code page is used for, the likeliest page first; a tie goes to the first.
PAGES: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("windows-1252", "cp1252", frozenset("àâäáãåæçèéêëìíîïñòóôöõøùúûüßœ")),
    ("windows-1254", "cp1254", frozenset("çğıİöşüâîû")),
    ("windows-1250", "cp1250", frozenset("ąćęłńóśźżáéíýčďěňřšťůúžľĺŕôöőüűăâîşţđ")),
    ("windows-1251", "cp1251", RUSSIAN),
    ("koi8-r", "koi8_r", RUSSIAN),
    ("cp866", "cp866", RUSSIAN),
    ("macintosh", "mac_roman", frozenset("àâäáãåçèéêëíìîïñóòôöøúùûüß")),
)
HALF_CHARACTER = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
LEAST_PLAUSIBLE = 0.9
LONGEST_WORD = 25  # on average; a text in another alphabet's bytes has hardly a blank
MOST_ACCENTED = 0.35
FOREIGN = re.compile(r"[^\x00-\x7f]")
NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode_strictly(raw: bytes, place: object) -> str:
    """Bytes as text: by their mark if they carry one, else UTF-8; nothing is guessed.

    Raises:
        SourceError: the file is empty, is no text, or is in another encoding.
    """
    check_bytes(raw, place)
    text = try_unicode(raw)
    if text is None:
        start = find_broken_byte(raw)
        raise SourceError(f"{place}: byte {start} is not UTF-8; save the file as UTF-8 text")
    return check_text(text, place)


def decode_prose(raw: bytes, place: object, is_page: bool = False) -> tuple[str, tuple[str, ...]]:
    """Bytes as text, with a warning if the encoding had to be guessed.

    Raises:
        SourceError: the file is empty, is no text, or no encoding makes words of it.
    """
    check_bytes(raw, place)
    text = try_unicode(raw)
    if text is None and is_page:
        text = try_declared(raw)
    if text is not None:
        return check_text(text, place), warn_lost(text)
    name, text = guess_encoding(raw, place)
    return check_text(text, place), (f"read as {name} (guessed); save it as UTF-8 to be sure",)


def warn_lost(text: str) -> tuple[str, ...]:
    """A warning if letters were lost before the file came to us."""
    lost = text.count("\ufffd")
    return (f"{lost} letters were lost when the file was saved (\ufffd); find a better copy",) if lost else ()


def check_bytes(raw: bytes, place: object) -> None:
    """Refuse an empty file."""
    if not raw.strip():
        raise SourceError(f"{place}: the file is empty; take it out or put the article in")


def check_text(text: str, place: object) -> str:
    """The text, unless it is binary or blank."""
    if "\x00" in text:
        raise SourceError(f"{place}: a NUL stands at character {text.index(chr(0))}; this is a binary file, not text")
    if not text.strip():
        raise SourceError(f"{place}: the file holds only white space; take it out or put the article in")
    return text


def try_unicode(raw: bytes) -> str | None:
    """The text by its byte order mark or as UTF-8; None when it is neither."""
    encoding = next((name for mark, name in MARKS if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def find_broken_byte(raw: bytes) -> int:
    """Where the first byte stands that is not UTF-8."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def try_declared(raw: bytes) -> str | None:
    """The text of a page in the encoding that its head declares, if that is one and fits."""
    found = DECLARED.search(raw[:HEAD_BYTES])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        if name.startswith(UNTRUSTED) or name == "utf-8":
            return None
        return raw.decode(EXTENDED.get(name, name))
    except (LookupError, UnicodeDecodeError):
        return None


def guess_encoding(raw: bytes, place: object) -> tuple[str, str]:
    """The name of the likeliest code page and the text in it."""
    start = find_broken_byte(raw)
    if not is_damaged(raw):
        tried = [(measure_plausibility(text, letters), -i, name, text) for i, name, text, letters in try_pages(raw)]
        best = max(tried, default=(0.0, 0, "", ""))
        if best[0] >= LEAST_PLAUSIBLE:
            return best[2], best[3]
    raise SourceError(
        f"{place}: no encoding makes words of this file, and byte {start} is not UTF-8; save the file as UTF-8 text"
    )


def is_damaged(raw: bytes) -> bool:
    """Whether a file is Unicode with some broken bytes, which no code page would mend."""
    if HALF_CHARACTER.search(raw) or raw.startswith(tuple(mark for mark, _ in MARKS)):
        return True
    if is_cut(raw):
        return True
    whole = sum(1 for c in raw.decode("utf-8", "ignore") if c > "\x7f")
    broken = raw.decode("utf-8", "replace").count("\ufffd")
    return whole >= broken


def is_cut(raw: bytes) -> bool:
    """Whether a file is UTF-8 but for a last character that is cut off."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False


def try_pages(raw: bytes) -> list[tuple[int, str, str, frozenset[str]]]:
    """The texts that the code pages would give, control characters excluded."""
    texts = []
    for number, (name, codec, letters) in enumerate(PAGES):
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if not CONTROLS.search(text) and len(text) <= LONGEST_WORD * len(text.split()):
            texts.append((number, name, text, letters))
    return texts


def measure_plausibility(text: str, letters: frozenset[str]) -> float:
    """The share of characters beyond ASCII that stand where a text in these letters would have them."""
    places = [match.start() for match in FOREIGN.finditer(text)]
    accented = sum(1 for at in places if text[at].isalpha())
    plain = len(text.encode("ascii", "ignore").translate(None, NO_LETTERS))
    is_too_rich = letters is not RUSSIAN and accented > MOST_ACCENTED * max(1, plain + accented)
    fitting = sum(1 for at in places if fits(text[at - 1] if at else " ", text[at], letters))
    return 0.0 if is_too_rich or not places else fitting / len(places)


def fits(before: str, character: str, letters: frozenset[str]) -> bool:
    """Whether a character is a sign, or a letter of the alphabet that does not switch case or script in a word."""
    if character in SIGNS or (character in "²³" and before == "m"):
        return True
    if character not in letters and character.lower() not in letters:
        return False
    switches_case = character.isupper() and before.islower()
    switches_script = letters is RUSSIAN and before.isascii() and before.isalpha()
    return not switches_case and not switches_script
