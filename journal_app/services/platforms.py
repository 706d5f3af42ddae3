"""Read a platform preset: a dated text of terms in, `Terms` out, or every problem named.

Presets are TOML. Each number is a text, so that no float is ever made of it:

    id = "aave_v3"              as_of = 2026-02-17        liquidates_on = "oracle"
    [aliases]                   ETH = "WETH"
    [assets]                    WETH = { max_ltv = "0.805", liquidation_threshold = "0.83" }

`borrow_rates` holds the utilisation curve of each borrowed asset under the keys that the
calculation `borrow_rate` takes; it is no part of the terms that a trade is judged by.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final, Literal, cast

from journal_app.domain.exact import ONE, ZERO, NotANumberError, parse_decimal
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.terms import LAWS, AssetTerms, Law, Terms

NEEDED: Final = ("id", "name", "law", "as_of", "source", "assets", "aliases", "liquidates_on")
OPTIONAL: Final = ("network", "price_source", "fee_rate", "note", "borrow_rates")
RATIOS: Final = (
    "max_ltv",
    "liquidation_threshold",
    "liquidation_penalty",
    "initial_margin",
    "maintenance_margin",
)


def preset_terms(preset_texts: Iterable[str]) -> tuple[Terms, ...]:
    """The terms of every preset, by platform.

    Raises: Refused where a text is no preset or two presets share an id.
    """
    terms = sorted(map(terms_of_preset, preset_texts), key=lambda each: each.platform)
    for one, other in pairwise(terms):
        if one.platform == other.platform:
            raise Refused.because("id", "platform_twice", platform=one.platform)
    return tuple(terms)


def terms_of_preset(preset_text: str) -> Terms:
    """The terms that one preset holds.

    Raises: Refused with every problem, each under the path of its key.
    """
    try:
        preset = tomllib.loads(preset_text)
    except tomllib.TOMLDecodeError as unreadable:
        raise Refused.because("", "not_toml", reason=str(unreadable)) from None
    if problems := [
        *(Problem(key, "missing") for key in NEEDED if key not in preset),
        *(Problem(key, "unknown_term") for key in preset if key not in NEEDED + OPTIONAL),
    ]:
        raise Refused(problems)
    if preset["law"] not in LAWS:
        raise Refused.because(
            "law", "not_a_choice", text=str(preset["law"]), choices=", ".join(LAWS)
        )
    if preset["liquidates_on"] not in ("oracle", "market"):
        raise Refused.because(
            "liquidates_on",
            "not_a_choice",
            text=str(preset["liquidates_on"]),
            choices="oracle, market",
        )
    if type(preset["as_of"]) is not date:
        raise Refused.because("as_of", "not_a_date", text=str(preset["as_of"]))
    terms = Terms(
        platform=preset["id"],
        name=preset["name"],
        law=cast(Law, preset["law"]),
        as_of=preset["as_of"],
        source=preset["source"],
        assets={
            Asset(ticker): _asset_terms(written, f"assets/{ticker}")
            for ticker, written in preset["assets"].items()
        },
        aliases={Asset(alias): Asset(ticker) for alias, ticker in preset["aliases"].items()},
        network=preset.get("network", ""),
        price_source=preset.get("price_source", ""),
        liquidates_on=cast(Literal["oracle", "market"], preset["liquidates_on"]),
        fee_rate=_number(preset["fee_rate"], "fee_rate") if "fee_rate" in preset else None,
        note=preset.get("note", ""),
    )
    if contradictions := problems_of(terms):
        raise Refused(contradictions)
    return terms


def problems_of(terms: Terms) -> tuple[Problem, ...]:
    """What contradicts itself in a platform's terms, typed or read; empty where all is well."""
    problems = [
        Problem(f"aliases/{alias}", "alias_of_nothing", {"ticker": ticker})
        for alias, ticker in terms.aliases.items()
        if ticker not in terms.assets or alias in terms.assets
    ]
    for ticker, asset in terms.assets.items():
        problems += _asset_problems(asset, f"assets/{ticker}")
    return tuple(problems)


def _asset_problems(asset: AssetTerms, path: str) -> list[Problem]:
    problems = [
        Problem(f"{path}/{name}", "not_a_fraction", {"text": str(ratio)})
        for name in RATIOS
        if (ratio := getattr(asset, name)) is not None and not ZERO <= ratio <= ONE
    ]
    if (asset.max_ltv or ZERO) > (asset.liquidation_threshold or ONE):
        problems.append(Problem(f"{path}/max_ltv", "ltv_above_threshold"))
    if (asset.maintenance_margin or ZERO) > (asset.initial_margin or ONE):
        problems.append(Problem(f"{path}/maintenance_margin", "maintenance_above_initial"))
    if asset.tiers and asset.tiers[0][0] != 0:
        problems.append(Problem(f"{path}/tiers/0", "tiers_not_from_zero"))
    problems.extend(
        Problem(f"{path}/tiers/{index}", "tiers_not_ascending")
        for index, (lower, upper) in enumerate(pairwise(asset.tiers), start=1)
        if not (lower[0] < upper[0] and lower[1] > upper[1])
    )
    problems.extend(
        Problem(f"{path}/tiers/{index}", "leverage_below_one")
        for index, (_, most_leverage) in enumerate(asset.tiers)
        if most_leverage < ONE
    )
    return problems


def _asset_terms(written: Mapping[str, object], path: str) -> AssetTerms:
    for key in written:
        if key not in (*RATIOS, "tiers"):
            raise Refused.because(f"{path}/{key}", "unknown_term")
    tiers = cast("list[list[object]]", written.get("tiers", []))
    return AssetTerms(
        **{key: _number(written[key], f"{path}/{key}") for key in RATIOS if key in written},
        tiers=tuple(
            (_number(notional, f"{path}/tiers/{index}"), _number(most, f"{path}/tiers/{index}"))
            for index, (notional, most) in enumerate(tiers)
        ),
    )


def _number(written: object, path: str) -> Decimal:
    if not isinstance(written, str):
        raise Refused.because(path, "not_a_text")
    try:
        return parse_decimal(written)
    except NotANumberError as refused:
        raise Refused.because(path, refused.code, text=written) from None
