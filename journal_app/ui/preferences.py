"""What the program remembers of this person on this machine; nothing of a journal is here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QByteArray, QSettings

from journal_app.ui.theme import Choice

MOST_RECENT: Final = 8


def is_there(journal: Path) -> bool:
    """Whether a journal lies where it did; one in a folder that cannot be entered does not."""
    try:
        return journal.is_file()
    except OSError:
        return False


class Preferences:
    """Remembered in one ini file of the user's."""

    def __init__(self, file: Path | None = None) -> None:
        self._settings = (
            QSettings(str(file), QSettings.Format.IniFormat)
            if file is not None
            else QSettings(
                QSettings.Format.IniFormat, QSettings.Scope.UserScope, "margin-journal", "window"
            )
        )

    @property
    def theme(self) -> Choice:
        """Light, dark, or as the system."""
        choice = self.text("theme", "system")
        return cast(Choice, choice) if choice in ("light", "dark") else "system"

    @theme.setter
    def theme(self, choice: Choice) -> None:
        self.remember("theme", choice)

    @property
    def number_style(self) -> str:
        """`point` as in 1,234.5 or `comma` as in 1.234,5."""
        return "comma" if self.text("numbers", "point") == "comma" else "point"

    @number_style.setter
    def number_style(self, style: str) -> None:
        self.remember("numbers", style)

    @property
    def hides_amounts(self) -> bool:
        """Whether the window tells nobody how much there is."""
        return self.text("amounts", "shown") == "hidden"

    @hides_amounts.setter
    def hides_amounts(self, hide: bool) -> None:
        self.remember("amounts", "hidden" if hide else "shown")

    @property
    def language(self) -> str:
        """The language of the window's texts, as `de`; `system` for the computer's own."""
        return self.text("language", "system")

    @language.setter
    def language(self, choice: str) -> None:
        self.remember("language", choice)

    @property
    def notifies(self) -> bool:
        """Whether the desktop tells of lines that are crossed."""
        return self.text("notifies", "on") != "off"

    @notifies.setter
    def notifies(self, wanted: bool) -> None:
        self.remember("notifies", "on" if wanted else "off")

    @property
    def keys(self) -> dict[str, str]:
        """The keys that were chosen for actions, by their ids; an empty text for none at all."""
        self._settings.beginGroup("keys")
        kept = {name: str(self._settings.value(name)) for name in self._settings.childKeys()}
        self._settings.endGroup()
        return kept

    @keys.setter
    def keys(self, chosen: Mapping[str, str]) -> None:
        self._settings.remove("keys")
        for name, keys in chosen.items():
            self.remember(f"keys/{name}", keys)

    @property
    def recent_journals(self) -> list[Path]:
        """The journals opened last, newest first."""
        return [Path(line) for line in self.text("recent", "").split("\n") if line]

    @recent_journals.setter
    def recent_journals(self, journals: Iterable[Path]) -> None:
        self.remember("recent", "\n".join(map(str, [*journals][:MOST_RECENT])))

    def opened(self, journal: Path) -> None:
        """Put a journal first among those opened last, in whichever window."""
        self.look_again()
        others = [each for each in self.recent_journals if each != journal]
        self.recent_journals = [journal, *others]

    def forget(self, journals: Iterable[Path]) -> None:
        """Take journals off the list of those opened last; the files stay."""
        self.look_again()
        gone = set(journals)
        self.recent_journals = [each for each in self.recent_journals if each not in gone]

    def look_again(self) -> None:
        """Read what other windows have remembered since."""
        self._settings.sync()

    def text(self, name: str, otherwise: str = "") -> str:
        """A remembered text."""
        return str(self._settings.value(name, otherwise))

    def remember(self, name: str, text: str) -> None:
        """Remember a text."""
        self._settings.setValue(name, text)

    def bytes(self, name: str) -> QByteArray | None:
        """A remembered state of a widget, as its geometry."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else None

    def remember_bytes(self, name: str, state: QByteArray) -> None:
        """Remember a widget's state."""
        self._settings.setValue(name, state)
