"""Pictures of an import: files small and large, odd and unknown; a process for each scale."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from journal_app.resources import resource_folder
from journal_app.ui.application import dressed
from journal_app.ui.dialogs.import_dialog import ImportDialog
from journal_app.ui.theme import Choice as Theme
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.icons import take_icons_from
from tests.pictures.studio import Studio

SIZES: Final = (3, 300, 300_000)
COLUMNS: Final = {
    "column.2": "side", "column.3": "size", "column.4": "price", "column.5": "fee",
    "column.6": "reference", "word.side.0": "buy", "word.side.1": "sell",
    "style.decimal": "comma",
}  # fmt: skip
"""What the columns and words of the unknown table are."""
ANSWERS: Final = {"platform": "hyperliquid", "zone": "Europe/Berlin"}
_BEGINNING: Final = datetime(2026, 3, 13, 3, 5)  # noqa: DTZ001 - written without a zone
_HEADER: Final = "time,coin,dir,px,sz,ntl,fee,closedPnl"
_PRICES: Final = {"SOL": 148, "ETH": 2402, "HYPE": 37, "BTC": 71_250}


@dataclass(frozen=True)
class Shot:
    """A file. known: how many of its lines were imported before. is_mapped: whether the trader
    says what its columns are.
    """

    name: str
    lines: list[str]
    known: int = 0
    is_mapped: bool = False

    @property
    def is_large(self) -> bool:
        """Whether it takes so long that its first rows are shown before."""
        return len(self.lines) > 5_000


def shots(most: int = SIZES[-1]) -> Iterator[Shot]:
    """Every kind of file that the dialog is looked at with. most: rows that a file may have."""
    for count in (size for size in SIZES if size <= most):
        yield Shot(f"known-{count}", history(count))
        yield Shot(f"mapper-{count}", ledger(count), is_mapped=True)
    yield Shot("duplicates", history(100), known=40)
    damaged = history(100)
    for place in (8, 61):
        cells = damaged[place].split(",")
        damaged[place] = ",".join([*cells[:3], "abc", *cells[4:]])
    damaged[40] = damaged[40] + ",surplus"
    damaged[41] = '"torn'
    yield Shot("refused", damaged, known=20)
    yield Shot("dates", [_HEADER, "07/12/2026 - 10:00:00,ETH,Open Long,2000,1,2000,0.5,-0.5"])
    yield Shot("zone", ["date,symbol,side,quantity,price", "2026-03-05 10:00:00,ETH,buy,1,2000"])
    yield Shot("unreadable", ["Shoe size", "42"])
    yield Shot("all-known", history(100), known=101)


def history(fills: int) -> list[str]:
    """A Hyperliquid trade history."""
    chance = random.Random(fills)
    lines, at = [_HEADER], _BEGINNING
    held: dict[str, tuple[int, int]] = dict.fromkeys(_PRICES, (0, 0))
    for _ in range(fills):
        at += timedelta(minutes=chance.randint(1, 90))
        coin = chance.choice(list(held))
        opened, entry = held[coin]
        size = -opened or chance.choice([-1, 1]) * chance.randint(1, 400)
        cents = _PRICES[coin] * chance.randint(930, 1070) // 10
        value = Decimal(cents * abs(size)).scaleb(-4)
        fee = (value * 45).scaleb(-5).quantize(Decimal("0.0001"))
        net = Decimal((entry - cents) * size).scaleb(-4) - fee if opened else -fee
        way = "Long" if (opened or size) > 0 else "Short"
        held[coin] = (0, 0) if opened else (size, cents)
        price, amount = Decimal(cents).scaleb(-2), Decimal(abs(size)).scaleb(-2)
        lines.append(
            f"{at:%d/%m/%Y - %H:%M:%S},{coin},{'Close' if opened else 'Open'} {way},"
            f"{price},{amount},{value},{fee},{net}"
        )
    return lines


def ledger(rows: int) -> list[str]:
    """A table of no known format: the columns are to be told."""
    chance = random.Random(rows)
    lines, at = ["When;Instrument;What;Lots;Rate;Costs;Order no.;Memo"], _BEGINNING
    for place in range(rows):
        at += timedelta(minutes=chance.randint(1, 90))
        coin = chance.choice(list(_PRICES))
        price = f"{_PRICES[coin] * chance.randint(930, 1070) / 1000:.2f}".replace(".", ",")
        size = f"{chance.randint(1, 400) / 100:.2f}".replace(".", ",")
        side = ("Einkauf", "Verkauf")[place % 2]
        lines.append(f"{at:%Y-%m-%d %H:%M:%S};{coin};{side};{size};{price};0,35;{place + 1};")
    return lines


def take_imports(journal: Path, choice: Theme, out: Path, prefix: str) -> None:
    """The dialog over each kind of file, and what is seen while a large one is read."""
    folder = out / "files"
    folder.mkdir(exist_ok=True)
    studio = Studio(journal, choice, folder)
    for shot in shots():
        file = folder / f"{shot.name}.csv"
        file.write_text("\n".join(shot.lines), encoding="utf-8")
        if shot.known:
            known = folder / f"{shot.name}-known.csv"
            known.write_text("\n".join(shot.lines[: shot.known]), encoding="utf-8")
            dialog = ImportDialog(studio.desk, studio.window, path=known)
            studio.settle()
            dialog._take()
            studio.settle()
        dialog = ImportDialog(studio.desk, studio.window, path=file)
        dialog.open()
        if shot.is_large and not shot.is_mapped:
            _wait_for_rows(studio, dialog)
            dialog.grab().save(str(out / f"{prefix}-{shot.name}-reading.png"))
        studio.settle()
        studio.take(dialog, out / f"{prefix}-{shot.name}.png")
        if shot.is_mapped:
            _tell_columns(dialog)
            if shot.is_large:
                _wait_for_rows(studio, dialog)
                dialog.grab().save(str(out / f"{prefix}-{shot.name}-told-reading.png"))
            studio.settle()
            studio.take(dialog, out / f"{prefix}-{shot.name}-told.png")
        dialog.reject()
        studio.settle()
    _take_stopped(studio, folder / f"known-{SIZES[-1]}.csv", out / f"{prefix}-stopped")
    studio.close()


def _take_stopped(studio: Studio, file: Path, out: Path) -> None:
    """The window while a large file is taken in, and once that was stopped."""
    dialog = ImportDialog(studio.desk, studio.window, path=file)
    studio.settle()
    dialog._take()
    for _ in range(200):
        QApplication.processEvents()
    studio.window.grab().save(f"{out}-while.png")
    assert dialog._task is not None
    dialog._task.cancel()
    studio.settle()
    studio.take(studio.window, Path(f"{out}.png"))


def _tell_columns(dialog: ImportDialog) -> None:
    for name, role in COLUMNS.items():
        choice = dialog.findChild(Choice, f"mapping.{name}")
        assert choice is not None
        choice.choose(role)
        choice.chosen.emit(role)
    for name, answer in ANSWERS.items():
        field = dialog.findChild(QWidget, f"import.{name}")
        if isinstance(field, Choice):
            field.choose(answer)
        elif isinstance(field, QLineEdit):
            field.setText(answer)
    dialog._look()


def _wait_for_rows(studio: Studio, dialog: ImportDialog) -> None:
    while studio.desk.bridge.is_busy and not dialog._rows.table.model().rowCount():
        QApplication.processEvents()
    for _ in range(50):
        QApplication.processEvents()


def main(arguments: list[str]) -> None:
    """The journal, light or dark, the folder, the first part of each name."""
    journal, choice, out, prefix = arguments
    application = QApplication([])
    application.setCursorFlashTime(0)
    dressed(application, resource_folder("fonts"), "light")
    take_icons_from(resource_folder("icons"))
    take_imports(Path(journal), "dark" if choice == "dark" else "light", Path(out), prefix)


if __name__ == "__main__":
    main(sys.argv[1:])
