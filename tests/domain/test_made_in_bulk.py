"""What is made in bulk is made as a frozen dataclass makes it, and stays as frozen."""

from __future__ import annotations

import inspect
from dataclasses import FrozenInstanceError, dataclass, field, replace
from decimal import Decimal

import pytest

from journal_app.domain.ledger.entries import KINDS, Cost
from journal_app.domain.made_in_bulk import made_in_bulk
from journal_app.domain.money import Asset


@dataclass(frozen=True, slots=True)
class Base:
    first: int
    second: list[int] = field(default_factory=list)
    third: str = field(default="three", kw_only=True)


@made_in_bulk
@dataclass(frozen=True, slots=True)
class Quick(Base):
    fourth: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plain(Base):
    fourth: tuple[int, ...] = ()


def test_it_takes_what_the_dataclass_takes() -> None:
    assert str(inspect.signature(Quick)).count("first") == 1
    quick, plain = inspect.signature(Quick).parameters, inspect.signature(Plain).parameters
    assert [(name, each.kind) for name, each in quick.items()] == [
        (name, each.kind) for name, each in plain.items()
    ]


def test_its_fields_hold_what_was_given_or_their_defaults() -> None:
    made = Quick(1, fourth=(4,))
    assert (made.first, made.second, made.third, made.fourth) == (1, [], "three", (4,))
    assert made.second is not Quick(1).second
    assert replace(made, third="3") == Quick(1, [], (4,), third="3")
    assert repr(made) == repr(Plain(1, fourth=(4,))).replace("Plain", "Quick")


def test_a_missing_and_an_unknown_field_are_refused() -> None:
    with pytest.raises(TypeError, match="first"):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="fifth"):
        Quick(1, fifth=5)  # type: ignore[call-arg]


def test_it_stays_frozen() -> None:
    cost = Cost(Decimal(1), Asset("USDC"), Decimal(1))
    with pytest.raises((FrozenInstanceError, TypeError)):
        cost.amount = Decimal(2)  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        Quick(1).first = 2  # type: ignore[misc]
    assert hash(cost) == hash(Cost(Decimal(1), Asset("USDC"), Decimal(1)))


def test_every_entry_is_made_so() -> None:
    assert all(kind.__init__.__qualname__ == f"{kind.__name__}.__init__" for kind in KINDS.values())
    assert all("set_at" in kind.__init__.__code__.co_names for kind in KINDS.values())
