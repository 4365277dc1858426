"""The seeds, held for exploring, with a corrections file in a folder of the test."""

from pathlib import Path

import pytest

from analysis.briefing.parameters import Parameters
from analysis.codebooks import load_codebooks
from analysis.exploration.exploration import Exploration
from analysis.exploration.holding import Holding
from tests.builders import seed_articles, seed_tables


@pytest.fixture
def ex(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Exploration:
    """An exploration of the three seeds."""
    monkeypatch.chdir(tmp_path)
    return Exploration(Holding(Parameters(), seed_articles(), (), seed_tables(), load_codebooks()))


@pytest.fixture
def tractors(ex: Exploration) -> str:
    """The claim on 700 to 800 tractors."""
    return str(ex.series("tractor production").frame["claim_id"][0])
