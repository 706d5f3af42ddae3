"""Read a platform preset: a dated text of terms in, `Terms` out, or every problem named.

Presets are TOML. Each number is a text, so that no float is ever made of it:

    id = "aave_v3"              as_of = 2026-02-17        liquidates_on = "oracle"
    modes = ["cross"]           since = "2023-01-27"
    [aliases]                   ETH = "WETH"
    [assets]                    WETH = { max_ltv = "0.805", liquidation_threshold = "0.83" }

`borrow_rates` holds the utilisation curve of each borrowed asset under the keys that the
calculation `borrow_rate` takes; it is no part of the terms that a trade is judged by.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final, cast

from journal_app.domain.exact import ONE, ZERO, NotANumberError, parse_decimal, plain
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.terms import (
    LAWS,
    MODES,
    SOURCES,
    AssetTerms,
    Law,
    Mode,
    Source,
    Terms,
    loan_problem,
)

NEEDED: Final = ("id", "name", "law", "as_of", "source", "assets", "aliases", "liquidates_on")
OPTIONAL: Final = (
    "network",
    "price_source",
    "modes",
    "since",
    "fee_rate",
    "close_factor",
    "note",
    "borrow_rates",
)
RATIOS: Final = (
    "max_ltv",
    "liquidation_threshold",
    "liquidation_penalty",
    "initial_margin",
    "maintenance_margin",
)


_SINCE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ON_DEBT: Final = frozenset({"initial_margin", "maintenance_margin"})


def needed_ratios(law: Law) -> tuple[str, ...]:
    """The ratios without which a law cannot say where an asset is liquidated."""
    if law == "lending":
        return "max_ltv", "liquidation_threshold"
    return ("maintenance_margin",)


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
    for key, choices in (("law", LAWS), ("liquidates_on", SOURCES)):
        _must_be_among(choices, preset[key], key)
    modes = preset.get("modes", [])
    for place, mode in enumerate(modes):
        _must_be_among(MODES, mode, f"modes/{place}")
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
        liquidates_on=cast(Source, preset["liquidates_on"]),
        fee_rate=_number(preset["fee_rate"], "fee_rate") if "fee_rate" in preset else None,
        note=preset.get("note", ""),
        modes=cast(tuple[Mode, ...], tuple(modes)),
        since=preset.get("since", ""),
        close_factor=_number(preset["close_factor"], "close_factor")
        if "close_factor" in preset
        else None,
    )
    if contradictions := problems_of(terms):
        raise Refused(contradictions)
    return terms


def problems_of(terms: Terms) -> tuple[Problem, ...]:
    """What is missing in a platform's terms or contradicts itself, typed or read.

    Each stands under the path of its field; empty where all is well.
    """
    problems = [
        Problem(f"aliases/{alias}", "alias_of_nothing", {"ticker": ticker})
        for alias, ticker in terms.aliases.items()
        if ticker not in terms.assets or alias in terms.assets
    ]
    if not terms.name:
        problems.append(Problem("name", "missing"))
    if not terms.assets:
        problems.append(Problem("assets", "without_assets"))
    if terms.since and not _SINCE.fullmatch(terms.since):
        problems.append(Problem("since", "not_a_beginning", {"text": terms.since}))
    if terms.fee_rate is not None and not -ONE < terms.fee_rate < ONE:
        problems.append(Problem("fee_rate", "not_a_fraction", {"text": plain(terms.fee_rate)}))
    factor = terms.close_factor
    if factor is not None and not ZERO < factor <= ONE:
        problems.append(Problem("close_factor", "not_a_fraction", {"text": plain(factor)}))
    for ticker, asset in terms.assets.items():
        problems += _asset_problems(terms.law, asset, f"assets/{ticker}")
    return tuple(problems)


def _asset_problems(law: Law, asset: AssetTerms, path: str) -> list[Problem]:
    problems = [
        Problem(f"{path}/{name}", "missing")
        for name in needed_ratios(law)
        if getattr(asset, name) is None and not asset.tiers
    ]
    problems.extend(
        Problem(f"{path}/{name}", "not_a_fraction", {"text": plain(ratio)})
        for name in RATIOS
        if (ratio := getattr(asset, name)) is not None
        and not (ratio >= ZERO and (ratio <= ONE or _may_exceed_one(law, name)))
    )
    lent = loan_problem(f"{path}/max_ltv", asset.max_ltv, asset.liquidation_threshold)
    if lent is not None:
        problems.append(lent)
    initial = asset.initial_margin
    if initial is not None and (asset.maintenance_margin or ZERO) > initial:
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


def _may_exceed_one(law: Law, name: str) -> bool:
    """A vault's margin is a share of its debt: a required ratio of 250 % is 1.5."""
    return law == "debt_ratio" and name in _ON_DEBT


def _must_be_among(choices: tuple[str, ...], written: Any, path: str) -> None:
    if written not in choices:
        raise Refused.because(path, "not_a_choice", text=str(written), choices=", ".join(choices))


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
