"""Tables that come in parts are written as if they came whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from analysis.briefing import streams
from analysis.briefing.store import write_table
from analysis.briefing.streams import write_streams
from analysis.cache.segments import choose_rows
from analysis.errors import OutputError
from analysis.ledger import Tables
from analysis.ledger.columns import LEDGER
from analysis.ledger.parquet import open_database, read_parquet
from tests.builders import seed_tables


def parts() -> Iterator[Tables]:
    """The tables of the seeds, an article each."""
    for name in seed_tables().articles["article_id"]:
        yield choose_rows(seed_tables(), [name])


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".xlsx"])
def test_a_file_written_in_parts_is_the_file_written_at_once(tmp_path: Path, ending: str) -> None:
    whole, streamed = tmp_path / f"whole{ending}", tmp_path / f"streamed{ending}"
    write_table(seed_tables().ledger, whole)

    write_streams(parts(), {"ledger": streamed})

    assert streamed.read_bytes() == whole.read_bytes()


def test_parquet_written_in_parts_holds_the_same_table(tmp_path: Path) -> None:
    write_streams(parts(), {"ledger": tmp_path / "ledger.parquet", "actors": tmp_path / "actors.csv"})

    with open_database() as connection:
        found = read_parquet(connection, tmp_path / "ledger.parquet", LEDGER)
    assert_frame_equal(found, seed_tables().ledger)
    assert (tmp_path / "actors.csv").exists()


def test_what_fails_half_way_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    target = tmp_path / "ledger.csv"
    target.write_text("kept", encoding="utf-8")

    def fail() -> Iterator[Tables]:
        yield next(parts())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_streams(fail(), {"ledger": target})

    assert [p.name for p in tmp_path.iterdir()] == ["ledger.csv"]
    assert target.read_text(encoding="utf-8") == "kept"


def test_a_workbook_of_more_rows_than_a_sheet_holds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "SHEET_ROWS", 5)

    with pytest.raises(OutputError, match="no sheet holds more"):
        write_streams(parts(), {"ledger": tmp_path / "ledger.xlsx"})

    assert not list(tmp_path.iterdir())
