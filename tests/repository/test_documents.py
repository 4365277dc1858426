"""Do the documents say what is true of this repository, and nothing of the machine they were written on?"""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

DOCUMENTS = ["README.md", "METHOD.md", "DECISIONS.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"]
MOST_README_LINES = 120

FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
INLINE_CODE = re.compile(r"`[^`\n]+`")
LINK = re.compile(r"\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#", re.IGNORECASE)
MAKE_CALL = re.compile(r"(?:^|[`$&;])\s*make (?:(?:[A-Z]+=|-)\S+ )*([a-z]+)", re.MULTILINE)
MAKE_TARGET = re.compile(r"^([a-z]+):(?!=)", re.MULTILINE)

# Put together here, so that this file does not hold what it looks for.
HOMES = "|".join(["home", "root", "work", "Users"])
MACHINE_PATH = re.compile(rf"(?<![\w./:>-])/(?:{HOMES})/\w")
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("anaconda", "org"),
        ("deb", "debian", "org"),
        ("crates", "io"),
    )
]


def find_links(text: str) -> list[str]:
    """Where the links of a Markdown text lead, code left out, other sites and places in the text left out."""
    prose = INLINE_CODE.sub("", FENCED.sub("", text))
    targets = [found[1] or found[2] for found in LINK.finditer(prose)]
    return [target for target in targets if not ELSEWHERE.match(target)]


def find_make_targets(text: str) -> set[str]:
    """What a Markdown text tells its reader to make; only code counts."""
    code = [found[0] for pattern in (FENCED, INLINE_CODE) for found in pattern.finditer(text)]
    return {target for piece in code for target in MAKE_CALL.findall(piece)}


def read_text(path: Path) -> str:
    """The text of a file; nothing for a picture, a font or another file that is not text."""
    content = path.read_bytes()
    try:
        return "" if b"\0" in content else content.decode("utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_there(root: Path, name: str) -> None:
    assert (root / name).read_text(encoding="utf-8").strip()


def test_the_readme_is_short(root: Path) -> None:
    lines = (root / "README.md").read_text(encoding="utf-8").splitlines()

    assert len(lines) <= MOST_README_LINES


def test_every_relative_link_leads_somewhere(kept_files: list[Path], root: Path) -> None:
    documents = [path for path in kept_files if path.suffix == ".md"]

    broken = [
        f"{path.relative_to(root)}: {target}"
        for path in documents
        for target in find_links(read_text(path))
        if not (path.parent / unquote(target.partition("#")[0])).exists()
    ]

    assert broken == []


def test_the_readme_tells_the_two_commands(root: Path) -> None:
    told = find_make_targets((root / "README.md").read_text(encoding="utf-8"))

    assert told >= {"briefing", "test"}


def test_every_make_command_told_can_be_made(kept_files: list[Path], root: Path) -> None:
    targets = set(MAKE_TARGET.findall((root / "Makefile").read_text(encoding="utf-8")))
    told = {
        f"{path.relative_to(root)}: make {target}"
        for path in kept_files
        if path.suffix == ".md"
        for target in find_make_targets(read_text(path)) - targets
    }

    assert told == set()


def test_no_file_names_a_place_on_one_machine(kept_files: list[Path], root: Path) -> None:
    named = [
        f"{path.relative_to(root)}: {found[0]}…"
        for path in kept_files
        for found in MACHINE_PATH.finditer(read_text(path))
    ]

    assert named == []


def test_no_file_names_a_package_registry(kept_files: list[Path], root: Path) -> None:
    named = [
        f"{path.relative_to(root)}: {host}" for path in kept_files for host in REGISTRIES if host in read_text(path)
    ]

    assert named == []


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("see [the method](METHOD.md#words)", ["METHOD.md#words"]),
        ("![a chart](reports/a.png 'title')", ["reports/a.png"]),
        ("[there](https://example.org) and [here](#limits)", []),
        ("`[code](nowhere.md)`", []),
        ("```\n[code](nowhere.md)\n```\n", []),
        ("[name]: docs/name.md", ["docs/name.md"]),
    ],
    ids=["with a place in it", "picture", "elsewhere", "inline code", "fenced code", "by reference"],
)
def test_links_are_found(text: str, links: list[str]) -> None:
    assert find_links(text) == links


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("run `make briefing`, then\nmake sure", {"briefing"}),
        (
            "```\nmake briefing  # a minute\n$ make -k lint && make NAME=x test\n```\n",
            {"briefing", "lint", "test"},
        ),
    ],
    ids=["inline", "fenced"],
)
def test_make_commands_are_found_in_code_alone(text: str, targets: set[str]) -> None:
    assert find_make_targets(text) == targets
