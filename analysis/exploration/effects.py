"""What did a correction change in what is found?"""

from dataclasses import dataclass

import pandas as pd

from analysis.briefing.difference.pairing import Changes, compare_findings
from analysis.comparison.findings import LABELS, Finding, finding_json
from analysis.exploration.holding import Holding

COLUMNS = ("change", "kind", "before", "after", "claims")


@dataclass(frozen=True)
class Effect:
    """An entry that was written or taken away, where, and the findings that came, went or changed by it."""

    correction: str
    path: str
    changes: pd.DataFrame
    is_undone: bool = False

    @property
    def words(self) -> str:
        """What happened, in a sentence."""
        done = "taken out of" if self.is_undone else "written to"
        counted = self.changes["change"].value_counts()
        told = ", ".join(f"{counted[name]} {name}" for name in ("came", "went", "changed") if name in counted)
        return f"{self.correction} was {done} {self.path}; findings: {told or 'none changed'}."


def find_effect(before: Holding, after: Holding) -> pd.DataFrame:
    """The findings that differ between two states of the corrections."""
    old, new = before.briefing.comparison.findings, after.briefing.comparison.findings
    known = {claim: claim for finding in (*old, *new) for claim in finding.claims}
    changes = compare_findings([tell(f) for f in old], [tell(f) for f in new], known)
    return pd.DataFrame(list_changes(changes), columns=list(COLUMNS))


def tell(finding: Finding) -> dict[str, object]:
    """A finding as the difference of two runs knows it."""
    return finding_json(finding)


def list_changes(changes: Changes) -> list[tuple[object, ...]]:
    """A row for each finding that came, went or changed."""
    rows: list[tuple[object, ...]] = [
        ("changed", label(c.new["kind"]), c.old["text"], c.new["text"], c.new["claims"]) for c in changes.changed
    ]
    rows += [("came", label(f["kind"]), "", f["text"], f["claims"]) for f in changes.came]
    return rows + [("went", label(f["kind"]), f["text"], "", f["claims"]) for f in changes.went]


def label(kind: str) -> str:
    """What a reader calls a kind of finding."""
    return next(words for name, words in LABELS.items() if name == kind)
