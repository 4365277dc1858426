"""Who speaks where a reporting verb stands?

Speech stands in quotation marks beside the verb, follows the verb as a clause, stands in front of
", officials said", or around ", he said,". The codebook says what must follow for a verb to report.

    "The minister noted on Friday that exports grew" → "The minister", "noted", "that exports grew"
"""

from analysis.extraction.cues import Reading, Role
from analysis.extraction.hearing import Hearing, Place, Statement, make, trim
from analysis.extraction.nominals import (
    UNCOUNTED,
    Phrase,
    find_phrase_after,
    find_phrase_before,
    is_inside,
    is_plural,
)
from analysis.extraction.quotations import Quotation
from analysis.extraction.sources import Source
from analysis.extraction.verb_phrases import REPORTED_CLAUSE, Group, find_complement, find_group
from analysis.records import Span

JOINERS = frozenset({"and", "or", "but", "then"})
SAYING = frozenset({"speech", "claim", "forecast"})
LISTENERS = frozenset(
    {"reporters", "journalists", "me", "her", "lawmakers", "analysts", "investors", "guests", "media"}
)
FAR_QUOTE = 120
TOLD_WORDS = 12
FAR_SUBJECT = 40


def read_verb(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:
    """The statement around a reporting verb, None when nobody says anything."""
    words, cues = hearing.words, hearing.cues
    group = find_group(words, cues, place.first, place.low)
    if group.has_be and reading.shape in {"past", "participle"} and reading.kind == "verb":
        return read_hearsay(place, group, reading, hearing)
    if is_no_verb(place, group, reading, hearing):
        return None
    phrase = find_own_subject(place, group, reading, hearing)
    is_saying = not SAYING.isdisjoint(reading.classes)
    if phrase is None and is_saying and (inverted := read_inverted(place, group, reading, hearing)):
        return inverted
    complement = find_complement(words, cues, place.last + 1, place.high)
    if not agrees(phrase, group, reading, hearing):
        return None
    source = hearing.name(phrase, place) if phrase else find_shared(place, group, reading, hearing)
    if source is None:
        return None
    statement = read_direct(place, group, phrase, source, complement, reading, hearing)
    if statement is None and phrase is not None and (is_saying or "evidence" in reading.classes):
        statement = read_trailing(place, group, phrase, source, complement, reading, hearing)
    statement = statement or read_indirect(place, group, phrase, source, complement, reading, hearing)
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
    if group.first == place.low or shape == "ing" or words.gaps[group.first].strip():
        return False
    before = words.lower[group.first - 1]
    role = hearing.cues.roles.get(before, 0)
    if role & Role.DETERMINER:
        return before not in UNCOUNTED
    return bool(role & Role.PREPOSITION and not group.has_have) or (shape in {"base", "s"} and before.isdigit())


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
        if words.gaps[group.first].strip() or role & (Role.PREPOSITION | Role.SUBORDINATOR):
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
        "," in gap or "—" in gap or bool(hearing.cues.roles.get(before, 0) & (Role.PREPOSITION | Role.SUBORDINATOR))
    )
    if not (before in JOINERS or is_participle):
        return None
    if hearing.speaker_number == place.number:
        return hearing.speaker
    return find_opening_source(place, hearing)


def find_opening_source(place: Place, hearing: Hearing) -> Source | None:
    """The source that a sentence begins with, behind its introduction."""
    words, cues = hearing.words, hearing.cues
    at = place.low
    introduces = Role.PREPOSITION | Role.SUBORDINATOR | Role.TIME
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


def choose_class(
    phrase: Phrase | None, source: Source, complement: str, group: Group, reading: Reading, hearing: Hearing
) -> str | None:
    """The class of verb whose complement stands there, None when the verb reports nothing."""
    can_speak = phrase is None or hearing.can_speak(phrase, source)
    for name in reading.classes:
        takes = hearing.cues.takes[name]
        if name in hearing.cues.speakers_only and not can_speak:
            continue
        if "anything" in takes and complement not in {"by", "end"}:
            return name
        if "clause" in takes and complement in {"that", "wh", "clause", "colon", "quote"}:
            return name
        if "finding" in takes and complement in {"object", "object to"} and is_document(phrase, hearing):
            return name
        if "to" in takes and complement in {"to", "object to"}:
            return name
        is_object = complement in {"object", "object to", "clause", "quote"}
        if "object" in takes and is_object and can_speak and not (group.is_negated and name == "claim"):
            return name
    return None


def is_document(phrase: Phrase | None, hearing: Hearing) -> bool:
    """Whether a source is a paper or numbers."""
    return (
        phrase is not None
        and hearing.words.lower[phrase.head] in hearing.cues.documents
    )


def read_direct(
    place: Place,
    group: Group,
    phrase: Phrase | None,
    source: Source,
    complement: str,
    reading: Reading,
    hearing: Hearing,
) -> Statement | None:
    """Speech in quotation marks right behind the verb or right in front of its source."""
    words = hearing.words
    cue = words.span(group.first, place.last)
    end = max(place.sentence.span.end, words.ends[place.last] + 4)
    after = hearing.quotation_from(words.ends[place.last], min(words.ends[place.last] + FAR_QUOTE, end))
    if after is not None and is_direct(after, place, hearing):
        return make(place, source, cue, (after.span,), True, "verb before a quotation")
    if complement == "that" or (phrase is None and reading.shape != "past"):
        return None
    start = words.starts[phrase.first] if phrase else words.starts[group.first]
    before = hearing.quotation_until(start)
    if before is None or (complement == "end" and not hearing.leaves_open(before) and "speech" not in reading.classes):
        return None
    if complement in REPORTED_CLAUSE and not (hearing.ends_open(before) and hearing.begins_speech(before, place)):
        return None
    return make(place, source, cue, (before.span,), True, "verb after a quotation")


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
    if before is None and phrase.last + 1 < place.high and is_inside(words.gaps[phrase.last + 1]):
        if not cues.roles.get(words.lower[phrase.last + 1], 0) & (Role.PREPOSITION | Role.TIME):
            return None
    source = hearing.name(phrase, place)
    if before is None and not hearing.can_speak(phrase, source):
        return None
    hearing.remember(place, source)
    content = before.span if before else trim(words.text, place.sentence.span.start, start)
    cue = words.span(place.first, place.last)
    return make(place, source, cue, (content,), before is not None, "verb before its source")


def read_trailing(
    place: Place,
    group: Group,
    phrase: Phrase,
    source: Source,
    complement: str,
    reading: Reading,
    hearing: Hearing,
) -> Statement | None:
    """ "…, Azernews reports": the content stands in front of its source, or around ", he said,"."""
    words, cues = hearing.words, hearing.cues
    if complement not in {"end", "prep", "time", "comma"} and not is_told_last(place, complement, hearing):
        return None
    text, cue = words.text, words.span(group.first, place.last)
    before = words.lower[phrase.first - 1] if phrase.first > place.low else ""
    if before == "as" and complement == "comma":
        content = trim(text, words.ends[place.last], place.sentence.span.end)
        return make(place, source, cue, (content,), False, "framing verb")
    if phrase.first == place.low or "," not in words.gaps[phrase.first]:
        return None
    if "speech" not in reading.classes and not hearing.can_speak(phrase, source) and "evidence" not in reading.classes:
        return None
    is_introduction = bool(cues.roles.get(words.lower[place.low], 0) & (Role.PREPOSITION | Role.SUBORDINATOR))
    opening = trim(text, place.sentence.span.start, words.starts[phrase.first])
    is_short = phrase.first - place.low < 5
    if complement == "comma" and (is_short or is_introduction):
        closing = trim(text, words.ends[place.last], place.sentence.span.end)
        return (
            make(place, source, cue, (opening, closing), False, "trailing verb")
            if closing.end > closing.start
            else None
        )
    if phrase.first - place.low < 3 or (complement != "end" and is_introduction):
        return None
    return make(place, source, cue, (opening,), False, "trailing verb")


def is_told_last(place: Place, complement: str, hearing: Hearing) -> bool:
    """Whether only a listener follows a verb: "…, the committee told Azernews"."""
    if complement != "object" or hearing.words.lower[place.first] not in hearing.cues.tellings:
        return False
    phrase = find_phrase_after(hearing.words, hearing.cues, place.last + 1, place.high)
    if phrase is None:
        return False
    after = phrase.last + 1
    return after >= place.high or bool(
        hearing.cues.roles.get(hearing.words.lower[after], 0) & (Role.PREPOSITION | Role.TIME)
    )


def read_indirect(
    place: Place,
    group: Group,
    phrase: Phrase | None,
    source: Source,
    complement: str,
    reading: Reading,
    hearing: Hearing,
) -> Statement | None:
    """Indirect speech: the content follows its verb."""
    kind = choose_class(phrase, source, complement, group, reading, hearing)
    if kind is None or complement == "end":
        return None
    words = hearing.words
    content = trim(words.text, find_content_start(place, complement, kind, hearing), place.sentence.span.end)
    if content.start == content.end:
        return None
    method = kind if kind in {"intention", "attitude"} else "verb before its content"
    return make(place, source, words.span(group.first, place.last), (content,), False, method)


def find_content_start(place: Place, complement: str, kind: str, hearing: Hearing) -> int:
    """Where the content begins: behind the cue, or behind whom and where it was said ("told Trend on Monday that")."""
    words = hearing.words
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
