"""What is an amount of money or a measure about?"""

import pytest

from tests.extraction.texts import read_figure


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("It sold tea worth 5 million euros.", "tea"),
        ("It gave 5 million euros for the new mill.", "new mill"),
        ("It sold 12 tonnes of black tea a day.", "black tea"),
        ("It gave 5 percent to roads and bridges in May.", "roads and bridges"),
        ("It paid 5 million euros.", None),
        ("It paid 5 percent for seven years.", None),
    ],
    ids=lambda value: str(value),
)
def test_the_words_beside_an_amount_say_what_it_is_about(text: str, about: str | None) -> None:
    assert read_figure(text).about == about
