"""The reference pages of the file formats and of the problems, from the definitions themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from . import records
from .bounds import describe_bounds
from .catalogue import describe_problems
from .schema import SCHEMAS

_WORDS: tuple[tuple[Any, str], ...] = (
    (records.Identifier, "id"),
    (records.Text, "text"),
    (records.Line, "short text"),
    (records.Number, "number"),
    (records.Share, "number, 0 to 1"),
    (records.Percent, "percent, 0 to 100"),
    (records.Day, "day (2018-07-10)"),
    (records.LooseDay, "day, month or year"),
    (records.Amount, "number, or `low`, `mode`, `high`"),
    (records.Level, "number, or `low`, `mode`, `high`, or [Experts](#experts)"),
    (records.Chance, "percent, or `low`, `mode`, `high`"),
    (records.ImpactAmount, "number from -3 to 3, or `low`, `mode`, `high`"),
    (records.ImpactNumber, "number from -3 to 3"),
    (records.Points, "number, 0 or more"),
    (records.RankGroup, "id, or list of ids"),
    (records.ValueFunction, "`linear`, or list of [Point](#point)"),
    (str, "text"),
    (int, "whole number"),
    (float, "number"),
    (bool, "true or false"),
)
_HEADINGS: Mapping[str, str] = {
    "case": "One per case.",
    "option": "One file per option; the file's name is the option's id. Names that begin "
    "with `_` are templates and are not read.",
    "weights": "One file per weight profile; the file's name is the profile's id.",
    "sources": "The register: any number of files. A source's full text may stand beside them (.txt or .md).",
}


def describe_formats() -> str:
    """The file formats as a Markdown page (``docs/formats.md``)."""
    lines = [
        "# File formats",
        "",
        "A case is a folder: `case.yaml`, `options/`, `weights/`, `seeds/`. This page is generated from the "
        "definitions that the loader uses (`python -m counterpoise schema --write`).",
        "",
        "- Ids begin with a letter and hold letters, digits and `_`, at most 64.",
        "- Values are read as YAML 1.2: `NO`, `12:30` and `2018-07-10` are text, `010` is ten, `1e3` a number.",
        "- Keys that are not listed here are refused, and so are keys that appear twice.",
        "- Short text stands on one line. Control characters, and signs that turn the direction of text, are refused.",
        f"- A case holds {describe_bounds()}.",
        "- Comments, layout and the order of keys do not change the digest of a case; the order of criteria, packages, "
        "costs, risks, prerequisites and sources does, for they are shown and drawn in it.",
        "",
    ]
    for name, (files, record) in SCHEMAS.items():
        lines += [f"## `{files}`", "", _HEADINGS[name], ""]
        for part in _records_within(record):
            lines += _table(part, is_top=part is record)
    return "\n".join(lines).rstrip() + "\n"


def write_reference(folder: Path) -> tuple[Path, ...]:
    """Write ``formats.md`` and ``problems.md`` into a folder; the files that were written."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {"formats.md": describe_formats(), "problems.md": describe_problems()}
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return tuple(folder / name for name in pages)


def _table(record: type[BaseModel], is_top: bool) -> list[str]:
    heading = [] if is_top else [f"### {_name(record)}", ""]
    lines = [*heading, _one_line(record.__doc__ or ""), "", "| key | value | needed | meaning |", "|---|---|---|---|"]
    hints = get_type_hints(record, include_extras=True)
    for key, field in record.model_fields.items():
        cells = (f"`{field.alias or key}`", type_in_words(hints[key]), _needed(field), _one_line(field.description))
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, ""]


def _needed(field: FieldInfo) -> str:
    if field.is_required():
        return "yes"
    default = field.default
    if isinstance(default, bool):
        return f"no ({str(default).lower()})"
    return f"no ({default})" if isinstance(default, str | int | float) else "no"


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def type_in_words(annotation: Any) -> str:
    """What may stand as a value, in words a reader of the page understands."""
    for known, words in _WORDS:
        if annotation == known:
            return words
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return type_in_words(arguments[0])
    if origin in (Union, UnionType):
        return " or ".join(type_in_words(member) for member in arguments if member is not NoneType)
    if origin is Literal:
        return " or ".join(f"`{choice}`" for choice in arguments)
    if origin is list:
        return f"list of {type_in_words(arguments[0])}"
    if origin is dict:
        key = "id" if arguments[0] == records.Identifier else "name"
        return f"by {key}: {type_in_words(arguments[1])}"
    return f"[{_name(annotation)}](#{_name(annotation).lower()})"


def _name(record: type[BaseModel]) -> str:
    return record.__name__.removesuffix("Record")


def _records_within(record: type[BaseModel]) -> list[type[BaseModel]]:
    """The record and every record inside it, in the order in which they are met, each once."""
    found: dict[type[BaseModel], None] = {record: None}
    for annotation in get_type_hints(record, include_extras=True).values():
        for inner in _records_in(annotation):
            for nested in _records_within(inner):
                found.setdefault(nested)
    return list(found)


def _records_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        if not isinstance(argument, str | int):
            yield from _records_in(argument)
