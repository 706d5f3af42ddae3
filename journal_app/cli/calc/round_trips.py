"""`round_trips`: what fills made, at average cost."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import Given, Shape, amount, each, moment, optional, signed
from journal_app.domain.exact import ZERO
from journal_app.domain.importing.round_trips import Fill, round_trips
from journal_app.domain.problems import Refused

SHAPE: Final = Shape(
    fills=each(
        Shape(size=signed, price=amount, fee=optional(signed, ZERO), at=optional(moment)),
    ),
    mark=optional(amount),
)


def answer(given: Given) -> Result:
    """Account for the fills in order of time where all are dated, else as they stand."""
    fills = [_fill(part) for part in given.each("fills")]
    order = _in_order_of_time([fill.at for fill in fills])
    made = round_trips(fills[index] for index in order)
    mark = given.number_or_none("mark")
    is_known = mark is not None or not made.position
    return {
        "position": made.position,
        "average_entry": made.average_entry,
        "realised": made.realised,
        "unrealised": made.unrealised(mark or ZERO) if is_known else None,
        "closes": [
            {
                "fill": order[close.fill],
                "size": close.size,
                "gross": close.gross,
                "fees": close.fees,
                "net": close.net,
            }
            for close in made.closes
        ],
        "trades": [
            {
                "direction": trip.direction.value,
                "size": trip.size,
                "entry": trip.entry,
                "exit": trip.exit,
                "gross": trip.gross,
                "fees": trip.fees,
                "net": trip.net,
                "opened_at": trip.opened_at,
                "closed_at": trip.closed_at,
            }
            for trip in made.trades
        ],
    }


def _fill(part: Given) -> Fill:
    size = part.number("size")
    if not size:
        raise Refused.because(part.where("size"), "no_size")
    return Fill(size, part.number("price"), part.number("fee"), part.moment("at"))


def _in_order_of_time(times: list[datetime | None]) -> list[int]:
    """The fills by time, ties as they stand; all as they stand where a time is missing."""
    dated = [(at, index) for index, at in enumerate(times) if at is not None]
    if len(dated) < len(times):
        return list(range(len(times)))
    return [index for _, index in sorted(dated)]
