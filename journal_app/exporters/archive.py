"""The whole journal as JSON: one record a line, a version, and a checksum over the content."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from journal_app.domain.problems import Refused

FORMAT: Final = "margin-journal"
VERSION: Final = 1
MOST_BYTES: Final = 200 * 1024 * 1024

Progress = Callable[[int, int], None]
"""Told how many of how many records are written; may raise to stop."""

_REPORT_EVERY: Final = 1_000
_RECORD: Final = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "))
_CANONICAL: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
_START: Final = f'"format": "{FORMAT}"'


def write_archive(content: Mapping[str, Any], path: Path, report: Progress) -> None:
    """Write a content that JSON knows; equal content is equal text."""
    count = sum(len(part) for part in content.values())
    with path.open("w", encoding="utf-8", newline="") as file:
        for done, piece in enumerate(_pieces(content)):
            if done % _REPORT_EVERY == 0:
                report(min(done, count), count)
            file.write(piece)
    report(count, count)


def is_archive(start: str) -> bool:
    """Whether a text that begins so is an archive."""
    return start.lstrip("\ufeff \t\r\n").startswith("{") and _START in start[:200]


def read_archive(text: str) -> dict[str, Any]:
    """The content of an archive, whole as it was written.

    Raises: Refused, where it is no JSON, another format, a newer version, or was changed.
    """
    document = _parsed(text)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Refused.because("format", "not_an_archive")
    version = document.get("version")
    if type(version) is not int or not 1 <= version <= VERSION:
        shown = str(version)[:40]
        raise Refused.because("version", "archive_newer", version=shown, known=VERSION)
    content = document.get("content")
    if not isinstance(content, dict):
        raise Refused.because("content", "not_an_object")
    try:
        found = checksum(content)
    except (UnicodeEncodeError, RecursionError):
        raise Refused.because("content", "not_utf8") from None
    if document.get("checksum") != found:
        raise Refused.because("checksum", "archive_changed")
    return content


def checksum(content: Mapping[str, Any]) -> str:
    """Thirty-two hex digits that change with any value of the content."""
    return blake2b(_CANONICAL.encode(content).encode(), digest_size=16).hexdigest()


def _pieces(content: Mapping[str, Any]) -> Iterator[str]:
    head = f'"version": {VERSION},\n"checksum": "{checksum(content)}"'
    yield f'{{{_START},\n{head},\n"content": {{'
    between = "\n"
    for name, part in content.items():
        yield f"{between}{_RECORD.encode(name)}: "
        between = ",\n"
        if not isinstance(part, list) or not part:
            yield _RECORD.encode(part)
            continue
        yield "["
        for place, record in enumerate(part):
            yield f"{',' if place else ''}\n{_RECORD.encode(record)}"
        yield "\n]"
    yield "\n}}\n"


def _parsed(text: str) -> Any:
    def refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        told = dict(pairs)
        if len(told) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise Refused.because(twice[:40], "duplicate_key")
        return told

    def refuse_number(_text: str) -> Any:
        raise Refused.because("", "not_a_count", least=0, most="2^63")

    try:
        return json.loads(
            text,
            object_pairs_hook=refuse_twice,
            parse_float=refuse_number,
            parse_constant=refuse_number,
        )
    except RecursionError:
        raise Refused.because("", "not_json", reason="nested too deeply") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}"
        raise Refused.because(where, "not_json", reason=error.msg) from None
    except ValueError:
        raise Refused.because("", "not_json", reason="a number is too long") from None
