"""The figures of a trade at a moment: what every list, report and export reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from journal_app.domain.made_in_bulk import made_in_bulk
from journal_app.domain.money import Asset
from journal_app.domain.pnl import ProfitAndLoss
from journal_app.domain.trade import Direction, Status


@made_in_bulk
@dataclass(frozen=True, slots=True)
class PositionFigures:
    """One position. quantity: what is open, without sign; entered: all that ever was opened."""

    asset: Asset
    direction: Direction
    quantity: Decimal
    entered: Decimal
    average_entry: Decimal
    average_exit: Decimal | None
    liquidation_price: Decimal | None


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A trade at `at`. Units: the journal's currency; ratios are fractions of 1.

    realised, total: the profit by component, without and with what is not realised yet.
    exposure: value of the open positions. risk: the initial risk that R is measured by, from the
    plan's stop or, labelled so, from one that came later. None: the figure does not exist.
    """

    at: datetime
    status: Status
    opened_at: datetime | None
    closed_at: datetime | None
    realised: ProfitAndLoss
    total: ProfitAndLoss
    equity: Decimal
    deposits: Decimal
    exposure: Decimal
    positions: tuple[PositionFigures, ...]
    debt: Mapping[Asset, Decimal]
    collateral: Mapping[Asset, Decimal]
    health_factor: Decimal | None
    margin_ratio: Decimal | None
    leverage: Decimal | None
    interest_per_day: Decimal
    risk: Decimal | None
    risk_basis: Literal["plan", "later_stop"] | None
    r_initial: Decimal | None
    r_managed: Decimal | None
