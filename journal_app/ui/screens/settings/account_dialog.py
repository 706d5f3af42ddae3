"""One account: where trades are held, on which network, in which wallet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.domain.problems import JournalError, Refused
from journal_app.services.ports import Account
from journal_app.services.preferences import keep_account
from journal_app.ui.dialogs.short_form import ShortForm
from journal_app.ui.messages import explain
from journal_app.ui.theme import theme
from journal_app.ui.widgets.field import Field

if TYPE_CHECKING:
    from journal_app.ui.desk import Desk


class AccountDialog(ShortForm):
    """Adds an account, or changes what is said of one; its name is what trades know it by."""

    def __init__(
        self, desk: Desk, account: Account | None = None, parent: QWidget | None = None
    ) -> None:
        translate = QCoreApplication.translate
        add = translate("AccountDialog", "Add an account")
        change = translate("AccountDialog", "Change an account")
        super().__init__(add if account is None else change, parent)
        self.setObjectName("settings.account")
        self._desk, self._account = desk, account
        self.setMinimumWidth(480)
        self._editors: dict[str, QLineEdit] = {}
        self._fields: dict[str, Field] = {}
        known = account or Account(name="")
        for name, caption, value, hint in (
            ("name", self.tr("Name"), known.name, ""),
            ("network", self.tr("Network"), known.network, ""),
            ("wallet", self.tr("Wallet"), known.wallet, self.tr("The address, never a key.")),
            ("subaccount", self.tr("Subaccount"), known.subaccount, ""),
            ("note", self.tr("Note"), known.note, ""),
        ):
            editor = QLineEdit(value)
            editor.setFont(theme().font())
            editor.setObjectName(f"settings.account.{name}")
            editor.setCursorPosition(0)
            self._editors[name] = editor
            self._fields[name] = self.form.add(caption, editor, hint)
        self._name = self._fields["name"]
        self._editors["name"].textEdited.connect(lambda _: self._name.clear_problem())
        if account is not None:
            self._editors["name"].setReadOnly(True)
            self._name.set_hint(self.tr("Trades know it by this name, so it stays."))
            self._editors["network"].setFocus()
        self.add_buttons("settings.account", self.tr("Add") if account is None else self.tr("Save"))

    def keep(self) -> None:
        """Keep what stands there, or say what it lacks."""
        if not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        typed = {name: editor.text().strip() for name, editor in self._editors.items()}
        account, desk = Account(**typed), self._desk
        desk.bridge.change(
            lambda journal: keep_account(
                journal, desk.clock, account, is_new=self._account is None
            ),
            lambda _: self._kept(account),
            owner=self,
            otherwise=self._refuse,
        )

    def _kept(self, account: Account) -> None:
        self._desk.notify(
            self.tr("Account {name} is kept.").format(name=account.name),
            self.tr("Undo"),
            self._desk.actions["undo"].trigger,
        )
        self.accept()

    def _refuse(self, error: JournalError) -> None:
        self.save.setEnabled(True)
        if isinstance(error, Refused):
            self._name.show_problem(explain(error.problems[0]))
            self._editors["name"].setFocus()
        else:
            self._desk.bridge.failed.emit(error)
