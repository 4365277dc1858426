"""What coders wrote is read as they meant it, or refused with its place."""

import csv
from pathlib import Path

import numpy as np
import pytest

from analysis.briefing.store import write_table
from analysis.comparison.codesheets import read_coded, read_sheet
from analysis.errors import ParameterError, SourceError
from tests.comparison.test_coding import drawn

FRAMES = ["jobs", "risk"]
HEAD = ["sentence_id", "before", "sentence", *FRAMES, "none", "note"]


def a_sheet(path: Path, *rows: tuple[str, str, str, str], delimiter: str = ",") -> Path:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(HEAD)
        writer.writerows([name, "", "Words.", jobs, risk, none, ""] for name, jobs, risk, none in rows)
    return path


def a_key(path: Path) -> Path:
    path.write_text(
        "sentence_id,article_id,start,end,frames,stratum,weight\n"
        's1,a,0,5,"[""jobs""]",jobs,2.0\ns2,a,6,9,[],none,3.0\ns3,b,0,4,[],none,3.0\n'
    )
    return path


def test_an_empty_cell_of_a_coded_row_is_nought_and_a_row_without_marks_was_not_coded(tmp_path: Path) -> None:
    sheet = a_sheet(tmp_path / "anna.csv", ("s1", "1", "", ""), ("s2", "", "", "1"), ("s3", "", "", ""))

    coded = read_coded([sheet], None, FRAMES)

    assert coded["jobs"].codes[:, 0].tolist() == [1, 0]
    assert coded["risk"].codes[:, 0].tolist() == [0, 0]


def test_the_key_gives_the_machine_the_weight_and_the_article(tmp_path: Path) -> None:
    anna = a_sheet(tmp_path / "anna.csv", ("s1", "1", "", ""), ("s2", "x", "", ""))
    ben = a_sheet(tmp_path / "ben.csv", ("s2", "0", "1", ""), ("s3", "", "", "1"), delimiter=";")

    jobs = read_coded([anna, ben], a_key(tmp_path / "key.csv"), FRAMES)["jobs"]

    np.testing.assert_array_equal(jobs.codes, [[1, np.nan], [1, 0], [np.nan, 0]])
    assert jobs.machine.tolist() == [1, 0, 0]
    assert jobs.weight.tolist() == [2, 3, 3]
    assert jobs.article == ["a", "a", "b"]


def test_a_workbook_is_read_as_the_same_cells_as_a_csv_file(tmp_path: Path) -> None:
    for name in ("sheet.csv", "sheet.xlsx"):
        write_table(drawn().sheet.assign(none="1"), tmp_path / name)

    assert read_sheet(tmp_path / "sheet.xlsx", HEAD[:3]) == read_sheet(tmp_path / "sheet.csv", HEAD[:3])


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("s1", "perhaps", "", ""), "anna.csv, row 2, jobs: 'perhaps' is no mark; write 1, 0 or nothing"),
        (("s1", "1", "", "1"), "anna.csv, row 2: none and a frame are both marked"),
        (("s9", "1", "", ""), "the sentence 's9' is not in"),
        (("s1", "", "", ""), "no sentence is coded"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, row: tuple[str, str, str, str], words: str) -> None:
    sheet = a_sheet(tmp_path / "anna.csv", row)

    with pytest.raises(ParameterError, match=words):
        read_coded([sheet], a_key(tmp_path / "key.csv"), FRAMES)


def test_a_sentence_that_stands_twice_is_refused(tmp_path: Path) -> None:
    sheet = a_sheet(tmp_path / "anna.csv", ("s1", "1", "", ""), ("s1", "", "1", ""))

    with pytest.raises(ParameterError, match=r"row 3: the sentence 's1' stands twice"):
        read_coded([sheet], None, FRAMES)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"no workbook"),
        ("a.csv", b"\xff\xfe"),
        ("a.csv", b"sentence_id,jobs\n"),
        ("a.csv", b""),
        ("gone.csv", None),
    ],
)
def test_what_is_no_sheet_is_refused(tmp_path: Path, name: str, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)

    with pytest.raises(SourceError, match=name):
        read_coded([tmp_path / name], None, FRAMES)
