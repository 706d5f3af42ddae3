"""The command line's front door: one module per command, loaded when it is called."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Final, NoReturn, Protocol, cast

from journal_app.cli.commands import COMMANDS
from journal_app.domain.problems import JournalError, JournalUnusable, Problem, Refused
from journal_app.wording import explain, refusal, sentence

DONE: Final = 0
DONE_WITH_FAULTS: Final = 1
BAD_INPUT: Final = 2
JOURNAL_UNUSABLE: Final = 3

_WEST: Final = re.compile(r"-[0-9]{2}:?[0-9]{2}")


class Command(Protocol):
    """What a command's module offers."""

    EXAMPLE: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        ...

    def run(self, options: argparse.Namespace) -> int:
        """Do it; return the exit code."""
        ...


def run(arguments: Sequence[str], printer: object = None) -> int:
    """Run the command that the first word names; the exit code says how it went.

    printer: what draws a PDF, where there is one.
    """
    name, *rest = arguments
    act = _command(name, rest, printer)
    try:
        return act()
    except JournalUnusable as unusable:
        return _say(refusal(unusable), JOURNAL_UNUSABLE)
    except Refused as refused:
        return _say("; ".join(explain(problem) for problem in refused.problems), BAD_INPUT)
    except JournalError as error:
        return _say(sentence(error.code, error.facts), BAD_INPUT)
    except BrokenPipeError:
        raise
    except OSError as error:
        where, reason = error.filename or "standard output", error.strerror or str(error)
        return _say(explain(Problem(str(where), "cannot_read", {"reason": reason})), BAD_INPUT)


def _command(name: str, arguments: Sequence[str], printer: object) -> Callable[[], int]:
    """A command with its arguments, ready to run."""
    command = cast(Command, import_module(f"journal_app.cli.{name}_command"))
    parser = _OneLineParser(
        prog=f"journal-app {name}",
        description=COMMANDS[name],
        epilog=f"example: {command.EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_arguments(parser)
    parser.set_defaults(printer=printer)
    return partial(command.run, parser.parse_args(_with_offsets(arguments)))


def _with_offsets(arguments: Sequence[str]) -> list[str]:
    """The arguments, a zone west of Greenwich tied to its option, since it begins as one too."""
    tied: list[str] = []
    for each in arguments:
        if _WEST.fullmatch(each) and tied and tied[-1].startswith("--"):
            tied[-1] += f"={each}"
        else:
            tied.append(each)
    return tied


class _OneLineParser(argparse.ArgumentParser):
    """Refuses in one line; the usage is what `--help` is for."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and leave."""
        self.exit(BAD_INPUT, f"{self.prog}: {message}; --help shows an example\n")


def _say(message: str, code: int) -> int:
    """One line, whatever line breaks a path or a library's own words hold."""
    print(" ".join(message.split()), file=sys.stderr)
    return code
