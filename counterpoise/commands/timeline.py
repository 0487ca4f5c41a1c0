"""When options, or a package, can be ready.

Without a choice every option is taken alone. Low, most likely and high days come from the lead
times of the milestones; means, percentiles and chances from draws. With --start a member is
pursued from that day on.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .draws import SEED
from .faults import AuthorFault, name_choices
from .inputs import add_case, add_weights, choose_weights, open_case
from .output import add_output, chosen_format, deliver

if TYPE_CHECKING:
    from ..analysis.scheduling.analyse import Timeline
    from ..model import Case, Receipt
    from ..report.tables import Table
    from .inputs import ChosenWeights

DRAWS = 20_000
"""As in the dashboard, so that both say the same."""

BY_HELP = "deadline: a day from the decision, or YYYY-MM-DD (default: an eighth of the horizon)"
START_HELP = "pursue this member from this day on"
SURE_HELP = "chance asked of the latest order day (default: 80)"

EXAMPLES = (
    "timeline",
    "timeline --package P1_author_full --by 90",
    "timeline --members sanctions_threat,flexibility --start flexibility=20 --by 2018-10-01 --format json",
    "timeline --package P4_financial_balance --sure 95 -o timeline.xlsx",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_case(parser)
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--package", metavar="ID", help="a package that the case names")
    chosen.add_argument("--members", metavar="A,B", help="options taken together, separated by commas")
    parser.add_argument("--by", metavar="DAY", help=BY_HELP)
    parser.add_argument("--start", metavar="ID=DAY", action="append", default=[], help=START_HELP)
    parser.add_argument("--sure", metavar="PERCENT", type=float, default=80.0, help=SURE_HELP)
    parser.add_argument("--draws", metavar="N", type=int, default=DRAWS, help=f"number of draws (default: {DRAWS:,})")
    parser.add_argument("--seed", metavar="S", type=int, default=SEED, help=f"same seed, same result (default: {SEED})")
    add_weights(parser)
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    if not 0 < args.sure <= 100:
        raise AuthorFault(f"--sure {args.sure:g}: the chance asked for is a percentage above 0, at most 100")
    case = open_case(args.case)
    members, starts, by = _members(case, args), _starts(args.start), _deadline(case, args.by)
    weights = choose_weights(case, args.case, args.weights)
    receipt = _receipt(case, args, weights, members, starts, by)
    try:
        if members is None:
            _deliver_alone(args, case, starts, by, receipt)
        else:
            _deliver_plan(args, case, members, starts, by, weights, receipt)
    except ValueError as error:
        raise AuthorFault(f"timeline: {error}") from error
    return 0


def _deliver_alone(args: argparse.Namespace, case: Case, starts: dict[str, float], by: float, receipt: Receipt) -> None:
    from ..analysis.scheduling.analyse import analyse_timeline, chances_by
    from ..report.contracts.timeline import options_record
    from ..report.tables.timeline import options_days_table

    for id_ in starts:
        if id_ not in case.options:
            raise AuthorFault(f"--start {id_}: no such option\n    {name_choices(id_, case.options)}")
    timelines = [
        analyse_timeline(
            case, (id_,), {id_: starts[id_]} if id_ in starts else None, n_draws=args.draws, seed=args.seed
        )
        for id_ in case.options
    ]
    chances = [chances_by(timeline, by) for timeline in timelines]
    deliver(
        args,
        lambda: [options_days_table(case, timelines, chances, receipt)],
        lambda: options_record(case, timelines, chances, receipt),
    )


def _deliver_plan(
    args: argparse.Namespace,
    case: Case,
    members: tuple[str, ...],
    starts: dict[str, float],
    by: float,
    weights: ChosenWeights,
    receipt: Receipt,
) -> None:
    from ..analysis.scheduling.analyse import analyse_timeline, chances_by, order_days_for
    from ..analysis.scheduling.delivery import value_to_date
    from ..analysis.score import normalise_weights
    from ..report.contracts.timeline import timeline_record
    from ..report.tables.timeline import timeline_days_table, timeline_table
    from ..report.tables.timeline_worth import timeline_speed_table, timeline_value_table

    timeline = analyse_timeline(case, members, starts, n_draws=args.draws, seed=args.seed)
    chances, sureness = chances_by(timeline, by), args.sure / 100
    orders = order_days_for(case, timeline, by, sureness)
    weight_j = normalise_weights(weights.point_j)
    value = value_to_date(timeline.delivery, weight_j)

    def tables() -> Sequence[Table]:
        return [
            timeline_days_table(case, timeline, chances, orders, sureness, receipt),
            timeline_table(case, timeline, receipt),
            timeline_speed_table(case, timeline, weight_j, receipt),
            timeline_value_table(case, [timeline], [value], ["plan"], receipt),
        ]

    if chosen_format(args) == "text" and not args.output:
        print(_head(case, timeline, by, sureness) + "\n")
    deliver(args, tables, lambda: timeline_record(case, timeline, chances, orders, value, receipt))


def _head(case: Case, timeline: Timeline, by: float, sureness: float) -> str:
    from ..analysis.scheduling.analyse import chances_by, order_days_for
    from ..report.sentences.timeline import chain_sentence, order_sentence, readiness_sentence

    chances = chances_by(timeline, by)
    orders = order_days_for(case, timeline, by, sureness)
    return "\n".join(
        (
            readiness_sentence(case, timeline, chances),
            chain_sentence(case, timeline),
            order_sentence(case, timeline, orders, chances, sureness),
        )
    )


def _members(case: Case, args: argparse.Namespace) -> tuple[str, ...] | None:
    if args.package is not None:
        if args.package not in case.packages:
            choices = name_choices(args.package, case.packages)
            raise AuthorFault(f"--package {args.package}: no such package\n    {choices}")
        return case.packages[args.package].members
    if args.members is None:
        return None
    members = tuple(filter(None, (part.strip() for part in args.members.split(","))))
    for id_ in members:
        if id_ not in case.options:
            raise AuthorFault(f"--members: no option '{id_}'\n    {name_choices(id_, case.options)}")
    return members


def _starts(texts: Sequence[str]) -> dict[str, float]:
    starts: dict[str, float] = {}
    for text in texts:
        id_, _, number = (part.strip() for part in text.partition("="))
        if id_ in starts:
            raise AuthorFault(f"--start: {id_} is given twice")
        starts[id_] = _read_day(f"--start {text}", number)
    return starts


def _deadline(case: Case, text: str | None) -> float:
    from ..report.dates import day_of

    if text is None:
        return float(case.horizon_days // 8)
    day = day_of(case, text)
    return _read_day(f"--by {text}", text, ", or a date such as 2018-10-08") if day is None else day


def _read_day(what: str, text: str, or_else: str = "") -> float:
    try:
        return float(text)
    except ValueError:
        raise AuthorFault(f"{what}: a day is a number of days from the decision, such as 90{or_else}") from None


def _receipt(
    case: Case,
    args: argparse.Namespace,
    weights: ChosenWeights,
    members: tuple[str, ...] | None,
    starts: dict[str, float],
    by: float,
) -> Receipt:
    from ..report.receipts import make_receipt, plan_settings

    settings = plan_settings(members, starts, by, None if members is None else args.sure / 100)
    drawn = {"draws": args.draws, "seed": args.seed}
    return make_receipt(case, weights.point_j, weights.profile, method="critical path", settings=settings, **drawn)
