"""The figures of a review by their codes, and what is told otherwise later."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.exact import CONTEXT
from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.ledger.entries import AlertHit, Borrow, Entry, Note, Reduce, StopMoved
from journal_app.domain.ledger.own_money import NO_OWN_MONEY, OwnMoney
from journal_app.domain.market.interest import RateIndex
from journal_app.domain.market.observed import NO_MARKET, Market
from journal_app.domain.money import Asset
from journal_app.domain.periods import month_of
from journal_app.domain.trade import (
    ChecklistAnswer,
    Direction,
    Plan,
    PlannedPosition,
    PositionKind,
    Verdict,
)
from journal_app.reports.crossings import answered
from journal_app.reports.moved_stops import moved_stops
from journal_app.reports.rates_against_plan import rates_against_plan
from journal_app.reports.records import TradeRecord
from journal_app.reports.review import Past, Review, review
from journal_app.reports.review_figures import (
    MEASURES,
    OF_MONEY,
    OF_TRADES,
    ChangedTrade,
    Values,
    changed_trades,
    compared,
    differences,
    hindsight_of,
    review_figures,
    trade_values,
)
from tests.domain.ledgers import START
from tests.reports.test_review import filled, record, trade

D = Decimal
ETH, USDC = Asset("ETH"), Asset("USDC")
MONTH = month_of(date(2026, 1, 15), UTC)
LAST = START + timedelta(days=400)
PLAN = Plan(
    planned_at=START,
    positions=(
        PlannedPosition(
            asset=ETH,
            direction=Direction.LONG,
            kind=PositionKind.SPOT,
            entry=D(2000),
            units=D(1),
            stop=D(1900),
        ),
    ),
    risk=D(100),
    reward=D(250),
    borrow_apr=D("0.05"),
    checklist=(
        ChecklistAnswer("levels", "Are the levels set?", "yes", Verdict.PASS),
        ChecklistAnswer("size", "Is the loss small?", "no", Verdict.BREACH, (), "wanted it"),
    ),
)


def closed(number: int, price: int, *, day: int = 10, plan: Plan | None = None) -> TradeRecord:
    of = trade(number) if plan is None else replace(trade(number), plan=plan)
    return record([filled("open", day, 2000), filled("close", day + 1, price)], of)


def told_of(*records: TradeRecord, own: OwnMoney | None = None) -> Review:
    return review(MONTH, records, NO_MARKET, LAST, own=own or NO_OWN_MONEY, behind=own)


def figures_of(told: Review) -> Values:
    return review_figures(told, hindsight_of(told, NO_MARKET, LAST))


def some(found: Values, codes: str) -> list[Decimal | None]:
    return [found[code] for code in codes.split()]


def test_every_figure_has_its_place_and_agrees_with_the_review() -> None:
    told = told_of(
        closed(1, 2300, plan=PLAN),
        closed(2, 1850, day=12),
        record([filled("open", 14, 2000)], trade(3)),
        own=OwnMoney(D(10_000)),
    )
    found = figures_of(told)
    assert [each.code for each in MEASURES] == list(found) == [
        *(each.code for each in OF_TRADES), *(each.code for each in OF_MONEY)
    ]  # fmt: skip
    assert {code: found[code] for code in ("net", "gross", "trades", "wins", "losses")} == {
        "net": 150, "gross": 150, "trades": 2, "wins": 1, "losses": 1,
    }  # fmt: skip
    assert some(found, "win_rate profit_factor reward_to_risk") == [D("0.5"), 2, 2]
    assert some(found, "expectancy expectancy_r") == [75, 3]
    assert found["planned_reward_to_risk"] == D("2.5")
    assert found["drawdown"] == -150
    assert found["drawdown_share"] == CONTEXT.divide(D(-150), D(10_300))
    assert some(found, "interest funding carry_share") == [0, 0, 0]
    assert some(found, "plan_kept breaches breach_cost") == [D("0.5"), 1, None]
    assert some(found, "equity_start equity_end") == [10_000, 10_150]
    assert some(found, "result deposits opened") == [150, 0, 3]
    assert some(found, "open_at_end unplanned stops_moved") == [1, 2, 0]


def test_a_period_with_nothing_in_it_has_figures_that_do_not_exist() -> None:
    found = figures_of(told_of())
    nothing = {code for code, value in found.items() if value is None}
    assert nothing == {
        "win_rate", "planned_reward_to_risk", "reward_to_risk", "expectancy", "expectancy_r",
        "profit_factor", "carry_share", "borrowing", "plan_kept", "breach_cost", "return",
    }  # fmt: skip
    assert all(value == 0 for value in found.values() if value is not None)


def test_a_month_of_losses_alone_has_no_gain_to_pay_from() -> None:
    found = figures_of(told_of(closed(1, 1900), closed(2, 1900)))
    assert some(found, "net wins losses") == [-200, 0, 2]
    assert some(found, "profit_factor carry_share reward_to_risk") == [
        0,
        None,
        None,
    ]


def test_a_deposit_between_two_trades_is_no_rise() -> None:
    at = START + timedelta(days=12, hours=12)
    flow = AccountFlow(account="main", at=at, asset=USDC, amount=D(500), price=D(1))
    own = OwnMoney(D(1000), [flow])
    told = told_of(closed(1, 1900), closed(2, 1900, day=13), own=own)
    fall = told.statistics.max_drawdown
    assert [fall.amount, fall.peak] == [200, 1500]


def test_a_fall_is_a_part_of_the_equity_with_which_the_period_began() -> None:
    before = closed(1, 3000, day=-20)
    open_since_before = record([filled("open", -2, 2000), filled("close", 8, 1900)], trade(2))
    past = Past(D(0), D(500))
    told = review(MONTH, [before, open_since_before], NO_MARKET, LAST, past, OwnMoney(D(8500)))
    fall = told.statistics.max_drawdown
    assert [fall.amount, fall.peak, fall.fraction] == [100, 10_000, D("0.01")]
    assert figures_of(told)["drawdown_share"] == D("-0.01")


def test_two_trades_that_close_in_one_second_count_in_one_order() -> None:
    both = [closed(1, 2300), closed(2, 1850)]
    assert figures_of(told_of(*both)) == figures_of(told_of(*reversed(both)))


def test_what_each_trade_came_to_is_told_by_its_number() -> None:
    told = told_of(closed(7, 2100, plan=PLAN), record([filled("open", 14, 2000)], trade(3)))
    assert trade_values(told) == {"3": (D(0), None), "7": (D(100), D(1))}


def test_what_differs_is_told_then_and_now() -> None:
    then = {"net": D(100), "win_rate": None, "reached_after_all": D(1), "stress_left": D(9)}
    now = {"net": D(90), "win_rate": D("0.5"), "reached_after_all": D(2), "losses": D(1)}
    found = [(each.measure.code, each.then, each.now) for each in differences(then, now)]
    assert found == [("net", 100, 90), ("win_rate", None, D("0.5"))]
    both = [each.measure.code for each in compared(then, now)]
    assert both == ["net", "losses", "win_rate", "reached_after_all"]
    assert [each.measure.code for each in compared(then, now, OF_MONEY)] == []


def test_trades_that_changed_came_or_went_are_named() -> None:
    then = {"2": (D(10), None), "10": (D(5), D("0.5")), "11": (D(1), None)}
    now = {"2": (D(10), None), "10": (D(5), D("0.4")), "12": (D(3), None)}
    assert changed_trades(then, now) == [
        ChangedTrade(10, (D(5), D("0.5")), (D(5), D("0.4"))),
        ChangedTrade(11, (D(1), None), None),
        ChangedTrade(12, None, (D(3), None)),
    ]


def test_the_last_digit_of_a_quotient_is_no_difference() -> None:
    third = CONTEXT.divide(D(1), D(3))
    nearly = CONTEXT.multiply(third, D("1.0000000000000000000000001"))
    assert differences({"win_rate": third}, {"win_rate": nearly}) == []
    assert changed_trades({"1": (D(5), third)}, {"1": (D(5), nearly)}) == []
    assert len(differences({"net": D("5000.01")}, {"net": D("5000.010000000001")})) == 1
    assert len(changed_trades({"1": (D(5), None)}, {"1": (D(5), third)})) == 1


# stops, rates and lines


def stop(day: int, price: int, note: str = "") -> Entry:
    at = START + timedelta(days=day)
    return StopMoved(at=at, sequence=9, asset=ETH, price=D(price), note=note)


def test_stops_are_told_from_the_plan_on_and_only_those_of_the_period() -> None:
    planned = record(
        [
            filled("open", 1, 2000),
            stop(1, 1900, "order placed as planned"),
            stop(2, 1950, " trailed "),
            stop(3, 1950, "placed anew"),
            stop(4, 1980),
            stop(40, 1990),
        ],
        replace(trade(2), plan=PLAN),
    )
    unplanned = record([filled("open", 1, 2000), stop(1, 1800, "late")], trade(1))
    found = moved_stops([planned, unplanned], MONTH)
    assert [(each.record.trade.number, each.before, each.after, each.reason) for each in found] == [
        (1, None, D(1800), "late"),
        (2, D(1900), D(1950), "trailed"),
        (2, D(1950), D(1980), ""),
    ]
    assert told_of(planned, unplanned).stops_moved == len(found)


def test_rates_stand_against_the_plan_and_the_usual_level() -> None:
    at = START + timedelta(days=1)
    borrowed = [
        Borrow(at=at, sequence=0, asset=USDC, amount=D(1000), price=D(1), apr=D("0.08")),
        filled("open", 1, 2000, 1),
    ]
    planned = record(borrowed, replace(trade(1), plan=PLAN))
    unplanned = record(borrowed, trade(2))
    own_money = record([filled("open", 1, 2000)], trade(3))
    market = Market({}, {trade(1).platform: {USDC: RateIndex([(at, D("0.06"))])}})
    found = rates_against_plan([planned, unplanned, own_money], market, at + timedelta(days=1))
    assert set(found) == {1, 2}
    assert (found[1].asset, found[1].planned, found[1].usual) == (USDC, D("0.05"), D("0.06"))
    assert found[2].planned is None


@pytest.mark.parametrize(("hours", "is_done"), [(1, True), (24, True), (25, False)])
def test_a_line_is_answered_within_a_day_or_left_alone(hours: int, is_done: bool) -> None:
    at = START + timedelta(days=5)
    hit = AlertHit(at=at, sequence=3, asset=ETH, price=D(1950))
    later = at + timedelta(hours=hours)
    entries: list[Entry] = [
        filled("open", 1, 2000),
        stop(4, 1900),
        hit,
        Note(at=at, sequence=4, note="seen"),
        Reduce(at=later, sequence=5, asset=ETH, amount=D("0.5"), price=D(1960)),
    ]
    line = answered(hit, entries, None)
    assert line.hit == hit
    assert line.is_ignored is not is_done
    assert [type(each) for each in line.done] == [Reduce] * is_done
