"""Is it stated as done, planned, forecast, possible, or denied?"""

from typing import get_args

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.modality import list_modalities
from analysis.records import Modality
from tests.extraction.texts import read_figures


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("The yard built ships.", "stated"),
        ("The yard plans to build ships.", "planned"),
        ("The yard will build ships.", "planned"),
        ("The yard is to be opened.", "planned"),
        ("Output is expected to grow.", "forecast"),
        ("Growth is likely.", "forecast"),
        ("Prices are likely to grow.", "forecast"),
        ("The yard could build ships.", "possible"),
        ("The ministry denied it.", "denied"),
        ("The yard did not build ships.", "denied"),
        ("The ministry denied that it will close.", "denied"),
    ],
    ids=lambda value: value,
)
def test_the_words_of_a_clause_show_its_modality(words: str, modality: str) -> None:
    (claim,) = read_figures(f"{words[:-1]} in 3 towns.")

    assert claim.modality == modality


def test_every_modality_of_the_codebook_is_in_the_closed_list() -> None:
    assert {name for name, _ in list_modalities(load_codebooks())} <= set(get_args(Modality))
