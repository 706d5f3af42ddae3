"""Read files to import: their bytes, what their rows became, and whole journals among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from journal_app.domain.importing.imported import ImportedFile
from journal_app.domain.importing.mapping import ColumnMapping
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.progress import Progress, silent
from journal_app.exporters.archive import MOST_BYTES, is_archive, read_archive
from journal_app.importers.delimited import Table, check_size, decoded, gathered
from journal_app.importers.detect import FORMATS, file_of, hash_of, table_in
from journal_app.importers.options import Options
from journal_app.services.import_mappings import mapping_from

CHUNK: Final = 1024 * 1024
_START: Final = 256


def format_names() -> tuple[str, ...]:
    """The formats that are known, by name."""
    return tuple(each.name for each in FORMATS)


def read(
    path: Path,
    options: Options,
    file_format: str | None = None,
    mapping: ColumnMapping | None = None,
    progress: Progress = silent,
) -> tuple[ImportedFile, str]:
    """Read a file, by a mapping where one is given, and the hash of its bytes.

    Raises: Refused where there is no such file, or none that can be read.
    """
    table, content_hash = table_and_hash(path, progress)
    return file_of(replace(table, progress=progress), options, file_format, mapping), content_hash


def text(path: Path) -> str:
    """What a file says, whatever its encoding.

    Raises: Refused where there is no such file, or none that can be read.
    """
    try:
        return decoded(gathered(_chunks(path)))
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused.because(str(path), "cannot_read", reason=reason) from None


def table_and_hash(path: Path, progress: Progress = silent) -> tuple[Table, str]:
    """The columns and rows of a file, whatever they mean, and the hash of its bytes.

    Raises: Refused where there is no such file, or none that holds a table.
    """
    try:
        content = gathered(_chunks(path))
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused.because(str(path), "cannot_read", reason=reason) from None
    return table_in(content, progress), hash_of(content)


def mapping_in(path: Path) -> ColumnMapping:
    """The mapping that a JSON file holds. Raises: Refused."""
    try:
        return mapping_from(text(path))
    except Refused as refused:
        raise Refused(
            [
                Problem(f"{path}: {each.field}" if each.field else str(path), each.code, each.facts)
                for each in refused.problems
            ]
        ) from None


def holds_archive(path: Path) -> bool:
    """Whether a file begins like a JSON export of a journal."""
    try:
        with path.open("rb") as file:
            return is_archive(file.read(_START).decode("utf-8-sig", "ignore"))
    except OSError:
        return False


def archive_content(path: Path) -> dict[str, Any]:
    """The content of a JSON export of a journal. Raises: Refused."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused.because(str(path), "file_too_large", most=MOST_BYTES // 1024**2)
        return read_archive(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused.because(str(path), "not_utf8") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused.because(str(path), "cannot_read", reason=reason) from None


def _chunks(path: Path) -> Iterator[bytes]:
    if path.is_dir():
        raise Refused.because("", "is_a_folder", path=path.name)
    check_size(path.stat().st_size)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
