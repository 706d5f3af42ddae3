"""What the packages are made of is in step with the program; nothing is built here."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from installer import checksums, icons, licences, run_paths, trimming
from installer.deb import depends
from installer.journal_app_start import leave_own_libraries
from journal_app import __version__
from journal_app.storage.header import APPLICATION_ID
from journal_app.ui.tokens import LIGHT

ROOT = Path(__file__).resolve().parents[2]
INSTALLER = ROOT / "installer"
DESKTOP = INSTALLER / "desktop"
MIME_TYPE = "application/x-margin-journal"


def _text(path: str) -> str:
    return (INSTALLER / path).read_text(encoding="utf-8")


def _metainfo() -> ElementTree.Element:
    (path,) = DESKTOP.glob("*.metainfo.xml")
    return ElementTree.parse(path).getroot()


def test_the_menu_entry_opens_a_journal_with_the_window() -> None:
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read_string(_text("desktop/margin-journal.desktop"))
    main = entry["Desktop Entry"]
    assert main["Exec"] == "margin-journal %f"
    assert main["Icon"] == icons.NAME
    assert main["MimeType"] == f"{MIME_TYPE};"
    assert main["Terminal"] == "false"
    assert entry["Desktop Action demo"]["Exec"] == "margin-journal --demo"


def test_the_file_type_is_told_by_name_and_by_what_a_journal_begins_with() -> None:
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (kind,) = ElementTree.parse(DESKTOP / "margin-journal-mime.xml").getroot()
    assert kind.get("type") == MIME_TYPE
    glob = kind.find(f"{space}glob")
    assert glob is not None
    assert glob.get("pattern") == "*.journal"
    marks = {match.get("offset"): match.get("value") for match in kind.iter(f"{space}match")}
    assert marks["0"] == "SQLite format 3"
    assert int(str(marks["68"]), 16) == APPLICATION_ID


def test_the_version_is_one() -> None:
    newest = _metainfo().find("releases/release")
    assert newest is not None
    assert newest.get("version") == __version__
    assert "@VERSION@" in _text("deb/control.in")
    assert __version__ not in _text("windows/margin-journal.nsi").split("Unicode true")[1]


def test_a_catalogue_finds_the_menu_entry_and_both_commands() -> None:
    told = _metainfo()
    assert told.findtext("launchable") == "margin-journal.desktop"
    assert {binary.text for binary in told.iter("binary")} == {"journal-app", "margin-journal"}
    assert told.findtext("provides/mediatype") == MIME_TYPE


def test_the_bundle_holds_both_commands_and_what_is_shipped() -> None:
    spec = _text("margin-journal.spec")
    commands = re.findall(r'\("([\w-]+)", (True|False)\)', spec)
    assert dict(commands) == {"margin-journal": "False", "journal-app": "True"}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    shipped = re.findall(r'"resources/(\w+)" = "journal_app/_resources/\w+"', project)
    told = re.search(r"for name in \(((?:\"\w+\"(?:, )?)+)\)\n\]", spec)
    assert told is not None
    assert re.findall(r"\w+", told.group(1)) == shipped


def test_nothing_that_is_left_out_is_needed() -> None:
    without = Path(__file__).with_name("without.py")
    environ = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, str(without)], check=True, env=environ, cwd=ROOT)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/venv/libqxcb.so"),
        ("PySide6/plugins/platforms/qwindows.dll", "C:\\venv\\qwindows.dll"),
        ("PySide6/Qt/plugins/wayland-shell-integration/libqt-shell.so", "/venv/libqt-shell.so"),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", "/venv/libQt6Widgets.so.6"),
        ("libsqlite3.so.0", "/lib/x86_64-linux-gnu/libsqlite3.so.0"),
        ("lib-dynload/_json.so", "/usr/lib/python3.13/lib-dynload/_json.so"),
        ("journal_app/_resources/presets/sky.toml", "/source/resources/presets/sky.toml"),
        (
            "journal_app/_resources/translations/margin_journal_de.qm",
            "/source/margin_journal_de.qm",
        ),
    ],
)
def test_what_a_window_needs_is_bundled(name: str, source: str) -> None:
    assert trimming.is_wanted(name, source)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", "/venv/libqopensslbackend.so"),
        ("PySide6/plugins/platforms/libqvnc.so", "/venv/libqvnc.so"),
        ("PySide6/Qt/lib/libQt6Network.so.6", "/venv/libQt6Network.so.6"),
        ("PySide6/Qt6Network.dll", "C:\\venv\\Qt6Network.dll"),
        ("PySide6/Qt/translations/qtbase_de.qm", "/venv/qtbase_de.qm"),
        (
            "journal_app/_resources/translations/margin_journal_xx.qm",
            "/source/margin_journal_xx.qm",
        ),
        ("numpy/_core/tests/data.csv", "/venv/numpy/_core/tests/data.csv"),
        ("libX11.so.6", "/lib/x86_64-linux-gnu/libX11.so.6"),
    ],
)
def test_what_no_window_needs_is_not(name: str, source: str) -> None:
    assert not trimming.is_wanted(name, source)


@pytest.mark.parametrize(
    ("name", "is_bundled"),
    [("de", True), ("pt", True), ("pt_BR", True), ("pt_PT", False), ("p", False), ("fr", False)],
)
def test_qt_speaks_the_languages_of_the_window(name: str, is_bundled: bool) -> None:
    for folder in ("PySide6/Qt/translations", "PySide6\\translations"):
        file = f"{folder}/qtbase_{name}.qm"
        assert trimming.is_wanted(file, "/venv", ["de", "pt_BR"]) is is_bundled


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems link otherwise")
def test_libraries_do_not_tell_where_they_were_made(tmp_path: Path) -> None:
    from PySide6 import QtCore

    whole = Path(QtCore.__file__).read_bytes()
    library = tmp_path / "library.so"
    library.write_bytes(whole)
    assert not run_paths.forget_foreign_paths(library)
    assert library.read_bytes() == whole

    library.write_bytes(whole.replace(b"$ORIGIN/:", b"/builder:"))
    assert run_paths.forget_foreign_paths(library)
    assert not run_paths.forget_foreign_paths(library)
    told = subprocess.run(
        [sys.executable, "-c", f"import ctypes; ctypes.CDLL({str(library)!r})"],
        capture_output=True,
        text=True,
        check=False,
    ).stderr
    assert "cannot open shared object file" in told  # its neighbours are not found any more

    library.write_bytes(b"#!/bin/sh\n")
    assert not run_paths.forget_foreign_paths(library)
    library.write_bytes(b"\x7fELF\x01\x01")
    with pytest.raises(run_paths.UnknownFormatError, match=r"library\.so"):
        run_paths.forget_foreign_paths(library)


@pytest.mark.parametrize("own", [{}, {"LD_LIBRARY_PATH": "/own"}])
def test_what_is_opened_does_not_take_the_libraries_of_the_bundle(own: dict[str, str]) -> None:
    environ = {f"{name}_ORIG": value for name, value in own.items()} | {
        "LD_LIBRARY_PATH": "/bundle",
        "QT_PLUGIN_PATH": "/bundle/plugins",
        "QML2_IMPORT_PATH": "/bundle/qml",
        "HOME": "/home/me",
    }
    leave_own_libraries(environ)
    assert environ == {"HOME": "/home/me", **own}


def test_every_part_brings_its_licence() -> None:
    modules = ["PySide6.QtCore", "numpy.linalg", "pyqtgraph", "sqlmodel", "openpyxl.chart", "json"]
    told = licences.gathered(licences.parts_of(modules))
    for name in ("PySide6_Essentials", "numpy", "pyqtgraph", "sqlmodel", "openpyxl"):
        assert re.search(rf"^{name} \d", told, re.MULTILINE | re.IGNORECASE), name
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in told
    assert "GNU GENERAL PUBLIC LICENSE" in told  # the first builds on it
    assert "Python Software Foundation" not in told.partition("numpy")[0]


def test_a_part_without_its_licence_stops_the_build() -> None:
    with pytest.raises(licences.LicenceMissingError, match="thing 1"):
        licences.gathered([licences.Part("thing 1", "MIT", ())])


def test_the_needed_packages_are_those_of_libraries_that_are_not_bundled() -> None:
    needed = ["libc.so.6", "libGL.so.1", "libstdc++.so.6", "ld-linux-x86-64.so.2"]
    told = depends.depends(needed, [(2, 9), (2, 36), (2, 34)])
    assert told == "libc6 (>= 2.36), libgl1, libstdc++6"


def test_a_library_of_no_known_package_stops_the_build() -> None:
    with pytest.raises(depends.UnknownLibraryError, match=r"libnews\.so\.1"):
        depends.depends(["libnews.so.1"], [(2, 36)])


def test_the_icon_is_drawn_for_every_system(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(INSTALLER / "icons.py"), str(tmp_path)], check=True)
    for size in icons.SIZES:
        picture = tmp_path / "hicolor" / f"{size}x{size}" / "apps" / "margin-journal.png"
        head = picture.read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        assert int.from_bytes(head[16:20], "big") == int.from_bytes(head[20:24], "big") == size
    drawn = tmp_path / "hicolor" / "scalable" / "apps" / "margin-journal.svg"
    assert LIGHT.accent in drawn.read_text(encoding="utf-8")
    windows = (tmp_path / "margin-journal.ico").read_bytes()
    assert windows[:6] == b"\x00\x00\x01\x00\x07\x00"
    mac = (tmp_path / "margin-journal.icns").read_bytes()
    assert int.from_bytes(mac[4:8], "big") == len(mac)


def test_sums_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "b.deb").write_bytes(b"two")
    (tmp_path / "a.exe").write_bytes(b"one")
    checksums.write_sums(tmp_path)
    sums = checksums.write_sums(tmp_path).read_text(encoding="utf-8")  # of itself it keeps none
    one, two = (hashlib.sha256(content).hexdigest() for content in (b"one", b"two"))
    assert sums == f"{one}  a.exe\n{two}  b.deb\n"


def test_removing_a_package_removes_no_journal() -> None:
    assert not list((INSTALLER / "deb").glob("p*rm*")), "the package has no scripts"
    windows = _text("windows/margin-journal.nsi")
    assert re.findall(r"RMDir /r (.*)", windows) == ['"$INSTDIR\\_internal"']
    assert ".journal" not in re.sub(r"[^\n]*(?:Reg|KIND)[^\n]*", "", windows)


@pytest.mark.skipif(os.name == "nt", reason="there is no such permission")
@pytest.mark.parametrize("script", ["smoke-test", "deb/build", "deb/try"])
def test_scripts_can_be_run(script: str) -> None:
    assert (INSTALLER / script).stat().st_mode & stat.S_IXUSR
