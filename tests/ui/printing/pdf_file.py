"""What stands in a PDF that the program wrote: its pages, their texts, and what is embedded."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

_OBJECT = re.compile(rb"\n(\d+) 0 obj(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)endstream", re.DOTALL)
_RANGE = re.compile(r"<(\w{4})> <(\w{4})> (?:<(\w{4})>|\[([^\]]*)\])")
_DATES = re.compile(rb"D:\d{14}\S*|\d{4}-\d\d-\d\dT[\d:]+[^<]*")


class PdfFile:
    """A file read whole."""

    def __init__(self, path: Path) -> None:
        self.content = path.read_bytes()
        assert self.content.startswith(b"%PDF-1.")
        assert self.content.rstrip().endswith(b"%%EOF")
        self._objects = {int(n): body for n, body in _OBJECT.findall(self.content)}

    @property
    def without_dates(self) -> bytes:
        """All of it but when it was made."""
        return _DATES.sub(b"", self.content)

    @property
    def title(self) -> str:
        """What the file says it is."""
        found = re.search(rb"/Title \((.*?)\)\n/Creator", self.content, re.DOTALL)
        assert found is not None
        return re.sub(rb"\\([()\\])", rb"\1", found[1])[2:].decode("utf-16-be")

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the first page, in points."""
        found = re.search(rb"/MediaBox \[0 0 (\d+)\S* (\d+)", self.content)
        assert found is not None
        return int(found[1]), int(found[2])

    @property
    def has_pictures(self) -> bool:
        """Whether anything in it is made of pixels."""
        return re.search(rb"/Subtype\s*/Image", self.content) is not None

    @property
    def fonts(self) -> set[str]:
        """The fonts in it that are embedded."""
        named = (body for body in self._objects.values() if b"/FontFile2" in body)
        found = (re.search(rb"/FontName /\w+\+(\S+)", body) for body in named)
        return {each[1].decode() for each in found if each}

    def pages(self) -> list[str]:
        """The text of each page, a run of glyphs a line. Space and tab have one glyph."""
        pages = (b for _, b in sorted(self._objects.items()) if re.search(rb"/Type /Page\n", b))
        return [self._text(body) for body in pages]

    def _text(self, page: bytes) -> str:
        content = self._stream(_number(rb"/Contents (\d+)", page)).decode("latin-1")
        resources = self._objects[_number(rb"/Resources (\d+)", page)]
        letters = {
            name.decode(): self._letters(int(number))
            for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", resources)
        }
        runs: list[str] = []
        for run in re.findall(r"BT\n(.*?)ET", content, re.DOTALL):
            font = letters[re.match(r"/(F\d+)", run)[1]]  # type: ignore[index]
            letters_of_run = (font.get(int(g, 16), "?") for g in re.findall(r"<(\w{4})>", run))
            runs.append("".join(letters_of_run).replace("\t", " "))
        return "\n".join(runs)

    def _letters(self, font: int) -> dict[int, str]:
        table = self._stream(_number(rb"/ToUnicode (\d+)", self._objects[font])).decode()
        found: dict[int, str] = {}
        for first, last, start, each in _RANGE.findall(table):
            glyphs = range(int(first, 16), int(last, 16) + 1)
            codes = re.findall(r"<(\w{4})>", each) or [
                f"{int(start, 16) + place:x}" for place in range(len(glyphs))
            ]
            found |= {g: chr(int(code, 16)) for g, code in zip(glyphs, codes, strict=True)}
        return found

    def _stream(self, number: int) -> bytes:
        body = self._objects[number]
        found = _STREAM.search(body)
        assert found is not None
        return zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]


def _number(pattern: bytes, body: bytes) -> int:
    found = re.search(pattern, body)
    assert found is not None
    return int(found[1])
