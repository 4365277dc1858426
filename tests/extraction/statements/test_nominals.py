"""Which words beside a reporting verb are its subject?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.statements.agents import find_phrase_after
from analysis.extraction.statements.cues import compile_cues
from analysis.extraction.statements.nominals import find_phrase_before
from analysis.extraction.statements.verb_phrases import find_group
from analysis.words import find_words


def find_before(text: str) -> str | None:
    words, cues = find_words(text), compile_cues(load_codebooks())
    verb = find_group(words, cues, words.lower.index("said"), 0).first
    phrase = find_phrase_before(words, cues, verb, 0)
    return words.span(phrase.first, phrase.last).of(text) if phrase else None


def find_after(text: str) -> str | None:
    words, cues = find_words(text), compile_cues(load_codebooks())
    phrase = find_phrase_after(words, cues, words.lower.index("said") + 1, len(words))
    return words.span(phrase.first, phrase.last).of(text) if phrase else None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Critics said so", "Critics"),
        ("A spokesman for the mill said so", "A spokesman for the mill"),
        ("On Monday Polish officials said so", "Polish officials"),
        ("In a letter the mill said so", "the mill"),
        ("The mill has also said so", "The mill"),
        ("The mill on Friday said so", "The mill"),
        ("The mill, however, said so", "The mill"),
        ("Jan Kos, head of the mill, said so", "Jan Kos, head of the mill"),
        ("Jan Kos, who runs a mill, said so", "Jan Kos, who runs a mill"),
        ("Jan Kos (Gdynia) said so", "Jan Kos (Gdynia"),
        ("Poland and Kenya said so", "Poland and Kenya"),
        ("Workers who built the mill said so", "Workers who built the mill"),
        ("A report released last year said so", "A report released last year"),
        ("It rained, but she said so", "she"),
        ("He knew that the mill said so", "the mill"),
        ("Will Marsh said so", "Will Marsh"),
        ("Tea is safe, farmers said", "farmers"),
        ("a woman who said so", "who"),
        ("In 2024 said so", None),
        ("yesterday said so", None),
    ],
    ids=lambda value: str(value),
)
def test_a_subject_goes_back_to_the_boundary_of_its_clause(text: str, subject: str | None) -> None:
    assert find_before(text) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("“No,” said Jan Kos.", "Jan Kos"),
        ("“No,” said Jan Kos, the head of the mill, on Monday.", "Jan Kos, the head of the mill"),
        ("“No,” said the head of the mill, Jan Kos.", "the head of the mill, Jan Kos"),
        ("“No,” said Don Marsh in an interview.", "Don Marsh"),
        ("“No,” said Jan Kos on Friday.", "Jan Kos"),
        ("“No,” said a spokesman for the mill, adding nothing.", "a spokesman for the mill"),
        ("“No,” said he.", "he"),
        ("“No,” he said that day.", None),
        ("“No,” he said on Monday.", None),
    ],
    ids=lambda value: str(value),
)
def test_a_subject_behind_its_verb_ends_at_a_mark_a_place_or_a_time(text: str, subject: str | None) -> None:
    assert find_after(text) == subject
