"""The lines of one risk profile, to be changed, or copied under a name of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.domain.market.percents import from_percent, in_percent
from journal_app.domain.planning.profiles import (
    EXAMPLE,
    Profile,
    most_leverage_of_all_rules,
)
from journal_app.domain.problems import JournalError, Refused
from journal_app.services.profiles import keep_profile
from journal_app.ui.dialogs.short_form import ShortForm
from journal_app.ui.messages import say
from journal_app.ui.theme import theme
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.choice import Segments
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.wizard.words import line_binds
from journal_app.ui.words import profile_word

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.ui.desk import Desk

_PERCENT: Final = frozenset(
    {"most_position_of_capital", "most_stop_distance", "most_on_one_platform"}
)


class ProfileDialog(ShortForm):
    """Keeps the lines under the profile's name, or under a new one."""

    def __init__(
        self, desk: Desk, profile: Profile, *, is_new: bool, parent: QWidget | None = None
    ) -> None:
        translate = QCoreApplication.translate
        copy, change = (
            translate("ProfileDialog", "Copy a profile"),
            translate("ProfileDialog", "Change a profile"),
        )
        super().__init__(copy if is_new else change, parent)
        self.setObjectName("settings.profile_dialog")
        self.setMinimumWidth(500)
        self._desk, self._profile, self._is_new = desk, profile, is_new
        self._editors: dict[str, AmountEdit] = {}
        self._fields: dict[str, Field] = {}
        known = profile_word(profile.id)
        self.name = QLineEdit(self.tr("{name}, mine").format(name=known) if is_new else known)
        self.name.setFont(theme().font())
        self.name.setObjectName("settings.profile_dialog.name")
        self.name.setReadOnly(not is_new)
        self._fields["name"] = self.form.add(self.tr("Name"), self.name)
        self.name.textEdited.connect(lambda _: self._fields["name"].clear_problem())
        self._add("most_leverage", self.tr("Leverage at most"), self.tr("times"))
        self._add(
            "most_position_of_capital", self.tr("One position at most"), self.tr("% of capital")
        )
        self.measured_by = Segments(
            [("value", self.tr("Its value")), ("own", self.tr("Own money in it"))]
        )
        self.measured_by.setObjectName("settings.profile_dialog.measured_by")
        self.measured_by.choose(profile.measured_by)
        self.measured_by.chosen.connect(self._tell)
        self.form.add(
            self.tr("Measured by"),
            self.measured_by,
            self.tr("What of a position is held against the capital"),
        )
        self._add("least_health_factor", self.tr("Health factor at least"))
        self._add("most_stop_distance", self.tr("Stop within"), self.tr("% of entry"))
        self._add(
            "most_on_one_platform", self.tr("On one platform at most"), self.tr("% of capital")
        )
        self.binding = Sentence("", 12, color="muted")
        self.form.add("", self.binding)
        self.add_buttons("settings.profile_dialog", self.tr("Keep"))
        self._tell()
        first = self.name if is_new else self._editors["most_leverage"]
        first.setFocus()
        first.selectAll()

    def _add(self, name: str, caption: str, unit: str = "") -> None:
        editor = AmountEdit(unit)
        editor.setObjectName(f"settings.profile_dialog.{name}")
        line: Decimal = getattr(self._profile, name)
        editor.set_amount(in_percent(line) if name in _PERCENT else line.normalize())
        editor.amount_changed.connect(self._tell)
        self._editors[name] = editor
        self._fields[name] = self.form.add(caption, editor)

    def _typed(self) -> Profile | None:
        """The profile as it stands there; None while a line is no number."""
        lines: dict[str, Any] = {"measured_by": self.measured_by.data()}
        for name, editor in self._editors.items():
            typed = editor.amount()
            if typed is None:
                return None
            lines[name] = from_percent(typed) if name in _PERCENT else typed
        profile_id = self.name.text() if self._is_new else self._profile.id
        return replace(self._profile, id=profile_id, **lines)

    def _tell(self, *_: object) -> None:
        """Say which of the lines binds, so that nobody trusts the leverage alone."""
        profile = self._typed()
        if profile is None or profile.least_health_factor <= 0:
            self.binding.setText("")
            return
        most = most_leverage_of_all_rules(profile, EXAMPLE)
        self.binding.setText(
            self.tr("{line} at a liquidation threshold of {threshold}: at most {most}.").format(
                line=line_binds(most.line),
                threshold=self._desk.formats.percent(EXAMPLE.owed_share, 0),
                most=self._desk.formats.times(most.to_the_hundredth, 2),
            )
        )

    def keep(self) -> None:
        """Keep what stands there, or say what it lacks."""
        desk, profile, is_new = self._desk, self._typed(), self._is_new
        if profile is None:
            for name, editor in self._editors.items():
                if editor.amount() is None and not editor.problem:
                    self._fields[name].show_problem(
                        say("missing", {"field": self._fields[name].caption})
                    )
            return
        if not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        desk.bridge.change(
            lambda journal: keep_profile(journal, desk.clock, profile, is_new=is_new),
            self._kept,
            owner=self,
            otherwise=self._refuse,
        )

    def _kept(self, profile: Profile) -> None:
        self._desk.notify(
            self.tr("Profile {name} is kept.").format(name=profile_word(profile.id)),
            self.tr("Undo"),
            self._desk.actions["undo"].trigger,
        )
        self.accept()

    def _refuse(self, error: JournalError) -> None:
        self.save.setEnabled(True)
        if not isinstance(error, Refused):
            self._desk.bridge.failed.emit(error)
            return
        for problem in error.problems:
            self._fields[problem.field].show_problem(say(problem.code, problem.facts))
        self._fields[error.problems[0].field].editor.setFocus()
