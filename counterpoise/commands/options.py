"""List the options of a case, or show one with all its tables.

With --option: performance with estimates and their basis, costs, risks, prerequisites and the
claims the option rests on.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .faults import AuthorFault, name_choices
from .inputs import add_case, add_weights, choose_weights, open_case
from .output import add_output, deliver

if TYPE_CHECKING:
    from ..model import Case
    from ..report.tables import Table

EXAMPLES = ("options", "options --option flexibility", "options --option flexibility -o flexibility.xlsx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("--option", metavar="ID", help="show this option with all its tables")
    add_weights(parser)
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    case = open_case(args.case)
    if args.option is not None and args.option not in case.options:
        raise AuthorFault(f"--option {args.option}: no such option\n    {name_choices(args.option, case.options)}")
    deliver(args, lambda: _tables(args, case))
    return 0


def _tables(args: argparse.Namespace, case: Case) -> Sequence[Table]:
    from ..analysis.levels import build_performance_table
    from ..analysis.score import rank_options
    from ..report import tables
    from ..report.receipts import make_receipt

    weights = choose_weights(case, args.case, args.weights)
    receipt = make_receipt(case, weights.point_j, weights.profile)
    if args.option is None:
        return [tables.options_table(case, receipt)]
    performance = build_performance_table(case)
    ranking = rank_options(performance, weights.point_j)
    return [
        tables.performance_table(case, performance, ranking, args.option, receipt),
        tables.costs_table(case, args.option, receipt),
        tables.risks_table(case, args.option, receipt),
        tables.prerequisites_table(case, args.option, receipt),
        tables.claims_table(case, args.option, receipt),
    ]
