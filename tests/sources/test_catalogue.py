"""What does a person say about the files of a folder?"""

import hashlib
from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.sources import read_articles, read_collection

TEXT = "3 March 2025\n\nThe tea mill in Kericho sold 40 tonnes.\n"
HASH = hashlib.sha256(TEXT.encode()).hexdigest()
HEAD = "file,sha256,publisher,date,narrative"
ROW = f"mill.txt,{HASH},Reuters,2025-03-03,civilian"


def a_folder(folder: Path, *lines: str) -> Path:
    (folder / "mill.txt").write_text(TEXT, encoding="utf-8")
    (folder / "catalogue.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_an_article_takes_what_the_catalogue_states(tmp_path: Path) -> None:
    (article,) = read_articles(a_folder(tmp_path, HEAD, ROW))

    assert (article.article_id, article.publisher, article.published) == ("mill", "Reuters", "2025-03-03")
    assert article.stated_narrative == "civilian"
    assert article.published_rule == "catalogue; in the text: first date of the head: '3 March 2025'"


def test_empty_cells_leave_what_the_text_says(tmp_path: Path) -> None:
    (article,) = read_articles(a_folder(tmp_path, HEAD, f"mill.txt,{HASH},,,"))

    assert (article.publisher, article.published, article.stated_narrative) == (None, "2025-03-03", None)


def test_a_date_that_the_text_contradicts_gives_a_warning(tmp_path: Path) -> None:
    (article,) = read_articles(a_folder(tmp_path, HEAD, f"mill.txt,{HASH},,2025-04-01,"))

    assert article.published == "2025-04-01"
    assert "the catalogue dates the article 2025-04-01, its text 2025-03-03" in article.warnings[0]


def test_a_month_in_the_catalogue_does_not_contradict_its_day_in_the_text(tmp_path: Path) -> None:
    (article,) = read_articles(a_folder(tmp_path, HEAD, f"mill.txt,{HASH},,2025-03,"))

    assert article.warnings == ()


def test_a_title_may_hold_a_line_break_and_a_comma(tmp_path: Path) -> None:
    (article,) = read_articles(a_folder(tmp_path, HEAD + ",title", ROW + ',"Tea, at last\u2028and more"'))

    assert article.title == "Tea, at last\u2028and more"


def test_files_that_the_catalogue_does_not_list_are_left_out(tmp_path: Path) -> None:
    (a_folder(tmp_path, HEAD, ROW) / "other.txt").write_text("Coffee is grown in Nyeri.")

    assert [a.article_id for a in read_articles(tmp_path)] == ["mill"]
    assert [p.reason for p in read_collection([tmp_path]).passed_over] == [
        "not in catalogue.csv, so not read: other.txt"
    ]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (ROW.replace(HASH, "0" * 64), "its SHA-256 is"),
        (ROW.replace("mill.txt", "gone.txt"), "cannot be read: No such file"),
        (ROW.replace("mill.txt", "../mill.txt"), "lies outside the folder"),
        (ROW.replace("mill.txt", "loop.txt"), "this is a link"),
        (ROW.replace("civilian", "farming"), "narrative is 'farming'"),
        (ROW.replace("mill.txt", "mill.docx"), "cannot be read"),
        ("mill.txt", "one cell for each column"),
    ],
    ids=["changed file", "missing file", "outside", "link to itself", "bad narrative", "unknown kind", "cells missing"],
)
def test_a_wrong_row_is_refused_by_name_and_the_other_articles_are_read(row: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "ore.txt").write_text("Ore is dug in Kiruna.")
    good = f"ore.txt,{hashlib.sha256(b'Ore is dug in Kiruna.').hexdigest()},,,"
    collection = read_collection([a_folder(tmp_path, HEAD, row, good)])

    assert [a.article_id for a in collection.articles] == ["ore"]
    assert len(collection.refusals) == 1
    assert problem in collection.refusals[0].reason


def test_a_catalogue_of_no_file_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file is listed"):
        read_articles(a_folder(tmp_path, HEAD))


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([HEAD.replace(",narrative", ""), ROW], "row 1: the column 'narrative' is missing; write file, sha256"),
        ([HEAD + ",mood", ROW + ",good"], "row 1: 'mood' is no column; known are file"),
        ([HEAD, ROW.replace(HASH, "0" * 64)], f"its SHA-256 is {HASH}, the catalogue says 000"),
        ([HEAD, ROW, ROW], "row 3: file is 'mill.txt', which is empty or stands twice"),
        ([HEAD, ROW.replace("mill.txt", "")], "row 2: file is ''"),
        ([HEAD, ROW.replace("mill.txt", "../mill.txt")], "row 2: '../mill.txt' lies outside the folder"),
        ([HEAD, ROW.replace("mill.txt", "/etc/hostname")], "row 2: '/etc/hostname' lies outside the folder"),
        ([HEAD, ROW.replace("mill.txt", "gone.txt")], "gone.txt: cannot be read: No such file"),
        ([HEAD, ROW.replace("2025-03-03", "3 March 2025")], "row 2: date is '3 March 2025'; write it as 2024-05-31"),
        ([HEAD, ROW.replace("civilian", "farming")], "row 2: narrative is 'farming'; write defence"),
        ([HEAD, ROW + ",more"], "row 2: the row does not have one cell for each column"),
        ([HEAD, "mill.txt"], "row 2: the row does not have one cell for each column"),
    ],
    ids=["missing column", "unknown column", "changed file", "file twice", "no file", "file above the folder",
         "absolute path", "missing file", "bad date", "bad narrative", "cell too many", "cells missing"],
)  # fmt: skip
def test_a_wrong_catalogue_names_place_value_and_remedy(lines: list[str], problem: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as error:
        read_articles(a_folder(tmp_path, *lines))
    assert problem in str(error.value)
    assert str(tmp_path) in str(error.value)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "linked.txt").symlink_to(outside)
    (folder / "catalogue.csv").write_text(f"{HEAD}\n{ROW.replace('mill', 'linked')}\n")

    with pytest.raises(SourceError, match="lies outside the folder"):
        read_articles(folder)


def test_a_quotation_mark_that_never_closes_is_a_mistake_the_user_can_mend(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"catalogue\.csv"):
        read_articles(a_folder(tmp_path, HEAD, '"' + ROW))
