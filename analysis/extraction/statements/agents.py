"""Which noun phrase stands behind a verb, "by" or "according to"?

Walks forward from its first word to a mark, a verb, a place or a time; a name or a role between commas behind
it belongs to it.

    "said Anna Nowak, the director of the yard, on Monday" → "Anna Nowak, the director of the yard"
"""

from analysis.extraction.statements.cues import (
    ADVERB,
    DETERMINER,
    FINITE,
    HELPER,
    INNER,
    PEOPLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    Cues,
)
from analysis.extraction.statements.nominals import (
    APOSTROPHES,
    ENDS_CLAUSE,
    LINKS,
    LONGEST,
    Phrase,
    find_head,
    is_given_name,
    is_inside,
    joins,
)
from analysis.words import Words

NEAR_TIMES = frozenset({"last", "yesterday", "today", "earlier"})


def find_phrase_after(words: Words, cues: Cues, first: int, high: int, is_leading: bool = False) -> Phrase | None:
    """The noun phrase that begins with word `first`: up to a mark, a verb, or "on Monday".

    Where a clause follows it (`is_leading`), an apposition must be closed by a comma of its own.
    """
    if first >= high:
        return None
    lower, roles = words.lower, cues.roles
    role = roles.get(lower[first], 0)
    if role & PEOPLE:
        return Phrase(first, first, first, first, "pronoun")
    is_name = words.forms[first][0].isupper() and (role & HELPER or is_given_name(words, cues, first))
    if lower[first] == "it" or (
        not is_name and role & (HELPER | SUBORDINATOR | RELATIVE | PREPOSITION | TIME | PRONOUN)
    ):
        return None
    if role & ADVERB and not role & DETERMINER and not is_name:
        return None
    last = first
    while last + 1 < high and last - first < LONGEST and goes_on(words, cues, first, last + 1, high):
        last += 1
    end = extend_apposition(words, cues, last, high, is_leading)
    return Phrase(first, end, last, find_head(words, cues, first, last), "noun")


def goes_on(words: Words, cues: Cues, first: int, at: int, high: int) -> bool:
    """Whether a word still belongs to the noun phrase that begins with word `first`."""
    gap, word, form = words.gaps[at], words.lower[at], words.forms[at]
    if gap != " " and not is_inside(gap):
        return False
    if word in LINKS and joins(words, cues, at + 1, first):
        return True
    role = cues.roles.get(word, 0)
    if role & ENDS_CLAUSE and gap not in APOSTROPHES:
        return False
    if role & PREPOSITION:
        return bool(role & INNER) and is_inner(words, cues, at, high)
    if role & TIME:
        return is_given_name(words, cues, at) or not (form[0].isupper() or role & ADVERB or word in NEAR_TIMES)
    return not (role == 0 and gap == " " and form.islower() and is_verb_like(words, cues, at))


def is_verb_like(words: Words, cues: Cues, at: int) -> bool:
    """Whether a small word behind a noun looks like its verb: "visited", "saying", a reporting verb."""
    word = words.lower[at]
    if word.endswith("ing"):
        return True
    nouns = {word, words.lower[at + 1] if at + 1 < len(words) else ""}
    is_noun = any(n in cues.people or n in cues.bodies or n in cues.documents for n in nouns)
    if words.forms[at - 1][0].isupper() and not is_noun:
        return True
    if cues.roles.get(words.lower[at - 1], 0) & DETERMINER:
        return False
    if word.endswith("ed") and words.lower[at - 1] in cues.documents and words.lower[at + 1 : at + 2] == ["by"]:
        return False
    return word.endswith("ed") or any(
        r.kind == "verb" and r.shape == "past" and not r.tail for r in cues.readings.get(word, ())
    )


def extend_name(words: Words, cues: Cues, last: int, high: int) -> int:
    """The end of ", Anna Nowak" behind "the director", else the end of the role."""
    at = last + 1
    while at < high and words.forms[at][0].isupper() and (at == last + 1 or words.gaps[at] in {" ", ". ", "-"}):
        at += 1
    is_closed = at >= high or words.gaps[at].strip()[:1] in {"", ",", "."}
    is_role = words.lower[last] in cues.people or words.lower[last] in cues.bodies
    return at - 1 if 2 <= at - 1 - last <= 4 and is_closed and is_role else last


def is_inner(words: Words, cues: Cues, at: int, high: int) -> bool:
    """Whether a preposition goes on with a noun phrase: not "in an interview", not "on Monday"."""
    if words.lower[at] in {"of", "for", "from", "with"} or words.lower[at - 1].endswith("ed"):
        return True
    if at + 1 >= high:
        return False
    following = cues.roles.get(words.lower[at + 1], 0)
    if words.lower[at] not in {"at", "in"} or following & TIME:
        return False
    return words.forms[at + 1][0].isupper() or not cues.bodies.isdisjoint(words.lower[at + 1 : at + 4])


def extend_apposition(words: Words, cues: Cues, last: int, high: int, is_leading: bool) -> int:
    """The end of ", chairman of the board" behind a name, else the name's own."""
    if last + 1 >= high or words.gaps[last + 1].strip() not in {",", "),", "."}:
        return last
    if words.gaps[last + 1].strip() == ".":
        return last
    following = cues.roles.get(words.lower[last + 1], 0)
    is_apposition = words.lower[last + 1] in {"the", "a", "an"} or words.lower[last + 1] in cues.people
    if not is_apposition or following & TIME:
        return extend_name(words, cues, last, high)
    at = last + 1
    while (
        at + 1 < high
        and is_inside(words.gaps[at + 1])
        and not cues.roles.get(words.lower[at + 1], 0) & (HELPER | FINITE | RELATIVE)
    ):
        at += 1
        if at - last > 16:
            return last
    if at + 1 >= high:
        return last if is_leading else at
    return at if "," in words.gaps[at + 1] or not (is_leading or is_inside(words.gaps[at + 1])) else last
