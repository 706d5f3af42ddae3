"""Look at the backups: which there are, what is in each, and what has changed since it was made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from journal_app.services.ports import (
    Backup,
    JournalFiles,
    TradeFilter,
    TradeLine,
    UnitOfWork,
)

SHOWN: Final = 200
"""How many trades of a backup are shown, the newest ones."""


class SinceThen(NamedTuple):
    """What is different now: how many trades are new, changed or gone, the trash being gone; and
    the tables of what belongs to no trade.
    """

    added: int
    changed: int
    deleted: int
    others: Sequence[str]

    @property
    def is_nothing(self) -> bool:
        """Whether the backup holds all that the journal holds."""
        return not (self.added or self.changed or self.deleted or self.others)


class Examined(NamedTuple):
    """A backup that was verified: how many trades it has, the newest of them, what came since."""

    trades: int
    newest: Sequence[TradeLine]
    since: SinceThen


def every_backup(files: JournalFiles, journal: Path) -> list[Backup]:
    """The backups and the journals that were set aside, newest first.

    Backups stand in the order in which they were made, whatever the clock did in between.

    Raises: JournalUnusable.
    """
    found = files.backups(journal)[::-1]
    for aside in files.set_aside(journal):
        older = (at for at, other in enumerate(found) if other.at <= aside.at)
        found.insert(next(older, len(found)), aside)
    return found


def examine(files: JournalFiles, backup: Path, now: UnitOfWork) -> Examined:
    """Verify a backup and say what is in it, and how the journal differs from it now.

    Raises: JournalUnusable, where the backup is no good.
    """
    with files.look_into(backup) as then:
        ids = then.lists.ids(TradeFilter(), "number", descending=True)
        return Examined(len(ids), then.lists.lines(ids[:SHOWN]), changes_since(then, now))


def changes_since(then: UnitOfWork, now: UnitOfWork) -> SinceThen:
    """How one state of a journal differs from an earlier one."""
    before, after = then.lists.written(), now.lists.written()
    old = {(id_, each.created_at): each for id_, each in before.trades.items()}
    new = {(id_, each.created_at): each for id_, each in after.trades.items()}
    had = {key for key, each in old.items() if not each.is_deleted}
    has = {key for key, each in new.items() if not each.is_deleted}
    return SinceThen(
        added=len(has - had),
        changed=sum(old[key].fingerprint != new[key].fingerprint for key in had & has),
        deleted=len(had - has),
        others=[name for name, told in after.others.items() if told != before.others.get(name)],
    )
