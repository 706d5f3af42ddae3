"""The parts of the guide that the program itself knows, written into its pages.

`python -m tests.ui.guide.parts` writes them all; a test tells where a page is out of step. What
stands between the marks of a part is never written by hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import fill
from typing import Final

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from journal_app.cli.calc.answering import CALCULATIONS, calculation
from journal_app.cli.commands import COMMANDS
from journal_app.domain.ledger.entry_fields import ASKED, GROUPS
from journal_app.domain.planning.checklist import CODES
from journal_app.domain.planning.playbooks import PLAYBOOKS
from journal_app.domain.planning.profiles import (
    EXAMPLE,
    PROFILES,
    most_leverage_of_all_rules,
)
from journal_app.domain.planning.questions import Question
from journal_app.domain.trade import Verdict
from journal_app.domain.watching.own_lines import usual_lines
from journal_app.reports.definitions import DEFINITIONS
from journal_app.reports.exported_tables import TABLES
from journal_app.resources import resource_folder
from journal_app.ui.actions import MENUS, RECENT
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.import_formats import format_name
from journal_app.ui.formatting import Formats
from journal_app.ui.key_rules import FIXED
from journal_app.ui.line_words import line_caption, line_value
from journal_app.ui.screens.plan.planners import PlannersPage
from journal_app.ui.screens.platforms.platform_words import law_sentence, law_word
from journal_app.ui.wizard.playbook_words import playbook_name, preset_words
from journal_app.ui.wizard.words import QUESTIONS, STEPS, line_binds, verdict_word
from journal_app.ui.words import entry_word, profile_word
from journal_app.wording import SENTENCES
from tests.architecture.source_tree import ROOT

GUIDE: Final = ROOT / "resources" / "guide"
_PART: Final = re.compile(r"(<!-- part: ([\w ]+) -->\n).*?(<!-- end -->\n)", re.DOTALL)
_WIDTH: Final = 100

Lines = Iterable[str]


def table(*rows: Sequence[str]) -> list[str]:
    """A table of Markdown; the first row heads it."""
    head, *below = [f"| {' | '.join(_cell(each) for each in row)} |" for row in rows]
    return [head, f"|{'---|' * len(rows[0])}", *below]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


# One function for each part


def figures(_: Desk) -> Iterator[str]:
    """Each figure with its definition, and when it does not exist."""
    for each in DEFINITIONS:
        yield from (f"## {each.figure}", "", fill(each.definition, _WIDTH), "")
        if each.missing:
            yield from (fill(f"*It does not exist where:* {each.missing}.", _WIDTH), "")


def checklist(_: Desk) -> Iterator[str]:
    """Each question with all that can be found wrong."""
    for question in Question:
        yield from (f"### {STEPS[question]}", "", f"*{QUESTIONS[question]}*", "")
        codes = [code for code, (of, _) in CODES.items() if of is question]
        rows = [(_sentence(code), _verdict(code)) for code in codes]
        yield from (*table(("What is found", "Verdict"), *rows), "")


def _verdict(code: str) -> str:
    verdict = CODES[code][1]
    return "remark" if verdict is Verdict.PASS else verdict_word(verdict)


def _sentence(code: str) -> str:
    words = SENTENCES[code]
    return words[0].upper() + words[1:]


def profiles(_: Desk) -> Lines:
    """The lines of the three profiles."""
    every, formats = [*PROFILES.values()], Formats()
    return table(
        ("", *(profile_word(each.id) for each in every)),
        ("Leverage at most", *(formats.times(each.most_leverage, 0) for each in every)),
        (
            "One position at most, of capital",
            *(formats.percent(each.most_position_of_capital, 0) for each in every),
        ),
        ("Health factor at least", *(formats.ratio(each.least_health_factor) for each in every)),
        (
            "Stop within, of the entry",
            *(formats.percent(each.most_stop_distance, 0) for each in every),
        ),
        (
            "On one platform at most, of capital",
            *(formats.percent(each.most_on_one_platform, 0) for each in every),
        ),
        (
            "Loss at the stop at most, of capital",
            *(formats.percent(each.most_risk_of_capital, 0) for each in every),
        ),
        (
            "Liquidation at least away, of the entry",
            *(formats.percent(each.least_liquidation_distance, 0) for each in every),
        ),
    )


def binding(_: Desk) -> Lines:
    """The leverage that each line of a profile allows, and which of them binds."""
    every, formats = [*PROFILES.values()], Formats()
    found = [most_leverage_of_all_rules(each, EXAMPLE) for each in every]

    def allowed(line: str) -> Iterator[str]:
        for each in found:
            most = replace(each, most=each.by_line[line]).to_the_hundredth
            yield formats.times(most, 2)

    return table(
        ("", *(profile_word(each.id) for each in every)),
        ("By the profile's own leverage", *allowed("profile")),
        ("By its health factor", *allowed("health")),
        ("By its distance", *allowed("distance")),
        ("What binds", *(line_binds(most.line) for most in found)),
    )


def playbooks(_: Desk) -> Lines:
    """What each playbook fills in."""
    formats = Formats()
    return table(
        ("Playbook", "Stop", "Target", "Leverage", "Days", "What would prove it wrong"),
        *(
            (
                playbook_name(each.id),
                formats.percent(each.stop_distance, 0),
                f"{formats.plain(each.reward)} × the stop" if each.reward else "",
                formats.times(each.leverage),
                formats.plain(each.days) if each.days else "",
                preset_words(each)["wrong_if"],
            )
            for each in PLAYBOOKS.values()
        ),
    )


def lines(_: Desk) -> Lines:
    """Every line that is watched, and where it usually lies."""
    formats = Formats()
    return table(
        ("Line", "Usually at"),
        *(
            (line_caption(name), line_value(name, number, formats).replace("\u00a0", " "))
            for name, number in usual_lines().items()
        ),
    )


def entries(_: Desk) -> Lines:
    """Every kind of entry, and what it asks for."""
    kinds = [kind for group in GROUPS for kind in group]
    return table(
        ("Word", "Entry", "Asks for", "May be left out"),
        *((f"`{kind}`", entry_word(kind), *_asked(kind)) for kind in kinds),
    )


_FIELDS: Final = {
    "direction": "direction", "asset": "asset", "amount": "amount", "price": "price", "apr": "rate",
    "fee": "fee", "to_asset": "what is received", "to_amount": "how much of it",
    "oracle_price": "price of the oracle",
}  # fmt: skip


_OF_LIQUIDATION: Final = {
    "to_asset": "debt that was repaid", "to_amount": "how much of it", "fee": "penalty",
}  # fmt: skip


def _asked(kind: str) -> tuple[str, str]:
    asked = ASKED[kind]
    words = _FIELDS | (_OF_LIQUIDATION if kind == "liquidation" else {})
    needed = [words[each] for each in asked.fields if each not in asked.optional]
    free = [words[each] for each in asked.fields if each in asked.optional]
    return ", ".join(needed) or "words", ", ".join(free)


def platforms(desk: Desk) -> Lines:
    """The platforms that are shipped, and how old their terms are."""
    return table(
        ("Platform", "Margin law", "Terms of", "Liquidates by"),
        *(
            (each.name, law_word(each.law), f"{each.as_of}", _liquidates_on(each.liquidates_on))
            for each in desk.shipped.every()
        ),
    )


def _liquidates_on(word: str) -> str:
    return {"oracle": "the oracle", "market": "its own mark"}[word]


def laws(desk: Desk) -> Lines:
    """The margin laws, and when each liquidates."""
    found = dict.fromkeys(each.law for each in desk.shipped.every())
    return table(("Margin law", "When"), *((law_word(law), law_sentence(law)) for law in found))


def formats(desk: Desk) -> Lines:
    """The files that are known by their header."""
    return table(
        ("File", "Name for the command line"),
        *((_capital(format_name(name)), f"`{name}`") for name in desk.readers.formats()),
    )


def _capital(words: str) -> str:
    """A name of common words begins with a capital; one of its own is written as it is."""
    return words.capitalize() if words.islower() else words


def tables(_: Desk) -> Lines:
    """The tables that a CSV can hold."""
    return [fill(", ".join(f"`{name}`" for name in TABLES) + ".", _WIDTH, break_on_hyphens=False)]


def shortcuts(desk: Desk) -> Iterator[str]:
    """Every action of the menus with its keys."""
    for title, names in MENUS.items():
        rows = []
        for name in names:
            if name and name != RECENT:
                action = desk.actions[name]
                keys = (_keys(each) for each in action.shortcuts())
                rows.append((action.text().rstrip("…"), ", ".join(keys)))
        yield from (f"## {str(title).replace('&', '')}", "", *table(("Action", "Keys"), *rows), "")


def fixed(_: Desk) -> Lines:
    """What is pressed beside the actions."""
    rows = [(each.place, ", ".join(each.keys), each.what) for each in FIXED]
    return table(("Where", "Keys", "What they do"), *rows)


def _keys(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.PortableText)


def commands(_: Desk) -> Lines:
    """Every command."""
    return table(
        ("Command", "What it does"), *((f"`{name}`", what) for name, what in COMMANDS.items())
    )


def calculations(_: Desk) -> Iterator[str]:
    """Every calculation with what it answers and what it reads."""
    for name, what in CALCULATIONS.items():
        keys = fill(calculation(name).SHAPE.keys_told, 80, break_long_words=False)
        yield from (f"## {name}", "", f"{what[0].upper()}{what[1:]}.", "")
        yield from ("```text", *keys.splitlines(), "```", "")


def planner(desk: Desk, name: str) -> Iterator[str]:
    """What one planner is for, and how each of its figures is reckoned."""
    page = PlannersPage(desk)
    page.show_planner(name)
    shown = page.page(name)
    yield f"{shown.planner.about}."
    rows = [(each.caption, each.formula) for each in shown.figures.figures if each.formula]
    for each in shown.tables.values():
        cells = (each.cell(row, 0) for row in range(each.rowCount()))
        rows += [(cell.text, cell.tip) for cell in cells if cell.tip]
    if rows:
        yield from ("", *table(("Figure", "How it is reckoned"), *rows))
    page.deleteLater()


PARTS: Final[Mapping[str, Callable[[Desk], Lines]]] = {
    each.__name__: each
    for each in (
        figures, checklist, profiles, binding, playbooks, lines, entries, platforms, laws, formats,
        tables, shortcuts, fixed, commands, calculations,
    )
}  # fmt: skip
"""By the names that stand in the marks; besides there is `planner NAME`."""


def with_parts(markdown: str, desk: Desk) -> str:
    """A page with its parts as they are now."""

    def part(found: re.Match[str]) -> str:
        name, _, of = found.group(2).partition(" ")
        told = planner(desk, of) if name == "planner" else PARTS[name](desk)
        content = "\n".join(told).strip("\n")
        return f"{found.group(1)}\n{content}\n\n{found.group(3)}"

    return _PART.sub(part, markdown)


def parts_in(markdown: str) -> list[str]:
    """The names of the parts of a page."""
    return [name for _, name, _ in _PART.findall(markdown)]


def write(desk: Desk) -> None:
    """Write all parts into the pages."""
    for path in sorted(GUIDE.glob("*.md")):
        before = path.read_text(encoding="utf-8")
        after = with_parts(before, desk)
        if after != before:
            path.write_text(after, encoding="utf-8")
            print(path.relative_to(ROOT))


def main() -> None:
    """Write them, over a journal that is thrown away."""
    from journal_app.services.safekeeping import create_journal
    from journal_app.storage.journal_files import FilesOnDisk
    from journal_app.ui.application import dressed
    from journal_app.ui.widgets.icons import take_icons_from
    from tests.pictures.studio import Studio

    application = QApplication([*sys.argv, "-platform", "offscreen"])
    dressed(application, resource_folder("fonts"), "light")
    take_icons_from(resource_folder("icons"))
    with TemporaryDirectory() as folder:
        journal = Path(folder) / "a.journal"
        create_journal(FilesOnDisk(), journal)
        studio = Studio(journal, "light", Path(folder))
        write(studio.desk)
        studio.close()


if __name__ == "__main__":
    main()
