"""How a planned position is opened: the ledger entries that make of a plan what the plan said.

Where positions are borrowed for: collateral in, the loan, the trade. Contracts: margin in, the
trade. A long spends stable collateral first, so the loan is what own money does not pay; other
collateral stays beside the position, and all of a long is borrowed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.planning.financing import LENT_FOR, Financing, Perpetual, Stake
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction, Plan, PositionKind

DOLLAR: Final = Asset("USDC")
"""What a long borrows and fees are paid in, unless the collateral is another stablecoin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One position ready to be opened. collateral_price: in the journal's currency.

    price: of the fill. fee: what the platform takes for it, in `money`.
    """

    asset: Asset
    direction: Direction
    kind: PositionKind
    units: Decimal
    price: Decimal
    collateral: Asset
    own: Decimal
    collateral_price: Decimal = ONE
    borrow_apr: Decimal | None = None
    fee: Decimal = ZERO

    @property
    def financing(self) -> Financing:
        """How the position is paid for."""
        if self.kind is PositionKind.PERPETUAL:
            return Perpetual(self.direction)
        return LENT_FOR[self.direction]

    @property
    def is_spent(self) -> bool:
        """Whether own money pays for a part of the position, and does not just lie beside it."""
        return self.is_loan_of_money and self.collateral in STABLECOINS

    @property
    def is_loan_of_money(self) -> bool:
        """Whether money is borrowed, and not units or nothing."""
        return self.kind is not PositionKind.PERPETUAL and self.direction is Direction.LONG

    @property
    @exact
    def stake(self) -> Stake:
        """The units with all own money behind them, by what it is worth."""
        return Stake(self.units, self.price, self.own * self.collateral_price)

    @property
    def spent(self) -> Stake:
        """The units with the own money that pays for a part of them.

        Margin and the collateral of a short are behind a position without paying for it; they
        change nothing of its costs.
        """
        beside = self.is_loan_of_money and not self.is_spent
        return Stake(self.units, self.price, ZERO) if beside else self.stake

    @property
    def money(self) -> Asset:
        """The stablecoin that is borrowed and paid with."""
        return money_beside(self.collateral)

    @property
    def borrowed_asset(self) -> Asset:
        """What a loan is taken in."""
        return self.money if self.direction is Direction.LONG else self.asset

    @property
    def borrowed(self) -> Decimal:
        """How much of it: money that own money does not pay, or the units of a short."""
        return self.financing.borrowed(self.spent)


def money_beside(collateral: Asset) -> Asset:
    """The stablecoin that is borrowed, and fees are paid in, where this is the collateral."""
    return collateral if collateral in STABLECOINS else DOLLAR


def opening_drafts(opening: Opening, at: datetime) -> tuple[Draft, ...]:
    """The ledger rows that open it, all dated alike and in their order."""
    drafts = []
    if opening.own:
        drafts.append(
            Draft(
                kind="deposit", at=at, asset=opening.collateral, amount=opening.own,
                price=opening.collateral_price,
            )
        )  # fmt: skip
    if opening.borrowed:
        drafts.append(
            Draft(
                kind="borrow", at=at, asset=opening.borrowed_asset, amount=opening.borrowed,
                price=opening.price if opening.direction is Direction.SHORT else ONE,
                apr=opening.borrow_apr,
            )
        )  # fmt: skip
    size = opening.units if opening.direction is Direction.LONG else -opening.units
    drafts.append(
        Draft(
            kind="open", at=at, asset=opening.asset, amount=size, price=opening.price,
            fee=opening.fee or None, fee_asset=opening.money if opening.fee else None,
        )
    )  # fmt: skip
    return tuple(drafts)


def own_money_of(plan: Plan) -> tuple[Asset, Decimal]:
    """The collateral of a plan, and how much of it; of one without any none of the dollar."""
    return next(iter(plan.collateral.items()), (DOLLAR, ZERO))


@exact
def opening_of(
    plan: Plan,
    *,
    price: Decimal | None = None,
    units: Decimal | None = None,
    own: Decimal | None = None,
    fee: Decimal | None = None,
    collateral_price: Decimal | None = None,
) -> Opening:
    """The opening that a plan of one position means, as it was planned or as it was really filled.

    What is borrowed follows the price, the units and the own money.
    Raises: Refused, where the plan has not just one position with one collateral.
    """
    if len(plan.positions) != 1 or len(plan.collateral) > 1:
        raise Refused.because("positions", "opened_by_hand")
    (planned,) = plan.positions
    collateral, planned_own = own_money_of(plan)
    filled_at = planned.entry if price is None else price
    filled = planned.units if units is None else units
    follows = collateral == planned.asset
    worth = ONE if collateral in STABLECOINS else filled_at if follows else collateral_price
    if worth is None:
        raise Refused.because("collateral_price", "price_unknown", asset=collateral)
    if fee is None:
        fee = expected_fee(filled, filled_at, plan.fee_rate)
    return Opening(
        asset=planned.asset,
        direction=planned.direction,
        kind=planned.kind,
        units=filled,
        price=filled_at,
        collateral=collateral,
        own=planned_own if own is None else own,
        collateral_price=worth,
        borrow_apr=plan.borrow_apr,
        fee=fee,
    )


@exact
def expected_fee(units: Decimal, price: Decimal, fee_rate: Decimal | None) -> Decimal:
    """The fee of one side to the cent: f·V. Units: money."""
    return (units * price * (fee_rate or ZERO)).quantize(Decimal("0.01"))
