"""Draw one chart of a case as a file: SVG, PNG at twice the size, or a Vega-Lite specification with its data.

The ending of -o says which. The file holds the chart's finding as its title, its source, and the chart in
words for those who do not see it.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .ask import answer_question
from .faults import AuthorFault
from .inputs import add_case, open_case, read_weights_file
from .output import refuse_case_file, write_bytes

if TYPE_CHECKING:
    from ..report.pictures.asked import Named

EXAMPLES = (
    "chart contributions -o ranking.svg",
    "chart contributions examples/teaching --weights neighbors -o ranking.png",
    "chart timeline examples/teaching --package guard_and_humps -o timeline.png",
    "chart value_curve examples/teaching --option school_street --criterion speed -o speed.json",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from ..report.pictures.asked import ASKED
    from ..study.question import SCENARIO_HELP, WEIGHTS_HELP

    parser.add_argument("chart", metavar="NAME", choices=tuple(ASKED), help=f"one of {', '.join(ASKED)}")
    add_case(parser)
    parser.add_argument("--weights", metavar="WEIGHTS", help=WEIGHTS_HELP)
    parser.add_argument("--scenario", metavar="ID", help=SCENARIO_HELP)
    parser.add_argument(
        "--package", metavar="ID", default="", help="of a timeline or the balance: a package of the case"
    )
    parser.add_argument("--option", metavar="ID", default="", help="of a chart of one option (default: the first)")
    parser.add_argument("--against", metavar="ID", default="", help="of pair_difference: the option to compare with")
    parser.add_argument("--criterion", metavar="ID", default="", help="of value_curve and weight_sweep")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help="FILE.svg, FILE.png or FILE.json"
    )


def run(args: argparse.Namespace) -> int:
    from ..report.pictures.asked import NoPicture, ask_for, draw_answer
    from ..report.pictures.render import FORMATS, DrawingFault, render
    from ..study import QuestionFault

    ending = args.output.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        refuse_case_file(args.output)
        raise AuthorFault(f"-o {args.output}: the ending names no format; use {', '.join(f'.{x}' for x in FORMATS)}")
    case, named = open_case(args.case), _named(args)
    settings: dict[str, Any] = read_weights_file(case, args.case, args.weights)
    settings.pop("ranges", None)  # no chart draws weights of a file between bounds
    if args.scenario:
        settings["scenario"] = args.scenario
    try:
        answer = answer_question(case, ask_for(case, args.chart, named, settings))
        write_bytes(args, render(draw_answer(args.chart, answer, named), ending), ending)
    except (NoPicture, QuestionFault, DrawingFault) as fault:
        raise AuthorFault(f"chart {args.chart}: {fault}") from fault
    return 0


def _named(args: argparse.Namespace) -> Named:
    from ..report.pictures.asked import Named

    return Named(args.option, args.against, args.criterion, args.package)
