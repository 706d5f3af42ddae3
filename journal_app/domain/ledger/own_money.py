"""The trader's own money over time, and the one rule of equity that rests on it.

Of the whole journal and of each account, at any moment and in the journal's currency:

    equity = capital at the start + deposits − withdrawals + realised + unrealised

so that over any period realised + change of unrealised = change of equity − deposits. A flow counts
at its value when it happened: what lies beside the trades is not priced again. The capital at the
start is of the journal as a whole and lies in no account.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal, localcontext
from itertools import accumulate
from typing import Final

from journal_app.domain.exact import SUMS, ZERO
from journal_app.domain.ledger.account_flow import AccountFlow


class OwnMoney:
    """The capital at the start, and the flows since, summed up to any moment.

    won_before: what was won and lost before the trades that rest on it.
    """

    def __init__(
        self,
        capital: Decimal | None = None,
        flows: Iterable[AccountFlow] = (),
        won_before: Decimal = ZERO,
    ) -> None:
        told = sorted(flows, key=lambda flow: flow.at)
        self.capital: Final = capital
        self._flows: Final = told
        self._values: Final = [flow.value for flow in told]
        self._times: Final = [flow.at for flow in told]
        with localcontext(SUMS):
            begun = (capital or ZERO) + won_before
            self._sums: Final = list(accumulate(self._values, initial=begun))

    @property
    def is_known(self) -> bool:
        """Whether the trader told of any."""
        return self.capital is not None or bool(self._values)

    @property
    def start(self) -> Decimal:
        """The capital at the start, 0 where none was told, with what was won before."""
        return self._sums[0]

    def having_won(self, before: Decimal) -> OwnMoney:
        """The same where trades begin that others came before, with what these won and lost."""
        return OwnMoney(self.capital, self._flows, before)

    @property
    def flow_count(self) -> int:
        """How many deposits and withdrawals there are."""
        return len(self._values)

    @property
    def times(self) -> Sequence[datetime]:
        """When money flowed, in order."""
        return self._times

    def until(self, moment: datetime) -> Decimal:
        """All of it at a moment, flows of that moment too."""
        return self._sums[bisect_right(self._times, moment)]

    def between(self, start: datetime, end: datetime) -> Decimal:
        """What flowed in less what flowed out, later than `start` and not later than `end`."""
        with localcontext(SUMS):
            return self.until(end) - self.until(start)

    def times_between(self, start: datetime, end: datetime) -> list[datetime]:
        """When money flowed, each once, later than `start` and not later than `end`."""
        first, last = bisect_right(self._times, start), bisect_right(self._times, end)
        return list(dict.fromkeys(self._times[first:last]))

    def equity(self, net: Decimal, moment: datetime) -> Decimal:
        """Own money with what was won and lost until a moment, realised and unrealised."""
        with localcontext(SUMS):
            return self.until(moment) + net

    def among(self, closed_at: Sequence[datetime]) -> list[tuple[int, Decimal]]:
        """Each flow with how many of these trades were closed before it, by closing time."""
        places = (bisect_left(closed_at, at) for at in self._times)
        return list(zip(places, self._values, strict=True))


NO_OWN_MONEY: Final = OwnMoney()
