"""The platforms that ship with the program."""

from __future__ import annotations

from functools import cached_property

from journal_app.domain.terms import Terms
from journal_app.resources import resource_folder
from journal_app.services.platforms import preset_terms


class PresetPlatforms:
    """`ports.Platforms` over the presets; read when the first is asked for."""

    def terms(self, platform: str) -> Terms | None:
        """Return the terms in force of a platform by its id; None of an unknown one."""
        return self._terms.get(platform)

    def every(self) -> tuple[Terms, ...]:
        """Return the terms of every preset, by platform."""
        return tuple(self._terms.values())

    @cached_property
    def _terms(self) -> dict[str, Terms]:
        return {terms.platform: terms for terms in read_presets()}


def read_presets() -> tuple[Terms, ...]:
    """Return the terms of every preset, by platform."""
    files = sorted(resource_folder("presets").glob("*.toml"))
    return preset_terms(file.read_text(encoding="utf-8") for file in files)
