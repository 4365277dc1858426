"""Who says what, in which words?

A statement is a source, a cue and a content. Direct speech stands in quotation marks; indirect speech follows
a reporting verb, or stands before ", officials said"; "according to" and "was disclosed by" frame what stands
around them.

    "Officials argue that …" → source "Officials" (a class), cue "argue", content "that …"
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from analysis.codebooks import Codebooks
from analysis.extraction.complements import find_complement
from analysis.extraction.cues import Cues, Reading, Role, compile_cues
from analysis.extraction.nominals import (
    Group,
    Phrase,
    find_group,
    find_phrase_after,
    find_phrase_before,
    is_plural,
    walk_back,
)
from analysis.extraction.quotations import Quotation
from analysis.extraction.sources import Naming, Source, name_source
from analysis.records import Actor, Sentence, Span
from analysis.words import Words

EDGES = " \t\r\n\u00a0,;—–-"
UNSPOKEN = frozenset({"intention", "attitude", "expressed attitude", "state of mind"})
SUBJECTLESS = frozenset(
    {"some", "many", "most", "all", "both", "others", "those", "these", "few", "several", "one", "this", "that"}
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: where source, cue and content stand, and what it is attributed to."""

    sentence: Sentence
    source: Source | None
    cue: Span
    content: tuple[Span, ...]
    is_quoted: bool
    method: str


@dataclass(frozen=True, slots=True)
class Place:
    """A cue in its sentence: the words first..last of the cue, the words low..high of the sentence."""

    sentence: Sentence
    low: int
    high: int
    first: int
    last: int


@dataclass(slots=True)
class Hearing:
    """What is needed to hear who speaks in an article."""

    words: Words
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation]
    cues: Cues
    naming: Naming
    sentence_starts: list[int] = field(default_factory=list)
    quote_starts: list[int] = field(default_factory=list)
    quote_ends: list[int] = field(default_factory=list)
    speaker: Source | None = None
    speaker_sentence: Sentence | None = None

    def __post_init__(self) -> None:
        self.sentence_starts = [s.span.start for s in self.sentences]
        self.quote_starts = [q.span.start for q in self.quotations]
        self.quote_ends = [q.span.end for q in self.quotations]

    def is_quoted(self, position: int) -> bool:
        """Whether a place stands inside quotation marks."""
        at = bisect_right(self.quote_starts, position) - 1
        return at >= 0 and position < self.quote_ends[at]

    def quotation_from(self, start: int, end: int) -> Quotation | None:
        """The first quotation that begins inside start..end."""
        at = bisect_left(self.quote_starts, start)
        return self.quotations[at] if at < len(self.quote_starts) and self.quote_starts[at] < end else None

    def quotation_until(self, position: int) -> Quotation | None:
        """A closed quotation that ends right before a place, with only a comma or a dash between."""
        at = bisect_right(self.quote_ends, position) - 1
        if at < 0 or not self.quotations[at].is_closed:
            return None
        gap = self.words.text[self.quote_ends[at] : position] if position - self.quote_ends[at] < 8 else "far"
        return None if gap.strip(EDGES) else self.quotations[at]

    def place(self, first: int, last: int) -> Place | None:
        """The place of a cue, None when it stands in no sentence."""
        at = bisect_right(self.sentence_starts, self.words.starts[first]) - 1
        if at < 0:
            return None
        sentence = self.sentences[at]
        low, high = self.words.first_from(sentence.span.start), self.words.last_until(sentence.span.end)
        return Place(sentence, low, high, first, last) if last < high else None


def find_statements(
    words: Words,
    sentences: Sequence[Sentence],
    actors: Sequence[Actor],
    quotations: Sequence[Quotation],
    books: Codebooks,
) -> list[Statement]:
    """All statements of an article in the order of their cues."""
    cues = compile_cues(books)
    hearing = Hearing(words, sentences, quotations, cues, Naming(words, cues, actors, books))
    found: list[Statement] = []
    readings, free = cues.readings, 0
    for first, word in enumerate(words.lower):
        if word in readings and first >= free:
            statement, last = read_cue(first, readings[word], hearing)
            if statement is not None:
                found.append(statement)
                free = last + 1
    return finish(found, hearing)


def read_cue(first: int, readings: Sequence[Reading], hearing: Hearing) -> tuple[Statement | None, int]:
    """The statement around a word that may be a cue, and the last word of the cue."""
    words = hearing.words
    if hearing.is_quoted(words.starts[first]):
        return None, first
    for reading in readings:
        last = first + len(reading.tail)
        if reading.tail and tuple(words.lower[first + 1 : last + 1]) != reading.tail:
            continue
        place = hearing.place(first, last)
        if place is None:
            continue
        statement = READERS[reading.kind](place, reading, hearing)
        if statement is not None:
            return statement, max(last, words.last_until(statement.cue.end) - 1)
    return None, first


def read_impersonal(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:  # noqa: ARG001
    """ "It was noted that …": nobody is named."""
    content = trim(hearing, hearing.words.ends[place.last], place.sentence.span.end)
    return make(place, None, hearing.words.span(place.first, place.last), (content,), False, "impersonal cue")


def read_according(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:  # noqa: ARG001
    """ "According to Fatiyev, the plant …" and "…, according to officials"."""
    words, span = hearing.words, place.sentence.span
    is_leading = place.first - place.low <= 1
    phrase = find_phrase_after(words, hearing.cues, place.last + 1, place.high, is_leading)
    if phrase is None:
        return None
    source = name_source(phrase, hearing.naming, place.low)
    opening = trim(hearing, span.start, words.starts[place.first])
    closing_from = words.ends[phrase.last]
    rest = words.text[closing_from : span.end]
    closing = trim(hearing, closing_from + len(rest) - len(rest.lstrip(" ,)\n")), span.end)
    has_opening = not is_leading
    has_closing = words.last_until(span.end) - phrase.last > 3 and rest.lstrip(")")[:1] == ","
    content = [opening] if has_opening else []
    if not has_opening or has_closing and words.last_until(opening.end) - place.low < 4:
        content.append(closing)
    hear(hearing, place, source)
    return make(place, source, words.span(place.first, place.last), tuple(content), False, "according to")


def read_passive(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:  # noqa: ARG001
    """ "This was disclosed by Fatiyev"."""
    words = hearing.words
    phrase = find_phrase_after(words, hearing.cues, place.last + 1, place.high)
    if phrase is None or place.first == place.low:
        return None
    source = name_source(phrase, hearing.naming, place.low)
    if not is_speaker(phrase, source, hearing):
        return None
    group = find_group(words, hearing.cues, place.first, place.low)
    content = trim(hearing, place.sentence.span.start, words.starts[group.first])
    if content.start == content.end:
        return None
    return make(place, source, words.span(place.first, place.last), (content,), False, "passive cue")


def read_expression(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:
    """ "Fatiyev expressed optimism about the future"."""
    words = hearing.words
    group = find_group(words, hearing.cues, place.first, place.low)
    source = find_subject(place, group, reading, hearing)
    if source is None or group.has_be and reading.shape != "ing":
        return None
    content = trim(hearing, words.ends[place.last], place.sentence.span.end)
    hear(hearing, place, source)
    return make(place, source, words.span(place.first, place.last), (content,), False, "expressed attitude")


def read_state(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:
    """ "Fatiyev is confident that …": a form of "be", a state of mind and what it is about."""
    words, cues = hearing.words, hearing.cues
    group = find_group(words, cues, place.first, place.low)
    following = words.lower[place.last + 1] if place.last + 1 < place.high else ""
    if not group.has_be or following not in cues.followers["state"] or words.gaps[place.last + 1].strip():
        return None
    phrase = find_phrase_before(words, cues, group.first, place.low)
    if phrase is None:
        return None
    source = name_source(phrase, hearing.naming, place.low)
    if not is_speaker(phrase, source, hearing):
        return None
    content = trim(hearing, words.ends[place.last], place.sentence.span.end)
    hear(hearing, place, source)
    cue = words.span(group.first, place.last)
    return make(place, source, cue, (content,), False, "state of mind")


def read_noun(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:  # noqa: ARG001
    """ "the ministry’s claim that …": a noun behind its owner."""
    words, cues, first = hearing.words, hearing.cues, place.first
    following = words.lower[place.last + 1] if place.last + 1 < place.high else ""
    if following not in cues.followers["noun"] or words.gaps[place.last + 1].strip() or first - 1 < place.low:
        return None
    owner = first - 1
    while owner > place.low and owner > first - 3 and not is_owner(words, owner) and not words.gaps[owner].strip():
        owner -= 1
    if not is_owner(words, owner):
        return None
    if words.lower[owner] == "s":
        phrase = walk_back(words, cues, owner - 1, place.low) if owner > place.low else None
    else:
        phrase = Phrase(owner, owner, owner, "pronoun")
    if phrase is None:
        return None
    source = name_source(phrase, hearing.naming, place.low)
    if not is_speaker(phrase, source, hearing) and following != "that":
        return None
    content = trim(hearing, words.ends[place.last], place.sentence.span.end)
    return make(place, source, words.span(first, place.last), (content,), False, "noun of saying")


def is_owner(words: Words, at: int) -> bool:
    """Whether a word says whose the next one is: "his", "the ministry’s"."""
    return words.lower[at] in {"his", "her", "their", "its"} or (
        words.lower[at] == "s" and words.gaps[at] in {"’", "'"}
    )


def read_verb(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:
    """The statement around a reporting verb, None when nobody says anything."""
    words, cues = hearing.words, hearing.cues
    group = find_group(words, cues, place.first, place.low)
    if is_no_verb(place, group, reading, hearing) or is_name_part(place, hearing):
        return None
    complement = find_complement(words, cues, place.last + 1, place.high)
    after = find_quoted_after(place, complement, hearing)
    phrase = find_own_subject(place, group, reading, hearing)
    inverted = None
    if (
        phrase is None
        and reading.shape in {"past", "s", "base"}
        and "speech" in reading.classes
        or "claim" in reading.classes
        and phrase is None
    ):
        inverted = read_inverted(place, group, hearing)
        if inverted is not None:
            return inverted
    if not agrees(phrase, group, reading, hearing):
        return None
    source = name_source(phrase, hearing.naming, place.low) if phrase else find_shared(place, group, reading, hearing)
    if source is None:
        return None
    kind = choose_class(reading, complement, after is not None, phrase, source, hearing)
    cue = words.span(group.first if phrase else place.first, place.last)
    start = words.starts[phrase.first] if phrase else words.starts[group.first]
    before = (
        hearing.quotation_until(start) if kind or "speech" in reading.classes or "claim" in reading.classes else None
    )
    hear(hearing, place, source)
    if after is not None and kind and is_direct(after, place, hearing):
        return make(place, source, cue, (after.span,), True, "verb before a quotation")
    if (
        before is not None
        and (complement not in {"that", "clause", "wh", "object"} or ends_open(before, hearing))
        and complement != "that"
    ):
        return make(place, source, cue, (before.span,), True, "verb after a quotation")
    if "speech" in reading.classes or "claim" in reading.classes:
        trailing = read_trailing(place, phrase, source, cue, complement, hearing)
        if trailing is not None:
            return trailing
    if kind is None or complement == "end":
        return None
    content = trim(hearing, find_content_start(place, complement, reading, hearing), place.sentence.span.end)
    if content.start == content.end:
        return None
    method = kind if kind in {"intention", "attitude"} else "verb before its content"
    return make(place, source, cue, (content,), False, method)


def ends_open(quotation: Quotation, hearing: Hearing) -> bool:
    """Whether a quotation ends with a comma, so that who said it must follow."""
    inner = quotation.inner
    text = hearing.words.text
    return (
        text[inner.start : inner.end].rstrip()[-1:] in {",", "?", "!"}
        or text[quotation.span.end : quotation.span.end + 1] == ","
    )


def agrees(phrase: Phrase | None, group: Group, reading: Reading, hearing: Hearing) -> bool:
    """Whether a form goes with its subject: "they say", "she says"; nouns that look like verbs do not."""
    if reading.shape == "base":
        if phrase is None:
            return group.has_modal
        lower = hearing.words.lower
        has_do = any(
            lower[at] in {"do", "does", "did", "don", "doesn", "didn"}
            for at in range(group.first, phrase.last + 4)
            if at < len(lower)
        )
        return group.has_modal or has_do or phrase.kind == "relative" or is_plural(hearing.words, phrase)
    if reading.shape == "s" and phrase is not None and phrase.kind != "relative":
        head = hearing.words.forms[phrase.core]
        return not (is_plural(hearing.words, phrase) and head.islower())
    return True


def is_name_part(place: Place, hearing: Hearing) -> bool:
    """Whether a capital makes a word part of a name ("the Washington Post"), unless its line is a headline."""
    words = hearing.words
    if place.first == place.low or not words.forms[place.first][0].isupper():
        return False
    forms = words.forms[place.low : min(place.high, place.low + 20)]
    return sum(form[0].isupper() or form[0].isdigit() for form in forms) < len(forms) * 0.7


def is_no_verb(place: Place, group: Group, reading: Reading, hearing: Hearing) -> bool:
    """Whether a form is no finite verb here: "the reports", "was called", "the announced plan"."""
    words, cues, shape = hearing.words, hearing.cues, reading.shape
    if group.is_infinitive:
        return True
    if reading.kind == "quoted":
        return False
    if group.has_be and shape != "ing":
        return True
    if shape == "participle" and not group.has_have:
        return True
    if shape in {"base", "s"} and (group.has_have or group.has_modal and shape == "s"):
        return True
    if group.first == place.low or shape == "ing":
        return False
    before = words.lower[group.first - 1]
    role = cues.roles.get(before, 0)
    if words.gaps[group.first].strip():
        return False
    if role & Role.DETERMINER:
        return before not in SUBJECTLESS
    return bool(role & Role.PREPOSITION) and not group.has_have


def find_own_subject(place: Place, group: Group, reading: Reading, hearing: Hearing) -> Phrase | None:
    """The noun phrase in front of a verb; none where the verb shares the subject of another one."""
    words, cues = hearing.words, hearing.cues
    if group.first == place.low:
        return None
    before = words.lower[group.first - 1]
    if before in {"and", "or", "but", "then"}:
        return None
    if reading.shape == "ing" and not group.has_be:
        if words.gaps[group.first].strip() or cues.roles.get(before, 0) & (Role.PREPOSITION | Role.SUBORDINATOR):
            return None
    return find_phrase_before(words, cues, group.first, place.low)


def find_subject(place: Place, group: Group, reading: Reading, hearing: Hearing) -> Source | None:
    """The source in front of a verb, its own or one it shares, when it can speak."""
    phrase = find_own_subject(place, group, reading, hearing)
    if phrase is None:
        return find_shared(place, group, reading, hearing)
    source = name_source(phrase, hearing.naming, place.low)
    return source if is_speaker(phrase, source, hearing) else None


def find_shared(place: Place, group: Group, reading: Reading, hearing: Hearing) -> Source | None:
    """The source of an earlier verb of the sentence, for "and said" and ", adding that"."""
    words = hearing.words
    if group.first == place.low:
        return None
    before = words.lower[group.first - 1]
    role = hearing.cues.roles.get(before, 0)
    is_coordinated = before in {"and", "or", "but", "then"}
    is_participle = reading.shape == "ing" and (
        "," in words.gaps[group.first]
        or "—" in words.gaps[group.first]
        or bool(role & (Role.PREPOSITION | Role.SUBORDINATOR))
    )
    if not (is_coordinated or is_participle):
        return None
    if hearing.speaker_sentence is place.sentence:
        return hearing.speaker
    phrase = find_sentence_subject(place, hearing)
    return name_source(phrase, hearing.naming, place.low) if phrase else None


def find_sentence_subject(place: Place, hearing: Hearing) -> Phrase | None:
    """The noun phrase that a sentence begins with, behind its introduction, when it can speak."""
    words, cues = hearing.words, hearing.cues
    at = place.low
    role = cues.roles.get(words.lower[at], 0)
    if role & (Role.PREPOSITION | Role.SUBORDINATOR | Role.TIME) or words.lower[at].endswith(("ing", "ly")):
        while at < place.first and "," not in words.gaps[at + 1]:
            at += 1
        at += 1
    if at >= place.first:
        return None
    phrase = find_phrase_after(words, cues, at, place.first)
    if phrase is None:
        return None
    source = name_source(phrase, hearing.naming, place.low)
    return phrase if is_speaker(phrase, source, hearing) else None


def is_speaker(phrase: Phrase, source: Source, hearing: Hearing) -> bool:
    """Whether a phrase can speak: a person, a body, a name, a class of people."""
    words, cues = hearing.words, hearing.cues
    if phrase.kind == "pronoun":
        return words.lower[phrase.first] != "it" or source.attribution != "class"
    if phrase.kind == "relative":
        return words.lower[phrase.first] == "who" or source.attribution != "class"
    if source.attribution != "class":
        return True
    return (
        any(
            words.lower[at] in cues.people
            or words.lower[at] in cues.bodies
            or (words.forms[at][0].isupper() and at > phrase.first)
            for at in range(phrase.first, phrase.core + 1)
        )
        or words.lower[phrase.core] in SUBJECTLESS
    )


def choose_class(
    reading: Reading,
    complement: str,
    is_before_quotation: bool,
    phrase: Phrase | None,
    source: Source,
    hearing: Hearing,
) -> str | None:
    """The class of verb whose complement stands there, None when the verb reports nothing."""
    can_speak = phrase is None or is_speaker(phrase, source, hearing)
    for name in reading.classes:
        takes = hearing.cues.takes[name]
        if name in hearing.cues.speakers_only and not can_speak:
            continue
        if name == "speech" and complement not in {"by", "end"}:
            return name
        if is_before_quotation and complement in {"quote", "colon"}:
            return name
        if "clause" in takes and complement in {"that", "wh", "clause", "colon", "quote"}:
            return name
        if "to" in takes and complement in {"to", "object to"}:
            return name
        if "object" in takes and complement in {"object", "object to", "clause", "quote"} and can_speak:
            return name
    return None


def find_quoted_after(place: Place, complement: str, hearing: Hearing) -> Quotation | None:
    """The quotation behind a verb: right behind it, or behind whom it is told."""
    words = hearing.words
    start = words.ends[place.last]
    found = hearing.quotation_from(start, min(start + 120, max(place.sentence.span.end, start + 4)))
    return found


def is_direct(quotation: Quotation, place: Place, hearing: Hearing) -> bool:
    """Whether a quotation is the whole of what is said: right behind its verb, a comma or a colon."""
    text = hearing.words.text
    between = text[hearing.words.ends[place.last] : quotation.span.start]
    return not between.strip(" \n,:—–-") or (
        between.rstrip().endswith((",", ":")) and len(between.split()) <= 12 and "," not in between.rstrip()[:-1]
    )


def read_inverted(place: Place, group: Group, hearing: Hearing) -> Statement | None:
    """ "“…,” said Fatiyev" and "…, reports Azernews": the source stands behind the verb."""
    words, cues = hearing.words, hearing.cues
    start = words.starts[group.first]
    before = hearing.quotation_until(start)
    is_behind_clause = group.first - place.low > 2 and "," in words.gaps[group.first]
    if before is None and not is_behind_clause:
        return None
    phrase = find_phrase_after(words, cues, place.last + 1, place.high)
    if phrase is None:
        return None
    following = words.gaps[phrase.last + 1] if phrase.last + 1 < place.high else "."
    next_role = cues.roles.get(words.lower[phrase.last + 1], 0) if phrase.last + 1 < place.high else 0
    if before is None and not following.strip() and not next_role & (Role.PREPOSITION | Role.TIME):
        return None
    source = name_source(phrase, hearing.naming, place.low)
    if before is None and not is_speaker(phrase, source, hearing):
        return None
    hear(hearing, place, source)
    content = before.span if before else trim(hearing, place.sentence.span.start, start)
    return make(
        place, source, words.span(place.first, place.last), (content,), before is not None, "verb before its source"
    )


def read_trailing(
    place: Place, phrase: Phrase | None, source: Source, cue: Span, complement: str, hearing: Hearing
) -> Statement | None:
    """ "…, Azernews reports": the content stands in front of its source."""
    words = hearing.words
    if phrase is None or phrase.first - place.low < 3 or "," not in words.gaps[phrase.first]:
        return None
    if complement not in {"end", "prep", "time", "comma"}:
        return None
    is_introduction = hearing.cues.roles.get(words.lower[place.low], 0) & (Role.PREPOSITION | Role.SUBORDINATOR)
    if complement != "end" and is_introduction and words.lower[place.low] not in {"and", "but", "so", "that"}:
        return None
    content = trim(hearing, place.sentence.span.start, words.starts[phrase.first])
    return make(place, source, cue, (content,), False, "trailing verb")


def find_content_start(place: Place, complement: str, reading: Reading, hearing: Hearing) -> int:
    """Where the content begins: behind the cue, or behind whom and where it was said ("told Trend on Monday that")."""
    words = hearing.words
    end = words.ends[place.last]
    if "speech" not in reading.classes and "claim" not in reading.classes or complement in {"that", "clause", "wh"}:
        return end
    for at in range(place.last + 1, min(place.last + 13, place.high)):
        word = words.lower[at]
        if word == "that" and not words.gaps[at].strip():
            return words.starts[at]
        if hearing.cues.roles.get(word, 0) & (Role.HELPER | Role.FINITE | Role.PEOPLE) or not BREAKS.isdisjoint(
            words.gaps[at]
        ):
            return end
    return end


BREAKS = frozenset(",;:—–")


def trim(hearing: Hearing, start: int, end: int) -> Span:
    """A span without white space, commas and dashes at its ends, and without the point of its sentence."""
    text = hearing.words.text
    while start < end and text[start] in " \t\r\n\u00a0,:;—–-":
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    if end > start and text[end - 1] == "." and text[end - 2 : end - 1] != ".":
        end -= 1
    return Span(start, max(start, end))


def hear(hearing: Hearing, place: Place, source: Source) -> None:
    """Remember who spoke last in a sentence."""
    hearing.speaker, hearing.speaker_sentence = source, place.sentence


def make(
    place: Place, source: Source | None, cue: Span, content: tuple[Span, ...], is_quoted: bool, method: str
) -> Statement:
    """A statement of the sentence a cue stands in."""
    return Statement(place.sentence, source, cue, content, is_quoted, method)


def finish(found: list[Statement], hearing: Hearing) -> list[Statement]:
    """Statements with their contents cut where the next one begins, and with the rest of their quotations."""
    found = drop_nested(found)
    found = [cut_content(s, found[at + 1] if at + 1 < len(found) else None) for at, s in enumerate(found)]
    return add_quotations(found, hearing)


def drop_nested(found: list[Statement]) -> list[Statement]:
    """Statements without those that only stand in what somebody else says; behind an agency the real source stays."""
    kept: list[Statement] = []
    for statement in found:
        outer = kept[-1] if kept and kept[-1].sentence is statement.sentence else None
        content = statement.content
        if content[-1].end <= statement.cue.start or content[0].start < statement.cue.start:
            while outer is not None and any(c.covers(outer.cue) for c in content) and not is_publisher(statement):
                kept.pop()
                outer = kept[-1] if kept and kept[-1].sentence is statement.sentence else None
        elif outer is not None and any(c.covers(statement.cue) for c in outer.content):
            is_same = (
                statement.source is not None and outer.source is not None and statement.source.span == outer.source.span
            )
            if not (is_same or is_publisher(outer)):
                continue
        kept.append(statement)
    return kept


def is_publisher(statement: Statement) -> bool:
    """Whether a statement is what an agency or a paper reports."""
    return statement.source is not None and statement.source.attribution == "publisher"


def cut_content(statement: Statement, following: Statement | None) -> Statement:
    """A content that ends where the same speaker goes on (", adding that …")."""
    if (
        following is None
        or following.source is None
        or statement.source is None
        or following.sentence is not statement.sentence
    ):
        return statement
    last = statement.content[-1]
    if following.source.span != statement.source.span or not last.start < following.cue.start < last.end:
        return statement
    return replace(statement, content=(*statement.content[:-1], Span(last.start, following.cue.start)))


def add_quotations(found: list[Statement], hearing: Hearing) -> list[Statement]:
    """Statements with the quotations that go on behind them and have no speaker of their own."""
    taken = sorted({c.start for s in found for c in s.content})
    text, at = hearing.words.text, 0
    done = []
    for statement in found:
        if not statement.is_quoted:
            done.append(statement)
            continue
        content = list(statement.content)
        end = max(content[-1].end, statement.sentence.span.end)
        at = bisect_left(hearing.quote_starts, content[-1].end)
        while at < len(hearing.quotations):
            quotation = hearing.quotations[at]
            gap = text[end : quotation.span.start] if quotation.span.start - end < 8 else "far"
            inside = quotation.span.start < end and quotation.span.start > statement.cue.start
            place = bisect_left(taken, quotation.span.start)
            is_taken = place < len(taken) and taken[place] < quotation.span.end
            if is_taken or (gap.strip(" \n\r\t.,") and not inside):
                break
            content.append(quotation.span)
            end = max(end, quotation.span.end)
            at += 1
        done.append(replace(statement, content=tuple(content)))
    return done


def find_speaker(statements: Sequence[Statement], span: Span) -> Statement | None:
    """The statement whose content covers a span; the closest one if several do."""
    best, best_size = None, 0
    for statement in statements:
        if statement.method in UNSPOKEN:
            continue
        for content in statement.content:
            if content.start <= span.start and span.end <= content.end + 1:
                size = sum(c.end - c.start for c in statement.content)
                if best is None or size < best_size:
                    best, best_size = statement, size
                break
    return best


READERS = {
    "impersonal": read_impersonal, "according": read_according, "passive": read_passive, "expression": read_expression,
    "quoted": read_verb, "verb": read_verb, "state": read_state, "noun": read_noun,
}  # fmt: skip
