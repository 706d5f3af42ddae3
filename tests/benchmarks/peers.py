"""Other programs beside this one, over the same trades: `python -m tests.benchmarks.peers`.

Each is put into an environment of its own in the folder for temporary files, is only ever run as a
process of its own, and must come to the same figures before anything is timed. What cannot be put
there, or is not on the machine, is left out with the reason. The table goes into the README.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final, NamedTuple

from journal_app.domain.statistics.returns import performance
from tests.benchmarks.peer_files import fills_of, ledger_of, write_sheet
from tests.benchmarks.test_import import History
from tests.written_section import README, with_lines

COMMAND: Final = "tests.benchmarks.peers"
HEAD: Final = ("| the same work | by | takes | here |", "|---|---|---|---|")
ROUNDS: Final = 3
FILLS: Final = 10_000
DAYS: Final = 2_000
HOME: Final = Path(tempfile.gettempdir()) / "margin-journal-peers"
NET: Final = "SELECT sum(position) WHERE account ~ 'Income|Expenses'"
UNKEPT: Final = {"BEANCOUNT_DISABLE_LOAD_CACHE": "1"}
"""So that a ledger is read each time, as the text is here."""
RETURNS: Final = """
import json, sys, time
import empyrical
import pandas
returns = pandas.Series(json.load(sys.stdin))
def told():
    return (empyrical.sharpe_ratio(returns, annualization=365),
            empyrical.sortino_ratio(returns, annualization=365),
            empyrical.max_drawdown(returns),
            empyrical.annual_return(returns, annualization=365))
figures = [float(each) for each in told()]
times = []
for _ in range(20):
    before = time.perf_counter()
    told()
    times.append(time.perf_counter() - before)
print(json.dumps([figures, sorted(times)[10]]))
"""


class Beside(NamedTuple):
    """What a peer took and what this program took. Units: seconds."""

    work: str
    peer: str
    theirs: float
    ours: float

    def line(self) -> str:
        """The line of the table."""
        return f"| {self.work} | {self.peer} | {_told(self.theirs)} | {_told(self.ours)} |"


class LeftOutError(Exception):
    """A peer that cannot be run here."""


def in_turn(theirs: Callable[[], object], ours: Callable[[], object]) -> tuple[float, float]:
    """The median times of both, one after the other."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for work, times in zip((theirs, ours), taken, strict=True):
            before = perf_counter()
            work()
            times.append(perf_counter() - before)
    return median(taken[0]), median(taken[1])


def installed(*packages: str) -> Path:
    """The folder of programs of an environment that holds these."""
    place = HOME / packages[0].partition("=")[0]
    programs = place / ("Scripts" if sys.platform == "win32" else "bin")
    if not (programs / "pip").exists():
        venv.create(place, with_pip=True)
    try:
        _run([str(programs / "pip"), "install", "-q", *packages])
    except subprocess.CalledProcessError as error:
        raise LeftOutError(f"{packages[0]} cannot be installed here") from error
    return programs


def version(programs: Path, package: str) -> str:
    """The version of what was installed."""
    code = f"from importlib.metadata import version; print(version({package!r}))"
    return _run([str(programs / "python"), "-c", code]).strip()


def beside_beancount(folder: Path) -> Beside:
    """Fills out of a text, netted, and their profit told; exact in both."""
    programs = installed("beancount", "beanquery")
    history = History(FILLS)
    fills = tuple(fills_of(history.lines))
    ledger = folder / "fills.beancount"
    ledger.write_text(ledger_of(fills), encoding="utf-8")
    query = [str(programs / "bean-query"), "-f", "csv", str(ledger), NET]
    text = _written(folder, history)
    _same(-_number(_run(query)), history.cash - history.fees)
    _same(_imported(folder, text), history.cash - history.fees)
    times = in_turn(lambda: _run(query), lambda: _imported(folder, text))
    work = f"{len(fills):,} fills read from a text, netted, and their profit told"
    return Beside(work, f"beancount {version(programs, 'beancount')}", *times)


def beside_calc(folder: Path) -> Beside:
    """The profit of a spreadsheet, and of a journal, as one asks for it."""
    calc = shutil.which("soffice") or shutil.which("libreoffice")
    if calc is None:
        raise LeftOutError("LibreOffice is not on this machine")
    history = History(FILLS)
    fills = tuple(fills_of(history.lines))
    sheet = folder / "fills.xlsx"
    write_sheet(fills, sheet)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [calc, profile, "--headless", "--convert-to", "csv", "--outdir", str(folder)]

    def recalculated() -> Decimal:
        _run([*convert, str(sheet)])
        return _number((folder / "fills.csv").read_text(encoding="utf-8").partition(",")[0])

    net = history.cash - history.fees
    assert abs(recalculated() - net) < Decimal("0.01"), "the spreadsheet comes to something else"
    _imported(folder, _written(folder, history))
    times = in_turn(recalculated, lambda: _net_of(folder))
    told = _run([calc, profile, "--version"]).split()
    work = f"the profit of {len(fills):,} fills asked for, program started and file opened"
    return Beside(work, f"LibreOffice Calc {told[1]}", *times)


def beside_empyrical(_folder: Path) -> Beside:
    """Figures of daily returns: in floats there, to fifty digits here."""
    programs = installed("empyrical-reloaded")
    chance = random.Random(1)
    returns = [Decimal(f"{chance.gauss(0.001, 0.02):.6f}") for _ in range(DAYS)]
    given = json.dumps([float(each) for each in returns])
    figures, theirs = json.loads(_run([str(programs / "python"), "-c", RETURNS], given))
    found = performance(returns, Decimal(365))
    own = (found.sharpe, found.sortino, found.max_drawdown, found.annual_return)
    for one, other in zip(own, figures, strict=True):
        assert one is not None
        assert abs(float(one) / other - 1) < 1e-9, "other figures"
    _, ours = in_turn(lambda: None, lambda: performance(returns, Decimal(365)))
    work = f"Sharpe, Sortino, drawdown and yearly return of {DAYS:,} days"
    return Beside(work, f"empyrical {version(programs, 'empyrical-reloaded')}", theirs, ours)


PEERS: Final = (beside_beancount, beside_calc, beside_empyrical)


def main() -> int:
    """Run all, and write the table; leaves with 1 where one was left out."""
    lines, left_out = [], 0
    for peer in PEERS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                found = peer(Path(folder))
            except LeftOutError as reason:
                left_out += 1
                print(reason)
                continue
        lines.append(found.line())
        print(lines[-1])
    readme = README.read_text(encoding="utf-8")
    README.write_text(with_lines(readme, COMMAND, [*HEAD, *lines]), encoding="utf-8")
    return int(left_out > 0)


def _written(folder: Path, history: History) -> Path:
    text = folder / "history.csv"
    text.write_text("\n".join(history.lines), encoding="utf-8")
    return text


def _imported(folder: Path, text: Path) -> Decimal:
    journal = folder / "own.journal"
    journal.unlink(missing_ok=True)
    _own("new", str(journal))
    _own("import", str(journal), str(text))
    return _net_of(folder)


def _net_of(folder: Path) -> Decimal:
    return Decimal(json.loads(_own("stats", "--json", str(folder / "own.journal")))["net"])


def _own(*arguments: str) -> str:
    return _run([sys.executable, "-m", "journal_app", *arguments])


def _run(command: Sequence[str], given: str | None = None) -> str:
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, input=given, env=os.environ | UNKEPT
    )
    return done.stdout


def _number(text: str) -> Decimal:
    """The first number of a text."""
    kept = "".join(letter if letter in "-.0123456789" else " " for letter in text).split()
    return next(Decimal(each) for each in kept if each not in "-.")


def _same(one: Decimal, other: Decimal) -> None:
    assert one == other, f"{one} is not {other}"


def _told(seconds: float) -> str:
    return f"{seconds * 1e3:,.1f} ms" if seconds < 1 else f"{seconds:,.1f} s"


if __name__ == "__main__":
    sys.exit(main())
