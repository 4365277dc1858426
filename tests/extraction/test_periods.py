"""For when is a figure meant, and against when is it compared?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.dates.mentions import find_mentions
from analysis.extraction.figures.figures import Figure
from analysis.extraction.periods import find_period, resolve_dates, shares_word
from analysis.records import Span
from analysis.words import find_words
from tests.extraction.texts import read_figure, read_used
from tests.growth import stalls


@pytest.mark.parametrize(
    ("text", "period", "base"),
    [
        ("The mill sold 40 tonnes in 2024.", "2024", None),
        ("The mill sold 40 tonnes last year.", "2024", None),
        ("The mill will sell 40 tonnes next year.", "2026", None),
        ("The mill currently sells 40 tonnes.", "2025", None),
        ("The mill sells 40 tonnes.", "2025", None),
        ("The mill has 3 kilns.", "2025", None),
        ("The old mill had 3 kilns.", None, None),
        ("The mill, which had no kiln in 2022, now sells 40 tonnes.", "2025", None),
        ("The mill sold 40 tonnes.", None, None),
        ("The mill cost 40 million dollars.", None, None),  # as it is written in the present and in the past
        ("The mill hit 40 tonnes.", None, None),
        ("On 31.05.2024 the mill sold 40 tonnes.", "2024-05-31", None),
        ("On 5 May 2025 the mill sold 40 tonnes.", "2025-05-05", None),
        ("From January to March 2025 it sold 40 tonnes.", "2025-01/2025-03", None),
        ("In the first half of 2024 the mill sold 40 tonnes.", "2024-01/2024-06", None),
        ("In the first quarter it sold 40 tonnes.", "2025-Q1", None),
        ("In the third quarter it sold 40 tonnes.", "2024-Q3", None),
        ("In FY2024 the mill sold 40 tonnes.", "2024", None),
        ("In the 2024/25 fiscal year it sold 40 tonnes.", "2024/2025", None),
        ("In March the mill sold 40 tonnes.", "2025-03", None),
        ("By 2030 the mill will sell 40 tonnes.", "2030", None),
        ("Yesterday the mill sold 40 tonnes.", "2025-06-14", None),
        ("Exports rose 12 percent compared with 2023.", None, "2023"),
        ("Exports rose 12 percent in 2024 from 2023.", "2024", "2023"),
        ("In 2024 exports were up 12 percent on 2022.", "2024", "2022"),
        ("In 2024 exports fell 12 percent year-on-year.", "2024", "2023"),
        ("In 2024 exports rose 12 percent against the previous year.", "2024", "2023"),
        ("In 2024 exports were 12 percent higher than a year earlier.", "2024", "2023"),
        ("In 2024 exports rose 12 percent over the same period of last year.", "2024", "2023"),
        ("The 2025 budget brings 12 percent more, compared to the previous year.", "2025", "2024"),
    ],
    ids=lambda value: str(value),
)
def test_a_figure_has_its_period_and_its_base(text: str, period: str | None, base: str | None) -> None:
    claim = read_figure(text)

    assert (claim.period, claim.base_period) == (period, base)


def test_each_figure_takes_the_date_beside_it() -> None:
    text = "France will raise its budget to 68 billion euros in 2027 from 50 billion euros in 2025."

    assert [c.period for c in read_used(text)] == ["2027", "2025"]


def test_the_rule_names_the_words_that_gave_the_period() -> None:
    claim = read_figure("The mill sold 40 tonnes last year.")

    assert claim.period_rule == "'last year': last year, seen from the publication date 2025-06-15"


@pytest.mark.parametrize("text", ["The mill sold 40 tonnes last year.", "The mill sells 40 tonnes."], ids=str)
def test_no_period_is_guessed_for_an_article_without_a_date(text: str) -> None:
    assert read_figure(text, published=None).period is None


def test_when_a_yard_was_opened_is_not_when_it_has_its_docks() -> None:
    assert read_figure("The yard, opened in May 2019, has 3 docks.").period == "2025"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("In 2024, exports were 300 tons and imports were 400 tons.", ["2024", "2024"]),
        ("Exports were 300 tons in 2023 and 400 tons in 2024.", ["2023", "2024"]),
        ("Output was 300 tons in 2023 and rose to 400 tons in 2024.", ["2023", "2024"]),
        ("Revenue rose to 400 million euros from 300 million euros in 2023.", [None, "2023"]),
        ("In January-March 2025 it made 300 tons, against 267 tons in the same period of 2024.",
         ["2025-01/2025-03", "2024-01/2024-03"]),
        ("In 2023 and 2024, output was 300 tons and 400 tons, respectively.", ["2023", "2024"]),
        ("Output in 2024 was 300 tons (2023: 250 tons).", ["2024", "2023"]),
        ("The mill sold 40 carts in 2023 and 2024.", ["2023/2024"]),
        ("The mill sold 40 carts in 2024 and 2023.", ["2024"]),
        ("Exports were 300 tons in 2023, 400 tons in 2024 and 500 tons in 2025.", ["2023", "2024", "2025"]),
        ("The mill sold more than 300 tons in 2023 and 400 tons in 2024.", ["2023", "2024"]),
        ("The mill sold 300 tons in 2024 and will sell 400 tons this year.", ["2024", "2025"]),
        ("In 2007 it employed 100 people and now employs 300 people.", ["2007", "2025"]),
        ("The mill sold 300 tons last year, while in 2023 it sold 250 tons.", ["2024", "2023"]),
    ],
    ids=str,
)  # fmt: skip
def test_each_figure_of_a_sentence_has_its_own_period(text: str, periods: list[str | None]) -> None:
    assert [c.period for c in read_used(text)] == periods


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The mill, opened in 1976, produces 300 tractors a year.", "2025"),
        ("The mill that was founded in 1990 employs 200 people.", "2025"),
        ("The mill, which was founded in 1990 under a state programme, employs 200 people.", "2025"),
        ("The deal, signed in 2023, is worth 30 million euros.", "2025"),
        ("The mill, founded in 1990, sold 300 tons in 2024.", "2024"),
        ("The mill was opened in 2019 at a cost of 30 million euros.", "2019"),
        ("The bridge was bought in 2014, using a 9 million euro loan.", "2014"),
        ("On 5 May 2025 the firms signed a contract worth 30 million euros.", "2025-05-05"),
        ("Under a contract signed in 2023, the firm will deliver 300 buses by 2027.", "2027"),
    ],
    ids=str,
)
def test_when_something_began_is_not_when_a_later_figure_holds(text: str, period: str) -> None:
    assert read_figure(text).period == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The minister said on Monday that the mill produces 300 tons a year.", "2025"),
        ("The minister told reporters on May 5 that the mill sold 300 tons in 2024.", "2024"),
        ("On May 5, the minister said that the country exports 300 drones.", "2025"),
        ("The firm delivered 300 drones in 2024, he said on Monday.", "2024"),
        ("Yesterday, the mill said it sold 300 tons in May.", "2025-05"),
        ("Exports were 300 tons in 2024, the highest level since 2014.", "2024"),
    ],
    ids=str,
)
def test_the_day_something_was_said_is_not_the_period_of_a_figure(text: str, period: str) -> None:
    assert read_figure(text).period == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The mill has built 500 carts since 2021.", "2021/2025"),
        ("The mill has built 500 carts since March.", "2025-03/2025-06"),
        ("Since 2021 the mill makes 500 carts a year.", "2025"),
        ("Over the past five years, the mill has built 500 carts.", "2020/2025"),
        ("It will invest 300 million euros in the coming three years.", "2025/2028"),
        ("Two years ago the mill employed 300 people.", "2023"),
        ("The mill will build 500 carts by the end of the year.", "2025"),
        ("In the fourth quarter the mill will build 500 carts.", "2025-Q4"),
        ("Between January and May, the mill built 500 carts.", "2025-01/2025-05"),
        ("Revenue for the year ended December 31, 2024 was 300 million euros.", "2024"),
        ("Today the mill employs 300 people.", "2025"),
    ],
    ids=str,
)
def test_a_stretch_of_time_is_counted_from_the_publication(text: str, period: str) -> None:
    assert read_figure(text).period == period


@pytest.mark.parametrize(
    ("text", "period", "base"),
    [
        ("Exports rose 12 percent in January-August 2025 over the same period of last year.",
         "2025-01/2025-08", "2024-01/2024-08"),
        ("Exports fell 12 percent year-on-year in the first quarter of 2025.", "2025-Q1", "2024-Q1"),
        ("In the second quarter of 2025 sales rose 12 percent compared with the previous quarter.",
         "2025-Q2", "2025-Q1"),
        ("For the three months ended March 31, 2025, sales were up 5 percent from the year-earlier quarter.",
         "2025-Q1", "2024-Q1"),
        ("Compared to last year, exports rose by 12 percent.", None, "2024"),
        ("Output grew 12 percent in 2024, the statistics office said on January 15, 2025.", "2024", None),
    ],
    ids=str,
)  # fmt: skip
def test_a_base_is_the_same_part_of_the_calendar_as_the_period(text: str, period: str | None, base: str | None) -> None:
    claim = read_figure(text)

    assert (claim.period, claim.base_period) == (period, base)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("In 2024 the mill exported 300 tons. It also sold 20 tons at home.", ["2024", "2024"]),
        ("In 2024 the mill exported 300 tons. Of this, 200 tons went to Poland.", ["2024", "2024"]),
        ("In 2024 the mill exported 300 tons. The mill employs 70 people.", ["2024", "2025"]),
        ("In 2024 the mill exported 300 tons. It will export 400 tons soon.", ["2024", None]),
        ("In January-May 2025 it exported 50 tons. In the reporting period, it imported 20 tons.",
         ["2025-01/2025-05", "2025-01/2025-05"]),
        ("In 2024 the mill had sales of 300 tons.\n\nMost of the sales went abroad, worth 20 million euros.",
         ["2024", "2024"]),
        ("In 2024 the mill exported 300 tons of tea.\n\nThe bridge was repaired for 20 million euros.", ["2024", None]),
        ("In January-May 2025 it made 50 carts.\n\nSome 86 tractors were manufactured, 12 fewer than in April.",
         ["2025-01/2025-05"] * 2),
        ("In January-May 2025 it made 50 carts.\n\nFurniture output fell by 30 percent.", ["2025-01/2025-05"] * 2),
        ("In January-May 2025 it made 50 carts.\n\nThe director bought 20 horses.", ["2025-01/2025-05", None]),
        ("Exports reached 50 tons in the first quarter. In the same period, imports fell by 20 tons.",
         ["2025-Q1", "2025-Q1"]),
        ("Output was 50 tons in March 2025. In the mentioned month, 30 tons were sold.", ["2025-03", "2025-03"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_sentence_without_a_date_may_go_on_with_the_period_before(text: str, periods: list[str | None]) -> None:
    assert [c.period for c in read_used(text)] == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Output rose in March 2025: tea (18 percent), coffee (10 percent) and tin (49 percent).", ["2025-03"] * 3),
        ("It won 40 million euros to design a kiln for use on ships starting in 2030.", [None]),
        ("It gave 40 million euros to build 2 tugs due in 2030.", [None, "2030"]),
        ("It placed an order of 40 million euros for trucks to be delivered in 2030.", [None]),
        ("The mill employs 214 people; another 60 jobs will be added in October.", ["2025", "2025-10"]),
        ("Lonwick Inc. today reported sales of 40 million euros for the first quarter of 2025.", ["2025-Q1"]),
        ("Sales were 40 million euros in the third quarter ended Sept. 28, 2024.", ["2024-Q3"]),
        ("Tea sales were 40 tons last year (2023: 30 tons).", ["2024", "2023"]),
        ("It made 300 carts in July 2023–June 2024, against 250 carts in the preceding year.",
         ["2023-07/2024-06", "2022-07/2023-06"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_date_belongs_to_what_it_dates_and_not_to_what_stands_near(text: str, periods: list[str | None]) -> None:
    assert [c.period for c in read_used(text)] == periods


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("In 2024 it made 90 carts, which is 30 carts, or 12 percent, more than in 2023.", [None, "2023", "2023"]),
        ("In May 2025 prices were 3 percent lower than in April but 6 percent higher than in May 2024.",
         ["2025-04", "2024-05"]),
        ("In January-May 2025 it made 90 carts, down 26 percent from the previous year.", [None, "2024"]),
        ("It will spend 90 million euros, 30 million euros less than planned in March.", [None, None]),
    ],
    ids=str,
)  # fmt: skip
def test_each_figure_is_compared_with_its_own_base(text: str, bases: list[str | None]) -> None:
    assert [c.base_period for c in read_used(text)] == bases


def test_that_year_is_the_one_named_before_and_not_one_named_behind() -> None:
    claims = read_used("The 2024 plan was met at 97 percent. It signed 34 contracts that year, twice the sum of 2022.")

    assert [c.period for c in claims][:2] == ["2024", "2024"]


def test_a_base_is_counted_from_the_period_also_without_a_publication_date() -> None:
    claims = read_used("In January-May 2023 it made 90 carts, against 70 carts in the same period of last year.", None)

    assert [c.period for c in claims] == ["2023-01/2023-05", "2022-01/2022-05"]


def test_a_period_of_a_sentence_before_says_so() -> None:
    claims = read_used("In 2024 the mill exported 300 tons. It also sold 20 tons at home.")

    assert claims[1].period_rule == "'2024' of a sentence before: stated"


@pytest.mark.parametrize("piece", ["2024 ", "5 May ", "same period of ", "300 tons in 2024, ", "compared with "])
def test_no_sentence_takes_long(piece: str) -> None:
    def find_periods(text: str) -> None:
        books, whole, mentions = load_codebooks(), Span(0, len(text)), find_mentions(find_words(text))
        dates = resolve_dates(text, whole, mentions, "2025-06-15", books)
        for at in range(0, len(text) - 1, len(text) // 10):
            find_period(text, whole, Figure(Span(at, at + 1), change="rise"), dates, "2025-06-15", None, books)

    assert not stalls(find_periods, piece)


@pytest.mark.parametrize(
    ("text", "first", "is_shared"),
    [
        ("carts left in May 2024.\nIt sold carts.", "It sold", True),
        ("looms stood there\nIn May 2024 it opened.\nIt sold looms.", "It sold", False),
        ("It sold carts.\nIn May 2024 it repaired carts", "It sold", True),
        ("It sold carts.\nIn May 2024 it repaired" + " and" * 60 + " carts", "It sold", False),
        ("It sold carts.\nIn May 2024 it opened.\nOthers repaired carts", "It sold", False),
    ],
    ids=["first word of the line", "line before", "to the end", "too far", "line behind"],
)
def test_a_sentence_speaks_of_what_stands_on_the_line_of_a_date(text: str, first: str, is_shared: bool) -> None:
    start, date = text.index(first), text.index("May 2024")
    sentence = Span(start, text.index("\n") if start == 0 else len(text))

    assert shares_word(text, sentence, Span(date, date + len("May 2024"))) is is_shared


@pytest.mark.parametrize(
    "words",
    ["On May 5, the director said it has 20 doors.", "The plan approved in 2019 foresees 20 doors."],
    ids=["a day of saying", "a beginning"],
)
def test_a_date_that_is_no_base_does_not_carry_the_period_before_it_on(words: str) -> None:
    assert [c.period for c in read_used(f"In January-May 2025 the mill made 300 carts. {words}")][1:] == ["2025"]
