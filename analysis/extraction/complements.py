"""What follows a verb: a clause, an infinitive, a noun phrase, a place or a time, or nothing?

"believes that", "believes he will" are clauses, "plans to build" an infinitive, "praised the plan" an object;
which of them makes a verb report is in the codebook.
"""

from analysis.extraction.cues import Cues, Role
from analysis.words import Words

FAR = 14
QUESTIONS = frozenset({"how", "why", "whether", "what", "where", "who", "when", "if"})
OPENING = frozenset('“«„‟"‘')


def find_complement(words: Words, cues: Cues, at: int, high: int) -> str:
    """What begins with word `at`: that, wh, clause, quote, colon, to, object, "object to", prep, time, comma, by, end."""
    if at >= high:
        return "end"
    gap, word = words.gaps[at], words.lower[at]
    if gap != " " and (not OPENING.isdisjoint(gap) or "''" in gap):
        return "quote"
    if ":" in gap:
        return "colon"
    stripped = gap.strip()
    if stripped[:1] in {",", "—", "–"}:
        return "comma"
    if stripped and stripped[0] in ".;!?…)”»":
        return "end"
    if word == "that":
        return "that"
    role = cues.roles.get(word, 0)
    if word in QUESTIONS:
        return "wh"
    if word == "to":
        return "to"
    if word == "by":
        return "by"
    if role & Role.PEOPLE or word == "there":
        return "clause"
    if role & Role.TIME and not role & Role.HELPER:
        return "time"
    if role & Role.ADVERB and not role & Role.DETERMINER or (word.endswith("ly") and not role):
        return find_complement(words, cues, at + 1, high)
    if role & (Role.PREPOSITION | Role.SUBORDINATOR):
        return "prep"
    if role & Role.HELPER:
        return "end"
    return scan_object(words, cues, at, high)


def scan_object(words: Words, cues: Cues, at: int, high: int) -> str:
    """Whether a noun phrase is an object, the subject of a clause, or is to do something."""
    for place in range(at + 1, min(at + FAR, high)):
        gap = words.gaps[place]
        role = cues.roles.get(words.lower[place], 0)
        if "," in gap or ";" in gap or ":" in gap:
            return "object"
        if role & (Role.HELPER | Role.FINITE) and not role & Role.TIME and gap not in {"’", "'"}:
            return "clause"
        if words.lower[place] == "to":
            return "object to"
        if role & (Role.SUBORDINATOR | Role.RELATIVE):
            return "object"
    return "object"
