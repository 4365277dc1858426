"""What a kernel shows to a front end with a person before it, and to one without."""

from typing import Any

import pytest
from jupyter_client.manager import start_new_kernel

from analysis.exploration.views import WIDGET
from tests.commands import SEEDS

CODE = f"from analysis import explore; ex = explore({str(SEEDS)!r}); ex.ledger"


def show(client: Any, code: str, allow_stdin: bool) -> dict[str, Any]:
    """What a cell ends in."""
    shown: list[dict[str, Any]] = []
    client.execute_interactive(
        code, allow_stdin=allow_stdin, timeout=60, output_hook=lambda m: shown.append(m["content"])
    )
    return next(content["data"] for content in shown if "text/plain" in content.get("data", {}))


def test_a_person_gets_a_panel_with_the_table_behind_it_and_a_machine_the_table_alone() -> None:
    pytest.importorskip("anywidget", reason="anywidget is not installed: pip install -e .")
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        to_a_machine = show(client, CODE, allow_stdin=False)
        to_a_person = show(client, "ex.ledger", allow_stdin=True)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)

    assert WIDGET not in to_a_machine
    assert WIDGET in to_a_person
    assert {k: v for k, v in to_a_person.items() if k != WIDGET} == to_a_machine
