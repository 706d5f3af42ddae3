"""Which trades wait to be signed off or opened."""

from __future__ import annotations

from journal_app.domain.planning.proposal import Proposal
from journal_app.services.planning import keep_draft
from journal_app.services.ports import Clock, Journal, Platforms
from journal_app.services.recording import trash
from journal_app.services.waiting import NAMED, Waiting, waiting_trades


def test_nothing_waits_in_an_empty_journal(journal: Journal) -> None:
    with journal.reading() as uow:
        assert waiting_trades(uow, are_named=True) == Waiting(0, 0)


def test_the_newest_that_wait_are_named_and_the_rest_counted(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    made = [
        keep_draft(journal, clock, platforms, Proposal(thesis=f"Thought {number}"), None)
        for number in range(NAMED + 2)
    ]
    trash(journal, clock, [made[-1].id])
    with journal.reading() as uow:
        waiting = waiting_trades(uow, are_named=True)
        assert (waiting.planned, waiting.drafts) == (0, NAMED + 1)
        assert [line.number for line in waiting.lines] == [4, 3, 2]
        assert waiting_trades(uow, are_named=False) == Waiting(0, NAMED + 1)
