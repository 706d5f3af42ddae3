"""The history in words: every field has a name, numbers stand as they were written."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.services.history import Version
from journal_app.services.ports import Action, Changed, PastAction
from journal_app.storage.layout import RECORDED
from journal_app.ui.formatting import Formats
from journal_app.ui.hiding import HidingFormats
from journal_app.ui.history_words import (
    FIELDS,
    SILENT,
    THINGS,
    action_words,
    change_words,
    entry_words,
    state_word,
    value_words,
)
from journal_app.wording import action_done
from tests.services.samples import BTC, ETH, PLAN, TERMS

FORMATS = Formats()
AT = datetime(2026, 11, 12, 9, 14, tzinfo=UTC)
BUY = {
    "id": 5, "trade_id": 3, "at": AT, "sequence": 0, "kind": "add", "asset": "ETH",
    "amount": Decimal("5.50"), "price": Decimal(2210), "apr": None, "to_asset": None,
    "to_amount": None, "note": "",
}  # fmt: skip


def past(name: str = "correct_entry", state: str = "done", **facts: str) -> PastAction:
    action = Action(id=1, at=AT, name=name, facts=facts)
    return PastAction(action=action, state=state)  # type: ignore[arg-type]


def test_every_column_of_every_table_has_a_word_or_is_told_by_another() -> None:
    assert set(THINGS) == set(RECORDED)
    columns = {column for layout in RECORDED.values() for column in layout.columns}
    assert columns - set(FIELDS) - SILENT == set()
    assert set(type(PLAN).__dataclass_fields__) - set(FIELDS) - SILENT == set()
    assert set(type(TERMS).__dataclass_fields__) - set(FIELDS) - SILENT == {"assets"}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("amount", Decimal("5.50"), "5.50"),
        ("amount", Decimal("-0.000000000000000001"), "−0.000000000000000001"),
        ("price", Decimal("2210"), "2,210"),
        ("apr", Decimal("0.0825"), "8.25%"),
        ("apr", Decimal("0.08"), "8%"),
        ("note", "", "—"),
        ("note", None, "—"),
        ("at", AT, "12 Nov 2026 09:14"),
        ("kind", "hedge_of", "hedge"),
        ("checked", 1, "yes"),
        ("checked", 0, "no"),
        ("status", "open", "Open"),
        ("direction", "long", "long"),
        ("kind", "borrow", "Borrow"),
        ("value", '{"a": 1}', "as kept then"),
        ("collateral", PLAN.collateral, "2,000 USDC"),
        ("alerts", PLAN.alerts, "1,900 phone, 1,850 exchange order"),
        ("checklist", PLAN.checklist, "2 answers"),
        ("positions", PLAN.positions, "ETH: entry 2,000.10, stop 1,800"),
        ("borrowed", {}, "—"),
        ("ETH", TERMS.assets[ETH], "80.5% · 83% · 5%"),
        ("BTC", TERMS.assets[BTC], "5% · 3% · 20× @ 0 · 12.5× @ 1,000,000"),
        ("aliases", TERMS.aliases, "ETH WETH"),
        ("modes", ("isolated", "cross"), "isolated, cross"),
    ],
)
def test_a_value_is_written_as_a_person_writes_it(name: str, value: object, said: str) -> None:
    assert value_words(name, value, FORMATS) == said


def test_a_correction_tells_the_field_and_how_the_entry_stood() -> None:
    later = {**BUY, "amount": Decimal(6)}
    changed = Changed(table="entries", row_id=5, trade_id=3, before=BUY, after=later)
    first = Version(past("add_entry"), BUY, AT.replace(hour=10))
    last = Version(past(), later, None)
    words = change_words(changed, {3: 148}, [first, last], FORMATS)
    assert (words.title, words.verb) == ("Add to position of trade 148", "Changed")
    assert words.fields == [("Amount", "5.50", "6")]
    assert words.life == [
        "Until 12 Nov 10:14: Add to position 5.50 ETH @ 2,210 · 12 Nov 2026 09:14",
        "Since 12 Nov 09:14: Add to position 6 ETH @ 2,210 · 12 Nov 2026 09:14",
    ]
    gone = change_words(
        Changed(table="entries", row_id=5, trade_id=3, before=BUY, after=None),
        {}, [first, Version(past("delete_entry"), None, None)], FORMATS,
    )  # fmt: skip
    assert (gone.verb, gone.title) == ("Deleted", "Add to position")
    assert [field.caption for field in gone.fields] == ["Time", "Asset", "Amount", "Price"]
    assert gone.life[-1] == "Deleted 12 Nov 09:14"


def test_an_entry_is_told_in_one_line_with_all_it_is_about() -> None:
    swap = {**BUY, "kind": "swap", "to_asset": "DAI", "to_amount": Decimal(9), "note": "safer"}
    assert entry_words(swap, FORMATS) == (
        "Swap collateral 5.50 ETH @ 2,210 · 9 DAI · 12 Nov 2026 09:14 · safer"
    )
    rate = {**BUY, "kind": "rate", "amount": None, "price": None, "apr": Decimal("0.1")}
    assert entry_words(rate, FORMATS) == "Rate changed ETH · 10% · 12 Nov 2026 09:14"


@pytest.mark.parametrize(
    ("table", "values", "title"),
    [
        ("settings", {"name": "capital", "value": "1"}, "Setting · capital"),
        ("settings", {"name": "proposal:12", "value": "{}"}, "Setting · answers about trade 12"),
        ("settings", {"name": "own_word", "value": ""}, "Setting · own word"),
        ("accounts", {"name": "main"}, "Account main"),
        ("own_terms", {"name": "My pool"}, "Own terms My pool"),
        ("tags", {"kind": "mistake", "name": "early"}, "Mistake of trade 148"),
        ("marks", {"asset": "ETH"}, "Price · ETH"),
        ("trades", {"number": 148}, "Trade 148"),
        ("day_notes", {"day": "2026-11-12"}, "Note of a day"),
        ("reviews", {"period": "2026-W47"}, "Review · week 47 of 2026"),
    ],
)
def test_each_thing_has_a_title(table: str, values: dict[str, object], title: str) -> None:
    trade_id = 3 if table in ("tags", "trades") else None
    changed = Changed(table=table, row_id=1, trade_id=trade_id, before=None, after=values)
    words = change_words(changed, {3: 148}, [], FORMATS)
    assert (words.title, words.verb) == (title, "Added")


def test_a_step_begins_with_a_capital_and_says_when_it_was_undone() -> None:
    assert action_words(past(number="7", kind="borrow")) == "Entry corrected in trade 7: loan"
    assert action_done("trash_trades", {"number": "3, 5"}) == "trades 3, 5 put into the trash"
    assert [state_word(past(state=each)) for each in ("done", "undone", "replaced")] == [
        "", "Undone", "Undone",
    ]  # fmt: skip


CROSSED = {
    **BUY, "kind": "alert", "price": Decimal(1700), "amount": Decimal("1.4166"),
    "to_asset": "watch_health_below", "to_amount": Decimal("1.5"),
}  # fmt: skip


def test_a_crossing_is_told_as_one_and_not_by_its_columns() -> None:
    assert entry_words(CROSSED, FORMATS) == (
        "Health factor fell below 1.50: 1.42 · 12 Nov 2026 09:14"
    )
    changed = Changed(table="entries", row_id=5, trade_id=3, before=None, after=CROSSED)
    told = change_words(changed, {3: 12}, [], FORMATS)
    said = {each.caption: each.after for each in told.fields}
    assert said["Line crossed"] == "Health factor fell below 1.50: 1.42"
    assert {"Amount", "Other asset", "Amount of the other"}.isdisjoint(said)
    by_hand = {**CROSSED, "amount": None, "to_asset": None, "to_amount": None}
    assert entry_words(by_hand, FORMATS) == "Alert hit ETH @ 1,700 · 12 Nov 2026 09:14"


def test_the_alerts_of_a_trade_are_told_under_its_number() -> None:
    kept = {"id": 1, "name": "alerts:12", "value": "[]"}
    changed = Changed(table="settings", row_id=1, trade_id=None, before=None, after=kept)
    assert change_words(changed, {}, [], FORMATS).title.endswith("alerts of trade 12")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("amount", Decimal("5.50"), "•••"),
        ("capital", "20000", "•••"),
        ("capital", Decimal(20000), "•••"),
        ("collateral", PLAN.collateral, "••• USDC"),
        ("price", Decimal(2210), "2,210"),
        ("note", "put in $500 more", "put in ••• more"),
        ("alerts", PLAN.alerts, "1,900 phone, 1,850 exchange order"),
    ],
)
def test_where_amounts_are_hidden_all_else_is_told(name: str, value: object, said: str) -> None:
    assert value_words(name, value, HidingFormats.of(FORMATS)) == said


@pytest.mark.parametrize(("name", "said"), [("capital", "•••"), ("currency", "20000")])
def test_of_the_settings_only_the_capital_is_an_amount(name: str, said: str) -> None:
    kept = {"name": name, "value": "20000"}
    changed = Changed(
        table="settings", row_id=1, trade_id=None, before={**kept, "value": "1"}, after=kept
    )
    words = change_words(changed, {}, (), HidingFormats.of(FORMATS))
    assert [field.after for field in words.fields] == [said]
