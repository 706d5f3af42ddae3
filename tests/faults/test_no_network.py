"""S6: the window and the commands open no socket of the internet, nor hold the means."""

from __future__ import annotations

import errno
import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from tests.architecture.source_tree import ROOT

HEARD: Final = """
import json, sys
asked = []
def hear(event, given):
    if event.startswith("socket."):
        asked.append([event, int(given[1]) if event == "socket.__new__" else None])
sys.addaudithook(hear)
"""
FAMILIES: Final = frozenset({int(socket.AF_INET), int(socket.AF_INET6)})


WITHOUT_NETWORK: Final = ("unshare", "--map-root-user", "--net")


def heard(body: str, *arguments: str, home: Path, within: tuple[str, ...] = ()) -> dict[str, Any]:
    """Run a program in which every socket is heard; it leaves by what it heard.

    within: the command that runs it.
    """
    done = subprocess.run(
        [*within, sys.executable, "-c", HEARD + body, *arguments],
        capture_output=True, text=True, check=False, timeout=120, cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(home)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


WINDOW: Final = """
from pathlib import Path
from PySide6.QtWidgets import QApplication
from journal_app.resources import resource_folder
from journal_app.ui.application import dressed
from journal_app.ui.actions import SCREENS
from journal_app.ui.widgets.icons import take_icons_from
from tests.pictures.studio import Studio
application = QApplication([])
dressed(application, resource_folder("fonts"), "light")
take_icons_from(resource_folder("icons"))
studio = Studio(Path(sys.argv[1]), "light", Path(sys.argv[1]).parent)
for screen in SCREENS:
    studio.window.show_screen(screen)
    studio.settle()
print(json.dumps({"asked": asked, "modules": sorted(sys.modules)}))
"""
COMMANDS: Final = """
from journal_app.cli.main import run
journal = sys.argv[1]
for line in (
    ["demo", journal + "2", "--trades", "5"], ["trades", journal, "--json"],
    ["stats", journal], ["review", journal], ["check", journal], ["backup", journal],
    ["export", journal, journal + ".xlsx"], ["export", journal, journal + ".json"],
    ["platforms"],
):
    assert run(line) == 0, line
print(json.dumps({"asked": asked, "modules": sorted(sys.modules)}))
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from journal_app.assembly.demo_journal import write_demo_journal

    path = tmp_path_factory.mktemp("demo") / "demo.journal"
    write_demo_journal(path, trades=20)
    return path


@pytest.mark.parametrize("body", [WINDOW, COMMANDS], ids=["window", "commands"])
def test_no_socket_of_the_internet(demo: Path, tmp_path: Path, body: str) -> None:
    told = heard(body, str(demo), home=tmp_path)
    assert [each for each in told["asked"] if each[0] != "socket.__new__"] == []
    assert [each for each in told["asked"] if each[1] in FAMILIES] == []
    assert [name for name in told["modules"] if name.startswith("PySide6.QtNetwork")] == []


@pytest.mark.parametrize("body", [WINDOW, COMMANDS], ids=["window", "commands"])
def test_all_works_where_there_is_no_network(demo: Path, tmp_path: Path, body: str) -> None:
    """In a namespace of its own, in which not even the machine itself can be reached."""
    if sys.platform != "linux" or shutil.which(WITHOUT_NETWORK[0]) is None:
        pytest.skip("has no namespaces")
    if subprocess.run([*WITHOUT_NETWORK, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no namespace may be made here")
    cut_off = "import socket\ntry:\n    socket.create_connection(('127.0.0.1', 9), 1)\n"
    cut_off += "except OSError as error:\n    print(json.dumps({'error': error.errno}))"
    assert heard(cut_off, home=tmp_path, within=WITHOUT_NETWORK) == {"error": errno.ENETUNREACH}
    journal = shutil.copy(demo, tmp_path / "demo.journal")
    told = heard(body, str(journal), home=tmp_path, within=WITHOUT_NETWORK)
    assert [each for each in told["asked"] if each[1] in FAMILIES] == []


def test_a_socket_would_be_heard(tmp_path: Path) -> None:
    body = "import socket\nsocket.socket().close()\nprint(json.dumps({'asked': asked}))"
    assert heard(body, home=tmp_path)["asked"] == [["socket.__new__", int(socket.AF_INET)]]
