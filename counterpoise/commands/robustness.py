"""How sure one may be of the ranking: how often each option is first, second, ... over many draws.

Every draw is one state of the world; what options share is drawn once. The shares describe the draws,
under the case's own estimates and what is known of the weights; they are not chances of being right.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .draws import add_draws, check_draws, show_progress
from .faults import AuthorFault
from .inputs import ChosenWeights, add_case, add_weights, choose_weights, open_case
from .output import add_output, chosen_format, deliver

if TYPE_CHECKING:
    from ..analysis.uncertainty import SmaaResult
    from ..model import Case, Receipt
    from ..report.tables import Table

EXAMPLES = (
    "robustness",
    "robustness --weights-known unknown --format json",
    "robustness --weights equal --weights-known around --spread 0.4 --draws 1000000",
)

KNOWN = ("exact", "around", "order", "intervals", "unknown")

KNOWN_HELP = (
    "exact: as given; around: about --spread more or less (default); order: only their order; "
    "intervals: the profile's ranges of shares; unknown: any weights"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_case(parser)
    add_weights(parser)
    parser.add_argument("--weights-known", choices=KNOWN, default="around", help=KNOWN_HELP)
    parser.add_argument("--spread", type=float, default=0.25, metavar="X", help="with around: 0 to 0.5 (default: 0.25)")
    parser.add_argument(
        "--levels",
        choices=("exact", "uncertain"),
        default="uncertain",
        help="draw the estimates, or take the most likely",
    )
    add_draws(parser)
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    from ..report.contracts.robustness import robustness_record
    from ..report.sentences.robustness import certainty_sentence

    case = open_case(args.case)
    weights = choose_weights(case, args.case, args.weights)
    result = _simulate(args, case, weights)
    receipt = _receipt(args, case, weights)
    if chosen_format(args) == "text" and not args.output:
        print(f"{case.question}\n{certainty_sentence(case, result)}\n")
    deliver(args, lambda: _tables(case, result, receipt), lambda: robustness_record(case, result, receipt))
    return 0


def _simulate(args: argparse.Namespace, case: Case, weights: ChosenWeights) -> SmaaResult:
    from ..analysis.levels import build_performance_table
    from ..analysis.uncertainty import smaa, stream_states
    from ..analysis.uncertainty.weights import weight_law

    check_draws(args.draws)
    try:
        law = weight_law(
            args.weights_known, weights.point_j, tuple(case.criteria), spread=args.spread, ranges=weights.ranges
        )
        is_exact = args.levels == "exact"
        values = build_performance_table(case).values() if is_exact else stream_states(case, args.seed)
        return smaa(values, law, args.draws, args.seed, option_ids=tuple(case.options), progress=show_progress())
    except ValueError as error:
        raise AuthorFault(f"robustness: {error}") from error


def _receipt(args: argparse.Namespace, case: Case, weights: ChosenWeights) -> Receipt:
    from ..report.receipts import make_receipt

    known = f"around, spread {args.spread:g}" if args.weights_known == "around" else args.weights_known
    settings = {"weights known": known, "levels": args.levels}
    return make_receipt(
        case, weights.point_j, weights.profile, method="SMAA", draws=args.draws, seed=args.seed, settings=settings
    )


def _tables(case: Case, result: SmaaResult, receipt: Receipt) -> Sequence[Table]:
    from ..report.tables.robustness import acceptability_table, central_weights_table, pairwise_table

    tables = [acceptability_table(case, result, receipt), central_weights_table(case, result, receipt)]
    return [*tables, *([pairwise_table(case, result, receipt)] if result.pairwise is not None else [])]
