"""Which files go out with the pages, and in which order are they written?

The tables first, for the data package holds their hashes; the crate and the manifest last, for they hold those of
all other files. What these two say of the run is written with the tables, so that nobody need hold the run when its
pages are printed.
"""

import json
from pathlib import Path

from analysis.briefing.blocks import MOST_KEPT
from analysis.briefing.manifest import complete_manifest, record_run, write_json
from analysis.briefing.opening import Briefing
from analysis.briefing.share.annotations import spell_annotations
from analysis.briefing.share.contents import MANIFEST, list_contents
from analysis.briefing.share.crate import CRATE, build_crate, describe_source
from analysis.briefing.share.datapackage import build_package
from analysis.briefing.share.entities import spell_entities
from analysis.briefing.store import write_lines, write_shares
from analysis.memory import give_back

NOTED = ".noted.json"  # what seals the folder when all is in it; no part of it


def write_pack(folder: Path, briefing: Briefing) -> None:
    """The tables for spreadsheets, and the same facts in the forms that other programs read."""
    articles, tables = briefing.articles, briefing.tables
    write_shares(folder, tables)
    write_charts(folder, briefing)
    write_json(build_package(folder, briefing.title, articles), folder / "datapackage.json")
    write_lines(folder / "annotations.jsonld", spell_annotations(articles, tables.ledger, briefing.title))
    write_lines(folder / "entities.ftm.json", spell_entities(articles, tables.actors))
    note = {"record": record_run(briefing), "sources": [describe_source(a) for a in articles]}
    (folder / NOTED).write_text(json.dumps(note), encoding="utf-8")


def write_charts(folder: Path, briefing: Briefing) -> None:
    """The tables of large charts; of few articles there is none, and nothing that draws is imported."""
    if max(len(briefing.tables.ledger), len(briefing.comparison.tables["omissions"])) > MOST_KEPT:
        from analysis.briefing.chart_data import write_large

        write_large(folder, briefing)
        give_back()


def seal_pack(folder: Path, date: str | None) -> None:
    """The description of the finished folder, and the record of the run with the hash of every other file."""
    noted = json.loads((folder / NOTED).read_text(encoding="utf-8"))
    (folder / NOTED).unlink()
    record = noted["record"]
    crate = build_crate(list_contents(folder), noted["sources"], record["title"], date)
    write_json(crate, folder / CRATE)
    write_json(complete_manifest(record, date, list_contents(folder)), folder / MANIFEST)
