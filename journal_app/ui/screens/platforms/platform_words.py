"""Terms, rates and holdings of a platform as words and rows of tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.services.surveying import margin_limits, own_money
from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row
from journal_app.ui.words import direction_word

if TYPE_CHECKING:
    from journal_app.domain.figures import PositionFigures
    from journal_app.domain.money import Asset
    from journal_app.domain.terms import AssetTerms, Terms
    from journal_app.services.surveying import Held, KnownRate, Survey

_CONTEXT: Final = "Platforms"
_LAWS: Final = {
    "lending": (
        QT_TRANSLATE_NOOP("Platforms", "Lending"),
        QT_TRANSLATE_NOOP(
            "Platforms",
            "Each collateral counts with its threshold. The account is liquidated when its debt is"
            " worth more than that: at a health factor below 1.",
        ),
    ),
    "equity_ratio": (
        QT_TRANSLATE_NOOP("Platforms", "Margin on position value"),
        QT_TRANSLATE_NOOP(
            "Platforms",
            "A position is liquidated when its equity falls below the maintenance share of its"
            " value.",
        ),
    ),
    "debt_ratio": (
        QT_TRANSLATE_NOOP("Platforms", "Margin on debt"),
        QT_TRANSLATE_NOOP(
            "Platforms",
            "A vault is liquidated when what it holds is worth less than its debt and the"
            " maintenance share of it.",
        ),
    ),
    "perp": (
        QT_TRANSLATE_NOOP("Platforms", "Perpetuals"),
        QT_TRANSLATE_NOOP(
            "Platforms",
            "An account is liquidated when its equity no longer covers the maintenance margin of"
            " its positions, which grows with their size.",
        ),
    ),
    "gmx": (
        QT_TRANSLATE_NOOP("Platforms", "Perpetuals against a pool"),
        QT_TRANSLATE_NOOP(
            "Platforms",
            "A position is liquidated when its collateral, after losses and fees, falls below a"
            " share of its size or one dollar.",
        ),
    ),
}


_TERMS: Final = {
    "ticker": QT_TRANSLATE_NOOP("Platforms", "Asset"),
    "others": QT_TRANSLATE_NOOP("Platforms", "Also called"),
    "max_ltv": QT_TRANSLATE_NOOP("Platforms", "Most LTV"),
    "liquidation_threshold": QT_TRANSLATE_NOOP("Platforms", "Threshold"),
    "initial_margin": QT_TRANSLATE_NOOP("Platforms", "Initial"),
    "maintenance_margin": QT_TRANSLATE_NOOP("Platforms", "Maintenance"),
    "liquidation_penalty": QT_TRANSLATE_NOOP("Platforms", "Penalty"),
    "tiers": QT_TRANSLATE_NOOP("Platforms", "Tiers"),
}


def term_word(name: str) -> str:
    """What a field of an asset's terms is called."""
    return _tr(_TERMS[name])


def law_word(law: str) -> str:
    """What a margin law is called."""
    return _tr(_LAWS[law][0])


def law_sentence(law: str) -> str:
    """When this law liquidates."""
    return _tr(_LAWS[law][1])


_HINTS: Final = {
    "lending": QT_TRANSLATE_NOOP("Platforms", "Percentages of the collateral's value."),
    "equity_ratio": QT_TRANSLATE_NOOP(
        "Platforms",
        "Percentages of the position's value. Where leverage falls with size, tiers instead: the"
        " most leverage and from which value, as 5 @ 0; 3 @ 1000000.",
    ),
    "debt_ratio": QT_TRANSLATE_NOOP(
        "Platforms", "Percentages of the debt: a required ratio of 150% is 50%."
    ),
    "perp": QT_TRANSLATE_NOOP(
        "Platforms",
        "Percentages of the position's value. Where leverage falls with size, tiers instead: the"
        " most leverage and from which value, as 40 @ 0; 20 @ 150000000.",
    ),
    "gmx": QT_TRANSLATE_NOOP("Platforms", "Percentages of the position's size."),
}


def law_hint(law: str) -> str:
    """Of what the percentages of a law's terms are."""
    return _tr(_HINTS[law])


def preset_word(text: str) -> str:
    """Words of terms that are shipped, in the window's language; a trader's own as they are."""
    return QCoreApplication.translate("Presets", " ".join(text.split()))


def facts(terms: Terms, formats: Formats) -> str:
    """Where the platform runs, which price decides, its fee, and how old the terms are."""
    by_oracle = _tr(QT_TRANSLATE_NOOP("Platforms", "liquidates by the oracle"))
    by_market = _tr(QT_TRANSLATE_NOOP("Platforms", "liquidates by its own mark"))
    fee = _tr(QT_TRANSLATE_NOOP("Platforms", "taker fee {fee}"))
    since = _tr(QT_TRANSLATE_NOOP("Platforms", "runs since {since}"))
    parts = [
        preset_word(terms.network),
        by_oracle if terms.liquidates_on == "oracle" else by_market,
        preset_word(terms.price_source),
        modes_word(terms),
        since.format(since=terms.since) if terms.since else "",
        fee.format(fee=formats.percent(terms.fee_rate, 3)) if terms.fee_rate is not None else "",
    ]
    return " · ".join(part for part in parts if part)


def modes_word(terms: Terms) -> str:
    """How margin may be kept there; empty where the terms do not say."""
    words = {
        ("isolated",): _tr(QT_TRANSLATE_NOOP("Platforms", "isolated margin")),
        ("cross",): _tr(QT_TRANSLATE_NOOP("Platforms", "cross margin")),
        ("isolated", "cross"): _tr(QT_TRANSLATE_NOOP("Platforms", "isolated or cross margin")),
    }
    return words.get(terms.modes, "")


def version_columns() -> Sequence[Column]:
    """The versions of a platform's terms."""
    return (
        Column("from", _tr(QT_TRANSLATE_NOOP("Platforms", "Holds from"))),
        Column("state", _tr(QT_TRANSLATE_NOOP("Platforms", "State"))),
        Column("source", _tr(QT_TRANSLATE_NOOP("Platforms", "Source")), stretches=True),
    )


def version_rows(
    own: Sequence[Terms], in_force: Terms | None, shipped: Terms | None, formats: Formats
) -> list[Row]:
    """A row for each own version, the newest first; then what is shipped. The key is the day."""
    states = {
        True: _tr(QT_TRANSLATE_NOOP("Platforms", "in force")),
        False: _tr(QT_TRANSLATE_NOOP("Platforms", "earlier")),
    }
    to_come = _tr(QT_TRANSLATE_NOOP("Platforms", "to come"))
    is_shipped = _tr(QT_TRANSLATE_NOOP("Platforms", "shipped"))
    rows = []
    for version in sorted(own, key=lambda each: each.as_of, reverse=True):
        is_later = in_force is None or in_force not in own or version.as_of > in_force.as_of
        state = to_come if is_later else states[version == in_force]
        rows.append(_version_row(version.as_of, version, state, formats))
    if shipped is not None:
        state = f"{is_shipped}, {states[True]}" if shipped == in_force else is_shipped
        rows.append(_version_row(None, shipped, state, formats))
    return rows


def _version_row(key: object, version: Terms, state: str, formats: Formats) -> Row:
    return Row(
        key if key is not None else "shipped",
        (
            Cell(formats.day(version.as_of), weight=600, order=version.as_of),
            Cell(state, "muted"),
            Cell(version.source, tip=version.source),
        ),
    )


def platform_columns() -> Sequence[Column]:
    """The list of platforms."""
    return (
        Column("name", _tr(QT_TRANSLATE_NOOP("Platforms", "Platform")), stretches=True),
        Column("own", _tr(QT_TRANSLATE_NOOP("Platforms", "Own money")), kind="number"),
    )


def platform_rows(every: Sequence[Terms], survey: Survey | None, formats: Formats) -> list[Row]:
    """A row for each platform, those first on which something lies."""
    lying = own_money(survey.held) if survey else {}
    names = {terms.platform: terms.name for terms in (*(survey.own if survey else ()), *every)}
    no_terms = _tr(QT_TRANSLATE_NOOP("Platforms", "no terms"))
    own = {terms.platform for terms in survey.own} if survey else set()
    own_terms = _tr(QT_TRANSLATE_NOOP("Platforms", "own"))
    platforms = [*names, *without_terms(every, survey)]
    used = [platform for platform in platforms if platform in lying]
    rest = [platform for platform in platforms if platform not in lying]
    return [
        Row(
            platform,
            (
                Cell(
                    names.get(platform, platform),
                    weight=600 if platform in lying else 400,
                    chip=no_terms
                    if platform not in names
                    else own_terms
                    if platform in own
                    else "",
                    chip_tone="warning" if platform not in names else "accent",
                    tip=names.get(platform, platform),
                ),
                Cell(
                    formats.money(lying.get(platform)),
                    "text" if platform in lying else "muted",
                    order=lying.get(platform),
                ),
            ),
        )
        for platform in (*used, *rest)
    ]


def without_terms(every: Iterable[Terms], survey: Survey | None) -> list[str]:
    """Platforms that only the journal names, by its trades or its rates."""
    if survey is None:
        return []
    named = {held.platform for held in survey.held} | {rate.platform for rate in survey.rates}
    return sorted(named - {terms.platform for terms in (*every, *survey.own)})


def rate_columns() -> Sequence[Column]:
    """What the journal knows of a platform without terms."""
    return (
        Column("asset", _tr(QT_TRANSLATE_NOOP("Platforms", "Asset")), stretches=True),
        Column("rate", _tr(QT_TRANSLATE_NOOP("Platforms", "Borrow rate")), kind="number"),
        Column("usual", _tr(QT_TRANSLATE_NOOP("Platforms", "Usual")), kind="number"),
    )


def rate_rows(platform: str, survey: Survey | None, formats: Formats) -> list[Row]:
    """A row for each asset with a known rate."""
    return [
        Row(rate.asset, (Cell(rate.asset, weight=600), *_rate_cells(rate, formats)))
        for rate in (survey.rates if survey else ())
        if rate.platform == platform
    ]


def asset_columns(terms: Terms) -> Sequence[Column]:
    """The terms that the platform's law asks for, and what the journal knows of each asset."""
    if terms.law == "lending":
        own = (
            ("max_ltv", QT_TRANSLATE_NOOP("Platforms", "Most LTV")),
            ("threshold", QT_TRANSLATE_NOOP("Platforms", "Threshold")),
        )
    else:
        own = (
            ("leverage", QT_TRANSLATE_NOOP("Platforms", "Most leverage")),
            ("maintenance", QT_TRANSLATE_NOOP("Platforms", "Maintenance")),
        )
    known = (
        ("penalty", QT_TRANSLATE_NOOP("Platforms", "Penalty"), _has_penalty(terms)),
        ("rate", QT_TRANSLATE_NOOP("Platforms", "Borrow rate"), not terms.has_perpetuals),
        ("usual", QT_TRANSLATE_NOOP("Platforms", "Usual"), not terms.has_perpetuals),
        ("mark", QT_TRANSLATE_NOOP("Platforms", "Last mark"), True),
    )
    shown = [*own, *((key, title) for key, title, is_meant in known if is_meant)]
    return (
        Column("asset", _tr(QT_TRANSLATE_NOOP("Platforms", "Asset")), stretches=True),
        *(Column(key, _tr(title), kind="number") for key, title in shown),
    )


def asset_rows(terms: Terms, survey: Survey | None, formats: Formats) -> list[Row]:
    """A row for each asset with terms or with a known rate."""
    rates: dict[Asset, KnownRate] = {}
    for rate in survey.rates if survey else ():
        if rate.platform == terms.platform:
            rates[terms.ticker(rate.asset)] = rate
    assets = [*terms.assets, *(asset for asset in rates if asset not in terms.assets)]
    return [
        Row(
            asset,
            (
                _asset_cell(terms, asset),
                *_terms_cells(terms, terms.of(asset), formats),
                *(() if terms.has_perpetuals else _rate_cells(rates.get(asset), formats)),
                _mark_cell(terms, asset, survey, formats),
            ),
        )
        for asset in assets
    ]


def held_columns() -> Sequence[Column]:
    """What each open trade holds on a platform."""
    return (
        Column("trade", _tr(QT_TRANSLATE_NOOP("Platforms", "Trade"))),
        Column("account", _tr(QT_TRANSLATE_NOOP("Platforms", "Account"))),
        Column("positions", _tr(QT_TRANSLATE_NOOP("Platforms", "Positions"))),
        Column("collateral", _tr(QT_TRANSLATE_NOOP("Platforms", "Collateral")), stretches=True),
        Column("debt", _tr(QT_TRANSLATE_NOOP("Platforms", "Debt"))),
        Column("equity", _tr(QT_TRANSLATE_NOOP("Platforms", "Equity")), kind="number"),
    )


def held_rows(held: Iterable[Held], formats: Formats) -> list[Row]:
    """A row for each open trade; the key is its id."""
    return [
        Row(
            each.trade_id,
            (
                Cell(f"#{each.number}", weight=600, order=each.number),
                Cell(each.account),
                Cell(", ".join(_position(one, formats) for one in each.positions)),
                Cell(_amounts(each.collateral, formats)),
                Cell(_amounts(each.debt, formats)),
                Cell(formats.money(each.equity), order=each.equity),
            ),
        )
        for each in held
    ]


def _position(one: PositionFigures, formats: Formats) -> str:
    return f"{formats.amount(one.quantity)} {one.asset} {direction_word(one.direction)}"


def _has_penalty(terms: Terms) -> bool:
    return any(known.liquidation_penalty is not None for known in terms.assets.values())


def _asset_cell(terms: Terms, asset: Asset) -> Cell:
    others = [name for name in terms.names(asset) if name != asset]
    return Cell(asset, weight=600, aside=" ".join(others))


def _terms_cells(terms: Terms, known: AssetTerms | None, formats: Formats) -> tuple[Cell, ...]:
    if known is None:
        return (Cell("—"),) * (3 if _has_penalty(terms) else 2)
    penalty = (_percent(known.liquidation_penalty, formats),) if _has_penalty(terms) else ()
    if terms.law == "lending":
        return (
            _percent(known.max_ltv, formats),
            _percent(known.liquidation_threshold, formats),
            *penalty,
        )
    most, maintenance = margin_limits(known)
    return (
        Cell(formats.times(most, 0), order=most, tip=_tiers(known, formats)),
        _percent(maintenance, formats, 2),
        *penalty,
    )


def _rate_cells(rate: KnownRate | None, formats: Formats) -> tuple[Cell, Cell]:
    if rate is None:
        return Cell("—"), Cell("—")
    since = _tr(QT_TRANSLATE_NOOP("Platforms", "in force since {day}, {count} rates known"))
    tip = since.format(day=formats.day(rate.since), count=formats.count(rate.points))
    return (
        Cell(formats.percent(rate.apr), order=rate.apr, tip=tip),
        Cell(formats.percent(rate.usual), "muted", order=rate.usual),
    )


def _mark_cell(terms: Terms, asset: Asset, survey: Survey | None, formats: Formats) -> Cell:
    marks = survey.marks if survey else {}
    seen = [marks[name] for name in terms.names(asset) if name in marks]
    if not seen:
        return Cell("—")
    last = max(seen, key=lambda mark: mark.at)
    return Cell(formats.price(last.price), order=last.price, tip=formats.time(last.at))


def _percent(fraction: Decimal | None, formats: Formats, places: int = 1) -> Cell:
    return Cell(formats.percent(fraction, places), order=fraction)


def _tiers(known: AssetTerms, formats: Formats) -> str:
    """All steps of the leverage that falls with size."""
    step = _tr(QT_TRANSLATE_NOOP("Platforms", "{most} from {value}"))
    return "\n".join(
        step.format(most=formats.times(most, 0), value=formats.unit + formats.number(value))
        for value, most in known.tiers
    )


def _amounts(amounts: Mapping[Asset, Decimal], formats: Formats) -> str:
    told = (
        f"{formats.quantity(amount, 2)} {asset}"
        if abs(amount) >= 1
        else f"{formats.amount(amount)} {asset}"
        for asset, amount in amounts.items()
        if amount
    )
    return ", ".join(told) or "—"


def _tr(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))
