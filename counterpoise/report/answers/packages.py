"""Which measures together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...study.packages.answer import PackagesAnswer
from ...study.packages.in_time import SCORE
from ..contracts import packages as made
from ..contracts.plain import plain_number
from ..contracts.scenarios import by_scenario_record
from ..numbers import format_number
from ..sentences.in_time import waiting_sentence
from ..sentences.package_parts import (
    chances_sentence,
    facts_sentence,
    missing_parts_sentence,
    not_computed_sentence,
    own_sentence,
    proof_sentence,
    unscored_sentence,
)
from ..sentences.package_profiles import profiles_sentence
from ..sentences.packages import balance_sentence, conflict_sentence, limit_text
from ..sentences.robustness import KNOWN_IN_WORDS
from ..sentences.sureness import lead_sentence, sureness_sentence
from ..tables import package_ranking as shown
from ..tables.core_by_budget import core_by_budget_table, core_by_sureness_table
from ..tables.in_time import in_time_table
from ..tables.package_profiles import package_profiles_table
from ..tables.scenarios import by_scenario_table, scenario_changes_table
from ..tables.sureness import sureness_table
from ..tables.table import Table


def head(answer: PackagesAnswer) -> str:
    """The answer, with what is proven of it, or the rules that cannot hold together."""
    case = answer.case
    if answer.conflict:
        return conflict_sentence(case, answer.conflict)
    sentences = [lead_sentence(answer), sureness_sentence(answer)]
    if answer.proof is not None:
        sentences += [proof_sentence(answer), unscored_sentence(answer)]
    sentences += [chances_sentence(answer), facts_sentence(answer), profiles_sentence(answer)]
    sentences.append(waiting_sentence(answer) if answer.in_time is None else "")
    return " ".join(filter(None, (*sentences, missing_parts_sentence(answer))))


def tables(answer: PackagesAnswer) -> Sequence[Table]:
    """The tables of every part that was asked for and found."""
    case, receipt = answer.case, answer.receipt
    found = [ranking_table(answer)]
    if answer.in_time is not None:
        found.insert(0, in_time_table(case, answer.ranking.rows, answer.in_time, receipt))
    if answer.named:
        found.append(named_table(answer))
    if answer.explained is not None:
        found.append(shown.member_values_table(case, answer.explained, receipt))
    if answer.judged is not None:
        own = shown.member_values_table(case, answer.judged.values, receipt)
        found.append(replace(own, id="own_members", title="What each member adds to your own package"))
    if answer.efficient is not None:
        found.append(shown.efficient_table(case, answer.efficient, receipt))
    if answer.core is not None:
        found.append(shown.core_index_table(case, answer.core, receipt))
    if answer.core_by_budget is not None:
        found.append(core_by_budget_table(case, answer.core_by_budget, receipt))
    if answer.core_by_sureness is not None:
        found.append(core_by_sureness_table(case, answer.core_by_sureness, receipt))
    if answer.why_not:
        reasons = [absence.why for absence in answer.why_not.values() if absence.why is not None]
        found.append(shown.why_not_table(case, reasons, receipt))
    if answer.sureness is not None:
        found.append(sureness_table(case, answer.sureness.curve, receipt))
    if answer.across is not None:
        found.append(package_profiles_table(case, answer.across, receipt))
    if answer.frontier is not None:
        found.append(shown.frontier_table(case, answer.frontier, receipt))
    if answer.by_scenario is not None:
        found += [by_scenario_table(case, answer.by_scenario, receipt), scenario_changes_table(case, receipt)]
    return found


def ranking_table(answer: PackagesAnswer) -> Table:
    """The best packages; where weights are drawn too, a note says from what."""
    table = shown.package_ranking_table(answer.case, answer.ranking.rows, answer.spread or {}, answer.receipt)
    known, notes = answer.question.weights_known, []
    if answer.spread and known != "exact":
        notes.append(f"Best, regret and percentiles of the score: if {KNOWN_IN_WORDS[known]}.")
    if answer.spread_draws is not None and answer.spread_draws != answer.question.draws:
        first = format_number(answer.spread_draws)
        notes.append(f"Best, regret and percentiles of the score: of the first {first} simulations, for all packages.")
    return replace(table, notes=tuple(notes))


def named_table(answer: PackagesAnswer) -> Table:
    """The case's own packages with what they break, and their places where all were listed."""
    rows = {id_: package.row for id_, package in answer.named.items()}
    breaks = {id_: package.breaks for id_, package in answer.named.items()}
    listed = {id_: package.place for id_, package in answer.named.items() if package.place is not None}
    return shown.judged_packages_table(answer.case, rows, breaks, listed if listed else None, answer.receipt)


def record(answer: PackagesAnswer) -> dict[str, object]:
    case = answer.case
    named = {id_: (package.row, package.breaks) for id_, package in answer.named.items()}
    found = made.packages_record(case, answer.ranking, named, answer.spread or {}, answer.receipt, answer.tie_set)
    _add_values(answer, found)
    found["sentence"] = lead_sentence(answer)
    found["sureness"] = None if answer.sureness is None else made.sureness_record(case, answer.sureness)
    _add_chances(answer, found)
    found["proof"] = None if answer.proof is None else _proof(answer)
    found["left_out"] = list(answer.unscored)
    found["tie_set"] = None if answer.tie_set is None else made.tie_set_record(answer.tie_set)
    found["reproducible"] = answer.is_reproducible
    found["tied_first"], found["tied_beyond"] = answer.ranking.n_tied, answer.ranking.n_beyond
    found["draws_followed"] = answer.spread_draws
    found["keep_all_lines"] = answer.n_keep_lines
    found["never_in"] = None if answer.never_in is None else list(answer.never_in)
    found["idle_limits"] = None if answer.idle_limits is None else [limit_text(case, x) for x in answer.idle_limits]
    if answer.conflict:
        found["conflict"] = head(answer)
    if answer.question.why_not:
        found["why_not"] = _why_not(answer)
    if answer.question.efficient:
        found["efficient"] = None if answer.efficient is None else made.efficient_record(answer.efficient)
    if answer.question.core_index:
        found["core_index"] = None if answer.core is None else made.core_index_record(answer.core)
    if answer.question.all_profiles:
        found["all_profiles"] = None if answer.across is None else made.all_profiles_record(case, answer.across)
    if answer.question.core_by_budget:
        budgets = answer.core_by_budget
        found["core_by_budget"] = None if budgets is None else made.core_by_budget_record(budgets)
    if answer.question.core_by_sureness:
        steps = answer.core_by_sureness
        found["core_by_sureness"] = None if steps is None else made.core_by_sureness_record(steps)
    if answer.question.explain:
        found["members"] = made.member_values_record(case, answer.explained or ())
    if answer.question.judge:
        found["judged"] = _judged(answer)
    if answer.question.frontier:
        found["frontier"] = None if answer.frontier is None else made.frontier_record(answer.frontier)
    if answer.question.balance:
        verdict = None if answer.balance is None else answer.balance.verdict
        found["balance"] = None if verdict is None else made.balance_record(verdict, balance_sentence(case, verdict))
    if answer.question.by_scenario:
        best = answer.by_scenario
        found["by_scenario"] = None if best is None else by_scenario_record(case, best)
    return found | {"not_computed": _not_computed(answer)}


def _add_chances(answer: PackagesAnswer, found: dict[str, Any]) -> None:
    """To every package shown, how often it keeps what is asked of it; an empty list where nothing is."""
    best: list[dict[str, object]] = found["best"]
    named: dict[str, dict[str, object]] = found["named"]
    shown = [*zip((row.members for row in answer.ranking.rows), best, strict=True)]
    shown += [(answer.named[id_].row.members, record) for id_, record in named.items()]
    for members, record in shown:
        nothing_asked: dict[str, object] = {"chances": [], "all_hold": 1.0, "all_error": 0.0}
        record |= nothing_asked if answer.kept is None else made.chances_record(answer.case, answer.kept, members)


def _add_values(answer: PackagesAnswer, found: dict[str, Any]) -> None:
    """Value in time of every package shown, and what waiting does, where packages are ranked by it."""
    in_time, waiting = answer.in_time, answer.waiting
    if answer.question.waiting or answer.question.rank_by != SCORE:
        found["waiting"] = None if waiting is None else made.waiting_record(answer.case, waiting)
    if answer.question.rank_by != SCORE:
        found["rank_by"] = answer.question.rank_by
    if in_time is None:
        return
    key = "mean_value" if in_time.day is None else "value_by_day"
    for record in (*found["best"], *found["named"].values()):
        record[key] = plain_number(in_time.value_by_members[tuple(record["members"])])
    if waiting is not None:
        found["waiting"]["within_margin"] = in_time.n_within


def _proof(answer: PackagesAnswer) -> dict[str, object]:
    proof = answer.proof
    assert proof is not None
    return {"complete": proof.is_complete, "proven": proof.n_proven, "sentence": proof_sentence(answer)}


def _why_not(answer: PackagesAnswer) -> Mapping[str, object]:
    return {id_: made.absence_record(answer.case, id_, found) for id_, found in (answer.why_not or {}).items()}


def _judged(answer: PackagesAnswer) -> dict[str, object] | None:
    judged = answer.judged
    if judged is None:
        return None
    return (
        made.package_record(answer.case, judged.row, answer.spread or {})
        | {"breaks": [made.broken_record(answer.case, broken) for broken in judged.breaks]}
        | {"members_add": made.member_values_record(answer.case, judged.values), "sentence": own_sentence(answer)}
    )


def _not_computed(answer: PackagesAnswer) -> dict[str, str]:
    return {part: not_computed_sentence(why) for part, why in answer.not_computed.items()}
