"""Snooze a line that is crossed, with a written reason, and wake it: each one step of undo.

The reason stands in the trade's ledger too, as a note, so that a review shows what was left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.watching.snoozes import (
    HowLong,
    Snooze,
    is_over,
    place_of,
    snoozed,
    ways_to_snooze,
)
from journal_app.domain.watching.watched import Attention
from journal_app.services.own_lists import own_list, put_own_list
from journal_app.services.ports import Clock, Journal, TradeFilter
from journal_app.services.reckoning import rederive
from journal_app.services.recording import add_entries, facts_of

SETTING: Final = "snoozes"
"""Under this the journal keeps them."""

LONGEST_REASON: Final = 500
_OPEN: Final = TradeFilter(statuses=("open",))


def snoozes_in(settings: Mapping[str, str]) -> tuple[Snooze, ...]:
    """Those that are kept, also such as are over. Raises: Refused, where one cannot be read."""
    return own_list(settings, SETTING, Snooze)


def snooze(
    journal: Journal,
    clock: Clock,
    attention: Attention,
    *,
    how_long: HowLong,
    reason: str,
    words: str = "",
) -> Snooze:
    """Quiet what needs attention, as one step; a trade's ledger has the reason as a note.

    words: what is snoozed and for how long, as the note begins; the reason alone without.

    Raises: Refused under `reason` and `how_long`.
    """
    reason = " ".join(reason.split())
    if problems := _problems(attention, how_long, reason):
        raise Refused(problems)
    now = clock.now()
    with journal.unit_of_work() as uow:
        trade = None if attention.trade_id is None else uow.trades.get(attention.trade_id)
        made = snoozed(attention, trade.number if trade else None, how_long, reason, now)
        if trade is None:
            uow.begin_action("snooze", now)
        else:
            uow.begin_action("snooze_trade", now, **facts_of(trade))
        open_now = {each.number for each in uow.trades.some(uow.lists.ids(_OPEN))}
        others = [
            each
            for each in snoozes_in(uow.settings.every())
            if place_of(each) != place_of(made)
            and not is_over(each, now)
            and (each.trade is None or each.trade in open_now)
        ]
        put_own_list(uow, SETTING, [*others, made])
        if trade is not None:
            note = f"{words}: {reason}" if words else reason
            add_entries(uow, trade, [Draft(kind="note", at=now, note=note)])
            rederive(uow, [trade.id])
        uow.commit()
    return made


def wake(journal: Journal, clock: Clock, quiet: Snooze) -> None:
    """Let a line speak again, as one step; the note of the trade stays."""
    with journal.unit_of_work() as uow:
        kept = snoozes_in(uow.settings.every())
        left = [each for each in kept if place_of(each) != place_of(quiet)]
        trade = None if quiet.trade is None else uow.trades.with_number(quiet.trade)
        if trade is None:
            uow.begin_action("wake", clock.now())
        else:
            uow.begin_action("wake_trade", clock.now(), **facts_of(trade))
        put_own_list(uow, SETTING, left)
        uow.commit()


def _problems(attention: Attention, how_long: HowLong, reason: str) -> Sequence[Problem]:
    found = []
    if not reason:
        found.append(Problem("reason", "snooze_without_reason"))
    elif len(reason) > LONGEST_REASON:
        found.append(Problem("reason", "snooze_reason_too_long", {"most": LONGEST_REASON}))
    if how_long not in ways_to_snooze(attention):
        found.append(Problem("how_long", "cannot_be_snoozed"))
    return found
