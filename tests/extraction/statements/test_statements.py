"""Who says what, in which words?"""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.codebooks import load_codebooks
from analysis.extraction.statements.hearing import Statement
from analysis.extraction.statements.quotations import find_quotations
from analysis.extraction.statements.statements import find_statements
from analysis.records import Claim, Sentence, Span
from analysis.words import find_words
from tests.extraction.texts import read_figure, read_statements
from tests.growth import stalls


def said(text: str, claim: Claim) -> str:
    return " … ".join(text[start:end] for start, end in claim.content_span)


@pytest.mark.parametrize(
    ("text", "source", "attribution", "cue"),
    [
        ("Officials said the mill employs 340 people.", "officials", "class", "said"),
        ("The mill employs 340 people, officials said.", "officials", "class", "said"),
        ("The mill employs 340 people, analysts say.", "analysts", "class", "say"),
        ("The mill employs 340 people, the ministry said on Monday.", "the ministry", "organisation", "said"),
        ("According to the ministry, the mill employs 340 people.", "the ministry", "organisation", "According to"),
        ("The mill employs 340 people, according to the Ministry of Finance.", "Ministry of Finance", "organisation",
         "according to"),
        ("According to army sources, the mill employs 340 people.", "army sources", "class", "According to"),
        ("The mill employs 340 people, Reuters reports.", "Reuters", "publisher", "reports"),
        ("The mill employs 340 people, Polish officials said.", "Polish officials", "class", "said"),
        ("Director Anna Nowak said the mill employs 340 people.", "Anna Nowak", "named", "said"),
        ("Anna Nowak, director of the shipyard, said that it employs 340 people.", "Anna Nowak", "named", "said"),
        ("“The mill employs 340 people,” director Anna Nowak said.", "Anna Nowak", "named", "said"),
        ("“The mill employs 340 people,” said Anna Nowak, director of the yard.", "Anna Nowak", "named", "said"),
        ("Director Anna Nowak said: “The mill employs 340 people.”", "Anna Nowak", "named", "said"),
        ("«The mill employs 340 people», Kazakh Minister of Energy Almas Nurov told reporters.", "Almas Nurov", "named",
         "told"),
        ("“The mill employs 340 people,” the minister said.", "the minister", "class", "said"),
        ("It was noted that the mill employs 340 people.", None, "none", "It was noted that"),
        ("The mill employs 340 people.", None, "none", None),
    ],
    ids=lambda value: str(value)[:45],
)  # fmt: skip
def test_a_figure_names_who_says_so(text: str, source: str | None, attribution: str, cue: str | None) -> None:
    claim = read_figure(text)

    assert (claim.attributed_to, claim.attribution, claim.cue) == (source, attribution, cue)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Officials argue that tea is safe.", "that tea is safe"),
        ("Tea is safe, officials argue.", "Tea is safe"),
        ("“Tea is safe here,” officials argue.", "“Tea is safe here,”"),
        ("Officials argue: “Tea is safe here.”", "“Tea is safe here.”"),
        ("According to officials, tea is safe.", "tea is safe"),
        ("Tea is safe, according to officials.", "Tea is safe"),
    ],
    ids=lambda value: value,
)
def test_the_content_of_a_statement_is_what_was_said(text: str, content: str) -> None:
    (claim,) = read_statements(text)

    assert said(text, claim) == content


def test_source_and_cue_keep_their_places() -> None:
    text = "On Monday Polish officials argued that ships are safe."
    (claim,) = read_statements(text)

    assert [text[s:e] for s, e in claim.source_span + claim.cue_span] == ["Polish officials", "argued"]


def test_a_surname_and_a_pronoun_stand_for_the_full_name() -> None:
    text = "Director Anna Nowak spoke. Nowak said ships are safe. She added that steel is cheap."

    assert [c.attributed_to for c in read_statements(text)] == ["Anna Nowak", "Anna Nowak"]


def test_what_follows_a_quotation_belongs_to_the_next_statement() -> None:
    text = "“We sold it,” director Peter Kamau said. “It is gone.” Kamau added that exports rose 8 percent."

    assert [said(text, c) for c in read_statements(text)] == [
        "“We sold it,” … “It is gone.”",
        "that exports rose 8 percent",
    ]


def test_a_second_quotation_with_a_speaker_of_its_own_is_not_the_first_speakers() -> None:
    text = "“We sold all of it,” director Peter Kamau said. “We bought all of it,” engineer Jan Kos said."

    assert [(c.attributed_to, said(text, c)) for c in read_statements(text)] == [
        ("Peter Kamau", "“We sold all of it,”"),
        ("Jan Kos", "“We bought all of it,”"),
    ]


@pytest.mark.parametrize(
    "text",
    ["The report was printed.", "The yard built 3 ships.", "“Green Hills” makes tea.", "He was said to be ill."],
    ids=lambda value: value,
)
def test_a_sentence_in_which_nobody_says_anything_has_no_statement(text: str) -> None:
    assert read_statements(text) == []


def test_a_company_known_by_its_name_alone_is_a_source() -> None:
    assert read_figure("Baykal said it sold 12 drones.").attributed_to == "Baykal"


def test_a_surname_of_two_people_is_a_source_by_its_words() -> None:
    text = "Minister Ali Yildiz met engineer Omar Yildiz. Yildiz said 40 boats were built."

    assert read_figure(text).attributed_to == "Yildiz"


HOSTILE = (
    "a", " ", "1", "a-", ",", '"', "“", "''", "A", "said ", "he said, ", "and said ", '"x y z w," he said. ',
    "in said ", "by said ", "according to ", "also ", "said that ", "last ", "last said ", ": ", "Minister: a b c\n",
    " – minister\n", "(", "who ", "Ali Kaya said a. ", "“a\n", "“a “", "« “", "quoted as saying ", "he said “",
    "has ", "its plan that ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_text_is_read_in_time(piece: str) -> None:
    def find_all(text: str) -> list[Statement]:
        sentence = Sentence(Span(0, len(text)), text)
        return find_statements(find_words(text), [sentence], [], find_quotations(text), load_codebooks())

    assert not stalls(find_all, piece)
    text = piece * (50_000 // len(piece))
    assert all(span.of(text) for s in find_all(text) for span in s.content)


@example(["he said, ", "and said ", "a"])
@example(["« “"])
@example(["''"])
@example(["“''"])
@given(st.lists(st.sampled_from([*HOSTILE, "Kos ", "the mill ", ". ", "tea is safe", "\n\n"]), max_size=30))
def test_every_span_of_a_statement_lies_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    words, sentences = find_words(text), [Sentence(Span(0, len(text)), text)]

    for statement in find_statements(words, sentences, [], find_quotations(text), load_codebooks()):
        source = [statement.source.span] if statement.source else []
        assert all(0 <= s.start < s.end <= len(text) for s in [statement.cue, *statement.content, *source])


def test_what_an_agency_reports_is_said_by_the_one_it_names() -> None:
    text = "Reuters reports that the ministry said exports rose 8 percent."

    assert read_figure(text).attributed_to == "the ministry"


def test_what_is_only_planned_has_no_speaker() -> None:
    assert read_figure("The mill plans to sell 40 boats.").attributed_to is None


def test_he_goes_on_with_the_person_who_spoke_before() -> None:
    text = "Director Anna Nowak said that minister Jan Kos saw the mill. She added that tea is safe."

    assert [c.attributed_to for c in read_statements(text)] == ["Anna Nowak", "Anna Nowak"]


@pytest.mark.parametrize(
    "text",
    [
        "Lena Orlova: The mill is ready. I think that tea is safe.",
        "Lena Orlova: We built the mill in a year.\nI think that tea is safe.",
        "Jan Kos, director of the mill, said that tea sold well. I think that tea is safe.",
    ],
)
def test_i_is_the_person_whose_words_they_are(text: str) -> None:
    speakers = {c.attributed_to for c in read_statements(text)}

    assert speakers in ({"Lena Orlova"}, {"Jan Kos"})


def test_i_of_an_article_that_names_no_speaker_stays_a_word() -> None:
    (claim,) = read_statements("I think that tea is safe.")

    assert (claim.attributed_to, claim.attribution) == ("I", "class")


@pytest.mark.parametrize(
    "text",
    [
        "The ministry has guaranteed a loan of 20 million euros to the mill.",
        "The commercial division added three aircraft to its fleet.",
        "The mill continues operating in three shifts.",
        "The company continues operating the quarry.",
    ],
)
def test_what_is_done_is_not_said(text: str) -> None:
    assert read_statements(text) == []


def test_a_clause_that_is_guaranteed_is_said() -> None:
    (claim,) = read_statements("The ministry guaranteed that the loan would be repaid.")

    assert (claim.attributed_to, claim.cue) == ("The ministry", "guaranteed")


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Report informs that tea is safe.", "Report"),
        ("Report informs citing the ministry that tea is safe.", "Report"),
        ("Trend reports that tea is safe.", "Trend"),
        ("Trend reports citing the ministry that tea is safe.", "Trend"),
    ],
)
def test_an_agency_with_a_common_word_for_a_name_is_a_publisher(text: str, agency: str) -> None:
    assert (agency, "publisher") in [(c.attributed_to, c.attribution) for c in read_statements(text)]


@pytest.mark.parametrize("text", ["The report informs readers that tea is safe.", "A trend reports on tea."])
def test_a_common_word_is_no_agency(text: str) -> None:
    assert "publisher" not in [c.attribution for c in read_statements(text)]
