"""What does the name codebook know of a word?"""

import shutil
from pathlib import Path

import pytest

from analysis import places
from analysis.codebooks import load_codebooks
from analysis.extraction.names.actors import find_actors
from analysis.extraction.names.lexicon import Mark, fold_letters, load_lexicon
from analysis.extraction.sentences import find_sentences
from analysis.words import find_words


@pytest.mark.parametrize(
    ("word", "plain"),
    [("Şahin", "sahin"), ("Əliyev", "aliyev"), ("İsmayıl", "ismayil"), ("Łódź", "lodz"), ("Иванов", "ivanov")],
    ids=lambda value: value,
)
def test_letters_with_marks_are_folded_to_plain_ones(word: str, plain: str) -> None:
    assert fold_letters(word) == plain


@pytest.mark.parametrize(
    ("word", "mark"),
    [
        ("Minister", Mark.ROLE),
        ("Elmar", Mark.GIVEN),
        ("ÇETİN", Mark.GIVEN),
        ("Holding", Mark.ORGANISATION),
        ("Plant", Mark.FACILITY),
        ("Monday", Mark.CALENDAR),
    ],
    ids=lambda value: str(value),
)
def test_a_word_has_a_mark_for_every_list_it_stands_in(word: str, mark: Mark) -> None:
    assert Mark(load_lexicon(load_codebooks()).mark(word)) & mark


def test_the_longest_spelling_of_a_first_word_comes_first() -> None:
    known = load_lexicon(load_codebooks()).known["New"]

    assert [len(k.tokens) for k in known] == sorted((len(k.tokens) for k in known), reverse=True)


def test_a_user_may_name_actors_of_their_own(tmp_path: Path) -> None:
    shutil.copy(places.CODEBOOKS / "names.toml", tmp_path)
    (tmp_path / "actors.csv").write_text("actor,kind,country,role,spellings\nZarnava,organisation,AZ,,zavod Z|Z-7\n")
    text = "It buys from Z-7."
    (actor,) = find_actors(find_words(text), find_sentences(text), load_codebooks(tmp_path))

    assert (actor.actor, actor.kind, actor.country, actor.spellings) == ("Zarnava", "organisation", "AZ", ("Z-7",))
