"""Rows of targets as they are typed: what they give, and what is wrong with one."""

from __future__ import annotations

from decimal import Decimal

from journal_app.domain.planning.proposal import TargetRow, targets_of
from journal_app.domain.trade import Target

D = Decimal
EMPTY = TargetRow(None)


def test_a_target_without_a_share_closes_what_the_others_leave() -> None:
    rows = [TargetRow(D(2200), D("0.4")), EMPTY, TargetRow(D(2400))]
    read = targets_of(rows, 2)
    assert read.targets == (Target(D(2200), D("0.4")), Target(D(2400), D("0.6")))
    assert not read.problems


def test_a_row_that_cannot_be_is_no_target_and_is_told() -> None:
    for row, field, code in (
        (TargetRow(D(0)), "price", "not_positive"),
        (TargetRow(D(-5), D("0.5")), "price", "not_positive"),
        (TargetRow(D(2400), D("-0.2")), "share", "not_a_percentage"),
        (TargetRow(D(2400), D("1.5")), "share", "not_a_percentage"),
    ):
        read = targets_of([TargetRow(D(2200), D("0.4")), row], 1)
        assert read.targets == (Target(D(2200), D("0.4")),)
        assert (read.problems[1].field, read.problems[1].code) == (field, code)


def test_no_more_than_the_whole_is_closed_and_the_row_typed_in_is_to_be_mended() -> None:
    rows = [TargetRow(D(2200), D("0.6")), TargetRow(D(2400), D("0.6"))]
    for typed_in in (0, 1):
        read = targets_of(rows, typed_in)
        assert read.targets == (Target(rows[1 - typed_in].price or D(0), D("0.6")),)
        assert read.problems[typed_in].code == "shares_above_one"
    assert not targets_of([rows[0], TargetRow(D(2400), D("0.4"))], 0).problems
