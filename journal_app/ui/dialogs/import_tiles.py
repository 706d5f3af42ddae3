"""What an import would do, in five tiles."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.services.transferring import ImportReport
from journal_app.ui.desk import Desk
from journal_app.ui.widgets.tile import Tile

_NAMED_LINES: Final = 4


class ImportTiles(QWidget):
    """Accepted, duplicates, refused, trades closed, and the net beside the file's own."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._accepted = Tile(self.tr("Accepted"))
        self._duplicates = Tile(self.tr("Duplicates"))
        self._refused = Tile(self.tr("Refused"))
        self._closed = Tile(self.tr("Trades closed"))
        self._net = Tile(self.tr("Net against the file"))
        self._every = (self._accepted, self._duplicates, self._refused, self._closed, self._net)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for tile in self._every:
            row.addWidget(tile, 1)

    def show_nothing(self) -> None:
        """Nothing is known yet."""
        for tile in self._every:
            tile.show_figure("—")

    def show_report(self, report: ImportReport) -> None:
        """Show what an import would do, in numbers."""
        formats = self._desk.formats
        count = formats.count
        self._accepted.show_figure(
            count(report.accepted),
            self.tr("of 1 row")
            if report.rows == 1
            else self.tr("of {rows} rows").format(rows=count(report.rows)),
            "gain" if report.accepted else "text",
        )
        left_out = len(report.skipped)
        self._duplicates.show_figure(
            count(report.duplicates),
            self.tr("already in the journal")
            if not left_out
            else self.tr("known; {count} more left out").format(count=count(left_out)),
        )
        lines = [each.row.line for each in report.refused]
        self._refused.show_figure(
            count(len(lines)),
            self._named_lines(lines),
            "danger" if lines else "text",
        )
        self._closed.show_figure(
            count(report.trades_closed),
            self.tr("{count} begun").format(count=count(report.trades_opened)),
        )
        self._show_net(report)

    def net_in_words(self, report: ImportReport) -> str:
        """What the rows come to beside the file's own column, where there is no room for tiles."""
        formats = self._desk.formats
        if report.stated_net is None:
            if not report.trades_closed:
                return ""
            net = formats.money(report.net, signed=True, places=2)
            return self.tr("net {net}").format(net=net)
        verdict = self.tr("agrees") if report.agrees else self.tr("differs")
        return self.tr("net {net} · file says {stated} · {verdict}").format(
            net=formats.money(report.realised, signed=True, places=2),
            stated=formats.money(report.stated_net, signed=True, places=2),
            verdict=verdict,
        )

    def _named_lines(self, lines: list[int]) -> str:
        if not lines:
            return self.tr("every row can be read")
        named = ", ".join(map(self._desk.formats.count, lines[:_NAMED_LINES]))
        text = self.tr("row {lines}") if len(lines) == 1 else self.tr("rows {lines}")
        return text.format(lines=named + ("…" if len(lines) > _NAMED_LINES else ""))

    def _show_net(self, report: ImportReport) -> None:
        formats = self._desk.formats
        if report.stated_net is None:
            net = report.net if report.trades_closed else None
            self._net.set_caption(self.tr("Net of closed trades"))
            self._net.show_figure(
                formats.money(net, signed=True, places=2),
                self.tr("the file states none") if report.accepted else "",
            )
            return
        self._net.set_caption(self.tr("Net against the file"))
        stated = formats.money(report.stated_net, signed=True, places=2)
        verdict = self.tr("agrees") if report.agrees else self.tr("differs")
        self._net.show_figure(
            formats.money(report.realised, signed=True, places=2),
            self.tr("file says {stated} · {verdict}").format(stated=stated, verdict=verdict),
            "text" if report.agrees else "warning",
        )
