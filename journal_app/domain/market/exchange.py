"""Exchange rates, and what an amount of the journal's currency is in another.

A currency is priced by its rates as an asset is by its marks: of both the newest not later than
the moment counts, and at the same time the mark. So a rate serves wherever a currency is held,
owed, quoted or paid as a fee, and a price of it that was imported as a mark converts as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from journal_app.domain.entry_times import time_problem
from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.market.observed import Mark, Market, PriceSeries
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused

CURRENCIES: Final = frozenset(
    (
        "AED", "AUD", "BRL", "CAD", "CHF", "CLP", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF",
        "IDR", "ILS", "INR", "JPY", "KRW", "MXN", "MYR", "NGN", "NOK", "NZD", "PHP", "PLN", "RON",
        "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR",
    )
)  # fmt: skip
"""Currencies of states, which a reader may want to see equity in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRate:
    """Units of the journal's currency for one unit of `currency`, from a time on."""

    currency: str
    at: datetime
    rate: Decimal


def must_be_possible(rate: ExchangeRate, currency: str, now: datetime) -> None:
    """Let a rate pass that can be.

    currency: the journal's own, of which one is always one.

    Raises: Refused with every problem, each under its field.
    """
    problems = []
    if not is_currency(rate.currency):
        problems.append(Problem("currency", "not_a_currency", {"text": rate.currency}))
    elif rate.currency == currency:
        problems.append(Problem("currency", "own_currency", {"currency": currency}))
    if when := time_problem("at", rate.at, now):
        problems.append(when)
    if rate.rate <= ZERO:
        problems.append(Problem("rate", "not_positive", {"text": str(rate.rate)}))
    if problems:
        raise Refused(problems)


def is_currency(code: str) -> bool:
    """Whether a text can be the code of a currency: three to ten letters or digits."""
    return 2 < len(code) < 11 and code.isascii() and code.isalnum()


def rate_series(rates: Iterable[ExchangeRate]) -> Mapping[Asset, PriceSeries]:
    """Rates by currency, as a market reads them."""
    of_each: dict[Asset, list[Mark]] = {}
    for each in rates:
        currency = Asset(each.currency)
        of_each.setdefault(currency, []).append(Mark(currency, each.at, each.rate))
    return {currency: PriceSeries(marks) for currency, marks in of_each.items()}


@dataclass(frozen=True, slots=True)
class Reporting:
    """The currency that a reader wants to see; nothing that is kept changes with it.

    own: the journal's currency. Each dated amount is converted at its own date.
    """

    currency: str
    own: str
    market: Market

    @exact
    def converted(self, amount: Decimal, at: datetime) -> Decimal | None:
        """An amount of the journal's currency at a moment; None where no rate is known of it."""
        rate = self.rate_at(at)
        return None if rate is None else amount / rate

    def rate_at(self, at: datetime) -> Decimal | None:
        """Units of the journal's currency for one of the reader's."""
        if self.currency == self.own:
            return ONE
        quote = self.market.quote(Asset(self.currency), at)
        return quote.price if quote is not None and quote.at is not None else None


def currencies_of(market: Market) -> list[str]:
    """What equity can be shown in beside the journal's own currency, by code."""
    return sorted({*market.exchange, *(CURRENCIES & market.prices.keys())})
