"""What ``packages`` answers for a case with too many options to list every set of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from .output import chosen_format, deliver, quiet_native_output

if TYPE_CHECKING:
    from ..analysis.packages.answers import EfficientPackages
    from ..analysis.packages.solved.best import SolvedRanking
    from ..analysis.packages.solved.why_not import SolvedWhyNot
    from ..report.tables import Table
    from .packages import Found

SECONDS = 60.0
"""Time for the best packages, and again for why measures are out; then what is proven is said."""


def run_solved(found: Found) -> int:
    """The best packages by integer programming, with what is proven of them."""
    if found.args.core_index:
        raise ValueError("--core-index needs every package listed: at most 24 options")
    answers = SolvedAnswers(found)
    with quiet_native_output():
        head = answers.head
        asked = (answers.efficient, answers.absences)
    if chosen_format(found.args) == "text" and not found.args.output:
        print(f"{head}\n")
    deliver(found.args, lambda: _tables(answers, *asked), lambda: _record(answers, *asked))
    return 0


@dataclass(frozen=True)
class SolvedAnswers:
    """What was found without listing, each part computed when first asked for."""

    found: Found

    @cached_property
    def solved(self) -> SolvedRanking:
        from ..analysis.packages.solved.best import find_best_packages

        found = self.found
        return find_best_packages(found.parts, found.rules, found.weights.point_j, found.args.top, SECONDS)

    @cached_property
    def head(self) -> str:
        """The answer and its proof in words, or the rules that cannot hold together."""
        from ..analysis.packages.solved.why_not import find_solved_conflict
        from ..report.sentences.packages import conflict_sentence, packages_sentence, proof_sentence

        case, solved = self.found.case, self.solved
        conflict = ()
        if solved.is_complete and not solved.ranking.rows:
            conflict = find_solved_conflict(self.found.parts, self.found.rules, SECONDS)
        if conflict:
            return conflict_sentence(case, conflict)
        return f"{packages_sentence(case, solved.ranking)} {proof_sentence(solved)}"

    @cached_property
    def efficient(self) -> EfficientPackages | None:
        """On the criteria with weight; None when not asked for."""
        from ..analysis.packages.programme.additive_case import find_additive_efficient

        if not self.found.args.efficient:
            return None
        weighted = zip(self.found.parts.criterion_ids, self.found.weights.point_j, strict=True)
        ids = [id_ for id_, points in weighted if points > 0]
        try:
            return find_additive_efficient(self.found.parts, self.found.rules, ids)
        except ValueError as fault:
            raise ValueError(f"--efficient, above 24 options, needs levels that are plain sums: {fault}") from fault

    @cached_property
    def absences(self) -> dict[str, SolvedWhyNot]:
        """By option outside the best package; empty when not asked for."""
        from ..analysis.packages.solved.why_not import explain_solved_absence

        rows, parts = self.solved.ranking.rows, self.found.parts
        if not (self.found.args.why_not and rows):
            return {}
        known = {*rows[0].members, *self.solved.unscored}
        outside = [id_ for id_ in parts.option_ids if id_ not in known]
        ends_at = monotonic() + SECONDS
        return {
            id_: explain_solved_absence(
                parts, self.found.rules, rows[0], id_, self.found.weights.point_j, ends_at - monotonic()
            )
            for id_ in outside
        }


def _tables(
    answers: SolvedAnswers, efficient: EfficientPackages | None, absences: dict[str, SolvedWhyNot]
) -> Sequence[Table]:
    from ..report.tables import package_ranking as made

    found = answers.found
    case, receipt = found.case, found.make_receipt(is_drawn=False)
    tables = [made.package_ranking_table(case, answers.solved.ranking.rows, {}, receipt)]
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
    answers: SolvedAnswers, efficient: EfficientPackages | None, absences: dict[str, SolvedWhyNot]
) -> dict[str, object]:
    from ..report.contracts import packages as made
    from ..report.sentences.packages import proof_sentence

    found, solved = answers.found, answers.solved
    record = made.packages_record(found.case, solved.ranking, found.named, {}, found.make_receipt(is_drawn=False))
    record["proof"] = {"complete": solved.is_complete, "proven": solved.n_proven, "sentence": proof_sentence(solved)}
    record["left_out"] = list(solved.unscored)
    if solved.is_complete and not solved.ranking.rows:
        record["conflict"] = answers.head
    if efficient is not None:
        record["efficient"] = made.efficient_record(efficient)
    if absences:
        record["why_not"] = {id_: made.solved_why_not_record(found.case, id_, x) for id_, x in absences.items()}
    return record
