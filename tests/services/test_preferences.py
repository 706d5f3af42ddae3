"""Settings and accounts change in one step, or say everything that is wrong with them."""

from __future__ import annotations

import pytest

from journal_app.domain.problems import Refused
from journal_app.services.ports import Account, Journal
from journal_app.services.preferences import change_settings, keep_account
from journal_app.services.undo import undo
from tests.services.conftest import StillClock


def settings_of(journal: Journal) -> dict[str, str]:
    with journal.reading() as uow:
        return uow.settings.every()


def test_settings_change_in_one_step_that_can_be_taken_back(
    journal: Journal, clock: StillClock
) -> None:
    before = settings_of(journal)
    assert change_settings(journal, clock, {"capital": "25000.5", "zone": "Europe/Berlin"})
    assert settings_of(journal) == before | {"capital": "25000.5", "zone": "Europe/Berlin"}
    assert not change_settings(journal, clock, {"capital": "25000.5"})
    assert undo(journal) is not None
    assert settings_of(journal).get("capital") == before.get("capital")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("capital", "0"),
        ("capital", "1e99"),
        ("capital", "much"),
        ("currency", "$"),
        ("zone", "Europe/Nowhere"),
        ("zone", "../../etc/passwd"),
        ("zone", ""),
        ("profile", "reckless"),
    ],
)
def test_what_a_setting_cannot_be_is_refused_under_its_name(
    journal: Journal, clock: StillClock, name: str, value: str
) -> None:
    before = settings_of(journal)
    with pytest.raises(Refused) as refused:
        change_settings(journal, clock, {name: value, "currency": "€"} | {name: value})
    assert name in [problem.field for problem in refused.value.problems]
    assert settings_of(journal) == before


def test_an_account_is_kept_and_its_words_changed(journal: Journal, clock: StillClock) -> None:
    keep_account(journal, clock, Account(name=" main ", network="Base"), is_new=True)
    keep_account(journal, clock, Account(name="main", network="Base", note="cold"), is_new=False)
    with journal.reading() as uow:
        assert uow.accounts() == [Account(name="main", network="Base", note="cold")]
    for refused_name in ("", "main", "x" * 61):
        with pytest.raises(Refused):
            keep_account(journal, clock, Account(name=refused_name), is_new=True)
