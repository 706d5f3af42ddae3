"""The trader's words for backups: why each was made, and what has changed since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from journal_app.services.looking_back import SinceThen
    from journal_app.services.ports import Backup
    from journal_app.ui.formatting import Formats

_CONTEXT: Final = "BackupWords"

_KINDS: Final[dict[str, Any]] = {
    "opening": QT_TRANSLATE_NOOP("BackupWords", "After opening"),
    "import": QT_TRANSLATE_NOOP("BackupWords", "Before an import"),
    "upgrade": QT_TRANSLATE_NOOP("BackupWords", "Before an upgrade"),
    "repair": QT_TRANSLATE_NOOP("BackupWords", "Before a repair"),
    "hand": QT_TRANSLATE_NOOP("BackupWords", "By hand"),
    "aside": QT_TRANSLATE_NOOP("BackupWords", "Set aside"),
    "": QT_TRANSLATE_NOOP("BackupWords", "Not noted"),
}
_OTHERS: Final[dict[str, Any]] = {
    "settings": QT_TRANSLATE_NOOP("BackupWords", "settings"),
    "accounts": QT_TRANSLATE_NOOP("BackupWords", "accounts"),
    "account_flows": QT_TRANSLATE_NOOP("BackupWords", "deposits and withdrawals"),
    "marks": QT_TRANSLATE_NOOP("BackupWords", "prices"),
    "rates": QT_TRANSLATE_NOOP("BackupWords", "borrow rates"),
    "exchange_rates": QT_TRANSLATE_NOOP("BackupWords", "exchange rates"),
    "attachments": QT_TRANSLATE_NOOP("BackupWords", "files of days"),
    "day_notes": QT_TRANSLATE_NOOP("BackupWords", "notes of days"),
    "reviews": QT_TRANSLATE_NOOP("BackupWords", "reviews"),
    "saved_views": QT_TRANSLATE_NOOP("BackupWords", "saved views"),
    "own_terms": QT_TRANSLATE_NOOP("BackupWords", "terms of your own"),
}


def kind_word(kind: str) -> str:
    """Why a backup was made."""
    return _tr(_KINDS[kind])


def made_words(backup: Backup, formats: Formats) -> str:
    """The day and the time of a backup."""
    return f"{formats.day(backup.at)} {formats.clock(backup.at)}"


def since_in_short(since: SinceThen, formats: Formats) -> str:
    """What has changed, for a cell of a table."""
    if since.is_nothing:
        return _tr(QT_TRANSLATE_NOOP("BackupWords", "Nothing"))
    parts = [
        sign + formats.count(count)
        for sign, count in (("+", since.added), ("−", since.deleted))
        if count
    ]
    if since.changed:
        parts.append(
            _tr(QT_TRANSLATE_NOOP("BackupWords", "{count} changed")).format(
                count=formats.count(since.changed)
            )
        )
    return ", ".join(parts) or _tr(QT_TRANSLATE_NOOP("BackupWords", "No trade"))


def since_sentence(since: SinceThen, formats: Formats) -> str:
    """What has changed, in full: what a restore would take away and bring back."""
    if since.is_nothing:
        return _tr(QT_TRANSLATE_NOOP("BackupWords", "It holds all that your journal holds now."))
    told = [
        words
        for count, one, many in (
            (
                since.added,
                QT_TRANSLATE_NOOP("BackupWords", "one trade was added"),
                QT_TRANSLATE_NOOP("BackupWords", "{count} trades were added"),
            ),
            (
                since.changed,
                QT_TRANSLATE_NOOP("BackupWords", "one was changed"),
                QT_TRANSLATE_NOOP("BackupWords", "{count} were changed"),
            ),
            (
                since.deleted,
                QT_TRANSLATE_NOOP("BackupWords", "one was deleted"),
                QT_TRANSLATE_NOOP("BackupWords", "{count} were deleted"),
            ),
        )
        if (words := _counted(count, one, many, formats))
    ]
    if not told:
        told = [_tr(QT_TRANSLATE_NOOP("BackupWords", "no trade was touched"))]
    sentence = _tr(QT_TRANSLATE_NOOP("BackupWords", "Since then {what}.")).format(what=listed(told))
    if others := [_tr(_OTHERS[name]) for name in since.others if name in _OTHERS]:
        also = _tr(QT_TRANSLATE_NOOP("BackupWords", "These differ, too: {what}."))
        sentence = f"{sentence} {also.format(what=', '.join(others))}"
    return sentence


def trades_words(count: int, formats: Formats) -> str:
    """How many trades there are."""
    return _counted(
        count,
        QT_TRANSLATE_NOOP("BackupWords", "one trade"),
        QT_TRANSLATE_NOOP("BackupWords", "{count} trades"),
        formats,
    ) or _tr(QT_TRANSLATE_NOOP("BackupWords", "no trades"))


def listed(parts: Sequence[str]) -> str:
    """Some words as a list within a sentence."""
    if len(parts) < 2:
        return "".join(parts)
    both = _tr(QT_TRANSLATE_NOOP("BackupWords", "{these} and {that}"))
    return both.format(these=", ".join(parts[:-1]), that=parts[-1])


def _counted(count: int, one: Any, many: Any, formats: Formats) -> str:
    if not count:
        return ""
    return _tr(one) if count == 1 else _tr(many).format(count=formats.count(count))


def _tr(text: Any) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
