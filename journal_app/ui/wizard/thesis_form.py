"""Step 1: what is traded and where, and the reason why it should work."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from journal_app.domain.money import Asset, ticker_problem
from journal_app.domain.planning.questions import Question
from journal_app.domain.trade import Direction
from journal_app.ui.messages import say
from journal_app.ui.wizard.step_form import StepForm
from journal_app.ui.wizard.words import said

LONG, SHORT = QT_TRANSLATE_NOOP("Wizard", "Long"), QT_TRANSLATE_NOOP("Wizard", "Short")


class ThesisForm(StepForm):
    """Platform, asset, direction, account, strategy; the thesis and what would prove it wrong."""

    question = Question.THESIS

    def build(self) -> None:
        """Lay the fields out."""
        self.platform = self.choose_from("platform", self._platforms())
        self.desk.platforms_changed.connect(lambda: self.platform.set_choices(self._platforms()))
        self.platform_field = self.add_field(self.tr("Platform"), self.platform)
        self.asset = self.line("asset", self.tr("ETH"), words=self._assets, read=self._asset)
        directions = [(Direction.LONG, said(LONG)), (Direction.SHORT, said(SHORT))]
        self.direction = self.choose_from("direction", directions, few=True)
        pair = self.beside((self.asset, 1), (self.direction, 0))
        self.asset_field = self.add_field(self.tr("Asset"), pair)

        self.account = self.line("account", self.tr("Optional, as Main"), words=self._accounts)
        self.add_field(self.tr("Account"), self.account)
        self.strategy = self.line(
            "strategy", self.tr("Better said, as Trend"), words=self._strategies
        )
        self.add_field(self.tr("Strategy"), self.strategy)
        self.thesis = self.text(
            "thesis", self.tr("Needed: why it should work, in two or three sentences")
        )
        self.add_field(self.tr("Thesis"), self.thesis)
        self.wrong_if = self.line("wrong_if", self.tr("Better said, as a close below the low"))
        self.add_field(self.tr("Wrong if"), self.wrong_if)

        self.follows = self.check("follows_trend", self.tr("It follows a trend"))
        self.follows_field = self.add_field(
            "",
            self.follows,
            self.tr("Asks for the averages and a pullback, and warns of a trade against them."),
        )
        self.prices = self.series(
            "prices", self.tr("One price a line, the oldest first"), self.tr("Daily prices")
        )
        self.other_prices = self.series(
            "other_prices", self.tr("Of the same days"), self.tr("Prices of the other")
        )
        self.other_price = self.amount("other_price")
        self._spread_field = self.add_field(self.tr("Price elsewhere"), self.other_price)
        self.average_20 = self.amount("average_20", self.tr("20\u2011day average"))
        self.average_50 = self.amount("average_50", self.tr("50\u2011day average"))
        self.pullback = self.check("has_pullback", self.tr("A pullback is confirmed"))
        self._of_trend = [
            self.add_field(self.tr("Averages"), self.average_20),
            self.add_field("", self.average_50),
            self.add_field("", self.pullback),
        ]
        self.average_50.setAccessibleName(self.tr("50\u2011day average"))

    def tell(self) -> None:
        """Ask for averages, a ratio or a spread only where the trade is of that kind."""
        platform = self.wizard.proposal.platform
        self.platform_field.set_hint(
            "" if platform else self.tr("Others are added under Platforms.")
        )
        self.need(self.platform_field, platform, "platform_missing")
        typed = self.wizard.proposal.asset
        wrong = ticker_problem("asset", typed) if typed else None
        if wrong is not None:
            self.asset_field.show_problem(say(wrong.code, wrong.facts))
        else:
            self.asset_field.clear_problem()
            self.need(self.asset_field, typed)
        self._tell_what_is_not_known()
        for field in self._of_trend:
            field.setVisible(self.wizard.proposal.follows_trend)
        extra = self.wizard.extra
        self.prices.setVisible(extra in ("trend", "ratio"))
        self.other_prices.setVisible(extra == "ratio")
        self._spread_field.setVisible(extra == "spread")
        self.other_price.set_unit(self.desk.formats.currency)

    def _tell_what_is_not_known(self) -> None:
        """Say where the terms of an asset are written that the platform's do not have."""
        terms, asset = self.wizard.terms, self.wizard.proposal.asset
        unknown = ""
        if terms is not None and asset is not None and terms.of(asset) is None:
            text = self.tr("{platform} has no terms for {asset} yet; Platforms takes them.")
            unknown = text.format(platform=terms.name, asset=asset)
        self.asset_field.set_hint(unknown)

    def _platforms(self) -> list[tuple[str, str]]:
        known = [(each.platform, each.name) for each in self.desk.platforms.every()]
        return [("", self.tr("Choose…")), *known]

    def _asset(self, text: str) -> Asset | None:
        """The ticker as the platform writes it, however it was typed."""
        typed = text.strip()
        known = {asset.lower(): asset for asset in self._assets()}
        return Asset(known.get(typed.lower(), typed)) if typed else None

    def _assets(self) -> list[str]:
        terms = self.wizard.terms
        return [*terms.assets, *terms.aliases] if terms else []

    def _accounts(self) -> list[str]:
        return list(self.wizard.preparation.accounts) if self.wizard.preparation else []

    def _strategies(self) -> list[str]:
        return list(self.wizard.preparation.strategies) if self.wizard.preparation else []
