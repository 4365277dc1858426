"""Which findings come first, and how many a page lists."""

from analysis.comparison.findings import Finding, FindingKind
from analysis.comparison.prose import Line, Text
from analysis.comparison.ranking import FIRST_LISTED, MOST_LISTED, choose_listed, limit_listed, rank_series


def a_finding(kind: FindingKind, name: str, lines: int = 1) -> Finding:
    return Finding(kind, (Line((Text(name),), "reported"),) * lines, key=name)


def test_of_few_findings_all_are_listed() -> None:
    findings = [a_finding("conflict", str(n)) for n in range(MOST_LISTED)]

    assert choose_listed(findings) == findings
    assert limit_listed(len(findings)) == len(findings)


def test_of_very_many_findings_those_that_an_annex_shows_have_notes() -> None:
    moving = a_finding("series", "the one that moves", lines=3)
    still = [a_finding("series", str(n)) for n in range(MOST_LISTED + 50)]
    findings = [*still, moving, a_finding("echo", "one origin")]

    listed = choose_listed(findings)

    assert len(listed) < len(findings)
    shown = rank_series(findings)[: limit_listed(len(still) + 1)]
    assert len(shown) == FIRST_LISTED
    assert shown[0] is moving
    assert all(any(f is one for f in listed) for one in [*shown, findings[-1]])
    assert [f for f in findings if f in listed] == listed
