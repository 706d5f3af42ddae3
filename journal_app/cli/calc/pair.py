"""`pair`: one market against another, by the ratio of their prices."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from journal_app.cli.calc import daily_prices
from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import (
    Given,
    Shape,
    amount,
    choice,
    fraction,
    optional,
    positive,
    text,
)
from journal_app.domain.margin.pool import BackedPosition, MarginPool
from journal_app.domain.planning.pair import (
    BAND,
    PairRequest,
    PairSide,
    RatioHistory,
    RatioPnl,
    Sizing,
    calculated,
)
from journal_app.domain.trade import Direction

SIDE: Final = Shape(market=text, price=positive, maintenance_margin=fraction, collateral=amount)
SHAPE: Final = Shape(
    first=SIDE,
    second=SIDE,
    direction=choice(*Direction),
    value=positive,
    first_prices=daily_prices.PRICES,
    second_prices=daily_prices.PRICES,
    sizing=optional(choice(*Sizing), Sizing.EQUAL_VALUE),
    band=optional(amount, BAND),
)


def answer(given: Given) -> Result:
    """Where the ratio stands, the sizes, what its levels bring, and where liquidation lies."""
    closes = daily_prices.closes(given)
    history = RatioHistory.of(closes)
    request = PairRequest(
        first=_side(given.part("first")),
        second=_side(given.part("second")),
        direction=Direction(given.text("direction")),
        value=given.number("value"),
        history=history,
        sizing=Sizing(given.text("sizing")),
        band=given.number("band"),
    )
    found = calculated(request)
    first, second = found.isolated
    return {
        "ratio": found.ratio,
        "mean": history.mean,
        "deviation": history.deviation,
        "lower": found.lower and found.lower.ratio,
        "upper": found.upper and found.upper.ratio,
        "z_score": found.z_score,
        "correlation": history.correlation,
        "first": _sized(found.first, found.first_value, history.first_volatility, first),
        "second": _sized(found.second, found.second_value, history.second_volatility, second),
        "pnl_at_mean": _pnl(found.at_mean),
        "pnl_at_lower": _pnl(found.lower),
        "pnl_at_upper": _pnl(found.upper),
        "pooled_liquidation_prices": found.pooled.account.liquidation_prices(),
        **daily_prices.days_told(closes),
    }


def _side(given: Given) -> PairSide:
    return PairSide(
        market=given.asset("market"),
        price=given.number("price"),
        maintenance_margin=given.number("maintenance_margin"),
        collateral=given.number("collateral"),
    )


def _sized(side: BackedPosition, value: Decimal, volatility: Decimal, pool: MarginPool) -> Result:
    return {
        "market": side.market,
        "size": side.size,
        "value": value,
        "volatility": volatility,
        "liquidation_price": pool.account.liquidation_prices()[side.market],
    }


def _pnl(pnl: RatioPnl | None) -> Result | None:
    if pnl is None:
        return None
    return {
        "first_moves": pnl.first_moves,
        "second_moves": pnl.second_moves,
        "both_move": pnl.both_move,
    }
