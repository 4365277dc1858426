"""The annotations fit their articles, and leave out no number."""

from itertools import pairwise

import pytest

from analysis.codebooks import load_codebooks
from analysis.dates.edtf import is_edtf
from tests.gold.annotations import ANY, ARTICLES, NONE, Gold, find_digits, list_names, read_gold, touches_any

NAMES = list_names()


@pytest.fixture(params=NAMES)
def gold(request: pytest.FixtureRequest) -> Gold:
    """One annotated article."""
    return read_gold(request.param)


def test_every_article_is_annotated() -> None:
    assert sorted(path.stem for path in ARTICLES.glob("*.txt")) == NAMES


def test_every_digit_is_annotated(gold: Gold) -> None:
    annotated = [f.place for f in gold.figures] + [*gold.open_places, *gold.not_figures]

    missing = [gold.text[a - 15 : b + 15] for a, b in find_digits(gold.text) if not touches_any((a, b), annotated)]

    assert missing == []


def test_no_two_figures_stand_on_the_same_words(gold: Gold) -> None:
    places = sorted({f.place for f in gold.figures})

    assert [(a, b) for a, b in pairwise(places) if a[1] > b[0]] == []


def test_every_date_is_one(gold: Gold) -> None:
    dates = (
        [gold.published] + [d for f in gold.figures for d in (f.period, f.base_period)] + [d for _, d in gold.events]
    )
    known = [d for written in dates for d in written.split(" | ") if d not in (ANY, NONE) and not d.startswith("XXXX")]

    assert [d for d in known if not is_edtf(d)] == []


def test_every_country_has_its_name_of_the_codebook(gold: Gold) -> None:
    names = {row["name"] for row in load_codebooks().rows("countries")}

    assert set(gold.countries) <= names


def test_every_peculiarity_stands_in_two_articles() -> None:
    table = (ARTICLES.parent / "README.md").read_text(encoding="utf-8").partition("## What is covered")[2]
    rows = [row.strip("|").rpartition("|") for row in table.strip().splitlines() if row[-3:-2].isdigit()]
    known = {name[:2] for name in NAMES}

    assert len(rows) > 60
    assert [about for about, _, numbers in rows if len(set(numbers.split()) & known) < 2] == []
    assert {n for *_, numbers in rows for n in numbers.split()} == known
