"""What is each holder called, across all articles?

Links are drawn between claims whose holder has one name everywhere; the ledger keeps the name as each article has it.
"""

from collections import Counter
from collections.abc import Iterator

import pandas as pd

from analysis.extraction.names.spellings import Name, share_spellings
from analysis.ledger.rows import list_cells


def share_names(ledger: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """The ledger with one name for each actor across articles, for drawing links."""
    shared = find_shared(actors)
    pairs = zip(ledger["article_id"].tolist(), ledger["actor"].tolist(), strict=True)
    names = [shared.get(pair, pair[1]) for pair in pairs] if shared else ledger["actor"].tolist()
    return ledger.assign(actor=pd.Series(names, index=ledger.index, dtype="str"))


def find_shared(actors: pd.DataFrame) -> dict[tuple[str, str], str]:
    """The shared name of an actor by its article and its name there, where that may be another one.

    Of a hundred thousand articles nearly all names are what all share; those that are not are few.
    """
    shared = share_spellings(Counter(list_names(actors)))
    texts = Counter(text for _, text, _ in shared)
    places = {n: place for place, n in enumerate(shared) if shared[n] != n[1] or texts[n[1]] > 1}
    found: dict[tuple[str, str], Name] = {}
    for article, name in zip(actors["article_id"].tolist(), list_names(actors), strict=True):
        if name in places:
            known = found.setdefault((article, name[1]), name)
            if places[known] < places[name]:  # one name for two actors of an article: the last has it
                found[article, name[1]] = name
    return {pair: shared[name] for pair, name in found.items()}


def list_names(actors: pd.DataFrame) -> Iterator[Name]:
    """What tells an actor from others: kind, name and country."""
    kinds, names = actors["kind"].tolist(), actors["actor"].tolist()
    return zip(kinds, names, (country or "" for country in list_cells(actors["country"])), strict=True)
