"""Which entries of a codebook does a sentence hit, and does the codebook keep its own promises?"""

from pathlib import Path

import pytest

from analysis.codebooks import find_entries, find_first, list_labels, load_codebooks, load_entries
from analysis.errors import CodebookError

TEA = """
[[frame]]
id = "tea"
label = "Tea and its growers"
patterns = ["tea", "grower*"]
exclude = ["tea party"]
positive = ["The tea is good."]
negative = ["The tea party met."]
"""


def load(folder: Path, content: str) -> tuple[str, ...]:
    (folder / "frames.toml").write_text(
        'schema = 1\nlanguage = "en"\nunit = "sentence"\ndocument_rule = ""\n' + content
    )
    return tuple(e.entry_id for e in load_entries(load_codebooks(folder), "frames", "frame"))


@pytest.mark.parametrize(
    ("book", "kind"),
    [("frames", "frame"), ("narratives", "narrative"), ("events", "event")],
    ids=["frames", "narratives", "events"],
)
def test_the_codebooks_that_are_shipped_keep_their_own_sentences(book: str, kind: str) -> None:
    assert len(load_entries(load_codebooks(), book, kind)) >= 2


def test_a_codebook_of_the_user_replaces_ours(tmp_path: Path) -> None:
    assert load(tmp_path, TEA) == ("tea",)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            TEA.replace("The tea is good.", "Coffee is good."),
            "tea: it does not hit its test sentence 'Coffee is good.'",
        ),
        (TEA.replace("The tea party met.", "The tea was bad."), "tea: it hits its test sentence 'The tea was bad.'"),
        (TEA + TEA, "the id 'tea' stands twice; rename one of them"),
        (TEA.replace('id = "tea"', ""), "an entry has no id"),
        ('[[frame]]\nid = "tea"', "an entry has no patterns"),
        (TEA.replace('"tea", "grower*"', '""'), "write at least one letter"),
    ],
    ids=["positive fails", "negative fails", "id twice", "no id", "no patterns", "empty pattern"],
)
def test_a_codebook_that_breaks_its_promise_is_refused(content: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(CodebookError) as error:
        load(tmp_path, content)
    assert "frames.toml" in str(error.value)
    assert problem in str(error.value)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (TEA.replace("The tea is good.", "Coffee is good."), 11),
        (TEA.replace("The tea party met.", "The tea was bad."), 12),
        (TEA.replace('"tea", "grower*"', '"tea",\n  "???"'), 10),
        (TEA.replace('["tea party"]', '["tea party", "tea"]'), 9),
        (TEA + TEA, 15),
        (TEA + TEA.replace('id = "tea"', ""), 14),
    ],
    ids=["positive fails", "negative fails", "pattern", "excluded as well", "id twice", "no id"],
)
def test_a_contradiction_is_named_with_its_line(content: str, line: int, tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=rf"frames\.toml, line {line}\D"):
        load(tmp_path, content)


def test_entries_come_in_the_order_of_the_codebook() -> None:
    entries = load_entries(load_codebooks(), "narratives", "narrative")

    assert find_entries(entries, "Tractors and tanks were shown.") == ("defence", "civilian")


def test_the_first_entry_is_given_with_its_place() -> None:
    entries = load_entries(load_codebooks(), "narratives", "narrative")
    text = "The works builds tractors for farmers."
    found = find_first(entries, text)

    assert found is not None
    assert (found[0].entry_id, found[1].of(text)) == ("civilian", "tractors")
    assert find_first(entries, "It rained.") is None


def test_labels_are_listed_by_id() -> None:
    assert list_labels(load_codebooks(), "frames", "frame")["self_reliance"] == "Self-reliance and import substitution"
