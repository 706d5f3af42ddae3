"""The story through the services: what the window does with one click each, without a window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.costs import HoldingCosts
from journal_app.domain.drafts import Draft
from journal_app.domain.exact import ONE, rounded
from journal_app.domain.financing import LENT_FOR, Stake
from journal_app.domain.isolated_position import IsolatedPosition
from journal_app.domain.margin.isolated import Lending
from journal_app.domain.money import Asset
from journal_app.domain.periods import named_week
from journal_app.domain.trade import (
    ChecklistAnswer,
    Direction,
    Plan,
    PlannedPosition,
    PositionKind,
    Status,
    Target,
    Verdict,
)
from journal_app.exporters.workbook.book import write_workbook
from journal_app.services.exporting import selection_of
from journal_app.services.planning import plan_trade
from journal_app.services.ports import Journal, silent
from journal_app.services.recording import record_entry
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
    PLANNED,
    PLATFORM,
    PROFILE,
    STEPS,
    WEEK,
    Row,
    Step,
    StoryClock,
    moment,
)

D = Decimal
_ALL_PASSED: Final = ("thesis", "levels", "margin", "costs", "collateral", "alerts", "exit")


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
        trade_id = _plan(journal, clock)
        for step in STEPS:
            clock.go_to(step.moment)
            _record(journal, clock, trade_id, step)
        workbook = _exported(journal, clock, folder)
        yield Told(journal, figures_of(journal), review_figures(journal), cells_of(workbook))


def test_the_trade_went_its_way(told: Told) -> None:
    ended = told.at_the_end
    assert ended["#1 status"] == Status.CLOSED
    assert ended["#1 checklist size"] == f"breach {PLANNED.reason}"
    steps = _figure_by_step(ended, "ETH liquidation_price")
    # 2,500 / (2.5 × 0.83) as it opens; less debt and 500 USDC beside it move it away
    assert steps["open"] == pytest.approx(1204.8193, abs=1e-3)
    assert steps["rate"] > steps["open"]
    assert steps["deposit"] < steps["rate"]
    assert steps["reduce"] > steps["repay"]
    assert ended["#1 kept: ETH average_exit"] == "2216.24"


def test_net_is_the_sum_of_its_parts(told: Told) -> None:
    """1 × 150 + 1.5 × 260.4 from the price; less the fees, and the interest of 4.26 days."""
    kept = {
        name: rounded(D(told.at_the_end[f"#1 kept: {name}"]), D("1e-30"))
        for name in ("total price", "total fees", "total interest", "total net", "r_initial")
    }
    assert kept["total price"] == D("540.6")
    assert kept["total fees"] == D("5.27")
    assert kept["total interest"] == D(
        "2"
    )  # what was paid back beyond the 2,500 that were borrowed
    assert kept["total net"] == D("533.33")
    assert D(told.at_the_end["#1 kept: equity"]) - 3000 == D("533.33")
    risk = D(told.at_the_end["#1 plan: risk"])
    assert kept["r_initial"] == pytest.approx(D("533.33") / risk, abs=D("1e-25"))


def test_the_review_and_the_workbook_say_the_same(told: Told) -> None:
    assert told.review["count"] == told.review["closed"] == "1"
    assert told.review["realised net"] == told.at_the_end["#1 kept: total net"]
    assert told.review["stops_moved"] == "1"
    summary = {name: value for name, value in told.cells.items() if name.startswith("Summary!")}
    assert "533.33" in {_cents(value) for value in summary.values()}


def test_undo_takes_the_last_step_back(told: Told) -> None:
    """The closing, whole: what stood before it stands again, to the last digit."""
    _undo_step(told.journal, CLOSE)
    before = {
        name: value
        for name, value in told.at_the_end.items()
        if ": " in name and not _is_of(name, CLOSE) and "kept:" not in name
    }
    after = figures_of(told.journal)
    assert after["#1 status"] == Status.OPEN
    assert {name: after[name] for name in before} == before
    assert not any(_is_of(name, CLOSE) for name in after)


def _plan(journal: Journal, clock: StoryClock) -> int:
    with journal.unit_of_work() as uow:
        uow.begin_action("settings", clock.now())
        uow.settings.put("capital", CAPITAL)
        uow.settings.put("profile", PROFILE)
        uow.commit()
    planned = plan_trade(
        journal,
        clock,
        PresetPlatforms(),
        _the_plan(),
        account=ACCOUNT,
        platform=PLATFORM,
        strategy=PLANNED.strategy,
    )
    return planned.id


def _the_plan() -> Plan:
    terms = PresetPlatforms().terms(PLATFORM)
    assert terms is not None
    of_asset = terms.of(Asset(PLANNED.asset))
    assert of_asset is not None
    assert of_asset.liquidation_threshold is not None
    costs = HoldingCosts(D(PLANNED.borrow_rate) / 100, D(PLANNED.days), D(PLANNED.fee_rate) / 100)
    position = IsolatedPosition(
        Stake(D(PLANNED.units), D(PLANNED.entry), D(PLANNED.collateral)),
        LENT_FOR[Direction(PLANNED.direction)],
        Lending(of_asset.liquidation_threshold),
        costs,
    )
    targets = (Target(D(PLANNED.target), ONE),)
    return Plan(
        planned_at=moment(PLANNED.at),
        thesis=PLANNED.thesis,
        positions=(
            PlannedPosition(
                asset=Asset(PLANNED.asset),
                direction=Direction(PLANNED.direction),
                kind=PositionKind.SPOT,
                entry=D(PLANNED.entry),
                units=D(PLANNED.units),
                stop=D(PLANNED.stop),
                targets=targets,
                liquidation_price=position.liquidation_price,
            ),
        ),
        collateral={Asset(PLANNED.collateral_asset): D(PLANNED.collateral)},
        borrowed={Asset(PLANNED.borrowed_asset): position.borrowed},
        leverage=position.leverage,
        borrow_apr=costs.borrow_apr,
        days=costs.days,
        fee_rate=costs.fee_rate,
        expected_costs=position.interest + position.fees,
        capital=D(CAPITAL),
        risk=position.risk(D(PLANNED.stop)),
        reward=position.reward(targets),
        health_factor=position.health_factor,
        profile=PROFILE,
        exit_plan=PLANNED.exit_plan,
        alerts=tuple((D(price), where) for price, where in PLANNED.alerts),
        checklist=(
            *(ChecklistAnswer(each, each, "", Verdict.PASS) for each in _ALL_PASSED),
            ChecklistAnswer(
                PLANNED.breach,
                PLANNED.breach,
                "25 % of capital",
                Verdict.BREACH,
                ("position_above_profile",),
                PLANNED.reason,
            ),
        ),
    )


def _record(journal: Journal, clock: StoryClock, trade_id: int, step: Step) -> None:
    for row in step.rows:
        record_entry(journal, clock, trade_id, _draft(step, row))


def _draft(step: Step, row: Row) -> Draft:
    return Draft(
        kind=row.kind,
        at=step.moment,
        asset=Asset(row.asset) if row.asset else None,
        amount=D(row.amount) if row.amount else None,
        price=D(row.price) if row.price else None,
        apr=D(row.rate) / 100 if row.rate else None,
        fee=D(row.fee) if row.fee else None,
        fee_asset=Asset("USDC") if row.fee else None,
        note=row.note,
    )


def _undo_step(journal: Journal, step: Step) -> None:
    for _ in step.rows:
        assert undo(journal) is not None


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


def _is_of(name: str, step: Step) -> bool:
    return f"{step.moment:%d %H:%M}" in name


def _cents(value: str) -> str:
    try:
        return f"{D(value):.2f}"
    except ArithmeticError:
        return value
