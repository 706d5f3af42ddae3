"""Plan: the checklist, the calculator, and the drafts and plans that wait."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal_app.domain.planning.proposal import Proposal
from journal_app.domain.planning.proposed_plan import answers_to_copy, plan_of_proposal
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Status, Trade
from journal_app.services.planning import draft_with, keep_draft, proposal_of, sign_off
from journal_app.services.preparing import Preparation, prepared
from journal_app.ui.desk import Desk
from journal_app.ui.screens.screen import Screen
from journal_app.ui.unfinished import (
    Unfinished,
    drop_unfinished,
    keep_unfinished,
    read_unfinished,
)
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.choice import Segments
from journal_app.ui.wizard.example import example_answers
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.open_page import OpenPage
from journal_app.ui.wizard.signed_box import only_proposed
from journal_app.ui.wizard.waiting_page import WaitingPage
from journal_app.ui.wizard.wizard_page import WizardPage
from journal_app.ui.wizard.words import lines_told, own_answer, question_text, told
from journal_app.ui.words import direction_word

if TYPE_CHECKING:
    from journal_app.ui.screens.plan.calculator import CalculatorPage
    from journal_app.ui.screens.plan.planners import PlannersPage

_PAUSE: Final = 400
"""Milliseconds without a key after which the answers are written down."""

Page = Literal["checklist", "calculator", "planners", "waiting"]


class PlanScreen(Screen):
    """Four pages under one head; the checklist's last page opens the trade."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", parent)
        self.setAccessibleName(self.tr("Plan"))
        self.header.set_title(self.tr("Plan a trade"))
        self.wizard = Wizard(desk.platforms, self)
        self._is_keeping = False
        self._once_kept: Callable[[], object] | None = None
        self._is_seeking = False
        self._once_found: Callable[[], object] | None = None
        self._is_prepared = False
        self._unfinished = QTimer(self)
        self._unfinished.setSingleShot(True)
        self._unfinished.setInterval(_PAUSE)
        self._unfinished.timeout.connect(self._keep_unfinished)
        self.pages_switch = Segments(
            [
                ("checklist", self.tr("Checklist")),
                ("calculator", self.tr("Calculator")),
                ("planners", self.tr("Planners")),
                ("waiting", self.tr("Drafts and plans")),
            ]
        )
        self.pages_switch.setObjectName("plan.page")
        self.pages_switch.chosen.connect(self.show_page)
        self.pages_switch.pressed_again.connect(self._show_again)
        self.new = button(self.tr("New"))
        self.new.setObjectName("plan.new")
        self.new.clicked.connect(lambda: self.begin())
        self.save = button(self.tr("Save draft"))
        self.save.setObjectName("plan.save_draft")
        self.save.clicked.connect(lambda: self.save_draft())
        for each in (self.pages_switch, self.new, self.save):
            self.header.add(each)
        self.checklist = WizardPage(self.wizard, desk)
        self.opening = OpenPage(desk)
        self.waiting = WaitingPage(desk)
        self.calculator: CalculatorPage | None = None
        self.planners: PlannersPage | None = None
        self.pages = QStackedWidget()
        for shown in (self.checklist, self.opening, self.waiting):
            self.pages.addWidget(shown)
        self.body.addWidget(self.pages, 1)
        self.checklist.signed_off.connect(self._sign_off)
        self.opening.opened.connect(self._note_opened)
        self.opening.changing.connect(self.resume)
        self.opening.another.connect(lambda: self.begin())
        self.waiting.resumed.connect(self.resume)
        self.waiting.opening.connect(self._show_opening)
        self.waiting.copied.connect(self.duplicate)
        self.waiting.begun.connect(lambda: self.begin())
        self.wizard.changed.connect(self._tell)
        self.wizard.changed.connect(self._unfinished.start)
        self.wizard.moved.connect(self._keep_unfinished)
        desk.platforms_changed.connect(lambda: self.wizard.know(desk.platforms))
        self.show_page("checklist")

    @property
    def part(self) -> str:
        """The page that is on show; of the planners the one that is chosen."""
        page = str(self.pages_switch.data())
        return self.planners.chosen if page == "planners" and self.planners else page

    # What other screens ask for

    def refresh(self) -> None:
        """Read what the trade is judged beside; the answers stay."""
        platforms, now = self.desk.shipped, self.desk.now()
        self.desk.bridge.read(
            lambda uow: prepared(uow, platforms, now),
            self._prepare,
            owner=self,
            replacing="preparation",
        )
        self._allow()

    def show_facts(self, **facts: Any) -> None:
        """Go on with a trade (`trade_id`) or open it (`open` too), begin one (`new`), with the
        answers of an `example`, or show a page (`page`) or a planner (`planner`), which is filled
        with whatever else is given, or with the journal's own `book`.
        """
        if "planner" in facts:
            self.show_page("planners")
            self._planners().show_planner(facts.pop("planner"), facts)
            if facts.get("book") == "journal":
                self._planners().show_open_book()
        elif "trade_id" in facts:
            self.desk.bridge.read(
                lambda uow: uow.trades.get(facts["trade_id"]),
                self._show_opening if facts.get("open") else self.resume,
                owner=self,
                replacing="trade",
            )
        elif facts.get("new"):
            self.begin()
        elif facts.get("example"):
            self.begin(example_answers())
        elif "page" in facts:
            self.show_page(facts["page"])

    def show_page(self, page: Page) -> None:
        """Show one of the pages; calculator and planners are made when they are first wanted."""
        match page:
            case "calculator":
                self.pages.setCurrentWidget(self._calculator())
            case "planners":
                self.pages.setCurrentWidget(self._planners())
            case _:
                if page == "waiting":
                    self._show_waiting()
                self.pages.setCurrentWidget(self.waiting if page == "waiting" else self.checklist)
        self.pages_switch.choose(page)
        self._tell()

    def _show_again(self, page: Page) -> None:
        """Come from a trade that is opened, or with the keys from the tab that is on show."""
        self.show_page(page)
        if page == "checklist":
            self.checklist.take_keys()

    def begin(self, answers: Mapping[str, Any] | None = None) -> None:
        """Begin a new trade; one that was touched and not kept is kept as a draft first."""
        self._keep_first(lambda: self._begin(answers))

    def _begin(self, answers: Mapping[str, Any] | None) -> None:
        self.wizard.begin(answers)
        self.show_page("checklist")

    def resume(self, trade: Trade) -> None:
        """Go on with a draft or a planned trade; another that was touched is kept first."""
        if trade.status in (Status.DRAFT, Status.PLANNED):
            self._keep_first(lambda: self._resume(trade))
        else:
            self.desk.go("journal", trade_id=trade.id)

    def _resume(self, trade: Trade) -> None:
        self.desk.bridge.read(
            lambda uow: proposal_of(uow, trade.id),
            lambda proposal: self._take_up(proposal, trade),
            owner=self,
            replacing="proposal",
        )

    def duplicate(self, trade: Trade) -> None:
        """Begin a new trade with the answers of another; its reasons are given anew."""
        self.desk.bridge.read(
            lambda uow: proposal_of(uow, trade.id),
            lambda proposal: self.begin(answers_to_copy(proposal) if proposal else None),
            owner=self,
            replacing="proposal",
        )

    # Keeping

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the window from now on: what was not kept is kept before it closes. A planner that
        was opened for a trade gives way once that is over: what it would show is nobody's.
        """
        super().showEvent(event)
        planners = self.planners
        if planners and self.pages.currentWidget() is planners and planners.is_over:
            self.show_page("checklist")
        self.window().removeEventFilter(self)
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a draft when the window is closed; the worker finishes it."""
        if event.type() is QEvent.Type.Close and watched is self.window():
            self.leave()
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """Keep as a draft what was touched and not kept."""
        self._keep_unfinished()
        bridge = self.desk.bridge
        if self.wizard.is_worth_keeping and bridge.is_open and not bridge.is_read_only:
            self.save_draft()

    def _keep_first(self, then: Callable[[], object]) -> None:
        """Do what gives the answers up once they are kept; where they cannot be, they stay."""
        if self._is_seeking:  # a draft may hold them already
            self._once_found = then
        elif self.wizard.is_worth_keeping and not self.desk.bridge.is_read_only:
            self._once_kept = then
            self.save_draft()
        else:
            then()

    def save_draft(self) -> None:
        """Keep the answers as they are; what is asked while it is being done is done already."""
        if self._is_keeping:
            return
        self._is_keeping = True
        desk, wizard = self.desk, self.wizard
        proposal, trade = wizard.proposal, wizard.trade
        trade_id = trade.id if trade else None

        def kept(draft: Trade) -> None:
            self._is_keeping = False
            wizard.note_kept(draft, proposal)
            self._keep_unfinished()
            self._notify(self.tr("Draft {number} is kept"), draft)
            then, self._once_kept = self._once_kept, None
            if then is not None:
                self._keep_first(then)  # more may have been answered meanwhile

        desk.bridge.change(
            lambda journal: keep_draft(journal, desk.clock, desk.shipped, proposal, trade_id),
            kept,
            owner=self,
            otherwise=self._fail,
        )

    def _sign_off(self) -> None:
        desk, wizard = self.desk, self.wizard
        proposal, trade = wizard.proposal, wizard.trade
        if self._is_keeping or not self.checklist.sign_off.isEnabled():
            return  # a draft, or the plan itself, is being kept this very moment
        try:
            plan = plan_of_proposal(
                proposal, wizard.judgement, wizard.around, desk.now(), self._said(proposal)
            )
        except Refused:
            return  # the page has said what is lacking
        trade_id = trade.id if trade else None
        proposed = only_proposed(wizard)
        self.checklist.sign_off.setEnabled(False)

        def planned(kept: Trade) -> None:
            self.checklist.sign_off.setEnabled(True)
            wizard.note_kept(kept, proposal)
            self._keep_unfinished()
            self._show_opening(kept, proposed, is_signed_now=True)
            self._notify(self.tr("Trade {number} is planned"), kept)

        desk.bridge.change(
            lambda journal: sign_off(journal, desk.clock, desk.shipped, proposal, plan, trade_id),
            planned,
            owner=self,
            otherwise=self._fail,
        )

    def _notify(self, text: str, trade: Trade) -> None:
        """Say what was done with a trade, and how to take it back."""
        number = self.desk.formats.count(trade.number)
        undo = self.desk.actions["undo"]
        self.desk.notify(text.format(number=number), self.tr("Undo"), undo.trigger)

    def _fail(self, error: Any) -> None:
        self._is_keeping = False
        self._once_kept = None
        self.checklist.sign_off.setEnabled(True)
        self.desk.bridge.failed.emit(error)

    def _said(self, proposal: Proposal) -> dict[str, tuple[str, str]]:
        """Each question as it was asked, with what was answered and found."""
        formats, questions = self.desk.in_full, self.wizard.questions
        written: dict[str, list[str]] = {
            "thesis": [proposal.thesis, proposal.wrong_if],
            "margin": [lines_told(self.wizard.around.profile, self.wizard.judgement, formats)],
            "alerts": [f"{formats.price(alert.price)} {alert.place}" for alert in proposal.alerts],
            "exit": [proposal.exit_plan],
            **{question: [own_answer(each)] for question, each in proposal.own_answers.items()},
        }
        said = {}
        for answer in self.wizard.judgement.answers:
            parts = [*written.get(answer.question, ()), told(answer.evidence, formats)]
            answered = "\n".join(part.strip() for part in parts if part.strip())
            asked = question_text(answer.question, questions, self.wizard.terms)
            said[str(answer.question)] = (asked, answered)
        return said

    # What would be lost with the program

    def _keep_unfinished(self) -> None:
        """Let the answers stand beside the journal, or nothing where they are kept in it."""
        self._unfinished.stop()
        path, wizard, bridge = self.desk.journal_path, self.wizard, self.desk.bridge
        if path is None or not bridge.is_open or bridge.is_read_only or not self._is_prepared:
            return
        if wizard.is_worth_keeping:
            number = wizard.trade.number if wizard.trade else None
            keep_unfinished(path, Unfinished(proposal=wizard.proposal, number=number))
        else:
            drop_unfinished(path)

    def _take_back(self, preparation: Preparation) -> None:
        """Go on with what the program ended over, once its journal is open again."""
        path, wizard = self.desk.journal_path, self.wizard
        found = None if path is None or wizard.is_touched else read_unfinished(path)
        if found is None or self.desk.bridge.is_read_only:
            return
        waiting = {trade.number: trade for trade in preparation.waiting}
        trade = None if found.number is None else waiting.get(found.number)
        wizard.take_back(found.proposal, trade)
        self.desk.notify(self.tr("Your answers are back as they were when the program ended"))
        if trade is None:
            self._find_draft_of(found.proposal, preparation)

    def _find_draft_of(self, proposal: Proposal, preparation: Preparation) -> None:
        """Go on with the draft that the program still kept of these answers as it ended."""
        wizard = self.wizard
        drafts = [trade for trade in preparation.waiting if trade.status is Status.DRAFT]
        self._is_seeking = True

        def note(draft: Trade | None) -> None:
            self._is_seeking = False
            is_the_same = wizard.trade is None and wizard.proposal == proposal
            if draft is not None and is_the_same:
                wizard.note_kept(draft, proposal)
            then, self._once_found = self._once_found, None
            if then is not None:
                self._keep_first(then)

        self.desk.bridge.read(
            lambda uow: draft_with(uow, proposal, drafts),
            note,
            owner=self,
            otherwise=lambda _: note(None),
        )

    # Showing

    def _prepare(self, preparation: Preparation) -> None:
        self.wizard.prepare(preparation)
        if not self._is_prepared:
            self._is_prepared = True
            self._take_back(preparation)
        self._show_waiting()
        self._show_opening_anew(preparation)
        self._allow()

    def _show_waiting(self) -> None:
        preparation = self.wizard.preparation
        if preparation is not None:
            waiting, theses = preparation.waiting, preparation.theses
            self.waiting.show_trades(waiting, theses, self._changed_plans)

    @property
    def _changed_plans(self) -> frozenset[int]:
        """The plans whose change is not signed, be it kept already or only in the checklist."""
        wizard, preparation = self.wizard, self.wizard.preparation
        changed, trade = preparation.changed if preparation else frozenset(), wizard.trade
        is_changing = trade is not None and trade.status is Status.PLANNED and wizard.is_touched
        return changed | {trade.id} if trade is not None and is_changing else changed

    def _show_opening_anew(self, preparation: Preparation) -> None:
        """Follow a trade that is shown to be opened, where something was taken back of it."""
        shown = self.opening.trade
        if shown is None or self.pages.currentWidget() is not self.opening:
            return
        now = next((trade for trade in preparation.waiting if trade.id == shown.id), None)
        if now is None:
            self.show_page("checklist")
        elif now != shown:
            self._show_opening(now)

    def _take_up(self, proposal: Proposal | None, trade: Trade) -> None:
        if proposal is None:
            self._show_opening(trade)
            return
        self.wizard.take_up(proposal, trade)
        self.show_page("checklist")

    def _show_opening(
        self, trade: Trade, proposed: Collection[str] = (), *, is_signed_now: bool = False
    ) -> None:
        if trade.plan is None:
            self.resume(trade)
            return
        is_changed = not is_signed_now and trade.id in self._changed_plans
        self.opening.show_trade(trade, proposed, is_changed=is_changed)
        self.pages_switch.choose("waiting")
        self.pages.setCurrentWidget(self.opening)
        self._tell()

    def _note_opened(self, trade: Trade) -> None:
        held = self.wizard.trade
        if held is not None and held.id == trade.id:
            self.wizard.begin()  # else it is about another trade
        self.show_page("checklist")
        self._notify(self.tr("Trade {number} is open"), trade)
        self.desk.go("journal", trade_id=trade.id)

    def _calculator(self) -> QWidget:
        if self.calculator is None:
            from journal_app.ui.screens.plan.calculator import CalculatorPage

            self.calculator = CalculatorPage(self.desk)
            self.calculator.use_in_plan.connect(self.begin)
            self.pages.addWidget(self.calculator)
        return self.calculator

    def _planners(self) -> PlannersPage:
        if self.planners is None:
            from journal_app.ui.screens.plan.planners import PlannersPage

            self.planners = PlannersPage(self.desk)
            self.planners.use_in_plan.connect(self.begin)
            self.pages.addWidget(self.planners)
        return self.planners

    def _tell(self) -> None:
        """Say in the head what is planned."""
        proposal, wizard = self.wizard.proposal, self.wizard
        is_checklist = self.pages.currentWidget() is self.checklist
        parts = []
        trade = wizard.trade
        if self.pages.currentWidget() is self.opening and self.opening.trade is not None:
            trade = self.opening.trade
            parts = [
                *(f"{each.asset} {direction_word(each.direction)}" for each in trade.positions),
                self._platform_name(trade.platform),
                trade.strategy,
            ]
        elif is_checklist:
            held = f"{proposal.asset} {direction_word(proposal.direction)}"
            parts = [
                held if proposal.asset is not None else "",
                self._platform_name(proposal.platform),
                proposal.strategy,
            ]
        if trade is not None and parts:
            number = self.desk.formats.count(trade.number)
            parts.insert(0, self.tr("No. {number}").format(number=number))
        self.header.set_subtitle(" · ".join(part for part in parts if part))
        self._allow()

    def _platform_name(self, platform: str) -> str:
        terms = self.desk.platforms.terms(platform)
        return terms.name.partition(",")[0] if terms else platform

    def _allow(self) -> None:
        bridge = self.desk.bridge
        can_write = bridge.is_open and not bridge.is_read_only
        is_seen = self.pages.currentWidget() is self.checklist
        self.save.setEnabled(can_write and is_seen and self.wizard.is_touched)
        self.checklist.sign_off.setEnabled(can_write)
