"""The program's source, read but not run: modules, what they import, and what they say."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

PACKAGE: Final = "journal_app"
ROOT: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Module:
    """One source file: its dotted name inside the package, empty for the package itself."""

    name: str
    path: Path

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"), filename=str(self.path))

    @property
    def layer(self) -> str:
        """The room it belongs to, the first part of its name."""
        return self.name.partition(".")[0]

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"

    def imports(self) -> Iterator[str]:
        """Every name it imports, whole: inside functions, under `TYPE_CHECKING`, and by text."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                origin = self._origin(node)
                yield from (f"{origin}.{alias.name}" for alias in node.names)
            elif isinstance(node, ast.Call) and _callee(node) in ("import_module", "__import__"):
                yield from _leading_text(node.args[:1])

    def _origin(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        here = [PACKAGE, *self.name.split(".")] if self.name else [PACKAGE]
        above = here[: len(here) - node.level + self.is_package]
        return ".".join([*above, *([node.module] if node.module else [])])


def modules_of(root: Path = ROOT) -> tuple[Module, ...]:
    """Every module of the package under a folder."""
    package = root / PACKAGE
    return tuple(
        Module(".".join(_parts(path.relative_to(package))), path)
        for path in sorted(package.rglob("*.py"))
        if "_resources" not in path.parts
    )


def calls(module: Module) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last part of what is called."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield _callee(node), node


def texts(node: ast.AST) -> Iterator[str]:
    """Every literal text in an expression."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _parts(path: Path) -> tuple[str, ...]:
    parts = path.with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


def _callee(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def _leading_text(arguments: list[ast.expr]) -> Iterator[str]:
    """The name to import, as far as it stands in the text: all of it, or up to the first blank."""
    for argument in arguments:
        first = argument.values[0] if isinstance(argument, ast.JoinedStr) else argument
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value.rstrip(".")
