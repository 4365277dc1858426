"""Which bare number counts what an earlier figure counts?

A number beside which nothing is counted may stand against a figure that says it, go on with one, or follow the words
for a quantity or for a group of people. The words are in `codebooks/nouns.toml`.

    "2,072 cars against 1,640 a year earlier" → 1640, car     "a crew of 35" → person
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from analysis.extraction.figures.bare_numbers import UNCOUNTED
from analysis.extraction.figures.compared_words import ComparedWords
from analysis.extraction.figures.counts import find_behind_of
from analysis.extraction.figures.measures import Tables
from analysis.extraction.figures.quantities import Figure
from analysis.extraction.figures.stretches import BLANKS, Stretch
from analysis.records import Kind

METHOD = "unit of the figure compared"
THINGS: frozenset[Kind | None] = frozenset({"count", "mass", "length", "area", "volume"})
UNSHARED: frozenset[Kind | None] = frozenset({"duration", "ratio", "multiple", "other", None})
FARTHEST = 16
LONGEST_VERB = 7
REACH = 8
THOUSAND = Decimal(1000)
HUNDRED = Decimal(100)


def is_open(figure: Figure) -> bool:
    """Whether a figure waits for a unit: a bare number, or metres that may be millions."""
    return figure.reason == UNCOUNTED or figure.unit == "m"


def share_units(line: Stretch, figures: Sequence[Figure], earlier: Sequence[Figure], tables: Tables) -> list[Figure]:
    """The figures of a sentence, bare numbers with the unit of what they go on with; `earlier` is the one before."""
    shared: list[Figure] = []
    for figure in figures:
        shared.append(share_unit(line, figure, shared, earlier, tables) if is_open(figure) else figure)
    return shared


def share_unit(
    line: Stretch, figure: Figure, before: Sequence[Figure], earlier: Sequence[Figure], tables: Tables
) -> Figure:
    """One bare number with its unit, or as it was."""
    words = tables.compared
    first = bisect_left(line.starts, figure.span.start)
    last = bisect_left(line.starts, figure.span.end) - 1
    lead = skip_adverbs(line, first - 1, words)
    if figure.reason != UNCOUNTED:
        main = find_main(before, figure) if is_lead(line, lead, words) else None
        return read_millions(line, figure, main) if main is not None and main.kind == "money" else figure
    if group := find_group(line, lead, words):
        return replace(figure, kind="count", unit=group, status="used", reason=None, method="group of people")
    main = None
    if is_lead(line, lead, words) or is_repeated(line, lead, figure, before):
        main = find_main(before, figure)
    elif is_paired(line, lead, last, before) or (line.at(lead) == "which" and line.before(lead) == "of"):
        main = find_main(before, figure, THINGS)
    if main is None:
        main = find_referred(line, lead, last, figure, (earlier, before), words)
    if main is not None:
        return take_unit(figure, main)
    return name_quantity(line, figure, first, lead, tables)


def skip_adverbs(line: Stretch, word: int, words: ComparedWords) -> int:
    """The word before a number, "just" and the like left out."""
    while word > line.first and line.lower[word] in words.adverbs:
        word -= 1
    return word


def is_lead(line: Stretch, lead: int, words: ComparedWords) -> bool:
    """Whether a word sets the number behind it against another: "against", "instead of"."""
    lower = line.at(lead)
    return lower in words.leads or (line.before(lead), lower) in words.pairs


def is_repeated(line: Stretch, lead: int, figure: Figure, before: Sequence[Figure]) -> bool:
    """Whether a number is said again: "promised 60 radars, and we planned for 60"."""
    return line.at(lead) == "for" and any(f.value == figure.value and f.unit is not None for f in before[-REACH:])


def is_paired(line: Stretch, lead: int, last: int, before: Sequence[Figure]) -> bool:
    """Whether a number goes on with a list: "310 machines to Poland and 95 to Chile", "10 a day or 300 a month"."""
    if line.at(lead) not in {"and", "but", "or"} or not before:
        return False
    if line.at(lead) == "or" and before[-1].per is not None:
        return line.at(last + 1) in {"a", "per", "an", "annually"}
    link = line.at(last + 1)
    start = bisect_left(line.starts, before[-1].span.end)
    return link in {"to", "in", "from", "for", "by", "at", "on"} and link in line.lower[start:lead]


def find_main(figures: Sequence[Figure], figure: Figure, kinds: frozenset[Kind | None] | None = None) -> Figure | None:
    """The last figure whose unit a number may take."""
    size = figure.value if figure.value is not None else figure.high
    for main in reversed(figures[-REACH:]):
        if main.status != "used" or main.unit is None or main.kind in UNSHARED or (kinds and main.kind not in kinds):
            continue
        if main.kind == "percent" and (main.change or size is None or size > HUNDRED):
            continue
        if main.kind == "count" and size is not None and size % 1:
            continue
        return main
    return None


def take_unit(figure: Figure, main: Figure) -> Figure:
    """A number in the unit of a figure, in the scale of an amount of money: "$3.1 billion, up from 2.9"."""
    figure = replace(
        figure, kind=main.kind, unit=main.unit, about=main.about, status="used", reason=None, method=METHOD
    )
    value = figure.value
    if main.kind != "money" or value is None or value >= THOUSAND or main.value is None or main.value < THOUSAND**2:
        return figure
    scale = THOUSAND
    while main.value >= scale * THOUSAND:
        scale *= THOUSAND
    return scale_figure(figure, scale)


def scale_figure(figure: Figure, scale: Decimal) -> Figure:
    """A figure in thousands or millions."""
    low, high = (None if end is None else end * scale for end in (figure.low, figure.high))
    return replace(figure, value=None if figure.value is None else figure.value * scale, low=low, high=high)


def read_millions(line: Stretch, figure: Figure, main: Figure) -> Figure:
    """ "GEL 31.2m, up from 24.9m": millions, where it might have been metres."""
    if line.text[figure.span.end - 1] != "m" or not line.text[figure.span.end - 2].isdigit():
        return figure
    taken = replace(figure, kind="money", unit=main.unit, about=main.about, method=METHOD)
    return scale_figure(taken, THOUSAND**2)


def find_group(line: Stretch, lead: int, words: ComparedWords) -> str | None:
    """The unit of a group of people: "a crew of 35"."""
    if line.at(lead) == "of":
        return words.groups.get(line.before(lead))
    start = skip_verbs(line, lead, words)
    return words.groups.get(line.at(start)) if start < lead else None


def skip_verbs(line: Stretch, lead: int, words: ComparedWords) -> int:
    """The word before the verbs that end with a word: "staff" before "grew to"."""
    start = lead
    while start > max(line.first, lead - LONGEST_VERB) and line.lower[start] in words.verbs:
        start -= 1
    return start


def find_referred(
    line: Stretch,
    lead: int,
    last: int,
    figure: Figure,
    near: tuple[Sequence[Figure], Sequence[Figure]],
    words: ComparedWords,
) -> Figure | None:
    """The figure that a word points back to: "this number will reach 5,000", "the remaining 14", "150 more"."""
    earlier, before = near
    behind = line.at(last + 1), line.at(last + 2)
    is_more = (behind[0] == "more" and behind[1] != "than") or line.text[: figure.span.end].endswith(" more")
    is_part = line.at(line.first) == "of" and (line.gaps[lead + 1][:1] == "," or line.at(lead) == "and")
    if is_part or line.at(lead) in words.rests or behind == ("of", "them") or is_more:
        return find_main(before, figure, THINGS) or find_main(earlier, figure, THINGS)
    start = skip_verbs(line, lead, words)
    if start < lead and line.at(start) in words.pronouns:
        return find_main(before, figure) or find_main(earlier, figure)
    return None


def name_quantity(line: Stretch, figure: Figure, first: int, lead: int, tables: Tables) -> Figure:
    """A number with the noun of its quantity: "the number of suppliers grew from 40 to 163"."""
    words = tables.compared
    is_led = line.at(first) in {"from", "between"} or line.at(lead) in words.verbs or is_lead(line, lead, words)
    for at in find_quantities(line, first, words) if is_led else ():
        unit = find_behind_of(line, at + 1, tables.nouns)
        if unit is not None and unit.about is not None and unit.symbol != unit.about.lower() and unit.last < first:
            return replace(
                figure,
                kind="count",
                unit=unit.symbol,
                about=unit.about,
                status="used",
                reason=None,
                method="quantity of",
            )
    return figure


def find_quantities(line: Stretch, first: int, words: ComparedWords) -> Iterator[int]:
    """The words for a quantity before a number, the nearest first, each with "of" behind it."""
    for word in range(first - 2, max(line.first, first - FARTHEST) - 1, -1):
        if line.lower[word] in words.quantities and line.lower[word + 1] == "of" and line.gaps[word + 1] in BLANKS:
            yield word
