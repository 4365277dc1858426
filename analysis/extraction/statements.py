"""Who says what, in which words?

A statement is a source, a cue and a content. Direct speech stands in quotation marks; indirect speech follows
a reporting verb; "according to" and "was disclosed by" frame what stands around them.

    "Officials argue that …" → source "Officials" (a class), cue "argue", content "that …"
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.codebooks.phrases import spell_phrases
from analysis.extraction.quotations import Quotation
from analysis.extraction.sources import Source, compile_sources, find_source_ending
from analysis.records import Actor, Sentence, Span
from analysis.words import Words

ADVERBS = r"(?:\s+(?:also|further|recently|later|earlier|then|again|therefore|previously|repeatedly|\w+ly))*"
HELPERS = r"(?:\s+(?:has|have|had|is|are|was|were))?"
TIME_PHRASE = re.compile(
    r"^(?:on|in|at|late|early|earlier|last|this|yesterday|today)\b(?:\s+[\w’',-]+){0,8}[.!?]*$|^[.!?]*$", re.IGNORECASE
)
ROLE_GAP = re.compile(r"[ ,—–\n-]*(?:(?:[\w’'-]+,?\s+){0,8})")
BE = re.compile(r"\b(?:is|are|was|were|be|been)\s+(?:(?:\w+ly|also|not|now)\s+)?$", re.IGNORECASE)
NOT_A_CLAUSE = re.compile(r"^\s*(?:by|to\s+(?:the|a)|in\s+the\s+amount)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: where source, cue and content stand, and what it is attributed to."""

    sentence: Sentence
    source: Source | None
    cue: Span
    content: tuple[Span, ...]
    is_quoted: bool
    method: str


@dataclass(frozen=True)
class Cues:
    """The reporting verbs of the codebook, compiled."""

    verb: re.Pattern[str]
    according: re.Pattern[str]
    passive: re.Pattern[str]
    impersonal: re.Pattern[str]
    expression: re.Pattern[str]


@lru_cache(maxsize=8)
def compile_cues(books: Codebooks) -> Cues:
    """The reporting verbs as regular expressions."""
    book = books.book("reporting_verbs")
    forms = [form for group in book["verbs"].values() for verb in group for form in verb.split("|")]
    expressed = [form for verb in book["expressions"]["verbs"] for form in verb.split("|")]
    passive = spell_phrases(book["passive"]["participles"])
    return Cues(
        verb=re.compile(rf"(?<![\w’'-])(?:{spell_phrases(forms)})(?![\w’'-])", re.IGNORECASE),
        according=re.compile(rf"(?<!\w)(?:{spell_phrases(book['prepositions']['according'])})\s+", re.IGNORECASE),
        passive=re.compile(rf"(?<!\w)(?P<cue>(?:{passive})\s+by)\s+", re.IGNORECASE),
        impersonal=re.compile(rf"(?<!\w)(?:{spell_phrases(book['impersonal']['cues'])})(?!\w)", re.IGNORECASE),
        expression=re.compile(
            rf"(?<!\w)(?:{spell_phrases(expressed)})\s+(?:\w+\s+)?(?:{spell_phrases(book['expressions']['objects'])})(?!\w)",
            re.IGNORECASE,
        ),
    )


@dataclass(frozen=True)
class Hearing:
    """What is needed to hear who speaks in an article."""

    text: str
    actors: Sequence[Actor]
    quotations: Sequence[Quotation]
    books: Codebooks

    def source_before(self, start: int, end: int) -> Source | None:
        """The source whose words end at a place, past helping verbs and adverbs."""
        segment = self.text[start:end]
        core = re.sub(rf"{ADVERBS}{HELPERS}{ADVERBS}\s*$", "", segment, flags=re.IGNORECASE)
        return find_source_ending(self.text, start, start + len(core), self.actors, self.books)

    def source_after(self, start: int, end: int) -> Source | None:
        """The source that begins at a place: the longest words behind it that are one."""
        ends = [m.start() + start for m in re.finditer(r"(?=[,.;:”\"\s]|$)", self.text[start:end])]
        nearby = [e for e in ends if e > start and len(self.text[start:e].split()) <= 12]
        for stop in reversed(nearby):
            found = find_source_ending(self.text, start, stop, self.actors, self.books)
            if found is not None and found.span.end == stop and self.leads_to(start, found):
                return found
        return None

    def leads_to(self, start: int, source: Source) -> bool:
        """Whether only an article or the person's role stands in front of a source."""
        lead = self.text[start : source.span.start].strip().lower()
        is_outside = compile_sources(self.books).outside.fullmatch(f"{lead} ") is not None
        return not lead or is_outside or (source.attribution == "named" and "," not in lead and len(lead.split()) <= 10)

    def quotation_at(self, start: int, marks: str = " ,:–—-\n") -> Quotation | None:
        """The quotation that follows a place, with only these marks between."""
        return next(
            (q for q in self.quotations if start <= q.span.start and not self.text[start : q.span.start].strip(marks)),
            None,
        )

    def quotation_before(self, source: Source | None, cue: Span) -> Quotation | None:
        """A quotation that ends right before its source, or before the person's role; "added that" starts anew."""
        if re.match(r"\s+that\b", self.text[cue.end :]):
            return None
        at = source.span.start if source else cue.start
        is_named = source is not None and source.attribution == "named"
        ended = [q for q in self.quotations if q.is_closed and q.span.end <= at]
        gap = self.text[ended[-1].span.end : at] if ended else "."
        return ended[-1] if (ROLE_GAP.fullmatch(gap) if is_named else not gap.strip(" ,—–-\n")) else None

    def quotation_after(self, cue: Span) -> Quotation | None:
        """The second part of an interrupted quotation ("“…,” Kamau said. “…”"); one with a cue of its own is not."""
        found = self.quotation_at(cue.end, " ,.\n")
        return found if found and found.inner.of(self.text).rstrip().endswith((".", "!", "?")) else None

    def is_quoted(self, span: Span) -> bool:
        """Whether a span stands inside quotation marks."""
        return any(q.inner.covers(span) for q in self.quotations)


def find_statements(
    words: Words,
    sentences: Sequence[Sentence],
    actors: Sequence[Actor],
    quotations: Sequence[Quotation],
    books: Codebooks,
) -> list[Statement]:
    """All statements of an article in the order of their cues."""
    hearing = Hearing(words.text, actors, quotations, books)
    found: list[Statement] = []
    for sentence in sentences:
        for statement in find_in_sentence(sentence, hearing):
            if not any(statement.cue.overlaps(other.cue) for other in found):
                found.append(statement)
    return sorted(found, key=lambda s: s.cue)


def find_in_sentence(sentence: Sentence, hearing: Hearing) -> Iterator[Statement]:
    """The statements of one sentence, the surer forms first."""
    cues = compile_cues(hearing.books)
    span = sentence.span
    for match in cues.impersonal.finditer(hearing.text, span.start, span.end):
        yield Statement(sentence, None, Span(*match.span()), (Span(match.end(), span.end),), False, "impersonal cue")
    yield from find_according(sentence, hearing, cues)
    yield from find_passive(sentence, hearing, cues)
    yield from find_expressions(sentence, hearing, cues)
    yield from find_verbs(sentence, hearing, cues)


def find_according(sentence: Sentence, hearing: Hearing, cues: Cues) -> Iterator[Statement]:
    """ "According to Fatiyev, the plant …" and "…, according to officials"."""
    text, span = hearing.text, sentence.span
    for match in cues.according.finditer(text, span.start, span.end):
        comma = text.find(",", match.end(), span.end)
        stop = comma if comma >= 0 else len(text[: span.end].rstrip(".!?"))
        source = find_source_ending(text, match.end(), stop, hearing.actors, hearing.books)
        source = source or hearing.source_after(match.end(), stop) or make_unknown(Span(match.end(), stop), text)
        is_leading = not text[span.start : match.start()].strip(' “"')
        content = Span(min(stop + 1, span.end), span.end) if is_leading else Span(span.start, match.start())
        cue = Span(match.start(), match.start() + len(match.group().rstrip()))
        yield Statement(sentence, source, cue, (trim(content, text),), False, "according to")


def make_unknown(span: Span, text: str) -> Source:
    """A source that is neither an actor nor a class we know, kept by its words."""
    short = Span(span.start, min(span.end, span.start + 80))
    return Source(short, short.of(text).strip(), "class")


def find_passive(sentence: Sentence, hearing: Hearing, cues: Cues) -> Iterator[Statement]:
    """ "This was disclosed by Fatiyev"."""
    for match in cues.passive.finditer(hearing.text, sentence.span.start, sentence.span.end):
        source = hearing.source_after(match.end(), sentence.span.end)
        if source is not None:
            content = trim(Span(sentence.span.start, match.start()), hearing.text)
            yield Statement(sentence, source, Span(*match.span("cue")), (content,), False, "passive cue")


def find_expressions(sentence: Sentence, hearing: Hearing, cues: Cues) -> Iterator[Statement]:
    """ "Fatiyev expressed optimism about the future"."""
    text, span = hearing.text, sentence.span
    for match in cues.expression.finditer(text, span.start, span.end):
        source = hearing.source_before(span.start, match.start())
        if source is not None:
            comma = text.find(",", match.end(), span.end)
            stop = comma if comma >= 0 else span.end
            yield Statement(
                sentence,
                source,
                Span(*match.span()),
                (trim(Span(match.end(), stop), text),),
                False,
                "expressed attitude",
            )


def find_verbs(sentence: Sentence, hearing: Hearing, cues: Cues) -> Iterator[Statement]:
    """Statements with a reporting verb: quoted, followed by their content, or trailing it."""
    last_source: Source | None = None
    for match in cues.verb.finditer(hearing.text, sentence.span.start, sentence.span.end):
        cue = Span(*match.span())
        if hearing.is_quoted(cue) or NOT_A_CLAUSE.match(hearing.text[cue.end : sentence.span.end]):
            continue
        if not match.group().lower().endswith("ing") and BE.search(hearing.text[: cue.start][-30:]):
            continue
        statement = read_verb(sentence, cue, hearing, last_source)
        if statement is not None:
            last_source = statement.source
            yield statement
        elif last_source is None:
            last_source = hearing.source_before(sentence.span.start, cue.start)


def read_verb(sentence: Sentence, cue: Span, hearing: Hearing, last_source: Source | None) -> Statement | None:
    """The statement around one reporting verb, None when nobody says anything."""
    text, span = hearing.text, sentence.span
    source = hearing.source_before(span.start, cue.start)
    after = hearing.quotation_at(cue.end)
    is_participle = cue.of(text).lower().endswith("ing")
    if source is None and is_participle and after is not None:
        source = last_source or find_subject(sentence, cue, hearing)
    before = hearing.quotation_before(source, cue)
    if source is None:
        source = hearing.source_after(cue.end, span.end) if before or text[: cue.start].rstrip().endswith(",") else None
        if source is None:
            return None
        said = before.span if before else trim(Span(span.start, cue.start), text)
        return Statement(sentence, source, cue, (said,), before is not None, "verb before its source")
    if after is not None:
        return Statement(sentence, source, cue, (after.span,), True, "verb before a quotation")
    if before is not None:
        rest = hearing.quotation_after(cue)
        content = [before.span] if rest is None else [before.span, rest.span]
        return Statement(sentence, source, cue, tuple(content), True, "verb after a quotation")
    return read_indirect(sentence, source, cue, hearing, is_participle)


def read_indirect(
    sentence: Sentence, source: Source, cue: Span, hearing: Hearing, is_participle: bool
) -> Statement | None:
    """Indirect speech: the content follows its verb, or stands before ", Azernews reports"."""
    text, span = hearing.text, sentence.span
    rest = trim(Span(cue.end, span.end), text)
    leading = text[span.start : source.span.start].rstrip()
    if leading.endswith(",") and len(leading.split()) > 2 and TIME_PHRASE.match(rest.of(text)):
        return Statement(
            sentence, source, cue, (trim(Span(span.start, source.span.start), text),), False, "trailing verb"
        )
    if is_participle or len(rest.of(text).split()) < 2:
        return None
    return Statement(sentence, source, cue, (rest,), False, "verb before its content")


def find_subject(sentence: Sentence, cue: Span, hearing: Hearing) -> Source | None:
    """The person that a sentence begins with, for ", stating, “…”"."""
    opening = [a for a in hearing.actors if any(sentence.span.start <= s.start < cue.start for s in a.spans)]
    people = [a for a in opening if a.kind in {"person", "organisation"}]
    if not people:
        return None
    actor = min(people, key=lambda a: min(s.start for s in a.spans if s.start >= sentence.span.start))
    at = min(s for s in actor.spans if s.start >= sentence.span.start)
    return Source(at, actor.actor, "named" if actor.kind == "person" else "organisation")


def trim(span: Span, text: str) -> Span:
    """A span without white space, commas and dashes at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" ,:;—–-\n"))
    end = span.end - (len(words) - len(words.rstrip(" ,;—–-\n")))
    return Span(start, max(start, end))


def find_speaker(statements: Sequence[Statement], span: Span) -> Statement | None:
    """The statement whose content covers a span; the closest one if several do."""
    covering = [s for s in statements if any(c.covers(span) for c in s.content)]
    return min(covering, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
