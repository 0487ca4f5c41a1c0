"""Write a brief: the answer as a document for the people who decide.

The ending of -o chooses the kind: html, docx, pdf, pptx or md. Every table, chart and headline comes from the
case, its weights and the rules given; the receipt at the end computes the same answer again.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from .ask import add_arguments as add_settings
from .ask import answer_question, read_question
from .faults import AuthorFault
from .inputs import open_case
from .output import refuse_case_file, write_bytes

EXAMPLES = (
    "brief -o brief.docx",
    "brief --weights equal --form page -o brief.pdf",
    "brief examples/teaching --package guard_and_humps --sections comparison,packages,cautions -o brief.html",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from ..study import kind_of_question

    add_settings(parser, kind_of_question("brief"), with_output=False)
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help="write to FILE; its ending chooses the kind"
    )


def run(args: argparse.Namespace) -> int:
    from ..report.answers import record_of
    from ..report.brief.build import build_brief
    from ..report.brief.record import NotWritten
    from ..report.brief.writers import DOCUMENTS, write_document
    from ..report.writers.json_file import dump_json
    from ..study import kind_of_question

    ending = args.output.suffix.lower().removeprefix(".")
    if ending != "json" and ending not in DOCUMENTS:
        refuse_case_file(args.output)
        raise AuthorFault(f"-o {args.output}: the ending names no kind of document; use {', '.join(DOCUMENTS)} or json")
    case = open_case(args.case)
    answer: Any = answer_question(case, read_question(args, kind_of_question("brief"), case))
    if ending == "json":
        write_bytes(args, dump_json(record_of(answer)), ending)
        return 0
    try:
        write_bytes(args, write_document(build_brief(answer), ending), ending)
    except NotWritten as why:
        raise AuthorFault(f"-o {args.output}: {why}") from why
    return 0
