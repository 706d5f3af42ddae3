"""Every figure of the workbook's first sheet is the one that `review` and `stats` tell."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Context, Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from openpyxl import load_workbook

from journal_app.cli.main import run

Document = dict[str, Any]

KEPT: Final = Context(prec=15)
"""What a cell keeps."""


STATISTICS: Final = {
    "Trades": "count",
    "Wins": "wins",
    "Losses": "losses",
    "Break-even": "break_even",
    "Win rate": "win_rate",
    "Sum of wins": "gross_profit",
    "Sum of losses": "-gross_loss",
    "Profit factor": "profit_factor",
    "Expectancy": "expectancy",
    "Expectancy in R": "expectancy_r",
    "Average win": "average_win",
    "Average loss": "-average_loss",
    "Reward to risk, realised": "payoff",
    "Kelly": "kelly",
    "Largest drawdown": "-max_drawdown.amount",
    "Largest drawdown, of its peak": "-worst_drawdown_fraction.fraction",
    "Gross P&L (prices)": "gross",
    "Interest": "-interest",
    "Funding": "funding",
    "Fees": "-fees",
    "Net P&L": "net",
}
"""By the words of the workbook the path of a figure; `-` where it is told above 0 there."""

OF_REVIEW: Final = {
    "Equity in trades at the start": "money.equity_start",
    "Put in less taken out": "money.deposits",
    "Realised": "money.realised.net",
    "Change of unrealised": "money.unrealised_change.net",
    "Equity in trades at the end": "money.equity_end",
    "Equity at the start": "equity.start",
    "Deposits less withdrawals": "equity.deposits",
    "Result": "equity.result",
    "Equity at the end": "equity.end",
    "Return, time-weighted": "equity.time_weighted_return",
} | {words: f"{path[:1] if path[0] == '-' else ''}statistics.{path.lstrip('-')}"
     for words, path in STATISTICS.items()}  # fmt: skip

OF_STATS: Final = STATISTICS | {
    "Open trades": "open_trades",
    "Net so far": "open_net",
    "Equity in them": "open_equity",
}

OF_TRADES: Final = {
    "Yield of collateral": "yield",
    "Gas": "-gas",
    "Swap cost": "-swap_cost",
    "Liquidation penalties": "-penalty",
}
"""Figures that the closed trades sum up to."""

COMPONENTS: Final = {
    "Price P&L": "price",
    "Collateral price": "collateral_price",
    "Borrowed price": "borrowed_price",
    "Interest": "-interest",
    "Funding": "funding",
    "Yield": "yield",
    "Fees": "-fees",
    "Gas": "-gas",
    "Swap cost": "-swap_cost",
    "Penalty": "-penalty",
}


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("journal") / "a.journal"
    assert run(["demo", str(path), "--trades", "90"]) == 0
    return path


@pytest.mark.parametrize("period", [("--month", "2026-10"), ("--week", "2026-W44")])
def test_a_review_tells_the_same_figures(
    period: tuple[str, str], journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _told(capsys, "review", str(journal), *period)
    sheet = _summary(journal, tmp_path, *period)
    lines = _lines(sheet)
    assert _different(lines, told, OF_REVIEW) == []
    assert _different(lines, _summed(told["closed"]), OF_TRADES) == []
    assert lines["Open trades"] == len(told["open_at_end"])
    for words, key in (("Net so far", "net"), ("Equity in them", "equity")):
        total = sum((Decimal(trade[key]) for trade in told["open_at_end"]), Decimal(0))
        assert _is_kept(lines[words], total)
    table = sheet[sheet.tables["MoneyByComponent"].ref]
    for component, realised, change, together, _live in table[1:]:
        parts = [
            _at(told["money"][view], COMPONENTS[component.value])
            for view in ("realised", "unrealised_change", "total")
        ]
        shown = [cell.value for cell in (realised, change, together)]
        assert all(map(_is_kept, shown, parts)), component.value


def test_statistics_tell_the_same_figures(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _told(capsys, "stats", str(journal))
    lines = _lines(_summary(journal, tmp_path))
    assert _different(lines, told, OF_STATS) == []
    assert lines[f"SQN (of {'R' if told['sqn_of'] == 'r' else 'money'})"] == pytest.approx(
        float(told["sqn"]), rel=1e-14
    )
    trades = _told(capsys, "trades", str(journal))
    closed = [each for each in trades if each["status"] in ("closed", "liquidated")]
    assert _different(lines, _summed(closed), OF_TRADES) == []


def _told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    capsys.readouterr()
    assert run([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def _summary(journal: Path, folder: Path, *period: str) -> Any:
    out = folder / "a.xlsx"
    assert run(["export", str(journal), str(out), *period]) == 0
    return load_workbook(out)["Summary"]


def _lines(sheet: Any) -> dict[str, Any]:
    """The figures above the tables, by their words."""
    first_table = min(int(table.ref[1:].split(":")[0]) for table in sheet.tables.values())
    rows = sheet.iter_rows(min_row=4, max_row=first_table - 4, max_col=2, values_only=True)
    return {words: value for words, value in rows if words and value != sheet["B4"].value}


def _different(lines: Mapping[str, Any], told: Document, paths: Mapping[str, str]) -> list[str]:
    """The figures that are not those at their paths."""
    return [words for words, path in paths.items() if not _is_kept(lines[words], _at(told, path))]


def _at(told: Document, path: str) -> Decimal | None:
    found: Any = told
    for key in path.removeprefix("-").split("."):
        found = None if found is None else found[key]
    if found is None:
        return None
    return Decimal(found) * (-1 if path.startswith("-") else 1)


def _is_kept(shown: Any, told: Decimal | None) -> bool:
    """Whether a cell holds a number, to the digits that it keeps; a dash where there is none."""
    if told is None or isinstance(shown, str):
        return bool(told is None and shown in ("–", "no losses"))
    return float(shown) == float(KEPT.plus(told))


def _summed(trades: list[Document]) -> Document:
    keys = (path.removeprefix("-") for path in OF_TRADES.values())
    return {key: str(sum((Decimal(trade[key]) for trade in trades), Decimal(0))) for key in keys}
