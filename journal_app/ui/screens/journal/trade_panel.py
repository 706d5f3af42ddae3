"""The chosen trade beside the table: ladder, key figures, ledger, profit, plan, and its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.services.describing import thesis_marked
from journal_app.ui.attachments.attachments_page import AttachedTo, AttachmentsPage
from journal_app.ui.desk import Desk
from journal_app.ui.screens.journal.ledger_list import LedgerList
from journal_app.ui.screens.journal.ledger_words import ledger_row
from journal_app.ui.screens.journal.leg_line import LegLine
from journal_app.ui.screens.journal.moment_bar import MomentBar
from journal_app.ui.screens.journal.page_words import (
    key_figures,
    leg_words,
)
from journal_app.ui.screens.journal.plan_page import PlanPage
from journal_app.ui.screens.journal.post_mortem_page import PostMortemPage
from journal_app.ui.screens.journal.profit_page import ProfitPage
from journal_app.ui.screens.journal.profit_words import profit_rows
from journal_app.ui.screens.journal.said_page import SaidPage
from journal_app.ui.screens.journal.trade_cells import position_words
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.choice import Segments
from journal_app.ui.widgets.figure_grid import FigureGrid
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import ElidedLabel, Sentence
from journal_app.ui.widgets.price_ladder import PriceLadder
from journal_app.ui.words import direction_word, mode_words, status_tone, status_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal_app.services.trade_page import TradePage

_BELL_WIDTH = 36
_LADDERS = 2
"""A pair and a hedge have two positions; nothing has more."""

_PLAN, _FILES, _POST_MORTEM = 2, 4, 5
"""Pages of a trade by their places; those before the plan come of a ledger."""


class TradePanel(Card):
    """One trade. Signals tell what is asked for: entries added, corrected, deleted, the closing, a
    rescue.
    """

    entry_asked = Signal()
    closing_asked = Signal()
    rescue_asked = Signal()
    alerts_asked = Signal()
    plan_asked = Signal()
    return_asked = Signal()
    correction_asked = Signal(int)
    deletion_asked = Signal(int)
    moment_asked = Signal(object)
    """The moment to show the trade at; None for now."""

    stop_asked = Signal()
    said = Signal(object)
    """What the trader wrote about the trade: fields of `describe_trade`."""

    def __init__(
        self, desk: Desk, name_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Chosen trade"))
        self._desk = desk
        self._name_of = name_of
        self.page: TradePage | None = None
        self._empty = Sentence(self.tr("Choose a trade to see its ledger."), color="muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown = self._made_page()
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._shown, 1)
        self._shown.hide()

    def _made_page(self) -> QWidget:
        self._name = ElidedLabel(pixels=14, weight=700)
        self._chip = Chip()
        self._told = ElidedLabel(pixels=12, color="muted")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name)
        head.addWidget(self._chip)
        head.addStretch(1)
        self.ladders = [PriceLadder() for _ in range(_LADDERS)]
        self.legs = [LegLine() for _ in range(_LADDERS)]
        self.moment = MomentBar()
        self.moment.asked.connect(self.moment_asked)
        self._figures = FigureGrid(6)
        self.ledger = LedgerList()
        self.profit = ProfitPage(self.tr("P&L by component"))
        self.plan = PlanPage()
        self.about = SaidPage()
        self._pages = QStackedWidget()
        self.attachments = AttachmentsPage(self._desk)
        self.attachments.serve(self)
        self.attachments.brought.connect(self._show_files)
        self.post_mortem = PostMortemPage(self._desk)
        pages = (self.ledger, self.profit, self.plan, self.about, self.attachments)
        for page in (*pages, self.post_mortem):
            self._pages.addWidget(page)
        self._words = (
            (0, self.tr("Ledger")),
            (1, self.tr("P&&L")),
            (_PLAN, self.tr("Plan")),
            (3, self.tr("Notes")),
            (_FILES, self.tr("Files")),
        )
        self._part = self._first_part = 0
        self._looks_back = False
        self.parts = Segments(self._words, gap=4)
        self.parts.setObjectName("journal.parts")
        self.parts.setAccessibleName(self.tr("What is shown of the trade"))
        self.parts.chosen.connect(self._show_part)
        self.parts.choose(0)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._told)
        column.addWidget(self.moment)
        for leg, ladder in zip(self.legs, self.ladders, strict=True):
            column.addWidget(leg)
            column.addWidget(ladder)
        column.addWidget(self._figures)
        column.addSpacing(4)
        column.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._pages, 1)
        column.addLayout(self._made_buttons())
        self.ledger.correction_asked.connect(self.correction_asked)
        self.ledger.deletion_asked.connect(self.deletion_asked)
        self.about.said.connect(self.said)
        self.about.refused.connect(self._tell_refused)
        self.plan.stop_asked.connect(self.stop_asked)
        self.plan.thesis_marked.connect(self._mark_thesis)
        self.plan.copied.connect(self._tell_copied)
        return shown

    def _made_buttons(self) -> FlowLayout:
        self.add_entry = button(self.tr("Add entry"))
        self.add_entry.setObjectName("journal.add_entry")
        self.add_entry.clicked.connect(self.entry_asked)
        self.rescue = button(self.tr("Rescue"))
        self.rescue.setObjectName("journal.rescue")
        self.rescue.clicked.connect(self.rescue_asked)
        self.close_trade = button(self.tr("Close trade"))
        self.close_trade.setObjectName("journal.close_trade")
        self.close_trade.clicked.connect(self.closing_asked)
        self.alerts = button("", "plain", "bell", name=self.tr("Alerts"))
        self.alerts.setObjectName("journal.alerts")
        self.alerts.setFixedWidth(_BELL_WIDTH)
        self.alerts.clicked.connect(self.alerts_asked)
        self.go_on = button("", "primary")
        self.go_on.setObjectName("journal.plan")
        self.go_on.clicked.connect(self.plan_asked)
        self.bring_back = button(self.tr("Bring back"))
        self.bring_back.setObjectName("journal.bring_back")
        self.bring_back.clicked.connect(self.return_asked)
        self.look_back = button("")
        self.look_back.setObjectName("journal.look_back")
        self.look_back.clicked.connect(self._turn_back)
        row = FlowLayout()
        row.addWidget(self.bring_back)
        row.addWidget(self.go_on)
        row.addWidget(self.add_entry)
        row.addWidget(self.rescue)
        row.addWidget(self.look_back)
        row.addWidget(self.close_trade)
        row.addWidget(self.alerts)
        return row

    def _mark_thesis(self, is_invalid: bool) -> None:  # noqa: FBT001 - a signal's
        assert self.page is not None, "what is marked is shown"
        trade = self.page.trade
        tags = thesis_marked(trade, is_invalid=is_invalid)
        self.said.emit({"trade_id": trade.id, "tags": tags})

    def _tell_copied(self, what: str) -> None:
        self._desk.notify(
            self.tr("The picture is copied.")
            if what == "picture"
            else self.tr("The table is copied.")
        )

    def _tell_refused(self, length: int) -> None:
        count = self._desk.formats.count(length)
        text = self.tr(
            "Not taken: it has a line of {count} characters. Break it into paragraphs first; "
            "the clipboard still has it."
        )
        self._desk.notify(text.format(count=count))

    def show_nothing(self) -> None:
        """No trade is chosen."""
        self.page = None
        self.about.keep()
        self._shown.hide()
        self._empty.show()

    def show_page(self, page: TradePage) -> None:
        """Show a trade, or the same one as it is now."""
        formats, trade, told = self._desk.formats, page.trade, page.figures
        self.page = page
        sides = " ".join(held.direction.value for held in told.positions or trade.positions)
        assets = " ".join(held.asset for held in told.positions or trade.positions)
        name, side, _ = position_words(assets, sides)
        one_side = direction_word(sides) if len(sides.split()) == 1 else side.lower()
        self._name.setText(f"{name or trade.label} {one_side}".strip())
        self._chip.show_word(status_word(trade.status.value), status_tone(trade.status.value))
        mode, meant = self._mode()
        self._told.setText(
            " · ".join(
                part for part in (f"#{trade.number}", self._name_of(trade.platform), mode) if part
            )
        )
        self._told.setAccessibleDescription(meant)
        self._show_ladders(page)
        self._figures.show_figures(key_figures(page, formats))
        self._show_ledger()
        self.profit.show_rows(profit_rows(page, formats))
        self.post_mortem.show_trade(trade.id if page.was_liquidated else None)
        self.about.show_trade(trade)
        can_write = not self._desk.bridge.is_read_only and trade.deleted_at is None
        self.attachments.show_place(AttachedTo(trade.id), can_write=can_write)
        self.about.links.show_links(page.linked)
        self._show_parts()
        self._show_what_can_be_done()
        self._empty.hide()
        self._shown.show()

    def _show_ladders(self, page: TradePage) -> None:
        """One for each position, named where there are two."""
        for place, (leg, ladder) in enumerate(zip(self.legs, self.ladders, strict=True)):
            shown = page.ladders[place] if place < len(page.ladders) else None
            ladder.show_levels(shown.levels if shown else None)
            ladder.setVisible(shown is not None)
            if shown is not None:
                leg.show_leg(*leg_words(page, shown, self._desk.formats))
            leg.setVisible(shown is not None and len(page.ladders) > 1)

    def _show_ledger(self) -> None:
        """Every entry; what came after the moment that is shown is grey."""
        assert self.page is not None
        times, formats = self.page.times, self._desk.formats
        lines = self.page.ledger
        self.moment.show_times(times, [line.recorded.entry.at for line in lines], formats)
        self.ledger.show_rows(
            [
                ledger_row(
                    line.recorded.id,
                    line.step,
                    formats,
                    is_later=times is not None and line.recorded.entry.at > times.shown,
                )
                for line in lines
            ]
        )

    def _show_parts(self) -> None:
        """Offer what a ledger gives only where there is one; the part chosen last stays chosen."""
        assert self.page is not None
        part, first = self._part, 0 if self.page.ledger else _PLAN
        if first != self._first_part:
            self._first_part = first
            self.parts.set_choices(self._words[first:])
        self.parts.choose(max(part, first))
        self._part = part
        self._show_chosen_page()

    def _show_part(self, part: int) -> None:
        self._part = part
        self._pages.setCurrentIndex(part)

    def _turn_back(self) -> None:
        """Look back at the liquidation, or go on with the trade."""
        self._looks_back = not self._looks_back
        self._show_chosen_page()

    def _show_chosen_page(self) -> None:
        """The part that is chosen; of a liquidated trade what went before it, where it is asked."""
        was_liquidated = self.page is not None and self.page.was_liquidated
        is_back = self._looks_back and was_liquidated
        self.parts.setVisible(not is_back)
        self._pages.setCurrentIndex(_POST_MORTEM if is_back else self.parts.data())
        self.look_back.setVisible(was_liquidated)
        words = self.tr("Back to the trade") if is_back else self.tr("Post\u2011mortem")
        self.look_back.setText(words)

    def _show_files(self) -> None:
        self._looks_back = False
        self.parts.choose(_FILES)
        self._show_chosen_page()

    def _mode(self) -> tuple[str, str]:
        assert self.page is not None
        trade = self.page.trade
        is_pooled = trade.terms is not None and trade.terms.pools_accounts
        return mode_words(trade.margin_mode.value, is_pooled_there=is_pooled)

    def _show_what_can_be_done(self) -> None:
        """Offer only what can be done with the trade now."""
        assert self.page is not None
        is_read_only = self._desk.bridge.is_read_only
        is_trashed = self.page.trade.deleted_at is not None
        can_write = not is_read_only and not is_trashed
        can_act = can_write and not self.page.is_past
        self.bring_back.setVisible(is_trashed and not is_read_only)
        self.plan.show_page(self.page, self._desk.formats, can_act=can_act)
        status = self.page.trade.status
        is_flat = not any(held.quantity for held in self.page.figures.positions)
        self.go_on.setVisible(can_write and status in ("draft", "planned"))
        self.go_on.setText(
            self.tr("Open the trade…") if status == "planned" else self.tr("Go on with the draft")
        )
        self.add_entry.setVisible(can_act and status.was_opened)
        self.rescue.setVisible(can_act and status == "open" and not is_flat)
        self.close_trade.setVisible(can_act and status == "open" and not is_flat)
        self.alerts.setVisible(can_act and status == "open")
        self.ledger.is_read_only = not can_write
        self.about.set_read_only(is_read_only=not can_write)
