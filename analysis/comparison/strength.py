"""How strong is the ground of a finding?

| strength | a tested difference | a finding that rests on claims | a count |
|---|---|---|---|
| strong | holds whoever is left out | two or more independent origins say so | – |
| moderate | needs single articles | one origin, or a computed value; a source is named | enough articles to test |
| limited | – | the same, and no source is named | too few articles to test |

A value that is computed from several claims is said by none of them, however many they are. An origin is an article
that repeats no other; copies, and the echoes of a figure, are of one origin with the first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.comparison.evidence import Measure
from analysis.comparison.findings import Finding, FindingKind, Strength
from analysis.comparison.floors import Floor
from analysis.comparison.prose import Line, Measured, Segment, Text
from analysis.comparison.wording import format_count, plural
from analysis.ledger.rows import is_missing

NAMED = ("named", "organisation")
SAID: tuple[FindingKind, ...] = ("series", "conflict", "variation", "date")  # whose claims speak of one quantity


@dataclass(frozen=True)
class Grounds:
    """Of each claim its article, the origin it repeats, its period, and whether somebody is named for it."""

    articles: Mapping[str, str]
    origins: Mapping[str, str]
    periods: Mapping[str, str]
    has_source: Mapping[str, bool]


def gather_grounds(ledger: pd.DataFrame, articles: pd.DataFrame) -> Grounds:
    """The grounds of every claim."""
    repeated = articles[articles["copy_of"].notna()]
    copies: dict[str, str] = dict(zip(repeated["article_id"], repeated["copy_of"], strict=True))
    columns = ("claim_id", "article_id", "echo_of", "period", "attribution")
    names, held, firsts, periods, kinds = (ledger[column].tolist() for column in columns)
    homes: dict[str, str] = dict(zip(names, held, strict=True))
    origins = {
        name: home if is_missing(first) else homes.get(first, home)
        for name, home, first in zip(names, held, firsts, strict=True)
    }
    return Grounds(
        homes,
        {name: copies.get(origin, origin) for name, origin in origins.items()},
        {name: str(period) for name, period in zip(names, periods, strict=True)},
        {name: kind in NAMED for name, kind in zip(names, kinds, strict=True)},
    )


def count_origins(claims: Iterable[str], grounds: Grounds) -> int:
    """How many origins speak of a period, of that with the fewest: one year does not confirm another."""
    origins: dict[str, set[str]] = {}
    for claim in claims:
        origins.setdefault(grounds.periods[claim], set()).add(grounds.origins[claim])
    return min(map(len, origins.values()))


def weigh_findings(
    findings: Iterable[Finding], ledger: pd.DataFrame, articles: pd.DataFrame, floor: Floor
) -> list[Finding]:
    """The same findings, each with its strength and the sentence that says why."""
    grounds = gather_grounds(ledger, articles)
    return [weigh_finding(finding, grounds, floor) for finding in findings]


def weigh_finding(finding: Finding, grounds: Grounds, floor: Floor) -> Finding:
    """One finding with its strength."""
    if finding.is_tested:
        return weigh_test(finding)
    return weigh_claims(finding, grounds) if finding.claims else weigh_count(finding, floor)


def weigh_test(finding: Finding) -> Finding:
    """A tested difference: strong if it needs no single article and no single publisher."""
    tried = sum(m.value for m in finding.measures if m.name.endswith(".tried"))
    holds = sum(m.value for m in finding.measures if m.name.endswith(".holds"))
    is_strong = tried > 0 and holds == tried
    reason = (
        "tested; it holds whichever article or publisher is left out"
        if is_strong
        else "tested; it needs single articles"
    )
    return finding.weigh("strong" if is_strong else "moderate", say(Text(reason)))


def weigh_claims(finding: Finding, grounds: Grounds) -> Finding:
    """A finding that rests on claims: the more independent origins, the stronger."""
    count = count_origins(finding.claims, grounds)
    is_named = any(grounds.has_source[claim] for claim in finding.claims)
    is_said_twice = count > 1 and finding.kind in SAID
    strength: Strength = "strong" if is_said_twice else "moderate" if is_named else "limited"
    line, measures = describe_ground(finding, count, grounds)
    return finding.weigh(strength, line, measures)


def describe_ground(finding: Finding, origins: int, grounds: Grounds) -> tuple[Line, tuple[Measure, ...]]:
    """How many articles and origins a finding rests on, and whether a source is named."""
    articles = len({grounds.articles[claim] for claim in finding.claims})
    key = f"strength.{finding.finding_id}"
    found = (
        Measure(f"{key}.articles", articles, "Articles behind a finding", "articles in which its claims stand"),
        Measure(
            f"{key}.origins", origins, "Origins of a finding", "articles, copies and echoes counted as their first"
        ),
    )
    has_periods = len({grounds.periods[claim] for claim in finding.claims}) > 1
    is_named = any(grounds.has_source[claim] for claim in finding.claims)
    segments = (
        Measured(format_count(articles), found[0].name),
        Text(f" {plural('article', articles)}, "),
        Measured(format_count(origins), found[1].name),
        Text(f" {plural('origin', origins)}{' for each period' if has_periods else ''}, "),
        Text("a source is named" if is_named else "no source is named"),
    )
    return say(*segments), found


def weigh_count(finding: Finding, floor: Floor) -> Finding:
    """A count of all articles: no stronger than their number."""
    is_few = floor.level == "describe"
    reason = "counted in all articles; too few for a test" if is_few else "counted in all articles, described only"
    return finding.weigh("limited" if is_few else "moderate", say(Text(reason)))


def say(*segments: Segment) -> Line:
    """The reason as a sentence of its own kind."""
    return Line(segments, "measured")
