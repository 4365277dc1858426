"""What does a bare number count?

The noun phrase behind it, up to a word that ends it; its unit is the head noun in the singular. The words are
in `codebooks/nouns.toml`.

    "700 new tractors annually" → tractor     "24 F-16 fighter jets" → jet     "a 500-seat hall" → seat
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from analysis.codebooks import Codebooks
from analysis.extraction.numerals import Number, load_number_words
from analysis.extraction.stretches import BLANKS, HYPHENS, Stretch
from analysis.extraction.units import Unit

LONGEST = 6
APOSTROPHES = frozenset({"’", "'"})
ADJECTIVES = ("ous", "ive", "able", "ible", "ful", "less", "ic", "al", "ish")
PARTICIPLES = ("ed", "ing")


class NounWords(NamedTuple):
    """The words that end a noun phrase, nouns that look like adverbs or adjectives, plurals of their own kind."""

    stop: frozenset[str]
    nouns: frozenset[str]
    irregular: Mapping[str, str]
    invariant: frozenset[str]
    fused: frozenset[str]
    units: frozenset[str]
    people: frozenset[str]
    passed: frozenset[str]
    further: frozenset[str]


class Piece(NamedTuple):
    """One word of a noun phrase, hyphens and model numbers included: its words, and how it is written small."""

    first: int
    last: int
    head: str
    is_possessive: bool = False
    is_name: bool = False


@lru_cache(maxsize=8)
def load_nouns(books: Codebooks) -> NounWords:
    """The noun words of the codebook."""
    book = books.book("nouns")
    return NounWords(
        frozenset(book["stop"]["words"]) | load_number_words(books).triggers,
        frozenset(book["nouns"]["words"]),
        book["irregular"],
        frozenset(book["invariant"]["words"]),
        frozenset(book["fused"]["words"]),
        frozenset(book["fused"]["behind"]),
        frozenset(book["people"]["words"]),
        frozenset(book["leads"]["words"]) | load_number_words(books).kinds.keys(),
        frozenset(book["leads"]["further"]),
    )


def find_counted(stretch: Stretch, number: Number, nouns: NounWords) -> Unit | None:
    """What a number counts; None when no noun stands behind it."""
    at = number.last + 1
    if at >= stretch.last or number.suffix:
        return None
    gap = stretch.gaps[at]
    if gap in HYPHENS:
        return find_joined(stretch, at, nouns)
    if gap == ". " and number.is_scaled and stretch.lower[number.last].endswith("n"):
        gap = " "
    if gap not in BLANKS and gap != "+ ":
        return None
    if stretch.lower[at] == "of" and number.form == "vague":
        return find_behind_of(stretch, at, nouns)
    if number.form == "fraction":
        return None
    if stretch.lower[at] in nouns.further:
        at += 1
    if at < stretch.last and number.step < 1 and is_symbol(stretch, at):
        return Unit(stretch.lower[at], "count", stretch.starts[at], stretch.ends[at], at, stretch.forms[at])
    return find_noun(stretch, at, nouns, is_one=number.value == 1)


def is_symbol(stretch: Stretch, at: int) -> bool:
    """Whether a word looks like the symbol of a unit that no codebook lists: capitals with nothing behind them."""
    return stretch.forms[at].isupper() and len(stretch.forms[at]) <= LONGEST and stretch.gaps[at + 1] not in BLANKS


def find_behind_of(stretch: Stretch, at: int, nouns: NounWords) -> Unit | None:
    """What stands behind "of": "hundreds of the workers", "one of the best speakers"."""
    at += 1
    while at < stretch.last and stretch.lower[at] in nouns.passed and stretch.gaps[at] in BLANKS:
        at += 1
    return find_noun(stretch, at, nouns) if at < stretch.last else None


def find_joined(stretch: Stretch, at: int, nouns: NounWords) -> Unit | None:
    """What a hyphen joins to its number: "a 500-seat hall"; "2,000-strong staff" counts the staff."""
    lower = stretch.lower[at]
    if lower in nouns.fused:
        return find_noun(stretch, at + 1, nouns) if lower in nouns.units else None
    if not lower.isalpha() or lower in nouns.stop or not stretch.forms[at].islower():
        return find_noun(stretch, at, nouns) if lower.isalpha() and lower not in nouns.stop else None
    last = at
    if stretch.gaps[at + 1] in HYPHENS and at + 1 < stretch.last and stretch.lower[at + 1] in {"strong", "plus"}:
        last += 1
    return Unit(make_singular(lower, nouns.irregular), "count", stretch.starts[at], stretch.ends[last], last, lower)


def find_noun(stretch: Stretch, at: int, nouns: NounWords, *, is_one: bool = False) -> Unit | None:
    """The noun phrase that begins at a word, with its head."""
    pieces = find_pieces(stretch, at, nouns, is_one=is_one)
    if not pieces:
        return None
    head = choose_head(stretch, pieces, nouns, is_one=is_one)
    if head is None:
        return None
    first, last = pieces[0], pieces[head]
    symbol = make_singular(last.head, nouns.irregular)
    start, end = stretch.starts[first.first], stretch.ends[last.last]
    return Unit(symbol, "count", start, end, last.last, stretch.text[start:end])


def choose_head(stretch: Stretch, pieces: list[Piece], nouns: NounWords, *, is_one: bool) -> int | None:
    """Which piece is the head: the first plural; of a single thing the last noun; else the noun that comes first."""
    if not is_one:
        for place, piece in enumerate(pieces):
            if is_plural(piece, nouns) and (place + 1 == len(pieces) or piece.head not in nouns.invariant):
                return place
    last = len(pieces) - 1
    while last >= 0 and not is_noun(pieces[last], nouns):
        last -= 1
    if last < 0:
        return None
    if is_one:
        return last
    return first_noun(stretch, pieces, nouns) if len(pieces) > 1 and not pieces[0].is_name else None


def first_noun(stretch: Stretch, pieces: list[Piece], nouns: NounWords) -> int | None:
    """The first noun of a phrase without a plural: "an 11 member trade agreement" has members."""
    for place, piece in enumerate(pieces[:-1]):
        if is_noun(piece, nouns) and stretch.forms[piece.first].islower() and not piece.head.endswith(PARTICIPLES):
            return place
    return None


def find_pieces(stretch: Stretch, at: int, nouns: NounWords, *, is_one: bool) -> list[Piece]:
    """The pieces of a noun phrase up to a word that ends it."""
    pieces: list[Piece] = []
    while at < stretch.last and len(pieces) < LONGEST:
        piece = read_piece(stretch, at)
        if piece is None or (piece.is_name and not pieces and stretch.forms[at][0].isdigit()):
            break
        if ends_phrase(stretch, piece, pieces, nouns):
            at = leap(stretch, at, pieces, nouns)
            if at is None:
                break
            continue
        if is_one and pieces and piece.head.endswith("s") and is_plural(piece, nouns):
            break
        pieces.append(piece)
        if not is_one and is_plural(piece, nouns) and not goes_on(stretch, piece, nouns):
            break
        at = piece.last + 1
        gap = stretch.gaps[at]
        if gap[:1] in HYPHENS and gap[1:] in BLANKS and is_listed(stretch, at, nouns):
            continue
        if gap == ", " and not is_one and is_listed(stretch, at, nouns):
            continue
        if gap not in BLANKS and not piece.is_possessive:
            break
    return pieces


def read_piece(stretch: Stretch, at: int) -> Piece | None:
    """One word with what hangs on it: "first-team", "workers’", "BTR-82A", "Model 3s"."""
    form, last = stretch.forms[at], at
    is_name = not form.isalpha()
    while last + 1 < stretch.last and stretch.gaps[last + 1] in HYPHENS:
        last += 1
        is_name = is_name or not stretch.forms[last].isalpha()
    following = last + 1
    if following < stretch.last:
        gap, word = stretch.gaps[following], stretch.forms[following]
        if gap in APOSTROPHES and word == "s":
            return Piece(at, following, stretch.lower[last], True, is_name)
        if gap[:1] in APOSTROPHES and gap[1:] in BLANKS:
            return Piece(at, last, stretch.lower[last], True, is_name)
        if gap == " " and form[0].isupper() and word[0].isdigit() and len(word) <= 4 and not is_name:
            return Piece(at, following, f"{form} {word}".lower(), False, True)
    head = stretch.text[stretch.starts[at] : stretch.ends[last]].lower() if is_name else stretch.lower[last]
    return Piece(at, last, head, False, is_name)


def ends_phrase(stretch: Stretch, piece: Piece, pieces: list[Piece], nouns: NounWords) -> bool:
    """Whether a word ends the noun phrase: a function word, an adverb, or a participle behind a noun."""
    word = stretch.lower[piece.first]
    if piece.first != piece.last and not piece.is_possessive:
        return False
    if word in nouns.stop:
        return True
    if word.endswith("ly") and word not in nouns.nouns and stretch.forms[piece.first].islower():
        return True
    if word.endswith("ing") and not pieces and word not in nouns.nouns:
        return not has_plural_ahead(stretch, piece.last + 1, nouns)
    is_participle = word.endswith(PARTICIPLES) and word not in nouns.nouns and word not in nouns.irregular
    return bool(pieces) and is_participle and not has_plural_ahead(stretch, piece.last + 1, nouns)


def goes_on(stretch: Stretch, piece: Piece, nouns: NounWords) -> bool:
    """Whether a noun without a plural of its own stands in front of another: "20 crew members"."""
    return piece.head in nouns.invariant and has_plural_ahead(stretch, piece.last + 1, nouns)


def has_plural_ahead(stretch: Stretch, at: int, nouns: NounWords) -> bool:
    """Whether a plural follows, so that a participle stands in front of its noun: "3 old armoured vehicles"."""
    if at >= stretch.last or stretch.gaps[at] not in BLANKS:
        return False
    piece = read_piece(stretch, at)
    return piece is not None and is_plural(piece, nouns)


def leap(stretch: Stretch, at: int, pieces: list[Piece], nouns: NounWords) -> int | None:
    """Where a phrase goes on behind "and": "20 military and civilian aircraft"."""
    if not pieces or stretch.lower[at] not in {"and", "or"}:
        return None
    return at + 1 if is_listed(stretch, at + 1, nouns) else None


def is_listed(stretch: Stretch, at: int, nouns: NounWords) -> bool:
    """Whether within three words a plural stands that the words so far may belong to."""
    for ahead in range(at, min(at + 3, stretch.last)):
        word = stretch.lower[ahead]
        if (ahead > at and stretch.gaps[ahead] not in BLANKS) or not word.isalpha():
            return False
        if word in nouns.stop and word not in {"and", "or"}:
            return False
        if is_plural(Piece(ahead, ahead, word), nouns):
            return True
    return False


def is_plural(piece: Piece, nouns: NounWords) -> bool:
    """Whether a word is the plural of a noun, or a noun that has no other."""
    if piece.is_possessive:
        return False
    word = piece.head
    return word in nouns.invariant or make_singular(word, nouns.irregular) != word


def is_noun(piece: Piece, nouns: NounWords) -> bool:
    """Whether a phrase may end in a word."""
    return not piece.is_possessive and (piece.head in nouns.nouns or not piece.head.endswith(ADJECTIVES))


def make_singular(word: str, irregular: Mapping[str, str]) -> str:
    """The singular of an English noun in small letters."""
    if word in irregular:
        return irregular[word]
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 or word[0].isdigit() else word
