"""The borrow curves of the presets, through the calculation that a user would ask."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from decimal import Decimal as D

import pytest

from journal_app.cli.calc.answering import answer
from journal_app.resources import resource_folder


def _curves() -> Iterator[tuple[str, str, dict[str, str]]]:
    for path in sorted(resource_folder("presets").glob("*.toml")):
        preset = tomllib.loads(path.read_text(encoding="utf-8"))
        for ticker, curve in preset.get("borrow_rates", {}).items():
            yield preset["id"], ticker, curve


@pytest.mark.parametrize(("platform", "ticker", "curve"), list(_curves()))
def test_borrowing_costs_more_the_more_is_lent(
    platform: str, ticker: str, curve: dict[str, str]
) -> None:
    rates = [
        _borrow_apr({"calc": "borrow_rate", "utilisation": utilisation, **curve})
        for utilisation in ("0", "0.5", "0.9", "0.95", "1")
    ]
    assert rates == sorted(rates)
    assert D(0) <= rates[0] < rates[-1] <= D(4)


def test_a_utilisation_beyond_the_optimum_is_dear() -> None:
    """Aave's WETH: 2.7 % at 90 %, 42.7 % at 95 %, 82.7 % at 100 % utilisation."""
    curve = next(curve for *name, curve in _curves() if name == ["aave_v3", "WETH"])
    for utilisation, apr in [("0.9", "0.027"), ("0.95", "0.427"), ("1", "0.827")]:
        request = {"calc": "borrow_rate", "utilisation": utilisation, **curve}
        assert _borrow_apr(request) == D(apr)


def _borrow_apr(request: dict[str, str]) -> D:
    answered = answer(request)
    assert answered["ok"], json.dumps(answered)
    result = answered["result"]
    assert isinstance(result, dict)
    return D(result["borrow_apr"])
