"""What the tests of batches share."""

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture
def two_workers() -> Iterator[Any]:
    """A cluster of two processes, reached without TLS on this machine."""
    distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, memory_limit=0
    ) as local:
        yield local
