"""Arbitrage: bought at one place to be sold at another, and the spread that pays nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal_app.domain.planning.arbitrage import RANGES, Arbitrage
from journal_app.domain.planning.notches import DAYS, NEAR, around
from journal_app.ui.models.cells import Cell
from journal_app.ui.screens.plan.calculator.figures import Figure
from journal_app.ui.screens.plan.planners.asked import Number, Rate, Ticker, Title, around_start
from journal_app.ui.screens.plan.planners.planner import (
    Chart,
    Curve,
    Found,
    Planner,
    Remark,
    Table,
    columns,
)
from journal_app.ui.screens.plan.planners.words import gain, money, tone_of

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.asked import Values

translate = QCoreApplication.translate


def planner() -> Planner:
    """What is asked and shown."""
    return Planner(
        name="arbitrage",
        title=translate("Planners", "Arbitrage"),
        about=translate("Planners", "What is left of a spread after all it costs"),
        asked=(
            Ticker("asset", translate("Planners", "Asset"), "ETH"),
            Number("units", translate("Planners", "Units"), "units", "10", RANGES["units"]),
            Number(
                "buy_price", translate("Planners", "Buy at"), "price", "2000", RANGES["buy_price"]
            ),
            Number(
                "sell_price",
                translate("Planners", "Sell at"),
                "price",
                "2020",
                RANGES["sell_price"],
                around_start("2020"),
            ),
            Title("costs", translate("Planners", "What it costs")),
            Number(
                "buy_fee_rate", translate("Planners", "Fee buying"), "percent", "0.1",
                RANGES["buy_fee_rate"],
            ),
            Number(
                "sell_fee_rate", translate("Planners", "Fee selling"), "percent", "0.1",
                RANGES["sell_fee_rate"],
            ),
            Number(
                "buy_impact", translate("Planners", "Impact buying"), "percent", "0",
                RANGES["buy_impact"],
            ),
            Number(
                "sell_impact", translate("Planners", "Impact selling"), "percent", "0",
                RANGES["sell_impact"],
            ),
            Number("gas", translate("Planners", "Gas in all"), "money", "10", RANGES["gas"]),
            Title("loan", translate("Planners", "Borrowed for it")),
            Number(
                "own", translate("Planners", "Own money"), "money", "5000", RANGES["own"],
                is_needed=False,
            ),
            Rate("borrow_apr", translate("Planners", "Borrow rate"), "8"),
            Number(
                "days", translate("Planners", "Days"), "days", "1", RANGES["days"], DAYS
            ),
        ),
        answer=answer,
        tables=(
            Table(
                "spreads",
                translate("Planners", "Other selling prices"),
                columns(
                    ("price", translate("Planners", "Sell at")),
                    ("spread", translate("Planners", "Spread")),
                    ("profit", translate("Planners", "Profit")),
                    ("return", translate("Planners", "On own money")),
                ),
            ),
        ),
        chart=Chart(translate("Planners", "Profit against the selling price")),
    )  # fmt: skip


def answer(values: Values, formats: Formats) -> Found:
    """The trade as it is, and at other prices of selling."""
    chosen = Arbitrage(
        own=values.maybe("own"),
        **{
            name: values.number(name)
            for name in (
                "units", "buy_price", "sell_price", "buy_fee_rate", "sell_fee_rate", "buy_impact",
                "sell_impact", "gas", "borrow_apr", "days",
            )
        },
    )  # fmt: skip
    near = [replace(chosen, sell_price=price) for price in around(chosen.sell_price)[NEAR]]
    even = chosen.break_even_sell_price
    return Found(
        figures=_figures(chosen, formats),
        rows={"spreads": [_row(each, formats) for each in near[::2]]},
        curves=[
            Curve(
                translate("Planners", "Profit"), [(each.sell_price, each.profit) for each in near]
            )
        ],
        markers=[] if even is None else [(even, translate("Planners", "Break\u2011even"), "muted")],
        remarks=[_verdict(chosen, formats)],
    )


def _verdict(chosen: Arbitrage, formats: Formats) -> Remark:
    if chosen.profit > 0:
        words = translate("Planners", "{profit} is left of a spread of {spread}")
        return Remark("pass", words.format(**_sums(chosen, formats)))
    words = translate("Planners", "A spread of {spread} does not pay what it costs")
    detail = translate("Planners", "It pays from a spread of {even} on")
    has_line = chosen.break_even_spread is not None
    said = detail.format(**_sums(chosen, formats)) if has_line else ""
    return Remark("breach", words.format(**_sums(chosen, formats)), said)


def _sums(chosen: Arbitrage, formats: Formats) -> dict[str, str]:
    return {
        "profit": money(formats, chosen.profit),
        "spread": money(formats, chosen.spread),
        "even": money(formats, chosen.break_even_spread),
    }


def _figures(chosen: Arbitrage, formats: Formats) -> list[Figure]:
    profit = money(formats, chosen.profit, signed=True)

    def line(caption: str, value: Decimal | None, formula: str, aside: str = "") -> Figure:
        return Figure(caption, money(formats, value), aside, formula=formula)

    return [
        line(
            translate("Planners", "Spread"),
            chosen.spread,
            translate("Planners", "Sell − buy price"),
        ),
        line(
            translate("Planners", "Before costs"),
            chosen.gross,
            translate("Planners", "Units × spread"),
        ),
        line(
            translate("Planners", "Price impact"),
            chosen.impact,
            translate("Planners", "Units × (buy price × its impact + sell price × its impact)"),
        ),
        line(
            translate("Planners", "Fees"),
            chosen.fees,
            translate("Planners", "Each side after its impact × its fee"),
        ),
        line(
            translate("Planners", "To be laid out"),
            chosen.outlay,
            translate("Planners", "Units × buy price × (1 + impact) × (1 + fee) + gas"),
        ),
        line(
            translate("Planners", "Borrowed"),
            chosen.borrowed,
            translate("Planners", "What is laid out − own money; nothing where own money is empty"),
        ),
        line(
            translate("Planners", "Interest"),
            chosen.interest,
            translate("Planners", "Borrowed × borrow rate × days / 365"),
        ),
        Figure(
            translate("Planners", "Profit"),
            profit,
            formats.percent(chosen.return_on_capital, 2, signed=True),
            tone_of(profit),
            translate("Planners", "Units × sell price after impact and fee − laid out − interest"),
        ),
        line(
            translate("Planners", "Break-even spread"),
            chosen.break_even_spread,
            translate("Planners", "The spread at which the profit is 0"),
        ),
    ]


def _row(each: Arbitrage, formats: Formats) -> tuple[Cell, ...]:
    return (
        Cell(formats.price(each.sell_price)),
        Cell(money(formats, each.spread)),
        gain(formats, each.profit),
        Cell(formats.percent(each.return_on_capital, 2, signed=True)),
    )
