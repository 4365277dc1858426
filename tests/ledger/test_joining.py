"""A corpus that is read in parts gives the same tables as one that is read whole."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis.errors import SourceError
from analysis.ledger import Tables, build_tables, join_ledgers
from analysis.ledger.corrections import make_correction
from analysis.records import Article
from tests.builders import DEFENCE_TEXT, an_article, some_articles

NAMES = ("ledger", "articles", "actors", "sentences", "corrections", "joins")
TEXTS = (
    "Azerbaijan exported arms to nearly 20 countries in 2025.",
    "Azerbaijan exported arms to more than 30 countries in 2025.",
    "The 2025 defence budget is 8.1 billion manat, a rise of 23 percent compared with 2024.",
    "The Ganja Plant produced 300 tractors in its main hall in 2025.",
    "The Ganja Plant sent 320 tractors out of its main hall in 2025.",
    "The firm invested 40 million euros on 5 May 2024.",
    "Nothing is counted here.",
)


def equal(one: Tables, other: Tables) -> None:
    for name in NAMES:
        assert_frame_equal(getattr(one, name), getattr(other, name))


def deal(articles: list[Article], parts: int, random: Random) -> list[list[Article]]:
    home = [random.randrange(parts) for _ in articles]
    return [[a for a, h in zip(articles, home, strict=True) if h == part] for part in range(parts)]


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8), st.integers(1, 3), st.randoms())
@settings(deadline=None, max_examples=25)
def test_parts_that_are_joined_equal_the_whole(texts: list[str], parts: int, random: Random) -> None:
    articles = some_articles(*texts)

    joined = join_ledgers(build_tables(part) for part in deal(articles, parts, random))

    equal(joined, build_tables(articles))


def test_corrections_across_two_parts_are_replayed() -> None:
    into = {"article": "a0", "surface": "nearly 20 countries"}
    entry = {"id": "m", "action": "merge", "article": "a1", "surface": "more than 30 countries", "into": into}
    entry |= {"reason": "a slip", "who": "A. Reader", "when": "2026"}
    corrections = [make_correction(entry, "mine.toml")]
    articles = some_articles(*TEXTS[:2])

    parts = [build_tables([article], corrections=corrections) for article in articles]
    joined = join_ledgers(parts, corrections=corrections)

    equal(joined, build_tables(articles, corrections=corrections))
    assert joined.ledger["echo_of"].notna().sum() == 1


def test_nothing_joined_is_nothing() -> None:
    equal(join_ledgers([]), build_tables([]))


def test_an_article_in_two_parts_is_refused() -> None:
    parts = [build_tables([an_article(DEFENCE_TEXT, "x")])] * 2

    with pytest.raises(SourceError, match="article x: it stands in two of the ledgers"):
        join_ledgers(parts)
