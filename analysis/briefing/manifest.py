"""What went into a run, and what came out?

Inputs with their SHA-256, parameters, versions, counts, warnings, refusals and findings. No clock, no path of
this machine: equal runs have equal manifests.
"""

import json
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from analysis import __version__
from analysis.briefing.files import write_bytes
from analysis.briefing.opening import Briefing
from analysis.briefing.parameters import Parameters, write_parameters
from analysis.ledger.columns import CORRECTIONS, JOINS
from analysis.ledger.rows import list_rows
from analysis.records import Refusal, list_refused

LIBRARIES = ("duckdb", "matplotlib", "nbconvert", "nupunkt", "pandas", "papermill", "scipy", "typst")


def begin_manifest(parameters: Parameters, refusals: Sequence[Refusal]) -> dict[str, Any]:
    """What a run's notebooks need to know of it before its record is complete."""
    refused = list_refused(refusals)
    return {
        "parameters": write_parameters(parameters),
        "refused": [refusal_json(r) for r in refused],
        "passed_over": [refusal_json(r) for r in refusals if r not in refused],
    }


def refusal_json(refusal: Refusal) -> dict[str, str]:
    """A refusal by the name of the file alone: the folders of this machine are nobody's business."""
    path, comma, place = refusal.place.partition(",")
    return {
        "place": Path(path).name + comma + place,
        "reason": refusal.reason.replace(str(Path(path).parent) + "/", ""),
    }


def build_manifest(briefing: Briefing, date: str | None, files: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The record of a run: what a list of runs shows of it, what went in, what came out, and each file's hash."""
    return complete_manifest(record_run(briefing), date, files)


def complete_manifest(record: dict[str, Any], date: str | None, files: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The record of a run with its date, and with the files that are known when all of them are written."""
    return {"title": record["title"], "date": date} | record | {"files": [dict(f) for f in files]}


def record_run(briefing: Briefing) -> dict[str, Any]:
    """What there is to record of a run before its files are written."""
    articles = briefing.tables.articles
    warnings = articles.loc[articles["warnings"].notna(), ["article_id", "warnings"]]
    return (
        {"title": briefing.title, "question": briefing.parameters.question}
        | begin_manifest(briefing.parameters, briefing.refusals)
        | {
            "made_by": {"ploughshare": __version__, "python": platform.python_version()}
            | {lib: version(lib) for lib in LIBRARIES},
            "codebooks_sha256": briefing.codebooks.sha256,
            "inputs": [{"article_id": a.article_id, "sha256": a.sha256} for a in briefing.articles],
            "warnings": [{"article_id": i, "warning": w} for i, w in warnings.itertuples(index=False, name=None)],
            "counts": {
                m.name: m.value
                for m in briefing.comparison.measures.values()
                if m.name.startswith(("read.", "numbers."))
            },
            "corrections": list_rows(briefing.tables.corrections, CORRECTIONS),
            "joins": list_rows(briefing.tables.joins, JOINS),
            "findings": [
                {"id": f.finding_id, "kind": f.kind, "claims": list(f.claims)} for f in briefing.comparison.findings
            ],
        }
    )


def write_json(value: Any, path: Path) -> None:
    """A value as JSON that a person can read; whoever reads the file meanwhile finds the old one or the new one."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    write_bytes(path, text.encode())
