"""The live formulas: each figure of the summary from the rows of Trades, by plain ranges."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from journal_app.exporters.workbook.layout import RECALCULATED, Block

DASH: Final = "–"
_ORDINARY_DASH: Final = f'"{DASH}"'


def column_total(block: Block, key: str) -> str:
    """The sum of what is shown of a column; it follows filters and edits."""
    return f"=SUBTOTAL(109,{block.own_rows_of(key)})"


def summary_formulas(
    trades: Block,
    open_positions: Block,
    rules: Block,
    stretches: Block,
    money: Block,
    rows: Mapping[str, int],
    *,
    sqn_of: str,
) -> Mapping[str, str]:
    """By the key of a figure its formula.

    rows: those of the figures in the summary. sqn_of: the column of Trades that SQN is of.
    """
    net, is_counted = trades.rows_of("net"), trades.rows_of("counted")

    def total(key: str) -> str:
        return f"SUMIFS({trades.rows_of(key)},{is_counted},1)"

    def counted(condition: str) -> str:
        return f'COUNTIFS({is_counted},1,{net},"{condition}")'

    def summed(condition: str) -> str:
        return f'SUMIFS({net},{is_counted},1,{net},"{condition}")'

    def ratio(above: str, below: str, missing: str = _ORDINARY_DASH) -> str:
        return f"IF({below}=0,{missing},{above}/{below})"

    def mean(key: str) -> str:
        return f"IFERROR(AVERAGEIFS({trades.rows_of(key)},{is_counted},1),{_ORDINARY_DASH})"

    count = f"COUNTIFS({is_counted},1)"
    wins, losses = counted(">0"), counted("<0")
    won, lost = summed(">0"), summed("<0")
    shares = trades.rows_of("drawdown_share")
    fallen = f"MIN(0,{trades.rows_of('drawdown')})"
    is_open = f'{trades.rows_of("status")},"open"'
    won_share = f"C{rows['win_rate']}"

    def summed_up(*keys: str) -> str:
        return "+".join(f"B{rows[key]}" for key in keys)

    formulas = {
        "gross": f"{total('price')}+{total('collateral')}+{total('borrowed')}",
        **{
            key: total(key)
            for key in ("interest", "funding", "yield", "fees", "gas", "swap_cost", "penalty")
        },
        "net": total("net"),
        "count": count,
        "wins": wins,
        "losses": losses,
        "break_even": counted("=0"),
        "win_rate": ratio(wins, count),
        "gross_profit": won,
        "gross_loss": lost,
        "profit_factor": ratio(won, f"-{lost}", f'IF({wins}=0,{_ORDINARY_DASH},"no losses")'),
        "expectancy": ratio(total("net"), count),
        "expectancy_r": mean("r_initial"),
        "expectancy_managed": mean("r_managed"),
        "average_win": ratio(won, wins),
        "average_loss": ratio(lost, losses),
        "payoff": f"IFERROR(({won}/{wins})/-({lost}/{losses}),{_ORDINARY_DASH})",
        "kelly": f"IFERROR({won_share}-(1-{won_share})/C{rows['payoff']},{_ORDINARY_DASH})",
        "sqn": _quality(is_counted, trades.rows_of(sqn_of)),
        "drawdown": fallen,
        "drawdown_share": (
            f"IF({fallen}=0,0,IF(COUNT({shares})=0,{_ORDINARY_DASH},MIN(0,{shares})))"
        ),
        "plan_kept": ratio(f"SUM({rules.rows_of('kept')})", f"SUM({rules.rows_of('applied')})"),
        "open_trades": f"COUNTIFS({is_open})",
        "open_net": f"SUMIFS({net},{is_open})",
        "open_equity": f"SUM({open_positions.rows_of('equity')})",
        "realised": f"SUM({money.rows_of('realised')})",
        "unrealised": f"SUM({money.rows_of('unrealised_change')})",
        "trades_end": summed_up("trades_start", "put_in", "realised", "unrealised"),
    }
    if "equity_end" in rows:
        formulas |= {
            "deposits": f"SUM({stretches.rows_of('flow')})",
            "result": summed_up("realised", "unrealised"),
            "equity_end": summed_up("equity_start", "deposits", "result"),
            "return": f"PRODUCT({stretches.rows_of('growth' + RECALCULATED)})-1",
        }
    return {key: f"={formula}" for key, formula in formulas.items()}


def _quality(is_counted: str, values: str) -> str:
    """SQN: √n × mean / sample standard deviation; none of values that are alike to fifteen digits.

    By products, which reckon with whole columns in every spreadsheet program.
    """
    count = f"COUNTIFS({is_counted},1)"
    mean = f"SUMIFS({values},{is_counted},1)/{count}"
    squares = f"SUMPRODUCT(({is_counted}=1)*({values}-{mean})^2)"
    alike = f"{squares}<=1E-24*SUMPRODUCT(({is_counted}=1)*{values}^2)"
    return (
        f"IFERROR(IF({alike},{_ORDINARY_DASH},SQRT({count})*{mean}/SQRT({squares}/({count}-1))),"
        f"{_ORDINARY_DASH})"
    )


def together(row: int, money: Block) -> str:
    """What a component of the money of a period comes to, realised and not."""
    return "=" + "+".join(f"{money.letter(key)}{row}" for key in ("realised", "unrealised_change"))


def grown_to(row: int, stretches: Block) -> str:
    """What the result of a stretch made of its equity; of nothing it made nothing."""
    start, result = (f"{stretches.letter(key)}{row}" for key in ("equity_start", "result"))
    return f"=IF({start}>0,1+{result}/{start},{_ORDINARY_DASH})"


def net_of_group(trades: Block, key: str, cell: str, group: str) -> str:
    """The net of the counted trades that have this very word in a column.

    EXACT, since SUMIFS would read a word as a pattern or a comparison.
    """
    words = trades.rows_of(key)
    fits = f"EXACT({words},{cell})"
    if group == "none":
        fits = f'({fits}+EXACT({words},""))'
    net, is_counted = trades.rows_of("net"), trades.rows_of("counted")
    return f"=SUMPRODUCT({fits}*({is_counted}=1),{net})"


def net_of_days(trades: Block, first: date, after: date) -> str:
    """The net of the counted trades closed from one day until before another."""
    closed = trades.rows_of("closed_at")
    return (
        f"=SUMIFS({trades.rows_of('net')},{trades.rows_of('counted')},1,"
        f'{closed},">="&{_day(first)},{closed},"<"&{_day(after)})'
    )


def count_of_r(trades: Block, low: int | None, high: int | None) -> str:
    """How many counted trades have an R in a class; None: no edge on that side."""
    r = trades.rows_of("r_initial")
    edges = "" if low is None else f',{r},">={low}"'
    edges += "" if high is None else f',{r},"<{high}"'
    return f"=COUNTIFS({trades.rows_of('counted')},1{edges})"


def _day(day: date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"
