"""The screen of analytics: any selection of counted trades, looked at from several sides."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.periods import day_of
from journal_app.reports.review import FEW
from journal_app.services.analysing import (
    Analysis,
    GroupedBy,
    Span,
    analysis_in,
    groups_in,
    rules_in,
    spanning,
)
from journal_app.services.comparing import compared_in, resampled_in
from journal_app.services.ports import SavedView, TradeFilter, UnitOfWork
from journal_app.ui.desk import Desk
from journal_app.ui.filters.kinds import IN_ANALYTICS, OF_WORDS
from journal_app.ui.filters.list_views import ListViews
from journal_app.ui.result_words import trades
from journal_app.ui.screens.analytics import analysis_words
from journal_app.ui.screens.analytics.data_export import export_table
from journal_app.ui.screens.analytics.filters import AnalyticsFilters
from journal_app.ui.screens.analytics.follow_reading import FollowReading
from journal_app.ui.screens.analytics.page import ChartsPage
from journal_app.ui.screens.analytics.page_picture import page_picture
from journal_app.ui.screens.screen import Screen
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.scroll_page import BAR, ScrollPage

if TYPE_CHECKING:
    from journal_app.reports.comparison import Comparison
    from journal_app.ui.screens.analytics.analysis_charts import Frames
    from journal_app.ui.screens.analytics.compared_page import ComparedPage

THE_OTHER: Final = IN_ANALYTICS._replace(screen="analytics.compared")


class AnalyticsScreen(Screen):
    """Result, components, R, rules, hours, groups, interest, chance, extremes and days.

    They are of the trades that pass the filters; or two selections stand side by side.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, self.tr("Analytics"), parent)
        self._has_closed = True
        self._compared: ComparedPage | None = None
        self._make_header()
        self.filters = AnalyticsFilters(self._platform_name)
        self.other = AnalyticsFilters(self._platform_name, THE_OTHER)
        self.other.hide()
        for filters in (self.filters, self.other):
            filters.bar.changed.connect(self._ask)
            filters.bar.cleared.connect(lambda of=filters: of.bar.views.show_name(""))
            filters.bar.views.chosen.connect(partial(self._show_view, filters))
        self.other.bar.views.hide()
        self._views = ListViews(desk, self.filters.bar.views, self._shown_view, self)
        self.page = ChartsPage(self._platform_name)
        self.page.grouped.connect(self._ask_groups)
        self.page.opened.connect(lambda trade_id: desk.go("journal", trade_id=trade_id))
        self._connect(self.page.frames)
        self._following = FollowReading(desk, self)
        self._following.went_on.connect(
            lambda done, of: self.page.show_progress(done, of, desk.formats)
        )
        self._following.done.connect(
            lambda task, found: self.page.show_followed(task, found, desk.formats)
        )
        self._empty = EmptyState(
            self.tr("Charts begin with the first trade that is closed."),
            self.tr("Plan a trade"),
            desk.actions["plan_trade"].trigger,
        )
        self._empty.setObjectName("analytics.empty")
        self._empty.hide()
        self._lay_out()

    # Parts

    def _make_header(self) -> None:
        self._few = Chip("", "warning")
        self._few.hide()
        self.compare = button(self.tr("Compare"))
        self.compare.setObjectName("analytics.compare")
        self.compare.setCheckable(True)
        self.compare.toggled.connect(self._turn)
        self._copy = button(self.tr("Copy picture"))
        self._copy.setObjectName("analytics.copy")
        self._copy.clicked.connect(self._copy_page)
        self._table = button(self.tr("Table"))
        self._table.setObjectName("analytics.table")
        self._table.setCheckable(True)
        self._table.toggled.connect(self._show_tables)
        for made in (self._few, self.compare, self._copy, self._table):
            self.header.add(made)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(_scrolling(self.page))
        self.body.setContentsMargins(self.MARGIN, 16, self.MARGIN - BAR, 16)
        self.header.setContentsMargins(0, 0, BAR, 0)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.other)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self._empty, 1)

    def _connect(self, frames: Frames) -> None:
        frames.copied.connect(self._tell_copied)
        frames.export_asked.connect(lambda table: export_table(self.desk, self, table))

    def _made_compared(self) -> ComparedPage:
        """The page of two selections, made when it is first wanted."""
        if self._compared is None:
            from journal_app.ui.screens.analytics.compared_page import ComparedPage

            self._compared = ComparedPage()
            for frames in self._compared.sides:
                self._connect(frames)
            self._pages.addWidget(_scrolling(self._compared))
        return self._compared

    # What is shown

    def refresh(self) -> None:
        """Ask for the words in use, then for everything that is shown."""
        self.desk.bridge.read(
            lambda uow: {kind: uow.lists.words(kind) for kind in OF_WORDS},
            self._offer,
            owner=self,
            replacing="words",
        )
        self._views.refresh()
        self._ask()

    def show_facts(self, **facts: Any) -> None:
        """Reach over a `span` that another screen asks for."""
        if (span := facts.get("span")) is not None:
            self.filters.choose_span(Span(span))

    def hideEvent(self, event: QHideEvent) -> None:
        """Follow no more trades while nobody looks."""
        super().hideEvent(event)
        self._following.halt()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up, and go on where it was left."""
        super().showEvent(event)
        self._following.go_on()

    def _offer(self, words: dict[str, list[str]]) -> None:
        self.filters.offer(words)
        self.other.offer(words)

    def _ask(self) -> None:
        """Ask for what is on show: figures first, then what takes longer to read."""
        if not self.desk.bridge.is_open:
            return
        self.filters.bar.views.compare(self._shown_view(""))
        if self.compare.isChecked():
            self._ask_compared()
            return
        now, (span, wanted) = self.desk.now(), self._chosen(self.filters)
        bridge = self.desk.bridge
        bridge.read(
            lambda uow: analysis_in(uow, spanning(uow, span, wanted, now), now),
            self._show_analysis,
            owner=self,
            replacing="analysis",
        )
        self._ask_groups()
        bridge.read(
            lambda uow: rules_in(uow, spanning(uow, span, wanted, now)),
            lambda rules: self.page.show_rules(rules, self.desk.formats),
            owner=self,
            replacing="rules",
        )
        bridge.read(
            lambda uow: resampled_in(uow, spanning(uow, span, wanted, now)),
            lambda made: self.page.show_chance(made, self.desk.formats),
            owner=self,
            replacing="chance",
        )
        self._following.begin(span, wanted)

    def _chosen(self, filters: AnalyticsFilters) -> tuple[Span, TradeFilter]:
        zone = self.desk.formats.zone
        return filters.span, filters.wanted(day_of(self.desk.now(), zone), zone)

    def _ask_groups(self, *_: object) -> None:
        now, (span, wanted) = self.desk.now(), self._chosen(self.filters)
        by = cast(GroupedBy, self.page.by)
        self.desk.bridge.read(
            lambda uow: groups_in(uow, spanning(uow, span, wanted, now), by),
            lambda groups: self.page.show_groups(by, groups, self.desk.formats),
            owner=self,
            replacing="groups",
        )

    def _show_analysis(self, told: Analysis) -> None:
        self._judge(told)
        count = told.statistics.count
        subtitle = analysis_words.counted(told, self.filters.span, self.desk.formats)
        self.header.set_subtitle(subtitle if told.has_closed else "")
        self._few.setVisible(0 < count < FEW)
        self._few.show_word(self.tr("Small sample"), "warning")
        self._few.setToolTip(
            self.tr("{trades} closed: fewer than {few}, too few to conclude from.").format(
                trades=trades(count, self.desk.formats), few=FEW
            )
        )
        if count:
            self.page.show_analysis(told, self.filters.span, self.desk.formats)
        else:
            self.page.show_nothing()

    def _judge(self, told: Analysis) -> None:
        """Show pages, or that there is nothing to make any of yet."""
        self._has_closed = told.has_closed
        for each in (self._pages, self.filters, self.compare, self._copy, self._table):
            each.setVisible(told.has_closed)
        self.other.setVisible(told.has_closed and self.compare.isChecked())
        self._empty.setVisible(not told.has_closed)

    # Two selections

    def _turn(self, is_comparing: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.other.setVisible(is_comparing)
        if is_comparing:
            page = self._made_compared()
            page.show_tables(shows=self._table.isChecked())
            self._following.halt()
            self._few.hide()
            if self.other.span is self.filters.span and not self.other.bar.chosen:
                self.other.choose_span(Span.TWELVE_BEFORE)
        else:
            self._following.go_on()
        self._pages.setCurrentIndex(int(is_comparing))
        self._ask()

    def _ask_compared(self) -> None:
        page, now, bridge = self._made_compared(), self.desk.now(), self.desk.bridge
        chosen = [self._chosen(each) for each in (self.filters, self.other)]
        names = self.filters.words, self.other.words
        for side, (span, wanted) in enumerate(chosen):
            bridge.read(
                partial(_analysed, span=span, wanted=wanted, now=now),
                partial(self._show_side, side),
                owner=self,
                replacing=f"side {side}",
            )

        def compared(uow: UnitOfWork) -> Comparison:
            one, other = (spanning(uow, span, wanted, now) for span, wanted in chosen)
            return compared_in(uow, (names[0], one), (names[1], other))

        bridge.read(
            compared,
            lambda found: page.show_figures(found, self.desk.formats),
            owner=self,
            replacing="compared",
        )

    def _show_side(self, side: int, told: Analysis) -> None:
        self._judge(told)
        self._made_compared().show_side(side, told, self.desk.formats)
        if side == 0:
            self.header.set_subtitle(self.tr("two selections side by side"))

    # Saved views

    def _shown_view(self, name: str) -> SavedView:
        return self.filters.view(name)

    def _show_view(self, filters: AnalyticsFilters, view: SavedView) -> None:
        filters.show_view(view)
        filters.bar.views.show_name(view.name)
        filters.bar.views.compare(self._shown_view(""))

    # What can be done

    def _show_tables(self, shows: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.page.show_tables(shows=shows)
        if self._compared is not None:
            self._compared.show_tables(shows=shows)

    def _copy_page(self) -> None:
        page: QWidget = self.page
        words = self.filters.words
        if self.compare.isChecked():
            page, words = self._made_compared(), f"{words}  |  {self.other.words}"
        page_picture(page, self.tr("Analytics"), words)
        self._tell_copied("picture")

    def _platform_name(self, word: str) -> str:
        terms = self.desk.platforms.terms(word)
        return terms.name if terms else word

    def _tell_copied(self, what: str) -> None:
        self.desk.notify(
            self.tr("The picture is copied.")
            if what == "picture"
            else self.tr("The table is copied.")
        )


def _analysed(uow: UnitOfWork, span: Span, wanted: TradeFilter, now: datetime) -> Analysis:
    return analysis_in(uow, spanning(uow, span, wanted, now), now)


def _scrolling(page: QWidget) -> ScrollPage:
    """A page in a widget that has a layout of its own, whose margins the scrolling sets."""
    whole = QWidget()
    QVBoxLayout(whole).addWidget(page)
    return ScrollPage(whole)
