"""The journal: search, filters, every trade in a table, and the chosen one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from journal_app.domain.periods import day_of
from journal_app.domain.trade import Status
from journal_app.domain.watching.book import platform_name
from journal_app.services.browsing import zone_of
from journal_app.services.describing import offered_words
from journal_app.services.gathering import GatheredBy, Group, gathered
from journal_app.services.ports import SavedView, TradeFilter, UnitOfWork
from journal_app.services.trade_page import TradePage, trade_page
from journal_app.ui.desk import Desk
from journal_app.ui.filters.filter_bar import FilterBar
from journal_app.ui.filters.kinds import IN_THE_JOURNAL, OF_WORDS, trade_filter
from journal_app.ui.filters.list_views import ListViews
from journal_app.ui.models.trade_table import TradeTable
from journal_app.ui.result_words import trades
from journal_app.ui.screens.journal.chosen_trade import ChosenTrade
from journal_app.ui.screens.journal.group_cells import group_rows
from journal_app.ui.screens.journal.selected_trades import SelectedTrades
from journal_app.ui.screens.journal.selection_bar import SelectionBar
from journal_app.ui.screens.journal.trade_cells import cells_of, columns
from journal_app.ui.screens.journal.trade_list import TradeList
from journal_app.ui.screens.journal.trade_panel import TradePanel
from journal_app.ui.screens.screen import Screen
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.search_field import SearchField

NEWEST_FIRST: Final = ("number", True)
_PANEL_WIDTH: Final = 352


class Found(NamedTuple):
    """What a look at the journal found: ids in order, and how many trades there are.

    groups: those that the ids stand in; None where they stand in none.
    """

    ids: Sequence[int]
    trades: int
    groups: Sequence[Group] | None


class JournalScreen(Screen):
    """Every trade, planned to closed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, QCoreApplication.translate("JournalScreen", "Journal"), parent)
        self._names: dict[str, str] = {}
        self._order = NEWEST_FIRST
        self._wanted_trade: int | None = None
        self._moment: tuple[int, datetime] | None = None
        self._after_page: dict[str, Any] = {}
        self._make_header()
        self.filters = FilterBar(self._name_of)
        self.filters.changed.connect(self._search)
        self.filters.cleared.connect(lambda: self.filters.views.show_name(""))
        self.filters.views.chosen.connect(self._show_view)
        self._views = ListViews(desk, self.filters.views, self._shown_view, self)
        self.body.addWidget(self.filters)
        self._make_table()
        self.panel = TradePanel(desk, self._name_of)
        self._connect_panel()
        self.chosen = ChosenTrade(desk, self.panel, self)
        self.selected.price_asked.connect(self.chosen.say_price)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(self.SPACING)
        split.addWidget(self._lists)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        self.panel.setMinimumWidth(300)
        split.setSizes([700, _PANEL_WIDTH])
        self._split = split
        self.body.addWidget(split, 1)

    # Making

    def _make_header(self) -> None:
        self.search = SearchField()
        self.search.setObjectName("journal.search")
        self.search.setPlaceholderText(self.tr("Search: asset, tag, note …"))
        self.search.setAccessibleName(self.tr("Search trades"))
        self.search.setClearButtonEnabled(False)
        self.search.setMinimumWidth(220)
        self.search.textChanged.connect(self._search)
        self.header.add(self.search)
        actions = self.desk.actions
        for name, role, text in (
            ("import", "plain", self.tr("Import")),
            ("plan_trade", "primary", self.tr("Plan a trade")),
        ):
            made = button(text, role)
            made.setObjectName(f"journal.{name}")
            made.clicked.connect(actions[name].trigger)
            self.header.add(made)
            made.setVisible(not self.desk.bridge.is_read_only)

    def _make_table(self) -> None:
        self.model = TradeTable(
            columns(),
            lambda line: cells_of(line, self.desk.formats, self._name_of),
            self._fetch,
            self,
        )
        self.model.show_order(self._order[0], Qt.SortOrder.DescendingOrder)
        self.model.sort_asked.connect(self._sort)
        self.table = TradeList()
        self.table.setObjectName("journal.trades")
        self.table.setAccessibleName(self.tr("Trades"))
        self.table.setModel(self.model)
        self._recall_columns()
        self.table.columns_changed.connect(self._remember_columns)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(
            lambda _: self.panel.ledger.setFocus(Qt.FocusReason.TabFocusReason)
        )
        self.search.left.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))
        card = Card(margin=8)
        card.body.addWidget(self.table)
        self.selection = SelectionBar()
        self.selected = SelectedTrades(
            self.desk, self.table, self.selection, lambda: "trash" in self.filters.chosen
        )
        card.body.addWidget(self.selection)
        self._none_found = EmptyState(
            self.tr("No trade is like that."), self.tr("Show all trades"), self._show_all
        )
        self._no_trades = EmptyState(
            self.tr("No trades yet. Plan the first one, or import what you have."),
            self.tr("Plan a trade"),
            self.desk.actions["plan_trade"].trigger,
        )
        self._lists = QStackedWidget()
        for page in (card, self._none_found, self._no_trades):
            self._lists.addWidget(page)

    def _recall_columns(self) -> None:
        """Show the columns that were chosen last, else those that there is room for."""
        preferences = self.desk.preferences
        widths = dict(each.split(":") for each in preferences.text("journal_widths").split())
        if kept := preferences.text("journal_columns"):
            self.table.show_columns(
                kept.split(),
                {key: int(width) for key, width in widths.items() if width.isdecimal()},
            )

    def _remember_columns(self) -> None:
        preferences, widths = self.desk.preferences, self.table.own_widths
        preferences.remember("journal_columns", " ".join(self.table.shown_columns))
        preferences.remember(
            "journal_widths", " ".join(f"{key}:{width}" for key, width in widths.items())
        )

    def _connect_panel(self) -> None:
        panel = self.panel
        panel.plan_asked.connect(self._go_to_plan)
        panel.return_asked.connect(self._bring_back)
        panel.about.links.opened.connect(self._show_trade)
        panel.moment_asked.connect(self._show_moment)

    # Showing

    def refresh(self) -> None:
        """Look again, and show the chosen trade as it is now."""
        self.model.forget_words()
        self._search()
        self.desk.bridge.read(
            lambda uow: {kind: uow.lists.words(kind) for kind in OF_WORDS},
            self._offer_words,
            owner=self,
            replacing="words",
        )
        self._views.refresh()
        self.desk.bridge.read(
            offered_words, self.panel.about.offer, owner=self, replacing="offered"
        )
        self._load_page()

    def show_facts(self, **facts: Any) -> None:
        """Choose a trade (`trade_id`), open the form of an entry (`entry`) or of an exit
        (`act="close_trade"`) or of a rescue (`act="rescue"`) with what is known of it, search
        (`act="find"`), or do what was asked of the chosen one. With `back` what was recorded leads
        back to that screen, and what was not to the planner (`planner`) that asked.
        """
        act = facts.pop("act", "")
        if act == "find":
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        elif act in ("add_entry", "close_trade", "compare_rescues", "trade_history"):
            self._after_page = {"act": act}
        trade_id = facts.pop("trade_id", None)
        if "entry" in facts:
            self._after_page = {"act": "add_entry", **facts}
        elif act in ("close_trade", "rescue"):
            self._after_page = {"act": act, **facts}
        if trade_id is not None:
            self._show_trade(trade_id)
        elif self.panel.page is not None:
            self._go_on()

    def _show_trade(self, trade_id: int) -> None:
        """Choose a trade, whatever the filters hide; what they do not hide leaves them as they are.

        Whether they hide it is seen in the list as it is now, not in the one that is shown.
        """
        self._wanted_trade = trade_id
        if self.table.chosen_key == trade_id:
            self._load_page()
        if not self.table.choose(trade_id):
            self._search()

    def _show_all(self) -> None:
        self.search.clear()
        self.filters.clear()
        self.filters.views.show_name("")

    def _search(self) -> None:
        if not self.desk.bridge.is_open:
            return
        wanted = self._filter()
        order, is_descending = self._order
        by = self.filters.grouped_by
        self.filters.views.compare(self._shown_view())

        def look(uow: UnitOfWork) -> Found:
            trades = sum(uow.lists.by_status().values())
            if by is None:
                ids = uow.lists.ids(wanted, order, descending=is_descending)
                return Found(ids, trades, None)
            zone = zone_of(uow)
            groups = gathered(uow, wanted, by, zone, order, descending=is_descending)
            return Found([each for group in groups for each in group.trade_ids], trades, groups)

        self.desk.bridge.read(
            look, lambda found: self._show_found(found, by), owner=self, replacing="list"
        )

    def _filter(self) -> TradeFilter:
        zone = self.desk.formats.zone
        today = day_of(self.desk.now(), zone)
        return trade_filter(self.filters.chosen, self.search.text(), today, zone)

    def _show_found(self, found: Found, by: GatheredBy | None) -> None:
        formats = self.desk.formats
        wanted, self._wanted_trade = self._wanted_trade, None  # before the rows, which may choose
        if found.groups is None or by is None:
            self.model.show_ids(found.ids)
        else:
            self.model.show_groups(group_rows(found.groups, by, self.model.columns, formats))
        text = trades(found.trades, formats)
        if len(found.ids) != found.trades:
            some = formats.count(len(found.ids))
            text = self.tr("{some} of {trades}").format(some=some, trades=text)
        self.header.set_subtitle(text)
        page = 0 if found.ids else (1 if found.trades else 2)
        self._lists.setCurrentIndex(page)
        self.panel.setVisible(page != 2)
        self._choose_again(found.ids, wanted)

    def _offer_words(self, words: dict[str, list[str]]) -> None:
        for kind, of_kind in words.items():
            self.filters.offer(kind, of_kind)

    def _choose_again(self, ids: Sequence[int], wanted: int | None) -> None:
        """Choose what was asked for, else the first row where none is chosen."""
        if wanted is not None and not self.table.choose(wanted):
            if self.search.text() or self.filters.chosen:
                self._show_all()
                self._wanted_trade = wanted
                self._search()
                return
            self._after_page = {}  # what was asked for is gone
        if not ids:
            self._after_page = {}
            self.panel.show_nothing()
        elif self.table.chosen_key is None:
            page = self.panel.page
            if page is None or not self.table.choose(page.trade.id):
                self.table.choose(ids[0])
                self.table.scrollToTop()  # where a heading may stand over it

    def _sort(self, key: str, is_descending: bool) -> None:  # noqa: FBT001 - a signal's slot
        self._order = (key, is_descending)
        self._search()

    def _fetch(self, ids: Sequence[int], take: Any) -> None:
        self.desk.bridge.read(lambda uow: uow.lists.lines(ids), take, owner=self.model)

    def _name_of(self, platform: str) -> str:
        if platform not in self._names:
            terms = self.desk.platforms.terms(platform)
            self._names[platform] = platform_name(terms.name) if terms else platform
        return self._names[platform]

    # The chosen trade

    def _choose(self, trade_id: object) -> None:
        self._wanted_trade = self._moment = None
        if trade_id is None:
            self.panel.show_nothing()
        else:
            self._load_page()

    def _trade_on_show(self) -> int | None:
        """The chosen trade; where a heading is chosen, the one that was before."""
        match self.table.chosen_key:
            case None:
                return None
            case int() as trade_id:
                return trade_id
            case _:
                return self.panel.page.trade.id if self.panel.page is not None else None

    def _load_page(self) -> None:
        trade_id = self._trade_on_show()
        if trade_id is not None:
            of, at = self._moment or (None, None)
            moment = at if of == trade_id else None
            self.desk.bridge.read(
                lambda uow: trade_page(uow, trade_id, moment),
                self._show_page,
                owner=self,
                otherwise=lambda _: self.panel.show_nothing(),
                replacing="page",
            )

    def _show_moment(self, moment: datetime | None) -> None:
        """Show the chosen trade as it stood; another trade is shown as it is now."""
        if self.panel.page is not None:
            self._moment = None if moment is None else (self.panel.page.trade.id, moment)
            self._load_page()

    def _show_page(self, page: TradePage) -> None:
        if page.trade.id == self._trade_on_show():  # else the list has gone on meanwhile
            self.panel.show_page(page)
            self._go_on()

    def _go_on(self) -> None:
        """Do what was waiting for the trade to be shown; what is done is done now."""
        page = self.panel.page
        if self._after_page and page is not None and page.is_past:
            self._show_moment(None)
            return
        facts, self._after_page = self._after_page, {}
        match facts.pop("act", ""):
            case "add_entry":
                self.chosen.open_entry(facts.pop("entry", ""), **facts)
            case "close_trade":
                self.chosen.open_closing(**facts)
            case "rescue":
                self.chosen.open_rescue(**facts)
            case "compare_rescues":
                self.chosen.compare_rescues()
            case "trade_history" if self.panel.page is not None:
                self.desk.open_history(self.panel.page.trade.number)
            case _:
                pass

    # Views

    def _shown_view(self, name: str = "") -> SavedView:
        """What is shown, as it would be saved under a name."""
        order, is_descending = self._order
        return SavedView(
            screen=IN_THE_JOURNAL.screen,
            name=name,
            chosen=dict(self.filters.chosen),
            text=self.search.text().strip(),
            sorted_by=order,
            is_descending=is_descending,
            grouped_by=self.filters.grouped_by or "",
        )

    def _show_view(self, view: SavedView) -> None:
        """Show what was saved; an order that is none any more gives way to the usual one."""
        known = {column.key for column in self.model.columns if column.sorts}
        is_known = view.sorted_by in known
        self._order = (view.sorted_by, view.is_descending) if is_known else NEWEST_FIRST
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        self.model.show_order(self._order[0], descending if self._order[1] else ascending)
        self.search.setText(view.text)
        self.filters.show_choice(view.chosen, view.grouped_by)
        self.filters.views.show_name(view.name)
        self._search()

    def _bring_back(self) -> None:
        page = self.panel.page
        if page is not None:
            self.selected.bring_back([page.trade.id])

    def _go_to_plan(self) -> None:
        if self.panel.page is not None:
            trade = self.panel.page.trade
            self.desk.go("plan", trade_id=trade.id, open=trade.status is Status.PLANNED)
