"""`import --mapping`: a saved mapping, a preset or a file of JSON; with figures worked by hand."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from journal_app.assembly.clock import SystemClock
from journal_app.cli.journals import open_for_writing
from journal_app.cli.main import run
from journal_app.services.import_mappings import keep_mapping, mapping_from
from tests.cli.test_import_command import answer

MAPPING = {
    "columns": {
        "time": ["Datum", "Uhrzeit"],
        "market": ["Markt"],
        "side": ["Seite"],
        "size": ["Menge"],
        "price": ["Kurs"],
        "fee": ["Gebühr"],
        "stated": ["Gewinn"],
    },
    "sides": {"Kauf": "buy", "Verkauf": "sell"},
    "kind": "perpetual",
    "stated": "gross",
    "zone": "Europe/Berlin",
    "account": "hot",
    "platform": "hyperliquid",
}
ROWS = (
    "Datum;Uhrzeit;Markt;Seite;Menge;Kurs;Gebühr;Gewinn\n"
    "05.03.2026;10:00;ETH;Kauf;1,5;2.000,50;1,25;0\n"
    "06.03.2026;11:30;ETH;Verkauf;0,5;2.100,50;0,75;50\n"
    "06.03.2026;11:30;ETH;Verkauf;0,5;2.100,50;0,75;50\n"
    "07.03.2026;12:00;ETH;Halten;0,5;2.100,50;0,75;0\n"
    "08.03.2026;12:00;ETH;Verkauf;0,5;1.900,50;0,75;-50\n"
)


@pytest.fixture
def journal(tmp_path: Path) -> str:
    path = str(tmp_path / "a.journal")
    assert run(["new", path]) == 0
    return path


@pytest.fixture
def mapping(tmp_path: Path) -> str:
    path = tmp_path / "mapping.json"
    path.write_text(json.dumps(MAPPING), encoding="utf-8")
    return str(path)


def written(folder: Path, content: str, encoding: str = "utf-8") -> str:
    path = folder / "rows.csv"
    path.write_bytes(content.encode(encoding))
    return str(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_of_a_mapping(
    journal: str, mapping: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    code, told = answer(capsys, journal, written(tmp_path, ROWS, encoding), "--mapping", mapping)
    assert code == 1
    assert (told["format"], told["rows"], told["accepted"]) == ("mapped", 5, 4)
    (refused,) = told["refused"]
    assert (refused["row"], refused["column"], refused["value"]) == (5, "Seite", "Halten")
    # 0.5·(2100.5 − 2000.5)·2 + 0.5·(1900.5 − 2000.5) = 50, less 1.25 + 3·0.75 of fees
    assert (told["fees"], told["net"], told["trades_closed"]) == ("3.5", "46.5", 1)
    _, again = answer(capsys, journal, written(tmp_path, ROWS), "--mapping", mapping)
    assert (again["accepted"], again["duplicates"]) == (0, 4)
    more = ROWS + "09.03.2026;12:00;ETH;Kauf;1;2.000;1;0\n"
    _, overlap = answer(capsys, journal, written(tmp_path, more), "--mapping", mapping)
    assert (overlap["accepted"], overlap["duplicates"]) == (1, 4)
    assert run(["trades", journal, "--json"]) == 0
    closed: dict[str, Any] = json.loads(capsys.readouterr().out)[0]
    assert (closed["account"], closed["platform"]) == ("hot", "hyperliquid")
    assert closed["opened_at"] == "2026-03-05T09:00:00Z"


def test_what_the_command_says_goes_before_the_mapping(
    journal: str, mapping: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, ROWS)
    answer(
        capsys, journal, file, "--mapping", mapping, "--timezone", "UTC", "--account", "cold",
        "--platform", "dydx_v4",
    )  # fmt: skip
    assert run(["trades", journal, "--json"]) == 0
    (trade,) = json.loads(capsys.readouterr().out)
    assert (trade["account"], trade["platform"]) == ("cold", "dydx_v4")
    assert trade["opened_at"] == "2026-03-05T10:00:00Z"


def test_the_file_s_own_profit_is_held_against_what_is_realised(
    journal: str, mapping: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["import", journal, written(tmp_path, ROWS), "--mapping", mapping, "--dry-run"])
    assert "46.5 realised here, 46.5 by the file's own column" in capsys.readouterr().out


def test_a_saved_mapping_by_its_name_and_a_preset_by_its(
    journal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_for_writing(Path(journal)) as opened:
        saved = mapping_from(json.dumps({**MAPPING, "id": "My broker"}))
        keep_mapping(opened, SystemClock(), saved)
    file = written(tmp_path, ROWS)
    code, told = answer(capsys, journal, file, "--mapping", "my BROKER", "--dry-run")
    assert (code, told["format"], told["accepted"]) == (1, "mapped", 4)
    generic = "Date,Time,Symbol,Quantity,Price,Side,Commission\n"
    generic += "1/17/2025,11:35:05,SPY,100,125.5,Buy,1\n1/17/2025,14:41:15,SPY,100,126,Sell,1\n"
    file = written(tmp_path, generic)
    options = ("--timezone", "America/New_York", "--platform", "spot_margin")
    code, told = answer(capsys, journal, file, "--mapping", "tradervue", *options)
    assert (code, told["format"], told["fees"], told["net"]) == (0, "fills", "2", "48")


def test_a_workbook_is_imported_like_a_text(
    journal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Date", "Symbol", "Side", "Quantity", "Price", "Fee"],
        ["2026-03-05 10:00:00", "ETH", "buy", 0.1, 2000.25, 0.5],
        ["2026-03-06 10:00:00", "ETH", "sell", 0.1, 2100.25, 0.5],
    ):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    path = tmp_path / "any.name"
    path.write_bytes(out.getvalue())
    options = ("--timezone", "UTC", "--platform", "spot_margin")
    code, told = answer(capsys, journal, str(path), *options)
    assert (code, told["format"], told["accepted"], told["net"]) == (0, "fills", 2, "9")


def test_a_fee_in_another_token_counts_at_its_price_or_is_told(
    journal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Date(UTC),Symbol,Side,Price,Quantity,Amount,Fee,Fee Coin,Realized Profit,Quote Asset\n"
    text += "2026-07-02 12:00:00,ETHUSDT,SELL,3100,0.5,1550,0.0003,BNB,0,USDT\n"
    text += "2026-07-02 13:00:00,ETHUSDT,BUY,3000,0.5,1500,0.6,USDT,50,USDT\n"
    file = written(tmp_path, text)
    _, told = answer(capsys, journal, file, "--dry-run")
    assert (told["fees"], told["net"]) == ("0.6", "49.4")
    run(["import", journal, file, "--dry-run"])
    assert "fees in BNB are kept and not counted in money" in capsys.readouterr().err
    marks = tmp_path / "marks.csv"
    marks.write_text("time,asset,price\n2026-07-02T00:00:00Z,BNB,600\n")
    assert run(["mark", journal, str(marks)]) == 0
    _, told = answer(capsys, journal, file)
    assert (told["fees"], told["net"]) == ("0.78", "49.22")  # 0.0003 · 600 = 0.18


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no saved mapping"),
        ("no json", "is not a mapping of columns"),
        ('{"columns": {"time": ["t"]}}', "no column is chosen"),
        ('{"columns": {"time": ["t"], "market": ["m"], "size": ["s"], "price": ["p"]}}',
         "the file lacks columns of the mapping: m, p, s, t"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_line(
    journal: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: str | None,
    said: str,
) -> None:
    path = tmp_path / "m.json"
    if content is not None:
        path.write_text(content)
    capsys.readouterr()
    assert run(["import", journal, written(tmp_path, ROWS), "--mapping", str(path)]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert len(told.err.splitlines()) == 1
    assert not told.out


def test_a_mapping_and_a_format_are_not_both_given(
    journal: str, mapping: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, ROWS)
    assert run(["import", journal, file, "--mapping", mapping, "--format", "fills"]) == 2


def test_funding_of_binance_goes_to_the_trade_that_was_held_then(
    journal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fills = "Date(UTC),Symbol,Side,Price,Quantity,Amount,Fee,Fee Coin,Realized Profit,Quote Asset\n"
    fills += "2026-07-01 10:00:00,ETHUSDT,SELL,3000,1,3000,1.2,USDT,0,USDT\n"
    fills += "2026-07-02 12:00:00,ETHUSDT,BUY,2950,1,2950,1.22,USDT,50,USDT\n"
    fills += "2026-07-03 12:00:00,ETHUSDT,BUY,2950,1,2950,1.2,USDT,0,USDT\n"
    events = "Date(UTC),type,Amount,Asset,Symbol,Transaction ID\n"
    events += "2026-07-01 16:00:00,FUNDING_FEE,-0.31,USDT,ETHUSDT,1\n"
    events += "2026-07-02 16:00:00,FUNDING_FEE,0.5,USDT,ETHUSDT,2\n"
    file = tmp_path / "events.csv"
    file.write_text(events)
    _, early = answer(capsys, journal, str(file))
    assert early["accepted"] == 0  # nothing was held yet, and no trade is begun by a payment
    assert "take the file of its fills first" in early["skipped"][0]["reason"]
    answer(capsys, journal, written(tmp_path, fills))
    code, told = answer(capsys, journal, str(file))
    assert (code, told["accepted"], told["trades_opened"]) == (0, 1, 0)
    assert [each["row"] for each in told["skipped"]] == [3]  # flat between the two trades
    assert run(["trades", journal, "--json"]) == 0
    closed, held = json.loads(capsys.readouterr().out)
    assert (closed["funding"], closed["net"]) == ("-0.31", "47.27")  # 50 − 0.31 − 2.42
    assert held["funding"] == "0"
    _, again = answer(capsys, journal, str(file))
    assert (again["accepted"], again["duplicates"]) == (0, 1)
