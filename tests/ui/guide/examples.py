"""The examples of the guide, and whether what they say is so.

A block ```calc holds a request and, each after `=`, figures of its answer by their paths. A figure
that ends in … goes on. A block ```entry holds lines as they are typed into the journal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from journal_app.cli.calc.answering import answers

_BLOCK: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_GOES_ON: Final = "…"
_WORDS: Final = {"none": None, "yes": True, "no": False}


class Example(NamedTuple):
    """A request, and what is said to be its answer: figures by their paths."""

    request: str
    told: dict[str, str]


def blocks(markdown: str, language: str) -> list[str]:
    """The content of all blocks of a language."""
    return [content for found, content in _BLOCK.findall(markdown) if found == language]


def examples(markdown: str) -> Iterator[Example]:
    """Every calculation that a page shows."""
    for block in blocks(markdown, "calc"):
        lines = block.splitlines()
        request = "\n".join(line for line in lines if not line.startswith("= "))
        told = [line[2:].partition(": ") for line in lines if line.startswith("= ")]
        yield Example(request, {path: figure for path, _, figure in told})


def wrong_in(example: Example) -> list[str]:
    """Every figure that is not so."""
    (answered,) = answers(example.request)
    if not answered["ok"]:
        return [str(answered["error"])]
    found = {path: _at(answered["result"], path) for path in example.told}
    return [
        f"{path}: {found[path]}, not {figure}"
        for path, figure in example.told.items()
        if not _is_so(found[path], figure)
    ]


def _at(result: object, path: str) -> object:
    for step in path.split("/"):
        assert isinstance(result, dict | list), path
        result = result[int(step)] if isinstance(result, list) else result[step]
    return result


def _is_so(found: object, told: str) -> bool:
    if told in _WORDS:
        return found is _WORDS[told]
    if isinstance(found, list):
        return ", ".join(map(str, found)) == told
    if told.endswith(_GOES_ON):
        return str(found).startswith(told[:-1])
    return str(found) == told
