"""The rows of a file before anything is written: what each becomes, or why not."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from journal_app.domain.exact import rounded
from journal_app.domain.trade import Direction
from journal_app.importers.options import Options
from journal_app.services.import_preview import preview_rows
from journal_app.services.ports import Clock, Journal, Platforms
from journal_app.services.transferring import Source, import_file, preview_import
from tests.importers.files import read, sample

HISTORY = """\
time,coin,dir,px,sz,ntl,fee,closedPnl
09/03/2026 - 03:05:00,SOL,Open Long,148.2,2,296.4,0.1,-0.1
09/03/2026 - 05:05:00,ETH,Open Short,2400,1,2400,0.3,-0.3
09/03/2026 - 06:05:00,ETH,Open Short,2410,1,2410,0.3,-0.3
09/03/2026 - 16:15:00,ETH,Short > Long,2380,3,7140,0.2,49.8
09/03/2026 - 17:40:00,SOL,Close Long,150,1,150,0.1,1.7
23/03/2026 - 17:41:00,BTC,Open Long,abc,1,1,0.1,0
23/03/2026 - 17:42:00,SOL,Close Long,151,1,151,0.1,2.7
"""
EVENTS = """\
time,account,platform,event,asset,amount,price,rate,trade
2026-01-01T00:00:00Z,,,mark,ETH,,2000,,
2026-01-02T00:00:00Z,,lender,deposit,USDC,500,,,A
2026-01-03T00:00:00Z,,lender,rate,USDC,,,0.05,
2026-01-04T00:00:00Z,,lender,withdraw,USDC,900,,,A
"""


def test_every_row_says_what_it_becomes(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    file = read(HISTORY)
    preview = preview_rows(journal, clock, platforms, file)
    assert preview.report == preview_import(journal, clock, platforms, file)
    told = {row.line: row for row in preview.rows}
    assert [told[line].becomes for line in range(2, 9)] == [
        "new_trade", "new_trade", "adds", "closes_and_turns", "reduces", "refused", "closes",
    ]  # fmt: skip
    turned = told[5]
    assert (turned.said, turned.amount, turned.direction) == ("buy", Decimal(3), Direction.SHORT)
    assert turned.net is not None  # 20 + 30, less the fees and two thirds of the last one
    assert rounded(turned.net, Decimal("0.0001")) == Decimal("49.2667")
    assert preview.report.agrees is True
    other = read(HISTORY.replace(",49.8", ",48.8"))
    assert preview_rows(journal, clock, platforms, other).report.agrees is False
    refused = told[7]
    assert refused.problem is not None
    assert (refused.problem.field, refused.value) == ("px", "abc")
    assert preview.first_at == datetime(2026, 3, 9, 3, 5, tzinfo=UTC)


def test_what_is_known_already_is_a_duplicate(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    file = read(sample("hyperliquid_trade_history.csv"), Options(date_order="day_first"))
    assert preview_rows(journal, clock, platforms, file).report.agrees is True
    import_file(journal, clock, platforms, file, Source("a.csv", "hash"))
    preview = preview_rows(journal, clock, platforms, file)
    assert {row.becomes for row in preview.rows} == {"duplicate"}
    assert preview.report.agrees is None
    assert len(preview.rows) == preview.report.duplicates == 48


def test_events_prices_and_rates_keep_their_own_words(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    preview = preview_rows(journal, clock, platforms, read(EVENTS))
    assert [(row.said, row.becomes) for row in preview.rows] == [
        ("mark", "price"), ("deposit", "new_trade"), ("rate", "rate"), ("withdraw", "refused"),
    ]  # fmt: skip
    assert preview.rows[1].trade_label == "A"
