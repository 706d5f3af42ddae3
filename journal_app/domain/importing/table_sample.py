"""What is looked at of a table before anybody says what its columns are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

MOST_WORDS: Final = 24
"""Different values of a column that can still be words with a meaning each."""
SHOWN_ROWS: Final = 50


@dataclass(frozen=True, slots=True)
class TableSample:
    """A header, the first rows, and the words of each column that has but a few."""

    header: tuple[str, ...]
    rows: Sequence[Sequence[str]] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def values_of(self, column: str, most: int) -> list[str]:
        """The first different values of a column that are not empty."""
        place = self.header.index(column)
        found = dict.fromkeys(row[place].strip() for row in self.rows)
        return [value for value in found if value][:most]


def sampled(header: tuple[str, ...], rows: Iterable[Sequence[str]]) -> TableSample:
    """Look at a table once."""
    shown: list[Sequence[str]] = []
    words: dict[int, dict[str, None]] = {place: {} for place in range(len(header))}
    for row in rows:
        if len(shown) < SHOWN_ROWS:
            shown.append(row)
        for place in [*words]:
            if word := row[place].strip():
                words[place][word] = None
                if len(words[place]) > MOST_WORDS:
                    del words[place]
    found = {header[place]: tuple(several) for place, several in words.items() if several}
    return TableSample(header, shown, found)
