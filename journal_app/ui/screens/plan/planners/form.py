"""A planner's form: the fields that it declares, with what is wrong said beside each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.exact import parse_decimal
from journal_app.ui.screens.plan.planners.asked import (
    AMOUNTS,
    Asked,
    Choose,
    Day,
    Number,
    Rate,
    Rows,
    Series,
    Ticker,
    Title,
    Typed,
)
from journal_app.ui.screens.plan.planners.rate_edit import RateEdit
from journal_app.ui.screens.plan.planners.rows_edit import RowsEdit
from journal_app.ui.theme import theme
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.choice import Choice, Segments
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.labels import Label
from journal_app.ui.widgets.notch_slider import NotchSlider
from journal_app.ui.widgets.number_style import formats

translate = QCoreApplication.translate

_SERIES_HEIGHT: Final = 84
_GAP: Final = 4
_NOT_OF_JOURNAL: Final = {"source": ("", "typed", "pasted"), "book": ("typed",)}
"""The choices between the journal's own positions and what is typed, and what means the latter."""


class PlannerForm(QWidget):
    """Shows what is asked and reads it; nothing is decided here. Signal: `edited()`."""

    edited = Signal()

    def __init__(self, asked: Sequence[Asked], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = asked
        self._is_filling = True
        self._is_typed = False
        self._edits: dict[str, AmountEdit] = {}
        self._rates: dict[str, RateEdit] = {}
        self._texts: dict[str, QLineEdit] = {}
        self._series: dict[str, QPlainTextEdit] = {}
        self._choices: dict[str, Choice | Segments] = {}
        self._rows: dict[str, RowsEdit] = {}
        self._sliders: dict[str, NotchSlider] = {}
        self._fields: dict[str, Field] = {}
        self._parts: dict[str, list[QWidget]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        for each in asked:
            self._parts[each.name] = []
            self._add(each)
        self._column.addStretch(1)
        self._is_filling = False
        self.reset()

    # What stands in it

    @property
    def choices(self) -> dict[str, Any]:
        """What is chosen, by the names of the choices."""
        return {name: choice.data() for name, choice in self._choices.items()}

    @property
    def is_example(self) -> bool:
        """Whether its numbers are nobody's: none was typed, and none is the journal's."""
        choices = self.choices
        is_own = any(
            name in choices and choices[name] not in typed
            for name, typed in _NOT_OF_JOURNAL.items()
        )
        return not (self._is_typed or is_own)

    def asked(self) -> list[Asked]:
        """What is asked for now."""
        return [each for each in self._asked if self._is_shown(each.name)]

    def typed(self) -> Typed:
        """All that was typed and chosen in the fields that are on show."""
        asked = self.asked()
        numbers = {
            each.name: self._edits[each.name] for each in asked if isinstance(each, Number | Rate)
        }
        texts: dict[str, str] = {
            each.name: self._texts[each.name].text()
            for each in asked
            if isinstance(each, Ticker | Day)
        }
        texts |= {
            each.name: self._series[each.name].toPlainText()
            for each in asked
            if isinstance(each, Series)
        }
        rows = {each.name: self._rows[each.name] for each in asked if isinstance(each, Rows)}
        for lines in rows.values():
            for name, cell in lines.cells().items():
                if isinstance(cell, AmountEdit):
                    numbers[name] = cell
                else:
                    texts[name] = cell.text()
        return Typed(
            numbers={name: edit.amount() for name, edit in numbers.items()},
            texts=texts,
            choices=self.choices,
            unread=[
                name
                for name, edit in numbers.items()
                if edit.amount() is None and edit.text().strip()
            ],
            yields=[name for name, rate in self._rates.items() if rate.is_yield],
            rows={name: lines.count for name, lines in rows.items()},
        )

    def edit(self, name: str) -> AmountEdit:
        """The editor of a number."""
        return self._edits[name]

    def choice(self, name: str) -> Choice | Segments:
        """The editor of a choice."""
        return self._choices[name]

    def rows(self, name: str) -> RowsEdit:
        """The editor of lines."""
        return self._rows[name]

    def text(self, name: str) -> QLineEdit | QPlainTextEdit:
        """The editor of a ticker or of a series."""
        return self._texts.get(name) or self._series[name]

    def slider(self, name: str) -> NotchSlider:
        """The slider of a number."""
        return self._sliders[name]

    def rate(self, name: str) -> RateEdit:
        """The editor of a rate."""
        return self._rates[name]

    def problem(self, name: str) -> str:
        """What is said to be wrong with a field."""
        return self._fields[name].problem

    # What is shown in it

    def show_problems(self, sentences: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it, and nothing beside the others."""
        for name, edit in self._edits.items():
            edit.show_problem(sentences.get(name, ""))
        for name in (*self._texts, *self._series):
            self._fields[name].show_problem(sentences.get(name, ""))
        for lines in self._rows.values():
            lines.show_problems(dict(sentences))

    def show_other_rates(self, hints: Mapping[str, str]) -> None:
        """Say under each rate what it is as an APY, or as an APR."""
        for name in self._rates:
            self._fields[name].set_hint(hints.get(name, ""))

    def show_only(self, names: Any) -> None:
        """Show the fields of these names; None shows all."""
        for name, parts in self._parts.items():
            for part in parts:
                part.setVisible(names is None or name in names)

    def offer(self, offered: Mapping[str, Sequence[tuple[Any, str]]]) -> None:
        """Let choose among other things."""
        for name, choices in offered.items():
            self._choices[name].set_choices(choices)

    def fill(
        self,
        numbers: Mapping[str, Decimal],
        texts: Mapping[str, str] | None = None,
        choices: Mapping[str, Any] | None = None,
    ) -> None:
        """Write numbers, as they are typed, and texts, and choose; tell once."""
        self._is_filling = True
        for name, meaning in (choices or {}).items():
            self._choices[name].choose(meaning)
        for name, number in numbers.items():
            self._edits[name].set_amount(number)
        for name, text in (texts or {}).items():
            self._texts[name].setText(text)
        self._is_filling = False
        self.edited.emit()

    def reset(self) -> None:
        """Begin again with the example."""
        self._is_filling = True
        for each in self._asked:
            match each:
                case Number() | Rate():
                    self._edits[each.name].setText(
                        formats().exactly(_start(each)) if each.start else ""
                    )
                    if isinstance(each, Rate):
                        self._rates[each.name].set_yield(is_yield=False)
                case Ticker() | Day():
                    self._texts[each.name].setText(each.start)
                    self._texts[each.name].setCursorPosition(0)
                case Series():
                    self._series[each.name].clear()
                case Choose() if each.choices:
                    self._choices[each.name].choose(each.choices[0][0])
                case Rows():
                    self._rows[each.name].reset()
                case _:
                    pass
        self._is_filling = False
        self._is_typed = False
        self.edited.emit()

    def refresh_units(self) -> None:
        """Name the units anew, as after another journal was opened."""
        for each in self._asked:
            if isinstance(each, Number):
                self._edits[each.name].set_unit(_unit_of(each))

    # How it is built

    def _add(self, each: Asked) -> None:
        match each:
            case Title():
                title = Label(each.caption, weight=600)
                title.setContentsMargins(0, 8 if self._column.count() else 0, 0, 2)
                self._put(each.name, title)
            case Number():
                edit = AmountEdit(_unit_of(each))
                if each.kind in AMOUNTS:
                    edit.hide_with_amounts()
                self._add_number(each, edit, edit)
            case Rate():
                rate = RateEdit()
                self._rates[each.name] = rate
                rate.kind_changed.connect(self._type)
                self._add_number(each, rate.amount, rate)
            case Ticker() | Day():
                line = QLineEdit()
                line.setFont(theme().font())
                line.textChanged.connect(self._type)
                self._texts[each.name] = line
                self._put_field(each.name, each.caption, line)
            case Series():
                box = QPlainTextEdit()
                box.setFont(theme().font())
                box.setTabChangesFocus(True)
                box.setFixedHeight(_SERIES_HEIGHT)
                box.setPlaceholderText(each.hint)
                box.textChanged.connect(self._type)
                self._series[each.name] = box
                self._put_field(each.name, each.caption, box)
            case Choose():
                choice = Segments(each.choices) if each.few else Choice(each.choices)
                choice.chosen.connect(self._choose)
                self._choices[each.name] = choice
                self._put_field(each.name, each.caption, choice)
            case Rows():
                lines = RowsEdit(each)
                lines.edited.connect(self._type)
                self._rows[each.name] = lines
                self._put(each.name, lines)

    def _add_number(self, each: Number | Rate, edit: AmountEdit, whole: QWidget) -> None:
        self._edits[each.name] = edit
        self._put_field(each.name, each.caption, whole)
        field = self._fields[each.name]
        if isinstance(each, Number):
            field.set_hint(each.note)
        if whole is not edit:
            edit.shown = lambda: field.show_problem(edit.problem)
        if each.notches:
            self._add_slider(each, edit)
        edit.amount_changed.connect(lambda _: self._type(each.name))

    def _add_slider(self, each: Number | Rate, edit: AmountEdit) -> None:
        is_amount = isinstance(each, Number) and each.kind in AMOUNTS
        slider = NotchSlider(each.notches, is_amount=is_amount)
        slider.setObjectName(f"planner.{each.name}.slider")
        slider.picked.connect(edit.set_amount)
        slider.reset_asked.connect(lambda: edit.set_amount(_start(each)))
        again = button("", "quiet", "rotate-ccw", name=self.tr("Back to the start"))
        again.setObjectName(f"planner.{each.name}.again")
        again.clicked.connect(lambda: edit.set_amount(_start(each)))
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(_GAP)
        beside.addWidget(slider, 1)
        beside.addWidget(again)
        self._sliders[each.name] = slider
        self._parts[each.name].append(row)
        self._column.addWidget(row)
        slider.setAccessibleName(self.tr("{caption}, slider").format(caption=each.caption))

    def _put_field(self, name: str, caption: str, editor: QWidget) -> None:
        editor.setObjectName(f"planner.{name}")
        field = Field(caption, editor)
        self._fields[name] = field
        self._put(name, field)

    def _put(self, name: str, part: QWidget) -> None:
        self._parts[name].append(part)
        self._column.addWidget(part)

    def _is_shown(self, name: str) -> bool:
        return not self._parts[name][0].isHidden()

    def _type(self, name: object = "") -> None:
        if name in self._sliders:
            self._sliders[str(name)].show_number(self._edits[str(name)].amount())
        if not self._is_filling:
            self._is_typed = True
            self.edited.emit()

    def _choose(self, _: object) -> None:
        if not self._is_filling:
            self.edited.emit()


def _unit_of(each: Number) -> str:
    """What a number is typed in."""
    if each.unit:
        return each.unit
    currency, times = formats().currency, translate("Planners", "times")
    return {"money": currency, "percent": "%", "times": times}.get(each.kind, "")


def _start(each: Number | Rate) -> Decimal | None:
    return parse_decimal(each.start) if each.start else None
