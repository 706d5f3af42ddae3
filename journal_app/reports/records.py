"""What reports are made from: a trade with its entries and its figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, localcontext
from typing import NamedTuple

from journal_app.domain.exact import SUMS, ZERO, exact
from journal_app.domain.figures import Figures
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.samples import mean
from journal_app.domain.trade import Direction, Trade


class Sampled(NamedTuple):
    """A figure, None where there is none, and how many trades it is made of."""

    value: Decimal | None
    sample: int


@dataclass(frozen=True, slots=True)
class TradeRecord:
    """A trade, its ledger, and its figures at one moment."""

    trade: Trade
    entries: Sequence[Entry]
    figures: Figures

    @property
    def name(self) -> str:
        """What a person calls it: the assets and sides, `ETH long / BTC short`.

        Without a position its label, and without one what it holds and owes, `ETH / USDC`.
        """
        sides = [f"{p.asset} {p.direction}" for p in self.figures.positions] or [
            f"{p.asset} {p.direction}" for p in self.trade.positions
        ]
        held = (*self.figures.collateral, *self.figures.debt)
        return " / ".join(sides) or self.trade.label or " / ".join(held)

    @property
    def direction(self) -> str:
        """`long`, `short`, `both` for a pair, empty without a position."""
        sides = {position.direction for position in self.figures.positions}
        if len(sides) > 1:
            return "both"
        return next(iter(sides), Direction.LONG).value if sides else ""

    @property
    def assets(self) -> str:
        """The assets of its positions, or of its debts and collateral."""
        held = [p.asset for p in self.figures.positions]
        return " ".join(held or [*self.figures.collateral, *self.figures.debt])

    @property
    @exact
    def planned_reward_to_risk(self) -> Decimal | None:
        """Planned reward / planned risk; None without a plan that has both."""
        plan = self.trade.plan
        if plan is None or plan.reward is None or not plan.risk:
            return None
        return plan.reward / plan.risk


@exact
def mean_planned_reward_to_risk(records: Iterable[TradeRecord]) -> Sampled:
    """The mean of the trades whose plan has both, and how many these are."""
    ratios = [ratio for each in records if (ratio := each.planned_reward_to_risk) is not None]
    return Sampled(mean(ratios) if ratios else None, len(ratios))


def won_before(records: Iterable[TradeRecord], start: datetime) -> Decimal:
    """What those of the trades won and lost that were closed before a moment."""
    found = (record.figures for record in records)
    with localcontext(SUMS):
        return sum((f.total.net for f in found if f.closed_at and f.closed_at < start), ZERO)


def in_counting_order(records: Iterable[TradeRecord]) -> list[TradeRecord]:
    """Counted trades by closing time, then opening time, then number."""

    def place(record: TradeRecord) -> tuple[datetime, datetime, int]:
        figures = record.figures
        assert figures.closed_at is not None
        return figures.closed_at, figures.opened_at or figures.closed_at, record.trade.number

    return sorted((r for r in records if r.figures.status.is_counted), key=place)
