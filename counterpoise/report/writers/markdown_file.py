"""Tables as Markdown, as shown on screen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import Receipt
from ..receipts import last_receipts, receipt_lines
from ..tables.table import Table


def write_markdown(tables: Sequence[Table]) -> bytes:
    """Each table under its title, then its notes as a list; their receipt follows once."""
    receipts = last_receipts([table.receipt for table in tables])
    blocks = [_block(table, receipt) for table, receipt in zip(tables, receipts, strict=True)]
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


def _block(table: Table, receipt: Receipt | None) -> str:
    heading = [escape(column.heading) for column in table.columns]
    rule = ["---:" if column.is_numeric else "---" for column in table.columns]
    body = [[escape(text) for text in row] for row in table.texts()]
    lines = [f"## {escape(table.title)}", "", *(f"| {' | '.join(row)} |" for row in (heading, rule, *body))]
    if table.notes:
        lines += ["", *(f"- {escape(note)}" for note in table.notes)]
    if receipt:
        lines += ["", *(f"- {escape(name)}: {escape(value)}" for name, value in receipt_lines(receipt))]
    return "\n".join(lines)


def escape(text: str) -> str:
    """Text that Markdown shows as it is, in one line: no table break, no emphasis, no link, no HTML."""
    return re.sub(r"([\\`*_\[\]|<>#~&])", r"\\\1", " ".join(text.split()))
