"""Writers: tables to files, one format each. ``WRITERS`` lists them all."""

from collections.abc import Mapping, Sequence

from ..tables.table import Table
from .csv_file import write_csv, write_csv_semicolon
from .json_file import write_json
from .markdown_file import write_markdown
from .text_file import write_text
from .writer import Writer


def write_xlsx(tables: Sequence[Table]) -> bytes:
    """See `xlsx_file.write_xlsx`; loaded on first use, because the library is slow to import."""
    from .xlsx_file import write_xlsx as write

    return write(tables)


WRITERS: Mapping[str, Writer] = {
    writer.format: writer
    for writer in (
        Writer("csv", "CSV", "csv", "text/csv", write_csv),
        Writer(
            "csv_semicolon", "CSV (semicolons, decimal commas)", "csv", "text/csv", write_csv_semicolon, "_semicolon"
        ),
        Writer("xlsx", "XLSX", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
        Writer("md", "Markdown", "md", "text/markdown", write_markdown),
        Writer("json", "JSON", "json", "application/json", write_json, is_download=False),
        Writer("text", "Text", "txt", "text/plain", write_text, is_download=False),
    )
}

__all__ = [
    "WRITERS",
    "Writer",
    "write_csv",
    "write_csv_semicolon",
    "write_json",
    "write_markdown",
    "write_text",
    "write_xlsx",
]
