"""The chips over the analytics: the span, and words that trades are chosen by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from journal_app.domain.trade import Direction
from journal_app.services.analysing import Span, Words
from journal_app.services.ports import TradeFilter
from journal_app.ui.screens.analytics.analysis_words import SPANS, span_word
from journal_app.ui.widgets.filter_chip import ChipButton, FilterChip
from journal_app.ui.words import direction_word

_KINDS: Final = ("platform", "strategy", "asset", "direction")


class SpanChip(FilterChip):
    """How far back the charts reach: one span always."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.span = Span.TWELVE_MONTHS
        super().__init__("", "analytics.span", parent=parent)
        self.chosen = (self.span,)

    def choose(self, words: Sequence[str]) -> None:
        """Reach as far back as one of the spans; without any, to the beginning."""
        span = Span(words[0]) if words else Span.ALL
        if span is not self.span:
            self.span = span
            self.chosen = (span,)
            self._write()
            self.changed.emit()

    def fill(self, menu: QMenu) -> None:
        """Offer the spans."""
        for span in SPANS:
            self.add_choice(
                menu, span_word(span), partial(self.choose, (span,)), is_on=span is self.span
            )

    def words_shown(self) -> str:
        """The span, which says what it is."""
        return span_word(self.span)


class AnalyticsFilters(QWidget):
    """The span and the filters. Signal: `changed()`."""

    changed = Signal()

    def __init__(self, platform_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._platform_name = platform_name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._span = SpanChip()
        self._chips = {kind: self._made(kind) for kind in _KINDS}
        self._clear = ChipButton(self.tr("Clear"), "analytics.clear")
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        row.addWidget(self._span)
        for chip in self._chips.values():
            row.addWidget(chip)
        row.addWidget(self._clear)
        row.addStretch(1)
        for each in (self._span, *self._chips.values()):
            each.changed.connect(self._tell)

    def _made(self, kind: str) -> FilterChip:
        titles = {
            "platform": self.tr("Platform"),
            "strategy": self.tr("Strategy"),
            "asset": self.tr("Asset"),
            "direction": self.tr("Direction"),
        }
        return FilterChip(
            titles[kind],
            f"analytics.{kind}",
            partial(self._word_of, kind),
            words=tuple(Direction) if kind == "direction" else (),
        )

    @property
    def span(self) -> Span:
        """How far back the charts reach."""
        return self._span.span

    @property
    def is_filtered(self) -> bool:
        """Whether any words are chosen."""
        return any(chip.chosen for chip in self._chips.values())

    def wanted(self) -> TradeFilter:
        """The filter of the words chosen."""
        return TradeFilter(
            platforms=self._chips["platform"].chosen,
            strategies=self._chips["strategy"].chosen,
            assets=self._chips["asset"].chosen,
            directions=self._chips["direction"].chosen,
        )

    def offer(self, words: Words) -> None:
        """Offer the words that the journal has."""
        self._chips["platform"].offer(words.platforms)
        self._chips["strategy"].offer(words.strategies)
        self._chips["asset"].offer(words.assets)

    def choose(self, kind: str, words: Sequence[str]) -> None:
        """Choose words of a kind."""
        self._chips[kind].choose(words)

    def choose_span(self, span: Span) -> None:
        """Reach as far back as this."""
        self._span.choose((span,))

    def clear(self) -> None:
        """Let every trade of the span pass."""
        for chip in self._chips.values():
            chip.choose(())

    def _word_of(self, kind: str, word: str) -> str:
        if kind == "platform":
            return self._platform_name(word)
        return direction_word(word) if kind == "direction" else word

    def _tell(self) -> None:
        self._clear.setVisible(self.is_filtered)
        self.changed.emit()
