"""What each figure means: the one definition of it, printed with every workbook."""

from __future__ import annotations

from typing import Final

from journal_app.reports.tables import Column, Table

COLUMNS: Final = (
    Column("figure", "Figure"),
    Column("definition", "Definition"),
    Column("missing", "When it does not exist"),
)

DEFINITIONS: Final = (
    (
        "Net P&L",
        "Price P&L − borrow interest ± funding − fees − gas − swap cost + collateral yield − "
        "liquidation penalty, each valued at its own date. In tables a cost stands below 0, so "
        "that the columns add up to the net.",
        "",
    ),
    (
        "Gross P&L",
        "What prices did: to the positions, to volatile collateral and to borrowed assets.",
        "",
    ),
    (
        "In statistics",
        "1 for closed and liquidated trades, in order of closing time, then opening time, then "
        "number; 0 for the others, which are listed apart.",
        "",
    ),
    ("Win, loss, break-even", "Net above 0, below 0, exactly 0. Break-even trades count.", ""),
    ("Win rate", "Wins / trades.", "no trades"),
    ("Profit factor", "Σ wins / −Σ losses, in money.", "no losses"),
    ("Expectancy", "Mean net per trade, in money and in R.", "no trades; in R: no stops"),
    ("Average win, average loss", "Σ wins / wins; Σ losses / losses.", "no wins; no losses"),
    ("Reward to risk, realised", "Average win / average loss.", "no wins or no losses"),
    (
        "Initial risk",
        "The loss at the planned stop with the planned interest and fees.",
        "no stop",
    ),
    (
        "R",
        "Net / initial risk. A stop given after the opening counts, and the trade is then called "
        "“later stop”.",
        "no stop",
    ),
    (
        "R managed",
        "Net / risk of the stop in force at exit.",
        "the stop then was at or past the entry",
    ),
    (
        "SQN",
        "√n × mean / sample standard deviation of R; of money where a trade has no R.",
        "fewer than 2 trades, or all alike",
    ),
    (
        "Kelly",
        "W − (1 − W) / (average win / average loss), W the win rate.",
        "no wins or no losses",
    ),
    (
        "Largest drawdown",
        "The deepest fall from a running peak of equity, trade by trade; the capital at the start "
        "is the first peak. Deposits and withdrawals of accounts move equity and its peak alike. "
        "In money, and the largest in percent.",
        "in percent: no peak above 0",
    ),
    (
        "Equity",
        "The capital at the start and all that flowed into accounts less what flowed out, each at "
        "its value then, with all that was won or lost, open trades at their marks. At the end it "
        "is equity at the start + deposits − withdrawals + result, to the last digit.",
        "not all trades of an account",
    ),
    (
        "Result",
        "Every component on the day it arose, with the change of what is not realised: it equals "
        "the change of equity less deposits. Not to be mixed with the trades of the period, which "
        "count by their closing time.",
        "",
    ),
    (
        "Return, time-weighted",
        "Π (1 + result / equity at its start) − 1 over the stretches from one deposit or "
        "withdrawal to the next, so that neither is won or lost.",
        "no capital or deposit is known; equity not above 0; prices on fewer than 80 % of the "
        "days of open positions",
    ),
    (
        "Money in trades",
        "The same result at the border of the trades: own money that was put into them, and the "
        "equity that they held.",
        "",
    ),
    (
        "Interest by month",
        "Interest, funding and yield on the days they accrued, of open trades too.",
        "",
    ),
    (
        "Interest of gross profit",
        "Interest paid / Σ wins, of the trades on that platform.",
        "no wins",
    ),
    (
        "Health factor",
        "Σ collateral × liquidation threshold / debt, by the terms the trade was made under.",
        "no debt, or a platform without thresholds",
    ),
    (
        "Margin ratio",
        "Equity / position value, as the platform's margin law has it.",
        "no position",
    ),
    ("Leverage", "Position value / equity.", "no equity"),
    (
        "Rule kept",
        "A question of the checklist that ended in pass or warning. Broken rules are told apart "
        "by whether a reason was written. Kept % = kept / applied.",
        "no plan with a checklist",
    ),
    (
        "Earned or cost by breach",
        "Net of the trades with the breach − their count × expectancy of the trades without it.",
        "fewer than 5 trades on either side",
    ),
    (
        "Recalculated",
        "A live formula over the rows of this workbook, beside the program's own value. Edit a "
        "row and the formula follows; the value stays what the journal said.",
        "",
    ),
    (
        "Exact",
        "A spreadsheet keeps fifteen digits. Where a number of the journal has more, all of them "
        "stand as text beside it.",
        "the number is held whole",
    ),
)


def definitions() -> Table:
    """Each figure, its definition, and when it does not exist."""
    return Table("Definitions", COLUMNS, [list(line) for line in DEFINITIONS])
