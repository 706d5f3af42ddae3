"""What is kept whole in one text: plans, terms, and the parts of a trade's figures, as JSON.

Numbers are exact texts. Keys are sorted and nothing is left out, so that equal content is equal
text and one hash names it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

from journal_app.domain.figures import PositionFigures
from journal_app.domain.money import Asset
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.domain.trade import (
    ChecklistAnswer,
    Direction,
    Plan,
    PlannedPosition,
    PositionKind,
    Target,
    Verdict,
)
from journal_app.services.ports import KeptReview, SavedView
from journal_app.storage.legible import legible
from journal_app.storage.stored import decimal_of, milliseconds_of, moment_of, text_of

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def plan_body(plan: Plan) -> str:
    """Write a plan. What is said since stands in it only where there is something: a plan that was
    kept before stays, letter for letter, as it was.
    """
    answers = [_fields_of(each) for each in plan.checklist]
    for answer in answers:
        if not answer["reasons"]:
            del answer["reasons"]
    return _text({**_fields_of(plan), "checklist": tuple(answers)})


@lru_cache(maxsize=512)
@legible
def plan_of(body: str) -> Plan:
    """Read a plan. Those of the open trades are asked for again and again."""
    kept = json.loads(body)
    return Plan(
        planned_at=moment_of(kept["planned_at"]),
        thesis=kept["thesis"],
        positions=tuple(map(_planned_position, kept["positions"])),
        collateral=amounts_of(kept["collateral"]),
        borrowed=amounts_of(kept["borrowed"]),
        leverage=_number(kept["leverage"]),
        borrow_apr=_number(kept["borrow_apr"]),
        days=_number(kept["days"]),
        fee_rate=_number(kept["fee_rate"]),
        expected_costs=_number(kept["expected_costs"]),
        capital=_number(kept["capital"]),
        risk=_number(kept["risk"]),
        reward=_number(kept["reward"]),
        health_factor=_number(kept["health_factor"]),
        margin_ratio=_number(kept["margin_ratio"]),
        profile=kept["profile"],
        exit_plan=kept["exit_plan"],
        alerts=tuple((decimal_of(level), where) for level, where in kept["alerts"]),
        checklist=tuple(map(_answer, kept["checklist"])),
    )


def terms_body(terms: Terms) -> str:
    """Write a platform's terms; what terms did not say at first is left out where it is not said,
    so that the hash of earlier ones stays.
    """
    kept = {field.name: getattr(terms, field.name) for field in fields(terms)}
    return _text({name: told for name, told in kept.items() if told or name not in _SAID_SINCE})


_SAID_SINCE: Final = frozenset({"modes", "since", "close_factor"})


@legible
def terms_of(body: str) -> Terms:
    """Read a platform's terms."""
    kept = json.loads(body)
    return Terms(
        platform=kept["platform"],
        name=kept["name"],
        law=kept["law"],
        as_of=date.fromisoformat(kept["as_of"]),
        source=kept["source"],
        assets={Asset(ticker): _asset_terms(terms) for ticker, terms in kept["assets"].items()},
        aliases={Asset(alias): Asset(ticker) for alias, ticker in kept["aliases"].items()},
        network=kept["network"],
        price_source=kept["price_source"],
        liquidates_on=kept["liquidates_on"],
        fee_rate=_number(kept["fee_rate"]),
        note=kept["note"],
        modes=tuple(kept.get("modes", ())),
        since=kept.get("since", ""),
        close_factor=_number(kept.get("close_factor")),
    )


def content_hash(body: str) -> str:
    """The name of a content: thirty-two hex digits."""
    return blake2b(body.encode(), digest_size=16).hexdigest()


def positions_body(positions: tuple[PositionFigures, ...]) -> str:
    """Write the figures of a trade's positions."""
    return f"[{','.join(map(_position_body, positions))}]"


def _position_body(held: PositionFigures) -> str:
    """One position; every trade has some, and numbers stand in JSON as they are written."""
    return (
        f'{{"asset":{_ENCODER.encode(held.asset)}'
        f',"average_entry":{_quoted(held.average_entry)}'
        f',"average_exit":{_quoted(held.average_exit)}'
        f',"direction":"{held.direction.value}"'
        f',"entered":{_quoted(held.entered)}'
        f',"liquidation_price":{_quoted(held.liquidation_price)}'
        f',"quantity":{_quoted(held.quantity)}}}'
    )


@legible
def positions_of(body: str) -> tuple[PositionFigures, ...]:
    """Read the figures of a trade's positions."""
    return tuple(
        PositionFigures(
            asset=Asset(kept["asset"]),
            direction=Direction(kept["direction"]),
            quantity=decimal_of(kept["quantity"]),
            entered=decimal_of(kept["entered"]),
            average_entry=decimal_of(kept["average_entry"]),
            average_exit=_number(kept["average_exit"]),
            liquidation_price=_number(kept["liquidation_price"]),
        )
        for kept in json.loads(body)
    )


def amounts_body(amounts: Mapping[Asset, Decimal]) -> str:
    """Write amounts by asset."""
    if not amounts:
        return "{}"
    return _ENCODER.encode({asset: text_of(amount) for asset, amount in amounts.items()})


def amounts_of(kept: Mapping[str, str]) -> dict[Asset, Decimal]:
    """Read amounts by asset."""
    return {Asset(asset): decimal_of(amount) for asset, amount in kept.items()}


@legible
def amounts_in(body: str) -> dict[Asset, Decimal]:
    """Read amounts by asset from their text."""
    return amounts_of(json.loads(body))


def review_body(review: KeptReview) -> str:
    """Write what is kept of a review; its period and when it was signed off stand beside it."""
    kept = {field.name: getattr(review, field.name) for field in fields(review)}
    return _text({name: value for name, value in kept.items() if name not in _BESIDE_A_REVIEW})


_BESIDE_A_REVIEW: Final = frozenset({"period", "signed_at"})


@legible
def review_of(period: str, signed_at: datetime | None, body: str) -> KeptReview:
    """Read what is kept of a review."""
    kept = json.loads(body)
    figures = {code: _number(figure) for code, figure in kept.pop("figures").items()}
    trades = {
        number: (decimal_of(net), _number(r)) for number, (net, r) in kept.pop("trades").items()
    }
    return KeptReview(period=period, signed_at=signed_at, figures=figures, trades=trades, **kept)


def view_body(view: SavedView) -> str:
    """Write what a saved view shows; its screen and its name stand beside it."""
    kept = {field.name: getattr(view, field.name) for field in fields(view)}
    return _text({name: value for name, value in kept.items() if name not in _BESIDE_A_VIEW})


_BESIDE_A_VIEW: Final = frozenset({"screen", "name"})


@legible
def view_of(screen: str, name: str, body: str) -> SavedView:
    """Read a saved view."""
    kept = json.loads(body)
    chosen = {kind: tuple(words) for kind, words in kept.pop("chosen").items()}
    return SavedView(screen=screen, name=name, chosen=chosen, **kept)


def _text(value: object) -> str:
    return _ENCODER.encode(_plain(value))


def _fields_of(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _plain(value: Any) -> object:
    match value:
        case Decimal():
            return text_of(value)
        case datetime():
            return milliseconds_of(value)
        case date():
            return value.isoformat()
        case None | str() | int():
            return value
        case Mapping():
            return {key: _plain(each) for key, each in value.items()}
        case tuple():
            return [_plain(each) for each in value]
        case _:
            return {name: _plain(each) for name, each in _fields_of(value).items()}


def _quoted(number: Decimal | None) -> str:
    return "null" if number is None else f'"{text_of(number)}"'


def _number(kept: str | None) -> Decimal | None:
    return None if kept is None else decimal_of(kept)


def _planned_position(kept: Mapping[str, Any]) -> PlannedPosition:
    return PlannedPosition(
        asset=Asset(kept["asset"]),
        direction=Direction(kept["direction"]),
        kind=PositionKind(kept["kind"]),
        entry=decimal_of(kept["entry"]),
        units=decimal_of(kept["units"]),
        stop=_number(kept["stop"]),
        targets=tuple(
            Target(decimal_of(target["price"]), decimal_of(target["share"]))
            for target in kept["targets"]
        ),
        liquidation_price=_number(kept["liquidation_price"]),
    )


def _answer(kept: Mapping[str, Any]) -> ChecklistAnswer:
    return ChecklistAnswer(
        question=kept["question"],
        asked=kept["asked"],
        answer=kept["answer"],
        verdict=Verdict(kept["verdict"]),
        codes=tuple(kept["codes"]),
        reason=kept["reason"],
        reasons=tuple((code, reason) for code, reason in kept.get("reasons", ())),
    )


def _asset_terms(kept: Mapping[str, Any]) -> AssetTerms:
    return AssetTerms(
        max_ltv=_number(kept["max_ltv"]),
        liquidation_threshold=_number(kept["liquidation_threshold"]),
        liquidation_penalty=_number(kept["liquidation_penalty"]),
        initial_margin=_number(kept["initial_margin"]),
        maintenance_margin=_number(kept["maintenance_margin"]),
        tiers=tuple((decimal_of(notional), decimal_of(most)) for notional, most in kept["tiers"]),
    )
