"""What must hold between the files of a case: one file a concern, all listed here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from ..bounds import MAX_PROBLEMS
from ..draft import Draft
from ..sheet import Finding
from .actors import (
    check_actors_are_touched,
    check_baseline_without_impacts,
    check_impact_references,
    check_impact_scale,
    check_periods,
)
from .beliefs import check_belief_numbers, check_belief_options
from .cells import (
    check_baseline_is_known,
    check_cells_are_there,
    check_derived_cells,
    check_entry_form,
    check_levels,
)
from .cycles import check_objective_cycles, check_prerequisite_cycles
from .entries import (
    check_cost_amounts,
    check_option_prerequisites,
    check_shared_milestones,
    check_triggers,
)
from .estimates import check_basis, check_meaning, check_order
from .evidence import check_claims_stand_once, check_dates_of_evidence, check_quotes, check_texts_are_used
from .experts import check_experts_differ
from .factors import check_factors
from .limits import check_balance, check_limits
from .names import check_names_are_no_headings, check_names_differ
from .percent import check_fractions
from .references import (
    check_claim_references,
    check_criterion_references,
    check_milestone_references,
    check_objective_references,
    check_option_references,
    check_profile_references,
)
from .rules import check_rule_counts, check_rule_forms, check_rules_can_be_kept
from .scales import check_scale_within_bounds, check_scales, check_value_points
from .scenarios import check_scenario_chances, check_scenario_names, check_scenario_numbers
from .shared import check_shared_parts
from .size import check_size
from .stacking import check_stacking_is_stated
from .together import check_exclusions, check_named_once, check_package_members
from .weights import check_pairwise, check_points, check_ranges, check_rank, check_weight_forms

Check = Callable[[Draft], Iterator[Finding]]

PROFILE_CHECKS: tuple[Check, ...] = (
    check_criterion_references,
    check_weight_forms,
    check_points,
    check_rank,
    check_pairwise,
    check_ranges,
)

CHECKS: tuple[Check, ...] = (
    *PROFILE_CHECKS,
    check_option_references,
    check_claim_references,
    check_milestone_references,
    check_objective_references,
    check_profile_references,
    check_objective_cycles,
    check_prerequisite_cycles,
    check_order,
    check_experts_differ,
    check_meaning,
    check_basis,
    check_cells_are_there,
    check_derived_cells,
    check_entry_form,
    check_baseline_is_known,
    check_levels,
    check_scales,
    check_scale_within_bounds,
    check_value_points,
    check_exclusions,
    check_named_once,
    check_package_members,
    check_shared_parts,
    check_triggers,
    check_cost_amounts,
    check_option_prerequisites,
    check_shared_milestones,
    check_claims_stand_once,
    check_quotes,
    check_texts_are_used,
    check_dates_of_evidence,
    check_limits,
    check_names_differ,
    check_names_are_no_headings,
    check_fractions,
    check_stacking_is_stated,
    check_rule_forms,
    check_rule_counts,
    check_rules_can_be_kept,
    check_balance,
    check_factors,
    check_scenario_names,
    check_scenario_chances,
    check_scenario_numbers,
    check_belief_options,
    check_belief_numbers,
    check_impact_references,
    check_baseline_without_impacts,
    check_periods,
    check_impact_scale,
    check_actors_are_touched,
)


def find_faults(draft: Draft) -> tuple[Finding, ...]:
    """What any check finds wrong; a case that is too large, or has far too many faults, is not looked at further."""
    if too_large := tuple(check_size(draft)):
        return too_large
    found: list[Finding] = []
    counts: Counter[tuple[str, str]] = Counter()
    for finding in (finding for check in CHECKS for finding in check(draft)):
        of_file = (finding.sheet.file, finding.severity)
        counts[of_file] += 1
        if counts[of_file] <= MAX_PROBLEMS + 1:
            found.append(finding)
        elif finding.severity == "error" and finding.sheet is draft.case:
            return (*found, _too_many(draft))
    return tuple(found)


def _too_many(draft: Draft) -> Finding:
    return Finding(
        draft.case,
        (),
        "too-many-problems",
        f"the file has more than {MAX_PROBLEMS:,} problems, so the case was not looked at further",
        "files with few problems",
        "look for a common cause, such as a wrong column or a wrong file",
    )
