"""Where do capitalised words stand together?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.names.lexicon import load_lexicon
from analysis.extraction.names.runs import find_runs, read_page
from analysis.extraction.sentences import find_sentences
from analysis.words import find_words


def read_runs(text: str) -> list[str]:
    words = find_words(text)
    page = read_page(words, find_sentences(text), load_lexicon(load_codebooks()))
    return [text[words.starts[first] : words.ends[last]] for first, last in find_runs(page)]


def has_heading(text: str) -> bool:
    return bool(read_page(find_words(text), find_sentences(text), load_lexicon(load_codebooks())).headings)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("the chairman of Temir Holding, J.D. van Rossum", ["Temir Holding", "J.D. van Rossum"]),
        ("by Hélène d'Aubigny and O’Neill", ["Hélène d'Aubigny", "O’Neill"]),
        ("the Oil and Gas Agency and Kenya", ["Oil and Gas Agency", "Kenya"]),
        ("it told Johnson & Sons. Kenya paid", ["Johnson & Sons", "Kenya"]),
        ("it is “Temir” Steel of Kenya", ["Temir” Steel", "Kenya"]),
        ("However, the mill", []),
        ("on Monday", []),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_run_goes_on_over_what_names_are_joined_by(text: str, runs: list[str]) -> None:
    assert read_runs(text) == runs


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("Plant Opens New Line For Tractors", True),
        ("Ruvimbo Gatsi Speaks After Long Silence.", True),
        ("Ruvimbo Gatsi met Ewa Lis in Gdynia.", False),
        ("The Gdynia Shipyard of Ewa Lis employs thousands", False),
        ("Ewa Lis", False),
    ],
    ids=lambda value: str(value),
)
def test_a_heading_is_written_in_title_case(text: str, is_heading: bool) -> None:
    assert has_heading(text) is is_heading
