"""What is known of a run that was made earlier? Its ledger, its findings, what it read and what it refused."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.briefing.store import read_ledger
from analysis.errors import SourceError
from analysis.ledger.columns import LEDGER
from analysis.ledger.rows import Row, list_rows

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class RunRecord:
    """A run as it was kept: its claims in order, its articles with their SHA-256, its refusals with the reason."""

    name: str
    date: str | None
    claims: Sequence[Row]
    findings: Sequence[Mapping[str, Any]]
    articles: Mapping[str, str]
    refusals: Mapping[str, str]


def read_run(place: Path) -> RunRecord:
    """A run from its folder or its manifest.

    Raises:
        SourceError: there is no run, or a file of it cannot be read.
    """
    folder = place.parent if place.name == MANIFEST else place
    record = read_part(folder / MANIFEST)
    findings = read_part(folder / "findings.json")
    try:
        claims = list_rows(read_ledger(folder), LEDGER)
        articles = {str(i["article_id"]): str(i["sha256"]) for i in record["inputs"]}
        refusals = {str(r["place"]): str(r["reason"]) for r in record["refused"]}
        check_findings(findings)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise SourceError(
            f"{folder}: this run cannot be read: {error}; make it again with this version of Ploughshare"
        ) from error
    date = record.get("date")  # runs of earlier versions have none
    return RunRecord(folder.resolve().name, date, claims, findings, articles, refusals)


def read_part(path: Path) -> Any:
    """A JSON file of a run.

    Raises:
        SourceError: it is not there, or is no JSON.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(
            f"{path}: cannot be read: {error.strerror}; name the folder of a run, or its {MANIFEST}"
        ) from error
    except ValueError as error:
        raise SourceError(f"{path}: is not valid JSON: {error}; make the run again") from error


def check_findings(findings: Any) -> None:
    """Refuse findings without what is compared.

    Raises:
        KeyError: one of them lacks a part.
        TypeError: they are no list of records.
    """
    for finding in findings:
        for key in ("id", "kind", "text", "claims", "numbers"):
            finding[key]
