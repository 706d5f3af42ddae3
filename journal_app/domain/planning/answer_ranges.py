"""What the numeric answers of the checklist can be, told in the words in which they are typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ONE, plain
from journal_app.domain.market.percents import percent_problem
from journal_app.domain.problems import Problem

MOST_DAYS: Final = Decimal(36_500)
"""A hundred years; nobody plans a trade for longer."""

MOST_TIMES: Final = Decimal(1_000)
"""Beyond every leverage that any platform offers."""


def _between(least: Decimal, most: Decimal) -> Callable[[Decimal], Problem | None]:
    facts = {"least": plain(least), "most": plain(most)}

    def judge(number: Decimal) -> Problem | None:
        if least <= number <= most:
            return None
        return Problem("", "not_between", {"text": plain(number), **facts})

    return judge


_JUDGES: Final[Mapping[str, Callable[[Decimal], Problem | None]]] = {
    "borrow_apr": percent_problem,
    "collateral_apr": percent_problem,
    "rate_alert": percent_problem,
    "rate_stop": percent_problem,
    "risk_fraction": _between(Decimal(0), Decimal(100)),
    "fee_rate": _between(Decimal(-100), Decimal(100)),
    "days": _between(Decimal(0), MOST_DAYS),
    "leverage": _between(ONE, MOST_TIMES),
    "depeg_to": _between(Decimal(0), ONE),
    "correlation": _between(-ONE, ONE),
}


def answer_problem(name: str, typed: Decimal) -> Problem | None:
    """Why a number cannot answer; None where it can. typed: shares and rates in percent."""
    judge = _JUDGES.get(name)
    return judge(typed) if judge else None
