import os
import shutil
from pathlib import Path

import pytest

from analysis.exploration import explore, keeping
from tests.commands import SEEDS


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection that is large enough to be kept, in a cache of its own."""
    monkeypatch.setenv("PLOUGHSHARE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(keeping, "MANY", 3)
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


def list_kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / keeping.FOLDER).iterdir())


def test_what_was_opened_before_is_opened_the_same(sources: Path, tmp_path: Path) -> None:
    first = explore(str(sources))
    kept = list_kept(tmp_path)

    again = explore(str(sources))

    assert list_kept(tmp_path) == kept
    assert again.ledger.frame.equals(first.ledger.frame)
    assert again.findings.frame.equals(first.findings.frame)


def test_a_source_that_changed_is_read_anew(sources: Path, tmp_path: Path) -> None:
    explore(str(sources))
    (sources / "catalogue.csv").unlink()
    changed = next(sources.glob("002*"))
    changed.write_text(changed.read_text(encoding="utf-8").replace("700 and 800", "900 and 950"), encoding="utf-8")

    assert "between 900 and 950 tractors" in explore(str(sources)).ledger.frame["surface"].tolist()
    assert len(list_kept(tmp_path)) == 2


def test_what_is_kept_and_broken_is_read_anew(sources: Path, tmp_path: Path) -> None:
    first = explore(str(sources))
    (list_kept(tmp_path)[0] / "ledger.parquet").write_bytes(b"half")

    assert explore(str(sources)).ledger.frame.equals(first.ledger.frame)


def test_only_the_last_few_are_kept(sources: Path, tmp_path: Path) -> None:
    for count in range(keeping.MOST + 2):
        explore(str(sources), words_shown=count + 1)
        os.utime(list_kept(tmp_path)[0])

    assert len(list_kept(tmp_path)) == keeping.MOST


def test_nothing_is_kept_where_there_is_no_cache(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLOUGHSHARE_CACHE", "none")

    assert len(explore(str(sources)).articles.frame) == 3
    assert not (tmp_path / "cache").exists()
