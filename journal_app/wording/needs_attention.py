"""What needs attention, each after its subject; and what would mend it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

NEEDS_ATTENTION: Final[Mapping[str, str]] = {
    "trade_not_open": "trade {number} is not open",
    "watch_past_liquidation": "its price {mark} is past the liquidation price {liquidation}",
    "watch_liquidation_before_stop": "liquidation at {liquidation} comes before the stop at {stop}",
    "watch_health_below": "health factor {health} is under your {line} line",
    "watch_health_near": "health factor {health}, close to your {line} line",
    "watch_margin_below": "margin ratio {margin} is under your {line} line",
    "watch_margin_near": "margin ratio {margin}, close to your {line} line",
    "watch_stop_hit": "the mark {mark} has reached the stop at {stop}",
    "watch_rate_unusual": "borrow rate {rate} is {times} its usual {usual}",
    "watch_rate_above": "borrow rate {rate} is above your {line} line",
    "watch_near_liquidation": "liquidation at {liquidation} is {distance} away, inside your "
    "{line} line",
    "watch_target_hit": "the mark {mark} has reached the target at {target}",
    "watch_stop_missing": "no stop is set",
    "watch_alert_reached": "the mark {mark} has passed the alert at {alert}",
    "watch_thesis_invalid": "you marked that its thesis no longer holds",
    "watch_cost_exceeded": "it has cost {cost}, planned {planned_cost}",
    "watch_interest_unpayable": "the way to its target brings {move}, and {days} days of "
    "interest take {interest}",
    "watch_collateral_fallen": "its collateral has lost {fall} since it was put in, past your "
    "{line} line",
    "watch_without_terms": "no terms of {platform} are known, so its margin cannot be told",
    "watch_margin_unknown": "its margin cannot be told by the terms of {platform}",
    "watch_without_price": "no price of {assets} is known",
    "watch_without_rate": "no borrow rate of {assets} is known, so no interest is reckoned",
    "watch_platform_holds_much": "{share} of your own money lies there, above the {line} of "
    "your profile",
    "watch_review_unsigned": "its review is not signed off",
    "watch_backup_failed": "none could be made: {fault}",
    "watch_backup_missing": "none has been made yet",
    "watch_backup_old": "the newest is of {newest_at} and lacks what was changed since",
    "watch_rates_old": "last told {marked_at}, {age} ago",
    "mend_fall": "{more} more collateral brings the fall to {aim}",
    "moving_keeps_limit": "moving {to_move} elsewhere brings it to {line}",
    "interest_is_paid_for": "it pays for {paid_days} more days",
    "period_not_over": "{period} is not over yet",
    "watch_rate_alert": "borrow rate {rate} has passed the alert at {alert}",
    "watch_health_alert": "health factor {health} has passed the alert at {alert}",
    "watch_margin_alert": "margin ratio {margin} has passed the alert at {alert}",
    "watch_held_too_long": "held for {days} days, planned for {planned_days}",
    "watch_marks_old": "last marked {marked_at}, {age} ago",
    "watch_day_unchecked": "is not checked yet, and positions are open",
    "figure_without_terms": "nothing is known of this platform's margin rules",
    "figure_of_untold_account": "the platform's terms do not tell of every asset in this account, "
    "or its own money was not recorded",
    "figure_has_no_health": "this platform goes by the margin ratio and has no health factor",
    "figure_without_debt": "nothing is owed",
    "figure_without_value": "the account controls nothing",
    "figure_without_equity": "no equity is left",
    "mend_ratio": "{more} more collateral or closing {share} brings it to {aim}",
    "mend_ratio_by_adding": "{more} more collateral brings it to {aim}",
    "mend_ratio_by_closing": "closing {share} brings it to {aim}",
    "mend_price": "{more} more collateral or closing {share} moves it to {aim}",
    "mend_price_by_adding": "{more} more collateral moves it to {aim}",
    "mend_price_by_closing": "closing {share} moves it to {aim}",
    "rate_costs": "interest is {interest} a day now",
    "rate_moves_break_even": "interest is {interest} a day now, break\u2011even {break_even}",
}
"""Sentences by code, as those of `sentences`."""
