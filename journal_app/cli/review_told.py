"""What a review tells beside its figures of now: the period before, what was signed off, a year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from decimal import Decimal
from typing import Final

from journal_app.cli.printing import DASH, iso, number, print_pairs, written
from journal_app.cli.stats_command import statistics_document
from journal_app.domain.ledger.entries import KIND_OF
from journal_app.domain.watching.stress import StressedBook
from journal_app.reports.crossings import note_of
from journal_app.reports.review_figures import TradeValue, Values, compared
from journal_app.reports.tables import Holds
from journal_app.services.ports import KeptReview
from journal_app.services.review_sheets import PartOfYear, ReviewSheet, WeekParts, YearSheet

_WIDTH: Final = 14


def sheet_document(sheet: ReviewSheet) -> dict[str, object]:
    """The rest of a week's or a month's review as JSON."""
    told: dict[str, object] = {
        "figures": _figures(sheet.figures),
        "before": {
            "period": sheet.review.period.before().name,
            "figures": _figures(sheet.before),
        },
        "written": _written(sheet.kept),
        "last_rule": sheet.rule_before.rule if sheet.rule_before else None,
        "differences": [
            {"figure": each.measure.code, "then": number(each.then), "now": number(each.now)}
            for each in sheet.differences
        ],
        "changed_trades": [
            {"number": each.number, "then": _trade(each.then), "now": _trade(each.now)}
            for each in sheet.changed
        ],
    }
    if sheet.week is not None:
        told["week"] = _week_document(sheet, sheet.week)
    return told


def _written(kept: KeptReview | None) -> dict[str, object] | None:
    if kept is None:
        return None
    return {
        "edge": kept.edge,
        "leak": kept.leak,
        "rule": kept.rule,
        "last_rule_kept": kept.rule_kept,
        "signed_off_at": iso(kept.signed_at),
        "figures_then": _figures(kept.figures) if kept.signed_at else None,
    }


def _week_document(sheet: ReviewSheet, parts: WeekParts) -> dict[str, object]:
    numbers = {each.trade.id: each.trade.number for each in sheet.review.open_at_end}
    return {
        "rates": [
            {
                "trade": numbers[trade_id],
                "asset": rate.asset,
                "apr": number(rate.apr),
                "planned": number(rate.planned),
                "usual": number(rate.usual),
            }
            for trade_id, rate in parts.rates.items()
        ],
        "stops_moved": [
            {
                "trade": each.record.trade.number,
                "at": iso(each.at),
                "asset": each.asset,
                "before": number(each.before),
                "after": number(each.after),
                "reason": each.reason,
            }
            for each in parts.stops
        ],
        "lines_crossed": [
            {
                "trade": each.trade.number,
                "line": each.answer.hit.line,
                "at": iso(each.answer.hit.at),
                "asset": each.answer.hit.asset,
                "price": number(each.answer.hit.price),
                "done": [KIND_OF[type(entry)] for entry in each.answer.done],
            }
            for each in parts.crossed
        ],
        "stress": None if parts.stress is None else list(map(_stress, parts.stress)),
    }


def _stress(book: StressedBook) -> dict[str, object]:
    return {
        "scenario": book.scenario.label or book.scenario.name,
        "liquidated": [each.name for each in book.liquidated],
        "before": number(book.before),
        "left": number(book.left),
        "needed": number(book.needed),
    }


def _figures(values: Values) -> dict[str, str | None]:
    return {code: number(value) for code, value in values.items()}


def _trade(value: TradeValue | None) -> dict[str, str | None] | None:
    return None if value is None else {"net": number(value[0]), "r": number(value[1])}


def year_document(sheet: YearSheet) -> dict[str, object]:
    """The months and quarters of a year as JSON."""
    return {
        "months": [_part(each) for each in sheet.months],
        "quarters": [_part(each) for each in sheet.quarters],
        "before": _part(sheet.before),
    }


def _part(part: PartOfYear) -> dict[str, object]:
    return {
        "period": part.period.name,
        "signed_off_at": iso(part.signed_at),
        "statistics": statistics_document(part.statistics),
    }


def print_sheet(sheet: ReviewSheet) -> None:
    """The rest of a week's or a month's review for people."""
    print(f"\nAgainst {sheet.review.period.before().name}")
    print_pairs(
        (each.measure.code.replace("_", " "), f"{before:>{_WIDTH}} → {now}")
        for each in compared(sheet.before, sheet.told)
        if each.then is not None or each.now is not None
        for before, now in [[_value(value, each.measure.holds) for value in (each.then, each.now)]]
    )
    if sheet.week is not None:
        _print_week(sheet.week)
    _print_written(sheet)


def _print_week(parts: WeekParts) -> None:
    moved = [
        f"  {each.record.trade.number} {each.asset}: {_value(each.before, Holds.PRICE)} → "
        f"{_value(each.after, Holds.PRICE)}  {each.reason or 'no reason was written'}"
        for each in parts.stops
    ]
    crossed = [
        f"  {each.trade.number} {each.answer.hit.asset} at "
        f"{_value(each.answer.hit.price, Holds.PRICE)}: "
        + (f"{note_of(each.answer.hit)}: " if each.answer.hit.line else "")
        + (", ".join(KIND_OF[type(entry)] for entry in each.answer.done) or "nothing was done")
        for each in parts.crossed
    ]
    stress = [
        f"  {each.scenario.label or each.scenario.name}: "
        + (", ".join(one.name for one in each.liquidated) or "nothing")
        + f" is liquidated, {_value(each.left, Holds.MONEY)} left"
        for each in parts.stress or ()
    ]
    for title, lines in (
        ("Stops moved", moved),
        ("Lines crossed, and what was done about them", crossed),
        ("Stress run, of the book as it stands", stress),
    ):
        if lines:
            print("", title, *lines, sep="\n")


def _print_written(sheet: ReviewSheet) -> None:
    kept = sheet.kept
    if kept is not None:
        print()
        print_pairs(_written_lines(kept))
    for line in _difference_lines(sheet):
        print(line)


def _written_lines(kept: KeptReview) -> Iterable[tuple[str, str]]:
    answers: Mapping[bool | None, str] = {None: DASH, True: "yes", False: "no"}
    yield "Last rule kept", answers[kept.rule_kept]
    yield from (("Edge", kept.edge), ("Leak", kept.leak), ("Rule", kept.rule))
    yield "Signed off", written(kept.signed_at, Holds.TIME, UTC)


def _difference_lines(sheet: ReviewSheet) -> Sequence[str]:
    if not sheet.differences and not sheet.changed:
        return ()
    figures = (
        f"  {each.measure.code.replace('_', ' ')}: {_value(each.then, each.measure.holds)} → "
        f"{_value(each.now, each.measure.holds)}"
        for each in sheet.differences
    )
    trades = (
        f"  trade {each.number}: {_net(each.then)} → {_net(each.now)}" for each in sheet.changed
    )
    return ["", "Changed since it was signed off", *figures, *trades]


def print_year(sheet: YearSheet) -> None:
    """The months and quarters of a year for people."""
    print("\nMonths and quarters")
    for parts in (sheet.months, sheet.quarters, (sheet.before,)):
        print_pairs(
            (
                each.period.name,
                f"{each.statistics.count:>6} trades"
                f"{_value(each.statistics.win_rate, Holds.PERCENT):>10} won"
                f"{_value(each.statistics.net, Holds.MONEY):>{_WIDTH}} net",
            )
            for each in parts
        )


def _net(value: TradeValue | None) -> str:
    return _value(None if value is None else value[0], Holds.MONEY)


def _value(value: Decimal | None, holds: Holds) -> str:
    if value is not None and holds is Holds.COUNT:
        return str(int(value))
    return written(value, holds, UTC)
