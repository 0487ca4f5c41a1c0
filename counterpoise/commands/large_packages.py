"""What ``packages`` answers for a case with too many options to list every set of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from .output import chosen_format, deliver, quiet_native_output

if TYPE_CHECKING:
    from ..analysis.packages.efficient import EfficientPackages
    from ..analysis.packages.large_case import LargeRanking
    from ..analysis.packages.large_why_not import LargeWhyNot
    from ..report.tables import Table
    from .packages import Found

SECONDS = 60.0
"""Time for the best packages, and again for why measures are out; then what is proven is said."""


def run_large(found: Found) -> int:
    """The best packages by integer programming, with what is proven of them."""
    if found.args.core_index:
        raise ValueError("--core-index needs every package listed: at most 24 options")
    answers = LargeAnswers(found)
    with quiet_native_output():
        head = answers.head
        asked = (answers.efficient, answers.absences)
    if chosen_format(found.args) == "text" and not found.args.output:
        print(f"{head}\n")
    deliver(found.args, lambda: _tables(answers, *asked), lambda: _record(answers, *asked))
    return 0


@dataclass(frozen=True)
class LargeAnswers:
    """What was found without listing, each part computed when first asked for."""

    found: Found

    @cached_property
    def large(self) -> LargeRanking:
        from ..analysis.packages.large_case import find_best_packages

        found = self.found
        return find_best_packages(found.parts, found.rules, found.weights.point_j, found.args.top, SECONDS)

    @cached_property
    def head(self) -> str:
        """The answer and its proof in words, or the rules that cannot hold together."""
        from ..analysis.packages.large_why_not import find_large_conflict
        from ..report.sentences.packages import conflict_sentence, packages_sentence, proof_sentence

        case, large = self.found.case, self.large
        conflict = ()
        if large.is_complete and not large.ranking.rows:
            conflict = find_large_conflict(self.found.parts, self.found.rules, SECONDS)
        if conflict:
            return conflict_sentence(case, conflict)
        return f"{packages_sentence(case, large.ranking)} {proof_sentence(large)}"

    @cached_property
    def efficient(self) -> EfficientPackages | None:
        """On the criteria with weight; None when not asked for."""
        from ..analysis.packages.additive_case import find_additive_efficient

        if not self.found.args.efficient:
            return None
        weighted = zip(self.found.parts.criterion_ids, self.found.weights.point_j, strict=True)
        ids = [id_ for id_, points in weighted if points > 0]
        try:
            return find_additive_efficient(self.found.parts, self.found.rules, ids)
        except ValueError as fault:
            raise ValueError(f"--efficient, above 24 options, needs levels that are plain sums: {fault}") from fault

    @cached_property
    def absences(self) -> dict[str, LargeWhyNot]:
        """By option outside the best package; empty when not asked for."""
        from ..analysis.packages.large_why_not import explain_large_absence

        rows, parts = self.large.ranking.rows, self.found.parts
        if not (self.found.args.why_not and rows):
            return {}
        known = {*rows[0].members, *self.large.unscored}
        outside = [id_ for id_ in parts.option_ids if id_ not in known]
        ends_at = monotonic() + SECONDS
        return {
            id_: explain_large_absence(
                parts, self.found.rules, rows[0], id_, self.found.weights.point_j, ends_at - monotonic()
            )
            for id_ in outside
        }


def _tables(
    answers: LargeAnswers, efficient: EfficientPackages | None, absences: dict[str, LargeWhyNot]
) -> Sequence[Table]:
    from ..report.tables import package_ranking as made

    found = answers.found
    case, receipt = found.case, found.make_receipt(is_drawn=False)
    tables = [made.package_ranking_table(case, answers.large.ranking.rows, {}, receipt)]
    if found.named:
        rows = {id_: row for id_, (row, _) in found.named.items()}
        breaks = {id_: broken for id_, (_, broken) in found.named.items()}
        tables.append(made.judged_packages_table(case, rows, breaks, None, receipt))
    if efficient is not None:
        tables.append(made.efficient_table(case, efficient, receipt))
    if absences:
        tables.append(made.why_not_table(case, [x.why for x in absences.values() if x.why], receipt))
    return tables


def _record(
    answers: LargeAnswers, efficient: EfficientPackages | None, absences: dict[str, LargeWhyNot]
) -> dict[str, object]:
    from ..report.contracts import packages as made
    from ..report.sentences.packages import proof_sentence

    found, large = answers.found, answers.large
    record = made.packages_record(found.case, large.ranking, found.named, {}, found.make_receipt(is_drawn=False))
    record["proof"] = {"complete": large.is_complete, "proven": large.n_proven, "sentence": proof_sentence(large)}
    record["left_out"] = list(large.unscored)
    if large.is_complete and not large.ranking.rows:
        record["conflict"] = answers.head
    if efficient is not None:
        record["efficient"] = made.efficient_record(efficient)
    if absences:
        record["why_not"] = {id_: made.large_why_not_record(found.case, id_, x) for id_, x in absences.items()}
    return record
