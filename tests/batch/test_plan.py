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
        (
            f"[default]\n{RUN}",
            "plan.toml: 'default' is no part of a plan; did you mean defaults\\? known are defaults, grid, run",
        ),
        (RUN + RUN, "the id 'one' stands twice; give each run its own"),
        ('[[run]]\nsources = ["seeds"]', "run 1: id is missing; write a plain name such as seeds"),
        (RUN + "[[run]]\nid = 5", "run 2: id is 5; write a plain name"),
        ('[[run]]\nid = "../x"', "run 1: id is '../x'; write a plain name"),
        ('[[run]]\nid = ".x"', "run 1: id is '.x'; write a plain name"),
        (RUN + 'titel = "x"', "run 1 \\(one\\): parameter 'titel' is unknown; did you mean title\\?"),
        (RUN + "words_shown = 0", "run 1 \\(one\\): parameter words_shown is 0: "),
        (f'[defaults]\nwords_shown = "15"\n{RUN}', "run 1 \\(one\\): parameter words_shown is '15': write a whole"),
        ("run = [1]", "run 1: "),
        (f"defaults = 1\n{RUN}", "plan.toml: defaults is 1; write"),
        (f"grid = 1\n{RUN}", "plan.toml: grid is 1; write"),
        (f"{RUN}grid = 1", "run 1 \\(one\\): grid is 1; write"),
        (f"[grid]\npubliser = ['A']\n{RUN}", "grid has 'publiser', which is no parameter; did you mean publishers"),
        (f"[grid]\npublisher = 'A'\n{RUN}", "grid publisher is 'A'; write a list of values such as"),
        (f"[grid]\npublisher = []\n{RUN}", "grid publisher is \\[\\]; write a list of values"),
        (f"[grid]\npublisher = ['A', 'A']\n{RUN}", "grid publisher has 'A' twice; name each value once"),
        (f"[grid]\npublisher = ['A']\npublishers = ['B']\n{RUN}", "of which two are one parameter; keep one"),
        (f"[grid]\nwords_shown = [5, 0]\n{RUN}", "run 1 \\(one\\): parameter words_shown is 0: "),
        (f"[grid]\ntitle = {[str(n) for n in range(101)]}\nwords_shown = {list(range(1, 101))}\n{RUN}", "10100 runs"),
        ('[[run]]\nid = "one"', "run 1 \\(one\\): it names no sources; write sources = "),
        (RUN.replace("seeds", " "), "parameter sources is \\[' '\\]: write the path of a file or a folder"),
        (
            RUN + "published_from = 2025-01-01",
            'is 2025-01-01: write a text in quotes, such as "2024-05-31"',
        ),
        (RUN + "docx = 1", "parameter docx is 1: write true or false"),
        (RUN + 'side_names = ["arms"]', "side_names is \\['arms'\\]: write two names, that of the defence side first"),
        (RUN.replace("one", "con"), "id is 'con', which a system or the list of runs needs for itself; write a plain"),
        (RUN.replace("one", "one."), "id is 'one.', which ends in a sign or a blank; write a plain name"),
        (RUN.replace("one", "ж" * 51), "102 bytes; the name of a folder may have 100; shorten it"),
        (RUN.replace("one", "a") + RUN.replace("one", "a"), "the id 'a' stands twice; give each run its own"),
        (RUN.replace("one", "a.log"), "id is 'a.log'; write a name .* does not end in .log"),
        (RUN.replace("one", "a" * 101), "101 bytes; the name of a folder may have 100; shorten it"),
        (RUN + RUN.replace("one", "ONE"), "the id 'ONE' stands twice \\(as 'one', for capitals make no other"),
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


def test_a_plan_may_begin_with_the_mark_of_an_editor(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_bytes(b"\xef\xbb\xbf" + RUN.encode())

    assert [run.run_id for run in read_plan(tmp_path / "plan.toml")] == ["one"]


def test_a_run_takes_the_defaults_and_its_own_words(tmp_path: Path) -> None:
    path = a_plan(tmp_path, f'[defaults]\nwords_shown = 3\ntitle = "A"\n{RUN}title = "B"\n')

    runs = read_plan(path)

    assert [(r.run_id, r.parameters.words_shown, r.parameters.title) for r in runs] == [("one", 3, "B")]


def test_sources_are_looked_for_beside_the_plan_first(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()

    beside = read_plan(a_plan(tmp_path, RUN))[0].parameters.sources
    elsewhere = read_plan(a_plan(tmp_path, RUN.replace('"seeds"', '"other"')))[0].parameters.sources

    assert (beside, elsewhere) == ((str(tmp_path / "seeds"),), ("other",))


def test_a_pattern_stands_for_every_file_it_fits_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).touch()

    sources = read_plan(a_plan(tmp_path, RUN.replace("seeds", "*.txt")))[0].parameters.sources

    assert sources == (str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))


def test_a_path_is_the_same_wherever_the_plan_is_called_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "plans").mkdir()
    plan = a_plan(tmp_path / "plans", RUN.replace("seeds", "../news"))
    found = set()

    for place, name in ((tmp_path, "plans/plan.toml"), (tmp_path / "plans", "plan.toml"), (Path("/"), str(plan))):
        monkeypatch.chdir(place)
        found.add(read_plan(Path(name))[0].parameters.sources)

    assert found == {(str(tmp_path / "news"),)}


def test_a_setting_takes_the_place_of_the_plan_and_of_its_grid(tmp_path: Path) -> None:
    path = a_plan(tmp_path, f'{RUN}title = "B"\n')

    runs = read_plan(path, {"title": "C"})

    assert [run.parameters.title for run in runs] == ["C"]


def test_a_grid_makes_a_run_of_every_combination(tmp_path: Path) -> None:
    path = a_plan(tmp_path, f'[grid]\npublisher = ["Azernews", "Trend"]\n{RUN}[run.grid]\nwords_shown = [5, 6]\n')

    runs = read_plan(path)

    assert [(r.run_id, r.parameters.publishers, r.parameters.words_shown) for r in runs] == [
        ("one-azernews-words-shown-5", ("Azernews",), 5),
        ("one-azernews-words-shown-6", ("Azernews",), 6),
        ("one-trend-words-shown-5", ("Trend",), 5),
        ("one-trend-words-shown-6", ("Trend",), 6),
    ]


def test_a_grid_of_a_run_replaces_an_axis_of_the_plan(tmp_path: Path) -> None:
    path = a_plan(tmp_path, f"[grid]\nwords_shown = [1, 2]\n{RUN}[run.grid]\nwords_shown = [7]\n")

    assert [run.run_id for run in read_plan(path)] == ["one-words-shown-7"]


def test_runs_are_chosen_in_the_order_of_the_plan(tmp_path: Path) -> None:
    runs = read_plan(a_plan(tmp_path, "".join(RUN.replace("one", name) for name in "abc")))

    assert [r.run_id for r in choose_runs(runs, ["c", "a"], None)] == ["a", "c"]
    assert [r.run_id for r in choose_runs(runs, [], 2)] == ["a", "b"]
    assert [r.run_id for r in choose_runs(runs, ["b", "c"], 1)] == ["b"]


def test_the_runs_of_a_grid_are_chosen_by_their_entry_or_by_a_pattern(tmp_path: Path) -> None:
    grid = RUN + "[run.grid]\nwords_shown = [5, 6]\n"
    runs = read_plan(a_plan(tmp_path, grid + RUN.replace("one", "other")))

    assert [r.run_id for r in choose_runs(runs, ["one"], None)] == ["one-words-shown-5", "one-words-shown-6"]
    assert [r.run_id for r in choose_runs(runs, ["*-6", "other"], None)] == ["one-words-shown-6", "other"]


def test_of_very_many_ids_the_first_are_named(tmp_path: Path) -> None:
    runs = read_plan(a_plan(tmp_path, RUN + f"[run.grid]\nwords_shown = {list(range(1, 90))}\n"))

    with pytest.raises(PlanError, match=r"'x' is not in the plan; it has one, one-words-shown-1, .* and 70 more$"):
        choose_runs(runs, ["x"], None)


def test_an_id_that_is_not_in_the_plan_is_refused_with_the_nearest(tmp_path: Path) -> None:
    runs = read_plan(a_plan(tmp_path, RUN))

    with pytest.raises(PlanError, match="--only 'onne' is not in the plan; did you mean one\\? it has one"):
        choose_runs(runs, ["onne"], None)


def test_the_plan_of_the_project_is_in_order() -> None:
    assert "seeds" in [run.run_id for run in read_plan(PROJECT / "notebooks" / "briefings.toml")]
