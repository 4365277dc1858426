"""What do digits with their separators say?"""

from decimal import Decimal

import pytest

from analysis.extraction.figures.digits import choose_style, read_digit_word


@pytest.mark.parametrize(
    ("form", "style", "value"),
    [
        ("1,200", "dot", "1200"),
        ("1,200", "comma", "1200"),
        ("1,200.5", "dot", "1200.5"),
        ("1.200,5", "dot", "1200.5"),
        ("1.234.567", "dot", "1234567"),
        ("12,34,567", "dot", "1234567"),
        ("2,6", "dot", "2.6"),
        ("15.300", "dot", "15.3"),
        ("15.300", "comma", "15300"),
        ("15.300", "mixed", "15300"),
        ("15.321", "mixed", "15.321"),
        ("0.300", "comma", "0.3"),
        ("2½", "dot", "2.5"),
        ("1.3e6", "dot", "1300000"),
    ],
    ids=str,
)
def test_separators_are_read_as_the_article_uses_them(form: str, style: str, value: str) -> None:
    digits = read_digit_word(form, style)

    assert digits is not None
    assert digits.value == Decimal(value)


def test_a_comma_before_a_scale_is_a_decimal_mark_where_the_article_writes_it_so() -> None:
    assert read_digit_word("8,714", "comma", has_scale=True).value == Decimal("8.714")  # type: ignore[union-attr]
    assert read_digit_word("8,714", "dot", has_scale=True).value == 8714  # type: ignore[union-attr]


def test_letters_that_touch_the_digits_are_kept_apart() -> None:
    digits = read_digit_word("AZN5.8bn")

    assert digits is not None
    assert (digits.prefix, digits.value, digits.suffix) == ("AZN", Decimal("5.8"), "bn")


@pytest.mark.parametrize("form", ["1.2.3.4", "1,2,3", "B2B4", "7" * 50], ids=["dots", "commas", "letters", "long"])
def test_digits_that_make_no_number_are_left(form: str) -> None:
    assert read_digit_word(form) is None


@pytest.mark.parametrize(
    ("forms", "style"),
    [
        (["1,200.5", "3.1"], "dot"),
        (["2,6", "65,4", "3.1"], "comma"),
        (["2,6", "1,200.5"], "mixed"),
        (["1,200", "15.300"], "dot"),
        ([], "dot"),
    ],
    ids=["English", "continental", "both", "no evidence", "nothing"],
)
def test_the_numbers_without_doubt_decide_for_those_in_doubt(forms: list[str], style: str) -> None:
    assert choose_style(forms) == style
