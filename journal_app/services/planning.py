"""Plan trades: keep a plan, plan anew, give it up."""

from __future__ import annotations

from dataclasses import replace

from journal_app.domain.trade import MarginMode, Plan, Position, Trade
from journal_app.services.ports import Account, Clock, Journal, Platforms
from journal_app.services.reckoning import rederive


def plan_trade(
    journal: Journal,
    clock: Clock,
    platforms: Platforms,
    plan: Plan,
    *,
    account: str,
    platform: str,
    label: str = "",
    strategy: str = "",
    tags: tuple[str, ...] = (),
    margin_mode: MarginMode = MarginMode.ISOLATED,
) -> Trade:
    """Keep a new trade with its plan, under the terms its platform has today."""
    with journal.unit_of_work() as uow:
        uow.begin_action("plan_trade", clock.now())
        if uow.account(account) is None:
            uow.keep_account(Account(name=account))
        draft = Trade(
            id=0,
            number=0,
            account=account,
            platform=platform,
            label=label,
            strategy=strategy,
            tags=tags,
            margin_mode=margin_mode,
            created_at=clock.now(),
            terms=platforms.terms(platform),
            positions=_positions(plan),
        )
        trade = uow.trades.add(draft.with_plan(plan))
        rederive(uow, [trade.id])
        uow.commit()
        return trade


def plan_anew(journal: Journal, clock: Clock, trade_id: int, plan: Plan) -> Trade:
    """Change the plan of a trade that has not begun.

    Raises: Refused, where the trade is open and its plan frozen.
    """
    with journal.unit_of_work() as uow:
        uow.begin_action("plan_anew", clock.now())
        trade = replace(uow.trades.get(trade_id).with_plan(plan), positions=_positions(plan))
        uow.trades.save(trade)
        rederive(uow, [trade_id])
        uow.commit()
        return trade


def cancel_plan(journal: Journal, clock: Clock, trade_id: int) -> Trade:
    """Give up a plan; the trade stays, to be followed at later marks."""
    with journal.unit_of_work() as uow:
        uow.begin_action("cancel_plan", clock.now())
        trade = uow.trades.get(trade_id).cancelled()
        uow.trades.save(trade)
        rederive(uow, [trade_id])
        uow.commit()
        return trade


def _positions(plan: Plan) -> tuple[Position, ...]:
    return tuple(
        Position(planned.asset, planned.direction, planned.kind) for planned in plan.positions
    )
