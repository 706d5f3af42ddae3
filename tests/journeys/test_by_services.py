"""The story through the services: what the window does with one click each, without a window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.checklist import judge
from journal_app.domain.closing import Exit, drafts_of, is_whole, settled_after
from journal_app.domain.drafts import Draft
from journal_app.domain.money import Asset
from journal_app.domain.opening import opening_drafts, opening_of
from journal_app.domain.periods import named_week
from journal_app.domain.proposal import Alert, Proposal
from journal_app.domain.proposed_plan import plan_of_proposal
from journal_app.domain.reckoning import reckoned
from journal_app.domain.trade import Direction, Status, Target, Trade
from journal_app.exporters.workbook.book import write_workbook
from journal_app.services.exporting import selection_of
from journal_app.services.planning import open_planned, sign_off
from journal_app.services.ports import Journal, silent
from journal_app.services.preparing import prepared
from journal_app.services.reckoning import ledger_of
from journal_app.services.recording import close_trade, record_entry
from journal_app.services.reviewing import review_of
from journal_app.services.undo import undo
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.journeys.outcome import Outcome, cells_of, figures_of, review_figures
from tests.journeys.story import (
    ACCOUNT,
    CAPITAL,
    CLOSE,
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


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    folder = tmp_path_factory.mktemp("journey")
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


def test_the_trade_went_its_way(told: Told) -> None:
    ended = told.at_the_end
    assert ended["#1 status"] == Status.CLOSED
    assert (ended["#1 grade"], ended["#1 mistakes"]) == (GRADE, str(MISTAKES))
    verdicts = {name: value for name, value in ended.items() if name.startswith("#1 checklist")}
    assert verdicts.pop("#1 checklist size").startswith("breach")
    assert set(verdicts.values()) == {"pass"}
    assert PLANNED.reason in ended["#1 checklist size"]
    lines = _figure_by_step(ended, "ETH liquidation_price")
    # 2,500 / (2.5 × 0.83) as it opens; interest brings it nearer, 500 USDC away
    assert lines["open"] == pytest.approx(1204.8193, abs=1e-3)
    assert lines["open"] < lines["rate"]
    assert lines["deposit"] < lines["rate"]
    # 1 ETH sold and two fifths of the loan repaid: at the same 500 USDC, it is further away still
    assert lines["repay"] < lines["deposit"]


def test_net_is_the_sum_of_its_parts(told: Told) -> None:
    """1 × 150 + 1.5 × 260.4 from the price; less the fees, and the interest of 4.26 days."""
    names = ("total price", "total fees", "total interest", "total net", "r_initial")
    kept = {name: D(told.at_the_end[f"#1 kept: {name}"]) for name in names}
    assert kept["total price"] == D("540.6")
    assert kept["total fees"] == D("5.27")
    # 2,500 at 6.2 % for 26.8 h, 2,500 at 9.4 % for 28.3 h, 1,500 at 9.4 % for 47.2 h; to the cent
    assert kept["total interest"] == pytest.approx(D("2.00"), abs=D("0.01"))
    assert kept["total net"] == pytest.approx(D("535.33") - kept["total interest"], abs=D("1e-30"))
    risk = D(told.at_the_end["#1 plan: risk"])
    assert kept["r_initial"] == pytest.approx(kept["total net"] / risk, abs=D("1e-25"))
    assert abs(D(told.at_the_end["#1 kept: equity"])) < D("0.01")  # all was taken out


def test_the_review_and_the_workbook_say_the_same(told: Told) -> None:
    assert told.review["count"] == told.review["closed"] == "1"
    assert told.review["realised net"] == told.at_the_end["#1 kept: total net"]
    assert told.review["stops_moved"] == "1"
    summary = {name: value for name, value in told.cells.items() if name.startswith("Summary!")}
    net = _cents(told.at_the_end["#1 kept: total net"])
    assert net in {_cents(value) for value in summary.values()}


def test_undo_takes_the_last_step_back(told: Told) -> None:
    """The closing, whole: what stood before it stands again, to the last digit."""
    assert undo(told.journal) is not None
    before = {
        name: value
        for name, value in told.at_the_end.items()
        if ": " in name and not _is_of_the_close(name) and "kept:" not in name
    }
    after = figures_of(told.journal)
    assert after["#1 status"] == Status.OPEN
    assert after["#1 grade"] == ""
    assert {name: after[name] for name in before} == before
    assert not any(_is_of_the_close(name) for name in after)


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
    plan = plan_of_proposal(proposal, judgement, around, clock.now())
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
    leaving = Exit(Asset(left.asset), D(left.amount), D(left.price), D(left.fee))
    with journal.reading() as uow:
        market = uow.observations.market()
        one = reckoned(uow.trades.get(trade_id), ledger_of(uow, trade_id), market, at)
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


def _figure_by_step(outcome: Outcome, figure: str) -> Mapping[str, float]:
    """A figure after each entry, by the kind of the entry; of the last of a kind."""
    return {
        name.split(":")[1].split()[-1]: float(value)
        for name, value in outcome.items()
        if name.endswith(f": {figure}") and "kept" not in name and value != "None"
    }


def _is_of_the_close(name: str) -> bool:
    return f"{moment(CLOSE.at):%d %H:%M}" in name


def _cents(value: str) -> str:
    try:
        return f"{D(value):.2f}"
    except ArithmeticError:
        return value
