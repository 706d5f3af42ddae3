"""Interest that a lending pool's files tell nowhere: it shows when more is repaid than was owed."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ONE, exact
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.replay import RateHistories, accrued
from journal_app.domain.money import YEAR_DAYS
from journal_app.domain.state import State

MOST_A_YEAR: Final = ONE
"""Lending pools hardly ever ask for more than 100 % a year."""

MOST_AT_ONCE: Final = Decimal("0.01")
"""So much of what was borrowed passes in however short a time, for times and prices are rounded."""

_DAY: Final = timedelta(days=1)


@exact
def is_beyond_interest(draft: Draft, state: State, rates: RateHistories) -> bool:
    """Whether a repayment leaves more for untold interest than any pool would have asked.

    A loan may be missing then, or the amount be wrong. The interest is held against all that was
    ever borrowed, over all of the trade's time, so that what is possible is not doubted.

    state: before the draft. rates: the platform's history, whose interest is told.
    """
    asset, amount, began = draft.asset, draft.amount, state.started_at
    if draft.kind != "repay" or asset is None or amount is None or began is None:
        return False
    debt = state.debts.get(asset)
    if debt is None:
        return False
    untold = amount - debt.owed - accrued(debt, asset, draft.at, state, rates)
    years = Decimal((draft.at - began) // _DAY) / YEAR_DAYS
    return untold > debt.borrowed * max(MOST_AT_ONCE, MOST_A_YEAR * years)
