"""What is shown of a rescue: its ways, their worth at other prices, and what can be recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from journal_app.domain.problems import Problem
from journal_app.domain.watching.rescue_laws import aim_of, aims
from journal_app.domain.watching.rescue_ways import SLIDE, WAYS, Way, falls, interest_per_day
from journal_app.ui.models.cells import Cell
from journal_app.ui.screens.plan.planners.planner import Curve, Record, Remark
from journal_app.ui.screens.plan.planners.words import gain, money, sentence_of, units

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.domain.money import Asset
    from journal_app.domain.watching.rescue import Rescue, Rescued
    from journal_app.domain.watching.rescue_ways import Fall, Loan, Ways
    from journal_app.services.rescuing import Wanted
    from journal_app.ui.formatting import Formats

translate = QCoreApplication.translate

_NOTHING: Final = "—"


class Shown(NamedTuple):
    """A rescue with its ways. loans: what is owed. tickers: of all positions of the account.

    own_name: what the trader calls an asset of the account.
    """

    rescue: Rescue
    found: Ways
    loans: Sequence[Loan]
    tickers: Sequence[Asset]
    own_name: Callable[[Asset], Asset] = lambda ticker: ticker


def way_words() -> dict[str, str]:
    """What the ways are called, in their order."""
    return {
        "add_collateral": translate("Planners", "Add collateral"),
        "partial_close": translate("Planners", "Close a part"),
        "swap_collateral": translate("Planners", "Swap collateral"),
    }


def measure_words() -> dict[str, str]:
    """What the targets are called."""
    return {
        "health_factor": translate("Planners", "Health factor"),
        "collateral_ratio": translate("Planners", "Collateral ratio"),
        "margin_ratio": translate("Planners", "Margin ratio"),
        "collateral_factor": translate("Planners", "Collateral left"),
        "liquidation_price": translate("Planners", "Liquidation price"),
    }


def _formulas() -> dict[str, str]:
    return {
        "health_factor": translate("Planners", "Collateral × threshold / debt"),
        "collateral_ratio": translate("Planners", "Collateral / debt"),
        "margin_ratio": translate("Planners", "Equity / value"),
        "collateral_factor": translate("Planners", "What closing now would leave / size"),
    }


def written(aim: str, value: Decimal | None, formats: Formats) -> str:
    """A figure that is aimed at, as it is read."""
    if aim == "health_factor":
        return formats.ratio(value)
    return formats.price(value) if aim == "liquidation_price" else formats.percent(value)


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


def way_rows(shown: Shown, formats: Formats) -> Iterator[tuple[Cell, ...]]:
    """A row for each figure: as it is now, and after each way."""
    rescue = shown.rescue
    every = [shown.found[name] for name in WAYS]
    given = [way if isinstance(way, Way) else None for way in every]
    before = rescue.account

    def of_way(caption: str, said: Sequence[Cell], formula: str, now: str = "") -> tuple[Cell, ...]:
        return (Cell(caption, "muted", tip=formula), Cell(now), *said)

    def of_account(
        caption: str, formula: str, say_it: Callable[[Rescued], str]
    ) -> tuple[Cell, ...]:
        now = say_it(before)
        after = [_after(None if way is None else say_it(way.after), now) for way in given]
        return (Cell(caption, "muted", tip=formula), Cell(now), *after)

    yield of_way(
        translate("Planners", "Amount"),
        [_amount(way, shown.own_name, formats) for way in given],
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
    words, formulas = measure_words(), _formulas()
    for aim in aims(before):
        if aim in formulas:
            yield of_account(words[aim], formulas[aim], _measured(aim, formats))
    for ticker in shown.tickers:
        caption = translate("Planners", "Liquidation")
        if len(shown.tickers) > 1:
            caption = translate("Planners", "Liquidation {asset}").format(
                asset=shown.own_name(ticker)
            )
        yield of_account(
            caption,
            translate("Planners", "The price at which the account is just at its line"),
            _line(ticker, formats),
        )
    yield of_account(
        translate("Planners", "Leverage"),
        translate("Planners", "Value / equity"),
        lambda account: formats.times(account.leverage, 2),
    )
    if shown.loans:
        now = money(formats, interest_per_day(shown.loans))
        yield of_way(
            translate("Planners", "Interest a day"),
            [
                _after(
                    None
                    if way is None
                    else money(formats, interest_per_day(shown.loans, way.repaid)),
                    now,
                )
                for way in given
            ],
            translate("Planners", "Debt × borrow rate / 365"),
            now,
        )


def _measured(aim: str, formats: Formats) -> Callable[[Rescued], str]:
    return lambda account: written(aim, getattr(account, aim), formats)


def _line(ticker: Asset, formats: Formats) -> Callable[[Rescued], str]:
    return lambda account: formats.price(account.liquidation_prices().get(ticker))


def _after(after: str | None, now: str) -> Cell:
    """A figure after a way, bold where it moves."""
    if after is None:
        return Cell(_NOTHING, "muted")
    return Cell(after, weight=400 if after == now else 600)


def _amount(way: Way | None, own_name: Callable[[Asset], Asset], formats: Formats) -> Cell:
    if way is None:
        return Cell(_NOTHING, "muted")
    if len(way.closed) > 1:
        words = translate("Planners", "{count} positions")
        every = " · ".join(
            units(formats, amount, own_name(asset)) for asset, amount in way.closed.items()
        )
        return Cell(words.format(count=len(way.closed)), weight=600, tip=every)
    return Cell(units(formats, way.amount, own_name(way.asset)), weight=600)


def _money_cell(value: Decimal | None, formats: Formats) -> Cell:
    if value is None:
        return Cell(_NOTHING, "muted")
    return Cell(money(formats, value) if value else translate("Planners", "none"))


def fall_row(fall: Fall, account: Rescued, formats: Formats) -> tuple[Cell, ...]:
    """The account at a worse price, with nothing done and after each way."""
    own = aims(account)[0]

    def cell(value: Decimal | None, *, is_lost: bool) -> Cell:
        if is_lost:
            return Cell(chip=translate("Planners", "Liquidated"), chip_tone="danger")
        return Cell(written(own, value, formats))

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


def markers_of(rescue: Rescue) -> Iterator[tuple[Decimal, str, str]]:
    """The price now."""
    yield rescue.account.price_of(rescue.subject), translate("Planners", "Now"), "muted"


def records_of(shown: Shown, wanted: Wanted, formats: Formats) -> Iterator[Record]:
    """What can be recorded: each way that leads there, with all its entries."""
    words, aims_called = way_words(), measure_words()
    aim, value = aim_of(wanted.target)
    note = translate("Planners", "Rescue: {way}, {target} to {value}")
    button = translate("Planners", "Record: {way}")
    for name in WAYS:
        way = shown.found[name]
        if isinstance(way, Way) and way.amount:
            called = words[name][:1].lower() + words[name][1:]
            said = note.format(
                way=called, target=aims_called[aim].lower(), value=written(aim, value, formats)
            )
            facts: Mapping[str, Any] = {
                "act": "rescue",
                "trade_id": wanted.trade_id,
                "wanted": wanted._replace(way=name, note=said),
            }
            yield Record(name, button.format(way=called), facts)
