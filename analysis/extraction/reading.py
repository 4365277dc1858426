"""What was found in an article before its claims are written?

Each finder goes through the article once; what they found is sorted by sentence.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from analysis.codebooks import Codebooks
from analysis.dates.mentions import Mention, find_mentions
from analysis.extraction.cast import Cast, gather_cast
from analysis.extraction.figures.figures import Figure, find_figures
from analysis.extraction.marks import Marks, find_marks
from analysis.extraction.names.actors import find_actors
from analysis.extraction.narratives import list_narratives, sum_narratives
from analysis.extraction.sentences import find_sentences
from analysis.extraction.statements.quotations import Quotation, find_quotations
from analysis.extraction.statements.statements import Statement, find_statements
from analysis.records import Actor, Article, Narrative, Sentence, Span, record
from analysis.sources.boilerplate import find_boilerplate
from analysis.words import Words, find_words

Thing = TypeVar("Thing")
BySentence = Mapping[int, Sequence[Thing]]


@record()
class Reading:
    """An article with everything that was found in it; what is sorted by sentence has its number as key.

    `dated` are all dates of the article in order: a sentence may go on with the period of one before it.
    """

    article: Article
    books: Codebooks
    words: Words
    sentences: Sequence[Sentence]
    marks: Marks
    narratives: Sequence[Narrative]
    narrative: Narrative
    score: float
    actors: Sequence[Actor]
    cast: Cast
    quotations: Sequence[Quotation]
    dated: Sequence[Mention]
    mentions: BySentence[Mention]
    figures: BySentence[Figure]
    statements: BySentence[Statement]
    heard: BySentence[Statement]

    def word_numbers(self, place: int) -> range:
        """The numbers of the words of a sentence."""
        return range(self.marks.starts[place], self.words.last_until(self.sentences[place].span.end))

    def is_quoted(self, span: Span) -> bool:
        """Whether a span stands inside quotation marks."""
        place = bisect_right(self.quotations, span.start, key=lambda q: q.span.start) - 1
        return place >= 0 and self.quotations[place].span.covers(span)


def read_article(article: Article, books: Codebooks, pipeline: str | None = None) -> Reading:
    """Find the sentences, dates, figures, actors and statements of an article; a spaCy pipeline may add names."""
    text = article.text
    words, sentences = find_words(text), find_sentences(text)
    marks = find_marks(words, sentences, books)
    narratives = list_narratives(marks, len(sentences), books)
    found, score = sum_narratives(narratives)
    mentions = find_mentions(words, books)
    actors, quotations = find_actors(words, sentences, books, pipeline), find_quotations(text)
    page = find_boilerplate(text, books)
    statements = [s for s in find_statements(words, sentences, actors, quotations, books) if not lies_on(page, s.cue)]
    figures = mark_boilerplate(find_figures(words, sentences, mentions, books), page)
    starts = [sentence.span.start for sentence in sentences]
    return Reading(
        article,
        books,
        words,
        sentences,
        marks,
        narratives,
        article.stated_narrative or found,
        score,
        actors,
        gather_cast(actors),
        quotations,
        mentions,
        sort_things(((m.span, m) for m in mentions), starts),
        sort_things(((f.span, f) for f in figures), starts),
        sort_things(((s.sentence.span, s) for s in statements), starts),
        spread_statements(statements, starts),
    )


def lies_on(page: Sequence[tuple[Span, str]], span: Span) -> str | None:
    """The kind of boilerplate line on which something stands, None if it stands in the article."""
    place = bisect_right(page, span.start, key=lambda line: line[0].start) - 1
    return page[place][1] if place >= 0 and page[place][0].overlaps(span) else None


def mark_boilerplate(figures: Sequence[Figure], page: Sequence[tuple[Span, str]]) -> list[Figure]:
    """The figures; a number of a share line, a caption or a menu is none, and keeps the kind of line as its reason."""
    if not page:
        return list(figures)
    marked = []
    for figure in figures:
        kind = lies_on(page, figure.span)
        is_claim = kind is not None and figure.status in {"used", "minor", "unread"}
        marked.append(
            Figure(figure.span, status="not_a_figure", reason=f"boilerplate: {kind}", method="boilerplate")
            if is_claim
            else figure
        )
    return marked


def sort_things(things: Iterable[tuple[Span, Thing]], starts: Sequence[int]) -> BySentence[Thing]:
    """Things by the sentence in which they begin."""
    by_sentence: dict[int, list[Thing]] = defaultdict(list)
    for span, thing in things:
        by_sentence[bisect_right(starts, span.start) - 1].append(thing)
    return dict(by_sentence)


def spread_statements(statements: Sequence[Statement], starts: Sequence[int]) -> BySentence[Statement]:
    """Statements by the sentences into which what they say reaches."""
    by_sentence: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        for content in statement.content:
            place = bisect_right(starts, content.start) - 1
            by_sentence[place].append(statement)
            while place + 1 < len(starts) and starts[place + 1] < content.end:
                place += 1
                by_sentence[place].append(statement)
    return dict(by_sentence)
