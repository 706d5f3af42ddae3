"""Each line just below its threshold, exactly at it, just above it, and with nothing to go by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from journal_app.domain.ledger.entries import Deposit, Entry, Open
from journal_app.domain.levels import Levels
from journal_app.domain.market.observed import NO_MARKET, Mark, observed
from journal_app.domain.periods import month_of, week_of
from journal_app.domain.pnl import ProfitAndLoss
from journal_app.domain.problems import Problem
from journal_app.domain.trade import Direction, Plan, PlannedPosition, Position, PositionKind
from journal_app.domain.watching.lines import LINES
from journal_app.domain.watching.rules.cost import cost_exceeded
from journal_app.domain.watching.usual_rate import DebtRate
from journal_app.domain.watching.watch import attention
from journal_app.domain.watching.watched import (
    Attention,
    BackupKept,
    BookWatched,
    Unsigned,
    Watched,
)
from tests.domain.watching.open_trades import (
    BTC,
    CROSSED,
    DAY,
    ETH,
    HOUR,
    LENT,
    NOON,
    USDC,
    crossed,
    long,
    perpetual,
    watched,
)

NOW = NOON + HOUR
MOMENT = timedelta(milliseconds=1)
DUST = Decimal("1e-12")
CALM = watched(LENT, long(10, 12_000))


def told(**figures: Any) -> Watched:
    """The calm trade with other figures."""
    return CALM._replace(told=replace(CALM.told, **figures))


def levels(direction: str = "long", **prices: str | Decimal | None) -> Watched:
    """The calm trade with a position at these levels alone, its mark at 2,000."""
    given: dict[str, Any] = {"mark": Decimal(2000), "stop": None, "entry": Decimal(2000)}
    given |= {name: None if p is None else Decimal(p) for name, p in prices.items()}
    return CALM._replace(levels={ETH: Levels(direction, **given)}, account=lambda: None)


def planned(**fields: Any) -> Watched:
    """The calm trade with a plan."""
    trade = replace(CALM.one.trade, plan=Plan(planned_at=NOON, **fields))
    return CALM._replace(one=replace(CALM.one, trade=trade))


def of(one: Watched, *codes: str) -> dict[str, str]:
    """How urgent each of these is, of those that are said."""
    said = crossed(one)
    return {code: said[code].urgency for code in codes if code in said}


def of_book(book: BookWatched, now: Any = NOW, open_trades: Any = (CALM,)) -> list[Attention]:
    """What is said that is no trade's."""
    return [each for each in attention(open_trades, now, LINES, book) if each.trade_id is None]


def test_nothing_is_said_of_a_calm_trade() -> None:
    assert crossed(CALM) == {}
    assert attention([], NOW) == []


# health and margin

BELOW, NEAR = "act_now", "soon"


@pytest.mark.parametrize(
    ("health", "said"),
    [
        (Decimal("1.5") - DUST, {"watch_health_below": BELOW}),
        (Decimal("1.5"), {"watch_health_near": NEAR}),
        (Decimal("1.5") + DUST, {"watch_health_near": NEAR}),
        (Decimal("1.6") - DUST, {"watch_health_near": NEAR}),
        (Decimal("1.6"), {}),
        (None, {}),
    ],
)
def test_health(health: Decimal | None, said: Mapping[str, str]) -> None:
    one = told(health_factor=health)._replace(account=lambda: None)
    assert of(one, "watch_health_below", "watch_health_near") == said


@pytest.mark.parametrize(
    ("margin", "said"),
    [
        (Decimal("0.3") - DUST, {"watch_margin_below": BELOW}),
        (Decimal("0.3"), {"watch_margin_near": NEAR}),
        (Decimal("0.3") + DUST, {"watch_margin_near": NEAR}),
        (Decimal("0.32") - DUST, {"watch_margin_near": NEAR}),
        (Decimal("0.32"), {}),
    ],
)
def test_margin(margin: Decimal, said: Mapping[str, str]) -> None:
    one = told(margin_ratio=margin)._replace(account=lambda: None)
    assert of(one, "watch_margin_below", "watch_margin_near") == said


# liquidation


@pytest.mark.parametrize(
    ("direction", "liquidation", "said"),
    [
        ("long", 1400 - DUST, {}),
        ("long", Decimal(1400), {}),
        ("long", 1400 + DUST, {"watch_near_liquidation": "soon"}),
        ("long", Decimal(1700), {"watch_near_liquidation": "soon"}),
        ("long", 1700 + DUST, {"watch_near_liquidation": "act_now"}),
        ("long", Decimal(2000), {"watch_near_liquidation": "act_now"}),
        ("long", 2000 + DUST, {"watch_past_liquidation": "act_now"}),
        ("short", 2600 + DUST, {}),
        ("short", Decimal(2600), {}),
        ("short", 2600 - DUST, {"watch_near_liquidation": "soon"}),
        ("short", Decimal(2000), {"watch_near_liquidation": "act_now"}),
        ("short", 2000 - DUST, {"watch_past_liquidation": "act_now"}),
        ("long", None, {}),
    ],
)
def test_distance(direction: str, liquidation: Decimal | None, said: Mapping[str, str]) -> None:
    one = levels(direction, liquidation=liquidation)
    assert of(one, "watch_near_liquidation", "watch_past_liquidation") == said


@pytest.mark.parametrize(
    ("direction", "oracle", "said"),
    [
        ("long", "1000", {"watch_near_liquidation": "act_now"}),
        ("long", "999", {"watch_past_liquidation": "act_now"}),
        ("long", None, {}),
        ("short", "3000", {"watch_near_liquidation": "act_now"}),
        ("short", "3001", {"watch_past_liquidation": "act_now"}),
    ],
)
def test_what_the_oracle_says_decides_where_it_liquidates(
    direction: str, oracle: str | None, said: Mapping[str, str]
) -> None:
    liquidation = "1000" if direction == "long" else "3000"
    one = levels(direction, liquidation=liquidation, oracle=oracle)
    assert of(one, "watch_near_liquidation", "watch_past_liquidation") == said


@pytest.mark.parametrize(
    ("direction", "liquidation", "is_said"),
    [
        ("long", 1900 - DUST, False),
        ("long", Decimal(1900), False),
        ("long", 1900 + DUST, True),
        ("short", 1900 + DUST, False),
        ("short", Decimal(1900), False),
        ("short", 1900 - DUST, True),
        ("long", None, False),
    ],
)
def test_liquidation_before_the_stop(
    direction: str, liquidation: Decimal | None, *, is_said: bool
) -> None:
    said = crossed(levels(direction, liquidation=liquidation, stop="1900"))
    assert ("watch_liquidation_before_stop" in said) is is_said


def test_without_a_mark_nothing_is_said_of_the_distance_but_that_it_is_not_known() -> None:
    said = crossed(levels(mark=None, liquidation="1900", stop="1000", target="2100"))
    assert set(said) == {"watch_liquidation_before_stop", "watch_without_price"}
    assert said["watch_without_price"].facts == {"assets": "ETH"}
    assert said["watch_without_price"].urgency == "routine"


# the plan

STOP, TARGET, ALERT = "watch_stop_hit", "watch_target_hit", "watch_alert_reached"


@pytest.mark.parametrize(
    ("direction", "mark", "codes"),
    [
        ("long", 1900 + DUST, set()),
        ("long", Decimal(1900), {STOP}),
        ("long", 1900 - DUST, {STOP}),
        ("long", 2100 - DUST, set()),
        ("long", Decimal(2100), {TARGET}),
        ("long", 2100 + DUST, {TARGET}),
        ("short", 2100 - DUST, set()),
        ("short", Decimal(2100), {STOP}),
        ("short", 1900 + DUST, set()),
        ("short", Decimal(1900), {TARGET}),
    ],
)
def test_stop_and_target(direction: str, mark: Decimal, codes: set[str]) -> None:
    stop, target = ("1900", "2100") if direction == "long" else ("2100", "1900")
    said = crossed(levels(direction, mark=mark, stop=stop, target=target))
    assert set(said) == codes
    assert all(said[code].urgency == ("act_now" if code == STOP else "soon") for code in codes)


def test_a_stop_that_is_missing() -> None:
    said = crossed(levels())
    assert (set(said), said["watch_stop_missing"].facts) == (
        {"watch_stop_missing"},
        {"asset": ETH},
    )


@pytest.mark.parametrize(
    ("direction", "mark", "alert"),
    [
        ("long", 1950 + DUST, None),
        ("long", Decimal(1950), 1950),
        ("long", 1950 - DUST, 1950),
        ("long", Decimal(1910), 1910),
        ("long", 2200 - DUST, None),
        ("long", Decimal(2200), 2200),
        ("short", 2200 - DUST, None),
        ("short", Decimal(2200), 2200),
        ("short", Decimal(1910), 1910),
    ],
)
def test_alert(direction: str, mark: Decimal, alert: int | None) -> None:
    """Alerts lie at 1,950, 1,910 and 2,200; the one at the entry of 2,000 says nothing."""
    alerts = tuple((Decimal(price), "phone") for price in (1950, 1910, 2000, 2200))
    one = planned(alerts=alerts)._replace(levels=levels(direction, mark=mark).levels)
    said = crossed(one)
    assert (said[ALERT].facts["alert"] if ALERT in said else None) == alert


def test_an_alert_that_cannot_be_held_against_a_mark_says_nothing() -> None:
    one = planned(alerts=((Decimal(1950), ""),))
    low = levels(mark="1900").levels[ETH]
    assert ALERT in crossed(one._replace(levels={ETH: low}))
    assert ALERT not in crossed(one._replace(levels={ETH: low, BTC: low}))
    assert ALERT not in crossed(one._replace(levels={ETH: low._replace(entry=None)}))


def test_a_thesis_is_invalid_once_it_is_marked_so() -> None:
    def tagged(*tags: str) -> Watched:
        trade = replace(CALM.one.trade, tags=tags)
        return CALM._replace(one=replace(CALM.one, trade=trade))

    assert of(tagged("swing", "Thesis invalid"), "watch_thesis_invalid") == {
        "watch_thesis_invalid": "act_now"
    }
    assert crossed(tagged("thesis")) == {}


@pytest.mark.parametrize(
    ("after", "days"),
    [
        (20 * DAY - MOMENT, None),
        (20 * DAY, None),
        (20 * DAY + MOMENT, Decimal("20.1")),
        (21 * DAY, Decimal(21)),
    ],
)
def test_held_too_long(after: timedelta, days: Decimal | None) -> None:
    said = crossed(planned(days=Decimal(20)), now=NOON + after)
    told_days = said["watch_held_too_long"].facts["days"] if "watch_held_too_long" in said else None
    assert told_days == days


def test_what_was_not_opened_or_not_planned_is_not_held_too_long() -> None:
    never = planned(days=Decimal(1))
    never = never._replace(told=replace(never.told, opened_at=None))
    for one in (never, planned(), CALM):
        assert "watch_held_too_long" not in crossed(one, now=NOON + 99 * DAY)


# cost


@pytest.mark.parametrize(
    ("apr", "code"),
    [
        (Decimal("0.2") - DUST, None),
        (Decimal("0.2"), None),
        (Decimal("0.2") + DUST, "watch_rate_above"),
    ],
)
@pytest.mark.parametrize("usual", [None, Decimal("0.15"), Decimal(0), Decimal("-0.01")])
def test_rate(apr: Decimal, code: str | None, usual: Decimal | None) -> None:
    assert _rate_said(apr, usual) == code


@pytest.mark.parametrize(
    ("apr", "code"),
    [
        (Decimal("0.16") - DUST, None),
        (Decimal("0.16"), "watch_rate_unusual"),
        (Decimal("0.16") + DUST, "watch_rate_unusual"),
        (Decimal("0.3"), "watch_rate_unusual"),
    ],
)
def test_rate_at_twice_its_usual_level(apr: Decimal, code: str | None) -> None:
    assert _rate_said(apr, Decimal("0.08")) == code


def _rate_said(apr: Decimal, usual: Decimal | None) -> str | None:
    said = crossed(CALM._replace(rates=(DebtRate(USDC, apr, usual),)))
    assert all(each.urgency == "act_now" for each in said.values())
    return next(iter(said), None)


@pytest.mark.parametrize(
    ("paid", "is_said"), [(100 - DUST, False), (Decimal(100), False), (100 + DUST, True)]
)
def test_planned_cost(paid: Decimal, *, is_said: bool) -> None:
    """Of 30 interest and fees, 5 came back as funding."""
    total = ProfitAndLoss(interest=Decimal(30), fees=paid - 25, funding=Decimal(5))
    one = planned(expected_costs=Decimal(100))
    one = one._replace(told=replace(one.told, total=total))
    assert of(one, "watch_cost_exceeded") == ({"watch_cost_exceeded": "soon"} if is_said else {})
    unplanned = planned()._replace(told=one.told)
    assert crossed(unplanned) == crossed(CALM._replace(told=one.told)) == {}


@pytest.mark.parametrize(
    ("expected", "paid", "bound"),
    [
        (Decimal(-5), Decimal(0), None),
        (Decimal(-5), Decimal("0.001"), "fees"),
        (Decimal(10_000), Decimal("0.001"), None),
    ],
)
def test_funding_that_is_still_to_come_is_not_missed(
    expected: Decimal, paid: Decimal, bound: str | None
) -> None:
    """Both fees are paid, and something beside them."""
    held = PlannedPosition(
        asset=ETH, direction=Direction.LONG, kind=PositionKind.PERPETUAL,
        entry=Decimal(2000), units=Decimal(3),
    )  # fmt: skip
    one = planned(expected_costs=expected, fee_rate=Decimal("0.0005"), positions=(held,))
    fees = Decimal(6)
    one = one._replace(told=replace(one.told, total=ProfitAndLoss(fees=fees + paid)))
    said = [each.facts["planned_cost"] for each in cost_exceeded(one)]
    assert said == ([fees] if bound else [])


@pytest.mark.parametrize(
    ("target", "is_said"),
    [(2020 + DUST, False), (Decimal(2020), False), (2020 - DUST, True)],
)
def test_interest_that_the_way_to_the_target_can_no_longer_pay(
    target: Decimal, *, is_said: bool
) -> None:
    """Ten units on the way from 2,000 to 2,020 bring 200; ten days of 20 take as much."""
    one = planned(days=Decimal(10))
    one = one._replace(levels=levels(target=target, stop="1990").levels)
    one = one._replace(told=replace(one.told, interest_per_day=Decimal(20), opened_at=NOW))
    said = crossed(one)
    assert ("watch_interest_unpayable" in said) is is_said
    if is_said:
        facts = said["watch_interest_unpayable"].facts
        assert facts["interest"] == 200
        assert facts["move"] == 10 * (target - 2000)
        assert facts["paid_days"] == (target - 2000) / 2


@pytest.mark.parametrize(
    ("direction", "target", "is_said"),
    [("long", "2060", False), ("long", "2059", True), ("short", "1940", False)],
)
def test_without_a_planned_time_interest_is_reckoned_for_thirty_days(
    direction: str, target: str, *, is_said: bool
) -> None:
    """Thirty days of 20 are 600, which 60 on ten units bring; so it is once the time is over."""
    one = levels(direction, target=target)._replace(
        told=replace(CALM.told, interest_per_day=Decimal(20))
    )
    over = planned(days=Decimal(0))._replace(levels=one.levels, told=one.told)
    for each in (one, over):
        assert ("watch_interest_unpayable" in crossed(each)) is is_said


def test_where_a_target_or_a_mark_is_missing_or_reached_no_interest_is_held_against_it() -> None:
    dear = replace(CALM.told, interest_per_day=Decimal(1_000))
    for prices in ({"target": None}, {"mark": None, "target": "2001"}, {"target": "2000"}):
        one = levels(**prices)._replace(told=dear)
        assert "watch_interest_unpayable" not in crossed(one)
    flat = levels(target="2001")._replace(told=replace(dear, positions=()))
    assert "watch_interest_unpayable" not in crossed(flat)
    other = levels(target="2001")._replace(told=dear, levels={})
    assert "watch_interest_unpayable" not in crossed(other)


# the collateral


def backed(price: str | Decimal, lines_share: str = "0.2") -> Watched:
    """A long of bitcoin behind 10 ether that came in at 2,000, with 1,000 dollars beside it."""
    entries: list[Entry] = [
        Deposit(at=NOON, asset=ETH, amount=Decimal(10), price=Decimal(2000)),
        Open(at=NOON, asset=BTC, size=Decimal("0.1"), price=Decimal(60_000)),
    ]
    market = observed(NO_MARKET, [Mark(ETH, NOW, Decimal(price))], [])
    lines = LINES._replace(collateral_fall=Decimal(lines_share))
    return watched(CROSSED, entries, market, lines=lines)


@pytest.mark.parametrize(
    ("price", "is_said"),
    [(1600 + DUST, False), (Decimal(1600), False), (1600 - DUST, True), (Decimal(0), True)],
)
def test_collateral_that_has_fallen(price: Decimal, *, is_said: bool) -> None:
    said = crossed(backed(price))
    assert ("watch_collateral_fallen" in said) is is_said
    if is_said:
        assert said["watch_collateral_fallen"].urgency == "soon"
        assert (said["watch_collateral_fallen"].mend is None) is (price == 0)


def test_a_line_at_no_fall_at_all_has_no_mend() -> None:
    assert crossed(backed("1999", "0"))["watch_collateral_fallen"].mend is None


def test_the_mend_of_fallen_collateral_brings_it_to_the_line() -> None:
    """20,000 became 15,000: with 5,000 more 20,000 are there of 25,000, a fall of a fifth."""
    fallen = crossed(backed("1500"))["watch_collateral_fallen"]
    mend = fallen.mend
    assert mend is not None
    assert fallen.facts["fall"] == Decimal("0.25")
    assert (mend.asset, mend.value, mend.aim) == (ETH, Decimal(5_000), LINES.collateral_fall)
    for amount in (mend.amount, mend.amount_to_enter):
        assert amount is not None
        more = Deposit(at=NOON + HOUR / 2, asset=ETH, amount=amount, price=Decimal(1500))
        one = watched(
            CROSSED,
            [*(entry for entry in backed("1500").one.entries), more],
            observed(NO_MARKET, [Mark(ETH, NOW, Decimal(1500))], []),
        )
        assert "watch_collateral_fallen" not in crossed(one)


# what is not known


def test_without_terms_the_margin_cannot_be_told() -> None:
    unknown = watched(replace(LENT, terms=None), long(10, 12_000))
    said = crossed(unknown)
    assert {code: each.urgency for code, each in said.items()} == {"watch_without_terms": "routine"}
    assert said["watch_without_terms"].facts == {"platform": "Somewhere"}


def test_terms_that_do_not_tell_are_said_as_well() -> None:
    entries = [each for each in perpetual(10, 4_000) if not isinstance(each, Deposit)]
    assert set(crossed(watched(CROSSED, entries))) == {"watch_margin_unknown"}


def test_what_is_plainly_held_has_no_margin() -> None:
    held = Position(ETH, Direction.LONG, PositionKind.HOLDING)
    entries = perpetual(10, 20_000)
    plain = replace(LENT, terms=None, positions=(held,))
    assert crossed(watched(plain, entries)) == {}
    assert set(crossed(watched(plain, long(10, 12_000)))) == {"watch_without_terms"}


def test_a_debt_without_a_rate_is_named() -> None:
    said = crossed(watched(LENT, long(10, 12_000, apr=None)))
    assert set(said) == {"watch_without_rate"}
    assert said["watch_without_rate"].facts == {
        "assets": "USDC",
        "asset": "USDC",
        "platform": LENT.platform,
    }


@pytest.mark.parametrize(
    ("age", "is_said"), [(DAY - MOMENT, False), (DAY, False), (DAY + MOMENT, True)]
)
def test_old_marks(age: timedelta, *, is_said: bool) -> None:
    said = crossed(CALM, now=NOON + age)
    assert ("watch_marks_old" in said) is is_said
    if is_said:
        old = said["watch_marks_old"]
        assert (old.subject, old.urgency, old.trade_id) == ("ETH", "routine", None)
        assert old.facts["told_at"] == {"ETH": NOON}
        assert (old.facts["age"], old.facts["count"]) == (age, 1)


def test_the_price_of_collateral_grows_old_as_well_and_a_dollar_does_not() -> None:
    one = backed("2000")
    assert crossed(one, now=NOON + 3 * DAY)["watch_marks_old"].subject == "BTC, ETH"
    held = watched(CROSSED, perpetual(10, 20_000, USDC))
    assert crossed(held, now=NOON + 3 * DAY)["watch_marks_old"].subject == "USDC"


def test_each_trade_has_its_own_line_for_the_age_of_marks() -> None:
    patient = CALM._replace(lines=LINES._replace(mark_age=9 * DAY, rate_age=9 * DAY))
    assert crossed(patient, now=NOON + 8 * DAY) == {}
    assert set(crossed(CALM, now=NOON + 8 * DAY)) == {"watch_marks_old", "watch_rates_old"}


@pytest.mark.parametrize(
    ("age", "is_said"), [(7 * DAY - MOMENT, False), (7 * DAY, False), (7 * DAY + MOMENT, True)]
)
def test_old_rates(age: timedelta, *, is_said: bool) -> None:
    said = crossed(CALM, now=NOON + age)
    assert ("watch_rates_old" in said) is is_said
    if is_said:
        old = said["watch_rates_old"]
        assert (old.subject, old.urgency, old.facts["age"]) == ("USDC · Somewhere", "routine", age)


def test_a_rate_of_which_nobody_knows_when_it_was_told_is_not_old() -> None:
    one = CALM._replace(rates=(DebtRate(USDC, Decimal("0.05"), None),))
    assert "watch_rates_old" not in crossed(one, now=NOON + 99 * DAY)


# the book


@pytest.mark.parametrize(
    ("share", "is_said"), [("0.2999999", False), ("0.3", False), ("0.3000001", True)]
)
def test_one_platform_holds_too_much(share: str, *, is_said: bool) -> None:
    equity = CALM.told.equity / Decimal(share)
    (*said,) = of_book(BookWatched(equity=equity, most_on_one_platform=Decimal("0.3")))
    assert bool(said) is is_said
    if is_said:
        (much,) = said
        assert (much.code, much.urgency, much.subject) == (
            "watch_platform_holds_much",
            "soon",
            "Somewhere",
        )
        to_move = much.facts["to_move"]
        assert isinstance(to_move, Decimal)
        assert abs((CALM.told.equity - to_move) / equity - Decimal("0.3")) < DUST * DUST


@pytest.mark.parametrize("equity", [None, Decimal(0), Decimal(-5)])
def test_without_own_money_no_share_of_it_is_told(equity: Decimal | None) -> None:
    assert of_book(BookWatched(equity=equity, most_on_one_platform=Decimal("0.3"))) == []
    assert of_book(BookWatched(equity=Decimal(1))) == []


def test_trades_of_one_platform_count_together_and_others_apart() -> None:
    other = CALM._replace(one=replace(CALM.one, trade=replace(LENT, id=2)))
    beyond = CALM._replace(one=replace(CALM.one, trade=replace(LENT, id=3, platform="elsewhere")))
    book = BookWatched(CALM.told.equity * 3, Decimal("0.5"))
    assert [each.facts["platform"] for each in of_book(book, NOW, (CALM, other, beyond))] == [
        "somewhere"
    ]


@pytest.mark.parametrize(
    ("since", "is_said"), [(18 * HOUR - MOMENT, False), (18 * HOUR, True), (19 * HOUR, True)]
)
def test_the_day_is_not_checked(since: timedelta, *, is_said: bool) -> None:
    said = of_book(BookWatched(unchecked_since=NOW - since))
    assert [each.code for each in said] == ["watch_day_unchecked"] * is_said
    assert of_book(BookWatched(unchecked_since=NOW - since), open_trades=()) == []


@pytest.mark.parametrize(
    ("after", "is_said"), [(DAY - MOMENT, False), (DAY, True), (DAY + MOMENT, True)]
)
def test_a_review_that_is_not_signed_off(after: timedelta, *, is_said: bool) -> None:
    week, month = week_of(date(2026, 1, 5), UTC), month_of(date(2026, 1, 5), UTC)
    for unsigned in (Unsigned("week", week), Unsigned("month", month)):
        said = of_book(BookWatched(unsigned=(unsigned,)), unsigned.period.end + after, ())
        assert [each.code for each in said] == ["watch_review_unsigned"] * is_said
        for each in said:
            assert each.facts == {"unit": unsigned.unit, "period": unsigned.period}


@pytest.mark.parametrize(
    ("backup", "code"),
    [
        (None, None),
        (BackupKept(NOW, holds_all=True), None),
        (BackupKept(NOW - 99 * DAY, holds_all=True), None),
        (BackupKept(NOW - DAY + MOMENT, holds_all=False), None),
        (BackupKept(NOW - DAY, holds_all=False), None),
        (BackupKept(NOW - DAY - MOMENT, holds_all=False), "watch_backup_old"),
        (BackupKept(None, holds_all=False), "watch_backup_missing"),
        (BackupKept(NOW, holds_all=False, fault=Problem("", "no_room")), "watch_backup_failed"),
    ],
)
def test_a_backup_that_is_missing_or_failed(backup: BackupKept | None, code: str | None) -> None:
    said = of_book(BookWatched(backup=backup), open_trades=())
    assert [each.code for each in said] == ([code] if code else [])
    assert all(each.urgency == ("soon" if "failed" in each.code else "routine") for each in said)
