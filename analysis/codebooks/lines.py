"""On which line of a codebook does something stand?

TOML gives values without their lines; an error needs them. An entry begins at its `[[kind]]`; inside it the line is
the first that holds the words which the error quotes.
"""

import ast
import re

ID = re.compile(r"\s*id\s*=")
QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")


def find_line(source: str, kind: str, number: int, problem: str) -> int:
    """The line, from 1, of the entry of that number (from 0) with the words that a problem quotes; else its head."""
    lines = source.splitlines()
    head = re.compile(rf"\s*\[\[\s*{re.escape(kind)}\s*\]\]")
    heads = [n for n, line in enumerate(lines) if head.match(line)]
    if number >= len(heads):
        return 1
    begin = heads[number]
    end = next((n for n in range(begin + 1, len(lines)) if lines[n].lstrip().startswith("[[")), len(lines))
    for quoted in sorted(QUOTED.findall(problem), key=len, reverse=True):
        words = str(ast.literal_eval(quoted))
        spellings = (f'"{words}"', f"'{words}'")
        for n in range(begin, end):
            if ID.match(lines[n]) and "the id " not in problem:
                continue
            if any(spelling in lines[n] for spelling in spellings):
                return n + 1
    return begin + 1
