"""`import`: take a file of fills, events, prices or rates into a journal."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from journal_app.assembly.clock import SystemClock
from journal_app.assembly.imported_files import format_names, holds_archive, mapping_in, read
from journal_app.assembly.presets import PresetPlatforms
from journal_app.cli import archived_files
from journal_app.cli.imported_files import add_zone_argument, say_refused, zone
from journal_app.cli.journals import open_for_reading, open_for_writing
from journal_app.cli.notices import say
from journal_app.cli.printing import number, print_json, print_pairs
from journal_app.cli.progress import shown_progress
from journal_app.domain.importing.mapping import ROLES, ColumnMapping
from journal_app.domain.problems import Problem, Refused
from journal_app.importers.options import DateOrder, Options
from journal_app.importers.presets import PRESET_NAMES, preset_named
from journal_app.services.import_mappings import mapping_called, own_mappings
from journal_app.services.importing import Origin
from journal_app.services.ports import Journal
from journal_app.services.safekeeping import back_up_after_change
from journal_app.services.transferring import ImportReport, Source, import_file, preview_import
from journal_app.services.uncollected import uncollected
from journal_app.storage.journal_files import FilesOnDisk
from journal_app.wording import explain, sentence

EXAMPLE: Final = "journal-app import my.journal trade_history.csv --dry-run --json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("journal", metavar="JOURNAL", type=Path)
    parser.add_argument("file", metavar="FILE", type=Path)
    names = ", ".join(format_names())
    parser.add_argument(
        "--format", metavar="F", help=f"one of {names}; found by the header where it is not given"
    )
    parser.add_argument(
        "--account",
        default="",
        metavar="A",
        help="put all rows into this account (default: the file's own, else main)",
    )
    parser.add_argument(
        "--platform",
        default="",
        metavar="P",
        help="put all rows on this platform (default: the file's or the format's own)",
    )
    add_zone_argument(parser)
    order = parser.add_mutually_exclusive_group()
    for option, const, meaning in (
        ("--day-first", "day_first", "07/12 is in December"),
        ("--month-first", "month_first", "07/12 is in July"),
    ):
        order.add_argument(option, dest="order", action="store_const", const=const, help=meaning)
    parser.add_argument(
        "--mapping",
        metavar="M",
        help="read any table by a mapping of its columns: the name of one saved in the journal, "
        f"one of {', '.join(PRESET_NAMES)}, or a JSON file as "
        '{"columns": {"time": ["Date"], "market": ["Symbol"], "side": ["Side"], '
        '"size": ["Quantity"], "price": ["Price"], "fee": ["Fee"]}, "zone": "Europe/Berlin"}; '
        f"columns can be {', '.join(ROLES)}; besides there are fixed, sides, kind, kinds, events, "
        "skips, market (asset or pair), signs (plain or statement), stated (net or gross), "
        "decimal (auto, point or comma), dates (auto, day_first or month_first), account and "
        "platform; the format is then mapped, or the preset's name",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would be done; write nothing"
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help='{"format", "rows", "accepted", "skipped": [{"row", "reason"}], '
        '"refused": [{"row", "column", "value", "reason"}], "duplicates", "trades_opened", '
        '"trades_closed", "fees", "net", "dry_run"}; row is the line in the file where it begins; '
        "fees are those of the accepted rows, net is of the trades closed by this import",
    )


def run(options: argparse.Namespace) -> int:
    """Import; 1 where rows were refused."""
    if options.mapping is not None and options.format is not None:
        raise Refused.because("--mapping", "not_both", other="--format")
    order: DateOrder | None = options.order
    asked = Options(zone=zone(options.timezone), date_order=order)
    clock, platforms = SystemClock(), PresetPlatforms()
    origin = Origin(options.account, options.platform)
    path: Path = options.file
    is_plain = options.mapping is None and options.format in (None, archived_files.FORMAT)
    if is_plain and holds_archive(path):
        return archived_files.bring_in(
            options.journal, path, is_dry_run=options.dry_run, as_json=options.json
        )
    opened = open_for_reading if options.dry_run else open_for_writing
    with (
        opened(options.journal) as journal,
        uncollected(),
        shown_progress("import") as progress,
    ):
        file_format, mapping = _mapped_by(options.mapping, journal)
        with shown_progress("read") as reading:
            read_as = options.format or file_format
            file, content_hash = read(path, asked, read_as, mapping, reading)
        if options.dry_run:
            report = preview_import(journal, clock, platforms, file, origin)
        else:
            back_up_after_change(FilesOnDisk(say), options.journal, clock, "import")
            source = Source(path.name, content_hash)
            report = import_file(journal, clock, platforms, file, source, origin, progress)
    for remark in report.remarks:
        print(explain(remark), file=sys.stderr)
    if options.json:
        print_json(_document(report, is_dry_run=options.dry_run))
    else:
        _print(report, is_dry_run=options.dry_run)
    return 1 if report.refused else 0


def _mapped_by(word: str | None, journal: Journal) -> tuple[str | None, ColumnMapping | None]:
    """The format of the preset, or the mapping, that is called so. Raises: Refused."""
    if word is None:
        return None, None
    with journal.reading() as uow:
        saved = mapping_called(own_mappings(uow.settings.every()), word)
    if saved is not None:
        return None, saved
    if (preset := preset_named(word)) is not None:
        return preset.name, None
    path = Path(word)
    if not path.exists():
        raise Refused.because("--mapping", "no_such_mapping", name=word)
    return None, mapping_in(path)


def _document(report: ImportReport, *, is_dry_run: bool) -> dict[str, object]:
    return {
        "format": report.file_format,
        "rows": report.rows,
        "accepted": report.accepted,
        "skipped": [
            {
                "row": each.row.line,
                "reason": _reason(each.problem),
            }
            for each in report.skipped
        ],
        "refused": [
            {
                "row": each.row.line,
                "column": each.problem.field,
                "value": each.value,
                "reason": _reason(each.problem),
            }
            for each in report.refused
        ],
        "duplicates": report.duplicates,
        "trades_opened": report.trades_opened,
        "trades_closed": report.trades_closed,
        "fees": number(report.fees),
        "net": number(report.net),
        "dry_run": is_dry_run,
    }


def _reason(problem: Problem) -> str:
    return sentence(problem.code, {"field": problem.field, **problem.facts})


def _print(report: ImportReport, *, is_dry_run: bool) -> None:
    say_refused(report.refused)
    for each in report.skipped:
        print(f"line {each.row.line}: {explain(each.problem)}", file=sys.stderr)
    pairs = [
        ("format", report.file_format),
        ("rows", f"{report.rows:,}"),
        ("accepted", f"{report.accepted:,}"),
        ("skipped", f"{len(report.skipped):,}"),
        ("refused", f"{len(report.refused):,}"),
        ("duplicates", f"{report.duplicates:,}"),
        ("trades opened", f"{report.trades_opened:,}"),
        ("trades closed", f"{report.trades_closed:,}"),
        ("fees", number(report.fees) or ""),
        ("net", number(report.net) or ""),
    ]
    if report.stated_net is not None:
        realised, stated = number(report.realised), number(report.stated_net)
        pairs.append(("check", f"{realised} realised here, {stated} by the file's own column"))
    print_pairs(pairs)
    if is_dry_run:
        print("nothing was written")
