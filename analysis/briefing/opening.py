"""What does a notebook hold in its hand?

`open_briefing` gives the articles, the tables, the comparison and the numbers of the notes: from a finished run
if one is named, else from the sources. Everything slow happens here, once; the cells below only show.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from analysis import places
from analysis.briefing.blocks import Notes
from analysis.briefing.judgement import check_wording, read_judgement
from analysis.briefing.parameters import Parameters, check_parameters
from analysis.briefing.store import OWN_WORDS, read_store
from analysis.codebooks import Codebooks, list_labels, load_codebooks
from analysis.comparison import Comparison, compare
from analysis.comparison.findings import Finding
from analysis.comparison.prose import Line
from analysis.comparison.ranking import choose_listed
from analysis.comparison.wording import Wording
from analysis.dates.edtf import edtf_bounds
from analysis.errors import NothingReadError, ParameterError, SourceError
from analysis.ledger import Tables, read_corrections
from analysis.ledger.agreement import walk_agreements
from analysis.records import Article, Refusal, list_refused

if TYPE_CHECKING:
    from analysis.sources import Collection


@dataclass(frozen=True)
class Briefing:
    """Everything a page can show."""

    parameters: Parameters
    articles: tuple[Article, ...]
    refusals: tuple[Refusal, ...]
    tables: Tables
    comparison: Comparison
    notes: Notes
    codebooks: Codebooks
    judgement: tuple[Line, ...] = ()
    watch: tuple[Line, ...] = ()

    @property
    def title(self) -> str:
        """The title that was asked for, or one made from what was read."""
        return self.parameters.title or self.make_title()

    @property
    def wording(self) -> Wording:
        """How the pages name the sides and write numbers."""
        return self.parameters.wording

    def count(self, measure: str) -> int:
        """A count by the name of its measure."""
        return int(self.comparison.measures[measure].value)

    @cached_property
    def contradicted(self) -> set[str]:
        """The claims that another claim contradicts."""
        found = walk_agreements(self.tables.ledger)
        return {claim for a in found if a.verdict == "conflict" for claim in (a.first, a.second)}

    def make_title(self) -> str:
        """A title that names the country most often spoken of."""
        actors = self.tables.actors
        countries = actors[actors["kind"] == "country"].groupby("actor")["mentions"].sum()
        what = "defence and civilian industry in the news"
        return f"{countries.idxmax()}: {what}" if len(countries) else what.capitalize()

    def __repr__(self) -> str:
        """What a notebook shows for the briefing itself."""
        used = int(self.tables.articles["used"].sum())
        findings = len(self.comparison.findings)
        return f"{self.title}: {len(self.articles)} articles, {used} figures in use, {findings} findings"


def open_briefing(run: str = "", **parameters: Any) -> Briefing:
    """The briefing of a run (the path of its `manifest.json`), or of the parameters given.

    Raises:
        ParameterError: a parameter is unknown or wrong, or the run cannot be opened.
        SourceError: nothing can be read.
    """
    return open_run(Path(run)) if run else make_briefing(check_parameters(parameters))


def open_run(manifest: Path) -> Briefing:
    """The briefing of a run folder, from its own files; opened once as long as they are unchanged."""
    files = (manifest, manifest.with_name("ledger.parquet"))
    try:
        stamp = tuple((f.stat().st_mtime_ns, f.stat().st_size) for f in files)
    except OSError as error:
        raise ParameterError(
            f"{manifest}: this run cannot be opened: {error}; name the manifest.json of a run folder"
        ) from error
    return read_run(manifest.resolve(), stamp)


@lru_cache(maxsize=1)
def read_run(manifest: Path, stamp: tuple[tuple[int, int], ...]) -> Briefing:  # noqa: ARG001 (the stamp tells two states of a run apart)
    """The briefing of a run folder in one state of its files."""
    return assemble(*read_kept(manifest))


def forget_run() -> None:
    """Hold no run any longer: those who print its pages need none."""
    read_run.cache_clear()


def read_kept(
    manifest: Path,
) -> tuple[Parameters, tuple[Article, ...], tuple[Refusal, ...], Tables, Codebooks]:
    """What a run folder keeps: its parameters, articles, refusals, tables and codebooks; nothing is compared.

    Raises:
        ParameterError: the run cannot be opened.
    """
    try:
        record = json.loads(manifest.read_text(encoding="utf-8"))
        asked = check_parameters(record["parameters"])
        articles, tables = read_store(manifest.parent)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ParameterError(
            f"{manifest}: this run cannot be opened: {error}; name the manifest.json of a run folder"
        ) from error
    unread = [(r, False) for r in record["refused"]] + [(r, True) for r in record.get("passed_over", ())]
    refusals = tuple(Refusal(r["place"], r["reason"], is_passed_over) for r, is_passed_over in unread)
    own_words = manifest.parent / OWN_WORDS
    return asked, articles, refusals, tables, load_codebooks(own_words if own_words.is_dir() else None)


def make_briefing(parameters: Parameters) -> Briefing:
    """Read the sources, build the tables and compare."""
    reading = read_sources(parameters)
    return assemble(parameters, *reading)


def read_sources(
    parameters: Parameters,
) -> tuple[tuple[Article, ...], tuple[Refusal, ...], Tables, Codebooks]:
    """The articles that were asked for, what was refused or passed over, their tables, and the codebooks used.

    Raises:
        ParameterError: a frame is not known, or the analyst is unsure in words of no band.
        NothingReadError: every article was refused.
        SourceError: the parameters leave out every article.
        CorrectionError: the corrections cannot be read, or an article no longer says what one of them corrects.
    """
    from analysis.cache.extraction import build_tables  # not needed by those who open a finished run
    from analysis.cache.sources import read_collection

    books = load_codebooks(Path(parameters.codebooks) if parameters.codebooks else None)
    check_frames(parameters, books)
    check_wording(parameters, books)
    collection = read_collection([find_source(s) for s in parameters.sources])
    articles = choose_articles(collection.articles, parameters)
    if not articles:
        refuse_nothing(collection)
    corrections = read_corrections(find_source(parameters.corrections)) if parameters.corrections else ()
    tables = build_tables(articles, books, corrections, parameters.spacy or None)
    return articles, collection.refusals + collection.passed_over, tables, books


def refuse_nothing(collection: "Collection") -> NoReturn:
    """Say why there is no article to brief on."""
    if collection.articles:
        raise SourceError("the parameters leave out every article; widen the dates or the publishers")
    reasons = "; ".join(f"{r.place}: {r.reason}" for r in [*collection.refusals, *collection.passed_over])
    raise NothingReadError(f"no article to brief on: {reasons}")


def assemble(
    parameters: Parameters,
    articles: tuple[Article, ...],
    refusals: tuple[Refusal, ...],
    tables: Tables,
    books: Codebooks,
) -> Briefing:
    """A briefing from its parts.

    Raises:
        ParameterError: a number in a sentence of the analyst is bound to nothing.
    """
    comparison = compare(tables, articles, books, len(list_refused(refusals)), parameters.wording)
    judgement, watch = (
        read_judgement(name, getattr(parameters, name), tables, comparison) for name in ("judgement", "watch")
    )
    notes = Notes(number_notes(choose_listed(comparison.findings), [*judgement, *watch]), parameters.wording)
    return Briefing(parameters, articles, refusals, tables, comparison, notes, books, judgement, watch)


def number_notes(findings: Iterable[Finding], judged: Iterable[Line]) -> dict[str, int]:
    """The number of each note, in the order in which the findings, then the analyst, cite the claims."""
    lines = [*(line for f in findings for line in f.lines), *judged]
    cited = dict.fromkeys(claim for line in lines for claim in line.claims)
    return {claim: number for number, claim in enumerate(cited, start=1)}


def check_frames(parameters: Parameters, books: Codebooks) -> None:
    """Refuse a frame that the codebook does not have."""
    known = list_labels(books, "frames", "frame")
    for name in parameters.frames:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]}?" if near else ";"
            raise ParameterError(f"parameter frames: {name!r} is unknown{hint} known are {', '.join(sorted(known))}")


def find_source(source: str) -> Path:
    """A source as the user wrote it, seen from here or from the project's folder."""
    path = Path(source)
    beside = places.PROJECT / source
    return beside if not path.exists() and not path.is_absolute() and beside.exists() else path


def choose_articles(articles: tuple[Article, ...], parameters: Parameters) -> tuple[Article, ...]:
    """The articles inside the dates and of the publishers that were asked for."""
    return tuple(a for a in articles if is_in_time(a, parameters) and is_of_publisher(a, parameters))


def is_in_time(article: Article, parameters: Parameters) -> bool:
    """Whether an article lies inside the dates; one without a date does only if none were given."""
    if not (parameters.published_from or parameters.published_to):
        return True
    if article.published is None:
        return False
    first, last = edtf_bounds(article.published)
    starts = not parameters.published_from or last >= edtf_bounds(parameters.published_from)[0]
    return starts and (not parameters.published_to or first <= edtf_bounds(parameters.published_to)[1])


def is_of_publisher(article: Article, parameters: Parameters) -> bool:
    """Whether an article is of one of the publishers."""
    return not parameters.publishers or (article.publisher or "") in parameters.publishers
