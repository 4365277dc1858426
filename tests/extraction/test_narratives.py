"""Does a sentence, and does an article, tell of the defence or of the civilian industry?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.narratives import sum_narratives
from analysis.records import NARRATIVES, Narrative
from tests.extraction.texts import read_claims, read_text

SWAPPED: dict[Narrative, Narrative] = {
    "defence": "civilian",
    "civilian": "defence",
    "both": "both",
    "neither": "neither",
}


@pytest.mark.parametrize(
    ("sentence", "narrative"),
    [
        ("The Turkish maker sells drones.", "defence"),
        ("The army bought shells.", "defence"),
        ("The Kenyan factory makes furniture and textiles.", "civilian"),
        ("The steel works opened.", "civilian"),
        ("The works makes tractors and tanks.", "both"),
        ("It rained on Monday.", "neither"),
        ("A fuel tank was sold.", "neither"),
    ],
    ids=lambda value: value,
)
def test_a_sentence_belongs_to_the_sides_whose_words_it_has(sentence: str, narrative: str) -> None:
    assert list(read_text(sentence).narratives) == [narrative]


@pytest.mark.parametrize(
    ("sentences", "narrative", "score"),
    [
        (["defence", "defence", "neither"], "defence", 1.0),
        (["civilian"], "civilian", -1.0),
        (["defence", "civilian"], "both", 0.0),
        (["both"], "both", 0.0),
        (["neither"], "neither", 0.0),
        ([], "neither", 0.0),
        (["defence", "defence", "civilian"], "defence", 0.3333),
    ],
    ids=str,
)
def test_an_article_belongs_to_the_side_of_two_thirds_of_its_sentences(
    sentences: list[Narrative], narrative: str, score: float
) -> None:
    assert sum_narratives(sentences) == (narrative, score)


@given(st.lists(st.sampled_from(NARRATIVES)))
def test_swapping_the_sides_flips_the_score(sentences: list[Narrative]) -> None:
    narrative, score = sum_narratives(sentences)
    swapped = sum_narratives([SWAPPED[s] for s in sentences])

    assert swapped[1] == -score
    assert swapped[0] == SWAPPED[narrative]


def test_the_narrative_of_an_article_is_that_of_its_sentences() -> None:
    assert read_text("The army bought shells. The navy bought missiles. It rained.").narrative == "defence"


def test_the_frames_of_a_sentence_come_in_the_order_of_the_codebook() -> None:
    frames = read_claims("Exports of 3 ships secure sovereignty.")[0].frames

    assert frames[:1] == ("security_sovereignty",)
    assert "export_competitiveness" in frames
