"""What stands around a verb: its helping words on the left, its complement on the right?

"has also said" is one verb with its helpers. "believes that" and "believes he will" are clauses, "plans to
build" an infinitive, "praised the plan" an object; which of them makes a verb report is in the codebook.
"""

from typing import NamedTuple

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
from analysis.extraction.statements.nominals import APOSTROPHES, has_mark
from analysis.words import Words

FAR = 14
LONGEST = 12
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "isn", "aren", "wasn", "weren", "m", "re"})
HAVE = frozenset({"has", "have", "had", "hasn", "haven", "hadn", "ve"})
MODAL = frozenset({
    "will", "would", "can", "could", "may", "might", "must", "should", "shall", "ll", "d", "cannot",
    "do", "does", "did", "don", "doesn", "didn", "won", "wouldn", "couldn", "shouldn",
})  # fmt: skip
NEGATIONS = frozenset({"not", "never", "t", "cannot", "no"})
CONTRACTED = frozenset({"s", "d", "ve", "ll", "m", "re", "t"})
DATED = frozenset({"on", "this", "late", "in"})
CITING = frozenset({"citing", "quoting", "referring"})
QUESTIONS = frozenset({"how", "why", "whether", "what", "where", "who", "when", "if"})
REPORTED_CLAUSE = frozenset({"that", "clause", "wh", "object"})


class Group(NamedTuple):
    """A verb with what belongs to it on its left: helping words and adverbs."""

    first: int
    has_be: bool
    has_have: bool
    has_modal: bool
    is_negated: bool
    is_infinitive: bool


def find_group(words: Words, cues: Cues, at: int, low: int) -> Group:
    """The helping words and adverbs in front of a verb."""
    lower, gaps, roles = words.lower, words.gaps, cues.roles
    first, floor = at, max(low, at - LONGEST)
    helpers = []
    while first > floor:
        gap, word = gaps[first], lower[first - 1]
        role = roles.get(word, 0)
        if not role and gap == " " and not word.endswith("ly") and word not in CONTRACTED:
            break
        if gap != " " and not continues(words, first, at, role, low):
            break
        if role & TIME and (skipped := skip_time(words, cues, first, low)) < first:
            first = skipped
            continue
        is_contracted = word in CONTRACTED and first - 1 > low and gaps[first - 1] in APOSTROPHES
        is_adverb = role & ADVERB or (word.endswith("ly") and not role and words.forms[first - 1][0].islower())
        is_name = words.forms[first - 1][0].isupper() and first - 1 > low
        if is_name or not (is_contracted or is_adverb or role & HELPER):
            break
        helpers.append(word)
        first -= 1
    is_infinitive = first > low and lower[first - 1] == "to" and gaps[first] == " "
    if not helpers:
        return Group(first, False, False, False, False, is_infinitive)
    return Group(
        first,
        not BE.isdisjoint(helpers) or ("s" in helpers and has_pronoun(words, first)),
        not HAVE.isdisjoint(helpers),
        not MODAL.isdisjoint(helpers),
        not NEGATIONS.isdisjoint(helpers),
        is_infinitive,
    )


def skip_time(words: Words, cues: Cues, first: int, low: int) -> int:
    """The place in front of "on Monday" or "this week" between a subject and its verb; the same place without it."""
    at = first
    while at > low + 1 and words.gaps[at] == " " and cues.roles.get(words.lower[at - 1], 0) & TIME:
        at -= 1
    if at == first or words.gaps[at].strip() not in {"", ")"} or words.lower[at - 1].endswith("ed"):
        return first
    if words.lower[at] in {"today", "yesterday", "tonight"}:
        return at
    is_name = words.forms[at][0].isupper()
    if at > low + 1 and words.lower[at - 1] in {"on", "this", "last", "late", "early", "earlier", "in"}:
        return at - 2 if words.lower[at - 2] in {"late", "early", "earlier"} and at > low + 2 else at - 1
    return at if is_name and words.lower[at].endswith("day") else first


def continues(words: Words, first: int, at: int, role: int, low: int) -> bool:
    """Whether a gap other than a blank may stand inside a verb group: an apostrophe, or commas around an adverb."""
    gap = words.gaps[first]
    if gap in APOSTROPHES or not gap.strip():
        return True
    if gap != ", ":
        return False
    return bool(role & ADVERB and first - 1 > low and "," in words.gaps[first - 1]) or first < at


def has_pronoun(words: Words, first: int) -> bool:
    """Whether the word before a contracted "s" is one that "is" follows, not an owner."""
    return first > 0 and words.lower[first - 1] in {"he", "she", "it", "that", "who", "there", "what"}


def find_complement(words: Words, cues: Cues, at: int, high: int) -> str:
    """What begins with word `at`: that, wh, clause, quote, colon, to, object, prep, time, comma, by, end."""
    while at < high:
        gap, word = words.gaps[at], words.lower[at]
        if gap != " " and (kind := judge_gap(gap)):
            return kind
        role = cues.roles.get(word, 0)
        is_dated = role & TIME or word in DATED
        if is_dated and (behind := skip_date(words, cues, at, high)) > at and not judge_gap(words.gaps[behind]):
            at = behind
            continue
        is_adverb = (role & ADVERB and not role & DETERMINER) or (word.endswith("ly") and not role)
        if not is_adverb or word in QUESTIONS:
            if role & PRONOUN and (at + 1 >= high or words.gaps[at + 1].strip()):
                return "end"
            return judge_word(word, role) or scan_object(words, cues, at, high)
        at += 1
    return "end"


def skip_date(words: Words, cues: Cues, at: int, high: int) -> int:
    """The word behind "on Friday" or "last week" in front of a complement; the same word without it."""
    behind = at + 1 if words.lower[at] in DATED else at
    start = behind
    while behind < high and cues.roles.get(words.lower[behind], 0) & TIME and words.gaps[behind] == " ":
        behind += 1
    return behind if start < behind < high else at


def judge_gap(gap: str) -> str:
    """What the marks in front of a complement say about it; empty when there are none."""
    if gap == " ":
        return ""
    if has_mark(gap) or "‘" in gap:
        return "quote"
    if ":" in gap:
        return "colon"
    stripped = gap.strip()
    if stripped[:1] in {",", "—", "–"}:
        return "comma"
    return "end" if stripped and stripped[0] in ".;!?…)”»" else ""


def judge_word(word: str, role: int) -> str:
    """What the first word of a complement says about it; empty when a noun phrase begins."""
    if word in {"that", "to", "by"}:
        return word
    if word in QUESTIONS:
        return "wh"
    if role & PEOPLE or word == "there":
        return "clause"
    if role & TIME and not role & HELPER:
        return "time"
    if role & (PREPOSITION | SUBORDINATOR) or word in CITING:
        return "prep"
    return "end" if role & HELPER else ""


def scan_object(words: Words, cues: Cues, at: int, high: int) -> str:
    """Whether a noun phrase is an object, the subject of a clause, or is to do something."""
    for place in range(at + 1, min(at + FAR, high)):
        gap, word = words.gaps[place], words.lower[place]
        role = cues.roles.get(word, 0)
        if gap != " " and ("," in gap or ";" in gap or ":" in gap):
            return "object"
        if role & (HELPER | FINITE) and not role & TIME and gap not in APOSTROPHES:
            return "clause"
        if word == "to":
            return "object to"
        if role & (SUBORDINATOR | RELATIVE):
            return "object"
    return "object"
