"""Every figure of trades against a slow model in fractions, on drawn trades and on hard ones."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.statistics.drawdowns import Drawdown
from journal_app.domain.statistics.of_trades import Columns, Statistics, blocks, statistics
from journal_app.reports.told_figures import Told, trade_figures
from journal_app.wording import SENTENCES
from tests.oracles.slow_statistics import (
    SlowDrawdown,
    deepest_in_money,
    deepest_in_percent,
    equity_points,
    figures_of_trades,
)

Row = tuple[D, D | None, D | None]

numbers = st.integers(-500, 500).map(lambda n: D(n) / 100)
rows = st.lists(st.tuples(numbers, st.none() | numbers, st.none() | numbers), max_size=40)
hard: list[list[Row]] = [
    [],
    [(D(5), None, None)],
    [(D(0), D(0), None)],
    [(D(-5), D(-1), None)] * 3,
    [(D(5), D(1), D(2))] * 3,
    [(D("-1e-18"), None, None), (D("1e20"), None, None)],
]
"""No trade, one, one at nothing, all losing alike, all winning alike, and far apart."""


def told_of(trades: Sequence[Row], start: D) -> Statistics:
    columns = Columns(
        net=[net for net, _, _ in trades],
        r=[r for _, r, _ in trades],
        r_managed=[r for _, _, r in trades],
    )
    return statistics(blocks(columns), start)


def assert_near(found: object, wanted: Fraction | None, key: str) -> None:
    if wanted is None or found is None:
        assert wanted is found is None, key
        return
    assert isinstance(found, D | int)
    assert abs(Fraction(found) - wanted) <= (abs(wanted) + 1) * Fraction(1, 10**30), key


def assert_as_slow(trades: Sequence[Row], start: D) -> None:
    made = told_of(trades, start)
    told = {each.key: each for each in trade_figures(made)}
    nets, rs, managed = (
        [None if each is None else Fraction(each) for each in column]
        for column in (list(zip(*trades, strict=True)) or [(), (), ()])
    )
    slow = figures_of_trades([net for net in nets if net is not None], rs, managed)
    for key, wanted in slow.items():
        assert_near(told[key].value, wanted, key)
    for each in told.values():
        assert_is_told(each)
    points = equity_points([net for net in nets if net is not None], Fraction(start))
    assert_same_fall(made.max_drawdown, deepest_in_money(points))
    in_percent = deepest_in_percent(points)
    if not deepest_in_money(points).amount:
        assert told["drawdown_share"].value == 0
    elif in_percent is None or not in_percent.amount:
        assert told["drawdown_share"].reason == "no_peak"
    else:
        assert made.worst_drawdown_fraction is not None
        assert_same_fall(made.worst_drawdown_fraction, in_percent)
        assert_near(
            told["drawdown_share"].value, -in_percent.amount / in_percent.peak, "drawdown_share"
        )


def assert_same_fall(found: Drawdown, wanted: SlowDrawdown) -> None:
    if not wanted.amount:
        assert [found.amount, found.began, found.bottomed, found.recovered] == [0, 0, 0, 0]
        return
    assert (Fraction(found.amount), Fraction(found.peak)) == (wanted.amount, wanted.peak)
    places = (found.began, found.bottomed, found.recovered)
    assert places == (wanted.began, wanted.bottomed, wanted.recovered)


def assert_is_told(figure: Told) -> None:
    """Without a value there is a reason with a sentence; with one it is a finite number."""
    assert (figure.value is None) == (figure.missing is not None), figure.key
    if figure.missing:
        assert figure.missing.code in SENTENCES
    if isinstance(figure.value, D):
        assert figure.value.is_finite()


@given(rows, st.integers(-3, 20).map(D))
def test_drawn_trades(trades: list[Row], start: D) -> None:
    assert_as_slow(trades, start)


@given(st.lists(st.tuples(numbers, numbers, st.none()), min_size=2, max_size=40))
def test_drawn_trades_that_all_have_an_r(trades: list[Row]) -> None:
    assert told_of(trades, D(0)).sqn_of == "r"
    assert_as_slow(trades, D(0))


@pytest.mark.parametrize("trades", hard)
def test_hard_trades(trades: list[Row]) -> None:
    assert_as_slow(trades, D(0))
    assert_as_slow(trades, D(10))


def test_each_figure_that_is_missing_says_why() -> None:
    def reasons(trades: list[Row]) -> dict[str, str]:
        return {
            each.key: each.missing.code
            for each in trade_figures(told_of(trades, D(0)))
            if each.missing
        }

    none, one, losing, winning = hard[0], hard[1], hard[3], hard[4]
    assert set(reasons(none).values()) == {"no_closed_trades", "fewer_than_two"}
    assert reasons(one) == {
        "profit_factor": "no_losses",
        "expectancy_ratio": "no_losses",
        "expectancy_r": "no_stops",
        "expectancy_managed": "no_stops_at_exit",
        "average_loss": "no_losses",
        "payoff": "no_losses",
        "sqn": "fewer_than_two",
        "kelly": "no_losses",
    }
    assert reasons(losing) == {
        "expectancy_managed": "no_stops_at_exit",
        "average_win": "no_wins",
        "payoff": "no_wins",
        "sqn": "all_alike",
        "kelly": "no_wins",
        "drawdown_share": "no_peak",
    }
    assert reasons(winning)["sqn"] == "all_alike"
