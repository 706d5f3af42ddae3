"""The figures of a review in words: what each is called, and two of them beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.exact import exact
from journal_app.reports.review_figures import (
    ChangedTrade,
    Difference,
    Measure,
    TradeValue,
    Values,
    compared,
)
from journal_app.reports.tables import Holds
from journal_app.ui.formatting import NONE, Formats
from journal_app.ui.models.cells import Cell
from journal_app.ui.models.row_table import Row
from journal_app.ui.result_words import signed_cell

translate = QCoreApplication.translate

_CAPTIONS: Final[Mapping[str, Any]] = {
    "net": QT_TRANSLATE_NOOP("Review", "Net of the trades closed"),
    "gross": QT_TRANSLATE_NOOP("Review", "Gross, before costs"),
    "trades": QT_TRANSLATE_NOOP("Review", "Trades closed"),
    "wins": QT_TRANSLATE_NOOP("Review", "Won"),
    "losses": QT_TRANSLATE_NOOP("Review", "Lost"),
    "break_even": QT_TRANSLATE_NOOP("Review", "Break‑even"),
    "win_rate": QT_TRANSLATE_NOOP("Review", "Win rate"),
    "planned_reward_to_risk": QT_TRANSLATE_NOOP("Review", "Reward to risk, planned"),
    "reward_to_risk": QT_TRANSLATE_NOOP("Review", "Reward to risk, realised"),
    "expectancy": QT_TRANSLATE_NOOP("Review", "Expectancy"),
    "expectancy_r": QT_TRANSLATE_NOOP("Review", "Expectancy in R"),
    "profit_factor": QT_TRANSLATE_NOOP("Review", "Profit factor"),
    "drawdown": QT_TRANSLATE_NOOP("Review", "Drawdown"),
    "drawdown_share": QT_TRANSLATE_NOOP("Review", "Drawdown, of its peak"),
    "interest": QT_TRANSLATE_NOOP("Review", "Interest"),
    "funding": QT_TRANSLATE_NOOP("Review", "Funding"),
    "carry_share": QT_TRANSLATE_NOOP("Review", "Interest and funding, of gross profit"),
    "lost_on_cost": QT_TRANSLATE_NOOP("Review", "Right on price, lost on cost"),
    "reached_after_all": QT_TRANSLATE_NOOP("Review", "Out before the target came after all"),
    "borrowing": QT_TRANSLATE_NOOP("Review", "What borrowing added or took"),
    "plan_kept": QT_TRANSLATE_NOOP("Review", "Plan kept"),
    "breaches": QT_TRANSLATE_NOOP("Review", "Trades with a breach"),
    "breach_cost": QT_TRANSLATE_NOOP("Review", "What breaches earned or cost"),
    "result": QT_TRANSLATE_NOOP("Review", "Result, open trades too"),
    "equity_start": QT_TRANSLATE_NOOP("Review", "Equity at the start"),
    "deposits": QT_TRANSLATE_NOOP("Review", "Deposits less withdrawals"),
    "equity_end": QT_TRANSLATE_NOOP("Review", "Equity at the end"),
    "return": QT_TRANSLATE_NOOP("Review", "Return, time-weighted"),
    "opened": QT_TRANSLATE_NOOP("Review", "Trades opened"),
    "open_at_end": QT_TRANSLATE_NOOP("Review", "Open at the end"),
    "unplanned": QT_TRANSLATE_NOOP("Review", "Without a plan"),
    "liquidated": QT_TRANSLATE_NOOP("Review", "Liquidated"),
    "stops_moved": QT_TRANSLATE_NOOP("Review", "Stops moved"),
}
"""What each figure is called."""

_PLAIN: Final = frozenset({"equity_start", "equity_end"})
"""Amounts of money that are no result, and have no sign."""

_RESULTS: Final = frozenset({"net", "gross", "expectancy", "expectancy_r", "borrowing", "result"})
"""Figures in the colour of their sign."""

_TIPS: Final[Mapping[str, Any]] = {
    "reached_after_all": QT_TRANSLATE_NOOP(
        "Review",
        "Closed at the planned stop or past it, or liquidated, and then a mark reached the first "
        "target: within 30 days of the exit, or within the time that was planned.",
    ),
    "borrowing": QT_TRANSLATE_NOOP(
        "Review",
        "Net less what the same trades would have brought with own money only, each at the share "
        "of its value that own money was when it was opened.",
    ),
    "lost_on_cost": QT_TRANSLATE_NOOP(
        "Review", "Closed with a gain on prices that interest, funding and fees took back."
    ),
    "drawdown": QT_TRANSLATE_NOOP(
        "Review",
        "The largest fall from the running peak as the trades closed; the equity at the start is "
        "the first peak.",
    ),
}
"""How a figure is to be read, where its name does not say it."""


def caption(code: str) -> str:
    """What a figure is called; its code where a later version knows more."""
    return translate("Review", _CAPTIONS.get(code, code))


def value_words(measure: Measure, value: Decimal | None, formats: Formats) -> str:
    """A figure as it is written."""
    if value is None:
        return NONE
    match measure.holds:
        case Holds.COUNT:
            return formats.count(int(value))
        case Holds.PERCENT:
            return formats.percent(value, signed=measure.code in {"return", "drawdown_share"})
        case Holds.RATIO if measure.code == "expectancy_r":
            return formats.risks(value)
        case Holds.RATIO:
            return formats.number(value, 2)
        case _:
            return formats.money(value, signed=measure.code not in _PLAIN)


def comparison_rows(
    measures: Sequence[Measure], before: Values, now: Values, formats: Formats
) -> list[Row]:
    """Each of these figures of the period before, and of this one, and what changed."""
    return [
        Row(
            each.measure.code,
            [
                Cell(caption(each.measure.code), tip=_tip(each.measure.code)),
                _cell(each.measure, each.then, formats),
                _cell(each.measure, each.now, formats),
                Cell(_change(each, formats), tone="muted"),
            ],
        )
        for each in compared(before, now, measures)
        if each.then is not None or each.now is not None
    ]


def difference_rows(found: Sequence[Difference], formats: Formats) -> list[Row]:
    """Each figure that was told otherwise."""
    return [
        Row(
            each.measure.code,
            [
                Cell(caption(each.measure.code)),
                _exact_cell(each.measure, each.then, formats),
                _exact_cell(each.measure, each.now, formats),
            ],
        )
        for each in found
    ]


def changed_rows(
    changed: Sequence[ChangedTrade], names: Mapping[int, tuple[int, str]], formats: Formats
) -> list[Row]:
    """Each trade that was told otherwise. names: ids and names of trades by their numbers."""
    rows = []
    for each in changed:
        trade_id, name = names.get(each.number, (0, ""))
        cells = [
            Cell(formats.count(each.number), order=each.number),
            Cell(name or translate("Review", "no longer among them"), weight=500 if name else 400),
            _trade_cell(each.then, formats),
            _trade_cell(each.now, formats),
        ]
        rows.append(Row((trade_id, each.number), cells))
    return rows


def _cell(measure: Measure, value: Decimal | None, formats: Formats) -> Cell:
    words = value_words(measure, value, formats)
    return signed_cell(words, value) if measure.code in _RESULTS else Cell(words, order=value)


def _exact_cell(measure: Measure, value: Decimal | None, formats: Formats) -> Cell:
    """A figure with cents, since a correction may be small."""
    if value is None or measure.holds is not Holds.MONEY:
        return _cell(measure, value, formats)
    words = formats.money(value, signed=measure.code not in _PLAIN, places=2)
    return signed_cell(words, value) if measure.code in _RESULTS else Cell(words, order=value)


def _trade_cell(value: TradeValue | None, formats: Formats) -> Cell:
    if value is None:
        return Cell(NONE)
    net, r = value
    words = formats.money(net, signed=True, places=2)
    told = words if r is None else f"{words} · {formats.risks(r)}"
    return signed_cell(told, net)


@exact
def _change(difference: Difference, formats: Formats) -> str:
    measure, then, now = difference.measure, difference.then, difference.now
    if then is None or now is None:
        return NONE
    change = now - then
    match measure.holds:
        case Holds.COUNT:
            return formats.number(change, signed=True)
        case Holds.PERCENT:
            points = formats.number(change * 100, 1, signed=True)
            return translate("Review", "{points} pts").format(points=points)
        case Holds.RATIO:
            return formats.number(change, 2, signed=True)
        case _:
            return formats.money(change, signed=True)


def _tip(code: str) -> str:
    return translate("Review", _TIPS[code]) if code in _TIPS else ""
