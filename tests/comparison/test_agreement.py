"""How far coders agree, and the machine with them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.codebooks.loader import CHECK
from analysis.comparison.agreement import (
    ALL,
    Coded,
    count_coincidences,
    describe_check,
    measure_agreement,
    measure_alpha,
)

X = np.nan


def columns(*coders: list[float]) -> np.ndarray:
    return np.array(coders, dtype=float).T


def a_coding(codes: np.ndarray, machine: list[float], weight: list[float] | None = None) -> Coded:
    n = len(codes)
    return Coded(codes, np.array(machine, dtype=float), np.array(weight or [1.0] * n), [f"a{i}" for i in range(n)])


@pytest.mark.parametrize(
    ("codes", "alpha"),
    [
        # Krippendorff 2011, A: two observers, two values: o01 = 4, n0 = 14, n1 = 6 → 1 − 19 · 4 / (14 · 6)
        pytest.param(columns([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]), 1 - 76 / 84, id="A"),
        # B: five values (a to e as 1 to 5)
        pytest.param(
            columns([1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1], [2, 1, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4]), 0.692, id="B"
        ),
        # C: four observers, codes missing, one unit with a single code
        pytest.param(
            columns(
                [1, 2, 3, 3, 2, 1, 4, 1, 2, X, X, X],
                [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, X, 3],
                [X, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, X],
                [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, X],
            ),
            0.743,
            id="C",
        ),
    ],
)
def test_published_examples_come_out(codes: np.ndarray, alpha: float) -> None:
    assert measure_alpha(codes) == pytest.approx(alpha, abs=0.0005)


def test_the_coincidences_of_three_coders_are_counted_by_hand() -> None:
    # Codes 1, 1, 0: the ordered pairs are 1–1 twice, 1–0 twice and 0–1 twice, each worth 1 / (3 − 1).
    (matrix,) = count_coincidences(np.array([[1.0, 1.0, 0.0]]))

    assert matrix.tolist() == [[0.0, 1.0], [1.0, 1.0]]


@pytest.mark.parametrize(
    "codes",
    [columns([1, 1, 1], [1, 1, 1]), columns([1, X], [X, 0]), columns([0, 1, 1]), np.empty((0, 2))],
    ids=["one value only", "no unit twice", "one coder", "nothing"],
)
def test_alpha_is_open_where_it_is_not_defined(codes: np.ndarray) -> None:
    assert np.isnan(measure_alpha(codes))


def test_coders_who_always_agree_have_an_alpha_of_one() -> None:
    assert measure_alpha(columns([0, 1, 1, 0], [0, 1, 1, 0])) == 1.0


@given(st.lists(st.lists(st.sampled_from([0.0, 1.0, X]), min_size=3, max_size=3), min_size=1, max_size=12))
def test_the_order_of_coders_and_units_changes_nothing(rows: list[list[float]]) -> None:
    codes = np.array(rows)

    one, other = measure_alpha(codes), measure_alpha(codes[::-1, ::-1])

    assert one == pytest.approx(other, nan_ok=True)
    assert np.isnan(one) or one <= 1


def test_the_machine_is_measured_against_each_coder() -> None:
    # Coder 1 says 1 1 0 0, coder 2 says 1 0 0 1, the machine 1 1 0 0: hits 2 + 1, false 0 + 1, missed 0 + 1.
    table = measure_agreement({"f": a_coding(columns([1, 1, 0, 0], [1, 0, 0, 1]), [1, 1, 0, 0])}, "x")

    row = table.set_index("frame").loc["f"]
    assert (row["precision"], row["recall"], row["f1"]) == (3 / 4, 3 / 4, 3 / 4)
    assert (row["coders"], row["sentences"]) == (2, 4)


def test_a_sentence_counts_for_those_it_was_drawn_from() -> None:
    # One hit that stands for 2 sentences, one miss that stands for 8.
    table = measure_agreement({"f": a_coding(columns([1, 1, 0]), [1, 0, 0], [2.0, 8.0, 8.0])}, "x")

    assert table.set_index("frame").loc["f", "recall"] == pytest.approx(2 / 10)


def test_the_intervals_hold_the_scores_and_the_last_row_pools_all_frames() -> None:
    generator = np.random.default_rng(1)
    truth = (generator.random(80) < 0.4).astype(float)
    noisy = [np.where(generator.random(80) < 0.1, 1 - truth, truth) for _ in range(3)]
    coded = {f: a_coding(np.stack(noisy[:2], axis=1), list(noisy[2])) for f in ("f", "g")}

    table = measure_agreement(coded, "x").set_index("frame")

    assert list(table.index) == ["f", "g", ALL]
    for score in ("alpha", "precision", "recall", "f1"):
        assert (table[f"{score}_low"] < table[score]).all()
        assert (table[score] < table[f"{score}_high"]).all()
    assert table.loc[ALL, "alpha"] == pytest.approx(table.loc["f", "alpha"], abs=0.01)


def test_the_columns_are_those_of_the_codebook_that_keeps_them() -> None:
    assert list(measure_agreement({"f": a_coding(columns([1, 0]), [1, 0])}, "x").columns) == list(CHECK)


def test_the_last_check_is_told_only_while_the_codebook_is_the_same() -> None:
    coded = {"f": a_coding(columns([1, 1, 0, 0], [1, 0, 0, 0]), [1, 1, 0, 0])}
    rows = measure_agreement(coded, "abc").astype(str).to_dict("records")

    assert describe_check(rows, "abc").startswith("4 sentences, coders: 2; α 0.53 (")
    assert describe_check(rows, "other") == "not checked: the codebook of frames was changed since the last check"
    assert describe_check([], "abc") == "not checked"
