"""`arbitrage`: bought at one place and sold at another, with everything that takes from it."""

from __future__ import annotations

from typing import Final

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import Given, Shape, amount, optional, positive, rate, within
from journal_app.domain.exact import ZERO
from journal_app.domain.planning.arbitrage import Arbitrage
from journal_app.domain.planning.ranges import signed_share

SHAPE: Final = Shape(
    units=positive,
    buy_price=positive,
    sell_price=amount,
    buy_fee_rate=optional(rate, ZERO),
    sell_fee_rate=optional(rate, ZERO),
    buy_impact=optional(within(signed_share), ZERO),
    sell_impact=optional(within(signed_share), ZERO),
    gas=optional(amount, ZERO),
    own=optional(amount),
    borrow_apr=optional(rate, ZERO),
    days=optional(amount, ZERO),
)


def answer(given: Given) -> Result:
    """The spread, what is taken from it, what is left, and the spread that leaves nothing."""
    arbitrage = Arbitrage(
        units=given.number("units"),
        buy_price=given.number("buy_price"),
        sell_price=given.number("sell_price"),
        buy_fee_rate=given.number("buy_fee_rate"),
        sell_fee_rate=given.number("sell_fee_rate"),
        buy_impact=given.number("buy_impact"),
        sell_impact=given.number("sell_impact"),
        gas=given.number("gas"),
        own=given.number_or_none("own"),
        borrow_apr=given.number("borrow_apr"),
        days=given.number("days"),
    )
    return {
        "spread": arbitrage.spread,
        "gross": arbitrage.gross,
        "impact": arbitrage.impact,
        "fees": arbitrage.fees,
        "gas": arbitrage.gas,
        "borrowed": arbitrage.borrowed,
        "interest": arbitrage.interest,
        "profit": arbitrage.profit,
        "capital_used": arbitrage.capital_used,
        "return_on_capital": arbitrage.return_on_capital,
        "break_even_sell_price": arbitrage.break_even_sell_price,
        "break_even_spread": arbitrage.break_even_spread,
    }
