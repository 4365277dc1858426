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
from dataclasses import dataclass, replace

import pandas as pd

from analysis.comparison.evidence import Measure
from analysis.comparison.findings import Finding, FindingKind, Strength
from analysis.comparison.floors import Floor
from analysis.comparison.prose import Line, Measured, Segment, Text
from analysis.comparison.wording import format_count, plural

NAMED = ("named", "organisation")
SAID: tuple[FindingKind, ...] = ("series", "conflict", "variation", "date")  # whose claims speak of one quantity


@dataclass(frozen=True)
class Grounds:
    """Where each claim comes from: its article, the origin it repeats, and whether somebody is named for it."""

    articles: Mapping[str, str]
    origins: Mapping[str, str]
    has_source: Mapping[str, bool]


def gather_grounds(ledger: pd.DataFrame, articles: pd.DataFrame) -> Grounds:
    """The grounds of every claim."""
    repeated = articles[articles["copy_of"].notna()]
    copies = dict(zip(repeated["article_id"], repeated["copy_of"], strict=True))
    held = dict(zip(ledger["claim_id"], ledger["article_id"], strict=True))
    firsts = dict(zip(ledger["claim_id"], ledger["echo_of"], strict=True))
    origins = {claim: held.get(first, held[claim]) for claim, first in firsts.items()}
    originals = {claim: copies.get(name) or name for claim, name in origins.items()}
    named = dict(zip(ledger["claim_id"], ledger["attribution"].isin(NAMED), strict=True))
    return Grounds(held, originals, named)


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
    return replace(finding, strength="strong" if is_strong else "moderate", ground=say(Text(reason)))


def weigh_claims(finding: Finding, grounds: Grounds) -> Finding:
    """A finding that rests on claims: the more independent origins, the stronger."""
    count = len({grounds.origins[claim] for claim in finding.claims})
    articles = len({grounds.articles[claim] for claim in finding.claims})
    is_named = any(grounds.has_source[claim] for claim in finding.claims)
    is_said_twice = count > 1 and finding.kind in SAID
    strength: Strength = "strong" if is_said_twice else "moderate" if is_named else "limited"
    key = f"strength.{finding.finding_id}"
    found = (
        Measure(f"{key}.articles", articles, "Articles behind a finding", "articles in which its claims stand"),
        Measure(
            f"{key}.origins", count, "Origins of a finding", "articles without copies; echoes count as their first"
        ),
    )
    segments: list[Segment] = []
    for measure, noun in zip(found, ("article", "independent origin" if count > 1 else "origin"), strict=True):
        number = int(measure.value)
        segments += [Measured(format_count(number), measure.name), Text(f" {plural(noun, number)}, ")]
    segments.append(Text("a source is named" if is_named else "no source is named"))
    return replace(finding, strength=strength, ground=say(*segments), measures=(*finding.measures, *found))


def weigh_count(finding: Finding, floor: Floor) -> Finding:
    """A count of all articles: no stronger than their number."""
    is_few = floor.level == "describe"
    reason = "counted in all articles; too few for a test" if is_few else "counted in all articles, described only"
    return replace(finding, strength="limited" if is_few else "moderate", ground=say(Text(reason)))


def say(*segments: Segment) -> Line:
    """The reason as a sentence of its own kind."""
    return Line(segments, "measured")
