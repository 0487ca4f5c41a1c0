"""Which options together: the best packages that keep all rules, exactly.

Every set of options is looked at, up to 24 options; beyond, the best are found and proven by integer
programming. A package keeps the case's own rules (hard option prerequisites,
exclusions, limits) and those given here.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .draws import SEED, draw
from .faults import AuthorFault
from .inputs import ChosenWeights, add_case, add_weights, choose_weights, open_case
from .output import add_output, chosen_format, deliver
from .solved_packages import run_solved

if TYPE_CHECKING:
    from ..analysis.packages.answers import EfficientPackages, PackageRanking, WhyNot
    from ..analysis.packages.describe import PackageRow
    from ..analysis.packages.listed.core_index import CoreIndex
    from ..analysis.packages.listed.enumerate import PackageTable
    from ..analysis.packages.listed.uncertain import DrawnPackages, PackageSpread
    from ..analysis.packages.parts import PackageParts
    from ..analysis.packages.rules import BrokenRule, PackageRules
    from ..analysis.packages.settings import PackageSettings
    from ..model import Case, Receipt
    from ..report.tables import Table

EXAMPLES = (
    "packages",
    'packages --limit "direct_cost<=500" --must flexibility --max 3',
    'packages --stacking "leverage.gains=0.3" --efficient --core-index --why-not --format json',
    'packages --limit "ready_day<=30" -o packages.xlsx',
)

TOP = 10

DRAWS = 4_000
"""As in the dashboard, so that both say the same."""

MOST_PACKAGE_DRAWS = 16_000_000
"""Packages x draws that are kept in memory."""

LIMIT_HELP = "bound on a criterion, cost, cost.year1, ready_day, effect_day or members; may be given again"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_case(parser)
    add_weights(parser)
    parser.add_argument("--limit", action="append", default=[], metavar="ON<=X", help=LIMIT_HELP)
    parser.add_argument("--must", action="append", default=[], metavar="ID", help="an option that must be in")
    parser.add_argument("--must-not", action="append", default=[], metavar="ID", help="an option that must not be in")
    parser.add_argument("--min", type=int, metavar="N", help="at least so many members")
    parser.add_argument("--max", type=int, metavar="N", help="at most so many members")
    parser.add_argument(
        "--stacking",
        action="append",
        default=[],
        metavar="ID.gains=X",
        help="share of further gains (or .losses) that counts on a criterion, 0 to 1",
    )
    parser.add_argument("--top", type=int, default=TOP, metavar="K", help=f"show the K best (default: {TOP})")
    parser.add_argument(
        "--efficient", action="store_true", help="also the packages that nothing beats on every criterion"
    )
    parser.add_argument(
        "--core-index", action="store_true", help="also each option's share of efficient and best packages"
    )
    parser.add_argument("--draws", type=int, default=DRAWS, metavar="N", help=f"number of draws (default: {DRAWS:,})")
    parser.add_argument("--seed", type=int, default=SEED, metavar="S", help=f"same seed, same result (default: {SEED})")
    parser.add_argument("--why-not", action="store_true", help="also why a measure is not in the best package")
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    case = open_case(args.case)
    weights = choose_weights(case, args.case, args.weights)
    try:
        found = Found(case, weights, args)
        if found.is_solved:
            return run_solved(found)
        if chosen_format(args) == "text" and not args.output:
            print(found.head + "\n")
        deliver(args, lambda: _tables(found, args), lambda: _record(found, args))
    except ValueError as error:
        raise AuthorFault(f"packages: {error}") from error
    return 0


@dataclass(frozen=True)
class Found:
    """What was found, each part computed when first asked for."""

    case: Case
    weights: ChosenWeights
    args: argparse.Namespace

    @cached_property
    def settings(self) -> PackageSettings:
        from ..analysis.packages.settings import PackageSettings, read_limit, read_stacking

        if self.args.top < 1:
            raise AuthorFault(f"--top {self.args.top}: show at least 1 package")
        return PackageSettings(
            tuple(self.args.must),
            tuple(self.args.must_not),
            self.args.min,
            self.args.max,
            tuple(read_limit(self.case, text) for text in self.args.limit),
            read_stacking(self.case, self.args.stacking) or None,
        )

    @property
    def is_solved(self) -> bool:
        """Whether the case has too many options to list every package."""
        from ..analysis.packages.families import MOST_ENUMERATED

        return len(self.case.options) - 1 > MOST_ENUMERATED

    @cached_property
    def parts(self) -> PackageParts:
        from ..analysis.packages.parts import build_parts, restack

        return restack(build_parts(self.case), self.settings.stacking or {})

    @cached_property
    def rules(self) -> PackageRules:
        return self.settings.rules(self.case)

    @cached_property
    def table(self) -> PackageTable:
        from ..analysis.packages.listed.enumerate import tabulate_packages

        return tabulate_packages(self.parts, self.rules)

    @cached_property
    def ranking(self) -> PackageRanking:
        from ..analysis.packages.listed.enumerate import rank_packages

        return rank_packages(self.table, self.weights.point_j, self.args.top)

    @cached_property
    def named(self) -> dict[str, tuple[PackageRow, Sequence[BrokenRule]]]:
        from ..analysis.packages.describe import describe_packages
        from ..analysis.packages.rules import broken_rules

        rows = describe_packages(self.parts, [p.members for p in self.case.packages.values()], self.weights.point_j)
        return {
            id_: (row, broken_rules(self.rules, row.members, self.parts))
            for id_, row in zip(self.case.packages, rows, strict=True)
        }

    @cached_property
    def efficient(self) -> EfficientPackages:
        from ..analysis.packages.listed.efficient import find_efficient_packages

        return find_efficient_packages(self.table, self.counted)

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """The criteria that have weight: those that efficiency is judged on."""
        from ..analysis.packages.describe import counted_criteria

        return counted_criteria(self.parts, self.weights.point_j)

    @cached_property
    def drawn(self) -> DrawnPackages | None:
        """Values of every allowed package in every draw; None when there are too many, which stderr then says."""
        from ..analysis.packages.listed.uncertain import draw_packages, draw_parts
        from ..analysis.packages.parts import restack

        if not 0 < self.table.n_feasible * self.args.draws <= MOST_PACKAGE_DRAWS:
            if self.table.n_feasible:
                print(
                    "too many allowed packages to draw them; narrow the rules to see how sure they are", file=sys.stderr
                )
            return None
        parts = draw_parts(self.case, draw(self.case, self.args.draws, self.args.seed))
        return draw_packages(self.table, restack(parts, self.settings.stacking or {}))

    @cached_property
    def spread(self) -> dict[tuple[str, ...], PackageSpread]:
        """By members, how often the package is best and how its score spreads; empty when not drawn."""
        from ..analysis.packages.listed.uncertain import spread_packages

        return {} if self.drawn is None else spread_packages(self.drawn, self.weights.point_j)

    @cached_property
    def core(self) -> dict[str, CoreIndex]:
        from ..analysis.packages.listed.core_index import core_of_best, core_of_best_now, core_of_efficient
        from ..analysis.weighting import profile_points

        ids = tuple(self.case.criteria)
        profiles = [profile_points(profile, ids) for profile in self.case.profiles.values()]
        indices = {"efficient packages": core_of_efficient(self.table, self.counted)}
        if self.drawn is None:
            return indices | {"best packages of all profiles": core_of_best_now(self.table, profiles)}
        return indices | {
            "best packages over draws": core_of_best(self.drawn, [self.weights.point_j]),
            "best packages over draws and profiles": core_of_best(self.drawn, profiles),
        }

    @cached_property
    def absences(self) -> list[WhyNot]:
        from ..analysis.packages.listed.why_not import explain_absence

        best = self.ranking.rows[0].members if self.ranking.rows else ()
        outside = [id_ for id_ in self.table.parts.option_ids if id_ not in best]
        return [explain_absence(self.table, id_, self.weights.point_j) for id_ in outside]

    @property
    def head(self) -> str:
        """The answer in a sentence, or the rules that cannot hold together."""
        from ..analysis.packages.listed.conflicts import find_conflict
        from ..report.sentences.packages import conflict_sentence, packages_sentence

        if self.ranking.n_feasible:
            return packages_sentence(self.case, self.ranking)
        return conflict_sentence(self.case, find_conflict(self.table.parts, self.table.rules))

    @property
    def receipt(self) -> Receipt:
        return self.make_receipt(is_drawn=bool(self.spread))

    def make_receipt(self, is_drawn: bool) -> Receipt:
        from ..report.receipts import make_receipt

        asked = {
            "limits": "; ".join(self.args.limit),
            "must": ", ".join(self.args.must),
            "must not": ", ".join(self.args.must_not),
            "members": " to ".join("" if n is None else str(n) for n in (self.args.min, self.args.max)).strip(),
            "stacking": ", ".join(self.args.stacking),
        }
        settings = {name: text for name, text in asked.items() if text not in ("", "to")}
        return make_receipt(
            self.case,
            self.weights.point_j,
            self.weights.profile,
            draws=self.args.draws if is_drawn else None,
            seed=self.args.seed if is_drawn else None,
            settings=settings or None,
        )


def _record(found: Found, args: argparse.Namespace) -> dict[str, object]:
    from ..report.contracts import packages as made

    record = made.packages_record(found.case, found.ranking, found.named, found.spread, found.receipt)
    if not found.ranking.n_feasible:
        record["conflict"] = found.head
    elif args.why_not:
        record["why_not"] = {why.option: made.why_not_record(found.case, why) for why in found.absences}
    if args.efficient:
        record["efficient"] = made.efficient_record(found.efficient)
    if args.core_index:
        record["core_index"] = made.core_index_record(found.core)
    return record


def _tables(found: Found, args: argparse.Namespace) -> Sequence[Table]:
    from ..report.tables import package_ranking as made

    case, receipt = found.case, found.receipt
    tables = [made.package_ranking_table(case, found.ranking.rows, found.spread, receipt)]
    if found.named:
        tables.append(_named_table(found, receipt))
    if args.efficient:
        tables.append(made.efficient_table(case, found.efficient, receipt))
    if args.core_index:
        tables.append(made.core_index_table(case, found.core, receipt))
    if args.why_not and found.ranking.n_feasible:
        tables.append(made.why_not_table(case, found.absences, receipt))
    return tables


def _named_table(found: Found, receipt: Receipt) -> Table:
    from ..analysis.packages.listed.enumerate import score_packages
    from ..report.tables.package_ranking import judged_packages_table

    score_p = score_packages(found.table, found.weights.point_j)
    places = {id_: 1 + int((score_p > row.score + 1e-9).sum()) for id_, (row, _) in found.named.items()}
    rows = {id_: row for id_, (row, _) in found.named.items()}
    breaks = {id_: broken for id_, (_, broken) in found.named.items()}
    return judged_packages_table(found.case, rows, breaks, places, receipt)
