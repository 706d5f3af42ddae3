"""Every text of the window into Qt's translation files, and these into what the program loads."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple
from xml.etree import ElementTree

import PySide6

from tests.architecture.source_tree import ROOT
from tests.ui.languages.catalogues import as_python

TRANSLATIONS: Final = ROOT / "resources" / "translations"
TEMPLATE: Final = TRANSLATIONS / "margin_journal.ts"
"""Every text without a translation: what a new language begins with."""

_TOOLS: Final = Path(PySide6.__file__).parent


class Text(NamedTuple):
    """One text, where it stands, and what tells it from its like."""

    context: str
    source: str
    comment: str = ""


def file_of(language: str, folder: Path = TRANSLATIONS) -> Path:
    """The translation file of a language, as `de`."""
    return folder / f"margin_journal_{language}.ts"


def update(*files: Path) -> None:
    """Bring translation files into step with the code; what is translated there stays."""
    with TemporaryDirectory() as folder:
        catalogue = Path(folder) / "catalogues.py"
        catalogue.write_text(as_python(), encoding="utf-8")
        sources = [catalogue, *sorted((ROOT / "journal_app").rglob("*.py"))]
        named = Path(folder) / "sources.lst"
        named.write_text("\n".join(map(str, sources)), encoding="utf-8")
        for file in files:
            file.parent.mkdir(parents=True, exist_ok=True)
            _run("lupdate", f"@{named}", "-no-obsolete", "-locations", "none", "-silent",
                 "-source-language", "en", "-ts", str(file))  # fmt: skip


def compile_(file: Path, into: Path | None = None) -> Path:
    """Make of a translation file what the program loads, beside it or elsewhere."""
    compiled = into or file.with_suffix(".qm")
    _run("lrelease", "-silent", str(file), "-qm", str(compiled))
    return compiled


def texts_of(file: Path) -> set[Text]:
    """Every text that a translation file knows."""
    return {
        Text(
            context.findtext("name") or "",
            message.findtext("source") or "",
            message.findtext("comment") or "",
        )
        for context in ElementTree.parse(file).getroot().iter("context")
        for message in context.iter("message")
    }


def shipped_files() -> Iterable[Path]:
    """The translation files of every language there is."""
    return sorted(TRANSLATIONS.glob("margin_journal_*.ts"))


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(_TOOLS / tool), *arguments], check=True, stdout=subprocess.DEVNULL)
