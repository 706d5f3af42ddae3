"""Record exchange rates, correct and delete them; whatever they price is reckoned anew."""

from __future__ import annotations

from journal_app.domain.market.exchange import ExchangeRate, must_be_possible
from journal_app.domain.problems import JournalError, Refused
from journal_app.services.browsing import currency_of
from journal_app.services.ports import Clock, Journal, UnitOfWork
from journal_app.services.reckoning import rederive


def record_rate(journal: Journal, clock: Clock, rate: ExchangeRate) -> None:
    """Record an exchange rate as one step of undo.

    Raises: Refused with every problem, each under its field.
    """
    with journal.unit_of_work() as uow:
        _check(uow, clock, rate)
        if _is_kept(uow, rate):
            raise Refused.because("at", "rate_twice", currency=rate.currency)
        uow.begin_action("record_exchange_rate", clock.now(), currency=rate.currency)
        uow.keep_exchange_rate(rate)
        _follow(uow)
        uow.commit()


def correct_rate(journal: Journal, clock: Clock, present: ExchangeRate, rate: ExchangeRate) -> None:
    """Replace a rate by what it should have been; the history keeps what was.

    Raises: Refused, as recording does; JournalError `no_such_rate`.
    """
    with journal.unit_of_work() as uow:
        _must_be_there(uow, present)
        _check(uow, clock, rate)
        is_moved = (rate.currency, rate.at) != (present.currency, present.at)
        if is_moved and _is_kept(uow, rate):
            raise Refused.because("at", "rate_twice", currency=rate.currency)
        uow.begin_action("correct_exchange_rate", clock.now(), currency=rate.currency)
        if is_moved:
            uow.remove_exchange_rate(present)
        uow.keep_exchange_rate(rate)
        _follow(uow)
        uow.commit()


def delete_rate(journal: Journal, clock: Clock, present: ExchangeRate) -> None:
    """Take a rate out; the history keeps it. Raises: JournalError `no_such_rate`."""
    with journal.unit_of_work() as uow:
        _must_be_there(uow, present)
        uow.begin_action("delete_exchange_rate", clock.now(), currency=present.currency)
        uow.remove_exchange_rate(present)
        _follow(uow)
        uow.commit()


def _check(uow: UnitOfWork, clock: Clock, rate: ExchangeRate) -> None:
    must_be_possible(rate, currency_of(uow), clock.now())


def _must_be_there(uow: UnitOfWork, rate: ExchangeRate) -> None:
    if not _is_kept(uow, rate):
        raise JournalError("no_such_rate")


def _is_kept(uow: UnitOfWork, rate: ExchangeRate) -> bool:
    place = (rate.currency, rate.at)
    return any((each.currency, each.at) == place for each in uow.exchange_rates())


def _follow(uow: UnitOfWork) -> None:
    """Reckon anew what moves with the market: a rate prices its currency as a mark does."""
    rederive(uow, uow.figures.unsettled())
