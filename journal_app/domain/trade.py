"""A trade: who it is, what was planned, which positions it holds, and its lawful steps.

The figures of a trade are not here: its entries replayed give them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from journal_app.domain.made_in_bulk import made_in_bulk
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.state import State
from journal_app.domain.terms import Terms

THESIS_INVALID: Final = "thesis invalid"
"""The tag by which a trader marks that the reason for a trade no longer holds."""


class Direction(StrEnum):
    """The side of a position."""

    LONG = "long"
    SHORT = "short"


class PositionKind(StrEnum):
    """How a position is held: bought or sold with borrowed assets, a perpetual, or just held."""

    SPOT = "spot"
    PERPETUAL = "perpetual"
    HOLDING = "holding"


class MarginMode(StrEnum):
    """Whether the trade's collateral stands for it alone or for the whole account."""

    ISOLATED = "isolated"
    CROSS = "cross"


class Status(StrEnum):
    """Where a trade is in its life."""

    DRAFT = "draft"
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    LIQUIDATED = "liquidated"
    CANCELLED = "cancelled"

    @property
    def is_counted(self) -> bool:
        """Whether statistics count the trade."""
        return self is Status.CLOSED or self is Status.LIQUIDATED

    @property
    def was_opened(self) -> bool:
        """Whether the trade is more than a plan, so that entries are recorded in it."""
        return self is Status.OPEN or self.is_counted


@made_in_bulk
@dataclass(frozen=True, slots=True)
class Position:
    """One side of a trade: an asset, a direction, and how it is held."""

    asset: Asset
    direction: Direction
    kind: PositionKind = PositionKind.SPOT


@dataclass(frozen=True, slots=True)
class Target:
    """A price at which a share of the position is to be closed."""

    price: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPosition:
    """The levels and the size of one position as planned."""

    asset: Asset
    direction: Direction
    kind: PositionKind
    entry: Decimal
    units: Decimal
    stop: Decimal | None = None
    targets: tuple[Target, ...] = ()
    liquidation_price: Decimal | None = None


class Verdict(StrEnum):
    """How a question of the checklist ended."""

    PASS = "pass"
    WARNING = "warning"
    BREACH = "breach"


@dataclass(frozen=True, slots=True)
class ChecklistAnswer:
    """One question as it was asked, answered and judged; a breach has its written reason.

    reasons: by code, where several breaches of the question have each their own; `reason` is then
    all of them.
    """

    question: str
    asked: str
    answer: str
    verdict: Verdict
    codes: tuple[str, ...] = ()
    reason: str = ""
    reasons: tuple[tuple[str, str], ...] = ()

    def reason_for(self, code: str) -> str:
        """The reason that was written for one of its breaches."""
        return dict(self.reasons).get(code, self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What was meant to happen; frozen when the trade opens, word for word.

    risk: the loss at the stops with the planned interest and fees, in the journal's currency;
    None where a stop is missing or beyond liquidation. borrow_apr: a yearly fraction. days: how
    long it is meant to be held. alerts: price levels, and where each is really set.
    """

    planned_at: datetime
    thesis: str = ""
    positions: tuple[PlannedPosition, ...] = ()
    collateral: Mapping[Asset, Decimal] = field(default_factory=dict)
    borrowed: Mapping[Asset, Decimal] = field(default_factory=dict)
    leverage: Decimal | None = None
    borrow_apr: Decimal | None = None
    days: Decimal | None = None
    fee_rate: Decimal | None = None
    expected_costs: Decimal | None = None
    capital: Decimal | None = None
    risk: Decimal | None = None
    reward: Decimal | None = None
    health_factor: Decimal | None = None
    margin_ratio: Decimal | None = None
    profile: str = ""
    exit_plan: str = ""
    alerts: tuple[tuple[Decimal, str], ...] = ()
    checklist: tuple[ChecklistAnswer, ...] = ()


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """One trade. `number` is what the trader calls it by; `label` is the file's name for it.

    deleted_at: when it went to the trash. grade, lesson, mistakes, emotions: the review of it.
    """

    id: int
    number: int
    account: str
    platform: str
    label: str = ""
    margin_mode: MarginMode = MarginMode.ISOLATED
    strategy: str = ""
    tags: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    status: Status = Status.DRAFT
    plan: Plan | None = None
    terms: Terms | None = None
    created_at: datetime
    deleted_at: datetime | None = None
    notes: str = ""
    grade: str = ""
    lesson: str = ""
    mistakes: tuple[str, ...] = ()
    emotions: tuple[str, ...] = ()

    @property
    def is_planned(self) -> bool:
        """Whether the trade was planned before it was opened."""
        return self.plan is not None

    @property
    def is_thesis_invalid(self) -> bool:
        """Whether the trader marked that its reason no longer holds, in whatever letters."""
        return any(tag.casefold() == THESIS_INVALID for tag in self.tags)

    @property
    def borrowed_shorts(self) -> frozenset[Asset]:
        """Assets that the trade is short of by borrowing them."""
        return frozenset(
            position.asset
            for position in self.positions
            if position.direction is Direction.SHORT and position.kind is PositionKind.SPOT
        )

    def with_plan(self, plan: Plan) -> Trade:
        """Plan the trade, or plan it anew while nothing was done yet."""
        if self.status not in (Status.DRAFT, Status.PLANNED):
            raise Refused.because("plan", "plan_is_frozen", number=self.number)
        return replace(self, plan=plan, status=Status.PLANNED)

    def cancelled(self) -> Trade:
        """Give the plan up; it can still be followed at later marks."""
        if self.status not in (Status.DRAFT, Status.PLANNED):
            raise Refused.because("status", "cannot_cancel", number=self.number)
        return replace(self, status=Status.CANCELLED)

    def after(self, state: State) -> Trade:
        """Take the status that the ledger says."""
        status = self._status_after(state)
        return self if status is self.status else replace(self, status=status)

    def _status_after(self, state: State) -> Status:
        if state.started_at is None:
            if self.status in (Status.DRAFT, Status.PLANNED, Status.CANCELLED):
                return self.status
            return Status.PLANNED if self.plan else Status.DRAFT
        if not state.is_closed:
            return Status.OPEN
        return Status.LIQUIDATED if state.was_liquidated else Status.CLOSED

    def holding(self, position: Position) -> Trade:
        """Take a position up, unless the trade has it already."""
        if any(held.asset == position.asset for held in self.positions):
            return self
        return replace(self, positions=(*self.positions, position))
