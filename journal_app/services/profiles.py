"""The trader's risk profiles: those that the program brings, changed or copied, and which holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from journal_app.domain.planning.profiles import (
    CONSERVATIVE,
    PROFILES,
    Profile,
    profile_problems,
)
from journal_app.domain.problems import Problem, Refused
from journal_app.services.own_lists import own_list, put_own_list, tidy_name
from journal_app.services.plain_values import within
from journal_app.services.ports import Clock, Journal

SETTING: Final = "profiles"
"""Under this the journal keeps those that are the trader's own."""


def every_profile(settings: Mapping[str, str]) -> Mapping[str, Profile]:
    """All profiles by id; one of the trader's own stands in the place of the one it changes."""
    return {**PROFILES, **{profile.id: profile for profile in own_profiles(settings)}}


def own_profiles(settings: Mapping[str, str]) -> Sequence[Profile]:
    """Those that are kept.

    Raises: Refused, where one cannot be read or has lines that cannot be.
    """
    kept = own_list(settings, SETTING, Profile)
    for place, profile in enumerate(kept):
        if problems := list(profile_problems(profile)):
            raise within(SETTING, within(place, Refused(problems[:1])))
    return kept


def profile_in_force(settings: Mapping[str, str]) -> Profile:
    """The profile that was chosen; the most careful one where there is none of its id."""
    profiles = every_profile(settings)
    return profiles.get(settings.get("profile") or "", profiles[CONSERVATIVE.id])


def keep_profile(journal: Journal, clock: Clock, profile: Profile, *, is_new: bool) -> Profile:
    """Keep a new profile, or other lines of one that is known; a new one is in force at once.

    Raises: Refused, under `name` and under each line that cannot be.
    """
    problems = list(profile_problems(profile))
    try:
        profile = replace(profile, id=tidy_name(profile.id))
    except Refused as refused:
        raise Refused([*refused.problems, *problems]) from None
    with journal.unit_of_work() as uow:
        settings = uow.settings.every()
        taken = {known.casefold() for known in every_profile(settings)}
        if is_new and profile.id.casefold() in taken:
            problems.insert(0, Problem("name", "profile_twice", {"name": profile.id}))
        if problems:
            raise Refused(problems)
        own = {each.id: each for each in own_profiles(settings)}
        uow.begin_action("keep_profile", clock.now(), profile=profile.id)
        put_own_list(uow, SETTING, list({**own, profile.id: profile}.values()))
        if is_new:
            uow.settings.put("profile", profile.id)
        uow.commit()
    return profile


def delete_profile(journal: Journal, clock: Clock, profile_id: str) -> None:
    """Drop an own profile; one that the program brings has its own lines again."""
    with journal.unit_of_work() as uow:
        own = own_profiles(uow.settings.every())
        uow.begin_action("delete_profile", clock.now(), profile=profile_id)
        put_own_list(uow, SETTING, [each for each in own if each.id != profile_id])
        if uow.settings.get("profile") == profile_id and profile_id not in PROFILES:
            uow.settings.put("profile", CONSERVATIVE.id)
        uow.commit()
