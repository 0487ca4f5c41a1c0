"""Write a brief: the answer as a document for the people who decide.

The ending of -o chooses the kind: docx, pdf, pptx, html, xlsx, md or json; without -o it is printed as Markdown.
Every table, chart and headline comes from the case, its weights and the rules given; the receipt at the end
computes the same answer again.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from .ask import add_arguments as add_settings
from .ask import answer_question, read_question
from .faults import AuthorFault
from .inputs import open_case
from .output import refuse_case_file, write_bytes

JSON = "json"

EXAMPLES = (
    "brief",
    "brief -o brief.docx",
    "brief --weights equal --form page -o brief.pdf",
    "brief examples/teaching --package guard_and_humps --sections comparison,packages,cautions -o brief.html",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from ..study import kind_of_question

    add_settings(parser, kind_of_question("brief"), with_output=False)
    from ..report.brief.writers import DOCUMENTS

    parser.add_argument("--format", choices=(*DOCUMENTS, JSON), help="default: the kind that the ending of -o names")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to FILE; its ending chooses the kind")


def run(args: argparse.Namespace) -> int:
    from ..report.answers import record_of
    from ..report.brief.build import build_brief
    from ..report.brief.record import NotWritten
    from ..report.brief.writers import write_document
    from ..report.writers.json_file import dump_json
    from ..study import kind_of_question

    kind = _chosen(args)
    case = open_case(args.case)
    answer: Any = answer_question(case, read_question(args, kind_of_question("brief"), case))
    if kind == JSON:
        write_bytes(args, dump_json(record_of(answer)), kind)
        return 0
    try:
        write_bytes(args, write_document(build_brief(answer), kind), kind)
    except NotWritten as why:
        raise AuthorFault(f"brief: {why}") from why
    return 0


def _chosen(args: argparse.Namespace) -> str:
    """The kind asked for, or the one that the file's ending says; without a file, Markdown.

    Raises
    ------
    AuthorFault
        The ending names no kind, or a kind that is no text was asked for at a terminal.
    """
    from ..report.brief.writers import DOCUMENTS

    kind: str = args.format or "md"
    if args.output is not None and args.format is None:
        kind = args.output.suffix.lower().removeprefix(".")
        if kind != JSON and kind not in DOCUMENTS:
            refuse_case_file(args.output)
            kinds = ", ".join(f".{ending}" for ending in (*DOCUMENTS, JSON))
            raise AuthorFault(f"-o {args.output}: the ending names no kind of document; use {kinds}, or --format")
    if args.output is None and kind not in ("md", "html", JSON) and sys.stdout.isatty():
        raise AuthorFault(f"{kind} cannot be shown in a terminal: add -o FILE.{kind}, or redirect it to a pipe or file")
    return kind
