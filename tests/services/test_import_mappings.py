"""Mappings are kept by name, written over, dropped, taken back, and carried in files."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from journal_app.domain.importing.mapping import ColumnMapping
from journal_app.domain.problems import JournalError, Refused
from journal_app.domain.trade import PositionKind
from journal_app.services.import_mappings import (
    MOST,
    SETTING,
    delete_mapping,
    keep_mapping,
    mapping_called,
    mapping_fitting,
    mapping_from,
    mapping_text,
    own_mappings,
)
from journal_app.services.ports import Journal
from journal_app.services.undo import redo, undo
from journal_app.storage.journal import SqliteJournal
from tests.services.conftest import StillClock
from tests.services.fake import FakeJournal

BROKER = ColumnMapping(
    id="Broker",
    columns={"time": ("Datum", "Zeit"), "market": ("M",), "size": ("S",), "price": ("P",)},
    fixed={"quote": "USDC"},
    sides={"Kauf": "buy"},
    kind=PositionKind.PERPETUAL,
    kinds={"perp": PositionKind.PERPETUAL},
    skips={"Status": ("offen", "")},
    market="pair",
    signs="statement",
    stated="gross",
    decimal="comma",
    dates="day_first",
    zone="Europe/Berlin",
    account="hot",
    platform="aave_v3",
)
PLAIN = ColumnMapping(
    id="Tax", columns={"time": ("t",), "market": ("M",), "size": ("S",), "price": ("P",)}
)


@pytest.fixture(params=["fake", "sqlite"])
def either(request: pytest.FixtureRequest) -> Journal:
    if request.param == "fake":
        return FakeJournal()
    found: SqliteJournal = request.getfixturevalue("journal")
    return found


def known(journal: Journal) -> list[ColumnMapping]:
    with journal.reading() as uow:
        return list(own_mappings(uow.settings.every()))


def test_one_is_kept_written_over_dropped_and_taken_back(
    either: Journal, clock: StillClock
) -> None:
    assert keep_mapping(either, clock, replace(BROKER, id="  Broker ")) == BROKER
    keep_mapping(either, clock, PLAIN)
    assert known(either) == [BROKER, PLAIN]
    keep_mapping(either, clock, replace(PLAIN, id="BROKER"))
    assert [each.id for each in known(either)] == ["Tax", "BROKER"]
    undo(either)
    assert known(either) == [BROKER, PLAIN]
    delete_mapping(either, clock, "broker")
    assert known(either) == [PLAIN]
    undo(either)
    redo(either)
    assert known(either) == [PLAIN]
    with pytest.raises(JournalError) as error:
        delete_mapping(either, clock, "Nobody's")
    assert error.value.code == "no_such_mapping"


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        (replace(PLAIN, id=" "), "own_without_name"),
        (replace(PLAIN, id="x" * 61), "own_name_too_long"),
        (replace(PLAIN, columns={}), "no_column_for_it"),
    ],
)
def test_what_cannot_be_is_not_kept(
    either: Journal, clock: StillClock, mapping: ColumnMapping, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        keep_mapping(either, clock, mapping)
    assert refused.value.code == code
    assert not known(either)


def test_there_is_an_end_to_them(clock: StillClock) -> None:
    journal = FakeJournal()
    for place in range(MOST):
        keep_mapping(journal, clock, replace(PLAIN, id=f"M{place}"))
    keep_mapping(journal, clock, replace(PLAIN, id="M7"))
    with pytest.raises(Refused) as refused:
        keep_mapping(journal, clock, PLAIN)
    assert refused.value.code == "mappings_too_many"


def test_one_that_cannot_be_meant_is_found_when_it_is_read() -> None:
    kept = json.dumps([{"id": "x", "columns": {}}])
    with pytest.raises(Refused) as refused:
        own_mappings({SETTING: kept})
    assert refused.value.problems[0].field == "import_mappings/0/time"


def test_the_one_that_fits_a_header_best() -> None:
    header = ["t", "Datum", "Zeit", "M", "S", "P", "Status"]
    assert mapping_fitting([PLAIN, BROKER], header) == BROKER
    assert mapping_fitting([PLAIN, replace(PLAIN, id="later")], header[:6]) == replace(
        PLAIN, id="later"
    )
    assert mapping_fitting([PLAIN, BROKER], ["a"]) is None
    assert mapping_called([PLAIN, BROKER], " tAx ") == PLAIN
    assert mapping_called([PLAIN, BROKER], "") is None


@pytest.mark.parametrize("mapping", [BROKER, PLAIN])
def test_a_file_holds_one_whole(mapping: ColumnMapping) -> None:
    assert mapping_from(mapping_text(mapping)) == mapping


@pytest.mark.parametrize(
    ("text", "field", "code"),
    [
        ("no json", "", "not_a_mapping"),
        ("[" * 100_000, "", "not_a_mapping"),
        ("[]", "", "not_an_object"),
        ("{}", "columns", "missing"),
        ('{"columns": {"time": "t"}}', "columns/time", "not_a_list"),
        ('{"columns": {}, "colour": 1}', "colour", "unknown_field"),
        ('{"columns": {}}', "time", "no_column_for_it"),
        ('{"columns": {}, "decimal": ";"}', "decimal", "not_a_choice"),
        ('{"columns": {}, "kind": "future"}', "kind", "not_a_choice"),
    ],
)
def test_a_file_that_is_none_says_where(text: str, field: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        mapping_from(text)
    assert (refused.value.problems[0].field, refused.value.code) == (field, code)


def test_a_name_may_be_left_out_of_a_file() -> None:
    assert mapping_from(mapping_text(PLAIN).replace('"id": "Tax",', "")).id == ""
