"""Pairs as exchanges name their markets: `ETHUSDT`, `ETH/USDC`, `BTC-USDT-SWAP`, `ETH-PERP`."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from journal_app.domain.money import DOLLAR, STABLECOINS, Asset

_APART: Final = re.compile(r"[/_:-]")
_STABLE: Final = {str(asset).upper(): asset for asset in STABLECOINS}
_LONGEST_FIRST: Final = sorted(_STABLE, key=len, reverse=True)
_PERPETUAL: Final = frozenset({"PERP", "PERPETUAL", "SWAP"})


class Pair(NamedTuple):
    """What is traded, and what its price is in."""

    base: Asset
    quote: Asset


def pair_of(market: str, quote: str = "") -> Pair | None:
    """The two assets of a market's name; None where it does not name two.

    quote: what its prices are in, where that is known. Otherwise a sign parts the two, or the name
    ends in a stablecoin.
    """
    if quote:
        if len(market) <= len(quote) or not market.upper().endswith(quote.upper()):
            return None
        base = market[: -len(quote)].rstrip("/_:-")
        return Pair(Asset(base), Asset(quote)) if base else None
    parts = _APART.split(market)
    if len(parts) > 1:
        if not all(parts):
            return None
        base, after = parts[0], parts[1]
        if after.upper() in _PERPETUAL:
            return Pair(Asset(base), DOLLAR)
        return Pair(Asset(base), _STABLE.get(after.upper(), Asset(after)))
    for stable in _LONGEST_FIRST:
        if market.upper().endswith(stable) and len(market) > len(stable):
            return Pair(Asset(market[: -len(stable)]), _STABLE[stable])
    return None
