"""What is known of a claim, in words: its value, bound, period, who says so, and by which rule each was read?"""

from collections.abc import Mapping, Sequence

from analysis.briefing.cells import is_missing, spell_interval, spell_value
from analysis.comparison.wording import format_date
from analysis.ledger.rows import Row

Facts = list[tuple[str, str]]
BOUNDS: Mapping[str, str] = {
    "exact": "exact", "about": "about, so neither bound is known", "nearly": "nearly, so only an upper bound",
    "more_than": "more than, so only a lower bound", "at_least": "at least, so only a lower bound",
    "less_than": "less than, so only an upper bound", "up_to": "up to, so only an upper bound",
    "between": "between two numbers",
}  # fmt: skip


def list_facts(row: Row, series: Sequence[str] = ()) -> Facts:
    """What is known of a claim, in the order in which a reader doubts it; `series` are the claims of its series."""
    told = [
        ("Words", row["surface"]),
        ("Value", write_value(row)),
        ("Bound", None if row["bound"] is None else BOUNDS[row["bound"]]),
        ("Converted", write_conversion(row)),
        ("Period", write_period(row)),
        ("Base period", None if row["base_period"] is None else format_date(row["base_period"])),
        ("What", join(row["indicator"] or row["about"], row["scope"] and f"scope: {row['scope']}")),
        ("Whose", join(row["actor"], row["country"])),
        ("Said by", write_source(row)),
        ("Modality", row["modality"]),
        ("Narrative", row["narrative"]),
        ("Kind", join(row["claim_type"], row["kind"])),
        ("Status", join(row["status"].replace("_", " "), row["reason"])),
        ("Series", f"{len(series)} claims" if len(series) > 1 else None),
        ("Repeats", row["echo_of"]),
        ("Corrected by", row["corrected_by"]),
        ("Rule", row["method"] or None),
        ("Claim", row["claim_id"]),
    ]
    return [(label, str(words)) for label, words in told if words is not None]


def write_value(row: Row) -> str | None:
    """The value of a claim with its hedge and unit."""
    if all(is_missing(row[name]) for name in ("value", "low", "high")) or row["bound"] is None:
        return None
    shown = spell_interval(row["low"], row["high"], row["value"], row["bound"])
    unit = join_words(row["unit"], None if row["per"] is None else f"a {row['per']}")
    change = {"rise": "a rise", "fall": "a fall"}.get(row["change"] or "")
    return join(join_words(shown, unit), change)


def write_size(row: Row) -> str:
    """The value of a claim with its hedge, as a cell of a table."""
    if row["bound"] is None or all(is_missing(row[name]) for name in ("value", "low", "high")):
        return ""
    return spell_interval(row["low"], row["high"], row["value"], row["bound"])


def write_conversion(row: Row) -> str | None:
    """The value in US dollars, with the rate, its day and its source."""
    if row["converted_usd"] is None:
        return None
    shown = spell_value(float(f"{row['converted_usd']:.4g}"))  # more digits than the rate has say nothing
    return f"{shown} USD at {row['rate']:.6g} ({row['rate_date']}, {row['rate_source']})"


def write_period(row: Row) -> str | None:
    """The period of a claim and how it was found."""
    if row["period"] is None:
        return "not stated"
    return join(format_date(row["period"].split("T")[0]), row["period_rule"] and f"rule: {row['period_rule']}")


def write_source(row: Row) -> str:
    """Who says so, in which words, and of what kind that source is."""
    said = join(row["attributed_to"], row["cue"] and f"“{row['cue']}”")
    kind = "nobody is named" if row["attribution"] == "none" else row["attribution"]
    return join(said, kind) or kind


def join(first: str | None, second: str | None) -> str | None:
    """Two words with a sign between them, or the one that is there."""
    return " · ".join(word for word in (first, second) if word) or None


def join_words(first: str | None, second: str | None) -> str:
    """Two words with a blank between them, or the one that is there."""
    return " ".join(word for word in (first, second) if word)
