"""Which number do these words say?

Digits with their separators, words, and both mixed, as exact decimals. A number may be vague: "hundreds of
millions" has a low and a high and no value.

    "8 billion 714.8 million" → 8714800000     "two dozen" → 24     "2,6" → 2.6     "15,300" → 15300
"""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from analysis.codebooks import Codebooks
from analysis.extraction.digits import choose_style, read_digit_word
from analysis.extraction.stretches import BLANKS, HYPHENS, JOINERS, Stretch, cut_stretch
from analysis.records import Span
from analysis.words import find_words

ONE = Decimal(1)
SPACED = JOINERS | {" - "}
FRACTION_BARS = frozenset({"/", "⁄"})
LOWER_TERMS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 128})


class Number(NamedTuple):
    """A number from its first to its last word; `step` is the size of its last written digit (0.1 bn for "8.1 bn").

    Letters that touch its digits and are no scale stand in `prefix` ("AZN5.8bn") and `suffix` ("40kg").
    """

    first: int
    last: int
    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    form: str
    prefix: str = ""
    suffix: str = ""
    is_scaled: bool = False
    head: Decimal = ONE

    @property
    def span(self) -> Span:
        """The characters of the number."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class NumberWords:
    """The number words of the codebook by kind: unit, tens, scale, dozen, part, vague."""

    kinds: dict[str, tuple[str, Decimal]]
    vague: dict[str, tuple[Decimal, Decimal]]
    several: frozenset[str]
    letters: dict[str, Decimal]
    metres: frozenset[str]
    triggers: frozenset[str]
    prefixes: frozenset[str]
    marked: frozenset[str]


@lru_cache(maxsize=8)
def load_number_words(books: Codebooks) -> NumberWords:
    """The number words as tables."""
    book = books.book("numbers")
    short = book["letters"]["short"]
    kinds = {w: ("unit", Decimal(v)) for w, v in book["units"].items()}
    kinds |= {w: ("tens", Decimal(v)) for w, v in book["tens"].items()}
    kinds |= {w: ("scale", Decimal(v)) for w, v in book["scales"].items() if w not in short}
    kinds |= {w: ("dozen", Decimal(v)) for w, v in book["multiplied"].items()}
    kinds |= {w: ("part", read_part(v)) for w, v in book["fractions"].items()}
    kinds |= {w: ("fold", Decimal(v)) for w, v in book["folds"].items()}
    vague = {w: (Decimal(v[0]), Decimal(v[1])) for w, v in book["vague"].items()}
    letters = {w: Decimal(book["scales"][w]) for w in short}
    ordinals = frozenset(book["ordinals"]["words"]) | frozenset(book["ordinals"]["totals"])
    return NumberWords(
        kinds,
        vague,
        frozenset(book["several"]["words"]),
        letters,
        frozenset(book["letters"]["metres"]),
        frozenset(kinds) | frozenset(vague) | ordinals | frozenset(book["multiples"]) - {"followers"},
        frozenset(form for form in list_symbols(books) if form.isalpha()),
        frozenset(form[:-1] for form in list_symbols(books) if form[-1:] == "$"),
    )


def list_symbols(books: Codebooks) -> list[str]:
    """The codes and signs of the currencies, some of which touch digits although they are letters ("AZN5.8bn")."""
    return [form for row in books.rows("currencies") for form in [row["code"], *row["symbols"].split("|")] if form]


def read_part(written: str) -> Decimal:
    """The value of a part, written as "1/3" in the codebook."""
    over, _, under = written.partition("/")
    return Decimal(over) / Decimal(under)


@dataclass(slots=True)
class Sum:
    """The number read so far, piece by piece."""

    total: Decimal = Decimal(0)
    current: Decimal | None = None
    step: Decimal = ONE
    unit: Decimal = ONE
    kind: str = ""
    head: Decimal = ONE
    pieces: list[str] = field(default_factory=list)

    def add(self, kind: str, value: Decimal, step: Decimal = ONE) -> None:
        """Take the next piece."""
        if kind in {"scale", "dozen"}:
            self.multiply(kind, value)
        else:
            self.current = value if self.current is None else self.current + value
            self.step, self.unit = step, ONE
        if not self.pieces:
            self.head = value
        self.kind = kind
        self.pieces.append(kind)

    def multiply(self, kind: str, value: Decimal) -> None:
        """Take a scale: "hundred" and "dozen" go on counting, "million" closes what stands before it."""
        self.step = self.step * value if self.pieces else value
        self.unit = value
        if value == 100 or kind == "dozen":
            self.current = (ONE if self.current is None else self.current) * value
        elif self.total and self.total < value:
            self.total, self.current = (self.total + (self.current or 0)) * value, None
        else:
            self.total, self.current = self.total + (ONE if self.current is None else self.current) * value, None

    @property
    def value(self) -> Decimal:
        """What the pieces come to."""
        return self.total + (self.current or 0)


def find_numbers(text: str, books: Codebooks) -> list[Number]:
    """All numbers of a text in order, digits or words."""
    words = find_words(text)
    triggers = find_triggers(words.lower, books)
    stretch = cut_stretch(words, 0, len(words), choose_style(words.forms[i] for i in triggers))
    return read_numbers(stretch, triggers, load_number_words(books))


def find_triggers(lower: list[str], books: Codebooks) -> list[int]:
    """The words that may begin a number."""
    known = load_number_words(books).triggers
    return [i for i, word in enumerate(lower) if word in known or not word.isalpha()]


def read_numbers(stretch: Stretch, triggers: list[int], known: NumberWords) -> list[Number]:
    """The numbers that begin at some of the words."""
    numbers: list[Number] = []
    last = -1
    for word in triggers:
        if word <= last:
            continue
        number = read_number(stretch, word, known)
        if number is not None:
            numbers.append(number)
            last = number.last
    return numbers


def read_number(stretch: Stretch, word: int, known: NumberWords) -> Number | None:
    """The number that begins at a word, None when the word makes none."""
    lower = stretch.lower[word]
    kind, value = known.kinds.get(lower, ("", ONE))
    if kind == "part":
        return read_lone_part(stretch, word, value, known)
    if kind == "fold":
        return make_part(stretch, word, word, value, "fold")
    if lower in known.vague:
        return read_vague(stretch, word, known)
    if not kind:
        return read_digits(stretch, word, known)
    found = Sum()
    first = word
    if kind in {"scale", "dozen"}:
        lead = find_lead(stretch, word, known)
        if lead is None:
            return None
        first, factor = lead
        if factor is None:
            return read_several(stretch, first, word, value)
        found.add("unit", factor)
    found.add(kind, value)
    return finish_number(stretch, first, extend(stretch, word, found, known), found, known)


def find_lead(stretch: Stretch, word: int, known: NumberWords) -> tuple[int, Decimal | None] | None:
    """What a scale at the head of a number is multiplied by: "a million", "half a million", "several hundred"."""
    before = stretch.before(word)
    if before in known.several:
        return word - 1 if stretch.before(word - 1) != "a" else word - 2, None
    if before == "half":
        return word - 1, Decimal("0.5")
    if before == "quarter":
        return word - 1, Decimal("0.25")
    if before in {"a", "an"}:
        return (word - 2, Decimal("0.5")) if stretch.before(word - 1) == "half" else (word - 1, ONE)
    return None


def read_several(stretch: Stretch, first: int, word: int, value: Decimal) -> Number:
    """ "several hundred": from one to ten of them."""
    return make_vague(stretch, first, word, value, value * 10)


def read_digits(stretch: Stretch, word: int, known: NumberWords) -> Number | None:
    """A number that begins with digits."""
    form = stretch.forms[word]
    following = stretch.at(word + 1)
    has_scale = known.kinds.get(following, ("",))[0] == "scale"
    digits = read_digit_word(form, stretch.style, has_scale)
    if digits is None or (digits.prefix and not is_currency(stretch, word, digits.prefix, known)):
        return None
    value, step, suffix = digits.value, digits.step, digits.suffix
    if stretch.gaps[word][-1:] == "." and digits.written.isdigit() and is_point(stretch, word):
        return read_point(stretch, word, digits.written)
    found = Sum()
    last = word
    if not suffix and not digits.prefix and len(digits.written) <= 3 and following[:3].isdigit():
        last, value, step, suffix = read_groups(stretch, word, value, step)
    found.add("digits", value, step)
    if suffix:
        scale = read_suffix(stretch, word, suffix, known)
        if scale is not None:
            found.add("scale", scale)
            suffix = ""
            last = extend(stretch, last, found, known)
            return finish_number(stretch, word, last, found, known)._replace(prefix=digits.prefix)
        return make_number(stretch, word, last, found, "digits")._replace(prefix=digits.prefix, suffix=suffix)
    if following == "k" and stretch.gaps[last + 1] in BLANKS:
        found.add("scale", known.letters["k"])
        last += 1
    if last == word and stretch.gaps[word + 1] in FRACTION_BARS | BLANKS:
        last = add_bar(stretch, word, found)
    number = finish_number(stretch, word, extend(stretch, last, found, known), found, known)
    return number._replace(prefix=digits.prefix) if digits.prefix else number


def is_currency(stretch: Stretch, word: int, prefix: str, known: NumberWords) -> bool:
    """Whether the letters that touch digits are money: "AZN5.8bn", "$US55"; not "F16"."""
    return prefix in known.prefixes or (prefix in known.marked and stretch.gaps[word][-1:] == "$")


def is_point(stretch: Stretch, word: int) -> bool:
    """Whether the full stop before digits is their decimal mark: ".5"."""
    gap = stretch.gaps[word]
    return (len(gap) > 1 and gap[-2].isspace()) or (len(gap) == 1 and word == 0)


def read_point(stretch: Stretch, word: int, written: str) -> Number:
    """Digits behind a decimal mark without a zero: ".5"."""
    value = Decimal(f"0.{written}")
    step = ONE.scaleb(-len(written))
    return Number(word, word, stretch.starts[word] - 1, stretch.ends[word], value, value, value, step, "digits")


def read_groups(stretch: Stretch, word: int, value: Decimal, step: Decimal) -> tuple[int, Decimal, Decimal, str]:
    """Digits whose thousands are set off by spaces: "2 072", "1 000 000,5"."""
    last, suffix = word, ""
    if stretch.forms[word][0] == "0":
        return last, value, step, suffix
    while last + 1 < stretch.last and not suffix and stretch.gaps[last + 1] in BLANKS - {"\n"}:
        digits = read_digit_word(stretch.forms[last + 1], "comma", has_scale=True)
        if digits is None or digits.prefix or len(digits.written.replace(",", ".").partition(".")[0]) != 3:
            break
        last, suffix, step = last + 1, digits.suffix, digits.step
        value = value * 1000 + digits.value
        if step != ONE:
            break
    return last, value, step, suffix


def read_suffix(stretch: Stretch, word: int, suffix: str, known: NumberWords) -> Decimal | None:
    """The scale that touches its digits ("5.8bn", "10M"); "m" beside a word of length is metres."""
    scale = known.letters.get(suffix.lower())
    if scale is None:
        kind, value = known.kinds.get(suffix.lower(), ("", ONE))
        return value if kind == "scale" else None
    if suffix != "m":
        return scale
    is_money = stretch.gaps[word][-1:] in "$€£₼¥₽₺₸₴₹₩" and stretch.gaps[word] != ""
    following = stretch.at(word + 1)
    is_count = following.endswith("s") and stretch.gaps[word + 1] in BLANKS and following not in known.metres
    has_code = following != "" and is_code(stretch.forms[word + 1])
    has_prefix = stretch.forms[word][0].isalpha() or (word > stretch.first and is_code(stretch.forms[word - 1]))
    return scale if is_money or is_count or has_code or has_prefix or following in {"people", "euro"} else None


def is_code(form: str) -> bool:
    """Whether a word looks like the code of a currency."""
    return len(form) == 3 and form.isupper()


def add_bar(stretch: Stretch, word: int, found: Sum) -> int:
    """Add a fraction in digits: "1/2", "10 1/2"; the last word read."""
    over = word if stretch.gaps[word + 1] in FRACTION_BARS else word + 1
    under = over + 1
    if under >= stretch.last or stretch.gaps[under] not in FRACTION_BARS or stretch.gaps[under + 1][:1] == "/":
        return word
    a, b = stretch.forms[over], stretch.forms[under]
    if not (a.isdecimal() and b.isdecimal() and len(a) <= 3 and len(b) <= 3):
        return word
    if int(a) >= int(b) or int(b) not in LOWER_TERMS:
        return word
    part = Decimal(int(a)) / Decimal(int(b))
    found.current = part if over == word else (found.current or 0) + part
    found.step, found.kind = part, "bar"
    return under


def extend(stretch: Stretch, word: int, found: Sum, known: NumberWords) -> int:
    """Take the words behind a number that go on with it; the last word read."""
    while word + 1 < stretch.last:
        following = word + 1
        if stretch.gaps[following] not in SPACED:
            break
        has_and = stretch.lower[following] == "and"
        if has_and:
            following += 1
            if following >= stretch.last or stretch.gaps[following] not in BLANKS:
                break
        lower = stretch.lower[following]
        kind, value = known.kinds.get(lower, ("", ONE))
        if has_and and found.unit >= 1000 and known.kinds.get(stretch.at(following + 1), ("",))[0] == "part":
            break
        if not kind and lower[0].isdigit() and found.kind == "scale":
            digits = read_digit_word(lower, stretch.style, has_scale=True)
            if digits is None or not goes_on(stretch, following, found, has_and, known, digits.value):
                break
            found.add("digits", digits.value, digits.step)
        elif kind and joins(found, kind, value, has_and):
            found.add(kind, value)
        else:
            break
        word = following
    return word


def joins(found: Sum, kind: str, value: Decimal, has_and: bool) -> bool:
    """Whether a number word goes on with the number before it."""
    match found.kind, kind:
        case ("digits" | "unit" | "tens" | "bar" | "dozen", "scale"):
            return not has_and
        case ("digits" | "unit", "dozen"):
            return not has_and
        case ("tens", "unit"):
            return 0 < value < 10 and not has_and
        case ("scale", "scale"):
            return value > 100 and not has_and
        case ("scale", "unit" | "tens"):
            return found.unit > value and found.pieces[0] != "digits"
    return False


def goes_on(stretch: Stretch, word: int, found: Sum, has_and: bool, known: NumberWords, value: Decimal) -> bool:
    """Whether digits behind a scale belong to it: "8 billion 714.8 million", "3 hundred and 21"; "5 million 2024" not."""
    kind, scale = known.kinds.get(stretch.at(word + 1), ("", ONE))
    if kind == "scale":
        return not has_and and scale < found.unit
    return has_and and found.unit <= 1000 and value < found.unit and found.pieces[0] == "digits"


def finish_number(stretch: Stretch, first: int, last: int, found: Sum, known: NumberWords) -> Number:
    """The number of some pieces, with the part of a whole that may follow them."""
    if last + 1 < stretch.last and found.kind != "bar":
        last = add_part(stretch, last, found, known)
    pieces = found.pieces
    form = "words" if pieces[0] != "digits" else "digits" if len(pieces) == 1 else "mixed"
    if found.kind in {"part", "bar"} and found.value < 1:
        form = "fraction"
    return make_number(stretch, first, last, found, form)


def make_number(stretch: Stretch, first: int, last: int, found: Sum, form: str) -> Number:
    """A number with one value."""
    value = found.value
    start, end = stretch.starts[first], stretch.ends[last]
    return Number(
        first,
        last,
        start,
        end,
        value,
        value,
        value,
        found.step,
        form,
        "",
        "",
        "scale" in found.pieces or "dozen" in found.pieces,
        found.head,
    )


def make_part(stretch: Stretch, first: int, last: int, value: Decimal, form: str) -> Number:
    """A number that one word says: a part of a whole, "threefold"."""
    return Number(first, last, stretch.starts[first], stretch.ends[last], value, value, value, value, form)


def add_part(stretch: Stretch, last: int, found: Sum, known: NumberWords) -> int:
    """Take a part behind a number: "two thirds", "five and a half million", "two million and three fifths"."""
    following, gap = stretch.lower[last + 1], stretch.gaps[last + 1]
    kind, part = known.kinds.get(following, ("", ONE))
    if kind == "part" and gap in JOINERS and (following != "half" or found.value == 1):
        is_plural = following.endswith("s") or following == "half"
        if found.pieces[0] == "digits" or not (is_plural or found.value == 1):
            return last
        found.current, found.total, found.kind, found.step = found.value * part, Decimal(0), "part", part
        return add_scale(stretch, last + 1, found, known)
    if following != "and" or gap not in BLANKS:
        return last
    count_kind, count = known.kinds.get(stretch.at(last + 2), ("", ONE))
    kind, part = known.kinds.get(stretch.at(last + 3), ("", ONE))
    if kind != "part" or not (count_kind == "unit" or stretch.at(last + 2) == "a"):
        return last
    if stretch.at(last + 4) == "of" and found.unit == 1:
        return last
    found.step = part * found.unit
    scale_kind, scale = known.kinds.get(stretch.at(last + 4), ("", ONE))
    if scale_kind == "scale" and found.unit > scale:
        found.total, found.current = found.value + count * part * scale, None
        return last + 4
    found.total, found.current = found.value + count * part * found.unit, None
    if found.unit == 1 and scale_kind == "scale":
        found.current, found.total = found.total, Decimal(0)
        found.add("scale", scale)
        return last + 4
    return last + 3


def add_scale(stretch: Stretch, last: int, found: Sum, known: NumberWords) -> int:
    """Take the scale behind a part: "three quarters billion", "two thirds of a million"."""
    at = last + 3 if stretch.at(last + 1) == "of" and stretch.at(last + 2) == "a" else last + 1
    kind, scale = known.kinds.get(stretch.at(at), ("", ONE))
    if kind != "scale":
        return last
    found.add("scale", scale)
    return at


def read_lone_part(stretch: Stretch, word: int, part: Decimal, known: NumberWords) -> Number | None:
    """A part of a whole that no number leads: "half of which", "a third of the workers", "quarter of a million"."""
    lower, before, following = stretch.lower[word], stretch.before(word), stretch.at(word + 1)
    if known.kinds.get(stretch.at(word + 2) if following in {"a", "an"} else following, ("",))[0] in {"scale", "dozen"}:
        return None
    is_open = word + 1 >= stretch.last or stretch.gaps[word + 1] not in JOINERS
    if stretch.gaps[word + 1] in HYPHENS or lower.endswith("s"):
        return None
    first = word - 1 if before in {"a", "an"} and stretch.gaps[word] in BLANKS else word
    if lower == "half" or (lower == "quarter" and first < word):
        if before in {"first", "second", "last", "latter", "other", "next", "this", "each", "per", "in"}:
            return None
        if (
            lower == "half"
            or following == "of"
            or (is_open and stretch.before(first) in {"below", "above", "by", "than"})
        ):
            return make_part(stretch, first, word, part, "fraction")
        return None
    if first == word or not (following in {"of", "more", "less"} or is_open):
        return None
    return make_part(stretch, first, word, part, "fraction")


def read_vague(stretch: Stretch, word: int, known: NumberWords) -> Number | None:
    """A number that says only an order of magnitude: "hundreds of millions", "tens of thousands"."""
    low, high = known.vague[stretch.lower[word]]
    last = word
    following = stretch.at(word + 1)
    if following == "of" and stretch.at(word + 2) in known.vague:
        factor = known.vague[stretch.at(word + 2)][0]
        last = word + 2
        return make_vague(stretch, word, last, low * factor, high * factor)
    kind, value = known.kinds.get(stretch.at(word + 2) if following == "of" else following, ("", ONE))
    if kind == "scale":
        last = word + (2 if following == "of" else 1)
        return make_vague(stretch, word, last, low * value, high * value)
    return make_vague(stretch, word, last, low, high)


def make_vague(stretch: Stretch, first: int, last: int, low: Decimal, high: Decimal) -> Number:
    """A number with two ends and no value."""
    start, end = stretch.starts[first], stretch.ends[last]
    return Number(first, last, start, end, None, low, high, low, "vague")
