"""What needs attention: each line crossed and just not crossed, and mends that hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from journal_app.domain.ledger.entries import Deposit, TargetMoved
from journal_app.domain.market.observed import NO_MARKET, Market, RatePoint, observed
from journal_app.domain.trade import MarginMode, Plan
from journal_app.domain.watching.lines import LINES
from journal_app.domain.watching.watch import attention
from journal_app.domain.watching.watched import BookWatched, Watched
from tests.domain.watching.open_trades import (
    BTC,
    CROSSED,
    DAY,
    ETH,
    HOUR,
    LENT,
    NOON,
    PERP,
    USDC,
    at,
    found,
    long,
    perpetual,
    terms,
    watched,
)

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


def test_a_gmx_position_is_mended_too() -> None:
    """At 1,400 it has lost 6,000 of 4,000 and is asked for 1,000; a share f loses 7,000·f less."""
    fixed = replace(LENT, terms=terms("gmx", PERP))
    near = found(fixed, perpetual(10, 4_000))["watch_near_liquidation"]
    assert near.facts["liquidation"] is not None
    assert near.mend is not None
    assert (near.mend.aim, near.mend.asset, near.mend.amount) == (
        Decimal(1_400),
        USDC,
        Decimal(3_000),
    )
    assert near.mend.share is not None
    assert abs(near.mend.share - Decimal(3) / 7) < Decimal("1e-25")


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
    assert told["watch_marks_old"].facts["age"] == 21 * DAY - HOUR
    assert told["watch_rates_old"].subject == "USDC · Somewhere"
    assert {each.urgency for each in told.values()} == {"routine"}


# rates


def test_rates_above_the_line_and_at_twice_the_usual() -> None:
    def at_rate(apr: str) -> Market:
        points = [
            RatePoint("somewhere", USDC, NOON - 100 * DAY, Decimal("0.08")),
            RatePoint("somewhere", USDC, NOON, Decimal(apr)),
        ]
        return observed(NO_MARKET, [], points)

    assert found(LENT, long(10, 12_000, apr=None), at_rate("0.159")) == {}
    twice = found(LENT, long(10, 12_000, apr=None), at_rate("0.16"))["watch_rate_unusual"]
    assert twice.facts["times"] == 2
    assert twice.facts["usual"] == Decimal("0.08")
    assert twice.facts["break_even"] is not None

    lasting = observed(
        NO_MARKET, [], [RatePoint("somewhere", USDC, NOON - 100 * DAY, Decimal("0.21"))]
    )
    told = found(LENT, long(10, 12_000, apr=None), lasting)
    assert set(told) == {"watch_rate_above", "watch_rates_old"}


def test_most_urgent_first() -> None:
    one = watched(LENT, long(10, 8_000, stop=None))
    urgencies = [each.urgency for each in attention([one], NOON + 3 * DAY)]
    assert urgencies == sorted(urgencies, key=["act_now", "soon", "routine"].index)
    assert len(urgencies) == 4


def test_a_day_is_to_be_checked_from_the_evening_on_while_something_is_open() -> None:
    one = watched(LENT, long(10, 8_000))
    began, evening = NOON + DAY / 2, NOON + DAY / 2 + 18 * HOUR

    def is_asked(now: datetime, *, since: datetime | None, open_trades: list[Watched]) -> bool:
        told = attention(open_trades, now, book=BookWatched(unchecked_since=since))
        return "watch_day_unchecked" in {each.code for each in told}

    assert is_asked(evening, since=began, open_trades=[one])
    assert is_asked(evening + HOUR, since=began, open_trades=[one])
    assert not is_asked(evening - HOUR / 60, since=began, open_trades=[one])
    assert not is_asked(evening, since=None, open_trades=[one])
    assert not is_asked(evening, since=began, open_trades=[])


def test_the_strictest_line_of_a_crossed_account_speaks_for_it() -> None:
    """Of 4,000 behind 20,000 both trades tell; the second draws a line that is crossed."""
    other = replace(CROSSED, id=2, number=2)
    lenient = LINES._replace(margin=Decimal("0.15"), margin_near=Decimal("0.1"))
    first, second = perpetual(10, 3_000), perpetual(5, 3_000, BTC)
    both = [
        watched(CROSSED, first, others=[(other, second)], lines=lenient),
        watched(other, second, others=[(CROSSED, first)]),
    ]
    said = [each for each in attention(both, NOON + HOUR) if "margin" in each.code]
    assert [(each.trade_id, each.code) for each in said] == [(2, "watch_margin_below")]
    calm = [each._replace(lines=lenient) for each in both]
    said = [each for each in attention(calm, NOON + HOUR) if "margin" in each.code]
    assert [(each.trade_id, each.code) for each in said] == [(1, "watch_margin_near")]


def test_a_rate_of_a_market_is_told_once() -> None:
    other = replace(LENT, id=2, number=2)
    dear = long(10, 12_000, apr=Decimal("0.3"))
    both = [watched(LENT, dear), watched(other, dear)]
    assert [each.trade_id for each in attention(both, NOON + HOUR)] == [1]


def test_what_concerns_liquidation_comes_first() -> None:
    one = watched(LENT, long(10, 5_000, stop=1400, apr=Decimal("0.3")))
    marked = ("Thesis Invalid",)
    one = one._replace(one=replace(one.one, trade=replace(one.one.trade, tags=marked)))
    assert [each.code for each in attention([one], NOON + HOUR)] == [
        "watch_liquidation_before_stop",
        "watch_health_below",
        "watch_margin_below",
        "watch_near_liquidation",
        "watch_thesis_invalid",
        "watch_rate_above",
    ]
