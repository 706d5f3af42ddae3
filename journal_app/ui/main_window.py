"""The window: the rail, the screens, and what can be done from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import QCoreApplication, QSize, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal_app.ui.actions import MENUS, RECENT, SCREENS, Actions
from journal_app.ui.desk import Desk
from journal_app.ui.rail import Rail
from journal_app.ui.window_frame import WindowFrame

if TYPE_CHECKING:
    from journal_app.domain.problems import JournalError
    from journal_app.services.safekeeping import BackedUp
    from journal_app.ui.banner import Banner
    from journal_app.ui.closing import Closing
    from journal_app.ui.opening import Opening
    from journal_app.ui.screens.screen import Screen

SMALLEST: Final = QSize(960, 600)
USUAL: Final = QSize(1280, 800)
FRAME: Final = QSize(4, 40)
"""Room for what a desktop puts around a window, which is known only once it stands there."""

_PROGRAM: Final = "Margin Journal"
_SCREENS: Final = {name: f"{name.title()}Screen" for name in SCREENS}
_DIALOGS: Final = {
    "import": "ImportDialog",
    "export": "ExportDialog",
    "prices": "PricesDialog",
    "history": "HistoryDialog",
    "trash": "TrashDialog",
    "day_note": "DayNoteDialog",
    "palette": "PaletteDialog",
    "backups": "BackupsDialog",
    "check": "CheckDialog",
    "shortcuts": "ShortcutsDialog",
}


class MainWindow(QMainWindow):
    """One window on one journal. Signal: `painted()`, once, after the first paint."""

    painted = Signal()

    def __init__(self, actions_of: Callable[[QWidget], Actions]) -> None:
        super().__init__()
        self.actions_ = actions_of(self)
        self.setWindowTitle(_PROGRAM)
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL.boundedTo(self.screen().availableSize() - FRAME))
        self._was_painted = False
        self._is_just_said = False
        self._shown: dict[str, Screen] = {}
        self._desk: Desk | None = None
        self.opening: Opening | None = None

    # Furnishing

    def furnish(self, desk: Desk) -> None:
        """Put everything into the window that the first paint needs."""
        self._desk = desk
        self.rail = Rail(lambda: self.menu)
        self.pages = QStackedWidget()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        self._right = column
        self._frame = WindowFrame(self.rail, right)
        self.setCentralWidget(self._frame)
        self.rail.chosen.connect(self.show_screen)
        desk.formats_changed.connect(self._tell_hidden)
        if desk.formats.hides_amounts:
            self._tell_hidden()
        desk.gone.connect(self._follow)
        desk.noticed.connect(self._notice)
        geometry = desk.preferences.bytes("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        if desk.glance is not None:
            self.show_screen("today")

    @property
    def desk(self) -> Desk:
        """What the screens are given."""
        assert self._desk is not None
        return self._desk

    def complete(self, opening: Opening) -> None:
        """Connect what is not needed before the first paint."""
        from journal_app.ui.keys_in_fields import KeysInFields
        from journal_app.ui.notifying import Notifying, Tray
        from journal_app.ui.undoing import Undoing

        self._undoing = Undoing(self.desk, self)
        tray = Tray(self)
        self._notifying = Notifying(self.desk, tray, self)
        tray.clicked.connect(self._notifying.show_today)
        self.opening = opening
        desk, actions = self.desk, self.actions_
        bridge = desk.bridge
        actions.make_all()
        KeysInFields(actions, self)
        for name in SCREENS:
            actions[name].triggered.connect(lambda _=False, name=name: self.show_screen(name))
        bridge.opened.connect(self._note_opened)
        bridge.opened.connect(self._drop_offer)
        bridge.journal_changed.connect(self._count)
        bridge.journal_changed.connect(self._drop_old_offer)
        bridge.failed.connect(self._fail)
        desk.history_asked.connect(lambda number: self.open_dialog("history", trade_number=number))
        desk.rate_asked.connect(lambda *owed: self.open_dialog("prices", rate=owed))
        actions["new_journal"].triggered.connect(lambda: opening.ask_new(self))
        actions["open_journal"].triggered.connect(lambda: opening.ask_open(self))
        actions["view_journal"].triggered.connect(lambda: opening.ask_open(self, read_only=True))
        actions["open_demo"].triggered.connect(lambda: opening.open_demo())
        actions["import"].triggered.connect(lambda: self.open_dialog("import"))
        actions["export"].triggered.connect(lambda: self.open_dialog("export"))
        actions["export_calendar"].triggered.connect(self._export_calendar)
        actions["update_prices"].triggered.connect(lambda: self.open_dialog("prices"))
        actions["history"].triggered.connect(lambda: self.open_dialog("history"))
        actions["trash"].triggered.connect(lambda: self.open_dialog("trash"))
        actions["note_day"].triggered.connect(lambda: self.open_dialog("day_note"))
        actions["palette"].triggered.connect(lambda: self.open_dialog("palette"))
        actions["back_up"].triggered.connect(self._back_up)
        actions["check"].triggered.connect(lambda: self.open_dialog("check"))
        actions["backups"].triggered.connect(lambda: self.open_dialog("backups"))
        actions["save_copy"].triggered.connect(lambda: opening.ask_save_copy(self))
        actions["plan_trade"].triggered.connect(lambda: self.show_screen("plan", new=True))
        for name, page in (("calculate", "calculator"), ("planners", "planners")):
            actions[name].triggered.connect(
                lambda _=False, page=page: self.show_screen("plan", page=page)
            )
        actions["show_stress"].triggered.connect(
            lambda: self.show_screen("plan", planner="stress", book="journal")
        )
        for name in ("add_entry", "close_trade", "compare_rescues", "trade_history", "find"):
            actions[name].triggered.connect(
                lambda _=False, name=name: self.show_screen("journal", act=name)
            )
        actions["guide"].triggered.connect(self._open_guide)
        actions["hide_amounts"].triggered.connect(lambda on: desk.hide_amounts(hide=on))
        actions["shortcuts"].triggered.connect(lambda: self.open_dialog("shortcuts"))
        actions["about"].triggered.connect(self._about)
        actions["quit"].triggered.connect(self.close)
        menu_key = QShortcut(QKeySequence("F10"), self)
        menu_key.activated.connect(self.rail.journal.show_menu)
        self.setAcceptDrops(True)

    # Screens

    def show_screen(self, name: str, **facts: Any) -> None:
        """Show a screen, made when it is first shown."""
        screen = self.screen_of(name)
        self.pages.setCurrentWidget(screen)
        self.rail.show_chosen(name)
        focus = QApplication.focusWidget()
        if focus is None or not focus.isVisible():  # what had it belongs to another screen
            screen.take_focus()
        if facts:
            screen.show_facts(**facts)

    def _follow(self, name: str, facts: dict[str, Any]) -> None:
        """Show what another screen leads to, and let the keys go where the eye goes."""
        self.show_screen(name, **facts)
        screen, focus = self.screen_of(name), QApplication.focusWidget()
        if focus is None or not screen.isAncestorOf(focus):
            screen.take_focus()

    def screen_of(self, name: str) -> Screen:
        """The screen of a name."""
        if name not in self._shown:
            module = import_module(f"journal_app.ui.screens.{name}.screen")
            made: Screen = getattr(module, _SCREENS[name])(self.desk)
            self._shown[name] = made
            self.pages.addWidget(made)
        return self._shown[name]

    def show_first_start(self, error: JournalError | None = None) -> None:
        """Ask what to open, and say why the last one could not be."""
        from journal_app.ui.screens.first_start.screen import FirstStartScreen

        assert self.opening is not None
        first = FirstStartScreen(self.desk, self.opening)
        if error is not None:
            first.show_error(error)
        self._forget_screens()
        self.pages.addWidget(first)
        self.pages.setCurrentWidget(first)
        first.take_focus()
        self.rail.show_nothing_chosen()
        self._show_no_journal()
        self._enable()
        self.opening.get_ready()

    def show_waiting(self, text: str) -> None:
        """Say what is being done while there is nothing else to show."""
        from journal_app.ui.widgets.empty_state import EmptyState

        self._forget_screens()
        self.pages.addWidget(EmptyState(text))

    def leave_journal(self) -> None:
        """Let go of what shows the journal that is left."""
        self._forget_screens()
        self._drop_offer()
        self.desk.glance = None
        self._show_no_journal()

    def _forget_screens(self) -> None:
        if (focus := QApplication.focusWidget()) is not None:
            focus.clearFocus()  # what is being typed is kept when it is left
        for screen in self._shown.values():
            screen.leave()
        self._shown.clear()
        while (page := self.pages.widget(0)) is not None:
            self.pages.removeWidget(page)
            page.deleteLater()

    def open_dialog(self, name: str, **facts: Any) -> None:
        """Open one of the dialogs that belong to no screen."""
        module = import_module(f"journal_app.ui.dialogs.{name}_dialog")
        getattr(module, _DIALOGS[name])(self.desk, self, **facts).open()

    # What is told

    def show_journal_name(self, name: str, below: str) -> None:
        """Say at the rail's head which journal this is."""
        self.rail.journal.show_journal(name, below)
        self.setWindowTitle(f"{name} — {_PROGRAM}")

    def _show_no_journal(self) -> None:
        """Say nothing any more of a journal that was left."""
        self.rail.journal.show_journal(_PROGRAM, "")
        self.rail.set_note("journal", "")
        self.setWindowTitle(_PROGRAM)
        self._hide_banner()

    def _note_opened(self, *_: object) -> None:
        assert self.opening is not None
        desk = self.desk
        if not self._shown:
            self._forget_screens()
            self.show_screen("today")
        self._enable()
        if desk.is_demo:
            self.banner.say(
                self.tr("This is the demo. Look, try, change: nothing of it is kept."),
                self.tr("Leave the demo"),
                self.opening.leave_demo,
            )
        elif desk.bridge.is_read_only:
            self.banner.say(
                self.tr("This journal is only viewed: nothing in it can be changed here.")
            )
        else:
            self._hide_banner()
        self._count()

    @cached_property
    def _closing(self) -> Closing:
        from journal_app.ui.closing import Closing

        return Closing(self.desk.bridge, self)

    @cached_property
    def banner(self) -> Banner:
        """The line over the screens; made for the first journal that has something special."""
        from journal_app.ui.banner import Banner

        made = Banner()
        self._right.insertWidget(0, made)
        return made

    def _hide_banner(self) -> None:
        if "banner" in self.__dict__:
            self.banner.hide()

    def _count(self) -> None:
        """Tell at the rail how many trades there are."""
        if not self.desk.bridge.is_open:
            return
        self.desk.bridge.read(
            lambda uow: sum(uow.lists.by_status().values()),
            lambda count: self.rail.set_note(
                "journal", self.desk.formats.count(count) if count else ""
            ),
            owner=self,
            replacing="count",
        )

    def _tell_hidden(self) -> None:
        """Say whether amounts are hidden; what was said with them is said no longer."""
        are_hidden = self.desk.formats.hides_amounts
        if are_hidden and hasattr(self, "notices"):
            self.notices.hide()
        hide = self.actions_["hide_amounts"]
        hide.setChecked(are_hidden)
        self.rail.show_hidden(hide, are_hidden=are_hidden)

    def _enable(self) -> None:
        bridge = self.desk.bridge
        self.actions_.enable(is_open=bridge.is_open, is_read_only=bridge.is_read_only)
        for name in SCREENS:
            self.rail.enable(name, is_enabled=self.actions_[name].isEnabled())

    def _notice(self, text: str, word: str, act: object) -> None:
        from journal_app.ui.widgets.notices import NoticeCard

        if not hasattr(self, "notices"):
            self.notices = NoticeCard()
            self._frame.show_card(self.notices)
        self.notices.say(text, word, cast("Callable[[], object] | None", act))
        self._is_just_said = True
        QTimer.singleShot(0, self._note_said)

    def _note_said(self) -> None:
        self._is_just_said = False

    def _drop_old_offer(self) -> None:
        """Offer nothing that was about an earlier change: its Undo would take back this one."""
        if not self._is_just_said:
            self._drop_offer()

    def _drop_offer(self, *_: object) -> None:
        """Offer nothing of a journal that was left: its Undo would be about the next one."""
        if hasattr(self, "notices") and self.notices.has_offer:
            self.notices.hide()

    def _fail(self, error: JournalError) -> None:
        from journal_app.ui.dialogs.error_dialog import show_error

        show_error(self, error)

    def _back_up(self) -> None:
        from journal_app.services.safekeeping import back_up

        desk, path = self.desk, self.desk.journal_path
        if path is None:
            return

        def done(backed_up: BackedUp) -> None:
            desk.tell_backup()
            name = backed_up.backup.path.name
            desk.notify(self.tr("Backed up and verified: {name}").format(name=name))

        desk.bridge.alone(lambda _: back_up(desk.files, path, desk.clock), done, owner=self)

    def _export_calendar(self) -> None:
        from journal_app.ui.calendar_file import ask_calendar

        ask_calendar(self.desk, self)

    def _open_guide(self) -> None:
        """Show what the guide tells of the dialog that is open, else of the screen."""
        from journal_app.ui.dialogs.guide_dialog import show_guide
        from journal_app.ui.guide.places import place_of

        modal, shown = QApplication.activeModalWidget(), self.pages.currentWidget()
        over = modal if modal in self.findChildren(QDialog) else self
        name = next((name for name, each in self._shown.items() if each is shown), "")
        part = self._shown[name].part if name else ""
        show_guide(self.desk, over, place_of(name, part, over.objectName()))

    def _about(self) -> None:
        from journal_app.ui.dialogs.about_dialog import AboutDialog

        AboutDialog(self).open()

    # Menu

    @cached_property
    def menu(self) -> QMenu:
        """The menu of the program, made when it is first opened."""
        from journal_app.ui.recent_menu import RecentMenu

        assert self.opening is not None
        menu = QMenu(self)
        recent = RecentMenu(self.desk, self.opening, menu)
        for title, names in MENUS.items():
            part = menu.addMenu(QCoreApplication.translate("Actions", title))
            for name in names:
                if name == RECENT:
                    part.addMenu(recent)
                elif name:
                    part.addAction(self.actions_[name])
                else:
                    part.addSeparator()
        menu.addSeparator()
        menu.addMenu(recent)
        return menu

    # Events

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Let Tab lead as one reads, and let it be seen where it led.

        Qt asks for it also where what has the keys goes or is disabled: the keys stay on the screen
        then, and do not come round to the rail.
        """
        from journal_app.ui.widgets.tab_order import lead_by_tab, show_where_tab_led

        whole = self.centralWidget()
        if whole is not None:
            lead_by_tab(whole)
        keys = QApplication.focusWidget()
        is_left_by_key = keys is None or (keys.isVisible() and keys.isEnabled())
        has_gone = super().focusNextPrevChild(forward)
        if is_left_by_key:
            show_where_tab_led(self)
        elif whole is not None:
            self._keep_keys_on_screen()
        return has_gone

    def _keep_keys_on_screen(self) -> None:
        seen, keys = self.pages.currentWidget(), QApplication.focusWidget()
        for screen in self._shown.values():
            if screen is seen and screen.isVisible() and not (keys and screen.isAncestorOf(keys)):
                screen.take_focus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that everything has been painted."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a journal, and another file while the journal can be changed.

        A dialog that waits for an answer belongs to the journal that is shown; so long it stays.
        """
        from journal_app.ui.dropped import dropped_file, is_journal

        if any(each.isVisible() and each.isModal() for each in self.findChildren(QDialog)):
            return
        path = dropped_file(event.mimeData())
        if path is not None and (is_journal(path) or self.actions_["import"].isEnabled()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a dropped journal; of another file show what it would bring, and keep nothing."""
        from journal_app.ui.dropped import dropped_file, is_journal, say_what_waits

        path = dropped_file(event.mimeData())
        if path is None:
            return
        say_what_waits(event.mimeData(), self.desk)
        if is_journal(path):
            assert self.opening is not None
            self.opening.open_other(path)
        else:
            self.open_dialog("import", path=path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window; what is being written is finished first."""
        if self._desk is not None:
            self._desk.preferences.remember_bytes("geometry", self.saveGeometry())
            if (focus := QApplication.focusWidget()) is not None:
                focus.clearFocus()  # what is being typed is kept when it is left
            if not self._closing.may_close():
                event.ignore()
                return
            self.hide()  # what is only being read may take a while longer
            self._desk.bridge.stop()
        super().closeEvent(event)
        QApplication.quit()
