"""The `compare` calculation: its keys, what it refuses, and that it agrees with published lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest

from journal_app.cli.calc.answering import answer

D = Decimal
PUBLISHED = Path(__file__).resolve().parents[2] / "vectors" / "published.json"
SPOT: dict[str, Any] = {
    "platform": "spot",
    "law": "equity_ratio",
    "assets": [
        {
            "asset": "ETH",
            "initial_margin": "0.5",
            "maintenance_margin": "0.2",
            "liquidation_penalty": "0.1",
        }
    ],
    "borrow_apr": "0.0365",
    "fee_rate": "0.001",
    "gas": "3",
}


def ask(**keys: object) -> dict[str, Any]:
    trade = {"asset": "ETH", "direction": "long", "entry": "2000", "own": "20000"}
    size: dict[str, object] = {} if "units" in keys else {"leverage": "2"}
    request = {"calc": "compare", **trade, **size, "platforms": [SPOT], **keys}
    return answer({key: value for key, value in request.items() if value is not None})


def test_every_figure() -> None:
    """The guides' long: 40,000 on 20,000 of own money, liquidated at 1,250 where 20 % must stay."""
    assert ask(days="10", collateral_lies_on="aave_v3")["result"] == {
        "platforms": [
            {
                "platform": "spot",
                "can_be_opened": True,
                "reasons": [],
                "most_leverage": "2",
                "units": "20",
                "position_value": "40000",
                "borrowed": "20000",
                "leverage": "2",
                "health_factor": None,
                "margin_ratio": "0.5",
                "liquidation_price": "1250",
                "liquidation_price_at_end": "1251.25",
                "liquidation_distance": "0.375",
                "interest": "20",
                "fees": "80",
                "gas": "3",
                "cost": "103",
                "break_even": "2005.005005005005005005005005005005",
                "penalty_rate": "0.1",
                "penalty": "2500",
                "collateral_must_move": True,
            }
        ],
        "best": {
            "most_leverage": ["spot"],
            "liquidation_distance": ["spot"],
            "cost": ["spot"],
            "penalty": ["spot"],
        },
    }


def test_platforms_that_are_shipped() -> None:
    platforms = [{"platform": name} for name in ("aave_v3", "morpho_blue", "hyperliquid")]
    found = ask(platforms=platforms)["result"]
    aave, morpho, hyperliquid = found["platforms"]
    assert D(aave["liquidation_price"]) == pytest.approx(D(20_000) / D("16.6"), rel=D("1e-20"))
    assert morpho["reasons"] == ["the platform's terms do not name ETH"]
    assert morpho["liquidation_price"] is morpho["cost"] is None
    assert not morpho["collateral_must_move"]
    assert hyperliquid["most_leverage"] == "25"
    assert found["best"]["most_leverage"] == ["hyperliquid"]


@pytest.mark.parametrize(
    ("keys", "field", "code"),
    [
        ({"leverage": None}, "leverage", "missing"),
        ({"units": "1", "leverage": "2"}, "leverage", "not_both"),
        ({"own": "0"}, "own", "not_positive"),
        ({"collateral": "LINK"}, "collateral_price", "missing"),
        ({"platforms": [{"platform": "nowhere"}]}, "platforms/0/platform", "not_a_choice"),
        ({"platforms": [{"platform": "x", "law": "lending"}]}, "platforms/0/assets", "missing"),
        ({"platforms": [{"platform": "x", "assets": []}]}, "platforms/0/law", "missing"),
        ({"platforms": [SPOT | {"law": "none"}]}, "platforms/0/law", "not_a_choice"),
        ({"platforms": [SPOT, SPOT | {"gas": "1"}]}, "platforms/1/platform", "given_twice"),
        ({"platforms": [SPOT | {"assets": SPOT["assets"] * 2}]}, "platforms/0/assets/1/asset",
         "given_twice"),
        ({"days": "365", "platforms": [SPOT | {"borrow_apr": "-2"}]}, "platforms/0/borrow_apr",
         "rate_below_minus_one"),
        ({"days": "366", "platforms": [SPOT | {"borrow_apr": "-1"}]}, "days", "debt_below_zero"),
    ],
)  # fmt: skip
def test_refusals(keys: dict[str, object], field: str, code: str) -> None:
    error = ask(**keys)["error"]
    assert (error["field"], error["code"]) == (field, code)


def test_tiers_that_do_not_rise_are_named() -> None:
    asset = {"asset": "ETH", "tiers": [["0", "20"], ["0", "10"]]}
    error = ask(platforms=[{"platform": "x", "law": "perp", "assets": [asset]}])["error"]
    assert (error["field"], error["code"]) == ("platforms/0/assets/0/tiers/1/0", "tiers_not_rising")


def _published_positions() -> Iterator[object]:
    """Published accounts of one position, told as a trade on a platform of those terms."""
    for group in json.loads(PUBLISHED.read_text(encoding="utf-8"))["sources"]:
        for case in group["cases"]:
            request = case["request"]
            if request["calc"] not in ("lending", "margin"):
                continue
            result = cast("dict[str, Any]", answer(request)["result"])
            told = _TOLD[request["calc"]](request)
            if D(result["equity"]) > 0 and told is not None:
                trade, asset = told
                trade |= {"own": result["equity"]}
                yield pytest.param(trade, result["liquidation_prices"][asset], id=case["name"])


def _as_loan(request: dict[str, Any]) -> tuple[dict[str, Any], str] | None:
    """One collateral against one debt: bought with what is owed, or of money, sold short."""
    if len(request["collateral"]) != 1 or len(request["debt"]) != 1:
        return None
    (held,), (owed,) = request["collateral"], request["debt"]
    if held["asset"] == owed["asset"] or not D(str(held["amount"])) or not D(str(owed["amount"])):
        return None
    terms = {k: v for k, v in held.items() if k not in ("amount", "price")}
    platform = {"platform": "x", "law": "lending", "assets": [terms]}
    is_short = held["asset"] == "USDC"
    traded = owed if is_short else held
    trade = {
        "asset": traded["asset"],
        "direction": "short" if is_short else "long",
        "entry": traded["price"],
        "units": traded["amount"],
        "platforms": [platform],
    }
    return trade, traded["asset"]


def _as_contract(request: dict[str, Any]) -> tuple[dict[str, Any], str] | None:
    if len(request["positions"]) != 1 or request.get("other_maintenance"):
        return None
    (held,) = request["positions"]
    size = D(str(held["size"]))
    if not size:
        return None
    keys = ("initial_margin", "maintenance_margin", "tiers")
    terms = {key: held[key] for key in keys if key in held}
    platform = {"platform": "x", "law": "perp", "assets": [{"asset": held["market"], **terms}]}
    side = "long" if size > 0 else "short"
    trade = {"asset": held["market"], "direction": side, "entry": held["price"]}
    return trade | {"units": str(abs(size)), "platforms": [platform]}, held["market"]


_TOLD = {"lending": _as_loan, "margin": _as_contract}


@pytest.mark.parametrize(("trade", "line"), list(_published_positions()))
def test_a_trade_is_liquidated_where_its_platform_says(
    trade: dict[str, Any], line: str | None
) -> None:
    (found,) = ask(leverage=None, **trade)["result"]["platforms"]
    if line is None:
        assert found["liquidation_price"] is None
    else:
        assert D(found["liquidation_price"]) == pytest.approx(D(line), rel=D("1e-25"))
