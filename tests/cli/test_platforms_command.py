from __future__ import annotations

import json

import pytest

from journal_app.cli.main import run


def test_platforms_are_listed_with_their_dates(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["platforms"]) == 0
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert any(line.split()[:3] == ["aave_v3", "2026-02-17", "lending"] for line in lines)
    assert lines == sorted(lines)
    assert said.err == ""


def test_platforms_as_json_carry_exact_texts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["platforms", "--json"]) == 0
    platforms = {each["id"]: each for each in json.loads(capsys.readouterr().out)}
    aave = platforms["aave_v3"]
    assert {"id", "name", "law", "as_of", "source", "assets"} <= aave.keys()
    assert aave["as_of"] == "2026-02-17"
    assert aave["fee_rate"] is None
    assert aave["assets"]["WETH"] == {
        "max_ltv": "0.805",
        "liquidation_threshold": "0.83",
        "liquidation_penalty": "0.05",
    }
    assert platforms["hyperliquid"]["fee_rate"] == "0.00045"
    assert platforms["hyperliquid"]["assets"]["BTC"] == {
        "tiers": [["0", "40"], ["150000000", "20"]]
    }
