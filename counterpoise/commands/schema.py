"""Print the JSON Schema of one kind of case file, or write them all for an editor.

Editors that know YAML schemas then complete keys and show what each one means. A schema says what
one file may hold; only `check` finds what must agree between files.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from .faults import AuthorFault
from .output import send_out

EXAMPLES = ("schema option", "schema -o schemas", "schema --write")

KINDS = ("case", "option", "weights", "sources")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", choices=KINDS, metavar="KIND", help=f"{', '.join(KINDS)}; default: all")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("-o", "--output", metavar="FOLDER", type=Path, help="write KIND.schema.json files there")
    where.add_argument(
        "--write", action="store_true", help="rewrite schemas/ and the reference pages in docs/ under this folder"
    )


def run(args: argparse.Namespace) -> int:
    if args.write or args.output:
        print("\n".join(f"wrote {path}" for path in _write(args)))
        return 0
    from ..casefile.schema import make_schema
    from ..report.writers.json_file import dump_json

    send_out(dump_json({kind: make_schema(kind) for kind in KINDS} if args.kind is None else make_schema(args.kind)))
    return 0


def _write(args: argparse.Namespace) -> list[Path]:
    from ..casefile.reference import write_reference
    from ..casefile.schema import write_schemas

    try:
        if args.output:
            return [*write_schemas(args.output)]
        return [*write_schemas(Path("schemas")), *write_reference(Path("docs"))]
    except OSError as error:
        raise AuthorFault(f"schema: cannot be written: {error.strerror}") from error
