"""The `cross_isolated` calculation: its keys, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer

ETH = {
    "market": "ETH",
    "direction": "long",
    "value": "20000",
    "price": "2000",
    "maintenance_margin": "0.05",
    "collateral": "10000",
}
BTC = {
    "market": "BTC",
    "size": "0.25",
    "price": "60000",
    "maintenance_margin": "0.05",
    "collateral": "8000",
}
GUIDE = {
    "calc": "cross_isolated",
    "positions": [ETH, BTC],
    "pooled_collateral": "50000",
    "moves": [{"all": "-0.6"}],
}
PRICES = [str(100 + number % 7) for number in range(30)]
DATED = [{"date": f"2026-01-{number:02}", "price": str(number)} for number in range(1, 32)]


def ask(**keys: Any) -> dict[str, Any]:
    return answer(GUIDE | keys)


def test_every_figure() -> None:
    short = ETH | {"direction": "short", "value": "1000", "collateral": "500", "entry": "2100"}
    request = {"positions": [short], "pooled_collateral": None, "penalty": "0.01"}
    pool = {
        "equity": "550",
        "notional": "1000",
        "maintenance_margin": "50",
        "leverage": "1.818181818181818181818181818181818",
        "margin_ratio": "0.55",
        "liquidatable": False,
        "fall_to_liquidation": None,
        "rise_to_liquidation": "0.4761904761904761904761904761904762",
    }
    line = "2952.380952380952380952380952380952"
    fates = [
        {"equity": "650", "maintenance_margin": "45", "survives": True, "left": "650"},
        {"equity": "50", "maintenance_margin": "75", "survives": False},
    ]
    fates[0]["pnl"] = "100"
    # at the line the value is 1,476.19, of which 5 % are kept and 1 % is the penalty
    fates[1] |= {
        "left": "59.04761904761904761904761904761905",
        "pnl": "-490.952380952380952380952380952381",
    }
    moves = [{"all": "-0.1"}, {"each": [{"market": "ETH", "move": "0.5"}]}]
    assert ask(**request, moves=moves, correlation="-0.3")["result"] == {
        "pooled": {**pool, "liquidation_prices": {"ETH": line}},
        "isolated": [{"market": "ETH", **pool, "liquidation_price": line}],
        "idle": "0",
        "moves": [
            {
                "pooled": fate,
                "isolated": [{"market": "ETH", **fate}],
                "isolated_left": fate["left"],
            }
            for fate in fates
        ],
        "correlation": "-0.3",
        "common_days": None,
        "missing_in_first": None,
        "missing_in_second": None,
        "gaps": None,
        "advice": "isolated_serves",
    }


def test_the_figures_of_the_guide() -> None:
    result = ask()["result"]
    (move,) = result["moves"]
    assert (move["pooled"]["survives"], move["pooled"]["left"]) == (True, "29000")
    assert [fate["left"] for fate in move["isolated"]] == ["0", "0"]
    falls = [alone["fall_to_liquidation"][:6] for alone in result["isolated"]]
    assert falls == ["0.4736", "0.5087"]
    assert (result["correlation"], result["advice"]) == (None, None)


def test_a_move_of_all_but_one() -> None:
    moves = [{"all": "-0.1", "each": [{"market": "BTC", "move": "0"}]}]
    (move,) = ask(moves=moves)["result"]["moves"]
    assert move["pooled"]["equity"] == "48000"


def test_two_lists_of_prices() -> None:
    result = ask(first_prices=PRICES, second_prices=PRICES)["result"]
    assert (result["correlation"], result["advice"]) == ("1", "cross_may_serve")
    assert (result["common_days"], result["gaps"]) == (30, [])


def test_dated_prices_tell_what_is_missing() -> None:
    result = ask(first_prices=DATED[::-1], second_prices=[*DATED[:9], *DATED[10:]])["result"]
    assert result["common_days"] == 30
    assert result["missing_in_first"] == []
    assert result["missing_in_second"] == ["2026-01-10"]
    assert result["gaps"] == [{"from": "2026-01-10", "to": "2026-01-10"}]


@pytest.mark.parametrize(
    ("keys", "field", "code"),
    [
        ({"positions": []}, "positions", "positions_missing"),
        ({"positions": [ETH | {"size": "1"}]}, "positions/0/value", "not_both"),
        ({"positions": [BTC | {"size": None}]}, "positions/0/size", "missing"),
        ({"positions": [BTC | {"direction": "long"}]}, "positions/0/direction", "not_both"),
        ({"positions": [ETH | {"direction": None}]}, "positions/0/direction", "missing"),
        ({"positions": [ETH | {"value": "-1"}]}, "positions/0/value", "negative"),
        ({"positions": [ETH | {"price": "0"}]}, "positions/0/price", "not_positive"),
        ({"positions": [ETH | {"leverage": "2"}]}, "positions/0/leverage", "unknown_key"),
        ({"positions": [ETH, ETH | {"price": "1"}]}, "positions/1/market", "market_disagrees"),
        ({"pooled_collateral": "17999"}, "pooled_collateral", "pooled_below_isolated"),
        ({"moves": [{}]}, "moves/0/all", "missing"),
        ({"moves": [{"all": "-1.01"}]}, "moves/0/all", "price_below_zero"),
        (
            {"moves": [{"each": [{"market": "SOL", "move": "0.1"}]}]},
            "moves/0",
            "market_not_in_account",
        ),
        (
            {"moves": [{"each": [{"market": "ETH", "move": "0.1"}] * 2}]},
            "moves/0/each/1/market",
            "given_twice",
        ),
        ({"penalty": "1.1"}, "penalty", "not_a_fraction"),
        ({"correlation": "1.1"}, "correlation", "not_between"),
        ({"correlation": "1", "first_prices": PRICES}, "correlation", "not_both"),
        ({"first_prices": PRICES}, "second_prices", "missing"),
        (
            {"first_prices": PRICES[:29], "second_prices": PRICES[:29]},
            "first_prices",
            "too_few_days",
        ),
        ({"first_prices": PRICES, "second_prices": DATED}, "first_prices/0/date", "missing"),
        (
            {"first_prices": [{"date": "soon", "price": "1"}], "second_prices": DATED},
            "first_prices/0/date",
            "not_a_time",
        ),
        ({"first_prices": ["0"], "second_prices": ["1"]}, "first_prices/0", "not_positive"),
        ({"free_collateral": "1"}, "free_collateral", "unknown_key"),
    ],
)
def test_refusals(keys: dict[str, Any], field: str, code: str) -> None:
    error = ask(**keys)["error"]
    assert (error["field"], error["code"]) == (field, code)
    assert error["message"]
