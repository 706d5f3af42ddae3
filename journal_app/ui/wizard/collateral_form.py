"""Step 6: what stands behind the trade, and whether it suits it."""

from __future__ import annotations

from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.planning.opening import DOLLAR
from journal_app.domain.planning.proposal import kind_of
from journal_app.domain.planning.questions import Question
from journal_app.domain.trade import Direction, PositionKind
from journal_app.ui.wizard.step_form import StepForm


class CollateralForm(StepForm):
    """The asset of the collateral, and of a volatile one its price, yield and depeg."""

    question = Question.COLLATERAL

    def build(self) -> None:
        """Lay the fields out."""
        self.asset = self.line("collateral", "USDC", words=self._assets, read=self._asset)
        self.asset_field = self.add_field(self.tr("Collateral"), self.asset)
        self.price = self.amount("collateral_price")
        self.apr = self.amount(
            "collateral_apr", self.tr("% a year"), is_percent=True, may_be_negative=True
        )
        self.depeg = self.amount("depeg_to", self.tr("of its price"))
        self.correlation = self.amount("correlation", may_be_negative=True)
        self._price_field = self.add_field(self.tr("Its price"), self.price)
        self._yield_field = self.add_field(self.tr("Its yield"), self.apr)
        self._depeg_field = self.add_field(self.tr("Depeg test at"), self.depeg)
        self._correlation_field = self.add_field(
            self.tr("Correlation"),
            self.correlation,
            self.tr("with the position, from −1 to 1"),
        )

    def tell(self) -> None:
        """Ask for a price only where there is no other way to know it."""
        proposal, terms = self.wizard.proposal, self.wizard.terms
        is_volatile = proposal.collateral not in STABLECOINS
        self._tell_of_asset()
        in_view = self.wizard.judgement.in_view
        is_spent = in_view is not None and in_view.opening.is_spent  # and so it earns nothing
        self._yield_field.setVisible(not is_spent or bool(proposal.collateral_apr))
        self._yield_field.set_caption(self.tr("Yield of {asset}").format(asset=proposal.collateral))
        self._price_field.setVisible(is_volatile and proposal.collateral != proposal.asset)
        known = terms.ticker if terms else Asset
        is_other = proposal.asset is None or known(proposal.collateral) != known(proposal.asset)
        self._depeg_field.setVisible(is_volatile and is_other)
        self._correlation_field.setVisible(is_volatile and is_other)
        self.price.set_unit(self.desk.formats.currency)

    def _tell_of_asset(self) -> None:
        """Call it what is paid with where a loan of money buys, and say what becomes of it."""
        proposal = self.wizard.proposal
        is_spot = kind_of(self.wizard.terms) is PositionKind.SPOT
        buys = is_spot and proposal.direction is Direction.LONG
        self.asset_field.set_caption(self.tr("You pay with") if buys else self.tr("Collateral"))
        if not buys or proposal.asset is None:
            hint = ""
        elif proposal.collateral in STABLECOINS:
            hint = self.tr("It buys {asset}, and the {asset} bought is the collateral.")
        else:
            hint = self.tr(
                "It is kept as collateral beside the trade; the loan buys all of the {asset}."
            )
        self.asset_field.set_hint(hint.format(asset=proposal.asset))

    def _asset(self, text: str) -> Asset:
        typed = text.strip()
        known = {asset.lower(): asset for asset in self._assets()}
        return Asset(known.get(typed.lower(), typed)) if typed else DOLLAR

    def _assets(self) -> list[str]:
        terms = self.wizard.terms
        held = [*terms.assets, *terms.aliases] if terms else []
        return [*held, "USDC", "USDT", "DAI"]
