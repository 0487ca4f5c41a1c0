"""Whatever is named must exist: criteria, options, claims, milestones, objectives, profiles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..draft import Draft
from ..milestones import named_milestones
from ..records import CaseRecord, OptionRecord, WeightsRecord
from ..sheet import AnySheet, At, Finding
from ..wording import Path
from .parts import all_based_parts, unknown
from .rules import named_in

Reference = tuple[Path, str]


def check_criterion_references(draft: Draft) -> Iterator[Finding]:
    """Every criterion that an option, a profile or ``case.yaml`` names is in ``case.yaml``."""
    if draft.criterion_ids is None:
        return
    known = frozenset(draft.criterion_ids)
    for _id, sheet, option in draft.sound_options():
        yield from _missing(sheet, _criteria_as_keys(option), known, "criterion", "key")
        yield from _missing(sheet, _criteria_counted_in(option), known, "criterion")
    for _id, weights, profile in draft.sound_weights():
        yield from _missing(weights, _criteria_as_weight_keys(profile), known, "criterion", "key")
        yield from _missing(weights, _criteria_compared(profile), known, "criterion")
        believed = ((("beliefs", option, id_), id_) for option, row in profile.beliefs.items() for id_ in row)
        yield from _missing(weights, believed, known, "criterion", "key")
    if draft.case.record:
        yield from _missing(draft.case, _criteria_in_case(draft.case.record), known, "criterion")


def check_option_references(draft: Draft) -> Iterator[Finding]:
    """Every option that is named has a file in ``options``."""
    if "options" in draft.unread:
        return
    known = frozenset(draft.options)
    for _id, sheet, option in draft.sound_options():
        yield from _missing(sheet, _listed(("excludes",), option.excludes), known | {"all"}, "option")
        yield from _missing(sheet, _options_needed(option), known, "option")
    if draft.case.record:
        yield from _missing(draft.case, _options_in_case(draft.case.record), known, "option")


def check_claim_references(draft: Draft) -> Iterator[Finding]:
    """Every claim that a number or an option rests on is in the register."""
    if draft.claim_ids is None:
        return
    for sheet, path, part in all_based_parts(draft):
        yield from _missing(sheet, _listed((*path, "claims"), part.claims), draft.claim_ids, "claim")
    for _id, sheet, option in draft.sound_options():
        yield from _missing(sheet, _listed(("claims",), option.claims), draft.claim_ids, "claim")


def check_milestone_references(draft: Draft) -> Iterator[Finding]:
    """Everything a milestone comes after stands in the same file, or is a shared milestone that the file names."""
    holders = {id_: sheet.file for _option, sheet, option in draft.sound_options() for id_ in option.prerequisites}
    shared = draft.case.record.milestones if draft.case.record else {}
    for id_, milestone in shared.items():
        for at, earlier in enumerate(milestone.after):
            if earlier not in (draft.milestone_ids or ()):
                path = ("milestones", id_, "after", at)
                yield unknown(draft.case, path, "milestone", earlier, frozenset(draft.milestone_ids or ()))
    for _id, sheet, option in draft.sound_options():
        written = frozenset(_keys(sheet.tree.data, "prerequisites")) | set(named_milestones(option.needs, shared))
        for id_, prerequisite in option.prerequisites.items():
            for at, earlier in enumerate(prerequisite.after):
                if earlier not in written:
                    hint = "add it to 'needs'" if earlier in shared else ""
                    if earlier in holders:
                        hint = (
                            f"it stands in {holders[earlier]}: repeat it here with the same id, or move it to "
                            "'milestones' in case.yaml"
                        )
                    yield unknown(sheet, ("prerequisites", id_, "after", at), "milestone", earlier, written, hint=hint)


def check_objective_references(draft: Draft) -> Iterator[Finding]:
    """Every criterion and every objective stands under an objective that exists."""
    if draft.case.record is None or draft.objective_ids is None:
        return
    known = frozenset(draft.objective_ids)
    criteria = ((("criteria", id_, "objective"), found.objective) for id_, found in draft.criteria.items())
    yield from _missing(draft.case, criteria, known, "objective")
    parents = (
        (("objectives", id_, "parent"), found.parent)
        for id_, found in draft.case.record.objectives.items()
        if found.parent
    )
    yield from _missing(draft.case, parents, known, "objective")


def check_profile_references(draft: Draft) -> Iterator[Finding]:
    """The profiles that ``case.yaml`` names have files in ``weights``."""
    if draft.case.record is None or "weights" in draft.unread:
        return
    known = frozenset(draft.weights)
    named = list(_listed(("profile_order",), draft.case.record.profile_order))
    if draft.case.record.default_profile:
        named.append((("default_profile",), draft.case.record.default_profile))
    yield from _missing(draft.case, named, known, "profile")


def _missing(
    sheet: AnySheet, references: Iterable[Reference], known: frozenset[str], what: str, at: At = "value"
) -> Iterator[Finding]:
    return (unknown(sheet, path, what, id_, known, at) for path, id_ in references if id_ not in known)


def _listed(path: Path, ids: Iterable[str]) -> Iterator[Reference]:
    return (((*path, at), id_) for at, id_ in enumerate(ids))


def _keys(data: object, key: str) -> Iterable[str]:
    group = data.get(key) if isinstance(data, dict) else None
    return group if isinstance(group, dict) else ()


def _criteria_as_keys(option: OptionRecord) -> Iterator[Reference]:
    yield from ((("performance", id_), id_) for id_ in option.performance)
    for risk_id, risk in option.risks.items():
        yield from ((("risks", risk_id, "effects", id_), id_) for id_ in risk.effects)


def _criteria_counted_in(option: OptionRecord) -> Iterator[Reference]:
    for risk_id, risk in option.risks.items():
        yield from _listed(("risks", risk_id, "counted_in"), risk.counted_in)


def _criteria_as_weight_keys(profile: WeightsRecord) -> Iterator[Reference]:
    for key in ("points", "ranges", "reasons"):
        yield from (((key, id_), id_) for id_ in getattr(profile, key) or ())


def _criteria_compared(profile: WeightsRecord) -> Iterator[Reference]:
    for at, group in enumerate(profile.rank or ()):
        if isinstance(group, str):
            yield ("rank", at), group
        else:
            yield from _listed(("rank", at), group)
    for at, comparison in enumerate(profile.pairwise or ()):
        yield ("pairwise", at, "more"), comparison.more
        yield ("pairwise", at, "less"), comparison.less


def _criteria_in_case(case: CaseRecord) -> Iterator[Reference]:
    for at, interaction in enumerate(case.interactions):
        yield ("interactions", at, "criterion"), interaction.criterion
    if case.balance:
        yield ("balance", "pressure"), case.balance.pressure
        yield ("balance", "service"), case.balance.service


def _options_needed(option: OptionRecord) -> Iterator[Reference]:
    for id_, prerequisite in option.prerequisites.items():
        if prerequisite.option:
            yield ("prerequisites", id_, "option"), prerequisite.option


def _options_in_case(case: CaseRecord) -> Iterator[Reference]:
    yield ("baseline",), case.baseline
    for id_, milestone in case.milestones.items():
        if milestone.option:
            yield ("milestones", id_, "option"), milestone.option
    yield from _listed(("option_order",), case.option_order)
    for id_, package in case.packages.items():
        yield from _listed(("packages", id_, "members"), package.members)
    for at, interaction in enumerate(case.interactions):
        yield from _listed(("interactions", at, "pair"), interaction.pair)
    for at, rule in enumerate(case.rules):
        for path, ids in named_in(rule):
            yield from _listed(("rules", at, *path), ids)
