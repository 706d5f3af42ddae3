"""Which lines a trade and the book are held against, and the trader's own ones, kept as steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from journal_app.domain.problems import Refused
from journal_app.domain.trade import Trade
from journal_app.domain.watching.lines import Lines
from journal_app.domain.watching.own_lines import (
    BOOK,
    Drawn,
    OwnLines,
    Whose,
    apart_from_usual,
    line_problems,
    merged,
    places_of,
)
from journal_app.services.own_lists import own_list, put_own_list
from journal_app.services.plain_values import within
from journal_app.services.ports import Clock, Journal, UnitOfWork
from journal_app.services.profiles import every_profile, profile_in_force
from journal_app.services.recording import facts_of

SETTING: Final = "watch_lines"
"""Under this the journal keeps them, a trade's by its number."""


class LinesSheet(NamedTuple):
    """What is drawn, and for what lines can be drawn. profile: the one in force."""

    drawn: Drawn
    profile: str
    profiles: Sequence[str]
    accounts: Sequence[str]

    def places(self, whose: Whose) -> tuple[Whose, ...]:
        """Whose lines hold there, the nearest first."""
        others = {"account": (Whose("profile", self.profile), BOOK), "profile": (BOOK,)}
        return (whose, *others.get(whose.level, ()))

    def places_of(self, trade: Trade) -> tuple[Whose, ...]:
        """The same of one trade."""
        return places_of(trade, self.profile)


def lines_of(uow: UnitOfWork) -> Callable[[Trade], Lines]:
    """The lines that each trade is held against."""
    settings = uow.settings.every()
    drawn, profile = drawn_lines(settings), profile_in_force(settings).id
    known: dict[tuple[Whose, ...], Lines] = {}

    def lines(trade: Trade) -> Lines:
        places = tuple(each for each in places_of(trade, profile) if each in drawn)
        if places not in known:  # most trades have no lines of their own and share one set
            known[places] = merged(drawn, places)
        return known[places]

    return lines


def lines_planned_under(uow: UnitOfWork, profile: str, account: str = "") -> Lines:
    """The lines that a trade will be held against which is planned now."""
    places = (Whose("account", account), Whose("profile", profile), BOOK)
    return merged(drawn_lines(uow.settings.every()), places)


def accounts_with_lines(uow: UnitOfWork) -> list[str]:
    """The accounts that have lines of their own."""
    drawn = drawn_lines(uow.settings.every())
    return [whose.name for whose in drawn if whose.level == "account"]


def lines_of_book(settings: Mapping[str, str]) -> Lines:
    """The lines of what is not one trade's."""
    return merged(drawn_lines(settings), [BOOK])


def drawn_lines(settings: Mapping[str, str]) -> Drawn:
    """Those that the trader drew. Raises: Refused, where one cannot be read or cannot be."""
    kept = own_list(settings, SETTING, OwnLines)
    for place, each in enumerate(kept):
        if problems := list(line_problems(each.level, each.lines)):
            raise within(SETTING, within(place, within("lines", Refused(problems[:1]))))
    return {each.whose: each.lines for each in kept}


def lines_sheet(uow: UnitOfWork) -> LinesSheet:
    """All that is needed to show and to change them."""
    settings = uow.settings.every()
    drawn = drawn_lines(settings)
    return LinesSheet(
        drawn=drawn,
        profile=profile_in_force(settings).id,
        profiles=_with_own(every_profile(settings), drawn, "profile"),
        accounts=_with_own([each.name for each in uow.accounts()], drawn, "account"),
    )


def _with_own(known: Sequence[str] | Mapping[str, object], drawn: Drawn, level: str) -> list[str]:
    """The names that are known, and those that only have lines still."""
    return list(dict.fromkeys([*known, *(each.name for each in drawn if each.level == level)]))


def keep_lines(journal: Journal, clock: Clock, own: OwnLines) -> bool:
    """Draw these lines at one place, and no others there, as one step; none takes all away.

    Of those for everything only what lies elsewhere than usual is kept. Return whether any is
    another now. Raises: Refused under each line that cannot be, or under `whose`.
    """
    if problems := list(line_problems(own.level, own.lines)):
        raise Refused(problems)
    lines = apart_from_usual(own.lines) if own.level == "book" else dict(own.lines)
    with journal.unit_of_work() as uow:
        drawn = dict(drawn_lines(uow.settings.every()))
        if drawn.get(own.whose, {}) == lines:
            return False
        drawn.pop(own.whose, None)
        if lines:
            drawn[own.whose] = lines
        if own.level == "trade":
            uow.begin_action("keep_trade_lines", clock.now(), **facts_of(_trade_of(uow, own)))
        else:
            whose = f"{own.level} {own.name}" if own.name else "everything"
            uow.begin_action("keep_lines", clock.now(), whose=whose)
        kept = [OwnLines(level=at.level, name=at.name, lines=drawn[at]) for at in sorted(drawn)]
        put_own_list(uow, SETTING, kept)
        uow.commit()
        return True


def _trade_of(uow: UnitOfWork, own: OwnLines) -> Trade:
    trade = uow.trades.with_number(int(own.name))
    if trade is None:
        raise Refused.because("whose", "no_trade_with_number", number=own.name)
    return trade
