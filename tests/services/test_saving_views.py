"""Views are saved, overwritten, renamed and deleted, each as one step that can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal_app.domain.problems import JournalError, Refused
from journal_app.services.ports import Journal, SavedView
from journal_app.services.saving_views import delete_view, rename_view, save_view, views_of
from journal_app.services.undo import undo
from journal_app.wording import action_done
from tests.services.conftest import StillClock

LOSSES = SavedView(screen="journal", name="Losses", chosen={"result": ("loss",)})


def names(journal: Journal) -> list[str]:
    with journal.reading() as uow:
        return [view.name for view in views_of(uow, "journal")]


def test_a_view_is_saved_overwritten_and_taken_back(journal: Journal, clock: StillClock) -> None:
    kept = save_view(journal, clock, replace(LOSSES, name="  big \t losses "), is_new=True)
    assert kept.name == "big losses"
    save_view(journal, clock, SavedView(screen="review", name="big losses"), is_new=True)
    save_view(journal, clock, replace(kept, text="0x"), is_new=False)
    with journal.reading() as uow:
        assert views_of(uow, "journal") == [replace(kept, text="0x")]
    undone = undo(journal)
    assert undone is not None
    assert action_done(undone.name, undone.facts) == "view big losses saved"
    with journal.reading() as uow:
        assert views_of(uow, "journal") == [kept]


def test_a_view_is_renamed_and_deleted(journal: Journal, clock: StillClock) -> None:
    save_view(journal, clock, LOSSES, is_new=True)
    save_view(journal, clock, replace(LOSSES, name="all"), is_new=True)
    assert rename_view(journal, clock, "journal", "Losses", "Losses") == LOSSES
    rename_view(journal, clock, "journal", "Losses", "losses")
    assert names(journal) == ["all", "losses"]
    undo(journal)
    assert names(journal) == ["all", "Losses"]
    delete_view(journal, clock, "journal", "all")
    assert names(journal) == ["Losses"]
    undo(journal)
    assert names(journal) == ["all", "Losses"]
    with pytest.raises(JournalError, match="no_such_view"):
        rename_view(journal, clock, "journal", "gone", "other")
    with pytest.raises(JournalError, match="no_such_view"):
        delete_view(journal, clock, "journal", "gone")


@pytest.mark.parametrize(
    ("name", "code"),
    [(" ", "view_without_name"), ("x" * 61, "view_name_too_long"), ("LOSSES", "view_twice")],
)
def test_a_name_is_needed_and_of_one_view_alone(
    journal: Journal, clock: StillClock, name: str, code: str
) -> None:
    save_view(journal, clock, LOSSES, is_new=True)
    save_view(journal, clock, replace(LOSSES, name="other"), is_new=True)
    with pytest.raises(Refused) as saved:
        save_view(journal, clock, replace(LOSSES, name=name), is_new=True)
    with pytest.raises(Refused) as renamed:
        rename_view(journal, clock, "journal", "other", name)
    for refused in (saved.value, renamed.value):
        assert [(each.field, each.code) for each in refused.problems] == [("name", code)]
    assert names(journal) == ["Losses", "other"]
