"""What a trade's entries add up to at one moment.

How the books are kept. Cash is the sum of what was received less what was paid, in the journal's
currency: sales and borrowed money come in; purchases, repayments and costs go out. So at any
moment and at any prices p

    equity = cash + Σ collateral·p + Σ position·p − Σ exposed debt·p
    equity − deposits = net profit, the sum of its components.

A borrowed asset counts as sold for cash at once, at the price of its entry, except where the
trade is short of that very asset: its principal is then what the short's own fill sells, its
price change is counted there, and only the interest on it is exposed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from operator import attrgetter
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.money import Asset
from journal_app.domain.pnl import ProfitAndLoss


@dataclass(slots=True)
class PositionState:
    """One asset held long or short.

    quantity: signed. cost: Σ size × price of what is open, signed likewise. entered, exited:
    units opened and closed so far, with their values, for the average prices of a closed trade.
    realised: the price profit of what was closed.
    """

    quantity: Decimal = ZERO
    cost: Decimal = ZERO
    is_short: bool = False
    entered: Decimal = ZERO
    entered_value: Decimal = ZERO
    exited: Decimal = ZERO
    exited_value: Decimal = ZERO
    realised: Decimal = ZERO

    @property
    @exact
    def average_entry(self) -> Decimal:
        """Average price of what is open; of all that ever was, once it is flat."""
        return self.cost / self.quantity if self.quantity else self.entered_value / self.entered

    @property
    @exact
    def average_exit(self) -> Decimal | None:
        """Average price of what was closed so far."""
        return self.exited_value / self.exited if self.exited else None


@dataclass(slots=True)
class CollateralState:
    """Collateral of one asset, and what it was worth when it came in."""

    amount: Decimal = ZERO
    cost: Decimal = ZERO


@dataclass(slots=True)
class DebtState:
    """Debt of one asset until `since`.

    proceeds: what the exposed part was worth when it arose. accrued: the interest told by the
    rate or by a repayment since the platform last charged any, whether paid or not. borrowed:
    all that ever was.
    apr: its own rate, in force since `apr_since`; None where none was given.
    """

    since: datetime
    is_for_short: bool
    principal: Decimal = ZERO
    interest: Decimal = ZERO
    proceeds: Decimal = ZERO
    accrued: Decimal = ZERO
    borrowed: Decimal = ZERO
    apr: Decimal | None = None
    apr_since: datetime | None = None

    @property
    def owed(self) -> Decimal:
        """Principal and interest."""
        return self.principal + self.interest

    @property
    def exposed(self) -> Decimal:
        """The part whose price change is not counted in a position."""
        return self.interest if self.is_for_short else self.principal + self.interest


@dataclass(slots=True)
class State:
    """The sum of a ledger; only `ledger.replay` changes it.

    cash, deposits (own money in less money out) and the components of the realised profit are
    in the journal's currency. started_at, moved_at: the first and the last entry that moved value.
    """

    positions: dict[Asset, PositionState] = field(default_factory=dict)
    collateral: dict[Asset, CollateralState] = field(default_factory=dict)
    debts: dict[Asset, DebtState] = field(default_factory=dict)
    last_prices: dict[Asset, tuple[datetime, Decimal]] = field(default_factory=dict)
    stops: dict[Asset, Decimal] = field(default_factory=dict)
    targets: dict[Asset, Decimal] = field(default_factory=dict)
    cash: Decimal = ZERO
    deposits: Decimal = ZERO
    price: Decimal = ZERO
    collateral_change: Decimal = ZERO
    borrowed_change: Decimal = ZERO
    funding: Decimal = ZERO
    collateral_yield: Decimal = ZERO
    interest: Decimal = ZERO
    fees: Decimal = ZERO
    gas: Decimal = ZERO
    swap_cost: Decimal = ZERO
    penalty: Decimal = ZERO
    default_apr: Decimal | None = None
    default_apr_since: datetime | None = None
    started_at: datetime | None = None
    opened_at: datetime | None = None
    moved_at: datetime | None = None
    closed_at: datetime | None = None
    was_liquidated: bool = False
    last: tuple[datetime, int] | None = None

    @property
    def is_closed(self) -> bool:
        """Whether something was open and nothing is any more."""
        return self.closed_at is not None

    @property
    def has_open_position(self) -> bool:
        """Whether any position is not flat."""
        return any(map(_quantity, self.positions.values()))

    @property
    def last_at(self) -> datetime | None:
        """When the last entry was; None where there is none."""
        return self.last[0] if self.last else None

    @property
    @exact
    def spent(self) -> Decimal:
        """What positions cost beyond the money that was borrowed for them and that they brought.

        Stable collateral paid it, then own money from outside. Unit: the journal's currency. Of
        perpetuals, which cost nothing, it says nothing.
        """
        return max(-self.cash, ZERO)

    @property
    def realised(self) -> ProfitAndLoss:
        """The profit realised so far, by component."""
        return ProfitAndLoss(
            price=self.price,
            collateral=self.collateral_change,
            borrowed=self.borrowed_change,
            funding=self.funding,
            collateral_yield=self.collateral_yield,
            interest=self.interest,
            fees=self.fees,
            gas=self.gas,
            swap_cost=self.swap_cost,
            penalty=self.penalty,
        )

    def copy(self) -> State:
        """Return a state that can be carried on while this one stays as it is."""
        return replace(
            self,
            positions={asset: replace(it) for asset, it in self.positions.items()},
            collateral={asset: replace(it) for asset, it in self.collateral.items()},
            debts={asset: replace(it) for asset, it in self.debts.items()},
            last_prices=dict(self.last_prices),
            stops=dict(self.stops),
            targets=dict(self.targets),
        )


_quantity: Final = attrgetter("quantity")
