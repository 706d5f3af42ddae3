"""How well a trade was done, from A to E, or not said."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from journal_app.ui.widgets.choice import Choice

_GRADES: Final = ("", "A", "B", "C", "D", "E")


class GradeChoice(Choice):
    """The grades. One that a trade has been given before and is none of them is offered too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.show_grade("")

    @property
    def grade(self) -> str:
        """The grade that is chosen; empty where none is."""
        return str(self.data())

    def show_grade(self, grade: str) -> None:
        """Show the grade of a trade."""
        offered = dict.fromkeys((*_GRADES, grade))
        self.set_choices([(each, each or "—") for each in offered])
        self.choose(grade)
