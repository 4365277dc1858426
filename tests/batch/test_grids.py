"""Grids, and the names of the runs that they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.batch.grids import expand_grid
from analysis.batch.identifiers import check_id, check_ids, make_slug


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Azernews", "azernews"),
        ("The Times & Co.", "the-times-co"),
        ("Ədalət", "edalet"),
        ("Şərq qapısı", "serq-qapisi"),
        ("2025-05", "2025-05"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_a_value_becomes_a_readable_part_of_a_name(words: str, slug: str) -> None:
    assert make_slug(words) == slug


@pytest.mark.parametrize("words", ["Тренд", "新华社", "Trend Тренд", "", "...", "x" * 80])
def test_a_value_that_loses_letters_gets_a_mark(words: str) -> None:
    assert make_slug(words)[-6:].isalnum()
    assert check_id(f"id-{make_slug(words)}", "here")


def test_values_that_look_alike_get_names_of_their_own() -> None:
    names = [name for name, _ in expand_grid("x", {"title": ["A b", "a-B", "a b", "c"]}, "here")]

    assert len(set(names)) == 4
    assert names[3] == "x-c"


def test_a_grid_may_switch_and_may_list_several() -> None:
    cells = expand_grid("x", {"attach_ledger": [True, False], "publishers": [["A", "B"], "C"]}, "here")

    assert [name for name, _ in cells] == [
        "x-attach-ledger-true-a-b",
        "x-attach-ledger-true-c",
        "x-attach-ledger-false-a-b",
        "x-attach-ledger-false-c",
    ]
    assert cells[1][1] == {"attach_ledger": True, "publishers": ["C"]}


def test_without_a_grid_there_is_one_run() -> None:
    assert expand_grid("x", {}, "here") == [("x", {})]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=6, unique=True))
def test_any_texts_make_names_that_are_safe_and_different(values: list[str]) -> None:
    names = [name for name, _ in expand_grid("x", {"title": values}, "here")]

    assert len(names) == len(values)
    for name in names:
        check_id(name, "here")
    check_ids(names, None)  # type: ignore[arg-type]  # the path is only for a message
