"""Words that say how sure a sentence is."""

from dataclasses import replace

import pytest

from analysis.codebooks import load_codebooks
from analysis.comparison.findings import Finding
from analysis.comparison.language import check_effects, check_language, find_bands, list_bands
from analysis.comparison.prose import Cited, Line, Text
from analysis.errors import LanguageError


def judged(words: str) -> Line:
    return Line((Text(words),), "judged")


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("It is almost certain that exports grow.", "almost certain"),
        ("Exports will probably grow.", "likely"),
        ("Growth is unlikely.", "unlikely"),
        ("Very unlikely, and slow.", "very unlikely"),
        ("A highly probable delay.", "very likely"),
        ("There is a roughly even chance of a delay.", "roughly even chance"),
        ("Almost no chance of sales.", "almost no chance"),
    ],
)
def test_each_band_has_its_words_and_the_longest_count(words: str, band: str) -> None:
    books = load_codebooks()

    check_language([judged(words)], books)

    assert [b.name for _, b in find_bands(words, books) if b] == [band]


def test_there_are_seven_bands_that_touch_without_a_gap() -> None:
    bands = sorted(list_bands(load_codebooks()).values(), key=lambda b: b.low)

    assert len(bands) == 7
    assert [b.high for b in bands[:-1]] == [b.low for b in bands[1:]]
    assert (bands[0].low, bands[-1].high) == (1, 99)


@pytest.mark.parametrize("word", ["possibly", "Perhaps", "might", "certainly", "may"])
def test_a_word_of_no_band_is_refused_with_the_bands(word: str) -> None:
    with pytest.raises(LanguageError, match=r"says no band of likelihood; write one of almost no chance"):
        check_language([judged(f"{word} exports grow.")], load_codebooks())


def test_likelihood_and_confidence_never_share_a_sentence() -> None:
    with pytest.raises(LanguageError, match="write two"):
        check_language([judged("With high confidence exports will likely grow.")], load_codebooks())


@pytest.mark.parametrize(
    "words", ["In May exports grew.", "We have high confidence in the source.", "A certain plant."]
)
def test_other_words_are_left_alone(words: str) -> None:
    check_language([judged(words)], load_codebooks())


def test_the_words_of_an_article_are_not_judged() -> None:
    check_language([Line((Cited("“might possibly grow”", ("f1",)), Text(" stands in the text.")))], load_codebooks())


def test_a_tested_effect_needs_its_interval_or_the_reason_why_not() -> None:
    finding = Finding("difference", (judged("Industry leads in defence."),), is_tested=True)

    with pytest.raises(LanguageError, match="without its interval"):
        check_effects([finding])
    check_effects([replace(finding, interval=(1.0, 2.0))])
    check_effects([replace(finding, lines=(judged("It leads; no interval: all articles are alike."),))])
