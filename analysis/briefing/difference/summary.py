"""What does a terminal say of the difference of two runs? Counts, and the first few of each kind."""

from collections.abc import Iterator

from analysis.briefing.difference.blocks import HASH, KINDS, count_state, spell_value
from analysis.briefing.difference.pairing import ChangedRow, Changes, Difference
from analysis.ledger.rows import Row

FEW = 3
WORDS = 80


def list_lines(difference: Difference) -> Iterator[str]:
    """The difference in lines."""
    if difference.is_empty:
        yield f"nothing changed between {difference.old.name} and {difference.new.name}"
        return
    for kind, (label, _) in KINDS.items():
        changes: Changes = getattr(difference, kind)
        counts = [f"{count_state(changes, s)} {s}" for s in ("came", "went", "changed", "moved")]
        yield f"{label.lower()}: {', '.join(counts)}"
        if kind != "others":
            yield from list_first(changes)


def list_first(changes: Changes) -> Iterator[str]:
    """The first few that came, went and changed."""
    for sign, rows in (("+", changes.came), ("-", changes.went)):
        yield from (f"  {sign} {shorten(tell_row(row))}" for row in rows[:FEW])
    yield from (f"  ~ {tell_change(change)}" for change in changes.changed[:FEW])


def tell_row(row: Row) -> str:
    """A claim, a finding, an article or a refusal in a few words."""
    if "surface" in row:
        return f"{row['article_id']}: {row['surface']}"
    return str(row["text"]) if "text" in row else ": ".join(map(str, row.values()))


def tell_change(change: ChangedRow) -> str:
    """What changed, column by column."""
    if "text" in change.columns:
        return shorten(tell_row(change.new))
    columns = (f"{c} {tell_value(change.old[c], c)} → {tell_value(change.new[c], c)}" for c in change.columns)
    named = change.new["article_id"] if "sha256" in change.new else tell_row(change.new)
    return f"{shorten(named)}; {'; '.join(columns)}"


def tell_value(value: object, column: str) -> str:
    """A value; nothing is called nothing, and a hash is cut."""
    if value is None:
        return "nothing"
    return str(value)[:HASH] if column == "sha256" else shorten(spell_value(value))


def shorten(words: str) -> str:
    """Words that fit a line."""
    return words if len(words) <= WORDS else f"{words[:WORDS]}…"
