"""What the three seed articles claim: each of their figures, dates, quotations and actors, exactly."""

from pathlib import Path

import pytest

from analysis import extract
from analysis.codebooks import load_codebooks
from analysis.extraction import read_article, write_claims
from analysis.records import Article, Claim
from analysis.sources import read_articles

SEEDS = Path(__file__).parents[2] / "seeds"
FILES = {"plant": "000_c7ae1f6812b9b225", "defence": "001_9a4507359e4b5792", "tractors": "002_cae6c043f85edffb"}
READ = ("read by the catalogue", "read alone")

COLUMNS = (
    "surface", "value", "low", "high", "unit", "bound", "period", "base_period", "per", "change", "indicator", "actor",
    "attributed_to", "attribution",
)  # fmt: skip
PRODUCTION, EXPORTS = "defence production value", "defence export destinations"
BUDGET, TRACTORS = "defence and national security budget", "tractor production"
SOURCES, PLANT = "government sources", "Ganja Automobile Plant"
FIGURES = [
    ("plant", "1.4 billion manats", 1.4e9, 1.4e9, 1.4e9, "AZN", "exact",
     "2025", None, None, None, PRODUCTION, "Azerbaijan", None, "none"),
    ("plant", "nearly 20 countries", 20.0, None, 20.0, "country", "nearly",
     "2026", None, None, None, EXPORTS, "Azerbaijan", None, "none"),
    ("defence", "approximately 1.4 billion manat", 1.4e9, None, None, "AZN", "about",
     "2025", None, None, None, PRODUCTION, "Azerbaijan", SOURCES, "class"),
    ("defence", "nearly 20 countries", 20.0, None, 20.0, "country", "nearly",
     "2026", None, None, None, EXPORTS, "Azerbaijan", None, "none"),
    ("defence", "8.1 billion manat", 8.1e9, 8.1e9, 8.1e9, "AZN", "exact",
     "2025", None, None, None, BUDGET, "state budget", None, "none"),
    ("defence", "23 percent", 23.0, 23.0, 23.0, "percent", "exact",
     "2025", "2024", None, "rise", BUDGET, "state budget", None, "none"),
    ("defence", "approximately 20 countries", 20.0, None, None, "country", "about",
     "2026", None, None, None, EXPORTS, "Azerbaijan", None, "none"),
    ("tractors", "between 700 and 800 tractors", None, 700.0, 800.0, "tractor", "between",
     "2025", None, "year", None, TRACTORS, PLANT, "Khanlar Fatiyev", "named"),
]  # fmt: skip
NARRATIVES = {"plant": "defence", "defence": "defence", "tractors": "civilian"}
PUBLISHED = {"plant": "2026-01-13", "defence": "2026-03-13", "tractors": "2025-05-06"}
QUOTATIONS = [
    '"We have been working for several years to enter the markets of third countries. This will be achieved thanks to '
    "the memorandum signed yesterday between Azerbaijan and Belarus on the development of cooperation in the supply of "
    'tractor equipment."',
    '"We signed a new contract and will continue our cooperation,"',
]


def read_seed(name: str, how: str = "read alone") -> Article:
    if how == "read alone":
        return read_articles(SEEDS / f"{FILES[name]}.txt")[0]
    return next(a for a in read_articles(SEEDS) if a.article_id == FILES[name])


def read_seed_claims(name: str, claim_type: str, how: str = "read alone") -> list[Claim]:
    return [c for c in extract(read_seed(name, how)) if c.claim_type == claim_type]


@pytest.mark.parametrize("how", READ)
def test_the_eight_figures_are_read_exactly(how: str) -> None:
    found = [
        (name, *(getattr(c, column) for column in COLUMNS))
        for name in FILES
        for c in read_seed_claims(name, "figure", how)
        if c.status == "used"
    ]

    assert found == FIGURES


@pytest.mark.parametrize("how", READ)
@pytest.mark.parametrize("name", FILES)
def test_the_publication_date_is_not_the_date_of_the_page(name: str, how: str) -> None:
    assert read_seed(name, how).published == PUBLISHED[name]


@pytest.mark.parametrize("name", FILES)
def test_the_narrative_is_found_without_the_catalogue(name: str) -> None:
    assert read_article(read_seed(name), load_codebooks()).narrative == NARRATIVES[name]


@pytest.mark.parametrize(
    ("name", "surface", "period"),
    [
        ("plant", "January 13", "2026-01-13"),
        ("plant", "April 1977", "1977-04"),
        ("plant", "1976", "1976"),
        ("defence", "the past two decades", "2006/2026"),
        ("tractors", "May 5, 2025", "2025-05-05"),
        ("tractors", "2007", "2007"),
    ],
    ids=str,
)
def test_a_date_is_no_figure_and_keeps_its_period(name: str, surface: str, period: str) -> None:
    (claim,) = (c for c in read_seed_claims(name, "figure") if c.surface == surface)

    assert (claim.status in {"not_a_figure", "minor"}, claim.period) == (True, period)


@pytest.mark.parametrize("name", FILES)
def test_no_number_of_the_seeds_is_left_unread(name: str) -> None:
    assert [c.surface for c in read_seed_claims(name, "figure") if c.status == "unread"] == []


def test_what_was_signed_yesterday_was_signed_on_the_fifth_of_may() -> None:
    periods = [c.period for c in read_seed_claims("tractors", "event") if c.about == "signing"]

    assert periods == ["2025-05-05", "2025-05-05"]


@pytest.mark.parametrize(
    ("name", "event", "period"),
    [
        ("plant", "opening", "2026-01-13"),
        ("plant", "founding", "1976"),
        ("plant", "start of operations", "1977-04"),
        ("plant", "opening", "1978"),
        ("plant", "signing", "2005"),
        ("tractors", "start of operations", "2007"),
    ],
    ids=str,
)
def test_what_happened_has_its_date(name: str, event: str, period: str) -> None:
    assert (event, period) in [(c.about, c.period) for c in read_seed_claims(name, "event")]


def test_both_quotations_are_whole_and_have_their_speakers_full_name() -> None:
    quoted = [c for c in read_seed_claims("tractors", "statement") if c.is_quoted]

    assert [c.surface for c in quoted] == QUOTATIONS
    assert {(c.attributed_to, c.attribution) for c in quoted} == {("Khanlar Fatiyev", "named")}


@pytest.mark.parametrize("source", ["government sources", "officials", "analysts"])
def test_unnamed_sources_are_a_class(source: str) -> None:
    found = {(c.attributed_to, c.attribution) for c in read_seed_claims("defence", "statement")}

    assert (source, "class") in found


def test_the_agency_that_reports_is_a_publisher() -> None:
    first = read_seed_claims("plant", "statement")[0]

    assert (first.attributed_to, first.attribution) == ("Azernews", "publisher")


@pytest.mark.parametrize(
    ("name", "actor", "kind", "role"),
    [
        ("tractors", "Khanlar Fatiyev", "person", "Chairman of the Supervisory Board of the Ganja Automobile Plant"),
        ("tractors", "Ganja Automobile Plant", "organisation", None),
        ("plant", "Vugar Mustafayev", "person", "Minister of Defense Industry"),
        ("plant", "Ilham Aliyev", "person", "President of the Republic of Azerbaijan"),
        ("plant", "Heydar Aliyev", "person", "National Leader"),
        ("plant", "Tartar Electromechanical Plant", "facility", None),
        ("plant", "Ministry of Defense Industry", "organisation", None),
        ("defence", "Azerbaijan", "country", None),
    ],
    ids=str,
)
def test_who_plays_a_part_is_known_by_full_name_and_role(name: str, actor: str, kind: str, role: str | None) -> None:
    actors = {a.actor: a for a in read_article(read_seed(name), load_codebooks()).actors}

    assert (actors[actor].kind, actors[actor].role) == (kind, role)


def test_the_plant_in_ganja_stands_in_azerbaijan_though_belarus_is_named_more_often() -> None:
    (claim,) = (c for c in read_seed_claims("tractors", "figure") if c.status == "used")

    assert claim.country == "AZ"


def test_a_surname_alone_is_a_spelling_of_the_full_name() -> None:
    actors = {a.actor: a for a in read_article(read_seed("tractors"), load_codebooks()).actors}

    assert actors["Khanlar Fatiyev"].spellings == ("Fatiyev", "Khanlar Fatiyev")


def test_the_title_is_the_headline_where_there_is_one() -> None:
    titles = [read_seed(name).title for name in FILES]

    assert titles == [None, None, "Ganja Automobile Plant Expands Cooperation With Belarusian Factories"]


@pytest.mark.parametrize("name", FILES)
def test_a_stated_narrative_changes_no_figure(name: str) -> None:
    alone, listed = (write_claims(read_article(read_seed(name, how), load_codebooks())) for how in reversed(READ))

    assert [(c.claim_id, c.value, c.narrative) for c in alone] == [(c.claim_id, c.value, c.narrative) for c in listed]


def test_the_seeds_are_as_the_catalogue_describes_them() -> None:
    assert [a.article_id for a in read_articles(SEEDS)] == sorted(FILES.values())
