"""How much of the hand-read articles does the program find? Precision and recall, measure by measure.

python -m tests.gold.scoring            the table of measures
python -m tests.gold.scoring --errors   what was missed or wrongly found, by article and class
python -m tests.gold.scoring --raise    raise the floors to what is reached; never lowers one
"""

import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from analysis.codebooks import load_codebooks
from analysis.dates.edtf import edtf_bounds
from analysis.extraction import read_article, write_claims
from analysis.records import Actor, Claim
from analysis.sources import read_articles
from tests.gold.annotations import (
    ANY,
    ARTICLES,
    HERE,
    NONE,
    Gold,
    GoldFigure,
    GoldStatement,
    Place,
    list_names,
    read_gold,
    touches,
    touches_any,
)  # fmt: skip

FLOORS = HERE / "floors.toml"
CLOSE = 1e-6
KINDS_OF_NAMES = {"people": {"person"}, "organisations": {"organisation", "facility"}, "countries": {"country"}}
SAME_UNITS = {"people": "person", "aeroplane": "aircraft", "persons": "person", "item": "unit"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the program found in an article."""

    published: str | None
    narrative: str
    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]


@dataclass(slots=True)
class Score:
    """The counts behind every measure, and every miss with its article and class."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    errors: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, measure: str, right: float, found: int, wanted: int) -> None:
        """Count the hits of an article."""
        self.right[measure] += right  # type: ignore[assignment]  # a soft hit counts as a part of one
        self.found[measure] += found
        self.wanted[measure] += wanted

    def check(self, measure: str, is_right: bool, name: str, what: str) -> None:
        """Count one yes or no."""
        self.add(measure, int(is_right), 1, 1)
        if not is_right:
            self.note(name, measure, what)

    def note(self, name: str, error: str, what: str) -> None:
        """Keep an error for the list."""
        self.errors.append((name, error, " ".join(what.split())))

    def measures(self) -> dict[str, float]:
        """Precision and recall of what is found, and the share right of what is judged."""
        shares = {}
        for name, wanted in sorted(self.wanted.items()):
            if name in FOUND:
                shares[f"{name}.precision"] = self.right[name] / max(self.found[name], 1)
                shares[f"{name}.recall"] = self.right[name] / max(wanted, 1)
            else:
                shares[f"{name}.share"] = self.right[name] / max(wanted, 1)
        return shares


FOUND = ("figure_value", "figure_unit", "figure_bound", "people", "organisations", "countries", "statement",
         "statement_content")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """One number that the program read; a range is two of them."""

    claim: Claim
    value: float


def read_all() -> list[tuple[Gold, Reading]]:
    """Every annotated article with what the program finds in it."""
    books = load_codebooks()
    articles = {article.article_id: article for article in read_articles(ARTICLES)}
    pairs = []
    for name in list_names():
        article = articles[name]
        reading = read_article(article, books)
        claims = tuple(write_claims(reading))
        pairs.append((read_gold(name), Reading(article.published, reading.narrative, claims, tuple(reading.actors))))
    return pairs


def score_all() -> Score:
    """Every measure over all articles."""
    score = Score()
    for gold, reading in read_all():
        score_figures(score, gold, reading)
        score_not_figures(score, gold, reading)
        score_article(score, gold, reading)
        score_names(score, gold, reading)
        score_statements(score, gold, reading)
        score_events(score, gold, reading)
    return score


def score_figures(score: Score, gold: Gold, reading: Reading) -> None:
    """Values, units and bounds found; and of the matched ones whether period, change and status are right."""
    numbers = [n for c in reading.claims if is_quantity(c) for n in split_range(c)]
    numbers = [n for n in numbers if is_asked(n.claim, gold)]
    pairs = match_numbers(gold.figures, numbers)
    with_unit = [(g, n) for g, n in pairs if is_one_of(g.unit, n.claim.unit, fold_unit)]
    with_bound = [(g, n) for g, n in with_unit if is_one_of(g.bound, n.claim.bound)]
    for measure, hits in (("figure_value", pairs), ("figure_unit", with_unit), ("figure_bound", with_bound)):
        score.add(measure, len(hits), len(numbers), len(gold.figures))
    matched = {id(g) for g, _ in pairs}, {id(n) for _, n in pairs}
    for figure in gold.figures:
        if id(figure) not in matched[0]:
            score.note(
                gold.name, "figure missed", f"{figure.surface} = {figure.value:g}{describe_reading(figure, reading)}"
            )
    for number in numbers:
        if id(number) not in matched[1]:
            score.note(
                gold.name, "figure wrongly found", f"{number.claim.surface} = {number.value:g} {number.claim.unit}"
            )
    for g, n in pairs:
        judge_figure(score, gold.name, g, n.claim)


def judge_figure(score: Score, name: str, figure: GoldFigure, claim: Claim) -> None:
    """Whether the rest of a matched figure is right."""
    told = f"{figure.surface}: "
    if not is_one_of(figure.unit, claim.unit, fold_unit):
        score.note(name, "unit", f"{told}{claim.unit}, not {figure.unit}")
    if not is_one_of(figure.bound, claim.bound):
        score.note(name, "bound", f"{told}{claim.bound}, not {figure.bound}")
    score.check("status", claim.status == figure.status, name, f"{told}{claim.status}, not {figure.status}")
    for measure in ("change", "per", "period", "base_period"):
        wanted, found = getattr(figure, measure), getattr(claim, measure)
        is_said = measure == "period" or (wanted, found) != (NONE, None)
        if wanted != ANY and figure.status == "used" and is_said:
            fold = fold_date if "period" in measure else str
            score.check(measure, is_one_of(wanted, found, fold), name, f"{told}{found}, not {wanted}")


def score_not_figures(score: Score, gold: Gold, reading: Reading) -> None:
    """Whether the numbers that are no figures are left alone."""
    taken = [c for c in reading.claims if is_quantity(c)]
    for place in gold.not_figures:
        wrong = [c.surface for c in taken if touches((c.start, c.end), place)]
        score.check("not_a_figure", not wrong, gold.name, f"{gold.text[slice(*place)]} read as {wrong}")


def score_article(score: Score, gold: Gold, reading: Reading) -> None:
    """The publication date, to the day, and the narrative of the article."""
    found = reading.published[:10] if reading.published else None
    score.check("published", is_one_of(gold.published, found), gold.name, f"{found}, not {gold.published}")
    score.check("narrative", is_one_of(gold.narrative, reading.narrative), gold.name,
                f"{reading.narrative}, not {gold.narrative}")  # fmt: skip


def score_names(score: Score, gold: Gold, reading: Reading) -> None:
    """People, organisations and countries by name; a name that is left open counts neither way."""
    left_open = {fold_name(name) for name in gold.names_open}
    for measure, kinds in KINDS_OF_NAMES.items():
        wanted = [{fold_name(n) for n in names.split(" | ")} for names in getattr(gold, measure)]
        missed, wrong = list(wanted), []
        for actor in (a for a in reading.actors if a.kind in kinds):
            names = {fold_name(name) for name in (actor.actor, *actor.spellings)}
            hit = next((w for w in missed if w & names), None)
            if hit:
                missed.remove(hit)
            elif not names & left_open:
                wrong.append(actor.actor)
        score.add(measure, len(wanted) - len(missed), len(wanted) - len(missed) + len(wrong), len(wanted))
        for names in missed:
            score.note(gold.name, f"{measure} missed", " | ".join(sorted(names)))
        for name in wrong:
            score.note(gold.name, f"{measure} wrongly found", name)


def score_statements(score: Score, gold: Gold, reading: Reading) -> None:
    """Statements whose source and content both overlap, and how far the contents do."""
    left_open = [s for s in gold.statements if s.is_open]
    wanted = [s for s in gold.statements if not s.is_open]
    claims = [c for c in reading.claims if c.claim_type == "statement" and c.content_span]
    pairs = match_statements(wanted, claims)
    taken = {id(c) for _, c, _ in pairs}
    free = [c for c in claims if id(c) in taken or not any(overlap(c.content_span, s.content) for s in left_open)]
    score.add("statement", len(pairs), len(free), len(wanted))
    score.add("statement_content", sum(weight for _, _, weight in pairs), len(free), len(wanted))
    for statement in wanted:
        if not any(statement is s for s, _, _ in pairs):
            words = gold.text[slice(*statement.source[0])], gold.text[slice(*statement.content[0])]
            score.note(gold.name, "statement missed", f"{words[0]}: {words[1]}")
    for claim in free:
        if id(claim) not in taken:
            source = [gold.text[a:b] for a, b in claim.source_span]
            content = [gold.text[a:b] for a, b in claim.content_span]
            score.note(gold.name, "statement wrongly found", f"{source} {claim.cue}: {content}")


def score_events(score: Score, gold: Gold, reading: Reading) -> None:
    """Whether the dated events are found, with their dates."""
    events = [c for c in reading.claims if c.claim_type == "event"]
    for place, date in gold.events:
        dates = [c.period for c in events if touches((c.start, c.end), place)]
        is_right = any(is_one_of(date, found, fold_date) for found in dates)
        score.check("event", is_right, gold.name, f"{gold.text[slice(*place)]}: {dates}, not {date}")


def is_quantity(claim: Claim) -> bool:
    """Whether a claim says how much."""
    return claim.claim_type == "figure" and claim.status in ("used", "minor")


def is_asked(claim: Claim, gold: Gold) -> bool:
    """Whether a claim stands on words that are judged; words left open count neither way."""
    place = (claim.start, claim.end)
    return touches_any(place, [f.place for f in gold.figures]) or not touches_any(place, gold.open_places)


def split_range(claim: Claim) -> list[Number]:
    """The number of a figure, or the two of a range."""
    values = [claim.low, claim.high] if claim.value is None else [claim.value]
    return [Number(claim, value) for value in values if value is not None]


def match_numbers(figures: Iterable[GoldFigure], numbers: list[Number]) -> list[tuple[GoldFigure, Number]]:
    """Pairs of equal numbers on shared words, each used once; those with the same unit and bound first."""
    candidates = [
        (is_one_of(g.unit, n.claim.unit, fold_unit), is_one_of(g.bound, n.claim.bound), -place, -other, g, n)
        for place, g in enumerate(figures)
        for other, n in enumerate(numbers)
        if touches(g.place, (n.claim.start, n.claim.end)) and is_equal(g.value, n.value)
    ]
    pairs, used = [], set()
    for *_, figure, number in sorted(candidates, key=lambda c: c[:4], reverse=True):
        if not {id(figure), id(number)} & used:
            used |= {id(figure), id(number)}
            pairs.append((figure, number))
    return pairs


def is_equal(one: float, other: float) -> bool:
    """Whether two numbers agree but for their sign: a fall of 3 and a change of -3 say the same."""
    return abs(abs(one) - abs(other)) <= CLOSE * max(abs(one), abs(other))


def match_statements(wanted: list[GoldStatement], claims: list[Claim]) -> list[tuple[GoldStatement, Claim, float]]:
    """Pairs of statements whose source and content share characters, the closest contents first."""
    candidates = [
        (overlap(s.content, c.content_span), -place, -other, s, c)
        for place, s in enumerate(wanted)
        for other, c in enumerate(claims)
        if overlap(s.content, c.content_span) and overlap(s.source, c.source_span)
    ]
    pairs, used = [], set()
    for weight, *_, statement, claim in sorted(candidates, key=lambda c: c[:3], reverse=True):
        if not {id(statement), id(claim)} & used:
            used |= {id(statement), id(claim)}
            pairs.append((statement, claim, weight))
    return pairs


def overlap(one: Iterable[Place], other: Iterable[Place]) -> float:
    """The share of characters that two lists of places have in common."""
    first = {k for a, b in one for k in range(a, b)}
    second = {k for a, b in other for k in range(a, b)}
    return len(first & second) / max(len(first | second), 1)


def is_one_of(wanted: str, found: str | None, fold: Callable[[str], str] = str) -> bool:
    """Whether a value is one of those that an annotation allows: "2025 | 2025-05-06", "any", "none"."""
    allowed = wanted.split(" | ")
    return ANY in allowed or (NONE in allowed if found is None else fold(found) in {fold(value) for value in allowed})


def fold_unit(unit: str) -> str:
    """A unit under its one name."""
    head = unit.lower().split(" ")[-1]
    return SAME_UNITS.get(head, head)


def fold_date(value: str) -> str:
    """An EDTF date as its first and last day: 2025-Q3 is 2025-07/2025-09."""
    return value if value in (ANY, NONE) else "/".join(day.isoformat() for day in edtf_bounds(value))


def fold_name(name: str) -> str:
    """A name without articles, quotation marks and differences of letter case."""
    plain = unicodedata.normalize("NFC", name).casefold().replace("i̇", "i")
    return re.sub(r"^the\s+", "", re.sub(r"[\s\"“”«»„’'.]+", " ", plain).strip())


def describe_reading(figure: GoldFigure, reading: Reading) -> str:
    """What the program made of a figure's words."""
    rows = [c for c in reading.claims if c.claim_type == "figure" and touches((c.start, c.end), figure.place)]
    told = [f"{c.surface!r} {c.status} {c.reason or ''} {c.value} {c.low} {c.high} {c.unit}" for c in rows]
    return f" <- {'; '.join(told) or 'nothing'}"


def read_floors(path: Path = FLOORS) -> dict[str, float]:
    """The floor of each measure."""
    sections = tomllib.loads(path.read_text(encoding="utf-8"))
    return {f"{name}.{part}": float(floor) for name, parts in sections.items() for part, floor in parts.items()}


def raise_floors(measures: dict[str, float], path: Path = FLOORS) -> None:
    """Write the floors anew: each the higher of the old floor and what is reached."""
    old = read_floors(path) if path.is_file() else {}
    floors = {name: max(old.get(name, 0.0), int(value * 1000) / 1000) for name, value in measures.items()}
    lines = ["# Floors of `python -m tests.gold.scoring`. --raise raises them; lower one by hand only, and say why.\n"]
    for name in dict.fromkeys(key.partition(".")[0] for key in floors):
        lines.append(f"\n[{name}]\n")
        lines += [f"{key.partition('.')[2]} = {v:.3f}\n" for key, v in floors.items() if key.startswith(f"{name}.")]
    path.write_text("".join(lines), encoding="utf-8")


def describe_score(score: Score, floors: dict[str, float]) -> str:
    """The table of measures."""
    lines = [f"{'measure':30} {'reached':>7} {'floor':>6} {'of':>5}"]
    for name, value in score.measures().items():
        measure, _, part = name.partition(".")
        of = (score.found if part == "precision" else score.wanted)[measure]
        lines.append(f"{name:30} {value:7.3f} {floors.get(name, 0.0):6.3f} {of:5}")
    return "\n".join(lines) + "\n"


def describe_errors(score: Score) -> str:
    """Every error, by class and article, the commonest class first."""
    counts = Counter(error for _, error, _ in score.errors)
    lines = []
    for error, count in counts.most_common():
        lines.append(f"{error}: {count}")
        lines += [f"    {name}: {what}" for name, kind, what in score.errors if kind == error]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> None:
    """Print the table, on request the errors, and on request raise the floors."""
    if unknown := sorted(set(arguments) - {"--errors", "--raise"}):
        sys.exit(f"{unknown}: unknown; --errors lists the misses, --raise raises the floors")
    score = score_all()
    if "--raise" in arguments:
        raise_floors(score.measures())
    if "--errors" in arguments:
        sys.stdout.write(describe_errors(score))
    sys.stdout.write(describe_score(score, read_floors() if FLOORS.is_file() else {}))


if __name__ == "__main__":
    main(sys.argv[1:])
