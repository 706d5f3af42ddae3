"""What every journal promises the services: the same tests on the fake and on SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.problems import JournalError
from journal_app.domain.trade import Direction, MarginMode, Position, Status, Trade
from journal_app.reports.observed import rates_in
from journal_app.services.marking import keep_observations
from journal_app.services.ports import (
    Account,
    Attachment,
    DayNote,
    ExchangeRate,
    HistoryFilter,
    Journal,
    KeptReview,
    SavedView,
    TradeFilter,
    TradeLink,
    UnitOfWork,
)
from journal_app.services.reckoning import reckoned_anew, rederive
from journal_app.services.undo import redo, undo
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.services.fake import FakeJournal
from tests.services.samples import (
    BTC,
    EMPTY_PLAN,
    ETH,
    EVERY_KIND,
    FULL_TRADE,
    NEW_YEAR,
    PLAN,
    TERMS,
    USDC,
    D,
    bare_trade,
    hours,
    round_trip,
)


@pytest.fixture(params=["fake", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    if request.param == "fake":
        yield FakeJournal()
    else:
        path = tmp_path / "contract.journal"
        create_journal(path)
        with open_journal(path, for_writing=True) as file:
            yield SqliteJournal(file)


def add_trades(journal: Journal, *trades: Trade) -> list[Trade]:
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR)
        added = [uow.trades.add(trade) for trade in trades]
        uow.commit()
    return added


def everything(uow: UnitOfWork) -> tuple[object, ...]:
    trades = list(uow.trades.every())
    return (
        trades,
        [uow.entries.of(trade.id) for trade in trades],
        list(uow.figures.every()),
        uow.accounts(),
        uow.day_notes(),
        uow.links(),
        uow.exchange_rates(),
        list(uow.attachments.every()),
        uow.flows.every(),
        uow.saved_views(),
        uow.reviews.every(),
        uow.own_terms(),
        list(rates_in(uow.observations.market())),
        uow.settings.get("zone"),
        uow.observations.last_mark_at(),
        sorted(uow.imports.known(["a", "b"]).items()),
        [trade.id for trade in trades if trade.id in uow.lists.ids(TradeFilter(text="bounce"))],
    )


def test_a_trade_comes_back_as_it_was(journal: Journal) -> None:
    full, bare = add_trades(journal, FULL_TRADE, bare_trade())
    assert (full.id, full.number, bare.id, bare.number) == (1, 1, 2, 2)
    with journal.reading() as uow:
        assert uow.trades.get(1) == full == replace(FULL_TRADE, id=1, number=1)
        assert uow.trades.get(2) == bare
        assert list(uow.trades.every()) == [full, bare]
        assert list(uow.trades.some([2, 1])) == [bare, full]
        assert uow.trades.with_number(2) == bare
        assert uow.trades.with_number(3) is None
        with pytest.raises(JournalError, match="no_such_trade"):
            uow.trades.get(3)
        with pytest.raises(JournalError, match="no_such_trade"):
            list(uow.trades.some([1, 3]))


def test_many_trades_are_kept_like_single_ones(journal: Journal) -> None:
    with journal.unit_of_work() as uow:
        uow.begin_action("import", NEW_YEAR)
        added = uow.trades.add_many([FULL_TRADE, replace(bare_trade(), number=7), bare_trade()])
        uow.commit()
    assert added == [1, 2, 3]
    with journal.reading() as uow:
        kept = list(uow.trades.every())
    assert [(trade.id, trade.number) for trade in kept] == [(1, 1), (2, 7), (3, 8)]
    assert kept[0] == replace(FULL_TRADE, id=1, number=1)
    with journal.unit_of_work() as uow:
        uow.begin_action("import", NEW_YEAR)
        with pytest.raises(ValueError, match="kept already"):
            uow.trades.add(kept[0])


def test_a_changed_trade_is_kept_with_its_parts(journal: Journal) -> None:
    (trade,) = add_trades(journal, FULL_TRADE)
    changed = replace(
        trade,
        status=Status.OPEN,
        positions=(Position(BTC, Direction.LONG), trade.positions[1]),
        tags=("eth",),
        mistakes=(),
        plan=replace(PLAN, thesis="another"),
        terms=None,
        deleted_at=hours(1),
    )
    for wanted in (changed, replace(changed, plan=None), replace(changed, plan=EMPTY_PLAN)):
        with journal.unit_of_work() as uow:
            uow.begin_action("change", NEW_YEAR)
            uow.trades.save(wanted)
            uow.trades.save(wanted)
            uow.commit()
        with journal.reading() as uow:
            assert uow.trades.get(1) == wanted


def test_many_changed_trades_are_kept_at_once(journal: Journal) -> None:
    added = add_trades(journal, FULL_TRADE, *(bare_trade() for _ in range(5)))
    changed = [
        replace(added[0], tags=("other",), plan=None, lesson="bounce"),
        added[1],
        replace(added[2], deleted_at=hours(1)),
        replace(added[3], tags=("x", "y"), plan=EMPTY_PLAN),
        replace(added[5], positions=(Position(ETH, Direction.LONG),), strategy="Trend"),
    ]
    told: list[tuple[int, int]] = []
    with journal.unit_of_work() as uow:
        uow.begin_action("change", NEW_YEAR)
        uow.trades.save_many(reversed(changed), lambda done, of: told.append((done, of)))
        uow.commit()
    assert told == [(5, 5)]
    with journal.reading() as uow:
        assert list(uow.trades.every()) == [*changed[:4], added[4], changed[4]]
        assert list(uow.lists.ids(TradeFilter(text="bounce"))) == [1]
    undo(journal)
    with journal.reading() as uow:
        assert list(uow.trades.every()) == added
    redo(journal)
    with journal.reading() as uow:
        assert uow.trades.get(4) == changed[3]


def test_a_label_names_the_newest_trade_outside_the_trash(journal: Journal) -> None:
    labelled = replace(bare_trade(), label="A", positions=(Position(ETH, Direction.LONG),))
    add_trades(
        journal,
        labelled,
        labelled,
        replace(labelled, deleted_at=NEW_YEAR),
        replace(labelled, account="other"),
        bare_trade(),
    )
    with journal.reading() as uow:
        found = uow.trades.labelled("main", "hyperliquid", "A")
        assert found is not None
        assert found.id == 2
        assert uow.trades.labelled("main", "aave_v3", "A") is None
        assert uow.trades.labelled("main", "hyperliquid", "") is None


def test_every_kind_of_entry_comes_back_as_it_was(journal: Journal) -> None:
    add_trades(journal, bare_trade(), bare_trade(), bare_trade())
    told: list[tuple[int, int]] = []
    with journal.unit_of_work() as uow:
        uow.begin_action("add_entry", NEW_YEAR)
        assert uow.entries.last_at() is None
        single = [uow.entries.add(1, entry) for entry in reversed(EVERY_KIND)]
        batch = uow.imports.add(NEW_YEAR, "fills.csv", "hyperliquid", "0f")
        (raw_row_id,) = uow.imports.add_rows(batch, [(2, "a,b", "a", 0, "accepted")])
        count = uow.entries.add_many(
            [(3, entry, raw_row_id) for entry in EVERY_KIND],
            lambda done, of: told.append((done, of)),
        )
        uow.commit()
    assert count == len(EVERY_KIND)
    assert told[-1] == (count, count)
    with journal.reading() as uow:
        assert uow.entries.of(1) == single[::-1]
        assert [each.entry for each in uow.entries.of(3)] == list(EVERY_KIND)
        assert {each.raw_row_id for each in uow.entries.of(3)} == {raw_row_id}
        assert uow.entries.of(2) == []
        assert [(id_, len(of)) for id_, of in uow.entries.of_all()] == [(1, count), (3, count)]
        some = [(id_, len(of)) for id_, of in uow.entries.of_some([3, 2, 1])]
        assert some == [(3, count), (2, 0), (1, count)]
        assert uow.entries.last_at() == EVERY_KIND[-1].at


def test_an_entry_is_corrected_and_taken_out(journal: Journal) -> None:
    add_trades(journal, bare_trade())
    with journal.unit_of_work() as uow:
        uow.begin_action("add_entry", NEW_YEAR)
        first, second = (uow.entries.add(1, entry) for entry in round_trip(0, "2000", "2100"))
        uow.commit()
    corrected = replace(first, entry=kinds.Note(at=hours(2), note="was no fill"))
    with journal.unit_of_work() as uow:
        uow.begin_action("correct_entry", NEW_YEAR)
        uow.entries.replace(corrected)
        uow.commit()
    with journal.reading() as uow:
        assert uow.entries.of(1) == [second, corrected]
    with journal.unit_of_work() as uow:
        uow.begin_action("delete_entry", NEW_YEAR)
        uow.entries.remove(second)
        uow.commit()
    with journal.reading() as uow:
        assert uow.entries.of(1) == [corrected]


def test_marks_and_rates_replace_what_stands_at_their_place(journal: Journal) -> None:
    mark = Mark(ETH, hours(1), D(2000))
    point = RatePoint("aave_v3", USDC, hours(1), D("0.05"))
    with journal.unit_of_work() as uow:
        uow.begin_action("mark", NEW_YEAR)
        assert uow.observations.last_mark_at() is None
        assert uow.observations.add_marks([mark, replace(mark, price=D(2001))]) == 1
        assert uow.observations.add_marks([replace(mark, price=D(2001))]) == 0
        other = replace(mark, platform="dydx_v4", price=D(2002), oracle_price=D(1999))
        assert uow.observations.add_marks([replace(mark, price=D(2003)), other]) == 2
        assert uow.observations.add_marks([replace(mark, asset=BTC, at=hours(3))]) == 1
        assert uow.observations.add_rates([point, replace(point, at=hours(2), apr=D("0.06"))]) == 2
        assert uow.observations.add_rates([point]) == 0
        assert uow.observations.add_rates([replace(point, apr=D("0.07"))]) == 1
        uow.commit()
    with journal.reading() as uow:
        assert uow.observations.last_mark_at() == hours(3)
        market = uow.observations.market()
        assert market.prices[ETH].at(hours(1)) == other
        assert market.prices[BTC].at(hours(3)) is not None
        index = market.rates_of("aave_v3")[USDC]
        assert index.apr_at(hours(1)) == D("0.07")
        assert index.apr_at(hours(2)) == D("0.06")
        assert set(uow.observations.market([BTC]).prices) == {BTC}
        assert uow.observations.market([BTC]).rates == {}


def test_a_row_is_known_as_often_as_it_was_accepted(journal: Journal) -> None:
    with journal.unit_of_work() as uow:
        uow.begin_action("import", NEW_YEAR)
        batch = uow.imports.add(NEW_YEAR, "fills.csv", "hyperliquid", "0f")
        rows = [
            (2, "a", "a", 0, "accepted"),
            (3, "a", "a", 1, "accepted"),
            (4, "b", "b", 0, "refused"),
        ]
        assert uow.imports.add_rows(batch, rows) == [1, 2, 3]
        assert uow.imports.known(["a", "b", "c"]) == {"a": 2}
        uow.commit()
    assert (batch.id, batch.file_name, batch.file_format) == (1, "fills.csv", "hyperliquid")
    with journal.unit_of_work() as uow:
        uow.begin_action("import", NEW_YEAR)
        empty = uow.imports.add(NEW_YEAR, "none.csv", "hyperliquid", "1e")
        uow.commit()
    with journal.reading() as uow:
        kept = {each.id: of_batch for each, of_batch in uow.imports.every()}
        assert [each for each, _ in uow.imports.every()] == [batch, empty]
        assert kept[empty.id] == []
        assert [(row.id, row.line, row.outcome) for row in kept[batch.id]] == [
            (1, 2, "accepted"),
            (2, 3, "accepted"),
            (3, 4, "refused"),
        ]


def test_a_text_is_known_as_often_as_it_was_accepted_from_files_of_its_format(
    journal: Journal,
) -> None:
    with journal.unit_of_work() as uow:
        uow.begin_action("import", NEW_YEAR)
        for file_format, rows in (
            ("prices", [(2, "x,1", "a", 1, "accepted"), (3, "x,2", "b", 1, "accepted")]),
            ("prices", [(2, "x,1", "c", 1, "accepted"), (3, "x,3", "", 0, "empty_row")]),
            ("rates", [(2, "x,4", "d", 1, "accepted")]),
        ):
            batch = uow.imports.add(NEW_YEAR, "file.csv", file_format, "0f")
            uow.imports.add_rows(batch, rows)
        uow.commit()
    with journal.reading() as uow:
        known = uow.imports.known_texts
        assert known("prices", [f"x,{each}" for each in range(1, 5)]) == {"x,1": 2, "x,2": 1}
        assert known("rates", ["x,1", "x,4"]) == {"x,4": 1}
        assert known("prices", []) == known("fills", ["x,1"]) == {}


def test_settings_accounts_notes_and_rates_are_kept(journal: Journal) -> None:
    for zone, wallet in (("UTC", ""), ("Europe/Berlin", "0x1"), ("Europe/Berlin", "0x1")):
        with journal.unit_of_work() as uow:
            uow.begin_action("settings", NEW_YEAR)
            uow.settings.put("zone", zone)
            uow.keep_account(Account(name="main", wallet=wallet))
            uow.keep_account(Account(name="hot", network="base", subaccount="2", note="small"))
            uow.keep_day_note(DayNote(day="2026-01-02", text="quiet", checked=bool(wallet)))
            uow.keep_day_note(DayNote(day="2026-01-01", mood="calm"))
            uow.keep_exchange_rate(ExchangeRate(currency="EUR", at=hours(1), rate=D("1.1")))
            uow.keep_exchange_rate(ExchangeRate(currency="EUR", at=hours(0), rate=D("1.2")))
            uow.keep_exchange_rate(
                ExchangeRate(currency="EUR", at=hours(0), rate=D("1.3") if wallet else D("1.2"))
            )
            uow.commit()
    with journal.reading() as uow:
        assert uow.settings.get("zone") == "Europe/Berlin"
        assert uow.settings.get("capital") is None
        assert uow.settings.every() == {"zone": "Europe/Berlin"}
        assert uow.account("main") == Account(name="main", wallet="0x1")
        assert uow.account("cold") is None
        assert [account.name for account in uow.accounts()] == ["hot", "main"]
        assert [note.day for note in uow.day_notes()] == ["2026-01-01", "2026-01-02"]
        assert uow.day_notes()[1].checked
        assert uow.day_note("2026-01-02") == uow.day_notes()[1]
        assert uow.day_note("2026-01-03") is None
        assert [(rate.at, rate.rate) for rate in uow.exchange_rates()] == [
            (hours(0), D("1.3")),
            (hours(1), D("1.1")),
        ]


def flow_at(when: float, amount: str, account: str = "main") -> AccountFlow:
    return AccountFlow(
        account=account,
        at=hours(when),
        asset=Asset("EUR"),
        amount=D(amount),
        price=D("1.08"),
        reference="0x7",
        note="savings",
    )


def test_flows_are_kept_in_order_corrected_and_removed(journal: Journal) -> None:
    with journal.unit_of_work() as uow:
        uow.begin_action("record_deposit", NEW_YEAR)
        batch = uow.imports.add(NEW_YEAR, "flows.csv", "generic", "0f")
        (row_id,) = uow.imports.add_rows(batch, [(2, "x", "a", 0, "accepted")])
        first = uow.flows.add(flow_at(2, "1000.000000000000000001"), row_id)
        second = uow.flows.add(flow_at(2, "-5"))
        early = uow.flows.add(flow_at(1, "7", "hot"))
        uow.commit()
    assert (first.flow.sequence, second.flow.sequence, early.flow.sequence) == (0, 1, 0)
    assert first.raw_row_id == row_id
    with journal.reading() as uow:
        assert uow.flows.every() == [early, first, second]
        assert uow.flows.get(second.id) == second
        with pytest.raises(JournalError, match="no_such_flow"):
            uow.flows.get(99)
    with journal.unit_of_work() as uow:
        uow.begin_action("correct_flow", NEW_YEAR)
        uow.flows.replace(replace(first, flow=replace(first.flow, amount=D(2), sequence=9)))
        uow.flows.replace(replace(early, flow=flow_at(2, "7")))
        uow.flows.remove(second)
        uow.commit()
    with journal.reading() as uow:
        kept = [(each.id, each.flow.sequence, each.flow.amount) for each in uow.flows.every()]
        assert kept == [(first.id, 0, D(2)), (early.id, 2, D(7))]
        with pytest.raises(JournalError, match="only_viewed"):
            uow.flows.add(flow_at(3, "1"))
    assert undo(journal) is not None
    with journal.reading() as uow:
        assert uow.flows.every() == [early, first, second]


def test_a_rate_prices_its_currency_until_it_is_removed(journal: Journal) -> None:
    eur, usdc = Asset("EUR"), Asset("USDC")
    rate = ExchangeRate(currency="EUR", at=hours(1), rate=D("1.1"))
    with journal.unit_of_work() as uow:
        uow.begin_action("record_exchange_rate", NEW_YEAR)
        uow.keep_exchange_rate(rate)
        uow.keep_exchange_rate(ExchangeRate(currency="GBP", at=hours(2), rate=D("1.3")))
        uow.keep_exchange_rate(ExchangeRate(currency="USD", at=hours(0), rate=D("0.9")))
        uow.commit()
    with journal.reading() as uow:
        assert uow.observations.last_mark_at() == hours(2)
        quote = uow.observations.market().quote(eur, hours(3))
        assert quote is not None
        assert (quote.price, quote.at) == (D("1.1"), hours(1))
        some = uow.observations.market({usdc})
        assert some.quote(eur, hours(3)) is None
        dollar = some.quote(usdc, hours(3))
        assert dollar is not None
        assert dollar.price == D("0.9")
    with journal.unit_of_work() as uow:
        uow.begin_action("delete_exchange_rate", NEW_YEAR)
        uow.remove_exchange_rate(rate)
        uow.remove_exchange_rate(rate)
        uow.commit()
    with journal.reading() as uow:
        assert [each.currency for each in uow.exchange_rates()] == ["USD", "GBP"]
        assert uow.observations.market().quote(eur, hours(3)) is None


def test_what_a_rate_priced_is_reckoned_anew_when_it_is_taken_back(journal: Journal) -> None:
    eur = Asset("EUR")
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR)
        uow.trades.add(bare_trade("aave_v3"))
        uow.entries.add(1, kinds.Deposit(at=NEW_YEAR, asset=eur, amount=D(100), price=D(1)))
        rederive(uow, [1])
        uow.commit()
    with journal.unit_of_work() as uow:
        uow.begin_action("record_exchange_rate", NEW_YEAR)
        uow.keep_exchange_rate(ExchangeRate(currency="EUR", at=hours(1), rate=D("1.25")))
        rederive(uow, uow.figures.unsettled())
        uow.commit()

    def equity() -> object:
        with journal.reading() as uow:
            told = uow.figures.get(1)
            assert told is not None
            return told.equity

    assert equity() == 125
    undo(journal)
    assert equity() == 100
    redo(journal)
    assert equity() == 125


def test_views_are_kept_by_screen_and_name(journal: Journal) -> None:
    chosen = {"status": ("open", "closed"), "tag": ("näive “quote”",)}
    full = SavedView(
        screen="journal",
        name="Losses",
        chosen=chosen,
        text="0xab",
        sorted_by="net",
        is_descending=True,
        grouped_by="month",
    )
    for view in (full, replace(full, text="0xcd")):
        with journal.unit_of_work() as uow:
            uow.begin_action("save_view", NEW_YEAR)
            uow.keep_saved_view(view)
            uow.keep_saved_view(SavedView(screen="analytics", name="Losses"))
            uow.keep_saved_view(SavedView(screen="journal", name="All"))
            uow.commit()
        with journal.reading() as uow:
            kept = uow.saved_views()
        assert [(each.screen, each.name) for each in kept] == [
            ("analytics", "Losses"),
            ("journal", "All"),
            ("journal", "Losses"),
        ]
        assert kept[2] == view
    with journal.unit_of_work() as uow:
        uow.begin_action("delete_view", NEW_YEAR)
        uow.remove_saved_view("journal", "All")
        with pytest.raises(JournalError, match="no_such_view"):
            uow.remove_saved_view("journal", "All")
        uow.commit()
    with journal.reading() as uow:
        assert [each.name for each in uow.saved_views()] == ["Losses", "Losses"]


def test_reviews_are_kept_by_their_periods(journal: Journal) -> None:
    full = KeptReview(
        period="2026-W08",
        edge="waited – for once",
        leak="„moved“ a stop",
        rule="no second trade",
        rule_kept=False,
        signed_at=NEW_YEAR,
        figures={"net": D("-12.000000000000000001"), "win_rate": None},
        trades={"12": (D("1E+2"), None), "9": (D("-0.5"), D("-1.25"))},
    )
    month = KeptReview(period="2026-02")
    for kept in (replace(full, rule="", signed_at=None, figures={}, trades={}), full):
        with journal.unit_of_work() as uow:
            uow.begin_action("keep_review", NEW_YEAR)
            uow.reviews.put(kept)
            uow.reviews.put(month)
            uow.commit()
        with journal.reading() as uow:
            assert uow.reviews.every() == [month, kept]
            assert uow.reviews.get("2026-W08") == kept
            assert uow.reviews.get("2026-W09") is None
            with pytest.raises(JournalError, match="only_viewed"):
                uow.reviews.put(month)


def test_own_terms_are_kept_by_platform_and_day(journal: Journal) -> None:
    first = replace(TERMS, platform="own", as_of=date(2026, 1, 1), modes=("cross",), since="2023")
    second = replace(first, as_of=date(2026, 2, 1), fee_rate=D("0.001"))
    other = replace(first, platform="aave_v3")
    for kept in (second, first, other, replace(second, note="said later")):
        with journal.unit_of_work() as uow:
            uow.begin_action("save_terms", NEW_YEAR)
            uow.keep_own_terms(kept)
            uow.commit()
    with journal.unit_of_work() as uow:
        assert uow.own_terms() == [other, first, replace(second, note="said later")]
        uow.begin_action("delete_terms", NEW_YEAR)
        uow.remove_own_terms(second)
        with pytest.raises(JournalError, match="no_such_terms"):
            uow.remove_own_terms(second)
        uow.commit()
    with journal.reading() as uow:
        assert uow.own_terms() == [other, first]
        with pytest.raises(JournalError, match="only_viewed"):
            uow.keep_own_terms(second)
    undo(journal)
    with journal.reading() as uow:
        assert len(uow.own_terms()) == 3


def test_a_point_of_a_rate_history_is_taken_out_and_comes_back(journal: Journal) -> None:
    points = [RatePoint("aave_v3", USDC, hours(at), D("0.05")) for at in (0, 5)]
    with journal.unit_of_work() as uow:
        uow.begin_action("record_rates", NEW_YEAR)
        uow.observations.add_rates(points)
        uow.commit()
    with journal.unit_of_work() as uow:
        uow.begin_action("delete_rate", NEW_YEAR)
        uow.observations.remove_rate(points[0])
        with pytest.raises(JournalError, match="no_such_point"):
            uow.observations.remove_rate(points[0])
        uow.commit()
    with journal.reading() as uow:
        assert list(rates_in(uow.observations.market())) == points[1:]
    undo(journal)
    with journal.reading() as uow:
        assert list(rates_in(uow.observations.market())) == points


def test_what_is_not_committed_is_taken_back(journal: Journal) -> None:
    add_trades(journal, bare_trade())
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR)
        uow.trades.add(bare_trade())
    with pytest.raises(ZeroDivisionError):
        _fail_halfway(journal)
    with journal.reading() as uow:
        assert [trade.id for trade in uow.trades.every()] == [1]
        newest = uow.history.newest_done()
        assert newest is not None
        assert newest.id == 1


def _fail_halfway(journal: Journal) -> None:
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR)
        uow.trades.add(bare_trade())
        raise ZeroDivisionError


def test_nothing_changes_outside_an_action_or_while_reading(journal: Journal) -> None:
    with journal.unit_of_work() as uow, pytest.raises(RuntimeError, match="within an action"):
        uow.trades.add(bare_trade())
    with journal.reading() as uow:
        with pytest.raises(JournalError, match="only_viewed"):
            uow.begin_action("open_trade", NEW_YEAR)
        with pytest.raises(JournalError, match="only_viewed"):
            uow.trades.add(bare_trade())
        with pytest.raises(JournalError, match="only_viewed"):
            uow.commit()


def build(journal: Journal) -> None:
    """A winner, a loser, an open one with debt left, a draft, one in the trash."""
    trades = [
        replace(bare_trade(), strategy="Trend", tags=("x",), emotions=("calm",)),
        replace(bare_trade("Aave_v3"), account="b", strategy="pair", plan=PLAN),
        replace(bare_trade("dydx_v4"), plan=EMPTY_PLAN, notes="a BOUNCE [maybe]*"),
        bare_trade(),
        replace(bare_trade(), deleted_at=hours(9)),
    ]
    positions = (Position(ETH, Direction.LONG),)
    trades[:3] = [replace(trade, positions=positions) for trade in trades[:3]]
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR)
        added = uow.trades.add_many(trades)
        uow.entries.add_many(
            (trade_id, entry, None)
            for trade_id, entries in zip(
                added,
                (
                    round_trip(2, "2000", "2100"),
                    round_trip(0, "2000", "1900"),
                    round_trip(3, "2000", "1900")[:1],
                ),
                strict=False,
            )
            for entry in entries
        )
        rederive(uow, [1, 2, 3, 4])
        uow.commit()


def test_figures_that_are_not_what_the_ledgers_give_are_found(journal: Journal) -> None:
    (trade,) = add_trades(journal, bare_trade())
    with journal.unit_of_work() as uow:
        rederive(uow, [trade.id])
        uow.commit()
    with journal.unit_of_work() as uow:
        assert all(check.is_passed for check in uow.soundness.checks(reckoned_anew))
        uow.figures.drop_all()
        found = [each for check in uow.soundness.checks(reckoned_anew) for each in check.details]
        assert [(each.trade, each.column, each.mend) for each in found] == [
            (trade.number, "trade_figures", "figures")
        ]
        uow.soundness.mend_rows()
        uow.soundness.mend_index()
        uow.soundness.mend_search()
    with journal.reading() as uow:
        assert all(check.is_passed for check in uow.soundness.checks(reckoned_anew))
        soundness = uow.soundness
        for mend in (soundness.mend_rows, soundness.mend_index, soundness.mend_search):
            with pytest.raises(JournalError, match="only_viewed"):
                mend()


def test_what_is_written_is_told_by_its_fingerprint(journal: Journal) -> None:
    one, other = add_trades(journal, bare_trade(), replace(bare_trade(), number=2))
    with journal.reading() as uow:
        before = uow.lists.written()
    assert set(before.trades) == {one.id, other.id}
    assert before.trades[one.id].created_at == one.created_at
    with journal.unit_of_work() as uow:
        uow.begin_action("change_settings", NEW_YEAR)
        uow.settings.put("capital", "9")
        uow.trades.save(replace(one, notes="later", deleted_at=NEW_YEAR))
        uow.commit()
    with journal.reading() as uow:
        after = uow.lists.written()
    assert after.trades[one.id].is_deleted
    assert after.trades[one.id].fingerprint != before.trades[one.id].fingerprint
    assert after.trades[other.id] == before.trades[other.id]
    assert {name for name in after.others if after.others[name] != before.others[name]} == {
        "settings"
    }


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (TradeFilter(), [1, 2, 3, 4]),
        (TradeFilter(is_deleted=True), [5]),
        (TradeFilter(trade_ids=(4, 2, 5, 99)), [2, 4]),
        (TradeFilter(trade_ids=(4, 2, 5), is_deleted=True), [5]),
        (TradeFilter(statuses=("open", "draft")), [3, 4]),
        (TradeFilter(platforms=("Aave_v3", "dydx_v4")), [2, 3]),
        (TradeFilter(accounts=("b",)), [2]),
        (TradeFilter(strategies=("Trend",)), [1]),
        (TradeFilter(assets=("ETH", "BTC"), directions=("long",)), [1, 2, 3]),
        (TradeFilter(tags=("x",)), [1]),
        (TradeFilter(opened_from=hours(1), opened_before=hours(3)), [1]),
        (TradeFilter(closed_from=hours(2)), [1]),
        (TradeFilter(closed_before=hours(2)), [2]),
        (TradeFilter(result="profit"), [1]),
        (TradeFilter(result="loss"), [2, 3]),
        (TradeFilter(result="break_even"), [4]),
        (TradeFilter(is_planned=True), [2, 3]),
        (TradeFilter(is_planned=False), [1, 4]),
        (TradeFilter(has_breach=True), [2]),
        (TradeFilter(has_breach=False), [1, 3, 4]),
        (TradeFilter(text="bounce DYDX"), [3]),
        (TradeFilter(text="[maybe]*"), [3]),
        (TradeFilter(text="?"), []),
        (TradeFilter(text="#2"), [2]),
        (TradeFilter(text="]"), [3]),
        (TradeFilter(text="[m y"), [3]),
        (TradeFilter(text='"'), []),
        (TradeFilter(text="eth trend"), [1]),
        (TradeFilter(text="confirmed“"), [2]),
        (TradeFilter(text="x'; DROP TABLE trades; --"), []),
    ],
)
def test_a_filter_lets_pass_what_fits(
    journal: Journal, wanted: TradeFilter, ids: list[int]
) -> None:
    build(journal)
    with journal.reading() as uow:
        assert list(uow.lists.ids(wanted)) == ids


@pytest.mark.parametrize(
    "text",
    [
        "0xDEADBEEF",  # of a transaction
        "xd",
        "f",
        "eth",
        "swing",
        "pull-back",
        "zürich straße",
        "STRASSE",
        "100%",
        "%",
        "_",
        "“oh”",
        "o'clock",
        "it's 0x",
        "\\d*",
        'say "no"',
        "-net",
        "NEAR(a",
        "日本",
        "日",
        "🚀",
    ],
)
def test_a_search_finds_every_word_anywhere(journal: Journal, text: str) -> None:
    said = replace(
        bare_trade(),
        positions=(Position(ETH, Direction.LONG),),
        tags=("swing", "pull-back"),
        notes="Zürich Straße 100% a_b “oh” 5 o'clock, it's \\d* say \"no\" -net NEAR(a 日本 🚀",
    )
    hashed = replace(round_trip(0, "2000", "2100")[0], reference="0xdeadBEEF")
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR)
        ids = uow.trades.add_many([replace(bare_trade("gmx"), account="y"), said])
        uow.entries.add(ids[1], hashed)
        uow.commit()
    with journal.reading() as uow:
        assert list(uow.lists.ids(TradeFilter(text=text))) == [2]
        assert list(uow.lists.ids(TradeFilter(text=f"{text} no-such-word"))) == []


def test_lists_are_sorted_and_shown_by_pages(journal: Journal) -> None:
    build(journal)
    every = TradeFilter()
    with journal.reading() as uow:
        assert list(uow.lists.ids(every, "net")) == [2, 3, 4, 1]
        assert list(uow.lists.ids(every, "net", descending=True)) == [1, 4, 3, 2]
        assert list(uow.lists.ids(every, "platform")) == [2, 3, 1, 4]
        with pytest.raises(ValueError):
            uow.lists.ids(every, "1; DROP TABLE trades")
        lines = uow.lists.lines([3, 99, 1])
        assert [(line.id, line.net) for line in lines] == [(3, D("-0.35")), (1, D("99.65"))]
        assert (lines[1].assets, lines[1].directions, lines[1].status) == ("ETH", "long", "closed")
        assert (lines[1].opened_at, lines[1].closed_at) == (hours(2), hours(3))
        figures = uow.figures.get(1)
        assert figures is not None
        assert lines[1].average_entry == figures.positions[0].average_entry
        assert lines[1].liquidation_price is None
        assert uow.lists.counted(["number", "net", "r_initial"], every) == [
            (2, "-100.35", "-0.50175"),
            (1, "99.65", None),
        ]
        assert uow.lists.listed(["id", "status", "net"], every, "net", descending=True) == [
            (1, "closed", "99.65"),
            (4, "draft", "0"),
            (3, "open", "-0.35"),
            (2, "closed", "-100.35"),
        ]
        with pytest.raises(ValueError):
            uow.lists.listed(["id"], every, "1; DROP TABLE trades")
        assert uow.lists.by_status() == {"closed": 2, "open": 1, "draft": 1}
        assert uow.lists.words("strategy") == ["pair", "Trend"]
        assert uow.lists.words("tag") == ["x"]
        assert uow.lists.words("asset") == ["ETH"]
        assert (uow.lists.words("mistake"), uow.lists.words("emotion")) == ([], ["calm"])
        with pytest.raises(ValueError):
            uow.lists.words("notes")


def test_links_between_trades_are_kept_one_for_each_two(journal: Journal) -> None:
    one, two, three = (trade.id for trade in add_trades(journal, *[bare_trade()] * 3))
    with journal.unit_of_work() as uow:
        uow.begin_action("link_trades", NEW_YEAR)
        uow.keep_link(TradeLink(two, one, "hedge_of"))
        uow.keep_link(TradeLink(one, three, "continues"))
        uow.keep_link(TradeLink(one, three, "continues"))
        uow.keep_link(TradeLink(one, two, "same_idea"))
        uow.remove_link(two, three)
        uow.commit()
    with journal.reading() as uow:
        of_one = [TradeLink(one, two, "same_idea"), TradeLink(one, three, "continues")]
        assert uow.links() == uow.links_of(one) == of_one
        assert uow.links_of(three) == of_one[1:]
    with journal.unit_of_work() as uow:
        uow.begin_action("unlink_trades", NEW_YEAR)
        uow.remove_link(three, one)
        uow.commit()
    with journal.reading() as uow:
        assert uow.links() == of_one[:1]
    undo(journal)
    with journal.reading() as uow:
        assert uow.links() == of_one
    undo(journal)
    with journal.reading() as uow:
        assert uow.links() == []


def test_figures_tell_which_trades_a_moment_concerns(journal: Journal) -> None:
    build(journal)
    with journal.reading() as uow:
        told = uow.figures.get(1)
        assert told is not None
        assert told.total.net == D("99.65")
        assert uow.figures.get(5) is None
        assert [trade_id for trade_id, _ in uow.figures.every()] == [1, 2, 3, 4]
        assert uow.figures.unsettled() == [3, 4]
        assert uow.figures.closed_since("hyperliquid", hours(2)) == [1]
        assert uow.figures.closed_since("hyperliquid", hours(3)) == []
        assert uow.figures.active_between(hours(0), hours(1)) == [2]
        assert uow.figures.active_between(hours(1.5), hours(9)) == [1, 3]
    with journal.unit_of_work() as uow:
        uow.figures.put(1, replace(told, equity=D(5)))
        uow.commit()
    with journal.unit_of_work() as uow:
        changed = uow.figures.get(1)
        assert changed is not None
        assert changed.equity == D(5)
        uow.figures.drop_all()
        assert list(uow.figures.every()) == []


def test_undo_and_redo_step_through_everything(journal: Journal) -> None:
    with journal.reading() as uow:
        states = [everything(uow)]

    def step(name: str, change: object) -> None:
        with journal.unit_of_work() as uow:
            uow.begin_action(name, NEW_YEAR, kind="test")
            assert callable(change)
            change(uow)
            uow.commit()
        with journal.reading() as uow:
            states.append(everything(uow))

    def trades(uow: UnitOfWork) -> None:
        added = uow.trades.add_many([FULL_TRADE, bare_trade()])
        for entry in round_trip(0, "2000", "2100"):
            uow.entries.add(added[1], entry)
        uow.entries.add(added[0], round_trip(0, "2000", "2100")[0])
        rederive(uow, [1, 2])

    def corrections(uow: UnitOfWork) -> None:
        first, second = uow.entries.of(2)
        uow.entries.replace(replace(first, entry=replace(first.entry, note="a bounce")))
        uow.entries.remove(second)
        uow.trades.save(replace(uow.trades.get(1), tags=("other",), plan=None, lesson="bounce"))
        rederive(uow, [1, 2])

    def imports(uow: UnitOfWork) -> None:
        batch = uow.imports.add(NEW_YEAR, "fills.csv", "hyperliquid", "0f")
        rows = [(line, "x", "ab"[line % 2], 0, "accepted") for line in range(2_500)]
        ids = uow.imports.add_rows(batch, rows)
        uow.entries.add_many(
            (1, kinds.Note(at=hours(1), sequence=place, note=f"row {place}"), row_id)
            for place, row_id in enumerate(ids)
        )
        rederive(uow, [1])

    def marks(uow: UnitOfWork) -> None:
        uow.observations.add_marks([Mark(ETH, hours(30), D(2222))])
        uow.observations.add_rates([RatePoint("aave_v3", USDC, hours(0), D("0.05"))])
        rederive(uow, uow.figures.unsettled())

    def others(uow: UnitOfWork) -> None:
        uow.settings.put("zone", "UTC")
        uow.keep_account(Account(name="main"))
        uow.keep_day_note(DayNote(day="2026-01-01"))
        uow.keep_exchange_rate(ExchangeRate(currency="EUR", at=hours(0), rate=D("1.2")))
        uow.flows.add(flow_at(0, "100"))
        uow.keep_saved_view(SavedView(screen="journal", name="Losses", text="bounce"))
        uow.reviews.put(KeptReview(period="2026-W08", rule="wait"))

    def views(uow: UnitOfWork) -> None:
        uow.keep_own_terms(replace(TERMS, note="own"))
        uow.observations.remove_rate(RatePoint("aave_v3", USDC, hours(0), D("0.05")))
        uow.keep_saved_view(SavedView(screen="journal", name="Losses", text="other"))
        uow.keep_saved_view(SavedView(screen="journal", name="Wins"))
        uow.remove_saved_view("journal", "Losses")
        uow.reviews.put(KeptReview(period="2026-W08", rule="wait", signed_at=NEW_YEAR))
        uow.reviews.put(KeptReview(period="2026-W09"))

    changes = {
        "open": trades,
        "correct": corrections,
        "import": imports,
        "mark": marks,
        "other": others,
        "views": views,
    }
    for name, change in changes.items():
        step(name, change)
    for name, state in zip(reversed(changes), states[-2::-1], strict=True):
        undone = undo(journal)
        assert undone is not None
        assert (undone.name, dict(undone.facts), undone.at) == (name, {"kind": "test"}, NEW_YEAR)
        with journal.reading() as uow:
            assert everything(uow) == state
    assert undo(journal) is None
    for name, state in zip(changes, states[1:], strict=True):
        redone = redo(journal)
        assert redone is not None
        assert redone.name == name
        with journal.reading() as uow:
            assert everything(uow) == state
    assert redo(journal) is None


def test_a_new_action_ends_the_line_of_redo(journal: Journal) -> None:
    add_trades(journal, bare_trade())
    add_trades(journal, bare_trade("aave_v3"))
    undo(journal)
    with journal.unit_of_work() as uow:  # one that changes nothing leaves the line as it is
        uow.begin_action("change", NEW_YEAR)
        uow.trades.save(uow.trades.get(1))
        uow.commit()
    with journal.reading() as uow:
        undone = uow.history.oldest_undone()
        assert undone is not None
        assert undone.id == 2
    add_trades(journal, bare_trade("dydx_v4"))
    assert redo(journal) is None
    with journal.reading() as uow:
        assert [trade.platform for trade in uow.trades.every()] == ["hyperliquid", "dydx_v4"]
    undo(journal)
    undo(journal)
    assert undo(journal) is None


def test_a_closed_trade_is_reckoned_anew_when_an_old_rate_is_taken_back(journal: Journal) -> None:
    long = timedelta(days=100)
    usd = Asset("USDC")
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR)
        uow.trades.add(replace(bare_trade("aave_v3"), positions=(Position(ETH, Direction.LONG),)))
        for entry in (
            kinds.Borrow(at=NEW_YEAR, asset=usd, amount=D(1000), price=D(1)),
            kinds.Open(at=NEW_YEAR, sequence=1, asset=ETH, size=D(1), price=D(2000)),
            kinds.Close(at=NEW_YEAR + long, asset=ETH, amount=None, price=D(2000)),
            kinds.Repay(at=NEW_YEAR + long, sequence=1, asset=usd, amount=D(1000), price=D(1)),
        ):
            uow.entries.add(1, entry)
        rederive(uow, [1])
        uow.commit()
    with journal.unit_of_work() as uow:
        uow.begin_action("mark", NEW_YEAR)
        uow.observations.add_rates([RatePoint("aave_v3", usd, NEW_YEAR, D("0.1"))])
        rederive(uow, uow.figures.closed_since("aave_v3", NEW_YEAR))
        uow.commit()
    with journal.reading() as uow:
        dearer = uow.figures.get(1)
    undo(journal)
    with journal.reading() as uow:
        free = uow.figures.get(1)
    assert dearer is not None
    assert free is not None
    assert dearer.total.interest > 27
    assert free.total.interest == 0


def test_a_crossed_trade_is_reckoned_anew_when_another_comes_and_goes(journal: Journal) -> None:
    crossed = replace(
        bare_trade("aave_v3"),
        margin_mode=MarginMode.CROSS,
        positions=(Position(ETH, Direction.LONG),),
        terms=TERMS,
    )

    def open_one() -> None:
        with journal.unit_of_work() as uow:
            uow.begin_action("open_trade", NEW_YEAR)
            trade = uow.trades.add(crossed)
            for entry in (
                kinds.Deposit(at=NEW_YEAR, asset=ETH, amount=D(trade.id), price=D(2000)),
                kinds.Borrow(at=NEW_YEAR, sequence=1, asset=USDC, amount=D(1000), price=D(1)),
            ):
                uow.entries.add(trade.id, entry)
            rederive(uow, [trade.id])
            rederive(uow, uow.figures.unsettled())
            uow.commit()

    def health() -> object:
        with journal.reading() as uow:
            told = uow.figures.get(1)
            assert told is not None
            return told.health_factor

    open_one()
    alone = health()
    open_one()
    shared = health()
    assert alone != shared
    undo(journal)
    assert health() == alone
    redo(journal)
    assert health() == shared


def test_a_draft_is_of_the_last_mark_too(journal: Journal) -> None:
    add_trades(journal, FULL_TRADE)
    with journal.unit_of_work() as uow:
        rederive(uow, [1])
        uow.begin_action("mark", NEW_YEAR)
        keep_observations(uow, [Mark(ETH, hours(5), D(2000))], [])
        uow.commit()
    with journal.reading() as uow:
        told = uow.figures.get(1)
        assert told is not None
        assert told.at == hours(5)


def test_the_history_tells_what_was_done_and_what_it_changed(journal: Journal) -> None:
    first, second = add_trades(journal, bare_trade(), bare_trade())
    for trade, note in ((first, "one"), (second, "two")):
        with journal.unit_of_work() as uow:
            uow.begin_action("add_entry", NEW_YEAR, trade_id=str(trade.id), kind="note")
            kept = uow.entries.add(trade.id, kinds.Note(at=hours(1), note=note))
            uow.commit()
    with journal.unit_of_work() as uow:
        uow.begin_action("correct_entry", hours(2), trade_id=str(second.id), kind="note")
        corrected = replace(kept.entry, note="two, and why")
        uow.entries.replace(replace(kept, entry=corrected))
        uow.commit()
    with journal.unit_of_work() as uow:
        uow.begin_action("change_settings", hours(3), settings="zone")
        uow.settings.put("zone", "Europe/Berlin")
        uow.commit()

    def told(wanted: HistoryFilter, before: int | None = None, limit: int = 9) -> list[str]:
        with journal.reading() as uow:
            found = uow.history.actions(wanted, before=before, limit=limit)
            return [f"{past.action.id} {past.action.name} {past.state}" for past in found]

    whole = ["4 correct_entry done", "3 add_entry done", "2 add_entry done", "1 open_trade done"]
    assert told(HistoryFilter()) == ["5 change_settings done", *whole]
    assert told(HistoryFilter(), before=4, limit=2) == whole[1:3]
    assert told(HistoryFilter(trade_id=second.id)) == [whole[0], whole[1], whole[3]]
    assert told(HistoryFilter(trade_id=first.id)) == [whole[2], whole[3]]
    assert told(HistoryFilter(words=(("ZONE", ()),))) == ["5 change_settings done"]
    both = (("note", ("open_trade",)), ("add", ("add_entry",)))
    assert told(HistoryFilter(words=both)) == whole[1:3]
    with journal.reading() as uow:
        ((changed,), count) = uow.history.changed(4, limit=9)
        assert (count, changed.table, changed.trade_id) == (1, "entries", second.id)
        assert changed.before is not None
        assert changed.after is not None
        assert (changed.before["note"], changed.after["note"]) == ("two", "two, and why")
        opened, count = uow.history.changed(1, limit=1)
        assert ([each.row_id for each in opened], count) == ([first.id], 2)
        own, count = uow.history.changed(1, trade_id=second.id, limit=9)
        assert ([each.row_id for each in own], count) == ([second.id], 1)
        assert own[0].before is None
        life = uow.history.versions(second.id, kept.id)
        assert [past.action.id for past, _ in life] == [3, 4]
        assert uow.history.versions(first.id, kept.id) == []
    with journal.unit_of_work() as uow:
        newest = uow.history.newest_done()
        assert newest is not None
        uow.history.revert(newest)
        uow.commit()
    assert told(HistoryFilter(), limit=1) == ["5 change_settings undone"]
    with journal.unit_of_work() as uow:
        uow.begin_action("change_settings", hours(3), settings="capital")
        uow.settings.put("capital", "1")
        uow.commit()
    assert told(HistoryFilter(), limit=2) == [
        "6 change_settings done",
        "5 change_settings replaced",
    ]


def test_an_action_remembers_what_became_known_while_it_was_done(journal: Journal) -> None:
    with journal.unit_of_work() as uow:
        with pytest.raises(RuntimeError):
            uow.add_facts(number="1")
        uow.begin_action("open_trade", NEW_YEAR, kind="a")
        uow.add_facts(kind="b")
        trade = uow.trades.add(bare_trade())
        uow.add_facts(number=str(trade.number))
        uow.commit()
    with journal.reading() as uow:
        newest = uow.history.newest_done()
        assert newest is not None
        assert newest.facts == {"kind": "b", "number": "1"}
        with pytest.raises(JournalError, match="only_viewed"):
            uow.add_facts(number="2")


def test_attachments_come_back_as_they_were(journal: Journal) -> None:
    (trade,) = add_trades(journal, bare_trade())
    given = Attachment(
        id=0,
        trade_id=trade.id,
        content_hash="0a" * 32,
        file_name="../график\u202e.png",
        media_type="image/png",
        size_bytes=7,
        added_at=NEW_YEAR,
        note="the retest",
    )
    with journal.unit_of_work() as uow:
        uow.begin_action("attach", NEW_YEAR)
        kept = uow.attachments.add(given)
        of_day = uow.attachments.add(replace(given, trade_id=None, day="2026-01-01"))
        uow.commit()
    assert kept == replace(given, id=1)
    with journal.unit_of_work() as uow:
        uow.begin_action("describe_attachment", NEW_YEAR)
        uow.attachments.save(replace(kept, note=""))
        uow.attachments.remove(of_day.id)
        uow.commit()
    with journal.reading() as uow:
        assert uow.attachments.get(kept.id) == replace(kept, note="")
        assert uow.attachments.of_trade(trade.id) == [replace(kept, note="")]
        assert uow.attachments.of_day("2026-01-01") == []
        assert uow.attachments.named_hashes() == {"0a" * 32}
        with pytest.raises(JournalError, match="no_such_attachment"):
            uow.attachments.get(of_day.id)
    undo(journal)
    with journal.reading() as uow:
        assert list(uow.attachments.every()) == [kept, of_day]
    undo(journal)
    with journal.reading() as uow:
        assert list(uow.attachments.every()) == []
        assert uow.attachments.named_hashes() == {"0a" * 32}
