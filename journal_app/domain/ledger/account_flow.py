"""Own money put into an account or taken out of it, apart from any trade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from journal_app.domain.entry_times import time_problem
from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.drafts import PriceOf
from journal_app.domain.money import Asset, ticker_problem
from journal_app.domain.problems import Problem, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFlow:
    """A deposit (amount above 0) or a withdrawal (below 0).

    Units: `amount` of the asset, `price` in the journal's currency per unit, as it was then.
    sequence: the order of flows of one account at one time.
    """

    account: str
    at: datetime
    sequence: int = 0
    asset: Asset
    amount: Decimal
    price: Decimal
    reference: str = ""
    note: str = ""

    @property
    @exact
    def value(self) -> Decimal:
        """What came in, at the price of its own time; below 0 where it left. Units: money."""
        return self.amount * self.price


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowDraft:
    """A flow as it was typed; without a price it has the one that is known of its time."""

    account: str
    at: datetime
    asset: Asset
    amount: Decimal
    price: Decimal | None = None
    reference: str = ""
    note: str = ""


def account_flow(draft: FlowDraft, price_of: PriceOf, now: datetime) -> AccountFlow:
    """The flow that a draft says.

    Raises: Refused with every problem, each under its field.
    """
    problems = list(_problems(draft, now))
    price = draft.price
    if price is None and not any(each.field in ("at", "asset") for each in problems):
        price = price_of(draft.asset, draft.at)
        if price is None:
            problems.append(Problem("price", "price_unknown", {"asset": draft.asset}))
    if problems or price is None:
        raise Refused(problems)
    return AccountFlow(
        account=draft.account,
        at=draft.at,
        asset=draft.asset,
        amount=draft.amount,
        price=price,
        reference=draft.reference.strip(),
        note=draft.note.strip(),
    )


def _problems(draft: FlowDraft, now: datetime) -> Iterator[Problem]:
    if not draft.account:
        yield Problem("account", "account_without_name")
    if when := time_problem("at", draft.at, now):
        yield when
    if what := ticker_problem("asset", draft.asset):
        yield what
    if draft.amount == ZERO:
        yield Problem("amount", "nothing_flows")
    if draft.price is not None and draft.price <= ZERO:
        yield Problem("price", "not_positive", {"text": str(draft.price)})
