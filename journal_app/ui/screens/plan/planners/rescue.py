"""Rescue: three ways to bring an account to a target, side by side, of an open trade or typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from journal_app.domain.exact import ONE, ZERO
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.perpetual import MarginAccount, MarginPosition, MarginRates
from journal_app.domain.money import Asset
from journal_app.domain.planning.notches import HEALTH, PERCENT
from journal_app.domain.planning.ranges import above_zero, any_number, health, share
from journal_app.domain.trade import Direction
from journal_app.domain.watching.margin_rescue import MarginRescue
from journal_app.domain.watching.rescue import (
    HealthFactor,
    LendingRescue,
    LiquidationPrice,
    MarginRatio,
)
from journal_app.domain.watching.rescue_ways import falls, ways
from journal_app.ui.screens.plan.planners.asked import (
    Choose,
    Number,
    Rate,
    Ticker,
    Title,
    around_start,
)
from journal_app.ui.screens.plan.planners.planner import Chart, Found, Planner, Table, columns
from journal_app.ui.screens.plan.planners.rescue_words import (
    curves_of,
    fall_row,
    markers_of,
    records_of,
    remarks,
    way_rows,
    way_words,
)

if TYPE_CHECKING:
    from journal_app.domain.watching.rescue_ways import Rescue, Rescued
    from journal_app.services.ports import UnitOfWork
    from journal_app.services.rescuing import Rescuable
    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.asked import Asked, Values

translate = QCoreApplication.translate

_TYPED: Final = ""
_MONEY: Final = Asset("USD")
_LENT_LONG: Final = ("units", "threshold", "debt")
_LENT_SHORT: Final = ("own", "threshold", "units")
_MARGIN: Final = ("units", "equity", "maintenance_margin")


def planner() -> Planner:
    """What is asked and shown."""
    titles = way_words()
    return Planner(
        name="rescue",
        title=translate("Planners", "Rescue"),
        about=translate("Planners", "Three ways back behind your line, side by side"),
        asked=(*_target(), *_position(), *_costs()),
        answer=answer,
        has_figures=False,
        tables=(
            Table(
                "ways",
                translate("Planners", "The three ways"),
                columns(("figure", ""), ("now", translate("Planners", "Now")), *titles.items()),
            ),
            Table(
                "falls",
                translate("Planners", "If the price moves first"),
                columns(
                    ("price", translate("Planners", "Price")),
                    ("nothing", translate("Planners", "Do nothing")),
                    *titles.items(),
                ),
                translate("Planners", "the same ways at a worse price"),
            ),
        ),
        chart=Chart(
            translate("Planners", "Health or margin against the price"),
            y=lambda formats, value: formats.ratio(value),
        ),
        shown=_shown,
        gather=_gather,
        offer=_offer,
    )


# What is asked


def _position() -> tuple[Asked, ...]:
    return (
        Title("position", translate("Planners", "Position")),
        Choose("source", translate("Planners", "Which one"), [(_TYPED, _typed_word())]),
        Choose(
            "law",
            translate("Planners", "Margin"),
            [
                ("lending", translate("Planners", "Lending")),
                ("margin", translate("Planners", "Margin account")),
            ],
        ),
        Choose(
            "direction",
            translate("Planners", "Direction"),
            [
                (Direction.LONG, translate("Planners", "Long")),
                (Direction.SHORT, translate("Planners", "Short")),
            ],
            few=True,
        ),
        Ticker("asset", translate("Planners", "Asset"), "ETH"),
        Number("units", translate("Planners", "Units"), "units", "20", above_zero),
        Number(
            "price", translate("Planners", "Price now"), "price", "1500", above_zero,
            around_start("1500"),
        ),
        Number("debt", translate("Planners", "Debt"), "money", "20000"),
        Number("own", translate("Planners", "Collateral"), "money", "45000"),
        Number("threshold", translate("Planners", "Threshold"), "percent", "83", share),
        Number("equity", translate("Planners", "Equity"), "money", "10000", any_number),
        Number(
            "maintenance_margin", translate("Planners", "Maintenance"), "percent", "5", share
        ),
        Number(
            "entry", translate("Planners", "Entry price"), "price", "1600", is_needed=False
        ),
        Rate("borrow_apr", translate("Planners", "Borrow rate"), "8", is_needed=False),
    )  # fmt: skip


def _target() -> tuple[Asked, ...]:
    health_word = translate("Planners", "Health factor")
    margin_word = translate("Planners", "Margin ratio")
    price_word = translate("Planners", "Liquidation price")
    return (
        Choose(
            "lending_target",
            translate("Planners", "Bring back"),
            [
                ("health_factor", health_word),
                ("margin_ratio", margin_word),
                ("liquidation_price", price_word),
            ],
        ),
        Choose(
            "margin_target",
            translate("Planners", "Bring back"),
            [("margin_ratio", margin_word), ("liquidation_price", price_word)],
        ),
        Number("health_factor", health_word, "ratio", "1.75", health, HEALTH),
        Number("margin_ratio", margin_word, "percent", "50", share, PERCENT),
        Number("liquidation_price", price_word, "price", "1000", above_zero),
    )


def _costs() -> tuple[Asked, ...]:
    return (
        Title("costs", translate("Planners", "What it takes")),
        Number("cost_rate", translate("Planners", "Cost of a sale"), "percent", "0.3", share),
        Ticker("swap_to", translate("Planners", "Swap into"), "USDC"),
        Number("swap_price", translate("Planners", "Its price"), "price", "1", above_zero),
        Number("swap_threshold", translate("Planners", "Its threshold"), "percent", "90", share),
    )


def _shown(choices: Mapping[str, Any]) -> Collection[str]:
    source, law = choices["source"], choices["law"]
    is_lent = (source or (law,))[0] == "lending"
    shown = {"source", "position", "costs", "cost_rate"}
    if source == _TYPED:
        shown |= {"law", "direction", "asset", "price", "entry"}
        if not is_lent:
            shown |= set(_MARGIN)
        else:
            is_long = choices["direction"] == Direction.LONG
            shown |= {"borrow_apr", *(_LENT_LONG if is_long else _LENT_SHORT)}
    target = "lending_target" if is_lent else "margin_target"
    swap = {"swap_to", "swap_price", "swap_threshold"} if is_lent else set()
    return shown | swap | {target, choices[target]}


def _gather(uow: UnitOfWork) -> list[Rescuable]:
    from journal_app.services.rescuing import rescuable

    return rescuable(uow)


def _offer(gathered: Sequence[Rescuable]) -> Mapping[str, Sequence[tuple[Any, str]]]:
    words = translate("Planners", "No. {number} {name}, {platform}")
    trades = [
        (_key(each), words.format(number=each.number, name=each.name, platform=each.platform))
        for each in gathered
    ]
    return {"source": [(_TYPED, _typed_word()), *trades]}


def _key(each: Rescuable) -> tuple[str, int, str]:
    law = "lending" if isinstance(each.account, LendingAccount) else "margin"
    return law, each.trade_id, each.asset


def _typed_word() -> str:
    return translate("Planners", "Typed below")


# What follows


def answer(values: Values, formats: Formats) -> Found:
    """The ways, what they are worth at other prices, and what can be recorded of them."""
    trade = _chosen(values)
    rescue = _rescue(values, trade)
    found = ways(rescue)
    apr = trade.borrow_apr if trade else values.maybe("borrow_apr")
    subject = rescue.market if isinstance(rescue, MarginRescue) else rescue.asset
    return Found(
        rows={
            "ways": list(way_rows(rescue, found, apr, subject, formats)),
            "falls": [fall_row(each, rescue.account, formats) for each in falls(rescue, found)],
        },
        curves=curves_of(rescue, found),
        markers=list(markers_of(rescue.account, subject)),
        remarks=list(remarks(rescue, found, formats)),
        records=list(records_of(trade, found)) if trade else (),
    )


def _chosen(values: Values) -> Rescuable | None:
    chosen = values.choice("source")
    return next((each for each in values.gathered or () if _key(each) == chosen), None)


def _rescue(values: Values, trade: Rescuable | None) -> Rescue:
    account = trade.account if trade else _typed_account(values)
    asset = trade.ticker if trade else values.asset("asset")
    entry = trade.entry if trade else values.maybe("entry")
    cost_rate = values.number("cost_rate")
    is_lent = isinstance(account, LendingAccount)
    aim = values.choice("lending_target" if is_lent else "margin_target")
    target: HealthFactor | MarginRatio | LiquidationPrice
    if aim == "liquidation_price":
        target = LiquidationPrice(asset, values.number(aim))
    elif aim == "margin_ratio":
        target = MarginRatio(values.number(aim))
    else:
        target = HealthFactor(values.number(aim))
    if isinstance(account, LendingAccount):
        bought = Collateral(
            values.asset("swap_to"),
            ZERO,
            values.number("swap_price"),
            values.number("swap_threshold"),
            values.number("swap_threshold"),
        )
        return LendingRescue(account, asset, target, cost_rate, entry, bought)
    assert not isinstance(target, HealthFactor)
    return MarginRescue(account, asset, target, cost_rate, entry)


def _typed_account(values: Values) -> Rescued:
    asset, price = values.asset("asset"), values.number("price")
    is_long = values.choice("direction") == Direction.LONG
    if values.choice("law") == "margin":
        size = values.number("units") if is_long else -values.number("units")
        margin = values.number("maintenance_margin")
        position = MarginPosition(asset, size, price, MarginRates(margin, margin))
        return MarginAccount(values.number("equity"), (position,))
    threshold = values.number("threshold")
    if is_long:
        held = Collateral(asset, values.number("units"), price, threshold, threshold)
        return LendingAccount((held,), (Debt(_MONEY, values.number("debt"), ONE),))
    held = Collateral(_MONEY, values.number("own"), ONE, threshold, threshold)
    return LendingAccount((held,), (Debt(asset, values.number("units"), price),))
