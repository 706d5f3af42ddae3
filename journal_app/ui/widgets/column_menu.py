"""What can be done with the columns of a table: sort by one, show or hide one."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from journal_app.ui.models.cell_table import CellTable


def fill_column_menu(
    menu: QMenu,
    table: CellTable,
    hidden: Collection[str],
    *,
    sort_by: Callable[[int], object],
    turn: Callable[[str], object],
) -> None:
    """Put it into a menu. sort_by: takes a column's place; turn: shows or hides one by its key."""
    _head(menu, QCoreApplication.translate("ColumnMenu", "Sort by"))
    for place, column in enumerate(table.columns):
        if column.sorts and column.title and column.key not in hidden:
            sort = menu.addAction(_bare(column.title))
            sort.setCheckable(True)
            sort.setChecked(column.key == table.sorted_by)
            sort.triggered.connect(lambda _=False, place=place: sort_by(place))
    menu.addSeparator()
    _head(menu, QCoreApplication.translate("ColumnMenu", "Columns"))
    for column in table.columns:
        if column.title:
            show = menu.addAction(_bare(column.title))
            show.setCheckable(True)
            show.setChecked(column.key not in hidden)
            show.triggered.connect(lambda _=False, key=column.key: turn(key))


def _bare(words: str) -> str:
    """Words as a menu shows them, where `&` stands for itself and no key."""
    return words.replace("&", "&&")


def _head(menu: QMenu, words: str) -> None:
    """A heading in a menu; the style leaves those of sections out."""
    menu.addAction(_bare(words)).setEnabled(False)
