"""The kinds of ledger entry: what can happen to a trade, each dated and never computed.

Every entry that moves value carries its own price, resolved when it was recorded, so that a
ledger can be replayed without anything else at hand. Prices are in the journal's currency per
unit of the asset; amounts are positive, only the size of an `Open` is signed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import CONTEXT
from journal_app.domain.made_in_bulk import made_in_bulk
from journal_app.domain.money import Asset


@made_in_bulk
@dataclass(frozen=True, slots=True)
class Cost:
    """What was paid for an entry itself: an amount of an asset and its price then."""

    amount: Decimal
    asset: Asset
    price: Decimal

    @property
    def value(self) -> Decimal:
        """Units: the journal's currency. A rebate is negative."""
        return CONTEXT.multiply(self.amount, self.price)


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One dated fact of a trade. Order is by time, then by sequence.

    at: UTC, to the millisecond. reference: transaction hash or order id. fee: what the platform
    or a liquidity pool took for it.
    """

    at: datetime
    sequence: int = 0
    fee: Cost | None = None
    reference: str = ""
    note: str = ""


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Open(Entry):
    """A position is opened, or opened anew after it was flat: `size` above 0 long, below short.

    borrow_apr: the rate of the trade's debts that name none of their own.
    """

    asset: Asset
    size: Decimal
    price: Decimal
    borrow_apr: Decimal | None = None


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Add(Entry):
    """More of the position, on its own side."""

    asset: Asset
    amount: Decimal
    price: Decimal


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Reduce(Entry):
    """A part of the position is closed."""

    asset: Asset
    amount: Decimal
    price: Decimal


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Close(Entry):
    """The position is closed: the whole of it, or so much of it as `amount` says."""

    asset: Asset
    amount: Decimal | None
    price: Decimal


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Borrow(Entry):
    """Debt is taken up; `apr` is its rate from then on, where it is known."""

    asset: Asset
    amount: Decimal
    price: Decimal
    apr: Decimal | None = None


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Repay(Entry):
    """Debt is paid back, principal first; beyond the debt it was interest untold until now."""

    asset: Asset
    amount: Decimal
    price: Decimal


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit(Entry):
    """Own collateral comes in."""

    asset: Asset
    amount: Decimal
    price: Decimal


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Entry):
    """Collateral, or what the trade has earned, goes out."""

    asset: Asset
    amount: Decimal
    price: Decimal


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Swap(Entry):
    """Collateral becomes another asset; what it is worth less afterwards is swap cost."""

    asset: Asset
    amount: Decimal
    price: Decimal
    to_asset: Asset
    to_amount: Decimal
    to_price: Decimal


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class RateChange(Entry):
    """The borrow rate of a debt changes, as a yearly fraction that compounds each second."""

    asset: Asset
    apr: Decimal


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class InterestCharged(Entry):
    """The platform's own figure of the interest since it last charged any.

    It takes the place of what the rate, or a repayment above the debt, had told since then. A
    debt taken up anew after it was paid back begins anew. In a trade that never owed anything it
    is paid at once, as the borrowing fee of a perpetual is.
    """

    asset: Asset
    amount: Decimal
    price: Decimal


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(Entry):
    """A funding payment of a perpetual: above 0 received, below 0 paid."""

    asset: Asset
    amount: Decimal
    price: Decimal


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class FeePaid(Entry):
    """A fee that belongs to no other entry."""

    asset: Asset
    amount: Decimal
    price: Decimal


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Gas(Entry):
    """What the network took."""

    asset: Asset
    amount: Decimal
    price: Decimal


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Yield(Entry):
    """Collateral grew: supply interest or staking reward, paid in `asset`."""

    asset: Asset
    amount: Decimal
    price: Decimal


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Liquidation(Entry):
    """The platform sold at `price` and repaid debt with the proceeds.

    asset: what was sold, from the position first and then from the collateral; of a stablecoin
    also from the cash, where a short's proceeds lie; of a short, what was bought back. debt_asset:
    where a short was sold by borrowing it, the principal repaid closes so much of the short.
    penalty: in the journal's currency; where it is not known, what was sold beyond the debt
    repaid. The rest of the proceeds, if any, stays in the trade.
    """

    asset: Asset
    amount: Decimal
    price: Decimal
    debt_asset: Asset | None = None
    debt_amount: Decimal | None = None
    debt_price: Decimal | None = None
    penalty: Decimal | None = None


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class StopMoved(Entry):
    """The stop of a position is set or moved; the note says why."""

    asset: Asset
    price: Decimal


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class TargetMoved(Entry):
    """The target of a position is set or moved; the note says why."""

    asset: Asset
    price: Decimal


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class AlertHit(Entry):
    """An alert level was reached, or a line was crossed.

    line: the code of the line, where the program saw it; None where it was written down by hand.
    measured, bound: the figure at that moment, and where the line lay; None where there is none.
    """

    asset: Asset
    price: Decimal
    line: str | None = None
    measured: Decimal | None = None
    bound: Decimal | None = None


@made_in_bulk
@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Entry):
    """A remark, in `note`."""


KINDS: Final[dict[str, type[Entry]]] = {
    "open": Open,
    "add": Add,
    "reduce": Reduce,
    "close": Close,
    "borrow": Borrow,
    "repay": Repay,
    "deposit": Deposit,
    "withdraw": Withdraw,
    "swap": Swap,
    "rate": RateChange,
    "interest": InterestCharged,
    "funding": Funding,
    "fee": FeePaid,
    "gas": Gas,
    "yield": Yield,
    "liquidation": Liquidation,
    "stop": StopMoved,
    "target": TargetMoved,
    "alert": AlertHit,
    "note": Note,
}
"""The word of each kind in files, in the journal and on the screen."""

KIND_OF: Final[dict[type[Entry], str]] = {kind: word for word, kind in KINDS.items()}
