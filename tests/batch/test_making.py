"""What becomes of the runs of a plan."""

from pathlib import Path

import pytest

from tests.commands import SEEDS, call, find_marked, hash_tree

PLAN = """
[[run]]
id = "seeds"
sources = ["{seeds}"]

[[run]]
id = "missing"
sources = ["nowhere"]

[[run]]
id = "late"
sources = ["{seeds}"]
published_from = "2026"
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.toml").write_text(PLAN.format(seeds=SEEDS), encoding="utf-8")
    (tmp_path / "tmp").mkdir()
    return tmp_path / "plan.toml"


def make(plan: Path, *words: str) -> tuple[int, list[str], str]:
    done = call("batch", plan, "--out", "reports", *words, cwd=plan.parent, TMPDIR=str(plan.parent / "tmp"))
    assert list((plan.parent / "tmp").iterdir()) == []
    assert find_marked("TMPDIR", str(plan.parent / "tmp")) == []
    return done.returncode, done.stdout.splitlines(), done.stderr


def list_made(plan: Path) -> list[str]:
    return sorted(path.name for path in plan.parent.glob("reports/*"))


def test_a_list_makes_nothing(plan: Path) -> None:
    code, lines, _ = make(plan, "--list")

    assert (code, [line.split(":")[0] for line in lines]) == (0, ["seeds", "missing", "late"])
    assert list_made(plan) == []


def test_the_first_failure_ends_the_batch(plan: Path) -> None:
    code, lines, _ = make(plan, "--only", "missing", "--only", "late")

    assert code == 1
    assert lines == ["missing: failed: nowhere: there is no such file or folder; check the spelling"]
    assert list_made(plan) == []


def test_a_batch_may_go_on_after_a_failure(plan: Path, seeds_run: Path) -> None:
    """The runs share one server of kernels; the first is the same as one made alone."""
    code, lines, _ = make(plan, "--keep-going")

    assert code == 1
    assert [line.split(":")[0] for line in lines] == ["seeds", "missing", "late"]
    assert "failed: nowhere: " in lines[1]
    assert list_made(plan) == ["late", "seeds"]
    assert hash_tree(plan.parent / "reports" / "seeds") == hash_tree(seeds_run)


def test_a_limit_counts_the_runs_that_were_chosen(plan: Path) -> None:
    code, lines, _ = make(plan, "--list", "--only", "late", "--only", "seeds", "--limit", "1")

    assert (code, [line.split(":")[0] for line in lines]) == (0, ["seeds"])


@pytest.mark.parametrize("words", [("--only", "sseeds"), ("--limit", "0")])
def test_a_choice_that_makes_no_sense_is_wrong_use(plan: Path, words: tuple[str, ...]) -> None:
    code, _, said = make(plan, *words)

    assert code == 2
    assert "did you mean seeds?" in said or "0 is not in the range" in said
    assert list_made(plan) == []
