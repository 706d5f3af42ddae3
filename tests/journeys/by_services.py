"""Tell the story through the services: what the window does with one click each, without it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from decimal import Decimal
from functools import partial
from pathlib import Path

from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.ledger.closing import Exit, drafts_of, is_whole, money_of, settled_after
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.reckoning import reckoned
from journal_app.domain.money import Asset
from journal_app.domain.periods import named_week
from journal_app.domain.planning.checklist import judge
from journal_app.domain.planning.opening import opening_drafts, opening_of
from journal_app.domain.planning.proposal import Alert, Proposal
from journal_app.domain.planning.proposed_plan import plan_of_proposal
from journal_app.domain.trade import Direction, MarginMode, Target, Trade
from journal_app.exporters.workbook.book import write_workbook
from journal_app.services.exporting import selection_of
from journal_app.services.planning import open_planned, sign_off
from journal_app.services.ports import Journal, silent
from journal_app.services.preparing import prepared
from journal_app.services.reckoning import ledger_of
from journal_app.services.recording import close_trade, record_entry
from journal_app.services.reviewing import review_of
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.journeys.outcome import Outcome, cells_of, figures_of, review_figures
from tests.journeys.story import (
    ACCOUNT,
    CAPITAL,
    EMOTIONS,
    GRADE,
    LESSON,
    MISTAKES,
    OPENED,
    PLANNED,
    PLATFORM,
    PROFILE,
    STEPS,
    WEEK,
    Left,
    Row,
    StoryClock,
    moment,
)

D = Decimal


@dataclass(frozen=True, slots=True)
class Told:
    """The journey's end: the journal, and what it amounted to before its last step was undone."""

    journal: Journal
    at_the_end: Outcome
    review: Outcome
    cells: Outcome


@contextmanager
def told_by_services(folder: Path) -> Iterator[Told]:
    """Tell it in a new journal in a folder; the journal is open as long as it is looked at."""
    create_journal(folder / "story.journal")
    with open_journal(folder / "story.journal", for_writing=True) as file:
        journal = SqliteJournal(file)
        clock = StoryClock()
        trade = _planned(journal, clock)
        clock.go_to(moment(OPENED.at))
        _opened(journal, clock, trade)
        for step in STEPS:
            clock.go_to(moment(step.at))
            if isinstance(step, Row):
                _recorded(journal, clock, trade.id, step)
            else:
                _left(journal, clock, trade.id, step)
        workbook = _exported(journal, clock, folder)
        yield Told(journal, figures_of(journal), review_figures(journal), cells_of(workbook))


def _planned(journal: Journal, clock: StoryClock) -> Trade:
    with journal.unit_of_work() as uow:
        uow.begin_action("settings", clock.now())
        uow.settings.put("capital", CAPITAL)
        uow.settings.put("profile", PROFILE)
        uow.commit()
    platforms = PresetPlatforms()
    with journal.reading() as uow:
        around = prepared(uow, platforms, clock.now()).around
    proposal = _proposal()
    judgement = judge(proposal, platforms.terms(PLATFORM), around)
    assert judgement.can_be_signed_off
    # the one that is broken
    said = {"size": ("Is the loss at the stop at most 2% of capital?", "")}
    plan = plan_of_proposal(proposal, judgement, around, clock.now(), said)
    assert plan.collateral == {Asset(PLANNED.collateral_asset): D(PLANNED.collateral)}
    return sign_off(journal, clock, platforms, proposal, plan)


def _proposal() -> Proposal:
    return Proposal(
        thesis=PLANNED.thesis,
        strategy=PLANNED.strategy,
        wrong_if=PLANNED.invalidation,
        account=ACCOUNT,
        platform=PLATFORM,
        asset=Asset(PLANNED.asset),
        direction=Direction(PLANNED.direction),
        margin_mode=MarginMode.CROSS,  # the platform knows no other
        entry=D(PLANNED.entry),
        stop=D(PLANNED.stop),
        targets=(Target(D(PLANNED.target), D(1)),),
        capital=D(CAPITAL),
        units=D(PLANNED.units),
        sized_by="units",
        leverage=D(PLANNED.leverage),
        borrow_apr=_percent(PLANNED.borrow_rate),
        days=D(PLANNED.days),
        fee_rate=_percent(PLANNED.fee_rate),
        collateral=Asset(PLANNED.collateral_asset),
        alerts=tuple(Alert(D(price), place) for price, place in PLANNED.alerts),
        rate_alert=_percent(PLANNED.rate_alert),
        exit_plan=PLANNED.exit_plan,
        rate_stop=_percent(PLANNED.rate_stop),
        reasons={PLANNED.breach: PLANNED.reason},
    )


def _opened(journal: Journal, clock: StoryClock, trade: Trade) -> None:
    assert trade.plan is not None
    opening = opening_of(trade.plan, price=D(OPENED.price), fee=D(OPENED.fee))
    open_planned(journal, clock, trade.id, opening_drafts(opening, moment(OPENED.at)))


def _recorded(journal: Journal, clock: StoryClock, trade_id: int, row: Row) -> None:
    draft = Draft(
        kind=row.kind,
        at=moment(row.at),
        asset=Asset(row.asset),
        amount=D(row.amount) if row.amount else None,
        price=D(row.price) if row.price else None,
        apr=_percent(row.rate) if row.rate else None,
        note=row.note,
    )
    record_entry(journal, clock, trade_id, draft)


def _left(journal: Journal, clock: StoryClock, trade_id: int, left: Left) -> None:
    at = moment(left.at)
    with journal.reading() as uow:
        market = uow.observations.market()
        one = reckoned(uow.trades.get(trade_id), ledger_of(uow, trade_id), market, at)
    paid_in = money_of(one.state)
    leaving = Exit(Asset(left.asset), D(left.amount), D(left.price), D(left.fee), paid_in)
    is_last = is_whole(one, leaving)
    drafts = drafts_of(leaving, settled_after(one, leaving), at, is_all=is_last)
    if is_last:
        close_trade(
            journal,
            clock,
            trade_id,
            drafts,
            mistakes=MISTAKES,
            emotions=EMOTIONS,
            grade=GRADE,
            lesson=LESSON,
        )
    else:
        close_trade(journal, clock, trade_id, drafts)


def _percent(text: str) -> Decimal:
    return D(text) / 100


def _exported(journal: Journal, clock: StoryClock, folder: Path) -> Path:
    assert review_of(journal, named_week(WEEK, UTC)).closed
    workbook = folder / "week.xlsx"
    write_workbook(selection_of(journal, clock, partial(named_week, WEEK)), workbook, silent)
    return workbook
