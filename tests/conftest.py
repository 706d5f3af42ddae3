"""What every test stands on: no screen, no network, no chance, warnings as errors (pyproject.toml).

Laws run on few examples, always the same ones, so that a run is quick and repeatable.
`pytest --hypothesis-profile long` looks further, at random.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""Workers and programs that tests start would each compile all of it anew."""

_INTERNET = frozenset({int(socket.AF_INET), int(socket.AF_INET6)})


def _refuse_network(event: str, given: tuple[object, ...]) -> None:
    """Fail whatever opens a connection, the program or a test."""
    if event == "socket.__new__" and given[1] in _INTERNET:
        raise PermissionError("nothing here opens a connection")


sys.addaudithook(_refuse_network)

# A shared machine may pause a test for a while: time is measured by benchmarks, not by laws.
_UNHURRIED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile(
    "quick",
    max_examples=60,
    derandomize=True,
    database=None,
    **_UNHURRIED,  # type: ignore[arg-type]
)
settings.register_profile("long", max_examples=5_000, print_blob=True, **_UNHURRIED)  # type: ignore[arg-type]
settings.load_profile("quick")


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo journal, written once; nobody writes into it."""
    from journal_app.assembly.demo_journal import write_demo_journal

    path = tmp_path_factory.mktemp("demo") / "demo.journal"
    write_demo_journal(path)
    return path
