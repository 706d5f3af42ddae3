"""Files of Hyperliquid and dYdX from the command line, to figures worked by hand."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from journal_app.cli.main import run


@pytest.fixture
def journal(tmp_path: Path) -> str:
    path = str(tmp_path / "a.journal")
    assert run(["new", path]) == 0
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    capsys.readouterr()
    code = run([*arguments, "--json"])
    assert code in (0, 1)
    return json.loads(capsys.readouterr().out)


def imported(
    capsys: pytest.CaptureFixture[str], journal: str, folder: Path, content: str, name: str
) -> tuple[int, int, int, int]:
    """Accepted, skipped, refused and duplicate rows of a file whose name says nothing."""
    path = folder / "file"
    path.write_bytes(content.encode())
    answer = told(capsys, "import", journal, str(path))
    assert answer["format"] == name
    found = (
        answer["accepted"], len(answer["skipped"]), len(answer["refused"]), answer["duplicates"],
    )  # fmt: skip
    assert sum(found) == answer["rows"]
    return found


def figures(trade: dict[str, Any]) -> tuple[Decimal, ...]:
    return tuple(Decimal(trade[key]) for key in ("gross", "funding", "fees", "net"))


def numbers(*written: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, written))


HOUR = 3_600_000
TEN = 1_770_026_400_000  # 2026-02-02 10:00:00


def hyperliquid_fill(hours: float, side: str, size: str, price: str, **said: str) -> dict[str, Any]:
    return {
        "coin": "ETH", "px": price, "sz": size, "side": side, "time": int(TEN + hours * HOUR),
        "dir": "", "closedPnl": "0", "oid": 1, "fee": "0", "feeToken": "USDC", **said,
    }  # fmt: skip


def test_hyperliquids_fills_and_funding(
    journal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fills = [
        hyperliquid_fill(0.25, "B", "2", "2000", startPosition="0", fee="1.8", tid="1"),
        hyperliquid_fill(
            2.5, "A", "3", "2050", startPosition="2", fee="-0.3", tid="2", closedPnl="100"
        ),
        hyperliquid_fill(
            4.5, "B", "1", "2080", startPosition="-1", fee="0.9", tid="3", closedPnl="-30"
        ),
    ]
    name = "hyperliquid_fills"
    text = json.dumps(fills[::-1])
    assert imported(capsys, journal, tmp_path, text, name) == (3, 0, 0, 0)
    assert imported(capsys, journal, tmp_path, text, name) == (0, 0, 0, 3)
    paid = [
        {"time": TEN + hours * HOUR + 40, "hash": "0x0", "delta": {
            "type": "funding", "coin": coin, "usdc": usdc, "szi": szi, "fundingRate": "0.00001"}}
        for hours, coin, usdc, szi in (
            (1, "ETH", "-0.5", "2"), (2, "ETH", "-0.25", "2"), (3, "ETH", "0.125", "-1"),
            (4, "ETH", "-0.025", "-1"), (1, "BTC", "-7", "1"), (5, "ETH", "-7", "-1"),
        )
    ]  # fmt: skip
    name = "hyperliquid_user_funding"
    assert imported(capsys, journal, tmp_path, json.dumps(paid), name) == (4, 2, 0, 0)
    assert imported(capsys, journal, tmp_path, json.dumps(paid), name) == (0, 2, 0, 4)
    long, short = told(capsys, "trades", journal)
    # A long of 2 from 2000 to 2050, which has 2/3 of the rebate of 0.3; a short of 1 from 2050 to
    # 2080, which has the rest of it.
    assert figures(long) == numbers("100", "-0.75", "1.6", "97.65")
    assert figures(short) == numbers("-30", "0.1", "0.8", "-30.7")
    assert {trade["status"] for trade in (long, short)} == {"closed"}
    stats = told(capsys, "stats", journal)
    assert (Decimal(stats["funding"]), Decimal(stats["net"])) == numbers("-0.65", "66.95")
    assert run(["check", journal]) == 0


def test_hyperliquids_funding_history(
    journal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    history = (
        "time,coin,dir,px,sz,ntl,fee,closedPnl\n"
        "20/05/2025 - 01:10:00,ETH,Open Short,2500,1,2500,1,-1\n"
        "20/05/2025 - 05:10:00,ETH,Close Short,2400,1,2400,1,99\n"
        "20/05/2025 - 06:10:00,ETH,Open Short,2400,1,2400,1,-1\n"
    )
    name = "hyperliquid_trade_history"
    assert imported(capsys, journal, tmp_path, history, name) == (3, 0, 0, 0)
    funding = (
        "time,coin,sz,side,payment,rate\n"
        "20/05/2025 07:00:00,ETH,1,Short,0.05,0.00002\n"
        "20/05/2025 06:00:00,ETH,1,Short,0.05,0.00002\n"
        "20/05/2025 05:00:00,ETH,1,Short,-0.02,-0.000008\n"
        "20/05/2025 02:00:00,ETH,1,Short,0.06,0.00002\n"
    )
    name = "hyperliquid_funding_history"
    assert imported(capsys, journal, tmp_path, funding, name) == (3, 1, 0, 0)
    closed, still_open = told(capsys, "trades", journal)
    assert figures(closed) == numbers("100", "0.04", "2", "98.04")
    assert Decimal(still_open["funding"]) == Decimal("0.05")
    assert still_open["status"] == "open"
    assert run(["check", journal]) == 0


def test_dydxs_exports_in_german(
    journal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def export(*rows: str) -> str:
        cells = ("".join(f'"{row}"\r\n' for row in rows)).replace(",", '","')
        return f"\ufeff{cells}"

    trades = export(
        "Zeit,Markt,Seite,Betrag,Preis,Total,Gebühr,Typ,Liquidität",
        "2026-02-02T12:30:00.000Z,BTC-USD,Verkaufen,0.002,91000,182,-0.02,LIMIT,MAKER",
        "2026-02-02T10:29:47.082Z,BTC-USD,Kaufen,0.001,90000,90,0.045,LIMIT,TAKER",
        "2026-02-02T10:29:47.082Z,BTC-USD,Kaufen,0.001,90000,90,0.045,LIMIT,TAKER",
    )
    assert imported(capsys, journal, tmp_path, trades, "dydx_trades") == (3, 0, 0, 0)
    assert imported(capsys, journal, tmp_path, trades, "dydx_trades") == (0, 0, 0, 3)
    payments = export(
        "Zeit,Markt,Seite,Oracle-Preis,Größe,Zahlung,Rate",
        "2026-02-02T13:00:03.000Z,BTC-USD,LONG,91000,0.002,-9,0.00001",
        "2026-02-02T12:00:03.000Z,BTC-USD,LONG,90500,0.002,-0.00181,0.00001",
        "2026-02-02T11:00:03.000Z,BTC-USD,LONG,90000,0.002,0.0009,-0.000005",
    )
    assert imported(capsys, journal, tmp_path, payments, "dydx_funding") == (2, 1, 0, 0)
    (trade,) = told(capsys, "trades", journal)
    assert (trade["platform"], trade["account"]) == ("dydx_v4", "main")
    assert figures(trade) == numbers("2", "-0.00091", "0.07", "1.92909")
    assert run(["check", journal]) == 0


def test_dydxs_indexer(journal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    same = {
        "liquidity": "TAKER", "market": "ETH-USD", "marketType": "PERPETUAL", "size": "1",
        "subaccountNumber": 0,
    }  # fmt: skip
    fills = [
        {**same, "id": "b", "side": "SELL", "type": "LIQUIDATED", "price": "1800", "fee": "27",
         "createdAt": "2026-02-02T12:10:00.000Z"},
        {**same, "id": "a", "side": "BUY", "type": "LIMIT", "price": "2000", "fee": "1",
         "createdAt": "2026-02-02T10:10:00.000Z"},
    ]  # fmt: skip
    text = json.dumps({"status": "success", "result": {"fills": fills}})
    assert imported(capsys, journal, tmp_path, text, "dydx_fills") == (2, 0, 0, 0)
    (trade,) = told(capsys, "trades", journal)
    assert trade["status"] == "liquidated"
    assert figures(trade) == numbers("-200", "0", "28", "-228")


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ([{"coin": "BTC", "fundingRate": "0.00001", "time": TEN}], "hyperliquid_funding_rates"),
        (
            [{"ticker": "B-USD", "rate": "0", "price": "1", "effectiveAt": "2026-02-02T10:00:00Z"}],
            "dydx_funding_rates",
        ),
    ],
)
def test_rates_of_a_market_leave_the_journal_as_it_is(
    journal: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    rows: list[object],
    name: str,
) -> None:
    before = Path(journal).read_bytes()
    assert imported(capsys, journal, tmp_path, json.dumps(rows), name) == (0, 1, 0, 0)
    assert Path(journal).read_bytes() == before
