"""What does one side state and the other never, and what does nobody state?

The checklist is what an analyst asks of every industrial claim: who buys, at what price, how many, how many
jobs, at what cost.
"""

from dataclasses import dataclass

import pandas as pd

from analysis.ledger.series import is_figure


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the checklist: its name and the claims that would answer it."""

    name: str
    words: str
    kinds: tuple[str, ...]
    indicators: tuple[str, ...] = ()


CHECKLIST = (
    Question("buyer", "a country that buys", (), ()),
    Question("price", "a unit price", ("money",), ("price",)),
    Question(
        "volume",
        "a number of weapons made or sold",
        ("count",),
        ("weapon", "missile", "drone", "rifle", "tank", "vehicle", "shell", "round"),
    ),
    Question("jobs", "a number of jobs", ("count",), ("jobs",)),
    Question("cost", "a cost of construction or reconstruction", ("money",), ("cost", "investment")),
)


@dataclass(frozen=True, slots=True)
class Silence:
    """Something that is not stated: the question, and the side that is silent (None: nobody states it)."""

    question: str
    words: str
    side: str | None = None


def find_unanswered(ledger: pd.DataFrame) -> list[Silence]:
    """The questions of the checklist that no claim answers."""
    figures = ledger[is_figure(ledger)]
    return [Silence(q.name, q.words) for q in CHECKLIST if not is_answered(q, figures)]


def is_answered(question: Question, figures: pd.DataFrame) -> bool:
    """Whether any figure answers a question."""
    if question.name == "buyer":
        return has_buyer(figures)
    labels = figures["indicator"].fillna("") + " " + figures["unit"].fillna("")
    is_named = labels.apply(lambda label: any(word in label.split() or word in label for word in question.indicators))
    is_kind = figures["kind"].isin(question.kinds)
    if question.name == "price":
        is_named = figures["per"].isin(["unit"])
    return bool((is_kind & is_named).any())


def has_buyer(figures: pd.DataFrame) -> bool:
    """Whether an export figure stands in a sentence that names the country it goes to."""
    sentences = figures.loc[figures["indicator"].fillna("").str.contains("export"), "sentence"]
    return bool(sentences.str.contains(r"\bto (?:[A-Z][a-z]+)", regex=True).any())


def find_one_sided(ledger: pd.DataFrame) -> list[Silence]:
    """The kinds of figure that one narrative states and the other never does."""
    figures = ledger[is_figure(ledger)]
    kinds = {side: set(figures.loc[figures["article_narrative"] == side, "kind"]) for side in ("defence", "civilian")}
    if not all((ledger["article_narrative"] == side).any() for side in kinds):
        return []
    words = {"money": "an amount of money", "percent": "a percentage", "count": "a count"}
    found = []
    for side, other in (("civilian", "defence"), ("defence", "civilian")):
        found += [Silence(kind, words.get(kind, f"a {kind}"), side) for kind in sorted(kinds[other] - kinds[side])]
    return found
