"""What the sheet of prices and rates asks for, and what it knows already."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.market.percents import percent_problem
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.services.marking import Marked, mark
from journal_app.services.ports import Clock, Journal, Platforms
from journal_app.services.price_sheet import (
    PriceLine,
    RateLine,
    Typed,
    percent_doubt,
    price_sheet,
    resting_on_old,
    time_doubt,
    update_prices,
)
from journal_app.services.recording import open_trade, record_entry
from journal_app.services.undo import undo
from journal_app.wording import explain

D = Decimal
MARCH = datetime(2026, 3, 1, 8, tzinfo=UTC)
ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")


def test_every_asset_and_debt_of_open_trades_stands_once(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    for number in range(2):
        open_trade(
            journal,
            clock,
            platforms,
            [
                Draft(kind="deposit", at=MARCH, asset=USDC, amount=D(2000)),
                Draft(kind="borrow", at=MARCH, asset=USDC, amount=D(2000), apr=D("0.05")),
                Draft(kind="open", at=MARCH, asset=ETH, amount=D(2), price=D(2000 + number)),
            ],
            account="main",
            platform="lender",
        )
    closed = open_trade(
        journal,
        clock,
        platforms,
        [Draft(kind="open", at=MARCH, asset=BTC, amount=D(1), price=D(60000))],
        account="main",
        platform="lender",
    )
    later = MARCH + timedelta(hours=1)
    record_entry(
        journal, clock, closed.id, Draft(kind="close", at=later, asset=BTC, price=D(61000))
    )
    with journal.reading() as uow:
        sheet = price_sheet(uow, clock.now())
    assert sheet.prices == (PriceLine(ETH, sheet.prices[0].price, MARCH, 2),)
    assert sheet.rates == (RateLine("lender", USDC, D("0.05"), 2),)
    assert sheet.last_at is None

    mark(journal, clock, [Mark(ETH, later, D(2100))], [RatePoint("lender", USDC, later, D("0.09"))])
    with journal.reading() as uow:
        sheet = price_sheet(uow, clock.now())
    assert sheet.prices == (PriceLine(ETH, D(2100), later, 2),)
    assert sheet.rates == (RateLine("lender", USDC, D("0.09"), 2),)
    assert sheet.last_at == later


def test_what_was_typed_is_kept_as_one_step(journal: Journal, clock: Clock) -> None:
    typed = Typed({ETH: D(2200)}, {("lender", USDC): D("7.5")})
    assert update_prices(journal, clock, MARCH, typed) == Marked(1, 1)
    with journal.reading() as uow:
        market = uow.observations.market()
    quote = market.quote(ETH, MARCH)
    assert quote is not None
    assert quote.price == D(2200)
    assert market.rates_of("lender")[USDC].apr_at(MARCH) == D("0.075")
    undo(journal)
    with journal.reading() as uow:
        assert uow.observations.last_mark_at() is None


def test_the_oracle_is_asked_for_again_once_it_differed_where_it_liquidates(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    bought = Draft(kind="open", at=MARCH, asset=ETH, amount=D(1), price=D(2000))
    trades = [
        open_trade(journal, clock, platforms, [bought], account="main", platform="lender")
        for _ in range(2)
    ]

    def sheet_says() -> D | None:
        with journal.reading() as uow:
            return price_sheet(uow, clock.now()).prices[0].oracle_price

    first, second = (MARCH + timedelta(hours=hours) for hours in (1, 2))
    update_prices(journal, clock, first, Typed({ETH: D(2200)}, {}, {ETH: D(2190)}))
    assert sheet_says() is None
    assert trades[0].terms is not None
    with journal.unit_of_work() as uow:
        uow.begin_action("mark", clock.now())
        terms = replace(trades[0].terms, liquidates_on="oracle")
        uow.trades.save(replace(trades[0], terms=terms))
        uow.commit()
    assert sheet_says() == D(2190)
    with pytest.raises(Refused) as refused:
        update_prices(journal, clock, second, Typed({}, {}, {ETH: D(2180)}))
    assert refused.value.code == "oracle_alone"
    with pytest.raises(Refused):
        update_prices(journal, clock, second, Typed({ETH: D(2200)}, {}, {ETH: D(-1)}))
    assert sheet_says() == D(2190)
    update_prices(journal, clock, second, Typed({ETH: D(2300)}, {}))
    assert sheet_says() is None


def test_nothing_is_kept_where_a_value_cannot_be(journal: Journal, clock: Clock) -> None:
    typed = Typed({ETH: D(0), BTC: D(60000)}, {("lender", USDC): D(-120)})
    with pytest.raises(Refused) as refused:
        update_prices(journal, clock, MARCH, typed)
    assert [each.field for each in refused.value.problems] == ["ETH", "USDC"]
    with journal.reading() as uow:
        assert uow.observations.last_mark_at() is None


def test_a_percent_for_a_fraction_is_questioned() -> None:
    line = RateLine("lender", USDC, D("0.08"), 1)
    assert percent_doubt(line, D("8.4")) is None
    doubt = percent_doubt(line, D("0.08"))
    assert doubt is not None
    assert doubt.code == "rate_as_fraction"


@pytest.mark.parametrize(
    ("percent", "code"), [("-4000", "percent_takes_everything"), ("4000", "percent_beyond_belief")]
)
def test_a_rate_is_refused_in_the_percent_it_was_typed_in(percent: str, code: str) -> None:
    problem = percent_problem(Decimal(percent))
    assert problem is not None
    assert (problem.code, problem.facts) == (code, {"text": percent})
    assert f" {percent} %" in explain(problem)


def test_no_price_is_of_a_time_to_come(journal: Journal, clock: Clock) -> None:
    typed = Typed({ETH: D(2000)}, {})
    with pytest.raises(Refused) as caught:
        update_prices(journal, clock, clock.now() + timedelta(days=365), typed)
    assert caught.value.problems[0].code == "in_the_future"


def test_what_stays_old_is_told_the_oldest_first(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    for asset in (ETH, BTC):
        bought = Draft(kind="open", at=MARCH, asset=asset, amount=D(1), price=D(2000))
        open_trade(journal, clock, platforms, [bought], account="main", platform="lender")
    mark(journal, clock, [Mark(ETH, MARCH + timedelta(hours=2), D(2100))], [])
    with journal.reading() as uow:
        sheet = price_sheet(uow, clock.now())

    def old(at: datetime | None, *filled: Asset) -> list[Asset]:
        return [line.asset for line in resting_on_old(sheet, set(filled), at)]

    later = MARCH + timedelta(days=1, hours=3)
    assert old(later) == [BTC, ETH]
    assert old(later, BTC) == [ETH]
    assert old(MARCH + timedelta(days=1, hours=1)) == [BTC]
    assert old(None) == []


def test_of_two_trades_the_later_price_is_the_last(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    for hours in (0, 2, 1):
        at = MARCH + timedelta(hours=hours)
        bought = Draft(kind="open", at=at, asset=ETH, amount=D(1), price=D(2000 + hours))
        open_trade(journal, clock, platforms, [bought], account="main", platform="lender")
    with journal.reading() as uow:
        (line,) = price_sheet(uow, clock.now()).prices
    assert line == PriceLine(ETH, D(2002), MARCH + timedelta(hours=2), 3)


def test_an_earlier_moment_than_the_newest_price_is_questioned() -> None:
    assert time_doubt(MARCH, None) is None
    assert time_doubt(MARCH, MARCH) is None
    found = time_doubt(MARCH, MARCH + timedelta(minutes=1))
    assert found is not None
    assert "newer prices are known" in explain(found)
