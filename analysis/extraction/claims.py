"""What does one article claim?

Reads an article once and writes its claims: every number, every dated event, every statement, each with the
sentence it stands in.
"""

from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any

from analysis.codebooks import Codebooks, load_codebooks
from analysis.extraction.datings import Dates, resolve_dates
from analysis.extraction.events import Event, find_events, find_place
from analysis.extraction.figures.figures import Figure
from analysis.extraction.indicators import name_indicator
from analysis.extraction.modality import name_modality
from analysis.extraction.narratives import name_frames
from analysis.extraction.periods import Period, find_period
from analysis.extraction.reading import Reading, read_article
from analysis.extraction.restated import share_periods
from analysis.extraction.statements.statements import Statement, find_speaker
from analysis.extraction.subjects import Holder, Scene, find_holder
from analysis.extraction.verbs import Verb, find_verbs
from analysis.records import Article, Claim, ClaimType, Modality, Pairs, Sentence, Span, make_claim_id, record
from analysis.sources.publication import describe_article

IN_ORDER = attrgetter("start", "end", "claim_type", "claim_id")
HELD = frozenset({"used", "minor"})


def extract(article: Article | str, codebooks: Codebooks | None = None) -> list[Claim]:
    """Every claim of an article or a text, in the order of its words."""
    books = codebooks or load_codebooks()
    if isinstance(article, str):
        article = describe_article(Article("text", article))
    return write_claims(read_article(article, books))


def write_claims(reading: Reading) -> list[Claim]:
    """The claims of an article that was read."""
    busy = sorted(reading.figures.keys() | reading.statements.keys() | reading.mentions.keys())
    claims = [claim for place in busy if place >= 0 for claim in write_sentence(reading, place)]
    return share_periods(sorted(claims, key=IN_ORDER))


def write_sentence(reading: Reading, place: int) -> list[Claim]:
    """The claims of one sentence."""
    figures, statements = reading.figures.get(place, ()), reading.statements.get(place, ())
    hits = reading.marks.of("events", place)
    if not (figures or statements or hits):
        return []
    dates = find_dates(reading, place)
    events = find_events(reading.words, hits, dates, reading.books) if hits else []
    if not (figures or statements or events):
        return []
    is_held = bool(events) or not HELD.isdisjoint([figure.status for figure in figures])
    verbs = find_verbs(reading.words, reading.word_numbers(place), reading.books) if is_held else []
    facts = gather_facts(reading, place, dates, verbs)
    return [
        *[write_figure(facts, figure) for figure in figures],
        *[write_event(facts, event) for event in events],
        *[write_statement(facts, statement) for statement in statements],
    ]


def find_dates(reading: Reading, place: int) -> Dates:
    """The dates of one sentence, resolved; they know the dates before them."""
    article, sentence = reading.article, reading.sentences[place].span
    return resolve_dates(article.text, sentence, reading.dated, article.published, reading.books)


@record()
class SentenceFacts:
    """What all claims of one sentence share; `shared` are the fields that are the same for all."""

    reading: Reading
    place: int
    sentence: Sentence
    dates: Dates
    verbs: Sequence[Verb]
    modality: Modality
    shared: dict[str, Any]

    def begin(self, claim_type: ClaimType, span: Span, value: object) -> dict[str, Any]:
        """The fields that every claim of the sentence has."""
        article = self.reading.article
        return {
            "claim_id": make_claim_id(article.article_id, span, claim_type, value),
            "claim_type": claim_type,
            "start": span.start,
            "end": span.end,
            "surface": span.of(article.text),
            **self.shared,
        }

    def find_holder(self, span: Span, speaker: Statement | None) -> Holder:
        """Whose figure or event it is: not the words that say who speaks."""
        reading = self.reading
        starts = [c.start for c in speaker.content if c.covers(span)] if speaker else []
        heard = Span(max([self.sentence.span.start, *starts]), self.sentence.span.end)
        return find_holder(Scene(reading.words, reading.cast, reading.books), heard, span, self.verbs)

    def find_speaker(self, span: Span) -> Statement | None:
        """The statement in whose content something stands."""
        return find_speaker(self.reading.heard.get(self.place, ()), span)


def gather_facts(reading: Reading, place: int, dates: Dates, verbs: Sequence[Verb]) -> SentenceFacts:
    """What all claims of one sentence share."""
    sentence, marks, books = reading.sentences[place], reading.marks, reading.books
    shared = {
        "article_id": reading.article.article_id,
        "sentence": sentence.text,
        "sentence_start": sentence.span.start,
        "sentence_end": sentence.span.end,
        "narrative": reading.narratives[place],
        "article_narrative": reading.narrative,
        "frames": name_frames(marks.entries("frames", place), books),
    }
    modality = name_modality(min(marks.entries("modality", place), default=None), books)
    return SentenceFacts(reading, place, sentence, dates, verbs, modality, shared)


def write_figure(facts: SentenceFacts, figure: Figure) -> Claim:
    """The claim of one number."""
    reading = facts.reading
    fields = facts.begin("figure", figure.span, figure.value)
    fields |= {"status": figure.status, "reason": figure.reason, "method": figure.method}
    dated = facts.dates.on(figure.span)
    if figure.status in {"not_a_figure", "unread"}:
        fields |= {"period": dated.edtf, "period_rule": dated.rule} if dated else {}
        return Claim(**fields)
    speaker = facts.find_speaker(figure.span)
    holder = facts.find_holder(figure.span, speaker)
    # A duration that is itself a span of time keeps its own period.
    period = Period(dated.edtf, None, dated.rule) if dated else date_figure(facts, figure, holder)
    indicator, scope = name_indicator(figure, reading.marks.entries("indicators", facts.place), reading.books)
    return Claim(
        **fields,
        **measure_fields(figure),
        **speaker_fields(speaker, reading.article.text),
        indicator=indicator,
        scope=scope,
        period=period.period,
        base_period=period.base,
        period_rule=period.rule,
        actor=holder.actor,
        actor_kind=holder.kind,
        country=holder.country,
        is_quoted=reading.is_quoted(figure.span),
        modality=facts.modality,
    )


def date_figure(facts: SentenceFacts, figure: Figure, holder: Holder) -> Period:
    """The period of a figure."""
    article = facts.reading.article
    sentence, verb = facts.sentence.span, holder.verb
    return find_period(article.text, sentence, figure, facts.dates, article.published, verb, facts.reading.books)


def measure_fields(figure: Figure) -> dict[str, Any]:
    """The columns that say how much."""
    return {
        "kind": figure.kind,
        "value": to_float(figure.value),
        "low": to_float(figure.low),
        "high": to_float(figure.high),
        "unit": figure.unit,
        "bound": figure.bound,
        "change": figure.change,
        "per": figure.per,
        "about": figure.about,
    }


def to_float(value: Decimal | None) -> float | None:
    """A decimal as the ledger stores it."""
    return None if value is None else float(value)


def speaker_fields(statement: Statement | None, text: str) -> dict[str, Any]:
    """The columns that say who says so."""
    if statement is None:
        return {}
    source = statement.source
    return {
        "attributed_to": source.name if source else None,
        "attribution": source.attribution if source else "none",
        "cue": statement.cue.of(text),
    }


def write_event(facts: SentenceFacts, event: Event) -> Claim:
    """The claim of one dated event."""
    reading = facts.reading
    speaker = facts.find_speaker(event.span)
    holder = facts.find_holder(event.span, speaker)
    return Claim(
        **facts.begin("event", event.span, event.label),
        **speaker_fields(speaker, reading.article.text),
        about=event.label,
        period=event.period,
        period_rule=event.rule,
        method="event word and date",
        actor=holder.actor,
        actor_kind=holder.kind,
        country=holder.country,
        scope=find_place(reading.cast, facts.sentence.span, event.span, reading.article.text),
        is_quoted=reading.is_quoted(event.span),
        modality=facts.modality,
    )


def write_statement(facts: SentenceFacts, statement: Statement) -> Claim:
    """The claim of one statement; of direct speech the quotation is its span."""
    text = facts.reading.article.text
    source = [statement.source.span] if statement.source else []
    whole = [statement.cue, *statement.content, *source]
    span = statement.content[0] if statement.is_quoted else cover_all(whole)
    dated = next((d for d in facts.dates if d.edtf and any(c.covers(d.mention.span) for c in statement.content)), None)
    return Claim(
        **facts.begin("statement", span, statement.cue.start),
        **speaker_fields(statement, text),
        period=dated.edtf if dated else None,
        period_rule=dated.rule if dated else None,
        is_quoted=statement.is_quoted,
        method=statement.method,
        source_span=pairs(source),
        cue_span=pairs([statement.cue]),
        content_span=pairs(statement.content),
        modality=find_modality(facts.reading, statement.content),
    )


def cover_all(spans: Sequence[Span]) -> Span:
    """From where the first of several spans begins to where the last one ends."""
    return Span(min([s.start for s in spans]), max([s.end for s in spans]))


def find_modality(reading: Reading, content: Sequence[Span]) -> Modality:
    """The modality of what is said."""
    words, marks = reading.words, reading.marks
    found = [marks.first_modality(words.first_from(span.start), words.last_until(span.end)) for span in content]
    return name_modality(min([number for number in found if number is not None], default=None), reading.books)


def pairs(spans: Sequence[Span]) -> Pairs:
    """Spans as pairs of numbers."""
    return tuple([(s.start, s.end) for s in spans])
