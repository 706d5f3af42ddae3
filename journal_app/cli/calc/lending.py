"""`lending`: several collaterals, several debts."""

from __future__ import annotations

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import Given, Shape, amount, each, fraction, text
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount

COLLATERAL = Shape(
    asset=text,
    amount=amount,
    price=amount,
    max_ltv=fraction,
    liquidation_threshold=fraction,
)
DEBT = Shape(asset=text, amount=amount, price=amount)
SHAPE = Shape(collateral=each(COLLATERAL), debt=each(DEBT))


def answer(given: Given) -> Result:
    """Everything that holds of the account as it stands."""
    return figures(account(given))


def account(given: Given) -> LendingAccount:
    """The account that a request with `collateral` and `debt` describes."""
    return LendingAccount(
        tuple(collateral(held) for held in given.each("collateral")),
        tuple(
            Debt(owed.asset("asset"), owed.number("amount"), owed.number("price"))
            for owed in given.each("debt")
        ),
    )


def collateral(given: Given) -> Collateral:
    """One entry of `collateral`."""
    return Collateral(
        given.asset("asset"),
        given.number("amount"),
        given.number("price"),
        given.number("max_ltv"),
        given.number("liquidation_threshold"),
    )


def figures(account: LendingAccount) -> Result:
    """The figures of a lending account under the names of the contract."""
    return {
        "collateral_value": account.collateral_value,
        "debt_value": account.debt_value,
        "equity": account.equity,
        "ltv": account.ltv,
        "max_ltv": account.max_ltv,
        "liquidation_threshold": account.liquidation_threshold,
        "health_factor": account.health_factor,
        "borrow_limit": account.borrow_limit,
        "available_to_borrow": account.available_to_borrow,
        "liquidatable": account.is_liquidatable,
        "leverage": account.leverage,
        "margin_ratio": account.margin_ratio,
        "most_leverage": account.most_leverage,
        "fall_to_liquidation": account.fall_to_liquidation,
        "liquidation_prices": account.liquidation_prices(),
    }
