"""A line is snoozed with a reason, which its trade's ledger keeps, and woken: a step each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.watching.own_lines import OwnLines
from journal_app.domain.watching.snoozes import Snooze
from journal_app.domain.watching.watched import Attention
from journal_app.services.archiving import archived, unpack
from journal_app.services.marking import mark
from journal_app.services.ports import Journal
from journal_app.services.recording import open_trade, trash
from journal_app.services.snoozing import LONGEST_REASON, snooze, snoozes_in, wake
from journal_app.services.undo import redo, undo
from journal_app.services.watch_lines import keep_lines
from journal_app.services.watching import Standing, standing_now
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.services.conftest import StillClock, TwoPlatforms
from tests.services.fake import FakeJournal

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ETH, USDC = Asset("ETH"), Asset("USDC")


@pytest.fixture(params=["fake", "sqlite"])
def journal(
    request: pytest.FixtureRequest, tmp_path: Path, clock: StillClock, platforms: TwoPlatforms
) -> Iterator[Journal]:
    """One with a long without a stop: 8,000 own of 20,000, health 1.38."""
    if request.param == "fake":
        yield begun(FakeJournal(), clock, platforms)
        return
    path = tmp_path / "a.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as file:
        yield begun(SqliteJournal(file), clock, platforms)


def begun(journal: Journal, clock: StillClock, platforms: TwoPlatforms) -> Journal:
    at = NOW - DAY / 24
    drafts = [
        Draft(kind="deposit", at=at, asset=USDC, amount=Decimal(8_000), price=Decimal(1)),
        Draft(kind="borrow", at=at, asset=USDC, amount=Decimal(12_000), price=Decimal(1)),
        Draft(kind="open", at=at, asset=ETH, amount=Decimal(10), price=Decimal(2000)),
    ]
    open_trade(journal, clock, platforms, drafts, account="main", platform="lender")
    return journal


def standing(journal: Journal, now: datetime = NOW) -> Standing:
    with journal.reading() as uow:
        return standing_now(uow, now)


def codes(journal: Journal, now: datetime = NOW) -> tuple[list[str], list[str]]:
    told = standing(journal, now)
    return [each.code for each in told.attention], [each.attention.code for each in told.snoozed]


def attention(journal: Journal, code: str) -> Attention:
    return next(each for each in standing(journal).crossed if each.code == code)


def kept(journal: Journal) -> tuple[Snooze, ...]:
    with journal.reading() as uow:
        return snoozes_in(uow.settings.every())


def notes(journal: Journal) -> list[str]:
    with journal.reading() as uow:
        return [each.entry.note for each in uow.entries.of(1) if isinstance(each.entry, kinds.Note)]


def quiet(journal: Journal, clock: StillClock, code: str, reason: str = "I know") -> Snooze:
    return snooze(journal, clock, attention(journal, code), how_long="day", reason=reason)


def test_a_line_is_quiet_with_its_reason_in_the_ledger(journal: Journal, clock: StillClock) -> None:
    before = codes(journal)[0]
    assert "watch_health_below" in before
    made = snooze(
        journal,
        clock,
        attention(journal, "watch_health_below"),
        how_long="three_days",
        reason="  more collateral\n comes on Tuesday ",
        words="Snoozed until 4 Mar",
    )
    assert (made.trade, made.reason) == (1, "more collateral comes on Tuesday")
    assert kept(journal) == (made,)
    shown, snoozed = codes(journal)
    assert snoozed == ["watch_health_below"]
    assert sorted([*shown, *snoozed]) == sorted(before)
    assert notes(journal) == ["Snoozed until 4 Mar: more collateral comes on Tuesday"]
    assert codes(journal, NOW + 3 * DAY)[1] == []
    assert standing(journal).closest_urgency is not None


def test_snoozing_and_waking_are_a_step_each(journal: Journal, clock: StillClock) -> None:
    made = quiet(journal, clock, "watch_health_below")
    wake(journal, clock, made)
    assert kept(journal) == ()
    assert notes(journal) == ["I know"]
    action = undo(journal)
    assert action is not None
    assert (action.name, action.facts["number"]) == ("wake_trade", "1")
    assert kept(journal) == (made,)
    action = undo(journal)
    assert action is not None
    assert (action.name, action.facts["number"]) == ("snooze_trade", "1")
    assert (kept(journal), notes(journal)) == ((), [])
    redo(journal)
    assert (kept(journal), notes(journal)) == ((made,), ["I know"])


def test_what_is_of_no_trade_is_snoozed_without_a_note(journal: Journal, clock: StillClock) -> None:
    unchecked = Attention("routine", "watch_day_unchecked", None, "")
    made = snooze(journal, clock, unchecked, how_long="day", reason="away")
    assert made.trade is None
    assert notes(journal) == []
    evening = NOW + DAY / 3
    assert codes(journal, evening)[1] == ["watch_day_unchecked"]
    wake(journal, clock, made)
    assert "watch_day_unchecked" in codes(journal, evening)[0]
    names = [action.name for action in (undo(journal), undo(journal)) if action]
    assert names == ["wake", "snooze"]


def test_snoozed_anew_only_the_last_holds_and_what_is_over_goes(
    journal: Journal, clock: StillClock, platforms: TwoPlatforms
) -> None:
    quiet(journal, clock, "watch_health_below")
    again = quiet(journal, clock, "watch_health_below", "still")
    stop = quiet(journal, clock, "watch_stop_missing")
    assert kept(journal) == (again, stop)
    unchecked = Attention("routine", "watch_day_unchecked", None, "")
    later = _Clock(NOW + 2 * DAY)
    assert kept_after(journal, later, unchecked) == 1
    quiet(journal, clock, "watch_stop_missing")
    trash(journal, clock, [1])
    begun(journal, clock, platforms)
    assert kept_after(journal, clock, unchecked) == 1


class _Clock(StillClock):
    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


def kept_after(journal: Journal, clock: StillClock, other: Attention) -> int:
    snooze(journal, clock, other, how_long="day", reason="away")
    return len(kept(journal))


def test_what_got_worse_speaks_again(journal: Journal, clock: StillClock) -> None:
    made = snooze(
        journal, clock, attention(journal, "watch_health_below"), how_long="worse", reason="seen"
    )
    assert "watch_health_below" in codes(journal, NOW + 99 * DAY)[1]
    with journal.unit_of_work() as uow:
        uow.begin_action("snooze", NOW)
        uow.settings.put("snoozes", "[]")
        uow.commit()
    snooze(
        journal,
        clock,
        replaced(attention(journal, "watch_health_below"), health=Decimal("1.6")),
        how_long="worse",
        reason="seen",
    )
    assert made.figure is not None
    assert "watch_health_below" in codes(journal)[0]


def replaced(one: Attention, **facts: object) -> Attention:
    return one._replace(facts={**one.facts, **facts})


@pytest.mark.parametrize(
    ("code", "how_long", "reason", "problems"),
    [
        ("watch_health_below", "day", " \n", [("reason", "snooze_without_reason")]),
        ("watch_health_below", "day", "x" * (LONGEST_REASON + 1),
         [("reason", "snooze_reason_too_long")]),
        ("watch_stop_missing", "worse", "", [("reason", "snooze_without_reason"),
                                             ("how_long", "cannot_be_snoozed")]),
    ],
)  # fmt: skip
def test_without_a_reason_or_an_end_it_is_refused(
    journal: Journal, clock: StillClock, code: str, how_long: str, reason: str, problems: object
) -> None:
    with pytest.raises(Refused) as refused:
        snooze(journal, clock, attention(journal, code), how_long=how_long, reason=reason)  # type: ignore[arg-type]
    assert [(each.field, each.code) for each in refused.value.problems] == problems
    assert (kept(journal), notes(journal)) == ((), [])


def test_own_lines_decide_what_speaks(journal: Journal, clock: StillClock) -> None:
    lines = {"health": Decimal("1.2"), "distance": Decimal("0.1")}
    keep_lines(journal, clock, OwnLines(level="trade", name="1", lines=lines))
    shown, _ = codes(journal)
    assert not {"watch_health_below", "watch_health_near", "watch_near_liquidation"} & {*shown}


def test_an_export_carries_what_is_snoozed(journal: Journal, clock: StillClock) -> None:
    made = quiet(journal, clock, "watch_stop_missing")
    other = FakeJournal()
    unpack(other, clock, archived(journal))
    assert kept(other) == (made,)
    assert codes(other)[1] == ["watch_stop_missing"]


def test_what_cannot_be_read_is_refused(journal: Journal, clock: StillClock) -> None:
    quiet(journal, clock, "watch_stop_missing")
    content = archived(journal)
    content["settings"]["snoozes"] = "[{}]"
    with pytest.raises(Refused) as refused:
        unpack(FakeJournal(), clock, content)
    assert refused.value.problems[0].field == "settings/snoozes/0/code"


def test_a_clock_set_back_lets_it_speak(journal: Journal, clock: StillClock) -> None:
    made = quiet(journal, clock, "watch_stop_missing")
    assert replace(made, since=NOW) == made
    assert "watch_stop_missing" in codes(journal, NOW - timedelta(minutes=1))[0]
    assert "watch_stop_missing" in codes(journal, NOW)[1]


def test_of_two_positions_of_a_trade_each_is_snoozed_by_itself(platforms: TwoPlatforms) -> None:
    """The stop of one is hit and snoozed; when that of the other is hit, it speaks."""
    journal, clock = FakeJournal(), StillClock()
    at, btc = NOW - DAY, Asset("BTC")
    drafts = [
        Draft(kind="deposit", at=at, asset=USDC, amount=Decimal(8_000), price=Decimal(1)),
        Draft(kind="open", at=at, asset=ETH, amount=Decimal(1), price=Decimal(2000)),
        Draft(kind="open", at=at, asset=btc, amount=Decimal("-0.01"), price=Decimal(60_000)),
        Draft(kind="stop", at=at, asset=ETH, price=Decimal(1900)),
        Draft(kind="stop", at=at, asset=btc, price=Decimal(66_000)),
    ]
    open_trade(journal, clock, platforms, drafts, account="main", platform="perps")
    mark(journal, clock, [Mark(ETH, NOW - DAY / 2, Decimal(1900))], [])
    hit = attention(journal, "watch_stop_hit")
    assert hit.subject == "ETH long"
    quiet(journal, clock, "watch_stop_hit")
    assert "watch_stop_hit" not in codes(journal)[0]
    mark(journal, clock, [Mark(btc, NOW - DAY / 4, Decimal(66_001))], [])
    (said,) = [each for each in standing(journal).attention if each.code == "watch_stop_hit"]
    assert (said.subject, said.facts["stop"]) == ("BTC short", Decimal(66_000))
