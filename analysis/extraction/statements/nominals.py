"""Which words beside a reporting verb are its subject?

Without a parser: from the verb, walk back over helping words and adverbs, then over the noun phrase to the
clause boundary in front of it; behind an inverted verb, walk forward.

    "On Monday a spokesman for the ministry, Ali Kaya, has also said" → "a spokesman for the ministry, Ali Kaya"
"""

from typing import Literal, NamedTuple

from analysis.extraction.statements.cues import (
    ADVERB,
    DETERMINER,
    FINITE,
    HELPER,
    PEOPLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    Cues,
)
from analysis.words import Words

LONGEST = 30
BREAKS = frozenset(";:—–!?…")
MARKS = frozenset('“”«»„‟"')
APOSTROPHES = frozenset("’'")
LINKS = frozenset({"and", "or"})
UNCOUNTED = frozenset({
    "some", "many", "most", "all", "both", "others", "those", "these", "few", "several", "one", "this", "that",
})  # fmt: skip
PLURALS = frozenset({"people", "police", "media", "men", "women", "children", "data", "staff", "troops"})
ENDS_CLAUSE = HELPER | FINITE | SUBORDINATOR | RELATIVE | PEOPLE | PRONOUN
POSTMODIFIERS = PREPOSITION | RELATIVE
NOT_A_HEAD = HELPER | DETERMINER | PREPOSITION | SUBORDINATOR | ADVERB


class Phrase(NamedTuple):
    """The words first..last of a noun phrase; `core` is its last word before an apposition, `head` its noun."""

    first: int
    last: int
    core: int
    head: int
    kind: Literal["noun", "pronoun", "relative"]


def find_phrase_before(words: Words, cues: Cues, end: int, low: int) -> Phrase | None:
    """The noun phrase that ends right in front of word `end`, an apposition or a bracket included."""
    last = end - 1
    if last < low:
        return None
    gap = words.gaps[end]
    if gap == " ":
        return walk_back(words, cues, last, low)
    if has_mark(gap) or not BREAKS.isdisjoint(gap):
        return find_dashed(words, cues, end, low)
    if "," in gap:
        is_aside = end + 1 < len(words) and cues.roles.get(words.lower[end], 0) & ADVERB and "," in words.gaps[end + 1]
        return walk_back(words, cues, last, low) if is_aside else find_apposition(words, cues, end, low)
    if ")" in gap:
        return find_bracketed(words, cues, end, low)
    return walk_back(words, cues, last, low)


def find_bracketed(words: Words, cues: Cues, end: int, low: int) -> Phrase | None:
    """ "Anna Nowak (Poland)" in front of a verb: the noun phrase with its bracket."""
    opening = end - 1
    while opening > max(low, end - LONGEST) and "(" not in words.gaps[opening]:
        opening -= 1
    core = walk_back(words, cues, opening - 1, low) if opening > low and "(" in words.gaps[opening] else None
    return core._replace(last=end - 1) if core else None


def has_mark(gap: str) -> bool:
    """Whether a gap holds a quotation mark of any style."""
    return gap != " " and (not MARKS.isdisjoint(gap) or "''" in gap)


def find_dashed(words: Words, cues: Cues, end: int, low: int) -> Phrase | None:
    """A noun phrase in front of a remark between dashes."""
    gap = words.gaps[end].strip()
    if gap not in {"—", "–"}:
        return None
    for opening in range(end - 1, max(low, end - LONGEST), -1):
        if words.gaps[opening].strip() == gap:
            return walk_back(words, cues, opening - 1, low)
    return None


def find_apposition(words: Words, cues: Cues, end: int, low: int) -> Phrase | None:
    """ "Anna Nowak, the director," in front of a verb: the whole, when what stands between the commas may be one."""
    gaps, lower, roles = words.gaps, words.lower, cues.roles
    opening = end - 1
    while opening > low and end - opening < LONGEST:
        gap = gaps[opening]
        if "," in gap:
            back = find_bracketed if ")" in gap else walk_back
            core = back(words, cues, opening if ")" in gap else opening - 1, low) if not has_mark(gap) else None
            if core is None or core.kind == "relative":
                return None
            if core.kind == "noun" and roles.get(lower[core.last], 0) & TIME:
                return None
            return core._replace(last=end - 1)
        if has_mark(gap) and opening < end - 1:
            return None
        opening -= 1
    return None


def walk_back(words: Words, cues: Cues, last: int, low: int) -> Phrase | None:
    """The noun phrase that ends with word `last`: back to the boundary of its clause."""
    lower, gaps, roles = words.lower, words.gaps, cues.roles
    role = roles.get(lower[last], 0) if gaps[last] != "-" else 0
    if role & RELATIVE or (lower[last] == "that" and last > low and not gaps[last].strip()):
        return Phrase(last, last, last, last, "relative")
    if role & PEOPLE or lower[last] == "it":
        return Phrase(last, last, last, last, "pronoun")
    is_name = words.forms[last][0].isupper()
    if role & NOT_A_HEAD and not (is_name and role & (TIME | HELPER)) and lower[last] not in UNCOUNTED:
        return None
    first = last
    floor = max(low, last - LONGEST)
    while first > floor:
        gap, word = gaps[first], lower[first - 1]
        if gap != " " and not is_inside(gap):
            break
        role = roles.get(word, 0)
        if (
            role & ENDS_CLAUSE
            and gap not in APOSTROPHES
            and not (role & HELPER and words.forms[first - 1][0].isupper())
        ):
            if word in {"and", "or"} and joins(words, cues, first, floor):
                first -= 1
                continue
            if word == "who" and first - 1 > floor and is_inside(gaps[first - 1]):
                first -= 1
                continue
            break
        if (
            word.endswith("ing")
            and role == 0
            and words.forms[first - 1].islower()
            and roles.get(lower[first - 2], 0) & PREPOSITION
        ):
            break
        first -= 1
    return cut_lead(words, cues, first, last)


def is_inside(gap: str) -> bool:
    """Whether a gap may stand inside a noun phrase: spaces, hyphens, apostrophes, brackets, the point of a title."""
    if gap == " ":
        return True
    if "-" in gap and gap != "-":
        return False
    return BREAKS.isdisjoint(gap) and "," not in gap and not has_mark(gap)


def joins(words: Words, cues: Cues, right: int, low: int) -> bool:
    """Whether "and" in front of word `right` joins two names or two bare nouns ("Poland and Kenya")."""
    left = right - 2
    if left < low or right >= len(words) or words.gaps[right - 1].strip():
        return False
    if words.forms[left][0].isupper() and words.forms[right][0].isupper():
        return True
    head = words.lower[left]
    return head in cues.people or head in cues.bodies


def cut_lead(words: Words, cues: Cues, first: int, last: int) -> Phrase | None:
    """A noun phrase without what only leads to it: "but", "however", "on Monday", "in a letter"."""
    lower, roles, forms = words.lower, cues.roles, words.forms
    while first <= last:
        role = roles.get(lower[first], 0)
        if role & TIME and first < last and not is_given_name(words, cues, first):
            first += 1
        elif role & PREPOSITION:
            cut = cut_preposition(words, cues, first, last)
            if cut is None:
                return None
            first = cut
        elif (role & ADVERB and not role & DETERMINER) or (
            lower[first].endswith("ly") and not role and first < last and roles.get(lower[first + 1], 0) & DETERMINER
        ):
            first += 1
        else:
            break
    if first > last:
        return None
    head = find_head(words, cues, first, last)
    is_participle = lower[head].endswith("ed") and len(lower[head]) > 4 and forms[head].islower()
    is_time = roles.get(lower[head], 0) & TIME and (first == last or forms[head].islower())
    if is_participle or is_time or forms[head].isdigit():
        return None
    return Phrase(first, last, last, head, "noun")


def is_given_name(words: Words, cues: Cues, at: int) -> bool:
    """Whether a month is the given name of a person: "Jan Kos", "April Lee"."""
    if words.forms[at] not in cues.given or at + 1 >= len(words) or words.gaps[at + 1] != " ":
        return False
    return words.forms[at + 1][0].isupper() and not cues.roles.get(words.lower[at + 1], 0) & TIME


def cut_preposition(words: Words, cues: Cues, first: int, last: int) -> int | None:
    """Where the noun phrase begins behind a leading "on Monday" or "in a letter"; None when nothing is left."""
    lower, roles, forms = words.lower, cues.roles, words.forms
    at = first + 1
    if at <= last and (roles.get(lower[at], 0) & TIME or forms[at].isdigit()):
        while at <= last and (roles.get(lower[at], 0) & TIME or forms[at].isdigit()):
            at += 1
        return at if at <= last else None
    for place in range(first + 2, last + 1):
        before = roles.get(lower[place - 1], 0)
        if before & (PREPOSITION | DETERMINER) or words.gaps[place] != " ":
            continue
        if roles.get(lower[place], 0) & DETERMINER and not lower[place].isdigit():
            return place
        if forms[place][0].isupper() and not forms[place - 1][0].isupper() and not forms[place - 1].isdigit():
            return place
    return None


def find_head(words: Words, cues: Cues, first: int, last: int) -> int:
    """The head of a noun phrase: its last word before a preposition, a bracket or a relative clause."""
    lower, gaps, roles = words.lower, words.gaps, cues.roles
    for at in range(first + 1, last + 1):
        gap = gaps[at]
        if gap == " ":
            if roles.get(lower[at], 0) & POSTMODIFIERS:
                return at - 1
            if lower[at].endswith("ed") and is_noun(words, cues, at - 1):
                return at - 1
        elif "(" in gap:
            return at - 1
    return last


def is_noun(words: Words, cues: Cues, at: int) -> bool:
    """Whether a word in front of "released" or "conducted" is the noun it belongs to."""
    return words.lower[at] in cues.documents or words.lower[at] in cues.people or words.lower[at] in cues.bodies


def is_plural(words: Words, cues: Cues, phrase: Phrase) -> bool:
    """Whether the head of a phrase is plural, so that "say" and not "says" follows it."""
    if phrase.kind == "pronoun":
        return words.lower[phrase.first] not in {"he", "she", "it"}
    word = words.lower[phrase.head]
    is_joined = not LINKS.isdisjoint(words.lower[phrase.first : phrase.core + 1])
    is_number = cues.roles.get(word, 0) & DETERMINER and word not in {
        "the",
        "a",
        "an",
        "this",
        "that",
        "each",
        "every",
    }
    return (
        is_joined
        or word in PLURALS
        or bool(is_number)
        or (word.endswith("s") and not word.endswith(("ss", "us", "is")))
    )
