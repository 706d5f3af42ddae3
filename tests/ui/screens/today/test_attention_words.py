"""What needs attention, in words: every sentence can be said, and each button leads somewhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.periods import week_of
from journal_app.domain.problems import Problem
from journal_app.domain.watching.mends import Mend
from journal_app.domain.watching.rescue import HealthFactor
from journal_app.domain.watching.watch import Attention
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.today.attention_words import words_of

FORMATS = Formats()
ETH = Asset("ETH")
BOTH = Mend(Decimal("1.75"), ETH, Decimal("0.57000000001"), Decimal(1140), Decimal("0.14"))
LOW = Attention(
    "act_now",
    "watch_health_below",
    3,
    "stETH long",
    {"health": Decimal("1.4167"), "line": Decimal("1.5")},
    BOTH._replace(target=HealthFactor(Decimal("1.75")), position=ETH),
)


def test_a_low_health_and_its_mend() -> None:
    words = words_of(LOW, FORMATS)
    assert (words.chip, words.tone, words.subject) == ("Act now", "danger", "stETH long")
    assert words.sentence == "health factor 1.42 is under your 1.50 line"
    assert words.mend == "$1,140 more collateral or closing 14% brings it to 1.75"
    assert (words.screen, words.button) == ("plan", "Compare rescues")
    assert words.facts == {
        "planner": "rescue",
        "trade_id": 3,
        "asset": "ETH",
        "target": HealthFactor(Decimal("1.75")),
        "back": "today",
    }


def test_where_no_rescue_is_known_the_trade_is_opened() -> None:
    words = words_of(LOW._replace(mend=None), FORMATS)
    assert (words.screen, words.button, words.facts) == ("journal", "Open", {"trade_id": 3})


@pytest.mark.parametrize(
    ("mend", "said"),
    [
        (BOTH._replace(share=None), "$1,140 more collateral brings it to 1.75"),
        (BOTH._replace(amount=None, value=None), "Closing 14% brings it to 1.75"),
        (None, ""),
    ],
)
def test_a_way_that_leads_nowhere_is_left_out(mend: Mend | None, said: str) -> None:
    assert words_of(LOW._replace(mend=mend), FORMATS).mend == said


def test_a_rate_is_told_of_its_market_with_what_it_costs() -> None:
    facts = {
        "rate": Decimal("0.216"),
        "usual": Decimal("0.08"),
        "times": Decimal("2.7"),
        "line": Decimal("0.2"),
        "interest": Decimal("17.4"),
        "break_even": Decimal("2088"),
        "platform": "Morpho",
    }
    words = words_of(Attention("act_now", "watch_rate_unusual", 3, "USDC", facts), FORMATS)
    assert words.subject == "USDC on Morpho"
    assert words.sentence == "borrow rate 21.6% is 2.7× its usual 8.0%"
    assert words.mend == "Interest is $17.40 a day now, break\u2011even 2,088"
    assert (words.button, words.facts) == ("Open", {"trade_id": 3})


def test_a_price_aimed_at() -> None:
    facts = {
        "distance": Decimal("0.292"),
        "liquidation": Decimal("2635.83"),
        "line": Decimal("0.3"),
    }
    near = Attention("soon", "watch_near_liquidation", 3, "ETH long", facts)
    mend = BOTH._replace(aim=Decimal("2605.95"), share=Decimal("0.0173"))
    words = words_of(near._replace(mend=mend), FORMATS)
    assert words.sentence == "liquidation at 2,635.83 is 29.2% away, inside your 30% line"
    assert words.mend == "$1,140 more collateral or closing 1.7% moves it to 2,605.95"


def test_old_marks_lead_to_the_sheet_of_prices_and_a_missing_stop_to_a_stop() -> None:
    facts = {"marked_at": datetime(2026, 11, 20, 20, tzinfo=UTC), "count": 2}
    facts |= {"age": timedelta(hours=47, minutes=59)}
    words = words_of(Attention("routine", "watch_marks_old", None, "ETH, BTC", facts), FORMATS)
    assert words.sentence == "last marked 20 Nov 20:00, 47 h ago"
    assert (words.screen, words.action) == ("", "update_prices")
    missing = Attention("soon", "watch_stop_missing", 3, "ETH long", {"asset": ETH})
    assert words_of(missing, FORMATS).facts == {"trade_id": 3, "entry": "stop", "asset": "ETH"}


def test_an_unchecked_day_leads_to_its_note() -> None:
    words = words_of(Attention("routine", "watch_day_unchecked", None, ""), FORMATS)
    assert f"{words.subject} {words.sentence}" == (
        "Today is not checked yet, and positions are open"
    )
    assert (words.button, words.action, words.screen) == ("Check the day", "note_day", "")


WEEK = week_of(date(2026, 11, 9), UTC)


@pytest.mark.parametrize(
    ("code", "facts", "said", "mend"),
    [
        ("watch_thesis_invalid", {}, "you marked that its thesis no longer holds", ""),
        (
            "watch_cost_exceeded",
            {"cost": Decimal("112.345"), "planned_cost": Decimal(100)},
            "it has cost $112.34, planned $100.00",
            "",
        ),
        (
            "watch_interest_unpayable",
            {
                "move": Decimal(150),
                "interest": Decimal(200),
                "days": Decimal(10),
                "paid_days": Decimal("7.5"),
            },
            "the way to its target brings $150.00, and 10 days of interest take $200.00",
            "It pays for 7.5 more days",
        ),
        (
            "watch_without_terms",
            {"platform": "Somewhere"},
            "no terms of Somewhere are known, so its margin cannot be told",
            "",
        ),
        (
            "watch_margin_unknown",
            {"platform": "Somewhere"},
            "its margin cannot be told by the terms of Somewhere",
            "",
        ),
        ("watch_without_price", {"assets": "ETH"}, "no price of ETH is known", ""),
        (
            "watch_held_too_long",
            {"days": Decimal("20.1"), "planned_days": Decimal(20)},
            "held for 20.1 days, planned for 20",
            "",
        ),
    ],
)
def test_what_is_said_of_a_trade(code: str, facts: dict[str, object], said: str, mend: str) -> None:
    words = words_of(Attention("soon", code, 3, "ETH long", facts), FORMATS)
    assert (words.subject, words.sentence, words.mend) == ("ETH long", said, mend)
    assert (words.button, words.facts) == ("Open", {"trade_id": 3})


def test_a_rate_that_nobody_told_is_asked_for_where_it_can_be_given() -> None:
    facts = {"assets": "USDC, DAI", "asset": "USDC", "platform": "aave"}
    unknown = Attention("routine", "watch_without_rate", 3, "ETH long", facts)
    words = words_of(unknown, FORMATS)
    assert words.sentence == "no borrow rate of USDC, DAI is known, so no interest is reckoned"
    assert (words.button, words.screen, words.action) == ("Give the rate", "", "update_prices")
    assert words.facts == {"asset": "USDC", "platform": "aave"}
    assert words_of(unknown, FORMATS, is_read_only=True).button == "Open"


def test_fallen_collateral_and_its_mend() -> None:
    facts = {"fall": Decimal("0.254"), "line": Decimal("0.2")}
    mend = Mend(Decimal("0.2"), ETH, Decimal("3.3"), Decimal(5_000), None)
    fallen = Attention("soon", "watch_collateral_fallen", 3, "BTC long", facts, mend)
    words = words_of(fallen, FORMATS)
    assert words.sentence == "its collateral has lost 25.4% since it was put in, past your 20% line"
    assert words.mend == "$5,000 more collateral brings the fall to 20%"
    assert words.facts["entry"] == "deposit"
    assert words_of(fallen._replace(mend=None), FORMATS).mend == ""


def test_what_is_no_trade_s_leads_where_it_can_be_mended() -> None:
    much = {
        "share": Decimal("0.412"),
        "line": Decimal("0.3"),
        "to_move": Decimal(6_720),
        "platform": "aave_v3_ethereum",
    }
    words = words_of(Attention("soon", "watch_platform_holds_much", None, "Aave v3", much), FORMATS)
    assert words.sentence == ("41.2% of your own money lies there, above the 30% of your profile")
    assert words.mend == "Moving $6,720 elsewhere brings it to 30%"
    assert (words.screen, words.facts) == ("platforms", {"platform": "aave_v3_ethereum"})

    due = {"unit": "week", "period": WEEK}
    words = words_of(Attention("routine", "watch_review_unsigned", None, "2026-W46", due), FORMATS)
    assert words.subject == "Week 46 · 9 Nov – 15 Nov 2026"
    assert words.sentence == "its review is not signed off"
    assert (words.button, words.screen) == ("Review", "review")
    assert words.facts == {"unit": "week", "period": "2026-W46"}

    old = {"marked_at": datetime(2026, 11, 10, tzinfo=UTC), "age": timedelta(days=9, hours=5)}
    words = words_of(Attention("routine", "watch_rates_old", None, "USDC · Aave", old), FORMATS)
    assert words.sentence == "last told 10 Nov 00:00, 9 days ago"
    assert (words.button, words.action) == ("Update rates", "update_prices")


@pytest.mark.parametrize(
    ("code", "facts", "said"),
    [
        ("watch_backup_missing", {}, "none has been made yet"),
        (
            "watch_backup_old",
            {"newest_at": datetime(2026, 11, 18, 9, 30, tzinfo=UTC)},
            "the newest is of 18 Nov 09:30 and lacks what was changed since",
        ),
        (
            "watch_backup_failed",
            {"fault": Problem("", "not_a_text")},
            "none could be made: a text is needed here",
        ),
    ],
)
def test_a_backup_can_be_made_from_its_row(code: str, facts: dict[str, object], said: str) -> None:
    row = Attention("routine", code, None, "", facts)
    words = words_of(row, FORMATS)
    assert (words.subject, words.sentence) == ("Backup", said)
    assert (words.button, words.action, words.screen) == ("Back up now", "back_up", "")
    assert words_of(row, FORMATS, is_read_only=True).button == ""
