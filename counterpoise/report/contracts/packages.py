"""The JSON of ``packages``: the best ones, the case's own ones, and why a measure is not among the best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ...analysis.packages.answers import EfficientPackages, PackageRanking, WhyNot
from ...analysis.packages.balance import BalanceVerdict
from ...analysis.packages.chances import PackageChances
from ...analysis.packages.describe import PackageRow
from ...analysis.packages.listed.core_by_budget import CoreByBudget, CoreBySureness, CoreOfGood
from ...analysis.packages.listed.core_index import CoreIndex
from ...analysis.packages.listed.efficient import Frontier
from ...analysis.packages.listed.uncertain import PackageSpread
from ...analysis.packages.member_value import MemberValue
from ...analysis.packages.profiles import AcrossProfiles
from ...analysis.packages.rules import BrokenRule, Rule
from ...analysis.packages.sureness import SureStep
from ...analysis.packages.tie_set import TieSet
from ...analysis.packages.value_in_time import Waiting
from ...model import Case, Receipt
from ...study.packages.answer import Absence, KeptChances, Sureness
from ..receipts import receipt_record
from ..sentences.package_parts import absence_sentence
from ..sentences.packages import broken_text, known_name, limit_text, packages_sentence, rule_text, why_not_sentence
from ..tables.core_by_budget import CLASSES
from .plain import plain_number


def packages_record(
    case: Case,
    ranking: PackageRanking,
    named: Mapping[str, tuple[PackageRow, Sequence[BrokenRule]]],
    spread: Mapping[tuple[str, ...], PackageSpread],
    receipt: Receipt,
    ties: TieSet | None = None,
) -> dict[str, object]:
    """``{"receipt", "feasible", "possible", "sentence", "best": [...], "named": {id: {...}}}``.

    ``best`` stands by rank; ``named`` holds the case's packages, each with the rules it breaks
    (none: it is allowed). ``draws`` of a package is null where it was not drawn.
    """
    return {
        "receipt": receipt_record(receipt),
        "feasible": ranking.n_feasible,
        "possible": ranking.n_possible,
        "sentence": packages_sentence(case, ranking, ties),
        "best": [{"rank": row.rank or None} | package_record(case, row, spread) for row in ranking.rows],
        "named": {
            id_: {"name": case.packages[id_].name}
            | package_record(case, row, spread)
            | {"breaks": [broken_record(case, broken) for broken in breaks]}
            for id_, (row, breaks) in named.items()
        },
    }


def package_record(case: Case, row: PackageRow, spread: Mapping[tuple[str, ...], PackageSpread]) -> dict[str, object]:
    """One package: members, score, levels, partial values, contributions, days, committed cost."""
    drawn = spread.get(row.members)
    return {
        "members": list(row.members),
        "label": known_name(case, row.members),
        "score": plain_number(row.score),
        "levels": _by_criterion(case, row.level_j),
        "values": _by_criterion(case, row.value_j),
        "contributions": _by_criterion(case, row.contribution_j),
        "ready_day": plain_number(row.ready_day),
        "effect_day": plain_number(row.effect_day),
        "cost": plain_number(row.cost),
        "draws": None if drawn is None else spread_record(drawn),
    }


def spread_record(spread: PackageSpread) -> dict[str, object]:
    """What the simulations say of a package; ``p05`` and ``p95`` are percentiles of its score."""
    return {
        "first_share": plain_number(spread.first_share),
        "regret": plain_number(spread.regret),
        "p05": plain_number(spread.low),
        "p95": plain_number(spread.high),
    }


def chances_record(case: Case, kept: KeptChances, members: tuple[str, ...]) -> dict[str, object]:
    """``{"chances": [{"on", "kind", "sense", "bound", "holds", "error", "text"}], "all_hold", "all_error"}``."""
    return row_chances_record(case, kept.chances, kept.row_by_members[members])


def row_chances_record(case: Case, chances: PackageChances, p: int) -> dict[str, object]:
    """The same for one row of chances."""
    return {
        "chances": [
            {
                "on": condition.limit.on + (f".year{condition.limit.year}" if condition.limit.year else ""),
                "kind": condition.kind,
                "sense": "<=" if condition.limit.at_most is not None else ">=",
                "bound": condition.limit.at_most if condition.limit.at_most is not None else condition.limit.at_least,
                "holds": plain_number(float(chances.holds_pc[p, c])),
                "error": plain_number(float(chances.error_pc[p, c])),
                "text": limit_text(case, condition.limit),
            }
            for c, condition in enumerate(chances.conditions)
        ],
        "all_hold": plain_number(float(chances.all_p[p])),
        "all_error": plain_number(float(chances.all_error_p[p])),
    }


def sureness_record(case: Case, sureness: Sureness) -> dict[str, object]:
    """Packages sure enough and what sureness costs; ``asked`` in percent, ``all_hold`` from 0 to 1."""
    return {
        "asked": plain_number(sureness.asked),
        "sure_enough": sureness.n_sure,
        "checked": sureness.n_checked,
        "complete": sureness.is_complete,
        "surest": _step(case, sureness.surest),
        "curve": [_step(case, step) for step in sureness.curve],
    }


def _step(case: Case, step: SureStep) -> dict[str, object]:
    return {
        "members": list(step.members),
        "label": known_name(case, step.members),
        "score": plain_number(step.score),
        "all_hold": plain_number(step.share),
        "all_error": plain_number(step.error),
    }


def all_profiles_record(case: Case, across: AcrossProfiles) -> dict[str, object]:
    """Profiles beside one another: each one's best package, and what the others' best would lose under it."""
    ids = across.profile_ids
    return {
        "by_profile": {
            id_: {
                "best": _named(case, best.members) | {"score": plain_number(best.score)},
                "tie_count": best.tie_count,
                "regret": dict(zip(ids, map(plain_number, across.regret_ab[a]), strict=True)),
            }
            for a, (id_, best) in enumerate(zip(ids, across.best, strict=True))
        },
        "in_every_tie_set": [_named(case, members) for members in across.shared],
        "in_every_count": across.n_shared,
        "least_maximal_regret": None
        if across.least is None
        else _named(case, across.least.members)
        | {
            "regret": plain_number(across.least.largest),
            "by_profile": dict(zip(ids, map(plain_number, across.least.regret_a), strict=True)),
        },
        "listed": across.is_listed,
        "checked": across.n_checked,
    }


def _named(case: Case, members: tuple[str, ...]) -> dict[str, object]:
    return {"members": list(members), "label": known_name(case, members)}


def waiting_record(case: Case, waiting: Waiting) -> dict[str, object]:
    """What a month of waiting costs the first package, in points of mean value, and which measures stay open."""
    return {
        "lost_per_month": plain_number(waiting.lost),
        "deadline": limit_text(case, waiting.limit),
        "keeps_open": list(waiting.open),
        "closes": list(waiting.closed),
    }


def tie_set_record(ties: TieSet) -> dict[str, object]:
    """What lies within the tie margin; ``count`` is null where packages were not listed."""
    return {
        "margin": plain_number(ties.margin),
        "best_score": plain_number(ties.best_score),
        "count": ties.count,
        "always": list(ties.always),
        "never": list(ties.never),
        "some": list(ties.some),
        "undecided": list(ties.undecided),
        "cheapest": _extreme(ties.cheapest),
        "earliest": _extreme(ties.earliest),
        "least_risky": None if ties.least_risky is None else _extreme(ties.least_risky),
    }


def _extreme(row: PackageRow) -> dict[str, object]:
    return {
        "members": list(row.members),
        "score": plain_number(row.score),
        "cost": plain_number(row.cost),
        "ready_day": plain_number(row.ready_day),
    }


def broken_record(case: Case, broken: BrokenRule) -> dict[str, object]:
    """A broken rule with what was found."""
    return rule_record(case, broken.rule) | {
        "found": None if broken.found is None else plain_number(broken.found),
        "text": broken_text(case, broken),
    }


def rule_record(case: Case, rule: Rule) -> dict[str, object]:
    """A rule, as data and in words."""
    return {
        "kind": rule.kind,
        "option": rule.option or None,
        "other": rule.other or None,
        "of": list(rule.of) or None,
        "text": rule_text(case, rule),
    }


def efficient_record(efficient: EfficientPackages) -> dict[str, object]:
    """``{"criteria", "packages": [{"members", "values"}]}``: packages that nothing beats on those criteria."""
    return {
        "criteria": list(efficient.criterion_ids),
        "packages": [
            {
                "members": list(members),
                "values": dict(zip(efficient.criterion_ids, map(plain_number, value_j), strict=True)),
            }
            for members, value_j in zip(efficient.members, efficient.value_qj, strict=True)
        ],
    }


def core_by_budget_record(found: CoreByBudget) -> list[dict[str, object]]:
    """By budget: how many packages are good, and by option the share of them that hold it and what to do."""
    return [{"budget": plain_number(budget)} | _good_record(found, b) for b, budget in enumerate(found.budget_b)]


def core_by_sureness_record(found: CoreBySureness) -> list[dict[str, object]]:
    """The same by sureness, in per cent of draws."""
    return [{"sure": plain_number(sure)} | _good_record(found, b) for b, sure in enumerate(found.sure_b)]


def _good_record(found: CoreOfGood, b: int) -> dict[str, object]:
    return {
        "good_packages": int(found.count_b[b]),
        "options": {
            id_: {"share": plain_number(share), "class": CLASSES[standing]}
            for id_, share, standing in zip(found.option_ids, found.share_bi[b], found.standing(b), strict=True)
        },
    }


def core_index_record(indices: Mapping[str, CoreIndex]) -> dict[str, object]:
    """By kind of package: how many there are, and each option's share of them with its standing."""
    return {
        kind: {
            "packages": index.n_packages,
            "options": {
                id_: {"share": plain_number(share), "standing": standing}
                for id_, share, standing in zip(index.option_ids, index.share_i, index.standing, strict=True)
            },
        }
        for kind, index in indices.items()
    }


def why_not_record(case: Case, why: WhyNot) -> dict[str, object]:
    """Why a measure is outside the best package, and what would bring it in."""
    return {
        "reason": why.reason,
        "sentence": why_not_sentence(case, why),
        "blocked_by": [broken_record(case, broken) for broken in why.blocked_by],
        "best_with": None if why.best_with is None else list(why.best_with),
        "gap": None if why.gap is None else plain_number(why.gap),
        "conflict": [rule_record(case, rule) for rule in why.conflict],
        "relaxations": [
            rule_record(case, step.rule)
            | {
                "new_bound": None if step.new_bound is None else plain_number(step.new_bound),
                "by": None if step.by is None else plain_number(step.by),
                "members": list(step.members),
                "score": plain_number(step.score),
            }
            for step in why.relaxations
        ],
    }


def absence_record(case: Case, option: str, found: Absence) -> dict[str, object]:
    """Why a measure is outside the best package; ``relaxations`` is null where none were looked for."""
    said = {"sentence": absence_sentence(case, option, found), "proven": found.is_proven}
    if found.why is None:
        return {"reason": None} | said
    return why_not_record(case, found.why) | said | ({} if found.has_relaxations else {"relaxations": None})


def member_values_record(case: Case, members: Sequence[MemberValue]) -> list[dict[str, object]]:
    """What each member adds to a package: score points, in all and by criterion; money that dropping it frees."""
    return [
        {
            "option": member.option,
            "adds": plain_number(member.adds),
            "contributions": _by_criterion(case, member.adds_j),
            "score_without": plain_number(member.score_without),
            "saves": plain_number(member.saves),
            "breaks_without": [broken_record(case, broken) for broken in member.breaks],
        }
        for member in members
    ]


def frontier_record(frontier: Frontier) -> list[dict[str, object]]:
    """Packages for which no other scores as much for less money, by rising cost."""
    return [
        {"members": list(members), "cost": plain_number(float(cost)), "score": plain_number(float(score))}
        for members, cost, score in zip(frontier.members, frontier.cost_q, frontier.score_q, strict=True)
    ]


def balance_record(verdict: BalanceVerdict, sentence: str) -> dict[str, object]:
    """Whether a package is in balance; levers and index lie between 0 and 1."""
    return {
        "members": list(verdict.members),
        "pressure": plain_number(verdict.pressure),
        "service": plain_number(verdict.service),
        "leans_to": verdict.leans_to,
        "index": plain_number(verdict.index),
        "place": verdict.place,
        "sentence": sentence,
    }


def _by_criterion(case: Case, array_j: np.ndarray) -> dict[str, float | None]:
    return {id_: plain_number(number) for id_, number in zip(case.criteria, array_j, strict=True)}
