"""Do the lock files name one version of everything, with hashes and without addresses?"""

import re
import tomllib
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from packaging.markers import Environment, Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock", "requirements-fuzz.lock"]
ENTRY = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[\w.]+)(?: ; (?P<marker>.+))?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")

SYSTEMS = {  # name: sys_platform, platform_system, os_name, platform_machine
    "linux": ("linux", "Linux", "posix", "x86_64"),
    "mac": ("darwin", "Darwin", "posix", "arm64"),
    "intel-mac": ("darwin", "Darwin", "posix", "x86_64"),
    "windows": ("win32", "Windows", "nt", "AMD64"),
}
PYTHONS = ["3.11.0", "3.11.9", "3.12.0", "3.13.0", "3.14.0"]
USERS = list(product(SYSTEMS, PYTHONS))


@dataclass(frozen=True)
class Entry:
    """One locked version, the machines it is for, and the files it may come from."""

    name: str
    version: str
    marker: str
    hashes: frozenset[str]


def read_lock(path: Path) -> list[Entry]:
    """The entries of a lock file; anything that is not an entry fails."""
    entries = []
    for line in path.read_text(encoding="utf-8").replace("\\\n", "").splitlines():
        pin, *hashes = (part.strip() for part in re.split(r"\s+(?=--hash=)", line))
        found = ENTRY.fullmatch(pin)

        assert found, f"{path.name}: {line[:80]!r} is not name==version"
        assert hashes, f"{path.name}: {pin} has no hash"
        assert all(HASH.fullmatch(each) for each in hashes), f"{path.name}: {pin} has a hash that is not sha256"
        entries.append(Entry(found["name"], found["version"], found["marker"] or "", frozenset(hashes)))
    return entries


def describe_machine(machine: str, python: str) -> Environment:
    """A machine as markers know it."""
    sys_platform, platform_system, os_name, platform_machine = SYSTEMS[machine]
    return {
        "sys_platform": sys_platform,
        "platform_system": platform_system,
        "os_name": os_name,
        "platform_machine": platform_machine,
        "python_full_version": python,
        "python_version": ".".join(python.split(".")[:2]),
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }


def select_versions(entries: list[Entry], machine: str, python: str) -> dict[str, str]:
    """What pip would install there; two versions of one package fail."""
    environment = describe_machine(machine, python)
    chosen = [each for each in entries if not each.marker or Marker(each.marker).evaluate(environment)]
    versions = {each.name: each.version for each in chosen}

    assert len(versions) == len(chosen), "two versions of one package for one machine"
    return versions


def read_requirements(root: Path, extra: str = "") -> list[Requirement]:
    """The dependencies pyproject.toml states, with those of one extra or of the build."""
    pyproject = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    stated = [*pyproject["project"]["dependencies"], *pyproject["build-system"]["requires"]]
    stated += pyproject["project"]["optional-dependencies"][extra] if extra else []
    return [Requirement(each) for each in stated]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_names_versions_and_hashes_and_nothing_else(root: Path, name: str) -> None:
    assert read_lock(root / name)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")

    assert re.findall(r"://|/|@|--(?!hash=)[a-z-]+|\bfile:", text) == []


@pytest.mark.parametrize(("machine", "python"), USERS)
@pytest.mark.parametrize(
    ("name", "extra"),
    [
        ("requirements.lock", ""),
        ("requirements-dev.lock", "dev"),
        ("requirements-bench.lock", "bench"),
        ("requirements-fuzz.lock", "fuzz"),
    ],
)
def test_every_dependency_is_locked_inside_its_range(
    root: Path, name: str, extra: str, machine: str, python: str
) -> None:
    versions = select_versions(read_lock(root / name), machine, python)

    for requirement in read_requirements(root, extra):
        if requirement.marker and not requirement.marker.evaluate(describe_machine(machine, python)):
            continue
        locked = versions.get(canonicalize_name(requirement.name))
        assert locked is not None, f"{name} lacks {requirement}; run make lock"
        assert requirement.specifier.contains(locked), f"{name} has {locked} for {requirement}; run make lock"


@pytest.mark.parametrize(("machine", "python"), USERS)
def test_the_development_lock_has_every_version_of_the_other(root: Path, machine: str, python: str) -> None:
    runtime = select_versions(read_lock(root / LOCKS[0]), machine, python)
    development = select_versions(read_lock(root / LOCKS[1]), machine, python)

    assert runtime.items() <= development.items()


def test_both_locks_name_the_same_files(root: Path) -> None:
    runtime = {(each.name, each.version): each.hashes for each in read_lock(root / LOCKS[0])}
    development = {(each.name, each.version): each.hashes for each in read_lock(root / LOCKS[1])}

    assert runtime.items() <= development.items()
