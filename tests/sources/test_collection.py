"""What did we read, and what not?"""

import itertools
import os
from pathlib import Path

import pytest
import typst

from analysis.errors import SourceError
from analysis.records import Article
from analysis.sources import read_articles, read_collection

TEA = "The tea mill in Kericho sold 40 tonnes of tea to Poland in 2024.\n"
SHIPS = "The shipyard in Gdynia built 3 frigates for the navy in 2024.\n"


def put(path: Path, text: str = TEA) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def ids(articles: list[Article] | tuple[Article, ...]) -> list[str]:
    return [a.article_id for a in articles]


def test_a_folder_gives_every_file_of_a_known_kind_below_it(tmp_path: Path) -> None:
    put(tmp_path / "tea.txt")
    put(tmp_path / "deep" / "er" / "ships.MD", SHIPS)
    put(tmp_path / "lines.jsonl", '{"id": "steel", "text": "Steel is made in Temirtau."}')
    put(tmp_path / "rows.csv", "id,text\ncoal,Coal is dug in Ekibastuz.\n")
    put(tmp_path / "page.htm", f"<html><body><p>{SHIPS.replace('Gdynia', 'Rauma')}</p></body></html>")
    (tmp_path / "print.pdf").write_bytes(typst.compile(b"The mine in Kiruna sold 40 wagons of ore in 2024."))
    put(tmp_path / "notes.docx")

    assert ids(read_articles(tmp_path)) == ["coal", "page", "print", "ships", "steel", "tea"]


@pytest.mark.parametrize("name", ["README.md", "readme.txt", "README-first.md"])
def test_readme_files_are_left_out(name: str, tmp_path: Path) -> None:
    put(tmp_path / "tea.txt")
    put(tmp_path / name, SHIPS)

    assert ids(read_articles(tmp_path)) == ["tea"]


def test_two_files_of_one_name_in_a_folder_are_told_apart_by_their_place(tmp_path: Path) -> None:
    put(tmp_path / "a" / "news.txt")
    put(tmp_path / "b" / "news.txt", SHIPS)

    assert ids(read_articles(tmp_path)) == ["a/news.txt", "b/news.txt"]


def test_a_file_that_cannot_be_read_is_refused_by_name_and_the_others_are_read(tmp_path: Path) -> None:
    put(tmp_path / "tea.txt")
    (tmp_path / "bad.txt").write_bytes(b"\x89PNG\xff")
    put(tmp_path / "page.html", "<script>tea</script>")
    put(tmp_path / "print.pdf", "%PDF-1.7 tea")
    collection = read_collection([tmp_path])

    assert ids(collection.articles) == ["tea"]
    assert [(Path(r.place).name, r.reason.split(";")[0]) for r in collection.refusals] == [
        ("bad.txt", "this is a picture, not .txt"),
        ("page.html", "there is no HTML in this file"),
        ("print.pdf", "this is no PDF that can be read (Failed to load document (PDFium: Data format error).)"),
    ]


def test_reading_articles_raises_with_every_refusal(tmp_path: Path) -> None:
    put(tmp_path / "one.txt", " ")
    put(tmp_path / "two.txt", "\x00")

    with pytest.raises(SourceError, match=r"one\.txt: the file is empty.*two\.txt: a NUL"):
        read_articles(tmp_path)


def test_a_link_to_nowhere_is_refused_and_does_not_stop_the_reading(tmp_path: Path) -> None:
    put(tmp_path / "tea.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    collection = read_collection([tmp_path])

    assert (ids(collection.articles), len(collection.refusals)) == (["tea"], 1)


def test_a_linked_folder_is_named_and_not_entered(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere" / "ships.txt", SHIPS)
    put(tmp_path / "news" / "tea.txt")
    (tmp_path / "news" / "more").symlink_to(tmp_path / "elsewhere")
    collection = read_collection([tmp_path / "news"])

    assert ids(collection.articles) == ["tea"]
    assert collection.refusals[0].reason.startswith("this is a link to a folder, and links are not followed")
    with pytest.raises(SourceError, match="this is a link to a folder"):
        read_articles(tmp_path / "news" / "more")


@pytest.mark.parametrize(
    ("name", "problem"),
    [("missing.txt", "there is no such file or folder; check the spelling"), ("a.docx", "files of the kind '.docx'")],
    ids=["missing", "unknown kind"],
)
def test_a_mistake_in_the_call_is_an_error(name: str, problem: str, tmp_path: Path) -> None:
    put(tmp_path / "a.docx")

    with pytest.raises(SourceError, match=problem):
        read_articles(tmp_path / name)


def test_a_file_of_another_kind_among_others_is_refused_by_itself(tmp_path: Path) -> None:
    collection = read_collection([put(tmp_path / "notes.docx"), put(tmp_path / "tea.txt")])

    assert ids(collection.articles) == ["tea"]
    [refused] = collection.refusals
    assert (refused.place, refused.reason[:45]) == (
        str(tmp_path / "notes.docx"),
        "files of the kind '.docx' cannot be read; kno",
    )


def test_a_folder_without_articles_says_what_is_known(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no article in this folder; known kinds are \.txt, \.md, \.html"):
        read_articles(tmp_path)


def test_files_of_other_kinds_are_passed_over_by_name(tmp_path: Path) -> None:
    put(tmp_path / "tea.txt")
    for name in ("notes.docx", "deep/more.docx", "data.zip", ".hidden.docx", "README.docx"):
        put(tmp_path / name)
    collection = read_collection([tmp_path])

    assert collection.refusals == ()
    assert [(Path(p.place), p.reason) for p in collection.passed_over] == [
        (tmp_path, "2 of the kind .docx, which cannot be read: deep/more.docx, notes.docx"),
        (tmp_path, "1 of the kind .zip, which cannot be read: data.zip"),
    ]


def test_of_many_files_of_another_kind_some_are_named_and_all_counted(tmp_path: Path) -> None:
    put(tmp_path / "tea.txt")
    for number in range(30):
        put(tmp_path / f"{number:02}.css")

    (passed,) = read_collection([tmp_path]).passed_over
    assert passed.reason.startswith("30 of the kind .css, which cannot be read: 00.css, 01.css")
    assert passed.reason.endswith("09.css and 20 more")


def test_a_table_without_rows_is_passed_over_by_name(tmp_path: Path) -> None:
    put(tmp_path / "none.csv", "id,text\n,\n")
    collection = read_collection([tmp_path])

    assert (collection.articles, collection.refusals) == ((), ())
    assert [Path(p.place).name for p in collection.passed_over] == ["none.csv"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may enter every folder")
def test_a_folder_that_cannot_be_opened_is_refused_by_name(tmp_path: Path) -> None:
    put(tmp_path / "tea.txt")
    put(tmp_path / "closed" / "ships.txt").parent.chmod(0)
    (refusal,) = read_collection([tmp_path]).refusals

    assert (Path(refusal.place).name, refusal.reason.split(";")[0]) == ("closed", "this folder cannot be opened")


def test_no_source_at_all_is_an_error() -> None:
    with pytest.raises(SourceError, match="no source was given"):
        read_articles()


def test_a_file_given_twice_is_read_once_and_says_so(tmp_path: Path) -> None:
    path = put(tmp_path / "tea.txt")
    (article,) = read_articles(path, tmp_path)

    assert "given more than once; read once" in article.warnings


def test_two_articles_with_one_id_and_other_words_are_both_read_and_one_is_renamed(tmp_path: Path) -> None:
    put(tmp_path / "a.jsonl", '{"id": 1, "text": "Tea is grown."}\n{"id": "1", "text": "Steel is made."}')
    collection = read_collection([tmp_path])

    assert [a.text for a in collection.articles] == ["Tea is grown.", "Steel is made."]
    assert collection.refusals == ()
    renamed = collection.articles[1]
    assert renamed.article_id == f"1-{renamed.sha256[:8]}"
    assert f"another article has the id '1', so this one is called '{renamed.article_id}'" in renamed.warnings[-1]


def test_the_order_of_sources_changes_nothing(tmp_path: Path) -> None:
    sources = [
        put(tmp_path / "x" / "tea.txt"),
        put(tmp_path / "y" / "tea.txt", SHIPS),
        put(tmp_path / "z" / "copy.txt", TEA + "Extra.\n"),
        put(tmp_path / "bad.txt", " "),
    ]
    found = {read_collection(order) for order in itertools.permutations(sources)}

    assert len(found) == 1


def test_spans_count_from_the_first_character_behind_the_mark(tmp_path: Path) -> None:
    path = tmp_path / "tea.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEA.encode())

    assert read_articles(path)[0].text == TEA
