"""How a file writes its numbers: which sign is the decimal one, by what its cells allow.

One cell seldom tells: `1.234` may be a little over one or over a thousand. So the file decides as
a whole, and where it does not, the trader is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal

from journal_app.domain.exact import Separators
from journal_app.domain.problems import Refused

POINT: Final = Separators(".", ",'’ ")
COMMA: Final = Separators(",", ".'’ ")
STYLES: Final = {"point": POINT, "comma": COMMA}

_POWER: Final = r"(?:[eE][+-]?[0-9]+)?"
_OPEN: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
"""Three digits after the only sign: they may be thousandths, or the last of thousands."""
_POINTED: Final = re.compile(
    rf"[+-]?[0-9,'’\s]*\.[0-9]*{_POWER}|[+-]?[0-9]{{1,3}}(?:,[0-9]{{3}}){{2,}}"
)
_COMMAED: Final = re.compile(
    rf"[+-]?[0-9.'’\s]*,[0-9]*{_POWER}|[+-]?[0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,}}"
)


def number_style(
    cells: Iterable[str], delimiter: str, wanted: Literal["auto", "point", "comma"] = "auto"
) -> Separators:
    """The style of a file's numbers.

    delimiter: of its cells; a file that parts them by commas hardly writes numbers with them, and
    is read so where nothing else tells.

    Raises: Refused `decimal_sign_unknown`.
    """
    if wanted != "auto":
        return STYLES[wanted]
    points = commas = False
    open_one = ""
    for cell in cells:
        if "." not in cell and "," not in cell:
            continue
        if _OPEN.fullmatch(cell):
            open_one = cell
        elif _POINTED.fullmatch(cell):
            points = True
        elif _COMMAED.fullmatch(cell):
            commas = True
    if points is not commas:
        return POINT if points else COMMA
    if delimiter == "," or not (points or open_one):
        return POINT
    raise Refused.because("decimal", "decimal_sign_unknown", text=open_one or "1,5")
