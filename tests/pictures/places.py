"""Every screen with its parts, and every dialog, and how one comes there in the demo journal.

Pictures are taken of them all, and the tests of accessibility walk them.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtWidgets import QAbstractButton, QWidget

from journal_app.domain.money import Asset
from journal_app.domain.planning.questions import Question
from journal_app.domain.problems import JournalUnusable
from journal_app.domain.trade import Status, Target
from journal_app.services.attaching import Cleared, attach_content
from journal_app.ui.closing import ClosingDialog
from journal_app.ui.crashes import CrashDialog
from journal_app.ui.dialogs.error_dialog import show_error
from journal_app.ui.dialogs.form_dialog import DropDialog
from journal_app.ui.dialogs.restore_dialog import RestoreDialog
from journal_app.ui.screens.journal.screen import JournalScreen
from journal_app.ui.screens.plan.planners import PlannersPage
from journal_app.ui.screens.plan.screen import PlanScreen
from journal_app.ui.screens.settings.clear_dialog import ClearDialog
from journal_app.ui.screens.today.screen import TodayScreen
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.table import TableView
from tests.pictures.studio import Studio

Widget = TypeVar("Widget", bound=QWidget)
Come = Callable[[Studio], object]

ANSWERS: Final[dict[str, Any]] = {
    "platform": "aave_v3", "asset": Asset("ETH"), "strategy": "Breakout",
    "leverage": Decimal("1.6"), "days": Decimal(14), "entry": Decimal(3050),
    "stop": Decimal(2900), "targets": (Target(Decimal(3500), Decimal(1)),),
    "units": Decimal("3.1"), "sized_by": "units",
}  # fmt: skip
"""A plan that crosses a line, so that a reason is asked for."""

PLANNERS: Final = (
    "rescue", "rates", "cross_isolated", "collateral", "loop", "pair", "hedge", "arbitrage",
    "compare", "flash_loan", "stress",
)  # fmt: skip
PARTS: Final = ("ledger", "profit", "plan", "notes", "files")


# Finding one's way


def find(studio: Studio, kind: type[Widget], name: str = "") -> Widget:
    """The widget of a kind and name that is on show."""
    found = [each for each in studio.shown.findChildren(kind, name) if each.isVisible()]
    assert found, f"no {kind.__name__} {name} is on show"
    return found[0]


def press(studio: Studio, name: str) -> None:
    """Press a button that is on show, and let the window answer."""
    find(studio, QAbstractButton, name).click()
    studio.settle()


def act(studio: Studio, name: str) -> None:
    """Do what a menu or its keys do."""
    studio.window.actions_[name].trigger()
    studio.settle()


def go(studio: Studio, screen: str, **facts: Any) -> QWidget:
    """Show a screen."""
    studio.window.show_screen(screen, **facts)
    studio.settle()
    return studio.window.screen_of(screen)


def trade_of(studio: Studio, status: Status) -> int:
    """The first trade of the journal that stands so."""
    found: list[int] = []
    studio.desk.bridge.read(
        lambda uow: [each.id for each in uow.trades.every() if each.status is status],
        found.extend,
        owner=studio.desk,
    )
    studio.settle()
    return found[0]


# Screens


def today_with_more(studio: Studio) -> None:
    """Today with all that it shows on demand."""
    today = go(studio, "today")
    assert isinstance(today, TodayScreen)
    today.disclosure.setChecked(True)
    studio.settle()


def step(studio: Studio, question: Question) -> None:
    """A step of the checklist."""
    plan = go(studio, "plan", new=True)
    assert isinstance(plan, PlanScreen)
    plan.checklist.set_express(on=False)
    plan.wizard.put(**ANSWERS)
    plan.wizard.go(question)
    studio.settle()


def one_page(studio: Studio) -> None:
    """The checklist on one page."""
    step(studio, Question.THESIS)
    plan = studio.window.screen_of("plan")
    assert isinstance(plan, PlanScreen)
    plan.checklist.set_express(on=True)
    studio.settle()


def opening(studio: Studio) -> None:
    """A planned trade that is to be opened."""
    go(studio, "plan", trade_id=trade_of(studio, Status.PLANNED), open=True)


def planners(studio: Studio) -> PlannersPage:
    """The page of the planners."""
    plan = go(studio, "plan", page="planners")
    assert isinstance(plan, PlanScreen)
    assert plan.planners is not None
    return plan.planners


def planner(studio: Studio, name: str) -> None:
    """A planner; the one of a rescue begins with a trade."""
    if name == "rescue":
        go(studio, "journal", trade_id=trade_of(studio, Status.OPEN), act="compare_rescues")
    else:
        planners(studio).show_planner(name)
    studio.settle()


def trade(studio: Studio, part: str = "ledger") -> JournalScreen:
    """The journal with a part of an open trade."""
    journal = go(studio, "journal", trade_id=trade_of(studio, Status.OPEN))
    assert isinstance(journal, JournalScreen)
    journal.panel.parts.choose(PARTS.index(part))
    studio.settle()
    return journal


def post_mortem(studio: Studio) -> None:
    """What went before a liquidation."""
    go(studio, "journal", trade_id=trade_of(studio, Status.LIQUIDATED))
    press(studio, "journal.look_back")


def selection(studio: Studio) -> JournalScreen:
    """The journal with several trades selected."""
    journal = trade(studio)
    journal.table.selectAll()
    studio.settle()
    return journal


def compared(studio: Studio) -> None:
    """Two selections side by side."""
    go(studio, "analytics")
    button = find(studio, QAbstractButton, "analytics.compare")
    button.setChecked(True)
    studio.settle()


def analytics(studio: Studio, *, tables: bool = False) -> None:
    """The charts of Analytics, or the tables in their place."""
    go(studio, "analytics")
    find(studio, QAbstractButton, "analytics.compare").setChecked(False)
    studio.settle()
    find(studio, QAbstractButton, "analytics.table").setChecked(tables)
    studio.settle()


SCREENS: Final[dict[str, Come]] = {
    "today": lambda studio: go(studio, "today"),
    "today-more": today_with_more,
    **{f"plan-{each.value}": partial(step, question=each) for each in Question},
    "plan-one-page": one_page,
    "plan-opening": opening,
    "plan-waiting": lambda studio: go(studio, "plan", page="waiting"),
    "plan-calculator": lambda studio: go(studio, "plan", page="calculator"),
    **{f"planner-{name}": partial(planner, name=name) for name in PLANNERS},
    **{f"journal-{part}": partial(trade, part=part) for part in PARTS},
    "journal-post-mortem": post_mortem,
    "journal-selection": selection,
    **{
        f"review-{unit}": partial(go, screen="review", unit=unit)
        for unit in ("week", "month", "year")
    },
    "analytics": analytics,
    "analytics-tables": partial(analytics, tables=True),
    "analytics-compared": compared,
    "platforms": lambda studio: go(studio, "platforms"),
    "settings": lambda studio: go(studio, "settings"),
}
"""Every screen, with each of its pages."""


# Dialogs


def pressing(screen: str, *names: str) -> Come:
    """A dialog that buttons of a screen open."""

    def come(studio: Studio) -> None:
        go(studio, screen)
        for name in names:
            press(studio, name)

    return come


def of_the_trade(name: str, part: str = "ledger") -> Come:
    """A dialog that a button of an open trade opens."""

    def come(studio: Studio) -> None:
        trade(studio, part)
        press(studio, name)

    return come


def recorded_rescue(studio: Studio) -> None:
    """A way out of a rescue, to be recorded."""
    planner(studio, "rescue")
    page = planners(studio).page("rescue")
    source = find(studio, Choice, "planner.source")
    source.setCurrentIndex(source.count() - 1)
    studio.settle()
    page.record_buttons()[0].click()
    studio.settle()


def own_scenario(studio: Studio) -> None:
    """A scenario of one's own."""
    planner(studio, "stress")
    press(studio, "planner.scenario.add")


def picture(studio: Studio) -> None:
    """A picture that is attached to a trade, once."""
    journal = trade(studio, "files")
    trade_id = trade_of(studio, Status.OPEN)
    files = journal.panel.attachments.list
    if not files.model_.files:
        drawn = QImage(240, 160, QImage.Format.Format_RGB32)
        drawn.fill(QColor("teal"))
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"PNG")).write(drawn)
        content = bytes(buffer.data().data())
        studio.desk.bridge.change(
            lambda kept: attach_content(
                kept, studio.desk.clock, content, "chart.png", trade_id=trade_id
            ),
            owner=studio.desk,
        )
        studio.settle()
    files.choose(files.model_.files[-1].attachment.id)
    files.opened.emit(files.model_.files[-1].attachment.id)
    studio.settle()


def playbook(studio: Studio) -> None:
    """A name for the answers of a plan."""
    step(studio, Question.THESIS)
    press(studio, "plan.playbook_keep")


def money_of_an_account(studio: Studio) -> None:
    """What came into an account and went out of it."""
    go(studio, "settings")
    accounts = find(studio, TableView, "settings.accounts")
    accounts.choose(accounts.table.key_at(0))
    press(studio, "settings.account.money")


def columns(studio: Studio) -> None:
    """The columns of the list of trades."""
    trade(studio).table.open_columns()
    studio.settle()


def words(studio: Studio) -> None:
    """Tags of several trades."""
    selection(studio).selected.open_words()
    studio.settle()


def saved_view(studio: Studio) -> None:
    """A name for what is filtered."""
    journal = trade(studio)
    journal.filters.views.save_asked.emit()
    studio.settle()


def borrow_rates(studio: Studio) -> None:
    """The rates of an asset of a platform."""
    go(studio, "platforms", platform="aave_v3")
    press(studio, "platforms.open_rates")


def closing(studio: Studio) -> None:
    """The window is to be closed while something is being written."""
    ClosingDialog(studio.desk.bridge, studio.window).open()
    studio.settle()


def drop(studio: Studio) -> None:
    """A form in which much was typed is left."""
    DropDialog(studio.window).open()
    studio.settle()


def crash(studio: Studio) -> None:
    """A mistake of the program."""
    log = Path("margin-journal.log")
    CrashDialog("ValueError: a mistake", studio.desk, log, studio.window).open()
    studio.settle()


def refusal(studio: Studio) -> None:
    """A save that failed."""
    show_error(studio.window, JournalUnusable("busy", path="Main journal.journal"))
    studio.settle()


def restoring(studio: Studio) -> None:
    """A backup that would take the journal's place."""
    made, since = "22 Nov 2026, 12:00, before an import", "2 trades were changed since."
    backup, journal = Path("backup.journal"), Path("Main journal.journal")
    RestoreDialog(backup, made, since, journal, studio.window).open()
    studio.settle()


def clearing(studio: Studio) -> None:
    """Files that nothing needs."""
    ClearDialog(Cleared(3, 40_000), studio.desk.formats, studio.window).open()
    studio.settle()


DIALOGS: Final[dict[str, Come]] = {
    "AboutDialog": lambda studio: act(studio, "about"),
    "AccountDialog": pressing("settings", "settings.account.add"),
    "AlertsDialog": of_the_trade("journal.alerts"),
    "BackupsDialog": lambda studio: act(studio, "backups"),
    "BorrowRatesDialog": borrow_rates,
    "CheckDialog": lambda studio: act(studio, "check"),
    "ClearDialog": clearing,
    "CloseDialog": of_the_trade("journal.close_trade"),
    "ClosingDialog": closing,
    "ColumnsDialog": columns,
    "CrashDialog": crash,
    "DayNoteDialog": lambda studio: act(studio, "note_day"),
    "DropDialog": drop,
    "EntryDialog": of_the_trade("journal.add_entry"),
    "ErrorDialog": refusal,
    "ExportDialog": lambda studio: act(studio, "export"),
    "FlowDialog": money_of_an_account,
    "GuideDialog": lambda studio: act(studio, "guide"),
    "HistoryDialog": lambda studio: act(studio, "history"),
    "ImportDialog": lambda studio: act(studio, "import"),
    "KeepPlaybookDialog": playbook,
    "LinesDialog": of_the_trade("journal.own_lines", "plan"),
    "PaletteDialog": lambda studio: act(studio, "palette"),
    "PictureDialog": picture,
    "PricesDialog": lambda studio: act(studio, "update_prices"),
    "ProfileDialog": pressing("settings", "settings.profile_change"),
    "QuestionDialog": pressing("settings", "settings.question_add"),
    "RatesDialog": pressing("settings", "settings.account.rates"),
    "RescueDialog": recorded_rescue,
    "RestoreDialog": restoring,
    "ScenarioDialog": own_scenario,
    "ShortcutsDialog": lambda studio: act(studio, "shortcuts"),
    "SnoozeDialog": pressing("today", "today.later"),
    "TermsDialog": pressing("platforms", "platforms.change"),
    "TrashDialog": lambda studio: act(studio, "trash"),
    "ViewDialog": saved_view,
    "WordListsDialog": pressing("settings", "settings.lists"),
    "WordsDialog": words,
}
"""Every dialog by the name of its class."""
