"""Step 6: what stands behind the trade, and whether it suits it."""

from __future__ import annotations

from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.planning.opening import DOLLAR
from journal_app.domain.planning.questions import Question
from journal_app.ui.wizard.step_form import StepForm


class CollateralForm(StepForm):
    """The asset of the collateral, and of a volatile one its price, yield and depeg."""

    question = Question.COLLATERAL

    def build(self) -> None:
        """Lay the fields out."""
        self.asset = self.line("collateral", "USDC", words=self._assets, read=self._asset)
        self.add_field(self.tr("Collateral"), self.asset)
        self.price = self.amount("collateral_price")
        self.apr = self.amount(
            "collateral_apr", self.tr("% a year"), is_percent=True, may_be_negative=True
        )
        self.depeg = self.amount("depeg_to", self.tr("of its price"))
        self.correlation = self.amount("correlation", may_be_negative=True)
        self._price_field = self.add_field(self.tr("Its price"), self.price)
        self.add_field(self.tr("Its yield"), self.apr)
        self._depeg_field = self.add_field(self.tr("Depeg test at"), self.depeg)
        self._correlation_field = self.add_field(
            self.tr("Correlation"),
            self.correlation,
            self.tr("with the position, from −1 to 1"),
        )

    def tell(self) -> None:
        """Ask for a price only where there is no other way to know it."""
        proposal = self.wizard.proposal
        is_volatile = proposal.collateral not in STABLECOINS
        self._price_field.setVisible(is_volatile and proposal.collateral != proposal.asset)
        self._depeg_field.setVisible(is_volatile)
        self._correlation_field.setVisible(is_volatile)
        self.price.set_unit(self.desk.formats.currency)

    def _asset(self, text: str) -> Asset:
        typed = text.strip()
        known = {asset.lower(): asset for asset in self._assets()}
        return Asset(known.get(typed.lower(), typed)) if typed else DOLLAR

    def _assets(self) -> list[str]:
        terms = self.wizard.terms
        held = [*terms.assets, *terms.aliases] if terms else []
        return [*held, "USDC", "USDT", "DAI"]
