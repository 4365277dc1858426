"""A plan of two runs, made with one worker."""

from collections.abc import Mapping

import pytest

from tests.batch.plans import a_plan
from tests.commands import call, hash_tree


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Every file of a plan of the runs one and two, made with one worker."""
    folder = tmp_path_factory.mktemp("reference")
    call("batch", a_plan(folder, "one", "two"), "--out", folder / "out", "--workers", "1")
    return hash_tree(folder / "out")
