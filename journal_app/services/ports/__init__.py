"""What the services need from the outside, as protocols: the journal file, the clock.

`storage` satisfies them with SQLite, the tests with a fake, and one contract suite runs on both.
"""

from journal_app.services.ports.attached import (
    AttachedFiles,
    Attachment,
    Attachments,
    SavedCopy,
    StoredFile,
)
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
    Changed,
    DayNote,
    ExchangeRate,
    HistoryFilter,
    PastAction,
    RawRow,
    RecordedEntry,
    RecordedFlow,
    SavedView,
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
    Flows,
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
    "AttachedFiles",
    "Attachment",
    "Attachments",
    "Backup",
    "Batch",
    "Cancelled",
    "Changed",
    "Clock",
    "DayNote",
    "Entries",
    "ExchangeRate",
    "FiguresStore",
    "Flows",
    "History",
    "HistoryFilter",
    "Imports",
    "Journal",
    "JournalFiles",
    "Lists",
    "Observations",
    "PastAction",
    "Platforms",
    "Progress",
    "RawRow",
    "RecordedEntry",
    "RecordedFlow",
    "SavedCopy",
    "SavedView",
    "Settings",
    "StoredFile",
    "TradeFilter",
    "TradeLine",
    "TradeLink",
    "Trades",
    "UnitOfWork",
    "silent",
]
