"""The story that both journeys tell: one trade in one week, as the trader types it.

Everything stands here as text, in the form in which it is typed, so that the window's journey and
that through the services cannot start from different numbers. Times are those of the journal's
zone, which is UTC; rates are in percent a year.

The plan breaks one rule: 2.5 ETH are 25 % of the capital, and the moderate profile allows 20 %.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, NamedTuple

WEEK: Final = "2026-W47"
ACCOUNT: Final = "Main"
PLATFORM: Final = "aave_v3"
CAPITAL: Final = "20000"
PROFILE: Final = "moderate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What is answered in the eight steps of the checklist. Rates are in percent.

    Units and leverage are typed; how much own money they need follows, and is `collateral`.
    """

    at: str = "2026-11-16 08:30"
    thesis: str = "Higher low above the 50-day average; funding turned while spot was bought."
    strategy: str = "Trend following"
    invalidation: str = "A daily close below 1,860."
    asset: str = "ETH"
    direction: str = "long"
    entry: str = "2000"
    stop: str = "1860"
    target: str = "2400"
    units: str = "2.5"
    leverage: str = "2"
    collateral_asset: str = "USDC"
    collateral: str = "2500"
    borrow_rate: str = "6.2"
    days: str = "14"
    fee_rate: str = "0.05"
    breach: str = "position_above_profile"
    reason: str = "The other half of the book is in cash until the two accounts are one."
    alerts: tuple[tuple[str, str], ...] = (
        ("1900", "exchange order"),
        ("1700", "phone"),
        ("1500", "DeFi Saver"),
    )
    rate_alert: str = "12.4"
    rate_stop: str = "20"
    exit_plan: str = "Two fifths at 2,150, the rest at 2,400 or at the stop; out after two weeks."


class Opened(NamedTuple):
    """The fill by which the planned trade is opened; all else follows from the plan."""

    at: str
    price: str
    fee: str


class Row(NamedTuple):
    """One entry as its form is filled in; what a kind does not ask for is empty."""

    at: str
    kind: str
    asset: str
    amount: str = ""
    price: str = ""
    rate: str = ""
    note: str = ""


class Left(NamedTuple):
    """An exit, whole or in part; what it repays and frees is taken as it is proposed."""

    at: str
    asset: str
    amount: str
    price: str
    fee: str


PLANNED: Final = Planned()
OPENED: Final = Opened("2026-11-16 09:14", "2000", "2.50")
RATE_CHANGE: Final = Row("2026-11-17 12:00", "rate", "USDC", rate="9.4")
ADD_COLLATERAL: Final = Row(
    "2026-11-18 07:45", "deposit", "USDC", "500", note="Before the minutes are read"
)
PARTIAL_CLOSE: Final = Left("2026-11-18 16:20", "ETH", "1", "2150", "1.07")
STOP_MOVE: Final = Row(
    "2026-11-19 10:05", "stop", "ETH", price="2010", note="A part is taken; the rest is free"
)
CLOSE: Final = Left("2026-11-20 15:30", "ETH", "1.5", "2260.4", "1.70")
STEPS: Final = (RATE_CHANGE, ADD_COLLATERAL, PARTIAL_CLOSE, STOP_MOVE, CLOSE)
"""All that is recorded after the opening, in the order in which it is done."""

MISTAKES: Final = ("Too large",)
EMOTIONS: Final = ("Calm",)
GRADE: Final = "B"
LESSON: Final = "The size was the only thing wrong; keep the rule."


def moment(text: str) -> datetime:
    """A time of the story. Units: UTC."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


class StoryClock:
    """A clock that goes where the story goes."""

    def __init__(self) -> None:
        self._now = moment(PLANNED.at)

    def now(self) -> datetime:
        """Return the present of the story."""
        return self._now

    def go_to(self, at: datetime) -> None:
        """Let time pass until a moment."""
        self._now = at
