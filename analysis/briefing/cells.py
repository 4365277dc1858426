"""How does a value become the cell of a table, bound to where it comes from?"""

import math

import pandas as pd

from analysis.comparison.prose import Cited, Measured, Segment, Text
from analysis.comparison.wording import format_date, format_number
from analysis.ledger.rows import Row

Cell = tuple[Segment, ...]


def write_words(value: object) -> Cell:
    """Words, or a dash where there are none."""
    return (Text("–"),) if is_missing(value) else (Text(str(value)),)


def write_measure(value: float, measure: str) -> Cell:
    """A measured number; a rate gets two decimals, a count none."""
    if is_missing(value):
        return (Text("–"),)
    shown = (
        format_number(value)
        if abs(value) >= 1_000_000
        else f"{value:,.0f}"
        if float(value).is_integer()
        else f"{value:.2f}"
    )
    return (Measured(shown, measure),)


def write_percent(value: float, measure: str) -> Cell:
    """A measured percentage with one decimal."""
    return (Text("–"),) if is_missing(value) else (Measured(f"{value:.1f}", measure),)


def write_claim(value: object, claim: str) -> Cell:
    """Words of a claim."""
    return (Text("–"),) if is_missing(value) else (Cited(" ".join(str(value).split()), (claim,)),)


def write_interval(row: pd.Series | Row) -> Cell:
    """The value of a claim as an interval: what stands between its low and its high."""
    low, high, value = row["low"], row["high"], row["value"]
    if is_missing(value) and is_missing(low) and is_missing(high):
        return (Text("–"),)
    return (Cited(spell_interval(low, high, value, row["bound"]), (row["claim_id"],)),)


def spell_interval(low: float, high: float, value: float, bound: object) -> str:
    """An interval in words and signs: "700–800", "nearly 20", "≤ 20", "≥ 10", "about 5"."""
    if bound == "between" and not (is_missing(low) or is_missing(high)):
        return f"{spell_value(low)}–{spell_value(high)}"
    signs = {
        "about": "about ",
        "nearly": "nearly ",
        "up_to": "≤ ",
        "less_than": "< ",
        "at_least": "≥ ",
        "more_than": "> ",
        "exact": "",
    }
    return signs[str(bound)] + spell_value(value)


def spell_value(value: float) -> str:
    """A number of the ledger, long ones with a word for their magnitude."""
    return (
        f"{value / 1e9:,.12g} billion"
        if abs(value) >= 1e9
        else f"{value / 1e6:,.12g} million"
        if abs(value) >= 1e6
        else f"{value:,.12g}"
    )


def write_period(value: object, claim: str) -> Cell:
    """A period in words."""
    return (Text("–"),) if is_missing(value) else (Cited(format_date(str(value).split("T")[0]), (claim,)),)


def is_missing(value: object) -> bool:
    """Whether a cell of the ledger is empty."""
    return value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value))
