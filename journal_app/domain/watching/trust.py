"""Which figures of the book rest on old prices, and why one of them cannot be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from journal_app.domain.figures import Figures
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.trade import Trade

RATIOS: Final = ("health", "margin", "leverage")
WITHOUT_TERMS: Final = "figure_without_terms"
UNTOLD_ACCOUNT: Final = "figure_of_untold_account"
UNTOLD: Final = frozenset({WITHOUT_TERMS, UNTOLD_ACCOUNT})
"""Of such a trade nothing is told of margin, nor where it is liquidated."""


def behind(
    seen: Iterable[tuple[Asset, datetime | None]], marked_at: datetime | None, age: timedelta
) -> dict[Asset, datetime]:
    """The assets whose price is older than the last prices of the book by more than an age.

    Held against the last prices and not against the clock: where all are of one time, that time
    is told once. What was never marked has no age, and stablecoins are worth their money without
    being marked.
    """
    if marked_at is None:
        return {}
    old = {
        asset: at
        for asset, at in seen
        if at is not None and marked_at - at > age and asset not in STABLECOINS
    }
    return dict(sorted(old.items(), key=lambda each: (each[1], each[0])))


def untold(trade: Trade, told: Figures) -> Mapping[str, str]:
    """Why figures of an open trade do not exist: codes by `health`, `margin` and `leverage`.

    Without terms nothing is told of margin. With them an account may still not be told: an asset
    that the terms do not name, or own money that was never recorded.
    """
    terms = trade.terms
    if terms is None:
        return dict.fromkeys(RATIOS, WITHOUT_TERMS)
    ratios = told.health_factor, told.margin_ratio, told.leverage
    if all(ratio is None for ratio in ratios):
        return dict.fromkeys(RATIOS, UNTOLD_ACCOUNT)
    without_health = "figure_without_debt" if terms.law == "lending" else "figure_has_no_health"
    codes = without_health, "figure_without_value", "figure_without_equity"
    return {
        name: code for name, value, code in zip(RATIOS, ratios, codes, strict=True) if value is None
    }
