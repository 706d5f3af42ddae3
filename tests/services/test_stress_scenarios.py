"""Own scenarios are kept, changed, moved, dropped, taken back, and checked when they are read."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.problems import JournalError, Refused
from journal_app.domain.watching.own_scenarios import OwnScenario
from journal_app.services.ports import Journal
from journal_app.services.stress_scenarios import (
    MOST,
    SETTING,
    delete_scenario,
    keep_scenario,
    move_scenario,
    own_scenarios,
)
from journal_app.services.undo import redo, undo
from journal_app.storage.journal import SqliteJournal
from tests.services.conftest import StillClock
from tests.services.fake import FakeJournal

D = Decimal
CRASH = OwnScenario(
    id="Crash",
    all_move=D("-0.5"),
    moves={Asset("ETH"): D("-0.7")},
    rate_times=D(4),
    days=D(14),
    points=D("0.02"),
    depeg=D("-0.03"),
)
WINTER = OwnScenario(id="Winter", all_move=D("-0.9"))
SUMMER = OwnScenario(id="Summer", all_move=D("0.9"))


@pytest.fixture(params=["fake", "sqlite"])
def either(request: pytest.FixtureRequest) -> Journal:
    if request.param == "fake":
        return FakeJournal()
    found: SqliteJournal = request.getfixturevalue("journal")
    return found


def known(journal: Journal) -> list[OwnScenario]:
    with journal.reading() as uow:
        return list(own_scenarios(uow.settings.every()))


def test_they_are_kept_in_their_order_and_taken_back(either: Journal, clock: StillClock) -> None:
    kept = keep_scenario(either, clock, replace(CRASH, id="  Crash "))
    assert kept == CRASH
    keep_scenario(either, clock, WINTER)
    keep_scenario(either, clock, SUMMER)
    assert known(either) == [CRASH, WINTER, SUMMER]
    assert move_scenario(either, clock, "Summer", -5)
    assert known(either) == [SUMMER, CRASH, WINTER]
    assert not move_scenario(either, clock, "Winter", 1)
    milder = replace(CRASH, id="Dip", all_move=D("-0.2"))
    keep_scenario(either, clock, milder, instead_of="Crash")
    assert known(either) == [SUMMER, milder, WINTER]
    delete_scenario(either, clock, "Summer")
    assert known(either) == [milder, WINTER]
    for before in ([SUMMER, milder, WINTER], [SUMMER, CRASH, WINTER], [CRASH, WINTER, SUMMER]):
        undo(either)
        assert known(either) == before
    redo(either)
    assert known(either) == [SUMMER, CRASH, WINTER]


@pytest.mark.parametrize(
    ("scenario", "fields"),
    [
        (replace(CRASH, id=" "), ["name"]),
        (replace(CRASH, id="x" * 61), ["name"]),
        (replace(CRASH, id="WINTER"), ["name"]),
        (replace(CRASH, id="", points=D(2)), ["name", "points"]),
        (OwnScenario(id="Calm"), ["all_move"]),
    ],
)
def test_what_cannot_be_is_named_by_its_fields(
    journal: Journal, clock: StillClock, scenario: OwnScenario, fields: list[str]
) -> None:
    keep_scenario(journal, clock, WINTER)
    with pytest.raises(Refused) as refused:
        keep_scenario(journal, clock, scenario)
    assert [problem.field for problem in refused.value.problems] == fields
    assert known(journal) == [WINTER]


def test_its_own_name_is_not_taken(journal: Journal, clock: StillClock) -> None:
    keep_scenario(journal, clock, WINTER)
    keep_scenario(journal, clock, replace(WINTER, id="WINTER"), instead_of="Winter")
    assert [each.id for each in known(journal)] == ["WINTER"]


def test_there_are_so_many_at_the_most(journal: Journal, clock: StillClock) -> None:
    for number in range(MOST):
        keep_scenario(journal, clock, replace(WINTER, id=str(number)))
    with pytest.raises(Refused) as refused:
        keep_scenario(journal, clock, CRASH)
    assert refused.value.problems[0].code == "scenarios_too_many"
    keep_scenario(journal, clock, CRASH, instead_of="0")


def test_one_that_is_gone_is_said_to_be(journal: Journal, clock: StillClock) -> None:
    for act in (
        lambda: delete_scenario(journal, clock, "Crash"),
        lambda: move_scenario(journal, clock, "Crash", 1),
        lambda: keep_scenario(journal, clock, CRASH, instead_of="Crash"),
    ):
        with pytest.raises(JournalError) as refused:
            act()
        assert refused.value.code == "no_such_scenario"


@pytest.mark.parametrize(
    ("kept", "field"),
    [
        ("{", SETTING),
        ([{"all_move": "-0.1"}], f"{SETTING}/0/id"),
        ([{"id": "a", "all_move": "-2"}], f"{SETTING}/0/all_move"),
        ([{"id": "a", "all_move": "-0.1"}, {"id": "b"}], f"{SETTING}/1/all_move"),
    ],
)
def test_what_was_written_by_anybody_is_checked(kept: object, field: str) -> None:
    text = kept if isinstance(kept, str) else json.dumps(kept)
    with pytest.raises(Refused) as refused:
        own_scenarios({SETTING: text})
    assert refused.value.problems[0].field == field
