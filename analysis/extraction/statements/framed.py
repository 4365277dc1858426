"""Who speaks where no verb stands behind its subject?

"according to" and "citing" frame a statement, so do "was disclosed by", "it was noted that", "the ministry's
claim that", a state of mind ("is confident that"), and the colon of a headline ("Minister: …").
"""

import re
from collections.abc import Iterator

from analysis.extraction.statements.agents import find_phrase_after
from analysis.extraction.statements.clauses import find_subject
from analysis.extraction.statements.cues import FINITE, HELPER, Reading
from analysis.extraction.statements.hearing import Hearing, Place, Statement, make, trim
from analysis.extraction.statements.nominals import Phrase, find_head, find_phrase_before, walk_back
from analysis.extraction.statements.speakers import is_name
from analysis.extraction.statements.verb_phrases import find_group
from analysis.records import Span
from analysis.words import Words

OWNERS = frozenset({"his", "her", "their", "its"})
WHOM = frozenset({"him", "her", "them"})
POINTERS = frozenset({"this", "it", "that"})
OURSELVES = frozenset({"i", "we", "my", "our"})
LABEL_WORDS = 8
LABEL_NAMES = 3
DASHES = (" – ", " — ", " - ")
LABEL_FAR = 60
FAR_COMMA = 80
LONGEST_CONTACT = 200
# An address or a telephone number behind a name: "Investor relations: Anna Nowak, phone 22 555".
CONTACT = re.compile(
    r"^(?:https?:|www\.)|\w@\w|\+\d|\b(?:phone|tel|fax|e-?mail|mobile)\b[.:]? {0,3}(?:\d|$)", re.IGNORECASE
)


def read_impersonal(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:  # noqa: ARG001
    """ "It was noted that …": nobody is named."""
    content = trim(hearing.words.text, hearing.words.ends[place.last], place.sentence.span.end)
    return make(place, None, hearing.words.span(place.first, place.last), (content,), False, "impersonal cue")


def read_opener(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:
    """ "Recall that …" at the head of a sentence."""
    return read_impersonal(place, reading, hearing) if place.first == place.low else None


def read_according(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:
    """ "According to Fatiyev, the plant …", "…, according to officials", "… reports, citing the ministry"."""
    words, span = hearing.words, place.sentence.span
    is_leading = place.first - place.low <= 1
    phrase = find_whom(place, reading, hearing) or find_phrase_after(
        words, hearing.cues, place.last + 1, place.high, is_leading
    )
    if phrase is None:
        return None
    source = hearing.name(phrase, place)
    if reading.kind == "citing" and not hearing.can_speak(phrase, source):
        return None
    end = max(source.span.end, words.ends[place.last])
    if is_leading and "," not in words.text[end : end + 2]:
        comma = words.text.find(",", end, min(end + FAR_COMMA, span.end))
        end = comma if comma >= 0 else end
    rest = words.text[end : span.end]
    closing = trim(words.text, end + len(rest) - len(rest.lstrip(" ,)\n")), span.end)
    opening = trim(words.text, span.start, hearing.framed_until(place) or words.starts[place.first])
    content: tuple[Span, ...] = (closing,) if is_leading else (opening,)
    following = words.lower[phrase.last + 1] if phrase.last + 1 < place.high else ""
    if not is_leading and (following == "that" or (rest.lstrip(")")[:1] == "," and place.first - place.low < 4)):
        content = (closing,) if following == "that" else (opening, closing)
    if len(content) == 2 and is_verb(following, hearing):
        content = (trim(words.text, words.ends[phrase.last + 1], span.end),)
    if any(c.start == c.end for c in content):
        return None
    hearing.remember(place, source)
    return make(place, source, words.span(place.first, place.last), content, False, "according to")


def find_whom(place: Place, reading: Reading, hearing: Hearing) -> Phrase | None:
    """ "him" in "according to him", "his" in "in his words"."""
    if reading.kind == "own":
        return Phrase(place.first + 1, place.first + 1, place.first + 1, place.first + 1, "pronoun")
    at = place.last + 1
    if at >= place.high or hearing.words.lower[at] not in WHOM:
        return None
    is_owner_word = hearing.words.lower[at] == "her" and at + 1 < place.high and hearing.words.gaps[at + 1] == " "
    return None if is_owner_word else Phrase(at, at, at, at, "pronoun")


def read_passive(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:
    """ "The deal was disclosed by Fatiyev"; behind a bare "this", what was said stands in the sentence before."""
    words = hearing.words
    phrase = find_phrase_after(words, hearing.cues, place.last + 1, place.high)
    if phrase is None or place.first == place.low:
        return None
    source = hearing.name(phrase, place)
    is_paper = words.lower[phrase.head] in hearing.cues.documents
    if not (is_paper if reading.kind == "paper" else hearing.can_speak(phrase, source)):
        return None
    if words.lower[place.first - 1] == "as":
        content = trim(words.text, source.span.end, place.sentence.span.end)
        cue = words.span(place.first - 1, place.last)
        return make(place, source, cue, (content,), False, "according to") if content.end > content.start else None
    group = find_group(words, hearing.cues, place.first, place.low)
    if reading.kind == "paper" and not group.has_be:
        return None
    content = trim(words.text, place.sentence.span.start, words.starts[group.first])
    is_pointer = group.first - place.low == 1 and words.lower[place.low] in POINTERS
    if is_pointer and place.number > 0:
        before = hearing.sentences[place.number - 1].span
        content = trim(words.text, before.start, before.end)
    if content.start == content.end:
        return None
    return make(place, source, words.span(place.first, place.last), (content,), False, "passive cue")


def read_expression(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:
    """ "Fatiyev expressed optimism about the future"."""
    words = hearing.words
    group = find_group(words, hearing.cues, place.first, place.low)
    source = find_subject(place, group, reading, hearing)
    if source is None or (group.has_be and reading.shape != "ing") or group.is_infinitive:
        return None
    content = trim(words.text, words.ends[place.last], place.sentence.span.end)
    if content.start == content.end:
        return None
    hearing.remember(place, source)
    return make(place, source, words.span(place.first, place.last), (content,), False, "expressed attitude")


def read_state(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:  # noqa: ARG001
    """ "Fatiyev is confident that …": a form of "be", a state of mind and what it is about."""
    words, cues = hearing.words, hearing.cues
    if place.last + 1 >= place.high or words.gaps[place.last + 1] != " ":
        return None
    group = find_group(words, cues, place.first, place.low)
    phrase = find_phrase_before(words, cues, group.first, place.low) if group.has_be else None
    if phrase is None:
        return None
    source = hearing.name(phrase, place)
    if not hearing.can_speak(phrase, source):
        return None
    content = trim(words.text, words.ends[place.last], place.sentence.span.end)
    hearing.remember(place, source)
    return make(place, source, words.span(group.first, place.last), (content,), False, "state of mind")


def read_noun(place: Place, reading: Reading, hearing: Hearing) -> Statement | None:  # noqa: ARG001
    """ "the ministry's claim that …": a noun behind its owner."""
    words, cues, first, after = hearing.words, hearing.cues, place.first, place.last + 1
    if after >= place.high or words.gaps[after] != " ":
        return None
    owner = first - 1
    while owner > max(place.low, first - 3) and not is_owner(words, owner) and words.gaps[owner] == " ":
        owner -= 1
    if owner < place.low or not is_owner(words, owner):
        return None
    phrase: Phrase | None = Phrase(owner, owner, owner, owner, "pronoun")
    if words.lower[owner] == "s":
        phrase = walk_back(words, cues, owner - 1, place.low) if owner > place.low else None
    if phrase is None:
        return None
    source = hearing.name(phrase, place)
    if not hearing.can_speak(phrase, source):
        return None
    content = trim(words.text, words.ends[place.last], place.sentence.span.end)
    return make(place, source, words.span(first, place.last), (content,), False, "noun of saying")


def is_owner(words: Words, at: int) -> bool:
    """Whether a word says whose the next one is: "his", "the ministry's"."""
    return words.lower[at] in OWNERS or (words.lower[at] == "s" and words.gaps[at] in {"’", "'"})


def find_labels(hearing: Hearing) -> Iterator[Statement]:
    """The statements of headlines and interviews: "Minister: exports grew", "Exports grew – ministry"."""
    text = hearing.words.text
    at = text.find(":")
    while at >= 0:
        start = text.rfind("\n", max(0, at - 90), at) + 1
        if (start or at < 90) and not text.startswith("//", at + 1) and not hearing.is_quoted(at):
            statement = read_label(hearing, max(start, 0), at, (at, at + 1), is_before=True)
            if statement is not None:
                yield statement
        at = text.find(":", at + 1)
    for dash in DASHES:
        at = text.find(dash)
        while at >= 0:
            end = text.find("\n", at + 3, at + LABEL_FAR)
            end = len(text) if end < 0 and len(text) - at < LABEL_FAR else end
            if end >= 0 and not hearing.is_quoted(at):
                statement = read_label(hearing, at + 3, end, (at + 1, at + 2), is_before=False)
                if statement is not None:
                    yield statement
            at = text.find(dash, at + 3)


def read_label(hearing: Hearing, start: int, end: int, cue: tuple[int, int], is_before: bool) -> Statement | None:
    """The statement of a line whose speaker stands in start..end, before its colon or behind its dash."""
    words, text = hearing.words, hearing.words.text
    first, last = words.first_from(start), words.last_until(end) - 1
    if (
        not 0 <= last - first < LABEL_WORDS
        or text[words.ends[last] : end].strip(" ")
        or text[start : words.starts[first]].strip()
    ):
        return None
    stop = text.find("\n", cue[1])
    stop = len(text) if stop < 0 else stop
    begin = text.rfind("\n", 0, cue[0]) + 1
    content = trim(text, cue[1], stop) if is_before else trim(text, begin, cue[0])
    place = hearing.place(first, last) or hearing.place(first, first)
    if place is None or words.last_until(content.end) - words.first_from(content.start) < 3:
        return None
    if content.end - content.start < LONGEST_CONTACT and CONTACT.search(content.of(text)):
        return None
    if not is_before and (text[stop - 1 : stop] in {".", "!", "?"} or content.end - content.start > 160):
        return None
    phrase = Phrase(first, last, last, find_head(words, hearing.cues, first, last), "noun")
    if not is_label(hearing, phrase, content):
        return None
    source = hearing.name(phrase, place)
    return make(place, source, Span(*cue), (content,), False, "label")


def is_label(hearing: Hearing, phrase: Phrase, content: Span) -> bool:
    """Whether the words before a colon are a speaker: an actor, a role, a class of people, a body.

    A name that nobody knows is one if what follows speaks of itself: "Ewa Lis: I believe …".
    """
    words, cues = hearing.words, hearing.cues
    spoken = words.lower[phrase.first : phrase.last + 1]
    if (
        not cues.labels.isdisjoint((spoken[0], spoken[-1]))
        or " ".join(spoken) in cues.labels
        or any(is_verb(w, hearing) for w in spoken)
    ):
        return False
    inside = hearing.naming.inside(words.starts[phrase.first], words.ends[phrase.last])
    if any(actor.kind in {"person", "organisation", "publisher"} for _, _, actor in inside):
        return True
    if words.forms[phrase.last].title() in hearing.naming.surnames:
        return len(spoken) <= LABEL_NAMES
    if is_name(words, phrase.first, phrase.last):
        return not OURSELVES.isdisjoint(words.lower[phrase.last + 1 : words.first_from(content.end)])
    return (spoken[-1] in cues.people or spoken[0] in cues.people) and len(spoken) <= 3


def is_verb(word: str, hearing: Hearing) -> bool:
    """Whether a word of a label is a verb, so that the label is a sentence ("Trend reports:")."""
    if hearing.cues.roles.get(word, 0) & (HELPER | FINITE):
        return True
    is_noun_too = word in hearing.cues.people
    return not is_noun_too and any(r.kind == "verb" and not r.tail for r in hearing.cues.readings.get(word, ()))
