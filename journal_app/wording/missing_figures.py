"""Why a figure does not exist, and what is to be said beside one that does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MISSING_FIGURES: Final[Mapping[str, str]] = {
    "no_closed_trades": "no trade was closed",
    "no_wins": "no wins",
    "no_losses": "no losses",
    "no_stops": "no trade had a stop on the loss side",
    "no_stops_at_exit": "no trade had a stop on the loss side when it was closed",
    "no_planned_reward": "no plan had both a stop and a target",
    "fewer_than_two": "fewer than 2 trades",
    "all_alike": "all trades came out alike",
    "no_peak": "equity never had a peak above zero",
    "no_drawdown": "equity never fell",
    "not_recovered": "not won back yet",
    "fewer_than_two_days": "fewer than 2 days",
    "days_alike": "all days came out alike",
    "no_losing_day": "no day was lost",
    "under_ninety_days": "{days} days are fewer than 90, too few to tell of a year",
    "growth_without_meaning": "the growth is beyond any meaning",
    "few_marks": "fewer than 2 marks while it was open",
    "few_breaches": "fewer than 5 trades with the breach, or without it",
    "no_checklist": "no trade was planned with a checklist",
    "nothing_followed": "no plan of one position has a mark after its opening",
    "no_own_money": "no own money was in a trade when it was opened",
    "small_sample": "{count} are fewer than {few}: too few to conclude from",
    "return_with_few_marks": "a price was seen on {seen} of {held} days of open positions, fewer "
    "than 80 %",
    "return_on_nothing": "equity was not above zero",
    "return_of_some_trades": "equity is of whole accounts, and these are some of their trades",
}
