"""A version of a platform's terms: what is said of the platform, and a row for each asset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.problems import JournalError, Problem, Refused
from journal_app.domain.terms import LAWS, AssetTerms, Terms
from journal_app.services.own_terms import delete_terms, save_terms
from journal_app.services.typed_terms import (
    TypedAsset,
    TypedTerms,
    others_of,
    percent_of,
    percents_of,
    terms_meant,
    tiers_text,
)
from journal_app.ui.dialogs.form_dialog import FormDialog
from journal_app.ui.messages import say
from journal_app.ui.screens.platforms.asset_grid import AssetGrid
from journal_app.ui.screens.platforms.platform_words import (
    law_hint,
    law_sentence,
    law_word,
    term_word,
)
from journal_app.ui.theme import theme
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.choice import Choice, Segments
from journal_app.ui.widgets.field import Field, FieldColumn
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.plain_text import PlainText
from journal_app.ui.widgets.scroll_page import BAR, ScrollPage

if TYPE_CHECKING:
    from journal_app.domain.money import Asset
    from journal_app.ui.desk import Desk

_NAME: Final = "platforms.own"
_NOTE_HEIGHT: Final = 64


class TermsDialog(FormDialog):
    """Begins a platform or a version of its terms, or corrects a version.

    begun_from: the terms that stand in the form at first. is_correction: whether it is this very
    version that is changed. Signal: `kept(platform)`.
    """

    kept = Signal(str)

    def __init__(
        self,
        desk: Desk,
        begun_from: Terms,
        title: str,
        parent: QWidget | None = None,
        *,
        is_correction: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setObjectName(_NAME)
        self.setWindowTitle(title)
        self.resize(980, 660)
        self._desk = desk
        self._begun_from = begun_from
        self._corrected = begun_from if is_correction else None
        self.fields: dict[str, Field] = {}
        self._make_editors()
        self.grid = AssetGrid(f"{_NAME}.asset")
        self._sentence = Sentence(color="muted")
        self._hint = Sentence("", 12, color="muted")
        self._problem = Sentence(color="danger")
        self._problem.hide()
        self.save = button(self.tr("Save"), "primary")
        self.save.setObjectName(f"{_NAME}.save")
        self.save.setDefault(True)
        self.save.clicked.connect(self.keep)
        self.cancel = button(self.tr("Cancel"))
        self.cancel.setObjectName(f"{_NAME}.cancel")
        self.cancel.clicked.connect(self.reject)
        self.delete = button(self.tr("Delete this version"))
        self.delete.setObjectName(f"{_NAME}.delete")
        self.delete.clicked.connect(self._delete)
        self.delete.setVisible(is_correction)
        self._lay_out(title)
        self._fill(begun_from)
        self.law.chosen.connect(self._show_law)
        self.name.setFocus()

    def keep(self) -> None:
        """Keep what stands there, or say what it lacks."""
        if not self.save.isEnabled():
            return
        desk, present = self._desk, self._corrected
        try:
            terms = self._meant()
        except Refused as refused:
            self.show_problems(refused.problems)
            return
        self.save.setEnabled(False)
        desk.bridge.change(
            lambda journal: save_terms(journal, desk.clock, desk.shipped, terms, present),
            lambda kept: self._done(self.tr("The terms of {name} are saved."), kept),
            owner=self,
            otherwise=self._refuse,
        )

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say each beside its field, and below what belongs to none."""
        of_rows: dict[int, dict[str, str]] = defaultdict(dict)
        elsewhere: list[str] = []
        of_fields: dict[str, str] = {}
        for problem in problems:
            row, name = self._row_of(problem.field)
            if row is not None and name in self.grid.rows[row].editors:
                of_rows[row].setdefault(name, self._sentence_for(problem, row, name))
            elif problem.field in self.fields:
                of_fields.setdefault(
                    problem.field, self._sentence_for(problem, None, problem.field)
                )
            else:
                elsewhere.append(say(problem.code, {"field": problem.field, **problem.facts}))
        for name, field in self.fields.items():
            field.show_problem(of_fields.get(name, ""))
        for place, each in enumerate(self.grid.rows):
            each.show_problems(of_rows.get(place, {}))
        self._problem.setText(" ".join(elsewhere))
        self._problem.setVisible(bool(elsewhere))
        self._focus_first(of_fields, of_rows)

    # What stands in the form

    def _meant(self) -> Terms:
        """The terms that were typed. Raises: Refused."""
        unread = [
            Problem(f"rows/{place}/{name}", "not_a_number", {"text": row.editors[name].text()})
            for place, row in enumerate(self.grid.rows)
            for name in row.unread()
        ]
        if self.fee.text().strip() and self.fee.amount() is None:
            unread.append(Problem("fee_rate", "not_a_number", {"text": self.fee.text()}))
        try:
            terms = terms_meant(self._typed(), self._desk.formats.read)
        except Refused as refused:
            raise Refused([*unread, *refused.problems]) from None
        if unread:
            raise Refused(unread)
        return terms

    def _typed(self) -> TypedTerms:
        return TypedTerms(
            platform=self._begun_from.platform,
            name=self.name.text(),
            law=self.law.data(),
            as_of=self.as_of.text(),
            liquidates_on=self.liquidates_on.data(),
            modes=self.modes.data(),
            network=self.network.text(),
            price_source=self.price_source.text(),
            since=self.since.text(),
            source=self.source.text(),
            note=self.note.toPlainText(),
            fee_percent=self.fee.amount(),
            assets=self.grid.typed(),
            close_factor=self._begun_from.close_factor,
        )

    def _fill(self, terms: Terms) -> None:
        self.name.setText(terms.name)
        self.as_of.setText(terms.as_of.isoformat())
        self.network.setText(terms.network)
        self.price_source.setText(terms.price_source)
        self.since.setText(terms.since)
        self.source.setText(terms.source)
        self.note.setPlainText(" ".join(terms.note.split()))
        self.fee.set_amount(percent_of(terms.fee_rate))
        self.law.choose(terms.law)
        self.liquidates_on.choose(terms.liquidates_on)
        self.modes.choose(terms.modes)
        self.grid.fill([self._asset(terms, *each) for each in terms.assets.items()])
        self._show_law()
        for each in (self.name, self.network, self.price_source, self.source):
            each.setCursorPosition(0)

    def _asset(self, terms: Terms, ticker: Asset, known: AssetTerms) -> TypedAsset:
        return TypedAsset(
            ticker=ticker,
            others=others_of(terms, ticker),
            percents=percents_of(known),
            tiers=tiers_text(known, self._desk.formats.plain),
        )

    def _show_law(self) -> None:
        law = self.law.data()
        self._sentence.setText(law_sentence(law))
        self._hint.setText(law_hint(law))
        self.grid.show_law(law)

    # What came of it

    def _delete(self) -> None:
        desk, present = self._desk, self._corrected
        if present is None or not self.delete.isEnabled():
            return
        self.delete.setEnabled(False)
        desk.bridge.change(
            lambda journal: delete_terms(journal, desk.clock, present),
            lambda _: self._done(self.tr("The version of {name} is deleted."), present),
            owner=self,
            otherwise=self._refuse,
        )

    def _done(self, said: str, terms: Terms) -> None:
        desk = self._desk
        undo = desk.actions["undo"]
        desk.notify(said.format(name=terms.name), self.tr("Undo"), undo.trigger)
        self.kept.emit(terms.platform)
        self.accept()

    def _refuse(self, error: JournalError) -> None:
        self.save.setEnabled(True)
        self.delete.setEnabled(True)
        if isinstance(error, Refused):
            self.show_problems(error.problems)
        else:
            self._desk.bridge.failed.emit(error)

    def _row_of(self, path: str) -> tuple[int | None, str]:
        """The row that a path is about, and its field: `rows/0/tiers`, `assets/ETH/max_ltv`."""
        first, _, rest = path.partition("/")
        place, _, name = rest.partition("/")
        name = name.partition("/")[0]
        if first == "rows":
            return int(place), name
        tickers = [row.texts["ticker"].text().strip() for row in self.grid.rows]
        if first == "assets" and place in tickers:
            return tickers.index(place), name
        if first == "aliases":
            for row, each in enumerate(self.grid.rows):
                if place in each.texts["others"].text().replace(",", " ").split():
                    return row, "others"
        return None, ""

    def _sentence_for(self, problem: Problem, row: int | None, name: str) -> str:
        """What is wrong, in the words of who typed percentages."""
        editor: Any = self.fee if row is None else self.grid.rows[row].editors[name]
        called = self.fields[name].caption if row is None else term_word(name)
        facts = {"field": called, **problem.facts}
        if problem.code == "not_a_fraction" and isinstance(editor, AmountEdit):
            return say("not_a_percentage", {**facts, "text": f"{editor.text()} %"})
        return say(problem.code, facts)

    def _focus_first(self, of_fields: Any, of_rows: Any) -> None:
        for name, field in self.fields.items():
            if name in of_fields:
                field.editor.setFocus()
                return
        for place, each in enumerate(self.grid.rows):
            for name, editor in each.editors.items():
                if name in of_rows.get(place, {}):
                    editor.setFocus()
                    return

    # Setting up

    def _make_editors(self) -> None:
        self.name, self.as_of, self.network = QLineEdit(), QLineEdit(), QLineEdit()
        self.price_source, self.since, self.source = QLineEdit(), QLineEdit(), QLineEdit()
        self.note = PlainText()
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.fee = AmountEdit("%")
        self.law = Choice([(law, law_word(law)) for law in LAWS])
        self.liquidates_on = Segments(
            [("oracle", self.tr("Oracle")), ("market", self.tr("Own mark"))]
        )
        self.modes = Choice(
            [
                (("isolated",), self.tr("Isolated")),
                (("cross",), self.tr("Cross")),
                (("isolated", "cross"), self.tr("Isolated or cross")),
                ((), self.tr("Not stated")),
            ]
        )

    def _lay_out(self, title: str) -> None:
        left, right = FieldColumn(), FieldColumn()
        for form, name, caption, editor, hint in (
            (left, "name", self.tr("Name"), self.name, ""),
            (left, "law", self.tr("Margin law"), self.law, ""),
            (left, "as_of", self.tr("Holds from"), self.as_of, self.tr("a day, as 2026-11-22")),
            (left, "fee_rate", self.tr("Taker fee"), self.fee, ""),
            (left, "liquidates_on", self.tr("Liquidates by"), self.liquidates_on, ""),
            (left, "modes", self.tr("Margin modes"), self.modes, ""),
            (right, "network", self.tr("Network"), self.network, ""),
            (right, "price_source", self.tr("Price source"), self.price_source, ""),
            (right, "since", self.tr("Runs since"), self.since, self.tr("a day, month or year")),
            (
                right,
                "source",
                self.tr("Source"),
                self.source,
                self.tr("of the figures"),
            ),
            (right, "note", self.tr("Note"), self.note, ""),
        ):
            editor.setObjectName(f"{_NAME}.{name}")
            if isinstance(editor, QLineEdit):
                editor.setFont(theme().font())
            self.fields[name] = form.add(caption, editor, hint)
        top = QHBoxLayout()
        top.setSpacing(24)
        for form in (left, right):
            column = QVBoxLayout()
            column.addWidget(form)
            column.addStretch(1)
            top.addLayout(column, 1)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addLayout(top)
        inner.addWidget(self._sentence)
        inner.addWidget(Label(self.tr("Assets"), weight=700))
        inner.addWidget(self._hint)
        inner.addWidget(self.grid)
        inner.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.setContentsMargins(0, 0, BAR, 0)
        buttons.addWidget(self.delete)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22 - BAR, 18)
        column.setSpacing(14)
        column.addWidget(Label(title, 16, 700))
        column.addWidget(ScrollPage(page), 1)
        column.addWidget(self._problem)
        column.addLayout(buttons)
