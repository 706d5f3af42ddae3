"""Which lines are newly crossed from one moment to the next, each once, and anew after a return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from journal_app.domain.ledger.entries import AlertHit, Borrow, Deposit, Entry, TargetMoved
from journal_app.domain.market.observed import NO_MARKET, Mark, RatePoint, observed
from journal_app.domain.money import Asset
from journal_app.domain.trade import Plan
from journal_app.domain.watching.alerts import AlertKind, TradeAlert
from journal_app.domain.watching.crossings import Crossing, crossed
from journal_app.domain.watching.watch import Watched
from tests.domain.watching.open_trades import (
    BTC,
    CROSSED,
    DAY,
    ETH,
    HOUR,
    LENT,
    NOON,
    USDC,
    at,
    long,
    perpetual,
    watched,
)

D = Decimal
ROOMY: Sequence[Entry] = long(10, 15_000, stop=1600)


def standing(price: int, entries: Sequence[Entry] = ROOMY) -> Watched:
    return watched(LENT, entries, at(price))


def between(before: Watched, after: Watched) -> list[Crossing]:
    return crossed(lambda: before, after)


def codes(found: Sequence[Crossing]) -> list[str]:
    return [each.line for each in found]


def test_nothing_is_crossed_where_nothing_moves() -> None:
    calm, low = standing(2000), standing(1500)
    assert between(calm, calm) == []
    assert between(low, low) == []


def test_before_is_asked_only_where_something_is_crossed() -> None:
    def never() -> Watched:
        raise AssertionError("nothing is crossed now")

    assert crossed(never, standing(2000)) == []


def test_a_stop_is_crossed_once_and_again_after_a_return() -> None:
    above, at_it, below = standing(1601), standing(1600), standing(1599)
    (found,) = [each for each in between(above, at_it) if each.line == "watch_stop_hit"]
    assert (found.asset, found.price, found.measured, found.bound) == (
        ETH,
        D(1600),
        D(1600),
        D(1600),
    )
    assert "watch_stop_hit" not in codes(between(at_it, below))
    assert "watch_stop_hit" not in codes(between(below, above))
    assert "watch_stop_hit" in codes(between(above, below))


def test_health_falls_below_its_line_and_not_to_it() -> None:
    """Health is 0.83 · 10 · price / 5,000: 1.5 at 903.6…"""
    entries = long(10, 15_000, stop=100)
    above, below = standing(904, entries), standing(903, entries)
    (found,) = [each for each in between(above, below) if each.line == "watch_health_below"]
    assert found.bound == D("1.5")
    assert found.measured is not None
    assert D("1.498") < found.measured < D("1.5")
    assert found.name == "ETH long"
    near = standing(950, entries)
    assert "watch_health_near" not in codes(between(standing(2000, entries), near))
    assert between(below, near) == []  # close to a line is no line


def test_back_from_beyond_liquidation_is_no_new_crossing_of_the_distance() -> None:
    entries = long(10, 8_000, stop=100)
    beyond, near, far = (standing(price, entries) for price in (1300, 1500, 3000))
    assert codes(between(far, beyond))[0] == "watch_past_liquidation"
    assert between(beyond, near) == []
    assert "watch_near_liquidation" in codes(between(far, near))


def test_a_target_is_crossed_upwards() -> None:
    entries = [*ROOMY, TargetMoved(at=NOON, asset=ETH, price=D(2400))]
    assert codes(between(standing(2399, entries), standing(2401, entries))) == ["watch_target_hit"]


def of_rate(apr: str, usual: str) -> Watched:
    """10,000 USDC are owed at a rate; for three months before it was another."""
    points = [
        RatePoint("somewhere", USDC, NOON - 120 * DAY, D(usual)),
        RatePoint("somewhere", USDC, NOON + HOUR, D(apr)),
    ]
    market = observed(NO_MARKET, [Mark(ETH, NOON + HOUR, D(2000))], points)
    return watched(LENT, long(10, 15_000, stop=1600), market)


def test_a_rate_crosses_its_line_and_the_multiple_of_its_usual_level() -> None:
    calm, high, unusual = of_rate("0.15", "0.15"), of_rate("0.25", "0.15"), of_rate("0.31", "0.15")
    (found,) = between(calm, high)
    assert (found.line, found.asset, found.price) == ("watch_rate_above", USDC, D(1))
    assert (found.measured, found.bound) == (D("0.25"), D("0.2"))
    (worse,) = between(high, unusual)
    assert (worse.line, worse.measured, worse.bound) == (
        "watch_rate_unusual", D("0.31"), D("0.15"),
    )  # fmt: skip
    assert between(unusual, high) == []  # it was above the line already
    small, above = of_rate("0.1", "0.05"), of_rate("0.21", "0.15")
    assert codes(between(small, above)) == ["watch_rate_above"]  # it was unusual, but not above


def test_each_position_of_a_trade_has_its_own_lines_and_the_account_one() -> None:
    entries = [*perpetual(10, 12_000, stop=1500), *perpetual(-1, 1, BTC, stop=2600)[1:]]

    def both(eth: int, btc: int) -> Watched:
        marks = [Mark(ETH, NOON + HOUR, D(eth)), Mark(BTC, NOON + HOUR, D(btc))]
        return watched(CROSSED, entries, observed(NO_MARKET, marks, []))

    found = between(both(2000, 2000), both(1150, 2700))
    stops = {each.asset: each.bound for each in found if each.line == "watch_stop_hit"}
    assert stops == {ETH: 1500, BTC: 2600}
    assert codes(found).count("watch_margin_below") == 1
    one_more = between(both(1400, 2000), both(1400, 2700))
    assert [each.asset for each in one_more if each.line == "watch_stop_hit"] == [BTC]


PLANNED = replace(
    LENT,
    plan=Plan(planned_at=NOON, alerts=((D(1960), "phone"), (D(1920), ""), (D(1880), ""))),
)


def planned(price: int) -> Watched:
    return watched(PLANNED, long(10, 15_000, stop=1600), at(price))


def test_each_alert_that_is_passed_is_told_and_none_on_the_way_back() -> None:
    found = between(planned(2000), planned(1900))
    assert [(each.line, each.price, each.measured) for each in found] == [
        ("watch_alert_reached", D(1960), D(1900)),
        ("watch_alert_reached", D(1920), D(1900)),
    ]
    assert between(planned(1900), planned(1940)) == []
    assert [each.bound for each in between(planned(1940), planned(1850))] == [1920, 1880]


@pytest.mark.parametrize(
    ("alert", "line", "asset", "price"),
    [
        (TradeAlert(kind=AlertKind.HEALTH, level=D(3)), "watch_health_alert", ETH, 1700),
        (TradeAlert(kind=AlertKind.PRICE, level=D(1800), asset=ETH), "watch_alert_reached", ETH,
         1800),
    ],
)  # fmt: skip
def test_kept_alerts_take_the_place_of_the_plan(
    alert: TradeAlert, line: str, asset: Asset, price: int
) -> None:
    before, after = (planned(each)._replace(kept_alerts=[alert]) for each in (2000, 1700))
    (found,) = [each for each in between(before, after) if each.line == line]
    assert (found.asset, found.price, found.bound) == (asset, D(price), alert.level)
    assert "watch_alert_reached" not in codes(between(before, after)) or line.endswith("reached")


def test_an_alert_of_the_rate_and_one_of_the_margin() -> None:
    alert = TradeAlert(kind=AlertKind.RATE, level=D("0.2"), way="rises")
    before, after = (of_rate(apr, "0.15")._replace(kept_alerts=[alert]) for apr in ("0.15", "0.2"))
    (found,) = between(before, after)
    assert (found.line, found.asset, found.price) == ("watch_rate_alert", USDC, D(1))
    margin = TradeAlert(kind=AlertKind.MARGIN, level=D("0.5"))
    entries = perpetual(10, 12_000, stop=100)
    high, low = (
        watched(CROSSED, entries, at(price))._replace(kept_alerts=[margin])
        for price in (2000, 1500)
    )
    assert "watch_margin_alert" in codes(between(high, low))


def test_the_entry_of_a_crossing_tells_it() -> None:
    found = between(planned(2000), planned(1900))
    entry = found[0].entry(NOON, 7)
    assert entry == AlertHit(
        at=NOON, sequence=7, asset=ETH, price=D(1960), line="watch_alert_reached",
        measured=D(1900), bound=D(1960),
    )  # fmt: skip
    assert [each.is_told_by(entry) for each in found] == [True, False]
    (stop,) = [
        each for each in between(standing(1700), standing(1600)) if each.line == "watch_stop_hit"
    ]
    assert not stop.is_told_by(entry)
    assert stop.is_told_by(replace(stop.entry(NOON, 1), measured=D(1550)))


def test_what_was_deposited_is_no_crossing() -> None:
    more = [*ROOMY, Deposit(at=NOON, asset=USDC, amount=D(1), price=D(1))]
    less = [*ROOMY, Borrow(at=NOON + timedelta(minutes=1), asset=USDC, amount=D(1), price=D(1))]
    assert between(standing(2000, more), standing(2000, less)) == []


def test_what_holding_costs_is_the_whole_trades_and_told_once() -> None:
    costly = replace(LENT, plan=Plan(planned_at=NOON, expected_costs=D("0.1")))

    def owing(apr: str) -> Watched:
        points = [RatePoint("somewhere", USDC, NOON - DAY, D(apr))]
        market = observed(NO_MARKET, [Mark(ETH, NOON + HOUR, D(2000))], points)
        return watched(costly, long(10, 15_000, stop=1600, apr=None), market)

    (found,) = between(owing("0.05"), owing("0.19"))
    assert (found.line, found.asset, found.bound) == ("watch_cost_exceeded", ETH, D("0.1"))


def test_where_nothing_is_held_nothing_is_crossed() -> None:
    assert between(standing(2000), standing(1500)._replace(levels={})) == []


def test_what_neither_holds_nor_owes_anything_crosses_nothing() -> None:
    low = standing(1500)
    empty = replace(low.told, collateral={}, debt={})
    assert between(standing(2000), low._replace(levels={}, told=empty)) == []
