"""The figures of trades to rows and back: columns of many, since an import brings thousands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final, Literal, cast

from journal_app.domain.exact import exact
from journal_app.domain.figures import Figures
from journal_app.domain.pnl import ProfitAndLoss
from journal_app.domain.trade import Status
from journal_app.storage.bodies import amounts_body, amounts_in, positions_body, positions_of
from journal_app.storage.layout import FiguresRecord
from journal_app.storage.legible import legible

RiskBasis = Literal["plan", "later_stop"] | None

_MILLISECOND: Final = timedelta(milliseconds=1)


@exact
def figures_columns(
    trade_ids: Sequence[int], figures: Sequence[Figures]
) -> Mapping[str, Sequence[Any]]:
    """The figures of trades, with what lists are sorted by: a column for each of a record."""
    totals = [each.total for each in figures]
    columns: dict[str, Sequence[Any]] = {
        "trade_id": trade_ids,
        "at": [each.at for each in figures],
        "status": [each.status.value for each in figures],
        "opened_at": [each.opened_at for each in figures],
        "closed_at": [each.closed_at for each in figures],
        "net": [each.net for each in totals],
        "gross": [each.gross for each in totals],
        **_components("", totals),
        **_components("realised_", [each.realised for each in figures]),
        "r_initial": [each.r_initial for each in figures],
        "r_managed": [each.r_managed for each in figures],
        "risk": [each.risk for each in figures],
        "risk_basis": [each.risk_basis for each in figures],
        "equity": [each.equity for each in figures],
        "deposits": [each.deposits for each in figures],
        "exposure": [each.exposure for each in figures],
        "health_factor": [each.health_factor for each in figures],
        "margin_ratio": [each.margin_ratio for each in figures],
        "leverage": [each.leverage for each in figures],
        "interest_per_day": [each.interest_per_day for each in figures],
        "positions": [positions_body(each.positions) for each in figures],
        "debt": [amounts_body(each.debt) for each in figures],
        "collateral": [amounts_body(each.collateral) for each in figures],
        "asset": [" ".join([held.asset for held in each.positions]) for each in figures],
        "direction": [
            " ".join([held.direction.value for held in each.positions]) for each in figures
        ],
        "is_unsettled": [int(_is_unsettled(each)) for each in figures],
        "held_ms_order": [_held_ms(each.opened_at, each.closed_at) for each in figures],
        "quantity_order": [
            float(each.positions[0].quantity) if each.positions else None for each in figures
        ],
        "average_entry_order": [
            float(each.positions[0].average_entry) if each.positions else None for each in figures
        ],
    }
    for name in _ORDERED:
        columns[f"{name}_order"] = _floats(columns[name])
    return columns


_ORDERED: Final = (
    "net", "gross", "interest", "funding", "fees", "r_initial", "risk", "equity", "exposure",
    "health_factor", "margin_ratio", "leverage", "interest_per_day",
)  # fmt: skip
"""The figures by which lists are sorted and filtered as they are."""


def _components(prefix: str, profits: Sequence[ProfitAndLoss]) -> dict[str, Sequence[Any]]:
    columns = {
        "interest": [each.interest for each in profits],
        "funding": [each.funding for each in profits],
        "fees": [each.fees for each in profits],
        "gas": [each.gas for each in profits],
        "swap_cost": [each.swap_cost for each in profits],
        "penalty": [each.penalty for each in profits],
        "collateral_yield": [each.collateral_yield for each in profits],
        "price_change": [each.price for each in profits],
        "collateral_change": [each.collateral for each in profits],
        "borrowed_change": [each.borrowed for each in profits],
    }
    return {f"{prefix}{name}": column for name, column in columns.items()}


@legible
def figures_of(record: FiguresRecord) -> Figures:
    """The figures of a trade from their record."""
    return Figures(
        at=record.at,
        status=Status(record.status),
        opened_at=record.opened_at,
        closed_at=record.closed_at,
        realised=ProfitAndLoss(
            price=record.realised_price_change,
            collateral=record.realised_collateral_change,
            borrowed=record.realised_borrowed_change,
            funding=record.realised_funding,
            collateral_yield=record.realised_collateral_yield,
            interest=record.realised_interest,
            fees=record.realised_fees,
            gas=record.realised_gas,
            swap_cost=record.realised_swap_cost,
            penalty=record.realised_penalty,
        ),
        total=ProfitAndLoss(
            price=record.price_change,
            collateral=record.collateral_change,
            borrowed=record.borrowed_change,
            funding=record.funding,
            collateral_yield=record.collateral_yield,
            interest=record.interest,
            fees=record.fees,
            gas=record.gas,
            swap_cost=record.swap_cost,
            penalty=record.penalty,
        ),
        equity=record.equity,
        deposits=record.deposits,
        exposure=record.exposure,
        positions=positions_of(record.positions),
        debt=amounts_in(record.debt),
        collateral=amounts_in(record.collateral),
        health_factor=record.health_factor,
        margin_ratio=record.margin_ratio,
        leverage=record.leverage,
        interest_per_day=record.interest_per_day,
        risk=record.risk,
        risk_basis=cast(RiskBasis, record.risk_basis),
        r_initial=record.r_initial,
        r_managed=record.r_managed,
    )


def _is_unsettled(figures: Figures) -> bool:
    """Whether the figures move with the market, be it only the moment they are of."""
    left = any(figures.debt.values()) or any(figures.collateral.values())
    return left or not figures.status.is_counted


def _held_ms(opened_at: datetime | None, closed_at: datetime | None) -> int | None:
    if opened_at is None or closed_at is None:
        return None
    return (closed_at - opened_at) // _MILLISECOND


def _floats(numbers: Sequence[Decimal | None]) -> list[float | None]:
    """Converting takes a detour through text, which the many zeros are spared."""
    return [None if each is None else float(each) if each else 0.0 for each in numbers]
