"""What was copied from a spreadsheet onto the sheet of prices and rates, and which row it means.

Lines in any order: a number alone, an asset and its price, or a platform, an asset and its rate,
in columns or parted by anything that parts words. A first line may name the columns. Numbers stay
as they were written; the field that takes them reads them as it reads what is typed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from journal_app.domain.exact import NotANumberError, exact, parse_decimal, plain

Role = Literal["asset", "platform", "price", "oracle", "rate", "fraction"]

_HEADS: Final[Mapping[str, Role]] = {
    "asset": "asset", "coin": "asset", "token": "asset", "symbol": "asset", "ticker": "asset",
    "name": "asset", "market": "asset", "platform": "platform", "protocol": "platform",
    "exchange": "platform", "venue": "platform", "price": "price", "last": "price",
    "last price": "price", "new price": "price", "mark": "price", "mark price": "price",
    "close": "price", "oracle": "oracle", "oracle price": "oracle", "rate": "rate",
    "apr": "rate", "borrow rate": "rate", "new rate": "rate", "borrow apr": "fraction",
}  # fmt: skip
"""What a column is, by its head; a `borrow_apr` is a fraction, as in a file of rates."""

_NUMBER: Final = re.compile(r"[$€£¥+\-−\s]*[0-9.,][0-9.,'\s]*(?:[eE][+-]?[0-9]+)?\s*[%$€£¥]?")
_NAME: Final = re.compile(r"(?P<name>[^\s;:=,]*[^\W\d][^\s;:=,]*)[\s;:=,]+(?=\S)")
_DATED: Final = re.compile(r"\d{1,4}[-/.:]\d")
_ORACLE: Final = "oracle"
_LONGEST: Final = 10_000
"""Characters of a line; what is longer is no row of prices, and none that is parted into cells."""
_MOST_SAID: Final = 24


class PastedLine(NamedTuple):
    """One number. asset: empty where it stands alone. kind: of the column that it stood in."""

    number: str
    asset: str = ""
    platform: str = ""
    kind: Literal["price", "oracle", "rate", ""] = ""

    @property
    def name(self) -> str:
        """What it is the number of, to be said where no row is of that."""
        return " ".join(filter(None, (self.platform, self.asset)))[:_MOST_SAID]


class SheetRow(NamedTuple):
    """A row of the sheet. platforms: all that the platform of a rate is called."""

    asset: str
    kind: Literal["price", "oracle", "rate"]
    platforms: tuple[str, ...] = ()


class Placed(NamedTuple):
    """Which row gets which number, and what found none, in its order."""

    given: Mapping[int, str]
    unmatched: Sequence[str]


def pasted_lines(text: str) -> list[PastedLine]:
    """The numbers of a text, each with what it is of."""
    lines = [line for line in text.splitlines() if line.strip() and len(line) <= _LONGEST]
    if not lines:
        return []
    rows = [_cells(line) for line in lines]
    roles = [_HEADS.get(_head(cell)) for cell in rows[0]]
    if any(roles) and not any(map(_is_number, rows[0])):
        sign = next((sign for sign in "\t;|," if sign in lines[0]), "")
        below = [_parted(line, sign) for line in lines[1:]] if sign else rows[1:]
        return [line for row in below for line in _by_heads(row, roles)]
    if len(rows) > 1 and not any(map(_is_number, rows[0])) and _is_number(rows[1][-1]):
        rows = rows[1:]  # words over the numbers, whatever they say
    return [line for row in rows if (line := _by_look(row)) is not None]


def placed(pasted: Iterable[PastedLine], rows: Sequence[SheetRow], first: int) -> Placed:
    """Put each number into its row: by what it is of, else down from the first row."""
    given: dict[int, str] = {}
    unmatched: list[str] = []
    row = first
    for line in pasted:
        if line.asset:
            fitting = _fitting(line, rows)
            if len(fitting) == 1:
                given[fitting[0]] = line.number
            else:
                unmatched.append(line.name)
        elif row < len(rows):
            given[row] = line.number
            row += 1
        else:
            unmatched.append(line.number)
    return Placed(given, unmatched)


def _fitting(line: PastedLine, rows: Sequence[SheetRow]) -> list[int]:
    """The rows that a line can mean: a price before a rate where nothing says which."""
    asset, platform = line.asset.casefold(), line.platform.casefold()
    found = [
        (place, row)
        for place, row in enumerate(rows)
        if row.asset.casefold() == asset
        and (not line.kind or row.kind == line.kind)
        and (not platform or _is_called(platform, row.platforms))
    ]
    for kind in ("price", "oracle", "rate"):
        of_kind = [place for place, row in found if row.kind == kind]
        if of_kind:
            return of_kind
    return []


def _is_called(platform: str, names: Iterable[str]) -> bool:
    """Whether a platform is called so, or so at its beginning: `Aave v3` of several networks."""
    known = [name.casefold() for name in names]
    return platform in known or any(name.startswith(f"{platform},") for name in known)


# reading lines


def _cells(line: str) -> list[str]:
    """The columns of a line; without signs that part columns, names and then a number."""
    for sign in "\t;|":
        if sign in line:
            return _parted(line, sign)
    commas = line.count(",")
    if '"' in line or (commas and not re.search(r"\d", line)):
        return _parted(line, ",")
    cells = _parted(line, ",") if commas > 1 else []
    if len(cells) > 2 and any(_is_word(cell) for cell in cells[:-1]) and _is_number(cells[-1]):
        return cells
    names, rest = [], line.strip()
    while (found := _NAME.match(rest)) is not None:
        names.append(found["name"])
        rest = rest[found.end() :].strip()
    return [*([" ".join(names[:-1])] if names[1:] else []), *names[-1:], rest]


def _parted(line: str, sign: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line.strip()], delimiter=sign))]


def _head(cell: str) -> str:
    return re.sub(r"[\s_]+", " ", cell.casefold()).strip(" %($)")


def _is_number(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell)) and any(sign.isdigit() for sign in cell)


def _is_word(cell: str) -> bool:
    """A name: no number, and no date or time either."""
    return bool(cell) and not _is_number(cell) and not _DATED.match(cell)


def _by_heads(row: Sequence[str], roles: Sequence[Role | None]) -> Iterator[PastedLine]:
    told = {role: cell for role, cell in zip(roles, row, strict=False) if role and cell}
    asset, platform = told.get("asset", ""), told.get("platform", "")
    if "price" in told:
        yield PastedLine(_bare(told["price"]), asset, "", "price" if asset else "")
    if "oracle" in told and asset:
        yield PastedLine(_bare(told["oracle"]), asset, "", "oracle")
    for role in ("rate", "fraction"):
        if role in told:
            rate = _bare(told[role])
            number = _percent(rate) if role == "fraction" else rate
            yield PastedLine(number, asset, platform, "rate" if asset else "")


def _by_look(row: Sequence[str]) -> PastedLine | None:
    """The first number of a line, and the words before it."""
    number = next((cell for cell in row if _is_number(cell)), row[-1])
    words = [cell for cell in row[: row.index(number)] if _is_word(cell)]
    if not words:
        return PastedLine(_bare(number))
    if words[-1].casefold() == _ORACLE and len(words) > 1:
        return PastedLine(_bare(number), words[-2], "", "oracle")
    return PastedLine(_bare(number), words[-1], " ".join(words[:-1]))


def _bare(number: str) -> str:
    return number.strip().removesuffix("%").strip()


@exact
def _percent(fraction: str) -> str:
    """A fraction as percent; as it stands, where it is not plainly a number."""
    try:
        return plain(parse_decimal(fraction) * 100)
    except NotANumberError:
        return fraction
