"""What all forms of the wizard share: fields that put answers, and show what is known of them.

A field that is being typed in is never written into; what it cannot be is said beside it, and the
answer is empty until it can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from journal_app.domain.market.percents import from_percent, in_percent
from journal_app.domain.planning.answer_ranges import answer_problem
from journal_app.domain.planning.funding import each_time, yearly
from journal_app.domain.planning.proposal import to_places
from journal_app.domain.problems import Refused
from journal_app.ui.desk import Desk
from journal_app.ui.messages import say, say_of_number
from journal_app.ui.theme import theme
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.choice import Choice, Choices, Segments
from journal_app.ui.widgets.column_layout import ColumnLayout
from journal_app.ui.widgets.completion import Completion
from journal_app.ui.widgets.field import Field
from journal_app.ui.wizard.flow import Wizard


class _Shown(NamedTuple):
    """An editor, how it is brought up to date, and what it answers, should that be proposed."""

    editor: QWidget
    show: Callable[[], None]
    answer: str = ""


class StepForm(QWidget):
    """The form of one step. `refresh` shows the answers as they are now."""

    question: str

    def __init__(self, wizard: Wizard, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wizard, self.desk = wizard, desk
        self._shown: list[_Shown] = []
        self._is_just_reached = False
        self.column = ColumnLayout(self, 8)
        self.build()

    def build(self) -> None:
        """Lay the fields out."""
        raise NotImplementedError

    def refresh(self, *, is_just_reached: bool = False) -> None:
        """Show what is known, but for the field that is being typed in.

        is_just_reached: whether the keyboard came this moment, so that nothing was typed yet. Then,
        and as long as what it answers is only proposed, the field shows what is known all the same:
        what stands in it is what the first key changes.
        """
        self._is_just_reached = is_just_reached
        has_keys = next((each.editor for each in self._shown if each.editor.hasFocus()), None)
        before = _text_of(has_keys)
        for each in self._shown:
            is_typed_in = each.editor is has_keys and isinstance(
                has_keys, QLineEdit | QPlainTextEdit
            )
            is_known = is_just_reached or each.answer in self.wizard.proposal.proposed
            if is_known or not is_typed_in:
                each.show()
        if isinstance(has_keys, QLineEdit) and has_keys.text() != before:
            has_keys.selectAll()  # as coming to it selects what stands there
        self._is_just_reached = False
        self.tell()

    def is_typed_in(self, editors: Iterable[QWidget]) -> bool:
        """Whether one of these has the keyboard, and may have been typed in by now."""
        return not self._is_just_reached and any(each.hasFocus() for each in editors)

    def tell(self) -> None:
        """Say in units and hints what follows from the answers."""

    @property
    def first(self) -> QWidget | None:
        """The editor that is typed in first."""
        return next((each.editor for each in self._shown if each.editor.isVisible()), None)

    @property
    def unread(self) -> QWidget | None:
        """The first field in which something stands that is no answer to it."""
        editors = [*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit)]
        return next(
            (
                each
                for each in editors
                if each.property("problem") and _text_of(each).strip() and each.isVisibleTo(self)
            ),
            None,
        )

    def need(self, field: Field, value: object, code: str = "missing", *, name: str = "") -> None:
        """Say beside a field that it is needed, once its step was left without it. name: what is
        called so elsewhere, where the caption alone says less.
        """
        is_lacking = not value and self.wizard.is_tried(self.question)
        said = say(code, {"field": name[:1].upper() + name[1:] or field.caption})
        if is_lacking and not field.problem:
            field.show_problem(said)
        elif not is_lacking and field.problem == said:
            field.clear_problem()

    def _unread_with(self, answer: str, typed: str) -> dict[str, str]:
        """What was typed anywhere and is no answer, with this; without text it is none any more."""
        key = f"{self.question}.{answer}"
        others = {name: text for name, text in self.wizard.proposal.unread.items() if name != key}
        return others | ({key: typed} if typed else {})

    # Fields

    def add_field(self, caption: str, editor: QWidget, hint: str = "") -> Field:
        """Add an editor with its caption at the left."""
        made = Field(caption, editor, hint)
        self.column.addWidget(made)
        return made

    def amount(
        self,
        name: str,
        unit: str = "",
        *,
        is_percent: bool = False,
        shown: Callable[[], Decimal | None] | None = None,
        also: dict[str, Any] | None = None,
        may_be_negative: bool = False,
        places: int | None = None,
        times: Callable[[], Decimal] | None = None,
    ) -> AmountEdit:
        """A number that answers `name`. shown: what stands there where it was not given itself;
        places: to how many decimals. also: what giving it decides beside. times: how often what is
        typed falls due in a year, where the answer is of a year.
        """
        editor = AmountEdit(unit)
        editor.setObjectName(f"plan.{name}")

        is_new = True

        def checked(amount: Decimal | None) -> Decimal | None:
            """None with its reason beside the field where it cannot be the answer."""
            if amount is not None and times is not None:
                amount = yearly(amount, times())
            if amount is not None and amount <= 0 and not may_be_negative:
                editor.show_problem(say("not_positive", {"text": self.desk.formats.plain(amount)}))
                amount = None
            elif amount is not None and (problem := answer_problem(name, amount)) is not None:
                typed = self.desk.formats.plain(amount)
                editor.show_problem(say(problem.code, {**problem.facts, "text": typed}))
                amount = None
            return amount

        def put(amount: Decimal | None) -> None:
            amount = checked(amount)
            if amount is not None and is_percent:
                amount = from_percent(amount)
            typed = editor.text().strip() if amount is None else ""
            unread = self._unread_with(name, typed)
            self.wizard.put(**{name: amount, "unread": unread}, **(also or {}))

        def bring_back(typed: str) -> None:
            """Let stand what was typed and is no answer, to be mended."""
            editor.blockSignals(True)
            editor.setText(typed)
            editor.blockSignals(False)
            checked(editor.amount())

        def show() -> None:
            nonlocal is_new
            value = shown() if shown else getattr(self.wizard.proposal, name)
            if value is not None and is_percent:
                value = in_percent(value)
            if value is not None and times is not None:
                value = each_time(value, times())
            if value is not None and places is not None and value != editor.amount():
                value = to_places(value, places)
            typed = self.wizard.proposal.unread.get(f"{self.question}.{name}", "")
            was_new, is_new = is_new, False
            if was_new and value is None and typed:
                bring_back(typed)
            elif name in self.wizard.taken and value is not None and value != editor.amount():
                editor.retype(value)
            else:
                self.quietly(editor, value)

        editor.amount_changed.connect(put)
        self._shown.append(_Shown(editor, show))
        return editor

    @staticmethod
    def quietly(editor: AmountEdit, value: Decimal | None) -> None:
        """Show a number without answering it; what was typed and is none stays to be mended."""
        if value == editor.amount() or (value is None and editor.problem):
            return
        editor.blockSignals(True)
        editor.set_amount(value)
        editor.blockSignals(False)

    def line(
        self,
        name: str,
        placeholder: str = "",
        *,
        words: Callable[[], Iterable[str]] | None = None,
        read: Callable[[str], Any] = str,
        write: Callable[[Any], str] = lambda value: str(value or ""),
    ) -> QLineEdit:
        """A line of text; words: what was written there before, offered while typing."""
        editor = QLineEdit()
        editor.setFont(theme().font(13))
        editor.setObjectName(f"plan.{name}")
        editor.setPlaceholderText(placeholder)

        completion = Completion(parent=editor)
        if words is not None:  # one for good: it may be at work when other words are known
            editor.setCompleter(completion)

        def show() -> None:
            text = write(getattr(self.wizard.proposal, name))
            if editor.text() != text:
                editor.blockSignals(True)
                editor.setText(text)
                editor.blockSignals(False)
            if words is not None:
                completion.offer(sorted(set(words())))

        editor.textChanged.connect(lambda text: self.wizard.put(**{name: read(text)}))
        self._shown.append(_Shown(editor, show))
        return editor

    def text(self, name: str, placeholder: str = "", rows: int = 3) -> QPlainTextEdit:
        """Several lines of text; Tab leaves it."""
        editor = QPlainTextEdit()
        editor.setFont(theme().font(13))
        editor.setObjectName(f"plan.{name}")
        editor.setPlaceholderText(placeholder)
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(editor.fontMetrics().lineSpacing() * rows + 24)

        def show() -> None:
            text = getattr(self.wizard.proposal, name)
            if editor.toPlainText() != text:
                editor.blockSignals(True)
                editor.setPlainText(text)
                editor.blockSignals(False)

        editor.textChanged.connect(lambda: self.wizard.put(**{name: editor.toPlainText()}))
        self._shown.append(_Shown(editor, show, name))
        return editor

    def series(self, name: str, placeholder: str, caption: str) -> Field:
        """A column of prices that is pasted, the oldest first."""
        editor = QPlainTextEdit()
        editor.setFont(theme().font(13))
        editor.setObjectName(f"plan.{name}")
        editor.setPlaceholderText(placeholder)
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(editor.fontMetrics().lineSpacing() * 3 + 24)
        field = self.add_field(caption, editor)

        is_new = True

        def put() -> None:
            prices = []
            text = editor.toPlainText()
            unread = self._unread_with(name, text)
            for line in text.splitlines():
                try:
                    price = self.desk.formats.read(line) if line.strip() else None
                except Refused as refused:
                    field.show_problem(say_of_number(refused, line, line.strip()))
                    self.wizard.put(**{name: (), "unread": unread})
                    return
                if price is not None and price <= 0:
                    field.show_problem(say("not_positive", {"text": line.strip()}))
                    self.wizard.put(**{name: (), "unread": unread})
                    return
                if price is not None:
                    prices.append(price)
            field.clear_problem()
            unread = self._unread_with(name, "")
            self.wizard.put(**{name: tuple(prices), "unread": unread})

        def show() -> None:
            nonlocal is_new
            was_new, is_new = is_new, False
            if field.problem:
                return
            typed = self.wizard.proposal.unread.get(f"{self.question}.{name}", "")
            if was_new and typed:
                editor.setPlainText(typed)  # read, and said to be wrong
                return
            plain = self.desk.formats.plain
            text = "\n".join(plain(price) for price in getattr(self.wizard.proposal, name))
            if editor.toPlainText() != text:
                editor.blockSignals(True)
                editor.setPlainText(text)
                editor.blockSignals(False)

        editor.textChanged.connect(put)
        self._shown.append(_Shown(editor, show))
        return field

    def check(self, name: str, text: str) -> CheckBox:
        """A yes or no."""
        editor = CheckBox(text)
        editor.may_shrink()
        editor.setObjectName(f"plan.{name}")

        def show() -> None:
            editor.blockSignals(True)
            editor.setChecked(getattr(self.wizard.proposal, name))
            editor.blockSignals(False)

        editor.toggled.connect(lambda on: self.wizard.put(**{name: on}))
        self._shown.append(_Shown(editor, show))
        return editor

    def choose_from(self, name: str, choices: Choices, *, few: bool = False) -> Choice | Segments:
        """One of several; few: as buttons beside each other."""
        editor: Choice | Segments = Segments(choices) if few else Choice(choices)
        editor.setObjectName(f"plan.{name}")

        def show() -> None:
            editor.blockSignals(True)
            editor.choose(getattr(self.wizard.proposal, name))
            editor.blockSignals(False)

        editor.chosen.connect(lambda meaning: self.wizard.put(**{name: meaning}))
        self._shown.append(_Shown(editor, show))
        return editor

    @staticmethod
    def beside(*parts: tuple[QWidget, int]) -> QWidget:
        """Editors beside each other as one, each with its share of the room that is left."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for editor, share in parts:
            row.addWidget(editor, share)
        return whole

    def follow(self, editor: QWidget, show: Callable[[], None], answer: str = "") -> None:
        """Bring another editor up to date in the same way. answer: what it answers, should that
        ever be proposed.
        """
        self._shown.append(_Shown(editor, show, answer))


def _text_of(editor: QWidget | None) -> str:
    if isinstance(editor, QLineEdit):
        return editor.text()
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else ""
