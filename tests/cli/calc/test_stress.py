"""The `stress` calculation: its keys, what it refuses, and that it agrees with published lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest

from journal_app.cli.calc.answering import answer
from journal_app.domain.exact import exact

D = Decimal
PUBLISHED = Path(__file__).resolve().parents[2] / "vectors" / "published.json"
LOAN = {
    "name": "loan",
    "penalty": "0.05",
    "collateral": [
        {
            "asset": "ETH",
            "amount": "10",
            "price": "2000",
            "max_ltv": "0.8",
            "liquidation_threshold": "0.83",
        }
    ],
    "debt": [{"asset": "USDC", "amount": "12450", "price": "1"}],
}
POOL: dict[str, Any] = {
    "name": "pool",
    "gmx": {
        "market": "ETH",
        "side": "long",
        "size_usd": "1000",
        "size_tokens": "0.5",
        "price": "2000",
        "collateral_tokens": "200",
        "collateral_price": "1",
        "collateral_asset": "USDC",
        "min_collateral_factor": "0.005",
    },
}
CONTRACT: dict[str, Any] = {
    "name": "contract",
    "equity": "-1",
    "positions": [
        {
            "market": "ETH",
            "size": "1",
            "price": "2000",
            "initial_margin": "0.1",
            "maintenance_margin": "0.05",
        }
    ],
}
FALL = {"name": "fall", "all_move": "-0.3"}


def ask(**keys: object) -> dict[str, Any]:
    return answer({"calc": "stress", "accounts": [LOAN], "scenarios": [FALL], **keys})


def ask_as_it_is(request: dict[str, Any]) -> dict[str, Any]:
    return cast("dict[str, Any]", answer(request)["result"])


def test_every_figure() -> None:
    assert ask(free_cash="800")["result"] == {
        "scenarios": [
            {
                "name": "fall",
                "before": "7550",
                "left": "1927.5",
                "needed": "830",
                "short_of": "30",
                "liquidated": [
                    {
                        "name": "loan",
                        "crossed_at": "0.8333333333333333333333333333333333",
                        "left": "1927.5",
                        "penalty": "622.5",
                        "needed": "830",
                    }
                ],
                "surviving": [],
            }
        ]
    }


def test_every_kind_of_account_and_of_scenario() -> None:
    scenarios = [
        FALL,
        {"name": "depeg", "moves": [{"asset": "USDC", "move": "-0.05"}]},
        {"name": "rates", "rate_times": "3", "days": "73"},
        {"name": "thresholds", "points": "0.3"},
    ]
    costly = LOAN | {"cost_per_year": "10000"}
    found = ask(accounts=[costly, CONTRACT, POOL], scenarios=scenarios)["result"]["scenarios"]
    assert [[gone["name"] for gone in book["liquidated"]] for book in found] == [
        ["contract", "pool", "loan"],
        ["contract"],
        ["contract", "loan"],
        ["contract", "pool", "loan"],
    ]
    assert found[1]["surviving"][1] == {
        "name": "pool",
        "crossed_at": None,
        "left": "190",
        "penalty": "0",
        "needed": "0",
    }


def test_collateral_that_is_not_named_stands_still() -> None:
    pool = {key: value for key, value in POOL["gmx"].items() if key != "collateral_asset"}
    depeg = {"name": "depeg", "moves": [{"asset": "USDC", "move": "-0.05"}]}
    found = ask(accounts=[{"name": "pool", "gmx": pool}], scenarios=[depeg])["result"]
    assert found["scenarios"][0]["left"] == "200"


def test_nothing_to_stress() -> None:
    (book,) = ask(accounts=[])["result"]["scenarios"]
    assert (book["before"], book["liquidated"], book["short_of"]) == ("0", [], "0")


@pytest.mark.parametrize(
    ("keys", "field", "code"),
    [
        ({"accounts": [{"name": "x"}]}, "accounts/0/collateral", "missing"),
        ({"accounts": [LOAN | {"cash": "1"}]}, "accounts/0/cash", "unknown_key"),
        ({"accounts": [CONTRACT | {"cash": "1"}]}, "accounts/0/cash", "not_both"),
        ({"accounts": [CONTRACT | {"gmx": POOL["gmx"]}]}, "accounts/0/gmx", "unknown_key"),
        ({"accounts": [{"name": "x", "cash": "1"}]}, "accounts/0/positions", "missing"),
        ({"accounts": [LOAN | {"penalty": "2"}]}, "accounts/0/penalty", "not_a_fraction"),
        ({"scenarios": [FALL | {"all_move": "-2"}]}, "scenarios/0/all_move", "price_below_zero"),
        ({"scenarios": [FALL | {"points": "2"}]}, "scenarios/0/points", "not_a_fraction"),
        ({"scenarios": [FALL | {"days": "-2"}]}, "scenarios/0/days", "negative"),
        (
            {"scenarios": [FALL | {"moves": [{"asset": "ETH", "move": "-3"}]}]},
            "scenarios/0/moves/0/move",
            "price_below_zero",
        ),
        (
            {"scenarios": [FALL | {"moves": [{"asset": "ETH", "move": "-0.3"}] * 3}]},
            "scenarios/0/moves/1/asset",
            "given_twice",
        ),
        ({"free_cash": "-1"}, "free_cash", "negative"),
    ],
)
def test_refusals(keys: dict[str, object], field: str, code: str) -> None:
    error = ask(**keys)["error"]
    assert (error["field"], error["code"]) == (field, code)


def test_a_market_at_two_prices_is_named_by_its_path() -> None:
    (position,) = CONTRACT["positions"]
    twice = CONTRACT | {"positions": [position, position | {"price": "1"}]}
    error = ask(accounts=[LOAN, twice])["error"]
    assert (error["field"], error["code"]) == ("accounts/1/positions/1/market", "market_disagrees")


@exact
def _published_lines() -> Iterator[object]:
    """Each published account that is not liquidated yet, asset by asset, with its line."""
    for group in json.loads(PUBLISHED.read_text(encoding="utf-8"))["sources"]:
        for case in group["cases"]:
            request = case["request"]
            if request["calc"] not in ("lending", "margin"):
                continue
            result: dict[str, Any] = ask_as_it_is(request)
            if result["liquidatable"]:
                continue
            account = {k: v for k, v in request.items() if k not in ("calc", "id")}
            items = (*account.get("collateral", ()), *account.get("debt", ()))
            prices = {item["asset"]: item["price"] for item in items}
            prices |= {item["market"]: item["price"] for item in account.get("positions", ())}
            for asset, line in result["liquidation_prices"].items():
                price = D(str(prices[asset]))
                if line is not None and price and D(line) != price:  # some stand just at it
                    yield pytest.param(
                        account, asset, D(line) / price - 1,
                        id=f"{case['name']}-{asset}",
                    )  # fmt: skip


@pytest.mark.parametrize(("account", "asset", "move"), list(_published_lines()))
@exact
def test_a_move_ends_at_the_line_that_is_published(
    account: dict[str, Any], asset: str, move: Decimal
) -> None:
    """Half as far again: the line is crossed after two thirds, or where nothing is left to fall."""
    whole = max(D("-1"), move * D("1.5"))
    scenario = {"name": "move", "moves": [{"asset": asset, "move": str(round(whole, 30))}]}
    found = ask(accounts=[account | {"name": "it"}], scenarios=[scenario])
    (gone,) = found["result"]["scenarios"][0]["liquidated"]
    assert abs(D(gone["crossed_at"]) - move / whole) < D("1e-20")


def test_what_is_liquidated_in_parts_is_told_part_by_part() -> None:
    """Half of 12,450 is repaid at 1,500; 27 % deep what is left comes through."""
    by_halves = LOAN | {"close_factor": "0.5"}
    deep = {"name": "fall", "all_move": "-0.27"}
    (book,) = ask(accounts=[by_halves], scenarios=[deep])["result"]["scenarios"]
    (gone,) = book["liquidated"]
    assert gone["penalty"] == "311.25"
    (part,) = gone["parts"]
    assert [part["asset"], part["share"], part["left"]] == [None, "0.5", "2238.75"]
    position = CONTRACT["positions"][0]
    crossed = CONTRACT | {
        "equity": "250",
        "positions": [position, position | {"market": "BTC", "price": "1000"}],
    }
    (book,) = ask(accounts=[crossed], scenarios=[deep])["result"]["scenarios"]
    assert [part["asset"] for part in book["liquidated"][0]["parts"]] == ["ETH", None]


@pytest.mark.parametrize(
    ("close_factor", "code"), [("0", "not_positive"), ("1.1", "not_a_fraction")]
)
def test_a_share_that_is_none_is_refused(close_factor: str, code: str) -> None:
    error = ask(accounts=[LOAN | {"close_factor": close_factor}])["error"]
    assert (error["field"], error["code"]) == ("accounts/0/close_factor", code)
