"""What do digits with their separators say?

A comma and a full stop may be the decimal mark or set off thousands. Most forms say themselves which; "15.300" and
"8,714" do not, and are read as the article writes its other numbers.

    "1,200.5" → 1200.5     "2,6" → 2.6     "15.300" → 15.3, or 15300 beside "2,6"     "AZN5.8bn" → AZN, 5.8, bn

The styles are `dot` and `comma` decimals, `mixed` (both in one article), and `open`: nothing but full stops, none of
them before three digits that would say that the article writes thousandths.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

DIGIT_WORD = re.compile(r"([^\W\d_]*)(\d+(?:[.,]\d+){0,8})([½¼¾⅓⅔⅛]?)([^\W\d_]*|[^\W\d_]{1,2}[²³23])")
POWER = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)[eE](\d{1,2})")
PLAIN = re.compile(r"\d+")
DOT_DECIMAL = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}")
COMMA_DECIMAL = re.compile(r"\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
DOT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d+")
ONE_MARK = re.compile(r"\d+[.,]\d+")
ONE = Decimal(1)
THOUSANDTHS = re.compile(r"\d{1,3}\.\d\d[1-9]|\d{1,3}\.\d[1-9]\d|0\.\d{3}")
LONGEST = 32
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333333333", "⅔": "0.6666666667", "⅛": "0.125"}


class Digits(NamedTuple):
    """A word with digits: the letters that touch them, the value, and the size of the last written digit."""

    prefix: str
    value: Decimal
    step: Decimal
    suffix: str
    written: str


@lru_cache(maxsize=8192)
def read_digit_word(form: str, style: str = "dot", has_scale: bool = False) -> Digits | None:
    """The number in a word; None when its digits make none ("1.2.3", "B2B")."""
    if power := POWER.fullmatch(form):
        scale = ONE.scaleb(int(power[2]))
        return Digits("", Decimal(power[1]) * scale, scale, "", form)
    match = DIGIT_WORD.fullmatch(form)
    if match is None:
        return Digits("", Decimal(VULGAR[form]), Decimal("0.125"), "", form) if form in VULGAR else None
    prefix, written, vulgar, suffix = match.groups()
    if len(written) > LONGEST:
        return None
    plain = write_plain(written, style, has_scale)
    if plain is None:
        return None
    value = Decimal(plain)
    step = ONE.scaleb(-len(plain.partition(".")[2]))
    if vulgar:
        value, step = value + Decimal(VULGAR[vulgar]), Decimal("0.125")
    return Digits(prefix, value, step, suffix, written)


def write_plain(written: str, style: str, has_scale: bool) -> str | None:
    """Digits with a full stop as their only separator."""
    if PLAIN.fullmatch(written):
        return written
    if ONE_MARK.fullmatch(written):
        return write_one_mark(written, style, has_scale)
    if COMMA_GROUPS.fullmatch(written):
        return written.replace(",", "")
    if DOT_GROUPS.fullmatch(written):
        return written.replace(".", "").replace(",", ".")
    return None


def write_one_mark(written: str, style: str, has_scale: bool) -> str:
    """Digits with one separator: before three digits it may set off thousands."""
    is_comma = "," in written
    whole, _, rest = written.partition("," if is_comma else ".")
    is_open = len(rest) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0"
    if is_open and is_comma:
        is_thousands = not (style == "comma" and has_scale)
    else:
        is_thousands = is_open and not has_scale and (style == "comma" or (style == "mixed" and rest[2] == "0"))
    return whole + rest if is_thousands else f"{whole}.{rest}"


def choose_style(forms: Iterable[str]) -> str:
    """How an article writes decimals: `dot`, `comma`, `mixed` or `open`, by the numbers that leave no doubt."""
    dots = commas = thousandths = 0
    for form in forms:
        if "." in form or "," in form:
            match = DIGIT_WORD.fullmatch(form)
            written = match[2] if match else ""
            dots += DOT_DECIMAL.fullmatch(written) is not None
            commas += COMMA_DECIMAL.fullmatch(written) is not None
            thousandths += THOUSANDTHS.fullmatch(written) is not None
    if commas > dots:
        return "comma"
    if commas:
        return "mixed"
    return "dot" if thousandths else "open"


def is_code(form: str) -> bool:
    """Whether a word looks like the code of a currency."""
    return len(form) == 3 and form.isupper()
