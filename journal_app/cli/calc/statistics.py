"""`statistics`: what closed trades amount to."""

from __future__ import annotations

from typing import Final

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import Given, Shape, amount, each, moment, optional, signed
from journal_app.domain.exact import ZERO
from journal_app.domain.statistics.drawdowns import Drawdown
from journal_app.domain.statistics.of_trades import Columns, blocks, statistics

SHAPE: Final = Shape(
    trades=each(Shape(net=signed, r=optional(signed), closed_at=optional(moment))),
    start_capital=optional(amount, ZERO),
)


def answer(given: Given) -> Result:
    """Count the trades by closing time where all have one, else as they stand."""
    trades = _in_order_of_closing(given.each("trades"))
    columns = Columns(
        net=[trade.number("net") for trade in trades],
        r=[trade.number_or_none("r") for trade in trades],
    )
    made = statistics(blocks(columns), given.number("start_capital"))
    return {
        "count": made.count,
        "wins": made.wins,
        "losses": made.losses,
        "break_even": made.break_even,
        "win_rate": made.win_rate,
        "gross_profit": made.gross_profit,
        "gross_loss": made.gross_loss,
        "profit_factor": made.profit_factor,
        "expectancy": made.expectancy,
        "expectancy_ratio": made.expectancy_ratio,
        "expectancy_r": made.expectancy_r,
        "average_win": made.average_win,
        "average_loss": made.average_loss,
        "payoff": made.payoff,
        "sqn": made.sqn,
        "kelly": made.kelly,
        "max_drawdown": drawdown(made.max_drawdown),
        "worst_drawdown_fraction": drawdown(made.worst_drawdown_fraction),
    }


def drawdown(fallen: Drawdown | None) -> Result:
    """The two figures of a drawdown, both null where it does not exist."""
    if fallen is None:
        return {"amount": None, "fraction": None}
    return {"amount": fallen.amount, "fraction": fallen.fraction}


def _in_order_of_closing(trades: list[Given]) -> list[Given]:
    dated = [
        (closed_at, place)
        for place, trade in enumerate(trades)
        if (closed_at := trade.moment("closed_at")) is not None
    ]
    if len(dated) < len(trades):
        return trades
    return [trades[place] for _, place in sorted(dated)]
