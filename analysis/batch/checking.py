"""Can the runs of a plan be made, as far as that can be known without making them?"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from analysis.batch.paths import PATTERN
from analysis.batch.plan import Run
from analysis.briefing.furniture import build_furniture
from analysis.briefing.opening import check_frames
from analysis.codebooks import Codebooks, load_codebooks
from analysis.errors import PlanError, PloughshareError
from analysis.extraction.names.pipelines import load_pipeline

FITS_NONE = (
    "fits no file, seen from the folder of the plan, from here or from the project; check the spelling, "
    "* stands for any letters and ** for any folders"
)


def check_runs(runs: Sequence[Run]) -> None:
    """Refuse a run that names what is not there.

    Raises:
        PlanError: with the id of the run, what is missing, and what to do.
    """
    for run in runs:
        try:
            check_run(run)
        except PloughshareError as error:
            remedy = "with --keep-going the other runs are made"
            raise PlanError(f"run {run.run_id}: {error} ({remedy})") from error


def check_run(run: Run) -> None:
    """Refuse a run whose sources, corrections, logo, codebooks, frames or pipeline are not there."""
    parameters = run.parameters
    for name, paths in (("sources", parameters.sources), ("corrections", (parameters.corrections,))):
        for path in paths:
            if path and not Path(path).exists():
                why = FITS_NONE if PATTERN & set(path) else "is not there; check the spelling"
                raise PlanError(f"parameter {name}: {path!r} {why}")
    build_furniture(parameters)
    if parameters.spacy:
        load_pipeline(parameters.spacy)
    if parameters.codebooks or parameters.frames:
        check_frames(parameters, read_codebooks(parameters.codebooks))


@cache
def read_codebooks(folder: str) -> Codebooks:
    """The codebooks of a folder, read once for all runs."""
    return load_codebooks(Path(folder) if folder else None)
