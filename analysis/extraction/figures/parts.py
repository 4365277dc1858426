"""Which number is a part of a whole, or only an order of magnitude?

"three quarters" → 0.75     "10 1/2" → 10.5     "five and a half million" → 5500000     "dozens" → 12 to 120
"""

from decimal import ROUND_FLOOR, Decimal

from analysis.extraction.figures.numerals import ONE, Number, NumberWords, Sum, make_part, make_vague
from analysis.extraction.figures.stretches import BLANKS, HYPHENS, JOINERS, Stretch

EXACT = Decimal("1e-9")
HUNDREDTH = Decimal("0.01")
FRACTION_BARS = frozenset({"/", "⁄"})
# Around a third, a quarter or a tenth that is a part and no ordinal: "grew by a third in May", "a quarter less".
PART_LEADS = frozenset({"by", "than", "nearly", "almost", "about", "roughly", "over", "around", "some", "only", "just"})
PART_LINKS = frozenset(
    {"in", "on", "to", "from", "and", "since", "this", "last", "over", "during", "compared", "year", "against", "at"}
    | {"for", "within", "when", "as", "but", "after", "while", "thanks", "annually", "because", "or", "versus", "with"}
)
PART_BEHIND = frozenset(
    {"of", "more", "less", "fewer", "higher", "lower", "smaller", "larger", "bigger", "cheaper", "faster"}
)
LOWER_TERMS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 128})


def read_several(stretch: Stretch, first: int, word: int, value: Decimal) -> Number:
    """ "several hundred": from one to ten of them."""
    return make_vague(stretch, first, word, value, value * 10)


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


def read_power(stretch: Stretch, word: int, value: Decimal, suffix: str) -> Number | None:
    """A number raised to a power: "10^6", "12.3e+14"."""
    gap, power = stretch.gaps[word + 1], stretch.at(word + 1)
    is_power = (gap[:1] == "^" and not suffix) or (suffix == "e" and gap in {"+", "-"})
    if not is_power or len(gap) > 2 or not power.isdecimal() or len(power) > 2:
        return None
    exponent = -int(power) if gap[-1] == "-" else int(power)
    raised = value * Decimal(10) ** exponent if suffix else value**exponent
    return make_part(stretch, word, word + 1, raised, "digits")


def add_point(stretch: Stretch, word: int, found: Sum, known: NumberWords) -> int | None:
    """Take the decimals behind "point" ("two point seventy-one"); the last word read."""
    digits, at = "", word + 1
    while at < stretch.last and stretch.gaps[at] in JOINERS:
        kind, value = known.kinds.get(stretch.lower[at], ("", ONE))
        if kind == "unit" and value < 10 and digits.endswith("0") and len(digits) > 1:
            digits = digits[:-1] + str(value)
        elif kind in {"unit", "tens"}:
            digits += str(value)
        else:
            break
        at += 1
    if not digits or found.pieces[0] == "digits" or found.kind == "dozen":
        return None
    found.step = ONE.scaleb(-len(digits))
    found.current = (found.current or Decimal(0)) + Decimal(int(digits)) * found.step
    return at - 1


def add_part(stretch: Stretch, last: int, found: Sum, known: NumberWords) -> int:
    """Take a part behind a number: "two thirds", "five and a half million", "two million and three fifths"."""
    following, gap = stretch.lower[last + 1], stretch.gaps[last + 1]
    kind, part = known.kinds.get(following, ("", ONE))
    if kind == "part" and gap in JOINERS and (following != "half" or found.value == 1):
        is_plural = following.endswith("s") or following == "half"
        if found.pieces[0] == "digits" or not (is_plural or found.value == 1):
            return last
        value = divide(stretch, last, found.value, part, known)
        found.current, found.total, found.kind, found.step = value, Decimal(0), "part", part
        return add_scale(stretch, last + 1, found, known)
    if following != "and" or gap not in JOINERS:
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


def divide(stretch: Stretch, last: int, value: Decimal, part: Decimal, known: NumberWords) -> Decimal:
    """A number of parts: 130 "fifths"; "hundred thirty-fifths" are 35ths, "200 and 54 hundredths" are 200.54."""
    kind, tens = known.kinds.get(stretch.lower[last], ("", ONE))
    if kind == "tens" and stretch.gaps[last + 1] in HYPHENS and value > tens:
        return (value - tens) / (tens + ONE / part)
    if part <= HUNDREDTH and value > 100 and "and" in stretch.lower[max(stretch.first, last - 2) : last]:
        hundreds = (value * HUNDREDTH).to_integral_value(ROUND_FLOOR) * 100
        return hundreds + (value - hundreds) * part
    under = (ONE / part).to_integral_value()
    return value / under if abs(part * under - 1) < EXACT else value * part


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
    if following == "of" and stretch.at(word + 2) in {"a", "an"}:
        kind, scale = known.kinds.get(stretch.at(word + 3), ("", ONE))
        if kind == "scale":
            first = word - 1 if before in {"a", "an"} else word
            return make_part(stretch, first, word + 3, part * scale, "words")
    is_open = word + 1 >= stretch.last or stretch.gaps[word + 1] not in JOINERS
    if stretch.gaps[word + 1] in HYPHENS or lower.endswith("s"):
        return None
    first = word - 1 if before in {"a", "an"} and stretch.gaps[word] in BLANKS else word
    if first < word and is_part(stretch, first, following):
        return make_part(stretch, first, word, part, "fraction")
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


def is_part(stretch: Stretch, first: int, following: str) -> bool:
    """Whether the words around "a third" say that it is a part: "by a third in May", "a quarter less"."""
    return following in PART_BEHIND or (stretch.before(first) in PART_LEADS and following in PART_LINKS)


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
