"""Whatever stands in a request or in a JSON export: an answer, a refusal, never a traceback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.cli.calc.answering import CALCULATIONS, answers
from journal_app.domain.problems import JournalError, Refused
from journal_app.exporters.archive import FORMAT, VERSION, checksum, read_archive
from journal_app.services.archiving import archived, unpack
from journal_app.wording import explain, sentence
from tests.cli.calc.test_published import PUBLISHED
from tests.faults.counted import count
from tests.faults.steps import CLOCK
from tests.importers.mutations import Change, changes, spoilt
from tests.services.fake import FakeJournal
from tests.services.test_archiving import content_of_everything

REQUESTS: Final = [
    json.dumps(case["request"])
    for group in json.loads(PUBLISHED.read_text(encoding="utf-8"))["sources"]
    for case in group["cases"]
]
EVERYTHING: Final = json.dumps(content_of_everything())


def numbers_in(result: object) -> Iterator[str]:
    """Every text of a result that is a number."""
    if isinstance(result, dict | list):
        for each in result.values() if isinstance(result, dict) else result:
            yield from numbers_in(each)
    elif isinstance(result, str) and result[:1] in "-0123456789":
        yield result


def is_answered(request: bytes) -> None:
    count("requests spoilt")
    text = request.decode("utf-8", "replace")
    for answer in answers(text):
        json.dumps(answer)
        if answer["ok"]:
            for written in numbers_in(answer["result"]):
                assert "E" not in written.upper() or not written[:1].isdigit()
                assert "NaN" not in written
        else:
            error = answer["error"]
            assert isinstance(error, dict)
            assert error["message"]


def test_there_are_requests_of_many_kinds() -> None:
    kinds = {json.loads(each)["calc"] for each in REQUESTS}
    assert kinds <= set(CALCULATIONS)
    assert len(kinds) >= 10


@given(request_=st.sampled_from(REQUESTS), every=changes)
@settings(max_examples=60)
def test_a_spoilt_request_is_answered(request_: str, every: list[Change]) -> None:
    is_answered(spoilt(request_.encode(), every))


@pytest.mark.long
@given(request_=st.sampled_from(REQUESTS), every=changes)
@settings(max_examples=3_000)
def test_many_spoilt_requests_are_answered(request_: str, every: list[Change]) -> None:
    is_answered(spoilt(request_.encode(), every))


def is_brought_whole_or_refused(every: list[Change]) -> None:
    """The checksum is put right, as whoever means harm would."""
    count("exports spoilt")
    changed = spoilt(EVERYTHING.encode(), every).decode("utf-8", "replace")
    journal = FakeJournal()
    try:
        content = json.loads(changed)
        if isinstance(content, dict):
            told = {"format": FORMAT, "version": VERSION, "checksum": checksum(content)}
            changed = json.dumps({**told, "content": content})
    except (ValueError, RecursionError):
        pass
    try:
        unpack(journal, CLOCK, read_archive(changed))
    except Refused as refused:
        assert all(explain(problem) for problem in refused.problems)
    except JournalError as refused:
        assert sentence(refused.code, refused.facts)
    else:
        assert archived(journal) == _with_lists(read_archive(changed))
        return
    with journal.reading() as uow:
        assert list(uow.trades.every()) == []


def _with_lists(content: dict[str, Any]) -> dict[str, Any]:
    """With the lists that an older export lacks."""
    return {name: content.get(name, []) for name in json.loads(EVERYTHING)}


@given(every=changes)
@settings(max_examples=40)
def test_a_spoilt_export_is_brought_whole_or_refused(every: list[Change]) -> None:
    is_brought_whole_or_refused(every)


@pytest.mark.long
@given(every=changes)
@settings(max_examples=1_000)
def test_many_spoilt_exports_are_brought_whole_or_refused(every: list[Change]) -> None:
    is_brought_whole_or_refused(every)
