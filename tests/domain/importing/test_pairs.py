"""Pairs are told by a sign, by what is known of their price, or by a stablecoin at the end."""

from __future__ import annotations

import pytest

from journal_app.domain.importing.pairs import pair_of


@pytest.mark.parametrize(
    ("market", "quote", "pair"),
    [
        ("ETHUSDT", "", ("ETH", "USDT")),
        ("ethusdt", "", ("eth", "USDT")),
        ("ETHUSD", "", ("ETH", "USD")),
        ("ETH/USDC", "", ("ETH", "USDC")),
        ("BTC-USDT-SWAP", "", ("BTC", "USDT")),
        ("ETH-PERP", "", ("ETH", "USD")),
        ("ETH_EUR", "", ("ETH", "EUR")),
        ("ETHEUR", "EUR", ("ETH", "EUR")),
        ("ETH-USDT", "USDT", ("ETH", "USDT")),
        ("ETHBTC", "", None),
        ("USDT", "", None),
        ("ETHBTC", "USDT", None),
        ("USDT", "USDT", None),
        ("/USDT", "USDT", None),
        ("/USDT", "", None),
    ],
)
def test_a_pair(market: str, quote: str, pair: tuple[str, str] | None) -> None:
    assert pair_of(market, quote) == pair
