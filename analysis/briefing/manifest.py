"""What went into a run, and what came out?

Inputs with their SHA-256, parameters, versions, counts, warnings, refusals and findings. No clock, no path of
this machine: equal runs have equal manifests.
"""

import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

from analysis import __version__
from analysis.briefing.opening import Briefing
from analysis.briefing.parameters import write_parameters

LIBRARIES = ("duckdb", "matplotlib", "nbconvert", "nupunkt", "pandas", "papermill", "scipy", "typst")


def build_manifest(briefing: Briefing) -> dict[str, Any]:
    """The record of a run."""
    articles = briefing.tables.articles
    warnings = articles.loc[articles["warnings"].notna(), ["article_id", "warnings"]]
    return {
        "made_by": {"ploughshare": __version__, "python": platform.python_version()} | {lib: version(lib) for lib in LIBRARIES},
        "codebooks_sha256": briefing.codebooks.sha256,
        "parameters": write_parameters(briefing.parameters),
        "inputs": [{"article_id": a.article_id, "sha256": a.sha256} for a in briefing.articles],
        "refused": [{"place": Path(r.place.split(",")[0]).name + r.place[len(r.place.split(",")[0]) :], "reason": r.reason} for r in briefing.refusals],
        "warnings": [{"article_id": i, "warning": w} for i, w in warnings.itertuples(index=False, name=None)],
        "counts": {m.name: m.value for m in briefing.comparison.measures.values() if m.name.startswith(("read.", "numbers."))},
        "findings": [{"id": f.finding_id, "kind": f.kind, "claims": list(f.claims)} for f in briefing.comparison.findings],
    }


def write_json(value: Any, path: Path) -> None:
    """A value as JSON that a person can read."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n", encoding="utf-8", newline="")
