"""What is shown of a rescue: its ways, their worth at other prices, and what can be recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from journal_app.domain.margin.lending import LendingAccount
from journal_app.domain.problems import Problem
from journal_app.domain.watching.mends import to_enter
from journal_app.domain.watching.rescue_ways import (
    SLIDE,
    WAYS,
    Way,
    falls,
    interest_per_day,
    price_in,
)
from journal_app.ui.models.cells import Cell
from journal_app.ui.screens.plan.planners.planner import Curve, Record, Remark
from journal_app.ui.screens.plan.planners.words import gain, money, sentence_of, units

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.domain.money import Asset
    from journal_app.domain.watching.rescue_ways import Fall, Rescue, Rescued, Ways
    from journal_app.services.rescuing import Rescuable
    from journal_app.ui.formatting import Formats

translate = QCoreApplication.translate

_NOTHING: Final = "—"


def way_words() -> dict[str, str]:
    """What the ways are called, in their order."""
    return {
        "add_collateral": translate("Planners", "Add collateral"),
        "partial_close": translate("Planners", "Close a part"),
        "swap_collateral": translate("Planners", "Swap collateral"),
    }


def remarks(rescue: Rescue, found: Ways, formats: Formats) -> Iterator[Remark]:
    """Why ways lead nowhere, or that none is needed."""
    if rescue.shortfall <= 0:
        yield Remark("pass", translate("Planners", "The account is behind this line already"))
        return
    words = way_words()
    for name in WAYS:
        way = found[name]
        if isinstance(way, Problem):
            yield Remark("warning", words[name], sentence_of(way, formats))


def way_rows(
    rescue: Rescue, found: Ways, apr: Decimal | None, subject: Asset, formats: Formats
) -> Iterator[tuple[Cell, ...]]:
    """A row for each figure: as it is now, and after each way."""
    every = [found[name] for name in WAYS]
    given = [way if isinstance(way, Way) else None for way in every]
    before = rescue.account
    is_lent = isinstance(before, LendingAccount)

    def of_way(caption: str, said: Sequence[Cell], formula: str, now: str = "") -> tuple[Cell, ...]:
        return (Cell(caption, "muted", tip=formula), Cell(now), *said)

    def of_account(caption: str, formula: str, say_it: Any) -> tuple[Cell, ...]:
        now = say_it(before)
        after = [_after(way, now, say_it) for way in given]
        return (Cell(caption, "muted", tip=formula), Cell(now), *after)

    def liquidation(account: Rescued) -> str:
        return formats.price(account.liquidation_prices().get(subject))

    def interest(account: Rescued) -> str:
        return money(formats, interest_per_day(account, apr))

    yield of_way(
        translate("Planners", "Amount"),
        [_amount(way, formats) for way in given],
        translate("Planners", "What is lacking / what a unit of it brings"),
    )
    yield of_way(
        translate("Planners", "Share"),
        [Cell(formats.percent(way.share if way else None)) for way in given],
        translate("Planners", "Closed units / units"),
    )
    yield of_way(
        translate("Planners", "Cash needed"),
        [_money_cell(way.cash if way else None, formats) for way in given],
        translate("Planners", "Amount × price, where it is brought"),
    )
    yield of_way(
        translate("Planners", "Cost"),
        [_money_cell(way.cost if way else None, formats) for way in given],
        translate("Planners", "Amount × price × cost of a sale"),
    )
    yield of_way(
        translate("Planners", "Realised P&L"),
        [
            Cell(formats.money(None)) if way is None else gain(formats, way.realised)
            for way in given
        ],
        translate("Planners", "Closed units × (price − entry) − cost, mirrored for a short"),
    )
    if is_lent:
        yield of_account(
            translate("Planners", "Health factor"),
            translate("Planners", "Collateral × threshold / debt"),
            lambda account: formats.ratio(account.health_factor),
        )
    yield of_account(
        translate("Planners", "Margin ratio"),
        translate("Planners", "Equity / value"),
        lambda account: formats.percent(account.margin_ratio),
    )
    yield of_account(
        translate("Planners", "Liquidation"),
        translate("Planners", "The price at which the account is just at its line"),
        liquidation,
    )
    yield of_account(
        translate("Planners", "Leverage"),
        translate("Planners", "Value / equity"),
        lambda account: formats.times(account.leverage, 2),
    )
    if is_lent:
        yield of_account(
            translate("Planners", "Interest a day"),
            translate("Planners", "Debt × borrow rate / 365"),
            interest,
        )


def _after(way: Way | None, now: str, say_it: Any) -> Cell:
    """A figure after a way, bold where it moves."""
    if way is None:
        return Cell(_NOTHING, "muted")
    shown = say_it(way.after)
    return Cell(shown, weight=400 if shown == now else 600)


def _amount(way: Way | None, formats: Formats) -> Cell:
    if way is None:
        return Cell(_NOTHING, "muted")
    return Cell(units(formats, way.amount, way.asset), weight=600)


def _money_cell(value: Decimal | None, formats: Formats) -> Cell:
    if value is None:
        return Cell(_NOTHING, "muted")
    return Cell(money(formats, value) if value else translate("Planners", "none"))


def fall_row(fall: Fall, account: Rescued, formats: Formats) -> tuple[Cell, ...]:
    """The account at a worse price, with nothing done and after each way."""
    is_lent = isinstance(account, LendingAccount)

    def cell(value: Decimal | None, *, is_lost: bool) -> Cell:
        if is_lost:
            return Cell(chip=translate("Planners", "Liquidated"), chip_tone="danger")
        return Cell(formats.ratio(value) if is_lent else formats.percent(value))

    return (
        Cell(formats.price(fall.price), aside=formats.percent(fall.move, 0, signed=True)),
        *(
            cell(value, is_lost=is_lost)
            for value, is_lost in zip(fall.measures, fall.liquidated, strict=True)
        ),
    )


def curves_of(rescue: Rescue, found: Ways) -> list[Curve]:
    """The same from the price now to far worse ones."""
    slide = sorted(falls(rescue, found, SLIDE), key=lambda fall: fall.price)
    names = [translate("Planners", "Do nothing"), *way_words().values()]
    looks = [("loss", "dashed"), ("accent", "line"), ("gain", "line"), ("warning", "line")]
    curves = []
    for place, (name, (tone, style)) in enumerate(zip(names, looks, strict=True)):
        points = [
            (fall.price, value) for fall in slide if (value := fall.measures[place]) is not None
        ]
        if points:
            curves.append(Curve(name, points, tone, style))
    return curves


def markers_of(account: Rescued, subject: Asset) -> Iterator[tuple[Decimal, str, str]]:
    """The price now."""
    yield price_in(account, subject), translate("Planners", "Now"), "muted"


def records_of(trade: Rescuable, found: Ways) -> Iterator[Record]:
    """What can be recorded in the trade: a deposit, an exit of a part, a swap."""
    added, closed, swapped = (found[name] for name in WAYS)
    if isinstance(added, Way) and added.amount:
        facts = {"entry": "deposit", "asset": added.asset, "amount": to_enter(added.amount)}
        yield Record(
            "add_collateral",
            translate("Planners", "Record: add collateral"),
            {"trade_id": trade.trade_id, **facts},
        )
    if isinstance(closed, Way) and closed.amount:
        facts = {
            "act": "close_trade",
            "asset": trade.asset,
            "amount": to_enter(closed.amount),
            "price": price_in(trade.account, trade.ticker),
            "repay": closed.repaid,
        }
        yield Record(
            "partial_close",
            translate("Planners", "Record: close a part"),
            {"trade_id": trade.trade_id, **facts},
        )
    if isinstance(swapped, Way) and swapped.amount:
        assert swapped.into is not None
        assert swapped.received is not None
        facts = {
            "entry": "swap",
            "asset": swapped.asset,
            "amount": to_enter(swapped.amount),
            "to_asset": swapped.into,
            "to_amount": to_enter(swapped.received),
        }
        yield Record(
            "swap_collateral",
            translate("Planners", "Record: swap collateral"),
            {"trade_id": trade.trade_id, **facts},
        )
