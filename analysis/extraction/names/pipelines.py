"""Which names does a spaCy pipeline see that the rules do not?

The rules need no model. A user who has spaCy may name a pipeline; its people, bodies and places are added where
no rule has found a name. What the rules found is never changed.
"""

import importlib
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from analysis.errors import ParameterError
from analysis.extraction.names.runs import Name
from analysis.records import ActorKind, Span
from analysis.words import Words

# A pipeline as spaCy loads it: text in, a document with `ents` out; spaCy is no dependency, so it has no type here.
Pipeline = Callable[[str], Any]
# The labels of the English pipelines (OntoNotes) and of most others (WikiNER); what is in no list is no actor.
KINDS: dict[str, ActorKind] = {
    "PERSON": "person", "PER": "person", "ORG": "organisation", "FAC": "facility", "GPE": "place", "LOC": "place",
}  # fmt: skip


@lru_cache(maxsize=4)
def load_pipeline(name: str) -> Pipeline:
    """The spaCy pipeline of a name or a path.

    Raises:
        ParameterError: spaCy is not installed, or has no such pipeline.
    """
    try:
        spacy = importlib.import_module("spacy")
    except ImportError as error:
        raise ParameterError(
            f"pipeline is {name!r}, but spaCy is not installed; run `pip install spacy`, or leave the pipeline out"
        ) from error
    try:
        loaded: Pipeline = spacy.load(name)
    except OSError as error:
        raise ParameterError(
            f"pipeline is {name!r}, and spaCy cannot load it: {error}; run `python -m spacy download {name}`, "
            "give the folder of a pipeline, or leave the pipeline out"
        ) from error
    return loaded


def add_pipeline_names(words: Words, names: Sequence[Name], pipeline: Pipeline) -> list[Name]:
    """The names of the rules and, where they have none, those of a pipeline, in order and without overlap."""
    taken = sorted((name.span.start, name.span.end) for name in names)
    added = []
    for entity in pipeline(words.text).ents:
        kind = KINDS.get(entity.label_)
        inside = words.between(Span(entity.start_char, entity.end_char))
        if kind is None or not inside:
            continue
        name = read_entity(words, inside, kind)
        if name is not None and is_free(name.span, taken):
            added.append(name)
    return sorted([*names, *added], key=lambda n: n.span.start)


def read_entity(words: Words, inside: range, kind: ActorKind) -> Name | None:
    """The name of an entity without the article in front of it and the "’s" behind it."""
    first, stop = inside.start, inside.stop
    if words.lower[first] == "the":
        first += 1
    if stop - first > 1 and words.lower[stop - 1] == "s" and words.gaps[stop - 1] in {"’", "'"}:
        stop -= 1
    if first >= stop:
        return None
    span = words.span(first, stop - 1)
    return Name(span, " ".join(span.of(words.text).split()), kind, words=range(first, stop))


def is_free(span: Span, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a span shares no character with spans in order that do not overlap one another."""
    at = bisect_left(taken, (span.end, 0))
    return at == 0 or taken[at - 1][1] <= span.start
