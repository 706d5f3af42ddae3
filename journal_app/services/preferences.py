"""What a journal itself is set to: its profile, capital, currency, zone, and its accounts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from journal_app.domain.exact import NotANumberError, parse_decimal
from journal_app.domain.market.exchange import is_currency
from journal_app.domain.problems import Problem, Refused
from journal_app.services.ports import Account, Clock, Journal
from journal_app.services.profiles import every_profile

SETTINGS: Final = ("profile", "capital", "currency", "zone")
_LONGEST_NAME: Final = 60


def change_settings(journal: Journal, clock: Clock, changes: Mapping[str, str]) -> bool:
    """Change settings of the journal, as one step of undo; return whether any is another now.

    Raises: Refused with every problem, each under the setting's name.
    """
    with journal.unit_of_work() as uow:
        if problems := list(_problems(changes, every_profile(uow.settings.every()))):
            raise Refused(problems)
        changed = {
            name: value for name, value in changes.items() if uow.settings.get(name) != value
        }
        if not changed:
            return False
        uow.begin_action("change_settings", clock.now(), settings=", ".join(sorted(changed)))
        for name, value in changed.items():
            uow.settings.put(name, value)
        uow.commit()
        return True


def keep_account(journal: Journal, clock: Clock, account: Account, *, is_new: bool) -> None:
    """Keep a new account, or other words about one that is known.

    Raises: Refused under `name`, where there is none or it is taken.
    """
    account = replace(account, name=account.name.strip())
    if not account.name:
        raise Refused.because("name", "account_without_name")
    if len(account.name) > _LONGEST_NAME:
        raise Refused.because("name", "account_name_too_long", most=_LONGEST_NAME)
    with journal.unit_of_work() as uow:
        if is_new and uow.account(account.name) is not None:
            raise Refused.because("name", "account_twice", name=account.name)
        uow.begin_action("keep_account", clock.now(), account=account.name)
        uow.keep_account(account)
        uow.commit()


def _problems(changes: Mapping[str, str], profiles: Collection[str]) -> Iterator[Problem]:
    for name, value in changes.items():
        match name:
            case "profile" if value not in profiles:
                choices = ", ".join(profiles)
                yield Problem(name, "not_a_choice", {"text": value, "choices": choices})
            case "capital":
                yield from _capital_problem(value)
            case "currency" if not is_currency(value):
                yield Problem(name, "not_a_currency", {"text": value})
            case "zone" if not _is_zone(value):
                yield Problem(name, "no_such_zone", {"text": value})
            case _ if name not in SETTINGS:
                raise ValueError(f"{name} is no setting that can be changed")
            case _:
                pass


def _capital_problem(text: str) -> Iterator[Problem]:
    try:
        capital = parse_decimal(text)
    except NotANumberError as refused:
        yield Problem("capital", refused.code, {"text": text})
    else:
        if capital <= 0:
            yield Problem("capital", "not_positive", {"text": text})


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
