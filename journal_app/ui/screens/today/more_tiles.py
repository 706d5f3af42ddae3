"""The second row of tiles: risk at the stops, free cash, margin in use, and what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.ui.formatting import NONE, Formats
from journal_app.ui.scenario_words import scenario_word
from journal_app.ui.widgets.tile import Tile
from journal_app.ui.words import sides_words

if TYPE_CHECKING:
    from journal_app.services.book_in_detail import BookInDetail

_MOST_NAMED: Final = 8


class MoreTiles(QWidget):
    """Five tiles under the five of the book, as wide as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.risk = Tile(self.tr("Open risk at the stops"))
        self.cash = Tile(self.tr("Free cash"))
        self.margin = Tile(self.tr("Margin in use"))
        self.time_stop = Tile(self.tr("Next time stop"))
        self.platform = Tile(self.tr("Most on one platform"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for name in ("risk", "cash", "margin", "time_stop", "platform"):
            tile: Tile = getattr(self, name)
            tile.setObjectName(f"today.{name}")
            row.addWidget(tile, 1)

    def show_detail(self, detail: BookInDetail, formats: Formats) -> None:
        """Show the figures."""
        self._show_risk(detail, formats)
        self._show_cash(detail, formats)
        self.margin.show_figure(
            formats.money(detail.in_trades),
            self.tr("of unknown capital")
            if detail.of_capital is None
            else self.tr("{share} of capital").format(share=formats.percent(detail.of_capital)),
        )
        self.margin.explain(self.tr("Own money that lies in open trades, at the last prices."))
        self._show_time_stop(detail)
        self._show_platform(detail, formats)

    def _show_risk(self, detail: BookInDetail, formats: Formats) -> None:
        risk = detail.risk
        most = formats.percent(detail.most_risk_of_capital, 0)
        share = (
            self.tr("of unknown capital")
            if risk.share is None
            else self.tr("{share} of capital").format(share=formats.percent(risk.share))
        )
        lines = [
            self.tr(
                "What is lost from here to the stops in force, with the fees of going out: of "
                "{count} positions."
            ).format(count=risk.with_stop)
        ]
        if risk.without_stop:
            lines.append(
                self.tr("Without a stop, and so not in it: {names}.").format(
                    names=self._names(risk.without_stop)
                )
            )
        if risk.above:
            lines.append(
                self.tr("More than {most} of capital each: {names}.").format(
                    most=most, names=self._names(risk.above)
                )
            )
        tone = "danger" if risk.above else "warning" if risk.without_stop else "text"
        if risk.without_stop:
            below = self.tr("{share}, {count} without a stop").format(
                share=formats.percent(risk.share), count=len(risk.without_stop)
            )
        elif risk.with_stop:
            below = self.tr("{share} · {most} a trade").format(share=share, most=most)
        else:
            below = self.tr("nothing is open")
        self.risk.show_figure(formats.money(risk.total) if risk.with_stop else NONE, below, tone)
        self.risk.explain("\n".join(lines))

    def _show_cash(self, detail: BookInDetail, formats: Formats) -> None:
        free, worst = detail.stress.free_cash, detail.stress.worst
        if free.value is None:
            below = self.tr("more lies in trades than is known")
            if free.reason == "own_money_unknown":
                below = self.tr("say your capital in Settings")
            self.cash.show_figure(NONE, below)
            self.cash.explain("")
            return
        below, more = self.tr("nothing to hold it against"), ""
        if worst is not None:
            needed = formats.money(worst.needed)
            below = self.tr("stress asks for {needed}").format(needed=needed)
            more = self.tr(
                "{needed} would save every account in “{scenario}”, which asks for most of all "
                "scenarios."
            ).format(needed=needed, scenario=scenario_word(worst.scenario))
        tone = "danger" if detail.is_cash_short else "text"
        self.cash.show_figure(formats.money(free.value), below, tone)
        said = self.tr("Own money that stands behind no open trade.")
        self.cash.explain(f"{said}\n{more}" if more else said)

    def _show_time_stop(self, detail: BookInDetail) -> None:
        stop = detail.time_stop
        if stop is None:
            self.time_stop.show_figure(NONE, self.tr("no planned time"))
            return
        days = stop.days_left(detail.now)
        if days > 0:
            figure = self.tr("in 1 day") if days == 1 else self.tr("in {count} days")
        elif days == 0:
            figure = self.tr("now")
        else:
            figure = self.tr("1 day over") if days == -1 else self.tr("{count} days over")
        self.time_stop.show_figure(
            figure.format(count=abs(days)),
            self.tr("{trade} on {platform}").format(
                trade=sides_words(stop.name), platform=stop.platform
            ),
            "text" if days > 0 else "warning",
        )

    def _show_platform(self, detail: BookInDetail, formats: Formats) -> None:
        part = detail.exposures.largest_platform
        if part is None:
            self.platform.show_figure(NONE, self.tr("nothing is open"))
            return
        limit = self.tr("limit {most}").format(most=formats.percent(part.limit, 0))
        self.platform.show_figure(
            formats.percent(part.share),
            f"{part.name} · {limit}",
            "danger" if part.is_over else "text",
        )
        self.platform.explain(
            self.tr("Own money on {name} is {own}; the profile allows {limit} of capital.").format(
                name=part.name, own=formats.money(part.own), limit=formats.percent(part.limit, 0)
            )
        )

    def _names(self, names: Sequence[str]) -> str:
        """Trades by name, those of one name together."""
        counted = [
            name if count == 1 else f"{name} × {count}" for name, count in Counter(names).items()
        ]
        shown = ", ".join(counted[:_MOST_NAMED])
        if len(counted) <= _MOST_NAMED:
            return shown
        return self.tr("{names} and {count} more").format(
            names=shown, count=len(counted) - _MOST_NAMED
        )
