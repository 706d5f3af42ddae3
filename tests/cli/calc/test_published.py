"""Published examples: the figures of the platforms' own tests and documents, through `calc`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal as D
from functools import reduce
from pathlib import Path

import pytest

from journal_app.cli.calc.answering import answer

PUBLISHED = Path(__file__).resolve().parents[2] / "vectors" / "published.json"
Case = Mapping[str, object]


def _cases() -> Iterator[object]:
    for group in json.loads(PUBLISHED.read_text(encoding="utf-8"))["sources"]:
        for case in group["cases"]:
            yield pytest.param(
                case["request"],
                case["expect"],
                D(case["within"][0]),
                D(case["within"][1]),
                group["source"],
                id=case["name"],
            )


@pytest.mark.parametrize(("request_", "expect", "relative", "absolute", "source"), list(_cases()))
def test_a_published_example_comes_out(
    request_: Case, expect: Mapping[str, object], relative: D, absolute: D, source: str
) -> None:
    answered = answer(request_)
    assert answered["ok"], f"{answered} (source: {source})"
    for path, wanted in expect.items():
        found = reduce(_inside, path.split("/"), answered["result"])
        assert _agrees(found, wanted, relative, absolute), (
            f"{path} is {found}, {wanted} in {source}"
        )


def _inside(result: object, key: str) -> object:
    if isinstance(result, list):
        return result[int(key)]
    assert isinstance(result, dict)
    return result[key]


def _agrees(found: object, wanted: object, relative: D, absolute: D) -> bool:
    if wanted is None or isinstance(wanted, bool):
        return found is wanted
    if found is None or isinstance(found, bool):
        return False
    expected = D(str(wanted))
    return abs(D(str(found)) - expected) <= max(absolute, relative * abs(expected))
