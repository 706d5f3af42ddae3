"""Which playbook a trade is begun with, and its answers kept as one's own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.planning.playbooks import PLAYBOOKS, playbook_of
from journal_app.domain.problems import JournalError, Refused
from journal_app.services.playbooks import delete_playbook, keep_playbook
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.short_form import ShortForm
from journal_app.ui.messages import say
from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.labels import Label
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.playbook_words import playbook_name


class PlaybookBox(QWidget):
    """The choice, and what can be done with the answers that stand there."""

    def __init__(self, wizard: Wizard, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wizard, self._desk = wizard, desk
        self.choice = Choice()
        self.choice.setObjectName("plan.playbook")
        self.choice.chosen.connect(lambda name: wizard.put(playbook=name))
        label = Label(self.tr("Playbook"), 12, color="muted")
        label.setBuddy(self.choice)
        self.choice.setAccessibleName(self.tr("Playbook"))
        told = self.tr(
            "A playbook fills in what a kind of trade has in common: direction, distances, size,"
            " time and exit plan. What you have answered yourself stays."
        )
        self.setToolTip(told)  # the choice's own says the whole of a name that is cut
        self.choice.setAccessibleDescription(told)
        self.keep = button(self.tr("Keep as…"), "quiet")
        self.keep.setObjectName("plan.playbook_keep")
        self.keep.setToolTip(
            self.tr(
                "Keep these answers as a playbook of your own, to begin other trades with; an asset"
                " is needed first"
            )
        )
        self.keep.clicked.connect(self._keep)
        self.drop = button("", "quiet", "trash-2", name=self.tr("Delete this playbook"))
        self.drop.setObjectName("plan.playbook_drop")
        self.drop.clicked.connect(self._drop)
        acts = QHBoxLayout()
        acts.setSpacing(4)
        acts.addWidget(self.keep)
        acts.addWidget(self.drop)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self.choice)
        column.addLayout(acts)
        wizard.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        chosen, bridge = self._wizard.proposal.playbook, self._desk.bridge
        known = [(each, playbook_name(each)) for each in self._wizard.playbooks]
        self.choice.blockSignals(True)
        self.choice.set_choices([("", self.tr("None")), *known])
        self.choice.choose(chosen if chosen in self._wizard.playbooks else "")
        self.choice.blockSignals(False)
        can_change = bridge.is_open and not bridge.is_read_only
        self.keep.setEnabled(can_change and self._wizard.proposal.asset is not None)
        self.drop.setVisible(chosen in self._wizard.playbooks and chosen not in PLAYBOOKS)
        self.drop.setEnabled(can_change)

    def _keep(self) -> None:
        KeepPlaybookDialog(self._wizard, self._desk, self).open()

    def _drop(self) -> None:
        desk, name = self._desk, self._wizard.proposal.playbook
        desk.bridge.change(
            lambda journal: delete_playbook(journal, desk.clock, name),
            lambda _: desk.notify(
                self.tr("Playbook {name} is deleted.").format(name=name),
                self.tr("Undo"),
                desk.actions["undo"].trigger,
            ),
            owner=self,
        )


class KeepPlaybookDialog(ShortForm):
    """Asks for the name."""

    def __init__(self, wizard: Wizard, desk: Desk, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("KeepPlaybookDialog", "Keep as a playbook")
        super().__init__(title, parent)
        self.setObjectName("plan.playbook_dialog")
        self.setMinimumWidth(420)
        self._wizard, self._desk = wizard, desk
        chosen = wizard.proposal.playbook
        self.name = QLineEdit("" if chosen in PLAYBOOKS else chosen or wizard.proposal.strategy)
        self.name.setFont(theme().font())
        self.name.setObjectName("plan.playbook_dialog.name")
        self._field = self.form.add(
            self.tr("Playbook"),
            self.name,
            self.tr("Direction, distances, size, time and exit plan; no prices and no thesis."),
        )
        self.name.textEdited.connect(lambda _: self._field.clear_problem())
        self.add_buttons("plan.playbook_dialog", self.tr("Keep"))
        self.name.setFocus()

    def keep(self) -> None:
        """Keep what stands there, or say what it lacks."""
        if not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        desk, proposal = self._desk, self._wizard.proposal
        if "exit_plan" in proposal.proposed:  # the prices of one trade
            proposal = replace(proposal, exit_plan="")
        playbook = playbook_of(proposal, self.name.text())
        desk.bridge.change(
            lambda journal: keep_playbook(
                journal, desk.clock, playbook, map(playbook_name, PLAYBOOKS)
            ),
            lambda kept: self._kept(kept.id),
            owner=self,
            otherwise=self._refuse,
        )

    def _kept(self, name: str) -> None:
        self._desk.notify(
            self.tr("Playbook {name} is kept.").format(name=name),
            self.tr("Undo"),
            self._desk.actions["undo"].trigger,
        )
        self.accept()

    def _refuse(self, error: JournalError) -> None:
        self.save.setEnabled(True)
        if isinstance(error, Refused):
            self._field.show_problem(say(error.code, error.facts))
            self.name.setFocus()
        else:
            self._desk.bridge.failed.emit(error)
