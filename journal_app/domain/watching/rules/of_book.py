"""What is not one trade's: where own money lies, and what the trader does day by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from journal_app.domain.exact import ZERO, settled
from journal_app.domain.watching.lines import Lines
from journal_app.domain.watching.watched import Attention, BookWatched, Watched


def platform_holds_much(watched: Sequence[Watched], book: BookWatched) -> Iterator[Attention]:
    """A platform holds a larger share of the own money than the profile allows.

    Once so much is moved elsewhere, where it stays own money, the limit is kept:
    there − limit × own money.
    """
    equity, most = book.equity, book.most_on_one_platform
    if equity is None or equity <= 0 or most is None:
        return
    names = {one.one.trade.platform: one.platform for one in watched}
    lying: dict[str, Decimal] = {}
    for one in watched:
        place = one.one.trade.platform
        lying[place] = lying.get(place, ZERO) + one.told.equity
    for place, there in lying.items():
        if settled(there / equity) > most:
            facts = {
                "share": there / equity,
                "line": most,
                "to_move": there - most * equity,
                "platform": place,
            }
            yield Attention("soon", "watch_platform_holds_much", None, names[place], facts)


def day_unchecked(
    watched: Sequence[Watched], book: BookWatched, lines: Lines, now: datetime
) -> Iterator[Attention]:
    """The day is not checked while something is open, once `check_after` of it is over."""
    since = book.unchecked_since
    if watched and since is not None and now - since >= lines.check_after:
        yield Attention("routine", "watch_day_unchecked", None, "")


def review_unsigned(book: BookWatched, lines: Lines, now: datetime) -> Iterator[Attention]:
    """A week or a month is over for `review_after`, and its review is not signed off."""
    for each in book.unsigned:
        if now - each.period.end >= lines.review_after:
            facts = {"unit": each.unit, "period": each.period}
            name = each.period.name
            yield Attention("routine", "watch_review_unsigned", None, name, facts)


def backup_missing(book: BookWatched, lines: Lines, now: datetime) -> Iterator[Attention]:
    """The last backup failed, there is none, or the newest lacks changes and is too old."""
    backup = book.backup
    if backup is None:
        return
    if backup.fault is not None:
        yield Attention("soon", "watch_backup_failed", None, "", {"fault": backup.fault})
    elif backup.newest_at is None:
        yield Attention("routine", "watch_backup_missing", None, "")
    elif not backup.holds_all and now - backup.newest_at > lines.backup_age:
        facts = {"newest_at": backup.newest_at}
        yield Attention("routine", "watch_backup_old", None, "", facts)
