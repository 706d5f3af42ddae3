"""Figures with their samples and reasons, and two selections side by side: as text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date
from decimal import Decimal

from journal_app.cli.printing import number, print_pairs, written
from journal_app.reports.comparison import Comparison
from journal_app.reports.tables import Cell
from journal_app.reports.told_figures import Told
from journal_app.wording import explain


def figures_document(figures: Sequence[Told]) -> dict[str, object]:
    """Figures as JSON, by their keys."""
    return {
        each.key: {"value": _value(each.value), "sample": each.sample, "reason": each.reason}
        for each in figures
    }


def print_figures(figures: Sequence[Told]) -> None:
    """Figures for people; in place of one that does not exist, why."""
    print_pairs((each.title, _told(each)) for each in figures)


def compared_document(of: Comparison) -> dict[str, object]:
    """Two selections as JSON, by the keys of their figures."""
    figures: dict[str, object] = {
        pair.one.key: {
            "one": _value(pair.one.value),
            "other": _value(pair.other.value),
            "difference": _value(pair.difference),
            "samples": [pair.one.sample, pair.other.sample],
        }
        for pair in of.pairs
    }
    remarks = [explain(remark) for remark in of.remarks]
    return {"one": of.one, "other": of.other, "figures": figures, "remarks": remarks}


def print_compared(of: Comparison) -> None:
    """Two selections in columns, and what has to be said beside them."""
    lines = [
        ("", of.one, of.other, "difference"),
        *(
            (
                pair.one.title,
                written(pair.one.value, pair.one.holds, UTC),
                written(pair.other.value, pair.one.holds, UTC),
                written(pair.difference, pair.one.holds, UTC),
            )
            for pair in of.pairs
        ),
    ]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for title, *values in lines:
        cells = [value.rjust(width) for value, width in zip(values, widths[1:], strict=True)]
        print("  ".join([title.ljust(widths[0]), *cells]).rstrip())
    for remark in of.remarks:
        print(f"{explain(remark)}.")


def _told(figure: Told) -> str:
    shown = written(figure.value, figure.holds, UTC)
    return f"{shown} ({explain(figure.missing)})" if figure.missing else shown


def _value(value: Cell) -> str | int | None:
    if isinstance(value, Decimal):
        return number(value)
    return value.isoformat() if isinstance(value, date) else value
