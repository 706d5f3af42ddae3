"""How positions are opened, carried and closed where one borrows, and where contracts are traded.

A desk writes the entries that such a place makes; what they come to is the ledger's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Final, Protocol

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.ledger.entries import (
    Add,
    Borrow,
    Close,
    Deposit,
    Open,
    Reduce,
    Repay,
    Swap,
    Withdraw,
)
from journal_app.domain.money import CENT, Asset, quantum_of
from journal_app.domain.trade import Direction, PlannedPosition
from journal_app.services.demo.recipe import VenueKind
from journal_app.services.demo.sizing import Setup, threshold
from journal_app.services.demo.writing import (
    DOLLAR,
    GAS_QUANTUM,
    TradeLedger,
    rounded_down,
    rounded_up,
)

KEPT_AFTER_SWAP: Final = Decimal("0.999")
"""What a swap between two tokens leaves of their value."""


class Desk(Protocol):
    """A kind of place to trade at."""

    def enter(
        self,
        ledger: TradeLedger,
        setup: Setup,
        at: datetime,
        leg: PlannedPosition,
        units: Decimal,
        own_money: Decimal,
    ) -> None:
        """Open or enlarge a position; `own_money` pays for a part of it."""
        ...

    def reduce(
        self, ledger: TradeLedger, at: datetime, leg: PlannedPosition, units: Decimal
    ) -> None:
        """Close a part of a position."""
        ...

    def support(self, ledger: TradeLedger, setup: Setup, at: datetime, note: str) -> None:
        """Put more own money behind the position."""
        ...

    def release(self, ledger: TradeLedger, setup: Setup, at: datetime, note: str) -> None:
        """Take own money out that is no longer needed."""
        ...


SUPPORT: Final = Decimal("0.25")
RELEASE: Final = Decimal("0.12")
"""How much own money is put in or taken out, as a share of what was put in first."""


class LendingDesk:
    """Positions are bought with borrowed money, or borrowed and sold."""

    @exact
    def enter(
        self,
        ledger: TradeLedger,
        setup: Setup,
        at: datetime,
        leg: PlannedPosition,
        units: Decimal,
        own_money: Decimal,
    ) -> None:
        """Borrow what own money does not pay, or the units to be sold; then trade."""
        if leg.direction is Direction.LONG:
            cost = units * ledger.walk.price(leg.asset, at)
            loan = rounded_down(cost - own_money, CENT)
        else:
            loan = units
        if loan > 0:
            ledger.write_move(Borrow, at, setup.borrowed_asset, amount=loan, apr=setup.loan_apr)
        _trade(ledger, at, leg, units)
        ledger.pay_gas(at)

    @exact
    def reduce(
        self, ledger: TradeLedger, at: datetime, leg: PlannedPosition, units: Decimal
    ) -> None:
        """Sell, repay that share of the loan, and take the rest out; or buy back and return."""
        share = units / ledger.open_units(leg.asset)
        _exit(ledger, Reduce, at, leg, units)
        if leg.direction is Direction.SHORT:
            ledger.write_move(Repay, at, leg.asset, amount=units)
            return
        value = units * ledger.walk.price(leg.asset, at)
        fee = ledger.fee(value)
        proceeds = rounded_down(value - (fee.value if fee else ZERO), CENT)
        repaid = min(proceeds, rounded_down(ledger.owed(DOLLAR, at) * share, CENT))
        if repaid:
            ledger.write_move(Repay, at, DOLLAR, amount=repaid)
        if proceeds > repaid:
            ledger.write_move(Withdraw, at, DOLLAR, amount=proceeds - repaid)

    @exact
    def support(self, ledger: TradeLedger, setup: Setup, at: datetime, note: str) -> None:
        """Deposit USDC; where it is no collateral, repay with it."""
        own = setup.own * ledger.walk.price(setup.collateral, at)
        amount = rounded_down(own * SUPPORT, Decimal(50)) + 50
        ledger.write_move(Deposit, at, DOLLAR, amount=amount, note=note)
        if threshold(setup.terms, DOLLAR) is None:
            repaid = min(amount, rounded_down(ledger.owed(DOLLAR, at), CENT))
            ledger.write_move(Repay, at, DOLLAR, amount=repaid)
        ledger.pay_gas(at)

    @exact
    def release(self, ledger: TradeLedger, setup: Setup, at: datetime, note: str) -> None:
        """Borrow a little more against a position that has grown, and take it out."""
        own = setup.own * ledger.walk.price(setup.collateral, at)
        amount = rounded_down(own * RELEASE, Decimal(10)) + 10
        if setup.borrowed_asset == DOLLAR:
            ledger.write_move(Borrow, at, DOLLAR, amount=amount)
        ledger.write_move(Withdraw, at, DOLLAR, amount=amount, note=note)
        ledger.pay_gas(at)


class PerpetualDesk:
    """Contracts are traded on margin; nothing is borrowed."""

    def enter(
        self,
        ledger: TradeLedger,
        setup: Setup,  # noqa: ARG002 - the same wherever it is
        at: datetime,
        leg: PlannedPosition,
        units: Decimal,
        own_money: Decimal,  # noqa: ARG002 - margin pays for nothing
    ) -> None:
        """Trade."""
        _trade(ledger, at, leg, units)
        ledger.pay_gas(at)

    def reduce(
        self, ledger: TradeLedger, at: datetime, leg: PlannedPosition, units: Decimal
    ) -> None:
        """Trade; the margin stays."""
        _exit(ledger, Reduce, at, leg, units)

    @exact
    def support(self, ledger: TradeLedger, setup: Setup, at: datetime, note: str) -> None:
        """Deposit more of the margin."""
        quantum = Decimal(50) if setup.collateral == DOLLAR else CENT
        amount = rounded_down(setup.own * SUPPORT, quantum) + quantum
        ledger.write_move(Deposit, at, setup.collateral, amount=amount, note=note)

    @exact
    def release(self, ledger: TradeLedger, setup: Setup, at: datetime, note: str) -> None:
        """Withdraw a part of the margin."""
        amount = rounded_down(setup.own * RELEASE, CENT)
        ledger.write_move(Withdraw, at, setup.collateral, amount=amount, note=note)


DESKS: Final[Mapping[VenueKind, Desk]] = {
    "lending": LendingDesk(),
    "perpetual": PerpetualDesk(),
}


@exact
def close_all(ledger: TradeLedger, legs: tuple[PlannedPosition, ...], at: datetime) -> None:
    """Close every leg, pay every debt, and take out what is left."""
    for leg in legs:
        _exit(ledger, Close, at, leg, ledger.open_units(leg.asset))
    ledger.pay_gas(at)
    settle(ledger, at)


@exact
def settle(ledger: TradeLedger, at: datetime) -> None:
    """Pay every debt and take out what is left; a loss beyond the money there costs collateral."""
    for asset in ledger.state().debts:
        owed = ledger.owed(asset, ledger.next_at(at))
        if owed:
            amount = rounded_up(owed, quantum_of(asset))
            ledger.write_move(Repay, at, asset, amount=amount)
    state = ledger.state()
    missing = -_money(ledger)
    for asset in [each for each in state.collateral if each != DOLLAR]:
        if missing > 0:
            missing -= _sell_for(ledger, at, asset, missing)
        held = ledger.state().collateral.get(asset)
        if held is not None:
            ledger.write_move(Withdraw, at, asset, amount=held.amount)
    left = rounded_down(_money(ledger), CENT)
    if left > 0:
        ledger.write_move(Withdraw, at, DOLLAR, amount=left)


def _money(ledger: TradeLedger) -> Decimal:
    """USDC held, less what was paid beyond what came in."""
    state = ledger.state()
    held = state.collateral.get(DOLLAR)
    return (held.amount if held else ZERO) + state.cash


def _sell_for(ledger: TradeLedger, at: datetime, asset: Asset, wanted: Decimal) -> Decimal:
    """Swap so much collateral into USDC that it brings what is wanted; return what it brings."""
    price = ledger.walk.price(asset, at)
    held = ledger.state().collateral[asset].amount
    sold = min(held, rounded_up(wanted / (price * KEPT_AFTER_SWAP), GAS_QUANTUM))
    return swap(ledger, at, asset, sold, "")


@exact
def swap(ledger: TradeLedger, at: datetime, asset: Asset, amount: Decimal, note: str) -> Decimal:
    """Swap collateral into USDC; return how much comes out."""
    price = ledger.walk.price(asset, at)
    received = rounded_up(amount * price * KEPT_AFTER_SWAP, CENT)
    ledger.write(
        Swap, at, asset=asset, amount=amount, price=price,
        to_asset=DOLLAR, to_amount=received, to_price=ONE, note=note,
    )  # fmt: skip
    return received


def _trade(ledger: TradeLedger, at: datetime, leg: PlannedPosition, units: Decimal) -> None:
    fee = ledger.fee(units * ledger.walk.price(leg.asset, at))
    reference = ledger.reference()
    if ledger.open_units(leg.asset):
        ledger.write_move(Add, at, leg.asset, amount=units, fee=fee, reference=reference)
        return
    size = units if leg.direction is Direction.LONG else -units
    ledger.write_move(Open, at, leg.asset, size=size, fee=fee, reference=reference)


def _exit(
    ledger: TradeLedger,
    kind: type[Reduce | Close],
    at: datetime,
    leg: PlannedPosition,
    units: Decimal,
) -> None:
    fee = ledger.fee(units * ledger.walk.price(leg.asset, at))
    reference = ledger.reference()
    ledger.write_move(kind, at, leg.asset, amount=units, fee=fee, reference=reference)
