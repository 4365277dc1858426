"""By which words is a line of the page told from a line of the article?

The codebook `boilerplate.toml` says them; here they are sorted by what a line is looked up with: its first word,
its whole shape with a mark for each number, a word near its end.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from analysis.codebooks import Codebooks

LONGEST_SHAPE = 50
FIRST = re.compile(r"[\s>*•|#_\-–—\[]{0,12}([^\W\d_]+|\d+|[^\w\s])")
TOKEN = re.compile(r"\d{1,2}:\d\d|\d[\d.,]*|[^\W\d_]+")
RATE = re.compile(r"\d{1,3}[.,]\d{4}")
MONTHS = frozenset(
    (
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    )
)  # fmt: skip
END_MARKS = ("-30-", "- 30 -", "–30–", "###", "####")


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that mark a line, the reason they give, and the longest line they hold for."""

    phrase: str
    reason: str
    longest: int
    is_before_names: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules: by the first word of a line, its whole shape, words near its end, headings of blocks, menu words."""

    starts: Mapping[str, tuple[Rule, ...]]
    shapes: Mapping[str, str]
    tails: Mapping[str, tuple[Rule, ...]]
    blocks: Mapping[str, str]
    menu: frozenset[str]
    only: Mapping[str, frozenset[str]]


@lru_cache(maxsize=8)
def read_rules(books: Codebooks) -> Rules:
    """The rules of a codebook, sorted by what they are looked up with."""
    starts: dict[str, list[Rule]] = defaultdict(list)
    shapes: dict[str, str] = {}
    blocks: dict[str, str] = {}
    tails: list[Rule] = []
    menu: frozenset[str] = frozenset()
    only: dict[str, frozenset[str]] = {}
    for reason, section in books.book("boilerplate").items():
        if reason == "schema":
            continue
        longest = section["longest"]
        for way in ("starts", "names"):
            for phrase in section[way]:
                starts[first_word(phrase)].append(Rule(phrase, reason, longest, way == "names"))
        for heading in section["blocks"]:
            blocks[shape_line(heading)] = reason
        for line in section["lines"]:
            shapes.setdefault(shape_line(line) if "#" not in line else line, reason)
        tails += [Rule(phrase, reason, longest) for phrase in section["tails"]]
        menu |= frozenset(section.get("words", ()))
        only |= {reason: frozenset(section["only"])} if "only" in section else {}
    for shape in (*shapes, *blocks, *menu, *MONTHS, *(word for words in only.values() for word in words)):
        starts.setdefault(first_word(shape), [])
    for mark in (*END_MARKS, "#"):
        starts.setdefault(first_word(mark), [])
    return Rules(freeze(starts), shapes, freeze(sort_tails(tails)), blocks, menu, only)


def sort_tails(tails: list[Rule]) -> dict[str, list[Rule]]:
    """Rules by that word of theirs which most of them share: few words are to be looked for."""
    uses = Counter(word for rule in tails for word in TOKEN.findall(rule.phrase))
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in tails:
        found[max(TOKEN.findall(rule.phrase), key=lambda word: (uses[word], len(word)))].append(rule)
    return found


def freeze(rules: Mapping[str, list[Rule]]) -> dict[str, tuple[Rule, ...]]:
    """Rules by their word, for looking up only."""
    return {word: tuple(listed) for word, listed in rules.items()}


def first_word(phrase: str) -> str:
    """The word under which a phrase is looked up."""
    if phrase.startswith("#"):
        return "#"
    found = FIRST.match(phrase)
    return "#" if found is None or found[1].isdigit() else found[1]


def shape_line(lower: str, are_rates_apart: bool = False) -> str:
    """The words of a short line with a mark for each number."""
    if len(lower) > LONGEST_SHAPE:
        return ""
    return " ".join(mark_number(token, are_rates_apart) for token in TOKEN.findall(lower))


def mark_number(token: str, are_rates_apart: bool) -> str:
    """A word as it is, and the mark of a number."""
    if not token[0].isdigit():
        return token
    if are_rates_apart and RATE.fullmatch(token):
        return "#.####"
    return "#:#" if ":" in token else "#"
