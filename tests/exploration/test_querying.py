from dataclasses import replace

import pandas as pd
import pytest

from analysis.errors import ParameterError
from analysis.exploration.querying import Query, Searched

TABLE = pd.DataFrame(
    {"what": ["Tractors", "shells", None, "tractor parts"], "value": [700.0, 20.0, float("nan"), -3.5]}
)


def choose(**asked: object) -> list[int]:
    searched = Searched(TABLE, {"value": TABLE["value"]}, ("what",))
    return searched.choose(replace(Query(), **asked)).tolist()


def test_every_word_must_stand_in_the_row_in_any_case() -> None:
    assert choose(words="TRACTOR") == [0, 3]
    assert choose(words="tractor parts") == [3]


@pytest.mark.parametrize(
    ("wanted", "rows"),
    [("> 20", [0]), (">=20", [0, 1]), ("< 0", [3]), ("20..700", [0, 1]), ("700", [0]), ("≤ 20", [1, 3]), ("-3.5", [3])],
)
def test_a_column_of_numbers_is_filtered_by_bounds(wanted: str, rows: list[int]) -> None:
    assert choose(filters={"value": wanted}) == rows


def test_a_column_of_words_holds_words_or_equals_them() -> None:
    assert choose(filters={"what": "tractor"}) == [0, 3]
    assert choose(filters={"what": "=Tractors"}) == [0]


def test_rows_are_sorted_with_what_is_missing_last_either_way() -> None:
    assert choose(sort="value") == [3, 1, 0, 2]
    assert choose(sort="value", is_descending=True) == [0, 1, 3, 2]
    assert choose(sort="what") == [1, 3, 0, 2]


def test_a_bound_that_makes_no_sense_says_what_to_write() -> None:
    with pytest.raises(ParameterError, match=r"filter of value is 'many'; write > 10, <= 5, 10\.\.20 or a number"):
        choose(filters={"value": "many"})
