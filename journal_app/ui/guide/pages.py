"""The pages of the guide as they were written, cut into sections by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

START: Final = "README"
"""The page that lists the others: the contents, in their order."""

_COMMENT: Final = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_HEADING: Final = re.compile(r"(#{1,6}) +(.+)")
_FENCE: Final = "```"
_LISTED: Final = re.compile(r"^- \[[^\]]+\]\(([\w-]+)\.md\)", re.MULTILINE)
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SIGNS: Final = re.compile(r"[*`|]|^[ -]*-{3,}.*$|^[-#>] ?", re.MULTILINE)
_NO_PART_OF_AN_ANCHOR: Final = re.compile(r"[^\w\- ]")


class Section(NamedTuple):
    """What stands below a heading, down to the next one, as plain words."""

    heading: str
    anchor: str
    words: str


class Page(NamedTuple):
    """One page. name: of its file, by which others link to it."""

    name: str
    title: str
    markdown: str
    sections: tuple[Section, ...]


def read_guide(folder: Path) -> Mapping[str, Page]:
    """The pages by their names, in the order of the contents, which are the first of them."""
    start = _page(folder, START)
    return {
        page.name: page
        for page in (start, *(_page(folder, name) for name in _LISTED.findall(start.markdown)))
    }


def anchor_of(heading: str) -> str:
    """What a link to a heading ends with, as the sites that show Markdown write it."""
    return _NO_PART_OF_AN_ANCHOR.sub("", heading.lower()).replace(" ", "-")


def plain_words(markdown: str) -> str:
    """Markdown without its signs."""
    return " ".join(_SIGNS.sub(" ", _LINK.sub(r"\1", markdown)).split())


def _page(folder: Path, name: str) -> Page:
    markdown = _COMMENT.sub("", (folder / f"{name}.md").read_text(encoding="utf-8"))
    sections = tuple(_sections(markdown))
    return Page(name, sections[0].heading, markdown, sections)


def _sections(markdown: str) -> Iterator[Section]:
    heading, lines, is_code = "", list[str](), False
    for line in markdown.splitlines():
        is_code ^= line.startswith(_FENCE)
        found = None if is_code else _HEADING.fullmatch(line)
        if found is None:
            lines.append(line)
            continue
        if heading:
            yield _section(heading, lines)
        heading, lines = found.group(2), []
    yield _section(heading, lines)


def _section(heading: str, lines: list[str]) -> Section:
    words = plain_words(heading)
    return Section(words, anchor_of(words), plain_words("\n".join(lines)))
