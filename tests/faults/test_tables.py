"""A table alone, in each format: a failed write is told, and the file before is kept."""

import errno
from pathlib import Path

import pytest

from analysis.briefing import store
from analysis.briefing.opening import open_run
from analysis.errors import OutputError
from tests.faults.injection import fail_at, raise_error


def test_a_table_that_cannot_be_written_leaves_the_one_before(seeds_run: Path, tmp_path: Path) -> None:
    ledger = open_run(seeds_run / "manifest.json").tables.ledger
    for ending in store.FORMATS:
        path = tmp_path / f"ledger{ending}"
        store.write_table(ledger, path)
        whole = path.read_bytes()
        with fail_at(None) as counter:
            store.write_table(ledger, path)

        for call in range(1, counter.calls + 1):
            with fail_at(call, raise_error(errno.ENOSPC)), pytest.raises(OutputError, match="No space left on device"):
                store.write_table(ledger.head(1), path)
            assert path.read_bytes() == whole or call == counter.calls, ending
            assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []
