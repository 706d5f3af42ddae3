"""Keep own terms of platforms: versions of shipped ones, and platforms that are not shipped.

A version holds from its day on. Trades keep the terms that they were planned under, whatever is
changed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from journal_app.domain.problems import JournalError, Problem, Refused
from journal_app.domain.terms import Terms
from journal_app.services.platforms import problems_of
from journal_app.services.ports import Clock, Journal, Platforms, UnitOfWork

LONGEST_NAME: Final = 60

_NO_LETTERS: Final = re.compile(r"[\W_]+")


def save_terms(
    journal: Journal,
    clock: Clock,
    shipped: Platforms,
    terms: Terms,
    present: Terms | None = None,
) -> Terms:
    """Keep a version of a platform's terms; one without an id is a platform of its own.

    present: the version that is corrected, if one is.

    Raises: Refused with every problem, each under the path of its field; JournalError
    `no_such_terms`, where the version that is corrected is gone.
    """
    terms = replace(terms, name=" ".join(terms.name.split()))
    with journal.unit_of_work() as uow:
        known = [*shipped.every(), *uow.own_terms()]
        if not terms.platform:
            terms = replace(terms, platform=_new_id(terms.name, known))
        if problems := [*problems_of(terms), *_beside_others(uow, known, terms, present)]:
            raise Refused(problems)
        uow.begin_action("save_terms", clock.now(), platform=terms.name)
        if present is not None and present not in uow.own_terms():
            raise JournalError("no_such_terms")
        if present is not None and present.as_of != terms.as_of:
            uow.remove_own_terms(present)
        uow.keep_own_terms(terms)
        uow.commit()
    return terms


def delete_terms(journal: Journal, clock: Clock, terms: Terms) -> None:
    """Drop one version. Raises: JournalError `no_such_terms`."""
    with journal.unit_of_work() as uow:
        uow.begin_action("delete_terms", clock.now(), platform=terms.name)
        uow.remove_own_terms(terms)
        uow.commit()


def restore_shipped(journal: Journal, clock: Clock, shipped: Terms) -> None:
    """Go back to what is shipped of a platform: drop every own version.

    Raises: JournalError `no_such_terms`, where there is none.
    """
    with journal.unit_of_work() as uow:
        uow.begin_action("restore_terms", clock.now(), platform=shipped.name)
        for version in _versions(uow, shipped.platform) or [shipped]:
            uow.remove_own_terms(version)
        uow.commit()


def _versions(uow: UnitOfWork, platform: str) -> list[Terms]:
    return [each for each in uow.own_terms() if each.platform == platform]


def _beside_others(
    uow: UnitOfWork, known: Iterable[Terms], terms: Terms, present: Terms | None
) -> Iterator[Problem]:
    """What speaks against a version beside all that is known already."""
    if len(terms.name) > LONGEST_NAME:
        yield Problem("name", "platform_name_too_long", {"most": LONGEST_NAME})
    name = terms.name.casefold()
    if any(each.name.casefold() == name and each.platform != terms.platform for each in known):
        yield Problem("name", "platform_name_taken", {"name": terms.name})
    days = {each.as_of for each in _versions(uow, terms.platform)}
    if terms.as_of in days - ({present.as_of} if present else set()):
        yield Problem("as_of", "terms_twice")


def _new_id(name: str, known: Iterable[Terms]) -> str:
    """A name in small letters that no platform has yet."""
    taken = {each.platform for each in known}
    base = _NO_LETTERS.sub("_", name.casefold()).strip("_") or "platform"
    free, number = base, 2
    while free in taken:
        free, number = f"{base}_{number}", number + 1
    return free
