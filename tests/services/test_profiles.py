"""Own profiles are kept, changed, dropped and taken back, and hold wherever lines are drawn."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from journal_app.domain.planning.profiles import CONSERVATIVE, MODERATE, PROFILES, Profile
from journal_app.domain.problems import Refused
from journal_app.services.ports import Journal
from journal_app.services.preferences import change_settings
from journal_app.services.profiles import (
    delete_profile,
    every_profile,
    keep_profile,
    profile_in_force,
)
from journal_app.services.undo import undo
from tests.services.conftest import StillClock

D = Decimal
MINE = replace(MODERATE, id="Mine", most_leverage=D("2.5"), measured_by="own")


def held(journal: Journal) -> Profile:
    with journal.reading() as uow:
        return profile_in_force(uow.settings.every())


def known(journal: Journal) -> list[str]:
    with journal.reading() as uow:
        return list(every_profile(uow.settings.every()))


def test_a_copy_is_in_force_until_it_is_taken_back(journal: Journal, clock: StillClock) -> None:
    assert held(journal) == CONSERVATIVE
    kept = keep_profile(journal, clock, replace(MINE, id="  Mine  "), is_new=True)
    assert kept == held(journal) == MINE
    assert known(journal) == [*PROFILES, "Mine"]
    changed = replace(MINE, most_leverage=D("1.5"))
    keep_profile(journal, clock, changed, is_new=False)
    assert held(journal) == changed
    undo(journal)
    assert held(journal) == MINE
    undo(journal)
    assert (held(journal), known(journal)) == (CONSERVATIVE, list(PROFILES))


def test_a_profile_that_is_dropped_gives_way_to_the_most_careful(
    journal: Journal, clock: StillClock
) -> None:
    keep_profile(journal, clock, MINE, is_new=True)
    delete_profile(journal, clock, "Mine")
    assert (held(journal), known(journal)) == (CONSERVATIVE, list(PROFILES))
    undo(journal)
    assert held(journal) == MINE


def test_a_preset_is_changed_in_its_place_and_given_its_lines_back(
    journal: Journal, clock: StillClock
) -> None:
    change_settings(journal, clock, {"profile": "moderate"})
    stricter = replace(MODERATE, most_leverage=D(2))
    keep_profile(journal, clock, stricter, is_new=False)
    assert (held(journal), known(journal)) == (stricter, list(PROFILES))
    delete_profile(journal, clock, "moderate")
    assert held(journal) == MODERATE


@pytest.mark.parametrize(
    ("profile", "fields"),
    [
        (replace(MINE, id=" "), ["name"]),
        (replace(MINE, id="x" * 61), ["name"]),
        (replace(MINE, id="Moderate"), ["name"]),
        (replace(MINE, id="", most_leverage=D(0)), ["name", "most_leverage"]),
        (replace(MINE, most_stop_distance=D(2)), ["most_stop_distance"]),
    ],
)
def test_all_that_is_wrong_is_refused_at_once(
    journal: Journal, clock: StillClock, profile: Profile, fields: list[str]
) -> None:
    with pytest.raises(Refused) as refused:
        keep_profile(journal, clock, profile, is_new=True)
    assert [problem.field for problem in refused.value.problems] == fields
    assert known(journal) == list(PROFILES)


@pytest.mark.parametrize("kept", ["{", "[1]", json.dumps([{"id": "a"}])])
def test_what_cannot_be_read_is_refused(kept: str) -> None:
    with pytest.raises(Refused) as refused:
        every_profile({"profiles": kept})
    assert refused.value.problems[0].field.startswith("profiles")


def test_a_kept_profile_with_lines_that_cannot_be_is_refused() -> None:
    lines = {name: "0.5" for name in Profile.__dataclass_fields__ if name.startswith("most")}
    kept = json.dumps([{"id": "a", **lines, "least_health_factor": "0.2"}])
    with pytest.raises(Refused) as refused:
        every_profile({"profiles": kept})
    assert refused.value.problems[0].field == "profiles/0/most_leverage"
