from __future__ import annotations

from decimal import Decimal

from journal_app.domain.margin.isolated import EquityRatio
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.financing import LENT_FOR, Stake
from journal_app.domain.planning.isolated_position import IsolatedPosition
from journal_app.domain.planning.scenarios import Level, ScenarioState, outcomes
from journal_app.domain.trade import Direction

D = Decimal
WATCHED = D("0.3")
STAKE = Stake(D(20), D(2_000), D(20_000))


def position(direction: Direction) -> IsolatedPosition:
    return IsolatedPosition(STAKE, LENT_FOR[direction], EquityRatio(D("0.2")), HoldingCosts())


def test_the_table_of_the_guide() -> None:
    table = outcomes(position(Direction.LONG), WATCHED)
    assert [(o.move, o.scenario.price, o.scenario.equity) for o in table] == [
        (D("-0.5"), D(1_000), D(0)),
        (D("-0.4"), D(1_200), D(4_000)),
        (D("-0.375"), D(1_250), D(5_000)),
        (D("-0.3"), D(1_400), D(8_000)),
        (D("-0.2"), D(1_600), D(12_000)),
        (D(0), D(2_000), D(20_000)),
        (D("0.2"), D(2_400), D(28_000)),
    ]
    assert [o.state for o in table] == [
        ScenarioState.LIQUIDATED,
        ScenarioState.LIQUIDATED,
        ScenarioState.LIQUIDATION,
        ScenarioState.WATCH,
        *[ScenarioState.SAFE] * 3,
    ]


def test_a_short_is_hurt_by_a_rise() -> None:
    table = outcomes(position(Direction.SHORT), WATCHED)
    assert [o.move for o in table] == [
        D(m) for m in ("0.5", "0.4", "0.3", "0.25", "0.2", "0", "-0.2")
    ]
    assert table[3].level is Level.LIQUIDATION


def test_stop_and_target_stand_among_the_moves_once() -> None:
    table = outcomes(position(Direction.LONG), WATCHED, stop=D("1600.0"), target=D(2_600))
    levels = {o.scenario.price: o.level for o in table}
    assert len(table) == 8
    assert levels[D(1_600)] is Level.STOP
    assert levels[D(2_600)] is Level.TARGET
    assert levels[D(2_000)] is Level.ENTRY
    assert outcomes(position(Direction.LONG), WATCHED, stop=D(0))[0].scenario.price == 1_000
