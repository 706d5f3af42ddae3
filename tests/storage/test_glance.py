"""The first look says what the finished screen will say, and is silent about unsound files."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.reckoning import figures, reckoned
from journal_app.domain.ledger.trade_levels import levels_of
from journal_app.domain.market.observed import Mark
from journal_app.domain.trade import MarginMode, Position, Status
from journal_app.domain.watching.book import total
from journal_app.services.glancing import Glance, glance
from journal_app.services.ports import TradeFilter
from journal_app.services.reckoning import ledger_of, rederive
from journal_app.services.recording import trash
from journal_app.storage.database import open_journal
from journal_app.storage.glance import first_look
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.services.conftest import LENDING, StillClock
from tests.services.samples import ETH, FULL_TRADE, NEW_YEAR, USDC, bare_trade, hours, round_trip

D = Decimal
OPEN_LEDGER: tuple[kinds.Entry, ...] = (
    kinds.Deposit(at=hours(0), asset=USDC, amount=D(1200), price=D(1)),
    kinds.Borrow(at=hours(0), sequence=1, asset=USDC, amount=D(1000), price=D(1), apr=D("0.07")),
    kinds.Open(at=hours(0), sequence=2, asset=ETH, size=D(1), price=D(2000)),
    kinds.Reduce(at=hours(20), asset=ETH, amount=D("0.5"), price=D(2400)),
    kinds.StopMoved(at=hours(21), asset=ETH, price=D(1900)),
    kinds.StopMoved(at=hours(22), asset=ETH, price=D(1950)),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """One open trade with a plan, one closed, one in the trash."""
    path = tmp_path / "one.journal"
    create_journal(path)
    one_position = replace(
        FULL_TRADE, positions=(Position(ETH, FULL_TRADE.positions[0].direction),)
    )
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        with journal.unit_of_work() as uow:
            uow.begin_action("import", NEW_YEAR)
            uow.settings.put("capital", "20000")
            opened = uow.trades.add(
                replace(
                    one_position,
                    status=Status.OPEN,
                    margin_mode=MarginMode.ISOLATED,
                    terms=LENDING,
                )
            )
            closed = [uow.trades.add(replace(bare_trade(), status=Status.CLOSED)) for _ in range(2)]
            for entry in OPEN_LEDGER:
                uow.entries.add(opened.id, entry)
            for trade in closed:
                for entry in round_trip(0, "2000", "2100"):
                    uow.entries.add(trade.id, entry)
            uow.observations.add_marks([Mark(asset=ETH, at=hours(30), price=D(2345))])
            rederive(uow, [opened.id, *(trade.id for trade in closed)])
            uow.commit()
        trash(journal, StillClock(), [closed[1].id])
    return path


def seen(path: Path) -> Glance:
    found = first_look(path, glance)
    assert found is not None
    return found


def test_it_says_what_a_replay_says(path: Path) -> None:
    found = seen(path)
    with open_journal(path, for_writing=False) as file, SqliteJournal(file).reading() as uow:
        market = uow.observations.market()
        trade = uow.trades.get(1)
        one = reckoned(trade, ledger_of(uow, 1), market, hours(30))
        told = figures(one, market)
        levels = levels_of(one, told)
        lines = uow.lists.lines(uow.lists.ids(TradeFilter(), descending=True))
    assert levels is not None
    (position,) = found.positions
    assert position.levels == levels._replace(break_even=None)
    assert (position.levels.stop, position.levels.target) == (D(1950), D(2600))
    assert position.health == told.health_factor
    assert position.platform == "Lender"
    book = found.book
    assert book.closest is not None
    assert (book.exposure, book.interest_per_day) == (told.exposure, told.interest_per_day)
    assert book.net_of_open == told.total.net
    assert book.costs == told.total.gross - told.total.net
    assert book.equity == total([D(20_000), told.total.net, D(100), -D("0.35")])
    assert found.closest is position
    assert found.marked_at == hours(30)
    assert len(found.lines) == 2
    assert list(found.lines) == lines


def test_an_empty_journal_has_no_equity_until_the_capital_is_said(tmp_path: Path) -> None:
    create_journal(tmp_path / "new.journal")
    found = seen(tmp_path / "new.journal")
    assert (found.book.equity, found.book.closest, found.lines) == (None, None, [])


def test_what_looks_unsound_gives_no_first_look_and_stays_as_it_is(path: Path) -> None:
    whole = path.read_bytes()
    assert first_look(path.with_name("missing"), glance) is None
    for broken in (whole[:-5], b"", b"text", whole[:4096] + b"\xff" * (len(whole) - 4096)):
        path.write_bytes(broken)
        assert first_look(path, glance) is None
        assert path.read_bytes() == broken
    path.write_bytes(whole)
    hot = path.with_name(f"{path.name}-journal")
    hot.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")
    assert first_look(path, glance) is None
    assert hot.exists()


def test_it_needs_nothing_heavy(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from journal_app.storage.glance import first_look\n"
        "from journal_app.services.glancing import glance\n"
        "assert first_look(Path(sys.argv[1]), glance)\n"
        "print(*sorted(m for m in sys.modules if m.startswith(('journal_app.', 'dataclasses',"
        " 'json', 'sqlmodel', 'zoneinfo', 'PySide6'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.stdout.split() == [
        "journal_app.domain",
        "journal_app.domain.exact",
        "journal_app.domain.levels",
        "journal_app.domain.problems",
        "journal_app.domain.trade_line",
        "journal_app.domain.watching",
        "journal_app.domain.watching.book",
        "journal_app.services",
        "journal_app.services.glancing",
        "journal_app.storage",
        "journal_app.storage.connection",
        "journal_app.storage.glance",
        "journal_app.storage.header",
        "journal_app.storage.legible",
        "journal_app.storage.lines",
        "journal_app.storage.stored",
    ]
