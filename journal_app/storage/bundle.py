"""A journal with all that is attached to it in one file.

The file is a plain zip that holds `NAME.journal` and `NAME.attachments/ab/cdef…`, as they lie in a
folder: unpacked with any other program, in any later year, it is a journal that opens. One that
comes back may come from anybody, so that every name and every size is looked at before anything is
unpacked, and nothing is unpacked under a name that stands in it.
"""

from __future__ import annotations

import re
import shutil
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from journal_app.domain.attached_files import MOST_BYTES, shown_name
from journal_app.domain.problems import JournalError, JournalUnusable
from journal_app.services.ports import Progress, SavedCopy, silent
from journal_app.storage.attached_rows import hashes_named_in
from journal_app.storage.attachment_store import AttachmentStore, attachment_folder, place_of
from journal_app.storage.backup import UNPACKING, verify_file, write_copy
from journal_app.storage.connection import faults_named, open_unchecked
from journal_app.storage.durable import partial_file, publish
from journal_app.storage.exported import exported_file
from journal_app.storage.lock import acquire_lock

_START: Final = b"PK\x03\x04"
_MOST_FILES: Final = 100_000
_MOST_JOURNAL_BYTES: Final = 4 * 1024**3
_MOST_TIMES: Final = 200
"""A journal packs to a tenth; what packs to less than a two-hundredth was made to burst."""

_SMALL_BYTES: Final = 1024 * 1024
_JOURNAL: Final = re.compile(r"[^/\\]+\.journal")
_ATTACHED: Final = re.compile(r"[^/\\]+\.attachments/([0-9a-f]{2})/([0-9a-f]{62})")
_CHUNK: Final = 1024 * 1024
_OWN_ONLY: Final = 0o600 << 16


def is_bundle(path: Path) -> bool:
    """Whether a file begins as a bundle does; False where it cannot be read."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_START)) == _START
    except OSError:
        return False


def write_bundle(journal: Path, target: Path, progress: Progress = silent) -> SavedCopy:
    """Write what is committed in a journal, and every file that it or its history names.

    Attached files that are missing or changed are told and left out: a copy without them is better
    than none. What was written is read again before it gets its name.

    Raises: JournalUnusable, of the journal or of the target; JournalError `exports_onto_itself`.
    """
    if target == journal or attachment_folder(journal) in target.parents:
        raise JournalError("exports_onto_itself", path=target)
    store = AttachmentStore(journal, is_read_only=True)
    beside = target.with_name(f"{target.name}.journal")
    with faults_named(target), exported_file(target) as partial, exported_file(beside) as copy:
        write_copy(journal, copy)
        names, wanted = _named_in(copy)
        packed: set[str] = set()
        with ZipFile(partial, "w") as bundle:
            with copy.open("rb") as source:
                _pack(bundle, f"{journal.stem}.journal", source)
            for done, content_hash in enumerate(sorted(wanted)):
                progress(done, len(wanted))
                content = store.sound_content(content_hash)
                if content is not None:
                    info = _info(f"{journal.stem}.journal.attachments/{place_of(content_hash)}")
                    bundle.writestr(info, content, ZIP_STORED)
                    packed.add(content_hash)
        _verify(partial, copy, packed)
        publish(partial, target)
    missing = [shown_name(name) for name, content_hash in names if content_hash not in packed]
    return SavedCopy(target, len(packed), missing)


@contextmanager
def unpacked(path: Path, journal: Path) -> Iterator[Path]:
    """Give the journal out of a bundle, verified, after its files were put beside another journal.

    They lie there under their hashes, so that they change nothing of what lies there already.

    Raises: JournalUnusable, of the bundle or of the folder of the journal.
    """
    temporary = journal.with_name(f"{journal.name}{UNPACKING}")
    with faults_named(journal), partial_file(temporary) as partial:
        with _faults_of_bundle(path), ZipFile(path) as bundle:
            held = _contents(bundle, path)
            if held.total > shutil.disk_usage(journal.parent).free:
                raise JournalUnusable("no_space", path=journal)
            with partial.open("wb") as out:
                for chunk in _chunks(bundle, held.journal):
                    out.write(chunk)
            _verify_journal(partial, path)
            store = AttachmentStore(journal, is_read_only=False)
            with acquire_lock(journal):
                for content_hash, info in held.attached.items():
                    content = b"".join(_chunks(bundle, info))
                    if sha256(content).hexdigest() != content_hash:
                        raise BadZipFile(f"{info.filename} is not what was packed")
                    store.take_in_content(content)
        yield partial


@dataclass(frozen=True, slots=True)
class _Contents:
    """What a bundle holds; total: bytes once unpacked."""

    journal: ZipInfo
    attached: dict[str, ZipInfo]
    total: int


def missing_files(journal: Path) -> int:
    """How many of the files that are attached in a journal do not lie beside it."""
    names, _ = _named_in(journal)
    present = AttachmentStore(journal, is_read_only=True).every()
    return len({content_hash for _, content_hash in names} - set(present))


def _contents(bundle: ZipFile, path: Path) -> _Contents:
    """What a bundle holds, by names and sizes alone. Raises: JournalUnusable `not_a_bundle`."""
    journals: list[ZipInfo] = []
    attached: dict[str, ZipInfo] = {}
    infos = [info for info in bundle.infolist() if not info.is_dir()]
    for info in infos:
        match = _ATTACHED.fullmatch(info.filename)
        if match is not None:
            attached[match[1] + match[2]] = info
            most = MOST_BYTES
        elif _JOURNAL.fullmatch(info.filename):
            journals.append(info)
            most = _MOST_JOURNAL_BYTES
        else:
            raise _foreign(path, shown_name(info.filename))
        bursts = info.file_size > max(_SMALL_BYTES, _MOST_TIMES * info.compress_size)
        is_plain = info.compress_type in (ZIP_STORED, ZIP_DEFLATED) and not info.flag_bits & 1
        if bursts or info.file_size > most or not is_plain:
            raise _foreign(path, shown_name(info.filename))
    if len(journals) != 1 or len(infos) > _MOST_FILES:
        raise _foreign(path, f"{len(journals)} / {len(infos)}")
    return _Contents(journals[0], attached, sum(info.file_size for info in infos))


def _foreign(path: Path, found: str) -> JournalUnusable:
    return JournalUnusable("not_a_bundle", path=path, found=found)


def _chunks(bundle: ZipFile, info: ZipInfo) -> Iterator[bytes]:
    """A member's content, of which no more comes than was told."""
    left = info.file_size
    with bundle.open(info) as source:
        while chunk := source.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise BadZipFile(f"{info.filename} is larger than it says")
            yield chunk


@contextmanager
def _faults_of_bundle(path: Path) -> Iterator[None]:
    try:
        yield
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeError) as error:
        raise JournalUnusable("damaged", path=path, found=str(error)) from error


def _named_in(copy: Path) -> tuple[list[tuple[str, str]], set[str]]:
    """The attachments of a journal file by name and content, and every content it names."""
    with closing(open_unchecked(copy, "ro")) as connection:
        names = connection.execute("SELECT file_name, content_hash FROM attachments").fetchall()
        return names, hashes_named_in(connection)


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.external_attr = _OWN_ONLY
    return info


def _pack(bundle: ZipFile, name: str, source: IO[bytes]) -> None:
    info = _info(name)
    info.compress_type = ZIP_DEFLATED
    with bundle.open(info, "w", force_zip64=True) as packed:
        shutil.copyfileobj(source, packed, _CHUNK)


def _verify_journal(partial: Path, path: Path) -> None:
    """Check the journal that came out of a bundle; a refusal names the bundle."""
    try:
        verify_file(partial)
    except JournalUnusable as error:
        raise JournalUnusable(error.code, **{**error.facts, "path": path}) from None


def _verify(partial: Path, copy: Path, packed: set[str]) -> None:
    """Read again what was written. Raises: JournalUnusable `damaged`."""
    with _faults_of_bundle(partial), ZipFile(partial) as bundle, copy.open("rb") as source:
        held = _contents(bundle, partial)
        for chunk in _chunks(bundle, held.journal):
            if source.read(len(chunk)) != chunk:
                raise BadZipFile("the journal is not what was packed")
        for content_hash, info in held.attached.items():
            if sha256(b"".join(_chunks(bundle, info))).hexdigest() != content_hash:
                raise BadZipFile(f"{info.filename} is not what was packed")
        if source.read(1) or set(held.attached) != packed:
            raise BadZipFile("a part is missing")
