from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal as D
from decimal import localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.statistics.sparse_polynomial import PRECISE, SparsePolynomial


def with_zeros(zeros: Sequence[str], step: int = 1) -> SparsePolynomial:
    """The polynomial Π(x^step − zero^step)."""
    with localcontext(PRECISE):
        coefficients = [D(1)]
        for zero in zeros:
            longer = [D(0)] * (len(coefficients) + 1)
            for at, coefficient in enumerate(coefficients):
                longer[at] -= coefficient * D(zero) ** step
                longer[at + 1] += coefficient
            coefficients = longer
        powers = [step * at for at in range(len(coefficients))]
        return SparsePolynomial.of(powers, coefficients)


def found(polynomial: SparsePolynomial, low: str = "0.5", high: str = "1") -> list[D]:
    return [round(zero, 15) for zero in sorted(polynomial.zeros(D(low), D(high)))]


def test_terms_are_put_in_order_without_zeros_and_common_powers() -> None:
    made = SparsePolynomial.of([9, 4, 6], [D(2), D(1), D(0)])
    assert made == SparsePolynomial((0, 5), (D(1), D(2)))
    assert SparsePolynomial.of([3], [D(0)]) == SparsePolynomial((), ())


@pytest.mark.parametrize("coefficients", [[], [D(3)], [D(0), D(3)]])
def test_a_single_term_has_no_zero(coefficients: list[D]) -> None:
    assert found(SparsePolynomial.of(range(len(coefficients)), coefficients)) == []


@pytest.mark.parametrize("step", [1, 10, 1000])
@pytest.mark.parametrize(
    ("zeros", "wanted"),
    [
        (["0.9"], ["0.9"]),
        (["0.3", "0.9"], ["0.9"]),
        (["0.6", "0.9", "0.95"], ["0.6", "0.9", "0.95"]),
        (["0.9", "0.9"], ["0.9"]),
        (["0.9", "0.9", "0.9", "0.95", "0.95"], ["0.9", "0.95"]),
        (["0.5", "1"], ["0.5", "1"]),
        (["1", "1", "1"], ["1"]),
        (["0.499", "1.001"], []),
        # the middle of the interval, where the search divides it
        (["0.75", "0.75"], ["0.75"]),
        (["0.75" + "0" * 38 + "1"] * 2, ["0.75"]),
        (["0.75", "0.8", "0.9"], ["0.75", "0.8", "0.9"]),
        (["0.75", "0.75", "0.75", "0.8"], ["0.75", "0.8"]),
    ],
)
def test_every_zero_is_found_once(zeros: list[str], wanted: list[str], step: int) -> None:
    assert found(with_zeros(zeros, step)) == [D(zero) for zero in wanted]


def test_zeros_come_as_they_are_asked_for() -> None:
    made = with_zeros(["0.6", "0.7", "0.8", "0.9"], 300)
    assert round(next(made.zeros(D("0.5"), D(1))), 15) in {D(f"0.{at}") for at in (6, 7, 8, 9)}


def test_no_zero_hides_between_terms_that_nearly_cancel() -> None:
    # (x² − 0.81)² + 10⁻²⁰ touches nothing
    made = SparsePolynomial.of([0, 2, 4], [D("0.6561") + D("1e-20"), D("-1.62"), D(1)])
    assert found(made) == []


@given(st.lists(st.integers(51, 99), max_size=5), st.integers(1, 400))
def test_finds_what_it_was_made_of(zeros: list[int], step: int) -> None:
    made = with_zeros([f"0.{zero}" for zero in zeros], step)
    assert found(made) == sorted({D(zero) / 100 for zero in zeros})
