"""What needs attention, in words: every sentence can be said, and each button leads somewhere."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.watching.mends import Mend
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
    BOTH,
)


def test_a_low_health_and_its_mend() -> None:
    words = words_of(LOW, FORMATS)
    assert (words.chip, words.tone, words.subject) == ("Act now", "danger", "stETH long")
    assert words.sentence == "health factor 1.42 is under your 1.50 line"
    assert words.mend == "$1,140 more collateral or closing 14% brings it to 1.75"
    assert (words.screen, words.button) == ("journal", "Add collateral")
    assert words.facts == {
        "trade_id": 3,
        "entry": "deposit",
        "asset": "ETH",
        "amount": Decimal("0.57000001"),
    }


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
    words = words_of(Attention("routine", "watch_marks_old", None, "ETH, BTC", facts), FORMATS)
    assert words.sentence == "last marked 20 Nov 20:00"
    assert (words.screen, words.action) == ("", "update_prices")
    missing = Attention("soon", "watch_stop_missing", 3, "ETH long", {"asset": ETH})
    assert words_of(missing, FORMATS).facts == {"trade_id": 3, "entry": "stop", "asset": "ETH"}


def test_an_unchecked_day_leads_to_its_note() -> None:
    words = words_of(Attention("routine", "watch_day_unchecked", None, ""), FORMATS)
    assert f"{words.subject} {words.sentence}" == (
        "Today is not checked yet, and positions are open"
    )
    assert (words.button, words.action, words.screen) == ("Check the day", "note_day", "")
