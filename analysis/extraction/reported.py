"""Who speaks where a reporting verb stands?

Speech stands in quotation marks beside the verb, follows the verb as a clause, stands in front of
", officials said", or around ", he said,". The codebook says what must follow for a verb to report.

    "The minister noted on Friday that exports grew" → "The minister", "noted", "that exports grew"
"""

from analysis.extraction.agents import find_phrase_after
from analysis.extraction.clauses import (
    FINITE_SHAPES,
    Clause,
    agrees,
    choose_class,
    find_own_subject,
    find_shared,
    is_no_verb,
    may_report,
)
from analysis.extraction.cues import Reading, Role
from analysis.extraction.hearing import Hearing, Place, Statement, make, trim
from analysis.extraction.nominals import is_inside
from analysis.extraction.quotations import Quotation
from analysis.extraction.verb_phrases import REPORTED_CLAUSE, Group, find_complement, find_group
from analysis.records import Span

SAYING = frozenset({"speech", "claim", "forecast"})
TRAILING = frozenset({"speech", "claim", "forecast", "evidence"})
LISTENERS = frozenset(
    {"reporters", "journalists", "me", "her", "lawmakers", "analysts", "investors", "guests", "media"}
)
FAR_QUOTE = 120
TOLD_WORDS = 12
SHORT = 5


def read_verb(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:
    """The statement around a reporting verb, None when nobody says anything."""
    words, cues = hearing.words, hearing.cues
    group = find_group(words, cues, place.first, place.low)
    if group.has_be and reading.shape in FINITE_SHAPES and reading.kind == "verb":
        return read_hearsay(place, group, reading, hearing)
    if is_no_verb(place, group, reading, hearing):
        return None
    phrase = find_own_subject(place, group, reading, hearing)
    is_saying = not SAYING.isdisjoint(reading.classes)
    if phrase is None and is_saying and (inverted := read_inverted(place, group, reading, hearing)):
        return inverted
    complement = find_complement(words, cues, place.last + 1, place.high)
    is_trailing = not TRAILING.isdisjoint(reading.classes)
    if not (is_trailing or may_report(reading, complement, hearing)) or not agrees(phrase, group, reading, hearing):
        return None
    source = hearing.name(phrase, place) if phrase else find_shared(place, group, reading, hearing)
    if source is None:
        return None
    clause = Clause(place, reading, group, phrase, source, complement)
    statement = read_direct(clause, hearing)
    if statement is None and is_trailing:
        statement = read_trailing(clause, hearing)
    statement = statement or read_indirect(clause, hearing)
    if statement is not None:
        hearing.remember(place, source, statement.content[-1].end)
    return statement


def read_hearsay(place: Place, group: Group, reading: Reading, hearing: Hearing) -> Statement | None:
    """ "It was also noted at the meeting that …", "guests were told that …": nobody is named."""
    words = hearing.words
    is_impersonal = group.first > place.low and words.lower[group.first - 1] == "it"
    if SAYING.isdisjoint(reading.classes) and not is_impersonal:
        return None
    told = find_that(place, hearing)
    if told is None or not (is_impersonal or words.lower[place.first] in hearing.cues.tellings):
        return None
    content = trim(words.text, words.starts[told], place.sentence.span.end)
    first = group.first - 1 if is_impersonal else group.first
    return make(place, None, words.span(first, place.last), (content,), False, "impersonal cue")


def read_direct(clause: Clause, hearing: Hearing) -> Statement | None:
    """Speech in quotation marks right behind the verb or right in front of its source."""
    place, phrase, complement = clause.place, clause.phrase, clause.complement
    words, cue_end = hearing.words, hearing.words.ends[clause.place.last]
    end = min(cue_end + FAR_QUOTE, max(place.sentence.span.end, cue_end + 4))
    after = hearing.quotation_from(cue_end, end)
    if after is not None and is_direct(after, place, hearing):
        return make(place, clause.source, clause.cue(hearing), (after.span,), True, "verb before a quotation")
    if complement == "that" or (phrase is None and clause.reading.shape != "past"):
        return None
    before = hearing.quotation_until(words.starts[phrase.first if phrase else clause.group.first])
    if before is None or not is_answered(before, clause, hearing):
        return None
    return make(place, clause.source, clause.cue(hearing), (before.span,), True, "verb after a quotation")


def is_answered(before: Quotation, clause: Clause, hearing: Hearing) -> bool:
    """Whether a quotation goes on with who said it, and is not followed by the next sentence."""
    if clause.complement in REPORTED_CLAUSE:
        return hearing.ends_open(before) and hearing.begins_speech(before, clause.place)
    return clause.complement != "end" or "speech" in clause.reading.classes or hearing.leaves_open(before)


def is_direct(quotation: Quotation, place: Place, hearing: Hearing) -> bool:
    """Whether a quotation is the whole of what is said: right behind its verb, a comma or a colon."""
    between = hearing.words.text[hearing.words.ends[place.last] : quotation.span.start].rstrip()
    if not between.strip(" \n,:—–-"):
        return True
    return between.endswith((",", ":")) and "," not in between[:-1] and len(between.split()) <= TOLD_WORDS


def read_inverted(place: Place, group: Group, reading: Reading, hearing: Hearing) -> Statement | None:
    """ "“…,” said Fatiyev" and "…, reports Azernews": the source stands behind the verb."""
    words, cues = hearing.words, hearing.cues
    start = words.starts[group.first]
    before = hearing.quotation_until(start)
    is_behind_clause = group.first - place.low > 2 and "," in words.gaps[group.first]
    if reading.shape == "ing" or (before is None and not is_behind_clause):
        return None
    phrase = find_phrase_after(words, cues, place.last + 1, place.high)
    if phrase is None:
        return None
    if before is None and not ends_phrase(phrase.last + 1, place, hearing):
        return None
    source = hearing.name(phrase, place)
    if before is None and not hearing.can_speak(phrase, source):
        return None
    hearing.remember(place, source)
    content = before.span if before else trim(words.text, place.sentence.span.start, start)
    cue = words.span(place.first, place.last)
    return make(place, source, cue, (content,), before is not None, "verb before its source")


def ends_phrase(after: int, place: Place, hearing: Hearing) -> bool:
    """Whether a source behind its verb is closed by a mark, a place or a time."""
    if after >= place.high or not is_inside(hearing.words.gaps[after]):
        return True
    return bool(hearing.cues.roles.get(hearing.words.lower[after], 0) & (Role.PREPOSITION | Role.TIME))


def read_trailing(clause: Clause, hearing: Hearing) -> Statement | None:
    """ "…, Azernews reports": the content stands in front of its source, or around ", he said,"."""
    place, phrase, complement = clause.place, clause.phrase, clause.complement
    words, roles = hearing.words, hearing.cues.roles
    if phrase is None or phrase.first == place.low or not is_tail(clause, hearing):
        return None
    if words.lower[phrase.first - 1] == "as" and complement == "comma":
        content = trim(words.text, words.ends[place.last], place.sentence.span.end)
        return make(place, clause.source, clause.cue(hearing), (content,), False, "framing verb")
    if "," not in words.gaps[phrase.first] or not may_trail(clause, hearing):
        return None
    introduces = Role.PREPOSITION | Role.SUBORDINATOR
    is_introduction = bool(roles.get(words.lower[place.low], 0) & introduces)
    count = phrase.first - place.low
    opening = trim(words.text, place.sentence.span.start, words.starts[phrase.first])
    content_spans: tuple[Span, ...] = (opening,)
    if complement == "comma" and (count < SHORT or is_introduction):
        content_spans = (opening, trim(words.text, words.ends[place.last], place.sentence.span.end))
    elif count < 3 or (complement != "end" and is_introduction):
        return None
    if any(c.start == c.end for c in content_spans):
        return None
    return make(place, clause.source, clause.cue(hearing), content_spans, False, "trailing verb")


def is_tail(clause: Clause, hearing: Hearing) -> bool:
    """Whether nothing that is said can follow a verb: its sentence ends, or a place, a time, a listener follows."""
    if clause.complement in {"end", "prep", "time", "comma"}:
        return True
    if clause.complement != "object" or hearing.words.lower[clause.place.first] not in hearing.cues.tellings:
        return False
    phrase = find_phrase_after(hearing.words, hearing.cues, clause.place.last + 1, clause.place.high)
    if phrase is None:
        return False
    after = phrase.last + 1
    role = hearing.cues.roles.get(hearing.words.lower[after], 0) if after < clause.place.high else Role.TIME
    return bool(role & (Role.PREPOSITION | Role.TIME))


def may_trail(clause: Clause, hearing: Hearing) -> bool:
    """Whether a verb behind what was said has a subject that can speak, or shows something."""
    classes = clause.reading.classes
    if "speech" in classes or "evidence" in classes:
        return True
    return clause.phrase is not None and hearing.can_speak(clause.phrase, clause.source)


def read_indirect(clause: Clause, hearing: Hearing) -> Statement | None:
    """Indirect speech: the content follows its verb."""
    kind = choose_class(clause, hearing)
    if kind is None:
        return None
    place, text = clause.place, hearing.words.text
    content = trim(text, find_content_start(clause, kind, hearing), place.sentence.span.end)
    if content.start == content.end:
        return None
    method = kind if kind in {"intention", "attitude"} else "verb before its content"
    return make(place, clause.source, clause.cue(hearing), (content,), False, method)


def find_content_start(clause: Clause, kind: str, hearing: Hearing) -> int:
    """Where the content begins: behind the cue, or behind whom and where it was said ("told Trend on Monday that")."""
    words, place, complement = hearing.words, clause.place, clause.complement
    is_told = words.lower[place.first] in hearing.cues.tellings
    if kind not in SAYING or complement == "wh":
        return words.ends[place.last]
    if (complement != "object" or is_told) and (that := find_that(place, hearing)) is not None:
        return words.starts[that]
    if is_told and complement in {"object", "clause"}:
        return words.ends[find_listener(place, hearing)]
    if complement in {"prep", "time"}:
        for at in range(place.last + 2, min(place.last + TOLD_WORDS, place.high)):
            if hearing.cues.roles.get(words.lower[at], 0) & Role.PEOPLE:
                return words.starts[at]
    return words.ends[place.last]


def find_listener(place: Place, hearing: Hearing) -> int:
    """The last word of whom something is told: "reporters", "Trend", "him"; of others the cue itself."""
    forms, lower, at = hearing.words.forms, hearing.words.lower, place.last + 1
    if at < place.high and (lower[at] in LISTENERS or hearing.cues.roles.get(lower[at], 0) & Role.PRONOUN):
        return at
    while at < place.high and forms[at][0].isupper() and hearing.words.gaps[at] == " ":
        at += 1
    return at - 1


def find_that(place: Place, hearing: Hearing) -> int | None:
    """The "that" that begins what was said, at most a place, a time and a listener behind the verb."""
    words, roles = hearing.words, hearing.cues.roles
    for at in range(place.last + 1, min(place.last + TOLD_WORDS + 1, place.high)):
        if words.gaps[at] != " " and words.gaps[at].strip(" \n"):
            return None
        if words.lower[at] == "that":
            return at
        if roles.get(words.lower[at], 0) & (Role.HELPER | Role.FINITE | Role.PEOPLE) and at > place.last + 1:
            return None
    return None


def cover(spans: tuple[Span, ...], inner: Span) -> bool:
    """Whether one of the spans covers another."""
    return any(span.covers(inner) for span in spans)
