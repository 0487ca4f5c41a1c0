"""All files of a case side by side, before it is known whether they fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .records import (
    CaseRecord,
    CriterionRecord,
    OptionRecord,
    SourceRecord,
    SourcesRecord,
    WeightsRecord,
)
from .sheet import AnySheet, Sheet
from .yaml_tree import Tree


@dataclass(frozen=True)
class Draft:
    """The sheets of a case; options, weights and seeds by id (the file's stem).

    The ids below come from what was written, broken or not, so that a reference to something
    broken is not called unknown. None means that the ids cannot be known.
    """

    case: Sheet[CaseRecord]
    options: Mapping[str, Sheet[OptionRecord]]
    weights: Mapping[str, Sheet[WeightsRecord]]
    seeds: Mapping[str, Sheet[SourcesRecord]]
    texts: Mapping[str, str | None]
    """Full texts beside the register by file name; None for one that could not be read."""
    unread: frozenset[str] = frozenset()
    """Parts of the case (``options``, ``weights``, ``seeds``) of which nothing could be read, and that is known."""

    @cached_property
    def criterion_ids(self) -> tuple[str, ...] | None:
        return _keys_of(self.case, "criteria")

    @cached_property
    def objective_ids(self) -> tuple[str, ...] | None:
        return _keys_of(self.case, "objectives")

    @cached_property
    def milestone_ids(self) -> tuple[str, ...] | None:
        """Shared milestones; none where the key is not there, None where it cannot be read."""
        return self._ids_if_written("milestones")

    @cached_property
    def actor_ids(self) -> tuple[str, ...] | None:
        """Actors; none where the key is not there, None where it cannot be read."""
        return self._ids_if_written("actors")

    @cached_property
    def period_ids(self) -> tuple[str, ...] | None:
        """Periods; none where the key is not there, None where it cannot be read."""
        return self._ids_if_written("periods")

    @cached_property
    def claim_ids(self) -> frozenset[str] | None:
        """Every claim of the register, or None when a file of it could not be read."""
        found: set[str] = set()
        if "seeds" in self.unread:
            return None
        for sheet in self.seeds.values():
            sources = _group(sheet.tree.data, "sources")
            if sources is None:
                return None
            for source in sources.values():
                found.update(_group(source, "claims") or ())
        return frozenset(found)

    @cached_property
    def criteria(self) -> Mapping[str, CriterionRecord]:
        """The criteria that are sound."""
        written = self.criterion_ids
        return (
            {id_: found for id_, found in self.case.record.criteria.items() if id_ in written}
            if self.case.record and written
            else {}
        )

    def _ids_if_written(self, key: str) -> tuple[str, ...] | None:
        written = self.case.written(key)
        if isinstance(written, dict):
            return tuple(written)
        return () if self.case.record is not None and written is None else None

    @property
    def case_record(self) -> CaseRecord:
        """The record of ``case.yaml``, for callers that know it to be readable.

        Raises
        ------
        ValueError
            It could not be read.
        """
        if self.case.record is None:
            raise ValueError("case.yaml could not be read")
        return self.case.record

    @property
    def baseline(self) -> str:
        """Id of the baseline, or nothing when it is not known."""
        record = self.case.record
        if record is None or record.baseline not in self.options or self.case.is_faulty(("baseline",)):
            return ""
        return record.baseline

    def text_sheet(self, name: str) -> AnySheet:
        """A full text as a sheet that can be pointed at as a whole."""
        return Sheet("sources", name, Tree(name, None, value_places={(): (0, 0)}), None)

    def sound_options(self) -> Iterator[tuple[str, Sheet[OptionRecord], OptionRecord]]:
        """Options whose text could be read, as far as they are sound."""
        return ((id_, sheet, sheet.record) for id_, sheet in self.options.items() if sheet.record is not None)

    def sound_weights(self) -> Iterator[tuple[str, Sheet[WeightsRecord], WeightsRecord]]:
        """Weight profiles whose text could be read, as far as they are sound."""
        return ((id_, sheet, sheet.record) for id_, sheet in self.weights.items() if sheet.record is not None)

    def sound_sources(self) -> Iterator[tuple[str, Sheet[SourcesRecord], SourceRecord]]:
        """Sources whose text could be read, as far as they are sound."""
        for sheet in self.seeds.values():
            if sheet.record is not None and not sheet.is_faulty(("sources",)):
                for id_, source in sheet.record.sources.items():
                    if id_ in (_group(sheet.tree.data, "sources") or ()):
                        yield id_, sheet, source


def _group(value: object, key: str) -> dict[str, object] | None:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else None


def _keys_of(sheet: AnySheet, key: str) -> tuple[str, ...] | None:
    group = _group(sheet.tree.data, key)
    return tuple(group) if group else None
