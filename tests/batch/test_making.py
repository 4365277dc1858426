"""What becomes of the runs of a plan."""

from pathlib import Path

import pytest

from analysis.briefing.hold import hold, place_lock
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
    return sorted(path.name for path in plan.parent.glob("reports/*") if path.name not in (".made", "index.html"))


def list_ids(lines: list[str]) -> list[str]:
    return [line.split(":")[0] for line in lines]


def test_a_list_makes_nothing(plan: Path) -> None:
    code, lines, _ = make(plan, "--list")

    assert (code, list_ids(lines)) == (0, ["seeds", "missing", "late"])
    assert lines[2] == f"late: not made; sources = ['{SEEDS}'], published_from = '2026'"
    assert list_made(plan) == []


def test_a_list_tells_what_became_of_runs_in_the_night(plan: Path) -> None:
    out = plan.parent / "reports"
    (out / ".missing.4194304").mkdir(parents=True)
    (out / "seeds.log").write_text("3_charting.ipynb, cell 5: the kernel died\n\nTraceback")

    with hold(place_lock(out, "late"), "it is made"):
        _, lines, _ = make(plan, "--list")

    assert [line.split(";")[0] for line in lines] == [
        "seeds: failed: 3_charting.ipynb, cell 5: the kernel died",
        "missing: cut short",
        "late: being made",
    ]


def test_nothing_is_made_when_one_run_names_what_is_not_there(plan: Path) -> None:
    code, lines, said = make(plan)

    assert (code, lines) == (2, [])
    assert said == (
        "ploughshare: run missing: parameter sources: 'nowhere' is not there; check the spelling "
        "(with --keep-going the other runs are made)\n"
    )
    assert list_made(plan) == []


def test_a_batch_may_go_on_after_a_failure_and_makes_no_run_twice(plan: Path, seeds_run: Path) -> None:
    """A run of a batch is the same as one made alone."""
    code, lines, _ = make(plan, "--keep-going", "--workers", "2")

    assert code == 1
    assert sorted(list_ids(lines)) == ["3 runs", "late", "missing", "seeds"]
    assert "missing: failed: nowhere: there is no such file or folder; check the spelling" in lines
    assert lines[-1] == "3 runs: 2 made, 1 failed"
    assert list_made(plan) == ["late", "missing.log", "seeds"]
    assert (plan.parent / "reports" / "missing.log").read_text().startswith("nowhere: there is no such file")
    assert hash_tree(plan.parent / "reports" / "seeds") == hash_tree(seeds_run)

    before = {path: path.stat().st_mtime_ns for path in plan.parent.glob("reports/*/*")}
    code, lines, _ = make(plan, "--keep-going")
    assert (code, lines[-1]) == (1, "3 runs: 2 unchanged, 1 failed")
    assert {path: path.stat().st_mtime_ns for path in plan.parent.glob("reports/*/*")} == before

    (plan.parent / "reports" / "late" / "ledger.csv").write_text("spoilt")
    assert make(plan, "--list")[1][0].startswith("seeds: up to date; ")
    assert make(plan, "--list")[1][2].startswith("late: changed; ")


def test_a_list_says_which_runs_cannot_be_made(plan: Path) -> None:
    lines = make(plan, "--list")[1]

    assert lines[1].startswith("missing: cannot be made: parameter sources: 'nowhere' is not there; check the spelling")


def test_a_limit_counts_the_runs_that_were_chosen(plan: Path) -> None:
    code, lines, _ = make(plan, "--list", "--only", "late", "--only", "seeds", "--limit", "1")

    assert (code, list_ids(lines)) == (0, ["seeds"])


def test_a_setting_takes_the_place_of_what_the_plan_says(plan: Path) -> None:
    code, lines, _ = make(plan, "--list", "--only", "late", "--set", "published_from=2024", "--set", "title=T")

    assert (code, len(lines)) == (0, 1)
    assert lines[0].endswith("published_from = '2024', title = 'T'")


@pytest.mark.parametrize(
    "words",
    [("--only", "sseeds"), ("--limit", "0"), ("--workers", "0"), ("--time-limit", "0"), ("--memory-limit", "nan")],
)
def test_a_choice_that_makes_no_sense_is_wrong_use(plan: Path, words: tuple[str, ...]) -> None:
    code, _, said = make(plan, *words)

    assert code == 2
    assert any(w in said for w in ("did you mean seeds?", "0 is not in the range", "0.0 is not", "nan is not a number"))
    assert list_made(plan) == []
