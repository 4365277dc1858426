"""Which numbers belong to the page and not to the article?"""

import pytest

from analysis.extraction.figures.furniture import find_addresses
from tests.extraction.texts import read_figures


@pytest.mark.parametrize(
    ("text", "surface", "reason"),
    [
        ("Opening of a mill\n2018-04-02 20:24 | www.example.az | 2\nBaku. The mill grew.", "2", "counter on the page"),
        ("12 March 2025 15:20   2390\n\nThe mill grew.", "2390", "counter on the page"),
        ("Text size − 16 px", "16", "part of the page"),
        ("Gazette No. 34 (2 117) is out.", "2 117", "number of a document"),
        ("Under item 317 cities pay.", "317", "number of a document"),
        ("Under Decree No. UP\\-158 cities pay.", "158", "model or type"),
        ("Call 300-555-0166 now.", "300-555-0166", "telephone"),
        ("The hotline for drivers is 48 300 555 012.", "48 300 555 012", "telephone"),
        ("The year ended Sept.\n28, not later.", "28", "date"),
    ],
    ids=lambda value: value[:20],
)
def test_a_number_of_the_page_is_no_figure(text: str, surface: str, reason: str) -> None:
    claims = {c.surface: (c.status, c.reason) for c in read_figures(text)}

    assert claims[surface] == ("not_a_figure", reason)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See www.example.az/news/2024/05/512.html, please.", "www.example.az/news/2024/05/512.html"),
        ("Write to press12@mill34.az.", "press12@mill34.az"),
        ("(https://a.az/?id=77&p=3)", "https://a.az/?id=77&p=3"),
    ],
)
def test_an_address_is_one_row(text: str, address: str) -> None:
    assert [(c.surface, c.reason) for c in read_figures(text)] == [(address, "address of a page")]


def test_an_address_without_digits_is_left() -> None:
    assert find_addresses("See www.example.az for more.") == []
