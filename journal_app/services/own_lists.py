"""What the trader made his own, as lists in the settings of the journal: profiles, and others."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from journal_app.domain.problems import Refused
from journal_app.services.plain_values import plain_value, read_at
from journal_app.services.ports import UnitOfWork

V = TypeVar("V")

LONGEST_NAME: Final = 60


def own_list(settings: Mapping[str, str], name: str, kind: type[V]) -> tuple[V, ...]:
    """What is kept under a setting. Raises: Refused, where it cannot be read."""
    try:
        kept = json.loads(settings.get(name) or "[]")
    except ValueError:
        raise Refused.because(name, "not_an_object") from None
    found: tuple[V, ...] = read_at(name, tuple[kind, ...], kept)  # type: ignore[valid-type]
    return found


def put_own_list(uow: UnitOfWork, name: str, values: Sequence[object]) -> None:
    """Keep a list under a setting."""
    uow.settings.put(name, json.dumps(plain_value(tuple(values)), ensure_ascii=False))


def tidy_name(name: str) -> str:
    """A name without blanks around and doubled ones. Raises: Refused under `name`."""
    tidy = " ".join(name.split())
    if not tidy:
        raise Refused.because("name", "own_without_name")
    if len(tidy) > LONGEST_NAME:
        raise Refused.because("name", "own_name_too_long", most=LONGEST_NAME)
    return tidy
