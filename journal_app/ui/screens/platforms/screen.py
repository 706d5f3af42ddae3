"""The screen of platforms: terms and rates of each, and what is held there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.money import Asset
from journal_app.domain.terms import Terms
from journal_app.services.own_terms import restore_shipped
from journal_app.services.surveying import Survey, survey
from journal_app.ui.desk import Desk
from journal_app.ui.models.row_table import RowTable
from journal_app.ui.screens.platforms.detail import PlatformDetail
from journal_app.ui.screens.platforms.platform_words import platform_columns, platform_rows
from journal_app.ui.screens.screen import Screen
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.scroll_page import BAR, ScrollPage
from journal_app.ui.widgets.table import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIST_WIDTH: Final = 340


class PlatformsScreen(Screen):
    """What each platform's rules are, what borrowing there costs, and what is held."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent=parent)
        self.setAccessibleName(self.tr("Platforms"))
        self.header.set_title(self.tr("Platforms"))
        self.header.setContentsMargins(0, 0, BAR, 0)
        self.body.setContentsMargins(self.MARGIN, 16, self.MARGIN - BAR, 16)
        self._new = button(self.tr("New platform"), "plain", "plus")
        self._new.setObjectName("platforms.new")
        self._new.clicked.connect(self._begin)
        self.header.add(self._new)
        update = button(self.tr("Update prices and rates"))
        update.setObjectName("platforms.update")
        action = desk.actions["update_prices"]
        update.clicked.connect(action.trigger)
        update.setEnabled(action.isEnabled())
        action.enabledChanged.connect(update.setEnabled)
        self.header.add(update)
        self._survey: Survey | None = None
        self._asked = ""
        self._list_model = RowTable(platform_columns(), self)
        self.list = TableView()
        self.list.setObjectName("platforms.list")
        self.list.setAccessibleName(self.tr("Platforms"))
        self.list.setModel(self._list_model)
        self.list.chosen.connect(self._show_chosen)
        self._detail = PlatformDetail()
        self._detail.held.opened.connect(lambda key: desk.go("journal", trade_id=key))
        self._detail.changing.connect(self._change)
        self._detail.copying.connect(self._copy)
        self._detail.restoring.connect(self._restore)
        self._detail.version_opened.connect(self._open_version)
        self._detail.rates_opened.connect(self._open_rates)
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
        self.list.choose(next((each.platform for each in desk.platforms.every()), None))
        desk.platforms_changed.connect(self._show_anew)

    def refresh(self) -> None:
        """Show what the journal knows of the platforms now."""
        now = self.desk.now()
        self.desk.bridge.read(
            lambda uow: survey(uow, now), self._show_survey, owner=self, replacing="survey"
        )

    def show_facts(self, *, platform: str = "", **_: object) -> None:
        """Show one platform, as soon as it is known."""
        if not self.list.choose(platform) or self._survey is None:
            self._asked = platform

    # Showing

    def _show_survey(self, found: Survey) -> None:
        first = self._survey is None
        self._survey = found
        if first and found.held and not self._asked:  # what one has money on comes first
            self._asked = found.held[0].platform
        self._show_anew()

    def _show_anew(self) -> None:
        self._show_all()
        if self._asked and self.list.choose(self._asked):
            self._asked = ""
        if self.list.chosen_key is None or self._list_model.row_of(self.list.chosen_key) < 0:
            self.list.choose(next((each.platform for each in self.desk.platforms.every()), None))
        self._show_chosen(self.list.chosen_key)

    def _show_all(self) -> None:
        every = self.desk.platforms.every()
        told = self.tr("{count} known, each with the day of its terms")
        self.header.set_subtitle(told.format(count=len(every)))
        self._list_model.show_rows(platform_rows(list(every), self._survey, self.desk.formats))
        bridge = self.desk.bridge
        can_change = bridge.is_open and not bridge.is_read_only
        self._new.setEnabled(can_change)
        self._detail.allow(changes=can_change)

    def _show_chosen(self, platform: object) -> None:
        self._detail.setVisible(platform is not None)
        if platform is None:
            return
        name, formats = str(platform), self.desk.formats
        in_force = self.desk.platforms.terms(name)
        terms = in_force or next(iter(self._own_of(name)), None)
        if terms is None:
            self._detail.show_unknown(name, self._survey, formats)
        else:
            shipped = self.desk.shipped.terms(name)
            self._detail.show_platform(terms, in_force, shipped, self._survey, formats)

    # Changing

    def _begin(self) -> None:
        self._ask(_empty(self._today()), self.tr("New platform"))

    def _change(self) -> None:
        """Ask for a version of the chosen platform from today on; one of today is corrected."""
        platform = str(self.list.chosen_key)
        known = self.desk.platforms.terms(platform) or next(iter(self._own_of(platform)), None)
        if known is None:
            begun_from = replace(_empty(self._today()), platform=platform, name=platform)
            self._ask(begun_from, self.tr("Own terms"))
        elif known in self._own_of(platform) and known.as_of == self._today():
            self._ask(known, self.tr("Own terms"), is_correction=True)
        else:
            self._ask(replace(known, as_of=self._today()), self.tr("Own terms"))

    def _copy(self) -> None:
        platform = str(self.list.chosen_key)
        known = self.desk.platforms.terms(platform) or next(iter(self._own_of(platform)), None)
        if known is not None:
            copied = replace(known, platform="", name="", as_of=self._today())
            self._ask(copied, self.tr("Copy of {name}").format(name=known.name))

    def _open_version(self, day: object) -> None:
        for version in self._own_of(str(self.list.chosen_key)):
            if version.as_of == day and self._new.isEnabled():
                self._ask(version, self.tr("Own terms"), is_correction=True)

    def _restore(self) -> None:
        desk = self.desk
        shipped = desk.shipped.terms(str(self.list.chosen_key))
        if shipped is None:
            return
        said = self.tr("The shipped terms of {name} are in force again.").format(name=shipped.name)
        desk.bridge.change(
            lambda journal: restore_shipped(journal, desk.clock, shipped),
            lambda _: desk.notify(said, self.tr("Undo"), desk.actions["undo"].trigger),
            owner=self,
        )

    def _open_rates(self, ticker: object) -> None:
        from journal_app.ui.screens.platforms.rates_dialog import BorrowRatesDialog

        platform, asset = str(self.list.chosen_key), Asset(str(ticker))
        terms = self.desk.platforms.terms(platform)
        names = terms.names(asset) if terms else (asset,)
        called = terms.name if terms else platform
        BorrowRatesDialog(self.desk, platform, called, names, self.window()).open()

    def _ask(self, begun_from: Terms, title: str, **kind: Any) -> None:
        from journal_app.ui.screens.platforms.terms_dialog import TermsDialog

        asked = TermsDialog(self.desk, begun_from, title, self.window(), **kind)
        asked.kept.connect(lambda platform: self.show_facts(platform=platform))
        asked.open()

    def _own_of(self, platform: str) -> Sequence[Terms]:
        """The own versions of a platform, the oldest first."""
        own = self._survey.own if self._survey else ()
        return [each for each in own if each.platform == platform]

    def _today(self) -> date:
        return self.desk.now().astimezone(self.desk.formats.zone).date()


def _empty(today: date) -> Terms:
    """A platform of which nothing is said yet."""
    return Terms(platform="", name="", law="lending", as_of=today, source="", assets={}, aliases={})
