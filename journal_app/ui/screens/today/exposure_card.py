"""The card of the exposure: by asset, by platform against the limit, and by account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy

from journal_app.ui.charts.chart_frame import ChartFrame
from journal_app.ui.charts.share_bars import MOST_ROWS, Segment, ShareBars, ShareList, ShareRow
from journal_app.ui.charts.values_card import Told
from journal_app.ui.formatting import NONE, Formats

if TYPE_CHECKING:
    from journal_app.domain.watching.exposure import Exposures, Part


class ExposureCard(ChartFrame):
    """Three lists of bars, or the same as a table."""

    def __init__(self) -> None:
        self.bars = ShareBars()
        self.bars.setObjectName("today.exposure_bars")
        super().__init__(self.tr("Exposure"), self.bars, name="today.exposure_card")
        self.setObjectName("today.exposure_card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_exposures(self, exposures: Exposures, formats: Formats) -> None:
        """Show them."""
        if not exposures.assets:
            self.bars.show_lists((), ([], []))
            self.show_sentence(self.tr("No position is open."))
            return
        lists = (
            (self.tr("Asset"), self.tr("By asset, position value"), exposures.assets),
            (
                self.tr("Platform"),
                self.tr("By platform, own money of capital"),
                exposures.platforms,
            ),
            (self.tr("Account"), self.tr("By account, position value"), exposures.accounts),
        )
        titles = [
            self.tr("Part"), self.tr("Long"), self.tr("Short"), self.tr("Net"), self.tr("Gross"),
            self.tr("Own money"), self.tr("Of capital"), self.tr("Limit"),
        ]  # fmt: skip
        table = [
            [f"{kind}: {self._name(part)}", *_values(part, formats)]
            for kind, _, parts in lists
            for part in parts
        ]
        self.bars.show_lists(
            [
                ShareList(
                    title,
                    [self._row(part, formats) for part in parts[:MOST_ROWS]],
                    self._more(len(parts) - MOST_ROWS),
                )
                for _, title, parts in lists
            ],
            (titles, table),
        )
        self.set_aside(
            "" if exposures.assets[0].share is not None else self.tr("of unknown capital")
        )
        self.show_chart()

    def _row(self, part: Part, formats: Formats) -> ShareRow:
        by_own = part.limit is not None
        tone = "danger" if part.is_over else "text"
        segments = (
            (Segment(part.measured, "danger" if part.is_over else "accent"),)
            if by_own
            else (Segment(part.long, "gain"), Segment(part.short, "loss"))
        )
        return ShareRow(
            name=self._name(part),
            value=formats.money(part.measured),
            share=formats.percent(part.share, 0),
            segments=segments,
            limit=part.limit_value,
            tone=tone,
            told=self._told(part, formats),
        )

    def _told(self, part: Part, formats: Formats) -> Sequence[Told]:
        """The lines of the card beside a bar."""
        told = [
            Told("gain", self.tr("Long"), formats.money(part.long)),
            Told("loss", self.tr("Short"), formats.money(part.short)),
            Told("", self.tr("Net"), formats.money(part.net, signed=True)),
            Told("", self.tr("Gross"), formats.money(part.gross)),
        ]
        if part.own is not None:
            told.append(Told("", self.tr("Own money"), formats.money(part.own)))
        if part.limit is not None:
            told.append(Told("", self.tr("Limit"), formats.percent(part.limit, 0)))
        return told

    def _name(self, part: Part) -> str:
        return part.name or self.tr("No account")

    def _more(self, count: int) -> str:
        return self.tr("{count} more in the table").format(count=count) if count > 0 else ""


def _values(part: Part, formats: Formats) -> list[str]:
    return [
        formats.money(part.long),
        formats.money(part.short),
        formats.money(part.net, signed=True),
        formats.money(part.gross),
        formats.money(part.own),
        formats.percent(part.share),
        NONE if part.limit is None else formats.percent(part.limit, 0),
    ]
