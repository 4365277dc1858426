"""Disks that are full, folders that are read-only or gone, articles that may not be read, and no net."""

import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from analysis.sources import read_collection
from tests.batch.plans import a_plan, list_names
from tests.commands import SEEDS, begin, hash_tree, wait_for
from tests.faults.places import needs_all, run_alone

FULL = """
mount -t tmpfs -o size=7m tmpfs "$PLACE"
$SAY batch "$PLAN" --out "$PLACE/out" --workers 1 --keep-going
echo "exit $?"
ls -A "$PLACE/out"
mount -o remount,size=200m "$PLACE"
$SAY batch "$PLAN" --out "$PLACE/out" --workers 1
cp -r "$PLACE/out" "$COPY"
"""
NO_ROOM = """
mount -t tmpfs -o size=1m tmpfs "$PLACE"
$SAY brief "$SEEDS" --out "$PLACE/out"
echo "exit $?"
$SAY extract "$SEEDS" --out "$PLACE/ledger.csv"
dd if=/dev/zero of="$PLACE/filled" bs=1k count=2000 2>/dev/null
sum "$PLACE/ledger.csv"
$SAY extract "$SEEDS" --out "$PLACE/ledger.csv"
sum "$PLACE/ledger.csv"
ls -A "$PLACE"
"""
READ_ONLY = """
mount --bind "$PLACE" "$PLACE"
mount -o remount,ro,bind "$PLACE"
$SAY brief "$SEEDS" --out "$PLACE"
echo "exit $?"
$SAY batch "$PLAN" --out "$PLACE"
echo "exit $?"
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


def test_a_disk_that_fills_up_keeps_what_is_made_and_a_resumed_batch_is_the_same(
    reference: Mapping[str, str], place: Path, tmp_path: Path
) -> None:
    done = run_alone("--mount", FULL, PLACE=place, PLAN=a_plan(tmp_path, "one", "two"), COPY=tmp_path / "copy")

    first, failed, summed, code, *names, unchanged, made, again = done.stdout.splitlines()
    assert (first, summed, code) == (f"one: {place}/out/one/briefing.pdf", "2 runs: 1 made, 1 failed", "exit 1")
    assert failed.startswith(f"two: failed: {place}/out/two: cannot be written: No space left on device; make room")
    assert set(names) == {".made", "index.html", "one", "two.log"}
    assert (unchanged.split(", ")[0], again) == ("one: unchanged", "2 runs: 1 made, 1 unchanged")
    assert made == f"two: {place}/out/two/briefing.pdf"
    assert hash_tree(tmp_path / "copy") == reference


def test_a_full_disk_is_told_before_any_work_and_keeps_a_ledger_that_is_there(place: Path) -> None:
    done = run_alone("--mount", NO_ROOM, PLACE=place, SEEDS=SEEDS)

    refused, told = done.stderr.splitlines()
    code, _, before, after, *names = done.stdout.splitlines()
    assert refused.startswith(f"ploughshare: {place}/out: no space left on device: ")
    assert refused.endswith("make room or choose another --out")
    assert code == "exit 2"
    assert told.startswith(f"ploughshare: {place}/ledger.csv: cannot be written: No space left on device; make room")
    assert (before, names) == (after, ["filled", "ledger.csv", "out"])


def test_a_read_only_folder_is_refused_before_any_work(place: Path, tmp_path: Path) -> None:
    done = run_alone("--mount", READ_ONLY, PLACE=place, SEEDS=SEEDS, PLAN=a_plan(tmp_path, "one"))

    said = f"ploughshare: {place}: this folder cannot be written to; choose another with --out"
    assert done.stderr.splitlines() == [said, said]
    assert done.stdout.splitlines() == ["exit 2", "exit 2"]


def test_a_folder_that_vanishes_while_a_run_is_made_is_named_and_not_made_again(tmp_path: Path) -> None:
    out = tmp_path / "out"

    with begin("brief", SEEDS, "--out", out) as process:
        wait_for(out, ".seeds.*/manifest.json")
        while out.exists():
            shutil.rmtree(out, ignore_errors=True)
        _, said = process.communicate(timeout=60)

    assert process.returncode != 0
    assert str(out) in said
    assert len(said.splitlines()) == 1
    assert not out.exists()


def test_an_article_that_may_not_be_read_is_named_and_the_others_are_read() -> None:
    if os.name == "nt" or os.geteuid():
        pytest.skip("only root can become somebody who may not read")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        for name, mode in (("mine", 0o600), ("ours", 0o644)):
            (Path(folder) / f"{name}.txt").write_text("The plant made 700 tractors in 2025.")
            (Path(folder) / f"{name}.txt").chmod(mode)
        read_collection([folder])  # what root alone may read of Python and of ours is read now
        os.seteuid(65534)
        try:
            read = read_collection([folder])
        finally:
            os.seteuid(0)

    assert [article.article_id for article in read.articles] == ["ours"]
    assert [(Path(r.place).name, "ermission denied" in r.reason) for r in read.refusals] == [("mine.txt", True)]


@needs_all
def test_without_a_net_a_run_is_the_same_and_waits_for_nobody(seeds_run: Path, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    script = 'cd "$PLACE" && exec $SAY brief seeds --out reports'
    began = time.monotonic()

    done = run_alone("--net", script, PLACE=tmp_path)

    assert (done.returncode, done.stderr, time.monotonic() - began < 60) == (0, "", True)
    assert hash_tree(tmp_path / "reports" / "seeds") == hash_tree(seeds_run)


@needs_all
def test_two_runs_that_share_a_fresh_cache_are_both_whole(seeds_run: Path, tmp_path: Path) -> None:
    outs, cache = (tmp_path / "a", tmp_path / "b"), str(tmp_path / "cache")

    with (
        begin("brief", SEEDS, "--name", "seeds", "--out", outs[0], PLOUGHSHARE_CACHE=cache) as first,
        begin("brief", SEEDS, "--name", "seeds", "--out", outs[1], PLOUGHSHARE_CACHE=cache) as second,
    ):
        said = [process.communicate(timeout=120)[1] for process in (first, second)]

    assert said == ["", ""]
    trees = [hash_tree(out / "seeds") for out in outs]
    assert trees[0] == trees[1]
    assert trees[0].keys() == hash_tree(seeds_run).keys()
    assert list_names(outs[0]) == {"seeds"}
