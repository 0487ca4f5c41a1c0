"""Weight profiles beside one another: each one's best package, and what the others' best lose under it."""

from __future__ import annotations

from ...analysis.packages.profiles import AcrossProfiles
from ...model import Case, Receipt
from ..sentences.packages import package_name
from .table import Column, Table
from .values import number_or_none


def package_profiles_table(case: Case, across: AcrossProfiles, receipt: Receipt | None = None) -> Table:
    """One row per profile; the last columns are what it loses by each profile's best package and by a compromise."""
    regret = "Score points lost under the row's profile by taking this package."
    columns = (
        Column("profile", "Weight profile"),
        Column("package", "Best package"),
        Column("score", "Score", "number", "points", 1),
        Column(
            "ties",
            "Within the tie margin",
            "number",
            "packages",
            0,
            "Packages too close to the best to call.",
            "not counted",
        ),
        *(
            Column(f"regret.{id_}", f"Best of {case.profiles[id_].name}", "number", "points lost", 1, regret, "missing")
            for id_ in across.profile_ids
        ),
        Column("least", "Smallest maximum regret", "number", "points lost", 1, regret, "missing"),
    )
    least_a = [None] * len(across.best) if across.least is None else [float(x) for x in across.least.regret_a]
    body = tuple(
        (
            case.profiles[id_].name,
            package_name(case, best.members),
            best.score,
            best.tie_count,
            *(number_or_none(float(x)) for x in across.regret_ab[a]),
            least_a[a],
        )
        for a, (id_, best) in enumerate(zip(across.profile_ids, across.best, strict=True))
    )
    notes = () if across.least is None else (f"Smallest maximum regret: {package_name(case, across.least.members)}.",)
    return Table("all_profiles", "Packages by weight profile", columns, body, across.profile_ids, notes, receipt)
