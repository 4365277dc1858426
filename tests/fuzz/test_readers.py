"""Do bytes that are nearly right ever end a reader in anything but an answer or an error of ours?"""

import os

import pytest

from tests.fuzz.mutations import mutate
from tests.fuzz.targets import GUIDED, TARGETS, attempt

COUNT = int(os.environ.get("FUZZ_COUNT", "20000"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))


@pytest.mark.parametrize("name", TARGETS)
def test_mutated_inputs_are_read_or_refused(name: str) -> None:
    failed = []
    for number, raw in enumerate(mutate(TARGETS[name][1], COUNT, SEED)):
        try:
            attempt(name, raw)
        except Exception as error:  # noqa: BLE001 (what is looked for)
            failed.append((number, type(error).__name__, str(error)[:80], raw[:300]))
            if len(failed) > 4:
                break

    assert failed == []


@pytest.mark.parametrize("name", GUIDED)
def test_what_is_mutated_is_right_before(name: str) -> None:
    assert all(attempt(name, raw) for raw in GUIDED[name][1])
