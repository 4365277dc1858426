"""From any number to its sentence, by hand.

ex = explore("seeds")
ex.ledger                                   every claim, to search and sort
ex.why("fd90e16bc4d6")                      where a claim comes from and how it was read
ex.concordance("export|import", sort="left")
ex.correct("fd90e16bc4d6", "reject", reason="a model number")
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from analysis.briefing.blocks import Block
from analysis.briefing.opening import Briefing
from analysis.errors import ParameterError
from analysis.exploration import listings
from analysis.exploration.holding import Holding, hold_briefing, open_holding
from analysis.exploration.listing import Listing
from analysis.exploration.querying import Query
from analysis.exploration.views import NO_NOTES, Build, View

if TYPE_CHECKING:
    from analysis.exploration.desk import Desk
    from analysis.exploration.effects import Effect

WHOLE = (listings.list_ledger, listings.list_articles, listings.list_actors)
OVERVIEW = ("ledger", "form")
IN_USE = Query(filters={"status": "=used"})


def explore(run_or_sources: "str | Sequence[str] | Briefing" = "", **parameters: Any) -> "Exploration":
    """Open articles for exploring: a finished run, files or folders of articles, or a briefing that is open already.

    Args:
        run_or_sources: the folder or the `manifest.json` of a run; a source or a list of sources; a `Briefing`.
            Empty: the sources of the parameters.
        **parameters: any parameter of notebooks/README.md, such as `published_from="2025"`.

    Returns:
        An `Exploration`; write `ex.` and press Tab to see what it can show.

    Example:
        ex = explore("seeds", publishers=["Azernews"])
    """
    if isinstance(run_or_sources, Briefing):
        return Exploration(hold_briefing(run_or_sources))
    return Exploration(open_holding(run_or_sources, parameters))


class Exploration:
    """A conversation with the ledger: each part shows itself, and each number leads to its sentence.

    In JupyterLab what is shown can be searched, sorted and clicked; elsewhere it is a table or a text.
    """

    def __init__(self, held: Holding) -> None:
        """Explore what is held."""
        self._held = held
        self.key = uuid4().hex
        self._panels: list[Any] = []  # widgets, told when the ledger changes
        self._whole: dict[Build, tuple[Holding, Listing]] = {}

    @cached_property
    def desk(self) -> "Desk":
        """Where corrections are written and taken back."""
        from analysis.exploration.desk import Desk

        return Desk(self._held)

    @property
    def held(self) -> Holding:
        """The articles and tables, with the corrections of now."""
        return self.desk.held if "desk" in self.__dict__ else self._held

    @property
    def ledger(self) -> View:
        """Every claim of every status: search, filter by column, sort, choose columns, export."""
        return View(self, listings.list_ledger)

    @property
    def articles(self) -> View:
        """What was read, and what was counted in it."""
        return View(self, listings.list_articles)

    @property
    def actors(self) -> View:
        """Who and what is named in each article, and how often."""
        return View(self, listings.list_actors)

    @property
    def findings(self) -> View:
        """Every finding; a row opens its claims side by side."""
        return View(self, listings.list_findings)

    @property
    def briefing(self) -> Briefing:
        """What the pages show, for the functions of `analysis.briefing`."""
        return self.held.briefing

    @property
    def selected(self) -> list[str]:
        """The ids of the claims that were opened last, in whichever panel."""
        return next((list(p.selected) for p in reversed(self._panels) if p.selected), [])

    def series(self, indicator: str = "") -> View:
        """The figures on one indicator (or of one `series_id`) in time; empty: of all.

        Example:
            ex.series("tractor production")
        """
        return View(self, lambda held: listings.list_series(held, indicator))

    def conflicts(self) -> View:
        """Where claims on one quantity differ; a row opens both articles side by side."""
        return View(self, listings.list_conflicts)

    def concordance(self, pattern: str, sort: str = "right", window: int = 8) -> View:
        """The words around a pattern in all articles, aligned, sorted by what stands left or right of it.

        Args:
            pattern: a regular expression (RE2: no looking ahead or back), or the id of a frame such as "self_reliance".
            sort: "left" or "right".
            window: how many words stand on either side.

        Example:
            ex.concordance("tractors?", sort="left")
        """
        return View(self, lambda held: listings.list_concordance(held, pattern, sort, window))

    def reader(self, article_or_claim: str, beside: str = "") -> View:
        """An article with its claims marked, or that of a claim with the claim lit; `beside` opens a second one.

        Example:
            ex.reader("001_9a4507359e4b5792")
        """
        from analysis.exploration.pages import show_articles

        names = [name for name in (article_or_claim, beside) if name]
        places = [self._place(name) for name in names]
        return View(self, places=places, block=show_articles(self.held, places))

    def compare(self, on: str = "frames") -> View:
        """The rows of one table of the comparison: frames, words, actors, countries, density, sources, modality, time.

        Example:
            ex.compare(on="words").where(is_different="yes")
        """
        return View(self, lambda held: listings.list_comparison(held, on))

    def why(self, claim_or_finding: str) -> View:
        """Where a claim or a finding comes from: its words, how each part was read, what else is said of it.

        Example:
            ex.why("fd90e16bc4d6")
        """
        from analysis.exploration.pages import explain

        claims, block = explain(self.held, claim_or_finding)
        return View(self, places=[{"claims": claims}] if claims else [], block=block)

    def chart(self, name: str = "figures") -> View:
        """A chart of the briefing; in JupyterLab its points open their claims, and it can be made larger.

        Example:
            ex.chart("timeline")
        """
        from analysis.exploration.pages import draw_chart

        return View(self, block=draw_chart(self.briefing, name), parts=("chart",))

    def correct(self, claim: str, action: str, *, reason: str, who: str = "", into: str = "", **changes: str) -> View:
        """Write a correction into the corrections file, and show what it changes in the findings.

        Args:
            claim: the id of the claim.
            action: accept, reject, merge (give `into`), relabel (give indicator, scope or actor), redate (give period
                or base_period).
            reason: why; it is printed with the correction.
            who: your name; the name of your account if empty.
            into: of merge, the id of the claim that stays.
            **changes: what is to stand there instead.

        Example:
            ex.correct("fd90e16bc4d6", "redate", period="2025", reason="the table is that of 2025")
        """
        from analysis.exploration.correcting import Decision

        return self._show_effect(self.desk.decide(Decision(claim, action, reason, who, into, changes)))

    def undo(self, correction: str = "") -> View:
        """Take a correction out of the file again: the one named, or the last that was written here."""
        return self._show_effect(self.desk.take_back(correction))

    @property
    def corrections(self) -> Path:
        """The corrections file: the one of the parameters, or corrections.toml in the working folder."""
        return self.desk.path

    def make(self, name: str = "", out: str = "reports") -> str:
        """Make the briefing of this exploration with its parameters and corrections; the run folder."""
        from analysis.exploration.making import make_run

        return make_run(self.held, self.corrections, name, out)

    def _show_effect(self, effect: "Effect") -> View:
        """What a correction changed, as a table."""
        listing = Listing(
            "effect", effect.words, effect.changes, ("change", "kind", "before", "after"), hidden=("claims",)
        )
        self.renew_panels()
        return View(self, lambda _: listing)

    def renew_panels(self) -> None:
        """Tell every panel that the ledger changed."""
        for panel in self._panels:
            panel.renew()

    def build(self, build: Build) -> Listing:
        """A listing; a whole table is built once for each state of the corrections, however often it is shown."""
        if build not in WHOLE:
            return build(self.held)
        if build not in self._whole or self._whole[build][0] is not self.held:
            self._whole[build] = (self.held, build(self.held))
        return self._whole[build][1]

    def join(self, panel: Any) -> None:
        """Take in a panel that is told of changes."""
        self._panels.append(panel)

    def _place(self, name: str) -> Mapping[str, Any]:
        """Where a name leads: to a claim, or to an article."""
        if name in self.held.places:
            return {"claims": [name]}
        if name not in self.held.texts:
            known = [*self.held.texts, *self.held.places]
            raise ParameterError(listings.describe_unknown("article or claim", name, known))
        return {"article": name}

    def _overview(self) -> View:
        """The ledger with the reader and the parameters, all linked."""
        return View(self, listings.list_ledger, block=self._summary(), query=IN_USE, parts=OVERVIEW)

    def _summary(self) -> Block:
        """What was read, in a sentence."""
        from analysis.exploration.pages import summarise

        return summarise(self.held, NO_NOTES)

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return self._overview()._repr_mimebundle_()

    def __repr__(self) -> str:
        """What a terminal shows."""
        return str(self._summary()._repr_mimebundle_()["text/plain"])
