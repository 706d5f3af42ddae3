"""Size and Margin: what gives the size, and what is said of an answer that gives way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.money import Asset
from journal_app.domain.planning.playbooks import Playbook
from journal_app.domain.planning.profiles import CONSERVATIVE
from journal_app.domain.planning.questions import Question
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.trade import Direction, Target
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.theme import theme
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.field import Field
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.note_box import NoteBox
from journal_app.ui.wizard.wizard_page import WizardPage
from tests.ui.wizard.test_flow import READY

D = Decimal


class Shown:
    """A trade at one step, as its form shows it."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.wizard = Wizard(desk.platforms)
        self.page = WizardPage(self.wizard, desk)
        self.dialog = dialog = Dialog()
        QVBoxLayout(dialog).addWidget(self.page)
        qtbot.addWidget(dialog)
        dialog.resize(1080, 720)
        dialog.show()
        qtbot.waitActive(dialog)
        self.wizard.prepare(READY._replace(around=Surroundings(profile=CONSERVATIVE)))
        self.wizard.put(
            platform="aave_v3", asset=Asset("ETH"), entry=D(3050), stop=D(2900),
            targets=(Target(D(3400), D(1)),), capital=D(25_000),
        )  # fmt: skip

    def amount(self, name: str) -> AmountEdit:
        found = self.page.findChild(AmountEdit, f"plan.{name}")
        assert found is not None
        return found

    def note(self, name: str) -> str:
        field: QWidget | None = self.amount(name)
        while field is not None and not isinstance(field, Field):
            field = field.parentWidget()
        assert field is not None
        return field.note

    @property
    def sized_by(self) -> Choice:
        found = self.page.findChild(Choice, "plan.sized_by")
        assert found is not None
        return found


@pytest.fixture
def shown(desk_on: Callable[..., Desk], qtbot: QtBot) -> Shown:
    return Shown(desk_on(), qtbot)


def type_into(editor: AmountEdit, text: str) -> None:
    editor.setFocus()
    editor.setText(text)
    editor.clearFocus()


def test_typed_own_money_and_typed_leverage_make_the_position(shown: Shown) -> None:
    shown.wizard.go(Question.MARGIN)
    type_into(shown.amount("leverage"), "2")
    shown.wizard.go(Question.SIZE)
    type_into(shown.amount("own"), "25000")
    assert shown.wizard.solved.leverage != 2  # the risk gives the size, as long as nobody asks
    assert shown.sized_by.choose("own")
    told = [shown.amount(name).amount() for name in ("own", "units", "capital")]
    assert told == [D(25_000), D("16.39344"), D(25_000)]
    assert shown.wizard.solved.leverage == 2
    assert "$50,000" in shown.amount("units").unit
    assert shown.note("own") == ""
    shown.wizard.put(leverage=D("1.5"), backed_by="leverage")
    assert shown.amount("own").amount() == 25_000
    assert "$37,500" in shown.amount("units").unit


def test_what_is_typed_for_the_risk_or_the_position_gives_the_size(shown: Shown) -> None:
    shown.wizard.go(Question.SIZE)
    said = [shown.sized_by.data()]
    shown.wizard.put(own=D(5000), sized_by="own")
    said.append(shown.sized_by.data())
    type_into(shown.amount("units"), "2")
    said.append(shown.sized_by.data())
    type_into(shown.amount("risk_fraction"), "1")
    said.append(shown.sized_by.data())
    assert said == ["risk", "own", "units", "risk"]


def test_of_own_money_and_leverage_it_is_said_which_gives_way(shown: Shown) -> None:
    wizard = shown.wizard
    wizard.put(leverage=D(2))
    wizard.go(Question.SIZE)
    told = [shown.note("own")]
    wizard.put(own=D(25_000), backed_by="own")
    told.append(shown.note("own"))
    wizard.put(leverage=D("1.5"), backed_by="leverage")
    told.append(shown.note("own"))
    wizard.put(leverage=None, backed_by="own")
    told.append(shown.note("own"))
    assert told == [
        "",
        "The leverage follows from it, not 2.00×. Both stand, sized by: Own money × leverage.",
        "Follows from the leverage, not 25,000 USDC. Both stand, sized by: Own money × leverage.",
        "The leverage follows from it.",
    ]


def test_margin_says_so_too_where_own_money_is_not_seen(shown: Shown) -> None:
    wizard = shown.wizard
    wizard.go(Question.MARGIN)
    told = [shown.note("leverage")]
    wizard.put(own=D(25_000), backed_by="own")
    told.append(shown.note("leverage"))
    wizard.put(leverage=D(2), backed_by="leverage")
    told.append(shown.note("leverage"))
    wizard.put(sized_by="own")
    told.append(shown.note("leverage"))
    assert told == [
        "",
        "Follows from own money, 25,000 USDC.",
        "Own money follows from it, not 25,000 USDC.",
        "",
    ]


def test_a_playbook_of_ones_own_says_what_gives_the_size_until_it_is_chosen(
    shown: Shown,
) -> None:
    wizard = shown.wizard
    mine = Playbook(id="Mine", sized_by="own", leverage=D(2))
    wizard.prepare(READY._replace(playbooks={**wizard.playbooks, "Mine": mine}))
    said = []
    for playbook in ("Mine", "trend", "Mine"):
        wizard.put(playbook=playbook)
        said.append(wizard.proposal.sized_by)
    assert said == ["own", "risk", "own"]
    assert wizard.lacking == "own"
    wizard.put(sized_by="units")
    wizard.put(playbook="trend")
    assert wizard.proposal.sized_by == "units"


def test_a_draft_is_taken_up_as_it_was_sized(shown: Shown) -> None:
    shown.wizard.put(own=D(25_000), leverage=D(2), sized_by="own")
    kept = shown.wizard.proposal
    shown.wizard.begin()
    assert shown.wizard.proposal.sized_by == "risk"
    shown.wizard.take_up(replace(kept, step=Question.SIZE.value), None)
    assert shown.sized_by.data() == "own"
    assert shown.amount("units").amount() == D("16.39344")


def test_a_capital_that_is_not_known_is_told_from_a_stake(shown: Shown) -> None:
    wizard = shown.wizard
    wizard.put(capital=None)
    wizard.go(Question.SIZE)
    told = [shown.note("capital")]
    wizard.prepare(READY._replace(around=replace(READY.around, capital=D(20_000))))
    told.append(shown.note("capital"))
    assert told == ["All you trade with, not the stake of this trade.", ""]


def test_the_rule_that_makes_a_position_small_is_named_with_what_it_comes_to(
    shown: Shown,
) -> None:
    wizard = shown.wizard
    wizard.go(Question.SIZE)
    told = [shown.note("risk_fraction")]
    wizard.put(units=D(1), sized_by="units")
    told.append(shown.note("risk_fraction"))
    wizard.put(sized_by="risk", capital=None)
    told.append(shown.note("risk_fraction"))
    assert told == [
        "Your rule of 10% for one position, what is borrowed included, "
        "allows $2,500: a risk of 0.49%."
        " Your profile sets it: see Your rules.",
        "",
        "More would break your rule for one position, 10% of capital."
        " Your profile sets it: see Your rules.",
    ]


def test_the_rule_that_makes_a_position_small_is_told_beside_the_costs_too(shown: Shown) -> None:
    """The position is often looked at there again, and the risk that it follows from is not."""
    wizard = shown.wizard
    wizard.go(Question.COSTS)
    note = shown.page.findChild(NoteBox, "plan.breaches_by_costs")
    assert note is not None
    rule = "Your rule of 10% for one position, what is borrowed included, allows $2,500: a risk of"
    assert rule in note.sentence.text()
    assert note.isVisibleTo(shown.page)
    profile = shown.page.findChild(QAbstractButton, "plan.profile")  # to which it sends
    assert profile is not None
    assert profile.isVisibleTo(shown.page)
    wizard.put(units=D("0.1"), sized_by="units")
    assert not note.isVisibleTo(shown.page)


def test_the_question_names_the_ceiling_and_asks_for_no_least_risk(shown: Shown) -> None:
    shown.wizard.go(Question.SIZE)
    assert shown.page.question.text() == "Is the loss at the stop at most 2% of capital?"


def test_what_the_costs_take_of_the_position_is_told_beside_them(shown: Shown) -> None:
    wizard = shown.wizard
    wizard.go(Question.SIZE)
    note = shown.page.findChild(NoteBox, "plan.size_note")
    assert note is not None
    told = [note.sentence.text()]
    wizard.put(borrow_apr=D("0.06"), days=D(30))
    told.append(note.sentence.text())
    wizard.put(sized_by="own", own=D(1000))
    told.append(note.sentence.text())
    said = ["smaller, so that the costs fit the risk." in text for text in told]
    assert said == [False, True, False]
    # 122.50 / 150 units, or / (150 + 6.19 of interest), at 3,050
    assert "The position is $99 smaller" in told[1]


def test_the_fees_named_with_the_loss_are_those_of_an_exit_at_the_stop(shown: Shown) -> None:
    wizard = shown.wizard
    wizard.put(
        platform="hyperliquid", asset=Asset("BTC"), direction=Direction.SHORT, entry=D(92_000),
        stop=D(95_000), targets=(Target(D(84_000), D(1)),), sized_by="units", units=D("0.025939"),
        leverage=D(5), fee_rate=D("0.00045"), borrow_apr=None, days=None,
    )  # fmt: skip
    wizard.go(Question.SIZE)
    note = shown.page.findChild(NoteBox, "plan.size_note")
    assert note is not None
    # 77.82 by the price; 0.00045 · 0.025939 · (92,000 + 95,000) makes it 80.00
    assert dict(shown.page.evidence.pairs)["Loss at the stop"] == "$80.00"
    assert "That includes $2.18 of fees" in note.sentence.text()


def test_what_follows_and_is_not_typed_has_no_edge_of_a_field(shown: Shown) -> None:
    shown.wizard.go(Question.SIZE)
    borrowed = shown.amount("borrowed")
    edges = [each.grab().toImage() for each in (borrowed, shown.amount("units"))]
    inks = [image.pixelColor(image.width() // 2, 0) for image in edges]
    assert inks == [theme().color("line"), theme().color("field_border")]


def test_the_most_leverage_is_offered_until_it_is_used(shown: Shown) -> None:
    wizard = shown.wizard
    wizard.go(Question.MARGIN)
    use = shown.page.findChild(QPushButton, "plan.use_most")
    assert use is not None
    wizard.put(leverage=D(2))
    offered = [use.isVisibleTo(shown.page)]
    use.setFocus()
    QTest.keyClick(use, Qt.Key.Key_Space)
    offered.append(use.isVisibleTo(shown.page))
    assert shown.amount("leverage").hasFocus()
    assert shown.amount("leverage").amount() == D("1.7")
    wizard.put(leverage=D("1.5"))
    offered.append(use.isVisibleTo(shown.page))
    assert offered == [True, False, True]
