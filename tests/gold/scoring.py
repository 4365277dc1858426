"""How much of the hand-read articles does the program find? Precision and recall, measure by measure.

python -m tests.gold.scoring            the table of measures
python -m tests.gold.scoring --errors   what was missed or wrongly found, by article and class
python -m tests.gold.scoring --raise    raise the floors to what is reached; never lowers one
"""

import sys
from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations

from analysis.codebooks import load_codebooks
from analysis.extraction import read_article, write_claims
from analysis.records import Actor, Claim
from analysis.sources import read_articles
from tests.gold.annotations import ANY, ARTICLES, NONE, Gold, GoldFigure, list_names, read_gold, touches
from tests.gold.floors import FLOORS, raise_floors, read_floors
from tests.gold.matching import (
    fold_date,
    fold_name,
    fold_unit,
    is_asked,
    is_one_of,
    is_quantity,
    match_numbers,
    match_statements,
    overlap,
    split_range,
)  # fmt: skip

KINDS_OF_NAMES = {"people": {"person"}, "organisations": {"organisation", "facility"}, "countries": {"country"}}
PAIRS = ("figure_value", "figure_unit", "figure_bound", *KINDS_OF_NAMES, "statement", "statement_content", "copies")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the program found in an article."""

    title: str | None
    published: str | None
    copy_of: str | None
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
            if name in PAIRS:
                shares[f"{name}.precision"] = self.right[name] / max(self.found[name], 1)
                shares[f"{name}.recall"] = self.right[name] / max(wanted, 1)
            else:
                shares[f"{name}.share"] = self.right[name] / max(wanted, 1)
        return shares


def read_all() -> list[tuple[Gold, Reading]]:
    """Every annotated article with what the program finds in it."""
    books = load_codebooks()
    articles = {article.article_id: article for article in read_articles(ARTICLES)}
    pairs = []
    for name in list_names():
        article = articles[name]
        reading = read_article(article, books)
        stated = (article.title, article.published, article.copy_of, reading.narrative)
        pairs.append((read_gold(name), Reading(*stated, tuple(write_claims(reading)), tuple(reading.actors))))
    return pairs


def score_all() -> Score:
    """Every measure over all articles."""
    score = Score()
    pairs = read_all()
    score_copies(score, pairs)
    for gold, reading in pairs:
        score_figures(score, gold, reading)
        score_not_figures(score, gold, reading)
        score_article(score, gold, reading)
        score_names(score, gold, reading)
        score_statements(score, gold, reading)
        score_events(score, gold, reading)
    return score


def score_copies(score: Score, pairs: list[tuple[Gold, Reading]]) -> None:
    """Pairs of articles that print one wire story."""
    told = {gold.name: gold.wire for gold, _ in pairs}
    heard = {gold.name: reading.copy_of or gold.name for gold, reading in pairs}
    wanted, found = find_pairs(told), find_pairs(heard)
    score.add("copies", len(wanted & found), len(found), len(wanted))
    for one, other in sorted(wanted ^ found):
        score.note(one, "copy missed" if (one, other) in wanted else "copy wrongly found", other)


def find_pairs(groups: dict[str, str]) -> set[tuple[str, str]]:
    """Every two names of one group."""
    return {(a, b) for a, b in combinations(sorted(groups), 2) if groups[a] == groups[b]}


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
    score.check("status", is_one_of(figure.status, claim.status), name, f"{told}{claim.status}, not {figure.status}")
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
    """The title, the publication date, to the day, and the narrative of the article."""
    score.check("title", is_one_of(gold.title, reading.title), gold.name, f"{reading.title}, not {gold.title}")
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


def describe_reading(figure: GoldFigure, reading: Reading) -> str:
    """What the program made of a figure's words."""
    rows = [c for c in reading.claims if c.claim_type == "figure" and touches((c.start, c.end), figure.place)]
    told = [f"{c.surface!r} {c.status} {c.reason or ''} {c.value} {c.low} {c.high} {c.unit}" for c in rows]
    return f" <- {'; '.join(told) or 'nothing'}"


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
