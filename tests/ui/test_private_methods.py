"""A private method is nobody's by chance: one of the same name further down would take its place.

A form that looked again at every change of the keyboard's place came of such a chance: the dialog
below called one of its own by the same name.
"""

from __future__ import annotations

import ast
import inspect
import pkgutil
import textwrap
from collections.abc import Iterator
from importlib import import_module
from types import FunctionType

import journal_app.ui


def test_no_private_method_takes_anothers_place_unless_it_goes_on_there() -> None:
    found = [fault for each in _classes() for fault in _taken_places(each)]
    assert found == []


def test_a_planted_one_is_seen() -> None:
    class Below:
        def _look(self) -> None:
            self.seen = 1

        def _hook(self) -> None:
            raise NotImplementedError

        def _further(self) -> tuple[int, ...]:
            return ()

        def _grow(self) -> None:
            self.grown = 1

    class Above(Below):
        def _look(self) -> None:
            self.seen = 2

        def _hook(self) -> None:
            self.hooked = 1

        def _further(self) -> tuple[int, ...]:
            return (1,)

        def _grow(self) -> None:
            super()._grow()

    assert [each.rpartition(".")[2] for each in _taken_places(Above)] == ["_look"]


def _classes() -> Iterator[type]:
    for module in pkgutil.walk_packages(journal_app.ui.__path__, "journal_app.ui."):
        for each in vars(import_module(module.name)).values():
            if inspect.isclass(each) and each.__module__ == module.name:
                yield each


def _taken_places(kind: type) -> Iterator[str]:
    for name, own in vars(kind).items():
        if not name.startswith("_") or name.startswith("__") or not isinstance(own, FunctionType):
            continue
        below = next((each for each in kind.__mro__[1:] if name in vars(each)), kind)
        is_ours = below.__module__.partition(".")[0] == kind.__module__.partition(".")[0]
        taken = vars(below)[name]
        if below is kind or not is_ours or not isinstance(taken, FunctionType):
            continue
        if "super" not in own.__code__.co_names and not _is_left_open(taken):
            yield f"{kind.__module__}.{kind.__qualname__}.{name}"


def _is_left_open(method: FunctionType) -> bool:
    """Whether it is written to be replaced: it raises, or answers without doing anything."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(method))).body
    assert isinstance(tree, ast.FunctionDef)
    does = [each for each in tree.body if not _is_text(each)]
    return len(does) <= 1 and all(isinstance(each, ast.Return | ast.Raise) for each in does)


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
