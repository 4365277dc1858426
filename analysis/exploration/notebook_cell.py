"""How do other values get into the parameters cell of a notebook?

The cell stays what it is: literals with a type and a comment. Each changed value is written where the old one stood; a
parameter that has no line of its own goes into `more`. So the notebook says by itself what batch would be told.
"""

import ast
import json
from collections.abc import Mapping
from typing import Any

from analysis.errors import ParameterError

MORE = "more"


def write_cell(source: str, values: Mapping[str, Any]) -> str:
    """The source of a parameters cell with other values in it.

    Raises:
        ParameterError: the cell cannot be read, or has no place for a value.
    """
    found = find_values(source)
    own = {name: value for name, value in values.items() if name in found}
    rest = {name: value for name, value in values.items() if name not in found}
    if rest:
        if MORE not in found:
            raise ParameterError(f"the parameters cell has no line for {', '.join(rest)}; add one, or a line for more")
        own[MORE] = read_value(found[MORE], MORE) | rest
    lines = source.split("\n")
    for name in sorted(own, key=lambda n: (found[n].lineno, found[n].col_offset), reverse=True):
        write_value(lines, found[name], spell_literal(own[name]))
    return "\n".join(lines)


def read_cell(source: str) -> dict[str, Any]:
    """The values of a parameters cell; those in `more` stand beside the others.

    Raises:
        ParameterError: the cell cannot be read.
    """
    values = {name: read_value(node, name) for name, node in find_values(source).items()}
    more: dict[str, Any] = values.pop(MORE, {})
    return values | more


def find_values(source: str) -> dict[str, ast.expr]:
    """The value of each parameter in the cell."""
    try:
        body = ast.parse(source).body
    except SyntaxError as error:
        raise ParameterError(
            f"the parameters cell cannot be read: {error.msg}, line {error.lineno}; mend it"
        ) from error
    return {
        statement.target.id: statement.value
        for statement in body
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and statement.value
    }


def read_value(node: ast.expr, name: str) -> Any:
    """A literal."""
    try:
        return ast.literal_eval(node)
    except ValueError as error:
        raise ParameterError(f"the parameters cell computes {name}; write a plain value there") from error


def write_value(lines: list[str], node: ast.expr, spelt: str) -> None:
    """Put a value where another stood; `ast` counts the columns in bytes."""
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    first, last = node.lineno - 1, node.end_lineno - 1
    before = lines[first].encode()[: node.col_offset].decode()
    after = lines[last].encode()[node.end_col_offset :].decode()
    lines[first : last + 1] = [f"{before}{spelt}{after}", *[""] * (last - first)]
    for place in range(last, first, -1):
        del lines[place]


def spell_literal(value: Any) -> str:
    """A value as the cell holds it, texts in double quotes."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(spell_literal, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{spell_literal(k)}: {spell_literal(v)}" for k, v in value.items()) + "}"
    return repr(value)
