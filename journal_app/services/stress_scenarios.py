"""The trader's own stress scenarios, kept in the journal in the order in which they are run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from journal_app.domain.problems import JournalError, Problem, Refused
from journal_app.domain.watching.own_scenarios import OwnScenario, own_scenario_problems
from journal_app.services.own_lists import own_list, put_own_list, tidy_name
from journal_app.services.plain_values import within
from journal_app.services.ports import Clock, Journal

SETTING: Final = "stress_scenarios"
"""Under this the journal keeps them."""

MOST: Final = 50


def own_scenarios(settings: Mapping[str, str]) -> Sequence[OwnScenario]:
    """All of them, in their order. Raises: Refused, where one cannot be read or cannot be."""
    kept = own_list(settings, SETTING, OwnScenario)
    for place, scenario in enumerate(kept):
        if problems := own_scenario_problems(scenario):
            raise within(SETTING, within(place, Refused(problems[:1])))
    return kept


def keep_scenario(
    journal: Journal, clock: Clock, scenario: OwnScenario, instead_of: str | None = None
) -> OwnScenario:
    """Keep a new scenario at the end, or in the place of one that is known and maybe renamed.

    Raises: Refused, under `name` and under each figure that cannot be; JournalError
    `no_such_scenario`.
    """
    problems = list(own_scenario_problems(scenario))
    try:
        scenario = replace(scenario, id=tidy_name(scenario.id))
    except Refused as refused:
        raise Refused([*refused.problems, *problems]) from None
    with journal.unit_of_work() as uow:
        own = list(own_scenarios(uow.settings.every()))
        others = {each.id.casefold() for each in own if each.id != instead_of}
        if scenario.id.casefold() in others:
            problems.insert(0, Problem("name", "scenario_twice", {"name": scenario.id}))
        if instead_of is None and len(own) >= MOST:
            problems.insert(0, Problem("name", "scenarios_too_many", {"most": MOST}))
        if problems:
            raise Refused(problems)
        if instead_of is None:
            own.append(scenario)
        else:
            own[_place_of(own, instead_of)] = scenario
        uow.begin_action("keep_scenario", clock.now(), scenario=scenario.id)
        put_own_list(uow, SETTING, own)
        uow.commit()
    return scenario


def delete_scenario(journal: Journal, clock: Clock, scenario_id: str) -> None:
    """Drop one. Raises: JournalError `no_such_scenario`."""
    with journal.unit_of_work() as uow:
        own = list(own_scenarios(uow.settings.every()))
        del own[_place_of(own, scenario_id)]
        uow.begin_action("delete_scenario", clock.now(), scenario=scenario_id)
        put_own_list(uow, SETTING, own)
        uow.commit()


def move_scenario(journal: Journal, clock: Clock, scenario_id: str, by: int) -> bool:
    """Put one so many places later, earlier where `by` is below 0; tell whether it moved.

    Raises: JournalError `no_such_scenario`.
    """
    with journal.unit_of_work() as uow:
        own = list(own_scenarios(uow.settings.every()))
        place = _place_of(own, scenario_id)
        goal = min(max(place + by, 0), len(own) - 1)
        if goal == place:
            return False
        own.insert(goal, own.pop(place))
        uow.begin_action("move_scenario", clock.now(), scenario=scenario_id)
        put_own_list(uow, SETTING, own)
        uow.commit()
        return True


def _place_of(own: Sequence[OwnScenario], scenario_id: str) -> int:
    for place, each in enumerate(own):
        if each.id == scenario_id:
            return place
    raise JournalError("no_such_scenario", name=scenario_id)
