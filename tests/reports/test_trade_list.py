"""The trades as a table: beside what came of each stands what was planned and thought."""

from __future__ import annotations

from pathlib import Path

from journal_app.reports.trade_list import trade_list
from journal_app.services.browsing import records
from journal_app.services.ports import TradeFilter
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal


def test_a_trade_stands_beside_its_plan(demo_file: Path) -> None:
    with open_journal(demo_file, for_writing=False) as file, SqliteJournal(file).reading() as uow:
        found = list(records(uow, TradeFilter()))
        trades = {number: uow.trades.get(number) for number in (1, 149)}
    table = trade_list(found)
    rows = dict(zip(table.column("number"), table.rows, strict=True))
    keys = [column.key for column in table.columns]
    for number, trade in trades.items():
        row = dict(zip(keys, rows[number], strict=True))
        assert trade.plan is not None
        (planned, *_) = trade.plan.positions
        assert row["planned_entry"] == planned.entry
        assert row["planned_stop"] == planned.stop
        assert row["planned_target"] == planned.targets[0].price
        assert row["planned_liquidation"] == planned.liquidation_price
        assert row["thesis"] == trade.plan.thesis
        assert row["emotions"] == ", ".join(trade.emotions)


def test_a_trade_without_a_plan_leaves_its_columns_empty(demo_file: Path) -> None:
    with open_journal(demo_file, for_writing=False) as file, SqliteJournal(file).reading() as uow:
        unplanned = [each for each in records(uow, TradeFilter()) if each.trade.plan is None]
    table = trade_list(unplanned)
    assert table.rows
    for key in ("planned_entry", "planned_stop", "planned_target", "planned_liquidation"):
        assert set(table.column(key)) == {None}
    assert set(table.column("thesis")) == {""}
