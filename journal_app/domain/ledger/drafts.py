"""A ledger row as it was typed or read, before it is an entry.

A draft may lack what the journal can tell: the price of a stablecoin, or of an asset with a mark.
`entry` completes it, or says which field is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from journal_app.domain.exact import ZERO
from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import KIND_OF, KINDS, Cost, Entry
from journal_app.domain.market.interest import rate_problem
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused

PriceOf = Callable[[Asset, datetime], Decimal | None]
"""The price known of an asset at a time, in the journal's currency; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One row. `kind` is a word of `entries.KINDS`; amounts are positive except in `open`.

    A draft of the kind `mark` becomes no entry: it is an observation of the market. It alone has an
    oracle_price, the price by which the platform liquidates, where that differs.
    """

    kind: str
    at: datetime
    asset: Asset | None = None
    amount: Decimal | None = None
    price: Decimal | None = None
    oracle_price: Decimal | None = None
    apr: Decimal | None = None
    to_asset: Asset | None = None
    to_amount: Decimal | None = None
    fee: Decimal | None = None
    fee_asset: Asset | None = None
    reference: str = ""
    note: str = ""


FILLS: Final = frozenset({"open", "add", "reduce", "close"})


def entry(draft: Draft, price_of: PriceOf, sequence: int = 0) -> Entry:
    """Complete a draft into an entry.

    Raises: Refused, with every field that is missing or impossible.
    """
    return _Completing(draft, price_of, sequence).entry()


def mark_of(draft: Draft) -> Mark:
    """Complete a draft into a price that was seen.

    Raises: Refused, with every field that is missing or impossible.
    """
    return _Completing(draft, lambda _asset, _at: None, 0).mark()


def draft_of(entry: Entry) -> Draft:
    """The draft of which an entry was made, with the prices that it found."""
    match entry:
        case kinds.Open():
            own: dict[str, Any] = {"amount": entry.size, "apr": entry.borrow_apr}
        case kinds.Borrow():
            own = {"amount": entry.amount, "apr": entry.apr}
        case kinds.RateChange():
            own = {"apr": entry.apr}
        case kinds.Swap():
            own = {
                "amount": entry.amount,
                "to_asset": entry.to_asset,
                "to_amount": entry.to_amount,
            }
        case kinds.Liquidation():
            own = {
                "amount": entry.amount,
                "to_asset": entry.debt_asset,
                "to_amount": entry.debt_amount,
                "fee": entry.penalty,
            }
        case _:
            own = {"amount": getattr(entry, "amount", None)}
    if entry.fee:
        own |= {"fee": entry.fee.amount, "fee_asset": entry.fee.asset}
    return Draft(
        kind=KIND_OF[type(entry)],
        at=entry.at,
        asset=getattr(entry, "asset", None),
        price=getattr(entry, "price", None),
        reference=entry.reference,
        note=entry.note,
        **own,
    )


def corrected(old: Entry, draft: Draft, price_of: PriceOf) -> Entry:
    """Complete a draft that takes an entry's place.

    A price that no draft holds (of a fee, of what was swapped into, of a debt repaid by force)
    stays as it was recorded, unless the day or what it is the price of was corrected. So does which
    line was crossed.

    Raises: Refused, as `entry` does.
    """
    before = draft_of(old)

    def known(asset: Asset, at: datetime) -> Decimal | None:
        return recorded.get(asset) or price_of(asset, at)

    recorded: dict[Asset, Decimal] = {}
    if draft.at == before.at and draft.kind == before.kind:
        if old.fee is not None:
            recorded[old.fee.asset] = old.fee.price
        if isinstance(old, kinds.Swap) and draft.to_amount == before.to_amount:
            recorded[old.to_asset] = old.to_price
        if isinstance(old, kinds.Liquidation) and old.debt_asset and old.debt_price is not None:
            recorded[old.debt_asset] = old.debt_price
    new = entry(draft, known, old.sequence)
    if isinstance(old, kinds.AlertHit) and isinstance(new, kinds.AlertHit):
        return replace(new, line=old.line, measured=old.measured, bound=old.bound)
    return new


class _Completing:
    """One draft being completed; collects problems instead of stopping at the first."""

    def __init__(self, draft: Draft, price_of: PriceOf, sequence: int) -> None:
        self.draft = draft
        self.price_of = price_of
        self.sequence = sequence
        self.problems: list[Problem] = []

    def entry(self) -> Entry:
        draft = self.draft
        kind = KINDS.get(draft.kind)
        if kind is None:
            choices = ", ".join(KINDS)
            raise Refused.because("event", "not_a_choice", text=draft.kind, choices=choices)
        fields: dict[str, Any] = {
            "at": draft.at,
            "sequence": self.sequence,
            "reference": draft.reference,
            "note": draft.note,
        }
        if kind is not kinds.Liquidation:
            fields["fee"] = self._fee()
        if kind is not kinds.Note:
            fields["asset"] = self._asset()
        fields |= self._own_fields()
        if self.problems:
            raise Refused(self.problems)
        return kind(**fields)

    def mark(self) -> Mark:
        asset, price, oracle_price = self._asset(), self._fill_price(), self.draft.oracle_price
        if oracle_price is not None:
            self._positive(oracle_price, "oracle_price")
        if asset is None or self.problems:
            raise Refused(self.problems)
        return Mark(asset, self.draft.at, price, oracle_price)

    def _own_fields(self) -> dict[str, Any]:
        draft = self.draft
        match draft.kind:
            case "open":
                size, apr = self._signed_amount(), self._apr()
                return {"size": size, "price": self._fill_price(), "borrow_apr": apr}
            case "add" | "reduce":
                return {"amount": self._amount(), "price": self._fill_price()}
            case "close":
                amount = None if draft.amount is None else self._amount()
                return {"amount": amount, "price": self._fill_price()}
            case "borrow":
                return {"amount": self._amount(), "price": self._value_price(), "apr": self._apr()}
            case "funding":
                return {"amount": self._signed_amount(), "price": self._value_price()}
            case "rate":
                if draft.apr is None:
                    self._miss("rate")
                return {"apr": self._apr()}
            case "stop" | "target" | "alert":
                return {"price": self._fill_price()}
            case "swap":
                return self._swapped()
            case "liquidation":
                return self._liquidated()
            case "note":
                return {}
            case _:
                return {"amount": self._amount(), "price": self._value_price()}

    def _swapped(self) -> dict[str, Any]:
        draft = self.draft
        amount, to_amount = self._amount(), self._to_amount()
        if draft.to_asset is None:
            self._miss("to_asset")
        price = self._value_price()
        to_price = self._known_price(draft.to_asset)
        if to_price is None:  # nothing tells otherwise: the swap cost nothing
            to_price = amount * price / to_amount if to_amount else ZERO
        return {
            "amount": amount,
            "price": price,
            "to_asset": draft.to_asset,
            "to_amount": to_amount,
            "to_price": to_price,
        }

    def _liquidated(self) -> dict[str, Any]:
        draft = self.draft
        fields: dict[str, Any] = {"amount": self._amount(), "price": self._fill_price()}
        if draft.to_asset is not None:
            fields["debt_asset"] = draft.to_asset
            fields["debt_amount"] = self._to_amount()
            fields["debt_price"] = self._price(draft.to_asset, None, "to_asset")
        if draft.fee is not None:
            if draft.fee < 0:  # a fee may be a rebate; nobody is rewarded for a liquidation
                self.problems.append(Problem("fee", "negative", {"text": f"{draft.fee:f}"}))
            cost = self._fee()
            fields["penalty"] = cost.value if cost else ZERO
        return fields

    def _asset(self) -> Asset | None:
        if self.draft.asset is None:
            self._miss("asset")
        return self.draft.asset

    def _signed_amount(self) -> Decimal:
        amount = self.draft.amount
        if amount is None:
            self._miss("amount")
        elif not amount:
            self.problems.append(Problem("amount", "not_positive", {"text": "0"}))
        return amount or ZERO

    def _amount(self) -> Decimal:
        return self._positive(self.draft.amount, "amount")

    def _to_amount(self) -> Decimal:
        return self._positive(self.draft.to_amount, "to_amount")

    def _positive(self, amount: Decimal | None, field: str) -> Decimal:
        if amount is None:
            self._miss(field)
        elif amount <= 0:
            self.problems.append(Problem(field, "not_positive", {"text": f"{amount:f}"}))
        return amount or ZERO

    def _apr(self) -> Decimal | None:
        apr = self.draft.apr
        problem = rate_problem("rate", apr) if apr is not None else None
        if problem is not None:
            self.problems.append(problem)
        return apr

    def _value_price(self) -> Decimal:
        return self._price(self.draft.asset, self.draft.price, "price")

    def _fill_price(self) -> Decimal:
        """The price at which something happened: given, and above zero."""
        price = self.draft.price
        if price is None:
            self._miss("price")
        elif price <= 0:
            self.problems.append(Problem("price", "not_positive", {"text": f"{price:f}"}))
        return price or ZERO

    def _price(self, asset: Asset | None, price: Decimal | None, field: str) -> Decimal:
        """The price by which an amount is valued: given, or known of the asset."""
        if price is None:
            price = self._known_price(asset)
        if price is None:
            self.problems.append(Problem(field, "price_unknown", {"asset": asset or ""}))
        elif price < 0:
            self.problems.append(Problem(field, "negative", {"text": f"{price:f}"}))
        return price or ZERO

    def _known_price(self, asset: Asset | None) -> Decimal | None:
        return None if asset is None else self.price_of(asset, self.draft.at)

    def _fee(self) -> Cost | None:
        draft = self.draft
        if not draft.fee:
            return None
        asset = draft.fee_asset or Asset("USD")
        price = draft.price if asset == draft.asset else None
        if price is None:
            price = self._known_price(asset)
        if price is None:
            self.problems.append(Problem("fee_asset", "price_unknown", {"asset": asset}))
            return None
        return Cost(draft.fee, asset, price)

    def _miss(self, field: str) -> None:
        self.problems.append(Problem(field, "missing"))
