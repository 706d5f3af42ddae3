"""The `account_after` calculation: its keys, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer


def contract(market: str, size: str, price: str) -> dict[str, str]:
    rates = {"initial_margin": "0.1", "maintenance_margin": "0.05"}
    return {"market": market, "size": size, "price": price, **rates}


def held(asset: str, amount: str, price: str) -> dict[str, str]:
    terms = {"max_ltv": "0.8", "liquidation_threshold": "0.83"}
    return {"asset": asset, "amount": amount, "price": price, **terms}


ETH, BTC = contract("ETH", "10", "2000"), contract("BTC", "0.25", "60000")
POOL: dict[str, object] = {"equity": "50000", "positions": [ETH]}
LOAN: dict[str, object] = {
    "collateral": [held("WETH", "10", "2000")],
    "debt": [{"asset": "USDC", "amount": "10000", "price": "1"}],
}
BOTH = [{"asset": "ETH", "move": "-0.6"}, {"asset": "BTC", "move": "-0.6"}]


def ask(**keys: object) -> dict[str, Any]:
    return answer({"calc": "account_after", "add": {}, **keys})


def test_a_second_contract_in_the_pool() -> None:
    """50,000 behind 35,000 of longs: 29,000 are left after a fall by 60 %."""
    result = ask(**POOL, add={"positions": [BTC]}, falls=[{"moves": BOTH}])["result"]
    assert result["before"]["notional"] == "20000"
    assert result["after"]["notional"] == "35000"
    assert result["after"]["liquidation_prices"] == {"ETH": None, "BTC": None}
    assert result["falls"] == [
        {
            "moves": {"ETH": "-0.6", "BTC": "-0.6"},
            "crossed_at": {"before": None, "after": None},
            "equity": {"before": "38000", "after": "29000"},
        }
    ]


def test_money_that_is_put_in_with_it() -> None:
    result = ask(cash="-15000", positions=[ETH], add={"cash": "5000"})["result"]
    assert (result["before"]["equity"], result["after"]["equity"]) == ("5000", "10000")
    line = result["liquidation_prices"]["ETH"]
    assert line["before"].startswith("1578.947")
    assert line["after"].startswith("1052.631")
    assert result["falls"] == []


def test_a_second_loan_beside_the_first() -> None:
    more = {"collateral": [held("wstETH", "5", "2400")],
            "debt": [{"asset": "USDC", "amount": "8000", "price": "1"}]}  # fmt: skip
    result = ask(**LOAN, add=more)["result"]
    assert result["before"]["health_factor"] == "1.66"
    assert result["after"]["health_factor"].startswith("1.47555")
    assert result["liquidation_prices"]["wstETH"]["before"] is None
    assert result["liquidation_prices"]["USDC"]["after"].startswith("1.47555")


@pytest.mark.parametrize(
    ("keys", "field", "code"),
    [
        ({}, "collateral", "missing"),
        ({"cash": "1"}, "positions", "missing"),
        (LOAN | {"cash": "1"}, "cash", "unknown_key"),
        (LOAN | {"add": {"cash": "1"}}, "add/cash", "unknown_key"),
        (POOL | {"add": {"debt": []}}, "add/debt", "unknown_key"),
        (POOL | {"add": {"positions": [contract("ETH", "1", "1")]}}, "add/positions",
         "market_disagrees"),
        (POOL | {"falls": [{"moves": [{"asset": "ETH", "move": "-2"}]}]},
         "falls/0/moves/0/move", "price_below_zero"),
        (POOL | {"falls": [{"moves": BOTH}, {"moves": BOTH[:1] * 2}]},
         "falls/1/moves/1/asset", "given_twice"),
    ],
)  # fmt: skip
def test_refusals(keys: dict[str, object], field: str, code: str) -> None:
    error = ask(**keys)["error"]
    assert (error["field"], error["code"]) == (field, code)
