"""What would change who is first: one weight, all weights together, one level; what to find out first.

Everything but the value of information is exact, at most likely levels, without draws.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .draws import add_draws, draw
from .faults import AuthorFault
from .inputs import add_case, add_weights, choose_weights, open_case
from .output import add_output, chosen_format, deliver

if TYPE_CHECKING:
    from ..analysis.score import Ranking
    from ..analysis.sensitivity import Sensitivity
    from ..analysis.table import PerformanceTable
    from ..analysis.uncertainty.information import ValueOfInformation
    from ..model import Case, Receipt
    from ..report.tables import Table

EXAMPLES = ("sensitivity", "sensitivity --weights equal --format json", "sensitivity -o sensitivity.xlsx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_case(parser)
    add_weights(parser)
    add_draws(parser)
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    from ..analysis.levels import build_performance_table
    from ..analysis.score import rank_options
    from ..analysis.sensitivity import analyse
    from ..report.contracts.information import information_record
    from ..report.contracts.sensitivity import sensitivity_record
    from ..report.receipts import make_receipt
    from ..report.sentences.sensitivity import change_sentence

    case = open_case(args.case)
    weights = choose_weights(case, args.case, args.weights)
    performance = build_performance_table(case)
    ranking = rank_options(performance, weights.point_j)
    if not ranking.leaders:
        raise AuthorFault("no option can be ranked: each lacks a level on a criterion that has weight")
    sensitivity = analyse(performance, ranking)
    worth = _value_information(args, case, ranking)
    receipt = make_receipt(case, weights.point_j, weights.profile, draws=worth.draws, seed=args.seed)
    if chosen_format(args) == "text" and not args.output:
        print(f"{case.question}\n{change_sentence(case, ranking, sensitivity)}\n")
    deliver(
        args,
        lambda: _tables(case, performance, ranking, sensitivity, worth, receipt),
        lambda: sensitivity_record(case, performance, ranking, sensitivity, receipt) | information_record(case, worth),
    )
    return 0


def _value_information(args: argparse.Namespace, case: Case, ranking: Ranking) -> ValueOfInformation:
    from ..analysis.uncertainty.information import condition_values, value_of_information

    return value_of_information(condition_values(draw(case, args.draws, args.seed)), ranking.weight_j)


def _tables(
    case: Case,
    performance: PerformanceTable,
    ranking: Ranking,
    sensitivity: Sensitivity,
    worth: ValueOfInformation,
    receipt: Receipt,
) -> Sequence[Table]:
    from ..analysis.uncertainty.inputs import list_inputs
    from ..report.tables import robustness
    from ..report.tables import sensitivity as made

    return [
        made.findings_table(case, ranking, sensitivity, receipt),
        made.stability_table(case, ranking, sensitivity, receipt),
        made.nearest_table(case, ranking, sensitivity.nearest, receipt),
        made.cells_table(case, performance, ranking, sensitivity, receipt),
        made.tornado_table(case, ranking, sensitivity.tornado, receipt),
        robustness.information_table(case, list_inputs(case), worth, receipt),
    ]
