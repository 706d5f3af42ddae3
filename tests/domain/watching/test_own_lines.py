"""The trader's own lines: the nearest one holds, of any field, and what cannot be is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.trade import Plan, Trade
from journal_app.domain.watching.lines import LINES, Lines
from journal_app.domain.watching.own_lines import (
    BOOK,
    Bounds,
    Held,
    Level,
    OwnLines,
    Whose,
    apart_from_usual,
    bounds_of,
    held,
    line_problems,
    lines_that_can_be_drawn,
    merged,
    number_of,
    places_of,
    usual_lines,
    value_of,
)

D = Decimal
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
TRADE = Trade(id=7, number=148, account="hot", platform="somewhere", created_at=NOON)
PLANNED = replace(TRADE, plan=Plan(planned_at=NOON, profile="moderate"))
TRADES, ACCOUNTS = Whose("trade", "148"), Whose("account", "hot")
PROFILES = Whose("profile", "moderate")


def test_places_lead_from_the_trade_to_everything() -> None:
    assert places_of(PLANNED, "aggressive") == (TRADES, ACCOUNTS, PROFILES, BOOK)
    now = places_of(TRADE, "aggressive")
    assert now == (TRADES, ACCOUNTS, Whose("profile", "aggressive"), BOOK)
    without = replace(TRADE, plan=Plan(planned_at=NOON))
    assert places_of(without, "aggressive") == now


def test_the_nearest_line_holds_and_the_rest_are_as_usual() -> None:
    places = places_of(PLANNED, "")
    drawn = {BOOK: {"health": D("1.6"), "distance": D("0.25")}}
    assert merged(drawn, places) == LINES._replace(health=D("1.6"), distance=D("0.25"))
    farther_first = [(PROFILES, "1.7"), (ACCOUNTS, "1.8"), (TRADES, "1.3")]
    for whose, health in farther_first:
        drawn[whose] = {"health": D(health)}
        told = held(drawn, places)
        assert told["health"] == Held(D(health), whose)
        assert told["distance"] == Held(D("0.25"), BOOK)
        assert told["margin"] == Held(D("0.3"), None)
    assert merged(drawn, [BOOK]).health == D("1.6")
    assert merged({}, places) == LINES


def test_every_field_of_the_lines_can_be_drawn_whatever_it_is() -> None:
    """A line drawn away from the usual stands in its own field, and no other moves."""
    for name, usual in usual_lines().items():
        drawn = {BOOK: {name: usual + 1}}
        moved = merged(drawn, [BOOK])
        others = [other for other in LINES._fields if other != name]
        assert [getattr(moved, other) for other in others] == [getattr(LINES, o) for o in others]
        assert getattr(moved, name) == value_of(name, usual + 1) != getattr(LINES, name)
        assert number_of(name, getattr(moved, name)) == usual + 1
        bounds = bounds_of(name)
        assert bounds.least <= usual <= bounds.most, name


def test_times_are_counted_in_hours_or_days() -> None:
    assert usual_lines()["check_after"] == 18
    assert usual_lines()["rate_age"] == 7
    assert value_of("mark_age", D("1.5")) == timedelta(minutes=90)
    assert value_of("rate_age", D("0.5")) == timedelta(hours=12)
    assert value_of("health", D("1.5")) == D("1.5")


def test_a_line_that_nobody_knows_bounds_of_is_a_number_or_days(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("journal_app.domain.watching.own_lines._BOUNDS", {})
    assert bounds_of("health") == Bounds("ratio", D(0), D(10_000))
    assert bounds_of("mark_age") == Bounds("days", D(0), D(10_000))


def test_only_what_is_no_line_of_the_book_can_be_drawn_for_a_part() -> None:
    assert tuple(lines_that_can_be_drawn("book")) == Lines._fields
    part = lines_that_can_be_drawn("account")
    assert "health" in part
    assert "check_after" not in part


def test_of_what_is_usual_nothing_is_kept() -> None:
    assert apart_from_usual({"health": D("1.50"), "margin": D("0.4")}) == {"margin": D("0.4")}
    own = OwnLines(level="account", name="hot", lines={})
    assert own.whose == ACCOUNTS


@pytest.mark.parametrize(
    ("level", "name", "number", "code", "facts"),
    [
        ("book", "health", "0.99", "not_between", {"text": "0.99", "least": "1", "most": "100"}),
        ("book", "health", "-2", "not_between", {"text": "-2", "least": "1", "most": "100"}),
        ("trade", "margin", "1.01", "not_between", {"text": "101", "least": "0", "most": "100"}),
        ("book", "distance", "-0.1", "not_between", {"text": "-10", "least": "0", "most": "100"}),
        ("book", "mark_age", "0", "not_between", {"text": "0", "least": "1", "most": "8760"}),
        ("book", "health", "NaN", "not_a_number", {"text": "NaN"}),
        ("book", "rate", "Infinity", "not_a_number", {"text": "Infinity"}),
        ("account", "check_after", "12", "line_of_the_book", {}),
        ("book", "luck", "1", "unknown_field", {}),
    ],
)
def test_what_cannot_be_is_told_at_its_line(
    level: Level, name: str, number: str, code: str, facts: dict[str, str]
) -> None:
    (problem,) = line_problems(level, {"usual_times": D(3), name: D(number)})
    assert (problem.field, problem.code, dict(problem.facts)) == (name, code, facts)


@pytest.mark.parametrize(("name", "number"), [("health", 1), ("margin", 1), ("distance", 0)])
def test_the_ends_of_the_bounds_can_be(name: str, number: int) -> None:
    assert list(line_problems("trade", {name: D(number)})) == []
