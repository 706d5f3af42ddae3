"""The parts of a weekly review in words: health and rates, stops, lines, trades, stress."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from journal_app.domain.ledger.entries import KIND_OF, Entry
from journal_app.domain.watching.stress import StressedBook
from journal_app.reports.attribution import compared, components
from journal_app.reports.moved_stops import MovedStop
from journal_app.reports.rates_against_plan import RateAgainstPlan
from journal_app.reports.records import TradeRecord
from journal_app.reports.review import Review
from journal_app.services.crossings import CrossedLine
from journal_app.services.ports import KeptReview
from journal_app.ui.charts.bar_chart import Bar, steps
from journal_app.ui.crossing_words import crossing_text
from journal_app.ui.formatting import NONE, Formats
from journal_app.ui.models.cells import Cell
from journal_app.ui.models.row_table import Row
from journal_app.ui.result_words import component_word, short_component_word, signed_cell
from journal_app.ui.scenario_words import scenario_word
from journal_app.ui.words import entry_word, sides_words

translate = QCoreApplication.translate


def position_rows(
    records: Sequence[TradeRecord],
    rates: Mapping[int, RateAgainstPlan],
    formats: Formats,
    platform_name: Callable[[str], str],
) -> list[Row]:
    """Each open position with its health, and its rate against the plan and the usual one."""
    return [
        Row(
            each.trade.id,
            [
                Cell(sides_words(each.name), weight=500),
                Cell(platform_name(each.trade.platform)),
                Cell(formats.ratio(each.figures.health_factor), order=each.figures.health_factor),
                Cell(formats.percent(each.figures.margin_ratio), order=each.figures.margin_ratio),
                *_rate_cells(rates.get(each.trade.id), formats),
                signed_cell(
                    formats.money(each.figures.total.net, signed=True), each.figures.total.net
                ),
            ],
        )
        for each in records
    ]


def _rate_cells(rate: RateAgainstPlan | None, formats: Formats) -> list[Cell]:
    if rate is None:
        return [Cell(NONE), Cell(NONE), Cell(NONE)]
    is_above = rate.planned is not None and rate.apr > rate.planned
    return [
        Cell(
            formats.percent(rate.apr),
            tone="warning" if is_above else "text",
            order=rate.apr,
            tip=translate("Review", "above what was planned") if is_above else "",
        ),
        Cell(formats.percent(rate.planned), order=rate.planned),
        Cell(formats.percent(rate.usual), order=rate.usual),
    ]


def stop_rows(stops: Sequence[MovedStop], formats: Formats) -> list[Row]:
    """Each stop that was moved: where from, where to, and why."""
    return [
        Row(
            (each.record.trade.id, place),
            [
                Cell(formats.time(each.at), order=each.at),
                Cell(sides_words(each.record.name), weight=500),
                Cell(_move_words(each, formats)),
                Cell(
                    each.reason or translate("Review", "no reason was written"),
                    tone="text" if each.reason else "danger",
                    tip=each.reason,
                ),
            ],
        )
        for place, each in enumerate(stops)
    ]


def _move_words(moved: MovedStop, formats: Formats) -> str:
    after = formats.price(moved.after)
    if moved.before is None or moved.before == moved.after:
        return translate("Review", "set at {price}").format(price=after)
    return f"{formats.price(moved.before)} → {after}"


def crossed_rows(lines: Sequence[CrossedLine], formats: Formats) -> list[Row]:
    """Each line that was crossed, and what was done about it."""
    rows = []
    for place, each in enumerate(lines):
        hit, done = each.answer.hit, _done_words(each.answer.done)
        line = crossing_text(hit, formats) or translate("Review", "{asset} reached {price}").format(
            asset=hit.asset, price=formats.price(hit.price)
        )
        cells = [
            Cell(formats.time(hit.at), order=hit.at),
            Cell(sides_words(each.name), weight=500),
            Cell(line, tip=hit.note),
            Cell(
                done or translate("Review", "nothing was done"),
                tone="text" if done else "warning",
                tip=done,
            ),
        ]
        rows.append(Row((each.trade.id, place), cells))
    return rows


def crossed_words(lines: Sequence[CrossedLine]) -> str:
    """How many were crossed, and how many of them left alone."""
    if not lines:
        return ""
    alone = sum(each.answer.is_ignored for each in lines)
    words = translate("Review", "{count} crossed, {alone} left alone")
    return words.format(count=len(lines), alone=alone)


def _done_words(done: Iterable[Entry]) -> str:
    kinds = dict.fromkeys(entry_word(KIND_OF[type(each)]) for each in done)
    return ", ".join(kinds)


def dealt_rows(review: Review, formats: Formats) -> list[Row]:
    """The trades opened and closed, each as often as it was either, in order of time."""
    found = [
        *((each.figures.opened_at, "opened", each) for each in review.opened),
        *((each.figures.closed_at, "closed", each) for each in review.closed),
    ]
    rows = []
    for at, what, each in sorted(found, key=lambda one: (one[0], one[2].trade.number)):
        told = each.figures
        is_closed = what == "closed"
        cells = [
            Cell(formats.count(each.trade.number), order=each.trade.number),
            Cell(sides_words(each.name), weight=500),
            Cell(_dealt_word(what, each)),
            Cell(formats.time(at), order=at),
            Cell(each.trade.strategy or NONE),
            Cell(formats.risks(told.r_initial) if is_closed else NONE, order=told.r_initial),
            signed_cell(formats.money(told.total.net, signed=True), told.total.net)
            if is_closed
            else Cell(NONE),
        ]
        rows.append(Row((each.trade.id, what), cells))
    return rows


def _dealt_word(what: str, record: TradeRecord) -> str:
    if what == "closed":
        if record.figures.status == "liquidated":
            return translate("Review", "liquidated")
        return translate("Review", "closed")
    if record.trade.is_planned:
        return translate("Review", "opened as planned")
    return translate("Review", "opened without a plan")


def waterfall(review: Review) -> list[Bar]:
    """The result of the week by component, and their sum."""
    total = review.money.total
    amounts = [(each.key, each.amount) for each in components(total) if each.amount]
    bars = [
        bar._replace(name=short_component_word(bar.name), title=component_word(bar.name))
        for bar in steps(amounts)
    ]
    word = translate("Review", "Result")
    return [*bars, Bar(word, total.net, title=word)]


def money_rows(review: Review, formats: Formats) -> list[Row]:
    """Each component: realised in the week, the change of what is not, and both."""
    money = review.money
    both = {each.key: each.amount for each in components(money.total)} | {"net": money.total.net}
    return [
        Row(
            each.key,
            [
                Cell(component_word(each.key), weight=_weight(each.key)),
                *(
                    signed_cell(formats.quantity(amount, signed=True), amount)._replace(
                        weight=_weight(each.key),
                        tip=formats.money(amount, signed=True, places=2),
                    )
                    for amount in (each.one, each.other, both[each.key])
                ),
            ],
        )
        for each in compared(money.realised, money.unrealised)
    ]


def _weight(key: str) -> int:
    return 600 if key == "net" else 400


def stress_rows(run: Sequence[StressedBook], formats: Formats) -> list[Row]:
    """Each scenario: what is liquidated, what is left, and what would have to be added."""
    return [
        Row(
            place,
            [
                Cell(scenario_word(each.scenario), weight=500),
                Cell(
                    ", ".join(sides_words(one.name) for one in each.liquidated)
                    or translate("Review", "nothing is liquidated"),
                    tone="danger" if each.liquidated else "text",
                    tip="\n".join(sides_words(one.name) for one in each.liquidated),
                ),
                Cell(formats.money(each.left), order=each.left),
                Cell(formats.percent(_share_left(each), 0), order=_share_left(each)),
                Cell(formats.money(each.needed) if each.needed else NONE),
                Cell(
                    formats.money(each.short_of) if each.short_of else NONE,
                    tone="danger" if each.short_of else "text",
                ),
            ],
        )
        for place, each in enumerate(run)
    ]


def stress_kept_words(kept: KeptReview | None, formats: Formats) -> str:
    """What the stress run told when the review was signed off; that there is none otherwise."""
    figures = kept.figures if kept else {}
    left, needed = figures.get("stress_left"), figures.get("stress_needed")
    before = figures.get("stress_before")
    if left is None or needed is None or before is None:
        return translate(
            "Review",
            "The stress run is of the book as it stands now, and belongs to the present week or "
            "the last one. Of this week none was kept.",
        )
    words = translate(
        "Review",
        "When it was signed off: the worst scenario left {left} of {before}, and would have asked "
        "for {needed} more.",
    )
    return words.format(
        left=formats.money(left), before=formats.money(before), needed=formats.money(needed)
    )


def _share_left(book: StressedBook) -> Decimal | None:
    return book.left / book.before if book.before > 0 else None
