"""The form of a ledger entry: it asks for what the kind needs, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from journal_app.domain.entry_times import not_before, proposed_moment, time_problem
from journal_app.domain.exact import ONE
from journal_app.domain.ledger.closing import money_of
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.entry_fields import (
    ASKED,
    GROUPS,
    NOTED,
    ONCHAIN,
    asked_of,
    needs_price,
    number_problem,
    suggested_assets,
    suggested_kind,
)
from journal_app.domain.ledger.entry_line import Said
from journal_app.domain.ledger.line_words import Setting
from journal_app.domain.market.percents import from_percent, in_percent, percent_problem
from journal_app.domain.money import Asset, apy_from_apr, ticker_problem
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.state import State
from journal_app.domain.trade import Trade
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.asset_edit import AssetEdit
from journal_app.ui.messages import say
from journal_app.ui.theme import theme
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.choice import Choice, Segments
from journal_app.ui.widgets.field import Field
from journal_app.ui.words import direction_word, entry_word

_CONTEXT: Final = "EntryForm"

_CAPTIONS: Final[dict[str, Any]] = {
    "kind": QT_TRANSLATE_NOOP("EntryForm", "What happened"),
    "direction": QT_TRANSLATE_NOOP("EntryForm", "Direction"),
    "asset": QT_TRANSLATE_NOOP("EntryForm", "Asset"),
    "amount": QT_TRANSLATE_NOOP("EntryForm", "Amount"),
    "price": QT_TRANSLATE_NOOP("EntryForm", "Price"),
    "oracle_price": QT_TRANSLATE_NOOP("EntryForm", "Price of the oracle"),
    "to_asset": QT_TRANSLATE_NOOP("EntryForm", "Into"),
    "to_amount": QT_TRANSLATE_NOOP("EntryForm", "Received"),
    "apr": QT_TRANSLATE_NOOP("EntryForm", "Borrow rate"),
    "fee": QT_TRANSLATE_NOOP("EntryForm", "Fee"),
    "fee_asset": QT_TRANSLATE_NOOP("EntryForm", "Fee paid in"),
    "time": QT_TRANSLATE_NOOP("EntryForm", "When"),
    "note": QT_TRANSLATE_NOOP("EntryForm", "Note"),
    "reference": QT_TRANSLATE_NOOP("EntryForm", "Transaction"),
}
_OWN_CAPTIONS: Final[dict[tuple[str, str], Any]] = {
    ("liquidation", "amount"): QT_TRANSLATE_NOOP("EntryForm", "Sold"),
    ("liquidation", "to_asset"): QT_TRANSLATE_NOOP("EntryForm", "Debt repaid in"),
    ("liquidation", "to_amount"): QT_TRANSLATE_NOOP("EntryForm", "Debt repaid"),
    ("liquidation", "fee"): QT_TRANSLATE_NOOP("EntryForm", "Penalty"),
    ("swap", "amount"): QT_TRANSLATE_NOOP("EntryForm", "Given"),
    ("stop", "price"): QT_TRANSLATE_NOOP("EntryForm", "New stop"),
    ("target", "price"): QT_TRANSLATE_NOOP("EntryForm", "New target"),
    ("stop", "note"): QT_TRANSLATE_NOOP("EntryForm", "Why"),
    ("target", "note"): QT_TRANSLATE_NOOP("EntryForm", "Why"),
    ("close", "amount"): QT_TRANSLATE_NOOP("EntryForm", "Amount (empty: all)"),
}
"""What a field is called where a kind has a word of its own for it."""

_PROBLEM_FIELDS: Final[Mapping[str, str]] = {"rate": "apr", "event": "kind", "entry": "kind"}
"""Where a problem stands whose field has another name here."""

NOT_YET: Final = frozenset({"empty", "missing"})
"""Problems that are none until one tries to record."""

_NOTE_HEIGHT: Final = 56


class EntryForm(QWidget):
    """Fields of one entry. Signal: `changed()`, at every key."""

    changed = Signal()

    def __init__(
        self, desk: Desk, trade: Trade, state: State, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._trade, self._state = desk, trade, state
        self.kind = Choice([(kind, entry_word(kind)) for group in GROUPS for kind in group])
        self.direction = Segments(
            [(each, direction_word(each).capitalize()) for each in ("long", "short")]
        )
        self.assets = {name: AssetEdit() for name in ("asset", "to_asset", "fee_asset")}
        self.amounts = {
            name: AmountEdit()
            for name in ("amount", "price", "oracle_price", "to_amount", "apr", "fee")
        }
        for name in ("amount", "to_amount", "fee"):
            self.amounts[name].hide_with_amounts()
        self.time = QLineEdit()
        self.note = QPlainTextEdit()
        self.reference = QLineEdit()
        self._fields: dict[str, Field] = {}
        self._recorded_at: datetime | None = None
        self._is_quiet = False
        self._set_up()
        self.show_kind(suggested_kind(trade, state))

    # What stands in it

    def show_kind(self, kind: str) -> None:
        """Ask for what another kind needs; what was typed stays, as far as it is asked for."""
        if kind not in ASKED:
            return
        self.kind.choose(kind)
        self._follow_kind()

    def show_draft(self, draft: Draft) -> None:
        """Fill in an entry that was recorded before."""
        self._is_quiet = True
        self.show_kind(draft.kind)
        for editor in self.amounts.values():
            editor.clear()
        amount = draft.amount
        if draft.kind == "open" and amount is not None:
            self.direction.choose("long" if amount > 0 else "short")
            amount = abs(amount)
        self.prefill(
            asset=draft.asset,
            amount=amount,
            price=draft.price,
            apr=draft.apr,
            to_asset=draft.to_asset,
            to_amount=draft.to_amount,
            fee=draft.fee,
            fee_asset=draft.fee_asset,
        )
        self._recorded_at = draft.at
        self._show_time(draft.at)
        self.note.setPlainText(draft.note)
        self.reference.setText(draft.reference)
        self._is_quiet = False
        self._tell_change()

    def prefill(self, **known: Any) -> None:
        """Fill in what is known: assets and amounts by the names of a draft's fields."""
        for name, value in known.items():
            if name in self.assets and value is not None:
                self.assets[name].setText(value)
            elif name in self.amounts and value is not None:
                self.amounts[name].set_amount(_shown(name, value))
            elif name == "note" and value:
                self.note.setPlainText(value)
        self._follow_asset()

    def take(self, said: Said) -> None:
        """Hold what a line says, and nothing else; `changed` is not told of it."""
        self._is_quiet = True
        if said.kind and said.kind != self.word:
            self.show_kind(said.kind)
        fields = said.fields
        amount = fields.get("amount")
        if self.word == "open" and amount is not None:
            self.direction.choose("long" if amount > 0 else "short")
            amount = abs(amount)
        for name, editor in self.amounts.items():
            value = amount if name == "amount" else fields.get(name)
            editor.set_amount(None if value is None else _shown(name, value))
        for name, asset_edit in self.assets.items():
            asset_edit.setText(
                fields.get(name, money_of(self._state) if name == "fee_asset" else "")
            )
        self._show_time(fields.get("at", self.now))
        self.note.setPlainText(fields.get("note", ""))
        self.reference.setText(fields.get("reference", ""))
        self._follow_asset()
        self._is_quiet = False

    def begin_anew(self, trade: Trade | None = None, state: State | None = None) -> None:
        """Empty the form for the next entry of the same kind, of the trade as it stands by now."""
        self._is_quiet = True
        self._trade, self._state = trade or self._trade, state or self._state
        for editor in self.amounts.values():
            editor.clear()
        self._show_now()
        self.note.clear()
        self.reference.clear()
        self._is_quiet = False
        self.show_kind(self.word)

    def setting(self) -> Setting:
        """What a line about this trade is read by."""
        formats = self._desk.formats
        return Setting(self._trade, self._state, self.now, formats.zone, formats.separators)

    def draft(self) -> Draft | None:
        """The entry as it stands; None while something is missing or cannot be read."""
        return None if self.problems() else self._draft()

    def problems(self) -> list[Problem]:
        """What is missing or cannot be read, field by field."""
        asked = self._asked_now()
        missing = [
            Problem(name, "empty" if name in self.amounts else "missing")
            for name in asked
            if name not in ASKED[self.word].optional and self._is_empty(name)
        ]
        unread = [
            Problem(name, "not_a_number", {"text": editor.text()})
            for name, editor in self.amounts.items()
            if name in asked and editor.amount() is None and editor.text().strip()
        ]
        numbers = [
            Problem(name, wrong.code, {**wrong.facts, "text": self._desk.formats.plain(typed)})
            for name, editor in self.amounts.items()
            if name in asked and (typed := editor.amount()) is not None
            if (wrong := self._number_problem(name, typed)) is not None
        ]
        tickers = [
            wrong
            for name, editor in self.assets.items()
            if name in asked and (asset := editor.asset()) is not None
            if (wrong := ticker_problem(name, asset)) is not None
        ]
        untold = self.word == "note" and not self.note.toPlainText().strip()
        note = [Problem("note", "missing")] if untold else []
        return [*missing, *unread, *numbers, *tickers, *note, *self._problems_of_time()]

    def _number_problem(self, name: str, typed: Decimal) -> Problem | None:
        if name == "apr":
            return percent_problem(typed)
        return number_problem(self.word, name, typed)

    @property
    def word(self) -> str:
        """The kind that is asked about."""
        return str(self.kind.data())

    def focus_first(self) -> None:
        """Begin where something has to be typed."""
        asked = self._asked_now()
        first = next((name for name in ("amount", "price", "apr") if name in asked), "note")
        self._fields[first].editor.setFocus()

    def caption_of(self, name: str) -> str:
        """What a field is called for the kind that is asked about."""
        return self._fields[name].caption

    # What is wrong with it

    def show_problems(self, problems: Iterable[Problem]) -> list[str]:
        """Say each beside its field; return the sentences of those that belong to none."""
        self.clear_problems()
        elsewhere = []
        for problem in problems:
            sentence = self.sentence_of(problem)
            field = self._fields.get(_PROBLEM_FIELDS.get(problem.field, problem.field))
            if field is None or field.isHidden():
                elsewhere.append(sentence)
            elif not field.problem:
                field.show_problem(sentence)
        return elsewhere

    def clear_problems(self) -> None:
        """Take all objections back but those to what cannot be read."""
        for field in self._fields.values():
            field.clear_problem()

    def sentence_of(self, problem: Problem) -> str:
        """The sentence of a problem, its numbers written as the trader writes them."""
        field = self._fields.get(_PROBLEM_FIELDS.get(problem.field, problem.field))
        named = field.caption if field else problem.field
        return say(problem.code, {"field": named, **problem.facts})

    # Making

    def _set_up(self) -> None:
        self._show_now()
        self.time.setFont(theme().font())
        self.reference.setFont(theme().font())
        self.note.setFont(theme().font())
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        editors: dict[str, QWidget] = {"kind": self.kind, "direction": self.direction}
        editors |= {"asset": self.assets["asset"], "amount": self.amounts["amount"]}
        editors |= {name: self.amounts[name] for name in ("price", "oracle_price")}
        editors |= {"to_asset": self.assets["to_asset"], "to_amount": self.amounts["to_amount"]}
        editors |= {"apr": self.amounts["apr"], "fee": self.amounts["fee"]}
        editors |= {"fee_asset": self.assets["fee_asset"], "time": self.time}
        editors |= {"note": self.note, "reference": self.reference}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for name, editor in editors.items():
            editor.setObjectName(f"entry.{name}")
            self._fields[name] = Field(_caption(name), editor)
            column.addWidget(self._fields[name])
        column.addStretch(1)
        self.amounts["apr"].set_unit(self.tr("% APR"))
        self._fields["oracle_price"].set_hint(self.tr("empty: the same as the market's"))
        self.reference.setPlaceholderText(self.tr("hash or order id"))
        self._connect()

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda _: self._follow_kind())
        self.direction.chosen.connect(lambda _: self._tell_change())
        self.assets["asset"].asset_changed.connect(self._forget_price)
        for asset in self.assets.values():
            asset.asset_changed.connect(lambda _: self._follow_asset())
        for amount in self.amounts.values():
            amount.amount_changed.connect(lambda _: self._follow_asset())
        self.time.textChanged.connect(lambda _: self._follow_time())
        self.note.textChanged.connect(self._tell_change)
        self.reference.textChanged.connect(self._tell_change)

    # Following what is typed

    def _follow_kind(self) -> None:
        was_quiet, self._is_quiet = self._is_quiet, True
        kind = self.word
        suggested = suggested_assets(kind, self._trade, self._state)
        first = suggested[0] if suggested else None
        self.assets["asset"].offer(suggested, chosen=first)
        others = [each for each in suggested if each != first]
        into = suggested_assets("repay", self._trade, self._state)
        if kind == "liquidation":
            self.assets["to_asset"].offer(into, chosen=into[0] if into else None)
        else:
            self.assets["to_asset"].offer(others, chosen=others[0] if others else None)
        money = money_of(self._state)
        self.assets["fee_asset"].offer([money, *others], chosen=money)
        if not was_quiet and not needs_price(kind, first):
            self.amounts["price"].clear()  # it was what another kind was dealt at
        for name, field in self._fields.items():
            own = _OWN_CAPTIONS.get((kind, name))
            field.set_caption(QCoreApplication.translate(_CONTEXT, own) if own else _caption(name))
        self._follow_asset()
        self._is_quiet = was_quiet
        self._tell_change()

    def _forget_price(self, asset: Asset | None) -> None:
        """A stablecoin is not worth what another asset was."""
        if not self._is_quiet and not needs_price(self.word, asset):
            self.amounts["price"].clear()

    def _follow_asset(self) -> None:
        """Show the fields that are asked for now, with their units."""
        currency = self._desk.formats.currency
        asset, into = self.assets["asset"].asset(), self.assets["to_asset"].asset()
        self.amounts["amount"].set_unit(asset or "")
        self.amounts["price"].set_unit(currency)
        self.amounts["oracle_price"].set_unit(currency)
        self.amounts["to_amount"].set_unit(into or "")
        self.amounts["fee"].set_unit(currency if self.word == "liquidation" else "")
        asked = self._asked_now()
        for name, field in self._fields.items():
            field.setVisible(name in asked or name in ("kind", "time"))
        self._fields["note"].setVisible(self.word in NOTED)
        self._fields["reference"].setVisible(self.word in ONCHAIN)
        self._fields["price"].set_hint(
            self.tr("empty: the price known at that time")
            if "price" in ASKED[self.word].optional
            else ""
        )
        typed = self.amounts["apr"].amount()
        rate = _kept("apr", typed)
        is_sound = typed is not None and percent_problem(typed) is None
        self._fields["apr"].set_hint(
            self.tr("{apy} APY").format(apy=self._desk.formats.percent(apy_from_apr(rate), 2))
            if is_sound and rate is not None
            else ""
        )
        self._tell_change()

    def _show_now(self) -> None:
        self.now = proposed_moment(self._desk.now(), self._state.last_at)
        self._show_time(self.now)

    def _show_time(self, at: datetime) -> None:
        self._at = at
        self.time.setText(self._desk.formats.full_time(at))
        self._hint_at_order()

    def _follow_time(self) -> None:
        self._hint_at_order()
        self._tell_change()

    def _hint_at_order(self) -> None:
        """Say so where an entry comes before others that are recorded already."""
        last = self._state.last_at
        try:
            at = self._moment()
            is_earlier = last is not None and at < last and at != self._recorded_at
        except Refused:
            is_earlier = False
        if "time" in self._fields:
            self._fields["time"].set_hint(
                self.tr("before the latest entry, of {time}").format(
                    time=self._desk.formats.time(last)
                )
                if is_earlier
                else ""
            )

    def _tell_change(self) -> None:
        if not self._is_quiet:
            self.changed.emit()

    def _asked_now(self) -> list[str]:
        """The fields that are asked for, given the kind and the asset."""
        asset = self.assets["asset"].asset()
        names = [
            name
            for name in asked_of(self.word, self._trade).fields
            if name != "price" or needs_price(self.word, asset) or self.amounts[name].text()
        ]
        if "fee" in names and self.word != "liquidation" and self.amounts["fee"].text().strip():
            names.append("fee_asset")
        return names

    # Reading

    def _draft(self) -> Draft:
        asked = self._asked_now()
        given: dict[str, Any] = {
            name: self.assets[name].asset() for name in self.assets if name in asked
        }
        for name, editor in self.amounts.items():
            if name in asked:
                given[name] = _kept(name, editor.amount())
        if self.word == "open" and given["amount"] is not None:
            given["amount"] *= ONE if self.direction.data() == "long" else -ONE
        if self.word == "liquidation" and given["to_amount"] is None:
            given["to_asset"] = None
        return Draft(
            kind=self.word,
            at=self._moment(),
            note=self.note.toPlainText().strip() if self.word in NOTED else "",
            reference=self.reference.text().strip() if self.word in ONCHAIN else "",
            **given,
        )

    def _moment(self) -> datetime:
        """The time as it was typed; to the second of what was recorded while it was not."""
        formats = self._desk.formats
        if self.time.text() == formats.full_time(self._at):
            return self._at
        return not_before(formats.read_time(self.time.text()), self._state.last_at)

    def _problems_of_time(self) -> list[Problem]:
        try:
            at = self._moment()
        except Refused as refused:
            return [Problem("time", each.code, each.facts) for each in refused.problems]
        problem = time_problem("time", at, self._desk.now())
        return [problem] if problem else []

    def _is_empty(self, name: str) -> bool:
        if name == "direction":
            return False
        if name in self.assets:
            return self.assets[name].asset() is None
        return not self.amounts[name].text().strip()


def _caption(name: str) -> str:
    return QCoreApplication.translate(_CONTEXT, _CAPTIONS[name])


def _kept(name: str, typed: Decimal | None) -> Decimal | None:
    """A number as it is kept: a rate is typed in percent."""
    return from_percent(typed) if name == "apr" and typed is not None else typed


def _shown(name: str, kept: Decimal) -> Decimal:
    """A number as it is typed."""
    return in_percent(kept) if name == "apr" else kept
