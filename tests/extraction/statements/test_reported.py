"""Who speaks where a reporting verb stands?"""

import pytest

from tests.extraction.statements.test_framed import list_parts


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The press service of the ministry told Reuters that tea is safe.", "The press service of the ministry",
         "told", "that tea is safe"),
        ("The mill said on Monday that tea is safe.", "The mill", "said", "that tea is safe"),
        ("He told reporters tea is safe.", "He", "told", "tea is safe"),
        ("Kos was quoted as saying that tea is safe.", "Kos", "was quoted as saying", "that tea is safe"),
        ("He went on to say that tea is safe.", "He", "went on to say", "that tea is safe"),
        ("Tea is safe, the committee told Reuters.", "the committee", "told", "Tea is safe"),
        ("Tea sold well, data showed on Tuesday.", "data", "showed", "Tea sold well"),
        ("Tea is safe, reports Reuters.", "Reuters", "reports", "Tea is safe"),
        ("Tea, he said, is safe.", "he", "said", "Tea … is safe"),
        ("As the minister noted, tea is safe.", "the minister", "noted", "tea is safe"),
        ("“The tea,” said Kos, “will be sold in May.”", "Kos", "said", "“The tea,” … “will be sold in May.”"),
        ("“We began in 2019.\n\n“Now we sell all of it,” Kos said.", "Kos", "said",
         "“We began in 2019. … “Now we sell all of it,”"),
        ("The bank expects inflation at 5 percent.", "The bank", "expects", "inflation at 5 percent"),
        ("The mill plans to build a line.", "The mill", "plans", "to build a line"),
        ("The study showed a rise of 3 percent.", "The study", "showed", "a rise of 3 percent"),
        ("The minister urged farmers to plant tea.", "The minister", "urged", "farmers to plant tea"),
        ("Farmers praised the plan.", "Farmers", "praised", "the plan"),
        ("The budget, which the minister said would grow, was read.", "the minister", "said",
         "would grow"),
        ("Some believe that tea is safe.", "Some", "believe", "that tea is safe"),
    ],
    ids=lambda value: str(value)[:45],
)  # fmt: skip
def test_a_verb_reports_what_its_class_asks_for(text: str, source: str, cue: str, content: str) -> None:
    assert list_parts(text) == [(source, cue, content)]


def test_a_subject_is_shared_and_the_content_ends_where_it_goes_on() -> None:
    text = "The minister said that tea is safe, adding that coffee is cheap, and noted that milk is rare."

    assert list_parts(text) == [
        ("The minister", "said", "that tea is safe"),
        ("The minister", "adding", "that coffee is cheap"),
        ("The minister", "noted", "that milk is rare"),
    ]


def test_two_speakers_of_one_sentence_are_kept_apart() -> None:
    text = "Farmers said that tea is safe, but officials warned that it is not."

    assert [part[0] for part in list_parts(text)] == ["Farmers", "officials"]


def test_what_is_thought_inside_what_is_said_is_part_of_it() -> None:
    assert [part[1] for part in list_parts("Farmers said that the bank hopes to sell tea.")] == ["said"]


@pytest.mark.parametrize(
    "text",
    [
        "This allocation underscores that safety matters.",
        "The growing network adds value to the economy.",
        "The company added 300 workers.",
        "The museum maintains a program for farmers.",
        "The plant supports 300 jobs in the region.",
        "The plan called for three ships.",
        "The budget supports the industry.",
        "The contract calls for delivery of twelve jets.",
        "He knows him.",
        "The new system, called Orion, has a range.",
        "The reports were printed in May.",
        "The ministry did not disclose the value of the deal.",
        "She works for the Daily Post Office.",
        "The country has fifty states.",
        "The announced plan failed.",
        "They came to say goodbye.",
        "The firm is expected to deliver forty trucks.",
    ],
    ids=str,
)
def test_a_verb_without_its_complement_or_its_speaker_reports_nothing(text: str) -> None:
    assert list_parts(text) == []
