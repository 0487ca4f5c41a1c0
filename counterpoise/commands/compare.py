"""Score and rank the options under weights.

The additive model on the case's fixed scales: score = sum of weight x partial value x 100. Lowest
and highest scores stand beside it; they come from the options' own estimates. Another --method is
a cross-check, shown beside the additive model with its working.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .faults import AuthorFault, name_choices
from .inputs import add_case, add_weights, choose_weights, open_case
from .output import add_output, chosen_format, deliver

if TYPE_CHECKING:
    from ..analysis.methods import MethodResult
    from ..analysis.score import Ranking
    from ..model import Case
    from ..report.tables import Table

METHODS = ("additive", "topsis", "vikor", "promethee", "product")

EXAMPLES = (
    "compare",
    "compare --weights equal --format json",
    'compare --weights "threat_removal=30,leverage=20,escalation_risk=50"',
    "compare --show level,value,contribution -o comparison.xlsx",
    "compare --method vikor --format md",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_case(parser)
    add_weights(parser)
    parser.add_argument(
        "--show",
        default="level",
        metavar="PARTS",
        help="per criterion: level, low, high, value, contribution, separated by commas (default: level)",
    )
    parser.add_argument(
        "--method", choices=METHODS, default="additive", help="default: additive; others are a cross-check"
    )
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    from ..analysis.levels import build_performance_table
    from ..analysis.score import rank_options
    from ..report.contracts.compare import compare_record
    from ..report.receipts import make_receipt
    from ..report.tables import comparison_table
    from ..report.tables.working import other_method_tables

    parts = _read_parts(args.show)
    case = open_case(args.case)
    weights = choose_weights(case, args.case, args.weights)
    performance = build_performance_table(case)
    ranking = rank_options(performance, weights.point_j)
    receipt = make_receipt(case, weights.point_j, weights.profile, method=args.method)

    other = _run_other(args.method, ranking)

    def tables() -> Sequence[Table]:
        if other is not None:
            return other_method_tables(case, ranking, other, receipt)
        return [comparison_table(case, performance, ranking, receipt, parts)]

    if chosen_format(args) == "text" and not args.output:
        print(_head(case, ranking) + "\n")
    deliver(args, tables, lambda: compare_record(case, performance, ranking, receipt, other))
    return 0


def _run_other(method: str, ranking: Ranking) -> MethodResult | None:
    """The result of another method, or None for the additive model."""
    from ..analysis.methods import cross_check

    if method == "additive":
        return None
    if not ranking.leaders:
        raise AuthorFault("no option can be ranked: each lacks a level on a criterion that has weight")
    return cross_check(ranking, (method,))[0]


def _head(case: Case, ranking: Ranking) -> str:
    from ..report.sentences import answer_sentence, missing_sentence

    return "\n".join(filter(None, (case.question, answer_sentence(case, ranking), missing_sentence(case, ranking))))


def _read_parts(text: str) -> tuple[str, ...]:
    from ..report.tables import PARTS

    parts = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    for part in parts:
        if part not in PARTS:
            raise AuthorFault(f"--show: unknown part '{part}'\n    {name_choices(part, PARTS)}")
    return parts
