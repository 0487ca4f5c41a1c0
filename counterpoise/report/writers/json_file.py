"""Tables as JSON, with full precision, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..receipts import receipt_record
from ..tables.table import Table, file_cell


def write_json(tables: Sequence[Table]) -> bytes:
    """``{"tables": [{"id", "title", "columns", "rows", "notes", "receipt"}]}``; a row is keyed by column id."""
    return dump_json({"tables": [table_record(table) for table in tables]})


def dump_json(data: object) -> bytes:
    """JSON text as every command and download writes it: UTF-8, two spaces, no NaN."""
    return (json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode("utf-8", "replace")


def table_record(table: Table) -> dict[str, object]:
    """One table as plain data."""
    return {
        "id": table.id,
        "title": table.title,
        "columns": [
            {"id": c.id, "label": c.label, "kind": c.kind, "unit": c.unit, "help": c.help} for c in table.columns
        ],
        "rows": [_row_record(table, r) for r in range(len(table.rows))],
        "notes": list(table.notes),
        "receipt": receipt_record(table.receipt) if table.receipt else None,
    }


def _row_record(table: Table, r: int) -> dict[str, object]:
    about = {"about": table.row_ids[r]} if table.row_ids else {}
    return about | {column.id: file_cell(cell) for column, cell in zip(table.columns, table.rows[r], strict=True)}
