"""What should be found in each article? The hand-read annotations, tied to the characters of their article.

`articles/NAME.txt` is the article, `gold/NAME.toml` what a careful reader finds in it; README.md says how to read one.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ARTICLES = HERE / "articles"
GOLD = HERE / "gold"
ANY, NONE = "any", "none"

KEYS = {
    "title", "wire", "published", "narrative", "figures", "open", "not_figures", "people", "organisations", "countries",
    "names_open", "statements", "events",
}  # fmt: skip
FIGURE_KEYS = {
    "surface", "nth", "value", "low", "high", "unit", "bound", "change", "per", "period", "base_period", "status",
}  # fmt: skip
STATEMENT_KEYS = {"source", "cue", "content", "more", "open"}
EVENT_KEYS = {"surface", "nth", "label", "date"}

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """One number of a figure; a range is two of them, on the same words."""

    surface: str
    place: Place
    value: float
    unit: str
    bound: str = "exact"
    change: str = NONE
    per: str = ANY
    period: str = NONE
    base_period: str = NONE
    status: str = "used"


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """Who says what; an open one is neither demanded nor faulted."""

    source: tuple[Place, ...]
    content: tuple[Place, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """Everything that a careful reader finds in one article."""

    name: str
    text: str
    title: str
    published: str
    narrative: str
    figures: tuple[GoldFigure, ...]
    open_places: tuple[Place, ...]
    not_figures: tuple[Place, ...]
    people: tuple[str, ...]
    organisations: tuple[str, ...]
    countries: tuple[str, ...]
    names_open: tuple[str, ...]
    statements: tuple[GoldStatement, ...]
    events: tuple[tuple[Place, str], ...]
    wire: str


def list_names() -> list[str]:
    """The names of the annotated articles."""
    return sorted(path.stem for path in GOLD.glob("*.toml"))


def read_gold(name: str) -> Gold:
    """The annotation of an article.

    Raises:
        ValueError: a key is unknown, or words do not stand in the article as often as the annotation says.
    """
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    rows = tomllib.loads((GOLD / f"{name}.toml").read_text(encoding="utf-8"))
    check_keys(name, rows, KEYS)
    figures = tuple(figure for row in rows["figures"] for figure in read_figure(name, text, row))
    taken = [figure.place for figure in figures]
    return Gold(
        name,
        text,
        rows["title"],
        rows["published"],
        rows["narrative"],
        figures,
        tuple(place for words in rows.get("open", []) for place in find_all(name, text, words)),
        tuple(p for words in rows["not_figures"] for p in find_all(name, text, words) if not touches_any(p, taken)),
        tuple(rows["people"]),
        tuple(rows["organisations"]),
        tuple(rows["countries"]),
        tuple(rows.get("names_open", [])),
        tuple(read_statement(name, text, row) for row in rows["statements"]),
        tuple(read_event(name, text, row) for row in rows.get("events", [])),
        rows.get("wire", name),
    )


def read_figure(name: str, text: str, row: dict[str, Any]) -> list[GoldFigure]:
    """The one or two numbers of an annotated figure."""
    check_keys(name, row, FIGURE_KEYS)
    values = [row[key] for key in ("value", "low", "high") if key in row]
    if len(values) != (1 if "value" in row else 2):
        raise ValueError(f"{name}: {row['surface']!r} needs either value, or low and high")
    place = find_nth(name, text, row["surface"], row.get("nth", 1))
    rest = {key: row[key] for key in FIGURE_KEYS - {"surface", "nth", "value", "low", "high"} if key in row}
    return [GoldFigure(surface=row["surface"], place=place, value=float(value), **rest) for value in values]


def read_statement(name: str, text: str, row: dict[str, Any]) -> GoldStatement:
    """An annotated statement: its source is the mention closest to its content."""
    check_keys(name, row, STATEMENT_KEYS)
    content = [find_stretch(name, text, row[key]) for key in ("content", "more") if key in row]
    sources = find_all(name, text, row["source"])
    nearest = min(sources, key=lambda place: min(distance(place, part) for part in content))
    return GoldStatement((nearest,), tuple(content), row.get("open", False))


def read_event(name: str, text: str, row: dict[str, Any]) -> tuple[Place, str]:
    """Where the date of an annotated event stands, and which date it is."""
    check_keys(name, row, EVENT_KEYS)
    return find_nth(name, text, row["surface"], row.get("nth", 1)), row["date"]


def check_keys(name: str, row: dict[str, Any], known: set[str]) -> None:
    """Raise if an annotation has a key that nobody reads."""
    unknown = sorted(set(row) - known)
    if unknown:
        raise ValueError(f"{name}: unknown keys {unknown}; known are {sorted(known)}")


def find_all(name: str, text: str, words: str) -> list[Place]:
    """Every place where words stand, not inside a longer number or word."""
    before = r"(?<![\w.,])" if words[0].isdigit() else r"(?<!\w)" if words[0].isalpha() else ""
    after = r"(?![\d]|[.,]\d)" if words[-1].isdigit() else r"(?!\w)" if words[-1].isalpha() else ""
    found = [m.span() for m in re.finditer(before + re.escape(words) + after, text)]
    if not found:
        raise ValueError(f"{name}: {words!r} does not stand in the article")
    return found


def find_nth(name: str, text: str, words: str, nth: int) -> Place:
    """The nth place where words stand."""
    places = find_all(name, text, words)
    if nth > len(places):
        raise ValueError(f"{name}: {words!r} stands {len(places)} times in the article, not {nth}")
    return places[nth - 1]


def find_stretch(name: str, text: str, ends: str) -> Place:
    """The words from the first to the last of an annotation such as "that the plant ... this year"."""
    first, _, last = ends.partition(" ... ")
    start = find_all(name, text, first)[0][0]
    if not last:
        return start, start + len(first)
    end = text.find(last, start)
    if end < 0:
        raise ValueError(f"{name}: {last!r} does not stand behind {first!r}")
    return start, end + len(last)


def distance(one: Place, other: Place) -> int:
    """How many characters lie between two places."""
    return max(one[0] - other[1], other[0] - one[1], 0)


def touches(one: Place, other: Place) -> bool:
    """Whether two places share a character."""
    return one[0] < other[1] and other[0] < one[1]


def touches_any(place: Place, others: list[Place] | tuple[Place, ...]) -> bool:
    """Whether a place shares a character with one of some others."""
    return any(touches(place, other) for other in others)


def find_digits(text: str) -> list[Place]:
    """Every run of digits of a text."""
    return [m.span() for m in re.finditer(r"\d+", text)]
