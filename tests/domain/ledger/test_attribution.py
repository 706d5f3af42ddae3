"""A profit component by component: which entries made it, to the last digit."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.attribution import Share, attributed
from journal_app.domain.ledger.entries import Cost, Entry
from journal_app.domain.ledger.legs import legs
from journal_app.domain.ledger.reckoning import Reckoned, figures, reckoned
from journal_app.domain.market.observed import NO_MARKET, Mark, Market, observed
from journal_app.domain.pnl import COMPONENTS
from journal_app.domain.trade import Direction, Position, Trade
from tests.domain.ledgers import BTC, ETH, PLATFORM, START, USDC, Ledger
from tests.domain.test_ledger_laws import BULK, seeded, some_moment
from tests.domain.test_ledger_proof import agree

D = Decimal
DAY = timedelta(days=1)
TRADE = Trade(id=1, number=1, account="main", platform=PLATFORM, created_at=START)


def trade_of(one: Ledger) -> Trade:
    shorts = tuple(Position(asset, Direction.SHORT) for asset in sorted(one.borrowed_shorts))
    return replace(TRADE, positions=shorts)


def told(*entries: Entry, market: Market = NO_MARKET, days: int = 30) -> Reckoned:
    ordered = [replace(entry, sequence=place) for place, entry in enumerate(entries)]
    return reckoned(TRADE, ordered, market, START + days * DAY)


def test_the_shares_of_a_component_add_up_to_it_to_the_last_digit() -> None:
    for seed in range(BULK):
        one, chance = seeded(seed)
        moment = some_moment(one, chance)
        at_moment = reckoned(trade_of(one), one.entries, one.market, moment)
        shares = attributed(at_moment, one.market)
        for name in COMPONENTS:
            added = sum(Fraction(share.amount) for share in shares.get(name, ()))
            assert added == Fraction(getattr(at_moment.valuation.total, name)), (seed, name)
        assert all(share.amount for of in shares.values() for share in of)
        assert set(shares) <= set(COMPONENTS)


def test_a_share_is_that_of_an_entry_that_has_happened() -> None:
    for seed in range(BULK // 4):
        one, chance = seeded(seed)
        moment = some_moment(one, chance)
        at_moment = reckoned(trade_of(one), one.entries, one.market, moment)
        for of in attributed(at_moment, one.market).values():
            placed = [share for share in of if share.place is not None]
            assert all(one.entries[share.place or 0].at == share.at <= moment for share in placed)
            assert [share.at for share in of] == sorted(share.at for share in of)
            assert all(share.place is not None or share is of[-1] for share in of)


def test_interest_of_the_time_between_entries_is_told_apart_from_what_an_entry_charged() -> None:
    loan = kinds.Borrow(at=START, asset=USDC, amount=D(10_000), price=D(1), apr=D("0.365"))
    charged = kinds.InterestCharged(at=START + 10 * DAY, asset=USDC, amount=D(103), price=D(1))
    opened = kinds.Open(at=START, asset=ETH, size=D(5), price=D(2_000))
    one = told(loan, opened, charged, days=20)
    accrued, own, since = attributed(one, NO_MARKET)["interest"]
    assert (accrued.source, accrued.place, own.source, own.place) == ("accrued", 2, "entry", 2)
    assert 100 < accrued.amount < 101
    assert accrued.amount + own.amount == 103
    assert (since.source, since.place, since.at) == ("accrued", None, START + 20 * DAY)
    assert since.amount > 100


def test_costs_of_an_entry_and_what_is_open_have_their_own_shares() -> None:
    fee = Cost(D(4), USDC, D(1))
    opened = kinds.Open(at=START, asset=ETH, size=D(10), price=D(2_000), fee=fee)
    reduced = kinds.Reduce(at=START + DAY, asset=ETH, amount=D(4), price=D(2_100))
    gas = kinds.Gas(at=START + DAY, asset=USDC, amount=D(2), price=D(1))
    market = observed(NO_MARKET, [Mark(ETH, START + 3 * DAY, D(2_050))], [])
    shares = attributed(told(opened, reduced, gas, market=market), market)
    at = START + 30 * DAY
    assert shares == {
        "price": (
            Share("entry", 1, START + DAY, D(400)),
            Share("open", None, at, D(300)),
        ),
        "fees": (Share("entry", 0, START, D(4)),),
        "gas": (Share("entry", 2, START + DAY, D(2)),),
    }


def test_before_the_first_entry_nothing_has_a_share() -> None:
    opened = kinds.Open(at=START + DAY, asset=ETH, size=D(1), price=D(2_000))
    assert attributed(told(opened, days=0), NO_MARKET) == {}


def at(days: int) -> datetime:
    return START + days * DAY


def test_each_leg_of_a_pair_stands_alone_and_both_add_up_to_the_price() -> None:
    long = kinds.Open(at=START, asset=ETH, size=D(10), price=D(2_000))
    short = kinds.Open(at=START, asset=BTC, size=D(-1), price=D(40_000))
    half = kinds.Reduce(at=at(1), asset=BTC, amount=D("0.5"), price=D(38_000))
    rest = kinds.Close(at=at(2), asset=BTC, amount=None, price=D(41_000))
    market = observed(NO_MARKET, [Mark(ETH, at(3), D(2_100)), Mark(BTC, at(1), D(39_000))], [])
    open_both = told(long, short, half, market=market, days=1)
    of_long, of_short = legs(open_both, figures(open_both, market))
    assert (of_long.mark, of_long.realised, of_long.profit) == (D(2_000), D(0), D(0))
    assert (of_short.mark, of_short.realised, of_short.unrealised) == (D(39_000), D(1_000), D(500))
    assert of_short.held.direction is Direction.SHORT
    one = told(long, short, half, rest, market=market)
    of_long, of_short = legs(one, figures(one, market))
    assert (of_short.mark, of_short.profit, of_long.profit) == (None, D(500), D(1_000))
    assert one.valuation.total.price == 1_500


def test_the_legs_of_any_ledger_add_up_to_its_price_component() -> None:
    for seed in range(BULK // 4):
        one, chance = seeded(seed)
        at_moment = reckoned(trade_of(one), one.entries, one.market, some_moment(one, chance))
        found = legs(at_moment, figures(at_moment, one.market))
        added = sum(
            (Fraction(leg.realised) + Fraction(leg.unrealised) for leg in found), Fraction()
        )
        assert agree(at_moment.valuation.total.price, added)
