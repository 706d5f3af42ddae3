"""The open risk at the stops in force, worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from journal_app.domain.levels import Levels
from journal_app.domain.watching.open_risk import loss_at_stop, open_risk
from tests.domain.watching.standing_trades import BTC, ETH, NO_TERMS, TRADE, D, at, opened, watched


@pytest.mark.parametrize(
    ("direction", "mark", "stop", "loss"),
    [
        ("long", "2000", "1800", "4036"),  # 20 × (200 + 0.1 % of 1,800)
        ("short", "2000", "2200", "4044"),
        ("long", "2000", "1950", "1039"),  # beyond the entry, what was won since is lost
        ("long", "1700", "1800", "34"),  # met: it goes out at the mark, with the fee alone
        ("short", "2300", "2200", "46"),
        ("long", "1800", "1800", "36"),
        ("long", "2000", None, None),
        ("long", None, "1800", None),
    ],
)
def test_from_the_mark_to_the_stop_with_the_fee_of_going_out(
    direction: str, mark: str | None, stop: str | None, loss: str | None
) -> None:
    levels = Levels(
        direction,
        stop=None if stop is None else D(stop),
        mark=None if mark is None else D(mark),
    )
    assert loss_at_stop(levels, D(20), D("0.001")) == (None if loss is None else D(loss))


def test_positions_without_a_stop_are_counted_apart_and_named() -> None:
    """10 × (2,100 − 1,800) + 18 of fees; the other has no stop, whatever it may lose."""
    one = watched(TRADE, opened((ETH, 10)), at(2_100))
    two = watched(NO_TERMS, opened((ETH, 10), stop=None), at(2_100), "ETH long, number 2")
    risk = open_risk([one, two], D(100_000), D("0.02"))
    assert (risk.total, risk.share) == (D(3_018), D("0.03018"))
    assert (risk.with_stop, risk.without_stop) == (1, ["ETH long, number 2"])
    assert risk.above == ["ETH long"]


def test_each_trade_is_held_against_what_one_may_risk() -> None:
    one = watched(TRADE, opened((ETH, 10)), at(2_000))
    assert open_risk([one], D(100_900), D("0.02")).above == []  # 2,018 of 100,900 is just 2 %
    assert open_risk([one], D(100_899), D("0.02")).above == ["ETH long"]


@pytest.mark.parametrize("capital", [None, Decimal(0), Decimal(-5)])
def test_without_capital_there_is_no_share_and_no_line(capital: Decimal | None) -> None:
    risk = open_risk([watched(TRADE, opened((ETH, 10)), at(2_000))], capital, D("0.02"))
    assert (risk.total, risk.share, risk.above) == (D(2_018), None, [])


def test_what_is_closed_within_a_trade_risks_nothing() -> None:
    one = watched(TRADE, opened((ETH, 10), (BTC, 1)), at(2_000))
    only_eth = one._replace(levels={ETH: one.levels[ETH]})
    assert open_risk([only_eth], D(1), D(1)).with_stop == 1
