"""Which role stands beside the name of a person?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.names.names import find_names
from analysis.extraction.sentences import find_sentences
from analysis.words import find_words


def read_people(text: str) -> list[tuple[str, str | None]]:
    names = find_names(find_words(text), find_sentences(text), load_codebooks())
    return [(n.name, n.role) for n in names if n.kind == "person"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Minister of Defence Industry Jan Kos spoke.", "Jan Kos", "Minister of Defence Industry"),
        ("President of the Republic of Kenya Mwai Otieno spoke.", "Mwai Otieno", "President of the Republic of Kenya"),
        ("Polish Prime Minister Ewa Lis spoke.", "Ewa Lis", "Prime Minister"),
        ("Deputy director Ewa Lis spoke.", "Ewa Lis", "Deputy director"),
        ("Ewa Lis, chairwoman of the Gdynia Shipyard, spoke.", "Ewa Lis", "chairwoman of the Gdynia Shipyard"),
        ("Ewa Lis, 51, a senior fellow at the Tea Institute, spoke.", "Ewa Lis", "senior fellow at the Tea Institute"),
        ("Ewa Lis, Poland’s deputy energy minister, spoke.", "Ewa Lis", "deputy energy minister"),
        ("Kenya’s President Mwai Otieno’s visit began.", "Mwai Otieno", "President"),
        ("The yard’s director, Ewa Lis, spoke.", "Ewa Lis", "director"),
        ("The head of the Tea Board, Mwai Otieno, spoke.", "Mwai Otieno", "head of the Tea Board"),
        ("Mr. Otieno spoke.", "Otieno", None),
        ("Engineer Şahin Öztürk spoke.", "Şahin Öztürk", "Engineer"),
        ("Director Zoë O’Neill-Brown spoke.", "Zoë O’Neill-Brown", "Director"),
        ("Temirtau Holding CEO Aset Nurgaliyev spoke.", "Aset Nurgaliyev", "Temirtau Holding CEO"),
        ("The spokeswoman for Ewa Lis spoke.", "Ewa Lis", None),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_role_stands_before_a_name_or_behind_it(text: str, name: str, role: str | None) -> None:
    assert read_people(text) == [(name, role)]


def test_the_role_of_one_person_is_not_the_next_ones() -> None:
    people = read_people("President Mwai Otieno and Minister of Trade Ewa Lis met Jan Kos.")

    assert people == [("Mwai Otieno", "President"), ("Ewa Lis", "Minister of Trade"), ("Jan Kos", None)]
