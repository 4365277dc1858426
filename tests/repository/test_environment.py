"""Does environment.yml give conda users what pyproject.toml gives the others?"""

import tomllib
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

CONDA_NAMES = {  # what conda-forge calls a package that the Python index calls otherwise
    "matplotlib-base": "matplotlib",
    "nbconvert-core": "nbconvert",
    "python-duckdb": "duckdb",
    "typst-py": "typst",
}
NOT_OURS = {"python", "pip"}


def read_environment(root: Path) -> dict:
    return yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))


def read_project(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def read_conda_ranges(root: Path) -> dict[str, SpecifierSet]:
    """Every package conda installs, under conda's name."""
    stated = [each for each in read_environment(root)["dependencies"] if isinstance(each, str)]
    return {name: SpecifierSet(bounds) for name, _, bounds in (each.partition(" ") for each in stated)}


def read_pip_lines(root: Path) -> list[str]:
    """What pip installs inside the conda environment."""
    [section] = [each["pip"] for each in read_environment(root)["dependencies"] if isinstance(each, dict)]
    return section


def test_both_state_the_same_packages_and_ranges(root: Path) -> None:
    from_conda = {
        canonicalize_name(CONDA_NAMES.get(name, name)): bounds
        for name, bounds in read_conda_ranges(root).items()
        if name not in NOT_OURS
    }
    from_pip = [Requirement(line) for line in read_pip_lines(root) if not line.startswith("-e")]
    stated = [Requirement(each) for each in read_project(root)["dependencies"]]

    environment = from_conda | {canonicalize_name(each.name): each.specifier for each in from_pip}

    assert environment == {canonicalize_name(each.name): each.specifier for each in stated}
    assert len(from_conda) + len(from_pip) == len(stated), "a package stands in both sections"


def test_both_ask_for_the_same_python(root: Path) -> None:
    python = read_conda_ranges(root)["python"]

    assert python == SpecifierSet(read_project(root)["requires-python"])


def test_the_environment_holds_the_project_itself(root: Path) -> None:
    assert "-e ." in read_pip_lines(root)
    assert read_environment(root)["name"] == read_project(root)["name"]


def test_conda_packages_come_from_conda_forge_alone(root: Path) -> None:
    assert read_environment(root)["channels"] == ["conda-forge"]
