"""Each kind of entry has its word, and a cost its value."""

from __future__ import annotations

import inspect
from dataclasses import FrozenInstanceError
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.domain.ledger import entries
from journal_app.domain.ledger.entries import KIND_OF, KINDS, Cost, Entry, Note
from journal_app.domain.money import Asset


def test_every_kind_of_entry_has_exactly_one_word() -> None:
    kinds = {
        kind
        for _, kind in inspect.getmembers(entries, inspect.isclass)
        if issubclass(kind, Entry) and kind is not Entry
    }
    assert set(KINDS.values()) == kinds
    assert {KINDS[word] for word in KIND_OF.values()} == kinds
    assert all(KIND_OF[kind] == word for word, kind in KINDS.items())


def test_a_cost_is_worth_its_amount_at_its_price_and_a_rebate_less_than_nothing() -> None:
    assert Cost(Decimal("0.002"), Asset("ETH"), Decimal(2_500)).value == 5
    assert Cost(Decimal("-0.4"), Asset("USDC"), Decimal(1)).value == Decimal("-0.4")
    fine = Cost(Decimal("1234567890123.000000000000000001"), Asset("ETH"), Decimal("1.1"))
    assert fine.value == Decimal("1358024679135.3000000000000000011")


def test_an_entry_is_a_fact_and_does_not_change() -> None:
    note = Note(at=datetime(2026, 1, 1, tzinfo=UTC), note="first")
    with pytest.raises(FrozenInstanceError):
        note.note = "second"  # type: ignore[misc]
