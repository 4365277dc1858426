"""What does one article claim?

Reads an article once (sentences, dates, actors, statements) and writes its claims: every number, every dated
event, every statement, each with the sentence it stands in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from analysis.codebooks import Codebooks, load_codebooks
from analysis.dates.mentions import Mention, find_mentions
from analysis.dates.resolution import Resolved
from analysis.extraction.actors import find_actors
from analysis.extraction.events import Event, find_events
from analysis.extraction.figures import Figure, find_figures
from analysis.extraction.indicators import name_indicator
from analysis.extraction.modality import find_modality
from analysis.extraction.narratives import find_frames, find_narrative, sum_narratives
from analysis.extraction.periods import Period, find_period, resolve_dates
from analysis.extraction.quotations import Quotation, find_quotations
from analysis.extraction.sentences import find_sentences
from analysis.extraction.statements import Statement, find_speaker, find_statements
from analysis.extraction.subjects import Holder, find_holder
from analysis.records import Actor, Article, Claim, Narrative, Pairs, Sentence, Span, make_claim_id
from analysis.sources.publication import describe_article
from analysis.words import Words, find_words


@dataclass(frozen=True)
class Reading:
    """An article with everything that was found in it before its claims are written."""

    article: Article
    books: Codebooks
    words: Words
    sentences: Sequence[Sentence]
    narratives: Sequence[Narrative]
    narrative: Narrative
    score: float
    mentions: Sequence[Mention]
    figures: Sequence[Figure]
    actors: Sequence[Actor]
    quotations: Sequence[Quotation]
    statements: Sequence[Statement]


def read_article(article: Article, books: Codebooks) -> Reading:
    """Find the sentences, dates, figures, actors and statements of an article."""
    text = article.text
    words = find_words(text)
    sentences = find_sentences(text)
    narratives = [find_narrative(s.text, books) for s in sentences]
    found, score = sum_narratives(narratives)
    actors = find_actors(words, sentences, books)
    quotations = find_quotations(text)
    mentions = find_mentions(words)
    statements = find_statements(words, sentences, actors, quotations, books)
    stated = article.stated_narrative
    return Reading(
        article,
        books,
        words,
        sentences,
        narratives,
        stated or found,
        score,
        mentions,
        find_figures(words, sentences, mentions, books),
        actors,
        quotations,
        statements,
    )


def extract(article: Article | str, codebooks: Codebooks | None = None) -> list[Claim]:
    """Every claim of an article or a text, in the order of its words."""
    books = codebooks or load_codebooks()
    if isinstance(article, str):
        article = describe_article(Article("text", article))
    return write_claims(read_article(article, books))


def write_claims(reading: Reading) -> list[Claim]:
    """The claims of an article that was read."""
    claims = [claim for place in range(len(reading.sentences)) for claim in write_sentence(reading, place)]
    return sorted(claims, key=lambda c: (c.start, c.end, c.claim_type, c.claim_id))


def write_sentence(reading: Reading, place: int) -> Iterator[Claim]:
    """The claims of one sentence."""
    text, sentence, books = reading.article.text, reading.sentences[place], reading.books
    figures = [f for f in reading.figures if sentence.span.covers(f.span)]
    statements = [s for s in reading.statements if s.sentence is sentence]
    dates = resolve_dates(text, sentence.span, reading.mentions, reading.article.published, books)
    events = find_events(text, sentence.span, dates, books)
    if not (figures or statements or events):
        return
    about_sentence = SentenceFacts(
        reading, sentence, reading.narratives[place], find_frames(sentence.text, books), dates
    )
    yield from (write_figure(about_sentence, f) for f in figures)
    yield from (write_event(about_sentence, e) for e in events)
    yield from (write_statement(about_sentence, s) for s in statements)


@dataclass(frozen=True)
class SentenceFacts:
    """What all claims of one sentence share."""

    reading: Reading
    sentence: Sentence
    narrative: Narrative
    frames: tuple[str, ...]
    dates: Sequence[Resolved]

    def begin(self, claim_type: str, span: Span, value: object) -> dict[str, object]:
        """The fields that every claim of the sentence has."""
        article = self.reading.article
        return {
            "claim_id": make_claim_id(article.article_id, span, claim_type, value),  # type: ignore[arg-type]
            "claim_type": claim_type,
            "article_id": article.article_id,
            "start": span.start,
            "end": span.end,
            "surface": span.of(article.text),
            "sentence": self.sentence.text,
            "sentence_start": self.sentence.span.start,
            "sentence_end": self.sentence.span.end,
            "narrative": self.narrative,
            "article_narrative": self.reading.narrative,
            "frames": self.frames,
        }

    def is_quoted(self, span: Span) -> bool:
        """Whether a span stands inside quotation marks."""
        return any(q.span.covers(span) for q in self.reading.quotations)


def write_figure(facts: SentenceFacts, figure: Figure) -> Claim:
    """The claim of one number."""
    reading, text = facts.reading, facts.reading.article.text
    fields = facts.begin("figure", figure.span, figure.value)
    fields |= {"status": figure.status, "reason": figure.reason, "method": figure.method}
    if figure.status in {"not_a_figure", "unread"}:
        dated = next((d for d in facts.dates if d.mention.span == figure.span), None)
        fields |= {"period": dated.edtf, "period_rule": dated.rule} if dated else {}
        return Claim(**fields)  # type: ignore[arg-type]  # the fields are those of Claim
    speaker = find_speaker(reading.statements, figure.span)
    heard = find_heard(facts.sentence.span, figure.span, speaker)
    holder = find_holder(text, heard, figure.span, reading.actors, reading.books)
    period = date_figure(facts, figure, holder)
    indicator, scope = name_indicator(figure, facts.sentence.text, reading.books)
    fields |= measure_fields(figure) | {"indicator": indicator, "scope": scope}
    fields |= {"period": period.period, "base_period": period.base, "period_rule": period.rule}
    fields |= {"actor": holder.actor, "actor_kind": holder.kind, "country": holder.country}
    fields |= speaker_fields(speaker, text)
    fields |= {
        "is_quoted": facts.is_quoted(figure.span),
        "modality": find_modality(facts.sentence.text, reading.books),
    }
    return Claim(**fields)  # type: ignore[arg-type]


def find_heard(sentence: Span, span: Span, speaker: Statement | None) -> Span:
    """The part of a sentence whose subject may own a figure: not the words that say who speaks."""
    starts = [c.start for c in speaker.content if c.covers(span)] if speaker else []
    return Span(max([sentence.start, *starts]), sentence.end)


def date_figure(facts: SentenceFacts, figure: Figure, holder: Holder) -> Period:
    """The period of a figure; a duration that is itself a span of time keeps its own."""
    own = next((d for d in facts.dates if d.mention.span == figure.span), None)
    if own is not None:
        return Period(own.edtf, None, own.rule)
    reading = facts.reading
    return find_period(
        reading.article.text,
        facts.sentence.span,
        figure,
        facts.dates,
        reading.article.published,
        holder.verb,
        reading.books,
    )


def measure_fields(figure: Figure) -> dict[str, object]:
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


def speaker_fields(statement: Statement | None, text: str) -> dict[str, object]:
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
    reading, text = facts.reading, facts.reading.article.text
    fields = facts.begin("event", event.span, event.label)
    speaker = find_speaker(reading.statements, event.span)
    heard = find_heard(facts.sentence.span, event.span, speaker)
    holder = find_holder(text, heard, event.span, reading.actors, reading.books)
    fields |= {
        "about": event.label,
        "period": event.period,
        "period_rule": event.rule,
        "method": "event word and date",
    }
    fields |= {"actor": holder.actor, "actor_kind": holder.kind, "country": holder.country}
    fields |= speaker_fields(speaker, text)
    fields |= {
        "is_quoted": facts.is_quoted(event.span),
        "modality": find_modality(facts.sentence.text, reading.books),
    }
    return Claim(**fields)  # type: ignore[arg-type]


def write_statement(facts: SentenceFacts, statement: Statement) -> Claim:
    """The claim of one statement; of direct speech the quotation is its span."""
    text = facts.reading.article.text
    whole = [statement.cue, *statement.content] + ([statement.source.span] if statement.source else [])
    span = statement.content[0] if statement.is_quoted else Span(min(s.start for s in whole), max(s.end for s in whole))
    fields = facts.begin("statement", span, statement.cue.start)
    dated = next((d for d in facts.dates if d.edtf and any(c.covers(d.mention.span) for c in statement.content)), None)
    fields |= {"period": dated.edtf, "period_rule": dated.rule} if dated else {}
    fields |= speaker_fields(statement, text) | {"is_quoted": statement.is_quoted, "method": statement.method}
    fields |= {
        "source_span": pairs([statement.source.span] if statement.source else []),
        "cue_span": pairs([statement.cue]),
        "content_span": pairs(statement.content),
        "modality": find_modality(" ".join(c.of(text) for c in statement.content), facts.reading.books),
    }
    return Claim(**fields)  # type: ignore[arg-type]


def pairs(spans: Sequence[Span]) -> Pairs:
    """Spans as pairs of numbers."""
    return tuple((s.start, s.end) for s in spans)
