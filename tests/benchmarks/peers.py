"""Other programs beside this one, over the same trades: `python -m tests.benchmarks.peers`.

Each is put into an environment of its own in the folder for temporary files, is only ever run as a
process of its own, and must come to the same figures before anything is timed. It and this program
take turns, so that a busy minute of the machine meets both. What cannot be put there, or is not on
the machine, is left out with the reason. The table goes into the README once all have run.
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
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

from journal_app.domain.statistics.returns import performance
from tests.benchmarks.floors import seconds
from tests.benchmarks.loans import drawn_loans, write_loans
from tests.benchmarks.peer_files import fills_of, ledger_of, write_loan_sheet, write_sheet
from tests.benchmarks.test_import import History
from tests.written_section import README, with_lines

COMMAND: Final = "tests.benchmarks.peers"
HEAD: Final = ("| the same work | by | takes | here |", "|---|---|---|---|")
ROUNDS: Final = 5
FILLS: Final = (2_300, 23_000)
"""About 1,000 and 10,000 trades."""
LOANS: Final = 10_000
DAYS: Final = 2_000
REPEATS: Final = 20
HOME: Final = Path(tempfile.gettempdir()) / "margin-journal-peers"
NET: Final = "SELECT sum(position) WHERE account ~ 'Income|Expenses'"
UNKEPT: Final = {"BEANCOUNT_DISABLE_LOAD_CACHE": "1"}
"""So that a ledger is read from its text each time."""
CENT: Final = Decimal("0.01")
RETURNS: Final = f"""
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
for _ in range({REPEATS}):
    before = time.perf_counter()
    told()
    times.append(time.perf_counter() - before)
print(json.dumps([figures, sorted(times)[{REPEATS // 2}]]))
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


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """The same work, telling the seconds that it took."""
    return lambda: seconds(work, 1)


def in_turn(theirs: Callable[[], float], ours: Callable[[], float]) -> tuple[float, float]:
    """The median seconds that each tells, one after the other."""
    rounds = [(theirs(), ours()) for _ in range(ROUNDS)]
    return median(one for one, _ in rounds), median(other for _, other in rounds)


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


def beside_beancount(folder: Path) -> Iterator[Beside]:
    """Fills out of a text, netted, and their profit told; exact in both."""
    programs = installed("beancount", "beanquery")
    name = f"beancount {version(programs, 'beancount')}"
    ledger = folder / "fills.beancount"
    query = [str(programs / "bean-query"), "-f", "csv", str(ledger), NET]
    for count in FILLS:
        history = History(count)
        ledger.write_text(ledger_of(tuple(fills_of(history.lines))), encoding="utf-8")
        _run([str(programs / "bean-check"), str(ledger)])  # leaves with 1 at an error
        text = _written(folder, history)
        net = history.cash - history.fees
        trades = _imported(folder, text)["count"]
        for found in (-_number(_run(query, UNKEPT)), _net_of(folder)):
            assert found == net, f"{found} is not {net}"
        times = in_turn(timed(lambda: _run(query, UNKEPT)), timed(partial(_imported, folder, text)))
        yield Beside(
            f"{trades:,} trades netted from the fills of a text, profit told", name, *times
        )
    _run(query)  # and keeps what it has read
    times = in_turn(timed(lambda: _run(query)), timed(lambda: _net_of(folder)))
    yield Beside("the profit of these asked for again", f"{name}, its cache", *times)


def beside_calc(folder: Path) -> Iterator[Beside]:
    """Spreadsheets and the same questions here, each by a program that is started for it."""
    calc = shutil.which("soffice") or shutil.which("libreoffice")
    if calc is None:
        raise LeftOutError("LibreOffice is not on this machine")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    name = f"LibreOffice Calc {_run([calc, profile, '--version']).split()[1]}"

    def converted(form: str, sheet: Path, into: Path = folder) -> None:
        _run([calc, profile, "--headless", "--convert-to", form, "--outdir", str(into), str(sheet)])

    def first_cell(sheet: Path) -> Decimal:
        converted("csv", sheet)
        told = (folder / f"{sheet.stem}.csv").read_text(encoding="utf-8")
        return _number(told.partition(",")[0])

    empty, sheet = folder / "empty.xlsx", folder / "fills.xlsx"
    write_sheet((), empty)
    _own("new", str(folder / "own.journal"))
    assert first_cell(empty) == _net_of(folder) == 0
    times = in_turn(timed(lambda: first_cell(empty)), timed(lambda: _net_of(folder)))
    yield Beside("started, and a file without trades opened", name, *times)

    history = History(FILLS[-1])
    write_sheet(tuple(fills_of(history.lines)), sheet)
    text = _written(folder, history)
    trades = _imported(folder, text)["count"]
    kept = folder / "kept"
    converted("xlsx", sheet, kept)
    kept /= sheet.name
    for found in (first_cell(sheet), first_cell(kept), _net_of(folder)):
        assert abs(found - history.cash + history.fees) < CENT, "the spreadsheet tells another sum"
    times = in_turn(timed(lambda: first_cell(kept)), timed(lambda: _net_of(folder)))
    yield Beside(f"the profit of {trades:,} trades told from the file that keeps it", name, *times)
    times = in_turn(timed(lambda: first_cell(sheet)), timed(lambda: _imported(folder, text)))
    yield Beside("the same, every figure reckoned from the rows of fills", name, *times)

    drawn = drawn_loans(LOANS)
    loans, text = folder / "loans.xlsx", folder / "loans.txt"
    write_loan_sheet(drawn, loans)
    write_loans(drawn, text)
    own = [sys.executable, "-m", "tests.benchmarks.loans", str(text)]
    assert abs(first_cell(loans) - Decimal(_run(own))) < CENT, "the spreadsheet tells another sum"
    times = in_turn(timed(lambda: first_cell(loans)), timed(lambda: _run(own)))
    yield Beside(f"interest of {LOANS:,} loans over {len(drawn.rates)} daily rates", name, *times)


def beside_empyrical(_folder: Path) -> Iterator[Beside]:
    """Figures of daily returns, starting left out: in floats there, to fifty digits here."""
    programs = installed("empyrical-reloaded")
    chance = random.Random(1)
    returns = [Decimal(f"{chance.gauss(0.001, 0.02):.6f}") for _ in range(DAYS)]
    given = json.dumps([float(each) for each in returns])

    def told() -> tuple[list[float], float]:
        figures, took = json.loads(_run([str(programs / "python"), "-c", RETURNS], given=given))
        return figures, took

    found = performance(returns, Decimal(365))
    own = (found.sharpe, found.sortino, found.max_drawdown, found.annual_return)
    for one, other in zip(own, told()[0], strict=True):
        assert one is not None
        assert abs(float(one) / other - 1) < 1e-9, "other figures"
    times = in_turn(
        lambda: told()[1], lambda: seconds(lambda: performance(returns, Decimal(365)), REPEATS)
    )
    work = f"Sharpe, Sortino, drawdown and yearly return of {DAYS:,} days"
    yield Beside(work, f"empyrical {version(programs, 'empyrical-reloaded')}", *times)


PEERS: Final = (beside_beancount, beside_calc, beside_empyrical)


def main() -> int:
    """Run all, and write the table; leaves with 1, and the table as it was, if one is left out."""
    lines: list[str] = []
    left_out = 0
    for peer in PEERS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                for found in peer(Path(folder)):
                    lines.append(found.line())
                    print(lines[-1], flush=True)
            except LeftOutError as reason:
                left_out += 1
                print(f"left out: {reason}")
    if not left_out:
        readme = README.read_text(encoding="utf-8")
        README.write_text(with_lines(readme, COMMAND, [*HEAD, *lines]), encoding="utf-8")
    return int(left_out > 0)


def _written(folder: Path, history: History) -> Path:
    text = folder / "history.csv"
    text.write_text("\n".join(history.lines), encoding="utf-8")
    return text


def _imported(folder: Path, text: Path) -> dict[str, Any]:
    """The statistics of a new journal with the fills of a text."""
    journal = folder / "own.journal"
    journal.unlink(missing_ok=True)
    _own("new", str(journal))
    _own("import", str(journal), str(text))
    return _statistics(folder)


def _statistics(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(_own("stats", "--json", str(folder / "own.journal")))
    return told


def _net_of(folder: Path) -> Decimal:
    return Decimal(_statistics(folder)["net"])


def _own(*arguments: str) -> str:
    return _run([sys.executable, "-m", "journal_app", *arguments])


def _run(
    command: Sequence[str], more: Mapping[str, str] | None = None, *, given: str | None = None
) -> str:
    """What a program prints. more: what is added to its surroundings; given: its input."""
    surroundings = os.environ | dict(more or {})
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, input=given, env=surroundings
    )
    return done.stdout


def _number(text: str) -> Decimal:
    """The first number of a text."""
    kept = "".join(letter if letter in "-.0123456789" else " " for letter in text).split()
    return next(Decimal(each) for each in kept if each not in "-.")


def _told(seconds: float) -> str:
    return f"{seconds * 1e3:,.1f} ms" if seconds < 1 else f"{seconds:,.1f} s"


if __name__ == "__main__":
    sys.exit(main())
