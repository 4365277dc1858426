"""How do the two narratives differ, and how sure is that?

Puts the small tables and the findings of a collection together: the last step before charts and pages.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.codebooks import Codebooks, list_labels, load_codebooks
from analysis.comparison.attribution import list_speakers, measure_attribution
from analysis.comparison.claims import (
    Citing,
    find_cautions,
    find_disagreements,
    find_echo_findings,
    find_series,
)
from analysis.comparison.contrasts import find_asymmetry, find_differences, find_silence_findings
from analysis.comparison.evidence import Measure, list_measures, measure_evidence, measure_reading
from analysis.comparison.findings import Finding, check_findings, sort_findings
from analysis.comparison.floors import Floor, decide_floor
from analysis.comparison.frames import measure_frames
from analysis.comparison.implied import find_implied_findings, find_share_findings
from analysis.comparison.sides import find_originals
from analysis.comparison.words import COLUMNS, count_words, measure_words
from analysis.ledger import Tables
from analysis.records import Article

WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Comparison:
    """The tables of the comparison, its findings, and every measure they name."""

    tables: Mapping[str, pd.DataFrame]
    findings: tuple[Finding, ...]
    measures: Mapping[str, Measure]
    floor: Floor


def compare(
    tables: Tables, articles: Iterable[Article], codebooks: Codebooks | None = None, refused: int = 0
) -> Comparison:
    """Set the two narratives side by side; `refused` counts the sources that could not be read."""
    books = codebooks or load_codebooks()
    texts = {a.article_id: a.text for a in sorted(articles, key=lambda a: a.article_id)}
    evidence = measure_evidence(tables)
    measures = {m.name: m for m in [*measure_reading(tables, refused), *list_measures(evidence)]}
    floor = decide_floor(int(measures["defence.articles"].value), int(measures["civilian.articles"].value))
    labels = list_labels(books, "frames", "frame")
    compared = {
        "evidence": evidence,
        "frames": measure_frames(tables, labels),
        "attribution": measure_attribution(tables),
        "speakers": list_speakers(tables),
        "words": compare_words(tables, texts, floor),
    }
    findings = list_findings(tables, texts, compared["frames"], floor, measures)
    check_findings(findings)
    measures |= {m.name: m for f in findings for m in f.measures}
    return Comparison(compared, tuple(findings), measures, floor)


def list_findings(
    tables: Tables, texts: Mapping[str, str], frames: pd.DataFrame, floor: Floor, measures: Mapping[str, Measure]
) -> list[Finding]:
    """All findings of a collection in the order of their kinds."""
    citing, ledger = Citing(tables), tables.ledger
    found = [
        *find_disagreements(citing, ledger),
        *find_series(citing, ledger),
        *find_implied_findings(citing, ledger),
        *find_echo_findings(citing, ledger),
        *find_share_findings(citing, ledger),
        *find_cautions(citing, tables),
        *find_asymmetry(measures),
        *find_silence_findings(tables, texts.values(), measures),
        *find_differences(frames, floor, measures),
    ]
    return sort_findings(found)


def compare_words(tables: Tables, texts: Mapping[str, str], floor: Floor) -> pd.DataFrame:
    """The words of the two narratives, those that differ most first, tested only where the floor allows it."""
    originals = find_originals(tables.articles).set_index("article_id")["narrative"]
    tokens = {name: WORD.findall(text.lower()) for name, text in texts.items() if name in originals.index}
    narratives = {name: str(originals[name]) for name in tokens}
    if not {"defence", "civilian"} <= set(narratives.values()):
        return pd.DataFrame(columns=list(COLUMNS), dtype="float64").rename_axis("term")
    counts = count_words(tokens, narratives, min_articles=1)
    measured = measure_words(counts).sort_values(["g2", "log_ratio"], ascending=False)
    if floor.level != "full":
        measured[["p_perm_doc", "q_perm_doc", "q_bh"]] = float("nan")
    return measured
