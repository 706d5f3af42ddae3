"""Attached files beside the journal: `NAME.attachments/ab/cdef…`, each once, under its SHA-256.

A file is copied under a name of its own, written to the medium and only then renamed; afterwards it
is never changed. Nothing that came from outside is ever part of a path: a hash that a row names
must look like one, and links are neither followed nor written through.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from journal_app.domain.attached_files import (
    HEAD_BYTES,
    MOST_BYTES,
    is_content_hash,
    media_type,
    shown_name,
)
from journal_app.domain.problems import JournalError, JournalUnusable, Refused
from journal_app.domain.texts import whole
from journal_app.services.ports import Attachment, StoredFile
from journal_app.storage.attached_rows import hashes_named_in
from journal_app.storage.backup import backup_folder, backups_in, journals_set_aside
from journal_app.storage.connection import faults_named, open_unchecked
from journal_app.storage.durable import PARTIAL, partial_file, publish, sync_folder
from journal_app.storage.exported import exported_file
from journal_app.storage.header import check_header

_CHUNK: Final = 1024 * 1024
_INCOMING: Final = "incoming"
_FOLDER: Final = re.compile(r"[0-9a-f]{2}")
_REST: Final = re.compile(r"[0-9a-f]{62}")
_READING: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody writes to would be waited for
)


def attachment_folder(journal: Path) -> Path:
    """Where the files attached to a journal lie."""
    return journal.with_name(f"{journal.name}.attachments")


def place_of(content_hash: str) -> str | None:
    """Where a content lies within its folder; None where the text is no hash."""
    if not is_content_hash(content_hash):
        return None
    return f"{content_hash[:2]}/{content_hash[2:]}"


def clear_incoming(journal: Path) -> Iterator[Path]:
    """Remove what a process that died was taking in; the caller holds the journal's lock."""
    left = attachment_folder(journal) / f"{_INCOMING}{PARTIAL}"
    if _is_folder(left.parent) and left.exists():
        left.unlink()
        yield left


class AttachmentStore:
    """`ports.AttachedFiles` of one journal."""

    def __init__(self, journal: Path, *, is_read_only: bool) -> None:
        self.folder: Final = attachment_folder(journal)
        self._journal = journal
        self._is_read_only = is_read_only

    def take_in(self, path: Path) -> StoredFile:
        """Copy a file into the store.

        Raises: Refused, where it is a link, a folder, a device, empty or too large, or cannot be
        read; JournalError `only_viewed`; JournalUnusable.
        """
        self._must_be_writable()
        with _opened(path) as source:
            return self._keep(_chunks(source, path), shown_name(whole(path.name)))

    def take_in_content(self, content: bytes) -> StoredFile:
        """Put a content into the store. Raises: as `take_in` does."""
        self._must_be_writable()
        return self._keep([content], "")

    def read(self, attachment: Attachment) -> bytes:
        """Return the content, which is what was attached.

        Raises: JournalError `attachment_missing`, `attachment_changed`.
        """
        content = b"".join(self._stored(attachment))
        if sha256(content).hexdigest() != attachment.content_hash:
            raise _fault("attachment_changed", attachment)
        return content

    def sound_content(self, content_hash: str) -> bytes | None:
        """Return a content by its hash; None where it is missing or changed."""
        path = self._path(content_hash)
        if path is None:
            return None
        try:
            with _opened(path) as source:
                content = b"".join(_chunks(source, path))
        except Refused:
            return None
        return content if sha256(content).hexdigest() == content_hash else None

    def write_out(self, attachment: Attachment, target: Path) -> None:
        """Write a copy elsewhere, whole or not at all. Raises: as `read`; `cannot_write`."""
        target = target.resolve()
        if target == self._journal or self.folder in target.parents:
            raise JournalError("exports_onto_itself", path=target)
        content = self.read(attachment)
        try:
            with exported_file(target) as partial:
                partial.write_bytes(content)
                publish(partial, target)
        except OSError as error:
            reason = error.strerror or str(error)
            raise JournalError("cannot_write", path=target, reason=reason) from error

    def fault(self, attachment: Attachment) -> str:
        """Return why the content cannot be read, as a code; nothing where it can."""
        digest = sha256()
        try:
            for chunk in self._stored(attachment):
                digest.update(chunk)
        except JournalError as error:
            return error.code
        return "" if digest.hexdigest() == attachment.content_hash else "attachment_changed"

    def every(self) -> dict[str, int]:
        """Return the hash of each file that lies there, with its size in bytes."""
        found: dict[str, int] = {}
        with faults_named(self.folder):
            for folder in _entries(self.folder, _FOLDER):
                for file in _entries(folder, _REST):
                    told = file.lstat()
                    if stat.S_ISREG(told.st_mode):
                        found[folder.name + file.name] = told.st_size
        return found

    def remove(self, content_hash: str) -> None:
        """Remove a file. Raises: JournalError `only_viewed`."""
        self._must_be_writable()
        path = self._path(content_hash)
        if path is not None:
            with faults_named(self.folder):
                path.unlink(missing_ok=True)
                with suppress(OSError):  # other files lie there
                    path.parent.rmdir()

    def named_in_backups(self) -> set[str]:
        """Return the contents that backups and journals that were set aside name.

        Raises: JournalUnusable, where one of them cannot be read.
        """
        named: set[str] = set()
        backups = backups_in(backup_folder(self._journal), self._journal)
        for path in (*(each.path for each in backups), *journals_set_aside(self._journal)):
            with faults_named(path):
                check_header(path)
                with closing(open_unchecked(path, "ro")) as connection:
                    named |= hashes_named_in(connection)
        return named

    def _must_be_writable(self) -> None:
        if self._is_read_only:
            raise JournalError("only_viewed")

    def _keep(self, chunks: Iterable[bytes], name: str) -> StoredFile:
        """Write a content beside the others, then give it its name, unless it lies there."""
        digest, head, size = sha256(), b"", 0
        with faults_named(self.folder):
            _make_folder(self.folder)
            with partial_file(self.folder / _INCOMING) as partial:
                with partial.open("wb") as file:
                    for chunk in chunks:
                        digest.update(chunk)
                        head += chunk[: HEAD_BYTES - len(head)]
                        size += len(chunk)
                        _must_fit(size, name)
                        file.write(chunk)
                if not size:
                    raise Refused.because(name, "file_is_empty")
                kept = StoredFile(digest.hexdigest(), media_type(head), size)
                self._publish(partial, kept)
        return kept

    def _publish(self, partial: Path, kept: StoredFile) -> None:
        """What lies there already is left alone, unless it is not what its name says."""
        target = self.folder / kept.content_hash[:2] / kept.content_hash[2:]
        _make_folder(target.parent)
        if _hash_of(target) != kept.content_hash:
            publish(partial, target)

    def _path(self, content_hash: str) -> Path | None:
        """Where a content lies, or would; None of a text that is no hash, or behind a link."""
        place = place_of(content_hash)
        if place is None:
            return None
        path = self.folder / place
        folders = (self.folder, path.parent)
        return None if any(folder.is_symlink() for folder in folders) else path

    def _stored(self, attachment: Attachment) -> Iterator[bytes]:
        path = self._path(attachment.content_hash)
        if path is None or not os.path.lexists(path):
            raise _fault("attachment_missing", attachment)
        try:
            with _opened(path) as source:
                size = 0
                for chunk in _chunks(source, path):
                    size += len(chunk)
                    _must_fit(size, "")
                    yield chunk
        except Refused:
            raise _fault("attachment_changed", attachment) from None


def _fault(code: str, attachment: Attachment) -> JournalError:
    return JournalError(code, name=shown_name(attachment.file_name))


def _must_fit(size: int, name: str) -> None:
    if size > MOST_BYTES:
        raise Refused.because(name, "file_too_large", most=MOST_BYTES // 1024 // 1024)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """A regular file, opened without following a link; its size is looked at before it is read.

    Raises: Refused.
    """
    name = shown_name(whole(path.name))
    try:
        _must_be_a_file(os.lstat(path), name)
        handle = os.open(path, _READING)
    except (OSError, ValueError) as error:
        raise _unread(name, error) from None
    with os.fdopen(handle, "rb", buffering=0) as source:
        _must_be_a_file(os.fstat(source.fileno()), name)  # it may be another one by now
        yield source


def _must_be_a_file(told: os.stat_result, name: str) -> None:
    if stat.S_ISLNK(told.st_mode):
        raise Refused.because(name, "is_a_link")
    if not stat.S_ISREG(told.st_mode):
        raise Refused.because(name, "no_regular_file")
    _must_fit(told.st_size, name)


def _chunks(source: BinaryIO, path: Path) -> Iterator[bytes]:
    try:
        while chunk := source.read(_CHUNK):
            yield chunk
    except OSError as error:
        raise _unread(shown_name(whole(path.name)), error) from None


def _unread(name: str, error: Exception) -> Refused:
    reason = getattr(error, "strerror", None) or str(error)
    return Refused.because(name, "cannot_read", reason=reason)


def _hash_of(path: Path) -> str | None:
    """The hash of a file that lies in the store; None where none can be read there."""
    digest = sha256()
    try:
        with _opened(path) as source:
            for chunk in _chunks(source, path):
                digest.update(chunk)
    except Refused:
        return None
    return digest.hexdigest()


def _make_folder(folder: Path) -> None:
    """Make a folder that its owner alone may enter. Raises: JournalUnusable, where it is a link."""
    try:
        folder.mkdir(mode=0o700)
        sync_folder(folder.parent)
    except FileExistsError:
        if not _is_folder(folder):
            raise JournalUnusable("not_an_own_folder", path=folder) from None


def _is_folder(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink()


def _entries(folder: Path, names: re.Pattern[str]) -> list[Path]:
    if not _is_folder(folder):
        return []
    return [path for path in sorted(folder.iterdir()) if names.fullmatch(path.name)]
