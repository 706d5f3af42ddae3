"""Repayments that are more than the debt and any interest of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.importing.untold_interest import is_beyond_interest
from journal_app.domain.ledger.drafts import Draft, entry
from journal_app.domain.ledger.replay import NO_HISTORY, replay
from journal_app.domain.market.interest import RateIndex
from journal_app.domain.money import Asset
from journal_app.domain.state import State

USDC = Asset("USDC")
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def draft(kind: str, amount: str | None, days: float, asset: Asset | None = USDC) -> Draft:
    number = None if amount is None else Decimal(amount)
    at = BEGAN + timedelta(days=days)
    return Draft(kind=kind, at=at, asset=asset, amount=number, price=Decimal(1))


def after(*drafts: Draft) -> State:
    return replay(
        entry(each, lambda _asset, _at: Decimal(1), place) for place, each in enumerate(drafts)
    )


OWED = (draft("deposit", "9000", 0), draft("borrow", "5000", 0))


@pytest.mark.parametrize(
    ("amount", "days", "is_beyond"),
    [
        ("5000", 0, False),
        ("5050", 0, False),  # 1 % at once
        ("5050.01", 0, True),
        ("5500", 36.5, True),  # whole days, of which there are 36
        ("5500", 37, False),
        ("9000", 73, True),
        ("9000", 292, False),  # 80 % in 0.8 of a year
    ],
)
def test_interest_of_more_than_100_percent_a_year_is_doubted(
    amount: str, days: float, *, is_beyond: bool
) -> None:
    assert is_beyond_interest(draft("repay", amount, days), after(*OWED), NO_HISTORY) is is_beyond


def test_what_was_repaid_before_is_owed_no_more_and_all_that_was_borrowed_bears_interest() -> None:
    state = after(*OWED, draft("repay", "4900", 20))
    assert not is_beyond_interest(draft("repay", "350", 20), state, NO_HISTORY)
    assert is_beyond_interest(draft("repay", "400", 20), state, NO_HISTORY)


def test_interest_that_the_platforms_history_tells_is_none_untold() -> None:
    rates = {USDC: RateIndex([(BEGAN, Decimal(2))])}
    assert is_beyond_interest(draft("repay", "5900", 36), after(*OWED), NO_HISTORY)
    assert not is_beyond_interest(draft("repay", "6500", 36), after(*OWED), rates)


@pytest.mark.parametrize(
    "other",
    [
        draft("withdraw", "99999", 1),
        draft("repay", None, 1),
        draft("repay", "1", 1, None),
        draft("repay", "1", 1, Asset("DAI")),
    ],
)
def test_what_repays_no_debt_is_none_of_its_business(other: Draft) -> None:
    assert not is_beyond_interest(other, after(*OWED), NO_HISTORY)
    assert not is_beyond_interest(draft("repay", "1", 1), State(), NO_HISTORY)
