"""`cross_isolated`: the same positions behind one equity, and each behind its own."""

from __future__ import annotations

from typing import Final

from journal_app.cli.calc import daily_prices
from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.margin import only_one_of
from journal_app.cli.calc.reading import (
    Given,
    Shape,
    amount,
    choice,
    each,
    fraction,
    optional,
    positive,
    signed,
    text,
    within,
)
from journal_app.domain.exact import ZERO
from journal_app.domain.margin.pool import BackedPosition, Fate, MarginPool, MarketMove
from journal_app.domain.market.closes import CommonCloses
from journal_app.domain.planning.cross_isolated import (
    Comparison,
    MoveOutcome,
    compared,
)
from journal_app.domain.planning.ranges import price_move, signed_share
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction

POSITION: Final = Shape(
    market=text,
    size=optional(signed),
    direction=optional(choice(*Direction)),
    value=optional(amount),
    price=positive,
    entry=optional(positive),
    maintenance_margin=fraction,
    collateral=amount,
)
OWN_MOVE: Final = Shape(market=text, move=within(price_move))
MOVE: Final = Shape(all=optional(within(price_move)), each=optional(each(OWN_MOVE)))
SHAPE: Final = Shape(
    positions=each(POSITION),
    pooled_collateral=optional(amount),
    moves=optional(each(MOVE)),
    penalty=optional(fraction),
    correlation=optional(within(signed_share)),
    first_prices=optional(daily_prices.PRICES),
    second_prices=optional(daily_prices.PRICES),
)


def answer(given: Given) -> Result:
    """Both kinds of margin, each move, and whether the prices move together."""
    closes = _closes(given)
    correlation = closes.correlation if closes else given.number_or_none("correlation")
    comparison = Comparison(
        positions=tuple(_position(entry) for entry in given.each("positions")),
        pooled_collateral=given.number_or_none("pooled_collateral"),
        moves=tuple(_move(entry) for entry in given.each("moves")),
        penalty=given.number_or_none("penalty"),
        correlation=correlation,
    )
    found = compared(comparison)
    return {
        "pooled": {
            **_pool(found.pooled),
            "liquidation_prices": found.pooled.account.liquidation_prices(),
        },
        "isolated": [_alone(pool) for pool in found.isolated],
        "idle": found.idle,
        "moves": [_outcome(outcome, comparison) for outcome in found.outcomes],
        "correlation": correlation,
        **daily_prices.days_told(closes),
        "advice": None if found.advice is None else found.advice.value,
    }


def _closes(given: Given) -> CommonCloses | None:
    lists = given.given_among(daily_prices.FIELDS)
    if not lists:
        return None
    if given.has("correlation"):
        raise Refused.because("correlation", "not_both", other=lists[0])
    missing = [field for field in daily_prices.FIELDS if field not in lists]
    if missing:
        raise Refused.because(missing[0], "missing")
    return daily_prices.closes(given)


def _position(given: Given) -> BackedPosition:
    if only_one_of(given, "size", "value") == "size":
        if given.has("direction"):
            raise Refused.because(given.where("direction"), "not_both", other="size")
        return BackedPosition(
            market=given.asset("market"),
            size=given.number("size"),
            price=given.number("price"),
            maintenance_margin=given.number("maintenance_margin"),
            collateral=given.number("collateral"),
            entry=given.number_or_none("entry"),
        )
    if not given.has("direction"):
        raise Refused.because(given.where("direction"), "missing")
    value = given.number("value")
    return BackedPosition.of_value(
        value if given.text("direction") == Direction.LONG else -value,
        market=given.asset("market"),
        price=given.number("price"),
        maintenance_margin=given.number("maintenance_margin"),
        collateral=given.number("collateral"),
        entry=given.number_or_none("entry"),
    )


def _move(given: Given) -> MarketMove:
    if not given.given_among(("all", "each")):
        raise Refused.because(given.where("all"), "missing")
    own = given.each_once("each", "market")
    moves = {market: entry.number("move") for market, entry in own.items()}
    return MarketMove(given.number_or_none("all") or ZERO, moves)


def _alone(pool: MarginPool) -> Result:
    ((market, price),) = pool.account.liquidation_prices().items()
    return {"market": market, **_pool(pool), "liquidation_price": price}


def _pool(pool: MarginPool) -> Result:
    account = pool.account
    return {
        "equity": account.equity,
        "notional": account.notional,
        "maintenance_margin": account.maintenance_margin,
        "leverage": account.leverage,
        "margin_ratio": account.margin_ratio,
        "liquidatable": pool.is_liquidatable,
        "fall_to_liquidation": pool.fall_to_liquidation,
        "rise_to_liquidation": pool.rise_to_liquidation,
    }


def _outcome(outcome: MoveOutcome, comparison: Comparison) -> Result:
    alone = zip(comparison.positions, outcome.isolated, strict=True)
    return {
        "pooled": _fate(outcome.pooled),
        "isolated": [{"market": position.market, **_fate(fate)} for position, fate in alone],
        "isolated_left": outcome.isolated_left,
    }


def _fate(fate: Fate) -> Result:
    return {
        "equity": fate.equity,
        "maintenance_margin": fate.maintenance_margin,
        "survives": fate.survives,
        "left": fate.left,
        "pnl": fate.pnl,
    }
