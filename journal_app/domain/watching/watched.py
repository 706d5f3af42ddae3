"""What is watched, and what is said of it: an open trade, the book, and what needs attention."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from journal_app.domain.figures import Figures
from journal_app.domain.ledger.reckoning import Reckoned, account_of
from journal_app.domain.ledger.trade_levels import levels_by_asset
from journal_app.domain.levels import Levels
from journal_app.domain.margin import Account
from journal_app.domain.market.observed import Market
from journal_app.domain.money import Asset
from journal_app.domain.periods import Period
from journal_app.domain.problems import Problem
from journal_app.domain.watching.alerts import TradeAlert, planned_alerts, watched_figure
from journal_app.domain.watching.lines import LINES, Lines
from journal_app.domain.watching.mends import Mend
from journal_app.domain.watching.usual_rate import DebtRate, debt_rates

Urgency = Literal["act_now", "soon", "routine"]

URGENCIES: Final[Sequence[Urgency]] = ("act_now", "soon", "routine")
"""The most urgent first."""


class Attention(NamedTuple):
    """Something that needs the trader. code: of the sentence; facts: what it needs.

    trade_id: None for what is not one trade's. subject: what it is about, `ETH long`, `USDC`.
    """

    urgency: Urgency
    code: str
    trade_id: int | None
    subject: str
    facts: Mapping[str, object] = {}
    mend: Mend | None = None


class Watched(NamedTuple):
    """An open trade as it stands. levels: of each open position. account: asked only for a mend.

    name: what the trader calls it. platform: the name of its platform. lines: that it is held
    against. kept_alerts: those that the trader kept since it was opened; None for the plan's.
    """

    one: Reckoned
    told: Figures
    name: str
    platform: str
    levels: Mapping[Asset, Levels]
    rates: Sequence[DebtRate]
    account: Callable[[], Account | None]
    lines: Lines = LINES
    kept_alerts: Sequence[TradeAlert] | None = None

    @property
    def alerts(self) -> Sequence[TradeAlert]:
        """The alerts in force."""
        if self.kept_alerts is not None:
            return self.kept_alerts
        return planned_alerts(self.one.trade.plan, self.levels)

    def figure_of(self, alert: TradeAlert) -> Decimal | None:
        """What an alert watches, as it is now."""
        return watched_figure(alert, self.levels, self.told, self.rates)

    def attention(
        self,
        urgency: Urgency,
        code: str,
        facts: Mapping[str, object] | None = None,
        mend: Mend | None = None,
        of: Asset | None = None,
    ) -> Attention:
        """Something to say of this trade, or of one position among several of it."""
        subject = self.name
        if of is not None and len(self.levels) > 1:
            subject = f"{of} {self.levels[of].direction}"
        return Attention(urgency, code, self.one.trade.id, subject, facts or {}, mend)


def watched_of(
    one: Reckoned,
    told: Figures,
    market: Market,
    sharing: Callable[[], Sequence[Reckoned]],
    lines: Lines,
    *,
    name: str = "",
    platform: str = "",
) -> Watched:
    """An open trade as the lines are held against it.

    told: its figures at the same moment. sharing: the others behind its crossed account, asked
    only for a mend.
    """
    return Watched(
        one=one,
        told=told,
        name=name,
        platform=platform,
        levels=levels_by_asset(one, told),
        rates=debt_rates(one, market),
        account=lambda: account_of(one, sharing(), market),
        lines=lines,
    )


class Unsigned(NamedTuple):
    """The review of a week or a month that is over and was not signed off."""

    unit: Literal["week", "month"]
    period: Period


class BackupKept(NamedTuple):
    """How the journal is backed up.

    newest_at: of the newest backup, None without any. holds_all: whether that has the last change.
    fault: why the last one failed, or why backups cannot be looked at; None if neither.
    """

    newest_at: datetime | None
    holds_all: bool
    fault: Problem | None = None


class BookWatched(NamedTuple):
    """What is watched beside the trades; what is None, or empty, is not held against any line.

    equity: all own money now. most_on_one_platform: the profile's limit, a share of it.
    unchecked_since: when the present day began, where the trader has not checked it.
    """

    equity: Decimal | None = None
    most_on_one_platform: Decimal | None = None
    unchecked_since: datetime | None = None
    unsigned: Sequence[Unsigned] = ()
    backup: BackupKept | None = None
