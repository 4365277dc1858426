"""Does `import analysis` stay quick by leaving the heavy packages for later?"""

import subprocess
import sys

import pytest

HEAVY = ["pandas", "matplotlib", "nbconvert", "papermill", "scipy"]


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The top-level packages a fresh Python has loaded after `import analysis`."""
    script = "import sys, analysis; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_package_itself_is_imported(loaded: set[str]) -> None:
    assert "analysis" in loaded


@pytest.mark.parametrize("name", HEAVY)
def test_importing_the_package_leaves_out(loaded: set[str], name: str) -> None:
    assert name not in loaded
