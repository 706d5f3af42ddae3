"""Terms of a platform as they are typed, in percent and in words, and what they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.money import Asset, ticker_problem
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.terms import AssetTerms, Law, Mode, Source, Terms
from journal_app.services.platforms import RATIOS

Read = Callable[[str], Decimal]
"""Reads a number as the trader writes it. Raises: Refused."""

_TIER_SIGN: Final = "@"
_TIERS_APART: Final = ";"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAsset:
    """One row. others: more tickers of the same terms. percents: by the names of `RATIOS`.

    tiers: `40 @ 0; 20 @ 150000000`, the most leverage and from which notional.
    """

    ticker: str
    others: str = ""
    percents: Mapping[str, Decimal | None]
    tiers: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        texts = (self.ticker, self.others, self.tiers)
        return not any(map(str.strip, texts)) and not any(
            each is not None for each in self.percents.values()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTerms:
    """All that stands in the form. close_factor: not typed, but kept from the terms before."""

    platform: str
    name: str
    law: Law
    as_of: str
    liquidates_on: Source
    modes: tuple[Mode, ...]
    network: str
    price_source: str
    since: str
    source: str
    note: str
    fee_percent: Decimal | None
    assets: Sequence[TypedAsset]
    close_factor: Decimal | None = None


def ratios_of(law: Law) -> tuple[str, ...]:
    """The ratios that a law makes use of, in the order in which they are typed."""
    if law == "lending":
        return "max_ltv", "liquidation_threshold", "liquidation_penalty"
    return "initial_margin", "maintenance_margin", "liquidation_penalty"


def has_tiers(law: Law) -> bool:
    """Whether leverage may fall with size under a law."""
    return law in ("equity_ratio", "perp")


@exact
def terms_meant(typed: TypedTerms, read: Read) -> Terms:
    """The terms that were typed; whether they can be is another question (`problems_of`).

    Raises: Refused, with what cannot be read, each under its field: `as_of`, `rows/0/ticker`.
    """
    problems: list[Problem] = []
    assets: dict[Asset, AssetTerms] = {}
    aliases: dict[Asset, Asset] = {}
    for place, row in enumerate(typed.assets):
        if row.is_empty:
            continue
        ticker = Asset(row.ticker.strip())
        problems += _ticker_problems(ticker, assets, f"rows/{place}/ticker")
        for other in row.others.replace(",", " ").split():
            problems += _ticker_problems(other, aliases, f"rows/{place}/others")
            aliases[Asset(other)] = ticker
        try:
            assets[ticker] = _asset_terms(typed.law, row, read)
        except Refused as refused:
            problems += (
                Problem(f"rows/{place}/tiers", each.code, each.facts) for each in refused.problems
            )
    try:
        day = date.fromisoformat(typed.as_of.strip())
    except ValueError:
        problems.append(Problem("as_of", "not_a_date", {"text": typed.as_of.strip()}))
    if problems:
        raise Refused(problems)
    return Terms(
        platform=typed.platform,
        name=typed.name.strip(),
        law=typed.law,
        as_of=day,
        source=typed.source.strip(),
        assets=assets,
        aliases=aliases,
        network=typed.network.strip(),
        price_source=typed.price_source.strip(),
        liquidates_on=typed.liquidates_on,
        fee_rate=_fraction(typed.fee_percent),
        note=typed.note.strip(),
        modes=typed.modes,
        since=typed.since.strip(),
        close_factor=typed.close_factor if typed.law == "lending" else None,
    )


@exact
def percents_of(known: AssetTerms) -> Mapping[str, Decimal | None]:
    """The ratios of an asset in percent."""
    return {name: percent_of(getattr(known, name)) for name in RATIOS}


@exact
def percent_of(fraction: Decimal | None) -> Decimal | None:
    """A fraction of 1 in percent."""
    return None if fraction is None else fraction.scaleb(2)


def others_of(terms: Terms, ticker: Asset) -> str:
    """The other tickers of an asset, one after the other."""
    return " ".join(alias for alias, of in terms.aliases.items() if of == ticker)


def tiers_text(known: AssetTerms, write: Callable[[Decimal], str]) -> str:
    """The tiers as they are typed."""
    steps = (f"{write(most)} {_TIER_SIGN} {write(start)}" for start, most in known.tiers)
    return f"{_TIERS_APART} ".join(steps)


def _ticker_problems(ticker: str, known: Iterable[str], field: str) -> Iterator[Problem]:
    if not ticker:
        yield Problem(field, "missing")
    elif (problem := ticker_problem(field, ticker)) is not None:
        yield problem
    elif ticker in known:
        yield Problem(field, "given_twice")


def _asset_terms(law: Law, row: TypedAsset, read: Read) -> AssetTerms:
    """What a law makes use of in a row; what stands there for another law is left out."""
    tiers = tuple(_tiers(row.tiers, read)) if has_tiers(law) else ()
    ratios = () if tiers else ratios_of(law)[:2]
    used = (*ratios, "liquidation_penalty")
    return AssetTerms(
        **{name: _fraction(row.percents.get(name)) for name in used},
        tiers=tiers,
    )


def _tiers(text: str, read: Read) -> Iterator[tuple[Decimal, Decimal]]:
    for step in filter(None, map(str.strip, text.split(_TIERS_APART))):
        most, sign, start = step.partition(_TIER_SIGN)
        yield read(start.strip()) if sign else ZERO, read(most.strip().rstrip("×x"))


def _fraction(percent: Decimal | None) -> Decimal | None:
    return None if percent is None else percent.scaleb(-2)
