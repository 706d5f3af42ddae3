"""What the open debts cost a day, on which platform and in which asset."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.money import YEAR_DAYS


class DebtOn(NamedTuple):
    """A debt of one trade. amount: with interest. per_day: None where its rate is not known."""

    platform: str
    asset: str
    amount: Decimal
    value: Decimal
    per_day: Decimal | None


@dataclass(frozen=True, slots=True)
class OwedOn:
    """All that is owed of an asset on a platform. Units: the journal's currency but for `amount`.

    per_day: None where the rate of one of its debts is not known.
    """

    platform: str
    asset: str
    amount: Decimal
    value: Decimal
    per_day: Decimal | None

    @property
    @exact
    def rate(self) -> Decimal | None:
        """What is paid a year as a fraction of what is owed: the rate, or its mean over debts."""
        if self.per_day is None or not self.value:
            return None
        return self.per_day * YEAR_DAYS / self.value


@exact
def interest_by_platform(debts: Iterable[DebtOn]) -> list[OwedOn]:
    """Sum up debts, the dearest first; those whose cost cannot be told come last."""
    grouped: dict[tuple[str, str], list[DebtOn]] = {}
    for debt in debts:
        grouped.setdefault((debt.platform, debt.asset), []).append(debt)
    found = []
    for (platform, asset), of_both in grouped.items():
        costs = [debt.per_day for debt in of_both]
        known = [cost for cost in costs if cost is not None]
        found.append(
            OwedOn(
                platform=platform,
                asset=asset,
                amount=sum((debt.amount for debt in of_both), ZERO),
                value=sum((debt.value for debt in of_both), ZERO),
                per_day=sum(known, ZERO) if len(known) == len(costs) else None,
            )
        )
    return sorted(
        found,
        key=lambda owed: (owed.per_day is None, -(owed.per_day or ZERO), owed.platform, owed.asset),
    )
