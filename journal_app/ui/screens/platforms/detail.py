"""One platform: its law and facts, the versions of its terms, its assets, what is held there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal_app.ui.models.cells import Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.screens.platforms.platform_words import (
    asset_columns,
    asset_rows,
    facts,
    held_columns,
    held_rows,
    law_sentence,
    law_word,
    preset_word,
    rate_columns,
    rate_rows,
    version_columns,
    version_rows,
)
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.table import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_app.domain.terms import Terms
    from journal_app.services.surveying import Survey
    from journal_app.ui.formatting import Formats


class PlatformDetail(QWidget):
    """Signals: `changing` its terms, `copying` them, going back to the shipped (`restoring`),
    `version_opened(day)`, `rates_opened(ticker)`.
    """

    changing = Signal()
    copying = Signal()
    restoring = Signal()
    version_opened = Signal(object)
    rates_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._can_change = False
        self._has_rates = False
        self._make_terms_card()
        self._make_versions_card()
        self._make_assets_card()
        self._make_held_card()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self._what, self._held_card, self._assets_card, self._versions_card):
            column.addWidget(card)

    def allow(self, *, changes: bool) -> None:
        """Let terms and rates be changed, or only be looked at."""
        self._can_change = changes
        for each in (self.change, self.copy, self.restore):
            each.setEnabled(changes)
        self._allow_rates()

    def show_platform(
        self,
        terms: Terms,
        in_force: Terms | None,
        shipped: Terms | None,
        found: Survey | None,
        formats: Formats,
    ) -> None:
        """Show this one. in_force: the same terms, unless they are yet to come."""
        own = [each for each in found.own if each.platform == terms.platform] if found else []
        self._what.set_title(terms.name)
        self._law.show_word(law_word(terms.law), "neutral")
        self._sentence.setText(law_sentence(terms.law))
        self._facts.setText(facts(terms, formats))
        self._note.setText(preset_word(terms.note))
        self._note.setVisible(bool(terms.note.strip()))
        told = (
            self.tr("Terms of {day}. Source: {source}.")
            if terms.source
            else self.tr("Terms of {day}.")
        )
        if in_force is None:
            told = self.tr("These terms hold from {day} on.")
        self._source.setText(told.format(day=formats.day(terms.as_of), source=terms.source))
        self._source.show()
        self._facts.show()
        is_own = in_force is None or in_force in own
        self.change.setText(self.tr("Change the terms") if is_own else self.tr("Enter own terms"))
        self.change.show()
        self.copy.show()
        self.restore.setVisible(bool(own) and shipped is not None)
        self._versions_model.show_rows(version_rows(own, in_force, shipped, formats))
        self._versions_card.setVisible(bool(own))
        self._has_rates = not terms.has_perpetuals
        self._show_assets(asset_columns(terms), asset_rows(terms, found, formats))
        self._show_held(terms.platform, found, formats)

    def show_unknown(self, platform: str, found: Survey | None, formats: Formats) -> None:
        """Show one that only the journal names."""
        self._what.set_title(platform)
        self._law.show_word(self.tr("No terms"), "warning")
        self._sentence.setText(
            self.tr(
                "The program brings no terms of this platform, so it cannot say where a position"
                " there is liquidated. Enter its terms, and it can."
            )
        )
        for each in (self._facts, self._note, self._source, self.copy, self.restore):
            each.hide()
        self.change.setText(self.tr("Enter own terms"))
        self.change.show()
        self._versions_card.hide()
        self._has_rates = True
        self._show_assets(rate_columns(), rate_rows(platform, found, formats))
        self._show_held(platform, found, formats)

    def _make_terms_card(self) -> None:
        self._law = Chip()
        self._what = Card(" ")
        self._what.setObjectName("platforms.terms")
        self._what.add_to_head(self._law)
        self._sentence, self._facts = Sentence(), Sentence(color="muted")
        self._note, self._source = Sentence(color="muted"), Sentence(color="muted")
        for each in (self._sentence, self._facts, self._note, self._source):
            self._what.body.addWidget(each)
        self.change = button(self.tr("Enter own terms"))
        self.copy = button(self.tr("Copy as a platform of my own"))
        self.restore = button(self.tr("Back to the shipped terms"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, made, signal in (
            ("change", self.change, self.changing),
            ("copy", self.copy, self.copying),
            ("restore", self.restore, self.restoring),
        ):
            made.setObjectName(f"platforms.{name}")
            made.clicked.connect(signal)
            row.addWidget(made)
        row.addStretch(1)
        self._what.body.addLayout(row)

    def _make_versions_card(self) -> None:
        self._versions_model = RowTable(version_columns(), self)
        self.versions = TableView()
        self.versions.setObjectName("platforms.versions")
        self.versions.setAccessibleName(self.tr("Versions of the terms"))
        self.versions.setModel(self._versions_model)
        self.versions.show_all_rows()
        self.versions.opened.connect(self.version_opened)
        self._versions_card = Card(self.tr("Versions of the terms"))
        self._versions_card.set_aside(self.tr("trades keep those they were planned under"))
        self._versions_card.body.addWidget(self.versions)

    def _make_assets_card(self) -> None:
        self.assets = TableView()
        self.assets.setObjectName("platforms.assets")
        self.assets.setAccessibleName(self.tr("Assets"))
        self.assets.show_all_rows()
        self.assets.opened.connect(self._open_rates)
        self.assets.chosen.connect(lambda _: self._allow_rates())
        self._assets_card = Card(self.tr("Assets"))
        self.rates = button(self.tr("Borrow rates"))
        self.rates.setObjectName("platforms.open_rates")
        self.rates.clicked.connect(lambda: self._open_rates(self.assets.chosen_key))
        self._assets_card.set_aside(self.tr("rates and marks are those that the journal knows"))
        self._assets_card.add_to_head(self.rates)
        self._assets_card.body.addWidget(self.assets)

    def _make_held_card(self) -> None:
        self._held_model = RowTable(held_columns(), self)
        self.held = TableView()
        self.held.setObjectName("platforms.held")
        self.held.setAccessibleName(self.tr("Held here"))
        self.held.setModel(self._held_model)
        self.held.show_all_rows()
        self._held_card = Card(self.tr("Held here"))
        self._nothing = Sentence(self.tr("Nothing is open on this platform."), color="muted")
        self._held_card.body.addWidget(self.held)
        self._held_card.body.addWidget(self._nothing)

    def _open_rates(self, ticker: object) -> None:
        if self._has_rates and ticker is not None:
            self.rates_opened.emit(ticker)

    def _allow_rates(self) -> None:
        self.rates.setVisible(self._has_rates)
        self.rates.setEnabled(self.assets.chosen_key is not None)

    def _show_assets(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        model = RowTable(columns, self)
        model.show_rows(rows)
        old, chosen = self.assets.model(), self.assets.chosen_key
        self.assets.setModel(model)
        if old is not None:
            old.deleteLater()
        if not self.assets.choose(chosen) and rows:
            self.assets.choose(rows[0].key)
        self._allow_rates()
        self._assets_card.setVisible(bool(rows))

    def _show_held(self, platform: str, found: Survey | None, formats: Formats) -> None:
        held = [each for each in found.held if each.platform == platform] if found else []
        self._held_model.show_rows(held_rows(held, formats))
        self.held.setVisible(bool(held))
        self._nothing.setVisible(not held)
