"""Pick the reader of a file by what its header says, never by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Final

from journal_app.domain.entry_times import LAST_IN_FILES, time_problem
from journal_app.domain.importing.imported import Accepted, ImportedFile, Outcome, TradeEvent
from journal_app.domain.importing.mapping import ColumnMapping
from journal_app.domain.problems import Refused
from journal_app.domain.progress import Progress, silent
from journal_app.importers import (
    aave,
    aave_subgraph,
    dydx,
    funding_rates,
    gmx,
    hyperliquid,
    hyperliquid_fills,
    hyperliquid_funding,
    lending_events,
    mapped,
    observations,
)
from journal_app.importers.delimited import Table, decoded, gathered, is_zip, read_table
from journal_app.importers.objects import is_objects, read_objects
from journal_app.importers.options import Options
from journal_app.importers.presets import PRESETS

_JOURNAL: Final = b"SQLite format 3\x00"


def _header_tells_all(_table: Table) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name, its header, and how its table is read.

    holds: whether a table is of this kind by what stands in it, where its header is translated.
    """

    name: str
    recognises: Callable[[Sequence[str]], bool]
    read: Callable[[Table, Options], ImportedFile]
    holds: Callable[[Table], bool] = _header_tells_all

    def fits(self, table: Table) -> bool:
        """Whether a table is of this kind."""
        return self.recognises(table.columns) or self.holds(table)


FORMATS: Final = (
    Format(hyperliquid.NAME, hyperliquid.recognises, hyperliquid.read),
    Format(hyperliquid_fills.NAME, hyperliquid_fills.recognises, hyperliquid_fills.read),
    Format(
        hyperliquid_funding.HISTORY,
        hyperliquid_funding.is_history,
        hyperliquid_funding.read_history,
    ),
    Format(
        hyperliquid_funding.USER_FUNDING,
        hyperliquid_funding.is_user_funding,
        hyperliquid_funding.read_user_funding,
    ),
    Format(dydx.TRADES, dydx.are_trades, dydx.read_trades, dydx.hold_trades),
    Format(dydx.FUNDING, dydx.is_funding, dydx.read_funding, dydx.hold_funding),
    Format(dydx.FILLS, dydx.are_fills, dydx.read_fills),
    Format(dydx.FUNDING_PAYMENTS, dydx.are_payments, dydx.read_payments),
    *(
        Format(name, funding_rates.recogniser(name), funding_rates.reader(name))
        for name in (funding_rates.HYPERLIQUID, funding_rates.DYDX)
    ),
    Format(aave.NAME, aave.recognises, aave.read, aave.holds),
    Format(aave_subgraph.NAME, aave_subgraph.recognises, aave_subgraph.read),
    Format(gmx.NAME, gmx.recognises, gmx.read),
    Format(lending_events.NAME, lending_events.recognises, lending_events.read),
    Format(observations.RATES, observations.are_rates, observations.read_rates),
    Format(observations.PRICES, observations.are_prices, observations.read_prices),
    *(Format(each.name, each.recognises, each.read) for each in PRESETS),
)
"""The first that recognises a header reads the file."""


def read_file(
    chunks: Iterable[bytes],
    options: Options,
    file_format: str | None = None,
    mapping: ColumnMapping | None = None,
) -> tuple[ImportedFile, str]:
    """Read a file: its table, and what that says.

    Returns: the file, and the hash of its bytes.

    Raises: Refused where it is beyond the limits, or no table of that or of any known format.
    """
    content = gathered(chunks)
    return file_of(table_in(content), options, file_format, mapping), hash_of(content)


def hash_of(content: bytes) -> str:
    """What tells a file from others."""
    return blake2b(content, digest_size=16).hexdigest()


def file_of(
    table: Table,
    options: Options,
    file_format: str | None = None,
    mapping: ColumnMapping | None = None,
) -> ImportedFile:
    """Read a table by a mapping or as the format that is given, else as its header shows.

    Raises: Refused where it is no table of that or of any known format.
    """
    if mapping is not None:
        file = mapped.read(table, options, mapping)
    else:
        file = _read(table, options, file_format)
    return replace(file, outcomes=tuple(_in_its_time(each, file) for each in file.outcomes))


def _in_its_time(outcome: Outcome, file: ImportedFile) -> Outcome:
    """The same outcome, or a refusal where nothing can have happened at its time."""
    if not isinstance(outcome, Accepted):
        return outcome
    content = outcome.content
    at = content.draft.at if isinstance(content, TradeEvent) else content.at
    problem = time_problem("time", at, LAST_IN_FILES)
    return outcome if problem is None else file.refusal(outcome.row, problem)


def table_in(content: bytes, progress: Progress = silent) -> Table:
    """The columns and rows of a file, whatever holds them.

    Raises: Refused where it is beyond the limits, or no table.
    """
    if is_zip(content):
        from journal_app.importers.sheets import read_sheet  # openpyxl is heavy

        return read_sheet(content, progress)
    if content.startswith(_JOURNAL):
        raise Refused.because("", "is_a_journal")
    text = decoded(content)
    read = read_objects if is_objects(text) else read_table
    return read(text, progress)


def _read(table: Table, options: Options, file_format: str | None) -> ImportedFile:
    for each in FORMATS:
        if file_format == each.name:
            if not each.fits(table):
                raise Refused.because("line 1", "not_of_format", name=file_format)
            return each.read(table, options)
        if file_format is None and each.fits(table):
            return each.read(table, options)
    choices = ", ".join(each.name for each in FORMATS)
    if file_format is not None:
        raise Refused.because("--format", "not_a_choice", text=file_format, choices=choices)
    raise Refused.because(
        "line 1", "format_unknown", columns=", ".join(table.columns)[:200], choices=choices
    )
