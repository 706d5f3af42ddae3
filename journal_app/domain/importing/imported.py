"""What an importer makes of a file: every row, and what became of it.

A row is accepted with what it says, skipped with a reason, or refused with its column and value.
Which of the accepted rows the journal knows already is not the importer's to say.

What there is one of for every row of a file is a tuple, made in a third of a dataclass's time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, plain, rounded
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.entries import KIND_OF, Entry, Liquidation, Open
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem
from journal_app.domain.trade import Direction, PositionKind


class Row(NamedTuple):
    """A row as it stands in its file. line: where it begins, the first line being 1."""

    line: int
    text: str
    cells: Sequence[str] = ()


class MarketFill(NamedTuple):
    """A purchase (size above 0) or a sale on one market, to be netted into trades.

    fee: negative where it is a rebate. fee_price: of its token, in the journal's currency; None
    where only the journal can know it. stated_net, stated_gross: the profit the platform itself
    states for this row, after its fee or before it, to be compared and never taken.
    is_liquidation: the platform closed it by force. says_close: the platform calls it the close of
    a position, whatever it was. held_before: the signed size that the platform
    says was held before it; None where it does not say.
    """

    market: Asset
    kind: PositionKind
    at: datetime
    size: Decimal
    price: Decimal
    fee: Decimal
    fee_asset: Asset
    fee_price: Decimal | None = ONE
    stated_net: Decimal | None = None
    stated_gross: Decimal | None = None
    is_liquidation: bool = False
    says_close: bool = False
    held_before: Decimal | None = None
    reference: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaidFor:
    """The position that a payment is for. due_at: the moment at which it was held.

    direction: None where the file does not say which way it was held.
    """

    asset: Asset
    direction: Direction | None
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeEvent:
    """A ledger row for a trade. label: what the file calls the trade; rows that share it are one.

    account, platform: empty where the file leaves them to whoever imports it. further: what the
    same row of the file says after that. prices: what it tells of assets besides. paid_for: of a
    payment, the position whose trade it belongs to; it begins none.
    """

    draft: Draft
    account: str = ""
    platform: str = ""
    label: str = ""
    strategy: str = ""
    tags: tuple[str, ...] = ()
    further: tuple[Draft, ...] = ()
    prices: Mapping[Asset, Decimal] = field(default_factory=dict)
    paid_for: PaidFor | None = None

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """All ledger rows of the row, in their order."""
        return (self.draft, *self.further)

    @property
    def known_from(self) -> datetime:
        """The earliest moment that matters to where it belongs."""
        return self.draft.at if self.paid_for is None else min(self.draft.at, self.paid_for.due_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolEvent(TradeEvent):
    """A move in or out of a lending pool, where what was supplied grows without a word.

    Of what leaves, the part beyond what came in was earned.
    """


Content = MarketFill | TradeEvent | Mark | RatePoint


class Accepted(NamedTuple):
    """A row that says something the journal can take."""

    row: Row
    content: Content


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is nothing to record, and why."""

    row: Row
    problem: Problem


@dataclass(frozen=True, slots=True)
class RowRefused:
    """A row that cannot be taken as it stands; the problem's field is the column."""

    row: Row
    problem: Problem
    value: str


Outcome = Accepted | Skipped | RowRefused


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """A file that was read. platform, account: of its rows, unless they say so themselves.

    outcomes: one per row; rows that share a time stand in the order in which they happened.
    renamed: columns that the file calls otherwise than a ledger row does. remarks: what was taken
    for granted, to be told before anything is kept. shares_fills: whether the platform tells the
    same fills in another format too, in one of the two without their ids.
    """

    file_format: str
    platform: str
    columns: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    account: str = ""
    renamed: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Problem, ...] = ()
    shares_fills: bool = False

    def refusal(self, row: Row, problem: Problem) -> RowRefused:
        """Refuse a row for a problem that was found after reading, by its column and value."""
        column = self.renamed.get(problem.field, problem.field)
        value = row.cells[self.columns.index(column)] if column in self.columns else ""
        return RowRefused(row, Problem(column, problem.code, problem.facts), value)


FINEST_STATED: Final = Decimal("1e-8")
"""A stated profit is compared to so much of the money it is in."""

_EPOCH: Final = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
_MILLISECOND: Final = timedelta(milliseconds=1)


@lru_cache(maxsize=4096)
def fingerprint_scope(file_format: str, account: str, platform: str) -> str:
    """What the fingerprints of one format, account and platform begin with."""
    return "\x1f".join((file_format, account, platform, ""))


def fill_fingerprint(fill: MarketFill, scope: str) -> str:
    """What tells a fill from other fills, however its file writes numbers and dates.

    A stated profit is a platform's float, whose last digits a spreadsheet writes otherwise.
    """
    profit = fill.stated_gross if fill.stated_net is None else fill.stated_net
    stated = _written(None if profit is None else rounded(profit, FINEST_STATED))
    held = "" if fill.held_before is None else f"\x1f{plain(fill.held_before)}"
    return _digest(
        f"{scope}{fill.market}\x1f{_moment(fill.at)}\x1f{plain(fill.size)}\x1f{plain(fill.price)}"
        f"\x1f{plain(fill.fee)}\x1f{fill.fee_asset}\x1f{stated}\x1f{fill.reference}{held}"
    )


def draft_fingerprint(draft: Draft, label: str, scope: str) -> str:
    """What tells a ledger row from other rows of its trade."""
    fee_asset = (draft.fee_asset or "USD") if draft.fee else ""
    return _digest(
        scope
        + "\x1f".join(
            (
                label,
                draft.kind,
                str(_moment(draft.at)),
                draft.asset or "",
                _written(draft.amount),
                _written(draft.price),
                _written(draft.apr),
                draft.to_asset or "",
                _written(draft.to_amount),
                _written(draft.fee or None),
                fee_asset,
                draft.reference.strip(),
                draft.note.strip(),
            )
        )
    )


def payment_fingerprint(draft: Draft, paid_for: PaidFor, scope: str) -> str:
    """What tells a payment from others: what it was paid for, and not when it was booked.

    So it is the same in whichever of a platform's files it stands, one with milliseconds and one
    without.
    """
    return _digest(
        f"{scope}{paid_for.asset}\x1f{paid_for.direction}\x1f{_moment(paid_for.due_at)}"
        f"\x1f{draft.asset}\x1f{_written(draft.amount)}"
    )


def observation_fingerprint(seen: Mark | RatePoint, scope: str) -> str:
    """What tells a price or a rate from others."""
    if isinstance(seen, Mark):
        prices = f"{plain(seen.price)}\x1f{_written(seen.oracle_price)}"
        return _digest(f"{scope}mark\x1f{seen.asset}\x1f{_moment(seen.at)}\x1f{prices}")
    what = f"{seen.platform}\x1f{seen.asset}"
    return _digest(f"{scope}rate\x1f{what}\x1f{_moment(seen.at)}\x1f{plain(seen.apr)}")


def _written(number: Decimal | None) -> str:
    return "" if number is None else plain(number)


def _moment(at: datetime) -> int:
    return (at - _EPOCH) // _MILLISECOND


_DIGEST: Final = blake2b(digest_size=16)
"""Of nothing yet; a copy is quicker than a new one."""


def _digest(content: str) -> str:
    digest = _DIGEST.copy()
    digest.update(content.encode())
    return digest.hexdigest()


def draft_of(entry: Entry) -> Draft:
    """The row that an entry is written as; `drafts.entry` makes the entry of it again."""
    fee = entry.fee
    written = Draft(
        kind=KIND_OF[type(entry)],
        at=entry.at,
        asset=getattr(entry, "asset", None),
        amount=getattr(entry, "amount", None),
        price=getattr(entry, "price", None),
        apr=getattr(entry, "apr", None),
        to_asset=getattr(entry, "to_asset", None),
        to_amount=getattr(entry, "to_amount", None),
        fee=fee.amount if fee else None,
        fee_asset=fee.asset if fee else None,
        reference=entry.reference,
        note=entry.note,
    )
    if isinstance(entry, Open):
        return replace(written, amount=entry.size, apr=entry.borrow_apr)
    if isinstance(entry, Liquidation):
        return replace(
            written,
            to_asset=entry.debt_asset,
            to_amount=entry.debt_amount,
            fee=entry.penalty,
            fee_asset=None if entry.penalty is None else Asset("USD"),
        )
    return written
