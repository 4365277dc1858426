"""What do the corrections make of the ledger?

They are replayed on every run, after the claims are read and before amounts are converted and claims are linked.
An entry whose article is not among those read is passed over and listed as such; an entry whose article no longer
says its words stops the run.

| action | does |
|---|---|
| accept | the claim stands; a minor one is used |
| reject | the claim leaves series and findings; it stays in the ledger with the reason |
| merge | the claim repeats the other one, and takes its indicator, scope, holder and period |
| relabel | another indicator, scope or actor |
| redate | another period or base period |
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.errors import CorrectionError
from analysis.ledger.columns import CORRECTIONS
from analysis.ledger.corrections import Correction, Place
from analysis.ledger.rows import Row, list_rows

COLUMNS = ("claim_id", "claim_type", "article_id", "surface", "sentence", "status", "kind")
SHARED = ("indicator", "scope", "actor", "actor_kind", "country", "unit", "per", "period", "base_period", "period_rule")


def apply_corrections(ledger: pd.DataFrame, corrections: Sequence[Correction]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The corrected ledger, and a table of what became of every correction.

    Raises:
        CorrectionError: an article no longer says what an entry corrects, or two entries contradict each other.
    """
    if not corrections:
        return ledger, frame_corrections([])
    rows = list_rows(ledger, COLUMNS)
    places: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        places[row["article_id"]].append(place)
    corrected, applied, rejected = ledger.copy(), [], dict[int, str]()
    for correction in corrections:
        number = find_claim(correction.place, correction, rows, places)
        into = find_claim(correction.into, correction, rows, places)
        is_applied = number is not None and (correction.into is None or into is not None)
        applied.append(describe(correction, is_applied, rows, number, into))
        if number is None or not is_applied:
            continue
        check_rejected(correction, number, rejected)
        write_cells(corrected, number, list_changes(correction, rows[number], corrected, into))
    return corrected, frame_corrections(applied)


def find_claim(
    place: Place | None, correction: Correction, rows: Sequence[Row], places: Mapping[str, Sequence[int]]
) -> int | None:
    """The row of a claim by its words; None where its article is not among those read."""
    if place is None or place.article not in places:
        return None
    found = [
        number
        for number in places[place.article]
        if rows[number]["surface"] == place.surface and place.sentence in rows[number]["sentence"]
    ]
    if not found:
        raise CorrectionError(
            f"{correction.where}: no claim has the words {place}: the source no longer says so, or it is read "
            "differently; look at the article and change or take away the entry"
        )
    if len(found) > 1:
        raise CorrectionError(
            f"{correction.where}: {len(found)} claims have the words {place}; add sentence, with words of the one meant"
        )
    return found[0]


def check_rejected(correction: Correction, number: int, rejected: dict[int, str]) -> None:
    """Refuse a second word on a claim that was rejected."""
    if number in rejected:
        raise CorrectionError(
            f"{correction.where}: {rejected[number]} rejects the same claim; keep one of the two entries"
        )
    if correction.action == "reject":
        rejected[number] = correction.correction_id


def list_changes(correction: Correction, row: Row, ledger: pd.DataFrame, into: int | None) -> dict[str, object]:
    """What an entry writes into the row of its claim."""
    match correction.action:
        case "accept":
            return accept(correction, row)
        case "reject":
            said = f"rejected by {correction.who}, {correction.when}: {correction.reason}"
            return {"status": "not_a_figure", "reason": said} | mark(correction)
        case "merge":
            assert into is not None
            kept = ledger.iloc[into]
            return {c: kept[c] for c in SHARED} | {"echo_of": kept["claim_id"]} | mark(correction)
        case "redate":
            return {**correction.changes, "period_rule": "corrected"} | mark(correction)
        case "relabel":
            return {**correction.changes} | mark(correction)


def mark(correction: Correction) -> dict[str, object]:
    """The link from a claim to its correction."""
    return {"corrected_by": correction.correction_id}


def accept(correction: Correction, row: Row) -> dict[str, object]:
    """What accepting a claim changes: one that was set aside as minor is used; a number that was not read cannot be."""
    if row["claim_type"] == "figure" and row["kind"] is None:
        raise CorrectionError(
            f"{correction.where}: {row['surface']!r} was read as {row['status']} and cannot be accepted; "
            "take away the entry"
        )
    return {"status": "used", "reason": None} | mark(correction)


def write_cells(ledger: pd.DataFrame, number: int, cells: Mapping[str, Any]) -> None:
    """Write into one row; several corrections of one claim stand behind each other."""
    index = ledger.index[number]
    earlier = ledger.at[index, "corrected_by"]
    for column, cell in cells.items():
        ledger.loc[index, column] = cell
    if isinstance(earlier, str) and cells["corrected_by"] not in earlier.split("; "):
        ledger.loc[index, "corrected_by"] = f"{earlier}; {cells['corrected_by']}"


def describe(
    correction: Correction, is_applied: bool, rows: Sequence[Row], number: int | None, into: int | None
) -> dict[str, object]:
    """A row of the table of corrections."""
    changes = "; ".join(f"{key}: {value}" for key, value in correction.changes.items())
    return {
        "correction_id": correction.correction_id,
        "action": correction.action,
        "article_id": correction.place.article,
        "surface": correction.place.surface,
        "claim_id": None if number is None else rows[number]["claim_id"],
        "into": None if into is None else rows[into]["claim_id"],
        "changes": changes or None,
        "reason": correction.reason,
        "who": correction.who,
        "when": correction.when,
        "is_applied": is_applied,
    }


def frame_corrections(rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """The table of corrections with its types."""
    types = {column: "bool" if column == "is_applied" else "str" for column in CORRECTIONS}
    return pd.DataFrame(rows, columns=list(CORRECTIONS)).astype(types)
