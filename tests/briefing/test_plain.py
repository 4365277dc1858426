"""Blocks as a terminal prints them."""

import pytest

from analysis.briefing.plain import block_text
from analysis.errors import OutputError
from tests.briefing.pages import (
    a_chart,
    a_claim,
    a_line,
    a_measurement,
    a_note,
    a_table,
    a_title,
    items,
    notes,
    prose,
    some_text,
)


def test_a_cited_number_is_followed_by_the_number_of_its_note() -> None:
    text = block_text(prose(some_text("They reach "), a_claim("nearly 20"), some_text(" countries.")))

    assert text == "They reach nearly 20 [1] countries."


def test_the_columns_of_a_table_stand_in_line() -> None:
    lines = block_text(a_table()).splitlines()

    assert lines[2:] == [
        "Indicator           Defence",
        "------------  -------------",
        "Destinations  nearly 20 [1]",
        "Destinations  nearly 20 [1]",
    ]


def test_a_note_sets_the_words_of_its_claim_in_brackets() -> None:
    text = block_text(notes(a_note(), a_measurement()))

    assert "“They go to [nearly 20 countries] now.”" in text
    assert "articles read: copies counted once" in text


@pytest.mark.parametrize("block", [a_title(), items(a_line(a_claim())), a_chart()], ids=lambda b: b["block"])
def test_a_block_fits_a_terminal(block: dict[str, object]) -> None:
    lines = block_text(block).splitlines()

    assert lines
    assert max(map(len, lines)) <= 88


def test_words_of_an_article_cannot_steer_the_terminal() -> None:
    text = block_text(prose(some_text("a\x1b]8;;http://e.org\x07b")))

    assert "\x1b" not in text
    assert "a□]8" in text


def test_a_block_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(OutputError, match="'map'"):
        block_text({"block": "map"})
