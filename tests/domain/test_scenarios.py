from __future__ import annotations

from decimal import Decimal

from journal_app.domain.costs import HoldingCosts
from journal_app.domain.financing import LENT_FOR, Stake
from journal_app.domain.isolated_position import IsolatedPosition
from journal_app.domain.margin.isolated import EquityRatio
from journal_app.domain.scenarios import Level, ScenarioState, equity_line, outcomes
from journal_app.domain.trade import Direction

D = Decimal
STAKE = Stake(D(20), D(2_000), D(20_000))


def position(direction: Direction) -> IsolatedPosition:
    return IsolatedPosition(STAKE, LENT_FOR[direction], EquityRatio(D("0.2")), HoldingCosts())


def test_the_table_of_the_guide() -> None:
    table = outcomes(position(Direction.LONG))
    assert [(o.move, o.scenario.price, o.scenario.equity, o.state) for o in table] == [
        (D("-0.5"), 1_000, 0, ScenarioState.LIQUIDATED),
        (D("-0.4"), 1_200, 4_000, ScenarioState.LIQUIDATED),
        (D("-0.375"), 1_250, 5_000, ScenarioState.LIQUIDATION),
        (D("-0.3"), 1_400, 8_000, ScenarioState.WATCH),
        (D("-0.2"), 1_600, 12_000, ScenarioState.SAFE),
        (D(0), 2_000, 20_000, ScenarioState.SAFE),
        (D("0.2"), 2_400, 28_000, ScenarioState.SAFE),
    ]


def test_a_short_is_hurt_by_a_rise() -> None:
    table = outcomes(position(Direction.SHORT))
    assert [o.move for o in table] == [
        D(m) for m in ("0.5", "0.4", "0.3", "0.25", "0.2", "0", "-0.2")
    ]
    assert table[3].level is Level.LIQUIDATION


def test_stop_and_target_stand_among_the_moves_once() -> None:
    table = outcomes(position(Direction.LONG), stop=D("1600.0"), target=D(2_600))
    levels = {o.scenario.price: o.level for o in table}
    assert len(table) == 8
    assert levels[D(1_600)] is Level.STOP
    assert levels[D(2_600)] is Level.TARGET
    assert levels[D(2_000)] is Level.ENTRY
    assert outcomes(position(Direction.LONG), stop=D(0))[0].scenario.price == 1_000


def test_the_equity_line() -> None:
    assert equity_line(position(Direction.LONG), D(1_000), D(2_400)) == (
        (1_000, 0),
        (2_400, 28_000),
    )
