"""How this window writes numbers and which theme it shows; kept on this machine, at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_app.ui.desk import Desk
from journal_app.ui.languages import ENGLISH, SYSTEM, language_name, languages_in
from journal_app.ui.theme import Choice, theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.choice import Choice as DropDown
from journal_app.ui.widgets.choice import Segments
from journal_app.ui.widgets.field import FieldColumn


class LookCard(Card):
    """Signal: `numbers_changed()`, once another style is kept."""

    numbers_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self.set_title(self.tr("This window"))
        self.set_aside(self.tr("on this computer, for every journal"))
        self.themes = Segments(
            [
                ("system", self.tr("System")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ]
        )
        self.themes.setObjectName("settings.theme")
        self.themes.choose(desk.preferences.theme)
        for name, made in zip(("system", "light", "dark"), self.themes.buttons, strict=True):
            made.setObjectName(f"settings.theme.{name}")
        self.themes.chosen.connect(self._choose_theme)
        self.numbers = Segments([("point", "1,234.50"), ("comma", "1.234,50")])
        self.numbers.setObjectName("settings.numbers")
        self.numbers.choose(desk.preferences.number_style)
        self.numbers.chosen.connect(self._choose_numbers)
        there = languages_in(desk.translations)
        self.languages = DropDown(
            [
                (SYSTEM, self.tr("System")),
                *((each, language_name(each)) for each in (ENGLISH, *there)),
            ]
        )
        self.languages.setObjectName("settings.language")
        self.languages.choose(desk.preferences.language)
        self.languages.chosen.connect(self._choose_language)
        form = FieldColumn()
        form.add(self.tr("Theme"), self.themes)
        form.add(
            self.tr("Numbers"),
            self.numbers,
            self.tr("As they are shown, and as you type them."),
        )
        hide = desk.actions["hide_amounts"]
        self.hides = CheckBox(self.tr("Hide amounts"))
        self.hides.setObjectName("settings.hides")
        self.hides.setChecked(hide.isChecked())
        self.hides.clicked.connect(hide.trigger)
        hide.toggled.connect(self.hides.setChecked)
        form.add(
            self.tr("Privacy"),
            self.hides,
            self.tr(
                "Money and sizes are shown as dots; ratios, prices and R stay. Files that you"
                " export hold them all."
            ),
        )
        form.add(
            self.tr("Language"),
            self.languages,
            self.tr("Another one is spoken when the program is started again."),
        )
        self.notifies = CheckBox(self.tr("Tell on the desktop when a line is crossed"))
        self.notifies.setObjectName("settings.notifies")
        self.notifies.setChecked(desk.preferences.notifies)
        self.notifies.toggled.connect(self._choose_notifying)
        form.add(
            self.tr("Notifications"),
            self.notifies,
            self.tr("Without a sound, and only while this window is open."),
        )
        self.keys = button(self.tr("Keyboard shortcuts…"))
        self.keys.setObjectName("settings.shortcuts")
        self.keys.clicked.connect(desk.actions["shortcuts"].trigger)
        self.body.addWidget(form)
        self.body.addWidget(self.keys, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def _choose_theme(self, choice: Choice) -> None:
        self._desk.preferences.theme = choice
        theme().choose(choice)

    def _choose_language(self, language: str) -> None:
        self._desk.preferences.language = language

    def _choose_notifying(self, is_on: bool) -> None:  # noqa: FBT001 - a signal's slot
        self._desk.preferences.notifies = is_on

    def _choose_numbers(self, style: str) -> None:
        self._desk.preferences.number_style = style
        self.numbers_changed.emit()
