"""What the services need from the outside, as protocols: the journal file, the clock.

`storage` satisfies them with SQLite, the tests with a fake, and one contract suite runs on both.
"""

from journal_app.services.ports.journal import (
    Clock,
    Journal,
    JournalFiles,
    Platforms,
    UnitOfWork,
)
from journal_app.services.ports.kept import (
    Account,
    Action,
    Backup,
    Batch,
    DayNote,
    ExchangeRate,
    RawRow,
    RecordedEntry,
    TradeFilter,
    TradeLine,
    TradeLink,
)
from journal_app.services.ports.progress import (
    Cancelled,
    Progress,
    silent,
)
from journal_app.services.ports.stores import (
    Entries,
    FiguresStore,
    History,
    Imports,
    Lists,
    Observations,
    Settings,
    Trades,
)

__all__ = [
    "Account",
    "Action",
    "Backup",
    "Batch",
    "Cancelled",
    "Clock",
    "DayNote",
    "Entries",
    "ExchangeRate",
    "FiguresStore",
    "History",
    "Imports",
    "Journal",
    "JournalFiles",
    "Lists",
    "Observations",
    "Platforms",
    "Progress",
    "RawRow",
    "RecordedEntry",
    "Settings",
    "TradeFilter",
    "TradeLine",
    "TradeLink",
    "Trades",
    "UnitOfWork",
    "silent",
]
