"""The rows of a file that is to be imported, with what each becomes; formatted as they are seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QModelIndex, QObject

from journal_app.ui.messages import say
from journal_app.ui.models.cell_table import CellTable, Index
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.words import direction_word, entry_word

if TYPE_CHECKING:
    from journal_app.services.import_preview import RowPreview
    from journal_app.ui.formatting import Formats

_CONTEXT: Final = "ImportTable"
_ROOT: Final = QModelIndex()
_MOST_KEPT: Final = 2_000

_BECOMES: Final[dict[str, tuple[Any, str]]] = {
    "new_trade": (QT_TRANSLATE_NOOP("ImportTable", "New trade"), "gain"),
    "adds": (QT_TRANSLATE_NOOP("ImportTable", "Adds"), "accent"),
    "reduces": (QT_TRANSLATE_NOOP("ImportTable", "Reduces"), "accent"),
    "closes": (QT_TRANSLATE_NOOP("ImportTable", "Closes"), "gain"),
    "closes_and_turns": (QT_TRANSLATE_NOOP("ImportTable", "Closes and turns"), "accent"),
    "entry": (QT_TRANSLATE_NOOP("ImportTable", "Entry"), "accent"),
    "price": (QT_TRANSLATE_NOOP("ImportTable", "Price"), "neutral"),
    "rate": (QT_TRANSLATE_NOOP("ImportTable", "Rate"), "neutral"),
    "duplicate": (QT_TRANSLATE_NOOP("ImportTable", "Duplicate"), "neutral"),
    "skipped": (QT_TRANSLATE_NOOP("ImportTable", "Left out"), "warning"),
    "read": (QT_TRANSLATE_NOOP("ImportTable", "…"), "neutral"),
    "refused": (QT_TRANSLATE_NOOP("ImportTable", "Refused"), "danger"),
}
_SAID: Final[dict[str, Any]] = {
    "buy": QT_TRANSLATE_NOOP("ImportTable", "Buy"),
    "sell": QT_TRANSLATE_NOOP("ImportTable", "Sell"),
    "mark": QT_TRANSLATE_NOOP("ImportTable", "Price"),
}


class ImportTable(CellTable):
    """All rows of a preview, or those that become one of some things."""

    def __init__(self, formats: Callable[[], Formats], parent: QObject | None = None) -> None:
        super().__init__(
            (
                Column("line", self.tr("Row"), kind="number", sorts=False, width=60),
                Column("at", self.tr("Time"), sorts=False, width=130),
                Column("asset", self.tr("Market"), sorts=False, width=80),
                Column("said", self.tr("In the file"), sorts=False, width=130),
                Column("amount", self.tr("Size and price"), kind="number", sorts=False, width=180),
                Column("fee", self.tr("Fee"), kind="number", sorts=False, width=80),
                Column("becomes", self.tr("Becomes"), sorts=False, width=140),
                Column("effect", self.tr("Effect"), sorts=False, stretches=True),
            ),
            parent,
        )
        self._formats = formats
        self._every: Sequence[RowPreview] = ()
        self._rows: Sequence[RowPreview] = ()
        self._lines: dict[int, tuple[Cell, ...]] = {}

    def show_rows(self, rows: Sequence[RowPreview]) -> None:
        """Show the rows of a preview, all of them."""
        self.beginResetModel()
        self._every = self._rows = rows
        self._lines.clear()
        self.endResetModel()

    def show_only(self, becomes: str) -> None:
        """Show what becomes this; all where it is empty."""
        self.beginResetModel()
        self._rows = (
            [row for row in self._every if row.becomes == becomes] if becomes else self._every
        )
        self._lines.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def cell(self, row: int, column: int) -> Cell:
        """The cell."""
        line = self._lines.get(row)
        if line is None:
            if len(self._lines) >= _MOST_KEPT:
                self._lines.clear()
            line = self._lines[row] = cells_of(self._rows[row], self._formats())
        return line[column]

    def key_at(self, row: int) -> object:
        """The line of the file."""
        return self._rows[row].line

    def row_of(self, key: object) -> int:
        """Where the row of a line stands, −1 where it does not."""
        return next((place for place, row in enumerate(self._rows) if row.line == key), -1)


def cells_of(row: RowPreview, formats: Formats) -> tuple[Cell, ...]:
    """The cells of one row; of one that cannot be read, the text as it stands in the file."""
    word, tone = _BECOMES[row.becomes]
    is_taken = row.becomes not in ("duplicate", "skipped", "refused")
    ink = "text" if is_taken else "muted"
    said = _tr(_SAID[row.said]) if row.said in _SAID else entry_word(row.said)
    return (
        Cell(formats.count(row.line), ink),
        Cell(formats.time(row.at) if row.at else "", ink),
        Cell(row.asset or "", ink, 600 if is_taken else 400),
        Cell(said if row.said else row.text, ink, tip="" if row.said else row.text),
        Cell(_size_and_price(row, formats), ink),
        Cell(formats.amount(row.fee) if row.fee else "", ink),
        Cell(chip=_tr(word), chip_tone=tone),
        _effect(row, formats),
    )


def _size_and_price(row: RowPreview, formats: Formats) -> str:
    if row.apr is not None and row.amount is None:
        return formats.percent(row.apr, 2)
    amount, price = formats.amount(row.amount), formats.price(row.price)
    if row.amount is None:
        return price if row.price is not None else ""
    if row.price is None:
        return amount
    return QCoreApplication.translate("ImportTable", "{amount} at {price}").format(
        amount=amount, price=price
    )


def _effect(row: RowPreview, formats: Formats) -> Cell:
    if row.becomes == "duplicate":
        return Cell(QCoreApplication.translate("ImportTable", "already in the journal"), "muted")
    if row.problem is not None:
        facts = {"field": row.problem.field, **row.problem.facts}
        said = say(row.problem.code, facts)
        if row.problem.field and not said.casefold().startswith(row.problem.field.casefold()):
            said = f"{row.problem.field}: {said[:1].lower()}{said[1:]}"
        if row.value and row.value not in said:
            says = QCoreApplication.translate("ImportTable", "{problem} (it says “{value}”)")
            said = says.format(problem=said, value=formats.told(row.value))
        return Cell(said, "danger" if row.becomes == "refused" else "muted", tip=said)
    parts = []
    if row.trade_number:
        parts.append(f"#{row.trade_number}")
    if row.asset and row.direction:
        parts.append(f"{row.asset} {direction_word(row.direction)}")
    if row.trade_label:
        parts.append(
            QCoreApplication.translate("ImportTable", "trade {label}").format(label=row.trade_label)
        )
    if row.net is None:
        return Cell(" ".join(parts))
    net = formats.money(row.net, signed=True, places=2)
    return Cell(" ".join(parts), aside=net)


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
