"""Numbers and times for a window that others may see: what tells of wealth is hidden.

How much money and how many units there are is not told. Shares, prices, rates, multiples of the
risk and days are, and so is whether something was won or lost: a trade can be talked about.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from journal_app.ui.formatting import MINUS, NONE, Formats

HIDDEN: Final = "•••"
_TICKER: Final = r"[A-Za-z]{0,2}[A-Z]{3,}\b"
_FIGURE: Final = r"\d(?:[\d.,'\u00a0\u202f\u2009]*\d)?"


class HidingFormats(Formats):
    """The same way of writing but for amounts, of which all look alike: `•••`, lost `−•••`."""

    hides_amounts = True

    @classmethod
    def of(cls, formats: Formats) -> HidingFormats:
        """Write as these do, and hide amounts."""
        return cls(
            formats.decimal_sign, formats.group_sign, formats.currency, formats.zone, formats.dates
        )

    def money(self, value: Decimal | None, *, signed: bool = False, places: int = 0) -> str:
        """An amount of the journal's currency, hidden."""
        return _hidden(super().money(value, signed=signed, places=places))

    def quantity(self, value: Decimal | None, places: int = 0, *, signed: bool = False) -> str:
        """Money or units as a bare number, hidden."""
        return _hidden(super().quantity(value, places, signed=signed))

    def brief(self, value: Decimal | None, *, signed: bool = False) -> str:
        """Money or units where there is little room, hidden."""
        return _hidden(super().brief(value, signed=signed))

    def amount(self, value: Decimal | None, *, signed: bool = False) -> str:
        """Units of an asset, hidden."""
        return _hidden(super().amount(value, signed=signed))

    def told(self, text: str) -> str:
        """An amount that is only known as a text, hidden; none stays none."""
        return HIDDEN if text else text

    def retold(self, text: str) -> str:
        """The same without the amounts: what has the currency's sign, or a ticker after it."""
        text = re.sub(re.escape(self.unit) + _FIGURE, HIDDEN, text)
        return re.sub(rf"(?<![\w:.,]){_FIGURE}(?=\s{_TICKER})", HIDDEN, text)


def _hidden(shown: str) -> str:
    if shown == NONE:
        return shown
    return (shown[0] if shown[0] in ("+", MINUS) else "") + HIDDEN
