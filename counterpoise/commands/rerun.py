"""Reproduce the answer behind a receipt.

RECEIPT.json is an answer of --format json, or its receipt alone. With the same case and the same version of
the program the answer is the same to the byte; with another it is given only with --anyway, and what differs
is listed.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from .ask import answer_question, deliver_answer
from .faults import AuthorFault
from .inputs import add_case, open_case, read_start
from .output import add_output
from .streams import tell

if TYPE_CHECKING:
    from ..study.rerun import Rerun

EXAMPLES = ("rerun answer.json", "rerun answer.json --format xlsx -o answer.xlsx", "rerun answer.json my_case --anyway")

MOST_BYTES = 50_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("receipt", metavar="RECEIPT.json", type=Path, help="an answer as JSON, or its receipt alone")
    add_case(parser)
    parser.add_argument("--anyway", action="store_true", help="answer even if the case or the version has changed")
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    from ..version import __version__

    asked = _read(args.receipt)
    case = open_case(args.case)
    differences = asked.differences(case, __version__)
    if differences:
        tell("\n".join(differences))
        if not args.anyway:
            raise AuthorFault("rerun: the answer may differ; add --anyway to ask the question regardless")
    if args.format is None and args.output is None:
        args.format = "json"
    deliver_answer(args, answer_question(case, asked.question))
    return 0


def _read(path: Path) -> Rerun:
    from ..study import QuestionFault
    from ..study.rerun import read_receipt

    content = read_start(path, MOST_BYTES, f"rerun {path}")
    if len(content) > MOST_BYTES:
        raise AuthorFault(f"rerun {path}: the file is larger than {MOST_BYTES:,} bytes")
    try:
        return read_receipt(json.loads(content))
    except (ValueError, RecursionError) as fault:
        text = str(fault) if isinstance(fault, QuestionFault) else f"not JSON: {fault}"
        raise AuthorFault(f"rerun {path}: {text}") from fault
