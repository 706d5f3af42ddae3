"""What needs attention: open trades and the book held against their lines, most urgent first.

Each line is a rule of its own in `rules`. A line that is crossed gives an `Attention` with the
figures that its sentence needs and, where it can be reckoned, the mend.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from journal_app.domain.exact import exact
from journal_app.domain.trade import MarginMode
from journal_app.domain.watching.lines import LINES, Lines
from journal_app.domain.watching.rules.cost import (
    collateral_fallen,
    cost_exceeded,
    high_rate,
    interest_unpayable,
)
from journal_app.domain.watching.rules.liquidation import (
    liquidation_before_stop,
    near_liquidation,
    past_liquidation,
)
from journal_app.domain.watching.rules.margin import low_health, low_margin
from journal_app.domain.watching.rules.not_known import (
    margin_unknown,
    old_marks,
    old_rates,
    price_unknown,
    rate_unknown,
)
from journal_app.domain.watching.rules.of_book import (
    backup_missing,
    day_unchecked,
    platform_holds_much,
    review_unsigned,
)
from journal_app.domain.watching.rules.plan import (
    alert_reached,
    held_too_long,
    stop_hit,
    stop_missing,
    target_hit,
    thesis_invalid,
)
from journal_app.domain.watching.watched import URGENCIES, BookWatched
from journal_app.domain.watching.watched import Attention as Attention
from journal_app.domain.watching.watched import Watched as Watched

OF_LIQUIDATION: Final = frozenset({"watch_past_liquidation", "watch_near_liquidation"})
"""What is said of the distance to liquidation."""

NOTHING_BESIDE: Final = BookWatched()


@exact
def attention(
    watched: Sequence[Watched],
    now: datetime,
    lines_of_book: Lines = LINES,
    book: BookWatched = NOTHING_BESIDE,
) -> list[Attention]:
    """All that needs attention, most urgent first, then in the order of the lines.

    lines_of_book: for what is not one trade's; each trade carries its own.
    """
    found = [each for rule in _OF_EACH for one in watched for each in rule(one)]
    found += [each for rule in _OF_EACH_BY_NOW for one in watched for each in rule(one, now)]
    found += platform_holds_much(watched, book)
    found += old_marks(watched, now)
    found += old_rates(watched, now)
    found += day_unchecked(watched, book, lines_of_book, now)
    found += review_unsigned(book, lines_of_book, now)
    found += backup_missing(book, lines_of_book, now)
    found.sort(key=lambda each: URGENCIES.index(each.urgency))
    return list(_once(found, watched))


_OF_EACH: Final[Sequence[Callable[[Watched], Iterator[Attention]]]] = (
    past_liquidation,
    liquidation_before_stop,
    low_health,
    low_margin,
    near_liquidation,
    stop_hit,
    thesis_invalid,
    high_rate,
    target_hit,
    stop_missing,
    alert_reached,
    collateral_fallen,
    cost_exceeded,
    margin_unknown,
    price_unknown,
    rate_unknown,
)
_OF_EACH_BY_NOW: Final[Sequence[Callable[[Watched, datetime], Iterator[Attention]]]] = (
    interest_unpayable,
    held_too_long,
)
_OF_ACCOUNT: Final = {
    "watch_health_below": "health",
    "watch_health_near": "health",
    "watch_margin_below": "margin",
    "watch_margin_near": "margin",
}
"""What is the account's, by what is measured there."""

_OF_PLATFORM: Final = frozenset({"watch_rate_unusual", "watch_rate_above"})


def _once(found: Iterable[Attention], watched: Iterable[Watched]) -> Iterator[Attention]:
    """What is true of a whole account or market is said of the first of its trades alone.

    found: most urgent first, so that the strictest line of those trades is the one that speaks.
    """
    trades = {one.one.trade.id: one.one.trade for one in watched}
    said: set[tuple[object, ...]] = set()
    for each in found:
        trade = trades.get(each.trade_id) if each.trade_id is not None else None
        place: tuple[object, ...] | None = None
        if trade is not None and each.code in _OF_PLATFORM:
            place = ("rate", trade.platform, each.subject, each.facts["rate"])
        elif trade is not None and each.code in _OF_ACCOUNT:
            is_shared = trade.margin_mode is MarginMode.CROSS
            place = (_OF_ACCOUNT[each.code], trade.platform, trade.account) if is_shared else None
        if place is None or place not in said:
            yield each
        if place is not None:
            said.add(place)
