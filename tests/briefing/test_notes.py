"""The sentence behind each number."""

from pathlib import Path

from analysis.briefing import open_briefing
from analysis.briefing.notes import list_notes, shorten_end, shorten_start


def test_a_note_shows_the_sentence_with_its_words_marked(seeds_run: Path) -> None:
    briefing = open_briefing(str(seeds_run / "manifest.json"))
    rows = {row["claim_id"]: row for _, row in briefing.tables.ledger.iterrows()}

    notes = [note for note in list_notes(briefing) if "claim" in note]

    assert [note["note"] for note in notes] == list(range(1, len(notes) + 1))
    for note in notes:
        sentence = rows[note["claim"]]["sentence"]
        assert note["text_before"].removeprefix("… ") + note["surface"] in sentence
        assert note["surface"] + note["text_after"].removesuffix(" …") in sentence
        assert note["span"] == f"{rows[note['claim']]['start']}–{rows[note['claim']]['end']}"


def test_each_measurement_that_a_finding_names_is_explained_once(seeds_run: Path) -> None:
    notes = [note for note in list_notes(open_briefing(str(seeds_run / "manifest.json"))) if "measure" in note]

    names = [note["measure"] for note in notes]
    assert len(names) == len(set(names))
    assert all(note["title"] and note["text"] for note in notes)


def test_a_long_sentence_is_cut_away_from_the_marked_words() -> None:
    words = "word " * 200

    assert shorten_start(words).startswith("… word")
    assert shorten_end(words).endswith("word …")
    assert len(shorten_start(words)) < 430
    assert shorten_start("short ") == shorten_end("short ") == "short "
