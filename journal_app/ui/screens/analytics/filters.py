"""The chips over the analytics: the span, those of the journal, and views of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, tzinfo
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from journal_app.services.analysing import Span
from journal_app.services.ports import SavedView, TradeFilter
from journal_app.ui.filters.filter_bar import FilterBar
from journal_app.ui.filters.kinds import IN_ANALYTICS, Chosen, Offered, trade_filter
from journal_app.ui.screens.analytics.analysis_words import SPANS, span_word
from journal_app.ui.widgets.filter_chip import FilterChip


class SpanChip(FilterChip):
    """How far back the charts reach: one span always."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self.span = Span.TWELVE_MONTHS
        title = QCoreApplication.translate("SpanChip", "Span")
        super().__init__(title, name, lambda word: span_word(Span(word)), parent=parent)
        self.chosen = (self.span,)
        self._write()

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
    """The span and the filters of one selection. `bar` has the chips and their signals."""

    def __init__(
        self,
        platform_name: Callable[[str], str],
        offered: Offered = IN_ANALYTICS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._span = SpanChip(f"{offered.screen}.span")
        self.bar = FilterBar(platform_name, offered, lead=self._span)
        self._span.changed.connect(self.bar.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)

    @property
    def span(self) -> Span:
        """How far back the charts reach."""
        return self._span.span

    def wanted(self, today: date, zone: tzinfo) -> TradeFilter:
        """The filter of the words chosen."""
        return trade_filter(self.bar.chosen, "", today, zone)

    def offer(self, words: Mapping[str, Sequence[str]]) -> None:
        """Offer the words that the journal has of each kind."""
        for kind, of_kind in words.items():
            self.bar.offer(kind, of_kind)

    def choose(self, kind: str, words: Sequence[str]) -> None:
        """Choose words of a kind."""
        self.bar.choose(kind, words)

    def choose_span(self, span: Span) -> None:
        """Reach as far back as this."""
        self._span.choose((span,))

    def clear(self) -> None:
        """Let every trade of the span pass."""
        self.bar.clear()

    @property
    def words(self) -> str:
        """What is chosen, as one line."""
        chosen = [
            f"{', '.join(self.bar.word_of(kind, word) for word in words)}"
            for kind, words in self.bar.chosen.items()
        ]
        return " · ".join([span_word(self.span), *chosen])

    def view(self, name: str) -> SavedView:
        """What is chosen, to be saved under a name."""
        chosen = {**self.bar.chosen, "span": (self.span.value,)}
        return SavedView(screen=self.bar.views.views_of, name=name, chosen=chosen)

    def show_view(self, view: SavedView) -> None:
        """Choose what was saved and nothing else."""
        chosen: Chosen = {kind: words for kind, words in view.chosen.items() if kind != "span"}
        spans = [word for word in view.chosen.get("span", ()) if word in [*Span]]
        was_blocked = self.bar.blockSignals(True)
        self._span.choose(spans[:1] or [Span.TWELVE_MONTHS])
        self.bar.show_choice(chosen, "")
        self.bar.blockSignals(was_blocked)
        self.bar.changed.emit()
