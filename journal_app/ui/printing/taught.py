"""What a review taught, on paper: the edge, the leak and the rule in the trader's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from journal_app.ui.printing.leaves import HEADING, STRONG, SUBTITLE, TEXT, Leaves, points

if TYPE_CHECKING:
    from journal_app.reports.selection import Taught
    from journal_app.ui.formatting import Formats

translate = QCoreApplication.translate

_HEAD: Final = points(72)
"""A heading is not left alone at the foot of a leaf."""


def draw_taught(leaves: Leaves, taught: Taught, formats: Formats) -> None:
    """Write all of it over the whole width, on as many leaves as it takes."""
    leaves.make_room(_HEAD)
    leaves.y += points(10)
    leaves.write(leaves.left, leaves.y + points(11), translate("Print", "What it taught"), HEADING)
    if taught.signed_at is not None:
        signed = translate("Print", "signed off {day}").format(day=formats.day(taught.signed_at))
        leaves.write(leaves.right, leaves.y + points(11), signed, SUBTITLE, "right")
    leaves.y += points(20)
    for caption, text in (
        (translate("Print", "One edge"), taught.edge),
        (translate("Print", "One leak"), taught.leak),
        (translate("Print", "One rule for the next"), taught.rule),
    ):
        if text:
            leaves.make_room(2 * leaves.line_height(TEXT))
            leaves.paragraph(caption, STRONG)
            leaves.paragraph(text, TEXT)
            leaves.y += points(6)
