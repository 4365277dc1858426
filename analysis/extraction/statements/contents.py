"""Where does what is said begin and end behind its verb?

Not with the listener, the place and the time: "told Trend on Monday that exports grew" says "that exports grew".
"""

from analysis.extraction.statements.clauses import Clause
from analysis.extraction.statements.cues import FINITE, HELPER, PEOPLE, PRONOUN, SAYING, SUBORDINATOR
from analysis.extraction.statements.hearing import Hearing, Place
from analysis.extraction.statements.nominals import has_mark
from analysis.extraction.statements.verb_phrases import skip_date

LISTENERS = frozenset(
    {"reporters", "journalists", "me", "her", "lawmakers", "analysts", "investors", "guests", "media"}
)
TOLD_WORDS = 12
CLAUSE_MARKS = frozenset(";—–")
CLAUSES = frozenset({"because", "but", "when", "while", "although", "though", "whereas"})


def find_content_start(clause: Clause, kind: str, hearing: Hearing) -> int:
    """Where the content begins: behind the cue, or behind whom and where it was said ("told Trend on Monday that")."""
    words, place, complement = hearing.words, clause.place, clause.complement
    is_told = words.lower[place.first] in hearing.cues.tellings
    if kind not in SAYING or complement == "wh":
        return words.ends[place.last]
    behind = skip_date(words, hearing.cues, place.last + 1, place.high)
    is_before_that = complement in {"that", "prep", "time", "comma"} or (is_told and complement != "clause")
    if is_before_that and (that := find_that(place, hearing)) is not None:
        return words.starts[that]
    if is_told and complement in {"object", "clause"}:
        return words.ends[find_listener(place, hearing)]
    if complement in {"prep", "time"}:
        for at in range(place.last + 2, min(place.last + TOLD_WORDS, place.high)):
            if hearing.cues.roles.get(words.lower[at], 0) & PEOPLE:
                return words.starts[at]
    return words.starts[behind] if behind > place.last + 1 else words.ends[place.last]


def find_content_end(clause: Clause, kind: str, start: int, hearing: Hearing) -> int:
    """Where the content ends: with the sentence, or inside ", which officials say cost $2 billion," with its comma."""
    place, phrase, words = clause.place, clause.phrase, hearing.words
    end = place.sentence.span.end
    if kind == "attitude":
        return find_object_end(place, hearing)
    if phrase is None or phrase.first == place.low:
        return end
    at = phrase.first if phrase.kind == "relative" else phrase.first - 1
    is_aside = words.lower[at] in {"which", "who"} and "," in words.gaps[at]
    comma = words.text.find(", ", start, end) if is_aside else -1
    return comma if comma >= 0 else end


def find_object_end(place: Place, hearing: Hearing) -> int:
    """Where the thing that is judged ends: before a comma, a dash or another clause."""
    words, roles = hearing.words, hearing.cues.roles
    for at in range(place.last + 2, place.high):
        gap = words.gaps[at]
        if gap != " " and not has_mark(gap) and ("," in gap or "--" in gap or not CLAUSE_MARKS.isdisjoint(gap)):
            return words.ends[at - 1]
        if words.lower[at] in CLAUSES and roles.get(words.lower[at], 0) & SUBORDINATOR:
            return words.ends[at - 1]
    return place.sentence.span.end


def find_listener(place: Place, hearing: Hearing) -> int:
    """The last word of whom something is told: "reporters", "Trend", "him"; of others the cue itself."""
    forms, lower, at = hearing.words.forms, hearing.words.lower, place.last + 1
    if at < place.high and (lower[at] in LISTENERS or hearing.cues.roles.get(lower[at], 0) & PRONOUN):
        return at
    while at < place.high and forms[at][0].isupper() and hearing.words.gaps[at] == " ":
        at += 1
    return at - 1


def find_that(place: Place, hearing: Hearing) -> int | None:
    """The "that" that begins what was said, at most a place, a time and a listener behind the verb."""
    words, roles = hearing.words, hearing.cues.roles
    for at in range(place.last + 1, min(place.last + TOLD_WORDS + 1, place.high)):
        if words.gaps[at] != " " and words.gaps[at].strip(" \n-’'"):
            return None
        if words.lower[at] == "that":
            return at
        is_verb = roles.get(words.lower[at], 0) & (HELPER | FINITE | PEOPLE)
        if is_verb and at > place.last + 1 and words.forms[at].islower():
            return None
    return None
