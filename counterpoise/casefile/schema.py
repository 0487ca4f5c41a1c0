"""JSON Schemas of the case files, so that editors complete keys and show what they mean."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from .records import CaseRecord, OptionRecord, SourcesRecord, WeightsRecord

SCHEMAS: Mapping[str, tuple[str, type[BaseModel]]] = {
    "case": ("case.yaml", CaseRecord),
    "option": ("options/*.yaml", OptionRecord),
    "weights": ("weights/*.yaml", WeightsRecord),
    "sources": ("seeds/*.yaml", SourcesRecord),
}


class _WithoutTitlesOfKeys(GenerateJsonSchema):
    """A key is its own title; repeating it in capitals only fills the hover."""

    def field_title_should_be_set(self, schema: object) -> bool:
        return False


def make_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of file: case, option, weights or sources.

    It says what one file may hold; what must agree between files is only checked on loading.
    """
    files, record = SCHEMAS[name]
    schema = record.model_json_schema(schema_generator=_WithoutTitlesOfKeys)
    for definition in schema.get("$defs", {}).values():
        definition["title"] = definition["title"].removesuffix("Record")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": f"Counterpoise: {files}"}


def make_schema_texts() -> dict[str, str]:
    """Every schema as the text of its file, by file name."""
    return {
        f"{name}.schema.json": json.dumps(make_schema(name), indent=2, ensure_ascii=False) + "\n" for name in SCHEMAS
    }


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write every schema into a folder; the files that were written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in make_schema_texts().items():
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)
