"""The same figures by libraries that others trust, under the conventions that are stated here.

365 periods a year, sample deviation, nothing for a rate without risk. Run with `-m oracle`, after
`pip install -e .[oracles]`; what is not installed is skipped.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

import pytest

from journal_app.domain.statistics.cashflows import Flow, xirr
from journal_app.domain.statistics.of_trades import Columns, Statistics, blocks, statistics
from journal_app.domain.statistics.returns import Performance, performance

pytestmark = pytest.mark.oracle

SEEDS: Final = range(40)
YEAR: Final = Decimal(365)
DAY: Final = date(2025, 1, 1)


def returns_by_chance(seed: int) -> list[Decimal]:
    chance = random.Random(seed)
    count = chance.randrange(3, 400)
    return [Decimal(chance.randrange(-600, 650)).scaleb(-4) for _ in range(count)]


def made_of(returns: Sequence[Decimal], minimum: Decimal = Decimal(0)) -> Performance:
    return performance(returns, YEAR, minimum_return=minimum)


def near(found: Decimal | None, wanted: Any, tolerance: float = 1e-9) -> bool:
    assert found is not None
    return abs(float(found) - float(wanted)) <= tolerance * (1 + abs(float(wanted)))


@pytest.mark.parametrize("seed", SEEDS)
def test_returns_as_empyrical_has_them(seed: int) -> None:
    empyrical, numpy = pytest.importorskip("empyrical"), pytest.importorskip("numpy")
    returns = returns_by_chance(seed)
    series = numpy.array([float(each) for each in returns])
    made = made_of(returns)
    assert near(made.sharpe, empyrical.sharpe_ratio(series, annualization=365))
    assert near(made.sortino, empyrical.sortino_ratio(series, annualization=365))
    assert near(made.volatility, empyrical.annual_volatility(series, annualization=365))
    assert near(made.downside_risk, empyrical.downside_risk(series, annualization=365))
    assert near(made.annual_return, empyrical.annual_return(series, annualization=365), 1e-7)
    assert near(made.max_drawdown, empyrical.max_drawdown(series))
    assert near(made.calmar, empyrical.calmar_ratio(series, annualization=365), 1e-7)
    above = made_of(returns, Decimal("0.001"))
    assert near(above.sortino, empyrical.sortino_ratio(series, 0.001, annualization=365))


@pytest.mark.parametrize("seed", SEEDS)
def test_returns_as_quantstats_has_them(seed: int) -> None:
    stats = pytest.importorskip("quantstats").stats
    pandas = pytest.importorskip("pandas")
    returns = returns_by_chance(seed)
    index = pandas.date_range(DAY, periods=len(returns))
    series = pandas.Series([float(each) for each in returns], index=index)
    made = made_of(returns)
    assert near(made.sharpe, stats.sharpe(series, periods=365))
    assert near(made.sortino, stats.sortino(series, periods=365))
    assert near(made.volatility, stats.volatility(series, periods=365))
    assert near(made.max_drawdown, stats.max_drawdown(series))


def trades_by_chance(seed: int) -> list[Decimal]:
    """Without break-even ones, which the library leaves out of its count."""
    chance = random.Random(seed)
    nets = [Decimal(chance.randrange(1, 900) * chance.choice((1, -1))) for _ in range(60)]
    return [*nets, Decimal(50), Decimal(-50)]


@pytest.mark.parametrize("seed", SEEDS)
def test_trades_as_quantstats_has_them(seed: int) -> None:
    stats = pytest.importorskip("quantstats").stats
    pandas = pytest.importorskip("pandas")
    nets = trades_by_chance(seed)
    series = pandas.Series([float(net) / 1e6 for net in nets])
    made: Statistics = statistics(blocks(Columns(net=nets)))
    assert near(made.win_rate, stats.win_rate(series))
    assert near(made.profit_factor, stats.profit_factor(series))
    assert near(made.payoff, stats.payoff_ratio(series))
    assert near(made.kelly, stats.kelly_criterion(series))
    assert near(made.average_win, stats.avg_win(series) * 1e6)
    assert near(made.average_loss, -stats.avg_loss(series) * 1e6)


@pytest.mark.parametrize("seed", SEEDS)
def test_rates_of_money_as_pyxirr_has_them(seed: int) -> None:
    pyxirr = pytest.importorskip("pyxirr")
    chance = random.Random(seed)
    days = sorted(chance.sample(range(1_500), 6))
    flows = [
        Flow(DAY + timedelta(days=day), -Decimal(chance.randrange(1, 10_000))) for day in days[:5]
    ]
    back = -sum((flow.amount for flow in flows), Decimal(0)) * chance.randrange(40, 250) / 100
    flows.append(Flow(DAY + timedelta(days=days[5]), back))
    theirs = pyxirr.xirr([each.day for each in flows], [float(each.amount) for each in flows])
    assert near(xirr(flows).rate, theirs, 1e-7)
