"""Save what a list shows under a name, and change or drop what was saved; each one step of undo."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from journal_app.domain.problems import JournalError, Refused
from journal_app.services.ports import Clock, Journal, SavedView, UnitOfWork

_LONGEST_NAME: Final = 60


def views_of(uow: UnitOfWork, screen: str) -> list[SavedView]:
    """The views of a screen, by name as people sort names."""
    views = [view for view in uow.saved_views() if view.screen == screen]
    return sorted(views, key=lambda view: (view.name.casefold(), view.name))


def save_view(journal: Journal, clock: Clock, view: SavedView, *, is_new: bool) -> SavedView:
    """Keep a new view, or what one that is known shows from now on.

    Raises: Refused under `name`, where there is none, or a new one's is taken.
    """
    view = replace(view, name=_named(view.name))
    with journal.unit_of_work() as uow:
        if is_new:
            _must_be_free(uow, view.screen, view.name)
        uow.begin_action("save_view", clock.now(), view=view.name)
        uow.keep_saved_view(view)
        uow.commit()
    return view


def rename_view(journal: Journal, clock: Clock, screen: str, old: str, new: str) -> SavedView:
    """Call a view otherwise.

    Raises: Refused under `name`, where there is none or it is taken; JournalError `no_such_view`.
    """
    name = _named(new)
    with journal.unit_of_work() as uow:
        found = next((view for view in views_of(uow, screen) if view.name == old), None)
        if found is None:
            raise JournalError("no_such_view", name=old)
        renamed = replace(found, name=name)
        if renamed == found:
            return found
        _must_be_free(uow, screen, name, besides=old)
        uow.begin_action("rename_view", clock.now(), view=old)
        uow.remove_saved_view(screen, old)
        uow.keep_saved_view(renamed)
        uow.commit()
    return renamed


def delete_view(journal: Journal, clock: Clock, screen: str, name: str) -> None:
    """Drop a view. Raises: JournalError `no_such_view`."""
    with journal.unit_of_work() as uow:
        uow.begin_action("delete_view", clock.now(), view=name)
        uow.remove_saved_view(screen, name)
        uow.commit()


def _named(name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        raise Refused.because("name", "view_without_name")
    if len(tidy) > _LONGEST_NAME:
        raise Refused.because("name", "view_name_too_long", most=_LONGEST_NAME)
    return tidy


def _must_be_free(uow: UnitOfWork, screen: str, name: str, besides: str = "") -> None:
    """Raise `Refused` where a view is called so already, in whatever letters."""
    for view in views_of(uow, screen):
        if view.name.casefold() == name.casefold() and view.name != besides:
            raise Refused.because("name", "view_twice", name=view.name)
