"""Rivals for first place, as a live panel ranks them: all packages up to a number, and every measure alone."""

from __future__ import annotations

from ..analysis.frozen import freeze
from ..analysis.packages.chances import list_conditions
from ..analysis.packages.combine import package_levels
from ..analysis.packages.contest import (
    Contest,
    draw_values,
    lines_crossed,
    share_failing,
    to_bytes,
)
from ..analysis.packages.describe import membership
from ..analysis.packages.families import ListedPackages
from ..analysis.packages.listed.uncertain import draw_parts
from ..analysis.packages.parts import PackageParts, restack
from ..analysis.packages.rules import PackageRules
from ..analysis.packages.settings import read_stacking
from ..analysis.uncertainty import draw_states
from ..analysis.value import partial_values
from . import steps
from .study import Study

Sets = tuple[tuple[str, ...], ...]


def package_contest(study: Study, packages: Sets, stacking: tuple[str, ...], n_draws: int, seed: int) -> Contest:
    """These packages, over the first draws of the states of the world that all questions share."""

    def make() -> Contest:
        parts = steps.package_parts(study, stacking)
        drawn = _drawn_parts(study, stacking, n_draws, seed)
        member_pi = membership(parts, packages)
        level_pj = package_levels(parts, ListedPackages(member_pi))[:, :, 0]
        conditions = list_conditions(PackageRules(()), parts.criteria)
        return Contest(
            packages,
            freeze(partial_values(level_pj, parts.functions)),
            draw_values(parts, drawn, member_pi),
            share_failing(drawn, conditions, "red_line", member_pi),
            share_failing(drawn, conditions, "must_reach", member_pi),
            *lines_crossed(parts.criteria, level_pj),
        )

    return study.recall("package contest", packages, stacking, n_draws, seed, make=make, slow="Simulating packages")


def measure_contest(study: Study, n_draws: int, seed: int) -> Contest:
    """Every measure alone, the baseline among them, in the case's order, over the same draws."""

    def make() -> Contest:
        case, table = study.case, steps.performance(study)
        alone = tuple((id_,) if id_ != case.baseline else () for id_ in case.options)
        parts = steps.package_parts(study, ())
        drawn, member_pi = _drawn_parts(study, (), n_draws, seed), membership(parts, alone)
        conditions = list_conditions(PackageRules(()), parts.criteria)
        return Contest(
            tuple((id_,) for id_ in case.options),
            freeze(table.values()),
            to_bytes(draw_states(case, n_draws, seed).value_ijd),
            share_failing(drawn, conditions, "red_line", member_pi),
            share_failing(drawn, conditions, "must_reach", member_pi),
            *lines_crossed(parts.criteria, table.mode_ij),
        )

    return study.recall("measure contest", n_draws, seed, make=make, slow="Running simulations")


def _drawn_parts(study: Study, stacking: tuple[str, ...], n_draws: int, seed: int) -> PackageParts:
    def make() -> PackageParts:
        if stacking:
            return restack(_drawn_parts(study, (), n_draws, seed), read_stacking(study.case, stacking))
        return draw_parts(study.case, draw_states(study.case, n_draws, seed))

    return study.recall("contest parts", stacking, n_draws, seed, make=make)
