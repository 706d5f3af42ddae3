"""Habits that no type checker sees: exact numbers, honest clocks, plain names, open rooms."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.architecture.source_tree import Module, calls, modules_of

MODULES = modules_of()
DOMAIN = [module for module in MODULES if module.layer == "domain"]

FLOATS_ALLOWED: Final[frozenset[str]] = frozenset({"domain.planning.touch"})
"""Modules of the domain that may use floats: sliders and simulations, never money."""

CLOCKS: Final = frozenset({"now", "today", "utcnow", "fromtimestamp", "time", "localtime"})
VAGUE_MODULES: Final = frozenset({"util", "utils", "helper", "helpers", "common", "misc", "base"})
VAGUE_NAMES: Final = re.compile(r"(Manager|Helper|Utils?|Data|Info|Base)$")


def test_no_float_in_the_domain() -> None:
    found = [
        f"{module.name}:{line}"
        for module in DOMAIN
        if module.name not in FLOATS_ALLOWED
        for line in _floats(module)
    ]
    assert found == []


def test_a_planted_float_is_seen(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("HALF = Decimal('0.5')\nhalf = 0.5\nquarter = float(HALF) / 2\n")
    assert list(_floats(Module("domain.planted", planted))) == [2, 3]


def test_the_domain_is_told_the_time() -> None:
    """Time and zone are handed in; the machine's clock and zone are never asked."""
    found = [
        f"{module.name}:{call.lineno} {callee}"
        for module in DOMAIN
        for callee, call in calls(module)
        if (callee in CLOCKS and not call.args) or (callee == "astimezone" and not call.args)
    ]
    assert found == []


def test_the_domain_opens_no_file_and_prints_nothing() -> None:
    found = [
        f"{module.name}:{call.lineno} {callee}"
        for module in DOMAIN
        for callee, call in calls(module)
        if isinstance(call.func, ast.Name) and callee in ("open", "print", "input")
    ]
    assert found == []


def test_every_package_says_what_lives_in_it() -> None:
    for module in MODULES:
        if module.is_package:
            assert len(ast.get_docstring(module.tree) or "") > 60, module.name


def test_no_room_is_opened_before_its_first_line() -> None:
    for module in MODULES:
        if not module.is_package:
            said = [node for node in module.tree.body if not isinstance(node, ast.Expr)]
            assert [node for node in said if not _is_future(node)], module.name


def test_nothing_is_named_after_nothing() -> None:
    for module in MODULES:
        assert module.name.rpartition(".")[2] not in VAGUE_MODULES, module.name
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                assert not VAGUE_NAMES.search(node.name), f"{module.name}.{node.name}"


def test_a_module_has_one_purpose_and_ends_in_time() -> None:
    for module in MODULES:
        lines = len(module.path.read_text(encoding="utf-8").splitlines())
        assert lines <= 500, f"{module.name} has {lines} lines"


def test_every_failure_is_caught_in_two_places_at_most() -> None:
    """`except Exception` belongs to the command line and to the window, once each.

    What cleans up and raises again catches nothing.
    """
    found = [
        f"{module.name}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and _is_broad(node) and not _raises_again(node)
    ]
    assert len(found) <= 2, found
    assert all(place.startswith(("__main__", "cli", "app", "ui")) for place in found), found


def _floats(module: Module) -> Iterator[int]:
    for node in ast.walk(module.tree):
        match node:
            case ast.Constant(value=float()):
                yield node.lineno
            case ast.Call(func=ast.Name(id="float")):
                yield node.lineno
            case _:
                pass


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def _is_broad(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(
        kind is None or (isinstance(kind, ast.Name) and kind.id in ("Exception", "BaseException"))
        for kind in caught
    )


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None
