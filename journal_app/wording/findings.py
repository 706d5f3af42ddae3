"""What a check of a journal found, each as a sentence with its trade and its column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

FINDINGS: Final[Mapping[str, str]] = {
    "integrity": "the file itself is damaged: {stored}",
    "foreign_keys": "row {stored} of {column} belongs to {expected} that is not there",
    "checksums": "{column} is {stored}, but {expected} was written",
    "checksums.checksum": "a row of {table} is not what was written ({column})",
    "ledgers": "{column} is {stored}, but its entries say {expected}",
    "ledgers.entries": "its {column} cannot have been so ({stored})",
    "figures": "{column} is kept as {stored}, but its entries give {expected}",
    "accounts": "{column} is {stored}, but should be {expected}",
    "search": "the search ({column}) does not know what was written about it",
    "attachments": "an attached file ({column}) is not as it was attached: {stored}",
}
"""By the name of a check; of a column in particular, with its last word."""

MENDS: Final[Mapping[str, str]] = {
    "history": "the history proves what was written, and it can be put back",
    "figures": "it can be reckoned anew",
    "search": "it can be written anew",
    "index": "the index can be sorted anew",
    "": "this cannot be repaired; a backup may have it whole",
}
"""How it is mended."""

NOTHING: Final = "nothing"
OF_TRADE: Final = "trade {trade}: {said}"


def finding(
    check: str,
    trade: int | None,
    column: str,
    stored: object,
    expected: object,
    into: Callable[[str], str] = str,
) -> str:
    """What was found."""
    table, _, last = column.rpartition(".")
    template = FINDINGS.get(f"{check}.{last}", FINDINGS[check])
    said = into(template).format(
        table=table,
        column=column,
        stored=into(NOTHING) if stored in (None, "") else stored,
        expected=into(NOTHING) if expected in (None, "") else expected,
    )
    return said if trade is None else into(OF_TRADE).format(trade=trade, said=said)


def mend_words(mend: str, into: Callable[[str], str] = str) -> str:
    """What can be done about it."""
    return into(MENDS[mend])
