"""A yearly rate: its number, and a button that says whether it is an APR or an APY."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.buttons import button

_NARROWEST: Final = 72


class RateEdit(QWidget):
    """Signal: `kind_changed()`, once it is to be read the other way."""

    kind_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount = AmountEdit("%")
        self.kind = button(self.tr("APR"))
        self.kind.setCheckable(True)
        self.amount.setMinimumWidth(_NARROWEST)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.amount, 1)
        row.addWidget(self.kind)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.kind.toggled.connect(self._tell)
        self._name()

    def minimumSizeHint(self) -> QSize:
        """No wider than other fields, so that they stand in line."""
        return QSize(self.amount.minimumSizeHint().width(), self.sizeHint().height())

    @property
    def is_yield(self) -> bool:
        """Whether the number is an APY."""
        return self.kind.isChecked()

    def set_yield(self, *, is_yield: bool) -> None:
        """Read the number as an APY, or as an APR."""
        self.kind.setChecked(is_yield)

    def setObjectName(self, name: str) -> None:
        """Name the parts with the whole."""
        super().setObjectName(name)
        self.amount.setObjectName(name)
        self.kind.setObjectName(f"{name}.kind")

    def _tell(self) -> None:
        self._name()
        self.kind_changed.emit()

    def _name(self) -> None:
        self.kind.setText(self.tr("APY") if self.is_yield else self.tr("APR"))
        said = (
            self.tr("The rate is an APY; press to type an APR")
            if self.is_yield
            else self.tr("The rate is an APR; press to type an APY")
        )
        self.kind.setAccessibleName(said)
        self.kind.setToolTip(said)
