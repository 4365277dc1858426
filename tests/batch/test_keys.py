"""When is a run made again, and when not?"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.batch import keys
from analysis.batch.keys import is_current, keep_key, make_key, read_refusals
from analysis.batch.plan import Run, read_plan
from analysis.briefing.share.contents import list_contents

TEXT = "The new shells raise the combat readiness of the army.\n"


def a_run(folder: Path, **parameters: object) -> Run:
    """A run over the articles of a folder."""
    lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in parameters.items())
    (folder / "plan.toml").write_text(f'[[run]]\nid = "one"\nsources = ["news"]\n{lines}')
    return read_plan(folder / "plan.toml")[0]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "a" / "news").mkdir(parents=True)
    (tmp_path / "a" / "news" / "one.txt").write_text(TEXT)
    (tmp_path / "a" / "corrections.toml").write_text("")
    return tmp_path / "a"


def add_article(news: Path) -> None:
    (news / "news" / "two.txt").write_text(TEXT)


def change_article(news: Path) -> None:
    (news / "news" / "one.txt").write_text(TEXT.upper())


def rename_article(news: Path) -> None:
    (news / "news" / "one.txt").rename(news / "news" / "other.txt")


def change_corrections(news: Path) -> None:
    (news / "corrections.toml").write_text("# mine\n")


@pytest.mark.parametrize("change", [add_article, change_article, rename_article, change_corrections])
def test_a_change_of_what_is_read_is_another_key(change: Callable[[Path], None], news: Path) -> None:
    run = a_run(news, corrections="corrections.toml")
    before = make_key(run)

    change(news)

    assert make_key(run) != before


def test_a_change_of_parameters_or_of_the_code_is_another_key(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {make_key(a_run(news)), make_key(a_run(news, title="T")), make_key(a_run(news, words_shown=3))}
    monkeypatch.setattr(keys, "hash_code", lambda: [["analysis/cli.py", "0"]])
    found.add(make_key(a_run(news)))
    monkeypatch.setattr(keys, "find_version", lambda name: "0")
    found.add(make_key(a_run(news)))

    assert len(found) == 5


@pytest.mark.parametrize(("name", "value"), [("SOURCE_DATE_EPOCH", "1000000000"), ("PLOUGHSHARE_MAX_MB", "40")])
def test_a_change_of_what_the_environment_decides_is_another_key(
    news: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    before = make_key(a_run(news))
    monkeypatch.setenv(name, value)

    assert make_key(a_run(news)) != before


def test_the_same_articles_elsewhere_have_the_same_key(news: Path, tmp_path: Path) -> None:
    shutil.copytree(news, tmp_path / "b")
    (news / "news" / "README.rtf").write_text("nothing that is read")

    assert make_key(a_run(news)) == make_key(a_run(tmp_path / "b"))


def test_sources_that_are_not_there_have_a_key_too(tmp_path: Path) -> None:
    assert make_key(a_run(tmp_path)) == make_key(a_run(tmp_path))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with one run, made from the key k."""
    (tmp_path / "out" / "one").mkdir(parents=True)
    (tmp_path / "out" / "one" / "briefing.pdf").write_bytes(b"pages")
    record = {
        "files": list_contents(tmp_path / "out" / "one"),
        "refused": [{"place": "x.txt", "reason": "it is empty"}],
    }
    (tmp_path / "out" / "one" / "manifest.json").write_text(json.dumps(record))
    keep_key(tmp_path / "out", "one", "k")
    return tmp_path / "out"


def test_a_run_is_current_as_long_as_nothing_has_changed(out: Path) -> None:
    assert is_current(out, "one", "k")
    assert not is_current(out, "one", "l")
    assert not is_current(out, "two", "k")
    assert read_refusals(out, "one") == ("x.txt: it is empty",)


@pytest.mark.parametrize("name", ["one/briefing.pdf", "one/manifest.json", ".made/one.json"])
@pytest.mark.parametrize("content", [b"", b"spoilt", b"[]", None])
def test_a_run_whose_files_are_spoilt_or_missing_is_not_current(name: str, content: bytes | None, out: Path) -> None:
    if content is None:
        (out / name).unlink()
    else:
        (out / name).write_bytes(content)

    assert not is_current(out, "one", "k")
