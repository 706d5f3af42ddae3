"""A mapping says what a table's columns are, or why it cannot be meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal_app.domain.importing.mapping import ColumnMapping, mapping_problems

FILLS = ColumnMapping(
    id="Broker",
    columns={"time": ("Date", "Hour"), "market": ("M",), "size": ("S",), "price": ("P",)},
)
EXCHANGES = ColumnMapping(
    id="Tax",
    columns={
        "time": ("T",),
        "paid": ("Out",),
        "paid_asset": ("Out of",),
        "got": ("In",),
        "got_asset": ("In of",),
    },
)
LEDGER = ColumnMapping(
    id="Ledger",
    columns={"time": ("T",), "event": ("E",), "size": ("A",), "quote": ("Q",)},
    events={"paid": "fee", "noise": "left_out"},
)


def found(mapping: ColumnMapping) -> list[tuple[str, str]]:
    return [(each.field, each.code) for each in mapping_problems(mapping)]


@pytest.mark.parametrize("mapping", [FILLS, EXCHANGES, LEDGER])
def test_what_a_row_needs_is_there(mapping: ColumnMapping) -> None:
    assert not mapping_problems(mapping)


def test_a_row_is_a_fill_or_both_sides_of_an_exchange() -> None:
    assert FILLS.usual_event == "fill"
    assert EXCHANGES.usual_event == "exchange"


def test_the_columns_that_it_names_must_be_in_the_header() -> None:
    mapping = replace(FILLS, skips={"Status": ("cancelled",)})
    assert mapping.missing_in(["Date", "M", "S", "P", "other"]) == ("Hour", "Status")
    assert mapping.missing_in(["Date", "Hour", "M", "S", "P", "Status"]) == ()


def test_the_first_column_of_a_role() -> None:
    assert FILLS.column("time") == "Date"
    assert FILLS.column("note") == ""


@pytest.mark.parametrize(
    ("mapping", "problems"),
    [
        (replace(FILLS, columns={"size": ("S",), "price": ()}),
         [("time", "no_column_for_it"), ("market", "no_column_for_it"),
          ("price", "no_column_for_it")]),
        (replace(FILLS, columns={**FILLS.columns, "colour": ("C",)}), [("colour", "not_a_choice")]),
        (replace(FILLS, columns={**FILLS.columns, "price": ("P", "P2")}),
         [("price", "columns_too_many")]),
        (replace(FILLS, columns={**FILLS.columns, "note": ("P",)}),
         [("note", "column_meant_twice")]),
        (replace(FILLS, fixed={"price": "1"}), [("price", "not_a_choice")]),
        (replace(LEDGER, events={}), [("event", "words_without_meaning")]),
        (replace(FILLS, columns={**FILLS.columns, "kind": ("K",)}),
         [("kind", "words_without_meaning")]),
        (replace(LEDGER, columns={"time": ("T",), "event": ("E",), "size": ("A",)}),
         [("asset", "no_column_for_it")]),
        (replace(LEDGER, events={"noise": "left_out"}), []),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_by_its_role(
    mapping: ColumnMapping, problems: list[tuple[str, str]]
) -> None:
    assert found(mapping) == problems


def test_what_stands_in_no_column_can_be_fixed() -> None:
    columns = {"time": ("T",), "size": ("S",), "price": ("P",)}
    assert not mapping_problems(ColumnMapping(id="", columns=columns, fixed={"market": "ETH"}))
