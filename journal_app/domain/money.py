"""Numbers that know their unit: an asset, an amount of it, and a yearly rate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NewType

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.problems import Problem

Asset = NewType("Asset", str)
"""The ticker of a coin or token as its platform writes it: `ETH`, `wstETH`, `USDC`."""

YEAR_SECONDS: Final = Decimal(31_536_000)
"""A year of 365 days, as Aave, Compound and Morpho count it."""

YEAR_DAYS: Final = Decimal(365)

STABLECOINS: Final = frozenset(
    Asset(ticker)
    for ticker in (
        "USD", "USDC", "USDC.e", "USDbC", "USDT", "USDT0", "USD₮0", "DAI", "USDS", "GHO",
        "crvUSD", "FRAX", "LUSD", "PYUSD", "RLUSD", "USDe", "USDH", "FDUSD", "TUSD", "USDP",
        "USDD", "BUSD", "MIM",
    )
)  # fmt: skip
"""Assets that are worth one unit of a dollar journal until a mark says otherwise."""

STAKED_TOKENS: Final = frozenset(
    Asset(ticker)
    for ticker in (
        "stETH", "wstETH", "rETH", "cbETH", "weETH", "eETH", "osETH", "ETHx", "ezETH", "rsETH",
        "sfrxETH", "frxETH", "swETH", "mETH", "wbETH", "mSOL", "jitoSOL", "bSOL", "stMATIC",
        "MaticX", "sAVAX",
    )
)  # fmt: skip
"""Tokens that stand for a staked coin, and may be worth less than it for a while."""

DOLLAR: Final = Asset("USD")

LONGEST_TICKER: Final = 64
_NO_TICKER: Final = re.compile(r"[\s,;<>\"']")

CENT: Final = Decimal("0.01")
SATOSHI: Final = Decimal("0.00000001")


def quantum_of(asset: Asset) -> Decimal:
    """The finest amount that is written of an asset: a cent of a stablecoin, else a satoshi."""
    return CENT if asset in STABLECOINS else SATOSHI


def ticker_problem(field: str, typed: str) -> Problem | None:
    """What is wrong with a ticker that somebody typed: a word with a letter in it, as `PT-sUSDe`.

    Files may name assets as they like; at the keyboard a slip is likelier than such a name.
    """
    is_word = typed.isprintable() and not _NO_TICKER.search(typed)
    if is_word and len(typed) <= LONGEST_TICKER and any(map(str.isalpha, typed)):
        return None
    return Problem(field, "no_ticker", {"text": typed})


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of one asset. Adding two assets raises."""

    value: Decimal
    asset: Asset

    def __add__(self, other: Amount) -> Amount:
        self._must_match(other)
        return Amount(self.value + other.value, self.asset)

    def __sub__(self, other: Amount) -> Amount:
        self._must_match(other)
        return Amount(self.value - other.value, self.asset)

    def __neg__(self) -> Amount:
        return Amount(-self.value, self.asset)

    def __mul__(self, times: Decimal) -> Amount:
        return Amount(self.value * times, self.asset)

    def _must_match(self, other: Amount) -> None:
        if self.asset != other.asset:
            raise TypeError(f"{self.asset} and {other.asset} are not the same asset")


@exact
def apy_from_apr(apr: Decimal) -> Decimal:
    """The yearly yield of a yearly rate that compounds each second.

    APY = (1 + APR / 31,536,000)^31,536,000 − 1. Source: Aave utilities, calculateCompoundedRate.
    """
    return (YEAR_SECONDS * (ONE + apr / YEAR_SECONDS).ln()).exp() - ONE if apr else ZERO


@exact
def apr_from_apy(apy: Decimal) -> Decimal:
    """The yearly rate whose compounding each second gives this yearly yield.

    APR = 31,536,000 × ((1 + APY)^(1 / 31,536,000) − 1). Units: fractions a year.
    """
    return YEAR_SECONDS * (((ONE + apy).ln() / YEAR_SECONDS).exp() - ONE) if apy else ZERO
