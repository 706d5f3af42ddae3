"""What the program is, under which licence it and its parts come, and what it does not do."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from journal_app import __version__
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.widgets.labels import Label, Sentence


class AboutDialog(Dialog):
    """About Margin Journal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Margin Journal"))
        self.setObjectName("about")
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(Label("Margin Journal", 20, 700))
        column.addWidget(
            Label(self.tr("Version {version}").format(version=__version__), 13, 400, "muted")
        )
        for text in (
            self.tr(
                "Plan, record, watch and review margin trades in decentralised finance. The "
                "program works offline: it opens no network connection, ever."
            ),
            self.tr(
                "It gives no advice; what you trade, and with how much leverage, is your own "
                "decision."
            ),
            self.tr(
                "MIT licence. Made with Qt {qt} (PySide6, LGPL), pyqtgraph (MIT), SQLModel (MIT) "
                "and openpyxl (MIT); the font is Inter (OFL), the icons are Lucide (ISC)."
            ).format(qt=qVersion()),
        ):
            column.addWidget(Sentence(text))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setObjectName("about.close")
        buttons.rejected.connect(self.reject)
        column.addSpacing(8)
        column.addWidget(buttons)
