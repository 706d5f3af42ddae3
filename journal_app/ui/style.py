"""The style sheet of what is not painted by hand: buttons, fields, lists, bars, menus.

It names no font: a font in a sheet wins over `setFont` at every change of theme.
"""

from __future__ import annotations

from string import Template
from typing import Final

from journal_app.ui.tokens import Tokens

_SHEET: Final = Template("""
QMainWindow, QDialog { background: $bg; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 4px 8px; }

QPushButton {
  background: $surface; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 7px 12px; min-height: 16px; outline: 0;
}
QPushButton:hover { border-color: $field_border; }
QPushButton:pressed { background: $neutral_tint; }
QPushButton:disabled { color: $muted; background: $neutral_tint; }
QDialogButtonBox QPushButton:focus { border: 2px solid $accent; padding: 6px 11px; }
QPushButton:checked { border-color: $accent; color: $accent; }
QPushButton[role="primary"] {
  background: $accent; color: $on_accent; border-color: $accent;
}
QPushButton[role="primary"]:hover { border-color: $text; }
QPushButton[role="primary"]:disabled {
  background: $neutral_tint; color: $muted; border-color: $line;
}
QPushButton[role="danger"] { color: $danger; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[role="quiet"]:hover { background: $accent_tint; }
QPushButton[role="quiet"]:disabled { color: $muted; }
QPushButton[role="aside"] {
  background: transparent; border-color: transparent; color: $accent; padding: 1px 6px;
}
QPushButton[role="aside"]:hover { background: $accent_tint; }
QPushButton[role="offer"] { color: $accent; padding: 3px 10px; }
QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QDateTimeEdit, QComboBox, QSpinBox {
  background: $neutral_tint; color: $text; border: 1px solid $field_border; border-radius: 6px;
  padding: 6px 10px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $muted; }
QPlainTextEdit, QTextEdit { padding: 4px 8px; }
QLineEdit, QComboBox, QDateTimeEdit, QSpinBox { min-height: 18px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateTimeEdit:focus, QComboBox:focus,
QSpinBox:focus { border: 2px solid $accent; padding: 5px 9px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px 7px; }
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QComboBox[problem="true"] {
  border: 2px solid $danger; padding: 5px 9px;
}
QPlainTextEdit[problem="true"] { padding: 3px 7px; }
QLineEdit[problem="true"]:focus, QPlainTextEdit[problem="true"]:focus,
QComboBox[problem="true"]:focus { border-color: $accent; }
QTextEdit[role="page"], QTextEdit[role="page"]:focus {
  background: transparent; border: 0; padding: 0;
}
QLineEdit[role="cell"] { padding: 6px; }
QLineEdit[role="cell"]:focus, QLineEdit[role="cell"][problem="true"] { padding: 5px; }
QLineEdit:read-only { background: transparent; }
QLineEdit:read-only:!focus { border-color: $line; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { color: $muted; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
  background: $surface; color: $text; border: 1px solid $field_border; padding: 4px; outline: 0;
  selection-background-color: $accent_tint; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; }

QTableView { background: transparent; border: 0; outline: 0; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
  background: $surface; color: $muted; border: 0; border-bottom: 1px solid $line;
  padding: 6px 8px;
}
QHeaderView::down-arrow, QHeaderView::up-arrow { image: none; width: 0; height: 0; }
QTableCornerButton::section { background: $surface; border: 0; }
QListView { background: transparent; border: 0; outline: 0; }
QListView#offers {
  background: $surface; color: $text; border: 1px solid $field_border; outline: 0;
  selection-background-color: $accent_tint; selection-color: $text;
}
QListView#offers::item { min-height: 28px; padding: 0 8px; }

QScrollArea { background: transparent; border: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle {
  background: $line; border-radius: 3px; margin: 3px; min-height: 28px; min-width: 28px;
}
QScrollBar::handle:hover { background: $field_border; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenuBar { background: $surface; color: $text; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 6px 10px; background: transparent; }
QMenuBar::item:selected { background: $accent_tint; }
QMenu { background: $surface; color: $text; border: 1px solid $field_border; padding: 4px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_tint; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QCheckBox, QRadioButton { color: $text; spacing: 8px; padding: 2px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; border-radius: 4px; padding: 0; }
QProgressBar {
  background: $neutral_tint; border: 0; border-radius: 4px; height: 8px; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QTabWidget::pane { border: 0; }
QSplitter::handle { background: transparent; }
""")


def style_sheet(tokens: Tokens) -> str:
    """The sheet in these colours."""
    return _SHEET.substitute(tokens._asdict())
