"""S7: rows that a stranger wrote, with checksums that are right: read, or refused in one line."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from journal_app.cli.main import run
from journal_app.storage.images import checksum, image
from journal_app.storage.journal_files import create_journal
from journal_app.storage.layout import FIGURES, RECORDED, Layout
from tests.faults.counted import count
from tests.faults.steps import Steps

HOSTILE: Final = {
    "TEXT": ("", "x", "-5", "NaN", "1e999", "[1,2]", '{"a":null}', "null", "9" * 400, "0", "a\x00"),
    "INTEGER": (-1, 0, 2**62, -(2**62), "x", None),
    "BLOB": (b"[]", b"\xff\xff"),
}
QUICK: Final = 6


class Forgery(NamedTuple):
    """One value of one column."""

    table: str
    column: str
    value: object


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal in which something of every kind was done."""
    path = tmp_path_factory.mktemp("wide") / "wide.journal"
    create_journal(path)
    steps = Steps(path, seed=7)
    with steps.journal() as journal:
        for _ in range(80):
            steps.do(journal)
    return path


def forgeries(path: Path) -> Iterator[Forgery]:
    """Each hostile value in each column that this program reads."""
    with closing(sqlite3.connect(path)) as connection:
        for table in (*RECORDED, FIGURES.table, "actions", "changes"):
            for _, column, kind, *_, is_key in connection.execute(f"PRAGMA table_info({table})"):
                if not is_key and column != "checksum":
                    for value in HOSTILE.get(kind, (1.5, "x")):
                        yield Forgery(table, column, value)


def forged(path: Path, forgery: Forgery) -> bool:
    """Write it with the checksum that it needs; False where SQLite does not take it."""
    table, column, value = forgery
    layout = RECORDED.get(table)
    with closing(sqlite3.connect(path)) as connection, connection:
        try:
            if layout is None:
                connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
            else:
                _forge_row(connection, layout, column, value)
        except sqlite3.IntegrityError:
            return False
    return True


def _forge_row(
    connection: sqlite3.Connection, layout: Layout[tuple[object, ...]], column: str, value: object
) -> None:
    query = f"{layout.select} ORDER BY {column} IS NULL, 1 LIMIT 1"
    found: Sequence[object] | None = connection.execute(query).fetchone()
    if found is None:
        return
    connection.execute(f"UPDATE {layout.table} SET {column} = ? WHERE id = ?", (value, found[0]))
    # as SQLite keeps it, which may be another value than the one that was given
    row = connection.execute(f"{layout.select} WHERE id = ?", (found[0],)).fetchone()
    connection.execute(
        f"UPDATE {layout.table} SET checksum = ? WHERE id = ?", (checksum(image(row[:-1])), row[0])
    )


def is_read_or_refused(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ask with every command that looks into the journal."""
    for arguments in (
        ["check", str(path)],
        ["trades", str(path), "--json"],
        ["stats", str(path), "--json"],
        ["review", str(path)],
        ["export", str(path), str(path.with_suffix(".json"))],
        ["export", str(path), str(path.with_suffix(".csv"))],
    ):
        code = run(arguments)
        said = capsys.readouterr()
        assert code in (0, 1, 2, 3)
        assert code in (0, 1) or (said.out == "" and said.err.count("\n") == 1), said.err


def try_some(
    wide: Path, folder: Path, capsys: pytest.CaptureFixture[str], some: Sequence[Forgery]
) -> int:
    """Try each by itself; return how many SQLite took."""
    tried = 0
    for forgery in some:
        path = Path(shutil.copy(wide, folder / "forged.journal"))
        if forged(path, forgery):
            is_read_or_refused(path, capsys)
            count("values forged")
            tried += 1
    return tried


def test_some_forged_values(wide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    some = random.Random(3).sample(list(forgeries(wide)), QUICK)
    assert try_some(wide, tmp_path, capsys, some) > QUICK // 2


@pytest.mark.parametrize(
    "forgery",
    [
        Forgery("entries", "kind", "explode"),
        Forgery("entries", "amount", "NaN"),
        Forgery("trades", "created_at", 2**62),
        Forgery("plans", "body", "[1,2]"),
        Forgery("tags", "kind", "NaN"),
        Forgery("trade_figures", "net", "null"),
        Forgery("trade_figures", "closed_at", -(2**62)),
    ],
)
def test_what_was_found_once(
    wide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], forgery: Forgery
) -> None:
    assert try_some(wide, tmp_path, capsys, [forgery]) == 1


@pytest.mark.long
def test_every_column_with_a_forged_value(
    wide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    some = random.Random(11).sample(list(forgeries(wide)), 200)
    assert try_some(wide, tmp_path, capsys, some) > 100
