"""Amounts as dots, all else as it is."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal as D

from journal_app.ui.formatting import Formats
from journal_app.ui.hiding import HidingFormats

HIDING = HidingFormats.of(Formats(",", ".", "EUR", UTC))


def test_amounts_look_all_alike() -> None:
    assert HIDING.money(D(3)) == HIDING.money(D(58_412), places=2) == "•••"
    assert (
        HIDING.quantity(D("0.5"), 4) == HIDING.brief(D(1_250)) == HIDING.amount(D("2.5")) == "•••"
    )


def test_whether_it_was_won_or_lost_is_told() -> None:
    assert HIDING.money(D(3), signed=True) == HIDING.brief(D(3), signed=True) == "+•••"
    assert HIDING.quantity(D(-3), signed=True) == HIDING.amount(D(-3)) == "\u2212•••"
    assert HIDING.money(D(0), signed=True) == "•••"


def test_what_does_not_exist_is_a_dash_all_the_same() -> None:
    assert HIDING.money(None) == HIDING.quantity(None) == HIDING.amount(None) == "—"
    assert HIDING.brief(None) == "—"


def test_ratios_prices_and_times_stay_as_they_are() -> None:
    assert HIDING.price(D("1250.4")) == "1.250,40"
    assert HIDING.percent(D("0.527")) == "52,7%"
    assert HIDING.ratio(D("1.74")) == "1,74"
    assert HIDING.times(D(2)) == "2,0×"
    assert HIDING.risks(D("1.22")) == "+1,22\u00a0R"
    assert HIDING.exactly(D("14.5")) == "14,5"
    assert HIDING.plain(D("1250.4")) == "1250,4"
    assert HIDING.day(datetime(2026, 11, 22, tzinfo=UTC)) == "22 Nov 2026"


def test_an_amount_that_is_only_known_as_a_text_is_hidden() -> None:
    assert HIDING.told("20000") == "•••"
    assert HIDING.told("") == ""
    assert Formats().told("20000") == "20000"


def test_amounts_within_a_kept_text_are_hidden_and_its_prices_stay() -> None:
    kept = "Risk €1.250,50 of 2,0%; put in 3430 USDC at 1.250,40, at 09:14 UTC"
    assert HIDING.retold(kept) == "Risk ••• of 2,0%; put in ••• USDC at 1.250,40, at 09:14 UTC"
    assert Formats().retold(kept) == kept


def test_a_currency_without_a_sign_of_its_own_is_found_by_its_name() -> None:
    hiding = HidingFormats.of(Formats(currency="BTC"))
    assert hiding.retold("costs BTC\u00a00.25 a day") == "costs ••• a day"
