"""Leads through a journal's first trade: where its next step is shown, and what that starts."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.services.first_trade import FirstStep, FirstTrade
from journal_app.ui.desk import Desk
from journal_app.ui.screens.today.first_trade_card import FirstTradeCard, NextStepStrip
from journal_app.ui.widgets.scroll_page import ScrollPage

HIDDEN = "today.first_trade"
"""Among the preferences: whether the strip was sent away."""


class FirstTradeWay(QObject):
    """A page in place of the figures while the journal is empty, and then a strip above them."""

    def __init__(self, desk: Desk, body: QVBoxLayout, figures: QVBoxLayout, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._body, self._figures = desk, body, figures
        self._first: FirstTrade | None = None
        self.page: QWidget | None = None
        self.strip: NextStepStrip | None = None

    def show_step(self, first: FirstTrade | None) -> None:
        """Show what comes next; None: the way is over."""
        self._first = first
        if first is not None and first.trade_id is None and self.page is None:
            self._make_page()
        if first is not None and first.trade_id is not None and self.strip is None:
            self._make_strip()
        if self.page is not None:
            self.page.setVisible(first is not None and first.trade_id is None)
        if self.strip is not None:
            if first is not None:
                self.strip.show_step(first)
            is_wanted = first is not None and first.trade_id is not None and not self._is_hidden
            self.strip.setVisible(is_wanted and not self._desk.bridge.is_read_only)

    def _make_page(self) -> None:
        card = FirstTradeCard()
        inside = QWidget()
        middle = QHBoxLayout()  # aligned instead, the card would not be as high as its lines
        middle.addStretch(1)
        middle.addWidget(card, 100)
        middle.addStretch(1)
        column = QVBoxLayout(inside)
        column.addStretch(1)
        column.addLayout(middle)
        column.addStretch(2)
        self.page = ScrollPage(inside)
        self.page.setObjectName("today.empty")
        self._body.addWidget(self.page, 1)
        come_in = self._desk.actions["import"]
        card.came.connect(lambda: card.tell_begun(is_begun=self._is_begun))
        card.plan_asked.connect(self._plan)
        card.demo_asked.connect(lambda: self._desk.actions["open_demo"].trigger())
        card.example_asked.connect(lambda: self._desk.go("plan", example=True))
        card.import_asked.connect(come_in.trigger)

    @property
    def _is_begun(self) -> bool:
        """Whether answers wait that are not kept in the journal yet."""
        from journal_app.ui.unfinished import read_unfinished

        path = self._desk.journal_path
        return path is not None and read_unfinished(path) is not None

    def _plan(self) -> None:
        if self._is_begun:
            self._desk.go("plan", page="checklist")
        else:
            self._desk.actions["plan_trade"].trigger()

    def _make_strip(self) -> None:
        self.strip = NextStepStrip()
        self._figures.insertWidget(0, self.strip)
        self.strip.wanted.connect(self._go_on)
        self.strip.hidden.connect(self._hide)

    def _go_on(self) -> None:
        desk, first = self._desk, self._first
        if first is None:
            return
        match first.step:
            case FirstStep.PLAN:
                desk.go("plan", trade_id=first.trade_id)
            case FirstStep.OPEN:
                desk.go("plan", trade_id=first.trade_id, open=True)
            case FirstStep.PRICE:
                desk.actions["update_prices"].trigger()
            case FirstStep.CLOSE:
                desk.go("journal", trade_id=first.trade_id, act="close_trade")
            case FirstStep.REVIEW:
                desk.go("review", unit="week", writes=True)

    @property
    def _is_hidden(self) -> bool:
        return self._desk.preferences.text(HIDDEN) == "hidden"

    def _hide(self) -> None:
        self._desk.preferences.remember(HIDDEN, "hidden")
        self.show_step(self._first)
        said = self.tr("The steps of the first trade are shown no more.")
        self._desk.notify(said, self.tr("Undo"), self._show_again)

    def _show_again(self) -> None:
        self._desk.preferences.remember(HIDDEN, "")
        self.show_step(self._first)
