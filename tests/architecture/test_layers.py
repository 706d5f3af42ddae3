"""Which room may look into which: the arrows of the architecture, over every import there is.

    ui ─────► services ─────► domain ◄───── importers
    │           │ ▲ ports       ▲ ▲
    └─► reports ◄┘ └─ storage ──┘ └── reports ◄──── exporters

`cli` and `app` are the composition roots; `__main__` picks one of them, and `assembly` holds the
steps that both take alike.
"""

from __future__ import annotations

import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final

import pytest

from tests.architecture.source_tree import PACKAGE, ROOT, Module, modules_of

ROOMS: Final[Mapping[str, frozenset[str]]] = {
    "domain": frozenset(),
    "wording": frozenset({"domain"}),
    "resources": frozenset({"domain"}),
    "reports": frozenset({"domain"}),
    "importers": frozenset({"domain"}),
    "exporters": frozenset({"domain", "reports"}),
    "services": frozenset({"domain", "reports"}),
    "storage": frozenset({"domain", "services.ports"}),
    "ui": frozenset({"domain", "reports", "services", "wording"}),
    "assembly": frozenset(
        {"domain", "exporters", "importers", "reports", "resources", "services", "storage"}
    ),
    "cli": frozenset(
        {
            "assembly",
            "domain",
            "exporters",
            "importers",
            "reports",
            "resources",
            "services",
            "storage",
            "wording",
        }
    ),
    "app": frozenset(
        {
            "assembly",
            "domain",
            "exporters",
            "importers",
            "quick_start",
            "reports",
            "resources",
            "services",
            "storage",
            "surroundings",
            "ui",
            "wording",
        }
    ),
    "quick_start": frozenset(),
    "surroundings": frozenset({"wording"}),
    "__main__": frozenset({"app", "cli"}),
    "": frozenset(),  # the package itself: its version, and nothing that costs time
}
"""Each room, and what it may import beside itself and the package's version."""

HOMES: Final[Mapping[str, frozenset[str]]] = {
    "sqlmodel": frozenset({"storage"}),
    "sqlalchemy": frozenset({"storage"}),
    "sqlite3": frozenset({"storage"}),
    "msgspec": frozenset({"storage"}),
    "openpyxl": frozenset({"exporters", "importers"}),
    "defusedxml": frozenset({"importers"}),
    "PySide6": frozenset({"app", "ui"}),
    "shiboken6": frozenset({"ui"}),
    "pyqtgraph": frozenset({"ui"}),
    "numpy": frozenset({"ui"}),
}
"""Where an outside library (and SQL) may be known. One that is not listed has no home at all."""

NETWORK: Final = (
    "PySide6.QtHttpServer",
    "PySide6.QtNetwork",
    "PySide6.QtNetworkAuth",
    "PySide6.QtWebChannel",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineQuick",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebSockets",
    "PySide6.QtWebView",
    "_socket",
    "asyncio",
    "ftplib",
    "http",
    "imaplib",
    "nntplib",
    "poplib",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib.robotparser",
    "webbrowser",
    "wsgiref",
    "xmlrpc",
)
"""The program opens no connection, so nobody may even hold the means."""

OUTSIDE_THE_DOMAIN: Final = (
    "io",
    "locale",
    "logging",
    "os",
    "pathlib",
    "shutil",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
)
"""Parts of the standard library that know the machine; the domain does not."""


def broken_rules(modules: Iterable[Module]) -> Iterator[str]:
    """Say of every import that breaks a rule who imports what."""
    for module in modules:
        where = module.name or PACKAGE
        if module.layer not in ROOMS:
            yield f"{where} is in no room of the architecture"
            continue
        for imported in module.imports():
            if imported == PACKAGE or imported.startswith(f"{PACKAGE}."):
                inner = imported.removeprefix(PACKAGE).removeprefix(".")
                if not _may_see(module.layer, inner):
                    yield f"{where} must not import {inner}"
            elif not _may_use(module.layer, imported):
                yield f"{where} must not import {imported}"


def _may_see(layer: str, inner: str) -> bool:
    if inner.partition(".")[0] not in ROOMS:  # an attribute of the package, as its version
        return layer != "domain"
    return any(_is_in(inner, room) for room in {layer, *ROOMS[layer]} if room)


def _may_use(layer: str, imported: str) -> bool:
    if any(_is_in(imported, name) for name in NETWORK):
        return False
    if layer == "domain" and any(_is_in(imported, name) for name in OUTSIDE_THE_DOMAIN):
        return False
    library = imported.partition(".")[0]
    if library in HOMES:
        return layer in HOMES[library]
    return library in sys.stdlib_module_names


def _is_in(name: str, container: str) -> bool:
    return name == container or name.startswith(f"{container}.")


def cycles(graph: Mapping[str, set[str]]) -> list[str]:
    """The first circle in a graph of imports, or nothing."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        return list(circle.args[1])
    return []


def graph_of_modules(modules: Iterable[Module]) -> dict[str, set[str]]:
    """Each module and the modules of the package that it imports."""
    known = {f"{PACKAGE}.{module.name}".rstrip("."): module for module in modules}
    graph: dict[str, set[str]] = {module.name: set() for module in known.values()}
    for module in known.values():
        for imported in module.imports():
            while imported and imported not in known:
                imported = imported.rpartition(".")[0]
            if imported and known[imported] is not module:
                graph[module.name].add(known[imported].name)
    return graph


def graph_of_rooms(modules: Iterable[Module]) -> dict[str, set[str]]:
    """Each room and the rooms it imports; a room of one module is a room too."""
    graph: dict[str, set[str]] = defaultdict(set)
    for name, imported in graph_of_modules(modules).items():
        here = name.partition(".")[0]
        graph[here] |= {other.partition(".")[0] for other in imported} - {here}
    return graph


def test_every_import_follows_an_arrow() -> None:
    assert list(broken_rules(modules_of())) == []


def test_no_circle_among_rooms_or_modules() -> None:
    assert cycles(graph_of_rooms(modules_of())) == []
    assert cycles(graph_of_modules(modules_of())) == []


UNLAWFUL: Final = (
    ("domain", "import sqlmodel", "sqlmodel"),
    ("domain", "import os.path", "os.path"),
    ("domain", "import attrs", "attrs"),
    ("domain", "from journal_app.wording import sentence", "wording.sentence"),
    ("domain", "from .. import services", "services"),
    (
        "services",
        "def late() -> None:\n    from journal_app.storage import database",
        "storage.database",
    ),
    ("services", "from journal_app import exporters", "exporters"),
    (
        "services",
        "from ..importers.detect import detected",
        "importers.detect.detected",
    ),
    ("storage", "from journal_app.services import recording", "services.recording"),
    ("storage", "import journal_app.services", "services"),
    ("reports", "import openpyxl", "openpyxl"),
    ("exporters", "import journal_app.services.ports", "services.ports"),
    (
        "importers",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import journal_app.reports",
        "reports",
    ),
    ("importers", "import sqlite3", "sqlite3"),
    ("ui", "import journal_app.storage", "storage"),
    ("ui", "from PySide6.QtNetwork import QLocalServer", "PySide6.QtNetwork.QLocalServer"),
    ("ui", "from PySide6 import QtNetwork", "PySide6.QtNetwork"),
    ("cli", "from importlib import import_module\nimport_module('journal_app.ui')", "ui"),
    (
        "cli",
        "from importlib import import_module\n"
        "def screen(name: str) -> object:\n"
        "    return import_module(f'journal_app.ui.{name}')",
        "ui",
    ),
    ("cli", "import PySide6", "PySide6"),
    ("cli", "import socket", "socket"),
    ("cli", "from urllib import request", "urllib.request"),
    ("cli", "import http.client", "http.client"),
)
"""A room, what is planted there, and the import that must be named."""

LAWFUL: Final = (
    ("storage", "from journal_app.services.ports import UnitOfWork"),
    ("storage", "from journal_app.services import ports"),
    ("storage", "import sqlite3, sqlmodel, sqlalchemy"),
    ("exporters", "import openpyxl\nfrom journal_app import __version__"),
    ("ui", "import pyqtgraph\nfrom PySide6.QtWidgets import QWidget"),
    ("cli", "from urllib.parse import quote\nimport journal_app.storage.database"),
)


def test_every_planted_violation_is_named(copy_of_the_source: Path) -> None:
    for number, (room, line, _) in enumerate(UNLAWFUL):
        _plant(copy_of_the_source, f"{room}/planted_{number}.py", line)
    _plant(copy_of_the_source, "gadgets/planted.py", "x = 1")
    assert sorted(broken_rules(modules_of(copy_of_the_source))) == sorted(
        [
            *(
                f"{room}.planted_{number} must not import {named}"
                for number, (room, _, named) in enumerate(UNLAWFUL)
            ),
            "gadgets.planted is in no room of the architecture",
        ]
    )


def test_what_is_lawful_passes(copy_of_the_source: Path) -> None:
    for number, (room, line) in enumerate(LAWFUL):
        _plant(copy_of_the_source, f"{room}/planted_{number}.py", line)
    _plant(copy_of_the_source, "app.py", "import journal_app.ui.main_window")
    assert list(broken_rules(modules_of(copy_of_the_source))) == []


def test_a_planted_circle_is_named(copy_of_the_source: Path) -> None:
    _plant(copy_of_the_source, "domain/hen.py", "from journal_app.domain import egg")
    _plant(copy_of_the_source, "domain/egg.py", "from journal_app.domain.hen import Hen")
    circle = cycles(graph_of_modules(modules_of(copy_of_the_source)))
    assert {"domain.hen", "domain.egg"} == set(circle)
    _plant(copy_of_the_source, "reports/week.py", "import journal_app.services.weeks")
    _plant(copy_of_the_source, "services/weeks.py", "import journal_app.reports.week")
    circle = cycles(graph_of_rooms(modules_of(copy_of_the_source)))
    assert {"reports", "services"} == set(circle)


@pytest.fixture
def copy_of_the_source(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / PACKAGE, tmp_path / PACKAGE, ignore=shutil.ignore_patterns("__pycache__")
    )
    return tmp_path


def _plant(root: Path, path: str, line: str) -> None:
    planted = root / PACKAGE / path
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(f"{line}\n", encoding="utf-8")
