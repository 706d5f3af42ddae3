"""The trader's playbooks: those that the program brings, and own ones kept in the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from journal_app.domain.planning.playbooks import PLAYBOOKS, Playbook
from journal_app.domain.problems import Refused
from journal_app.services.own_lists import own_list, put_own_list, tidy_name
from journal_app.services.ports import Clock, Journal

SETTING: Final = "playbooks"
"""Under this the journal keeps the own ones."""


def every_playbook(settings: Mapping[str, str]) -> Mapping[str, Playbook]:
    """All playbooks by id, the program's first. Raises: Refused, where one cannot be read."""
    return {**PLAYBOOKS, **{each.id: each for each in own_list(settings, SETTING, Playbook)}}


def keep_playbook(
    journal: Journal, clock: Clock, playbook: Playbook, called: Iterable[str] = ()
) -> Playbook:
    """Keep an own playbook; one of the same name, in whatever letters, gives way to it.

    called: the names under which the program's own are chosen from.

    Raises: Refused under `name`, where there is none, or the program has one of it.
    """
    playbook = replace(playbook, id=tidy_name(playbook.id))
    name = playbook.id.casefold()
    if name in {*PLAYBOOKS, *map(str.casefold, called)}:
        raise Refused.because("name", "playbook_twice", name=playbook.id)
    with journal.unit_of_work() as uow:
        known = own_list(uow.settings.every(), SETTING, Playbook)
        own = {each.id.casefold(): each for each in known}
        uow.begin_action("keep_playbook", clock.now(), playbook=playbook.id)
        put_own_list(uow, SETTING, list({**own, name: playbook}.values()))
        uow.commit()
    return playbook


def delete_playbook(journal: Journal, clock: Clock, playbook_id: str) -> None:
    """Drop an own playbook; trades that were begun with it stay as they are."""
    with journal.unit_of_work() as uow:
        own = own_list(uow.settings.every(), SETTING, Playbook)
        uow.begin_action("delete_playbook", clock.now(), playbook=playbook_id)
        put_own_list(uow, SETTING, [each for each in own if each.id != playbook_id])
        uow.commit()
