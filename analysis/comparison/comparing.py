"""How do the two narratives differ, and how sure is that?

Puts the small tables and the findings of a collection together: the last step before charts and pages.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.codebooks import Codebooks, list_labels, load_codebooks
from analysis.comparison.attribution import list_speakers, measure_attribution
from analysis.comparison.binding import check_numbers
from analysis.comparison.chance import measure_chance
from analysis.comparison.checks import find_check_findings
from analysis.comparison.claims import (
    Citing,
    find_cautions,
    find_disagreements,
    find_echo_findings,
)
from analysis.comparison.contrasts import find_contrasts
from analysis.comparison.differences import find_differences
from analysis.comparison.evidence import Measure, list_measures, measure_evidence, measure_reading
from analysis.comparison.findings import Finding, check_findings, sort_findings
from analysis.comparison.floors import Floor, decide_floor
from analysis.comparison.frames import NAMES, tally_frames
from analysis.comparison.implied import find_implied_findings, find_share_findings
from analysis.comparison.language import check_effects, check_language
from analysis.comparison.omissions import list_omissions
from analysis.comparison.rates import Tally, call_differences, measure_tallies
from analysis.comparison.rivals import list_rivals
from analysis.comparison.series import find_series
from analysis.comparison.sides import find_originals
from analysis.comparison.strength import weigh_findings
from analysis.comparison.tallies import (
    Corpus,
    gather_corpus,
    list_years,
    tally_actors,
    tally_attribution,
    tally_bounds,
    tally_countries,
    tally_density,
    tally_modality,
    tally_time,
)
from analysis.comparison.tested import Tested
from analysis.comparison.uncertainty import forget_relabellings
from analysis.comparison.wording import PLAIN, Wording
from analysis.comparison.words import COLUMNS, WORD_COLUMNS, count_words, measure_words
from analysis.ledger import Tables
from analysis.ledger.currency import express_amounts
from analysis.memory import give_back
from analysis.records import Article

WORD = re.compile(r"[^\W\d_]{3,}")
NAMED_AS_COLUMNS = {column: word for word, column in WORD_COLUMNS.items()}


@dataclass(frozen=True)
class Comparison:
    """The tables of the comparison, its findings, and every measure they name."""

    tables: Mapping[str, pd.DataFrame]
    findings: tuple[Finding, ...]
    measures: Mapping[str, Measure]
    floor: Floor


def compare(
    tables: Tables,
    articles: Iterable[Article],
    codebooks: Codebooks | None = None,
    refused: int = 0,
    wording: Wording = PLAIN,
) -> Comparison:
    """Set the two narratives side by side; `refused` counts the sources that could not be read."""
    books = codebooks or load_codebooks()
    texts = {a.article_id: a.text for a in sorted(articles, key=lambda a: a.article_id)}
    evidence = measure_evidence(tables)
    measures = {m.name: m for m in [*measure_reading(tables, refused), *list_measures(evidence)]}
    floor = decide_floor(int(measures["defence.articles"].value), int(measures["civilian.articles"].value), wording)
    corpus = gather_corpus(tables)
    tested = compare_rates(corpus, texts, books, floor)
    give_back()
    compared = {
        "evidence": evidence,
        "attribution": measure_attribution(tables),
        "speakers": list_speakers(tables),
        "years": list_years(corpus),
        **tested.tables,
        "rivals": tested.rivals,
        "omissions": tested.omissions,
        "chance": tested.chance,
    }
    findings = [
        *list_findings(tables, books, wording.currency),
        *find_contrasts(tables, texts.values(), measures, wording),
        *find_differences(tested, floor, measures, wording),
    ]
    give_back()
    findings = weigh_findings(findings, tables.ledger, tables.articles, floor)
    check_findings(findings)
    check_effects(findings)
    check_language((line for finding in findings for line in finding.lines), books)
    measures |= {m.name: m for f in findings for m in f.measures}
    check_numbers(findings, tables.ledger, measures)
    return Comparison(compared, tuple(sort_findings(findings)), measures, floor)


def compare_rates(corpus: Corpus, texts: Mapping[str, str], books: Codebooks, floor: Floor) -> Tested:
    """The tables that are tested, what their differences survive, and what chance makes of the articles."""
    tallies, counts = list_tallies(corpus, books), count_sided_words(corpus, texts)
    called = measure_tables(tallies, counts, corpus.is_defence, floor)
    counted = tallies | {"words": tally_words(counts)}
    rivals, omissions = list_rivals(called, counted, corpus), list_omissions(called, counted, corpus)
    chance = measure_chance(tallies, called, corpus.is_defence)
    forget_relabellings()
    return Tested(called | {"frames": called["frames"].rename(columns=NAMES)}, rivals, chance, omissions)


def measure_tables(
    tallies: Mapping[str, list[Tally]], counts: pd.DataFrame, is_defence: pd.Series, floor: Floor
) -> dict[str, pd.DataFrame]:
    """The table of each kind of tally and that of the words, with the q of each row corrected for all of them."""
    tables = {name: measure_tallies(found, is_defence) for name, found in tallies.items()}
    return call_differences(tables | {"words": compare_words(counts, floor)})


def list_tallies(corpus: Corpus, books: Codebooks) -> dict[str, list[Tally]]:
    """What is counted, by the name of its table."""
    return {
        "frames": tally_frames(corpus, list_labels(books, "frames", "frame")),
        "density": tally_density(corpus),
        "sources": tally_attribution(corpus),
        "modality": tally_modality(corpus),
        "time": tally_time(corpus),
        "bounds": tally_bounds(corpus),
        "actors": tally_actors(corpus, books),
        "countries": tally_countries(corpus),
    }


def list_findings(tables: Tables, books: Codebooks, currency: str) -> list[Finding]:
    """The findings that rest on claims; what a copy repeats is an echo, and says nothing a second time."""
    ledger = tables.ledger
    citing = Citing(tables, express_amounts(ledger, tables.articles, currency, books), currency)
    names = find_originals(tables.articles)["article_id"]
    originals = replace(tables, ledger=ledger[ledger["article_id"].isin(names)])
    return [
        *find_disagreements(citing, originals.ledger),
        *find_check_findings(citing, originals, books),
        *find_series(citing, ledger),
        *find_implied_findings(citing, originals.ledger),
        *find_echo_findings(citing, ledger),
        *find_share_findings(citing, originals.ledger),
        *find_cautions(citing, originals),
    ]


def count_sided_words(corpus: Corpus, texts: Mapping[str, str]) -> pd.DataFrame:
    """How often each word stands in each article of either side."""
    narratives = {
        str(name): "defence" if is_defence else "civilian"
        for name, is_defence in corpus.is_defence.items()
        if name in texts
    }
    return count_words(Tokens(texts, narratives), narratives, min_articles=choose_spread(len(narratives)))


@dataclass(frozen=True)
class Tokens(Mapping[str, Sequence[str]]):
    """The words of each of some texts, found when they are asked for: no memory holds those of all."""

    texts: Mapping[str, str]
    names: Collection[str]

    def __getitem__(self, name: str) -> Sequence[str]:
        return WORD.findall(self.texts[name].lower())

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def choose_spread(articles: int) -> int:
    """In how many articles a word must stand to be compared: one in twenty, at least one.

    Rarer words cannot differ by any test of articles; each would only raise the q of the others.
    """
    return max(1, articles // 20)


def compare_words(counts: pd.DataFrame, floor: Floor) -> pd.DataFrame:
    """The words of the two narratives, those that differ most first, tested only where the floor allows it."""
    if counts["narrative"].nunique() < 2:
        return pd.DataFrame(columns=list(COLUMNS), dtype="float64").rename_axis("term").assign(is_tested=False)
    is_tested = floor.level == "full"
    measured = measure_words(counts, is_tested=is_tested).sort_values(["g2", "log_ratio"], ascending=False)
    if not is_tested:
        measured["q_bh"] = float("nan")
    return measured.assign(is_tested=measured["p_permutation"].notna())


def tally_words(counts: pd.DataFrame) -> list[Tally]:
    """The words as a tally."""
    hits = counts.drop(columns=["narrative", "tokens"]).rename(columns=NAMED_AS_COLUMNS)
    return [Tally(hits, counts["tokens"], {str(word): str(word) for word in hits.columns}, "per word")]
