"""What is found wrong with a run before any is made."""

from pathlib import Path

import pytest

from analysis.batch.checking import check_runs
from analysis.batch.plan import Run
from analysis.briefing.parameters import check_parameters
from analysis.errors import PlanError
from tests.commands import SEEDS


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"sources": ["nowhere"]}, "run one: parameter sources: 'nowhere' is not there; check the spelling"),
        ({"sources": ["no/*.txt"]}, r"run one: parameter sources: 'no/\*.txt' fits no file, seen from the folder of"),
        ({"spacy": "nothing"}, "run one: .*pipeline is 'nothing'"),
        ({"corrections": "nowhere.toml"}, "run one: parameter corrections: 'nowhere.toml' is not there"),
        ({"logo": "nowhere.svg"}, "run one: .*nowhere.svg"),
        ({"codebooks": "nowhere"}, "run one: .*nowhere"),
        ({"frames": ["economi"]}, "run one: parameter frames: 'economi' is unknown"),
    ],
    ids=["sources", "pattern", "spacy", "corrections", "logo", "codebooks", "frames"],
)
def test_a_run_that_names_what_is_not_there_is_refused(given: dict[str, object], said: str) -> None:
    runs = [Run("one", check_parameters({"sources": [str(SEEDS)]} | given))]

    with pytest.raises(PlanError, match=f"{said}.*with --keep-going the other runs are made"):
        check_runs(runs)


def test_a_run_whose_files_are_there_is_let_through(tmp_path: Path) -> None:
    (tmp_path / "corrections.toml").touch()

    check_runs(
        [Run("one", check_parameters({"sources": [str(SEEDS)], "corrections": str(tmp_path / "corrections.toml")}))]
    )
