"""The screen of settings: the profile, the journal's own settings, accounts, look and backups."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final, NamedTuple
from zoneinfo import available_timezones

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.planning.profiles import PROFILES, Profile
from journal_app.domain.planning.questions import QuestionList
from journal_app.domain.problems import JournalError, Refused
from journal_app.services.accounts import AccountsSheet, accounts_sheet
from journal_app.services.ports import UnitOfWork
from journal_app.services.preferences import change_settings
from journal_app.services.profiles import delete_profile, every_profile, profile_in_force
from journal_app.services.questions import keep_questions, questions_of
from journal_app.services.watch_lines import LinesSheet, lines_sheet
from journal_app.ui.desk import Desk
from journal_app.ui.opening import formats_of
from journal_app.ui.screens.screen import Screen
from journal_app.ui.screens.settings.accounts_card import AccountsCard
from journal_app.ui.screens.settings.backups_card import BackupsCard
from journal_app.ui.screens.settings.journal_card import JournalCard
from journal_app.ui.screens.settings.lines_card import LinesCard
from journal_app.ui.screens.settings.look_card import LookCard
from journal_app.ui.screens.settings.profile_card import ProfileCard
from journal_app.ui.screens.settings.questions_card import QuestionsCard
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.scroll_page import BAR, ScrollPage
from journal_app.ui.words import profile_word

_KEPT: Final[dict[str, Any]] = {
    "capital": QT_TRANSLATE_NOOP("Settings", "The capital is changed."),
    "currency": QT_TRANSLATE_NOOP("Settings", "The currency is changed."),
    "zone": QT_TRANSLATE_NOOP("Settings", "The time zone is changed."),
}


class _Kept(NamedTuple):
    """What the journal is set to."""

    settings: dict[str, str]
    accounts: AccountsSheet
    lines: LinesSheet
    has_trades: bool


class SettingsScreen(Screen):
    """What the journal is set to, and how the window shows it. All is kept at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent=parent)
        self.setAccessibleName(self.tr("Settings"))
        self.header.set_title(self.tr("Settings"))
        self.header.set_subtitle(
            self.tr("what you change is kept at once; changes of the journal can be undone")
        )
        self.back = button(self.tr("Back to the plan"))
        self.back.setObjectName("settings.back")
        self.back.clicked.connect(lambda: desk.go("plan"))
        self.back.hide()
        self.header.add(self.back)
        self.kept_settings: dict[str, str] = {}
        self._is_led_to_profile = False
        self.profile = ProfileCard()
        self.profile.chosen.connect(self._choose_profile)
        self.profile.changing.connect(lambda profile: self._open_profile(profile, is_new=False))
        self.profile.copying.connect(lambda profile: self._open_profile(profile, is_new=True))
        self.profile.deleting.connect(self._delete_profile)
        self.questions = QuestionsCard()
        self.questions.changed.connect(self._keep_questions)
        self.questions.adding.connect(lambda: self._open_question(""))
        self.questions.rewording.connect(self._open_question)
        self.lines = LinesCard(desk)
        self.journal = JournalCard()
        self.journal.changed.connect(self._change)
        self.journal.lists_asked.connect(self._open_lists)
        self.look = LookCard(desk)
        self.look.numbers_changed.connect(self._rewrite_numbers)
        self.accounts = AccountsCard(desk)
        self.accounts.currency_changed.connect(self.refresh)
        self.backups = BackupsCard(desk)
        self._no_journal = Card()
        self._no_journal.body.addWidget(
            EmptyState(
                self.tr("No journal is open. Its settings are here once one is."),
                self.tr("Open a journal…"),
                desk.actions["open_journal"].trigger,
            )
        )
        self._lay_out()
        self._show_parts(is_open=desk.bridge.is_open)
        desk.bridge.alone(
            lambda _: sorted(available_timezones()), self.journal.offer_zones, owner=self
        )

    def refresh(self) -> None:
        """Ask what the journal is set to, and which backups there are."""
        now, currency = self.desk.now(), self.accounts.reading_in
        self.desk.bridge.read(
            lambda uow: _kept(uow, now, currency), self._show, owner=self, replacing="settings"
        )
        self.backups.look()

    def showEvent(self, event: QShowEvent) -> None:
        """Lead back to nowhere, until it is known that one came from there."""
        if not event.spontaneous():
            self.back.hide()
        super().showEvent(event)

    def show_facts(self, *, card: str = "", back: str = "", **_: Any) -> None:
        """Lead to a card: `profile`, to the one in force, as soon as it is known which one that
        is; and back to the `plan` where one came from it.
        """
        self.back.setVisible(back == "plan")
        if card == "profile":
            self._is_led_to_profile = not self.profile.take_focus()

    # Showing

    def _show(self, kept: _Kept) -> None:
        self.kept_settings = kept.settings
        can_change = not self.desk.bridge.is_read_only
        self._show_parts(is_open=True)
        self.profile.show_profiles(
            every_profile(kept.settings),
            profile_in_force(kept.settings),
            self.desk.formats,
            can_change=can_change,
        )
        self.questions.show_questions(questions_of(kept.settings), can_change=can_change)
        self.lines.show_sheet(kept.lines, can_change=can_change)
        self.journal.show_settings(kept.settings, has_trades=kept.has_trades, can_change=can_change)
        self.accounts.show_sheet(kept.accounts, can_change=can_change)
        if self._is_led_to_profile and self.isVisible():
            self._is_led_to_profile = not self.profile.take_focus()

    def _show_parts(self, *, is_open: bool) -> None:
        for part in (
            self.profile, self.questions, self.lines, self.journal, self.accounts, self.backups,
        ):  # fmt: skip
            part.setVisible(is_open)
        self._no_journal.setVisible(not is_open)

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(self.SPACING)
        beside.addWidget(self.journal, 1)
        beside.addWidget(self.look, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(self.SPACING)
        column.addWidget(self._no_journal)
        column.addWidget(self.profile)
        column.addLayout(beside)
        column.addWidget(self.questions)
        column.addWidget(self.lines)
        column.addWidget(self.accounts)
        column.addWidget(self.backups)
        column.addLayout(self._about())
        column.addStretch(1)
        self.body.setContentsMargins(self.MARGIN, 16, self.MARGIN - BAR, 0)
        self.header.setContentsMargins(0, 0, BAR, 0)
        self.body.addWidget(ScrollPage(page), 1)

    def _about(self) -> QHBoxLayout:
        words = Sentence(
            self.tr(
                "Margin Journal gives no advice: what you trade, and with how much leverage, is"
                " your own decision. It opens no network connection, ever."
            ),
            12,
            color="muted",
        )
        more = button(self.tr("About and licences"), "quiet")
        more.setObjectName("settings.about")
        more.clicked.connect(self.desk.actions["about"].trigger)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 16)
        row.setSpacing(12)
        row.addWidget(words, 1)
        row.addWidget(more)
        return row

    # Changing

    def _open_lists(self) -> None:
        from journal_app.ui.dialogs.word_lists_dialog import WordListsDialog

        WordListsDialog(self.desk, self).open()

    def _choose_profile(self, profile_id: str) -> None:
        said = self.tr("The profile is {name} now.")
        self._keep("profile", profile_id, said.format(name=profile_word(profile_id).lower()))

    def _open_profile(self, profile: Profile, *, is_new: bool) -> None:
        from journal_app.ui.screens.settings.profile_dialog import ProfileDialog

        ProfileDialog(self.desk, profile, is_new=is_new, parent=self).open()

    def _delete_profile(self, profile: Profile) -> None:
        desk, is_preset = self.desk, profile.id in PROFILES
        said = (
            self.tr("{name} has its own rules again.") if is_preset
            else self.tr("Profile {name} is deleted.")
        )  # fmt: skip
        desk.bridge.change(
            lambda journal: delete_profile(journal, desk.clock, profile.id),
            lambda _: desk.notify(
                said.format(name=profile_word(profile.id)),
                self.tr("Undo"),
                desk.actions["undo"].trigger,
            ),
            owner=self,
        )

    def _keep_questions(self, questions: QuestionList) -> None:
        desk = self.desk

        def kept(is_another: bool) -> None:  # noqa: FBT001 - the service's answer
            if is_another:
                said = self.tr("The questions are changed.")
                desk.notify(said, self.tr("Undo"), desk.actions["undo"].trigger)

        desk.bridge.change(
            lambda journal: keep_questions(journal, desk.clock, questions), kept, owner=self
        )

    def _open_question(self, question: str) -> None:
        from journal_app.ui.screens.settings.question_dialog import QuestionDialog

        QuestionDialog(self.desk, questions_of(self.kept_settings), question, self).open()

    def _change(self, name: str, value: str) -> None:
        self._keep(name, value, QCoreApplication.translate("Settings", _KEPT[name]))

    def _keep(self, name: str, value: str, said: str) -> None:
        desk = self.desk

        def kept(is_another: bool) -> None:  # noqa: FBT001 - the service's answer
            if name in self.journal.fields:
                self.journal.note_kept(name)
            if is_another:
                desk.notify(said, self.tr("Undo"), desk.actions["undo"].trigger)

        desk.bridge.change(
            lambda journal: change_settings(journal, desk.clock, {name: value}),
            kept,
            owner=self,
            otherwise=self._refuse,
        )

    def _refuse(self, error: JournalError) -> None:
        if isinstance(error, Refused):
            self.journal.show_problems(error.problems)
        else:
            self.desk.bridge.failed.emit(error)
            self.refresh()

    def _rewrite_numbers(self) -> None:
        """All that is shown is written anew, in this style."""
        desk = self.desk
        desk.use_formats(formats_of(desk.preferences.number_style, self.kept_settings))


def _kept(uow: UnitOfWork, now: datetime, currency: str) -> _Kept:
    return _Kept(
        settings=uow.settings.every(),
        accounts=accounts_sheet(uow, now, currency),
        lines=lines_sheet(uow),
        has_trades=sum(uow.lists.by_status().values()) > 0,
    )
