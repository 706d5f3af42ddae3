"""The translation files are in step with the code, and hold every text that it translates."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

import pytest

from journal_app.reports.exported_tables import TABLES
from journal_app.ui.dialogs.export_words import TABLES as TABLE_WORDS
from tests.architecture.source_tree import Module, calls, modules_of
from tests.ui.languages.catalogues import CATALOGUES
from tests.ui.languages.extracting import TEMPLATE, Text, shipped_files, texts_of, update

WINDOW = [module for module in modules_of() if module.layer == "ui"]


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> set[Text]:
    file = tmp_path_factory.mktemp("extracted") / "now.ts"
    update(file)
    return texts_of(file)


def test_the_files_are_in_step_with_the_code(extracted: set[Text]) -> None:
    """Mended by `python -m tests.ui.languages`."""
    for file in (TEMPLATE, *shipped_files()):
        known = texts_of(file)
        assert (file.name, extracted - known, known - extracted) == (file.name, set(), set())


def test_qt_finds_every_text_that_is_translated(extracted: set[Text]) -> None:
    """Its reader of Python knows no expressions: a text stands in the call, beside its context."""
    written = {text for module in WINDOW for text in _written(module)}
    assert written - extracted == set()


def test_a_text_stands_beside_its_context() -> None:
    """`translate(_CONTEXT, "Save")` would be found under no context."""
    found = [
        f"{module.name}:{call.lineno}"
        for module in WINDOW
        for callee, call in calls(module)
        if callee in ("translate", "_tr") and _has_lone_text(callee, call)
    ]
    assert found == []


def test_words_from_where_qt_is_not_known_are_found(extracted: set[Text]) -> None:
    for context, words in CATALOGUES.items():
        missing = {text for text in words if text and Text(context, text) not in extracted}
        assert (context, missing) == (context, set())


def test_a_translation_keeps_the_blanks_of_its_text() -> None:
    for file in shipped_files():
        for message in ElementTree.parse(file).getroot().iter("message"):
            source, told = message.findtext("source") or "", message.findtext("translation")
            if told:
                assert _blanks(told) == _blanks(source), f"{file.name}: {source}"


def test_every_table_that_is_exported_has_its_word() -> None:
    assert set(TABLE_WORDS) == set(TABLES)


def _written(module: Module) -> Iterator[Text]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef):
            for source, comment in _of_class(node):
                yield Text(node.name, source, comment)
    for callee, call in calls(module):
        if callee in ("translate", "QT_TRANSLATE_NOOP"):
            match call.args:
                case [ast.Constant(value=str(context)), ast.Constant(value=str(text)), *others]:
                    yield Text(context, text, *_literals(others[:1]))
                case _:
                    pass


def _of_class(owner: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """The texts and their comments of `self.tr` in a class, but for those of classes within it."""
    waiting: list[ast.AST] = list(owner.body)
    while waiting:
        node = waiting.pop()
        match node:
            case ast.ClassDef():
                continue
            case ast.Call(func=ast.Attribute(attr="tr"), args=[ast.Constant(value=str()), *_]):
                source, *comment = _literals(node.args[:2])
                yield source, "".join(comment)
            case _:
                pass
        waiting.extend(ast.iter_child_nodes(node))


def _literals(arguments: list[ast.expr]) -> Iterator[str]:
    for each in arguments:
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def _has_lone_text(callee: str, call: ast.Call) -> bool:
    place = 0 if callee == "_tr" else 1
    text = call.args[place] if len(call.args) > place else None
    is_text = isinstance(text, ast.Constant) and isinstance(text.value, str)
    return is_text and (callee == "_tr" or not isinstance(call.args[0], ast.Constant))


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_command_begins_a_language(tmp_path: Path) -> None:
    file = tmp_path / "margin_journal_de.ts"
    update(file)
    assert len(texts_of(file)) > 3_000
