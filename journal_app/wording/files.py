"""Sentences of files that are read and written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FILES: Final[Mapping[str, str]] = {
    "cannot_read": "cannot be read: {reason}",
    "not_a_folder": "is not a folder",
    "not_utf8": "is not a text in UTF-8",
    "half_a_sign": "{text!r} holds half a sign, which no journal can keep",
    "cannot_write": "{path} cannot be written: {reason}",
    "cannot_replace": "{path} cannot be replaced: close it in the program that has it open, or "
    "choose another name",
    "is_a_folder": "{path} is a folder; name a file in it",
    "exports_onto_itself": "{path} is the journal itself; name another file",
    "pdf_needs_window": "a PDF is drawn by the window's library, which is not at hand here",
    "cannot_print": "a PDF cannot be drawn: {reason}",
    "only_of_csv": "a table is chosen for a CSV; the other files hold what they hold",
    "only_of_pdf": "a paper is chosen for a PDF; the other files have none",
    "only_of_json": "an anonymised copy is of the whole journal: name a .json",
    "calendar_is_whole": "a calendar file tells what comes next; leave {field} out",
    "archive_is_whole": "a JSON export holds the whole journal; leave {field} out",
    "too_long_for_sheet": "{count} rows are more than the {most} of a sheet; choose a period, "
    "or write a CSV",
    "written": "{path} is written",
    "not_an_archive": "this is not an export of a journal",
    "archive_newer": "the export has version {version}; this program knows versions up to {known}",
    "archive_changed": "the export was changed or cut after it was written",
    "journal_not_empty": "the journal holds something else; bring an export into a new journal",
    "unknown_field": "nothing is called {field} here",
    "given_twice": "this is there already",
    "not_so_many": "{count} values stand here, and {wanted} are needed",
    "not_as_kept": "this cannot be kept as it is given",
    "cannot_be_reckoned": "these numbers lead nowhere",
}
