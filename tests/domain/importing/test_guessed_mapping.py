"""Headers in four languages are guessed; a guess is a mapping that can be read by."""

from __future__ import annotations

import pytest

from journal_app.domain.importing.guessed_mapping import guessed_events, guessed_mapping
from journal_app.domain.importing.mapping import mapping_problems

ROW = ("2026-03-05", "10:00", "ETHUSDT", "Verkauf", "1", "2000")


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        ("Date,Time,Symbol,Side,Quantity,Price",
         ("time", "time", "market", "side", "size", "price")),
        ("Datum,Uhrzeit,Handelspaar,Kauf/Verkauf,Stück,Kurs",
         ("time", "time", "market", "side", "size", "price")),
        ("Fecha,Hora,Símbolo,Operación,Cantidad,Precio",
         ("time", "time", "market", "side", "size", "price")),
        ("Date,Heure,Paire,Sens,Quantité,Prix",
         ("time", "time", "market", "side", "size", "price")),
        ("Exec Time,T/D,Symbol,Side,Qty,Price",
         ("time", "time", "market", "side", "size", "price")),
        ("Zeitpunkt,Uhrzeit,Market,Richtung,Größe,Preis",
         ("time", "", "market", "side", "size", "price")),
    ],
)  # fmt: skip
def test_headers_are_guessed(header: str, roles: tuple[str, ...]) -> None:
    columns = header.split(",")
    mapping = guessed_mapping(columns, [ROW])
    meant = {name: role for role, names in mapping.columns.items() for name in names}
    assert tuple(meant.get(column, "") for column in columns) == roles
    assert not mapping_problems(mapping)


def test_the_date_comes_before_the_time_of_day() -> None:
    header = ("Exec Time", "T/D", "Symbol", "Qty", "Price")
    assert guessed_mapping(header, []).columns["time"] == ("T/D", "Exec Time")


def test_words_of_sides_pairs_and_the_zone_are_seen() -> None:
    header = ("Date(UTC)", "Hour", "Market", "Seite", "Menge", "Preis")
    mapping = guessed_mapping(header, [ROW, (*ROW[:3], "Kauf", *ROW[4:]), (*ROW[:3], "?", "", "")])
    assert mapping.zone == "UTC"
    assert mapping.market == "pair"
    assert mapping.sides == {"verkauf": "sell", "kauf": "buy"}


def test_quantity_before_amount_and_fee_coin_before_coin() -> None:
    header = ("Date(UTC)", "Symbol", "Side", "Price", "Quantity", "Amount", "Fee", "Fee Coin",
              "Realized Profit", "Quote Asset")  # fmt: skip
    columns = guessed_mapping(header, []).columns
    assert columns["size"] == ("Quantity",)
    assert columns["fee_asset"] == ("Fee Coin",)
    assert columns["stated"] == ("Realized Profit",)
    assert columns["quote"] == ("Quote Asset",)
    assert guessed_mapping(header, []).market == "asset"


def test_a_stablecoin_alone_is_no_pair() -> None:
    header = ("time", "coin", "size", "price")
    assert guessed_mapping(header, [("", "USDC", "1", "1")]).market == "asset"
    assert not guessed_mapping(("a", "b"), [("1", "2")]).columns


def test_words_of_a_ledger() -> None:
    assert guessed_events(["FUNDING_FEE", "Einzahlung", "Gebühr", "?"]) == {
        "FUNDING_FEE": "funding",
        "Einzahlung": "deposit",
        "Gebühr": "fee",
    }
