"""Every kind of entry in words, with what it did below."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from journal_app.domain.ledger.entries import KIND_OF, Entry, Note
from journal_app.domain.ledger.steps import LedgerStep, Standing
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.journal.ledger_words import ledger_row
from tests.services.samples import EVERY_KIND

D = Decimal
BEFORE = Standing(D(1250), D("1.41"), D("0.5"), D(2), D(20000))
AFTER = Standing(D(1156), D("1.52"), D("0.52"), D("1.9"), D(21500))


@pytest.mark.parametrize("entry", EVERY_KIND, ids=lambda entry: KIND_OF[type(entry)])
def test_every_kind_has_its_words_and_its_chip(entry: Entry) -> None:
    row = ledger_row(7, LedgerStep(entry, BEFORE, AFTER), Formats())
    assert row.entry_id == 7
    assert row.text
    assert "{" not in row.text + row.below
    assert row.chip in row.spoken
    if not isinstance(entry, Note):
        assert "liquidation 1,250 → 1,156" in row.below
        assert "leverage 2.0× → 1.9×" in row.below


def test_what_was_replaced_is_told() -> None:
    moved = {KIND_OF[type(entry)]: entry for entry in EVERY_KIND}
    stop = ledger_row(1, LedgerStep(moved["stop"], previous=D(1850)), Formats())
    assert (stop.text, stop.below) == ("Stop 1,850 → 1,900", "trail")
    rate = ledger_row(2, LedgerStep(moved["rate"], previous=D("0.08")), Formats())
    assert rate.text == "USDC borrow rate 8.0% → −1.0%"
    first = ledger_row(
        3, LedgerStep(moved["deposit"], None, AFTER._replace(leverage=D(0))), Formats()
    )
    assert first.below == "liquidation 1,156 · health 1.52"


def test_what_the_platform_took_is_told() -> None:
    opened = next(each for each in EVERY_KIND if KIND_OF[type(each)] == "open")
    assert opened.fee is not None
    costly = replace(opened, fee=replace(opened.fee, amount=D("1.20")), note="late")
    row = ledger_row(1, LedgerStep(costly, BEFORE, AFTER), Formats())
    assert row.below.endswith("leverage 2.0× → 1.9× · fee 1.2 USDC · late")
    assert "fee 1.2 USDC" in row.spoken
    rebate = replace(costly, fee=replace(opened.fee, amount=D("-0.5")), note="")
    assert ledger_row(1, LedgerStep(rebate), Formats(decimal_sign=",")).below == "rebate 0,5 USDC"
    nothing = replace(costly, fee=replace(opened.fee, amount=D(0)), note="")
    assert ledger_row(1, LedgerStep(nothing), Formats()).below == ""


def test_a_crossing_is_told_with_its_figures_as_they_are_written_here() -> None:
    crossing = next(each for each in EVERY_KIND if getattr(each, "line", None))
    row = ledger_row(1, LedgerStep(replace(crossing, note="asleep")), Formats(decimal_sign=","))
    assert row.text == "Health factor fell below 1,50: 1,42"
    assert (row.chip, row.below) == ("Alert", "asleep")
    by_hand = next(each for each in EVERY_KIND if KIND_OF[type(each)] == "alert")
    assert ledger_row(1, LedgerStep(by_hand), Formats()).text == "1,950 reached"
