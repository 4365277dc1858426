"""What do our two exporters have in common?"""

from typing import Any, ClassVar

from nbconvert.exporters.exporter import Exporter

from analysis.briefing.page import EXECUTE


class PageExporter(Exporter):  # type: ignore[misc]  # nbconvert ships no types
    """Prints an executed notebook; runs it only where it is asked to."""

    default_preprocessors: ClassVar[list[str]] = [EXECUTE]

    def _preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The notebook after the steps that were asked for; without one, two copies of everything are spared."""
        if any(getattr(step, "enabled", True) for step in self._preprocessors):
            return super()._preprocess(nb, resources)  # type: ignore[no-any-return]  # as above
        return nb, resources
