"""Which labels mean one quantity, though one of them says less?

A label that no entry of the codebook gave is built from what is counted and a measure word. Where a sentence lacks
one of the two ("500 tractors left the works" → "tractor count"), the label is poorer than that of the next article
("tractor production"). It is joined with the fuller label of the same unit whose sentences are most alike, if they
are alike enough; labels that name two different things are never joined, however alike their sentences.

Likeness is the cosine of TF-IDF weights over the words of the sentences. Every join is a row of a table.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analysis.codebooks import Codebooks
from analysis.extraction.indicators import load_indicators
from analysis.ledger.columns import JOINS
from analysis.ledger.rows import list_rows
from analysis.ledger.series import is_figure

if TYPE_CHECKING:
    from scipy import sparse

ALIKE = 0.5
WORD = re.compile(r"[^\W\d_]{3,}")
MEASURED = ("indicator", "kind", "unit")
Measured = tuple[str, str, str]  # the cells of these columns


class Told(NamedTuple):
    """The sentence of one claim."""

    article_id: str
    start: int
    words: str


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A built label with its unit, taken apart: what is counted and how; empty where the sentence did not say."""

    name: str
    kind: str
    unit: str
    head: str
    measure: str


def find_joins(ledger: pd.DataFrame, books: Codebooks) -> pd.DataFrame:
    """A row for each label that is joined with a fuller one; the order of the claims changes nothing."""
    figures = ledger[is_figure(ledger) & ledger["indicator"].notna() & ledger["unit"].notna() & ledger["change"].isna()]
    measured = list(zip(*(figures[column].tolist() for column in MEASURED), strict=True))
    near = find_near(measured, books)
    asked = list_measured(near)
    is_asked = np.fromiter((m in asked for m in measured), dtype=bool, count=len(measured))
    groups = group_told(figures[is_asked])
    labels = {label: groups[name_measured(label)] for poor in near for label in (poor, *near[poor])}
    found = ((poor, [f for f in near[poor] if are_apart(labels[poor], labels[f])]) for poor in near)
    pairs = {poor: fuller for poor, fuller in found if fuller}
    return frame_joins(join_alike(pairs, weigh_words(pairs, labels), labels)) if pairs else frame_joins([])


def group_told(figures: pd.DataFrame) -> dict[Measured, list[Told]]:
    """What is told of each label, in the order of the claims."""
    cells = (figures[column].tolist() for column in (*MEASURED, "article_id", "sentence_start", "sentence"))
    groups: dict[Measured, list[Told]] = defaultdict(list)
    for indicator, kind, unit, *told in zip(*cells, strict=True):
        groups[indicator, kind, unit].append(Told(*told))
    return groups


def find_near(measured: Iterable[Measured], books: Codebooks) -> dict[Label, list[Label]]:
    """The poorer labels, each with the fuller ones that it may be joined with."""
    read = (read_label(name, books) for name in sorted(set(measured)))
    labels = [label for label in read if label is not None]
    index = index_labels(labels)
    near = {poor: list(list_fuller(poor, index)) for poor in labels}
    return {poor: fuller for poor, fuller in near.items() if fuller}


def list_asked(measured: Iterable[Measured], books: Codebooks) -> set[Measured]:
    """Those labels, with their kinds and units, whose sentences decide which are joined."""
    return list_measured(find_near(measured, books))


def list_measured(near: Mapping[Label, Sequence[Label]]) -> set[Measured]:
    """All labels of some pairs, with their kinds and units."""
    return {name_measured(label) for poor in near for label in (poor, *near[poor])}


def name_measured(label: Label) -> Measured:
    """A label with its kind and unit."""
    return label.name, label.kind, label.unit


def frame_joins(rows: Iterable[tuple[object, ...]]) -> pd.DataFrame:
    """The table of joins with its types."""
    types = dict.fromkeys(JOINS, "str") | {"similarity": "float64", "claims": "int64", "claims_joined": "int64"}
    return pd.DataFrame(list(rows), columns=list(JOINS)).astype(types)


def map_joins(joins: pd.DataFrame) -> dict[tuple[str, str], str]:
    """The fuller label of each label that was joined, by its name and unit."""
    return {(r["label"], r["unit"]): r["joined"] for r in list_rows(joins, ("label", "unit", "joined"))}


def read_label(measured: Measured, books: Codebooks) -> Label | None:
    """A built label taken apart; None for one of the codebook, for a percentage, or for one that says nothing."""
    name, kind, unit = measured
    book = load_indicators(books)
    if kind == "percent" or name in book.labels:
        return None
    endings = [(measure, measure) for measure in book.measure_labels] + [(kind, "")]
    for ending, measure in endings:
        if name == ending or name.endswith(f" {ending}"):
            head = name[: -len(ending)].strip()
            found = Label(name, kind, unit, "" if head == unit and kind != "count" else head, measure)
            return found if found.head or found.measure else None
    return None


Index = Mapping[tuple[str, ...], Sequence[Label]]


def index_labels(labels: Iterable[Label]) -> Index:
    """The labels that say both, by unit and what is counted, and by unit and measure."""
    index: dict[tuple[str, ...], list[Label]] = defaultdict(list)
    for label in labels:
        if label.head and label.measure:
            index["head", label.kind, label.unit, label.head].append(label)
            index["measure", label.kind, label.unit, label.measure].append(label)
    return index


def list_fuller(poor: Label, index: Index) -> Iterator[Label]:
    """The labels that say what a label says and more."""
    if poor.head and not poor.measure:
        yield from index.get(("head", poor.kind, poor.unit, poor.head), ())
    elif poor.measure and not poor.head:
        yield from index.get(("measure", poor.kind, poor.unit, poor.measure), ())


def are_apart(one: Sequence[Told], other: Sequence[Told]) -> bool:
    """Whether the claims of two labels share no sentence; two figures of one sentence are of two things."""
    sentences = {(told.article_id, told.start) for told in one}
    return sentences.isdisjoint((told.article_id, told.start) for told in other)


def weigh_words(
    pairs: Mapping[Label, Sequence[Label]], labels: Mapping[Label, Sequence[Told]]
) -> tuple[dict[Label, int], "sparse.csr_array"]:
    """The TF-IDF weights of the words in the sentences of some labels: a row for each, of length one."""
    from scipy import sparse  # takes longer than a small run's joins, and most runs have none

    asked = sorted({*pairs, *(fuller for each in pairs.values() for fuller in each)})
    counts = [count_words(labels[label]) for label in asked]
    spread = Counter(word for count in counts for word in count)
    places = {word: place for place, word in enumerate(sorted(spread))}
    cells = [
        (number, places[word], (1 + math.log(times)) * (1 + math.log((1 + len(asked)) / (1 + spread[word]))))
        for number, count in enumerate(counts)
        for word, times in sorted(count.items())
    ]
    numbers, columns, weights = zip(*cells, strict=True) if cells else ((), (), ())
    shape = (len(asked), max(1, len(places)))
    table = sparse.csr_array((list(weights), (list(numbers), list(columns))), shape=shape, dtype="float64")
    squares = np.asarray(table.multiply(table).sum(axis=1), dtype="float64").ravel()
    scaled = sparse.diags_array(1 / np.sqrt(np.where(squares > 0, squares, 1))) @ table if asked else table
    return {label: number for number, label in enumerate(asked)}, scaled.tocsr()


def count_words(claims: Sequence[Told]) -> Counter[str]:
    """In how many sentences of some claims each word stands."""
    sentences = {(told.article_id, told.start): told.words for told in claims}
    return Counter(word for sentence in sentences.values() for word in set(WORD.findall(sentence.lower())))


def join_alike(
    pairs: Mapping[Label, Sequence[Label]],
    weighed: tuple[Mapping[Label, int], "sparse.csr_array"],
    labels: Mapping[Label, Sequence[Told]],
) -> Iterator[tuple[object, ...]]:
    """Each poorer label with the likest fuller one."""
    numbers, table = weighed
    for poor, fuller in sorted(pairs.items()):
        alike = (table[[numbers[label] for label in fuller]] @ table[[numbers[poor]]].T).toarray().ravel()
        near, best = min((-round(float(value), 6), label) for value, label in zip(alike, fuller, strict=True))
        if -near >= ALIKE:
            yield (poor.name, best.name, poor.kind, poor.unit, -near, len(labels[poor]), len(labels[best]))
