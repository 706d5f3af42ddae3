"""All keys of the program: found, changed by pressing others, and given back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.ui.actions import MENUS, USUAL_KEYS, Actions
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.key_rules import FIXED, FixedKeys, native, why_not
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.keys_edit import KeysEdit
from journal_app.ui.widgets.labels import ElidedLabel, Label, Sentence
from journal_app.ui.widgets.search_field import SearchField
from journal_app.ui.widgets.table import TableView

_CONTEXT: Final = "Keys"
_ROW_HEIGHT: Final = 32


class _Line(NamedTuple):
    """One line of the list. of: the id of an action, or keys that are fixed."""

    of: str | FixedKeys
    place: str
    what: str
    keys: str

    def is_meant(self, typed: str) -> bool:
        """Whether each word that is typed stands in it."""
        text = " ".join((self.what, self.place, self.keys)).casefold()
        return all(part in text for part in typed.casefold().split())


class ShortcutsDialog(Dialog):
    """Lists what can be pressed, and gives an action other keys, which hold at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("shortcuts")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(760, 600)
        self._desk = desk
        self._chosen = ""
        self._offered: Callable[[], object] | None = None
        self.search = SearchField()
        self.search.setObjectName("shortcuts.search")
        self.search.setPlaceholderText(self.tr("Search by name or keys"))
        self.search.setAccessibleName(self.tr("Search by name or keys"))
        self.search.setMinimumWidth(240)
        self.search.textChanged.connect(lambda _: self._show())
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Keyboard shortcuts"), 20, 700), 1)
        head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._made_list(), 1)
        column.addLayout(self._made_editor())
        column.addLayout(self._made_answer())
        column.addLayout(self._made_foot())
        self._show()
        self.table.choose(next(iter(desk.actions)))
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    # Parts

    def _made_list(self) -> QStackedWidget:
        self.model = RowTable(
            [
                Column("what", self.tr("What it does"), stretches=True, sorts=False),
                Column("place", self.tr("Where"), sorts=False),
                Column("keys", self.tr("Keys"), sorts=False),
            ],
            self,
        )
        self.table = TableView(_ROW_HEIGHT)
        self.table.setObjectName("shortcuts.list")
        self.table.setAccessibleName(self.tr("Keys"))
        self.table.setModel(self.model)
        self.table.chosen.connect(lambda _: self._choose())
        self.table.opened.connect(lambda _: self.edit.setFocus(Qt.FocusReason.OtherFocusReason))
        card = Card(margin=8)
        card.body.addWidget(self.table)
        self._pages = QStackedWidget()
        self._pages.addWidget(card)
        self._pages.addWidget(EmptyState(self.tr("No keys are called so.")))
        return self._pages

    def _made_editor(self) -> QHBoxLayout:
        self.name = ElidedLabel("", 13, 600)
        self.edit = KeysEdit()
        self.edit.setObjectName("shortcuts.keys")
        self.edit.setFixedWidth(200)
        self.edit.pressed.connect(self._press)
        self.edit.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.clear = button(self.tr("No keys"))
        self.clear.setObjectName("shortcuts.clear")
        self.clear.clicked.connect(lambda: self._give(()))
        self.reset = button(self.tr("Reset"))
        self.reset.setObjectName("shortcuts.reset")
        self.reset.clicked.connect(lambda: self._give(USUAL_KEYS[self._chosen]))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        for each in (self.edit, self.clear, self.reset):
            row.addWidget(each)
        return row

    def _made_answer(self) -> QHBoxLayout:
        self.said = Sentence("", 12, color="muted")
        self.said.setMinimumHeight(2 * self.said.fontMetrics().height())
        self.offer = button("", "offer")
        self.offer.setObjectName("shortcuts.offer")
        self.offer.clicked.connect(self._take_offer)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        row.addWidget(self.offer)
        return row

    def _made_foot(self) -> QHBoxLayout:
        self.reset_all = button(self.tr("Reset all"), "quiet")
        self.reset_all.setObjectName("shortcuts.reset_all")
        self.reset_all.clicked.connect(self._reset_all)
        close = button(self.tr("Close"))
        close.setObjectName("shortcuts.close")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.reset_all)
        row.addStretch(1)
        row.addWidget(close)
        return row

    # What is shown

    def _show(self) -> None:
        lines = [each for each in _lines(self._desk.actions) if each.is_meant(self.search.text())]
        own = self._desk.actions.own_keys
        self.model.show_rows([self._row(each, is_own=each.of in own) for each in lines])
        self._pages.setCurrentIndex(0 if lines else 1)
        if lines and self.table.chosen_key is None:
            self.table.choose(self.model.key_at(0))
        self.reset_all.setEnabled(bool(own))
        self._choose()

    def _row(self, line: _Line, *, is_own: bool) -> Row:
        if isinstance(line.of, FixedKeys):
            cells = (Cell(line.what, "muted"), Cell(line.place, "muted"), Cell(line.keys, "muted"))
            return Row(line.of, cells)
        changed = self.tr("changed") if is_own else ""
        keys = Cell(line.keys, weight=600, chip=changed, chip_tone="accent")
        return Row(line.of, (Cell(line.what), Cell(line.place, "muted"), keys))

    def _choose(self) -> None:
        """Let the chosen action be given keys; those that are fixed only say so."""
        key, actions = self.table.chosen_key, self._desk.actions
        self._chosen = named = said = ""
        keys: tuple[str, ...] = ()
        if isinstance(key, FixedKeys):
            named, keys = QCoreApplication.translate(_CONTEXT, key.what), key.keys
            said = self.tr("These keys are fixed.")
        elif isinstance(key, str):
            self._chosen = key
            named, keys = Actions.text(key).rstrip("…"), actions.keys(key)
            said = self.tr("Enter, or a click into the field, then press the new keys.")
        self.name.setText(named)
        self.edit.show_keys(keys[0] if keys else "")
        self.edit.setAccessibleName(self.tr("Keys of “{action}”").format(action=named))
        self.edit.setEnabled(bool(self._chosen))
        self.clear.setEnabled(bool(self._chosen and keys))
        self.reset.setEnabled(self._chosen in actions.own_keys)
        self._say(said)

    def _say(
        self, text: str, color: str = "muted", word: str = "", act: Callable[[], object] = bool
    ) -> None:
        self.said.set_color(color)
        self.said.setText(text)
        self.said.setAccessibleName(text)
        self._offered = act if word else None
        self.offer.setText(word)
        self.offer.setVisible(bool(word))

    # Changing

    def _press(self, keys: str) -> None:
        """Give the chosen action the keys that were pressed, or say why it cannot have them."""
        if refusal := why_not(keys):
            own = self._desk.actions.keys(self._chosen)
            self.edit.show_keys(own[0] if own else "")
            self._say(refusal, "danger")
        else:
            self._give((keys,))

    def _give(self, keys: tuple[str, ...]) -> None:
        """Give them where no other action has them; else name it, and ask."""
        name, actions = self._chosen, self._desk.actions
        holder = next(
            (each for each in actions if each != name and set(keys) & set(actions.keys(each))), ""
        )
        if not holder:
            self._keep({**actions.own_keys, name: _kept(keys)})
            return
        held = tuple(each for each in keys if each in actions.keys(holder))
        said = self.tr("{keys} is “{action}”.").format(
            keys=native(held), action=Actions.text(holder).rstrip("…")
        )
        left = tuple(each for each in actions.keys(holder) if each not in keys)
        own = {**actions.own_keys, name: _kept(keys), holder: _kept(left)}
        self._say(said, "warning", self.tr("Take it from there"), lambda: self._keep(own))

    def _reset_all(self) -> None:
        before = self._desk.actions.own_keys
        self._keep({})
        said = self.tr("All keys are as usual.")
        self._say(said, "muted", self.tr("Take that back"), lambda: self._keep(before))

    def _keep(self, own: dict[str, str]) -> None:
        """Let them hold from now on, here and after the next start."""
        different = {name: keys for name, keys in own.items() if keys != _kept(USUAL_KEYS[name])}
        self._desk.actions.use_keys(different)
        self._desk.preferences.keys = different
        self._show()

    def _take_offer(self) -> None:
        if self._offered is not None:
            self._offered()


def _kept(keys: tuple[str, ...]) -> str:
    """One combination, or none; of those of an action that has several as usual all."""
    return ", ".join(keys)


def _lines(actions: Actions) -> Iterator[_Line]:
    """Every action by its menu, then what is fixed."""
    translate = QCoreApplication.translate
    for title, names in MENUS.items():
        menu = translate("Actions", title).replace("&", "")
        for name in names:
            if name in USUAL_KEYS:
                text = Actions.text(name).rstrip("…")
                yield _Line(name, menu, text, actions.keys_text(name))
    for each in FIXED:
        place, what = translate(_CONTEXT, each.place), translate(_CONTEXT, each.what)
        yield _Line(each, place, what, native(each.keys))
