"""What is done with the trade that is chosen: entries, its exit, words and links, a step each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journal_app.domain.ledger.drafts import draft_of
from journal_app.domain.problems import JournalError
from journal_app.domain.trade import Status
from journal_app.services.describing import describe_trade
from journal_app.services.linking import link_trades, unlink_trades
from journal_app.services.ports import Journal
from journal_app.services.recording import delete_entry, entry_with_id
from journal_app.services.watch_lines import LinesSheet, lines_sheet
from journal_app.ui.desk import Desk
from journal_app.ui.screens.journal.trade_panel import TradePanel
from journal_app.ui.words import entry_word

if TYPE_CHECKING:
    from journal_app.domain.trade import Trade
    from journal_app.services.rescuing import Wanted
    from journal_app.services.trade_page import TradePage
    from journal_app.ui.dialogs.close_dialog import CloseDialog
    from journal_app.ui.dialogs.entry_dialog import EntryDialog
    from journal_app.ui.dialogs.rescue_dialog import RescueDialog


class ChosenTrade(QObject):
    """Does what the panel asks for, and says it with the way back."""

    def __init__(self, desk: Desk, panel: TradePanel, screen: QWidget) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._screen = desk, panel, screen
        panel.entry_asked.connect(lambda: self.open_entry())
        panel.stop_asked.connect(lambda: self.open_entry("stop"))
        panel.plan.lines_asked.connect(self._open_lines)
        panel.closing_asked.connect(lambda: self.open_closing())
        panel.rescue_asked.connect(self.compare_rescues)
        panel.alerts_asked.connect(self.open_alerts)
        panel.correction_asked.connect(self._correct)
        panel.deletion_asked.connect(self._delete)
        panel.said.connect(self._describe)
        panel.about.lists_asked.connect(self._open_lists)
        panel.about.links.link_asked.connect(self._link)
        panel.about.links.unlink_asked.connect(self._unlink)

    def open_entry(
        self, kind: str = "", *, back: str = "", planner: str = "", **known: Any
    ) -> None:
        """Ask for an entry, of a kind and with what is known of it.

        back, planner: the screen to return to once it is recorded, and the planner otherwise.
        """
        page = self._panel.page
        if page is None or not self._can_be_recorded_in(page):
            return
        from journal_app.ui.dialogs.entry_dialog import EntryDialog

        dialog = EntryDialog(self._desk, page, self._screen)
        dialog.begin(kind, **known)
        dialog.recorded.connect(self._say_recorded)
        self._return_after(dialog, back, planner)
        dialog.open()

    def open_closing(self, *, back: str = "", planner: str = "", **known: Any) -> None:
        """Ask for the exit, or a part of it, with what is known of it; `back` as of an entry."""
        page = self._panel.page
        if page is None or not self._can_be_recorded_in(page):
            return
        if not any(held.quantity for held in page.figures.positions):
            self._desk.notify(self.tr("Nothing is open in this trade."))
            return
        from journal_app.ui.dialogs.close_dialog import CloseDialog

        dialog = CloseDialog(self._desk, page, self._screen)
        dialog.form.prefill(**known)
        dialog.recorded.connect(self._say)
        self._return_after(dialog, back, planner)
        dialog.open()

    def open_rescue(self, wanted: Wanted, *, back: str = "", planner: str = "") -> None:
        """Ask whether a way of a rescue is recorded, in this trade and those of its account.

        back, planner: as of an entry.
        """
        page = self._panel.page
        if page is None or not self._can_be_recorded_in(page):
            return
        from journal_app.ui.dialogs.rescue_dialog import RescueDialog

        dialog = RescueDialog(self._desk, page, wanted, self._screen)
        dialog.recorded.connect(self._say)
        self._return_after(dialog, back, planner)
        dialog.open()

    def compare_rescues(self) -> None:
        """Compare the rescues of the trade in their planner, which leads back here."""
        page = self._panel.page
        if page is None:
            return
        held = next((each for each in page.figures.positions if each.quantity), None)
        if held is None or page.trade.status is not Status.OPEN:
            self._desk.notify(self.tr("Nothing is open in this trade."))
            return
        facts = {"trade_id": page.trade.id, "asset": held.asset, "back": "journal"}
        self._desk.go("plan", planner="rescue", **facts)

    def say_price(self) -> None:
        """Open the sheet of prices at the asset of the trade, the first that it holds."""
        page = self._panel.page
        if page is None or self._desk.bridge.is_read_only:
            return
        held = next((each for each in page.figures.positions if each.quantity), None)
        if held is None or page.trade.status is not Status.OPEN:
            self._desk.notify(self.tr("Nothing is open in this trade."))
            return
        from journal_app.ui.dialogs.prices_dialog import PricesDialog

        PricesDialog(self._desk, self._screen.window(), asset=held.asset).open()

    def _return_after(
        self, dialog: EntryDialog | CloseDialog | RescueDialog, back: str, planner: str
    ) -> None:
        if back:
            dialog.recorded.connect(lambda: self._desk.go(back))
            dialog.rejected.connect(lambda: self._desk.go("plan", planner=planner, back=back))

    def open_alerts(self) -> None:
        """Show the alerts of the trade, to be changed."""
        page = self._panel.page
        if page is None or not self._can_be_recorded_in(page):
            return
        from journal_app.ui.dialogs.alerts_dialog import AlertsDialog

        dialog = AlertsDialog(self._desk, page, self._screen)
        dialog.kept.connect(lambda: self._say(self.tr("The alerts are kept.")))
        dialog.open()

    def _open_lists(self) -> None:
        from journal_app.ui.dialogs.word_lists_dialog import WordListsDialog

        WordListsDialog(self._desk, self._screen).open()

    def _open_lines(self) -> None:
        """Ask for the lines of this trade, with all that is drawn as it is now."""
        page = self._panel.page
        if page is not None:
            self._desk.bridge.read(
                lines_sheet, lambda sheet: self._draw_lines(sheet, page.trade), owner=self
            )

    def _draw_lines(self, sheet: LinesSheet, trade: Trade) -> None:
        from journal_app.ui.dialogs.lines_dialog import LinesDialog

        places = sheet.places_of(trade)
        LinesDialog(self._desk, sheet.drawn, places, parent=self._screen.window()).open()

    def _can_be_recorded_in(self, page: TradePage) -> bool:
        """Whether the trade takes entries now; where it does not, say what comes first."""
        if self._desk.bridge.is_read_only:
            return False
        if page.trade.deleted_at is not None:
            self._desk.notify(self.tr("The trade is in the trash. Bring it back first."))
            return False
        if not page.trade.status.was_opened:
            self._desk.notify(self.tr("The trade was never opened, so nothing is recorded in it."))
            return False
        return True

    def _correct(self, entry_id: int) -> None:
        page = self._panel.page
        if page is None:
            return
        from journal_app.ui.dialogs.entry_dialog import EntryDialog

        recorded = entry_with_id([line.recorded for line in page.ledger], entry_id)
        dialog = EntryDialog(self._desk, page, self._screen)
        dialog.correct(entry_id, draft_of(recorded.entry))
        dialog.recorded.connect(
            lambda kind: self._say(self.tr("Corrected: {entry}").format(entry=entry_word(kind)))
        )
        dialog.open()

    def _delete(self, entry_id: int) -> None:
        page = self._panel.page
        if page is None:
            return
        trade_id = page.trade.id

        def delete(journal: Journal) -> None:
            delete_entry(journal, self._desk.clock, trade_id, entry_id)

        self._desk.bridge.change(
            delete, lambda _: self._say(self.tr("Entry deleted.")), owner=self,
            otherwise=self._say_why_not,
        )  # fmt: skip

    def _describe(self, said: dict[str, Any]) -> None:
        fields = dict(said)
        trade_id = fields.pop("trade_id")

        def refused(error: JournalError) -> None:
            self._panel.about.take_back(trade_id, fields)
            self._desk.bridge.failed.emit(error)

        self._desk.bridge.change(
            lambda journal: describe_trade(journal, self._desk.clock, trade_id, **fields),
            lambda trade: self._say(
                self.tr("Kept with trade {number}.").format(number=trade.number)
            ),
            owner=self,
            otherwise=refused,
        )

    def _link(self, number: int, kind: str) -> None:
        page = self._panel.page
        if page is None:
            return
        trade_id = page.trade.id
        self._desk.bridge.change(
            lambda journal: link_trades(journal, self._desk.clock, trade_id, number, kind),
            lambda other: self._say(self.tr("Linked with #{number}.").format(number=other.number)),
            owner=self,
            otherwise=lambda error: self._say_why_not(error, self.tr("It cannot be linked: {why}")),
        )

    def _unlink(self, other_id: int) -> None:
        page = self._panel.page
        if page is None:
            return
        trade_id = page.trade.id
        self._desk.bridge.change(
            lambda journal: unlink_trades(journal, self._desk.clock, trade_id, other_id),
            lambda _: self._say(self.tr("The link is removed.")),
            owner=self,
        )

    def _say_recorded(self, kind: str) -> None:
        self._say(self.tr("Recorded: {entry}").format(entry=entry_word(kind)))

    def _say(self, text: str) -> None:
        """Say what was done, with the way back."""
        self._desk.notify(text, self.tr("Undo"), self._desk.actions["undo"].trigger)

    def _say_why_not(self, error: JournalError, template: str = "") -> None:
        from journal_app.ui.messages import say

        why = say(error.code, error.facts)
        self._desk.notify((template or self.tr("It cannot be deleted: {why}")).format(why=why))
