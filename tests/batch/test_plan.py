"""Which runs a plan asks for, and what is wrong with a plan."""

from pathlib import Path

import pytest

from analysis.batch.plan import choose_runs, read_plan
from analysis.errors import PlanError
from tests.commands import PROJECT

RUN = '[[run]]\nid = "one"\nsources = ["seeds"]\n'


def a_plan(folder: Path, text: str) -> Path:
    path = folder / "plan.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[run]\n", "plan.toml: the plan cannot be read: "),
        ("", "plan.toml: the plan has no run; add one that begins with \\[\\[run\\]\\]"),
        ('run = "seeds"', "the plan has no run"),
        (f"[default]\n{RUN}", "plan.toml: 'default' is no part of a plan; known are defaults and run"),
        (RUN + RUN, "the id 'one' stands twice; give each run its own"),
        ('[[run]]\nsources = ["seeds"]', "run 1: id is None; write a plain name such as seeds"),
        (RUN + "[[run]]\nid = 5", "run 2: id is 5; write a plain name"),
        ('[[run]]\nid = "../x"', "run 1: id is '../x'; write a plain name"),
        ('[[run]]\nid = ".x"', "run 1: id is '.x'; write a plain name"),
        (RUN + 'titel = "x"', "run 1 \\(one\\): parameter 'titel' is unknown; did you mean title\\?"),
        (RUN + "words_shown = 0", "run 1 \\(one\\): parameter words_shown is 0: "),
        (f'[defaults]\nwords_shown = "15"\n{RUN}', "run 1 \\(one\\): parameter words_shown is '15': write a whole"),
        ("run = [1]", "run 1: "),
        (f"defaults = 1\n{RUN}", "plan.toml"),
    ],
    ids=lambda value: value[:30].replace("\n", " "),
)
def test_a_wrong_plan_is_refused_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PlanError, match=said):
        read_plan(a_plan(tmp_path, text))


def test_a_missing_plan_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match=r"plan\.toml: the plan cannot be read"):
        read_plan(tmp_path / "plan.toml")


def test_a_plan_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(PlanError, match=r"plan\.toml: the plan cannot be read"):
        read_plan(tmp_path / "plan.toml")


def test_a_run_takes_the_defaults_and_its_own_words(tmp_path: Path) -> None:
    path = a_plan(tmp_path, f'[defaults]\nwords_shown = 3\ntitle = "A"\n{RUN}title = "B"\n')

    runs = read_plan(path)

    assert [(r.run_id, r.parameters.words_shown, r.parameters.title) for r in runs] == [("one", 3, "B")]


def test_sources_are_looked_for_beside_the_plan_first(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()

    beside = read_plan(a_plan(tmp_path, RUN))[0].parameters.sources
    elsewhere = read_plan(a_plan(tmp_path, RUN.replace('"seeds"', '"other"')))[0].parameters.sources

    assert (beside, elsewhere) == ((str(tmp_path / "seeds"),), ("other",))


def test_runs_are_chosen_in_the_order_of_the_plan(tmp_path: Path) -> None:
    runs = read_plan(a_plan(tmp_path, "".join(RUN.replace("one", name) for name in "abc")))

    assert [r.run_id for r in choose_runs(runs, ["c", "a"], None)] == ["a", "c"]
    assert [r.run_id for r in choose_runs(runs, [], 2)] == ["a", "b"]
    assert [r.run_id for r in choose_runs(runs, ["b", "c"], 1)] == ["b"]


def test_an_id_that_is_not_in_the_plan_is_refused_with_the_nearest(tmp_path: Path) -> None:
    runs = read_plan(a_plan(tmp_path, RUN))

    with pytest.raises(PlanError, match="--only 'onne' is not in the plan; did you mean one\\? it has one"):
        choose_runs(runs, ["onne"], None)


def test_the_plan_of_the_project_is_in_order() -> None:
    assert "seeds" in [run.run_id for run in read_plan(PROJECT / "notebooks" / "briefings.toml")]
