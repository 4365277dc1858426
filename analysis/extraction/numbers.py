"""Which number do these words say?

Digits with their separators, words, and both mixed, as exact decimals. A number may be vague: "hundreds of
millions" has a low and a high and no value.

    "8 billion 714.8 million" → 8714800000     "two dozen" → 24     "2,6" → 2.6     "15,300" → 15300
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.records import Span

DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:[.,]\d+)?"
    r"|\d+(?:[.,]\d+)?|\.\d+)"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands; `step` is the size of its last written digit (0.1 billion for "8.1 billion")."""

    span: Span
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    form: str


@dataclass(frozen=True)
class Token:
    """One piece of a number: digits, a word, a scale."""

    span: Span
    kind: str
    value: Fraction
    step: Fraction


@dataclass(frozen=True)
class NumberWords:
    """The number words of the codebook, compiled."""

    pattern: re.Pattern[str]
    words: dict[str, tuple[str, Fraction]]
    fractions: dict[str, Fraction]
    fraction_pattern: re.Pattern[str]
    vague: dict[str, tuple[int, int]]
    vague_pattern: re.Pattern[str]


@lru_cache(maxsize=8)
def compile_words(books: Codebooks) -> NumberWords:
    """The number words as one regular expression and a table."""
    book = books.book("numbers")
    words = {w: ("unit", Fraction(v)) for w, v in book["units"].items()}
    words |= {w: ("tens", Fraction(v)) for w, v in book["tens"].items()}
    words |= {w: ("scale", Fraction(v)) for w, v in book["scales"].items() if w not in book["letters"]["short"]}
    words |= {w: ("dozen", Fraction(v)) for w, v in book["multiplied"].items()}
    spelt = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    letters = "|".join(book["letters"]["short"])
    begins = rf"(?:(?<![\w.,])|{spell_glued(books)})"
    metres = "|".join(book["letters"]["metres"])
    digits = rf"{begins}(?P<digits>{DIGITS})(?:(?P<letter>{letters})(?!\w|\s+(?:{metres})\b))?"
    pattern = rf"{digits}|(?<!\w)(?P<word>{spelt})(?!\w)\.?(?=\W|$)|(?<=\d)(?P<glued>{spelt})(?!\w)"
    vague = {w: (int(v[0]), int(v[1])) for w, v in book["vague"].items()}
    piece = "|".join(sorted(vague, key=len, reverse=True))
    vague_pattern = rf"\b(?:(?:several|many|a few|some)\s+)?(?P<a>{piece})\b(?:\s+of\s+(?P<b>{piece})\b)?"
    fractions = {w: Fraction(v) for w, v in book["fractions"].items()}
    count = "|".join(book["units"])
    part = "|".join(sorted(fractions, key=len, reverse=True))
    fraction_pattern = rf"\b(?:(?P<n>an?|{count})[\s-]+(?P<part>{part})|(?<!first )(?<!second )half)(?=\s+of\b)"
    return NumberWords(
        re.compile(pattern, re.IGNORECASE),
        words,
        fractions,
        re.compile(fraction_pattern, re.IGNORECASE),
        vague,
        re.compile(vague_pattern, re.IGNORECASE),
    )


def spell_glued(books: Codebooks) -> str:
    """What may touch the digits from the left although it ends in a letter: a currency ("AZN5.8bn", "Rp20")."""
    forms = {f for row in books.rows("currencies") for f in [row["code"], *row["symbols"].split("|")] if f}
    return "|".join(rf"(?-i:(?<=\b{re.escape(f)}))" for f in sorted(forms) if f[0].isalpha() and f[-1].isalpha())


def find_numbers(text: str, books: Codebooks) -> list[Number]:
    """All numbers of a text in order, digits or words."""
    words = compile_words(books)
    vague = find_vague(text, words) + find_fractions(text, words)
    tokens = [t for t in find_tokens(text, words) if not any(t.span.overlaps(v.span) for v in vague)]
    numbers = vague + [combine(group, text) for group in group_tokens(tokens, text)]
    return sorted(numbers, key=lambda n: n.span)


def find_tokens(text: str, words: NumberWords) -> list[Token]:
    """The pieces of numbers."""
    tokens = []
    for match in words.pattern.finditer(text):
        if digits := match["digits"]:
            value, step = read_digits(digits)
            tokens.append(Token(Span(match.start("digits"), match.end("digits")), "digits", value, step))
            if letter := match["letter"]:
                scale = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000}[letter.lower()]
                tokens.append(
                    Token(
                        Span(match.start("letter"), match.end("letter")),
                        "letter",
                        Fraction(scale),
                        Fraction(1),
                    )
                )
            continue
        name = "word" if match["word"] else "glued"
        kind, value = words.words[match[name].lower()]
        end = (
            match.end()
            if kind == "scale" and text[match.end(name) : match.end()] == "." and is_dotted(match[name])
            else match.end(name)
        )
        tokens.append(Token(Span(match.start(name), end), kind, value, Fraction(1)))
    return tokens


def is_dotted(word: str) -> bool:
    """Whether a scale is an abbreviation, which keeps its full stop ("mln.")."""
    return word.lower() in {"mln", "bln", "mn", "bn", "trln", "thsd", "tn", "mio"}


def read_digits(digits: str) -> tuple[Fraction, Fraction]:
    """The value of digits with separators and the size of the last digit.

    A comma before three digits separates thousands ("1,200"), before one or two it is the decimal mark ("2,6").
    """
    plain = re.sub(r"[ \u00a0\u202f]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain) and not re.fullmatch(r"0,\d{3}", plain):
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".")
    places = len(plain.split(".")[1]) if "." in plain else 0
    return Fraction(plain if plain[0] != "." else "0" + plain), Fraction(1, 10**places)


def group_tokens(tokens: list[Token], text: str) -> list[list[Token]]:
    """Neighbouring pieces that make one number."""
    groups: list[list[Token]] = []
    for token in tokens:
        if groups and joins(groups[-1], token, text):
            groups[-1].append(token)
        else:
            groups.append([token])
    return [
        g
        for g in groups
        if not (len(g) == 1 and g[0].kind == "scale" and g[0].value > 100 and is_bare_scale(g[0], text))
    ]


def is_bare_scale(token: Token, text: str) -> bool:
    """Whether a lone scale word is no number ("the million people march" is; "a million" has its article)."""
    return re.search(r"\b(?:an?|one|per|half an?|quarter)\s+$", text[: token.span.start], re.IGNORECASE) is None


def joins(group: list[Token], token: Token, text: str) -> bool:
    """Whether a piece goes on with the number before it."""
    last = group[-1]
    between = text[last.span.end : token.span.start]
    if token.kind == "letter":
        return between == ""
    if not re.fullmatch(r"[\s-]*(?:and\s+)?(?:a\s+)?", between) or "\n\n" in between:
        return False
    has_and = "and" in between
    match last.kind, token.kind:
        case ("digits" | "unit" | "tens" | "dozen", "scale"):
            return not has_and
        case ("digits" | "unit", "dozen"):
            return not has_and
        case ("tens", "unit"):
            return token.value < 10 and token.value > 0 and not has_and
        case ("scale", "scale"):
            return token.value > 100 and not has_and
        case ("scale", "unit" | "tens"):
            return last.value > token.value and group[0].kind != "digits"
        case ("scale", "digits"):
            return not has_and and is_mixed(last, token, text)
    return False


def is_mixed(scale: Token, digits: Token, text: str) -> bool:
    """Whether digits behind a scale go on with it: "8 billion 714.8 million", but not "5 million 2024"."""
    following = re.match(r"\s*(thousand|million|mln|billion|bln)\b", text[digits.span.end :], re.IGNORECASE)
    sizes = {"thousand": 10**3, "million": 10**6, "mln": 10**6, "billion": 10**9, "bln": 10**9}
    return following is not None and sizes[following[1].lower()] < scale.value


def combine(tokens: list[Token], text: str) -> Number:
    """One number from its pieces."""
    total = Fraction(0)
    current: Fraction | None = None
    step = Fraction(1)
    for token in tokens:
        if token.kind in {"scale", "letter", "dozen"}:
            factor = token.value
            amount = (current if current is not None else Fraction(1)) * factor
            step = step * factor if current is not None else factor
            if factor == 100 or token.kind == "dozen":
                current = amount
            elif total and total < factor:
                total, current = (total + amount / factor) * factor, None
            else:
                total, current = total + amount, None
        else:
            current = token.value if current is None else current + token.value
            step = token.step
    value = total + (current or 0)
    forms = {t.kind for t in tokens}
    form = "digits" if forms <= {"digits", "letter"} else "words" if "digits" not in forms else "mixed"
    span = Span(widen_half(tokens[0], text), tokens[-1].span.end)
    if span.start < tokens[0].span.start and value == tokens[-1].value:
        value = value / 2
    exact = to_decimal(value)
    return Number(span, exact, exact, exact, to_decimal(step), form)


def widen_half(token: Token, text: str) -> int:
    """The start of "half a million" or "a million"."""
    lead = re.search(r"\bhalf\s+an?\s+$", text[: token.span.start], re.IGNORECASE)
    return lead.start() if lead and token.kind in {"scale", "dozen"} else token.span.start


def to_decimal(value: Fraction) -> Decimal:
    """A fraction as a decimal."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def find_fractions(text: str, words: NumberWords) -> list[Number]:
    """Parts of a whole in words: "half of", "two thirds of"."""
    found = []
    for match in words.fraction_pattern.finditer(text):
        count = words.words.get((match["n"] or "").lower(), ("unit", Fraction(1)))[1]
        value = to_decimal(count * words.fractions[(match["part"] or "half").lower()])
        found.append(Number(Span(*match.span()), value, value, value, value, "fraction"))
    return found


def find_vague(text: str, words: NumberWords) -> list[Number]:
    """Numbers that say only an order of magnitude: "hundreds of millions", "tens of thousands"."""
    found = []
    for match in words.vague_pattern.finditer(text):
        low, high = words.vague[match["a"].lower()]
        if match["b"]:
            factor = words.vague[match["b"].lower()][0]
            factor = {24: 12, 10: 10, 40: 20}.get(factor, factor)
            low, high = low * factor, high * factor
        elif re.match(r"\s+(?:thousand|million|billion|trillion)\b", text[match.end() :], re.IGNORECASE):
            continue
        span = Span(match.start("a"), match.end())
        found.append(Number(span, None, Decimal(low), Decimal(high), Decimal(low), "vague"))
    return found
