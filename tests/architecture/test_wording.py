"""Every code finds its sentence, every sentence its code, and every blank in it a fact."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from string import Formatter

from journal_app.domain.ledger.entries import KINDS
from journal_app.wording import ACTIONS, ENTRY_KINDS, SENTENCES, action_done
from tests.architecture.source_tree import Module, calls, modules_of, texts

MODULES = [module for module in modules_of() if module.layer != "wording"]


def test_every_code_has_a_sentence() -> None:
    unsaid = {f"{module.name}: {code}" for module, code, _ in _raised() if code not in SENTENCES}
    assert unsaid == set()


def test_every_sentence_is_said() -> None:
    said = {text for module in MODULES for text in texts(module.tree)}
    assert set(SENTENCES) - said == set()


def test_every_blank_has_its_fact() -> None:
    blank = {
        f"{module.name}: {code} needs {', '.join(sorted(missing))}"
        for module, code, facts in _raised()
        if facts is not None and code in SENTENCES
        if (missing := _blanks(SENTENCES[code]) - facts)
    }
    assert blank == set()


def test_a_sentence_is_one_calm_line() -> None:
    for code, sentence in SENTENCES.items():
        assert sentence.strip() == sentence != "", code
        assert "\n" not in sentence, code
        assert not sentence.endswith((".", "!")), code


def test_every_action_and_kind_of_entry_has_its_words() -> None:
    begun = {
        name
        for module in MODULES
        for callee, call in calls(module)
        if callee == "begin_action" and call.args
        for name in texts(call.args[0])
    }
    assert begun - set(ACTIONS) == set()
    assert set(ENTRY_KINDS) == set(KINDS)
    assert action_done("add_entry", {"number": "12", "kind": "borrow"}).endswith("12: loan")
    assert "—" in action_done("delete_entry", {})


def _raised() -> Iterator[tuple[Module, str, set[str] | None]]:
    """Each literal code, with the names of the facts beside it (None where they cannot be read)."""
    for module in MODULES:
        for callee, call in calls(module):
            match callee:
                case "because":  # Refused.because(field, code, **facts)
                    given = _keywords(call)
                    facts = None if given is None else {*given, "field"}
                    yield from _codes(module, call, 1, facts)
                case "Problem":  # Problem(field, code, facts)
                    yield from _codes(module, call, 1, _facts_of_problem(call))
                case "JournalError" | "JournalUnusable":  # JournalError(code, **facts)
                    yield from _codes(module, call, 0, _keywords(call))
                case "NotANumberError":  # NotANumberError(code, text)
                    yield from _codes(module, call, 0, {"text", "field"})
                case _:
                    pass


def _codes(
    module: Module, call: ast.Call, place: int, facts: set[str] | None
) -> Iterator[tuple[Module, str, set[str] | None]]:
    given = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    for argument in given or call.args[place : place + 1]:
        match argument:
            case ast.Constant(value=str(code)):
                yield module, code, facts
            case ast.IfExp(
                body=ast.Constant(value=str(one)), orelse=ast.Constant(value=str(other))
            ):
                yield module, one, facts
                yield module, other, facts
            case _:  # a code that was found elsewhere, where it was a literal
                pass


def _keywords(call: ast.Call) -> set[str] | None:
    names = {keyword.arg for keyword in call.keywords}
    return None if None in names else {name for name in names if name}


def _facts_of_problem(call: ast.Call) -> set[str] | None:
    facts = [keyword.value for keyword in call.keywords if keyword.arg == "facts"]
    match facts or call.args[2:]:
        case []:
            return {"field"}
        case [ast.Dict(keys=keys)] if all(isinstance(key, ast.Constant) for key in keys):
            return {"field", *(str(key.value) for key in keys if isinstance(key, ast.Constant))}
        case _:
            return None


def _blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}
