"""What trades would have come to otherwise, in numbers by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.own_money import NO_OWN_MONEY
from journal_app.domain.ledger.reckoning import figures, reckoned
from journal_app.domain.market.observed import Mark, Market, PriceSeries
from journal_app.domain.money import Asset
from journal_app.domain.trade import (
    Direction,
    MarginMode,
    Plan,
    PlannedPosition,
    Position,
    PositionKind,
    Target,
    Trade,
)
from journal_app.reports.grouping import (
    BY,
    grouped,
    held_band,
    hour_of,
    leverage_of,
    month_name,
    weekday_of,
)
from journal_app.reports.hindsight import (
    borrowing_of,
    in_hindsight,
    lost_on_cost,
    reached_after_all,
    three_lines,
)
from journal_app.reports.openings import Opened, opened_of
from journal_app.reports.records import TradeRecord, mean_planned_reward_to_risk
from journal_app.reports.selection import whole
from journal_app.reports.summary import NO_LOSSES, summary
from journal_app.reports.told_discipline import (
    chance_figures,
    discipline_figures,
    hindsight_figures,
)
from journal_app.reports.trade_excursions import excursions_of
from tests.services.samples import ETH, NEW_YEAR, USDC

D = Decimal
LATE = NEW_YEAR + timedelta(days=400)


def day(count: float) -> datetime:
    return NEW_YEAR + timedelta(days=count)


def market_of(prices: Sequence[int]) -> Market:
    """A price of ether at each noon."""
    marks = [Mark(ETH, day(number + 0.5), D(price)) for number, price in enumerate(prices)]
    return Market({ETH: PriceSeries(marks)}, {})


def plan(**changes: Any) -> Plan:
    """One ether from 2,000 without costs, stop 1,900, target 2,200; planned days before."""
    direction = changes.pop("direction", Direction.LONG)
    kind = changes.pop("kind", PositionKind.SPOT)
    stop, target = changes.pop("stop", D(1900)), changes.pop("target", D(2200))
    position = PlannedPosition(
        asset=ETH,
        direction=direction,
        kind=kind,
        entry=D(2000),
        units=D(1),
        stop=stop,
        targets=(Target(target, D(1)),) if target else (),
    )
    given: dict[str, Any] = {
        "planned_at": day(-3),
        "positions": (position,),
        "collateral": {USDC: D(1000)},
        "risk": D(100),
        "reward": D(200),
        "leverage": D(2),
    }
    return Plan(**{**given, **changes})


def record(
    sold_at: float,
    price: int,
    market: Market,
    of: Plan | None = None,
    *,
    bought_for: int = 2000,
    side: int = 1,
    own: int = 1000,
    extra: Sequence[Entry] = (),
    **trade: Any,
) -> TradeRecord:
    """An ether bought (or sold short) on new year's day and closed at a price."""
    kind = PositionKind.SPOT if side > 0 else PositionKind.PERPETUAL
    direction = Direction.LONG if side > 0 else Direction.SHORT
    entries: list[Entry] = [
        kinds.Deposit(at=day(0), asset=USDC, amount=D(own), price=D(1)),
        kinds.Open(at=day(0), sequence=1, asset=ETH, size=D(side), price=D(bought_for)),
        *extra,
        kinds.Close(at=day(sold_at), sequence=9, asset=ETH, amount=None, price=D(price)),
    ]
    made = Trade(
        id=1,
        number=1,
        account="main",
        platform="x",
        plan=of,
        positions=(Position(ETH, direction, kind),),
        created_at=NEW_YEAR,
        **trade,
    )
    one = reckoned(made, entries, market, LATE)
    return TradeRecord(one.trade, entries, figures(one, market))


RISING = market_of([2000, 2050, 2100, 2150, 2250])
FALLING_FIRST = market_of([2000, 1950, 1880, 2100, 2250])


def test_the_plan_is_followed_to_its_target_though_it_was_left_early() -> None:
    told = in_hindsight(record(2, 2100, RISING, plan(), bought_for=2010), RISING, LATE)
    assert told is not None
    assert [told.actual, told.plan, told.left_alone] == [90, 200, 190]


def test_the_plan_is_stopped_though_it_was_sat_out() -> None:
    told = in_hindsight(record(5, 2250, FALLING_FIRST, plan()), FALLING_FIRST, LATE)
    assert told is not None
    assert [told.actual, told.plan, told.left_alone] == [250, -100, -100]


def test_what_nothing_closes_stands_at_the_last_mark_of_its_time() -> None:
    long = market_of([2000] * 20 + [2100] * 20 + [2150] * 40)
    sold = record(2, 2000, long, plan(days=D(5)))
    told = in_hindsight(sold, long, LATE)
    assert told is not None
    assert told.plan == 100  # thirty days after the closing
    kept = in_hindsight(record(2, 2000, long, plan(days=D(60))), long, LATE)
    assert kept is not None
    assert kept.plan == 150


def test_what_cannot_be_followed_is_left_out() -> None:
    two = plan()
    two = replace(two, positions=two.positions * 2)
    other = replace(plan().positions[0], asset=Asset("BTC"))
    for each in (
        None,
        two,
        plan(positions=(other,)),
        plan(borrow_apr=D(-99)),
        plan(collateral={ETH: D(1), USDC: D(5)}),
    ):
        assert in_hindsight(record(2, 2100, RISING, each), RISING, LATE) is None
    unmarked = Market({}, {})
    assert in_hindsight(record(2, 2100, unmarked, plan()), unmarked, LATE) is None
    open_still = record(2, 2100, RISING, plan())
    open_still = replace(open_still, figures=replace(open_still.figures, closed_at=None))
    assert in_hindsight(open_still, RISING, LATE) is None
    assert reached_after_all([open_still], RISING, LATE) == []


def test_the_three_lines_are_of_the_same_trades() -> None:
    trades = [
        record(2, 2100, RISING, plan()),
        record(3, 2150, RISING),
        record(4, 1990, RISING, plan()),
    ]
    lines = three_lines(trades, RISING, LATE)
    assert (lines.trades, lines.left_out) == (2, 1)
    assert lines.actual.points == ((day(2), D(100)), (day(4), D(90)))
    assert [net for _, net in lines.plan.points] == [200, 400]
    assert [net for _, net in lines.left_alone.points] == [200, 400]


def test_a_target_that_was_reached_after_the_stop() -> None:
    stopped = record(3, 1900, FALLING_FIRST, plan())
    in_time = record(3, 1950, FALLING_FIRST, plan())
    without_target = record(3, 1900, FALLING_FIRST, plan(target=None))
    without_stop = record(3, 1900, FALLING_FIRST, plan(stop=None))
    unplanned = record(3, 1900, FALLING_FIRST)
    other = record(3, 1900, FALLING_FIRST, plan(positions=(replace(
        plan().positions[0], asset=Asset("BTC")),)))  # fmt: skip
    every = [stopped, in_time, without_target, without_stop, unplanned, other]
    assert reached_after_all(every, FALLING_FIRST, LATE) == [stopped]
    assert reached_after_all([stopped], FALLING_FIRST, day(3)) == []


def test_a_short_is_stopped_above_and_reaches_its_target_below() -> None:
    falls = market_of([2000, 2120, 2100, 1900, 1750])
    short = plan(
        direction=Direction.SHORT, kind=PositionKind.PERPETUAL, stop=D(2100), target=D(1800)
    )
    assert len(reached_after_all([record(2, 2100, falls, short, side=-1)], falls, LATE)) == 1
    assert reached_after_all([record(2, 2000, falls, short, side=-1)], falls, LATE) == []


def test_a_liquidation_counts_as_a_stop() -> None:
    borrow = kinds.Borrow(at=day(0), sequence=2, asset=USDC, amount=D(1000), price=D(1))
    out = kinds.Liquidation(
        at=day(1), asset=ETH, amount=D(1), price=D(1950), debt_asset=USDC, debt_amount=D(1000),
        debt_price=D(1), penalty=D(10),
    )  # fmt: skip
    lost = record(3, 1950, FALLING_FIRST, plan())
    entries = [*lost.entries[:2], borrow, out]
    one = reckoned(lost.trade, entries, FALLING_FIRST, LATE)
    liquidated = TradeRecord(one.trade, entries, figures(one, FALLING_FIRST))
    assert liquidated.figures.status == "liquidated"
    assert reached_after_all([liquidated], FALLING_FIRST, LATE) == [liquidated]


def test_right_on_price_and_lost_on_cost() -> None:
    fee = kinds.FeePaid(at=day(1), asset=USDC, amount=D(60), price=D(1))
    lost = record(2, 2050, RISING, extra=[fee])
    assert lost_on_cost([lost, record(2, 2050, RISING), record(2, 1900, RISING)]) == [lost]


def test_what_borrowing_added_is_told_by_the_share_of_own_money() -> None:
    half = record(2, 2100, RISING, own=1000)
    assert opened_of(half) == Opened(day(0), D(2000), D(1000))
    told = borrowing_of([half])
    assert told is not None
    assert [told.trades, told.net, told.alone, told.effect] == [1, 100, 50, 50]
    all_own = borrowing_of([record(2, 2100, RISING, own=3000)])
    assert all_own is not None
    assert all_own.effect == 0


def test_interest_of_a_long_falls_away_and_that_of_a_short_is_shared() -> None:
    charged = kinds.InterestCharged(at=day(1), asset=USDC, amount=D(20), price=D(1))
    borrow = kinds.Borrow(at=day(0), sequence=2, asset=USDC, amount=D(1000), price=D(1))
    long = borrowing_of([record(2, 2100, RISING, own=1000, extra=[borrow, charged])])
    assert long is not None
    assert [long.net, long.alone] == [80, 50]
    entries: list[Entry] = [
        kinds.Deposit(at=day(0), asset=USDC, amount=D(1000), price=D(1)),
        kinds.Borrow(at=day(0), sequence=1, asset=ETH, amount=D(1), price=D(2000)),
        kinds.Open(at=day(0), sequence=2, asset=ETH, size=D(-1), price=D(2000)),
        kinds.InterestCharged(at=day(1), asset=ETH, amount=D("0.01"), price=D(2000)),
        kinds.Close(at=day(2), asset=ETH, amount=None, price=D(1900)),
    ]
    trade = Trade(
        id=1,
        number=1,
        account="main",
        platform="x",
        positions=(Position(ETH, Direction.SHORT),),
        created_at=NEW_YEAR,
    )
    one = reckoned(trade, entries, RISING, LATE)
    short = TradeRecord(one.trade, entries, figures(one, RISING))
    alone = borrowing_of([short])
    assert alone is not None
    total = short.figures.total
    moved = total.price + total.borrowed - total.interest
    assert [total.interest, alone.alone] == [20, moved / 2]


def test_without_own_money_nothing_is_told_of_borrowing() -> None:
    bare = record(2, 2100, RISING, own=1000)
    entries = bare.entries[1:]
    one = reckoned(bare.trade, entries, RISING, LATE)
    without = TradeRecord(one.trade, entries, figures(one, RISING))
    assert borrowing_of([without]) is None
    opened = opened_of(without)
    assert opened is not None
    assert opened.leverage is opened.own_share is None
    assert opened_of(TradeRecord(bare.trade, (), bare.figures)) is None
    lines = three_lines([without], RISING, LATE)
    told = {each.key: each for each in hindsight_figures(lines, [], [], None)}
    assert (told["borrowing_effect"].reason, told["plan_line"].reason) == (
        "no_own_money",
        "nothing_followed",
    )


def test_figures_of_hindsight_and_of_discipline() -> None:
    trades = [record(2, 2100, RISING, plan()), record(3, 2150, RISING, plan(reward=None))]
    lines = three_lines(trades, RISING, LATE)
    told = {
        each.key: (each.value, each.sample)
        for each in hindsight_figures(lines, trades[:1], [], borrowing_of(trades))
    }
    assert told == {
        "actual_line": (250, 2),
        "plan_line": (400, 2),
        "left_alone_line": (400, 2),
        "lost_on_cost": (1, 2),
        "reached_after_all": (0, 2),
        "borrowing_effect": (125, 2),
    }
    kept = {each.key: each for each in discipline_figures(trades)}
    assert (kept["planned_reward_to_risk"].value, kept["planned_reward_to_risk"].sample) == (2, 1)
    assert kept["plan_kept"].reason == "no_checklist"
    assert kept["cost_of_breach"].reason == kept["override_cost"].reason == "few_breaches"
    assert mean_planned_reward_to_risk([]) == (None, 0)
    assert {each.reason for each in chance_figures(None)} == {"no_stops"}


def test_a_summary_without_losses_says_so() -> None:
    told = whole(
        [record(2, 2100, RISING, plan())],
        RISING,
        filters=(),
        currency="USD",
        zone=UTC,
        own=NO_OWN_MONEY,
        behind=None,
        fallback=LATE,
    )
    lines = {line.key: line.value for section in summary(told) for line in section.lines}
    assert lines["profit_factor"] == NO_LOSSES
    assert (lines["payoff"], lines["planned_reward_to_risk"]) == (None, D(2))
    assert (lines["drawdown_days"], lines["expectancy_managed"]) == (None, D(1))


def test_the_worst_and_the_best_moment_of_each_trade() -> None:
    found, marked_once = excursions_of(
        [record(4, 2150, FALLING_FIRST, plan()), record(1, 2000, FALLING_FIRST)], FALLING_FIRST
    )
    assert found.found is not None
    assert [found.found.worst, found.found.best] == [-120, 100]
    assert [found.found.worst_r, found.found.best_r] == [D("-1.2"), 1]
    assert found.missing is None
    assert marked_once.missing is not None
    assert marked_once.missing.code == "few_marks"


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("weekday", "Thursday"), ("hour", "00"), ("month", "2026-01"), ("held", "1–3 days"),
        ("margin", "cross"), ("profile", "moderate"), ("tag", "swing"), ("mistake", "none"),
        ("leverage", "1–2×"), ("strategy", "none"), ("direction", "long"), ("asset", "ETH"),
        ("platform", "x"), ("account", "main"),
    ],
)  # fmt: skip
def test_groups_of_one_trade(by: str, name: str) -> None:
    one = record(
        2, 2100, RISING, plan(profile="moderate"), margin_mode=MarginMode.CROSS, tags=("swing",)
    )
    assert list(grouped([one], by, UTC)) == [name]
    assert by in BY


def test_bands_at_their_edges_and_without_an_answer() -> None:
    assert held_band(day(0), day(0) + timedelta(hours=1)) == "1–4 hours"
    assert held_band(day(0), day(0) + timedelta(minutes=59)) == "under 1 hour"
    assert held_band(day(0), day(28)) == "over 4 weeks"
    assert held_band(None, day(1)) == held_band(day(0), None) == "unknown"
    assert month_name(None, UTC) == weekday_of(None, UTC) == hour_of(None, UTC) == "none"
    levered = record(2, 2100, RISING, own=300)
    assert leverage_of(levered) == "above 5×"
    bare = TradeRecord(levered.trade, (), levered.figures)
    assert leverage_of(bare) == "unknown"
    planned = TradeRecord(replace(levered.trade, plan=plan()), (), levered.figures)
    assert leverage_of(planned) == "1–2×"
    many = [record(2, 2100, RISING, own=each) for each in (300, 1000, 2000, 700)]
    assert list(grouped(many, "leverage", UTC)) == ["up to 1×", "1–2×", "2–3×", "above 5×"]
