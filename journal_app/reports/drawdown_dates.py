"""When equity fell, was lowest and had recovered, of drawdowns that count trades."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo
from typing import NamedTuple

from journal_app.domain.periods import day_of
from journal_app.domain.problems import Problem
from journal_app.domain.statistics.drawdowns import Drawdown
from journal_app.domain.statistics.of_trades import Statistics
from journal_app.reports.closings import Closing
from journal_app.reports.tables import Holds
from journal_app.reports.told_figures import Told, told


class DrawdownDates(NamedTuple):
    """The days of a drawdown in a zone: its peak, its lowest point, and when all was won back.

    days: from the lowest point until then, None where it is not yet.
    """

    began: date
    bottomed: date
    recovered: date | None

    @property
    def days(self) -> int | None:
        """Days to recover."""
        return None if self.recovered is None else (self.recovered - self.bottomed).days


def dates_of(
    fallen: Drawdown | None, closings: Sequence[Closing], zone: tzinfo
) -> DrawdownDates | None:
    """When a drawdown of these closings was; None where equity never fell.

    A peak at the start is that of the day on which the first trade was opened.
    """
    if fallen is None or not fallen.amount:
        return None
    first = min(closing.opened_at for closing in closings)
    moments = [first, *(closing.closed_at for closing in closings)]
    recovered = None if fallen.recovered is None else moments[fallen.recovered]
    return DrawdownDates(
        day_of(moments[fallen.began], zone),
        day_of(moments[fallen.bottomed], zone),
        None if recovered is None else day_of(recovered, zone),
    )


def _figures(
    key: str, titles: tuple[str, str, str], found: DrawdownDates | None, sample: int
) -> list[Told]:
    """The days of a drawdown, each under a key that begins with that of its amount."""
    from_, to, days = titles
    none = [] if found else [Problem("", "no_drawdown")]
    return [
        told(f"{key}_began", from_, found and found.began, Holds.DAY, sample, none),
        told(f"{key}_bottomed", to, found and found.bottomed, Holds.DAY, sample, none),
        told(
            f"{key}_days",
            days,
            found and found.days,
            Holds.COUNT,
            sample,
            [*none, Problem("", "not_recovered")],
        ),
    ]


def every_drawdown(of: Statistics, closings: Sequence[Closing], zone: tzinfo) -> list[Told]:
    """When the largest drawdowns of these closings were, in money and in percent."""
    in_money = dates_of(of.max_drawdown, closings, zone)
    in_percent = dates_of(of.worst_drawdown_fraction, closings, zone)
    return [
        *_figures(
            "drawdown",
            (
                "Largest drawdown from",
                "Largest drawdown to",
                "Largest drawdown, days to recover",
            ),
            in_money,
            of.count,
        ),
        *_figures(
            "drawdown_share",
            (
                "Largest drawdown, of its peak from",
                "Largest drawdown, of its peak to",
                "Largest drawdown, of its peak, days to recover",
            ),
            in_percent,
            of.count,
        ),
    ]
