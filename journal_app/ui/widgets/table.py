"""The table of the program: rows of one height, a rule between them, no grid, no surprises.

The view paints grounds, rules and the ring of the keyboard's focus for whole rows, and lets
its painter paint what stands in the cells.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QSizePolicy,
    QTableView,
    QWidget,
)

from journal_app.ui.models.cell_table import CellTable
from journal_app.ui.models.cells import Column
from journal_app.ui.theme import theme
from journal_app.ui.widgets.cell_painter import TITLE_PADDING, CellPainter, paint_rules
from journal_app.ui.widgets.crisp import draw_ring
from journal_app.ui.widgets.heading import paint_heading
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.widgets.row_selection import runs_in, selection_of

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent

__all__ = ["ROW_HEIGHT", "ROW_WITH_LADDER", "Column", "TableView"]

ROW_HEIGHT: Final = 40
ROW_WITH_LADDER: Final = 44
_HEADER_HEIGHT: Final = 34
_MEASURED_ROWS: Final = 50
_LEAST_WIDTHS: Final = {"ladder": 160, "text": 72, "number": 56}
_ARROW: Final = " ↓"


class TableView(KeyboardFocus, QTableView):
    """Shows a `CellTable`. Signals: `opened(key)` by Enter or double click, `chosen(key)`.

    A row stays chosen while its key is there, whatever the model does. `columns_changed` tells
    that the trader shows other columns or other widths.
    """

    opened = Signal(object)
    chosen = Signal(object)
    columns_changed = Signal()

    def __init__(self, row_height: int = ROW_HEIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme().font())
        self._cells = CellPainter()
        self._row_height = row_height
        self._hovered = -1
        self._chosen_key: object = None
        self._kept_selection: Sequence[object] = ()
        self._hidden: frozenset[str] = frozenset()
        self._widths: dict[str, int] = {}
        self._is_fitting = False
        self._is_resetting = False
        self._awaits_cells = False
        self._shows_all = False
        self._set_up()
        self._set_up_headers(row_height)
        theme().changed.connect(self.viewport().update)

    # What others ask of it

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model, which has to be a `CellTable`."""
        super().setModel(model)
        self.selectionModel().currentRowChanged.connect(self._note_current)
        if model is not None:
            model.modelAboutToBeReset.connect(self._before_reset)
            model.modelReset.connect(self._after_reset)
            model.dataChanged.connect(self._fit_once)
            model.headerDataChanged.connect(self._repaint_header)
            model.rowsInserted.connect(self._after_rows)
            model.rowsRemoved.connect(self._after_rows)
            self._after_reset()

    @property
    def table(self) -> CellTable:
        """The model."""
        return cast(CellTable, self.model())

    @property
    def chosen_key(self) -> object:
        """The key of the chosen row; None where none is."""
        return self._chosen_key

    def choose(self, key: object) -> bool:
        """Choose the row with a key and bring it on show; False where there is none."""
        row = self.table.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.table.index(row, self._first_column()))
        return row >= 0

    @property
    def selected_keys(self) -> list[object]:
        """The keys of the rows that are selected, from the first to the last."""
        return [self.table.key_at(row) for row in self.selected_rows()]

    def selected_rows(self) -> list[int]:
        """The rows that are selected; headings are none of them."""
        if self.model() is None:
            return []
        table = self.table
        return [
            row
            for first, last in runs_in(self.selectionModel().selection())
            for row in range(first, last + 1)
            if table.heading(row) is None
        ]

    def show_all_rows(self) -> None:
        """Be as high as all rows are, for short tables in a page that scrolls as a whole."""
        self._shows_all = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalScrollBar().rangeChanged.connect(lambda *_: self.updateGeometry())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.updateGeometry()

    @property
    def hidden_columns(self) -> frozenset[str]:
        """The keys of the columns that are not shown."""
        return self._hidden

    def hide_columns(self, keys: Collection[str]) -> None:
        """Hide these columns and no others; one at least stays."""
        known = [column.key for column in self.table.columns]
        hidden = frozenset(keys) & frozenset(known)
        if len(hidden) == len(known):
            hidden -= {known[0]}
        self._hidden = hidden
        for place, key in enumerate(known):
            self.setColumnHidden(place, key in hidden)
        self.fit_columns()

    @property
    def own_widths(self) -> dict[str, int]:
        """The widths that the trader gave to columns, by their keys."""
        return dict(self._widths)

    def set_own_widths(self, widths: dict[str, int]) -> None:
        """Give columns the widths that were chosen before."""
        self._widths = dict(widths)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Make each column as wide as what is seen of it; one takes the room that is left."""
        if self.model() is None or not self.isVisible():  # it will be done when it is shown
            return
        columns = self.table.columns
        shown = self._columns_on_show()
        widths = {place: self._fitting(place, columns[place]) for place in shown}
        free = self.viewport().width() - sum(widths.values())
        stretching = [place for place in shown if columns[place].stretches]
        if not stretching and free > 0:
            words = [place for place in shown if not columns[place].is_right]
            stretching = words[-1:] or shown[:1]
        for place in stretching:
            least = _LEAST_WIDTHS[columns[place].kind]
            widths[place] = max(min(least, widths[place]), widths[place] + free // len(stretching))
        self._is_fitting = True
        for place, width in widths.items():
            self.setColumnWidth(place, width)
        self._is_fitting = False

    def column_menu(self) -> QMenu:
        """What can be done with the columns: sort by one, show or hide one."""
        from journal_app.ui.widgets.column_menu import fill_column_menu

        menu = QMenu(self)
        fill_column_menu(
            menu, self.table, self._hidden, sort_by=self._sort_by, turn=self._turn_column
        )
        return menu

    def copy_rows(self) -> None:
        """Copy the selected rows as text, a tab between their cells."""
        place_of = self.horizontalHeader().visualIndex
        shown = sorted(self._columns_on_show(), key=place_of)
        lines = (
            "\t".join(self.table.cell(row, place).spoken for place in shown)
            for row in self.selected_rows()
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grounds, then cells, then rules and the ring.

        The cells are painted here, not by Qt's own walk over them: a keystroke that changes all
        of a table is shown in half the time.
        """
        rows = self._rows_on_show()
        chosen = self._cells.selected_rows = self._selected_among(rows)
        painter = QPainter(self.viewport())
        skin = theme()
        if self._hovered in rows:
            painter.fillRect(self._row_rect(self._hovered), skin.color("neutral_tint"))
        for row in rows:
            if row != self._hovered and self.table.heading(row) is not None:
                painter.fillRect(self._row_rect(row), skin.color("neutral_tint"))
        for row in chosen:
            painter.fillRect(self._row_rect(row), skin.color("accent_tint"))
        if rows:
            self._paint_cells(painter, rows, event.rect())
            paint_rules(painter, self, rows, self._row_height)
        if self.has_ring:
            current = self.currentIndex().row()
            ring = self._row_rect(current) if current in rows else self.viewport().rect()
            draw_ring(painter, QRectF(ring), skin.color("accent"))
        painter.end()

    def ring_changed(self) -> None:
        """Repaint where the ring is, or was."""
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """A few rows, or all of them."""
        rows = self.model().rowCount() if self.model() is not None else 0
        shown = rows if self._shows_all else max(3, min(rows, 12))
        below = 0
        if self._shows_all and (bar := self.horizontalScrollBar()).maximum():
            below = bar.height()
        return QSize(480, self.horizontalHeader().height() + shown * self._row_height + below)

    def minimumSizeHint(self) -> QSize:
        """Room for two rows, or for all of them."""
        if self._shows_all:
            return QSize(160, self.sizeHint().height())
        return QSize(160, self.horizontalHeader().height() + 2 * self._row_height)

    # Keys and mouse

    def viewportEvent(self, event: QEvent) -> bool:
        """Say under the mouse what of a cell is cut."""
        if event.type() is not QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        from journal_app.ui.widgets.cell_tip import show_tip

        show_tip(self, self._cells, cast("QHelpEvent", event))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy rows by Ctrl+C; Alt+Down opens the columns' menu; Enter opens the row."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif (
            event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier
        ):
            self._show_column_menu(QPoint(0, self.horizontalHeader().height()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget which row is hovered."""
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns to what is seen for the first time."""
        super().showEvent(event)
        self.fit_columns()

    # Setting up

    def _set_up(self) -> None:
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        ground = (
            QWidget()
        )  # asked for one of its own, the binding first loads every widget there is
        self.setViewport(ground)
        ground.setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))
        self.doubleClicked.connect(self._open)

    def _set_up_headers(self, row_height: int) -> None:
        down = self.verticalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(20)
        down.setDefaultSectionSize(row_height)
        down.hide()
        header = self.horizontalHeader()
        header.setFont(theme().font(12, 500))
        header.setFixedHeight(_HEADER_HEIGHT)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(32)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_column_menu)
        header.sectionClicked.connect(self._sort_by)
        header.sectionResized.connect(self._note_width)

    # What happens

    def _open(self, index: QModelIndex) -> None:
        key = self.table.key_at(index.row())
        if key is not None:
            self.opened.emit(key)

    def _sort_by(self, place: int) -> None:
        table = self.table
        column = table.columns[place]
        if not column.sorts or not column.key:
            return
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if table.sorted_by == column.key:
            order = ascending if table.sort_order is descending else descending
        else:  # of numbers the largest is what one looks for
            order = descending if column.is_right else ascending
        table.sort(place, order)
        self._repaint_header()

    def _turn_column(self, key: str) -> None:
        self.hide_columns(self._hidden ^ {key})
        self.columns_changed.emit()

    def _show_column_menu(self, at: QPoint) -> None:
        menu = self.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(at))

    def _note_current(self, current: QModelIndex) -> None:
        if self._is_resetting or not current.isValid():
            return
        key = self.table.key_at(current.row())
        if key != self._chosen_key:
            self._chosen_key = key
            self.chosen.emit(key)

    def _note_width(self, place: int, before: int, after: int) -> None:
        if not self._is_fitting and before and after and self.model() is not None:
            self._widths[self.table.columns[place].key] = after
            self.columns_changed.emit()

    def _before_reset(self) -> None:
        self._is_resetting = True
        rows = self.selected_rows()
        self._kept_selection = self.selected_keys if len(rows) > 1 else ()

    def _after_reset(self) -> None:
        """Choose again what was chosen, as far as it is still there."""
        self._is_resetting = False
        self._hovered = self._cells.hovered_row = -1
        self._awaits_cells = True
        key, row = self._chosen_key, -1
        if key is not None:
            row = self.table.row_of(key)
        if row >= 0:
            self.setAutoScroll(False)  # what one reads stays where it is
            self.setCurrentIndex(self.table.index(row, self._first_column()))
            self.setAutoScroll(True)
            self.select_keys(self._kept_selection)
        elif key is not None:
            self._chosen_key = None
            self.chosen.emit(None)
        self._after_rows()

    def _after_rows(self) -> None:
        if self._shows_all:
            self.updateGeometry()
        self.fit_columns()

    def _fit_once(self) -> None:
        """Fit to cells that came after the rows did, but not at each of their changes."""
        if self._awaits_cells:
            self._awaits_cells = False
            self.fit_columns()

    # Measures

    def _fitting(self, place: int, column: Column) -> int:
        if column.key in self._widths:
            return self._widths[column.key]
        if column.width:
            return column.width
        titles = QFontMetrics(self.horizontalHeader().font())
        title = titles.horizontalAdvance(column.title + (_ARROW if column.sorts else ""))
        first = max(0, self.rowAt(0))
        rows = range(first, min(first + _MEASURED_ROWS, self.table.rowCount()))
        widths = (self._cells.width_of(self.table.cell(row, place)) for row in rows)
        return max(title + 2 * TITLE_PADDING, max(widths, default=0), _LEAST_WIDTHS[column.kind])

    def _columns_on_show(self) -> list[int]:
        return [at for at in range(len(self.table.columns)) if not self.isColumnHidden(at)]

    def _first_column(self) -> int:
        return next(iter(self._columns_on_show()), 0)

    def select_keys(self, keys: Sequence[object]) -> None:
        """Select the rows with these keys too, as far as they are there."""
        rows = sorted(row for key in keys if (row := self.table.row_of(key)) >= 0)
        wanted = selection_of(self.table, rows)
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.Select)

    def _selected_among(self, rows: range) -> set[int]:
        if self.model() is None or not rows:
            return set()
        table = self.table
        return {
            row
            for first, last in runs_in(self.selectionModel().selection())
            for row in range(max(first, rows[0]), min(last, rows[-1]) + 1)
            if table.heading(row) is None
        }

    def _rows_on_show(self) -> range:
        first = self.rowAt(0)
        if first < 0:
            return range(0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1)

    def _row_rect(self, row: int) -> QRect:
        width = max(self.viewport().width(), self.horizontalHeader().length())
        return QRect(0, self.rowViewportPosition(row), width, self._row_height)

    def _paint_cells(self, painter: QPainter, rows: range, seen: QRect) -> None:
        """Paint the cells of which something is seen."""
        table, paint = self.table, self._cells.paint_cell
        columns = [
            (place, left, width)
            for place in self._columns_on_show()
            if (left := self.columnViewportPosition(place)) <= seen.right()
            and left + (width := self.columnWidth(place)) > seen.left()
        ]
        top, bottom = seen.top(), seen.bottom()
        for row in rows:
            y = self.rowViewportPosition(row)
            if y > bottom or y + self._row_height <= top:
                continue
            if (heading := table.heading(row)) is not None:
                paint_heading(
                    painter, self, self._cells, QRect(0, y, 0, self._row_height), row, heading
                )
                continue
            for place, left, width in columns:
                paint(painter, table, row, place, QRect(left, y, width, self._row_height))

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            before, self._hovered = self._hovered, row
            self._cells.hovered_row = row
            for each in (before, row):
                if each >= 0:
                    self.viewport().update(self._row_rect(each))

    def _repaint_header(self) -> None:
        self.horizontalHeader().viewport().update()
