"""The presets that are shipped: whole, dated, sourced, and free of contradictions."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from decimal import Decimal as D
from typing import Final

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
        "sky",
        "spot_margin",
    }
    assert [path.stem for path in PRESETS] == sorted(BY_ID)


@each_platform
def test_terms_say_where_they_come_from(terms: Terms) -> None:
    assert date(2022, 1, 1) < terms.as_of <= datetime.now(UTC).date()
    assert all((terms.name, terms.source, terms.network, terms.price_source, terms.note))
    assert terms.modes
    assert terms.since or terms.platform == "spot_margin"


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
            case "debt_ratio":
                assert asset.initial_margin is not None
                assert asset.maintenance_margin is not None
                assert D(0) < asset.maintenance_margin <= asset.initial_margin
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


LENT: Final = {
    "aave_v3": {
        "WETH": "80.5 83.0 5.0", "wstETH": "78.5 81.0 6.0", "weETH": "77.5 80.0 7.0",
        "WBTC": "73.0 78.0 5.0", "cbBTC": "73.0 78.0 7.5", "USDC": "75.0 78.0 4.5",
        "USDT": "75.0 78.0 4.5", "LINK": "66.0 71.0 7.0",
    },
    "aave_v3_emode_eth": {
        "WETH": "93 95 1", "wstETH": "93 95 1", "weETH": "93 95 1",
        "WBTC": "73.0 78.0 5.0", "cbBTC": "73.0 78.0 7.5", "USDC": "75.0 78.0 4.5",
        "USDT": "75.0 78.0 4.5", "LINK": "66.0 71.0 7.0",
    },
    "aave_v3_optimism": {
        "WETH": "80 83 5", "wstETH": "75 79 7.2", "WBTC": "73 78 7.5", "USDC": "75 78 5",
        "DAI": "63 77 5",
    },
    "compound_v3": {
        "WETH": "82.5 89.5 5", "WBTC": "70 77 5", "LINK": "79 85 7", "COMP": "65 70 7",
        "UNI": "75 81 7",
    },
    "compound_v3_usdt": {
        "WETH": "83 90 5", "WBTC": "80 85 5", "wstETH": "80 85 5", "LINK": "79 85 7",
        "COMP": "65 70 25", "UNI": "75 81 15",
    },
    "compound_v3_weth": {"wstETH": "90 93 5", "cbETH": "90 93 5"},
    "compound_v3_arbitrum": {
        "WETH": "78 85 5", "WBTC": "70 77 5", "ARB": "55 60 7", "GMX": "40 45 7",
    },
    "compound_v3_base": {"WETH": "80 90 5", "cbETH": "75 80 15"},
    "morpho_blue": {
        "wstETH": "86 86 4.38", "WBTC": "86 86 4.38", "sDAI": "96.5 96.5 1.06",
    },
}  # fmt: skip
"""Most LTV, threshold and penalty in percent. Source: the file that each preset names."""

MARGINS: Final = {
    "dydx_v4": {
        "5 3 1.5": "BTC ETH", "10 5 1.5": "SOL AVAX LINK ADA DOGE ARB", "20 10 1.5": "MKR COMP LDO",
    },
    "gmx_v2": {
        "1 0.5 0.3": "BTC ETH SOL LINK XRP DOGE BNB LTC", "1.43 0.667 0.3": "ARB",
        "1.67 0.833 0.3": "AVAX UNI ATOM", "2 1 0.3": "EIGEN STX APE",
    },
    "sky": {"45 45 13": "ETH", "50 50 13": "wstETH"},
    "spot_margin": {
        "20 15": "BTC ETH", "33.34 15": "SOL XRP BNB ADA DOGE LTC LINK AVAX",
        "50 20": "AAVE ARB ATOM COMP LDO MKR OP TON UNI",
    },
}  # fmt: skip
"""Initial and maintenance margin and penalty in percent, and the assets that have them."""

TIERS: Final = {
    "40 150 20": "BTC", "25 100 15": "ETH", "20 70 10": "SOL", "20 40 10": "XRP",
    "10 20 5": "AVAX LINK DOGE AAVE UNI HYPE", "10 3 5": "ARB OP LDO TON",
}  # fmt: skip
"""Hyperliquid: the most leverage, from how many millions another, and which."""

CURVES: Final = {
    ("aave_v3", "WETH"): "90 0 2.7 80 15", ("aave_v3", "wstETH"): "80 0 1.6 85 5",
    ("aave_v3", "weETH"): "30 1 7 300 45", ("aave_v3", "WBTC"): "80 0 4 300 50",
    ("aave_v3", "cbBTC"): "80 0 4 60 50", ("aave_v3", "USDC"): "92 0 5.5 35 10",
    ("aave_v3", "USDT"): "92 0 5.5 22.5 10", ("aave_v3", "LINK"): "45 0 7 300 20",
    ("aave_v3_emode_eth", "WETH"): "90 0 2.7 80 15",
    ("aave_v3_emode_eth", "wstETH"): "80 0 1.6 85 5",
    ("aave_v3_emode_eth", "weETH"): "30 1 7 300 45",
    ("compound_v3", "USDC"): "80 1.5 3.5 25", ("compound_v3_usdt", "USDT"): "90 1.5 6.1 320",
    ("compound_v3_weth", "WETH"): "90 0.9945 5.1715 51.715",
    ("compound_v3_arbitrum", "USDC"): "80 1.5 3.5 25",
    ("compound_v3_base", "USDC"): "85 1.5 5.3 180",
    ("morpho_blue", "USDC"): "4", ("morpho_blue", "USDT"): "4",
}  # fmt: skip
"""In percent: the use that is aimed at, the base, both slopes and the reserve, or the target."""

_CURVE_KEYS: Final = {
    "two_slope": ("optimal", "base", "slope1", "slope2", "reserve_factor"),
    "comet": ("kink", "base", "slope_low", "slope_high"),
    "adaptive": ("rate_at_target",),
}


def _percents(text: str) -> list[D]:
    return [D(each) / 100 for each in text.split()]


def _lent(max_ltv: D, threshold: D, penalty: D) -> AssetTerms:
    return AssetTerms(max_ltv, threshold, penalty)


@pytest.mark.parametrize("platform", LENT)
def test_every_published_figure_of_lending(platform: str) -> None:
    assert BY_ID[platform].assets == {
        ticker: _lent(*_percents(figures)) for ticker, figures in LENT[platform].items()
    }


@pytest.mark.parametrize("platform", MARGINS)
def test_every_published_figure_of_margins(platform: str) -> None:
    told = {}
    for figures, tickers in MARGINS[platform].items():
        initial, maintenance, *penalty = _percents(figures)
        terms = AssetTerms(
            initial_margin=initial,
            maintenance_margin=maintenance,
            liquidation_penalty=penalty[0] if penalty else None,
        )
        told.update(dict.fromkeys(tickers.split(), terms))
    assert BY_ID[platform].assets == told


def test_every_published_tier() -> None:
    told = {}
    for figures, tickers in TIERS.items():
        most, millions, less = map(D, figures.split())
        terms = AssetTerms(tiers=((D(0), most), (millions * 10**6, less)))
        told.update(dict.fromkeys(tickers.split(), terms))
    assert BY_ID["hyperliquid"].assets == told


def test_every_published_curve_and_fee() -> None:
    found = {}
    for path in PRESETS:
        preset = tomllib.loads(path.read_text(encoding="utf-8"))
        for ticker, curve in preset.get("borrow_rates", {}).items():
            keys = _CURVE_KEYS[curve["model"]]
            assert set(curve) == {"model", *keys}
            found[preset["id"], ticker] = [D(curve[key]) for key in keys]
    assert found == {key: _percents(told) for key, told in CURVES.items()}
    fees = {terms.platform: terms.fee_rate for terms in TERMS if terms.fee_rate is not None}
    assert fees == {"gmx_v2": D("0.0006"), "hyperliquid": D("0.00045")}


def test_an_alias_has_the_terms_of_its_asset() -> None:
    assert BY_ID["aave_v3"].of(Asset("ETH")) == BY_ID["aave_v3"].assets[Asset("WETH")]
    assert BY_ID["dydx_v4"].of(Asset("ETH-USD")) == BY_ID["dydx_v4"].assets[Asset("ETH")]


def test_aave_alone_repays_half_of_a_debt_at_once() -> None:
    """Source: Aave v3, LiquidationLogic.sol. Comet absorbs, Morpho repays up to all of it."""
    for platform, terms in BY_ID.items():
        assert terms.close_factor == (D("0.5") if platform.startswith("aave") else None)
