"""In which words does a row of the comparison stand?

For each thing that was counted a few lines of either side, from as many articles as possible: the words themselves
with what stands left and right of them, and their span, so that a rate leads back to the text.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.codebooks import Codebooks, load_codebooks, load_entries
from analysis.codebooks.lexicon import Matcher
from analysis.comparison.comparing import WORD, Comparison, list_tallies
from analysis.comparison.tallies import gather_corpus
from analysis.ledger import Tables
from analysis.records import Article

COLUMNS = (
    "table", "measure", "label", "narrative", "article_id", "start", "end", "claim_id", "left", "words", "right",
)  # fmt: skip
Place = tuple[str, int, int, str | None]  # an article, a span of it, and its claim
CONTEXT = 60
MOST_WORDS = 50


def list_lines(
    tables: Tables,
    articles: Iterable[Article],
    comparison: Comparison,
    codebooks: Codebooks | None = None,
    lines: int = 5,
) -> pd.DataFrame:
    """The lines behind the rows of the comparison, at most so many a row and side.

    Of the words those that differ most in frequency have lines, and all that are called different.
    """
    corpus, texts = gather_corpus(tables), {a.article_id: a.text for a in articles}
    sides = {str(name): "defence" if is_defence else "civilian" for name, is_defence in corpus.is_defence.items()}
    books, found = codebooks or load_codebooks(), []
    matchers = {entry.entry_id: entry.matcher for entry in load_entries(books, "frames", "frame")}
    for table, tallies in list_tallies(corpus, books).items():
        for tally in tallies:
            for thing in map(str, tally.hits.columns):
                places = choose_places(list_places(tally.find(thing), sides, lines), sides, lines)
                if table == "frames":
                    places = [narrow_place(place, matchers[thing], texts) for place in places]
                found += [(table, thing, tally.labels[thing], *write_line(place, sides, texts)) for place in places]
    words = comparison.tables["words"]
    chosen = dict.fromkeys([*words.index[:MOST_WORDS], *words.index[words["is_different"]]])
    places_of = find_words(set(chosen), texts, sides, lines)
    for word in map(str, chosen):
        places = choose_places(places_of.get(word, []), sides, lines)
        found += [("words", word, word, *write_line(place, sides, texts)) for place in places]
    return pd.DataFrame(found, columns=list(COLUMNS))


def list_places(spans: pd.DataFrame, sides: Mapping[str, str], lines: int) -> list[Place]:
    """The rows of a table of spans that lines can be chosen from: so many articles a side give all of them."""
    taken: Counter[str] = Counter()
    names = []
    for name in sorted(set(spans["article_id"]) & sides.keys()):
        if taken[sides[name]] < lines:
            taken[sides[name]] += 1
            names.append(name)
    few = spans[spans["article_id"].isin(names)]
    claims = few["claim_id"] if "claim_id" in few else [None] * len(few)
    return list(zip(few["article_id"], few["start"], few["end"], claims, strict=True))


def find_words(
    wanted: Iterable[str], texts: Mapping[str, str], sides: Mapping[str, str], lines: int
) -> dict[str, list[Place]]:
    """The places of some words that lines can be chosen from: so many articles a side give all of them."""
    places: dict[str, list[Place]] = {word: [] for word in wanted}
    taken = {side: Counter[str]() for side in sides.values()}
    for name in sorted(texts.keys() & sides.keys()):
        counted = taken[sides[name]]
        open_words = {word for word in places if counted[word] < lines}
        found = [m for m in WORD.finditer(texts[name]) if m.group().lower() in open_words] if open_words else []
        for match in found:
            places[match.group().lower()].append((name, match.start(), match.end(), None))
        counted.update({match.group().lower() for match in found})
    return places


def choose_places(places: Iterable[Place], sides: Mapping[str, str], lines: int) -> list[Place]:
    """The first place of each article, then the second, until there are enough on each side; defence first."""
    turns: Counter[str] = Counter()
    taken: dict[str, list[tuple[int, Place]]] = {"defence": [], "civilian": []}
    for place in sorted(places, key=lambda p: p[:2]):
        if place[0] in sides:
            taken[sides[place[0]]].append((turns[place[0]], place))
        turns[place[0]] += 1
    return [place for side in taken.values() for _, place in sorted(side, key=lambda t: t[0])[:lines]]


def narrow_place(sentence: Place, matcher: Matcher, texts: Mapping[str, str]) -> Place:
    """The first words of a sentence that a frame hits; the sentence itself where its text is not at hand."""
    article, start, end, _ = sentence
    spans = matcher.find(texts.get(article, "")[start:end])
    return (article, start + spans[0].start, start + spans[0].end, None) if spans else (article, start, end, None)


def write_line(place: Place, sides: Mapping[str, str], texts: Mapping[str, str]) -> tuple[object, ...]:
    """A place with its side, span, claim and the words around it."""
    article, start, end, claim = place
    text = texts.get(article, "")
    left, words, right = text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT]
    return (sides[article], article, start, end, claim, *(" ".join(part.split()) for part in (left, words, right)))
