"""Who speaks where a reporting verb stands?

Speech stands in quotation marks beside the verb, follows the verb as a clause, stands in front of
", officials said", or around ", he said,". The codebook says what must follow for a verb to report.

    "The minister noted on Friday that exports grew" → "The minister", "noted", "that exports grew"
"""

from analysis.extraction.statements.agents import find_phrase_after
from analysis.extraction.statements.clauses import (
    FINITE_SHAPES,
    Clause,
    agrees,
    choose_class,
    find_own_subject,
    find_shared,
    is_no_verb,
    may_report,
)
from analysis.extraction.statements.contents import TOLD_WORDS, find_content_end, find_content_start, find_that
from analysis.extraction.statements.cues import HELPER, PREPOSITION, SUBORDINATOR, TIME, Reading
from analysis.extraction.statements.hearing import Hearing, Place, Statement, make, trim
from analysis.extraction.statements.nominals import Phrase, has_mark, is_inside
from analysis.extraction.statements.quotations import Quotation
from analysis.extraction.statements.verb_phrases import REPORTED_CLAUSE, Group, find_complement, find_group
from analysis.records import Span

NOBODY = frozenset({"they", "we", "you", "i"})
FAR_QUOTE = 120
SHORT = 5


def read_verb(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:
    """The statement around a reporting verb, None when nobody says anything."""
    words, cues = hearing.words, hearing.cues
    group = find_group(words, cues, place.first, place.low)
    if group.has_be and reading.shape in FINITE_SHAPES and reading.kind == "verb":
        return read_hearsay(place, group, reading, hearing)
    if is_no_verb(place, group, reading, hearing):
        return None
    complement = find_complement(words, cues, place.last + 1, place.high)
    if not (reading.is_trailing or may_report(reading, complement, hearing)):
        return None
    phrase = find_own_subject(place, group, reading, hearing)
    if phrase is None and reading.is_saying and (inverted := read_inverted(place, group, reading, hearing)):
        return inverted
    if not agrees(phrase, group, reading, hearing):
        return None
    complement = look_further(complement, phrase, place, hearing) if reading.is_saying else complement
    source = hearing.name(phrase, place) if phrase else find_shared(place, group, reading, hearing)
    if source is None:
        return None
    clause = Clause(place, reading, group, phrase, source, complement)
    statement = read_direct(clause, hearing)
    if statement is None and reading.is_trailing:
        statement = read_trailing(clause, hearing)
    statement = statement or read_indirect(clause, hearing) or read_block(clause, hearing)
    if statement is not None:
        hearing.remember(place, source, statement.content[-1].end)
    return statement


def look_further(complement: str, phrase: Phrase | None, place: Place, hearing: Hearing) -> str:
    """What follows a verb of saying behind a place and a time, or in a clause about a relative pronoun."""
    if complement in {"prep", "time"} and find_that(place, hearing) is not None:
        return "that"
    return "clause" if complement == "end" and is_about_relative(phrase, place, hearing) else complement


def is_about_relative(phrase: Phrase | None, place: Place, hearing: Hearing) -> bool:
    """Whether what is said goes on about a relative pronoun: "the budget, which the minister said would grow"."""
    lower, after = hearing.words.lower, place.last + 1
    if phrase is None or phrase.first == place.low or after >= place.high or hearing.words.gaps[after] != " ":
        return False
    is_helper = hearing.cues.roles.get(lower[after], 0) & HELPER
    return bool(is_helper) and lower[phrase.first - 1] in {"which", "that", "who"}


def read_hearsay(place: Place, group: Group, reading: Reading, hearing: Hearing) -> Statement | None:
    """ "It was also noted at the meeting that …", "guests were told that …": nobody is named."""
    words = hearing.words
    is_impersonal = group.first > place.low and words.lower[group.first - 1] == "it"
    if not (reading.is_saying or is_impersonal):
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
        is_broken = phrase is not None and words.text[cue_end] == ","
        first = hearing.quotation_until(words.starts[phrase.first]) if phrase and is_broken else None
        spans = (after.span,) if first is None else (first.span, after.span)
        return make(place, clause.source, clause.cue(hearing), spans, True, "verb before a quotation")
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
    hearing.framed = (place.number, content.end) if before is None else hearing.framed
    cue = words.span(place.first, place.last)
    return make(place, source, cue, (content,), before is not None, "verb before its source")


def ends_phrase(after: int, place: Place, hearing: Hearing) -> bool:
    """Whether a source behind its verb is closed by a mark, a place or a time."""
    if after >= place.high or not is_inside(hearing.words.gaps[after]):
        return True
    return bool(hearing.cues.roles.get(hearing.words.lower[after], 0) & (PREPOSITION | TIME))


def read_trailing(clause: Clause, hearing: Hearing) -> Statement | None:
    """ "…, Azernews reports": the content stands in front of its source, or around ", he said,"."""
    place, phrase, complement = clause.place, clause.phrase, clause.complement
    words, roles = hearing.words, hearing.cues.roles
    if phrase is None or phrase.first == place.low or not is_tail(clause, hearing):
        return None
    if words.lower[phrase.first - 1] == "as":
        return read_framing(clause, phrase, hearing)
    if "," not in words.gaps[phrase.first] or not may_trail(clause, hearing):
        return None
    introduces = PREPOSITION | SUBORDINATOR
    opener = words.lower[place.low]
    is_introduction = bool(roles.get(opener, 0) & introduces) or opener.endswith("ing")
    count = phrase.first - place.low
    opening = trim(words.text, place.sentence.span.start, words.starts[phrase.first])
    content_spans: tuple[Span, ...] = (opening,)
    if complement == "comma" and (count < SHORT or is_introduction):
        content_spans = (opening, trim(words.text, words.ends[place.last], place.sentence.span.end))
    elif count < 3 or (complement != "end" and is_introduction and "," not in opening.of(words.text)):
        return None
    if any(c.start == c.end for c in content_spans):
        return None
    hearing.framed = place.number, opening.end
    return make(place, clause.source, clause.cue(hearing), content_spans, False, "trailing verb")


def read_framing(clause: Clause, phrase: Phrase, hearing: Hearing) -> Statement | None:
    """ "As the minister noted, exports grew" and "exports grew, as the minister noted"."""
    place, words = clause.place, hearing.words
    if clause.complement == "comma":
        content = trim(words.text, words.ends[place.last], place.sentence.span.end)
    elif clause.complement == "end" and "," in words.gaps[phrase.first - 1]:
        content = trim(words.text, place.sentence.span.start, words.starts[phrase.first - 1])
    else:
        return None
    if content.start == content.end:
        return None
    return make(place, clause.source, clause.cue(hearing), (content,), False, "framing verb")


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
    if find_that(clause.place, hearing) is not None or has_mark(hearing.words.gaps[after]):
        return False
    role = hearing.cues.roles.get(hearing.words.lower[after], 0) if after < clause.place.high else TIME
    return bool(role & (PREPOSITION | TIME))


def may_trail(clause: Clause, hearing: Hearing) -> bool:
    """Whether a verb behind what was said has a subject that can speak, or shows something."""
    classes = clause.reading.classes
    if "speech" in classes or "evidence" in classes:
        return True
    return clause.phrase is not None and hearing.can_speak(clause.phrase, clause.source)


def read_indirect(clause: Clause, hearing: Hearing) -> Statement | None:
    """Indirect speech: the content follows its verb."""
    kind = choose_class(clause, hearing)
    if kind is None or (kind == "intention" and is_nobody(clause, hearing)):
        return None
    place, text = clause.place, hearing.words.text
    start = find_content_start(clause, kind, hearing)
    content = trim(text, start, find_content_end(clause, kind, start, hearing))
    if content.start == content.end:
        return None
    method = kind if kind in {"intention", "attitude"} else "verb before its content"
    return make(place, clause.source, clause.cue(hearing), (content,), False, method)


def read_block(clause: Clause, hearing: Hearing) -> Statement | None:
    """ "The owner added:" with what was said on the lines below."""
    place, text = clause.place, hearing.words.text
    end = hearing.words.ends[place.last]
    if not (clause.reading.is_saying and text.startswith(":", end)) or place.last + 1 < place.high:
        return None
    if place.number + 1 >= len(hearing.sentences):
        return None
    start = hearing.sentences[place.number + 1].span.start
    stop = text.find("\n", start)
    content = trim(text, start, stop if stop >= 0 else len(text))
    if content.start == content.end:
        return None
    return make(place, clause.source, clause.cue(hearing), (content,), False, "verb before its content")


def is_nobody(clause: Clause, hearing: Hearing) -> bool:
    """Whether the subject is a pronoun that names nobody: what "they" intend is nobody's word."""
    phrase = clause.phrase
    return phrase is not None and phrase.kind == "pronoun" and hearing.words.lower[phrase.first] in NOBODY


def cover(spans: tuple[Span, ...], inner: Span) -> bool:
    """Whether one of the spans covers another."""
    return any(span.covers(inner) for span in spans)
