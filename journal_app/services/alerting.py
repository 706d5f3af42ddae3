"""Look at the alerts of an open trade, and keep others, as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from journal_app.domain.problems import Refused
from journal_app.domain.watching.alerts import (
    TradeAlert,
    alert_problems,
    planned_alerts,
    proposed_alerts,
    watched_figure,
    way_to,
)
from journal_app.domain.watching.watch import Watched
from journal_app.services.alerts import put_alerts
from journal_app.services.ports import Clock, Journal, UnitOfWork
from journal_app.services.recording import facts_of
from journal_app.services.watching import watched_trade


class AlertSheet(NamedTuple):
    """The alerts of a trade with what they watch.

    watched: the trade as it stands. planned: what its plan said. proposed: what can be taken.
    """

    watched: Watched
    planned: Sequence[TradeAlert]
    proposed: Sequence[TradeAlert]

    @property
    def alerts(self) -> Sequence[TradeAlert]:
        """Those in force."""
        return self.watched.alerts


def alert_sheet(uow: UnitOfWork, trade_id: int) -> AlertSheet:
    """All that is needed to look at the alerts of an open trade, and to change them.

    Raises: Refused `trade_not_open`, where it is not.
    """
    one = watched_trade(uow, trade_id)
    plan = one.one.trade.plan
    return AlertSheet(
        one,
        planned_alerts(plan, one.levels),
        proposed_alerts(one.levels, one.told, one.rates, one.lines),
    )


def keep_alerts(
    journal: Journal, clock: Clock, trade_id: int, alerts: Sequence[TradeAlert]
) -> Sequence[TradeAlert]:
    """Keep the alerts of an open trade, as one step; return them with the way to each.

    A new price is waited for from the side where the mark is now; one that was there before keeps
    its side. Raises: Refused under `level/PLACE`, or where the trade is not open.
    """
    if problems := list(alert_problems(alerts)):
        raise Refused(problems)
    with journal.unit_of_work() as uow:
        one = watched_trade(uow, trade_id)
        known = {(each.kind, each.level, each.asset): each.way for each in one.alerts}
        kept = []
        for each in alerts:
            way = known.get((each.kind, each.level, each.asset))
            if way is None:
                present = watched_figure(each, one.levels, one.told, one.rates)
                way = way_to(each.kind, each.level, present)
            kept.append(replace(each, place=" ".join(each.place.split()), way=way))
        trade = one.one.trade
        uow.begin_action("keep_alerts", clock.now(), **facts_of(trade))
        put_alerts(uow, trade, kept)
        uow.commit()
    return kept
