"""`calc`: answer calculations of a file or of standard input."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from textwrap import fill
from typing import Final

from journal_app.cli.calc.answering import CALCULATIONS, answers, calculation
from journal_app.cli.commands import COMMANDS
from journal_app.domain.problems import Refused

EXAMPLE: Final = """echo '{"calc": "interest", "principal": 20000, "apr": 0.08,
  "seconds": 86400, "convention": "simple"}' | journal-app calc -"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments, and tell which calculations there are."""
    width = max(map(len, CALCULATIONS)) + 2
    lines = [f"  {name:<{width}}{summary}" for name, summary in CALCULATIONS.items()]
    parser.description = "\n".join([f"{COMMANDS['calc']}:", "", *lines])
    parser.add_argument(
        "--keys",
        action=_Keys,
        choices=CALCULATIONS,
        metavar="CALC",
        help="print what a calculation reads, and leave",
    )
    parser.add_argument(
        "source", metavar="FILE", help="a file of requests, or - for standard input"
    )


def run(options: argparse.Namespace) -> int:
    """Answer every request; 1 where any of them failed."""
    failed = False
    for answer in answers(_text_of(options.source)):
        failed |= not answer["ok"]
        print(json.dumps(answer, default=str))
    return int(failed)


def _text_of(source: str) -> str:
    try:
        if source == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        return Path(source).read_text(encoding="utf-8")
    except OSError as error:
        raise Refused.because(source, "cannot_read", reason=error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise Refused.because(source, "not_utf8") from None


class _Keys(argparse.Action):
    """Print the keys of a calculation, as its shape declares them."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        _namespace: argparse.Namespace,
        values: object,
        _option: str | None = None,
    ) -> None:
        """Print them and leave."""
        shape = calculation(str(values)).SHAPE
        print(fill(shape.keys_told, break_long_words=False, break_on_hyphens=False))
        print("\n?: may be left out; ..apr: may be given as ..apy, the yield it compounds to")
        parser.exit()
