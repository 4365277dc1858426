"""Plans of runs over the three seeds."""

from pathlib import Path

from tests.commands import SEEDS

KEPT = {".made", "index.html"}


def a_plan(folder: Path, *ids: str) -> Path:
    """A plan of runs that differ in their titles, and a folder for temporary files."""
    runs = (f'[[run]]\nid = "{name}"\nsources = ["{SEEDS}"]\ntitle = "{name}"\n' for name in ids)
    (folder / "plan.toml").write_text("\n".join(runs), encoding="utf-8")
    (folder / "tmp").mkdir()
    return folder / "plan.toml"


def list_names(folder: Path) -> set[str]:
    """What stands in a folder of runs beside what is always there."""
    return {path.name for path in folder.iterdir()} - KEPT
