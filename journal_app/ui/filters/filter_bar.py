"""What stands over trades: saved views, a chip for each kind of filter, and the groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.services.gathering import GATHERED_BY, GatheredBy
from journal_app.ui.filters.kinds import FIXED, IN_THE_JOURNAL, SINGLE, Chosen, Offered
from journal_app.ui.filters.view_chip import ViewChip
from journal_app.ui.widgets.filter_chip import ChipButton, FilterChip
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.words import direction_word, status_word

_CONTEXT: Final = "FilterBar"

_TITLES: Final[dict[str, Any]] = {
    "status": QT_TRANSLATE_NOOP("FilterBar", "Status"),
    "platform": QT_TRANSLATE_NOOP("FilterBar", "Platform"),
    "strategy": QT_TRANSLATE_NOOP("FilterBar", "Strategy"),
    "period": QT_TRANSLATE_NOOP("FilterBar", "Opened"),
    "closing": QT_TRANSLATE_NOOP("FilterBar", "Closed"),
    "account": QT_TRANSLATE_NOOP("FilterBar", "Account"),
    "asset": QT_TRANSLATE_NOOP("FilterBar", "Asset"),
    "direction": QT_TRANSLATE_NOOP("FilterBar", "Direction"),
    "tag": QT_TRANSLATE_NOOP("FilterBar", "Tag"),
    "result": QT_TRANSLATE_NOOP("FilterBar", "Result"),
    "plan": QT_TRANSLATE_NOOP("FilterBar", "Plan"),
    "rule": QT_TRANSLATE_NOOP("FilterBar", "Rules"),
    "trash": QT_TRANSLATE_NOOP("FilterBar", "Trash"),
    "group": QT_TRANSLATE_NOOP("FilterBar", "Groups"),
}
_WORDS: Final[dict[str, Any]] = {
    "30": QT_TRANSLATE_NOOP("FilterBar", "last 30 days"),
    "90": QT_TRANSLATE_NOOP("FilterBar", "last 90 days"),
    "365": QT_TRANSLATE_NOOP("FilterBar", "last 365 days"),
    "month": QT_TRANSLATE_NOOP("FilterBar", "this month"),
    "year": QT_TRANSLATE_NOOP("FilterBar", "this year"),
    "last_year": QT_TRANSLATE_NOOP("FilterBar", "last year"),
    "last_month": QT_TRANSLATE_NOOP("FilterBar", "last month"),
    "profit": QT_TRANSLATE_NOOP("FilterBar", "profit"),
    "loss": QT_TRANSLATE_NOOP("FilterBar", "loss"),
    "break_even": QT_TRANSLATE_NOOP("FilterBar", "break\u2011even"),
    "planned": QT_TRANSLATE_NOOP("FilterBar", "planned"),
    "unplanned": QT_TRANSLATE_NOOP("FilterBar", "unplanned"),
    "kept": QT_TRANSLATE_NOOP("FilterBar", "all kept"),
    "broken": QT_TRANSLATE_NOOP("FilterBar", "one broken"),
    "trashed": QT_TRANSLATE_NOOP("FilterBar", "only what is in it"),
}

_GROUPS: Final[dict[str, Any]] = {
    "month": QT_TRANSLATE_NOOP("FilterBar", "month of closing"),
    "strategy": QT_TRANSLATE_NOOP("FilterBar", "strategy"),
    "account": QT_TRANSLATE_NOOP("FilterBar", "account"),
}


class FilterBar(QWidget):
    """All filters of a screen. lead: what stands before them, as a span of time.

    Signals: `changed()`, `cleared()` by the button that lets every trade pass.
    """

    changed = Signal()
    cleared = Signal()

    def __init__(
        self,
        platform_name: Callable[[str], str],
        offered: Offered = IN_THE_JOURNAL,
        *,
        lead: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._platform_name = platform_name
        self._offered = offered
        row = FlowLayout(self)
        self.views = ViewChip(offered.screen)
        row.addWidget(self.views)
        if lead is not None:
            row.addWidget(lead)
        self._chips = {kind: self._made(kind) for kind in offered.kinds}
        for kind, chip in self._chips.items():
            row.addWidget(chip)
            chip.setVisible(kind in offered.at_first)
            chip.changed.connect(self.changed)
        self._more = ChipButton(self.tr("+ Filter"), f"{offered.screen}.filter.more")
        self._more.clicked.connect(self._offer_more)
        self._clear = ChipButton(self.tr("Clear"), f"{offered.screen}.filter.clear")
        self._clear.clicked.connect(self.clear)
        self._clear.clicked.connect(self.cleared)
        self._group = self._made_group()
        for each in (self._more, self._clear, self._group):
            row.addWidget(each)
        self._group.setVisible(offered.is_grouped)
        self.changed.connect(self._judge)
        self._judge()

    def _made(self, kind: str) -> FilterChip:
        return FilterChip(
            QCoreApplication.translate(_CONTEXT, _TITLES[kind]),
            f"{self._offered.screen}.filter.{kind}",
            partial(self.word_of, kind),
            words=FIXED.get(kind, ()),
            is_single=kind in SINGLE,
            nothing=self.tr("not shown") if kind == "trash" else "",
        )

    def _made_group(self) -> FilterChip:
        chip = FilterChip(
            QCoreApplication.translate(_CONTEXT, _TITLES["group"]),
            f"{self._offered.screen}.group",
            lambda word: QCoreApplication.translate(_CONTEXT, _GROUPS[word]),
            words=GATHERED_BY,
            is_single=True,
            nothing=self.tr("none"),
        )
        chip.changed.connect(self.changed)
        return chip

    @property
    def grouped_by(self) -> GatheredBy | None:
        """What the trades are gathered by."""
        return cast("GatheredBy", self._group.chosen[0]) if self._group.chosen else None

    def show_choice(self, chosen: Chosen, grouped_by: str) -> None:
        """Choose all of this and nothing else; what is unknown here is left out."""
        for kind, chip in self._chips.items():
            words = [word for word in chosen.get(kind, ()) if word in FIXED.get(kind, (word,))]
            chip.choose(words[:1] if kind in SINGLE else words)
            chip.setVisible(kind in self._offered.at_first or bool(words))
        self._group.choose([grouped_by] if grouped_by in GATHERED_BY else [])

    @property
    def chosen(self) -> Chosen:
        """The words chosen of each kind."""
        return {kind: chip.chosen for kind, chip in self._chips.items() if chip.chosen}

    def choose(self, kind: str, words: Sequence[str]) -> None:
        """Choose words of a kind."""
        self._chips[kind].show()
        self._chips[kind].choose(words)

    def clear(self) -> None:
        """Let every trade pass."""
        for kind, chip in self._chips.items():
            chip.choose(())
            chip.setVisible(kind in self._offered.at_first)

    def offer(self, kind: str, words: Sequence[str]) -> None:
        """Offer the words that the journal has of a kind."""
        self._chips[kind].offer(words)

    def word_of(self, kind: str, word: str) -> str:
        """What a word of a kind is called."""
        if kind == "platform":
            return self._platform_name(word)
        if kind == "status":
            return status_word(word).lower()
        if kind == "direction":
            return direction_word(word)
        if kind in FIXED:
            return QCoreApplication.translate(_CONTEXT, _WORDS[word])
        return word

    def _offer_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for chip in self._chips.values():
            if chip.isHidden():
                action = menu.addAction(chip.title)
                action.triggered.connect(lambda _=False, chip=chip: self._take_up(chip))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _take_up(self, chip: FilterChip) -> None:
        chip.show()
        chip.setFocus(Qt.FocusReason.ShortcutFocusReason)
        chip.open_menu()
        self._judge()

    def _judge(self) -> None:
        self._clear.setVisible(bool(self.chosen))
        self._more.setVisible(any(chip.isHidden() for chip in self._chips.values()))
