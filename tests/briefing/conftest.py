"""One notebook with every kind of block."""

from typing import Any

import pytest

from tests.briefing.pages import (
    a_chart,
    a_claim,
    a_line,
    a_measurement,
    a_note,
    a_notebook,
    a_table,
    a_title,
    items,
    notes,
    some_text,
)


@pytest.fixture(scope="session")
def full_notebook() -> Any:
    return a_notebook(
        a_title(),
        "## Key findings",
        items(a_line(some_text("They reach "), a_claim(), some_text("."), kind="reported")),
        "## Both sides\n\nSee [the finding](#F1).",
        a_table(),
        a_chart("Exports grow"),
        {**a_chart("Imports shrink"), "id": "exports"},
        "## Notes",
        notes(a_note(), a_measurement()),
    )
