"""Does every notebook say, call and show, and nothing else?"""

import ast
import io
import json
import tokenize
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
EXPECTED = {"1_extraction", "2_comparison", "3_charting", "briefing"}
MOST_CELLS = 30
MOST_LINES = 10

LOGIC = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.If,
    ast.IfExp,
    ast.Match,
    ast.Try,
    ast.TryStar,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)

each_notebook = pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in NOTEBOOKS])


def read_cells(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def read_source(cell: dict) -> str:
    return "".join(cell["source"])


def find_code_cells(path: Path) -> list[dict]:
    return [cell for cell in read_cells(path) if cell["cell_type"] == "code"]


def find_tags(cell: dict) -> list[str]:
    return cell["metadata"].get("tags", [])


def find_comment_lines(source: str) -> set[int]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {token.start[0] for token in tokens if token.type == tokenize.COMMENT}


def shows_something(cell: dict) -> bool:
    body = ast.parse(read_source(cell)).body
    return bool(body) and isinstance(body[-1], ast.Expr)


def test_the_four_notebooks_are_there() -> None:
    assert {path.stem for path in NOTEBOOKS} >= EXPECTED


@each_notebook
def test_a_notebook_stores_no_output(path: Path) -> None:
    stored = [cell for cell in find_code_cells(path) if cell["outputs"] or cell["execution_count"] is not None]

    assert stored == []


@each_notebook
def test_a_notebook_is_short(path: Path) -> None:
    longest = max(len(read_source(cell).splitlines()) for cell in find_code_cells(path))

    assert len(read_cells(path)) <= MOST_CELLS
    assert longest <= MOST_LINES


@each_notebook
def test_a_notebook_holds_no_logic(path: Path) -> None:
    nodes = [node for cell in find_code_cells(path) for node in ast.walk(ast.parse(read_source(cell)))]

    assert [ast.unparse(node) for node in nodes if isinstance(node, LOGIC)] == []


@each_notebook
def test_a_notebook_begins_with_its_question(path: Path) -> None:
    first = read_cells(path)[0]

    assert first["cell_type"] == "markdown"
    assert read_source(first).startswith("# ")


@each_notebook
def test_the_first_code_cell_and_no_other_holds_the_parameters(path: Path) -> None:
    tagged = ["parameters" in find_tags(cell) for cell in find_code_cells(path)]

    assert tagged == [True] + [False] * (len(tagged) - 1)


@each_notebook
def test_every_parameter_has_a_type_a_literal_and_a_comment(path: Path) -> None:
    source = read_source(find_code_cells(path)[0])
    commented = find_comment_lines(source)
    statements = ast.parse(source).body

    assert statements, "no parameters"
    for statement in statements:
        assert isinstance(statement, ast.AnnAssign), f"{ast.unparse(statement)} has no type"
        assert statement.value is not None, f"{ast.unparse(statement)} has no default"
        ast.literal_eval(statement.value)
        lines = range(statement.lineno - 1, (statement.end_lineno or statement.lineno) + 1)
        assert commented.intersection(lines), f"{ast.unparse(statement)} has no comment"


@each_notebook
def test_a_sentence_stands_before_everything_shown(path: Path) -> None:
    cells = read_cells(path)
    shown = [place for place, cell in enumerate(cells) if cell["cell_type"] == "code" and shows_something(cell)]

    bare = [read_source(cells[place]) for place in shown if cells[place - 1]["cell_type"] != "markdown"]

    assert bare == []
