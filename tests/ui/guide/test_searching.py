"""The guide is searched by words, at every key."""

from __future__ import annotations

import time

from journal_app.resources import resource_folder
from journal_app.ui.guide.pages import read_guide
from journal_app.ui.guide.searching import MOST, Index

INDEX = Index(read_guide(resource_folder("guide")).values())


def found(typed: str) -> list[str]:
    return [f"{hit.page.name}: {hit.section.heading}" for hit in INDEX.found(typed)]


def test_headings_come_before_what_stands_below_them() -> None:
    assert found("health factor")[0] == "figures: Health factor"
    assert "margin-laws: Lending" in found("health factor")
    assert found("sortino") == ["figures: Sortino"]


def test_every_word_has_to_be_there_in_any_order() -> None:
    assert "margin-laws: Lending" in found("threshold collateral lending")
    assert found("liquidation xyzzy") == []
    assert found("  ") == []


def test_a_page_is_found_by_its_title_too() -> None:
    assert "planners: Loop" in found("planners loop")


def test_hyphens_and_capitals_are_alike() -> None:
    assert found("Break‑Even") == found("break-even") != []


def test_no_more_is_told_than_is_looked_through() -> None:
    assert len(found("a")) == MOST


def test_a_key_takes_less_than_a_frame() -> None:
    typed = "liquidation price of a short"
    began = time.perf_counter()
    for end in range(len(typed)):
        INDEX.found(typed[: end + 1])
    assert (time.perf_counter() - began) / len(typed) < 0.016
