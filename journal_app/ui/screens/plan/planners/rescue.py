"""Rescue: three ways to bring an account to a target, side by side, of an open trade or typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from journal_app.domain.planning.notches import HEALTH, PERCENT
from journal_app.domain.planning.ranges import above_zero, any_number, health, share
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction
from journal_app.domain.watching.rescue import Opened, Target
from journal_app.domain.watching.rescue_entries import with_repayments
from journal_app.domain.watching.rescue_laws import can_swap, rescue_of, target_of
from journal_app.domain.watching.rescue_ways import Loan, falls, ways
from journal_app.ui.screens.plan.planners import unwind
from journal_app.ui.screens.plan.planners.asked import (
    Choose,
    Number,
    Rate,
    Ticker,
    Title,
    around_start,
)
from journal_app.ui.screens.plan.planners.planner import Chart, Found, Planner, Table, columns
from journal_app.ui.screens.plan.planners.rescue_begun import begun
from journal_app.ui.screens.plan.planners.rescue_typed import swap_typed, typed_account
from journal_app.ui.screens.plan.planners.rescue_words import (
    Shown,
    curves_of,
    fall_row,
    markers_of,
    measure_words,
    records_of,
    remarks,
    way_rows,
    way_words,
)
from journal_app.ui.words import sides_words

if TYPE_CHECKING:
    from journal_app.domain.money import Asset
    from journal_app.services.ports import UnitOfWork
    from journal_app.services.rescuing import Rescuable, Wanted
    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.asked import Asked, Values

translate = QCoreApplication.translate

_TYPED: Final = ""
_ACCOUNTS: Final = {
    ("lending", Direction.LONG): ("units", "threshold", "debt"),
    ("lending", Direction.SHORT): ("own", "threshold", "units"),
    ("vault", Direction.LONG): ("units", "required_ratio", "debt"),
    ("vault", Direction.SHORT): ("own", "required_ratio", "units"),
    ("margin", Direction.LONG): ("units", "equity", "maintenance_margin"),
    ("margin", Direction.SHORT): ("units", "equity", "maintenance_margin"),
    ("gmx", Direction.LONG): ("units", "backed_by", "backing", "collateral_factor_asked"),
    ("gmx", Direction.SHORT): ("units", "backed_by", "backing", "collateral_factor_asked"),
}
"""What is asked of a typed account, by its law and its direction."""
_AIMS: Final = {
    "lending": ("health_factor", "margin_ratio", "liquidation_price"),
    "vault": ("collateral_ratio", "margin_ratio", "liquidation_price"),
    "margin": ("margin_ratio", "liquidation_price"),
    "gmx": ("margin_ratio", "collateral_factor", "liquidation_price"),
}
"""What the account of a law may be brought to."""
_LAWS: Final = {
    "lending": "lending",
    "debt_ratio": "vault",
    "equity_ratio": "margin",
    "perp": "margin",
    "gmx": "gmx",
}
"""Which of these laws the word of a platform's terms means."""


def planner() -> Planner:
    """What is asked and shown."""
    titles = way_words()
    return Planner(
        name="rescue",
        title=translate("Planners", "Rescue"),
        about=translate("Planners", "Three ways back behind your line, side by side"),
        asked=(*_target(), *_position(), *_costs(), *unwind.asked()),
        answer=answer,
        has_figures=False,
        tables=(
            Table(
                "ways",
                translate("Planners", "The three ways"),
                columns(("figure", ""), ("now", translate("Planners", "Now")), *titles.items()),
            ),
            unwind.table(),
            Table(
                "falls",
                translate("Planners", "If the price moves first"),
                columns(
                    ("price", translate("Planners", "Price")),
                    ("nothing", translate("Planners", "Do nothing")),
                    *titles.items(),
                ),
                translate("Planners", "the same ways at a worse price"),
            ),
        ),
        chart=Chart(
            translate("Planners", "Health or margin against the price"),
            y=lambda formats, value: formats.ratio(value),
            scale=lambda formats, value, places: formats.number(value, places),
        ),
        shown=_shown,
        gather=_gather,
        offer=_offer,
        begin=lambda gathered, asked: begun(map(_key, gathered), gathered, asked),
    )


# What is asked


def _position() -> tuple[Asked, ...]:
    return (
        Title("position", translate("Planners", "Position")),
        Choose("source", translate("Planners", "Which one"), [(_TYPED, _typed_word())]),
        Choose(
            "law",
            translate("Planners", "Margin"),
            [
                ("lending", translate("Planners", "Lending")),
                ("vault", translate("Planners", "Vault")),
                ("margin", translate("Planners", "Margin account")),
                ("gmx", translate("Planners", "GMX position")),
            ],
        ),
        Choose(
            "direction",
            translate("Planners", "Direction"),
            [
                (Direction.LONG, translate("Planners", "Long")),
                (Direction.SHORT, translate("Planners", "Short")),
            ],
            few=True,
        ),
        Ticker("asset", translate("Planners", "Asset"), "ETH"),
        Number("units", translate("Planners", "Units"), "units", "20", above_zero),
        Number(
            "price", translate("Planners", "Price now"), "price", "1500", above_zero,
            around_start("1500"),
        ),
        Number("debt", translate("Planners", "Debt"), "money", "20000"),
        Choose(
            "backed_by",
            translate("Planners", "Backed by"),
            [
                ("money", translate("Planners", "Stablecoins")),
                ("index", translate("Planners", "The asset itself")),
            ],
        ),
        Number("own", translate("Planners", "Collateral"), "money", "45000"),
        Number("backing", translate("Planners", "Collateral"), "money", "6000"),
        Number("threshold", translate("Planners", "Threshold"), "percent", "83", share),
        Number(
            "required_ratio", translate("Planners", "Required ratio"), "percent", "145", above_zero
        ),
        Number("equity", translate("Planners", "Equity"), "money", "10000", any_number),
        Number(
            "maintenance_margin", translate("Planners", "Maintenance"), "percent", "5", share
        ),
        Number(
            "collateral_factor_asked", translate("Planners", "Least collateral"), "percent", "1",
            share,
        ),
        Number(
            "entry", translate("Planners", "Entry price"), "price", "1600", above_zero,
            is_needed=False,
        ),
        Rate("borrow_apr", translate("Planners", "Borrow rate"), "8", is_needed=False),
    )  # fmt: skip


def _target() -> tuple[Asked, ...]:
    words = measure_words()
    return (
        *(
            Choose(
                f"{law}_target",
                translate("Planners", "Bring back"),
                [(aim, words[aim]) for aim in known],
            )
            for law, known in _AIMS.items()
        ),
        Number(
            "health_factor", words["health_factor"], "ratio", "1.75", health, HEALTH,
            note=translate(
                "Planners",
                "Aimed at for open trades; a new one keeps the line of your profile.",
            ),
        ),
        Number("collateral_ratio", words["collateral_ratio"], "percent", "200", above_zero),
        Number("margin_ratio", words["margin_ratio"], "percent", "50", share, PERCENT),
        Number("collateral_factor", words["collateral_factor"], "percent", "20", share, PERCENT),
        Number("liquidation_price", words["liquidation_price"], "price", "1000", above_zero),
        Ticker("priced", translate("Planners", "Of the position in"), "", is_needed=False),
    )  # fmt: skip


def _costs() -> tuple[Asked, ...]:
    return (
        Title("costs", translate("Planners", "What it takes")),
        Number("cost_rate", translate("Planners", "Cost of a sale"), "percent", "0.3", share),
        Ticker("swap_to", translate("Planners", "Swap into"), "USDC"),
        Number("swap_price", translate("Planners", "Its price"), "price", "1", above_zero),
        Number("swap_threshold", translate("Planners", "Its threshold"), "percent", "90", share),
        Number(
            "swap_ratio", translate("Planners", "Its required ratio"), "percent", "110", above_zero
        ),
    )


def _shown(choices: Mapping[str, Any]) -> Collection[str]:
    source = choices["source"]
    law, trade_id, _, is_loop = source or (choices["law"], 0, "", False)
    target = f"{law}_target"
    shown = {"source", "position", "costs", "cost_rate", target, choices[target]}
    if law in ("lending", "vault"):
        shown.add("swap_to")
    if is_loop:
        shown |= set(unwind.ASKED)
    if source == _TYPED:
        shown |= {"law", "direction", "asset", "price", "entry"}
        shown |= set(_ACCOUNTS[law, choices["direction"]])
        shown |= {"lending": {"borrow_apr", "swap_price", "swap_threshold"},
                  "vault": {"borrow_apr", "swap_price", "swap_ratio"}}.get(law, set())  # fmt: skip
    elif trade_id is None and choices[target] == "liquidation_price":
        shown.add("priced")
    return shown


def _gather(uow: UnitOfWork) -> list[Rescuable]:
    from journal_app.services.rescuing import rescuable

    return rescuable(uow)


def _offer(gathered: Sequence[Rescuable]) -> Mapping[str, Sequence[tuple[Any, str]]]:
    return {"source": [(_TYPED, _typed_word()), *((_key(each), _words(each)) for each in gathered)]}


def _words(each: Rescuable) -> str:
    if each.trade_id is None:
        words = translate("Planners", "All of {name}, {platform}")
        return words.format(name=each.name, platform=each.platform)
    words = translate("Planners", "No. {number} {name}, {platform}")
    return words.format(number=each.number, name=sides_words(each.name), platform=each.platform)


def _key(each: Rescuable) -> tuple[str, int | None, str, bool]:
    of = each.asset if each.trade_id is not None else str(each.number)
    return _LAWS[each.of.terms.law], each.trade_id, of, unwind.is_loop(each)


def _typed_word() -> str:
    return translate("Planners", "Typed below")


# What follows


def answer(values: Values, formats: Formats) -> Found:
    """The ways, what they are worth at other prices, and what can be recorded of them."""
    chosen = _chosen(values)
    shown = _of_typed(values) if chosen is None else _of_journal(values, chosen)
    rescue, found = shown.rescue, shown.found
    recorded = None if chosen is None else (chosen, _wanted(values, chosen))
    back = unwind.way_back(values, *recorded, formats) if recorded else unwind.WayBack()
    return Found(
        rows={
            "ways": list(way_rows(shown, formats)),
            "unwind": back.rows,
            "falls": [fall_row(each, rescue.account, formats) for each in falls(rescue, found)],
        },
        curves=curves_of(rescue, found),
        markers=list(markers_of(rescue)),
        remarks=[*remarks(rescue, found, formats), *back.remarks],
        records=[*records_of(shown, recorded[1], formats), *back.records] if recorded else (),
    )


def _chosen(values: Values) -> Rescuable | None:
    chosen = values.choice("source")
    return next((each for each in values.gathered or () if _key(each) == chosen), None)


def _aim(values: Values, law: str, asset: Asset) -> Target:
    aim = values.choice(f"{law}_target")
    return target_of(aim, values.number(aim), asset)


def _of_typed(values: Values) -> Shown:
    law, asset = values.choice("law"), values.asset("asset")
    account = typed_account(values)
    rescue = rescue_of(
        account,
        (Opened(asset, values.maybe("entry")),),
        _aim(values, law, asset),
        values.number("cost_rate"),
        swap_typed(values) if can_swap(account) else None,
    )
    apr = values.maybe("borrow_apr") if can_swap(account) else None
    loans = [Loan(d.asset, d.amount, d.price, apr) for d in getattr(account, "debt", ())]
    return Shown(rescue, ways(rescue), loans, (asset,))


def _of_journal(values: Values, chosen: Rescuable) -> Shown:
    wanted = _wanted(values, chosen)
    rescue = chosen.of.rescue(wanted.target, wanted.closing, wanted.cost_rate, wanted.swap_to)
    found = chosen.of.ways(rescue, wanted.swap_to)
    found = with_repayments(chosen.of, found, chosen.trade_id)
    tickers = tuple(dict.fromkeys(leg.ticker for leg in chosen.of.legs))
    return Shown(rescue, found, chosen.of.loans, tickers, chosen.of.own_name)


def _wanted(values: Values, chosen: Rescuable) -> Wanted:
    from journal_app.services.rescuing import Wanted

    law = _LAWS[chosen.of.terms.law]
    priced = chosen.ticker
    if chosen.trade_id is None and values.choice(f"{law}_target") == "liquidation_price":
        typed = values.asset("priced") or priced
        priced = chosen.of.terms.ticker(typed)
        if priced not in chosen.closing:
            raise Refused.because("priced", "asset_not_in_account", asset=typed)
    return Wanted(
        trade_id=chosen.first_trade,
        target=_aim(values, law, priced),
        way="",
        closing=chosen.closing,
        is_whole=chosen.trade_id is None,
        cost_rate=values.number("cost_rate"),
        swap_to=values.asset("swap_to") or None if can_swap(chosen.of.account) else None,
    )
