"""Step 2: where to get in, where to get out with a loss, and where with a profit."""

from __future__ import annotations

from decimal import Decimal

from journal_app.domain.market.percents import from_percent, in_percent
from journal_app.domain.planning.proposal import TargetRow, targets_of
from journal_app.domain.planning.questions import Question
from journal_app.domain.problems import Problem
from journal_app.ui.messages import say
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.wizard.step_form import StepForm

TARGETS = 3


class LevelsForm(StepForm):
    """Entry, stop, and up to three targets with the share of the position closed at each."""

    question = Question.LEVELS

    def build(self) -> None:
        """Lay the fields out."""
        self.entry = self.amount("entry")
        self.entry_field = self.add_field(self.tr("Entry"), self.entry)
        self.stop = self.amount("stop")
        self.add_field(self.tr("Stop"), self.stop)
        self.targets = [self._target(place) for place in range(TARGETS)]

    def _target(self, place: int) -> tuple[AmountEdit, AmountEdit]:
        number = place + 1
        suffix = "" if place == 0 else f".{number}"
        price = AmountEdit()
        price.setObjectName(f"plan.target{suffix}")
        price.setAccessibleName(self.tr("Target {number}").format(number=number))
        share = AmountEdit("%")
        share.setObjectName(f"plan.share{suffix}")
        share.setAccessibleName(self.tr("Share closed at target {number}").format(number=number))

        price.amount_changed.connect(lambda _: self._put(place))
        share.amount_changed.connect(lambda _: self._put(place))
        self.follow(price, lambda: self._show(place))
        self.follow(share, lambda: self._show(place))
        caption = self.tr("Target") if place == 0 else self.tr("Target {number}")
        pair = self.beside((price, 2), (share, 1))
        hint = self.tr("Beside it: % of the position closed there.") if place == 0 else ""
        self.add_field(caption.format(number=number), pair, hint).tell_of(price, share)
        return price, share

    def _put(self, typed_in: int) -> None:
        """Take all rows over; one that cannot be is said to be wrong, and is no target."""
        rows = [_row(price, share) for price, share in self.targets]
        read = targets_of(rows, typed_in)
        for at, (price, share) in enumerate(self.targets):
            problem = read.problems.get(at)
            of = problem.field if problem else ""
            price.show_problem(self._said(problem) if of == "price" else "")
            share.show_problem(self._said(problem) if of == "share" else "")
        self.wizard.put(targets=read.targets)

    def _said(self, problem: Problem | None) -> str:
        if problem is None:
            return ""
        formats, number = self.desk.formats, problem.facts["text"]
        assert isinstance(number, Decimal)
        is_price = problem.field == "price"
        text = formats.plain(number) if is_price else formats.percent(number)
        return say(problem.code, {"text": text})

    def _show(self, place: int) -> None:
        """Rows are brought up to date together, but not while one is typed in or to be mended.

        What a new target closes is shown at once, beside its price.
        """
        targets, (price, share) = self.wizard.proposal.targets, self.targets[place]
        editors = [each for row in self.targets for each in row]
        if any(each.problem for each in editors):
            return
        if price.hasFocus() and price.amount() is not None and share.amount() is None:
            at = sum(each.amount() is not None for each, _ in self.targets[:place])
            self.quietly(share, in_percent(targets[at].share) if at < len(targets) else None)
        if self.is_typed_in(editors):
            return
        target = targets[place] if place < len(targets) else None
        self.quietly(price, target.price if target else None)
        self.quietly(share, in_percent(target.share) if target else None)

    def tell(self) -> None:
        """Say in the fields what the levels mean."""
        self.need(self.entry_field, self.wizard.proposal.entry)
        formats, proposal = self.desk.formats, self.wizard.proposal
        terms = {row.name: row for row in self.wizard.level_rows}
        unit = self.tr("{money} per {asset}").format(
            money=formats.currency, asset=proposal.asset or self.tr("unit")
        )
        self.entry.set_unit(unit)
        stop = terms["stop"]
        self.stop.set_unit(formats.percent(stop.move, 2, signed=True) if stop.move else "")
        moves = {row.price: row.move for row in self.wizard.level_rows if row.name == "target"}
        for price, _ in self.targets:
            move = moves.get(price.amount())
            price.set_unit(formats.percent(move, 2, signed=True) if move else "")


def _row(price: AmountEdit, share: AmountEdit) -> TargetRow:
    closed = share.amount()
    return TargetRow(price.amount(), None if closed is None else from_percent(closed))
