"""Files to read in tests: samples of our own, and texts made on the spot."""

from __future__ import annotations

from pathlib import Path

from journal_app.domain.importing.imported import Accepted, Content, ImportedFile, RowRefused
from journal_app.importers.detect import read_file
from journal_app.importers.options import Options

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def read(
    content: bytes | str, options: Options | None = None, name: str | None = None
) -> ImportedFile:
    raw = content.encode() if isinstance(content, str) else content
    return read_file([raw], options or Options(), name)[0]


def contents(file: ImportedFile) -> list[Content]:
    return [each.content for each in file.outcomes if isinstance(each, Accepted)]


def refusals(file: ImportedFile) -> list[tuple[int, str, str, str]]:
    """Line, column, code and value of every refused row."""
    return [
        (each.row.line, each.problem.field, each.problem.code, each.value)
        for each in file.outcomes
        if isinstance(each, RowRefused)
    ]
