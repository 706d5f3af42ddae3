"""A caption, an editor, and under it what is wrong, how it was read, or a hint."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.icons import paint_icon
from journal_app.ui.widgets.labels import Sentence

_CAPTION_SHARE: Final = 0.4
_NARROWEST_CAPTION: Final = 88
_WIDEST_CAPTION: Final = 162
_MARK: Final = 14


class Note(Sentence):
    """The line under a field: a problem with its mark, or a quiet remark. Hidden when empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", 12, 400, "muted", parent)
        self._is_problem = False
        self.hide()

    def say(self, text: str, *, is_problem: bool) -> None:
        """Say this, or nothing."""
        if (text, is_problem) != (self.text(), self._is_problem):
            self._is_problem = is_problem
            self.set_color("danger" if is_problem else "muted")
            self.setContentsMargins(_MARK + 4 if is_problem else 0, 0, 0, 0)
            self.setText(text)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark before a problem, for those who see no red."""
        super().paintEvent(event)
        if self._is_problem:
            top = (self.fontMetrics().height() - _MARK) / 2 + 1
            paint_icon(QPainter(self), QRectF(0, top, _MARK, _MARK), "circle-alert", "danger")


class Field(QWidget):
    """One line of a form. The caption stands at the left, or above with `above`.

    Fields of one width have captions of one width, so that a column of them stands in line.
    """

    def __init__(
        self,
        caption: str,
        editor: QWidget,
        hint: str = "",
        *,
        above: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._above = above
        self._hint = hint
        self._problem = ""
        self._doubt = ""
        self._caption = Sentence(caption, color="muted")
        self._caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._note = Note()
        self._lay_out()
        self._name_editor()
        self._numbers: tuple[AmountEdit, ...] = ()
        if isinstance(editor, AmountEdit):
            self.tell_of(editor)
        self._tell()

    def tell_of(self, *numbers: AmountEdit) -> None:
        """Say what is wrong with the first of these that is; each marks itself alone."""
        self._numbers = numbers
        for each in numbers:
            each.shown = self._tell

    @property
    def caption(self) -> str:
        """What the field is called."""
        return self._caption.text()

    def set_caption(self, caption: str) -> None:
        """Call the field something else."""
        if caption != self._caption.text():
            self._caption.setText(caption)
            self._name_editor()

    def set_hint(self, hint: str) -> None:
        """Say something under the field, as long as nothing is wrong."""
        if hint != self._hint:
            self._hint = hint
            self._tell()

    def set_doubt(self, doubt: str) -> None:
        """Ask whether what stands here is meant; nothing is wrong with it."""
        if doubt != self._doubt:
            self._doubt = doubt
            self._tell()

    @property
    def problem(self) -> str:
        """What is wrong, as it stands under the field."""
        return next((each.problem for each in self._numbers if each.problem), self._problem)

    @property
    def note(self) -> str:
        """All that stands under the field."""
        return self._note.text()

    def show_problem(self, text: str) -> None:
        """Say what is wrong with what stands in the field."""
        if isinstance(self.editor, AmountEdit):
            self.editor.show_problem(text)
        elif text != self._problem:
            self._problem = text
            self._mark(self.editor, is_wrong=bool(text))
            self._tell()

    def clear_problem(self) -> None:
        """Take the objection back."""
        self.show_problem("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the caption its share."""
        super().resizeEvent(event)
        if not self._above:
            left = self.width() - self.editor.minimumSizeHint().width()
            share = min(left, int(self.width() * _CAPTION_SHARE))
            self._caption.setFixedWidth(max(_NARROWEST_CAPTION, min(share, _WIDEST_CAPTION)))

    def minimumSizeHint(self) -> QSize:
        """Room for the editor beside the narrowest caption."""
        hint = super().minimumSizeHint()
        if self._above:
            return hint
        return QSize(_NARROWEST_CAPTION + self.editor.minimumSizeHint().width(), hint.height())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(4)
        if self._above:
            grid.addWidget(self._caption, 0, 0)
            grid.addWidget(self.editor, 1, 0)
            grid.addWidget(self._note, 2, 0)
        else:
            top = Qt.AlignmentFlag.AlignTop
            self._caption.setContentsMargins(0, 0, 8, 0)
            self._caption.setMinimumHeight(max(0, min(34, self.editor.sizeHint().height())))
            self._caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._caption, 0, 0, top)
            grid.addWidget(self.editor, 0, 1)
            grid.addWidget(self._note, 1, 1)
            grid.setColumnStretch(1, 1)

    def _name_editor(self) -> None:
        """Tell those who do not see the caption what the editor is called."""
        target = _first_focusable(self.editor)
        QLabel.setBuddy(self._caption, target)
        for each in {self.editor, target}:
            is_named = isinstance(each, QAbstractButton)  # by its own words
            if self._caption.text() and not is_named:
                each.setAccessibleName(self._caption.text())

    def _tell(self) -> None:
        problem = self.problem
        understood = ""
        if len(self._numbers) == 1 and not self._numbers[0].hasFocus():
            (number,) = self._numbers
            understood = f"= {number.understood}" if number.understood else ""
        told = problem or self._doubt or understood or self._hint
        self._note.say(told, is_problem=bool(problem))

    def _mark(self, editor: QWidget, *, is_wrong: bool) -> None:
        target = _first_focusable(editor)
        target.setProperty("problem", is_wrong)
        target.setAccessibleDescription(self._problem)
        target.style().unpolish(target)
        target.style().polish(target)


class FieldColumn(QWidget):
    """A form: fields one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def add(self, caption: str, editor: QWidget, hint: str = "") -> Field:
        """Add a field at the end."""
        field = Field(caption, editor, hint)
        self._column.addWidget(field)
        return field

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no field, over the whole width."""
        self._column.addWidget(widget)

    def add_stretch(self) -> None:
        """Leave the room below empty."""
        self._column.addStretch(1)


def _first_focusable(editor: QWidget) -> QWidget:
    if editor.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return editor
    return next(
        (
            child
            for child in editor.findChildren(QWidget)
            if child.focusPolicy() != Qt.FocusPolicy.NoFocus
        ),
        editor,
    )
