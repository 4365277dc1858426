"""What does an exploration hold in its hand?

The articles and their tables, read once; the comparison is made when something first asks for it, so that the ledger of
ten thousand articles is on the screen before anything is compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.briefing.opening import Briefing, assemble, find_source, read_kept, read_sources
from analysis.briefing.parameters import Parameters, check_parameters
from analysis.codebooks import Codebooks, load_codebooks
from analysis.errors import ParameterError
from analysis.ledger import Tables, read_corrections
from analysis.ledger.columns import LEDGER
from analysis.ledger.corrections import Correction
from analysis.ledger.rows import list_rows
from analysis.records import Article, Refusal

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Holding:
    """Articles and tables in one state of the corrections; `run` is the manifest they were opened from, if any."""

    parameters: Parameters
    articles: tuple[Article, ...]
    refusals: tuple[Refusal, ...]
    tables: Tables
    codebooks: Codebooks
    run: str = ""

    @cached_property
    def briefing(self) -> Briefing:
        """What the pages show, with the comparison and its findings; made when first asked for."""
        return assemble(self.parameters, self.articles, self.refusals, self.tables, self.codebooks)

    @cached_property
    def texts(self) -> dict[str, Article]:
        """The articles by their ids."""
        return {article.article_id: article for article in self.articles}

    @cached_property
    def places(self) -> dict[str, int]:
        """The row of each claim by its id."""
        return {claim: place for place, claim in enumerate(self.tables.ledger["claim_id"].tolist())}

    @cached_property
    def spans(self) -> dict[str, tuple[int, int]]:
        """Where the claims of each article begin and end in the ledger, which is sorted by article."""
        names = self.tables.ledger["article_id"].tolist()
        starts = {name: place for place, name in reversed(list(enumerate(names)))}
        ends = {name: place for place, name in enumerate(names, start=1)}
        return {name: (start, ends[name]) for name, start in starts.items()}

    def list_claims(self, claims: Sequence[str]) -> list[dict[str, Any]]:
        """The rows of some claims.

        Raises:
            ParameterError: a claim is not in the ledger.
        """
        for claim in claims:
            if claim not in self.places:
                near = get_close_matches(claim, self.places, n=1)
                hint = f"did you mean {near[0]}?" if near else "the ids are those of the ledger"
                raise ParameterError(f"claim {claim!r} is not in the ledger; {hint}")
        return list_rows(self.tables.ledger.iloc[[self.places[claim] for claim in claims]], LEDGER)

    def list_of_article(self, name: str) -> list[dict[str, Any]]:
        """The claims of one article, of every status."""
        start, end = self.spans.get(name, (0, 0))
        return list_rows(self.tables.ledger.iloc[start:end], LEDGER)

    def find_articles(self, names: Sequence[str]) -> pd.DataFrame:
        """What is known of some articles."""
        known = self.tables.articles
        return known[known["article_id"].isin(list(names))]


def open_holding(run_or_sources: str | Sequence[str], parameters: dict[str, Any]) -> Holding:
    """Open a finished run, or read sources.

    Raises:
        ParameterError: a parameter is unknown or wrong, or the run cannot be opened.
        SourceError: nothing can be read.
    """
    if isinstance(run_or_sources, str | Path) and (manifest := find_manifest(str(run_or_sources))):
        return Holding(*read_kept(manifest), run=str(manifest))
    named = [run_or_sources] if isinstance(run_or_sources, str | Path) else list(run_or_sources)
    given = {"sources": [str(source) for source in named]} if any(named) else {}
    asked = check_parameters(parameters | given)
    return read_holding(asked)


def read_holding(asked: Parameters) -> Holding:
    """Read sources; a large collection that was opened before is opened as it was kept."""
    from analysis.exploration.keeping import MANY, find_place, keep_tables, read_kept_tables

    place = find_place(asked)
    if place is not None and (kept := read_kept_tables(place)):
        books = load_codebooks(Path(asked.codebooks) if asked.codebooks else None)
        return Holding(asked, *kept, books)
    held = Holding(asked, *read_sources(asked))
    if place is not None and len(held.articles) >= MANY:
        keep_tables(place, (held.articles, held.refusals, held.tables))
    return held


def find_manifest(name: str) -> Path | None:
    """The manifest that a name leads to: itself, or that of the run folder."""
    if not name:
        return None
    path = find_source(name)
    if path.name == MANIFEST:
        return path
    return path / MANIFEST if (path / MANIFEST).is_file() else None


def hold_briefing(briefing: Briefing) -> Holding:
    """What a notebook has opened already."""
    held = Holding(briefing.parameters, briefing.articles, briefing.refusals, briefing.tables, briefing.codebooks)
    held.__dict__["briefing"] = briefing  # where cached_property keeps what it made
    return held


def replay(held: Holding, path: Path) -> Holding:
    """The same articles with the corrections of a file as they are now.

    Raises:
        CorrectionError: the corrections cannot be read, or an article no longer says what one of them corrects.
    """
    parameters = held.parameters.model_copy(update={"corrections": str(path) if path.exists() else ""})
    tables = link_anew(held, read_corrections(path) if path.exists() else ())
    return replace(held, parameters=parameters, tables=tables)


def link_anew(held: Holding, corrections: Sequence[Correction]) -> Tables:
    """The tables of the same articles with other corrections; the articles are in the cache and are not read again."""
    from analysis.cache.extraction import build_tables
    from analysis.ledger.table import STATUSES

    built = build_tables(held.articles, held.codebooks, corrections, held.parameters.spacy or None)
    counted = built.articles.set_index("article_id")[list(STATUSES)]
    known = held.tables.articles
    fresh = {status: known["article_id"].map(counted[status]).astype("int64") for status in STATUSES}
    return replace(built, articles=known.assign(**fresh))
