"""What does one side state and the other never, and what does nobody state?

The checklist is what an analyst asks of every industrial claim: who buys, at what price, how many, how many
jobs, at what cost.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from analysis.codebooks import load_codebooks
from analysis.ledger.rows import list_rows
from analysis.ledger.series import is_figure

ANY = r""
# The first two letters of names, what stands before one of a country to which something goes, and the names.
Names = tuple[frozenset[str], re.Pattern[str], tuple[str, ...]]
# Before it a country that buys would stand.
BOUGHT = re.compile(r"(?: has| have)? (?:bought|buys?|purchase[sd]?|ordered|imported)\b")


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the checklist: its name, and the kind, measure and sentence of a figure that answers it.

    `measure` is looked for in the indicator, the unit and what is counted, `sentence` in the words of the sentence.
    """

    name: str
    words: str
    kind: str
    measure: str = ANY
    sentence: str = ANY
    is_for_one: bool = False


CHECKLIST = (
    Question(
        "price",
        "a unit price",
        "money",
        sentence=r"\b(?:each(?! year| month)|apiece|a piece|per unit|per item|unit price|price of (?:an?|one))\b",
        is_for_one=True,
    ),
    Question(
        "volume",
        "a number of weapons made or sold",
        "count",
        r"\b(?:weapon|missile|rocket|drone|uav|rifle|pistol|gun|howitzer|mortar|tank|shell|munition|warship"
        r"|armou?red vehicle)s?\b",
    ),
    Question("jobs", "a number of jobs", "count", r"\bjobs\b"),
    Question(
        "cost",
        "a cost of construction or reconstruction",
        "money",
        sentence=r"\b(?:re)?(?:construct|build|built|renovat|moderni[sz]|invest|overhaul)\w*",
    ),
)
BUYER = ("buyer", "a country that buys")
ASKED = ("article_narrative", "kind", "change", "indicator", "unit", "about", "sentence", "per")
WORDS = {
    "money": "an amount of money",
    "percent": "a percentage",
    "mass": "a weight",
    "area": "an area",
    "energy": "an amount of energy",
    "other": "a figure of another kind",
}


@dataclass(frozen=True, slots=True)
class Silence:
    """Something that is not stated: the question, and the side that is silent (None: nobody states it)."""

    question: str
    words: str
    side: str | None = None


def find_unanswered(ledger: pd.DataFrame, texts: Collection[str] = ()) -> list[Silence]:
    """The questions of the checklist that no claim answers; a buyer may also be named where nothing is counted.

    Without the texts of the articles a buyer is looked for in the sentences of the claims.
    """
    figures = choose_figures(ledger)
    buyer = () if has_buyer(texts or ledger["sentence"].tolist()) else (Silence(*BUYER),)
    return [*buyer, *(Silence(q.name, q.words) for q in CHECKLIST if not is_answered(q, figures))]


def choose_figures(ledger: pd.DataFrame) -> pd.DataFrame:
    """The figures, with what the checklist asks of them: a narrow table is cut much faster than the whole ledger."""
    return ledger.loc[is_figure(ledger), list(ASKED)]


def is_answered(question: Question, figures: pd.DataFrame) -> bool:
    """Whether any figure answers a question."""
    asked = figures[(figures["kind"] == question.kind) & figures["change"].isna()]
    measure, sentence = (re.compile(pattern, re.IGNORECASE) for pattern in (question.measure, question.sentence))
    for row in list_rows(asked, ("indicator", "unit", "about", "sentence", "per")):
        label = " ".join(row[column] or "" for column in ("indicator", "unit", "about"))
        is_for_one = question.is_for_one and row["per"] == "unit"
        if measure.search(label) and (is_for_one or sentence.search(row["sentence"])):
            return True
    return False


def has_buyer(texts: Iterable[str]) -> bool:
    """Whether any text names a country to which something is sold, or that buys."""
    names, pattern = compile_buyer()
    return any(pattern.search(text) for text in dict.fromkeys(texts) if may_trade(text, names))


def may_trade(text: str, names: Names) -> bool:
    """Whether a name stands where a buyer would, before the pattern tries every name at every place."""
    begins, to, every = names
    behind = (place for found in to.finditer(text) for place in (found.end(), found.end(1)))
    if any(text[place : place + 2] in begins and text.startswith(every, place) for place in behind):
        return True
    return any(text.endswith(every, 0, found.start()) for found in BOUGHT.finditer(text))


@lru_cache(maxsize=1)
def compile_buyer() -> tuple[Names, re.Pattern[str]]:
    """The names of countries, and a sale to one ("exported to Turkey") or one that buys ("Serbia bought")."""
    rows = load_codebooks().rows("countries")
    names = {name for row in rows for name in [row["name"], *row["other_names"].split("|")] if name}
    longest = sorted(names, key=lambda n: (-len(n), n))
    country = rf"(?:the )?(?:{'|'.join(map(re.escape, longest))})(?!\w)"
    sale = rf"\b(?:export|suppl|sold|sell|sale|deliver|ship)\w*\b[^.!?\n]*?\bto {country}"
    bought = rf"(?<!\w){country} (?:has |have )?(?:bought|buys?|purchase[sd]?|ordered|imported)\b"
    every = tuple(longest)
    letters = re.escape("".join(sorted({name[0] for name in every})))
    to = re.compile(rf"(\bto )(?=(?:the )?[{letters}])(?:the )?")
    return (frozenset(name[:2] for name in every), to, every), re.compile(f"{sale}|{bought}")


def find_one_sided(ledger: pd.DataFrame, articles: pd.DataFrame) -> list[Silence]:
    """What one narrative states and the other never does, where both have articles.

    Kinds of figure, and the questions of the checklist; a question is left out where its whole kind is not stated.
    """
    figures = choose_figures(ledger)
    sides = {side: figures[figures["article_narrative"] == side] for side in ("defence", "civilian")}
    if not all((articles["narrative"] == side).any() for side in sides):
        return []
    kinds = {side: set(stated["kind"].tolist()) for side, stated in sides.items()}
    answered = {side: [q for q in CHECKLIST if is_answered(q, stated)] for side, stated in sides.items()}
    found = []
    for side, other in (("civilian", "defence"), ("defence", "civilian")):
        found += [Silence(k, WORDS.get(k, f"a {k}"), side) for k in sorted(kinds[other] - kinds[side])]
        open_questions = [q for q in answered[other] if q not in answered[side] and q.kind in kinds[side]]
        found += [Silence(q.name, q.words, side) for q in open_questions]
    return found
