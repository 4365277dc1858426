"""Which number do these words say?

Digits with their separators, words, and both mixed, as exact decimals. A number may be vague: "hundreds of
millions" has a low and a high and no value.

    "8 billion 714.8 million" → 8714800000     "two dozen" → 24     "2,6" → 2.6     "15,300" → 15300
"""

from decimal import Decimal
from itertools import compress, count
from operator import ge

from analysis.codebooks import Codebooks
from analysis.extraction.figures.digits import choose_style, is_code, read_digit_word
from analysis.extraction.figures.numerals import (
    ONE,
    Number,
    NumberWords,
    Sum,
    load_number_words,
    make_number,
    make_part,
)
from analysis.extraction.figures.parts import (
    FRACTION_BARS,
    add_bar,
    add_part,
    add_point,
    read_lone_part,
    read_power,
    read_several,
    read_vague,
)
from analysis.extraction.figures.stretches import BLANKS, JOINERS, Stretch, cut_stretch
from analysis.words import find_words

SPACED = JOINERS | {" - "}
ESCAPED = frozenset({"\\.", "\\,"})
FARTHEST_ESCAPED = 4
CURRENCIES = "$€£₼¥₽₺₸₴₹₩"


def find_numbers(text: str, books: Codebooks) -> list[Number]:
    """All numbers of a text in order, digits or words."""
    words = find_words(text)
    triggers = find_triggers(words.lower, books)
    stretch = cut_stretch(words, 0, len(words), choose_style(words.forms[i] for i in triggers))
    return read_numbers(stretch, triggers, load_number_words(books))


def find_triggers(lower: list[str], books: Codebooks) -> list[int]:
    """The words that may begin a number."""
    known = load_number_words(books).triggers
    # "greater or equal" of two truths: the word is known, or it is not all letters.
    return [*compress(count(), map(ge, map(known.__contains__, lower), map(str.isalpha, lower)))]


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
    if lower in known.multiples:
        return read_multiple(stretch, word, known)
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


def read_multiple(stretch: Stretch, word: int, known: NumberWords) -> Number | None:
    """ "twice that sum", "twice as many"; None for "met twice"."""
    following = stretch.at(word + 1)
    is_multiple = following in known.followers or (following == "as" and stretch.at(word + 2) in known.compared)
    return make_part(stretch, word, word, known.multiples[stretch.lower[word]], "fold") if is_multiple else None


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


def read_digits(stretch: Stretch, word: int, known: NumberWords) -> Number | None:
    """A number that begins with digits."""
    form, last = stretch.forms[word], word
    if stretch.gaps[word + 1][:1] == "\\":
        form, last = join_escaped(stretch, word)
    following = stretch.at(last + 1)
    has_scale = known.kinds.get(following, ("",))[0] == "scale"
    digits = read_digit_word(form, choose_here(stretch, word, form, following, known), has_scale)
    if digits is None or (digits.prefix and not is_currency(stretch, word, digits.prefix, known)):
        return None
    value, step, suffix = digits.value, digits.step, digits.suffix
    if stretch.gaps[word][-1:] == "." and digits.written.isdigit() and is_point(stretch, word):
        return read_point(stretch, word, digits.written)
    found = Sum()
    if powered := read_power(stretch, word, value, suffix):
        return powered
    if not suffix and not digits.prefix and len(digits.written) <= 3 and following[:3].isdigit():
        last, value, step, suffix = read_groups(stretch, last, value, step)
    found.add("digits", value, step)
    if suffix:
        scale = read_suffix(stretch, last, suffix, known)
        if scale is not None:
            found.add("scale", scale)
            suffix = ""
            last = extend(stretch, last, found, known)
            return finish_number(stretch, word, last, found, known)._replace(prefix=digits.prefix)
        return make_number(stretch, word, last, found, "digits")._replace(prefix=digits.prefix, suffix=suffix)
    if following == "k" and stretch.gaps[last + 1] in BLANKS:
        found.add("scale", known.letters["k"])
        last += 1
    if last == word and stretch.gaps[last + 1] in FRACTION_BARS | BLANKS:
        last = add_bar(stretch, word, found)
    number = finish_number(stretch, word, extend(stretch, last, found, known), found, known)
    return number._replace(prefix=digits.prefix) if digits.prefix else number


def join_escaped(stretch: Stretch, word: int) -> tuple[str, int]:
    """The digits of a word and of those behind it that an escaped mark joins ("184\\.5"), and the last of the words."""
    form, last = stretch.forms[word], word
    while last + 1 < stretch.last and last < word + FARTHEST_ESCAPED:
        gap = stretch.gaps[last + 1]
        if gap not in ESCAPED or not stretch.forms[last + 1][0].isdigit() or not form[-1].isdigit():
            break
        form, last = form + gap[1] + stretch.forms[last + 1], last + 1
    return form, last


def choose_here(stretch: Stretch, word: int, form: str, following: str, known: NumberWords) -> str:
    """How one number writes decimals where its article leaves it open: "15.300 hectares" are thousands, no price is."""
    if "." in form and following in known.whole:
        return "comma"
    if stretch.style not in {"open", "mixed"} or "." not in form:
        return stretch.style
    gap = stretch.gaps[word].rstrip(" ")
    if gap[-1:] in CURRENCIES and gap:
        return "dot"
    is_round = form.endswith("00")
    if stretch.style == "mixed":
        return "mixed" if is_round or following in known.thousands else "dot"
    return "mixed" if is_round and following in known.thousands else "dot"


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
    is_money = stretch.gaps[word][-1:] in CURRENCIES and stretch.gaps[word] != ""
    following = stretch.at(word + 1)
    is_count = (
        len(following) > 3
        and following.endswith("s")
        and stretch.gaps[word + 1] in BLANKS
        and following not in known.metres
    )
    has_code = following != "" and is_code(stretch.forms[word + 1])
    has_prefix = stretch.forms[word][0].isalpha() or (word > stretch.first and is_code(stretch.forms[word - 1]))
    return scale if is_money or is_count or has_code or has_prefix or following in {"people", "euro"} else None


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
        if lower == "point" and not has_and and (point := add_point(stretch, following, found, known)):
            word = point
            continue
        kind, value = known.kinds.get(lower, ("", ONE))
        if has_and and found.unit >= 1000 and known.kinds.get(stretch.at(following + 1), ("",))[0] == "part":
            break
        if not kind and lower[0].isdigit() and found.kind == "scale":
            digits = read_digit_word(lower, stretch.style, has_scale=True)
            if digits is None or not goes_on(found, digits.value, has_and, known.kinds.get(stretch.at(following + 1))):
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


def goes_on(found: Sum, value: Decimal, has_and: bool, behind: tuple[str, Decimal] | None) -> bool:
    """Whether digits behind a scale belong to it: "8 billion 714.8 million", but not "5 million 2024"."""
    if behind is not None and behind[0] == "scale":
        return not has_and and behind[1] < found.unit
    return has_and and found.unit <= 1000 and 0 < value < found.unit and found.pieces[0] == "digits"


def finish_number(stretch: Stretch, first: int, last: int, found: Sum, known: NumberWords) -> Number:
    """The number of some pieces, with the part of a whole that may follow them."""
    if last + 1 < stretch.last and found.kind != "bar":
        last = add_part(stretch, last, found, known)
    pieces = found.pieces
    form = "words" if pieces[0] != "digits" else "digits" if len(pieces) == 1 else "mixed"
    if found.kind in {"part", "bar"}:
        form = "fraction" if found.value < 1 else "mixed"
    return make_number(stretch, first, last, found, form)
