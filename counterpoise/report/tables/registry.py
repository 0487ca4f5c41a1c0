"""Every table the house can make, by id. Adding one: a function in this folder and a line here.

Apart from the light tables of ``tables`` itself, so that a command that needs one table does not
import the whole of the analysis.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import (
    claims_table,
    comparison_table,
    costs_table,
    criteria_table,
    experts_table,
    interactions_table,
    named_packages_table,
    options_table,
    pair_table,
    performance_table,
    prerequisites_table,
    problems_table,
    risks_table,
    sources_table,
    stacking_table,
    weights_table,
)
from .adversary import adversary_table, blockers_table
from .case_changes import change_parts_table, file_changes_table, score_changes_table
from .core_by_budget import core_by_budget_table, core_by_sureness_table
from .factors import factors_table
from .group import group_ranking_table, group_winners_table
from .in_time import in_time_table
from .interests import impacts_table, interest_groups_table, interests_table, proposal_impacts_table
from .methods import agreement_table, methods_table, reversal_table
from .package_flips import (
    package_flips_table,
    package_information_table,
    package_switch_table,
    package_tornado_table,
)
from .package_profiles import package_profiles_table
from .package_ranking import (
    core_index_table,
    efficient_table,
    frontier_table,
    judged_packages_table,
    member_values_table,
    package_ranking_table,
    why_not_table,
)
from .package_robustness import (
    package_dominance_table,
    package_pairs_table,
    package_ranks_table,
    package_shares_table,
    package_weights_table,
)
from .perspectives import (
    beliefs_table,
    coalitions_table,
    compromises_table,
    crossed_table,
    perspective_pairs_table,
    perspective_regrets_table,
    perspective_scores_table,
)
from .robustness import acceptability_table, central_weights_table, information_table, pairwise_table
from .room import (
    room_answers_table,
    room_choices_table,
    room_compromises_table,
    room_groups_table,
    room_weights_table,
)
from .scenarios import by_scenario_table, scenario_changes_table
from .sensitivity import cells_table, findings_table, nearest_table, stability_table, tornado_table
from .sureness import sureness_table
from .table import Table
from .tie_set import tie_set_table
from .timeline import options_days_table, timeline_days_table, timeline_table
from .timeline_worth import timeline_speed_table, timeline_value_table
from .weighing import contradictions_table, equivalents_table, reweighed_table, weighed_table, weights_tree_table
from .whole import profiles_table, rests_table
from .working import working_table

TABLES: Mapping[str, Callable[..., Table]] = {
    table.__name__.removesuffix("_table"): table
    for table in (
        comparison_table,
        options_table,
        performance_table,
        experts_table,
        costs_table,
        risks_table,
        prerequisites_table,
        claims_table,
        sources_table,
        criteria_table,
        weights_table,
        pair_table,
        problems_table,
        interactions_table,
        stacking_table,
        named_packages_table,
        findings_table,
        stability_table,
        nearest_table,
        cells_table,
        tornado_table,
        acceptability_table,
        central_weights_table,
        pairwise_table,
        information_table,
        methods_table,
        agreement_table,
        reversal_table,
        working_table,
        profiles_table,
        rests_table,
        package_ranking_table,
        judged_packages_table,
        core_index_table,
        member_values_table,
        why_not_table,
        efficient_table,
        frontier_table,
        core_by_budget_table,
        core_by_sureness_table,
        tie_set_table,
        sureness_table,
        in_time_table,
        package_profiles_table,
        package_shares_table,
        package_ranks_table,
        package_weights_table,
        package_pairs_table,
        package_dominance_table,
        package_flips_table,
        package_switch_table,
        package_tornado_table,
        package_information_table,
        perspective_regrets_table,
        perspective_scores_table,
        compromises_table,
        perspective_pairs_table,
        coalitions_table,
        crossed_table,
        beliefs_table,
        group_ranking_table,
        group_winners_table,
        blockers_table,
        adversary_table,
        interests_table,
        proposal_impacts_table,
        interest_groups_table,
        impacts_table,
        room_weights_table,
        room_choices_table,
        room_compromises_table,
        room_groups_table,
        room_answers_table,
        timeline_table,
        timeline_days_table,
        options_days_table,
        timeline_speed_table,
        timeline_value_table,
        factors_table,
        by_scenario_table,
        scenario_changes_table,
        file_changes_table,
        score_changes_table,
        change_parts_table,
        weighed_table,
        equivalents_table,
        contradictions_table,
        weights_tree_table,
        reweighed_table,
    )
}
