"""The program's source, read but not run: modules, what they import, and what they say."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
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

    def imports(self) -> Sequence[str]:
        """Every name it imports, whole: inside functions, under `TYPE_CHECKING`, and by text."""
        here = [PACKAGE, *self.name.split(".")] if self.name else [PACKAGE]
        package = here if self.is_package else here[:-1]
        return _imported(self.path.read_text(encoding="utf-8"), tuple(package))


@cache
def _imported(source: str, package: tuple[str, ...]) -> Sequence[str]:
    """What a source in this package imports. The same source is read once, in copies too."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            origin = ".".join([*above, *([node.module] if node.module else [])])
            found += (f"{origin}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _callee(node) in ("import_module", "__import__"):
            found += _leading_text(node.args[:1])
    return found


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
