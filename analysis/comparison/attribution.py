"""Who says so, on each side?

Figures and statements of a side, counted by the kind of source the text gives: a named person, an
organisation, a class such as "officials", the publisher, or nobody.
"""

import pandas as pd

from analysis.comparison.sides import SIDES, of_side
from analysis.ledger import Tables
from analysis.ledger.series import is_figure

KINDS = ("named", "organisation", "class", "publisher", "none")


def measure_attribution(tables: Tables) -> pd.DataFrame:
    """One row a side and kind of source: `narrative attribution count n`."""
    ledger = tables.ledger
    chosen = ledger[is_figure(ledger) | (ledger["claim_type"] == "statement")]
    rows = []
    for side in SIDES:
        claims = of_side(chosen, tables.articles, side)
        counts = claims["attribution"].value_counts()
        rows += [
            {"narrative": side, "attribution": kind, "count": int(counts.get(kind, 0)), "n": len(claims)}
            for kind in KINDS
        ]
    return pd.DataFrame(rows, columns=["narrative", "attribution", "count", "n"])


def list_speakers(tables: Tables) -> pd.DataFrame:
    """Who speaks how often on which side: `narrative source attribution statements quoted`."""
    ledger = tables.ledger
    statements = ledger[(ledger["claim_type"] == "statement") & ledger["attributed_to"].notna()]
    rows = []
    for side in SIDES:
        spoken = of_side(statements, tables.articles, side)
        quoted = spoken.groupby(["attributed_to", "attribution"], sort=True, observed=True)["is_quoted"]
        rows += [
            {"narrative": side, "source": source, "attribution": kind, "statements": int(count), "quoted": int(direct)}
            for (source, kind), count, direct in zip(quoted.size().index, quoted.size(), quoted.sum(), strict=True)
        ]
    table = pd.DataFrame(rows, columns=["narrative", "source", "attribution", "statements", "quoted"])
    return table.sort_values(["narrative", "statements", "source"], ascending=[False, False, True], ignore_index=True)
