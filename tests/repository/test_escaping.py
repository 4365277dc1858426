"""Words of articles reach an output through one function each; whoever goes around it must say so here."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TAG = re.compile(r"</?[a-zA-Z][\w-]*[\s>/]")
PRINTING = ("briefing", "charts", "exploration")
# Where something is put between tags by hand: a number, base64, or words that were escaped right there.
BY_HAND = {"briefing/html.py", "briefing/markup/elements.py", "briefing/pictures.py", "charts/svg.py"}
FINISHED = {"briefing/html.py", "briefing/index.py"}  # markup that is handed to a template as it is


def list_trees(root: Path) -> Iterator[tuple[str, ast.AST]]:
    package = root / "analysis"
    for room in PRINTING:
        for path in sorted((package / room).rglob("*.py")):
            yield path.relative_to(package).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def spell(node: ast.AST) -> str:
    """The letters of a string that is put together, without what is put in."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str))


def builds_markup(node: ast.AST) -> bool:
    """Whether a part of a program puts something between tags."""
    match node:
        case ast.JoinedStr():
            return bool(TAG.search(spell(node)))
        case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
            return bool(TAG.search(spell(left)) or TAG.search(spell(right)))
        case ast.Call(func=ast.Attribute(value=ast.Constant() as text, attr="format")):
            return bool(TAG.search(spell(text)))
    return False


def test_only_the_functions_that_escape_put_words_between_tags(root: Path) -> None:
    assert {name for name, tree in list_trees(root) if any(map(builds_markup, ast.walk(tree)))} == BY_HAND


def test_only_finished_pages_are_handed_to_a_template_unescaped(root: Path) -> None:
    trusting = {
        name
        for name, tree in list_trees(root)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Markup"
    }

    assert trusting == FINISHED
    templates = list((root / "analysis").rglob("*.j2"))
    assert templates
    assert not [t.name for t in templates if re.search(r"\|\s*safe|autoescape false", t.read_text(encoding="utf-8"))]


def test_no_template_of_the_typesetter_runs_words_as_a_program(root: Path) -> None:
    templates = list((root / "analysis").rglob("*.typ"))

    assert templates
    assert not [t.name for t in templates if re.search(r"\beval\b|mode:", t.read_text(encoding="utf-8"))]


def test_scripts_set_words_as_text(root: Path) -> None:
    """One place takes markup: that of a page, which Python has escaped."""
    pattern = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
    found = [
        (p.name, found) for p in sorted((root / "analysis").rglob("*.js")) for found in pattern.findall(p.read_text())
    ]

    assert found == [("panel.js", "innerHTML")]


def test_tables_are_spelled_in_one_place(root: Path) -> None:
    writing = {
        name
        for name, tree in list_trees(root)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"to_csv", "to_excel", "to_html", "to_markdown", "writerow"}
    }

    assert writing == {"briefing/store.py"}
