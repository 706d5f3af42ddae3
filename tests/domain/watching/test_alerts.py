"""Alerts: which way a figure comes to them, when they are reached, and which are proposed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from journal_app.domain.levels import Levels
from journal_app.domain.money import Asset
from journal_app.domain.trade import Plan
from journal_app.domain.watching.alerts import (
    AlertKind,
    TradeAlert,
    alert_problems,
    is_reached,
    planned_alerts,
    proposed_alerts,
    watched_figure,
    way_to,
)
from journal_app.domain.watching.lines import LINES
from journal_app.domain.watching.usual_rate import DebtRate
from journal_app.domain.watching.watch import attention
from tests.domain.watching.open_trades import ETH, HOUR, LENT, NOON, USDC, at, long, watched

D = Decimal
BTC = Asset("BTC")
LONG = Levels("long", liquidation=D(1200), entry=D(2000), mark=D(2200))
SHORT = Levels("short", liquidation=D(90_000), entry=D(60_000), mark=D(58_000))
RATES = (DebtRate(USDC, D("0.07"), D("0.05")), DebtRate(ETH, D("0.02"), None))
TOLD = watched(LENT, long(10, 12_000)).told


def price(level: str, **told: object) -> TradeAlert:
    return TradeAlert(kind=AlertKind.PRICE, level=D(level), **told)  # type: ignore[arg-type]


def test_the_way_to_a_price_is_seen_from_the_mark() -> None:
    assert way_to(AlertKind.PRICE, D(1900), D(2000)) == "falls"
    assert way_to(AlertKind.PRICE, D(2100), D(2000)) == "rises"
    assert way_to(AlertKind.PRICE, D(2100), None) == "falls"
    assert way_to(AlertKind.RATE, D("0.1"), D("0.2")) == "rises"
    assert way_to(AlertKind.HEALTH, D(2), D(1)) == "falls"
    assert way_to(AlertKind.MARGIN, D(2), D(1)) == "falls"


def test_an_alert_is_reached_at_its_level() -> None:
    low, high = price("1900"), price("2100", way="rises")
    assert [is_reached(low, D(each)) for each in (1901, 1900, 1899)] == [False, True, True]
    assert [is_reached(high, D(each)) for each in (2099, 2100, 2101)] == [False, True, True]
    assert not is_reached(low, None)


def test_each_kind_watches_its_figure() -> None:
    both = {ETH: LONG, BTC: SHORT}
    told = replace(TOLD, health_factor=D("1.7"), margin_ratio=D("0.4"))

    def figure(alert: TradeAlert) -> Decimal | None:
        return watched_figure(alert, both, told, RATES)

    assert figure(price("1", asset=BTC)) == 58_000
    assert figure(price("1")) is None  # nobody knows which
    assert figure(price("1", asset=USDC)) is None
    assert watched_figure(price("1"), {ETH: LONG}, told, ()) == 2200
    assert figure(TradeAlert(kind=AlertKind.RATE, level=D(1))) == D("0.07")
    assert figure(TradeAlert(kind=AlertKind.RATE, level=D(1), asset=ETH)) == D("0.02")
    assert figure(TradeAlert(kind=AlertKind.HEALTH, level=D(1))) == D("1.7")
    assert figure(TradeAlert(kind=AlertKind.MARGIN, level=D(1))) == D("0.4")
    no_debt = TradeAlert(kind=AlertKind.RATE, level=D(1), asset=BTC)
    assert figure(no_debt) is None


def test_the_prices_of_a_plan_are_awaited_from_the_entry() -> None:
    plan = Plan(planned_at=NOON, alerts=((D(1800), "phone"), (D(2400), "")))
    assert planned_alerts(plan, {ETH: LONG}) == (
        price("1800", place="phone"),
        price("2400", way="rises"),
    )
    short = Plan(planned_at=NOON, alerts=((D(70_000), ""), (D(60_000), "")))
    assert planned_alerts(short, {BTC: SHORT}) == (price("70000", way="rises"),)
    assert planned_alerts(plan, {ETH: LONG, BTC: SHORT}) == ()
    assert planned_alerts(plan, {ETH: LONG._replace(entry=None)}) == ()
    assert planned_alerts(None, {ETH: LONG}) == ()


def test_three_prices_are_proposed_and_the_lines_of_the_trade() -> None:
    told = replace(TOLD, health_factor=D("1.8"), margin_ratio=D("0.45"))
    found = proposed_alerts({ETH: LONG}, told, RATES, LINES)
    assert found == (
        price("1950"),
        price("1750"),
        price("1550"),
        TradeAlert(kind=AlertKind.RATE, level=D("0.10"), way="rises"),
        TradeAlert(kind=AlertKind.HEALTH, level=D("1.5")),
        TradeAlert(kind=AlertKind.MARGIN, level=D("0.3")),
    )


def test_a_price_that_is_proposed_lies_between_a_mark_and_a_liquidation_close_to_it() -> None:
    told = replace(TOLD, health_factor=None, margin_ratio=None)
    close = LONG._replace(entry=D("1.24"), mark=D("1.2345"), liquidation=D("1.2340"), stop=None)
    levels = [each.level for each in proposed_alerts({ETH: close}, told, (), LINES)]
    assert levels == [D("1.23438"), D("1.23428"), D("1.23418")]


def test_of_several_positions_each_has_its_prices() -> None:
    told = replace(TOLD, health_factor=D("1.5"), margin_ratio=None)
    found = proposed_alerts({ETH: LONG, BTC: SHORT}, told, (), LINES)
    assert [(each.asset, each.way) for each in found] == [(ETH, "falls")] * 3 + [(BTC, "rises")] * 3
    assert all(D(58_000) < each.level < D(90_000) for each in found[3:])


@pytest.mark.parametrize(
    "levels",
    [
        LONG._replace(mark=None),
        LONG._replace(liquidation=None),
        LONG._replace(liquidation=D(2200)),
        SHORT._replace(liquidation=D(57_000)),
    ],
)
def test_no_price_is_proposed_where_no_way_is_left(levels: Levels) -> None:
    told = replace(TOLD, health_factor=None, margin_ratio=None)
    rates = [DebtRate(USDC, D("0.1"), D("0.05"))]
    assert proposed_alerts({ETH: levels}, told, rates, LINES) == ()


def test_where_nothing_liquidates_the_way_ends_at_the_stop() -> None:
    told = replace(TOLD, health_factor=None, margin_ratio=None)
    held = LONG._replace(liquidation=None, stop=D(1800))
    assert [each.level for each in proposed_alerts({ETH: held}, told, (), LINES)] == [
        2100, 2020, 1940,
    ]  # fmt: skip


def test_a_level_is_above_zero() -> None:
    alerts = [price("1"), price("0"), price("-1"), price("NaN")]
    assert [each.field for each in alert_problems(alerts)] == ["level/1", "level/2", "level/3"]


def test_of_each_figure_the_farthest_alert_needs_attention() -> None:
    alerts = [
        TradeAlert(kind=AlertKind.HEALTH, level=D("9")),
        TradeAlert(kind=AlertKind.HEALTH, level=D("5")),
        TradeAlert(kind=AlertKind.HEALTH, level=D("7")),
        TradeAlert(kind=AlertKind.HEALTH, level=D("0.1")),
        price("2000", way="rises"),
        price("2020", way="rises"),
        price("2010", way="rises"),
    ]
    one = watched(LENT, long(10, 12_000), at(2050))._replace(kept_alerts=alerts)
    found = [each for each in attention([one], NOON + HOUR) if "alert" in each.code]
    assert [(each.code, each.facts["alert"]) for each in found] == [
        ("watch_health_alert", 5),
        ("watch_alert_reached", 2020),
    ]
