"""Who speaks where no verb stands behind its subject?"""

import pytest

from tests.extraction.texts import read_statements


def list_parts(text: str) -> list[tuple[str | None, str, str]]:
    """Source, cue and content of every statement, as they stand in the text."""
    return [
        (
            next((text[s:e] for s, e in c.source_span), None),
            " ".join(text[s:e] for s, e in c.cue_span),
            " … ".join(text[s:e] for s, e in c.content_span),
        )
        for c in read_statements(text)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("According to the ministry, tea is safe.", "the ministry", "According to", "tea is safe"),
        ("According to Jan Kos, the head of the mill, tea is safe.", "Jan Kos, the head of the mill", "According to",
         "tea is safe"),
        ("Tea is safe, according to two people familiar with the matter.", "two people familiar with the matter",
         "according to", "Tea is safe"),
        ("As reported by the ministry, tea is safe.", "the ministry", "As reported by", "tea is safe"),
        ("It was noted that tea is safe.", None, "It was noted that", "tea is safe"),
        ("It was also stressed at the meeting that tea is safe.", None, "It was also stressed", "that tea is safe"),
        ("The guests were informed that tea is safe.", None, "were informed", "that tea is safe"),
        ("The deal was announced by the ministry.", "the ministry", "announced by", "The deal"),
        ("Tea is safe here. This was stated by the head of the mill, Jan Kos.", "the head of the mill, Jan Kos",
         "stated by", "Tea is safe here"),
        ("The ministry’s claim that tea is safe was new.", "The ministry", "claim", "that tea is safe was new"),
        ("The minister is confident that tea is safe.", "The minister", "is confident", "that tea is safe"),
        ("The minister expressed hope for peace.", "The minister", "expressed hope", "for peace"),
        ("Minister: Tea is safe again\n", "Minister", ":", "Tea is safe again"),
        ("Tea is safe again – ministry\n", "ministry", "–", "Tea is safe again"),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_a_frame_has_its_source_and_what_it_frames(text: str, source: str | None, cue: str, content: str) -> None:
    assert list_parts(text) == [(source, cue, content)]


@pytest.mark.parametrize("blank", [" ", "\n", "\t", "\u00a0"])
def test_a_name_behind_a_role_may_end_its_line(blank: str) -> None:
    text = f"According to the director, Anna Nowak{blank}of the mill, tea is safe."

    assert [c.attributed_to for c in read_statements(text)] == ["Anna Nowak"]


def test_behind_an_agency_stands_whom_it_cites() -> None:
    text = "Kenya sold 300 tractors last year, Reuters reports, citing the ministry."

    assert [c.attributed_to for c in read_statements(text)] == ["Reuters", "the ministry"]


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Ministry of Finance of Kenya",
        "Source: Reuters and the ministry",
        "Nairobi: five tractors were sold",
        "The bank cut its rate, citing strong demand.",
        "The tractor was built by the mill.",
        "He is sure of foot.",
    ],
    ids=str,
)
def test_what_only_looks_like_a_frame_is_none(text: str) -> None:
    assert [c.method for c in read_statements(text) if c.method != "state of mind"] == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to figures published by the ministry, tea is safe.", "figures published by the ministry"),
        ("In his words, tea is safe.", "his"),
        ("According to him, tea is safe.", "him"),
        ("As noted in the statement, tea is safe.", "the statement"),
    ],
    ids=str,
)
def test_a_paper_or_a_pronoun_may_be_the_source(text: str, source: str) -> None:
    assert [(part[0], part[2]) for part in list_parts(text)] == [(source, "tea is safe")]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry: https://example.org/news/long address of the page",
        "Customs Committee © Report https://report.example/economy news of the day",
        "Director: Anna Nowak, phone 022 123 456",
        "Minister: Anna Nowak, office, anna@example.org",
        "Director: Anna Nowak of the mill, +48 22 123",
    ],
)
def test_an_address_behind_a_colon_is_not_said(text: str) -> None:
    assert read_statements(text) == []


@pytest.mark.parametrize(
    "text", ["Minister: tea exports grew again", "State Tea Committee: tea exports grew again\nTea sold well."]
)
def test_a_clause_behind_the_colon_of_a_headline_is_said(text: str) -> None:
    assert [cue for _, cue, _ in list_parts(text)] == [":"]


def test_an_unknown_name_before_a_colon_speaks_only_where_the_words_are_its_own() -> None:
    assert list_parts("Ewa Lis: We built the mill in two years") == [
        ("Ewa Lis", ":", "We built the mill in two years"),
    ]
    assert list_parts("Green Tea: what the mill sells this year") == []
