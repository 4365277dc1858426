"""Articles with the claims marked in their text."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.briefing import open_briefing, reader
from analysis.briefing.links import bind_links
from analysis.briefing.markup import block_html
from analysis.briefing.reader import cut_text, show_ledger, show_reader, show_rest
from tests.briefing.pages import HOSTILE, read_elements


def a_row(start: int, end: int, claim: str = "", kind: str = "figure", status: str = "used") -> dict[str, Any]:
    name = claim or f"{kind[0]}{start}-{end}"
    return {"claim_id": name, "claim_type": kind, "start": start, "end": end, "status": status}


def words_of(paragraphs: list[dict[str, Any]]) -> str:
    return "".join(
        "".join(p if isinstance(p, str) else p[0] for s in paragraph["sentences"] for p in s["pieces"])
        + paragraph["after"]
        for paragraph in paragraphs
    )


def marks_of(paragraphs: list[dict[str, Any]]) -> list[list[Any]]:
    return [p for x in paragraphs for s in x["sentences"] for p in s["pieces"] if not isinstance(p, str)]


@given(st.data(), st.text(alphabet="ab .\n\t<&\u202e\u200f", min_size=1, max_size=60))
def test_the_pieces_one_after_the_other_are_the_text(data: st.DataObject, text: str) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    rows = [a_row(start, end, f"f{n}") for n, (start, end) in enumerate(data.draw(st.lists(spans, max_size=6)))]
    half = len(text) // 2
    sentences = [(0, half), (half, len(text))] if half else [(0, len(text))]

    paragraphs = cut_text(text, sentences, rows)

    assert words_of(paragraphs) == text
    for row in rows:
        marked = "".join(piece[0] for piece in marks_of(paragraphs) if row["claim_id"] in piece[1])
        assert "".join(marked.split()) in "".join(text.split())


def test_claims_that_overlap_share_the_piece_in_which_they_do() -> None:
    text = "He said 20 tonnes were made."

    pieces = marks_of(cut_text(text, [(0, 28)], [a_row(0, 27, kind="statement"), a_row(8, 17)]))

    assert pieces == [
        ["He said ", ["s0-27"], "s", "s"],
        ["20 tonnes", ["s0-27", "f8-17"], "sf", "f"],
        [" were made", ["s0-27"], "s", ""],
    ]


def test_a_number_not_in_use_is_marked_as_such() -> None:
    pieces = marks_of(cut_text("On 5 May.", [(0, 9)], [a_row(3, 8, status="not_a_figure")]))

    assert pieces == [["5 May", ["f3-8"], "n", "n"]]


def test_a_sentence_over_a_blank_line_is_led_to_where_it_begins() -> None:
    paragraphs = cut_text("One\n\ntwo.", [(0, 9)], [])

    starts = [sentence["start"] for paragraph in paragraphs for sentence in paragraph["sentences"]]
    assert starts == [0, None]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_an_article_stay_words(words: str) -> None:
    entry = {
        "article_id": words, "number": 1, "title": words, "source": words, "narrative": words,
        "accounting": None, "claims": None, "text": cut_text(words, [(0, len(words))], [a_row(0, len(words))]),
    }  # fmt: skip

    html = "".join(block_html(part) for part in bind_links([{"block": "reader", "id": "articles", "entries": [entry]}]))

    # The page keeps only articles it cites: print the block itself.
    elements = read_elements(html + block_html({"block": "reader", "id": "articles", "entries": [entry]}))
    assert [e.text for e in elements if e.tag == "mark" and e.get("data-c")] == [words]


def test_the_ledger_holds_every_article_and_every_claim_once(seeds_run: Path) -> None:
    briefing = open_briefing(str(seeds_run / "manifest.json"))

    entries = show_ledger(briefing).data["entries"]

    assert [e["article_id"] for e in entries] == list(briefing.tables.articles["article_id"])
    listed = [row[0][0]["claims"][0] for e in entries for row in e["claims"]["rows"]]
    assert sorted(listed) == sorted(briefing.tables.ledger["claim_id"])


def test_the_numbers_seen_in_an_article_are_the_sum_of_the_four_counts(seeds_run: Path) -> None:
    for entry in show_ledger(open_briefing(str(seeds_run / "manifest.json"))).data["entries"]:
        numbers = [s for s in entry["accounting"] if "measure" in s and not s["measure"].endswith(".sha256")]
        counts = {s["measure"].rsplit(".", 1)[-1]: int(s["text"]) for s in numbers}

        assert counts["seen"] == sum(counts[name] for name in ("used", "minor", "not_a_figure", "unread"))


def test_a_briefing_shows_the_texts_of_its_articles_without_tables(seeds_run: Path) -> None:
    entries = show_reader(open_briefing(str(seeds_run / "manifest.json"))).data["entries"]

    assert entries
    assert all(entry["claims"] is None for entry in entries)


def test_of_very_many_articles_a_page_holds_those_that_findings_cite_first(
    seeds_run: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MOST_ENTRIES", 1)
    briefing = open_briefing(str(seeds_run / "manifest.json"))
    first = min(briefing.notes.numbers, key=briefing.notes.numbers.__getitem__)
    ledger = briefing.tables.ledger.set_index("claim_id")

    (entry,) = show_ledger(briefing).data["entries"]

    assert entry["article_id"] == ledger["article_id"][first]
    assert [e["article_id"] for e in show_reader(briefing).data["entries"]] == [entry["article_id"]]
    assert 'data-measure="articles.left_to_ledger">two</span>' in block_html(show_rest(briefing).data)


def test_where_all_articles_are_shown_the_page_says_so(seeds_run: Path) -> None:
    briefing = open_briefing(str(seeds_run / "manifest.json"))

    assert len(show_ledger(briefing).data["entries"]) == 3
    assert "Every article that was read is shown." in block_html(show_rest(briefing).data)
