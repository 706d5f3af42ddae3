"""The open book in more detail than the first row of tiles tells; asked only when it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.reckoning import interest_by_debt
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.watching.book import free_cash, total
from journal_app.domain.watching.exposure import Exposures, exposures, held_values, platform_of
from journal_app.domain.watching.interest_by_platform import DebtOn, OwedOn, interest_by_platform
from journal_app.domain.watching.open_risk import OpenRisk, open_risk
from journal_app.domain.watching.stress import StressedBook, stressed, usual_scenarios
from journal_app.domain.watching.time_stops import TimeStop, next_time_stop
from journal_app.domain.watching.watched import Watched
from journal_app.services.ports import UnitOfWork
from journal_app.services.profiles import profile_in_force
from journal_app.services.stressing import open_book
from journal_app.services.watch_lines import lines_of
from journal_app.services.watching import as_watched, book_of, open_trades


class BookInDetail(NamedTuple):
    """Units: the journal's currency; ratios are fractions of 1.

    in_trades: own money in open trades; of_capital: the part of all own money that it is.
    asked: the stress that asks for most to be added; None where nothing can be stressed.
    interest_per_day: of all debts whose rate is known, as the book tells it.
    most_risk_of_capital: what the profile allows one trade. now: of the time stop's days.
    """

    risk: OpenRisk
    most_risk_of_capital: Decimal
    free_cash: Decimal | None
    asked: StressedBook | None
    in_trades: Decimal
    of_capital: Decimal | None
    time_stop: TimeStop | None
    exposures: Exposures
    interest: Sequence[OwedOn]
    interest_per_day: Decimal
    now: datetime

    @property
    def is_cash_short(self) -> bool:
        """Whether the stress asks for more than is free."""
        return self.free_cash is not None and self.asked is not None and self.asked.short_of > 0


@exact
def book_in_detail(uow: UnitOfWork, now: datetime) -> BookInDetail:
    """Reckon everything of the second look, at the same moment as `standing_now`."""
    profile = profile_in_force(uow.settings.every())
    lines = lines_of(uow)
    watched, debts = list[Watched](), list[DebtOn]()
    for one, told, market in open_trades(uow):
        each = as_watched(uow, one, told, market, lines(one.trade))
        watched.append(each)
        debts += _debts(each, interest_by_debt(one, market))
    in_trades = [each.told.equity for each in watched]
    capital = book_of(uow, watched).equity
    free = free_cash(capital, in_trades)
    return BookInDetail(
        risk=open_risk(watched, capital, profile.most_risk_of_capital),
        most_risk_of_capital=profile.most_risk_of_capital,
        free_cash=free,
        asked=_asked(uow, free),
        in_trades=total(in_trades),
        of_capital=total(in_trades) / capital if capital is not None and capital > 0 else None,
        time_stop=next_time_stop(watched),
        exposures=exposures(held_values(watched), capital, profile.most_on_one_platform),
        interest=interest_by_platform(debts),
        interest_per_day=total(each.told.interest_per_day for each in watched),
        now=now,
    )


def _debts(watched: Watched, per_day: Mapping[Asset, Decimal | None]) -> Iterator[DebtOn]:
    valuation = watched.one.valuation
    for asset, owed in valuation.owed.items():
        yield DebtOn(
            platform=platform_of(watched.one.trade),
            asset=asset,
            amount=owed,
            value=owed * valuation.quotes[asset].price,
            per_day=per_day.get(asset),
        )


def _asked(uow: UnitOfWork, free: Decimal | None) -> StressedBook | None:
    """The usual scenario in which most has to be added to save every account."""
    book = open_book(uow)
    if not book:
        return None
    pegged = {asset for each in book for asset in each.account.assets if asset in STABLECOINS}
    scenarios = usual_scenarios(None, sorted(pegged))
    found = [stressed(book, scenario, free or ZERO) for scenario in scenarios]
    return max(found, key=lambda each: each.needed)
