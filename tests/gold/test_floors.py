"""The program finds at least as much in the hand-read articles as it once did."""

from functools import lru_cache
from pathlib import Path

import pytest

from analysis import extract
from analysis.records import Article
from analysis.sources import read_articles
from tests.gold.annotations import ARTICLES, find_digits, list_names
from tests.gold.floors import raise_floors, read_floors
from tests.gold.scoring import score_all

SLACK = 0.02


@lru_cache(maxsize=1)
def read_measures() -> dict[str, float]:
    """What is reached now."""
    return score_all().measures()


@pytest.fixture(params=list_names())
def article(request: pytest.FixtureRequest) -> Article:
    """One of the hand-read articles."""
    return read_articles(ARTICLES / f"{request.param}.txt")[0]


def test_every_measure_has_its_floor() -> None:
    assert sorted(read_floors()) == sorted(read_measures())


@pytest.mark.parametrize(("measure", "floor"), read_floors().items(), ids=str)
def test_no_measure_falls_below_its_floor(measure: str, floor: float) -> None:
    assert read_measures()[measure] >= floor, "see python -m tests.gold.scoring --errors"


@pytest.mark.parametrize(("measure", "floor"), read_floors().items(), ids=str)
def test_no_floor_lies_far_below_what_is_reached(measure: str, floor: float) -> None:
    assert read_measures()[measure] <= floor + SLACK, "raise the floor: python -m tests.gold.scoring --raise"


def test_raising_never_lowers_a_floor(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    raise_floors({"period.share": 0.6, "people.recall": 0.9}, path)

    raise_floors({"period.share": 0.5, "people.recall": 0.9567}, path)

    assert read_floors(path) == {"period.share": 0.6, "people.recall": 0.956}


def test_every_digit_stands_in_exactly_one_figure_of_the_ledger(article: Article) -> None:
    figures = [(c.start, c.end) for c in extract(article) if c.claim_type == "figure"]

    held = {run: sum(a <= run[0] and run[1] <= b for a, b in figures) for run in find_digits(article.text)}

    assert {article.text[a - 10 : b + 10]: n for (a, b), n in held.items() if n != 1} == {}


def test_every_claim_keeps_its_words(article: Article) -> None:
    claims = extract(article)

    assert [c.surface for c in claims if article.text[c.start : c.end] != c.surface] == []
