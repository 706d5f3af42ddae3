"""What is done with many trades is one step, named with how many they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from journal_app.domain.problems import JournalError
from journal_app.services.describing import describe_trades, thesis_marked
from journal_app.services.ports import Journal
from journal_app.services.recording import bring_back, trash
from journal_app.services.undo import redo, undo
from journal_app.wording import action_done
from tests.services.conftest import StillClock
from tests.services.samples import FULL_TRADE, NEW_YEAR, bare_trade


@pytest.fixture
def many(journal: Journal) -> Journal:
    with journal.unit_of_work() as uow:
        uow.begin_action("import", NEW_YEAR)
        uow.trades.add_many([FULL_TRADE, bare_trade(), bare_trade()])
        uow.commit()
    return journal


def tags(journal: Journal) -> list[Sequence[str]]:
    with journal.reading() as uow:
        return [trade.tags for trade in uow.trades.every()]


def undone(journal: Journal) -> str:
    action = undo(journal)
    assert action is not None
    return action_done(action.name, action.facts)


def test_tags_are_given_and_taken_in_whatever_letters(many: Journal, clock: StillClock) -> None:
    first = FULL_TRADE.tags[0]
    changed = describe_trades(many, clock, [1, 3], add_tags=(" News ", "news", first.upper()))
    assert changed == 2
    assert tags(many) == [(*FULL_TRADE.tags, "News"), (), ("News", first.upper())]
    assert describe_trades(many, clock, [1, 2, 3], drop_tags=("NEWS",)) == 2
    assert tags(many) == [FULL_TRADE.tags, (), (first.upper(),)]
    assert describe_trades(many, clock, [1, 2, 3], drop_tags=("gone",)) == 0
    assert undone(many) == "tags or strategy of 2 trades changed"
    assert undone(many) == "tags or strategy of 2 trades changed"
    assert tags(many) == [FULL_TRADE.tags, (), ()]
    assert describe_trades(many, clock, [1, 2], drop_tags=FULL_TRADE.tags[:1]) == 1
    assert undone(many) == "words on trade 1 changed"


def test_many_are_filed_under_a_strategy(many: Journal, clock: StillClock) -> None:
    assert describe_trades(many, clock, [2, 3], strategy=" Trend ") == 2
    with many.reading() as uow:
        assert {uow.trades.get(each).strategy for each in (2, 3)} == {"Trend"}
        assert uow.trades.get(1).tags == FULL_TRADE.tags
    with pytest.raises(JournalError, match="no_such_trade"):
        describe_trades(many, clock, [2, 99], strategy="pair")


def test_many_go_into_the_trash_and_come_back(many: Journal, clock: StillClock) -> None:
    assert trash(many, clock, [3]) == 1
    assert trash(many, clock, [1, 2, 3]) == 2
    assert undone(many) == "2 trades put into the trash"
    assert redo(many) is not None
    assert bring_back(many, clock, [1, 2]) == 2
    assert bring_back(many, clock, [1, 2, 3]) == 1
    assert undone(many) == "trade 3 brought back from the trash"
    assert undone(many) == "2 trades brought back from the trash"
    assert trash(many, clock, [1]) == 0


def test_a_thesis_is_marked_invalid_and_holds_again() -> None:
    marked = replace(FULL_TRADE, tags=thesis_marked(FULL_TRADE, is_invalid=True))
    assert marked.is_thesis_invalid
    assert thesis_marked(marked, is_invalid=True) == marked.tags
    assert thesis_marked(marked, is_invalid=False) == FULL_TRADE.tags
    assert not FULL_TRADE.is_thesis_invalid
