"""Terms as they are typed: what is meant, and which field cannot be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import pytest

from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.exact import plain
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.terms import AssetTerms, Law, Terms
from journal_app.services.typed_terms import (
    TypedAsset,
    TypedTerms,
    others_of,
    percent_of,
    percents_of,
    terms_meant,
    tiers_text,
)
from journal_app.ui.formatting import Formats

ETH, BTC = Asset("ETH"), Asset("BTC")
READ = Formats().read


def row(ticker: str, tiers: str = "", others: str = "", **percents: str) -> TypedAsset:
    return TypedAsset(
        ticker=ticker,
        others=others,
        percents={name: D(text) for name, text in percents.items()},
        tiers=tiers,
    )


def typed(*rows: TypedAsset, law: Law = "lending", as_of: str = "2026-03-01") -> TypedTerms:
    return TypedTerms(
        platform="mine", name=" Mine ", law=law, as_of=as_of, liquidates_on="oracle",
        modes=("cross",), network=" Base ", price_source="", since="2024", source="its page",
        note="", fee_percent=D("0.05"), assets=rows,
    )  # fmt: skip


def problems(meant: TypedTerms) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        terms_meant(meant, READ)
    return [(each.field, each.code) for each in refused.value.problems]


def test_percents_become_fractions() -> None:
    terms = terms_meant(
        typed(
            row(" ETH ", others="WETH, stETH", max_ltv="80.5", liquidation_threshold="83"), row("")
        ),
        READ,
    )
    assert (terms.name, terms.network, terms.as_of) == ("Mine", "Base", date(2026, 3, 1))
    assert terms.assets == {ETH: AssetTerms(D("0.805"), D("0.83"))}
    assert terms.aliases == {Asset("WETH"): ETH, Asset("stETH"): ETH}
    assert terms.fee_rate == D("0.0005")


def test_a_law_takes_what_it_makes_use_of() -> None:
    both = row(
        "ETH", "20; 10 @ 1,000,000", max_ltv="80", initial_margin="5", maintenance_margin="3"
    )
    tiers = ((D(0), D(20)), (D(1_000_000), D(10)))
    assert terms_meant(typed(both, law="perp"), READ).assets[ETH] == AssetTerms(tiers=tiers)
    margins = AssetTerms(initial_margin=D("0.05"), maintenance_margin=D("0.03"))
    assert terms_meant(typed(both, law="gmx"), READ).assets[ETH] == margins
    lent = terms_meant(typed(both), READ).assets[ETH]
    assert lent == AssetTerms(max_ltv=D("0.8"))


def test_what_cannot_be_read_is_named() -> None:
    assert problems(typed(row("", max_ltv="80"))) == [("rows/0/ticker", "missing")]
    assert problems(typed(row("12"), row("ETH"), row("ETH"))) == [
        ("rows/0/ticker", "no_ticker"),
        ("rows/2/ticker", "given_twice"),
    ]
    assert problems(typed(row("ETH", others="WETH"), row("BTC", others="WETH"))) == [
        ("rows/1/others", "given_twice")
    ]
    assert problems(typed(row("ETH", "many @ 0"), law="perp")) == [("rows/0/tiers", "not_a_number")]
    assert problems(typed(row("ETH"), as_of="soon")) == [("as_of", "not_a_date")]


@pytest.mark.parametrize("terms", PresetPlatforms().every(), ids=lambda each: each.platform)
def test_what_is_shipped_can_be_typed(terms: Terms) -> None:
    rows = [
        TypedAsset(
            ticker=ticker,
            others=others_of(terms, ticker),
            percents=percents_of(known),
            tiers=tiers_text(known, plain),
        )
        for ticker, known in terms.assets.items()
    ]
    again = terms_meant(
        TypedTerms(
            platform=terms.platform, name=terms.name, law=terms.law, as_of=terms.as_of.isoformat(),
            liquidates_on=terms.liquidates_on, modes=terms.modes, network=terms.network,
            price_source=terms.price_source, since=terms.since, source=terms.source,
            note=terms.note, fee_percent=percent_of(terms.fee_rate), assets=rows,
            close_factor=terms.close_factor,
        ),
        READ,
    )  # fmt: skip
    assert again == replace(terms, note=terms.note.strip())


def test_only_a_lender_repays_a_share_of_a_debt() -> None:
    begun = replace(typed(), close_factor=D("0.5"))
    assert terms_meant(replace(begun, law="lending"), READ).close_factor == D("0.5")
    assert terms_meant(replace(begun, law="perp"), READ).close_factor is None
