"""What something would do to a trade: each figure before → after, or why it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Collection
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from journal_app.domain.exact import ZERO
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.change_row import ChangeRow
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.words import status_word

if TYPE_CHECKING:
    from journal_app.domain.figures import Figures
    from journal_app.domain.money import Asset
    from journal_app.services.previewing import Preview
    from journal_app.ui.formatting import Formats

_LARGE: Final = 1_000
_STANDING: Final = frozenset({"health", "margin", "liquidation", "leverage", "interest"})
"""What a trade that is over has no more."""

_ALWAYS: Final = _STANDING | {"equity"}
"""What is shown whether it changes or not."""

_MORE_IS_SAFER: Final = frozenset({"health", "margin"})


class EffectCard(Card):
    """Health, liquidation, leverage, equity, exposure and interest of a trade, before → after."""

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Before → after"))
        self._formats = formats
        self._rows = {
            "status": ChangeRow(self.tr("Status")),
            "health": ChangeRow(self.tr("Health factor")),
            "margin": ChangeRow(self.tr("Margin ratio")),
            "liquidation": ChangeRow(self.tr("Liquidation price")),
            "leverage": ChangeRow(self.tr("Leverage")),
            "size": ChangeRow(self.tr("Position")),
            "entry": ChangeRow(self.tr("Average entry")),
            "debt": ChangeRow(self.tr("Debt")),
            "equity": ChangeRow(self.tr("Equity")),
            "interest": ChangeRow(self.tr("Interest a day")),
            "realised": ChangeRow(self.tr("Realised")),
        }
        for row in self._rows.values():
            self.body.addWidget(row)
            row.hide()
        self._why_no_health = self.tr(
            "The platform's terms say nothing of some of what would be held, so health and "
            "liquidation cannot be told."
        )
        self._words = Sentence(color="muted")
        self.body.addWidget(self._words)
        self.body.addStretch(1)
        self.setMinimumWidth(300)
        self.show_words(self.tr("Fill in the entry to see what it does."))

    def show_words(self, text: str) -> None:
        """Say something in place of figures, as what is still missing."""
        for row in self._rows.values():
            row.hide()
        self._words.setText(text)
        self._words.show()

    def show_preview(self, preview: Preview, remark: str = "") -> None:
        """Show what the trade stands on, and of the rest what changes; a remark stands below."""
        before, after = preview.before, preview.after
        is_lost = before.health_factor is not None and after.health_factor is None
        is_over = after.status.is_counted
        why = self._why_no_health if is_lost and not is_over else ""
        self._words.setText(" ".join(filter(None, (why, remark))))
        self._words.setVisible(bool(self._words.text()))
        formats, first = self._formats, _first_position
        knows_health = before.health_factor is not None or after.health_factor is not None
        changes: dict[str, tuple[Decimal | None, Decimal | None, Callable[..., str]]] = {
            "health": (before.health_factor, after.health_factor, formats.ratio),
            "margin": (before.margin_ratio, after.margin_ratio, formats.percent),
            "liquidation": (
                first(before, "liquidation_price"),
                first(after, "liquidation_price"),
                formats.price,
            ),
            "leverage": (before.leverage, after.leverage, formats.times),
            "size": (first(before, "quantity"), first(after, "quantity"), formats.amount),
            "entry": (
                first(before, "average_entry"),
                first(after, "average_entry"),
                formats.price,
            ),
            "equity": (before.equity, after.equity, formats.money),
            "interest": (before.interest_per_day, after.interest_per_day, _cents(formats)),
            "realised": (before.realised.net, after.realised.net, _cents(formats)),
        }
        for name, (old, new, write) in changes.items():
            row = self._rows[name]
            row.show_change(write(old), write(new), _tone(name, old, new))
            stays = name in _ALWAYS and not is_over and (name != "margin" or not knows_health)
            is_told = bool(old or new)
            row.setVisible(is_told and (stays or old != new))
            if name in _STANDING and is_over:
                row.hide()
        if knows_health:
            self._rows["margin"].hide()
        self._show_debt(before, after)
        self._show_status(before, after)

    def _show_debt(self, before: Figures, after: Figures) -> None:
        row = self._rows["debt"]
        row.setVisible(before.debt != after.debt)
        moved = {
            asset
            for asset in (*before.debt, *after.debt)
            if before.debt.get(asset, ZERO) != after.debt.get(asset, ZERO)
        }
        row.show_change(self._debts(before, moved), self._debts(after, moved))

    def _debts(self, told: Figures, moved: Collection[Asset]) -> str:
        """What is owed of the assets of which that changes: there is no room for the others."""
        formats = self._formats
        debts = [
            f"{formats.quantity(owed, 0 if owed >= _LARGE else 4)} {asset}"
            for asset, owed in told.debt.items()
            if owed and asset in moved
        ]
        return " + ".join(debts) or "0"

    def _show_status(self, before: Figures, after: Figures) -> None:
        row = self._rows["status"]
        row.setVisible(before.status is not after.status)
        words = [status_word(each.status.value) for each in (before, after)]
        row.show_change(*words)


def _cents(formats: Formats) -> Callable[[Decimal | None], str]:
    return lambda value: formats.money(value, places=2)


def _first_position(told: Figures, name: str) -> Decimal | None:
    value: Decimal | None = getattr(told.positions[0], name) if told.positions else None
    return value


def _tone(name: str, before: Decimal | None, after: Decimal | None) -> str:
    """Green where it is safer afterwards, orange where it is not."""
    if name not in _MORE_IS_SAFER or before is None or after is None or before == after:
        return "text"
    return "gain" if after > before else "loss"
