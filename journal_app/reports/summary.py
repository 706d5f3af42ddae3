"""The figures at the head of a review: trades counted, profit by component, money of the period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.pnl import total_of
from journal_app.reports.closings import closings_of
from journal_app.reports.discipline import plan_kept
from journal_app.reports.drawdown_dates import every_drawdown
from journal_app.reports.equity_change import EquityChange
from journal_app.reports.records import mean_planned_reward_to_risk
from journal_app.reports.review import FEW
from journal_app.reports.selection import Selection
from journal_app.reports.tables import Cell, Column, Holds, Table
from journal_app.reports.told_figures import trade_figures

NO_LOSSES: Final = "no losses"
_TOLD_BEFORE: Final = frozenset({"net", "gross", "interest", "funding", "fees", "expectancy_ratio"})
NO_RETURN: Final[Mapping[str, str]] = {
    "return_without_own_money": "no own money",
    "return_with_few_marks": "too few prices",
    "return_on_nothing": "no equity",
}
"""What stands in place of a return, by the code of why there is none."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure. key: its stable name. None where it does not exist."""

    key: str
    title: str
    value: Cell
    holds: Holds = Holds.MONEY


@dataclass(frozen=True, slots=True)
class Section:
    """Figures that belong together."""

    title: str
    lines: Sequence[Line]


COLUMNS: Final = (
    Column("section", "Section"),
    Column("key", "Key"),
    Column("figure", "Figure"),
    Column("value", "Value", Holds.AMOUNT),
)


@exact
def summary(selection: Selection) -> Sequence[Section]:
    """Every figure of the summary, in the order in which it is read."""
    money = selection.money
    total = total_of(record.figures.total for record in selection.counted)
    unbooked = [record.figures for record in selection.open_trades]
    return (
        Section(
            "Profit and loss of closed trades",
            (
                Line("gross", "Gross P&L (prices)", total.gross),
                Line("interest", "Interest", ZERO - total.interest),
                Line("funding", "Funding", total.funding),
                Line("yield", "Yield of collateral", total.collateral_yield),
                Line("fees", "Fees", ZERO - total.fees),
                Line("gas", "Gas", ZERO - total.gas),
                Line("swap_cost", "Swap cost", ZERO - total.swap_cost),
                Line("penalty", "Liquidation penalties", ZERO - total.penalty),
                Line("net", "Net P&L", total.net),
            ),
        ),
        Section(
            "Closed trades",
            (
                *_closed_trades(selection),
                *_dates(selection),
                Line("plan_kept", "Rules kept", plan_kept(selection.counted), Holds.PERCENT),
            ),
        ),
        Section(
            "Open trades",
            (
                Line("open_trades", "Open trades", len(unbooked), Holds.COUNT),
                Line("open_net", "Net so far", sum((f.total.net for f in unbooked), ZERO)),
                Line("open_equity", "Equity in them", sum((f.equity for f in unbooked), ZERO)),
            ),
        ),
        *([] if selection.equity is None else [_equity(selection.equity)]),
        Section(
            "Money in trades",
            (
                Line("trades_start", "Equity in trades at the start", money.equity_start),
                Line("put_in", "Put in less taken out", money.deposits),
                Line("realised", "Realised", money.realised.net),
                Line("unrealised", "Change of unrealised", money.unrealised.net),
                Line("trades_end", "Equity in trades at the end", money.equity_end),
            ),
        ),
    )


def _equity(equity: EquityChange) -> Section:
    missing = equity.missing
    returned = equity.time_weighted if missing is None else NO_RETURN[missing.code]
    return Section(
        "Equity",
        (
            Line("equity_start", "Equity at the start", equity.start),
            Line("deposits", "Deposits less withdrawals", equity.deposits),
            Line("result", "Result", equity.result),
            Line("equity_end", "Equity at the end", equity.end),
            Line("return", "Return, time-weighted", returned, Holds.PERCENT),
        ),
    )


def remarks(selection: Selection) -> Sequence[str]:
    """What has to be said beside the figures."""
    count, equity = selection.statistics.count, selection.equity
    told = []
    if count < FEW:
        told.append(f"{count} closed trades are fewer than {FEW}: too few to conclude from.")
    if equity is None:
        told.append("Equity and its return are of whole accounts; these are some of their trades.")
    return told


def summary_table(selection: Selection) -> Table:
    """The summary as rows."""
    rows: list[list[Cell]] = [
        [section.title, line.key, line.title, line.value]
        for section in summary(selection)
        for line in section.lines
    ]
    return Table("Summary", COLUMNS, rows)


def _closed_trades(selection: Selection) -> Iterator[Line]:
    """Every figure of the closed trades but their profit by component."""
    told = selection.statistics
    for figure in trade_figures(told):
        if figure.key == "profit_factor" and told.wins and not told.losses:
            yield Line(figure.key, figure.title, NO_LOSSES, figure.holds)
        elif figure.key not in _TOLD_BEFORE:
            yield Line(figure.key, figure.title, figure.value, figure.holds)
        if figure.key == "payoff":
            planned = mean_planned_reward_to_risk(selection.counted).value
            yield Line("planned_reward_to_risk", "Reward to risk, planned", planned, Holds.RATIO)


def _dates(selection: Selection) -> Iterator[Line]:
    """When the largest drawdowns were, in money and in percent."""
    told, closings = selection.statistics, closings_of(selection.counted)
    for figure in every_drawdown(told, closings, selection.zone):
        yield Line(figure.key, figure.title, figure.value, figure.holds)
