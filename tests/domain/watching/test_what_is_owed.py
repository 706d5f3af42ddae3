"""Interest by platform, time stops, free cash, and what figures can be trusted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from journal_app.domain.ledger.entries import Borrow
from journal_app.domain.ledger.reckoning import interest_by_debt, reckoned
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.money import Asset
from journal_app.domain.trade import Plan
from journal_app.domain.watching.book import is_clock_behind
from journal_app.domain.watching.interest_by_platform import DebtOn, interest_by_platform
from journal_app.domain.watching.time_stops import TimeStop, next_time_stop
from journal_app.domain.watching.trust import behind, untold
from journal_app.domain.watching.watched import Watched
from tests.domain.watching.standing_trades import (
    BTC,
    ETH,
    HOUR,
    NO_TERMS,
    NOON,
    TERMS,
    TRADE,
    USDC,
    D,
    at,
    opened,
    watched,
)

DAY = timedelta(days=1)


def planned(trade_id: int, days: str | None, name: str = "ETH long") -> Watched:
    plan = Plan(planned_at=NOON, days=None if days is None else D(days))
    return watched(replace(TRADE, id=trade_id, plan=plan), opened((ETH, 1)), name=name)


def test_debts_of_one_asset_on_one_platform_are_summed() -> None:
    """10,000 at 7.3 % and 5,000 at 14.6 % cost 2 a day each, which is 9.733… % of 15,000."""
    dear, cheap = interest_by_platform(
        [
            DebtOn("Cheap", "DAI", D(365), D(365), D("0.01")),
            DebtOn("Dear", "USDC", D(10_000), D(10_000), D(2)),
            DebtOn("Dear", "USDC", D(5_000), D(5_000), D(2)),
        ]
    )
    assert (dear.platform, dear.asset, dear.amount, dear.value) == (
        "Dear",
        "USDC",
        D(15_000),
        D(15_000),
    )
    assert dear.per_day == 4
    assert dear.rate is not None
    assert abs(dear.rate - D(1460) / D(15_000)) < D("1e-25")
    assert (cheap.per_day, cheap.rate) == (D("0.01"), D("0.01"))


def test_what_has_no_rate_is_not_free() -> None:
    known, unknown = interest_by_platform(
        [
            DebtOn("A", "USDC", D(1), D(1), None),
            DebtOn("A", "USDC", D(1), D(1), D(1)),
            DebtOn("B", "ETH", D(0), D(0), D(0)),
        ]
    )
    assert (known.platform, known.rate) == ("B", None)  # of nothing there is no rate
    assert (unknown.platform, unknown.per_day, unknown.rate) == ("A", None, None)


def test_interest_of_each_debt_at_the_rate_in_force() -> None:
    entries = opened((ETH, 10))
    rated = [
        replace(each, apr=D("0.0365")) if isinstance(each, Borrow) else each for each in entries
    ]
    for told, per_day in ((rated, D("0.8")), (entries, None)):
        ordered = [replace(each, sequence=k) for k, each in enumerate(told)]
        one = reckoned(TRADE, ordered, NO_MARKET, NOON)
        assert interest_by_debt(one, NO_MARKET) == {USDC: per_day}
    over = replace(one, state=replace(one.state, closed_at=NOON))
    assert over.state.is_closed
    assert interest_by_debt(over, NO_MARKET) == {}


def test_the_first_time_stop_that_comes_or_has_passed() -> None:
    trades = [planned(1, "10"), planned(2, "2.5", "BTC short"), planned(3, None)]
    found = next_time_stop([*trades, watched(NO_TERMS, opened((ETH, 1)))])
    assert found == TimeStop(2, "BTC short", "Somewhere", NOON + timedelta(days=2, hours=12))
    assert next_time_stop([planned(1, None)]) is None
    assert next_time_stop([planned(1, "1e9")]) is None


@pytest.mark.parametrize(
    ("after", "left"),
    [(-3 * DAY, 3), (-DAY - HOUR, 2), (-HOUR, 1), (0 * DAY, 0), (HOUR, 0), (DAY, -1)],
)
def test_days_left_of_a_time_stop(after: timedelta, left: int) -> None:
    assert TimeStop(1, "", "", NOON).days_left(NOON + after) == left


def test_a_clock_that_was_set_back_is_behind_the_last_prices() -> None:
    assert is_clock_behind(NOON, NOON - timedelta(seconds=1))
    assert not is_clock_behind(NOON, NOON)
    assert not is_clock_behind(None, NOON)


def test_prices_are_old_where_they_lag_behind_the_last_ones() -> None:
    seen = [
        (ETH, NOON - DAY),
        (BTC, NOON - DAY - HOUR),
        (USDC, NOON - 90 * DAY),
        (Asset("ARB"), NOON - 9 * DAY),
        (Asset("DAI"), None),
    ]
    assert behind(seen, NOON, DAY) == {"ARB": NOON - 9 * DAY, "BTC": NOON - DAY - HOUR}
    assert list(behind(seen, NOON, DAY)) == ["ARB", "BTC"]
    assert behind(seen, None, DAY) == {}


def test_why_a_figure_is_a_dash() -> None:
    without_terms = watched(NO_TERMS, opened((ETH, 10)))
    assert untold(NO_TERMS, without_terms.told) == dict.fromkeys(
        ("health", "margin", "leverage"), "figure_without_terms"
    )
    unnamed = watched(TRADE, opened((BTC, 10)))
    assert set(untold(TRADE, unnamed.told).values()) == {"figure_of_untold_account"}
    assert untold(TRADE, watched(TRADE, opened((ETH, 10)), at(2_000)).told) == {}
    unlevered = watched(TRADE, opened((ETH, 10), own=20_000), at(2_000))
    assert untold(TRADE, unlevered.told) == {"health": "figure_without_debt"}
    vault = replace(TRADE, terms=replace(TERMS, law="perp"))
    ratios = replace(unlevered.told, margin_ratio=D(1), leverage=None)
    assert untold(vault, ratios) == {
        "health": "figure_has_no_health",
        "leverage": "figure_without_equity",
    }
    assert untold(vault, replace(ratios, margin_ratio=None, leverage=Decimal(1)))["margin"] == (
        "figure_without_value"
    )
