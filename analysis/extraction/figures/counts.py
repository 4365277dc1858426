"""What does a bare number count?

The noun phrase behind it, up to a word that ends it; its unit is the head noun in the singular.

    "700 new tractors annually" → tractor     "24 F-16 fighter jets" → jet     "a 500-seat hall" → seat
"""

from analysis.extraction.figures.nouns import NounWords, Piece, is_noun, is_plural, make_singular, read_piece
from analysis.extraction.figures.numerals import Number
from analysis.extraction.figures.stretches import BLANKS, HYPHENS, Stretch
from analysis.extraction.figures.units import Unit

LONGEST = 6
PLACED = frozenset({"at", "in", "on", "near", "from", "to", "and", "by", "the", "like", "than", "its", "their"})
PARTICIPLES = ("ed", "ing")


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
    if number.value == 1 and number.form == "words" and is_pronoun(stretch, number, nouns):
        return None
    if stretch.lower[at] in nouns.further:
        at += 1
    if at < stretch.last and number.step < 1 and is_symbol(stretch, at):
        return Unit(stretch.lower[at], "count", stretch.starts[at], stretch.ends[at], at, stretch.forms[at])
    return find_noun(stretch, at, nouns, is_one=number.value == 1) or find_model(stretch, number, at)


def is_pronoun(stretch: Stretch, number: Number, nouns: NounWords) -> bool:
    """Whether "one" stands for somebody or something: "no one", "one another", "one captured by police"."""
    before, behind = nouns.beside_one
    following = stretch.lower[number.last + 1]
    if stretch.before(number.first) in before or following in behind:
        return True
    return following.endswith(PARTICIPLES) and stretch.at(number.last + 2) in nouns.stop


def find_model(stretch: Stretch, number: Number, at: int) -> Unit | None:
    """A model that is counted without a plural: "bought 32 F-35A", "24 Rafale for Egypt"; not "at 12 Harbour Road"."""
    if at >= stretch.last or not stretch.forms[at][0].isupper() or number.is_scaled or number.step < 1:
        return None
    before = stretch.forms[number.first - 1] if number.first > stretch.first else "At"
    if not before.islower() or before in PLACED:
        return None
    piece = read_piece(stretch, at)
    behind = stretch.forms[piece.last + 1] if piece.last + 1 < stretch.last else ""
    if behind[:1].isupper() or (stretch.forms[at].isupper() and not piece.is_name):
        return None
    end = stretch.ends[piece.last]
    return Unit(piece.head, "count", stretch.starts[at], end, piece.last, stretch.text[stretch.starts[at] : end])


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
        return find_noun(stretch, at + 1, nouns, is_one=True) if lower in nouns.units else None
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
        if piece.is_name and not pieces and stretch.forms[at][0].isdigit():
            break
        if ends_phrase(stretch, piece, pieces, nouns):
            behind = leap(stretch, at, pieces, nouns)
            if behind is None:
                break
            at = behind
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
    return is_plural(read_piece(stretch, at), nouns)


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
