"""A language that nobody speaks: every text in brackets, 1.6 times as long, in letters with marks.

What stands in plain letters on the screen was left out, and what is cut has too little room.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from tests.ui.languages.extracting import compile_, update

LANGUAGE: Final = "xx"
LONGER: Final = 1.6
_PLAIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MARKED: Final = "àƀčđéƒǧĥîĵķļɱñøþɋřšţûṽŵẋýžÅƁÇÐÉƑĞĤÎĴĶĻṀÑØÞɊŘŠŢÛṼŴẊÝŽ"
_LETTERS: Final = str.maketrans(dict(zip(_PLAIN, _MARKED, strict=True)))
_KEPT: Final = re.compile(r"\{\{|\}\}|\{[^{}]*\}|%n|<[^<>]+>|&\w+;|\*\.\w+|\n")
"""Blanks, marks of rich text, kinds of files and ends of lines."""
_FILL: Final = "~~~~ "


def pseudo(text: str) -> str:
    """A text in the pseudo language: `Close {asset}` becomes `[Çļøšé {asset} ~~~]`."""
    said, end = [], 0
    for kept in _KEPT.finditer(text):
        said += [text[end : kept.start()].translate(_LETTERS), kept[0]]
        end = kept.end()
    said.append(text[end:].translate(_LETTERS))
    letters = len(_KEPT.sub("", text))
    missing = max(0, round(letters * (LONGER - 1)) - 2)
    filling = (_FILL * (missing // len(_FILL) + 1))[:missing].strip()
    return "[" + " ".join(part for part in ("".join(said), filling) if part) + "]"


def write_pseudo(compiled: Path) -> None:
    """Write the language as the program loads it, out of the texts that the code has now."""
    file = compiled.with_suffix(".ts")
    update(file)
    tree = ElementTree.parse(file)
    tree.getroot().set("language", LANGUAGE)
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.attrib.clear()
        translation.text = pseudo(message.findtext("source") or "")
    tree.write(file, encoding="utf-8", xml_declaration=True)
    compile_(file, compiled)
    file.unlink()
