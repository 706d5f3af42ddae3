"""Where the book's value stands: by asset, by platform and by account, against the limits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.exact import ZERO, exact, settled
from journal_app.domain.trade import Trade
from journal_app.domain.watching.watched import Watched


class HeldValue(NamedTuple):
    """An open position, and where it stands. Units: the journal's currency.

    value: without sign. own: the trade's own money; a trade of several positions tells it once.
    """

    asset: str
    platform: str
    account: str
    is_long: bool
    value: Decimal
    own: Decimal


class Part(NamedTuple):
    """One name's part of the book. Units: the journal's currency; ratios are fractions of 1.

    long, short: position values without sign. own: own money that stands behind them; None of an
    asset, behind which no money stands alone. share: of the capital, as `measured` says; None
    where the capital is not known or nothing. limit: the most that the profile allows of it, and
    limit_value the same in money.
    """

    name: str
    long: Decimal
    short: Decimal
    own: Decimal | None
    measured: Decimal
    share: Decimal | None
    limit: Decimal | None
    limit_value: Decimal | None

    @property
    @exact
    def gross(self) -> Decimal:
        """Both sides together."""
        return self.long + self.short

    @property
    @exact
    def net(self) -> Decimal:
        """Long less short."""
        return self.long - self.short

    @property
    def is_over(self) -> bool:
        """Whether it is more than the profile allows."""
        if self.share is None or self.limit is None:
            return False
        return settled(self.share) > self.limit


class Exposures(NamedTuple):
    """The same book three times, the largest part first.

    Assets and accounts are measured by position value, platforms by own money, as the profile's
    limit is.
    """

    assets: Sequence[Part]
    platforms: Sequence[Part]
    accounts: Sequence[Part]

    @property
    def largest_platform(self) -> Part | None:
        """Where most own money lies."""
        return next(iter(self.platforms), None)


@exact
def exposures(
    held: Sequence[HeldValue], capital: Decimal | None, most_on_one_platform: Decimal
) -> Exposures:
    """Sum up open positions. capital: all own money with what was won and lost."""
    known = capital if capital is not None and capital > 0 else None

    def parts(name_of: Callable[[HeldValue], str], *, by_own: bool = False) -> list[Part]:
        grouped: dict[str, list[HeldValue]] = {}
        for each in held:
            grouped.setdefault(name_of(each), []).append(each)
        found = []
        limit = most_on_one_platform if by_own else None
        for name, of_name in grouped.items():
            long = sum((each.value for each in of_name if each.is_long), ZERO)
            short = sum((each.value for each in of_name if not each.is_long), ZERO)
            own = sum((each.own for each in of_name), ZERO)
            measured = own if by_own else long + short
            found.append(
                Part(
                    name=name,
                    long=long,
                    short=short,
                    own=own,
                    measured=measured,
                    share=measured / known if known is not None else None,
                    limit=limit,
                    limit_value=limit * known if limit is not None and known is not None else None,
                )
            )
        return sorted(found, key=lambda part: (-part.measured, part.name))

    return Exposures(
        assets=[part._replace(own=None) for part in parts(lambda each: each.asset)],
        platforms=parts(lambda each: each.platform, by_own=True),
        accounts=parts(lambda each: each.account),
    )


@exact
def held_values(watched: Sequence[Watched]) -> list[HeldValue]:
    """The open positions of trades as they stand."""
    found = []
    names = {one.one.trade.platform: platform_of(one.one.trade) for one in watched}
    for one in watched:
        trade, own = one.one.trade, one.told.equity
        for position in one.told.positions:
            if position.quantity:
                found.append(
                    HeldValue(
                        asset=position.asset,
                        platform=names[trade.platform],
                        account=trade.account,
                        is_long=position.direction.value == "long",
                        value=position.quantity * one.one.valuation.quotes[position.asset].price,
                        own=own,
                    )
                )
                own = ZERO
    return found


def platform_of(trade: Trade) -> str:
    """The full name of a trade's platform, by which one network is told from another."""
    return trade.terms.name if trade.terms else trade.platform
