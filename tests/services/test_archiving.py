"""A whole journal out and back: equal text, hostile content refused by its path."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.ledger.entries import (
    Borrow,
    Close,
    Deposit,
    Entry,
    Open,
    Repay,
)
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.problems import JournalError, Refused
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.domain.trade import Direction, Position
from journal_app.exporters.archive import is_archive, read_archive, write_archive
from journal_app.services.archiving import archived, check_archive, unpack
from journal_app.services.ports import (
    Account,
    Attachment,
    DayNote,
    ExchangeRate,
    Journal,
    KeptReview,
    SavedView,
    TradeLink,
)
from journal_app.services.reckoning import rederive
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.services.conftest import StillClock
from tests.services.fake import FakeJournal
from tests.services.samples import (
    ETH,
    EVERY_KIND,
    FULL_TRADE,
    NEW_YEAR,
    bare_trade,
    hours,
    round_trip,
)

Content = dict[str, Any]
AT: Final = datetime(2026, 2, 1, 0, 0, 0, 5000, UTC)

ATTACHED: Final = Attachment(
    id=0,
    content_hash="0a" * 32,
    file_name="../a\u202eb\x00.png",
    media_type="image/png",
    size_bytes=7,
    added_at=AT,
    note="the retest",
)


OWN = Terms(
    platform="my_pool",
    name="My pool",
    law="lending",
    as_of=date(2026, 2, 1),
    source="its page",
    assets={ETH: AssetTerms(Decimal("0.7"), Decimal("0.75"))},
    aliases={Asset("WETH"): ETH},
    modes=("cross",),
    since="2025",
    close_factor=Decimal("0.5"),
)


def _filled(journal: Journal) -> Journal:
    """A journal in which everything that can be kept is kept."""
    with journal.unit_of_work() as uow:
        uow.begin_action("import", AT)
        uow.settings.put("zone", "Europe/Berlin")
        uow.settings.put("capital", "20000")
        uow.keep_account(Account(name="main", network="ethereum", note="=not a formula"))
        batch = uow.imports.add(AT, "a.csv", "lending_events", "ff00")
        rows = [(2, "a,b", "f1", 1, "accepted"), (3, "x\r\ny\u2028", "f2", 1, "skipped")]
        first, _ = uow.imports.add_rows(batch, rows)
        uow.imports.add(AT, "empty.csv", "lending_events", "ff01")
        full, closed, gone = uow.trades.add_many(
            [FULL_TRADE, bare_trade(), replace(bare_trade(), number=9, deleted_at=AT)]
        )
        entries = round_trip(0, "2000.123456789012345678", "2100")
        uow.entries.add_many([(closed, entries[0], first), (closed, entries[1], None)])
        uow.entries.add_many([(gone, each, None) for each in EVERY_KIND[18:]])
        uow.observations.add_marks(
            [Mark(ETH, AT, Decimal(2000)), Mark(ETH, AT, Decimal(2001), Decimal(2002), "aave_v3")]
        )
        uow.observations.add_rates([RatePoint("aave_v3", Asset("USDC"), AT, Decimal("0.05"))])
        uow.keep_exchange_rate(ExchangeRate(currency="EUR", at=AT, rate=Decimal("1.08")))
        uow.keep_day_note(DayNote(day="2026-02-01", text="quiet", checked=True))
        for trade_id, day in ((gone, None), (None, "2026-02-01"), (full, None)):
            uow.attachments.add(replace(ATTACHED, trade_id=trade_id, day=day))
        for amount, raw_row in (("1000.5", first), ("-20", None)):
            uow.flows.add(
                AccountFlow(
                    account="main",
                    at=AT,
                    asset=Asset("EUR"),
                    amount=Decimal(amount),
                    price=Decimal("1.08"),
                    note="salary",
                ),
                raw_row,
            )
        uow.keep_saved_view(SavedView(screen="journal", name="Losses", chosen={"tag": ("x",)}))
        uow.reviews.put(
            KeptReview(
                period="2026-W05",
                rule="wait",
                rule_kept=True,
                signed_at=AT,
                figures={"net": Decimal("12.5"), "payoff": None},
                trades={"2": (Decimal("12.5"), None)},
            )
        )
        uow.keep_own_terms(replace(OWN, as_of=date(2026, 3, 1)))
        uow.keep_own_terms(OWN)
        uow.keep_link(TradeLink(closed, full, "hedge_of"))
        rederive(uow, [full, closed, gone])
        uow.commit()
    return journal


@pytest.fixture(params=["fake", "sqlite"])
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """A full journal and an empty one."""
    if request.param == "fake":
        yield _filled(FakeJournal()), FakeJournal()
        return
    for name in ("full", "empty"):
        create_journal(tmp_path / name)
    with (
        open_journal(tmp_path / "full", for_writing=True) as one,
        open_journal(tmp_path / "empty", for_writing=True) as other,
    ):
        yield _filled(SqliteJournal(one)), SqliteJournal(other)


@pytest.fixture
def content() -> Content:
    return content_of_everything()


def content_of_everything() -> Content:
    """The content of a journal in which everything that can be kept is kept."""
    return archived(_filled(FakeJournal()))


def _text(content: Content, folder: Path) -> str:
    write_archive(content, folder / "a.json", lambda _done, _of: None)
    return (folder / "a.json").read_text(encoding="utf-8")


def test_a_journal_comes_back_equal(pair: tuple[Journal, Journal], tmp_path: Path) -> None:
    full, empty = pair
    text = _text(archived(full), tmp_path)
    content = read_archive(text)
    expected = check_archive(empty, content)
    told = unpack(empty, StillClock(), content)
    assert (told.trades, told.entries, told.closed, told.is_known) == (3, 5, 1, False)
    assert expected.net is None
    assert told.fees == Decimal("0.35")
    assert told.net == Decimal("99.526543210987654322")
    assert _text(archived(empty), tmp_path) == text
    with full.reading() as one, empty.reading() as other:
        assert [f for _, f in one.figures.every()] == [f for _, f in other.figures.every()]
        assert other.imports.known(["f1"]) == {"f1": 1}


def test_an_archive_from_before_accounts_had_flows_comes_back(content: Content) -> None:
    del content["account_flows"]
    journal = FakeJournal()
    assert not unpack(journal, StillClock(), content).is_known
    assert unpack(journal, StillClock(), content).is_known
    assert archived(journal) == {**content, "account_flows": []}


def test_the_same_again_changes_nothing(pair: tuple[Journal, Journal]) -> None:
    full, empty = pair
    content = archived(full)
    unpack(empty, StillClock(), content)
    assert unpack(empty, StillClock(), content).is_known
    assert check_archive(full, content).is_known
    with empty.reading() as uow:
        newest = uow.history.newest_done()
        assert newest is not None
        assert (newest.name, newest.facts) == ("bring_archive", {"format": "journal"})


def test_an_export_of_before_lacks_what_came_later(content: Content) -> None:
    journal = FakeJournal()
    for name in ("account_flows", "attachments", "saved_views", "own_terms", "reviews"):
        del content[name]
    unpack(journal, StillClock(), content)
    assert archived(journal) == content | {
        "account_flows": [],
        "attachments": [],
        "saved_views": [],
        "own_terms": [],
        "reviews": [],
    }
    content["day_notes"] = []
    with pytest.raises(JournalError, match="journal_not_empty"):
        unpack(journal, StillClock(), content)


def test_a_journal_that_holds_something_else_is_left_alone(
    pair: tuple[Journal, Journal], content: Content
) -> None:
    full, _ = pair
    content["day_notes"] = []
    before = archived(full)
    with pytest.raises(JournalError) as refused:
        unpack(full, StillClock(), content)
    assert refused.value.code == "journal_not_empty"
    assert archived(full) == before


def _put(content: Content, path: str, value: Any) -> None:
    *way, last = path.split("/")
    here: Any = content
    for part in way:
        here = here[int(part)] if isinstance(here, list) else here[part]
    if value is None:
        del here[last]
    elif isinstance(here, list) and int(last) == len(here):
        here.append(value)
    else:
        here[int(last) if isinstance(here, list) else last] = value


@pytest.mark.parametrize(
    ("path", "value", "field", "code"),
    [
        ("surprise", [], "surprise", "unknown_field"),
        ("trades", None, "trades", "missing"),
        ("trades", {}, "trades", "not_a_list"),
        ("trades/0", "x", "trades/0", "not_an_object"),
        ("trades/0/number", "1", "trades/0/number", "not_a_count"),
        ("trades/0/number", True, "trades/0/number", "not_a_count"),
        ("trades/0/number", 0, "trades/0/number", "not_positive"),
        ("trades/0/number", 2**70, "trades/0/number", "not_a_count"),
        ("trades/1/number", 1, "trades/1/number", "given_twice"),
        ("trades/0/id", 7, "trades/0/id", "unknown_field"),
        ("trades/0/status", "lost", "trades/0/status", "not_a_choice"),
        ("trades/0/terms", 5, "trades/0/terms", "not_a_count"),
        ("trades/0/account", None, "trades/0/account", "missing"),
        ("trades/0/account", "\ud800", "trades/0/account", "not_utf8"),
        ("trades/0/account", 3, "trades/0/account", "not_a_text"),
        ("trades/0/tags", [1], "trades/0/tags/0", "not_a_text"),
        ("trades/0/created_at", "2026-01-01", "trades/0/created_at", "not_a_time"),
        ("trades/0/created_at", "2026-13-01T00:00:00Z", "trades/0/created_at", "not_a_time"),
        ("trades/0/created_at", "9999-12-31T23:59:59Z", "trades/0/created_at", "not_a_time"),
        ("trades/0/plan/risk", "NaN", "trades/0/plan/risk", "not_a_number"),
        ("trades/0/plan/risk", 5, "trades/0/plan/risk", "not_a_number"),
        ("trades/0/plan/risk", "1e9999", "trades/0/plan/risk", "not_a_number"),
        ("trades/0/plan/alerts/0", ["1900"], "trades/0/plan/alerts/0", "not_so_many"),
        ("trades/0/plan/collateral", {"USDC": "x"}, "trades/0/plan/collateral/USDC",
         "not_a_number"),
        ("trades/1/entries/0/kind", "explode", "trades/1/entries/0/kind", "not_a_choice"),
        ("trades/1/entries/0/size", "0", "trades/1/entries/0/amount", "not_positive"),
        ("trades/1/entries/0/price", "-1", "trades/1/entries/0/price", "not_positive"),
        ("trades/1/entries/0/raw_row", 2, "trades/1/entries/0/raw_row", "not_a_count"),
        ("trades/1/entries/1/at", "2025-01-01T00:00:00Z", "trades/1/entries/time",
         "before_the_opening"),
        ("trades/1/entries/1", {"kind": "note", "at": "2026-01-01T00:00:00Z"},
         "trades/1/entries/1/sequence", "given_twice"),
        ("terms/0/law", "none", "terms/0/law", "not_a_choice"),
        ("terms/0/as_of", "yesterday", "terms/0/as_of", "not_a_date"),
        ("marks/0/price", "0", "marks/0/price", "not_positive"),
        ("rates/0/apr", "-1", "rates/0/apr", "rate_takes_everything"),
        ("exchange_rates/0/rate", "-1", "exchange_rates/0/rate", "not_positive"),
        ("account_flows/0/account", "gone", "account_flows/0/account", "no_such_account"),
        ("account_flows/0/amount", "0", "account_flows/0/amount", "nothing_flows"),
        ("account_flows/0/price", "0", "account_flows/0/price", "not_positive"),
        ("account_flows/0/raw_row", 9, "account_flows/0/raw_row", "not_a_count"),
        ("account_flows/0/paid", "1", "account_flows/0/paid", "unknown_field"),
        ("account_flows/1/sequence", 4, "account_flows/1/sequence", "not_as_kept"),
        ("day_notes/0/day", "monday", "day_notes/0/day", "not_a_date"),
        ("day_notes/0/day", "0001-01-01", "day_notes/0/day", "not_a_date"),
        ("day_notes/0/checked", "yes", "day_notes/0/checked", "not_a_flag"),
        ("saved_views/0/name", 1, "saved_views/0/name", "not_a_text"),
        ("saved_views/0/chosen/tag", "x", "saved_views/0/chosen/tag", "not_a_list"),
        ("saved_views/1", {"screen": "journal", "name": "Losses"}, "saved_views/1/name",
         "given_twice"),
        ("reviews/0/period", "2026-W60", "reviews/0/period", "not_a_week"),
        ("reviews/0/period", "May", "reviews/0/period", "not_a_month"),
        ("reviews/0/figures/net", "much", "reviews/0/figures/net", "not_a_number"),
        ("reviews/0/trades/2", ["1"], "reviews/0/trades/2", "not_so_many"),
        ("reviews/1", {"period": "2026-W05"}, "reviews/1/period", "given_twice"),
        ("own_terms/0/law", "none", "own_terms/0/law", "not_a_choice"),
        ("own_terms/0/assets/ETH/max_ltv", "0.9", "own_terms/0/assets/ETH/max_ltv",
         "ltv_above_threshold"),
        ("own_terms/1/as_of", "2026-02-01", "own_terms/1/as_of", "given_twice"),
        ("links/0/kind", "enemy_of", "links/0/kind", "not_a_choice"),
        ("links/0/other", 77, "links/0/other", "no_trade_with_number"),
        ("links/0/trade", 77, "links/0/trade", "no_trade_with_number"),
        ("settings/zone", "Moon/Sea", "settings/zone", "not_a_zone"),
        ("settings/stress_scenarios", "[1]", "settings/stress_scenarios/0", "not_an_object"),
        ("settings/capital", "much", "settings/capital", "not_a_number"),
        ("settings", [], "settings", "not_an_object"),
        ("batches", 1, "batches", "not_a_list"),
        ("batches/0/rows/0", [1, "a", "b", 1], "batches/0/rows/0", "not_so_many"),
        ("batches/0/rows/1/0", "2", "batches/0/rows/1/0", "not_a_count"),
        ("trades/1/status", "cancelled", "trades/1/status", "not_as_kept"),
        ("accounts/0/wallet", "", "accounts/0/wallet", "not_as_kept"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_its_path(
    content: Content, path: str, value: Any, field: str, code: str
) -> None:
    hostile = deepcopy(content)
    _put(hostile, path, value)
    journal = FakeJournal()
    with pytest.raises(Refused) as refused:
        unpack(journal, StillClock(), hostile)
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == (field, code)
    with journal.reading() as uow:
        assert list(uow.trades.every()) == []


def test_a_ledger_that_only_the_rates_of_its_platform_make_possible_comes_back() -> None:
    """What is repaid is far more than was borrowed, as only the history of rates explains."""
    full, empty = FakeJournal(), FakeJournal()
    usdc, one, two, price = Asset("USDC"), Decimal(1), Decimal(2), Decimal(2000)
    last = hours(2000)
    entries: list[Entry] = [
        Deposit(at=hours(0), asset=usdc, amount=Decimal(5000), price=one),
        Borrow(at=hours(0), sequence=1, asset=ETH, amount=two, price=price),
        Open(at=hours(0), sequence=2, asset=ETH, size=-two, price=price),
        Close(at=last, sequence=3, asset=ETH, amount=two, price=price),
        Repay(at=last, sequence=4, asset=ETH, amount=Decimal(15), price=price),
    ]
    with full.unit_of_work() as uow:
        uow.begin_action("import", AT)
        uow.observations.add_rates([RatePoint("aave_v3", ETH, NEW_YEAR, Decimal(10))])
        short = replace(bare_trade("aave_v3"), positions=(Position(ETH, Direction.SHORT),))
        (trade_id,) = uow.trades.add_many([short])
        uow.entries.add_many([(trade_id, each, None) for each in entries])
        rederive(uow, [trade_id])
        uow.commit()
    content = archived(full)
    unpack(empty, StillClock(), content)
    assert archived(empty) == content
    content["rates"] = []
    with pytest.raises(Refused):
        unpack(FakeJournal(), StillClock(), content)


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        (lambda text: text[:-30], "line 54", "not_json"),
        (lambda text: text.replace('"version": 1', '"version": 99'), "version", "archive_newer"),
        (lambda text: text.replace('"version": 1', '"version": "1"'), "version", "archive_newer"),
        (lambda text: text.replace("margin-journal", "other"), "format", "not_an_archive"),
        (lambda _text: "[]", "format", "not_an_archive"),
        (lambda text: text.replace("20000", "20001", 1), "checksum", "archive_changed"),
        (lambda _text: '{"format": "margin-journal", "version": 1}', "content", "not_an_object"),
        (lambda text: text.replace('"number": 9', '"number": 9.5'), "", "not_a_count"),
        (lambda text: text.replace('"number": 9', '"number": NaN'), "", "not_a_count"),
        (lambda text: text.replace('"zone"', '"capital"'), "capital", "duplicate_key"),
        (lambda _text: "[" * 100_000, "", "not_json"),
        (lambda text: text.replace('"number": 9', f'"number": {"9" * 5000}'), "", "not_json"),
        (lambda text: text.replace("quiet", "\\ud800"), "content", "not_utf8"),
    ],
)
def test_a_text_that_is_no_export_is_refused(
    content: Content, tmp_path: Path, change: Callable[[str], str], field: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_archive(change(_text(content, tmp_path)))
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == (field, code)


def test_an_export_is_known_by_its_first_words(content: Content, tmp_path: Path) -> None:
    text = _text(content, tmp_path)
    assert is_archive(text[:256])
    assert is_archive("\ufeff " + text[:200])
    assert not is_archive('{"format": "other"}')
    assert not is_archive("time,account")
    assert json.loads(text)["content"] == content


def test_progress_reaches_the_end(content: Content, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write_archive(content, tmp_path / "a.json", lambda done, of: seen.append((done, of)))
    done, of = seen[-1]
    assert done == of


def test_an_archive_from_before_attachments_still_comes_back(
    pair: tuple[Journal, Journal], content: Content
) -> None:
    _, empty = pair
    del content["attachments"]
    assert unpack(empty, StillClock(), content).trades == 3
    assert check_archive(empty, content).is_known
    with empty.reading() as uow:
        assert list(uow.attachments.every()) == []


def test_attachments_name_their_trades_wherever_these_come_to_lie(
    pair: tuple[Journal, Journal],
) -> None:
    full, empty = pair
    unpack(empty, StillClock(), archived(full))
    with full.reading() as one, empty.reading() as other:
        kept = [(each.trade_id, each.day) for each in one.attachments.every()]
        assert [(each.trade_id, each.day) for each in other.attachments.every()] == kept


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"trade": 3}, "attachments/0/trade", "not_a_count"),
        ({"trade": True}, "attachments/0/trade", "not_a_count"),
        ({"day": "2026-02-01"}, "attachments/0/trade", "attached_to_nothing"),
        ({"trade": None}, "attachments/0/trade", "attached_to_nothing"),
        ({"trade": None, "day": "../2026"}, "attachments/0/day", "not_as_kept"),
        ({"trade_id": 1}, "attachments/0/trade_id", "unknown_field"),
        ({"id": 1}, "attachments/0/id", "unknown_field"),
        ({"content_hash": "../" * 21 + "a"}, "attachments/0/content_hash", "not_a_hash"),
        ({"size_bytes": -1}, "attachments/0/size_bytes", "negative"),
        ({"path": "/etc"}, "attachments/0/path", "unknown_field"),
    ],
)
def test_a_hostile_attachment_is_refused_by_its_place(
    content: Content, change: Content, path: str, code: str
) -> None:
    content["attachments"][0] |= change
    with pytest.raises(Refused) as refused:
        unpack(FakeJournal(), StillClock(), content)
    (problem,) = refused.value.problems
    assert problem.field == path
    if change.get("day") != "../2026":
        assert problem.code == code


def test_links_between_trades_come_back_and_older_archives_have_none(content: Content) -> None:
    (link,) = content["links"]
    for told, code in (
        ([link, {**link, "kind": "continues"}], "given_twice"),
        ([{**link, "other": link["trade"]}], "links_to_itself"),
    ):
        with pytest.raises(Refused) as refused:
            unpack(FakeJournal(), StillClock(), {**content, "links": told})
        assert refused.value.code == code
    older = {name: part for name, part in content.items() if name != "links"}
    journal = FakeJournal()
    unpack(journal, StillClock(), older)
    with journal.reading() as uow:
        assert uow.links() == []
    assert unpack(journal, StillClock(), older).is_known
