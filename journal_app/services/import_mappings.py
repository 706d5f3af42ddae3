"""The trader's own mappings of tables, kept in the journal and carried in files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from journal_app.domain.importing.mapping import ColumnMapping, mapping_problems
from journal_app.domain.problems import JournalError, Refused
from journal_app.services.own_lists import own_list, put_own_list, tidy_name
from journal_app.services.plain_values import plain_fields, read_value, within
from journal_app.services.ports import Clock, Journal

SETTING: Final = "import_mappings"
"""Under this the journal keeps them."""

MOST: Final = 100


def own_mappings(settings: Mapping[str, str]) -> Sequence[ColumnMapping]:
    """All of them, the one kept last at the end.

    Raises: Refused, where one cannot be read or cannot be meant.
    """
    kept = own_list(settings, SETTING, ColumnMapping)
    for place, mapping in enumerate(kept):
        if problems := mapping_problems(mapping):
            raise within(SETTING, within(place, Refused(problems[:1])))
    return kept


def mapping_called(mappings: Iterable[ColumnMapping], name: str) -> ColumnMapping | None:
    """The one of that name, in whatever letters."""
    word = " ".join(name.split()).casefold()
    return next((each for each in mappings if each.id.casefold() == word), None)


def mapping_fitting(
    mappings: Sequence[ColumnMapping], header: Sequence[str]
) -> ColumnMapping | None:
    """The one that names most of a header's columns and none besides; of equal ones the latest."""
    fitting = [each for each in mappings if not each.missing_in(header)]
    return max(reversed(fitting), key=lambda each: len(each.named), default=None)


def keep_mapping(journal: Journal, clock: Clock, mapping: ColumnMapping) -> ColumnMapping:
    """Keep a mapping; one of the same name gives way to it.

    Raises: Refused, under `name` and under each role that cannot be.
    """
    mapping = replace(mapping, id=tidy_name(mapping.id))
    if problems := mapping_problems(mapping):
        raise Refused(problems)
    with journal.unit_of_work() as uow:
        own = own_mappings(uow.settings.every())
        others = [each for each in own if each.id.casefold() != mapping.id.casefold()]
        if len(others) >= MOST:
            raise Refused.because("name", "mappings_too_many", most=MOST)
        uow.begin_action("keep_mapping", clock.now(), mapping=mapping.id)
        put_own_list(uow, SETTING, [*others, mapping])
        uow.commit()
    return mapping


def delete_mapping(journal: Journal, clock: Clock, name: str) -> None:
    """Drop one. Raises: JournalError `no_such_mapping`."""
    with journal.unit_of_work() as uow:
        own = own_mappings(uow.settings.every())
        found = mapping_called(own, name)
        if found is None:
            raise JournalError("no_such_mapping", name=name)
        uow.begin_action("delete_mapping", clock.now(), mapping=found.id)
        put_own_list(uow, SETTING, [each for each in own if each is not found])
        uow.commit()


def mapping_text(mapping: ColumnMapping) -> str:
    """A mapping as the text of a JSON file."""
    return json.dumps(plain_fields(mapping), ensure_ascii=False, indent=2) + "\n"


def mapping_from(text: str) -> ColumnMapping:
    """The mapping that a JSON file says; its name may be left out.

    Raises: Refused, where it is none or cannot be meant.
    """
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused.because("", "not_a_mapping") from None
    if isinstance(said, dict):
        said = {"id": "", **said}
    mapping: ColumnMapping = read_value(ColumnMapping, said)
    if problems := mapping_problems(mapping):
        raise Refused(problems)
    return mapping
