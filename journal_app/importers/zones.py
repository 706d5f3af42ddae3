"""Time zones as people write them."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from journal_app.domain.problems import Refused

_OFFSET: Final = re.compile(r"([+-])([01][0-9]|2[0-3]):?([0-5][0-9])")


def zone_named(text: str, field: str) -> tzinfo:
    """The zone that is called so: UTC, Europe/Berlin, +02:00. Raises: Refused."""
    if text.upper() in ("UTC", "Z"):
        return UTC
    if offset := _OFFSET.fullmatch(text):
        sign, hours, minutes = offset.groups()
        ahead = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(ahead if sign == "+" else -ahead)
    try:
        return ZoneInfo(text)
    except (OSError, ValueError, KeyError):  # KeyError: no zone has that name
        raise Refused.because(field, "not_a_zone", text=text) from None
