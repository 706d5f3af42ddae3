"""What each figure means: the one definition of it, printed with every workbook."""

from __future__ import annotations

from typing import Final, NamedTuple

from journal_app.reports.tables import Column, Table

COLUMNS: Final = (
    Column("figure", "Figure"),
    Column("definition", "Definition"),
    Column("missing", "When it does not exist"),
)


class Definition(NamedTuple):
    """What a figure means. keys: of the figures that it is the definition of, wherever told."""

    keys: tuple[str, ...]
    figure: str
    definition: str
    missing: str


DEFINITIONS: Final = (
    Definition(
        ("net", "interest", "funding", "yield", "fees", "gas", "swap_cost", "penalty"),
        "Net P&L",
        "Price P&L − borrow interest ± funding − fees − gas − swap cost + collateral "
        "yield − liquidation penalty, each valued at its own date. In tables a cost "
        "stands below 0, so that the columns add up to the net.",
        "",
    ),
    Definition(
        ("gross",),
        "Gross P&L",
        "What prices did: to the positions, to volatile collateral and to borrowed assets.",
        "",
    ),
    Definition(
        ("count",),
        "In statistics",
        "1 for closed and liquidated trades, in order of closing time, then opening time,"
        " then number; 0 for the others, which are listed apart.",
        "",
    ),
    Definition(
        ("wins", "losses", "break_even"),
        "Win, loss, break-even",
        "Net above 0, below 0, exactly 0. Break-even trades count.",
        "",
    ),
    Definition(
        ("win_rate",),
        "Win rate",
        "Wins / trades.",
        "no trades",
    ),
    Definition(
        ("profit_factor",),
        "Profit factor",
        "Σ wins / −Σ losses, in money.",
        "no losses",
    ),
    Definition(
        ("expectancy", "expectancy_r", "expectancy_managed", "expectancy_ratio"),
        "Expectancy",
        "Mean net per trade, in money, in R, and in R by the stop in force at the exit; "
        "its ratio is of the average loss.",
        "no trades; in R: no stops; ratio: no losses",
    ),
    Definition(
        ("average_win", "average_loss", "gross_profit", "gross_loss"),
        "Average win, average loss",
        "Σ wins / wins; Σ losses / losses.",
        "no wins; no losses",
    ),
    Definition(
        ("payoff",),
        "Reward to risk, realised",
        "Average win / average loss.",
        "no wins or no losses",
    ),
    Definition(
        ("planned_reward_to_risk",),
        "Reward to risk, planned",
        "Mean of planned reward / planned risk over the trades whose plan has both.",
        "no plan with a stop and a target",
    ),
    Definition(
        ("risk",),
        "Initial risk",
        "The loss at the planned stop with the planned interest and fees.",
        "no stop",
    ),
    Definition(
        ("r",),
        "R",
        "Net / initial risk. A stop given after the opening counts, and the trade is then"
        " called “later stop”.",
        "no stop",
    ),
    Definition(
        ("r_managed",),
        "R managed",
        "Net / risk of the stop in force at exit.",
        "the stop then was at or past the entry",
    ),
    Definition(
        ("worst", "best", "worst_r", "best_r"),
        "Worst and best moment (MAE, MFE)",
        "The least and the most unrealised net P&L of the whole trade at the marks while "
        "it was open, in money and in initial risks.",
        "fewer than 2 marks while it was open; in R: no stop",
    ),
    Definition(
        ("sqn",),
        "SQN",
        "√n × mean / sample standard deviation of R; of money where a trade has no R, and"
        " then it says so. n is not capped.",
        "fewer than 2 trades, or all alike",
    ),
    Definition(
        ("kelly",),
        "Kelly",
        "W − (1 − W) / (average win / average loss), W the win rate.",
        "no wins or no losses",
    ),
    Definition(
        (
            "drawdown",
            "drawdown_share",
            "drawdown_began",
            "drawdown_bottomed",
            "drawdown_days",
            "drawdown_share_began",
            "drawdown_share_bottomed",
            "drawdown_share_days",
        ),
        "Largest drawdown",
        "The deepest fall from a running peak of equity, trade by trade; the capital at "
        "the start, with all that was won and lost before a period, is the first peak. "
        "Deposits and withdrawals of accounts move equity and its peak alike. In money, "
        "and the largest in percent, each with the days of its peak and of its lowest "
        "point, and the days from there until all was won back.",
        "in percent: no peak above 0; days to recover: not won back yet",
    ),
    Definition(
        ("running_net", "equity_then"),
        "Running net, Equity then",
        "The net of the counted trades up to and with this one; with the capital at the "
        "start and all that flowed into accounts less what flowed out by its closing.",
        "equity then: a period, a filter, or no capital and no deposit",
    ),
    Definition(
        (),
        "Drawdown, Drawdown %",
        "How far equity then stood below its running peak, in money and as a part of that "
        "peak; the first peak is that of the largest drawdown.",
        "in percent: no peak above 0",
    ),
    Definition(
        ("equity", "equity_start", "equity_end"),
        "Equity",
        "The capital at the start and all that flowed into accounts less what flowed out,"
        " each at its value then, with all that was won or lost, open trades at their "
        "marks. At the end it is equity at the start + deposits − withdrawals + result, "
        "to the last digit.",
        "not all trades of an account",
    ),
    Definition(
        ("result",),
        "Result",
        "Every component on the day it arose, with the change of what is not realised: it"
        " equals the change of equity less deposits. Not to be mixed with the trades of "
        "the period, which count by their closing time.",
        "",
    ),
    Definition(
        ("return",),
        "Return, time-weighted",
        "Π (1 + result / equity at its start) − 1 over the stretches from one deposit or "
        "withdrawal to the next, so that neither is won or lost.",
        "no capital or deposit is known; equity not above 0; prices on fewer than 80 % of"
        " the days of open positions",
    ),
    Definition(
        ("daily_return",),
        "Daily return",
        "Change of the accounts' equity over a calendar day in the journal's zone, open "
        "trades at their marks, deposits and withdrawals taken out where they happened. "
        "Flat days count; days on which nothing lay in the accounts do not.",
        "as for the time-weighted return; some trades of an account",
    ),
    Definition(
        ("sharpe", "volatility"),
        "Sharpe, volatility",
        "Mean of the daily returns / their sample standard deviation (n − 1); that "
        "deviation; each × √365. Nothing is taken for a rate without risk.",
        "fewer than 2 days, or all alike",
    ),
    Definition(
        ("sortino",),
        "Sortino",
        "Mean daily return × 365 / (√(mean of the squares of the daily losses over all "
        "days) × √365).",
        "no losing day",
    ),
    Definition(
        ("annual_return",),
        "Return a year",
        "(Π (1 + daily return))^(365 / days) − 1.",
        "fewer than 90 days",
    ),
    Definition(
        ("daily_drawdown",),
        "Largest drawdown, day by day",
        "The deepest fall of the compounded daily returns from their running peak, the "
        "start being the first.",
        "no days",
    ),
    Definition(
        ("calmar",),
        "Calmar",
        "Return a year / −largest drawdown, day by day.",
        "fewer than 90 days, or no drawdown",
    ),
    Definition(
        ("xirr",),
        "XIRR",
        "The yearly rate at which equity at the start, deposits, withdrawals and equity "
        "at the end are worth nothing together: actual days / 365.",
        "no rate or several rates solve it, or nothing flowed",
    ),
    Definition(
        ("trades_start", "put_in", "trades_end"),
        "Money in trades",
        "The same result at the border of the trades: own money that was put into them, "
        "and the equity that they held.",
        "",
    ),
    Definition(
        (),
        "Interest by month",
        "Interest, funding and yield on the days they accrued, of open trades too.",
        "",
    ),
    Definition(
        ("interest_share",),
        "Interest of gross profit",
        "Interest paid / Σ wins, of the trades on that platform.",
        "no wins",
    ),
    Definition(
        ("health_factor",),
        "Health factor",
        "Σ collateral × liquidation threshold / debt, by the terms the trade was made under.",
        "no debt, or a platform without thresholds",
    ),
    Definition(
        ("margin_ratio",),
        "Margin ratio",
        "Equity / position value, as the platform's margin law has it.",
        "no position",
    ),
    Definition(
        ("leverage",),
        "Leverage",
        "Position value / equity.",
        "no equity",
    ),
    Definition(
        ("plan_kept",),
        "Rule kept",
        "A question of the checklist that ended in pass or warning. Broken rules are told"
        " apart by whether a reason was written. Kept % = kept / applied.",
        "no plan with a checklist",
    ),
    Definition(
        ("cost_of_breach", "breaches", "without_breach"),
        "Earned or cost by breach",
        "Net of the trades with the breach − their count × expectancy of the trades without it.",
        "fewer than 5 trades on either side",
    ),
    Definition(
        ("override_cost", "overrides"),
        "Earned or cost by overrides",
        "The same, of the breaches for which a reason was written.",
        "fewer than 5 trades on either side",
    ),
    Definition(
        (
            "resampled_low",
            "resampled_median",
            "resampled_high",
            "loss_chance_10",
            "loss_chance_20",
            "loss_chance_30",
            "loss_chance_50",
        ),
        "What chance could make of it",
        "10,000 paths, each of as many trades as were realised (500 at most), drawn anew "
        "from their R with a fixed seed. One R is the same part of the capital at the "
        "start at every trade. Told are the median, the 5th and the 95th percentile of "
        "equity, and the share of the paths that ever stood so far below the start.",
        "no trade has an R; under 20 trades it says little",
    ),
    Definition(
        ("plan_line",),
        "Plan line",
        "What the frozen plans would have brought: filled at the planned entry and size "
        "when the trade was opened, closed at each planned target by its share and at the"
        " planned stop, or lost at the planned liquidation price, whichever a mark "
        "reaches first; planned rate and fees. What nothing has closed within the planned "
        "time, or 30 days after the trade was closed, whichever is later, stands at the "
        "last mark of that time. A point is where the trade itself was closed.",
        "plans with several positions or collaterals; no mark after the opening",
    ),
    Definition(
        ("left_alone_line",),
        "Set-and-forget line",
        "The same from the entry and the size that were really dealt, with the levels of "
        "the plan: what leaving the trade alone would have brought.",
        "as for the plan line",
    ),
    Definition(
        ("actual_line",),
        "Actual line",
        "The net of the same trades.",
        "",
    ),
    Definition(
        ("lost_on_cost",),
        "Right on price, lost on cost",
        "Closed trades with a gross profit whose net was not above 0.",
        "",
    ),
    Definition(
        ("reached_after_all",),
        "Stopped before the target",
        "Closed trades that were liquidated, or left at their stop or past it, and whose "
        "first planned target a mark reached afterwards: within the planned time, or 30 "
        "days after they were closed, whichever is later.",
        "no stop or no target",
    ),
    Definition(
        ("borrowing_effect",),
        "What borrowing added or took",
        "Net − what the same trade would have brought with own money only: price, fees, "
        "swaps and funding by the share that own money was of the position when it was "
        "opened, interest of shorts by the same share and of longs none, no penalty; "
        "collateral, yield and gas as they were.",
        "no own money was in the trade when it was opened",
    ),
    Definition(
        (),
        "Recalculated",
        "A live formula over the rows of this workbook, beside the program's own value. "
        "Edit a row and the formula follows; the value stays what the journal said.",
        "",
    ),
    Definition(
        (),
        "Exact",
        "A spreadsheet keeps fifteen digits. Where a number of the journal has more, all "
        "of them stand as text beside it.",
        "the number is held whole",
    ),
)

_BY_KEY: Final = {key: each for each in DEFINITIONS for key in each.keys}


def definition_of(key: str) -> Definition | None:
    """What the figure of a key means; None where it speaks for itself."""
    return _BY_KEY.get(key)


def definitions() -> Table:
    """Each figure, its definition, and when it does not exist."""
    rows = [[each.figure, each.definition, each.missing] for each in DEFINITIONS]
    return Table("Definitions", COLUMNS, rows)
