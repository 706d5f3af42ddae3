"""What is true of an account under every margin law: leverage and margin ratio mirror each other.

The value that is levered is the law's own: all collateral in lending, the position elsewhere.
"""

from __future__ import annotations

from decimal import Decimal

from journal_app.domain.exact import ONE, exact


@exact
def leverage(value: Decimal, equity: Decimal) -> Decimal | None:
    """Value controlled by each unit of equity: L = V / E. None where no equity is left."""
    return value / equity if equity > 0 else None


@exact
def margin_ratio(value: Decimal, equity: Decimal) -> Decimal | None:
    """Equity behind each unit of value: E / V = 1 / L. Negative once the debt is larger."""
    return equity / value if value else None


@exact
def most_leverage(initial_margin: Decimal) -> Decimal | None:
    """The leverage at which the own share of the value is just the initial margin: 1 / IM."""
    return ONE / initial_margin if initial_margin else None
