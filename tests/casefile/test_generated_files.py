"""Schemas and reference pages in the repository are what the definitions generate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from counterpoise.casefile.catalogue import describe_problems
from counterpoise.casefile.records import CaseRecord, OptionRecord, SourcesRecord, WeightsRecord
from counterpoise.casefile.reference import describe_formats, write_reference
from counterpoise.casefile.schema import SCHEMAS, make_schema, make_schema_texts, write_schemas

ROOT = Path(__file__).parents[2]
COMMAND = "python -m counterpoise schema --write"
RECORDS = (CaseRecord, OptionRecord, WeightsRecord, SourcesRecord)


@pytest.mark.parametrize("name", sorted(make_schema_texts()))
def test_schemas_are_up_to_date(name: str):
    committed = (ROOT / "schemas" / name).read_text(encoding="utf-8")
    assert committed == make_schema_texts()[name], f"run: {COMMAND}"


def test_reference_pages_are_up_to_date():
    assert (ROOT / "docs" / "formats.md").read_text(encoding="utf-8") == describe_formats(), f"run: {COMMAND}"
    assert (ROOT / "docs" / "problems.md").read_text(encoding="utf-8") == describe_problems(), f"run: {COMMAND}"


def test_writing_gives_the_committed_files(tmp_path: Path):
    for path in (*write_schemas(tmp_path / "schemas"), *write_reference(tmp_path / "docs")):
        assert path.read_bytes() == (ROOT / path.relative_to(tmp_path)).read_bytes(), f"run: {COMMAND}"


def _fields(schema: dict) -> list[tuple[str, str, dict]]:
    parts = {"top": schema, **schema.get("$defs", {})}
    return [(name, key, field) for name, part in parts.items() for key, field in part.get("properties", {}).items()]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_key_has_a_sentence_in_schema_and_page(name: str):
    fields = _fields(make_schema(name))
    assert len(fields) > 5
    page = describe_formats()
    for part, key, field in fields:
        assert field.get("description", "").endswith((".", "?")), f"{part}.{key} has no sentence in records.py"
        assert f"| `{key}` |" in page


def test_editors_find_the_schemas():
    bound = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert set(bound) == {f"schemas/{name}.schema.json" for name in SCHEMAS}
    for name, (files, _record) in SCHEMAS.items():
        assert files in bound[f"schemas/{name}.schema.json"]


def test_schemas_allow_the_base_case_and_name_its_keys():
    base = Path(__file__).with_name("base_case")
    for name, (pattern, _record) in SCHEMAS.items():
        paths = list(base.glob(pattern))
        assert paths
        properties = make_schema(name)["properties"]
        for path in paths:
            assert set(yaml.safe_load(path.read_text(encoding="utf-8"))) <= set(properties)
