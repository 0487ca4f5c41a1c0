"""The link that restores a view: case, profile, changed weights and selections, as text.

A link is written by strangers too. Whatever it holds that the case does not know is named in a
notice and left out; the rest of the link still counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from ..model.number_text import read_number, write_number
from ..report.panel.of_case import MOST_POINTS
from ..study import kinds_of_question, settings_of

JOIN = "join"
"""The key under which a link carries the code of a room."""

OF_PAGES = (
    "versus",
    "against",
    "controls",
    "sweep",
    "switch",
    "method",
    "beside",
    "chapter",
    "package",
    "criterion",
    "open",
    "answers",
    "lock",
    "judged",
)
"""Selections that are no setting of a question: what a page shows beside, or of an answer."""


@cache
def selections() -> tuple[str, ...]:
    """Keys that a link may carry besides the case and the weights: settings of questions, and `OF_PAGES`."""
    settings = (of.link for kind in kinds_of_question().values() for of in settings_of(kind).values() if of.link)
    return tuple(dict.fromkeys((*settings, *OF_PAGES)))


OF_FIRST_VERSION: Mapping[str, Mapping[str, str]] = {
    "draws": {"few": "", "many": "1000000"},
    "show": {
        "Levels": "level",
        "Ranges": "low,level,high",
        "Partial values": "value",
        "Contributions": "contribution",
        "All": "level,low,high,value,contribution",
    },
}
"""What links of the first version wrote, and what is written now."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "cautions": (),
    "receipt": (),
    "about": (),
    "figure": (),
    "criterion": ("criterion",),
    "performance_columns": (),
    "experts_columns": (),
    "costs_columns": (),
    "risks_columns": (),
    "claims_columns": (),
    "register_columns": (),
    "sources_columns": (),
    "criteria_columns": (),
    "adding_columns": (),
    "together_columns": (),
    "weights": (),
    "one_by_one": (),
    "central": (),
    "pairwise": (),
    "spread": (),
    "factors": (),
    "information": (),
    "findings": (),
    "shifts": ("sweep",),
    "first": ("switch",),
    "nearest": (),
    "estimates": (),
    "cells": (),
    "others": (),
    "agreement": (),
    "methods": (),
    "reversal": (),
    "perspective_scores": (),
    "perspective_pairs": (),
    "crossed": (),
    "blockers": (),
    "adversary": (),
    "group_ranking": (),
    "beliefs": (),
    "coalitions": (),
    "interests": (),
    "interests_table": (),
    "interests_table_columns": (),
    "proposal_impacts": (),
    "interest_groups": (),
    "impacts": (),
    "package_shares": (),
    "package_weights": (),
    "package_pairs": (),
    "package_dominance": (),
    "rules": (),
    "interactions": (),
    "sureness": (),
    "profiles": (),
    "stacking": (),
    "stacking_case": (),
    "members": (),
    "followed": (),
    "own": ("members",),
    "own_members": (),
    "named": (),
    "absent": ("absent",),
    "absences": (),
    "core": (),
    "efficient": (),
    "balance": ("balance", "package"),
    "frontier": (),
    "core_by_budget": (),
    "core_by_sureness": (),
    "waiting": (),
    "package_changes": (),
    "package_switch": (),
    "package_tornado": (),
    "package_information": (),
    "stage": (),
    "scenarios": (),
    "changes": (),
    "weighed": (),
    "contradictions": (),
    "equivalents": (),
}
"""Parts of pages that a reader opens and closes: what ``open=`` in a link may name, joined by commas.

With each the selections that are made in it: a link without ``open`` is older than the parts, and shows
those in which it selects something.
"""

ALL_CLOSED = "none"


def open_parts(selections: Mapping[str, str]) -> tuple[str, ...]:
    """The parts that a view shows."""
    text = selections.get("open", "")
    if text:
        return tuple(filter(PARTS.__contains__, text.split(",")))
    return tuple(part for part, within in PARTS.items() if any(selections.get(key) for key in within))


def write_parts(parts: Sequence[str]) -> str:
    """The selection ``open`` that shows these parts."""
    return ",".join(parts) or ALL_CLOSED


LONGEST_SELECTION = 20_000
"""Characters of one selection; several hundred ids fit."""

MOST_WEIGHTS = 5_000
"""Weights that a link may list."""


@dataclass(frozen=True)
class View:
    """Everything a link holds. ``point_by_id`` has every criterion; 0 means no weight."""

    case: str
    profile: str
    point_by_id: Mapping[str, float]
    selections: Mapping[str, str] = field(default_factory=dict)

    def with_points(self, point_by_id: Mapping[str, float]) -> View:
        return replace(self, point_by_id=dict(point_by_id))

    def with_selection(self, key: str, value: str) -> View:
        return replace(self, selections={**self.selections, key: value})


def write_link(view: View, start_by_id: Mapping[str, float]) -> dict[str, str]:
    """Query parameters of a view.

    Of the weights only those that differ from the profile's; of the selections none that `read_link` would refuse.
    """
    changed = {id_: points for id_, points in view.point_by_id.items() if points != start_by_id[id_]}
    params = {"case": view.case, "profile": view.profile}
    if changed:
        params["w"] = ",".join(f"{id_}:{write_number(points)}" for id_, points in changed.items())
    return params | {key: value for key, value in view.selections.items() if 0 < len(value) <= LONGEST_SELECTION}


def read_link(
    params: Mapping[str, str],
    case_id: str,
    profiles: Mapping[str, str],
    default_profile: str,
    start_points: Callable[[str], Mapping[str, float]],
) -> tuple[View, tuple[str, ...]]:
    """The view that a link asks for, and a notice for every part of it that cannot be followed."""
    notices: list[str] = []
    asked = params.get("case", case_id)
    if asked != case_id:
        notices.append(
            f"The link names the case '{shorten(asked)}', which is not here. "
            "An uploaded case is deleted when the page is reloaded, the session ends or the server restarts: upload it "
            "again on the page Check. If it is somebody else's, ask for the case as a file or a link that carries it "
            f"(Edit, Share). '{case_id}' is shown instead, with the weights of its own profiles."
        )
        return View(case_id, default_profile, start_points(default_profile)), tuple(notices)
    profile = params.get("profile", default_profile)
    if profile not in profiles:
        notices.append(f"The link names the weight profile '{shorten(profile)}', which this case does not have.")
        profile = default_profile
    points = dict(start_points(profile))
    points.update(_read_points(params.get("w", ""), points, notices))
    if not any(points.values()):
        notices.append("The link sets every weight to zero; the profile's own weights are shown.")
        points = dict(start_points(profile))
    return View(case_id, profile, points, _read_selections(params, notices)), tuple(notices)


def _read_points(text: str, known: Mapping[str, float], notices: list[str]) -> dict[str, float]:
    points: dict[str, float] = {}
    for part in filter(None, text.split(",")[:MOST_WEIGHTS]):
        id_, _, number = part.partition(":")
        value = _read_number(number)
        if id_ not in known:
            notices.append(f"The link gives a weight to '{shorten(id_)}', which is not a criterion of this case.")
        elif value is None:
            notices.append(
                f"The link gives '{id_}' the weight '{shorten(number)}'; a weight is a number from 0 to "
                f"{MOST_POINTS:g}. The profile's weight is used."
            )
        else:
            points[id_] = value
    return points


def _read_number(text: str) -> float | None:
    try:
        value = read_number(text)
    except ValueError:
        return None
    return value if 0 <= value <= MOST_POINTS else None


def _read_selections(params: Mapping[str, str], notices: list[str]) -> dict[str, str]:
    found = {}
    for key in selections():
        text = params.get(key, "")
        if len(text) > LONGEST_SELECTION:
            notices.append(f"The part '{key}' of the link is too long and was not applied ({len(text):,} characters).")
        elif text := OF_FIRST_VERSION.get(key, {}).get(text, text):
            found[key] = text
    if "open" in found:
        found["open"] = _read_parts(found["open"], notices)
    return found


def _read_parts(text: str, notices: list[str]) -> str:
    named = list(dict.fromkeys(filter(None, text.split(","))))
    for part in named:
        if part not in PARTS and part != ALL_CLOSED:
            notices.append(f"The link opens '{shorten(part)}', but no page has such a section.")
    return write_parts([part for part in named if part in PARTS])


def shorten(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 3] + "..."
