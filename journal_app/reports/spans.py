"""Counted trades by the month or the day in which they were closed."""

from __future__ import annotations

from journal_app.reports.grouping import table_of_groups
from journal_app.reports.records import TradeRecord
from journal_app.reports.selection import Selection
from journal_app.reports.tables import Table


def by_span(selection: Selection) -> Table:
    """One row a month or day, those without trades too."""
    spans = selection.spans()
    groups: dict[str, list[TradeRecord]] = {span.name: [] for span in spans}
    rest = iter(spans)
    span = next(rest)
    for record in selection.counted:  # in the order of closing
        closed_at = record.figures.closed_at
        assert closed_at is not None
        while closed_at >= span.end:
            span = next(rest)
        groups[span.name].append(record)
    return table_of_groups("By day" if selection.is_by_day else "By month", groups)
