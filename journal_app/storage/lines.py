"""How a line of a list is read: by the lists, and by the first paint."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from journal_app.domain.trade_line import TradeLine
from journal_app.storage.legible import legible
from journal_app.storage.stored import decimal_of, moment_of

_PLANNED: Final = (
    "coalesce(nullif(f.{0}, ''), (SELECT group_concat({0}, ' ')"
    " FROM (SELECT {0} FROM positions WHERE trade_id = t.id ORDER BY place)), '')"
)
"""What was opened; until then what is planned."""

_FORETOLD: Final = (
    "CASE t.status WHEN 'planned' THEN"
    " (SELECT json_extract(body, '$.{1}') FROM plans"
    " WHERE trade_id = t.id AND json_valid(body)) ELSE {0} END"
)
"""A figure of what was opened; until then the plan's own, where that can be read."""

_OF_PLANS: Final[Mapping[str, tuple[str, str, str]]] = {
    "leverage": ("f.leverage", "f.leverage_order", "leverage"),
    "average_entry": (
        "json_extract(f.positions, '$[0].average_entry')",
        "f.average_entry_order",
        "positions[0].entry",
    ),
    "liquidation_price": (
        "json_extract(f.positions, '$[0].liquidation_price')",
        "CASE f.status WHEN 'open' THEN"
        " CAST(json_extract(f.positions, '$[0].liquidation_price') AS REAL) END",
        "positions[0].liquidation_price",
    ),
}
"""What is shown of a plan until there is a figure: how that is read, sorted by, and planned."""

ORDER_OF_PLANS: Final[Mapping[str, str]] = {
    name: f"CAST({_FORETOLD.format(order, planned)} AS REAL)"
    for name, (_, order, planned) in _OF_PLANS.items()
}
"""How a list is sorted by them."""

LAST_MARK: Final = (
    "SELECT max(last) FROM (SELECT max(at) AS last FROM marks"
    " UNION ALL SELECT max(at) FROM exchange_rates)"
)
"""When the market was last looked at: the latest mark or exchange rate, if there is any."""

LINE_COLUMNS: Final = (
    "t.id, t.number, t.label, t.account, t.platform, t.strategy, t.status,"
    f" {_PLANNED.format('asset')}, {_PLANNED.format('direction')}, f.opened_at, f.closed_at,"
    " f.net, f.r_initial, f.interest, f.fees, f.health_factor,"
    + ",".join(_FORETOLD.format(kept, planned) for kept, _, planned in _OF_PLANS.values())
)
"""The fields of a line, of `trades AS t` and `trade_figures AS f`."""


@legible
def lines_of(rows: Sequence[Sequence[object]]) -> list[TradeLine]:
    """Read rows of `LINE_COLUMNS`; column by column, which is quicker."""
    if not rows:
        return []
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
    for place, read in _READ:
        columns[place] = [None if value is None else read(value) for value in columns[place]]
    return list(map(TradeLine._make, zip(*columns, strict=True)))


_TIMES: Final = frozenset({"opened_at", "closed_at"})
_NUMBERS: Final = frozenset(
    {"net", "r_initial", "interest", "fees", "health_factor", "leverage", "average_entry"}
    | {"liquidation_price"}
)
_READ: Final[Sequence[tuple[int, Callable[[Any], object]]]] = [
    (place, moment_of if name in _TIMES else decimal_of)
    for place, name in enumerate(TradeLine._fields)
    if name in _TIMES | _NUMBERS
]
"""The places of a line that are no texts, and how they are read."""
