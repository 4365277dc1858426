"""Which files go out with the pages, and in which order are they written?

The tables first, for the data package holds their hashes; the crate and the manifest last, for they hold those of
all other files.
"""

from pathlib import Path

from analysis.briefing.manifest import build_manifest, write_json
from analysis.briefing.opening import Briefing
from analysis.briefing.share.annotations import spell_annotations
from analysis.briefing.share.contents import MANIFEST, list_contents
from analysis.briefing.share.crate import CRATE, build_crate
from analysis.briefing.share.datapackage import build_package
from analysis.briefing.share.entities import spell_entities
from analysis.briefing.store import write_lines, write_shares


def write_pack(folder: Path, briefing: Briefing) -> None:
    """The tables for spreadsheets, and the same facts in the forms that other programs read."""
    articles, tables = briefing.articles, briefing.tables
    write_shares(folder, tables)
    write_json(build_package(folder, briefing.title, articles), folder / "datapackage.json")
    write_lines(folder / "annotations.jsonld", spell_annotations(articles, tables.ledger, briefing.title))
    write_lines(folder / "entities.ftm.json", spell_entities(articles, tables.actors))


def seal_pack(folder: Path, briefing: Briefing, date: str | None) -> None:
    """The description of the finished folder, and the record of the run with the hash of every other file."""
    crate = build_crate(list_contents(folder), briefing.articles, briefing.title, date)
    write_json(crate, folder / CRATE)
    write_json(build_manifest(briefing, date, list_contents(folder)), folder / MANIFEST)
