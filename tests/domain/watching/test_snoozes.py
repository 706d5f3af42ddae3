"""What is snoozed stays quiet for its time, unless it gets worse; past liquidation nothing does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.watching.snoozes import (
    TIMES,
    HowLong,
    Snooze,
    awake,
    is_over,
    is_running,
    is_worse,
    place_of,
    snoozed,
    ways_to_snooze,
)
from journal_app.domain.watching.watched import Attention

D = Decimal
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NUMBERS = {3: 148, 4: 150}
HEALTH = Attention("act_now", "watch_health_below", 3, "ETH long", {"health": D("1.4")})
NO_STOP = Attention("soon", "watch_stop_missing", 3, "ETH long", {"asset": "ETH"})
UNCHECKED = Attention("routine", "watch_day_unchecked", None, "")
PAST = Attention("act_now", "watch_past_liquidation", 3, "ETH long", {"mark": D(1200)})


def quiet(attention: Attention, how_long: HowLong = "day", *, since: datetime = NOON) -> Snooze:
    trade = None if attention.trade_id is None else NUMBERS[attention.trade_id]
    return snoozed(attention, trade, how_long, "I know", since)


def is_quiet(attention: Attention, snooze: Snooze, now: datetime = NOON + HOUR) -> bool:
    told = awake([attention], [snooze], now, NUMBERS)
    assert len(told.shown) + len(told.snoozed) == 1
    assert [each.snooze for each in told.snoozed] in ([], [snooze])
    return not told.shown


def with_fact(attention: Attention, **facts: object) -> Attention:
    return attention._replace(facts={**attention.facts, **facts})


@pytest.mark.parametrize(("how_long", "days"), [("day", 1), ("three_days", 3), ("week", 7)])
def test_it_is_quiet_until_its_time_is_over(how_long: HowLong, days: int) -> None:
    snooze = quiet(HEALTH, how_long)
    assert snooze.until == NOON + days * DAY
    assert is_quiet(HEALTH, snooze, NOON)
    last = snooze.until - timedelta(milliseconds=1)
    assert is_quiet(HEALTH, snooze, last)
    assert not is_quiet(HEALTH, snooze, snooze.until)
    assert (is_over(snooze, last), is_over(snooze, snooze.until)) == (False, True)


def test_until_it_gets_worse_there_is_no_end_of_its_own() -> None:
    snooze = quiet(HEALTH, "worse")
    assert snooze.until is None
    assert is_quiet(HEALTH, snooze, NOON + 900 * DAY)
    assert not is_quiet(with_fact(HEALTH, health=D("1.36")), snooze, NOON + 900 * DAY)


def test_the_shown_and_the_quiet_keep_their_order() -> None:
    told = awake([PAST, HEALTH, NO_STOP, UNCHECKED], [quiet(NO_STOP), quiet(HEALTH)], NOON, NUMBERS)
    assert told.shown == [PAST, UNCHECKED]
    assert [each.attention for each in told.snoozed] == [HEALTH, NO_STOP]
    assert told.snoozed[0].snooze.reason == "I know"
    assert awake([HEALTH], [], NOON, NUMBERS) == ([HEALTH], [])


def test_it_is_quiet_of_one_trade_one_line_and_one_subject() -> None:
    snooze = quiet(NO_STOP)
    assert not is_quiet(NO_STOP._replace(trade_id=4), snooze)
    assert not is_quiet(NO_STOP._replace(code="watch_stop_hit"), snooze)
    assert not is_quiet(NO_STOP._replace(subject="ETH BTC pair"), snooze)
    assert not is_quiet(with_fact(NO_STOP, asset="BTC"), snooze)
    assert is_quiet(UNCHECKED, quiet(UNCHECKED))
    assert not is_quiet(UNCHECKED, snooze)
    assert place_of(snooze) == place_of(replace(snooze, since=NOON + DAY, reason="still"))


def test_another_alert_that_is_reached_speaks() -> None:
    first = Attention("soon", "watch_alert_reached", 3, "ETH long", {"alert": D(1900)})
    assert is_quiet(with_fact(first, alert=D("1900.0")), quiet(first))
    assert not is_quiet(with_fact(first, alert=D(1850)), quiet(first))


def test_both_sentences_of_a_line_are_one() -> None:
    """Better is still quiet; that worse which is the next level speaks."""
    near = Attention("soon", "watch_health_near", 3, "ETH long", {"health": D("1.55")})
    assert is_quiet(near, quiet(HEALTH))
    assert not is_quiet(HEALTH, quiet(near))


def test_a_higher_level_wakes_it() -> None:
    far = Attention("soon", "watch_near_liquidation", 3, "ETH long", {"distance": D("0.29")})
    assert is_quiet(far, quiet(far))
    assert not is_quiet(far._replace(urgency="act_now"), quiet(far))
    assert is_quiet(far, quiet(far._replace(urgency="act_now")))


@pytest.mark.parametrize(
    ("code", "fact", "before", "still", "worse"),
    [
        ("watch_health_below", "health", "1.4", "1.3600001", "1.36"),
        ("watch_margin_below", "margin", "0.3", "0.2700001", "0.27"),
        ("watch_near_liquidation", "distance", "0.2", "0.1800001", "0.18"),
        ("watch_rate_above", "rate", "0.2", "0.2199999", "0.22"),
        ("watch_held_too_long", "days", "30", "32", "33"),
        ("watch_collateral_fallen", "fall", "0.3", "0.32", "0.33"),
        ("watch_cost_exceeded", "cost", "50", "54.99", "55"),
        ("watch_interest_unpayable", "paid_days", "20", "18.1", "18"),
        ("watch_platform_holds_much", "share", "0.4", "0.43", "0.44"),
    ],
)
def test_a_tenth_worse_wakes_it(code: str, fact: str, before: str, still: str, worse: str) -> None:
    """Of a health factor the part above 1 counts: 1.4 leaves 0.4, a tenth of it is 0.04."""
    told = Attention("soon", code, 3, "ETH long", {fact: D(before)})
    snooze = quiet(told, "week")
    assert snooze.figure == (D(before) - 1 if fact == "health" else D(before))
    assert is_quiet(with_fact(told, **{fact: D(still)}), snooze)
    assert not is_quiet(with_fact(told, **{fact: D(worse)}), snooze)
    better = D(before) * 2 if D(worse) < D(before) else D(before) / 2
    assert is_quiet(with_fact(told, **{fact: better}), snooze)


def test_what_has_no_figure_ends_by_time_or_level_alone() -> None:
    assert quiet(NO_STOP).figure is None
    assert not is_worse(NO_STOP, quiet(NO_STOP))
    assert not is_worse(HEALTH, replace(quiet(HEALTH), figure=None))
    assert is_worse(NO_STOP._replace(urgency="act_now"), quiet(NO_STOP))


def test_past_and_at_liquidation_nothing_is_ever_quiet() -> None:
    assert not is_quiet(PAST, quiet(PAST))
    at = with_fact(HEALTH, health=D(1))
    assert not is_quiet(at, quiet(at))
    assert not is_quiet(with_fact(HEALTH, health=D("0.9")), quiet(at))
    for attention in (PAST, at):
        assert ways_to_snooze(attention) == ()


def test_until_it_gets_worse_is_offered_only_where_that_can_be_told() -> None:
    assert ways_to_snooze(HEALTH) == list(TIMES)
    assert ways_to_snooze(NO_STOP) == ["day", "three_days", "week"]
    assert ways_to_snooze(UNCHECKED) == ["day", "three_days", "week"]


def test_a_clock_that_was_set_back_makes_it_speak_until_it_is_right_again() -> None:
    snooze = quiet(HEALTH)
    before = NOON - DAY
    assert not is_running(snooze, before)
    assert not is_over(snooze, before)
    assert not is_quiet(HEALTH, snooze, before)
    assert is_quiet(HEALTH, snooze, NOON)
