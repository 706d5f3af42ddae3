"""Exchange rates price currencies as marks do, and convert for a reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D

import pytest

from journal_app.domain.market.exchange import (
    ExchangeRate,
    Reporting,
    currencies_of,
    is_currency,
    must_be_possible,
    rate_series,
)
from journal_app.domain.market.observed import Mark, Market, PriceSeries, Quote, observed
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused

EUR, GBP, USD, USDC, ETH = (Asset(name) for name in ("EUR", "GBP", "USD", "USDC", "ETH"))
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def rate(hours: int, price: str, currency: str = "EUR") -> ExchangeRate:
    return ExchangeRate(currency=currency, at=NOON + hours * HOUR, rate=D(price))


def market(*rates: ExchangeRate, marks: tuple[Mark, ...] = ()) -> Market:
    return Market({EUR: PriceSeries(marks)} if marks else {}, {}, rate_series(rates))


def quoted(told: Market, asset: Asset, hours: int, own: tuple[int, str] | None = None) -> Quote:
    seen = (NOON + own[0] * HOUR, D(own[1])) if own else None
    quote = told.quote(asset, NOON + hours * HOUR, seen)
    assert quote is not None
    return quote


def test_a_currency_is_worth_its_newest_rate() -> None:
    told = market(rate(2, "1.2"), rate(0, "1.1"), rate(1, "0.8", "GBP"))
    assert told.quote(EUR, NOON - HOUR) is None
    assert quoted(told, EUR, 0) == Quote(D("1.1"), NOON)
    assert quoted(told, EUR, 1).price == D("1.1")
    assert quoted(told, EUR, 9) == Quote(D("1.2"), NOON + 2 * HOUR)
    assert quoted(told, GBP, 9).price == D("0.8")
    assert told.quote(ETH, NOON) is None


def test_of_rate_and_mark_the_newest_counts_and_at_one_time_the_mark() -> None:
    marks = (Mark(EUR, NOON + HOUR, D("1.3")), Mark(EUR, NOON + 2 * HOUR, D("1.4")))
    told = market(rate(0, "1.1"), rate(2, "1.2"), rate(3, "1.5"), marks=marks)
    prices = [quoted(told, EUR, hours).price for hours in range(4)]
    assert prices == [D("1.1"), D("1.3"), D("1.4"), D("1.5")]


def test_a_price_of_the_trade_counts_where_it_is_newer_than_the_rate() -> None:
    told = market(rate(0, "1.1"))
    assert quoted(told, EUR, 2, own=(1, "1.15")).price == D("1.15")
    assert quoted(told, EUR, 2, own=(0, "1.15")).price == D("1.1")
    assert quoted(told, EUR, 2, own=(-1, "1.15")).price == D("1.1")


def test_a_stablecoin_follows_the_dollar_where_that_is_not_the_journals_currency() -> None:
    told = market(rate(0, "0.92", "USD"))
    assert quoted(told, USDC, 1) == Quote(D("0.92"), NOON)
    assert quoted(told, USD, 1).price == D("0.92")
    assert quoted(told, USDC, -1) == Quote(D(1), None)
    assert quoted(market(rate(0, "1.1")), USDC, 1) == Quote(D(1), None)


def test_rates_stay_with_a_market_that_is_looked_at_otherwise() -> None:
    told = market(rate(0, "1.1"))
    assert quoted(told.by_oracle, EUR, 1).price == D("1.1")
    assert quoted(observed(told, [Mark(ETH, NOON, D(1))], []), EUR, 1).price == D("1.1")


def test_each_amount_is_converted_at_its_own_date() -> None:
    told = market(rate(0, "1.25"), rate(2, "1.6"))
    seen = Reporting("EUR", "USD", told)
    assert [seen.converted(D(100), NOON + hours * HOUR) for hours in (-1, 0, 1, 2)] == [
        None, 80, 80, D("62.5"),
    ]  # fmt: skip
    assert Reporting("USD", "USD", told).converted(D(100), NOON) == 100
    # a dollar is no euro, though a dollar's coin would be taken for one of the journal's currency
    assert Reporting("USD", "EUR", market()).converted(D(100), NOON) is None


def test_a_price_imported_as_a_mark_converts_too() -> None:
    told = market(marks=(Mark(EUR, NOON, D("1.25")),))
    assert Reporting("EUR", "USD", told).converted(D(100), NOON) == 80
    assert currencies_of(told) == ["EUR"]
    priced = replace(told, prices={**told.prices, ETH: PriceSeries([])})
    assert currencies_of(priced) == ["EUR"]
    assert currencies_of(market(rate(0, "1.3", "GBP"), rate(0, "9", "XAU"))) == ["GBP", "XAU"]


def test_a_possible_rate_passes() -> None:
    must_be_possible(rate(0, "1.1"), "USD", NOON)


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        (rate(0, "1.1", "€"), [("currency", "not_a_currency")]),
        (rate(0, "1.1", "USD"), [("currency", "own_currency")]),
        (rate(1, "1.1"), [("at", "in_the_future")]),
        (rate(0, "0"), [("rate", "not_positive")]),
        (rate(1, "-1", ""), [("currency", "not_a_currency"), ("at", "in_the_future"),
                             ("rate", "not_positive")]),
    ],
)  # fmt: skip
def test_an_impossible_rate_is_refused_with_every_problem(
    given: ExchangeRate, problems: list[tuple[str, str]]
) -> None:
    with pytest.raises(Refused) as refused:
        must_be_possible(given, "USD", NOON)
    assert [(each.field, each.code) for each in refused.value.problems] == problems


@pytest.mark.parametrize(
    ("code", "is_one"),
    [("EUR", True), ("USDC", True), ("EU", False), ("E" * 11, False), ("E-R", False)],
)
def test_a_currency_has_a_short_code(code: str, is_one: bool) -> None:
    assert is_currency(code) is is_one
