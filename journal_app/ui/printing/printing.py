"""Print a review: lay it out, and write it as PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from journal_app.services.stages import stage
from journal_app.ui.printing.pdf import write_pdf
from journal_app.ui.printing.review_leaves import Printed, review_leaves


def print_review(wanted: Printed, path: Path, report: Callable[[int, int], None]) -> None:
    """Write the review as PDF. report: told how far it is, and may raise to stop."""
    leaves = review_leaves(wanted, stage(report, 1, 2))
    write_pdf(leaves, f"{wanted.journal}: {wanted.title}", path, stage(report, 2, 2))
