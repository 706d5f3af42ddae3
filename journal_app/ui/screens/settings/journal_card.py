"""The journal's own settings: capital, currency, time zone; each kept when its field is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.domain.exact import plain
from journal_app.domain.problems import Problem
from journal_app.services.glancing import capital_in
from journal_app.ui.messages import explain
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.field import Field, FieldColumn
from journal_app.ui.widgets.offered_edit import OfferedEdit

_CURRENCIES: Final = ("USD", "EUR", "GBP", "CHF", "JPY", "USDC", "USDT", "DAI", "BTC", "ETH")


class JournalCard(Card):
    """Shows the settings. Signals: `changed(name, value)`, when a field is left with another one,
    `lists_asked()`.
    """

    changed = Signal(str, str)
    lists_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("This journal"))
        self._kept: dict[str, str] = {}
        self.capital = AmountEdit()
        self.capital.hide_with_amounts()
        self.currency = OfferedEdit()
        self.currency.setMaxLength(10)
        self.currency.offer(_CURRENCIES)
        self.zone = OfferedEdit()
        self._editors: dict[str, QLineEdit] = {
            "capital": self.capital,
            "currency": self.currency,
            "zone": self.zone,
        }
        form = FieldColumn()
        captions = {
            "capital": (
                self.tr("Capital"),
                self.tr("What you began with, before the first trade."),
            ),
            "currency": (self.tr("Currency"), ""),
            "zone": (self.tr("Time zone"), ""),
        }
        self.fields: dict[str, Field] = {}
        for name, editor in self._editors.items():
            editor.setObjectName(f"settings.{name}")
            caption, hint = captions[name]
            self.fields[name] = form.add(caption, editor, hint)
            editor.editingFinished.connect(lambda name=name: self._leave(name))
            if isinstance(editor, OfferedEdit):
                editor.taken.connect(lambda name=name: self._leave(name))
            editor.textEdited.connect(lambda _, name=name: self.fields[name].clear_problem())
        self.capital.amount_changed.connect(self._judge_capital)
        self.lists = button(self.tr("Mistakes and emotions…"))
        self.lists.setObjectName("settings.lists")
        self.lists.setToolTip(self.tr("Your own words for what was learnt from a trade"))
        self.lists.clicked.connect(self.lists_asked)
        self.body.addWidget(form)
        self.body.addWidget(self.lists, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def offer_zones(self, zones: Sequence[str]) -> None:
        """Offer the time zones that this machine knows."""
        self.zone.offer(zones)

    def show_settings(
        self, settings: Mapping[str, str], *, has_trades: bool, can_change: bool
    ) -> None:
        """Show what is kept; what was typed and is not kept stays, right or wrong."""
        currency = settings.get("currency") or "USD"
        self._kept = {
            "capital": settings.get("capital", ""),
            "currency": currency,
            "zone": settings.get("zone") or "UTC",
        }
        self.capital.set_unit(currency)
        for name, editor in self._editors.items():
            editor.setReadOnly(not can_change)
            if not editor.isModified():
                self._write(name, settings)
        if has_trades:
            self.fields["currency"].set_hint(
                self.tr(
                    "The amounts of your trades stay as they are: nothing is converted, 100 USD"
                    " would read 100 EUR."
                )
            )
            self.fields["zone"].set_hint(
                self.tr(
                    "Days, weeks and months begin at midnight there. Another zone can move a trade"
                    " closed about midnight to the next day, and so to another week."
                )
            )
        else:
            self.fields["currency"].set_hint(self.tr("All results are counted in it."))
            self.fields["zone"].set_hint(self.tr("Days, weeks and months begin at midnight there."))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say beside each field what it cannot be; what was typed stays."""
        for problem in problems:
            if (field := self.fields.get(problem.field)) is not None:
                field.show_problem(explain(problem))

    def note_kept(self, name: str) -> None:
        """A field's value is kept now: it may be written anew."""
        self._editors[name].setModified(False)
        self.fields[name].clear_problem()

    def _write(self, name: str, settings: Mapping[str, str]) -> None:
        if name == "capital":
            self.capital.set_amount(capital_in(settings))
        else:
            self._editors[name].setText(self._kept[name])
        self._editors[name].setModified(False)
        self.fields[name].clear_problem()

    def _judge_capital(self, amount: Decimal | None) -> None:
        if amount is not None and amount <= 0:
            self.show_problems([Problem("capital", "not_positive", {"text": self.capital.text()})])

    def _leave(self, name: str) -> None:
        value = self._value(name)
        if value is None or value == self._kept.get(name, ""):
            return
        self.changed.emit(name, value)

    def _value(self, name: str) -> str | None:
        """What stands in a field, as it is kept; None where the field itself objects."""
        match name:
            case "capital":
                amount = self.capital.amount()
                if amount is not None:
                    return plain(amount)
                return None if self.capital.problem else ""
            case "currency":
                return self.currency.word.upper()
            case _:
                return self.zone.word
