"""Do the numbers that belong together fit each other?

| check | two sides |
|---|---|
| growth | a change in percent, against the two levels between which it is said to lie |
| parts | what a total is said to include, against the total |
| share | a share in percent, against the part and the whole of its sentence |
| equivalent | an amount in dollars behind one in another currency, against the rate of their period |

Every number is an interval with its hedge and rounding; a check fails when the two sides do not meet.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.codebooks import Codebooks
from analysis.ledger.equivalents import find_equivalents
from analysis.ledger.implied import divide, find_amount, is_level, is_relative
from analysis.ledger.intervals import do_meet, find_movement
from analysis.ledger.rows import Row, group_rows, list_rows
from analysis.ledger.series import is_figure
from analysis.ledger.sums import find_parts, find_stated_shares

CheckKind = Literal["growth", "parts", "share", "equivalent"]
Interval = tuple[float, float]
COLUMNS = (
    "claim_id", "article_id", "status", "sentence", "sentence_start", "start", "end", "kind", "surface", "value", "low",
    "high", "unit", "bound", "change", "per", "period", "base_period", "indicator", "scope", "actor", "country",
    "modality", "echo_of",
)  # fmt: skip
CONVERSION = "conversion"  # how the reason of such a minor figure begins
Levels = Mapping[tuple[object, ...], Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Check:
    """Numbers set against each other: the claims, what is stated, what the others make of it, and in which unit."""

    kind: CheckKind
    claims: tuple[str, ...]
    stated: Interval
    implied: Interval
    unit: str
    holds: bool
    note: str = ""


def find_checks(ledger: pd.DataFrame, articles: pd.DataFrame, books: Codebooks) -> list[Check]:
    """Every check that the ledger allows, in the order of its claims; a sentence that only repeats is left out."""
    chosen = (is_figure(ledger) | is_conversion(ledger)) & (ledger["value"].notna() | ledger["low"].notna())
    rows = list_rows(ledger[chosen], COLUMNS)
    published = dict(zip(articles["article_id"].tolist(), articles["published"].tolist(), strict=True))
    used = [row for row in rows if row["status"] == "used"]
    fresh = {(row["article_id"], row["sentence_start"]) for row in used if row["echo_of"] is None}
    found = list(check_growth(used))
    for place, sentence in group_rows(rows, lambda row: (row["article_id"], row["sentence_start"])).items():
        if len(sentence) > 1 and place in fresh:
            found += check_sentence(sorted(sentence, key=lambda row: row["start"]), published, books)
    return found


def is_conversion(ledger: pd.DataFrame) -> pd.Series:
    """Which rows are amounts that only say another amount again in another currency."""
    return (ledger["status"] == "minor") & (ledger["kind"] == "money") & ledger["reason"].str.startswith(CONVERSION)


def check_growth(rows: Sequence[Row]) -> Iterator[Check]:
    """Changes in percent against two levels of the same quantity, those of the same article first."""
    levels: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    units: dict[tuple[object, ...], dict[tuple[object, ...], None]] = defaultdict(dict)
    for row in rows:
        if row["indicator"] is not None and is_level(row) and row["period"] is not None and row["echo_of"] is None:
            said = (row["unit"], row["per"], row["modality"])
            levels[*name_holder(row), *said, row["period"]].append(row)
            units[name_holder(row)][said] = None
    for change in rows:
        if change["indicator"] is None or change["period"] is None or change["echo_of"] or not is_relative(change):
            continue
        for measure in units.get(name_holder(change), ()):
            now, before = (choose_level(levels, change, measure, change[p]) for p in ("period", "base_period"))
            if now is not None and before is not None:
                yield compare_growth(now, before, change)


def name_holder(row: Row) -> tuple[object, ...]:
    """Whose quantity a claim is about."""
    return row["indicator"], row["scope"], row["actor"], row["country"]


def choose_level(levels: Levels, change: Row, measure: tuple[object, ...], period: str) -> Row | None:
    """The level of a period, that of the article which states the change if it gives one."""
    found = levels.get((*name_holder(change), *measure, period), ())
    same = [row for row in found if row["article_id"] == change["article_id"]]
    return next(iter([*same, *found]), None)


def compare_growth(now: Row, before: Row, change: Row) -> Check:
    """A stated change against the one that two levels make."""
    (low, high), (least, most) = find_amount(now), find_amount(before)
    implied = (100 * (divide(low, most) - 1), 100 * (divide(high, least) - 1))
    stated = find_movement(change)
    claims = (change["claim_id"], now["claim_id"], before["claim_id"])
    return Check("growth", claims, stated, implied, "percent", do_meet(stated, implied, is_closed=True))


def check_sentence(rows: Sequence[Row], published: Mapping[str, object], books: Codebooks) -> Iterator[Check]:
    """The checks inside one sentence, whose figures stand in their order."""
    used = [row for row in rows if row["status"] == "used"]
    for total, parts in find_parts(used):
        ends = [find_amount(part) for part in parts]
        implied, stated = (sum(low for low, _ in ends), sum(high for _, high in ends)), find_amount(total)
        claims = (total["claim_id"], *(part["claim_id"] for part in parts))
        yield Check("parts", claims, stated, implied, total["unit"], implied[0] <= stated[1])
    for share, part, whole in find_stated_shares(used):
        (low, high), (least, most) = find_amount(part), find_amount(whole)
        implied = (100 * divide(low, most), 100 * divide(high, least))
        claims, stated = (share["claim_id"], part["claim_id"], whole["claim_id"]), find_movement(share)
        yield Check("share", claims, stated, implied, "percent", do_meet(stated, implied, is_closed=True))
    for amount, dollars, rate in find_equivalents(rows, published, books):
        (low, high), stated = find_amount(amount), find_amount(dollars)
        implied = (low / rate.most, high / rate.least)
        claims = (dollars["claim_id"], amount["claim_id"])
        yield Check("equivalent", claims, stated, implied, "USD", do_meet(stated, implied, is_closed=True), rate.note)
