"""Own playbooks are kept by name, given way to, dropped, and taken back."""

from __future__ import annotations

import pytest

from journal_app.domain.planning.playbooks import PLAYBOOKS, Playbook
from journal_app.domain.problems import Refused
from journal_app.services.playbooks import delete_playbook, every_playbook, keep_playbook
from journal_app.services.ports import Journal
from journal_app.services.undo import undo
from tests.services.conftest import StillClock


def known(journal: Journal) -> dict[str, Playbook]:
    with journal.reading() as uow:
        return dict(every_playbook(uow.settings.every()))


def test_an_own_playbook_is_kept_changed_and_dropped(journal: Journal, clock: StillClock) -> None:
    kept = keep_playbook(journal, clock, Playbook(id=" Mine ", strategy="Mine"))
    assert known(journal) == {**PLAYBOOKS, "Mine": kept}
    keep_playbook(journal, clock, Playbook(id="Mine", strategy="Other"))
    assert known(journal)["Mine"].strategy == "Other"
    undo(journal)
    assert known(journal)["Mine"].strategy == "Mine"
    delete_playbook(journal, clock, "Mine")
    assert known(journal) == PLAYBOOKS


def test_a_name_means_one_playbook_in_whatever_letters(journal: Journal, clock: StillClock) -> None:
    keep_playbook(journal, clock, Playbook(id="Mine"))
    keep_playbook(journal, clock, Playbook(id="MINE", strategy="Other"))
    assert list(known(journal)) == [*PLAYBOOKS, "MINE"]
    with pytest.raises(Refused) as refused:
        keep_playbook(journal, clock, Playbook(id="trend Following"), ["Trend following"])
    assert refused.value.problems[0].field == "name"


@pytest.mark.parametrize("name", ["", "Trend", "x" * 61])
def test_a_name_that_cannot_be_is_refused(journal: Journal, clock: StillClock, name: str) -> None:
    with pytest.raises(Refused) as refused:
        keep_playbook(journal, clock, Playbook(id=name))
    assert refused.value.problems[0].field == "name"
    assert known(journal) == PLAYBOOKS
