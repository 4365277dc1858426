"""Which findings does an adviser read first?

The key findings are a few of many kinds: the best of each kind in the order below, then the second best. Of one kind
the stronger comes first, then what more articles say, then what stood first.
"""

from collections.abc import Sequence

from analysis.comparison.findings import Finding, FindingKind, Strength

MOST_KEY = 5
MOST_LISTED = 200  # in an annex; of more the first, for a typesetter needs some megabytes for each
FIRST_LISTED = 60
KEY_KINDS: tuple[FindingKind, ...] = (
    "difference", "conflict", "series", "implied", "echo", "asymmetry", "stale", "silence",
)  # fmt: skip
CAUTIONS: tuple[FindingKind, ...] = ("conflict", "echo", "variation", "scope", "share", "implied", "date", "stale")
# Beside that of the series.
LISTS: tuple[tuple[FindingKind, ...], ...] = (CAUTIONS, ("silence",), ("difference",), ("asymmetry",))
STRENGTHS: tuple[Strength, ...] = ("strong", "moderate", "limited", "")


def choose_key_findings(findings: Sequence[Finding], most: int = MOST_KEY) -> list[Finding]:
    """The findings to read first, in the order of their kinds."""
    ranked = {kind: rank_findings([f for f in findings if f.kind == kind and is_telling(f)]) for kind in KEY_KINDS}
    rounds = [found[place] for place in range(most) for found in ranked.values() if place < len(found)]
    chosen = {f.finding_id for f in rounds[:most]}
    return [f for found in ranked.values() for f in found if f.finding_id in chosen]


def choose_listed(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that a page lists, in their order: all, or of a list of very many the first."""
    lists = [rank_series(findings), *(pick_kinds(findings, kinds) for kinds in LISTS)]
    listed = [f for found in lists for f in found[: limit_listed(len(found))]]
    chosen = {id(f) for f in [*choose_key_findings(findings), *listed]}
    return [finding for finding in findings if id(finding) in chosen]


def pick_kinds(findings: Sequence[Finding], kinds: Sequence[FindingKind]) -> list[Finding]:
    """The findings of some kinds, kind by kind."""
    return [f for kind in kinds for f in findings if f.kind == kind]


def limit_listed(count: int) -> int:
    """How many findings of a list an annex holds: all, or of very many the first."""
    return count if count <= MOST_LISTED else FIRST_LISTED


def is_telling(finding: Finding) -> bool:
    """Whether a finding says more than that something was looked at: a test's result, a value that moves."""
    if finding.kind == "difference":
        return finding.is_tested
    return finding.kind != "series" or len(finding.lines) > 1


def rank_findings(findings: Sequence[Finding]) -> list[Finding]:
    """Findings of one kind, those with the strongest ground and the most articles first."""
    return sorted(
        findings,
        key=lambda f: (STRENGTHS.index(f.strength), -(f.articles.defence + f.articles.civilian), -len(f.claims)),
    )


def rank_series(findings: Sequence[Finding]) -> list[Finding]:
    """The series that say most: those that move, then those with the most claims."""
    series = [f for f in findings if f.kind == "series"]
    return sorted(series, key=lambda f: (-len(f.lines), -len(f.claims)))
