"""In which words does a row of the comparison stand?

For each thing that was counted a few lines of either side, from as many articles as possible: the words themselves
with what stands left and right of them, and their span, so that a rate leads back to the text.
"""

from collections.abc import Iterable, Iterator, Mapping

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
    sides = corpus.is_defence.map({True: "defence", False: "civilian"})
    books, found = codebooks or load_codebooks(), []
    matchers = {entry.entry_id: entry.matcher for entry in load_entries(books, "frames", "frame")}
    for table, tallies in list_tallies(corpus, books).items():
        for tally in tallies:
            for thing in map(str, tally.hits.columns):
                places = choose_places(tally.find(thing), sides, lines)
                if table == "frames":
                    places = narrow_places(places, matchers[thing], texts)
                found += [(table, thing, tally.labels[thing], *line) for line in write_lines(places, sides, texts)]
    words = comparison.tables["words"]
    chosen = dict.fromkeys([*words.index[:MOST_WORDS], *words.index[words["is_different"]]])
    places_of = find_words(set(chosen), {name: texts[name] for name in sides.index if name in texts})
    for word in map(str, chosen):
        places = choose_places(places_of.get(word, pd.DataFrame(columns=["article_id", "start", "end"])), sides, lines)
        found += [("words", word, word, *line) for line in write_lines(places, sides, texts)]
    return pd.DataFrame(found, columns=list(COLUMNS))


def find_words(wanted: set[str], texts: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    """The places of some words."""
    places: dict[str, list[tuple[str, int, int]]] = {}
    for name, text in texts.items():
        for match in WORD.finditer(text):
            if (word := match.group().lower()) in wanted:
                places.setdefault(word, []).append((name, match.start(), match.end()))
    return {word: pd.DataFrame(rows, columns=["article_id", "start", "end"]) for word, rows in places.items()}


def choose_places(places: pd.DataFrame, sides: pd.Series, lines: int) -> pd.DataFrame:
    """The first place of each article, then the second, until there are enough on each side."""
    ordered = places.sort_values(["article_id", "start"], kind="stable")
    turn = ordered.groupby("article_id", sort=False).cumcount()
    ordered = ordered.iloc[turn.argsort(kind="stable").to_numpy()]
    side = ordered["article_id"].map(sides)
    return ordered[side.groupby(side, sort=False).cumcount() < lines]


def narrow_places(sentences: pd.DataFrame, matcher: Matcher, texts: Mapping[str, str]) -> pd.DataFrame:
    """The first words of each sentence that a frame hits; the sentence itself where its text is not at hand."""
    places = []
    for article, start, end in sentences[["article_id", "start", "end"]].itertuples(index=False):
        spans = matcher.find(texts.get(article, "")[start:end])
        places.append((article, start + spans[0].start, start + spans[0].end) if spans else (article, start, end))
    return pd.DataFrame(places, columns=["article_id", "start", "end"])


def write_lines(places: pd.DataFrame, sides: pd.Series, texts: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    """Each place with its side, span, claim and the words around it, defence first."""
    ordered = places.assign(side=places["article_id"].map(sides)).sort_values("side", ascending=False, kind="stable")
    claims = ordered["claim_id"] if "claim_id" in ordered else [None] * len(ordered)
    rows = zip(ordered["side"], ordered["article_id"], ordered["start"], ordered["end"], claims, strict=True)
    for side, article, start, end, claim in rows:
        text = texts.get(article, "")
        left, words, right = text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT]
        yield (side, article, start, end, claim, *(" ".join(part.split()) for part in (left, words, right)))
