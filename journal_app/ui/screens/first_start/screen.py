"""The first start: create a journal, open one, or look at the demo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.ui.desk import Desk
from journal_app.ui.screens.first_start.recent_card import RecentCard
from journal_app.ui.screens.first_start.refusal_card import RefusalCard
from journal_app.ui.screens.first_start.way_button import WayButton
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import Label, Sentence

if TYPE_CHECKING:
    from journal_app.domain.problems import JournalError

_WIDEST: Final = 640


class Ways(Protocol):
    """What can be done from here; `ui.opening.Opening` does it."""

    def create_usual(self) -> None:
        """Make a journal in the usual place."""

    def ask_new(self, parent: QWidget) -> None:
        """Ask where a journal is to be made."""

    def ask_open(self, parent: QWidget) -> None:
        """Ask which journal to open."""

    def open_other(self, path: Path, *, read_only: bool = False, is_demo: bool = False) -> None:
        """Open a journal."""

    def restore(self, backup: Path, journal: Path) -> None:
        """Let a backup take a journal's place, and open it."""

    def open_demo(self) -> None:
        """Write the demo and open it."""

    def usual_folder(self) -> Path:
        """Where journals lie if nobody says otherwise."""


class FirstStartScreen(QWidget):
    """Asks one thing; above it, where a journal did not open, what is safe and what to do."""

    def __init__(self, desk: Desk, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ways = ways
        self.refusal: RefusalCard | None = None
        self._column = self._made_column()
        self._column.addWidget(Label("Margin Journal", 26, 700))
        self._column.addWidget(
            Sentence(
                self.tr(
                    "Plan, record, watch and review margin trades. Everything stays in one file on"
                    " this computer; the program never goes online."
                ),
                color="muted",
            )
        )
        self._column.addSpacing(8)
        self._refusal_at = self._column.count()
        self.new_way = WayButton(
            self.tr("Start a new journal"),
            self.tr("An empty journal in {folder}.").format(folder=ways.usual_folder()),
            "file-plus",
            is_first=True,
        )
        self.open_way = WayButton(
            self.tr("Open a journal"), self.tr("One that you have already."), "folder-open"
        )
        self.demo_way = WayButton(
            self.tr("Look at the demo"),
            self.tr("A year of invented trades to try everything on; nothing of it is kept."),
            "eye",
        )
        for name, way in (
            ("create", self.new_way),
            ("open", self.open_way),
            ("demo", self.demo_way),
        ):
            way.setObjectName(f"first.{name}")
            self._column.addWidget(way)
        self.new_way.clicked.connect(ways.create_usual)
        self.open_way.clicked.connect(lambda: ways.ask_open(self))
        self.demo_way.clicked.connect(ways.open_demo)
        self._column.addLayout(self._elsewhere())
        self._recent = RecentCard(desk.preferences)
        self._recent.wanted.connect(ways.open_other)
        self._column.addWidget(self._recent)
        self._column.addStretch(1)

    def take_focus(self) -> None:
        """Give the keys to the first way on that changes no file, which tells a reader why."""
        calm = self.refusal.calm if self.refusal is not None else None
        (calm or self.new_way).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: JournalError) -> None:
        """Say why a journal could not be opened."""
        card = RefusalCard(error, self._desk.journal_path)
        card.view_wanted.connect(lambda path: self._ways.open_other(path, read_only=True))
        card.retry_wanted.connect(self._ways.open_other)
        card.restore_wanted.connect(self._ways.restore)
        self._column.insertWidget(self._refusal_at, card)
        self.refusal = card

    def _made_column(self) -> QVBoxLayout:
        """A column in the middle, which scrolls where the window is low."""
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        inner = QWidget()
        inner.setLayout(column)
        inner.setMaximumWidth(_WIDEST)
        page = QWidget()
        page.setAutoFillBackground(False)
        row = QHBoxLayout(page)
        row.setContentsMargins(24, 48, 24, 24)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        return column

    def _elsewhere(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        elsewhere = button(self.tr("Start one in another folder…"), "quiet")
        elsewhere.setObjectName("first.elsewhere")
        elsewhere.clicked.connect(lambda: self._ways.ask_new(self))
        row.addWidget(elsewhere)
        row.addStretch(1)
        return row
