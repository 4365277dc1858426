"""Is a number that looks like a year a count?

"sent 2000 soldiers" → 2000 soldiers     "the 2000 elections" → a year
"""

from analysis.dates.mentions import Mention
from analysis.extraction.figures.bounds import find_before
from analysis.extraction.figures.counts import find_counted
from analysis.extraction.figures.measures import Tables, measure_number
from analysis.extraction.figures.numbers import read_number
from analysis.extraction.figures.stretches import BLANKS, Stretch
from analysis.extraction.figures.units import Unit

# Before a year, whatever stands behind it; and before a year that may also be a count ("an order for 2000 trucks").
DATING = frozenset(
    {
        *("in", "since", "the", "its", "their", "this", "our", "his", "her", "during", "fiscal", "until", "till", "by"),
        *("from", "late", "early", "year", "budget", "fy", "mid"),
    }
)
LINKING = frozenset({"of", "to", "for", "between", "and", "through", "after", "before", "on", "vs", "versus", "or"})


def is_count(line: Stretch, mention: Mention, word: int, tables: Tables) -> bool:
    """Whether what was read as a year counts or measures something."""
    if mention.form != "year" or line.ends[word] - line.starts[word] != mention.span.end - mention.span.start:
        return False
    gap = line.gaps[word + 1]
    if word + 1 >= line.last or (gap not in BLANKS and gap[:1] not in {"-", "%"}):
        return False
    number = read_number(line, word, tables.numbers)
    if number is None or number.value is None:
        return False
    measure = measure_number(line, number, tables)
    if measure.unit is not None:
        return is_measured(line, measure.unit)
    if number.is_scaled:
        return True
    unit = find_counted(line, number, tables.nouns)
    if unit is None or line.forms[unit.last][0].isupper():
        return False
    lead = line.before(word)
    if find_before(line, word, tables.hedges) is not None:
        return True
    is_round = number.value % 100 == 0 or number.value < 1900
    is_thing = line.lower[unit.last] in tables.nouns.people
    return lead not in DATING and (is_thing or lead not in LINKING) and (is_round or is_thing) and lead != ""


def is_measured(line: Stretch, unit: Unit) -> bool:
    """Whether a unit behind a year measures it: "2000 years ago", but not "in 2024 AZN 5 million"."""
    if unit.kind == "duration":
        return line.lower[unit.last].endswith("s")
    return unit.kind != "money" or not line.at(unit.last + 1)[:1].isdigit()
