"""What is found, in sentences that lead back to their claims?

A finding is one or more sentences composed from the ledger's links and the measures; no number in it is typed.
"""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from analysis.comparison.evidence import Measure
from analysis.comparison.prose import Cited, Line, Measured, Segment, check_lines

FindingKind = Literal[
    "series",
    "echo",
    "conflict",
    "variation",
    "implied",
    "share",
    "scope",
    "stale",
    "date",
    "silence",
    "asymmetry",
    "difference",
]

Strength = Literal["strong", "moderate", "limited", ""]  # empty: not weighed

# What a reader calls each kind, and in which order the kinds stand.
LABELS: Mapping[FindingKind, str] = {
    "conflict": "Conflict",
    "series": "Claim",
    "implied": "Implied value",
    "echo": "One origin",
    "variation": "Same quantity, different hedge",
    "scope": "Scope",
    "share": "Ratio",
    "stale": "Older than the article",
    "asymmetry": "Asymmetry of sources",
    "silence": "Not stated",
    "difference": "Difference of narratives",
    "date": "Dates agree",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles of each side a finding rests on."""

    defence: int = 0
    civilian: int = 0


@dataclass(frozen=True)
class Finding:
    """One finding: its sentences, the claims and measures they rest on, and whether it was tested.

    `headline` is what stands above it where the label of its kind says too little; `strength` is how strong its ground
    is, and `ground` the words that say why (see strength.py).
    """

    kind: FindingKind
    lines: tuple[Line, ...]
    measures: tuple[Measure, ...] = ()
    articles: Counts = Counts()
    interval: tuple[float, float] | None = None
    p: float | None = None
    q: float | None = None
    is_tested: bool = False
    headline: str = ""
    strength: Strength = ""
    ground: Line | None = None
    key: str = field(default="")

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """The claims it rests on, each once."""
        return tuple(dict.fromkeys(claim for line in self.lines for claim in line.claims))

    @property
    def text(self) -> str:
        """Its sentences as plain words."""
        sentences = " ".join(line.text for line in self.lines)
        return f"{self.headline}: {sentences}" if self.headline else sentences

    @cached_property
    def finding_id(self) -> str:
        """A name that stays the same as long as the kind and the claims do."""
        raw = "\x1f".join([self.kind, self.key, *self.claims])
        return f"{self.kind}-{hashlib.sha256(raw.encode()).hexdigest()[:8]}"

    def weigh(self, strength: Strength, ground: Line, measures: tuple[Measure, ...] = ()) -> "Finding":
        """The same finding with its strength, the sentence that says why, and the measures which that names."""
        weighed = replace(self, strength=strength, ground=ground, measures=(*self.measures, *measures))
        vars(weighed).update({name: vars(self)[name] for name in ("claims", "finding_id") if name in vars(self)})
        return weighed


def check_findings(findings: Iterable[Finding]) -> None:
    """Refuse a finding with a number that leads nowhere."""
    for finding in findings:
        check_lines([*finding.lines, *([finding.ground] if finding.ground else [])])


def sort_findings(findings: Sequence[Finding]) -> list[Finding]:
    """Findings by kind, then in the order in which they were found."""
    order = {kind: place for place, kind in enumerate(LABELS)}
    return sorted(findings, key=lambda f: order[f.kind])


def spell_findings(findings: Iterable[Finding]) -> Iterator[str]:
    """The findings as `findings.json` holds them, one after the other: of very many no memory holds all at once."""
    place = -1
    for place, finding in enumerate(findings):
        spelled = json.dumps(finding_json(finding), ensure_ascii=False, indent=1, allow_nan=False)
        yield f"{',' if place else '['}\n {spelled.replace(chr(10), chr(10) + ' ')}"
    yield "\n]\n" if place >= 0 else "[]\n"


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as `findings.json` holds it."""
    return {
        "id": finding.finding_id,
        "kind": finding.kind,
        "text": finding.text,
        "claims": list(finding.claims),
        "numbers": [number_json(s) for line in finding.lines for s in line.segments if isinstance(s, Cited | Measured)],
        "n_defence": finding.articles.defence,
        "n_civilian": finding.articles.civilian,
        "interval": [end if math.isfinite(end) else None for end in finding.interval] if finding.interval else None,
        "p": finding.p,
        "q": finding.q,
        "is_tested": finding.is_tested,
    }


def number_json(segment: Segment) -> dict[str, Any]:
    """Where one number of a sentence comes from."""
    if isinstance(segment, Cited):
        return {"text": segment.text, "claims": list(segment.claims)}
    assert isinstance(segment, Measured)
    return {"text": segment.text, "measure": segment.measure}
