"""The rooms of the domain stand in an order, and none imports one that comes after it."""

from __future__ import annotations

from typing import Final

import pytest

from tests.architecture.source_tree import PACKAGE, ROOT, modules_of

ORDER: Final = ("margin", "market", "ledger", "planning", "watching", "statistics", "importing")
DOMAIN: Final = "journal_app.domain"


def test_every_room_has_its_place() -> None:
    folders = {path.parent.name for path in (ROOT / PACKAGE / "domain").glob("*/__init__.py")}
    assert folders == set(ORDER)


@pytest.mark.parametrize("room", ["", *ORDER])
def test_a_room_imports_none_that_comes_after_it(room: str) -> None:
    allowed = set(ORDER[: ORDER.index(room) + 1]) if room else set()
    for module in modules_of():
        if module.layer == "domain" and _room_of(f"journal_app.{module.name}") == room:
            used = {_room_of(name) for name in module.imports() if name.startswith(f"{DOMAIN}.")}
            assert used - {""} <= allowed, module.name


def _room_of(name: str) -> str:
    """The room of a module of the domain; empty for what stands on top."""
    first = name.removeprefix(f"{DOMAIN}.").partition(".")[0]
    return first if first in ORDER else ""
