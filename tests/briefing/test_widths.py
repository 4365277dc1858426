"""Columns of printed tables."""

from typing import Any

import pytest

from analysis.briefing.widths import LINE_POINTS, join_columns, shape_table, size_columns
from tests.briefing.pages import a_table, some_text


def shape(labels: list[str], *rows: list[str]) -> dict[str, Any]:
    return shape_table([{"label": label} for label in labels], labels, rows)


def widths(shaped: dict[str, Any]) -> list[float]:
    return [column["width"] for column in shaped["columns"]]


def test_a_short_column_gets_what_it_needs_and_a_sentence_the_rest() -> None:
    period, sentence = widths(shape(["Period", "Sentence"], ["13 January 2026", "The plant made tractors. " * 9]))

    assert period >= len("13 January 2026")
    assert sentence > 3 * period


def test_a_table_of_few_words_is_no_wider_than_they_need() -> None:
    shaped = shape(["Numbers", "Count"], ["Used", "8"])

    assert not shaped["is_full"]
    assert sum(widths(shaped)) < 25


def test_columns_of_one_table_fit_the_line() -> None:
    labels = [f"Column{n}" for n in range(10)]

    shaped = shape(labels, [f"word{n} " * 30 for n in range(10)])

    assert sum(widths(shaped)) * shaped["size"] * 0.55 <= LINE_POINTS + 1


def test_a_table_without_rows_has_columns() -> None:
    assert len(widths(shape(["Words", "Period"]))) == 2


@pytest.mark.parametrize(("rows", "is_halved"), [(7, False), (12, True), (40, False)])
def test_a_narrow_table_of_some_rows_is_set_as_two(rows: int, is_halved: bool) -> None:
    assert shape(["Measure", "Count"], *[["Articles", "2"]] * rows)["in_halves"] is is_halved


def test_a_row_as_high_as_a_page_may_break_and_no_other() -> None:
    assert shape(["A", "B"], ["short", "words"], ["word " * 3000, "words"])["tall"] == [1]


def test_columns_for_the_screen_are_left_out() -> None:
    table = a_table(rows=1)
    table["columns"][0]["print"] = False

    sized = size_columns(table)

    assert [column["label"] for column in sized["columns"]] == ["Defence"]
    assert [len(row) for row in sized["rows"]] == [1]


def test_claims_share_columns_on_paper_and_a_dash_is_not_repeated() -> None:
    columns = [{"label": label, "align": "left"} for label in ("Words", "Value", "Unit", "Whose", "Said by")]
    row = [[some_text(words)] for words in ("8.1 billion manat", "8.1 billion", "AZN", "–", "officials")]

    joined = join_columns({"columns": columns, "rows": [row]})

    assert [column["label"] for column in joined["columns"]] == ["Words", "Value", "Who"]
    assert ["".join(s["text"] for s in cell) for cell in joined["rows"][0]] == [
        "8.1 billion manat",
        "8.1 billion AZN",
        "officials",
    ]
