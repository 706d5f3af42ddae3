"""Trades linked to each other, seen from both sides."""

from __future__ import annotations

import pytest

from journal_app.domain.problems import Refused
from journal_app.domain.trade import Trade
from journal_app.services.linking import link_trades, linked, unlink_trades
from journal_app.services.ports import Clock, Journal
from journal_app.services.recording import trash
from journal_app.services.undo import describe_undo, undo
from tests.services.samples import bare_trade


@pytest.fixture
def trades(journal: Journal, clock: Clock) -> list[Trade]:
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", clock.now())
        found = [uow.trades.add(bare_trade()) for _ in range(3)]
        uow.commit()
    return found


def seen(journal: Journal, trade: Trade) -> list[tuple[int, str, str]]:
    with journal.reading() as uow:
        return [(each.other.number, each.kind, each.side) for each in linked(uow, trade.id)]


def test_a_link_is_seen_from_both_sides_and_undone(
    journal: Journal, clock: Clock, trades: list[Trade]
) -> None:
    one, two, three = trades
    other = link_trades(journal, clock, two.id, one.number, "hedge_of")
    assert other.id == one.id
    link_trades(journal, clock, two.id, three.number, "same_idea")
    assert seen(journal, two) == [
        (one.number, "hedge_of", "to"),
        (three.number, "same_idea", "to"),
    ]
    assert seen(journal, one) == [(two.number, "hedge_of", "from")]
    with journal.reading() as uow:
        done, _ = describe_undo(uow)
    assert done is not None
    assert (done.name, done.facts["other"]) == ("link_trades", str(three.number))
    link_trades(journal, clock, one.id, two.number, "continues")
    assert seen(journal, two)[0] == (one.number, "continues", "from")
    undo(journal)
    assert seen(journal, two)[0] == (one.number, "hedge_of", "to")
    unlink_trades(journal, clock, one.id, two.id)
    assert seen(journal, one) == []
    undo(journal)
    assert seen(journal, one) == [(two.number, "hedge_of", "from")]


def test_linking_again_is_no_step(journal: Journal, clock: Clock, trades: list[Trade]) -> None:
    one, two, _ = trades
    link_trades(journal, clock, one.id, two.number, "hedge_of")
    link_trades(journal, clock, one.id, two.number, "hedge_of")
    undo(journal)
    assert seen(journal, one) == []


def test_a_trade_is_linked_only_to_another_that_is_there(
    journal: Journal, clock: Clock, trades: list[Trade]
) -> None:
    one, two, three = trades
    link_trades(journal, clock, one.id, two.number, "hedge_of")
    trash(journal, clock, [two.id])
    assert seen(journal, one) == []
    for number, code in (
        (one.number, "links_to_itself"),
        (two.number, "no_trade_with_number"),
        (99, "no_trade_with_number"),
    ):
        with pytest.raises(Refused) as refused:
            link_trades(journal, clock, one.id, number, "continues")
        assert refused.value.code == code
    with pytest.raises(ValueError, match="no kind"):
        link_trades(journal, clock, one.id, three.number, "enemy_of")
