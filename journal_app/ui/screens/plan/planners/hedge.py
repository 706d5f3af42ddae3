"""Hedge: a share of a spot holding sold short, across prices, and what it costs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from journal_app.domain.planning.hedge import RANGES, HedgeOutcome, HedgeRequest, calculated
from journal_app.domain.planning.notches import DAYS, PERCENT
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.screens.plan.calculator.figures import Figure
from journal_app.ui.screens.plan.planners.asked import (
    Choose,
    Number,
    Rate,
    Ticker,
    Title,
    around_start,
)
from journal_app.ui.screens.plan.planners.planner import (
    Chart,
    Curve,
    Found,
    Planner,
    Table,
    columns,
)
from journal_app.ui.screens.plan.planners.words import away, gain, money, units

if TYPE_CHECKING:
    from journal_app.domain.planning.hedge import HedgeAnswer
    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.asked import Values

translate = QCoreApplication.translate


def planner() -> Planner:
    """What is asked and shown."""
    return Planner(
        name="hedge",
        title=translate("Planners", "Hedge"),
        about=translate("Planners", "Sell a share of what you hold short, and see what it costs"),
        asked=(
            Ticker("asset", translate("Planners", "Asset"), "ETH"),
            Number("units", translate("Planners", "Units held"), "units", "10", RANGES["units"]),
            Number(
                "price", translate("Planners", "Price"), "price", "2000", RANGES["price"],
                around_start("2000"),
            ),
            Number(
                "share", translate("Planners", "Share hedged"), "percent", "50", RANGES["share"],
                PERCENT,
            ),
            Title("short", translate("Planners", "The short")),
            Choose(
                "held",
                translate("Planners", "Held as"),
                [
                    ("perpetual", translate("Planners", "Perpetual")),
                    ("margin", translate("Planners", "Borrowed on margin")),
                    ("lender", translate("Planners", "Borrowed from a lender")),
                ],
            ),
            Number(
                "collateral", translate("Planners", "Own money"), "money", "5000",
                RANGES["collateral"],
            ),
            Number(
                "maintenance_margin", translate("Planners", "Maintenance"), "percent", "5",
                RANGES["maintenance_margin"],
            ),
            Number(
                "liquidation_threshold", translate("Planners", "Threshold"), "percent", "83",
                RANGES["liquidation_threshold"],
            ),
            Rate("borrow_apr", translate("Planners", "Borrow rate"), "4"),
            Rate("funding_apr", translate("Planners", "Funding rate"), "8"),
            Number("days", translate("Planners", "Days"), "days", "30", RANGES["days"], DAYS),
            Number(
                "fee_rate", translate("Planners", "Fee of a side"), "percent", "0.05",
                RANGES["fee_rate"],
            ),
        ),
        answer=answer,
        tables=(
            Table(
                "prices",
                translate("Planners", "At other prices"),
                [
                    *columns(
                        ("price", translate("Planners", "Price")),
                        ("spot", translate("Planners", "Holding")),
                        ("hedge", translate("Planners", "Short")),
                        ("together", translate("Planners", "Together")),
                    ),
                    Column("state", translate("Planners", "Short is"), sorts=False),
                ],
                translate("Planners", "before costs"),
            ),
        ),
        chart=Chart(
            translate("Planners", "Gain against price"), translate("Planners", "dashed: unhedged")
        ),
        shown=_shown,
    )  # fmt: skip


def _shown(choices: Mapping[str, Any]) -> Collection[str]:
    shown = {
        "asset", "units", "price", "share", "short", "held", "collateral", "days", "fee_rate",
    }  # fmt: skip
    return (
        shown
        | {
            "perpetual": {"maintenance_margin", "funding_apr"},
            "margin": {"maintenance_margin", "borrow_apr"},
            "lender": {"liquidation_threshold", "borrow_apr"},
        }[choices["held"]]
    )


def answer(values: Values, formats: Formats) -> Found:
    """The short and the holding together, across prices."""
    found = calculated(
        HedgeRequest(
            units=values.number("units"),
            price=values.number("price"),
            share=values.number("share"),
            collateral=values.number("collateral"),
            maintenance_margin=values.maybe("maintenance_margin"),
            liquidation_threshold=values.maybe("liquidation_threshold"),
            borrow_apr=values.maybe("borrow_apr"),
            funding_apr=values.maybe("funding_apr"),
            days=values.number("days"),
            fee_rate=values.number("fee_rate"),
        )
    )
    line = found.short.liquidation_price
    return Found(
        figures=_figures(found, values, formats),
        rows={"prices": [_row(each, values, formats) for each in found.outcomes]},
        curves=[
            Curve(
                translate("Planners", "Together"),
                [(each.price, each.together) for each in found.outcomes],
            ),
            Curve(
                translate("Planners", "Holding alone"),
                [(each.price, each.spot) for each in found.outcomes],
                "muted",
                "dashed",
            ),
        ],
        markers=[(line, translate("Planners", "Liquidation"), "danger")]
        if line is not None and line <= found.outcomes[-1].price
        else [],
    )


def _figures(found: HedgeAnswer, values: Values, formats: Formats) -> list[Figure]:
    short, asset = found.short, values.asset("asset")
    price, line = values.number("price"), found.short.liquidation_price
    received = translate("Planners", "received") if found.cost_per_month < 0 else ""
    return [
        Figure(
            translate("Planners", "Sold short"),
            units(formats, short.stake.units, asset),
            money(formats, short.stake.value),
            formula=translate("Planners", "Units held × share hedged"),
        ),
        Figure(
            translate("Planners", "Still exposed"),
            units(formats, found.exposed_units, asset),
            money(formats, found.exposed_value),
            formula=translate("Planners", "Units held × (1 − share hedged)"),
        ),
        Figure(
            translate("Planners", "Cost per day"),
            money(formats, found.cost_per_day),
            received,
            formula=translate("Planners", "Short value × rate / 365; funding above 0 is received"),
        ),
        Figure(
            translate("Planners", "Cost per month"),
            money(formats, found.cost_per_month),
            received,
            formula=translate("Planners", "Cost per day × 365 / 12"),
        ),
        Figure(
            translate("Planners", "Cost of the time"),
            money(formats, found.cost),
            formula=translate("Planners", "Short value × rate × days / 365 + fees of both sides"),
        ),
        Figure(
            translate("Planners", "Liquidation"),
            formats.price(line),
            away(formats, price, line),
            "text" if line is None else "danger",
            translate("Planners", "The price at which the short's own money just suffices"),
        ),
        Figure(
            translate("Planners", "Leverage"),
            formats.times(short.leverage, 2),
            formula=translate("Planners", "Short value / own money"),
        ),
    ]


def _row(outcome: HedgeOutcome, values: Values, formats: Formats) -> tuple[Cell, ...]:
    is_lost = outcome.is_liquidated
    state = translate("Planners", "Liquidated") if is_lost else translate("Planners", "Alive")
    return (
        Cell(
            formats.price(outcome.price), aside=away(formats, values.number("price"), outcome.price)
        ),
        gain(formats, outcome.spot),
        gain(formats, outcome.hedge),
        gain(formats, outcome.together),
        Cell(chip=state, chip_tone="danger" if is_lost else "neutral"),
    )
