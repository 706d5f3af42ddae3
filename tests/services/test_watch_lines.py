"""Own lines are kept as one step each, hold for what they were drawn for, and go with an export."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Trade
from journal_app.domain.watching.lines import LINES, Lines
from journal_app.domain.watching.own_lines import BOOK, Drawn, OwnLines, Whose
from journal_app.services.archiving import archived, unpack
from journal_app.services.ports import Account, Journal
from journal_app.services.preparing import prepared
from journal_app.services.undo import redo, undo
from journal_app.services.watch_lines import (
    LinesSheet,
    drawn_lines,
    keep_lines,
    lines_of,
    lines_of_book,
    lines_sheet,
)
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.services.conftest import StillClock
from tests.services.fake import FakeJournal
from tests.services.samples import FULL_TRADE, NEW_YEAR, bare_trade

D = Decimal


@pytest.fixture(params=["fake", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    """One with an account and two trades, of which the first was planned as `moderate`."""
    if request.param == "fake":
        yield filled(FakeJournal())
        return
    path = tmp_path / "a.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as file:
        yield filled(SqliteJournal(file))


def filled(journal: Journal) -> Journal:
    with journal.unit_of_work() as uow:
        uow.begin_action("import", NEW_YEAR)
        uow.keep_account(Account(name="main"))
        uow.trades.add_many([FULL_TRADE, replace(bare_trade(), account="hot", number=9)])
        uow.commit()
    return journal


def own(level: str, name: str = "", **lines: str) -> OwnLines:
    numbers = {line: D(text) for line, text in lines.items()}
    return OwnLines(level=level, name=name, lines=numbers)  # type: ignore[arg-type]


def held(journal: Journal) -> tuple[Lines, Lines]:
    with journal.reading() as uow:
        first, second = uow.trades.every()
        told = lines_of(uow)
        return told(first), told(second)


def settings_of(journal: Journal) -> Mapping[str, str]:
    with journal.reading() as uow:
        return uow.settings.every()


def sheet_of(journal: Journal) -> LinesSheet:
    with journal.reading() as uow:
        return lines_sheet(uow)


def drawn(journal: Journal) -> Drawn:
    return drawn_lines(settings_of(journal))


def trade_of(journal: Journal, number: int) -> Trade:
    with journal.reading() as uow:
        found = uow.trades.with_number(number)
        assert found is not None
        return found


def test_lines_hold_for_what_they_were_drawn_for(journal: Journal, clock: StillClock) -> None:
    assert held(journal) == (LINES, LINES)
    assert keep_lines(journal, clock, own("book", health="1.6", check_after="20"))
    assert {each.health for each in held(journal)} == {D("1.6")}
    assert lines_of_book(settings_of(journal)).check_after.total_seconds() == 20 * 3600
    assert keep_lines(journal, clock, own("profile", "conservative", health="1.9"))
    assert [each.health for each in held(journal)] == [D("1.6"), D("1.9")]
    assert keep_lines(journal, clock, own("profile", "moderate", health="1.7"))
    assert [each.health for each in held(journal)] == [D("1.7"), D("1.9")]
    assert keep_lines(journal, clock, own("account", "hot", health="1.8"))
    assert keep_lines(journal, clock, own("trade", "1", health="1.3", margin="0.2"))
    first, second = held(journal)
    assert (first.health, first.margin) == (D("1.3"), D("0.2"))
    assert (second.health, second.margin) == (D("1.8"), D("0.3"))
    assert lines_of_book(settings_of(journal)).health == D("1.6")


def test_a_plan_knows_the_margin_lines_that_it_will_be_held_against(
    journal: Journal, clock: StillClock
) -> None:
    def around() -> Surroundings:
        with journal.reading() as uow:
            return prepared(uow, PresetPlatforms(), clock.now()).around

    assert (around().margin_line, around().margin_lines) == (LINES.margin, {})
    keep_lines(journal, clock, own("profile", "conservative", margin="0.25"))
    keep_lines(journal, clock, own("profile", "moderate", margin="0.2"))
    keep_lines(journal, clock, own("account", "hot", margin="0.15"))
    keep_lines(journal, clock, own("account", "main", health="1.9"))
    assert around().margin_line == D("0.25")
    assert around().margin_lines == {"hot": D("0.15"), "main": D("0.25")}


def test_each_is_a_step_that_is_taken_back(journal: Journal, clock: StillClock) -> None:
    assert not keep_lines(journal, clock, own("book", health="1.50"))  # where it lies already
    keep_lines(journal, clock, own("account", "hot", health="1.8"))
    assert not keep_lines(journal, clock, own("account", "hot", health="1.8"))
    keep_lines(journal, clock, own("trade", "9", health="1.2"))
    action = undo(journal)
    assert action is not None
    assert (action.name, action.facts["number"]) == ("keep_trade_lines", "9")
    assert set(drawn(journal)) == {Whose("account", "hot")}
    redo(journal)
    assert drawn(journal)[Whose("trade", "9")] == {"health": D("1.2")}
    assert keep_lines(journal, clock, own("trade", "9"))
    assert keep_lines(journal, clock, own("account", "hot"))
    assert drawn(journal) == {}
    action = undo(journal)
    assert action is not None
    assert (action.name, action.facts) == ("keep_lines", {"whose": "account hot"})


def test_only_what_lies_elsewhere_than_usual_is_kept_of_the_book(
    journal: Journal, clock: StillClock
) -> None:
    keep_lines(journal, clock, own("book", health="1.5", margin="0.35"))
    assert drawn(journal) == {BOOK: {"margin": D("0.35")}}
    keep_lines(journal, clock, own("account", "hot", margin="0.3"))
    assert held(journal)[1].margin == D("0.3")  # drawn there, whatever holds for everything
    undo(journal)
    action = undo(journal)
    assert action is not None
    assert action.facts == {"whose": "everything"}


def test_what_cannot_be_is_refused_and_nothing_kept(journal: Journal, clock: StillClock) -> None:
    with pytest.raises(Refused) as refused:
        keep_lines(journal, clock, own("book", health="0.5", margin="2", distance="0.2"))
    assert [each.field for each in refused.value.problems] == ["health", "margin"]
    with pytest.raises(Refused) as refused:
        keep_lines(journal, clock, own("trade", "77", health="1.2"))
    assert [(each.field, each.code) for each in refused.value.problems] == [
        ("whose", "no_trade_with_number")
    ]
    assert drawn(journal) == {}


def test_the_sheet_offers_what_is_known_and_what_has_lines_still(
    journal: Journal, clock: StillClock
) -> None:
    keep_lines(journal, clock, own("profile", "Gone", health="1.9"))
    keep_lines(journal, clock, own("account", "old", health="1.9"))
    sheet = sheet_of(journal)
    assert sheet.profile == "conservative"
    assert list(sheet.profiles) == ["conservative", "moderate", "aggressive", "Gone"]
    assert list(sheet.accounts) == ["main", "old"]
    profile = Whose("profile", "conservative")
    assert sheet.places(Whose("account", "old")) == (Whose("account", "old"), profile, BOOK)
    assert sheet.places(profile) == (profile, BOOK)
    assert sheet.places(BOOK) == (BOOK,)
    planned = trade_of(journal, 1)
    assert sheet.places_of(planned)[2] == Whose("profile", "moderate")


def test_an_export_carries_them(journal: Journal, clock: StillClock) -> None:
    keep_lines(journal, clock, own("trade", "9", health="1.2"))
    other = FakeJournal()
    unpack(other, clock, archived(journal))
    assert drawn(other) == drawn(journal)
    assert held(other)[1].health == D("1.2")  # by its number: ids are given anew


@pytest.mark.parametrize(
    ("kept", "field"),
    [
        ("{", "watch_lines"),
        (json.dumps([{"level": "planet", "lines": {}}]), "watch_lines/0/level"),
        (
            json.dumps([{"level": "book", "lines": {"health": "0.2"}}]),
            "watch_lines/0/lines/health",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(kept: str, field: str, clock: StillClock) -> None:
    with pytest.raises(Refused) as refused:
        drawn_lines({"watch_lines": kept})
    assert refused.value.problems[0].field == field
    content = archived(filled(FakeJournal()))
    content["settings"]["watch_lines"] = kept
    with pytest.raises(Refused) as refused:
        unpack(FakeJournal(), clock, content)
    assert refused.value.problems[0].field == f"settings/{field}"
