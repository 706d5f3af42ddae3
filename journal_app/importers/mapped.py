"""Read a table by a mapping of its columns; the plain formats are such mappings too.

A row becomes a fill, one side of an exchange against the journal's currency, or another event of
a ledger. Which of these, and what each word means, stands in the mapping; what it does not know is
refused and never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Final, TypeVar

from journal_app.domain.exact import (
    ONE,
    ZERO,
    NotANumberError,
    exact,
    parse_decimal,
    plain,
    settled,
)
from journal_app.domain.importing.imported import (
    Content,
    ImportedFile,
    MarketFill,
    Row,
    TradeEvent,
)
from journal_app.domain.importing.mapping import (
    COSTS,
    LEFT_OUT,
    NUMBERS,
    ColumnMapping,
    Event,
    Role,
    Side,
    mapping_problems,
)
from journal_app.domain.importing.pairs import pair_of
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.money import DOLLAR, STABLECOINS, Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.trade import PositionKind
from journal_app.importers.cells import (
    CellRefused,
    Places,
    in_utc,
    iso_time,
    zoned_in_utc,
)
from journal_app.importers.dates import date_order, local_time
from journal_app.importers.delimited import SHOWN, Table
from journal_app.importers.hourly_funding import paid
from journal_app.importers.number_style import number_style
from journal_app.importers.options import DateOrder, Options
from journal_app.importers.rows import NothingToRecord, oldest_on_top, outcomes_of
from journal_app.importers.zones import zone_named

NAME: Final = "mapped"

SIDES: Final[Mapping[str, Side]] = {
    "buy": "buy", "b": "buy", "bought": "buy", "cover": "buy",
    "sell": "sell", "s": "sell", "sold": "sell", "short": "sell",
}  # fmt: skip
"""The words of a side where a mapping names none."""

_TWO_DIGIT_YEAR: Final = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}(?: .*)?")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})/([0-9]{2})/([0-9]{2})(.*)")
_SINCE_1970: Final = re.compile(r"[0-9]{10}(?:\.[0-9]{1,6})?|[0-9]{13}")
_UTC_AFTER: Final = re.compile(r"(.*[0-9]) ?(?:UTC|GMT)")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)

M = TypeVar("M")


def read(table: Table, options: Options, mapping: ColumnMapping, name: str = NAME) -> ImportedFile:
    """Read a table as a mapping says; `name` is what the format is called.

    Raises: Refused where the mapping does not fit, or dates, numbers or times can be read in
    several ways.
    """
    problems = mapping_problems(mapping)
    if problems:
        raise Refused(problems)
    if missing := mapping.missing_in(table.columns):
        raise Refused.because("line 1", "mapping_does_not_fit", columns=", ".join(missing))
    reading = _Reading(table, options, mapping)
    in_time = oldest_on_top(table.rows, reading.written, reading.zone)
    outcomes = outcomes_of(table.in_turn(in_time), reading.content)
    if reading.lacks_zone:
        raise Refused.because("zone", "zone_needed")
    renamed: Mapping[str, Role] = {
        "amount": "size",
        "time": "time",
        "price": "price",
        "fee": "fee",
        "fee_asset": "fee_asset",
        "asset": "asset",
    }
    return ImportedFile(
        file_format=name,
        platform=mapping.platform,
        account=mapping.account,
        columns=table.columns,
        outcomes=outcomes,
        renamed={
            field: mapping.column(role) for field, role in renamed.items() if mapping.column(role)
        },
    )


class _Reading:
    """One file being read row by row. lacks_zone: whether a good row had a time without one."""

    def __init__(self, table: Table, options: Options, mapping: ColumnMapping) -> None:
        self.mapping = mapping
        self.places = Places(table.columns)
        self.sides = _by_case(mapping.sides or SIDES)
        self.kinds = _by_case(mapping.kinds)
        self.events = _by_case(mapping.events)
        own_zone = zone_named(mapping.zone, "zone") if mapping.zone else None
        self.zone: tzinfo | None = options.zone or own_zone
        rows = [row for row in table.rows if isinstance(row, Row)]
        self.separators = number_style(self._numbers(rows), table.delimiter, mapping.decimal)
        own_order = None if mapping.dates == "auto" else mapping.dates
        self.order: DateOrder = date_order(
            [self._written(row) for row in rows], options.date_order or own_order
        )
        self.times: list[datetime] = []
        self.lacks_zone = False

    def content(self, row: Row) -> Content:
        """What a row says. Raises: CellRefused, NothingToRecord."""
        self._leave_out(row)
        event = self._event(row)
        at, has_zone = self._time(row)
        if event == "fill":
            content: Content = self._fill(row, at)
        elif event == "exchange":
            content = self._exchange(row, at)
        else:
            content = self._other(row, event, at)
        self.lacks_zone |= not has_zone
        self.times.append(at)
        return content

    # what a row is

    def _leave_out(self, row: Row) -> None:
        """Raises: NothingToRecord, where a column has a value that the mapping leaves out."""
        for column, values in self.mapping.skips.items():
            if (said := self.places.text(row, column)) in values:
                raise NothingToRecord(Problem(column, "left_out", {"text": said[:SHOWN]}))

    def _event(self, row: Row) -> Event:
        """What happened. Raises: NothingToRecord, where that is nothing to record."""
        if not self.mapping.columns.get("event"):
            return self.mapping.usual_event
        event = self._meaning(row, "event", self.events)
        if event in LEFT_OUT:
            facts = {"text": self._text(row, "event")[:SHOWN]}
            raise NothingToRecord(Problem(self.mapping.column("event"), event, facts))
        return event

    def _fill(self, row: Row, at: datetime) -> MarketFill:
        market, quote = self._market(row)
        price = self._positive(row, "price")
        fee, fee_asset = self._fee(row, quote)
        stated = self._number(row, "stated")
        is_net = self.mapping.stated == "net"
        return MarketFill(
            market=market,
            kind=self._kind(row),
            at=at,
            size=self._size(row),
            price=price,
            fee=fee,
            fee_asset=fee_asset,
            fee_price=_fee_price(fee_asset, market, price),
            stated_net=stated if is_net else None,
            stated_gross=None if is_net else stated,
            reference=self._text(row, "reference"),
            note=self._text(row, "note"),
        )

    def _exchange(self, row: Row, at: datetime) -> MarketFill:
        """One asset given for another, of which one must be money."""
        paid, paid_asset = self._positive(row, "paid"), self._needed_asset(row, "paid_asset")
        got, got_asset = self._positive(row, "got"), self._needed_asset(row, "got_asset")
        is_purchase = paid_asset in STABLECOINS
        if is_purchase is (got_asset in STABLECOINS):
            facts = {"paid": paid_asset, "got": got_asset}
            raise NothingToRecord(
                Problem(self.mapping.column("got_asset"), "exchange_unpriced", facts)
            )
        money, market = (paid_asset, got_asset) if is_purchase else (got_asset, paid_asset)
        amount, value = (got, paid) if is_purchase else (paid, got)
        price = settled(_quotient(value, amount))
        fee, fee_asset = self._fee(row, money)
        return MarketFill(
            market=market,
            kind=self._kind(row),
            at=at,
            size=amount if is_purchase else -amount,
            price=price,
            fee=fee,
            fee_asset=fee_asset,
            fee_price=_fee_price(fee_asset, market, price),
            reference=self._text(row, "reference"),
            note=self._text(row, "note"),
        )

    def _other(self, row: Row, event: Event, at: datetime) -> TradeEvent:
        amount = self._needed_number(row, "size")
        if event != "funding":
            is_cost = event in COSTS
            if is_cost and self.mapping.signs == "statement":
                amount = -amount
            if amount <= 0:
                raise self._refused(row, "size", "sign_against_event", event=event)
        fee, fee_asset = self._fee(row, DOLLAR)
        asset = self._asset(row, "asset") or self._asset(row, "quote")
        if asset is None:
            raise self._refused(row, "asset", "empty")
        draft = Draft(
            kind=event,
            at=at,
            asset=asset,
            amount=amount,
            price=self._number(row, "price"),
            fee=fee or None,
            fee_asset=fee_asset if fee else None,
            reference=self._text(row, "reference"),
            note=self._text(row, "note"),
        )
        if event == "funding" and self.mapping.columns.get("market"):
            market, _ = self._market(row)
            return replace(paid("", at, market, None, asset, amount), draft=draft)
        return TradeEvent(draft=draft)

    # what its cells say

    def _market(self, row: Row) -> tuple[Asset, Asset]:
        """What is traded, and the money that its price is in."""
        market = self._needed_asset(row, "market")
        quote = self._asset(row, "quote")
        if self.mapping.market == "pair":
            pair = pair_of(market, quote or "")
            if pair is None:
                raise self._refused(row, "market", "not_a_pair", text=market)
            market, quote = pair
        money = quote or DOLLAR
        if money not in STABLECOINS:
            role: Role = "quote" if self.mapping.column("quote") else "market"
            raise self._refused(row, role, "other_currency", text=money)
        return market, money

    def _kind(self, row: Row) -> PositionKind:
        if not self.mapping.columns.get("kind"):
            return self.mapping.kind
        return self._meaning(row, "kind", self.kinds)

    def _size(self, row: Row) -> Decimal:
        """The signed size: by its own sign, or by the word of its side."""
        size = self._needed_number(row, "size")
        if not size:
            raise self._refused(row, "size", "not_positive", text="0")
        if not self.mapping.columns.get("side"):
            return size
        if self._meaning(row, "side", self.sides) == "sell":
            return -abs(size)
        if size < 0:
            raise self._refused(row, "size", "size_against_side", text=plain(size))
        return size

    def _fee(self, row: Row, usual: Asset) -> tuple[Decimal, Asset]:
        """What was paid for it; a rebate is negative."""
        fee = ZERO
        for column in self.mapping.columns.get("fee", ()):
            fee = _sum(fee, self._number_in(row, column) or ZERO)
        if self.mapping.signs == "statement":
            fee = -fee
        return fee or ZERO, self._asset(row, "fee_asset") or usual

    def _meaning(self, row: Row, role: Role, words: Mapping[str, M]) -> M:
        said = self._text(row, role)
        meant = words.get(said.casefold())
        if meant is None:
            raise self._refused(
                row, role, "not_a_choice", text=said[:SHOWN], choices=", ".join(words)
            )
        return meant

    def _text(self, row: Row, role: Role) -> str:
        return self.places.text(row, self.mapping.column(role))

    def _asset(self, row: Row, role: Role) -> Asset | None:
        found = self.places.asset(row, self.mapping.column(role))
        fixed = self.mapping.fixed.get(role)
        return found or (Asset(fixed) if fixed else None)

    def _needed_asset(self, row: Row, role: Role) -> Asset:
        found = self._asset(row, role)
        return found or self.places.needed_asset(row, self.mapping.column(role))

    def _number_in(self, row: Row, column: str) -> Decimal | None:
        written = self.places.text(row, column)
        if not written:
            return None
        try:
            return parse_decimal(written, self.separators)
        except NotANumberError as refused:
            facts = {"text": written[:SHOWN]}
            raise CellRefused(Problem(column, refused.code, facts), written) from None

    def _number(self, row: Row, role: Role) -> Decimal | None:
        return self._number_in(row, self.mapping.column(role))

    def _needed_number(self, row: Row, role: Role) -> Decimal:
        number = self._number(row, role)
        if number is None:
            raise self._refused(row, role, "empty")
        return number

    def _positive(self, row: Row, role: Role) -> Decimal:
        number = self._needed_number(row, role)
        if number <= 0:
            raise self._refused(row, role, "not_positive", text=plain(number))
        return number

    def _refused(self, row: Row, role: Role, code: str, **facts: object) -> CellRefused:
        column = self.mapping.column(role)
        return CellRefused(Problem(column or role, code, facts), self.places.raw(row, column))

    def _numbers(self, rows: list[Row]) -> Iterator[str]:
        columns = [column for role in NUMBERS for column in self.mapping.columns.get(role, ())]
        for row in rows:
            for column in columns:
                yield self.places.text(row, column)

    # when it was

    def _written(self, row: Row) -> str:
        said = (self.places.text(row, column) for column in self.mapping.columns["time"])
        return " ".join(filter(None, said))

    def _time(self, row: Row) -> tuple[datetime, bool]:
        """The time in UTC, and whether its zone is known."""
        column, written = self.mapping.column("time"), self._written(row)
        if _TWO_DIGIT_YEAR.fullmatch(written):
            problem = Problem(column, "two_digit_year", {"text": written[:SHOWN]})
            raise CellRefused(problem, written)
        if _SINCE_1970.fullmatch(written):
            return _since_1970(written), True
        local = self._local(written, column)
        if local.tzinfo is None:
            before = self.times[-1] if self.times else None
            zone = self.zone
            return in_utc(local, zone or UTC, column, not_before=before), zone is not None
        return zoned_in_utc(local, column), True

    def _local(self, written: str, column: str) -> datetime:
        """The time as it is written, with its zone where that stands beside it."""
        zone = None
        if in_zone := _UTC_AFTER.fullmatch(written):
            written, zone = in_zone[1], UTC
        if turned := _YEAR_FIRST.fullmatch(written):
            written = "-".join(turned.groups()[:3]) + turned[4]
        local = local_time(written, self.order) or iso_time(written, column)
        return local if zone is None or local.tzinfo else local.replace(tzinfo=zone)

    def written(self, row: Row) -> datetime | None:
        """The time of a row before its zone is known; None where it cannot be read."""
        try:
            return self._local(self._written(row), self.mapping.column("time"))
        except CellRefused:
            return None


def _by_case(words: Mapping[str, M]) -> dict[str, M]:
    return {word.strip().casefold(): meant for word, meant in words.items()}


def _since_1970(written: str) -> datetime:
    """The time of so many seconds, or milliseconds where they are thirteen digits."""
    seconds, _, fraction = written.partition(".")
    thousandths = int(seconds) if len(seconds) == 13 else int(seconds + fraction.ljust(3, "0")[:3])
    return _EPOCH + thousandths * _MILLISECOND


def _fee_price(fee_asset: Asset, market: Asset, price: Decimal) -> Decimal | None:
    """The price of what a fee was paid in, as far as its row tells."""
    if fee_asset in STABLECOINS:
        return ONE
    return price if fee_asset == market else None


@exact
def _quotient(value: Decimal, amount: Decimal) -> Decimal:
    return value / amount


@exact
def _sum(a: Decimal, b: Decimal) -> Decimal:
    return a + b
