"""How does what is explored show itself: to a person who can click, on a page without scripts, and in a terminal?"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.briefing.blocks import Block, Notes
from analysis.exploration.asking import is_somebody_there
from analysis.exploration.holding import Holding
from analysis.exploration.listing import Listing
from analysis.exploration.querying import Query

if TYPE_CHECKING:
    from analysis.exploration.exploration import Exploration

Build = Callable[[Holding], Listing]
NO_NOTES = Notes({})
WIDGET = "application/vnd.jupyter.widget-view+json"


class View:
    """Something to look at: interactive in JupyterLab, a table or a text elsewhere.

    `frame` is the table behind it as a DataFrame; `where(words, column=…)` is the same with fewer rows.
    """

    def __init__(
        self,
        exploration: "Exploration",
        build: Build | None = None,
        places: Sequence[Mapping[str, Any]] = (),
        block: Block | None = None,
        query: Query | None = None,
        parts: tuple[str, ...] = (),
    ) -> None:
        """Show a listing, the articles that some places lead to, a block, or several of them in one panel."""
        self._exploration, self._build, self._places = exploration, build, places
        self._block, self._query, self._parts = block, query or Query(), parts
        self._built: tuple[Holding, Listing] | None = None
        self._panel: Any = None  # a widget: anywidget has no types
        self.find_listing()  # what is wrong with a request is told at once, not when it is shown

    def find_listing(self) -> Listing | None:
        """The table with the corrections of now; it is built again when they have changed."""
        if self._build is None:
            return None
        held = self._exploration.held
        if self._built is None or self._built[0] is not held:
            self._built = (held, self._exploration.build(self._build))
        return self._built[1]

    @property
    def frame(self) -> pd.DataFrame:
        """The rows shown, as a DataFrame with all columns."""
        listing = self.find_listing()
        return pd.DataFrame() if listing is None else choose_rows(listing, self._query)

    def where(self, words: str = "", *, sort: str = "", descending: bool = False, **columns: str) -> "View":
        """The rows that hold some words, or whose columns hold them; `value="> 10"` for numbers.

        Raises:
            ParameterError: a column is unknown, or a bound makes no sense.
        """
        if (listing := self.find_listing()) is None:
            return self
        query = Query(words, dict(columns), sort, descending)
        listing.build_page(query)
        return View(self._exploration, self._build, self._places, None, query, self._parts)

    def export(self, path: str) -> str:
        """Write the rows shown to a file: .csv, .parquet, .jsonl or .xlsx; where it was written."""
        from analysis.briefing.store import check_target, write_table

        target = check_target(path)
        write_table(self.frame.drop(columns=["claims"], errors="ignore"), target)
        return str(target)

    @property
    def panel(self) -> Any:
        """The interactive panel itself (an anywidget), made when first asked for."""
        if self._panel is None:
            from analysis.exploration.panel import Shown, build_panel

            shown = Shown(self.find_listing, list(self._places), self._query, self._parts, self._block)
            self._panel = build_panel(self._exploration, shown)
        return self._panel

    def to_block(self) -> Block:
        """What stands on a page without scripts."""
        if self._block is not None:
            return self._block
        listing = self.find_listing()
        assert listing is not None
        return listing.build_block(self._query, NO_NOTES)

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        bundle = self.to_block()._repr_mimebundle_()
        return bundle | find_view(self.panel) if is_somebody_there() else bundle

    def __repr__(self) -> str:
        """What a terminal shows."""
        return str(self.to_block()._repr_mimebundle_()["text/plain"])


def choose_rows(listing: Listing, query: Query) -> pd.DataFrame:
    """The rows of a listing that fit, numbered anew."""
    return listing.frame.iloc[listing.choose(query)].reset_index(drop=True)


def find_view(panel: Any) -> dict[str, Any]:
    """What a notebook keeps of a widget: the id under which the front end finds it."""
    shown = panel._repr_mimebundle_()
    data = shown[0] if isinstance(shown, tuple) else shown
    return {WIDGET: data[WIDGET]}
