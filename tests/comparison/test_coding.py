"""Which sentences human coders get."""

import json
from collections import Counter
from functools import lru_cache

import pytest

from analysis.codebooks import load_codebooks
from analysis.comparison.coding import Sample, draw_sample, share_out
from analysis.errors import ParameterError
from analysis.ledger import build_tables
from tests.builders import DEFENCE_TEXT, an_article, seed_articles, seed_tables


@lru_cache(maxsize=4)
def drawn(size: int = 30, seed: int = 1) -> Sample:
    return draw_sample(seed_tables(), seed_articles(), load_codebooks(), size, seed)


def test_the_sheet_tells_nothing_of_what_the_machine_found() -> None:
    sheet = drawn().sheet

    frames = [str(entry["id"]) for entry in load_codebooks().book("frames")["frame"]]
    assert list(sheet.columns) == ["sentence_id", "before", "sentence", *frames, "none", "note"]
    assert (sheet[[*frames, "none", "note"]] == "").all(axis=None)
    ids = [a.article_id for a in seed_articles()]
    assert not any(name in cell for name in ids for cell in sheet["sentence_id"])


def test_the_key_leads_each_sentence_back_to_its_article() -> None:
    sample, texts = drawn(), {a.article_id: a.text for a in seed_articles()}

    assert list(sample.key["sentence_id"]) == list(sample.sheet["sentence_id"])
    for row, sentence in zip(sample.key.to_dict("records"), sample.sheet["sentence"], strict=True):
        assert " ".join(texts[row["article_id"]][row["start"] : row["end"]].split()) == sentence


def test_every_frame_that_the_machine_found_is_in_the_sample() -> None:
    found = {frame for frames in seed_tables().sentences["frames"] for frame in json.loads(frames)}

    assert {frame for frames in drawn().key["frames"] for frame in json.loads(frames)} == found


def test_the_weights_add_up_to_all_sentences() -> None:
    assert drawn().key["weight"].sum() == pytest.approx(len(seed_tables().sentences))


def test_one_seed_draws_one_sample_and_another_seed_another() -> None:
    again = draw_sample(seed_tables(), seed_articles(), load_codebooks(), 30, 1)

    assert again.sheet.equals(drawn().sheet)
    assert not drawn(30, 2).sheet.equals(drawn().sheet)


def test_the_order_says_nothing_of_the_strata() -> None:
    strata = list(drawn().key["stratum"])

    assert strata != sorted(strata)


def test_a_copy_is_not_drawn() -> None:
    articles = [an_article(DEFENCE_TEXT), an_article(DEFENCE_TEXT, "b", copy_of="a")]

    sample = draw_sample(build_tables(articles), articles, load_codebooks(), 10, 1)

    assert set(sample.key["article_id"]) == {"a"}
    assert len(sample.key) == 2


@pytest.mark.parametrize(
    ("size", "available", "shares"),
    [
        (6, {"a": 10, "b": 10}, {"a": 3, "b": 3}),
        (7, {"a": 1, "b": 10, "c": 2}, {"a": 1, "b": 4, "c": 2}),
        (99, {"a": 3, "b": 4}, {"a": 3, "b": 4}),
        (1, {"a": 3, "b": 4}, {"a": 1, "b": 0}),
    ],
)
def test_each_stratum_gives_as_many_as_any_other_as_far_as_it_goes(
    size: int, available: dict[str, int], shares: dict[str, int]
) -> None:
    assert share_out(size, available) == shares


@pytest.mark.parametrize(("articles", "size", "words"), [([], 5, "no sentence to draw"), ([an_article()], 0, "n is 0")])
def test_a_sample_of_nothing_is_refused(articles: list, size: int, words: str) -> None:
    with pytest.raises(ParameterError, match=words):
        draw_sample(build_tables(articles), articles, load_codebooks(), size, 1)


def test_the_frames_are_explained_to_the_coders() -> None:
    frames = drawn().frames

    assert frames["definition"].str.len().min() > 20
    assert Counter(frames["frame"]).most_common(1)[0][1] == 1
