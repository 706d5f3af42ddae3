"""Words that the window shows and that stand where Qt is not known, by their context."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Final

from journal_app.assembly.presets import read_presets
from journal_app.reports.definitions import COLUMNS, DEFINITIONS
from journal_app.wording import ACTIONS, ENTRY_KINDS, SENTENCES
from journal_app.wording.actions import ACTIONS_ON_MANY
from journal_app.wording.findings import FINDINGS, MENDS, NOTHING, OF_TRADE
from tests.architecture.source_tree import modules_of


def _of_definitions() -> Iterator[str]:
    for each in DEFINITIONS:
        yield each.figure
        yield each.definition
        yield each.missing


def _of_reports() -> Iterator[str]:
    """What the reports call figures, sections and columns, and how a crossing is told."""
    for module in modules_of():
        if module.layer == "reports" and module.name != "reports.definitions":
            pieces = {
                id(part)
                for node in ast.walk(module.tree)
                if isinstance(node, ast.JoinedStr) or _is_docstring(node)
                for part in ast.walk(node)
            }
            for node in ast.walk(module.tree):
                match node:
                    case ast.Constant(value=str(text)) if id(node) not in pieces:
                        if text[:1].isupper() or "{" in text:
                            yield text


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _of_presets() -> Iterator[str]:
    """What shipped terms say of a platform, as the window shows it."""
    for terms in read_presets():
        for text in (terms.network, terms.price_source, terms.note):
            yield " ".join(text.split())


CATALOGUES: Final[Mapping[str, tuple[str, ...]]] = {
    "Wording": (
        *SENTENCES.values(),
        *ACTIONS.values(),
        *ACTIONS_ON_MANY.values(),
        *ENTRY_KINDS.values(),
        *FINDINGS.values(),
        *MENDS.values(),
        NOTHING,
        OF_TRADE,
    ),
    "Definitions": tuple(_of_definitions()),
    "Presets": tuple(_of_presets()),
    "Reports": (*_of_reports(), *(column.title for column in COLUMNS)),
}
"""The contexts are those in which the window translates them."""


def as_python(catalogues: Mapping[str, tuple[str, ...]] = CATALOGUES) -> str:
    """A module that names every one of these words, for the tool that reads modules."""
    lines = [
        f"QT_TRANSLATE_NOOP({context!r}, {_literal(text)})"
        for context, words in catalogues.items()
        for text in dict.fromkeys(words)
        if text
    ]
    return "\n".join([*lines, ""])


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
