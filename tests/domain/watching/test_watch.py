"""What needs attention: each line crossed and just not crossed, and mends that hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from journal_app.domain.ledger.entries import Borrow, Deposit, Entry, Open, StopMoved, TargetMoved
from journal_app.domain.ledger.reckoning import account_of, figures, reckoned
from journal_app.domain.ledger.trade_levels import levels_of
from journal_app.domain.market.observed import NO_MARKET, Mark, Market, RatePoint, observed
from journal_app.domain.money import Asset
from journal_app.domain.terms import AssetTerms, Law, Terms
from journal_app.domain.trade import MarginMode, Plan, Trade
from journal_app.domain.watching.usual_rate import debt_rates
from journal_app.domain.watching.watch import Attention, Watched, attention

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")
SPOT = AssetTerms(max_ltv=Decimal("0.8"), liquidation_threshold=Decimal("0.83"))
PERP = AssetTerms(initial_margin=Decimal("0.1"), maintenance_margin=Decimal("0.05"))


def terms(law: Law, asset: AssetTerms) -> Terms:
    return Terms(
        platform="somewhere",
        name="Somewhere",
        law=law,
        as_of=date(2026, 1, 1),
        source="made for this test",
        assets={ETH: asset, BTC: asset},
        aliases={},
    )


LENT = Trade(
    id=1,
    number=1,
    account="main",
    platform="somewhere",
    created_at=NOON,
    terms=terms("lending", SPOT),
)
CROSSED = replace(LENT, terms=terms("perp", PERP), margin_mode=MarginMode.CROSS)


def long(units: int, own: int, *, stop: int | None = 1990, price: int = 2000) -> list[Entry]:
    """Units bought with so much own money, the rest borrowed."""
    begun: list[Entry] = [
        Deposit(at=NOON, asset=USDC, amount=Decimal(own), price=Decimal(1)),
        Borrow(at=NOON, asset=USDC, amount=Decimal(units * price - own), price=Decimal(1)),
        Open(at=NOON, asset=ETH, size=Decimal(units), price=Decimal(price)),
    ]
    if stop is not None:
        begun.append(StopMoved(at=NOON, asset=ETH, price=Decimal(stop)))
    return begun


def perpetual(size: int, own: int, asset: Asset = ETH, stop: int = 1990) -> list[Entry]:
    return [
        Deposit(at=NOON, asset=USDC, amount=Decimal(own), price=Decimal(1)),
        Open(at=NOON, asset=asset, size=Decimal(size), price=Decimal(2000)),
        StopMoved(at=NOON, asset=asset, price=Decimal(stop)),
    ]


def watched(
    trade: Trade,
    entries: Iterable[Entry],
    market: Market = NO_MARKET,
    others: Sequence[tuple[Trade, list[Entry]]] = (),
) -> Watched:
    ordered = [replace(entry, sequence=place) for place, entry in enumerate(entries)]
    one = reckoned(trade, ordered, market, NOON + HOUR)
    beside = [
        reckoned(other, [replace(e, sequence=i) for i, e in enumerate(theirs)], market, NOON + HOUR)
        for other, theirs in others
    ]
    told = figures(one, market, beside)
    levels = {held.asset: levels_of(one, told, held.asset) for held in told.positions}
    return Watched(
        one=one,
        told=told,
        name="ETH long",
        platform="Somewhere",
        levels={asset: each for asset, each in levels.items() if each is not None},
        rates=debt_rates(one, market),
        account=lambda: account_of(one, beside, market),
    )


def found(
    trade: Trade, entries: Iterable[Entry], market: Market = NO_MARKET
) -> dict[str, Attention]:
    return {each.code: each for each in attention([watched(trade, entries, market)], NOON + HOUR)}


def at(price: int) -> Market:
    return observed(NO_MARKET, [Mark(ETH, NOON + HOUR, Decimal(price))], [])


# margin


def test_a_calm_trade_needs_nothing() -> None:
    assert found(LENT, long(10, 12_000)) == {}


def test_health_below_its_line_comes_with_a_mend_that_holds() -> None:
    """8,000 own of 20,000: health 16,600 / 12,000 = 1.383."""
    low = found(LENT, long(10, 8_000))["watch_health_below"]
    assert low.urgency == "act_now"
    mend = low.mend
    assert mend is not None
    assert (mend.asset, mend.aim) == (ETH, Decimal("1.75"))
    assert mend.amount is not None
    assert mend.share is not None
    more = Deposit(at=NOON, asset=ETH, amount=mend.amount, price=Decimal(2000))
    health = watched(LENT, [*long(10, 8_000), more]).told.health_factor
    assert health is not None
    assert abs(health - mend.aim) < Decimal("1e-20")
    rounded = mend.amount_to_enter
    assert rounded is not None
    assert 0 <= rounded - mend.amount < Decimal("1e-8")


def test_health_just_behind_its_line_is_only_close() -> None:
    """At 9,625 of own money the health is 16,600 / 10,375 = 1.6, which is far enough."""
    assert found(LENT, long(10, 9_625)) == {}
    assert set(found(LENT, long(10, 9_300))) == {"watch_health_near"}


def test_a_crossed_account_is_spoken_of_once() -> None:
    other = replace(CROSSED, id=2, number=2)
    both = [
        watched(CROSSED, perpetual(10, 4_000), others=[(other, perpetual(5, 1_000, BTC))]),
        watched(other, perpetual(5, 1_000, BTC), others=[(CROSSED, perpetual(10, 4_000))]),
    ]
    said = [each for each in attention(both, NOON + HOUR) if each.code == "watch_margin_below"]
    assert [each.trade_id for each in said] == [1]
    mend = said[0].mend
    assert mend is not None
    assert mend.amount == 7_000  # 40 % of 30,000 less 5,000
    assert mend.share == Decimal("0.875")


def test_margin_just_behind_its_line_is_only_close() -> None:
    """Of 20,000 the line asks for 6,000, and 6,400 is far enough."""
    assert found(CROSSED, perpetual(10, 6_400)).keys() == {"watch_near_liquidation"}
    near = found(CROSSED, perpetual(10, 6_200))["watch_margin_near"]
    assert (near.urgency, near.mend) == ("soon", None)
    assert near.facts == {"margin": Decimal("0.31"), "line": Decimal("0.3")}


# liquidation


def test_liquidation_before_the_stop_is_the_loudest() -> None:
    """8,000 own of 20,000: liquidated at 12,000 / 8.3 = 1,445.8, and the stop lies lower."""
    told = attention([watched(LENT, long(10, 8_000, stop=1400))], NOON + HOUR)
    assert told[0].code == "watch_liquidation_before_stop"
    mend = told[0].mend
    assert mend is not None
    assert mend.aim == 1400
    assert mend.amount is not None


def test_a_near_liquidation_is_moved_just_behind_its_line() -> None:
    near = found(LENT, long(10, 8_000))["watch_near_liquidation"]
    assert near.urgency == "soon"
    mend = near.mend
    assert mend is not None
    assert mend.amount is not None
    more = Deposit(at=NOON, asset=ETH, amount=mend.amount, price=Decimal(2000))
    (levels,) = watched(LENT, [*long(10, 8_000), more]).levels.values()
    assert levels.liquidation is not None
    assert abs(levels.liquidation - 1400) < Decimal("1e-20")


def test_a_short_is_mirrored() -> None:
    """A short of 10 with 6,500: liquidated at 26,500 / 10.5 = 2,524, 26.2 % above."""
    short = replace(CROSSED, margin_mode=MarginMode.ISOLATED)
    told = found(short, perpetual(-10, 6_500, stop=2_550))
    assert {"watch_liquidation_before_stop", "watch_near_liquidation"} == set(told)
    assert told["watch_near_liquidation"].mend is not None


def test_past_liquidation() -> None:
    told = found(LENT, long(10, 8_000), at(1400))
    assert {"watch_past_liquidation", "watch_health_below", "watch_stop_hit"} <= set(told)
    assert "watch_near_liquidation" not in told


def test_a_law_without_a_rescue_is_warned_of_without_a_mend() -> None:
    fixed = replace(LENT, terms=terms("gmx", PERP))
    near = found(fixed, perpetual(10, 4_000))["watch_near_liquidation"]
    assert near.facts["liquidation"] is not None
    assert near.mend is None


# levels and time


def test_a_stop_that_is_hit_and_one_that_is_missing() -> None:
    assert "watch_stop_hit" in found(LENT, long(10, 12_000), at(1990))
    assert "watch_stop_hit" not in found(LENT, long(10, 12_000), at(1991))
    assert set(found(LENT, long(10, 12_000, stop=None))) == {"watch_stop_missing"}


def test_a_target_is_reached_at_its_price_and_not_before() -> None:
    aimed = [*long(10, 12_000), TargetMoved(at=NOON, asset=ETH, price=Decimal(2400))]
    assert found(LENT, aimed, at(2399)) == {}
    hit = found(LENT, aimed, at(2400))
    assert set(hit) == {"watch_target_hit"}
    assert hit["watch_target_hit"].facts == {"target": 2400, "mark": 2400}


def test_alerts_are_crossed_one_after_the_other() -> None:
    alerts = tuple((Decimal(price), "phone") for price in (1960, 1920, 1880))
    planned = replace(LENT, plan=Plan(planned_at=NOON, alerts=alerts))
    told = found(planned, long(10, 12_000, stop=1700), at(1900))
    assert told["watch_alert_reached"].facts["alert"] == 1920


def test_held_longer_than_planned_and_marks_of_yesterday() -> None:
    planned = replace(LENT, plan=Plan(planned_at=NOON, days=Decimal(20)))
    one = watched(planned, long(10, 12_000), at(2050))
    assert attention([one], NOON + 20 * HOUR) == []
    told = {each.code: each for each in attention([one], NOON + 21 * DAY)}
    assert told["watch_held_too_long"].facts == {"days": 21, "planned_days": 20}
    assert told["watch_marks_old"].subject == "ETH"
    assert {each.urgency for each in told.values()} == {"routine"}


# rates


def test_rates_above_the_line_and_at_twice_the_usual() -> None:
    def at_rate(apr: str) -> Market:
        points = [
            RatePoint("somewhere", USDC, NOON - 100 * DAY, Decimal("0.08")),
            RatePoint("somewhere", USDC, NOON, Decimal(apr)),
        ]
        return observed(NO_MARKET, [], points)

    assert found(LENT, long(10, 12_000), at_rate("0.159")) == {}
    twice = found(LENT, long(10, 12_000), at_rate("0.16"))["watch_rate_unusual"]
    assert twice.facts["times"] == 2
    assert twice.facts["usual"] == Decimal("0.08")
    assert twice.facts["break_even"] is not None

    lasting = observed(
        NO_MARKET, [], [RatePoint("somewhere", USDC, NOON - 100 * DAY, Decimal("0.21"))]
    )
    assert set(found(LENT, long(10, 12_000), lasting)) == {"watch_rate_above"}


def test_most_urgent_first() -> None:
    one = watched(LENT, long(10, 8_000, stop=None))
    urgencies = [each.urgency for each in attention([one], NOON + 3 * DAY)]
    assert urgencies == sorted(urgencies, key=["act_now", "soon", "routine"].index)
    assert len(urgencies) == 4


def test_a_day_is_to_be_checked_from_the_evening_on_while_something_is_open() -> None:
    one = watched(LENT, long(10, 8_000))
    began, evening = NOON + DAY / 2, NOON + DAY / 2 + 18 * HOUR

    def is_asked(now: datetime, *, since: datetime | None, open_trades: list[Watched]) -> bool:
        told = attention(open_trades, now, unchecked_since=since)
        return "watch_day_unchecked" in {each.code for each in told}

    assert is_asked(evening, since=began, open_trades=[one])
    assert is_asked(evening + HOUR, since=began, open_trades=[one])
    assert not is_asked(evening - HOUR / 60, since=began, open_trades=[one])
    assert not is_asked(evening, since=None, open_trades=[one])
    assert not is_asked(evening, since=began, open_trades=[])
