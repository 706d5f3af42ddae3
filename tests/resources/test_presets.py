"""The presets that are shipped: whole, dated, sourced, and free of contradictions."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal as D

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.resources import resource_folder
from journal_app.services.platforms import preset_terms

PRESETS = sorted(resource_folder("presets").glob("*.toml"))
TERMS = preset_terms(path.read_text(encoding="utf-8") for path in PRESETS)
BY_ID = {terms.platform: terms for terms in TERMS}
each_platform = pytest.mark.parametrize("terms", TERMS, ids=[terms.platform for terms in TERMS])


def test_the_platforms_that_files_are_imported_from_are_there() -> None:
    assert set(BY_ID) >= {
        "aave_v3",
        "compound_v3",
        "dydx_v4",
        "gmx_v2",
        "hyperliquid",
        "morpho_blue",
    }
    assert [path.stem for path in PRESETS] == sorted(BY_ID)


@each_platform
def test_terms_say_where_they_come_from(terms: Terms) -> None:
    assert date(2022, 1, 1) < terms.as_of <= datetime.now(UTC).date()
    assert all((terms.name, terms.source, terms.network, terms.price_source, terms.note))


@each_platform
def test_every_asset_has_the_terms_its_law_needs(terms: Terms) -> None:
    assert terms.assets
    for asset in terms.assets.values():
        match terms.law:
            case "lending":
                assert asset.max_ltv is not None
                assert asset.liquidation_threshold is not None
                assert asset.liquidation_penalty is not None
                assert D(0) < asset.max_ltv <= asset.liquidation_threshold < D(1)
            case _ if asset.tiers:
                assert asset.initial_margin is asset.maintenance_margin is None
            case _:
                assert asset.initial_margin is not None
                assert asset.maintenance_margin is not None
                assert D(0) < asset.maintenance_margin < asset.initial_margin < D(1)


@each_platform
def test_the_penalty_of_a_loan_fits_under_its_threshold(terms: Terms) -> None:
    """Liquidated at the threshold, the collateral still pays debt and penalty."""
    for asset in terms.assets.values():
        threshold, penalty = asset.liquidation_threshold, asset.liquidation_penalty
        if threshold is not None and penalty is not None:
            assert threshold * (1 + penalty) < 1


def test_the_penalty_of_a_morpho_market_follows_from_its_threshold() -> None:
    """Penalty = min(1.15, 1 / (1 − 0.3 (1 − LLTV))) − 1. Source: Morpho Blue, Morpho.sol."""
    for asset in BY_ID["morpho_blue"].assets.values():
        assert asset.max_ltv == asset.liquidation_threshold
        assert asset.max_ltv is not None
        factor = min(D("1.15"), 1 / (1 - D("0.3") * (1 - asset.max_ltv)))
        assert asset.liquidation_penalty == (factor - 1).quantize(D("0.0001"))


@pytest.mark.parametrize(
    ("platform", "ticker", "terms"),
    [
        ("aave_v3", "ETH", AssetTerms(D("0.805"), D("0.83"), D("0.05"))),
        ("aave_v3", "cbBTC", AssetTerms(D("0.73"), D("0.78"), D("0.075"))),
        ("aave_v3_optimism", "DAI", AssetTerms(D("0.63"), D("0.77"), D("0.05"))),
        ("compound_v3", "ETH", AssetTerms(D("0.825"), D("0.895"), D("0.05"))),
        ("compound_v3_usdt", "wstETH", AssetTerms(D("0.8"), D("0.85"), D("0.05"))),
        ("compound_v3_weth", "cbETH", AssetTerms(D("0.9"), D("0.93"), D("0.05"))),
        ("compound_v3_arbitrum", "BTC", AssetTerms(D("0.7"), D("0.77"), D("0.05"))),
        ("compound_v3_base", "WETH", AssetTerms(D("0.8"), D("0.9"), D("0.05"))),
        ("morpho_blue", "wstETH", AssetTerms(D("0.86"), D("0.86"), D("0.0438"))),
        ("dydx_v4", "ETH-USD", AssetTerms(None, None, D("0.015"), D("0.02"), D("0.012"))),
        ("dydx_v4", "LDO", AssetTerms(None, None, D("0.015"), D("0.2"), D("0.1"))),
        ("gmx_v2", "ARB", AssetTerms(None, None, D("0.003"), D("0.0143"), D("0.00667"))),
        ("hyperliquid", "BTC", AssetTerms(tiers=((D(0), D(40)), (D(150_000_000), D(20))))),
        ("hyperliquid", "WETH", AssetTerms(tiers=((D(0), D(25)), (D(100_000_000), D(15))))),
        ("hyperliquid", "ARB", AssetTerms(tiers=((D(0), D(10)), (D(3_000_000), D(5))))),
    ],
)
def test_published_terms(platform: str, ticker: str, terms: AssetTerms) -> None:
    assert BY_ID[platform].of(Asset(ticker)) == terms
