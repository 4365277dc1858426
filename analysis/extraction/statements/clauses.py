"""Is a word that may report a verb here, who is its subject, and does its complement make it report?

"the reports" is no verb; "officials said" has a subject of its own; "and added" shares one; "knows him" has
an object where the codebook asks for a clause
"""

from typing import NamedTuple

from analysis.extraction.statements.agents import find_phrase_after
from analysis.extraction.statements.cues import DETERMINER, PREPOSITION, SUBORDINATOR, TIME, Reading
from analysis.extraction.statements.hearing import Hearing, Place
from analysis.extraction.statements.nominals import APOSTROPHES, UNCOUNTED, Phrase, find_phrase_before, is_plural
from analysis.extraction.statements.sources import Source
from analysis.extraction.statements.verb_phrases import Group
from analysis.records import Span

JOINERS = frozenset({"and", "or", "but", "then"})
FINITE_SHAPES = frozenset({"past", "participle"})
FAR_SUBJECT = 40
SATISFIED = {
    "that": {"anything", "clause"}, "wh": {"anything", "clause"}, "colon": {"anything", "clause"},
    "clause": {"anything", "clause", "object"}, "quote": {"anything", "clause", "object"},
    "to": {"anything", "to"}, "object to": {"anything", "to", "object", "finding"},
    "object": {"anything", "object", "finding"}, "prep": {"anything"}, "time": {"anything"}, "comma": {"anything"},
    "by": set[str](), "end": set[str](),
}  # fmt: skip


class Clause(NamedTuple):
    """A verb that may report, with its helpers, its subject, who that is, and what follows."""

    place: Place
    reading: Reading
    group: Group
    phrase: Phrase | None
    source: Source
    complement: str

    def cue(self, hearing: Hearing) -> Span:
        """The verb with its helping words."""
        return hearing.words.span(self.group.first, self.place.last)


def stands_as_noun(first: int, reading: Reading, hearing: Hearing) -> bool:
    """Whether an article or the like stands right in front of a form: "the reports", "its announced plan"."""
    words = hearing.words
    if first == 0 or reading.shape == "ing" or words.gaps[first] != " ":
        return False
    before = words.lower[first - 1]
    return bool(hearing.cues.roles.get(before, 0) & DETERMINER) and before not in UNCOUNTED


def is_no_verb(place: Place, group: Group, reading: Reading, hearing: Hearing) -> bool:
    """Whether a form is no finite verb here: "to say", "the reports", "the announced plan", "the Daily Post"."""
    words, shape = hearing.words, reading.shape
    if group.is_infinitive or is_name_part(place, hearing):
        return True
    if reading.kind == "quoted":
        return not group.has_be
    if (group.has_be and shape != "ing") or (shape == "participle" and not group.has_have):
        return True
    if shape in {"base", "s"} and (group.has_have or (group.has_modal and shape == "s")):
        return True
    if group.first == place.low or shape == "ing":
        return False
    if words.lower[group.first] == "s" and words.gaps[group.first] in APOSTROPHES and not group.has_be:
        return True
    if words.gaps[group.first].strip():
        return False
    before = words.lower[group.first - 1]
    role = hearing.cues.roles.get(before, 0)
    if role & DETERMINER:
        return before not in UNCOUNTED
    return bool(role & PREPOSITION and not group.has_have) or (shape in {"base", "s"} and before.isdigit())


def is_name_part(place: Place, hearing: Hearing) -> bool:
    """Whether a capital makes a word part of a name ("the Daily Post"), unless its line is a headline."""
    forms = hearing.words.forms
    if place.first == place.low or not forms[place.first][0].isupper():
        return False
    line = forms[place.low : min(place.high, place.low + 20)]
    return sum(form[0].isupper() or form[0].isdigit() for form in line) < len(line) * 0.7


def agrees(phrase: Phrase | None, group: Group, reading: Reading, hearing: Hearing) -> bool:
    """Whether a form goes with its subject: "they say", "she says"; nouns that look like verbs do not."""
    if reading.shape == "base":
        if group.has_modal or phrase is None:
            return group.has_modal
        return phrase.kind == "relative" or is_plural(hearing.words, hearing.cues, phrase)
    if reading.shape == "s" and phrase is not None and phrase.kind != "relative":
        return not (is_plural(hearing.words, hearing.cues, phrase) and hearing.words.forms[phrase.core].islower())
    return True


def find_own_subject(place: Place, group: Group, reading: Reading, hearing: Hearing) -> Phrase | None:
    """The noun phrase in front of a verb; none where the verb shares the subject of another one."""
    words, cues = hearing.words, hearing.cues
    if group.first == place.low or words.lower[group.first - 1] in JOINERS:
        return None
    if reading.shape == "ing" and not group.has_be:
        role = cues.roles.get(words.lower[group.first - 1], 0)
        if words.lower[group.first - 1] == "as":
            return find_phrase_before(words, cues, group.first - 1, place.low)
        if words.gaps[group.first].strip() or role & (PREPOSITION | SUBORDINATOR):
            return None
    return find_phrase_before(words, cues, group.first, place.low)


def find_subject(place: Place, group: Group, reading: Reading, hearing: Hearing) -> Source | None:
    """The source in front of a verb, its own or one it shares, when it can speak."""
    phrase = find_own_subject(place, group, reading, hearing)
    if phrase is None:
        return find_shared(place, group, reading, hearing)
    source = hearing.name(phrase, place)
    return source if hearing.can_speak(phrase, source) else None


def find_shared(place: Place, group: Group, reading: Reading, hearing: Hearing) -> Source | None:
    """The source of an earlier verb of the sentence, for "and said" and ", adding that"."""
    words = hearing.words
    if group.first == place.low:
        return None
    before, gap = words.lower[group.first - 1], words.gaps[group.first]
    is_participle = reading.shape == "ing" and (
        "," in gap or "—" in gap or bool(hearing.cues.roles.get(before, 0) & (PREPOSITION | SUBORDINATOR))
    )
    if not (before in JOINERS or is_participle):
        return None
    if hearing.speaker_number == place.number:
        is_inside_speech = words.starts[place.first] < hearing.said_until
        is_governed = bool(hearing.cues.roles.get(before, 0) & PREPOSITION)
        return None if is_inside_speech and is_governed else hearing.speaker
    return find_opening_source(place, hearing)


def find_opening_source(place: Place, hearing: Hearing) -> Source | None:
    """The source that a sentence begins with, behind its introduction."""
    words, cues = hearing.words, hearing.cues
    at = place.low
    introduces = PREPOSITION | SUBORDINATOR | TIME
    if cues.roles.get(words.lower[at], 0) & introduces or words.lower[at].endswith(("ing", "ly")):
        stop = min(place.first, place.low + FAR_SUBJECT)
        while at < stop and "," not in words.gaps[at + 1]:
            at += 1
        at += 1
    phrase = find_phrase_after(words, cues, at, place.first) if at < place.first else None
    if phrase is None:
        return None
    source = hearing.name(phrase, place)
    return source if hearing.can_speak(phrase, source) else None


def choose_class(clause: Clause, hearing: Hearing) -> str | None:
    """The class of verb whose complement stands there, None when the verb reports nothing."""
    phrase, cues = clause.phrase, hearing.cues
    can_speak = phrase is None or hearing.can_speak(phrase, clause.source)
    is_document = phrase is not None and hearing.words.lower[phrase.head] in cues.documents
    is_facility = phrase is not None and hearing.words.lower[phrase.head] in cues.facilities
    for name in clause.reading.classes:
        if name == "attitude" and is_facility:
            continue
        subject = cues.subjects[name]
        if not (can_speak or subject == "any" or (subject == "source" and is_document)):
            continue
        fits = cues.takes[name] & SATISFIED[clause.complement]
        if clause.complement in {"object", "object to"}:
            fits = fits - {"object"} if not can_speak or (clause.group.is_negated and name == "claim") else fits
            fits = fits if is_document else fits - {"finding"}
        if fits and (can_speak or fits != {"object"}):
            return name
    return None


def may_report(reading: Reading, complement: str, hearing: Hearing) -> bool:
    """Whether any class of a verb takes what follows it."""
    takes, satisfied = hearing.cues.takes, SATISFIED[complement]
    return any(not takes[name].isdisjoint(satisfied) for name in reading.classes)
