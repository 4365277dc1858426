"""Does each number of a sentence say what it is bound to?

A cited number stands in the words, the period or the names of its claims; a measured one is the rounded value of its
measure. A sentence that says otherwise stops the run: it would lead a reader to words that do not hold it.
"""

import math
import re
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.comparison.evidence import Measure
from analysis.comparison.findings import Finding
from analysis.comparison.prose import Cited, Line, Measured
from analysis.comparison.wording import SCALES, SMALL, format_date
from analysis.errors import BindingError
from analysis.ledger.rows import list_rows

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
AMOUNT = re.compile(
    r"(?P<below>below )?(?P<sign>[-−]?)(?P<digits>\d[\d,]*(?:\.\d+)?)(?: (?P<scale>trillion|billion|million))?"
)
STATED = ("surface", "indicator", "scope", "actor", "attributed_to", "about")
DATED = ("period", "base_period")


def check_numbers(findings: Sequence[Finding], ledger: pd.DataFrame, measures: Mapping[str, Measure]) -> None:
    """Refuse a finding with a number that differs from its claim or its measure.

    Raises:
        BindingError: the sentence, the number, and what it is bound to.
    """
    needed = {claim for finding in findings for claim in finding.claims}
    words = list_words(ledger[ledger["claim_id"].isin(needed)])
    for finding in findings:
        for line in finding.lines:
            check_line_numbers(line, words, measures)


def list_words(ledger: pd.DataFrame) -> dict[str, set[str]]:
    """The numbers that each claim may be cited for: those of its words and names, and of its periods as written."""
    found = {}
    for row in list_rows(ledger, ("claim_id", *STATED, *DATED)):
        told = [str(row[name]) for name in STATED if row[name] is not None]
        dates = [format_date(row[name].split("T")[0]) for name in DATED if row[name] is not None]
        found[row["claim_id"]] = set(DIGITS.findall("\n".join([*told, *dates])))
    return found


def check_line_numbers(line: Line, words: Mapping[str, set[str]], measures: Mapping[str, Measure]) -> None:
    """Refuse one sentence."""
    for segment in line.segments:
        match segment:
            case Cited(text, claims):
                allowed = set().union(*(words[claim] for claim in claims))
                if strange := [number for number in DIGITS.findall(text) if number not in allowed]:
                    raise BindingError(
                        f"{line.text!r}: {strange[0]!r} does not stand in the claims {', '.join(claims)}"
                    )
            case Measured(text, name, False) if name in measures and not says(text, measures[name].value):
                value = measures[name].value
                raise BindingError(f"{line.text!r}: {text!r} is not the value of {name}, which is {value:g}")


def says(text: str, value: float) -> bool:
    """Whether words of ours are a value, rounded to the digits that they show."""
    found = AMOUNT.search(text)
    if found is None:
        return text not in SMALL or SMALL.index(text) == value
    if math.isnan(value):
        return True
    if found["below"]:
        return value < float(found["digits"])
    size = next((size for size, word in SCALES if word == found["scale"]), 1.0)
    digits = found["digits"].replace(",", "")
    stated = float(digits) * size * (-1 if found["sign"] else 1)
    return abs(stated - value) <= find_step(digits) * size * 0.5000001 + abs(value) * 1e-9


def find_step(digits: str) -> float:
    """What one step of the last telling digit is worth: .01 of "6.59", 1 of "824"."""
    return float(10 ** -len(digits.partition(".")[2]))
