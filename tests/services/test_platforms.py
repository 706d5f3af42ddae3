from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.services.platforms import preset_terms, terms_of_preset
from journal_app.wording import explain

ENTIRE = """
id = "bank"
name = "The Bank"
law = "lending"
as_of = 2026-01-31
source = "The Bank, price list"
liquidates_on = "oracle"
aliases = { ETH = "WETH" }
[assets]
WETH = { max_ltv = "0.8", liquidation_threshold = "0.83", liquidation_penalty = "0.05" }
"""


def test_a_preset_becomes_terms() -> None:
    terms = terms_of_preset(ENTIRE)
    assert (terms.platform, terms.law, terms.as_of) == ("bank", "lending", date(2026, 1, 31))
    weth = terms.of(Asset("ETH"))
    assert weth is not None
    assert weth.max_ltv == D("0.8")
    assert weth.liquidation_threshold == D("0.83")
    assert weth.initial_margin is None
    assert terms.of(Asset("DOGE")) is None
    assert terms.fee_rate is None


def test_tiers_are_read_in_their_order() -> None:
    terms = terms_of_preset(_with_assets('BTC = { tiers = [["0", "40"], ["150000000", "20"]] }'))
    btc = terms.assets[Asset("BTC")]
    assert btc.tiers == ((D(0), D(40)), (D(150_000_000), D(20)))


@pytest.mark.parametrize(
    ("preset_text", "field", "code"),
    [
        ("id =", "", "not_toml"),
        (ENTIRE.replace('source = "The Bank, price list"', ""), "source", "missing"),
        (ENTIRE.replace("source", "sources"), "source", "missing"),
        ('tune = "1"' + ENTIRE, "tune", "unknown_term"),
        (ENTIRE.replace("lending", "faith"), "law", "not_a_choice"),
        (ENTIRE.replace('"oracle"', '"whim"'), "liquidates_on", "not_a_choice"),
        (ENTIRE.replace("2026-01-31", '"January"'), "as_of", "not_a_date"),
        (ENTIRE.replace("2026-01-31", "2026-01-31T10:00:00"), "as_of", "not_a_date"),
        (ENTIRE.replace('"0.8"', "0.8"), "assets/WETH/max_ltv", "not_a_text"),
        (ENTIRE.replace('"0.8"', '"80%"'), "assets/WETH/max_ltv", "not_a_number"),
        (ENTIRE.replace('"0.8"', '"0.84"'), "assets/WETH/max_ltv", "ltv_above_threshold"),
        (ENTIRE.replace('"0.05"', '"5"'), "assets/WETH/liquidation_penalty", "not_a_fraction"),
        (ENTIRE.replace("max_ltv", "ltv"), "assets/WETH/ltv", "unknown_term"),
        (ENTIRE.replace('"WETH" }', '"DOGE" }'), "aliases/ETH", "alias_of_nothing"),
        (ENTIRE.replace("ETH =", "WETH =", 1), "aliases/WETH", "alias_of_nothing"),
        (
            ENTIRE.replace("max_ltv", "initial_margin").replace(
                "liquidation_threshold", "maintenance_margin"
            ),
            "assets/WETH/maintenance_margin",
            "maintenance_above_initial",
        ),
    ],
)
def test_a_preset_that_contradicts_itself_is_refused(
    preset_text: str, field: str, code: str
) -> None:
    problems = _problems(preset_text)
    assert (field, code) in problems


@pytest.mark.parametrize(
    ("tiers", "field", "code"),
    [
        ('[["1", "40"]]', "assets/BTC/tiers/0", "tiers_not_from_zero"),
        ('[["0", "40"], ["0", "20"]]', "assets/BTC/tiers/1", "tiers_not_ascending"),
        ('[["0", "20"], ["1000", "20"]]', "assets/BTC/tiers/1", "tiers_not_ascending"),
        ('[["0", "0.5"]]', "assets/BTC/tiers/0", "leverage_below_one"),
    ],
)
def test_tiers_that_contradict_themselves_are_refused(tiers: str, field: str, code: str) -> None:
    assert _problems(_with_assets(f"BTC = {{ tiers = {tiers} }}")) == [(field, code)]


def test_an_id_belongs_to_one_preset() -> None:
    with pytest.raises(Refused) as refused:
        preset_terms([ENTIRE, ENTIRE])
    assert explain(refused.value.problems[0]) == "id: two presets are called bank"


def _with_assets(asset_lines: str) -> str:
    perp = ENTIRE.replace("lending", "perp").replace('aliases = { ETH = "WETH" }', "aliases = {}")
    head, _, _ = perp.partition("[assets]")
    return f"{head}[assets]\n{asset_lines}\n"


@pytest.mark.parametrize(
    ("asset_line", "law", "expected"),
    [
        ('{ max_ltv = "0.8" }', "lending", [("liquidation_threshold", "missing")]),
        ('{ liquidation_threshold = "0.8" }', "lending", [("max_ltv", "missing")]),
        ('{ initial_margin = "0.2" }', "equity_ratio", [("maintenance_margin", "missing")]),
        ('{ maintenance_margin = "1" }', "gmx", []),
        ('{ maintenance_margin = "1.5" }', "gmx", [("maintenance_margin", "not_a_fraction")]),
        ('{ maintenance_margin = "1.5" }', "debt_ratio", []),
        (
            '{ maintenance_margin = "-0.5" }',
            "debt_ratio",
            [("maintenance_margin", "not_a_fraction")],
        ),
        (
            '{ initial_margin = "0.4", maintenance_margin = "0.5" }',
            "debt_ratio",
            [("maintenance_margin", "maintenance_above_initial")],
        ),
        (
            '{ max_ltv = "1", liquidation_threshold = "1" }',
            "lending",
            [("max_ltv", "lends_all")],
        ),
    ],
)
def test_each_law_needs_its_ratios(
    asset_line: str, law: str, expected: list[tuple[str, str]]
) -> None:
    text = _with_assets(f"BTC = {asset_line}").replace('"perp"', f'"{law}"')
    if expected:
        assert _problems(text) == [(f"assets/BTC/{name}", code) for name, code in expected]
    else:
        assert terms_of_preset(text).law == law


@pytest.mark.parametrize(
    ("line", "field", "code"),
    [
        ('modes = ["both"]', "modes/0", "not_a_choice"),
        ('since = "last year"', "since", "not_a_beginning"),
        ('since = "2023-13"', "since", "not_a_beginning"),
        ('fee_rate = "1"', "fee_rate", "not_a_fraction"),
        ('close_factor = "0"', "close_factor", "not_a_fraction"),
        ('close_factor = "1.5"', "close_factor", "not_a_fraction"),
    ],
)
def test_what_is_said_of_a_platform_is_checked(line: str, field: str, code: str) -> None:
    assert _problems(line + ENTIRE) == [(field, code)]


def test_a_platform_has_a_name_and_assets() -> None:
    assert _problems(ENTIRE.replace('The Bank"\nlaw', '"\nlaw')) == [("name", "missing")]
    assert ("assets", "without_assets") in _problems(_with_assets(""))


def _problems(preset_text: str) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        terms_of_preset(preset_text)
    assert all(explain(problem) for problem in refused.value.problems)
    return [(problem.field, problem.code) for problem in refused.value.problems]
