import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import ParameterError
from analysis.exploration.notebook_cell import read_cell, write_cell

CELL = """run: str = ""  # A finished run.
sources: list[str] = ["seeds"]  # «Files», ənd more.
words_shown: int = 15  # How many.
more: dict[str, object] = {}  # Any other."""

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def test_a_value_is_written_where_the_old_one_stood_and_the_comment_stays() -> None:
    written = write_cell(CELL, {"sources": ["a", "ə"], "words_shown": 7})

    assert written.splitlines()[1:3] == [
        'sources: list[str] = ["a", "ə"]  # «Files», ənd more.',
        "words_shown: int = 7  # How many.",
    ]


def test_a_parameter_without_a_line_goes_into_more() -> None:
    assert 'more: dict[str, object] = {"paper": "letter"}  # Any other.' in write_cell(CELL, {"paper": "letter"})


@given(TEXTS, st.lists(TEXTS), st.integers(), st.booleans())
def test_what_is_written_is_read_again(text: str, texts: list[str], number: int, is_so: bool) -> None:
    values = {"run": text, "sources": texts, "words_shown": number, "docx": is_so, "title": text}

    assert read_cell(write_cell(CELL, values)) == values


def test_values_on_several_lines_become_one() -> None:
    cell = 'sources: list[str] = [\n  "a",\n  "b",\n]  # Files.\nrun: str = ""  # A run.'

    assert write_cell(cell, {"sources": ["c"]}) == 'sources: list[str] = ["c"]  # Files.\nrun: str = ""  # A run.'


@pytest.mark.parametrize(("cell", "said"), [("run: str =", "cannot be read"), ("run: str = f()", "computes run")])
def test_a_cell_that_cannot_be_read_is_refused(cell: str, said: str) -> None:
    with pytest.raises(ParameterError, match=said):
        read_cell(cell)
