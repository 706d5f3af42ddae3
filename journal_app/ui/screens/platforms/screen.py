"""The screen of platforms: terms and rates of each, and what is held there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal_app.services.surveying import Survey, survey
from journal_app.ui.desk import Desk
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
    platform_columns,
    platform_rows,
    rate_columns,
    rate_rows,
)
from journal_app.ui.screens.screen import Screen
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.scroll_page import BAR, ScrollPage
from journal_app.ui.widgets.table import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_app.domain.terms import Terms
    from journal_app.ui.formatting import Formats

_LIST_WIDTH: Final = 340


class PlatformsScreen(Screen):
    """What each platform's rules are, what borrowing there costs, and what is held."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent=parent)
        self.setAccessibleName(self.tr("Platforms"))
        self.header.set_title(self.tr("Platforms"))
        told = self.tr("{count} known, each with the terms of a day")
        self.header.set_subtitle(told.format(count=len(desk.platforms.every())))
        self.header.setContentsMargins(0, 0, BAR, 0)
        self.body.setContentsMargins(self.MARGIN, 16, self.MARGIN - BAR, 16)
        update = button(self.tr("Update prices and rates"))
        update.setObjectName("platforms.update")
        action = desk.actions["update_prices"]
        update.clicked.connect(action.trigger)
        update.setEnabled(action.isEnabled())
        action.enabledChanged.connect(update.setEnabled)
        self.header.add(update)
        self._survey: Survey | None = None
        self._every = {terms.platform: terms for terms in desk.platforms.every()}
        self._list_model = RowTable(platform_columns(), self)
        self.list = TableView()
        self.list.setObjectName("platforms.list")
        self.list.setAccessibleName(self.tr("Platforms"))
        self.list.setModel(self._list_model)
        self.list.chosen.connect(self._show_chosen)
        self._detail = _Detail()
        self._detail.held.opened.connect(lambda key: desk.go("journal", trade_id=key))
        card = Card(margin=12)
        card.body.addWidget(self.list)
        card.setFixedWidth(_LIST_WIDTH)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._detail)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(card)
        row.addWidget(ScrollPage(page), 1)
        self.body.addLayout(row, 1)
        self._show_all()
        self.list.choose(next(iter(self._every), None))

    def refresh(self) -> None:
        """Show what the journal knows of the platforms now."""
        now = self.desk.now()
        self.desk.bridge.read(
            lambda uow: survey(uow, now), self._show_survey, owner=self, replacing="survey"
        )

    def show_facts(self, *, platform: str = "", **_: object) -> None:
        """Show one platform."""
        self.list.choose(platform)

    def _show_survey(self, found: Survey) -> None:
        first = self._survey is None
        self._survey = found
        self._show_all()
        if first and found.held:  # what one has money on comes first
            self.list.choose(found.held[0].platform)
        self._show_chosen(self.list.chosen_key)

    def _show_all(self) -> None:
        rows = platform_rows(list(self._every.values()), self._survey, self.desk.formats)
        self._list_model.show_rows(rows)

    def _show_chosen(self, platform: object) -> None:
        terms = self._every.get(str(platform))
        self._detail.setVisible(platform is not None)
        if terms is not None:
            self._detail.show_platform(terms, self._survey, self.desk.formats)
        elif platform is not None:
            self._detail.show_unknown(str(platform), self._survey, self.desk.formats)


class _Detail(QWidget):
    """One platform: its law and facts, its assets, and what is held there."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._law = Chip()
        self._what = Card(" ")
        self._what.setObjectName("platforms.terms")
        self._what.add_to_head(self._law)
        self._sentence, self._facts = Sentence(), Sentence(color="muted")
        self._note, self._source = Sentence(color="muted"), Sentence(color="muted")
        for each in (self._sentence, self._facts, self._note, self._source):
            self._what.body.addWidget(each)
        self.assets = TableView()
        self.assets.setObjectName("platforms.assets")
        self.assets.setAccessibleName(self.tr("Assets"))
        self.assets.show_all_rows()
        self._assets_card = Card(self.tr("Assets"))
        self._assets_card.body.addWidget(self.assets)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self._what, self._held_card, self._assets_card):
            column.addWidget(card)

    def show_platform(self, terms: Terms, found: Survey | None, formats: Formats) -> None:
        """Show this one."""
        self._what.set_title(terms.name)
        self._law.show_word(law_word(terms.law), "neutral")
        self._sentence.setText(law_sentence(terms.law))
        self._facts.setText(facts(terms, formats))
        self._note.setText(" ".join(terms.note.split()))
        self._note.setVisible(bool(terms.note.strip()))
        told = self.tr("Terms of {day}. Source: {source}.")
        self._source.setText(told.format(day=formats.day(terms.as_of), source=terms.source))
        self._source.show()
        self._facts.show()
        self._show_assets(asset_columns(terms), asset_rows(terms, found, formats))
        self._show_held(terms.platform, found, formats)

    def show_unknown(self, platform: str, found: Survey | None, formats: Formats) -> None:
        """Show one that only the journal names."""
        self._what.set_title(platform)
        self._law.show_word(self.tr("No terms"), "warning")
        self._sentence.setText(
            self.tr(
                "The program brings no terms of this platform, so it cannot say where a position"
                " there is liquidated."
            )
        )
        for each in (self._facts, self._note, self._source):
            each.hide()
        self._show_assets(rate_columns(), rate_rows(platform, found, formats))
        self._show_held(platform, found, formats)

    def _show_assets(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        model = RowTable(columns, self)
        model.show_rows(rows)
        old = self.assets.model()
        self.assets.setModel(model)
        if old is not None:
            old.deleteLater()
        self._assets_card.set_aside(self.tr("rates and marks are those that the journal knows"))
        self._assets_card.setVisible(bool(rows))

    def _show_held(self, platform: str, found: Survey | None, formats: Formats) -> None:
        held = [each for each in found.held if each.platform == platform] if found else []
        self._held_model.show_rows(held_rows(held, formats))
        self.held.setVisible(bool(held))
        self._nothing.setVisible(not held)
