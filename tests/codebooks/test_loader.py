"""Where do the words come from?"""

import os
import shutil
from pathlib import Path
from typing import get_args

import pytest

from analysis import extract
from analysis.codebooks import load_codebooks
from analysis.codebooks.loader import BOOKS, TABLES
from analysis.errors import CodebookError
from analysis.records import ActorKind, Kind

SHIPPED = Path(__file__).parents[2] / "analysis" / "codebooks"


def test_every_file_of_words_that_is_shipped_is_read() -> None:
    files = {path.name for pattern in ("*.toml", "*.csv") for path in SHIPPED.glob(pattern)}

    assert files == {f"{name}.toml" for name in BOOKS} | {f"{name}.csv" for name in TABLES}


@pytest.mark.parametrize(
    ("table", "known"), [("units", get_args(Kind)), ("actors", get_args(ActorKind))], ids=["units", "actors"]
)
def test_every_kind_is_in_the_closed_list(table: str, known: tuple[str, ...]) -> None:
    assert {row["kind"] for row in load_codebooks().rows(table)} <= set(known)


@pytest.mark.parametrize(
    ("table", "column"), [("currencies", "code"), ("units", "symbol"), ("countries", "code"), ("demonyms", "demonym")]
)
def test_nothing_stands_twice_in_a_table(table: str, column: str) -> None:
    listed = [row[column] for row in load_codebooks().rows(table)]

    assert len(listed) == len(set(listed))


def test_no_form_of_a_unit_means_two_things() -> None:
    forms: dict[str, str] = {}
    clashes = []
    for row in load_codebooks().rows("currencies"):
        for form in filter(None, [row["code"], *row["forms"].split("|"), *row["symbols"].split("|")]):
            clashes += [form] if forms.setdefault(form, row["code"]) != row["code"] else []

    assert clashes == []


def test_a_file_of_the_user_replaces_ours_and_the_others_stay(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text("symbol,kind,forms\nchest,mass,chest of tea|chests of tea\n")
    books = load_codebooks(tmp_path)
    (claim,) = extract("The mill sold 40 chests of tea.", books)

    assert (claim.value, claim.unit, claim.kind) == (40.0, "chest", "mass")
    assert books.rows("countries") == load_codebooks().rows("countries")


def test_other_words_have_another_hash(tmp_path: Path) -> None:
    shutil.copy(SHIPPED / "units.csv", tmp_path)
    same = load_codebooks(tmp_path).sha256
    other = tmp_path / "other"
    other.mkdir()
    (other / "units.csv").write_text("symbol,kind,forms\nchest,mass,chest\n")

    assert same == load_codebooks().sha256
    assert load_codebooks(other).sha256 != same


def test_a_table_may_begin_with_a_mark_and_end_its_lines_like_windows(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_bytes(b"\xef\xbb\xbfsymbol,kind,forms\r\nchest,mass,chest\r\n")

    assert [dict(r) for r in load_codebooks(tmp_path).rows("units")] == [
        {"symbol": "chest", "kind": "mass", "forms": "chest"}
    ]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("unit.csv", "symbol,kind,forms\n", "no codebook has this name; known are actors.csv"),
        ("teas.toml", "schema = 1\n", "no codebook has this name"),
        ("units.csv", "symbol,forms\nt,ton\n", "the columns are ['symbol', 'forms']; write symbol, kind, forms"),
        ("units.csv", "", "the columns are None; write symbol, kind, forms"),
        ("units.csv", "symbol,kind,forms\nt,mass\n", "row 2: it does not have 3 cells"),
        ("units.csv", "symbol,kind,forms\nt,mass,ton,more\n", "row 2: it does not have 3 cells"),
        ("units.csv", "symbol,kind,forms\nt,weight,ton\n", "row 2: kind is 'weight'; write one of money"),
        ("actors.csv", "actor,kind,country,role,spellings\nBaykal,firm,TR,,Baykal\n", "row 2: kind is 'firm'"),
        ("demonyms.csv", "demonym,code\nAtlantean,XX\n", "row 2: code is 'XX'"),
        ("units.csv", 'symbol,kind,forms\nt,mass,"ton\n', "this codebook cannot be read"),
        ("hedges.toml", "[before\n", "this codebook cannot be read"),
    ],
    ids=["unknown table", "unknown book", "wrong columns", "empty", "cell missing", "cell too many", "unknown kind",
         "unknown kind of actor", "unknown country", "open quotation", "no TOML"],
)  # fmt: skip
def test_a_wrong_codebook_is_refused_by_name(name: str, content: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)

    with pytest.raises(CodebookError) as error:
        load_codebooks(tmp_path)
    assert name in str(error.value)
    assert problem in str(error.value)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("hedges.toml", "schema = 1\n[before]\nabout = []\n", "hedges.toml: 'after' is missing; add it"),
        (
            "names.toml",
            (SHIPPED / "names.toml").read_text().replace("titles =", "x ="),
            "names.toml, roles: 'titles' is",
        ),
    ],
    ids=["section", "list"],
)
def test_what_a_codebook_lacks_is_named(name: str, content: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)

    with pytest.raises(CodebookError) as error:
        extract("Director Peter Kamau sold nearly 40 tonnes.", load_codebooks(tmp_path))
    assert problem in str(error.value)


def test_words_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "verbs.toml").write_bytes(b"schema = 1 # \xff\n")

    with pytest.raises(CodebookError, match=r"verbs\.toml: this codebook cannot be read"):
        load_codebooks(tmp_path)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="there is no such folder; give the folder that holds your codebooks"):
        load_codebooks(tmp_path / "gone")


def test_other_files_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("My words.")

    assert load_codebooks(tmp_path).sha256 == load_codebooks().sha256


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("a = " + "[" * 100_000, "this codebook cannot be read"),
        ("a = " + "9" * 10_000, "this codebook cannot be read"),
        ("frame = 5", "frames.toml, frame is '5'; write a list in square brackets"),
        ('[[frame]]\nid = "tea"\npatterns = "tea"', "frame, 1, patterns is 'tea'; write a list in square brackets"),
        ('[[frame]]\nid = "tea"\npatterns = [1]', "patterns, 1 is '1'; write words in quotation marks"),
        ('[[frame]]\nid = "tea"\npatterns = [" "]', "patterns, 1 is ' '; write at least one letter"),
        ('[[frame]]\nid = 2025-01-01\npatterns = ["tea"]', "id is '2025-01-01'; write words in quotation marks"),
    ],
    ids=["nested", "huge number", "number", "no list", "no words", "blank", "date"],
)
def test_a_codebook_of_another_form_is_refused_with_its_place(content: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "frames.toml").write_text(content)

    with pytest.raises(CodebookError) as error:
        load_codebooks(tmp_path)
    assert "frames.toml" in str(error.value)
    assert problem in str(error.value)


def test_our_own_codebooks_have_the_form_that_is_asked_of_others(tmp_path: Path) -> None:
    for path in SHIPPED.glob("*.toml"):
        shutil.copy(path, tmp_path)

    assert load_codebooks(tmp_path).books.keys() == set(BOOKS)


def test_a_link_in_a_folder_of_codebooks_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "frames.toml").symlink_to(SHIPPED / "frames.toml")

    with pytest.raises(CodebookError, match=r"frames\.toml: this is a link or no regular file"):
        load_codebooks(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_of_codebooks_does_not_hold_the_reader_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "frames.toml")

    with pytest.raises(CodebookError, match="no regular file"):
        load_codebooks(tmp_path)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("indicators", 'label = "executed"\n', "", r"indicators\.toml, stage 1: 'label' is missing"),
        ("indicators", 'words = ["executed|', 'words = []\nthen = ["executed|', "'executed': words is empty"),
        ("verbs", '"lay lays laid laying"', '"lay"', "irregular has 'lay'; write all its forms"),
        ("boilerplate", "names = []", "names = [{}]", "names, 1 is '{}'; write words in quotation marks"),
    ],
    ids=["no label", "no words", "one form", "a section among words"],
)
def test_a_list_that_lacks_something_is_refused_with_its_place(
    tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    ours = (SHIPPED / f"{name}.toml").read_text(encoding="utf-8")
    assert old in ours
    (tmp_path / f"{name}.toml").write_text(ours.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(CodebookError, match=message):
        extract("The plant executed a budget of $2 mln.", load_codebooks(tmp_path))
