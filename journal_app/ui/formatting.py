"""Values to words and words to values, at the door of the window; no Qt here.

A value that does not exist is a dash, never a zero. The minus is a real one.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.entry_times import read_moment, written_moment
from journal_app.domain.exact import (
    NotANumberError,
    Separators,
    parse_decimal,
    parse_typed,
    plain,
    rounded,
)
from journal_app.domain.problems import Refused

NONE: Final = "—"
MINUS: Final = "\u2212"
_HAIR_SPACES: Final = " \u00a0\u202f\u2009"
_SIGNS: Final = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CHF": "CHF\u00a0"}
_STYLES: Final = tuple(
    Separators(decimal, grouping + "'\u2019" + _HAIR_SPACES)
    for decimal, grouping in ((".", ","), (",", "."))
)
"""How others write numbers."""
_KILOBYTE: Final = 1_000
_MEGABYTES_FROM: Final = 10_000
_BRIEF: Final = ((Decimal("1e9"), "B"), (Decimal("1e6"), "M"), (Decimal("1e3"), "k"))


class DateWords(NamedTuple):
    """How a language writes dates. Weekdays begin with Monday; day, day_of_year and month_of_year
    are templates of {day}, {month} and {year}.
    """

    short_months: tuple[str, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    initials: tuple[str, ...]
    day: str
    day_of_year: str
    month_of_year: str


ENGLISH_DATES: Final = DateWords(
    short_months=(
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ),
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    initials=tuple("MTWTFSS"),
    day="{day} {month} {year}",
    day_of_year="{day} {month}",
    month_of_year="{month} {year}",
)  # fmt: skip


class Formats:
    """How one trader reads and writes numbers and times.

    decimal_sign, group_sign: as in 1,234.5. currency: of the journal. zone: where its days begin.
    dates: of the window's language.
    """

    hides_amounts = False
    """Whether the window shall not tell how much there is."""

    def __init__(
        self,
        decimal_sign: str = ".",
        group_sign: str = ",",
        currency: str = "USD",
        zone: tzinfo = UTC,
        dates: DateWords = ENGLISH_DATES,
    ) -> None:
        self.decimal_sign = decimal_sign
        self.group_sign = group_sign
        self.currency = currency
        self.zone = zone
        self.dates = dates
        self.separators = Separators(decimal_sign, group_sign + _HAIR_SPACES)

    @property
    def unit(self) -> str:
        """What stands before an amount of the journal's currency."""
        return _SIGNS.get(self.currency, self.currency + "\u00a0")

    # Numbers to words

    def money(self, value: Decimal | None, *, signed: bool = False, places: int = 0) -> str:
        """An amount of the journal's currency: `$58,412`, signed `+$3,394`."""
        if value is None:
            return NONE
        shown = rounded(value, _quantum(places))
        return _sign(shown, signed=signed) + self.unit + self._grouped(abs(shown), places)

    def number(self, value: Decimal | None, places: int = 0, *, signed: bool = False) -> str:
        """A bare number with so many decimals."""
        if value is None:
            return NONE
        shown = rounded(value, _quantum(places))
        return _sign(shown, signed=signed) + self._grouped(abs(shown), places)

    def quantity(self, value: Decimal | None, places: int = 0, *, signed: bool = False) -> str:
        """Money or units as a bare number, where its head or the word after it says of what."""
        return self.number(value, places, signed=signed)

    def brief(self, value: Decimal | None, *, signed: bool = False) -> str:
        """Money or units where there is no room for all of it: `412`, `1.25k`, `−138k`, `1.70M`."""
        if value is None:
            return NONE
        whole = rounded(value, _quantum(0))
        step = next((step for step in _BRIEF if abs(whole) >= step[0]), None)
        if step is None:
            return self.number(value, 0, signed=signed)
        of, letter = step
        part = whole / of
        return self.number(part, max(0, 2 - part.adjusted()), signed=signed) + letter

    def price(self, value: Decimal | None) -> str:
        """A price with as many decimals as its size asks for: `67,120`, `1,250.40`, `0.00012`."""
        if value is None:
            return NONE
        size = abs(value)
        if size >= 10_000:
            places = 0
        elif size >= 100:
            places = 0 if size >= 1_000 and size == size.to_integral_value() else 2
        elif size >= 1:
            places = 2 if rounded(size, _quantum(2)) == size else 4
        else:
            places = min(30, 3 - size.adjusted()) if size else 2
        return self.number(value, places)

    def amount(self, value: Decimal | None, *, signed: bool = False) -> str:
        """Units of an asset, to eight decimals at most: `2.4615`."""
        return self.exactly(value, signed=signed)

    def exactly(self, value: Decimal | None, *, signed: bool = False) -> str:
        """A number with the decimals that it has, eight at most: `14`, `2.5`."""
        if value is None:
            return NONE
        shown = rounded(value, _quantum(8))
        if value and not shown:  # finer than what is shown, and yet not nothing
            return _sign(value, signed=signed) + self._localised(plain(abs(value)))
        places = max(0, -int(shown.normalize().as_tuple().exponent)) if shown else 0
        return _sign(shown, signed=signed) + self._grouped(abs(shown), places)

    def ratio(self, value: Decimal | None, places: int = 2) -> str:
        """A plain ratio, as a health factor: `1.74`.

        What is below 1 is never rounded up to it: a health factor there is past liquidation.
        """
        step = _quantum(places)
        if value is not None and value < 1 <= rounded(value, step):
            value = 1 - step
        return self.number(value, places)

    def times(self, value: Decimal | None, places: int = 1) -> str:
        """A multiple: `2.0×`."""
        return NONE if value is None else self.number(value, places) + "×"

    def percent(self, fraction: Decimal | None, places: int = 1, *, signed: bool = False) -> str:
        """A fraction of 1 as percent: `52.7%`."""
        return (
            NONE if fraction is None else self.number(fraction * 100, places, signed=signed) + "%"
        )

    def distance(self, fraction: Decimal | None) -> str:
        """A fraction above 0 as percent, never rounded down to none: `29.2%`, `<0.1%`."""
        shown = self.percent(fraction)
        if not fraction or shown != self.percent(fraction * 0):
            return shown
        return f"<{self.number(_quantum(1), 1)}%"

    def risks(self, value: Decimal | None) -> str:
        """A multiple of the risk: `+1.22 R`."""
        return NONE if value is None else self.number(value, 2, signed=True) + "\u00a0R"

    def count(self, value: int) -> str:
        """A whole number: `1,204`."""
        return self._localised(f"{value:,}".replace("-", MINUS))

    def file_size(self, size_bytes: int) -> str:
        """The size of a file, rounded up: `312 kB`, from ten thousand of these on in MB."""
        kilobytes = -(-size_bytes // _KILOBYTE)
        if kilobytes < _MEGABYTES_FROM:
            return f"{self.count(kilobytes)} kB"
        return f"{self.count(-(-kilobytes // _KILOBYTE))} MB"

    def told(self, text: str) -> str:
        """An amount that is only known as a text, as it was told."""
        return text

    def retold(self, text: str) -> str:
        """A text that was kept with amounts of the journal's currency in it, as it was kept."""
        return text

    def plain(self, value: Decimal | None) -> str:
        """What stands in a field that is edited: every digit, no groups."""
        if value is None:
            return ""
        return plain(value).replace(".", self.decimal_sign)

    # Times to words

    def day(self, moment: datetime | date | None) -> str:
        """A day: `22 Nov 2026`."""
        if moment is None:
            return NONE
        day = self._local(moment)
        return self.dates.day.format(day=day.day, month=self.month(day), year=day.year)

    def short_day(self, moment: datetime | date | None) -> str:
        """A day of a year that is plain: `22 Nov`."""
        if moment is None:
            return NONE
        day = self._local(moment)
        return self.dates.day_of_year.format(day=day.day, month=self.month(day))

    def month(self, day: date) -> str:
        """A month of a year that is plain: `Nov`."""
        return self.dates.short_months[day.month - 1]

    def whole_month(self, day: date) -> str:
        """A month: `November 2026`."""
        month = self.dates.months[day.month - 1]
        return self.dates.month_of_year.format(month=month, year=day.year)

    def weekday(self, number: int) -> str:
        """A day of the week, Monday as 0: `Mon`."""
        return self.dates.weekdays[number]

    def weekday_initial(self, number: int) -> str:
        """The same where there is room for a letter: `M`."""
        return self.dates.initials[number]

    def time(self, moment: datetime | None) -> str:
        """A moment in the journal's zone: `18 Nov 09:14`."""
        return NONE if moment is None else f"{self.short_day(moment)} {self.clock(moment)}"

    def full_time(self, moment: datetime | None) -> str:
        """What stands in a field that is edited: `2026-11-18 09:14`."""
        if moment is None:
            return ""
        return written_moment(moment.replace(microsecond=0), self.zone)

    def clock(self, moment: datetime) -> str:
        """The time of day: `09:14`."""
        return f"{moment.astimezone(self.zone):%H:%M}"

    # Words to values

    def read(self, text: str) -> Decimal:
        """Read a number as this trader writes it. Raises: Refused, with the parser's code."""
        try:
            return parse_typed(text, self.separators)
        except NotANumberError as error:
            raise Refused.because("", error.code, text=error.text) from None

    def rewritten(self, text: str) -> tuple[str, ...]:
        """How this trader writes a number that stands there in another style: without and with
        grouped digits, once where these are the same. Empty where it is a number in no style.
        """
        for style in _STYLES:
            try:
                number = parse_decimal(text, style)
            except NotANumberError:
                continue
            grouped = self._localised(f"{number:,f}")
            return tuple(dict.fromkeys((grouped.replace(self.group_sign, ""), grouped)))
        return ()

    def read_time(self, text: str) -> datetime:
        """Read a moment of the journal's zone.

        Raises: Refused `not_a_moment`, `hour_skipped` or `hour_twice`, as `read_moment` does.
        """
        return read_moment(text, self.zone)

    def _local(self, moment: datetime | date) -> date:
        return moment.astimezone(self.zone).date() if isinstance(moment, datetime) else moment

    def _grouped(self, size: Decimal, places: int) -> str:
        return self._localised(f"{size:,.{places}f}")

    def _localised(self, text: str) -> str:
        if self.group_sign == "," and self.decimal_sign == ".":
            return text
        signs = {",": self.group_sign, ".": self.decimal_sign}
        return "".join(signs.get(letter, letter) for letter in text)


def _quantum(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def _sign(shown: Decimal, *, signed: bool) -> str:
    if shown < 0:
        return MINUS
    return "+" if signed and shown > 0 else ""
