"""Marks and rates record in the ledgers of open trades which lines they cross, in the same step."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.entries import AlertHit
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.watching.alerts import AlertKind, TradeAlert
from journal_app.domain.watching.crossings import Crossing
from journal_app.exporters.csv_text import write_csv
from journal_app.reports.exported_tables import TABLES
from journal_app.services.alerting import keep_alerts
from journal_app.services.archiving import archived, unpack
from journal_app.services.crossings import crossings_between
from journal_app.services.exporting import selection_of
from journal_app.services.marking import NOTHING_NEW, Marked, mark
from journal_app.services.ports import Journal, silent
from journal_app.services.price_sheet import Typed, update_prices
from journal_app.services.rate_histories import record_rates
from journal_app.services.reckoning import reckoned_anew
from journal_app.services.recording import correct_entry, open_trade, record_entry, trash
from journal_app.services.transferring import Source, import_file, preview_import
from journal_app.services.undo import redo, undo
from journal_app.services.watching import standing_now
from tests.importers.files import read
from tests.services.conftest import StillClock, TwoPlatforms
from tests.services.fake import FakeJournal

D = Decimal
MARCH = datetime(2026, 2, 20, 8, tzinfo=UTC)
ETH, USDC = Asset("ETH"), Asset("USDC")
CLOCK, PLATFORMS = StillClock(), TwoPlatforms()


@pytest.fixture(params=["fake", "sqlite"])
def either(request: pytest.FixtureRequest) -> Journal:
    """The fake, and a journal on disk."""
    if request.param == "fake":
        return FakeJournal()
    found: Journal = request.getfixturevalue("journal")
    return found


def later(hours: float) -> datetime:
    return MARCH + timedelta(hours=hours)


def opened(journal: Journal, own: int = 2000, stop: int = 1750) -> int:
    """Two ETH at 2,000, half of them borrowed."""
    trade = open_trade(
        journal,
        CLOCK,
        PLATFORMS,
        [
            Draft(kind="deposit", at=MARCH, asset=USDC, amount=D(own)),
            Draft(kind="borrow", at=MARCH, asset=USDC, amount=D(4000 - own), apr=D("0.05")),
            Draft(kind="open", at=MARCH, asset=ETH, amount=D(2), price=D(2000)),
            Draft(kind="stop", at=MARCH, asset=ETH, price=D(stop)),
        ],
        account="main",
        platform="lender",
    )
    return trade.id


def marked(journal: Journal, hours: float, price: str) -> Marked:
    return mark(journal, CLOCK, [Mark(ETH, later(hours), D(price))], [])


def hits(journal: Journal, trade_id: int) -> list[AlertHit]:
    """The crossings in a ledger, whose figures are what it gives."""
    with journal.reading() as uow:
        ((_, now, told),) = reckoned_anew(uow, [trade_id])
        assert (uow.trades.get(trade_id), uow.figures.get(trade_id)) == (now, told)
        entries = [each.entry for each in uow.entries.of(trade_id)]
    return [each for each in entries if isinstance(each, AlertHit)]


def lines(found: Sequence[AlertHit] | Sequence[Crossing]) -> list[str | None]:
    return [each.line for each in found]


def test_a_mark_that_crosses_lines_is_recorded_with_them(either: Journal) -> None:
    trade_id = opened(either)
    assert marked(either, 1, "1950").crossed == ()
    told = marked(either, 2, "1730")
    found = hits(either, trade_id)
    assert lines(found) == lines(told.crossed) == ["watch_health_below", "watch_stop_hit"]
    health, stop = found
    assert health.at == stop.at == later(2)
    assert (stop.asset, stop.price, stop.measured, stop.bound) == (ETH, D(1730), D(1730), D(1750))
    assert health.measured is not None
    assert health.measured < D("1.5") == health.bound
    assert told.crossed[0].name == "ETH long"
    assert marked(either, 3, "1725").crossed == ()
    assert len(hits(either, trade_id)) == 2


def test_back_and_over_again_is_a_new_crossing(either: Journal) -> None:
    trade_id = opened(either, own=3000)
    for place, price in enumerate(("1700", "1800", "1699")):
        marked(either, 1 + place, price)
    assert lines(hits(either, trade_id)) == ["watch_stop_hit", "watch_stop_hit"]


def test_the_same_again_records_nothing(either: Journal) -> None:
    trade_id = opened(either, own=3000)
    marked(either, 1, "1700")
    assert marked(either, 1, "1700") == NOTHING_NEW
    assert marked(either, 1, "1695").crossed == ()  # the price of that moment is corrected
    assert len(hits(either, trade_id)) == 1


def test_a_moment_tells_a_line_once_however_its_price_is_corrected(either: Journal) -> None:
    trade_id = opened(either, own=3000)
    for price in ("1700", "1800", "1690"):
        marked(either, 1, price)
    assert len(hits(either, trade_id)) == 1


def test_a_trade_that_comes_with_the_marks_crosses_nothing(either: Journal) -> None:
    at = f"{later(1):%Y-%m-%dT%H:%MZ}"
    rows = f"{at},main,lender,open,ETH,1,2000,A\n{at},main,lender,stop,ETH,,1900,A\n"
    marks = f"{later(2):%Y-%m-%dT%H:%MZ},,,mark,ETH,,1800,\n"
    file = read(EVENTS + rows + marks)
    assert import_file(either, CLOCK, PLATFORMS, file, Source("a.csv", "h")).crossed == ()


def test_a_mark_of_the_past_crosses_nothing(either: Journal) -> None:
    trade_id = opened(either, own=3000)
    marked(either, 5, "1900")
    assert marked(either, 4, "1500").crossed == ()
    assert hits(either, trade_id) == []


def test_it_is_taken_back_and_done_again_with_its_step(either: Journal) -> None:
    trade_id = opened(either)
    marked(either, 1, "1730")
    found = hits(either, trade_id)
    undo(either)
    assert hits(either, trade_id) == []
    redo(either)
    assert hits(either, trade_id) == found


def test_the_sheet_of_prices_records_too(either: Journal) -> None:
    trade_id = opened(either, own=3000)
    typed = Typed({ETH: D(1900)}, {("lender", USDC): D(25)})
    told = update_prices(either, CLOCK, later(1), typed)
    (found,) = told.crossed
    assert (found.line, found.asset, found.measured) == ("watch_rate_above", USDC, D("0.25"))
    assert lines(hits(either, trade_id)) == ["watch_rate_above"]


def test_rates_alone_are_crossed_once_a_mark_is_of_their_time(either: Journal) -> None:
    trade_id = opened(either, own=3000)
    marked(either, 1, "2000")
    record_rates(either, CLOCK, [RatePoint("lender", USDC, later(2), D("0.3"))])
    assert hits(either, trade_id) == []
    marked(either, 3, "2001")
    assert lines(hits(either, trade_id)) == ["watch_rate_above"]


def test_what_is_closed_or_in_the_trash_is_not_watched(either: Journal) -> None:
    closed, gone = opened(either), opened(either)
    record_entry(
        either, CLOCK, closed, Draft(kind="close", at=later(0.5), asset=ETH, price=D(2000))
    )
    trash(either, CLOCK, [gone])
    assert marked(either, 1, "1500").crossed == ()


EVENTS = "time,account,platform,event,asset,amount,price,trade\n"


def test_a_file_of_prices_records_once(either: Journal) -> None:
    trade_id = opened(either, own=3000)
    file = read(f"{EVENTS}{later(1):%Y-%m-%dT%H:%MZ},,,mark,ETH,,1700,\n")
    for count in (1, 0):
        report = import_file(either, CLOCK, PLATFORMS, file, Source("a.csv", "h"))
        assert len(report.crossed) == count
    assert len(hits(either, trade_id)) == 1
    assert preview_import(either, CLOCK, PLATFORMS, file).crossed == ()


def test_a_file_that_continues_a_trade_and_marks_it(either: Journal) -> None:
    trade_id = opened(either, own=3000)
    at = f"{later(1):%Y-%m-%dT%H:%MZ}"
    rows = (
        f"{at},main,lender,deposit,USDC,100,1,\n"
        f"{at},,,mark,ETH,,1700,\n{at},main,lender,withdraw,USDC,100,1,\n"
    )
    import_file(either, CLOCK, PLATFORMS, read(EVENTS + rows), Source("a.csv", "h"))
    assert lines(hits(either, trade_id)) == ["watch_stop_hit"]
    with either.reading() as uow:
        assert len(uow.entries.of(trade_id)) == 7


def test_entries_after_the_mark_are_valued_as_they_stood(either: Journal) -> None:
    trade_id = opened(either, own=3000)
    at = f"{later(1):%Y-%m-%dT%H:%MZ}"
    rows = f"{at},,,mark,ETH,,1700,\n{later(2):%Y-%m-%dT%H:%MZ},main,lender,deposit,USDC,100,1,\n"
    import_file(either, CLOCK, PLATFORMS, read(EVENTS + rows), Source("a.csv", "h"))
    (hit,) = hits(either, trade_id)
    assert hit.at == later(2)


def test_an_export_tells_it_in_words_and_is_known_again(either: Journal, tmp_path: Path) -> None:
    trade_id = opened(either)
    marked(either, 1, "1730")
    out = tmp_path / "ledger.csv"
    write_csv(TABLES["ledger"](selection_of(either, CLOCK)), out, silent)
    with out.open(newline="", encoding="utf-8-sig") as text:
        notes = [row["note"] for row in csv.DictReader(text) if row["event"] == "alert"]
    assert notes == [
        "Health factor fell below 1.50: 1.44",
        "Stop 1750 reached: 1730",
    ]
    report = import_file(either, CLOCK, PLATFORMS, read(out.read_bytes()), Source("a.csv", "h"))
    assert report.accepted == 0
    assert len(hits(either, trade_id)) == 2


def test_a_whole_journal_carries_it(either: Journal) -> None:
    opened(either)
    marked(either, 1, "1730")
    content = archived(either)
    empty = FakeJournal()
    unpack(empty, CLOCK, content)
    assert archived(empty) == content
    assert len(hits(empty, 1)) == 2


def test_a_corrected_crossing_still_tells_its_line(either: Journal) -> None:
    trade_id = opened(either, own=3000)
    marked(either, 1, "1700")
    with either.reading() as uow:
        recorded = uow.entries.of(trade_id)[-1]
    draft = Draft(kind="alert", at=later(1), asset=ETH, price=D(1700), note="asleep")
    correct_entry(either, CLOCK, trade_id, recorded.id, draft)
    (hit,) = hits(either, trade_id)
    assert (hit.line, hit.note) == ("watch_stop_hit", "asleep")
    note = Draft(kind="note", at=later(1), note="asleep")
    correct_entry(either, CLOCK, trade_id, recorded.id, note)
    assert hits(either, trade_id) == []


def test_what_was_done_about_each_line(either: Journal) -> None:
    first = opened(either)
    marked(either, 1, "1730")
    more = Draft(kind="deposit", at=later(3), asset=USDC, amount=D(500))
    record_entry(either, CLOCK, first, more)
    marked(either, 30, "1900")
    marked(either, 40, "1730")
    with either.reading() as uow:
        found = crossings_between(uow, MARCH, later(100))
        assert crossings_between(uow, MARCH, later(1)) == []
    told = [(each.answer.hit.line, each.answer.is_ignored, each.answer.until) for each in found]
    assert told == [
        ("watch_health_below", False, later(30)),
        ("watch_stop_hit", False, later(30)),
        ("watch_stop_hit", True, later(64)),
    ]
    assert {(each.trade.id, each.name) for each in found} == {(first, "ETH long")}


def test_a_rate_that_was_never_marked_is_looked_after_for_a_day(either: Journal) -> None:
    opened(either, own=3000)
    update_prices(either, CLOCK, later(1), Typed({ETH: D(1900)}, {("lender", USDC): D(25)}))
    with either.reading() as uow:
        (found,) = crossings_between(uow, MARCH, later(2))
    assert found.answer.until == later(25)


def test_a_loan_without_a_position_is_watched_too(either: Journal) -> None:
    """Ether lent, dollars owed, and nothing bought: its lines and alerts are of the ether.

    At 1,500 its health is 1,500 · 0.83 / 1,000 = 1.245, and 1.75 takes
    (1,750 − 1,245) / 0.83 more.
    """
    trade_id = open_trade(
        either,
        CLOCK,
        PLATFORMS,
        [
            Draft(kind="deposit", at=MARCH, asset=ETH, amount=D(1), price=D(2000)),
            Draft(kind="borrow", at=MARCH, asset=USDC, amount=D(1000), price=D(1), apr=D(0)),
        ],
        account="main",
        platform="lender",
    ).id
    keep_alerts(
        either,
        CLOCK,
        trade_id,
        [TradeAlert(kind=AlertKind.HEALTH, level=D("1.6"))],
    )
    told = marked(either, 1, "1500")
    found = hits(either, trade_id)
    assert lines(told.crossed) == lines(found)
    assert lines(found) == ["watch_health_below", "watch_collateral_fallen", "watch_health_alert"]
    assert {(each.asset, each.price) for each in found} == {(ETH, D(1500))}
    with either.reading() as uow:
        said = standing_now(uow, later(1)).attention
    (low,) = [each for each in said if each.code == "watch_health_below"]
    assert low.subject == told.crossed[0].name == "ETH / USDC"
    assert low.mend is not None
    assert (low.mend.asset, low.mend.share, low.mend.target) == (ETH, None, None)
    assert low.mend.amount_to_enter == D("0.40562249")  # 505 / 0.83 / 1,500, rounded up


def test_what_nothing_can_be_added_to_has_no_mend(either: Journal) -> None:
    """Borrowed, and taken elsewhere: nothing lies there that more could be added to."""
    trade_id = open_trade(
        either,
        CLOCK,
        PLATFORMS,
        [Draft(kind="borrow", at=MARCH, asset=ETH, amount=D(1), price=D(2000), apr=D(0))],
        account="main",
        platform="lender",
    ).id
    marked(either, 1, "2100")
    assert hits(either, trade_id) == []
    with either.reading() as uow:
        said = standing_now(uow, later(1)).attention
    (low,) = [each for each in said if each.code == "watch_health_below"]
    assert (low.facts["health"], low.mend) == (0, None)
