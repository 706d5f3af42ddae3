"""What Today shows on demand: the second row of tiles, the exposure, and what debts cost a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_app.ui.formatting import Formats
from journal_app.ui.screens.today.exposure_card import ExposureCard
from journal_app.ui.screens.today.interest_card import InterestCard
from journal_app.ui.screens.today.more_tiles import MoreTiles

if TYPE_CHECKING:
    from journal_app.services.book_in_detail import BookInDetail


class MoreCards:
    """The parts, which the screen puts in their places."""

    def __init__(self) -> None:
        self.tiles = MoreTiles()
        self.exposure = ExposureCard()
        self.interest = InterestCard()

    def show_detail(self, detail: BookInDetail, formats: Formats) -> None:
        """Show the book in detail."""
        self.tiles.show_detail(detail, formats)
        self.exposure.show_exposures(detail.exposures, formats)
        self.interest.show_interest(detail.interest, detail.interest_per_day, formats)

    def set_shown(self, *, is_on: bool) -> None:
        """Show all of them, or put them away."""
        for part in (self.tiles, self.exposure, self.interest):
            part.setVisible(is_on)
