"""The assets of a platform as rows of fields, each with what is wrong said below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from journal_app.services.typed_terms import TypedAsset, has_tiers, ratios_of
from journal_app.ui.screens.platforms.platform_words import term_word
from journal_app.ui.theme import theme
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.field import Note
from journal_app.ui.widgets.labels import Label

if TYPE_CHECKING:
    from journal_app.domain.terms import Law

_RATIOS: Final = (
    "max_ltv",
    "liquidation_threshold",
    "initial_margin",
    "maintenance_margin",
    "liquidation_penalty",
)
_TEXTS: Final = ("ticker", "others")
_COLUMNS: Final = (*_TEXTS, *_RATIOS, "tiers")
_STRETCHES: Final = {"ticker": 3, "others": 3, "tiers": 5}
_BUTTON_WIDTH: Final = 36


class _AssetRow(QWidget):
    """One asset: a line of fields, and below it what is wrong with them."""

    removed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.texts = {each: QLineEdit() for each in (*_TEXTS, "tiers")}
        self.ratios = {each: AmountEdit("%") for each in _RATIOS}
        self.editors: Mapping[str, QLineEdit] = {**self.texts, **self.ratios}
        self._note = Note()
        line = QHBoxLayout()
        line.setSpacing(8)
        for column in _COLUMNS:
            editor = self.editors[column]
            editor.setFont(theme().font())
            editor.setObjectName(f"{name}.{column}")
            editor.textEdited.connect(self.clear_problems)
            line.addWidget(editor, _STRETCHES.get(column, 2))
        self.remove = button("", "quiet", "x", name=self.tr("Remove this asset"))
        self.remove.setObjectName(f"{name}.remove")
        self.remove.setFixedWidth(_BUTTON_WIDTH)
        self.remove.clicked.connect(self.removed)
        line.addWidget(self.remove)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.setSpacing(3)
        column_of_all.addLayout(line)
        column_of_all.addWidget(self._note)
        self.texts["ticker"].textChanged.connect(self._name_editors)
        self._name_editors()

    def fill(self, typed: TypedAsset) -> None:
        """Write an asset into the fields."""
        self.texts["ticker"].setText(typed.ticker)
        self.texts["others"].setText(typed.others)
        self.texts["tiers"].setText(typed.tiers)
        for name, editor in self.ratios.items():
            editor.set_amount(typed.percents.get(name))
        for each in self.editors.values():
            each.setCursorPosition(0)

    def typed(self) -> TypedAsset:
        """What stands in the fields."""
        percents: dict[str, Decimal | None] = {
            name: editor.amount() for name, editor in self.ratios.items()
        }
        return TypedAsset(
            ticker=self.texts["ticker"].text(),
            others=self.texts["others"].text(),
            percents=percents,
            tiers=self.texts["tiers"].text(),
        )

    def unread(self) -> list[str]:
        """The ratios on show whose text is no number."""
        return [
            name
            for name, editor in self.ratios.items()
            if not editor.isHidden() and editor.text().strip() and editor.amount() is None
        ]

    def show_columns(self, shown: Sequence[str]) -> None:
        """Show the fields that a law makes use of."""
        for name, editor in self.editors.items():
            editor.setVisible(name in shown)

    def show_problems(self, sentences: Mapping[str, str]) -> None:
        """Mark the fields that are wrong, and say below what is wrong with each."""
        for name, editor in self.editors.items():
            told = sentences.get(name, "")
            if isinstance(editor, AmountEdit):
                editor.show_problem(told)
            elif bool(editor.property("problem")) != bool(told):
                editor.setProperty("problem", bool(told))
                editor.style().unpolish(editor)
                editor.style().polish(editor)
            if not isinstance(editor, AmountEdit):
                editor.setAccessibleDescription(told)
        lines = [f"{term_word(name)}: {told}" for name, told in sentences.items()]
        self._note.say("\n".join(lines), is_problem=bool(lines))

    def clear_problems(self) -> None:
        """Take the objections back."""
        self.show_problems({})

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._note.text() if not self._note.isHidden() else ""

    def _name_editors(self) -> None:
        asset = self.texts["ticker"].text().strip() or self.tr("new asset")
        for name, editor in self.editors.items():
            words = self.tr("{term} of {asset}").format(term=term_word(name), asset=asset)
            editor.setAccessibleName(words)


class AssetGrid(QWidget):
    """The heading of the columns, the rows, and the button that adds one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._made = 0
        self._law: Law = "lending"
        self.rows: list[_AssetRow] = []
        self._titles = {column: Label(term_word(column), 12, 500, "muted") for column in _COLUMNS}
        heading = QHBoxLayout()
        heading.setSpacing(8)
        for column, title in self._titles.items():
            title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            title.setToolTip(title.text())
            heading.addWidget(title, _STRETCHES.get(column, 2))
        heading.addSpacing(_BUTTON_WIDTH)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.add = button(self.tr("Add an asset"), "quiet", "plus")
        self.add.setObjectName(f"{name}.add")
        self.add.clicked.connect(self._add_empty)
        below = QGridLayout()
        below.addWidget(self.add, 0, 0)
        below.setColumnStretch(1, 1)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.setSpacing(8)
        column_of_all.addLayout(heading)
        column_of_all.addLayout(self._lines)
        column_of_all.addLayout(below)
        column_of_all.addStretch(1)

    def fill(self, assets: Sequence[TypedAsset]) -> None:
        """Show these assets, and one empty row where there are none."""
        for row in list(self.rows):
            self._drop(row)
        for typed in assets:
            self._append().fill(typed)
        if not assets:
            self._append()

    def typed(self) -> list[TypedAsset]:
        """What stands in the rows."""
        return [row.typed() for row in self.rows]

    def show_law(self, law: Law) -> None:
        """Show the columns that a law makes use of."""
        self._law = law
        shown = self._shown()
        for column, title in self._titles.items():
            title.setVisible(column in shown)
        for row in self.rows:
            row.show_columns(shown)

    def _shown(self) -> tuple[str, ...]:
        tiers = ("tiers",) if has_tiers(self._law) else ()
        return (*_TEXTS, *ratios_of(self._law), *tiers)

    def _add_empty(self) -> None:
        self._append().texts["ticker"].setFocus()

    def _append(self) -> _AssetRow:
        row = _AssetRow(f"{self._name}.{self._made}", self)
        self._made += 1
        row.removed.connect(lambda: self._drop(row))
        row.show_columns(self._shown())
        self.rows.append(row)
        self._lines.addWidget(row)
        return row

    def _drop(self, row: _AssetRow) -> None:
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
