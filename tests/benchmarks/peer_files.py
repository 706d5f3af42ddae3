"""The same trades as other programs read them: a ledger of beancount, and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple

from openpyxl import Workbook

from journal_app.domain.money import YEAR_SECONDS
from tests.benchmarks.loans import SECONDS_OF_DAY, Loans

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

    The first row tells the profit of all, so that it is the first cell of a text made of it. No
    formula looks at all rows above it: the work grows as the rows do.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet("fills")
    sheet.append([f"=SUM(F3:F{len(fills) + 2})"])
    sheet.append(["time", "coin", "size", "price", "fee", "cash", "profit so far"])
    for row, fill in enumerate(fills, start=3):
        figures = (float(fill.size), float(fill.price), float(fill.fee))
        cash, so_far = f"=-C{row}*D{row}-E{row}", f"=N(G{row - 1})+F{row}"
        sheet.append([fill.at, fill.coin, *figures, cash, so_far])
    book.save(file)


def write_loan_sheet(drawn: Loans, file: Path) -> None:
    """A spreadsheet of loans that grow each second at the rate of the day, their sum first.

    The second sheet holds the rates, and what a debt has grown to by the start of each day, as a
    logarithm; a loan looks up both of its ends there.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet("loans")
    sheet.append([f"=SUM(F3:F{len(drawn.loans) + 2})"])
    sheet.append(["start", "end", "principal", "grown at start", "grown at end", "interest"])
    for row, loan in enumerate(drawn.loans, start=3):
        grown = [_grown(f"{column}{row}", len(drawn.rates)) for column in "AB"]
        interest = f"=C{row}*(EXP(E{row}-D{row})-1)"
        sheet.append([loan.start, loan.end, float(loan.principal), *grown, interest])
    rates = book.create_sheet("rates")
    for row, rate in enumerate(drawn.rates, start=1):
        before = f"=B{row - 1}+{SECONDS_OF_DAY}*{_grown_in_second(f'A{row - 1}')}"
        rates.append([float(rate), before if row > 1 else 0])
    book.save(file)


def _grown(second: str, days: int) -> str:
    day = f"INT({second}/{SECONDS_OF_DAY})+1"
    in_second = _grown_in_second(f"INDEX(rates!A$1:A${days},{day})")
    return f"=INDEX(rates!B$1:B${days},{day})+MOD({second},{SECONDS_OF_DAY})*{in_second}"


def _grown_in_second(rate: str) -> str:
    return f"LN(1+{rate}/{YEAR_SECONDS})"
