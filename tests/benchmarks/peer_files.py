"""The same fills as other programs read them: a ledger of beancount, and a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple

from openpyxl import Workbook

_STYLE: Final = "%d/%m/%Y - %H:%M:%S"


class Fill(NamedTuple):
    """One fill of a history. size: units, below 0 where it sells. price, fee: US dollars."""

    at: datetime
    coin: str
    size: Decimal
    price: Decimal
    fee: Decimal


def fills_of(lines: Sequence[str]) -> Iterator[Fill]:
    """The fills of a trade history, as it is imported: a head, then a row each."""
    for line in lines[1:]:
        at, coin, word, price, size, _, fee, _ = line.split(",")
        units = Decimal(size) if word.endswith("Long") else -Decimal(size)
        moment = datetime.strptime(at, _STYLE)  # noqa: DTZ007 - written without a zone
        yield Fill(moment, coin, units, Decimal(price), Decimal(fee))


def ledger_of(fills: Sequence[Fill]) -> str:
    """A ledger of beancount, lots first in first out.

    A fill that turns a position closes one and opens the other: a posting may not do both.
    """
    coins = sorted({fill.coin for fill in fills})
    lines = [
        'option "operating_currency" "USD"',
        'option "booking_method" "FIFO"',
        *(f"2000-01-01 open Assets:{coin}" for coin in coins),
        *(f"2000-01-01 open {name} USD" for name in ("Assets:Cash", "Expenses:Fees", "Income:PnL")),
    ]
    held = dict.fromkeys(coins, Decimal(0))
    for fill in fills:
        is_closing = held[fill.coin] * fill.size < 0
        closed = _nearer(fill.size, -held[fill.coin]) if is_closing else Decimal(0)
        opened = fill.size - closed
        held[fill.coin] += fill.size
        lines.append(f'{fill.at:%Y-%m-%d} * "fill"')
        if closed:
            lines.append(f"  Assets:{fill.coin}  {closed} {fill.coin} {{}} @ {fill.price} USD")
        if opened:
            lines.append(f"  Assets:{fill.coin}  {opened} {fill.coin} {{{fill.price} USD}}")
        lines.append(f"  Expenses:Fees  {fill.fee} USD")
        lines.append(f"  Assets:Cash  {-fill.size * fill.price - fill.fee} USD")
        lines.append("  Income:PnL")
    return "\n".join(lines) + "\n"


def _nearer(one: Decimal, other: Decimal) -> Decimal:
    return min(one, other, key=abs)


def write_sheet(fills: Sequence[Fill], file: Path) -> None:
    """A spreadsheet as a trader keeps it: a row a fill, its cash and the profit so far.

    The first row tells the profit of all, so that it is the first cell of a text made of it.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet("fills")
    last = len(fills) + 2
    sheet.append([f"=SUM(G3:G{last})"])
    sheet.append(["time", "coin", "size", "price", "fee", "held", "cash", "profit so far"])
    for row, fill in enumerate(fills, start=3):
        sheet.append(
            [
                fill.at,
                fill.coin,
                float(fill.size),
                float(fill.price),
                float(fill.fee),
                f"=SUMIF(B$3:B{row},B{row},C$3:C{row})",
                f"=-C{row}*D{row}-E{row}",
                f"=N(H{row - 1})+G{row}",
            ]
        )
    book.save(file)
