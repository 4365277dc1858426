"""The command line: what it says, what it leaves, and how it ends."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from analysis import __version__
from analysis.briefing import open_briefing
from analysis.briefing.method import describe_coding
from analysis.briefing.store import write_table
from analysis.briefing.warm_kernels import stop_server
from analysis.cli import commands
from tests.briefing.test_store import read_rows
from tests.commands import SEEDS, call, hash_tree

COMMANDS = ("brief", "extract", "compare", "check", "batch", "explore", "sample", "agreement", "diff")
GOOD = '{"id": "a", "text": "The plant in Baku made 300 tractors in 2023."}\n'


@pytest.fixture(autouse=True)
def no_server_is_kept() -> Iterator[None]:
    yield
    stop_server()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with one article."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.jsonl").write_text(GOOD, encoding="utf-8")
    return tmp_path


def ask(*words: object) -> Result:
    """A command in this process; an exception that is no exit fails the test."""
    result = CliRunner().invoke(commands, [*map(str, words)], prog_name="ploughshare")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_a_screen(command: str) -> None:
    done = ask(*filter(None, [command]), "--help")

    lines = done.output.splitlines()
    assert done.exit_code == 0
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 100


def test_a_date_of_builds_that_is_none_is_refused_before_any_work(tmp_path: Path) -> None:
    done = call("check", SEEDS, SOURCE_DATE_EPOCH="soon")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "ploughshare: SOURCE_DATE_EPOCH is 'soon'; write seconds since 1970, such as 1767225600, or leave it out\n"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_help_gives_an_example(command: str) -> None:
    assert f"Example: ploughshare {command}" in ask(command, "--help").output


def test_python_m_analysis_is_the_command(tmp_path: Path) -> None:
    done = call("--version", cwd=tmp_path)

    assert (done.returncode, done.stdout.split()[-1]) == (0, __version__)


def test_the_command_is_installed() -> None:
    script = Path(sys.executable).with_name("ploughshare")
    if not script.exists():
        pytest.skip("the package is not installed here")

    done = subprocess.run([script, "--version"], capture_output=True, text=True, check=False)

    assert done.stdout.split() == ["ploughshare,", "version", __version__]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["brief", "seads"], "seads: there is no such file or folder; check the spelling"),
        (["brief", "x" * 300], "File name too long; check the spelling"),
        (["brief", "photo.jpeg"], "photo.jpeg: files of the kind '.jpeg' cannot be read; known are .txt"),
        (["brief", "nothing"], "nothing: no article in this folder; known kinds are .txt"),
        (["brief", "good.jsonl", "--set", "titel=x"], "parameter 'titel' is unknown; did you mean title? known are"),
        (["brief", "good.jsonl", "--set", "title"], "--set 'title': there is no equals sign; write --set KEY=VALUE"),
        (["brief", "good.jsonl", "--set", "words_shown=x"], "parameter words_shown is 'x': write a whole number"),
        (["brief", "good.jsonl", "--set", "words_shown=²"], "parameter words_shown is '²': write a whole number"),
        (["brief", "good.jsonl", "--set", "published_from=May"], "published_from is 'May': write a date as 2024-05-31"),
        (["brief", "good.jsonl", "--set", "published_from=2030"], "the parameters leave out every article"),
        (["brief", "good.jsonl", "--set", "codebooks=no"], "no: there is no such folder; give the folder"),
        (["brief", "good.jsonl", "--name", "../x"], "--name is '../x'; write a plain folder name such as seeds"),
        (["brief", "good.jsonl", "--name", "x" * 300], "File name too long; choose another --name"),
        (
            ["brief", "good.jsonl", "--out", ".", "--name", "mine"],
            "mine: something that is no run stands there; choose",
        ),
        (["brief", "good.jsonl", "--out", "good.jsonl"], "good.jsonl: this folder cannot be made: File exists; choose"),
        (["extract", "good.jsonl", "--out", "a.doc"], "a.doc: the format '.doc' is not known; use one of .csv"),
        (["extract", "good.jsonl", "--out", "no/a.csv"], "no/a.csv: cannot be written there; make the folder first"),
        (["compare", "good.jsonl", "--out", "good.jsonl/x"], "this folder cannot be made: Not a directory; choose"),
        (["check", "seads"], "seads: there is no such file or folder; check the spelling"),
        (["batch", "plan.toml"], "plan.toml: the plan cannot be read: "),
        (["explore", "seads"], "seads: there is no such file or folder; check the spelling"),
    ],
    ids=lambda value: " ".join(value)[:50] if isinstance(value, list) else "",
)
def test_wrong_use_ends_with_one_line_and_leaves_nothing(here: Path, words: list[str], said: str) -> None:
    (here / "nothing").mkdir()
    (here / "mine").mkdir()
    (here / "mine" / "photo.jpeg").touch()
    (here / "photo.jpeg").touch()
    before = sorted(here.rglob("*"))

    done = ask(*words)

    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.startswith("ploughshare: ")
    assert len(done.stderr.splitlines()) == 1
    assert [p for p in sorted(here.rglob("*")) if p not in before and p != here / "reports"] == []
    assert not list(here.glob("reports/*"))


def write_bad(folder: Path, kind: str) -> tuple[Path, str]:
    """A source that cannot be read, and what is said of it."""
    path = folder / f"{kind}.txt"
    match kind:
        case "empty":
            path.touch()
            return path, "the file is empty; take it out or put the article in"
        case "binary":
            path.write_bytes(bytes(range(256)))
            return path, "is not UTF-8; save the file as UTF-8 text"
        case "pipe":
            os.mkfifo(path)
            return path, "this is no regular file; give a text file"
        case _:
            path.write_text("words")
            path.chmod(0)
            if os.access(path, os.R_OK):
                pytest.skip("this user may read every file")
            return path, "cannot be read: Permission denied"


each_bad = pytest.mark.parametrize("kind", ["empty", "binary", "pipe", "forbidden"])


@each_bad
@pytest.mark.parametrize("command", ["brief", "extract", "compare"])
def test_nothing_is_written_where_nothing_could_be_read(here: Path, kind: str, command: str) -> None:
    path, said = write_bad(here, kind)

    done = ask(command, path, "--out", "out.csv")

    assert done.exit_code != 0
    assert f"{path}: {said}" in done.stderr.replace("refused ", "") or said in done.stderr
    assert path.name in done.stderr
    assert not list(here.glob("out.csv/*"))
    assert not (here / "out.csv").is_file()


@pytest.mark.parametrize("command", ["brief", "compare"])
def test_articles_that_all_fail_are_not_wrong_use(here: Path, command: str) -> None:
    path, _ = write_bad(here, "empty")

    assert ask(command, path, "--out", "out").exit_code == 1


@each_bad
def test_check_names_what_would_be_refused(here: Path, kind: str) -> None:
    path, said = write_bad(here, kind)

    done = ask("check", "good.jsonl", path)

    assert done.exit_code == 1
    assert f"refused {path}: " in done.stderr
    assert said in done.stderr
    assert done.stdout.splitlines()[-1] == "1 read, 1 refused"


def test_extract_goes_on_without_what_was_refused(here: Path) -> None:
    path, said = write_bad(here, "empty")

    done = ask("extract", "good.jsonl", path, "--out", "ledger.csv")

    assert done.exit_code == 1
    assert done.stderr == f"refused {path}: {said}\n"
    assert {row[2] for row in read_rows(here / "ledger.csv")[1:]} == {"a"}


def test_brief_goes_on_without_what_was_refused(tmp_path: Path) -> None:
    (tmp_path / "good.jsonl").write_text(GOOD + '{"id": "b"}\n', encoding="utf-8")

    done = call("brief", "good.jsonl", "--out", "reports", cwd=tmp_path)

    assert done.returncode == 1
    assert done.stderr.startswith("refused good.jsonl, line 2: text is ")
    assert done.stdout == f"{Path('reports', 'good', 'briefing.pdf')}\n"
    assert "line 2" in (tmp_path / "reports" / "good" / "manifest.json").read_text(encoding="utf-8")


def test_half_a_character_is_refused_by_its_line(here: Path) -> None:
    (here / "half.jsonl").write_text(GOOD + '{"id": "b", "text": "\\ud800 sold 5 ships in 2024."}\n', encoding="utf-8")

    done = ask("extract", "half.jsonl", "--out", "ledger.csv")

    assert done.exit_code == 1
    assert "half.jsonl, line 2" in done.stderr


@pytest.mark.parametrize("command", ["check"])
def test_half_a_character_does_not_stop_a_check(here: Path, command: str) -> None:
    (here / "half.jsonl").write_text('{"id": "\\ud800", "text": "\\udfff sold 5 ships."}\n', encoding="utf-8")

    done = ask(command, "half.jsonl")

    assert done.exit_code in {0, 1}


def test_what_holds_nothing_to_be_read_is_named_and_fails_nothing(here: Path) -> None:
    (here / "news").mkdir()
    (here / "news" / "photo.png").write_bytes(b"x")
    (here / "news" / "a.txt").write_text("BAKU, May 5, 2025 - The plant sold 5 ships.", encoding="utf-8")

    done = ask("compare", "news", "--out", "tables")

    assert done.exit_code == 0
    assert "passed over news: 1 of the kind .png, which cannot be read: photo.png" in done.stderr


def test_what_is_printed_cannot_steer_the_terminal(here: Path) -> None:
    line = '{"id": "a\\u001b[2J", "title": "one\\ntwo \\u202e three", "text": "It sold 5 ships."}\n'
    (here / "steer.jsonl").write_text(line, encoding="utf-8")

    done = ask("check", "steer.jsonl")

    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
    assert done.stdout.splitlines()[0].startswith("a□[2J: ")
    assert done.stdout.splitlines()[0].endswith("one two □ three")


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    done = call("--debug", "check", "seads", cwd=tmp_path)

    assert "Traceback (most recent call last)" in done.stderr
    assert "SourceError: seads" in done.stderr


def test_without_debug_there_is_none(tmp_path: Path) -> None:
    done = call("check", "seads", cwd=tmp_path)

    assert (done.returncode, done.stderr.count("\n"), "Traceback" in done.stderr) == (2, 1, False)


def test_check_changes_nothing(tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    before = hash_tree(tmp_path)

    done = call("check", "seeds", cwd=tmp_path)

    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "3 read, 0 refused"
    assert hash_tree(tmp_path) == before


def test_extract_writes_the_same_table_in_each_format(here: Path, seeds_run: Path) -> None:
    tables = {}
    for ending in ("csv", "parquet", "jsonl", "xlsx"):
        done = ask("extract", SEEDS, "--out", here / f"ledger.{ending}")
        assert (done.exit_code, done.output) == (0, f"{here / f'ledger.{ending}'}\n")
        tables[ending] = read_rows(here / f"ledger.{ending}")

    assert len({tuple(table[0]) for table in tables.values()}) == 1
    assert len({tuple(row[0] for row in table) for table in tables.values()}) == 1
    for ending in ("csv", "parquet"):  # the workbook of a run has more sheets
        assert (here / f"ledger.{ending}").read_bytes() == (seeds_run / f"ledger.{ending}").read_bytes()


def test_extract_writes_the_other_tables_on_request(here: Path, seeds_run: Path) -> None:
    done = ask("extract", SEEDS, "--out", "ledger.csv", "--articles", "articles.csv", "--actors", "actors.csv")

    assert done.stdout.split() == ["ledger.csv", "articles.csv", "actors.csv"]
    for name in ("articles.csv", "actors.csv"):
        assert (here / name).read_bytes() == (seeds_run / name).read_bytes()


def test_compare_writes_the_findings_of_the_briefing(here: Path, seeds_run: Path) -> None:
    done = ask("compare", SEEDS, "--out", "comparison")

    assert done.exit_code == 0
    assert (here / "comparison" / "findings.json").read_bytes() == (seeds_run / "findings.json").read_bytes()
    tables = [read_rows(path) for path in (here / "comparison").glob("*.csv")]
    assert tables
    assert [table for table in tables if {len(row) for row in table} != {len(table[0])}] == []


def test_a_sample_comes_back_as_agreement_and_is_told_in_the_next_briefing(here: Path) -> None:
    drawn = ask("sample", SEEDS, "--out", "sheet.csv", "--n", 20)
    head, *rows = read_rows(here / "sheet.csv")
    marked = [[*row[:-2], "1", ""] if n % 2 else [*row[:3], "1", *row[4:]] for n, row in enumerate(rows)]
    for coder in ("anna.csv", "ben.csv"):
        write_table(pd.DataFrame(marked, columns=head), here / coder)
    (here / "books").mkdir()

    done = ask("agreement", "anna.csv", "ben.csv", "--key", "sheet.key.csv", "--out", "books")

    assert drawn.stdout.split() == ["sheet.csv", "sheet.key.csv", "sheet.frames.csv"]
    assert "security_sovereignty: alpha 1.00 (1.00 to 1.00); precision " in done.stdout
    assert done.stdout.splitlines()[-2:] == ["2 coders, 20 sentences", "books/frames_check.csv"]
    checked, fresh = (open_briefing(sources=[str(SEEDS)], codebooks=books) for books in ("books", ""))
    assert describe_coding(checked).startswith("20 sentences, coders: 2; α 1.00")
    assert describe_coding(fresh) == "not checked"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("sample", "good.jsonl", "--out", "a.parquet"), "a.parquet: coders get a sheet; use .csv or .xlsx"),
        (("sample", "good.jsonl", "--out", "a.csv", "--n", "0"), "n is 0; draw at least 1 sentence"),
        (("agreement", "gone.csv"), "gone.csv: this sheet cannot be read"),
        (("agreement", "good.jsonl"), "good.jsonl: there is no column 'sentence_id'"),
    ],
)
def test_a_wrong_sample_or_sheet_is_one_line(here: Path, words: tuple[str, ...], problem: str) -> None:
    done = ask(*words)

    assert done.exit_code == 2
    assert problem in done.stderr
    assert done.stderr.count("\n") == 1


def test_progress_is_silent_where_there_is_no_terminal(tmp_path: Path) -> None:
    done = call("batch", "--list", SEEDS.parent / "notebooks" / "briefings.toml", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")


def test_explore_binds_this_machine_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The program that would start is replaced by one that writes down how it was called."""
    if importlib.util.find_spec("jupyterlab") is None:
        pytest.skip("JupyterLab is not installed")
    called = tmp_path / "called"
    program = tmp_path / "python"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{called}"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))

    done = ask("explore", "--no-browser", "--port", "9999")

    words = called.read_text().splitlines()
    assert done.exit_code == 0
    assert words[:2] == ["-m", "jupyterlab"]
    assert {"--ServerApp.ip=127.0.0.1", "--ServerApp.port=9999", "--no-browser"} <= set(words)
    assert not [word for word in words if "token" in word or "password" in word or "allow_remote" in word]


def test_a_pipeline_that_is_not_there_is_named_with_what_to_do(here: Path) -> None:
    result = CliRunner().invoke(commands, ["extract", "good.jsonl", "--out", "ledger.csv", "--spacy", "no_such_one"])

    assert result.exit_code == 2
    assert "no_such_one" in result.output
    assert not (here / "ledger.csv").exists()


def test_diff_says_what_changed_and_where_the_pages_are(seeds_run: Path, hostile_run: Path, tmp_path: Path) -> None:
    shutil.copytree(seeds_run, tmp_path / "seeds")
    before = hash_tree(tmp_path / "seeds")

    done = ask("diff", hostile_run / "manifest.json", tmp_path / "seeds")

    assert done.exit_code == 0
    assert done.output.splitlines()[0].startswith("claims in use: ")
    assert done.output.splitlines()[-1] == str(tmp_path / "diff-hostile-seeds.pdf")
    assert (tmp_path / "diff-hostile-seeds.html").is_file()
    assert hash_tree(tmp_path / "seeds") == before


def test_diff_of_what_is_no_run_is_wrong_use(tmp_path: Path) -> None:
    done = ask("diff", tmp_path, tmp_path)

    assert done.exit_code == 2
    assert "manifest.json: cannot be read" in done.output
    assert "name the folder of a run" in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_list_of_runs_that_is_not_ours_is_left_and_told(here: Path) -> None:
    (here / "reports").mkdir()
    (here / "reports" / "index.html").write_text("mine", encoding="utf-8")

    done = ask("brief", "good.jsonl")

    assert done.exit_code == 0
    assert "index.html: left as it is" in done.output
    assert (here / "reports" / "index.html").read_text(encoding="utf-8") == "mine"
