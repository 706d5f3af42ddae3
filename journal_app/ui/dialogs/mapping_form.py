"""What the columns of a table are: a choice under each, the meaning of its words, its style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from journal_app.domain.importing.guessed_mapping import (
    guessed_events,
    guessed_mapping,
    guessed_sides,
)
from journal_app.domain.importing.mapping import ColumnMapping, mapping_problems
from journal_app.domain.importing.table_sample import TableSample
from journal_app.domain.trade import PositionKind
from journal_app.ui.dialogs import mapping_words as words
from journal_app.ui.messages import explain
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.labels import ElidedLabel
from journal_app.ui.widgets.scroll_page import ScrollPage

_ACROSS: Final = 5
_EXAMPLES: Final = 3
_HEIGHT: Final = 232
"""Logical pixels: three lines of choices, so that the rows below stay in sight."""

_SKIP: Final = "skip"
"""What a column is whose values tell which rows are left out."""

_MEANINGS: Final[dict[str, dict[str, Any]]] = {
    "side": words.SIDES,
    "event": words.EVENTS,
    "kind": words.KINDS,
    _SKIP: words.SKIPS,
}
"""Roles whose words have a meaning each, and what it can be."""


class _Cell(QWidget):
    """A caption, a choice under it, and what stands in the file under that."""

    def __init__(
        self, name: str, caption: str, choices: Sequence[tuple[str, str]], spoken: str, aside: str
    ) -> None:
        super().__init__()
        self.choice = Choice(choices)
        self.choice.setObjectName(f"mapping.{name}")
        self.choice.setAccessibleName(spoken)
        self.choice.setAccessibleDescription(aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(ElidedLabel(caption, 12, 600))
        column.addWidget(self.choice)
        column.addWidget(ElidedLabel(aside, 12, 400, "muted"))


class MappingForm(Card):
    """Signal: `changed()`, at every choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", margin=12, parent=parent)
        self.set_title(self.tr("What the columns are"))
        self.set_aside("")
        self._sample = TableSample(())
        self._base = ColumnMapping(id="", columns={})
        self._columns: dict[str, Choice] = {}
        self._meanings: dict[tuple[str, str], Choice] = {}
        self._styles: dict[str, Choice] = {}
        self._is_filling = False
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._inside = inside
        self._page = ScrollPage(inside)
        self.body.addWidget(self._page)

    # What it shows

    def show_table(
        self, sample: TableSample, mapping: ColumnMapping | None = None
    ) -> ColumnMapping:
        """Ask about a table; its answers begin with a mapping, else with what its header says.

        Returns: what they begin with.
        """
        self._sample = sample
        self._base = mapping or guessed_mapping(sample.header, sample.rows)
        roles = {name: role for role, names in self._base.columns.items() for name in names}
        roles |= dict.fromkeys(self._base.skips, _SKIP)
        self._is_filling = True
        self._clear()
        self._columns, self._meanings, self._styles = {}, {}, {}
        for place, column in enumerate(sample.header):
            examples = " · ".join(sample.values_of(column, _EXAMPLES))
            spoken = self.tr("What the column {column} is").format(column=column)
            cell = _Cell(f"column.{place}", column, words.choices(words.ROLES), spoken, examples)
            cell.choice.choose(roles.get(column, ""))
            cell.choice.chosen.connect(self._show_parts)
            self._columns[column] = cell.choice
            self._put(cell, place)
        self._show_parts()
        self._is_filling = False
        self.changed.emit()
        return self._base

    def focus_first(self) -> None:
        """Bring the keyboard to the first column that is asked about."""
        first = next(iter(self._columns.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def ask_for_decimal_sign(self) -> None:
        """Bring the keyboard to how numbers are written."""
        self._styles["decimal"].setFocus(Qt.FocusReason.TabFocusReason)

    # What it says

    def mapping(self) -> ColumnMapping:
        """The mapping that is chosen."""
        columns: dict[str, tuple[str, ...]] = {}
        for column, choice in self._columns.items():
            if (role := choice.data()) and role != _SKIP:
                columns[role] = (*columns.get(role, ()), column)
        if "time" in columns:
            columns["time"] = tuple(sorted(columns["time"], key=self._is_time_of_day))
        said: dict[str, Any] = {
            name: choice.data() for name, choice in self._styles.items() if name != "held"
        }
        meant: dict[str, dict[str, Any]] = {role: {} for role in _MEANINGS}
        for (role, word), choice in self._meanings.items():
            if choice.data():
                meant[role][word] = choice.data()
        return replace(
            self._base,
            columns=columns,
            skips=self._skips(),
            sides=meant["side"],
            events=meant["event"],
            kinds={word: PositionKind(kind) for word, kind in meant["kind"].items()},
            kind=PositionKind(self._styles["held"].data()),
            **said,
        )

    @property
    def missing(self) -> str:
        """Why rows cannot be read yet; empty where they can."""
        problems = mapping_problems(self.mapping())
        unfilled = [each.field for each in problems if each.code == "no_column_for_it"]
        if unfilled:
            named = ", ".join(words.role_word(role) for role in unfilled)
            return self.tr("Still to choose: {columns}").format(columns=named)
        if problems:
            first = problems[0]
            return f"{words.role_word(first.field)}: {explain(first._replace(field=''))}"
        return ""

    def _skips(self) -> dict[str, tuple[str, ...]]:
        """The values of each column by which rows are left out."""
        found: dict[str, tuple[str, ...]] = {}
        for column, choice in self._columns.items():
            if choice.data() == _SKIP:
                words_here = self._sample.words.get(column, ())
                meant = [word for word in words_here if self._meanings[_SKIP, word].data()]
                found[column] = tuple(meant)
        return {column: values for column, values in found.items() if values}

    # Parts

    def _show_parts(self) -> None:
        """Ask for the words and styles that the chosen columns bring with them."""
        was_filling, self._is_filling = self._is_filling, True
        kept = {key: choice.data() for key, choice in self._meanings.items()}
        styles = {name: choice.data() for name, choice in self._styles.items()}
        focused = self.focusWidget()
        self._clear(keep=len(self._columns))
        place = len(self._columns)
        self._meanings = {}
        for role, column, word in self._words():
            spoken = self.tr("What {word} in the column {column} means")
            cell = _Cell(
                f"word.{role}.{len(self._meanings)}",
                f"“{word}”",
                words.choices(_MEANINGS[role]),
                spoken.format(word=word, column=column),
                self.tr("in {column}").format(column=column),
            )
            cell.choice.choose(kept.get((role, word), self._meant(role, word)))
            self._meanings[role, word] = cell.choice
            self._put(cell, place)
            place += 1
        self._styles = {}
        for name, caption, offered, now in self._asked_styles():
            cell = _Cell(f"style.{name}", caption, words.choices(offered), caption, "")
            cell.choice.choose(styles.get(name, now))
            self._styles[name] = cell.choice
            self._put(cell, place)
            place += 1
        for choice in (*self._meanings.values(), *self._styles.values()):
            choice.chosen.connect(self._tell)
        if isinstance(focused, Choice) and focused in self._columns.values():
            focused.setFocus()
        self._is_filling = was_filling
        self._page.setFixedHeight(min(self._inside.sizeHint().height(), _HEIGHT))
        self._tell()

    def _words(self) -> Iterable[tuple[str, str, str]]:
        """Role, column and word of all words that need a meaning."""
        for column, choice in self._columns.items():
            if choice.data() in _MEANINGS:
                for word in self._sample.words.get(column, ()):
                    yield choice.data(), column, word

    def _meant(self, role: str, word: str) -> str:
        """What a word means in the mapping that is shown, else most likely."""
        known: dict[str, dict[str, Any]] = {
            "side": {**self._base.sides},
            "event": {**self._base.events},
            "kind": {**self._base.kinds},
            _SKIP: {word: "left_out" for each in self._base.skips.values() for word in each},
        }
        for each, meaning in known[role].items():
            if each.casefold() == word.casefold():
                return str(meaning)
        if role == "side":
            return str(next(iter(guessed_sides([word]).values()), ""))
        if role == "event":
            return str(next(iter(guessed_events([word]).values()), ""))
        return "" if role == _SKIP else str(PositionKind.SPOT)

    def _asked_styles(self) -> Iterable[tuple[str, str, dict[str, Any], str]]:
        """Name, caption, what can be chosen and what is, of each style that matters."""
        base = self._base
        roles = {choice.data() for choice in self._columns.values()}
        yield "decimal", self.tr("Numbers are written"), words.DECIMALS, base.decimal
        yield "held", self.tr("What is traded is"), words.KINDS, base.kind.value
        if "market" in roles:
            yield "market", self.tr("The market names"), words.MARKETS, base.market
        if roles & {"fee", "event"}:
            yield "signs", self.tr("Costs are"), words.SIGNS, base.signs
        if "stated" in roles:
            yield "stated", self.tr("Profits are"), words.STATED, base.stated

    def _put(self, cell: _Cell, place: int) -> None:
        self._grid.addWidget(cell, place // _ACROSS, place % _ACROSS)
        cell.show()  # what is to be shown later has no height yet
        self._grid.setColumnStretch(place % _ACROSS, 1)

    def _clear(self, keep: int = 0) -> None:
        while self._grid.count() > keep:
            item = self._grid.takeAt(keep)
            cell = item.widget() if item is not None else None
            if isinstance(cell, _Cell):
                cell.hide()
                cell.choice.setObjectName("")  # a new one is called so while this one still goes
                cell.deleteLater()

    def _is_time_of_day(self, column: str) -> bool:
        """Whether a column of times holds no dates, so that it stands after the one that does."""
        return not any(
            sign in value for value in self._sample.values_of(column, 1) for sign in "-/."
        )

    def _tell(self) -> None:
        if not self._is_filling:
            self.changed.emit()
