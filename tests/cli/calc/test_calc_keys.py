"""`calc --keys`: every calculation tells what it reads, from the shape it reads by."""

from __future__ import annotations

import pytest

from journal_app.cli.calc.answering import CALCULATIONS, calculation
from journal_app.cli.main import run


@pytest.mark.parametrize("name", CALCULATIONS)
def test_every_key_of_a_calculation_is_told(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["calc", "--keys", name])
    assert left.value.code == 0
    told = capsys.readouterr().out
    for key in calculation(name).SHAPE.keys:
        assert key in told


def test_what_may_be_left_out_and_what_stands_inside() -> None:
    told = calculation("margin").SHAPE.keys_told
    assert told.startswith("cash?, equity?, other_maintenance?, positions: [{market, size, price,")
    assert told.endswith("tiers?: [..], leverage?}]")
    assert "two_slope: model, base" in calculation("borrow_rate").SHAPE.keys_told


def test_an_unknown_calculation_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["calc", "--keys", "nothing"])
    assert left.value.code == 2
    assert "invalid choice" in capsys.readouterr().err
