"""Print the JSON Schema of one sort of case file, or write them all for an editor.

Editors that know YAML schemas then complete keys and show what each one means. A schema says what
one file may hold; what must agree between files is only found by `check`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from .faults import AuthorFault
from .output import send_out

EXAMPLES = ("schema option", "schema -o schemas")

KINDS = ("case", "option", "weights", "sources")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", choices=KINDS, metavar="KIND", help=f"{', '.join(KINDS)}; without it all")
    parser.add_argument("-o", "--output", metavar="FOLDER", type=Path, help="write KIND.schema.json files there")


def run(args: argparse.Namespace) -> int:
    from ..casefile.schema import make_schema, write_schemas
    from ..report.writers.json_file import dump_json

    if args.output:
        try:
            written = write_schemas(args.output)
        except OSError as error:
            raise AuthorFault(f"-o {args.output}: cannot be written: {error.strerror}") from error
        print("\n".join(f"wrote {path}" for path in written))
        return 0
    schemas = {kind: make_schema(kind) for kind in KINDS} if args.kind is None else make_schema(args.kind)
    send_out(dump_json(schemas))
    return 0
