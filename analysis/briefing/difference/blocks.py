"""How does the difference of two runs read on a page?

A count of everything, then for each kind of thing what came, went and changed. Words and values of a claim lead to
its id, in the ledger of the run that has it; counts lead to how they were counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analysis.briefing.blocks import Block, Column, Notes, items_block, notes_block, table_block, title_block
from analysis.briefing.difference.pairing import ChangedRow, Changes, Difference
from analysis.comparison.findings import LABELS
from analysis.comparison.prose import Cited, Line, Measured, Segment, Text
from analysis.ledger.rows import Row

HASH = 12
SHOWN = 200  # rows of a table; the counts and the ledgers hold all
KINDS = {
    "claims": ("Claims in use", "rows of the ledger with the status used in at least one of the two runs"),
    "others": ("Other numbers", "rows of the ledger that neither run uses"),
    "findings": ("Findings", "findings of the two runs, paired by their id, then by their kind and claims"),
    "articles": ("Articles", "articles of the two runs, paired by their id, then by the SHA-256 of their text"),
    "refusals": ("Refusals", "what could not be read, paired by the place it stands at"),
}
STATES = {
    "came": ("Came", "only the later run has them"),
    "went": ("Went", "only the earlier run has them"),
    "changed": ("Changed", "both runs have them, and they differ in what they say"),
    "moved": ("Moved", "both runs have them, and they say the same at another place"),
    "same": ("The same", "both runs have them, and they are equal"),
}
NOTHING = "Nothing changed: both runs hold the same claims, findings, articles and refusals."
PLAIN = Notes({})  # no note of a claim stands on this page
Node = str | Block  # the source of a markdown cell, or a block


def list_parts(difference: Difference) -> Iterator[Node]:
    """What stands on the page, in order."""
    yield title_block(f"What changed: {difference.old.name} → {difference.new.name}", [summarise(difference)], PLAIN)
    yield "## Counts"
    yield count_table(difference)
    yield from list_claims(difference.claims)
    yield from list_findings(difference.findings)
    yield from list_articles(difference)
    yield "## How the numbers were counted"
    yield notes_block(list(list_measures()))


def name_measure(kind: str, state: str) -> str:
    """What a count is called."""
    return f"diff.{kind}.{state}"


def count_state(changes: Changes, state: str) -> int:
    """How many things of one kind are in one state."""
    found = getattr(changes, state)
    return found if isinstance(found, int) else len(found)


def list_measures() -> Iterator[dict[str, str]]:
    """How each count was made."""
    for kind, (label, how) in KINDS.items():
        for state, (word, meaning) in STATES.items():
            name = name_measure(kind, state)
            yield {"measure": name, "title": f"{label}: {word.lower()}", "text": f"{how}; {meaning}"}


def summarise(difference: Difference) -> Line:
    """The difference in a sentence."""
    if difference.is_empty:
        return Line((Text(NOTHING),), "measured")
    pieces: list[Segment] = []
    for kind, word in (("claims", "claims"), ("findings", "findings"), ("articles", "articles")):
        changes: Changes = getattr(difference, kind)
        for state, verb in (("came", "came"), ("went", "went"), ("changed", "changed")):
            lead = f"{'; ' if pieces else ''}{word} that {verb}: " if state == "came" else f", {verb}: "
            pieces += [Text(lead), Measured(str(count_state(changes, state)), name_measure(kind, state))]
    return Line((Text("Between the runs, "), *pieces, Text(".")), "measured")


def count_table(difference: Difference) -> Block:
    """All counts."""
    rows = [
        [(Text(label),), *((count_cell(getattr(difference, kind), kind, state),) for state in STATES)]
        for kind, (label, _) in KINDS.items()
    ]
    columns = [Column("What"), *(Column(word, "right") for word, _ in STATES.values())]
    return table_block("counts", "What came, went and changed", columns, rows, PLAIN)


def count_cell(changes: Changes, kind: str, state: str) -> Segment:
    """A count as it stands in the table."""
    return Measured(f"{count_state(changes, state):,}", name_measure(kind, state))


def list_claims(claims: Changes) -> Iterator[Node]:
    """The claims that came, went and changed."""
    if claims.came or claims.went or claims.changed:
        yield "## Claims in use"
    for state, rows in (("came", claims.came), ("went", claims.went)):
        if rows:
            yield claim_table(state, rows)
    if claims.changed:
        yield change_table(claims.changed)


def claim_table(state: str, rows: Sequence[Row]) -> Block:
    """Claims that only one of the runs has."""
    heads = ("Words", "What", "For", "Said by", "Article")
    columns = ("indicator", "period", "attributed_to")
    cells = [[show_words(r), *(show_cell(r, c) for c in columns), show_article(r)] for r in rows[:SHOWN]]
    caption = f"Claims that {state}{tell_limit(len(rows))}"
    return table_block(f"claims-{state}", caption, [Column(head) for head in heads], cells, PLAIN)


def change_table(changed: Sequence[ChangedRow]) -> Block:
    """Claims that changed, a row for each column that differs."""
    heads = ("Words", "Column", "Before", "Now", "Article")
    differing = [(change, column) for change in changed for column in change.columns]
    cells = [
        [show_words(c.new), (Text(column),), show_value(c.old, column), show_value(c.new, column), show_article(c.new)]
        for c, column in differing[:SHOWN]
    ]
    caption = f"Claims that changed{tell_limit(len(differing))}"
    return table_block("claims-changed", caption, [Column(head) for head in heads], cells, PLAIN)


def tell_limit(rows: int) -> str:
    """What the caption says of a table that is cut."""
    return f" (the first {SHOWN} rows; the ledgers hold all)" if rows > SHOWN else ""


def show_words(row: Row) -> tuple[Segment, ...]:
    """The words of a claim, bound to it."""
    return (Cited(row["surface"], (row["claim_id"],)),)


def show_cell(row: Row, column: str) -> tuple[Segment, ...]:
    """A column of a claim, bound to it; of an event or a statement without an indicator, what it is."""
    value = row[column]
    if value is None and column == "indicator":
        value = row["about"] or row["claim_type"]
    return () if value is None else (Cited(str(value), (row["claim_id"],)),)


def show_value(row: Row, column: str) -> tuple[Segment, ...]:
    """A value before or after; nothing is called nothing."""
    value = row[column]
    return (Text("nothing"),) if value is None else (Cited(spell_value(value), (row["claim_id"],)),)


def spell_value(value: Any) -> str:
    """A value as the ledger holds it, without a fraction that says nothing."""
    return f"{value:,.0f}" if isinstance(value, float) and value.is_integer() else str(value)


def show_article(row: Row) -> tuple[Segment, ...]:
    """The article of a claim."""
    return (Cited(row["article_id"], (row["claim_id"],)),)


def list_findings(findings: Changes) -> Iterator[Node]:
    """The findings that came, went and changed, in their own sentences."""
    for state, rows in (("came", findings.came), ("went", findings.went)):
        if rows:
            yield f"## Findings that {state}"
            items = [(f["id"], name_kind(f), [Line(bind_finding(f))]) for f in rows[:SHOWN]]
            yield items_block(items, PLAIN)
    if findings.changed:
        yield "## Findings that changed"
        yield items_block([show_change(change) for change in findings.changed[:SHOWN]], PLAIN)


def show_change(change: ChangedRow) -> tuple[str, str, list[Line]]:
    """A finding before and after."""
    old = Line((Text("Before: "), *bind_finding(change.old)))
    new = Line((Text("Now: "), *bind_finding(change.new)))
    return change.new["id"], name_kind(change.new), [old, new]


def name_kind(finding: Row) -> str:
    """What a reader calls a finding of this kind; a kind of another version keeps its own name."""
    return LABELS.get(finding["kind"], str(finding["kind"]))


def bind_finding(finding: Mapping[str, Any]) -> tuple[Segment, ...]:
    """The text of a finding, its numbers bound as `findings.json` says."""
    segments: list[Segment] = []
    rest = finding["text"]
    for number in finding["numbers"]:
        before, found, rest = rest.partition(number["text"])
        if not found:
            break
        bound = Cited(found, tuple(number["claims"])) if "claims" in number else Measured(found, number["measure"])
        segments += [Text(before), bound]
    return tuple(s for s in (*segments, Text(rest)) if s.text)


def list_articles(difference: Difference) -> Iterator[Node]:
    """The articles and the refusals that differ, if any do."""
    rows = [*list_differing("article", "article_id", difference.articles)]
    rows += [*list_differing("refusal", "place", difference.refusals)]
    if rows:
        yield "## Articles and refusals"
        columns = [Column(head) for head in ("What", "State", "Before", "Now")]
        caption = f"Articles and refusals that differ{tell_limit(len(rows))}"
        yield table_block("articles", caption, columns, rows[:SHOWN], PLAIN)


def list_differing(label: str, key: str, changes: Changes) -> Iterator[list[tuple[Segment, ...]]]:
    """A row for each article or refusal that differs."""
    for state, rows in (("came", changes.came), ("went", changes.went)):
        for row in rows:
            told = (Text(": ".join(str(v) for v in row.values())),)
            yield [(Text(label),), (Text(state),), *(((), told) if state == "came" else (told, ()))]
    for change in changes.changed:
        columns = dict.fromkeys((key, *change.columns))
        before, now = (": ".join(tell_cell(c, row[c]) for c in columns) for row in (change.old, change.new))
        yield [(Text(label),), (Text("changed"),), (Text(before),), (Text(now),)]


def tell_cell(column: str, value: Any) -> str:
    """A value of an article or a refusal; of a hash its beginning."""
    return f"text {value[:HASH]}" if column == "sha256" else str(value)
