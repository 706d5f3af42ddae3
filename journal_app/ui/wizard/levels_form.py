"""Step 2: where to get in, where to get out with a loss, and where with a profit."""

from __future__ import annotations

from decimal import Decimal

from journal_app.domain.checklist import Question
from journal_app.domain.proposal import from_percent, in_percent, with_target
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

        def put() -> None:
            closed = share.amount()
            self.wizard.put(
                targets=with_target(
                    self.wizard.proposal.targets,
                    place,
                    price.amount(),
                    None if closed is None else from_percent(closed),
                )
            )

        def put_price(amount: Decimal | None) -> None:
            if amount is not None and amount <= 0:
                text = self.desk.formats.plain(amount)
                price.show_problem(say("not_positive", {"text": text}))
                return
            put()
            self._show_share(place)

        price.amount_changed.connect(put_price)
        share.amount_changed.connect(lambda _: put())
        self.follow(price, lambda: self._show_price(place))
        self.follow(share, lambda: self._show_share(place))
        caption = self.tr("Target") if place == 0 else self.tr("Target {number}")
        pair = self.beside((price, 2), (share, 1))
        self.share_problems(self.add_field(caption.format(number=number), pair), price, share)
        return price, share

    def _show_price(self, place: int) -> None:
        targets, price = self.wizard.proposal.targets, self.targets[place][0]
        value = targets[place].price if place < len(targets) else None
        self.quietly(price, value)

    def _show_share(self, place: int) -> None:
        targets, share = self.wizard.proposal.targets, self.targets[place][1]
        if not share.hasFocus():
            value = in_percent(targets[place].share) if place < len(targets) else None
            self.quietly(share, value)

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
        targets = [row for row in self.wizard.level_rows if row.name == "target"]
        for (price, _), row in zip(self.targets, targets, strict=False):
            price.set_unit(formats.percent(row.move, 2, signed=True) if row.move else "")
