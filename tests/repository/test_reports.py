"""Does reports/README.md say of each file and column what the program itself says?"""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from analysis.briefing.share.contents import MANIFEST, find_kind, read_kinds
from analysis.ledger.meanings import list_meanings
from tests.commands import read_tree

OPTIONAL = {"briefing.docx", "data/codebooks/*"}


def read_document(root: Path) -> str:
    return (root / "reports" / "README.md").read_text(encoding="utf-8")


def find_table(text: str, heading: str) -> list[str]:
    """The rows of the first table below a heading, its head left out."""
    rows = re.findall(r"^\|.*\|$", f"\n{text}".partition(f"\n{heading}\n")[2].partition("\n#")[0], re.MULTILINE)
    return rows[2:]


def spell_files() -> list[str]:
    return [f"| `{k.pattern}` | {k.meaning} | {k.contract} |" for k in read_kinds()]


def spell_columns(table: str) -> list[str]:
    return [f"| `{m.column}` | {m.type} | {m.meaning}{spell_values(m.values)} |" for m in list_meanings(table)]


def spell_values(values: Sequence[str]) -> str:
    return f": `{' '.join(values)}`" if values else ""


def test_every_kind_of_file_is_told(root: Path) -> None:
    text = read_document(root)

    assert find_table(text, "# What stands in a run folder") == spell_files()


@pytest.mark.parametrize(
    ("heading", "table"), [("## The ledger", "ledger"), ("## articles.csv", "articles"), ("## actors.csv", "actors")]
)
def test_every_column_is_told(root: Path, heading: str, table: str) -> None:
    assert find_table(read_document(root), heading) == spell_columns(table)


def test_a_run_holds_every_kind_of_file_that_is_told_and_no_other(seeds_run: Path) -> None:
    kinds = {find_kind(name).pattern for name in read_tree(seeds_run)}

    assert kinds == {kind.pattern for kind in read_kinds()} - OPTIONAL


def test_every_key_of_the_manifest_is_told(root: Path, seeds_run: Path) -> None:
    told = [re.findall(r"`(\w+)`", row.split("|")[1]) for row in find_table(read_document(root), "## manifest.json")]
    record = json.loads((seeds_run / MANIFEST).read_text(encoding="utf-8"))

    assert [key for keys in told for key in keys] == list(record)
