"""The open book in more detail than the first row of tiles tells; asked only when it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from journal_app.domain.exact import exact
from journal_app.domain.ledger.reckoning import interest_by_debt
from journal_app.domain.money import Asset
from journal_app.domain.watching.book import total
from journal_app.domain.watching.exposure import Exposures, exposures, held_values, platform_of
from journal_app.domain.watching.interest_by_platform import DebtOn, OwedOn, interest_by_platform
from journal_app.domain.watching.open_risk import OpenRisk, open_risk
from journal_app.domain.watching.time_stops import TimeStop, next_time_stop
from journal_app.domain.watching.watched import Watched
from journal_app.services.ports import UnitOfWork
from journal_app.services.profiles import profile_in_force
from journal_app.services.reckoning import sharing
from journal_app.services.stressing import StressAsk, stress_ask
from journal_app.services.watch_lines import lines_of
from journal_app.services.watching import as_watched, book_of, open_trades


class BookInDetail(NamedTuple):
    """Units: the journal's currency; ratios are fractions of 1.

    in_trades: own money in open trades; of_capital: the part of all own money that it is.
    stress: the free cash, and the scenario that asks for most of it.
    interest_per_day: of all debts whose rate is known, as the book tells it.
    most_risk_of_capital: what the profile allows one trade. now: of the time stop's days.
    """

    risk: OpenRisk
    most_risk_of_capital: Decimal
    stress: StressAsk
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
        worst = self.stress.worst
        return worst is not None and bool(worst.short_of)


@exact
def book_in_detail(uow: UnitOfWork, now: datetime) -> BookInDetail:
    """Reckon everything of the second look, at the same moment as `standing_now`."""
    profile = profile_in_force(uow.settings.every())
    lines = lines_of(uow)
    watched, debts = list[Watched](), list[DebtOn]()
    for one, told, market in open_trades(uow):
        each = as_watched(one, told, market, lines(one.trade), partial(sharing, uow, market=market))
        watched.append(each)
        debts += _debts(each, interest_by_debt(one, market))
    in_trades = [each.told.equity for each in watched]
    capital = book_of(uow, watched).equity
    return BookInDetail(
        risk=open_risk(watched, capital, profile.most_risk_of_capital),
        most_risk_of_capital=profile.most_risk_of_capital,
        stress=stress_ask(uow),
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
