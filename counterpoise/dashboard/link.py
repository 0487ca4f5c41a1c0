"""The link that restores a view: case, profile, changed weights and selections, as text.

A link is written by strangers too. Whatever it holds that the case does not know is named in a
notice and left out; the rest of the link still counts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

MOST_POINTS = 100.0
"""End of the weight sliders."""

SELECTIONS = (
    "option",
    "versus",
    "against",
    "show",
    "controls",
    "sweep",
    "switch",
    "known",
    "levels",
    "draws",
    "method",
    "limits",
    "stack",
    "members",
    "by",
    "package",
    "start",
    "event",
    "sure",
    "beside",
    "must",
    "not",
    "least",
    "most",
    "absent",
    "chapter",
)
"""Selections of single pages that a link may carry, as short texts."""

LONGEST_SELECTION = 400


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
    """Query parameters of a view; only weights that differ from the profile's are listed."""
    changed = {id_: points for id_, points in view.point_by_id.items() if points != start_by_id[id_]}
    params = {"case": view.case, "profile": view.profile}
    if changed:
        params["w"] = ",".join(f"{id_}:{points:.6g}" for id_, points in changed.items())
    return params | {key: value for key, value in view.selections.items() if value}


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
            f"The link names the case '{_short(asked)}', which is not here (uploaded cases are not kept). "
            f"This is '{case_id}', with the weights of its own profiles."
        )
        return View(case_id, default_profile, start_points(default_profile)), tuple(notices)
    profile = params.get("profile", default_profile)
    if profile not in profiles:
        notices.append(f"The link names the weight profile '{_short(profile)}', which this case does not have.")
        profile = default_profile
    points = dict(start_points(profile))
    points.update(_read_points(params.get("w", ""), points, notices))
    if not any(points.values()):
        notices.append("The link sets every weight to zero; the profile's own weights are shown.")
        points = dict(start_points(profile))
    return View(case_id, profile, points, _read_selections(params)), tuple(notices)


def fit_to_slider(point_by_id: Mapping[str, float]) -> dict[str, float]:
    """A profile's points on the sliders' scale of 0 to 100; no share changes.

    Points stay as their author wrote them when the largest lies between 10 and 100; others (ranks
    turned into shares, a 1 each) are scaled to sum to 100.
    """
    most, total = max(point_by_id.values()), sum(point_by_id.values())
    if total <= 0 or 10 <= most <= MOST_POINTS:
        return dict(point_by_id)
    return {id_: 100 * points / total for id_, points in point_by_id.items()}


def read_ids(text: str, known: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids separated by commas, each once, and a notice for every one that is not known."""
    known, parts = tuple(known), tuple(dict.fromkeys(filter(None, text.split(","))))
    notices = (
        f"The link names '{_short(id_)}', which is not an option of this case." for id_ in parts if id_ not in known
    )
    return tuple(id_ for id_ in parts if id_ in known), tuple(notices)


def read_days(text: str, known: Iterable[str], latest: float) -> tuple[dict[str, float], tuple[str, ...]]:
    """Start days by id, written as ``id:day,id:day``, and a notice for every part that cannot be followed."""
    known, days, notices = tuple(known), {}, []
    for part in filter(None, text.split(",")[:200]):
        id_, _, number = part.partition(":")
        day = read_day(number, latest)
        if id_ not in known:
            notices.append(f"The link gives '{_short(id_)}' a start day, but it is not among the chosen options.")
        elif day is None:
            notices.append(
                f"The link starts '{id_}' on day '{_short(number)}'; a day is a number from 0 to {latest:,.0f}."
            )
        else:
            days[id_] = day
    return days, tuple(notices)


def write_days(day_by_id: Mapping[str, float]) -> str:
    """Start days as `read_days` reads them; day 0 is not written."""
    return ",".join(f"{id_}:{day:g}" for id_, day in day_by_id.items() if day)


def read_day(text: str, latest: float) -> float | None:
    """A day from the decision, or None where the text is none, or beyond ``latest``."""
    try:
        day = float(text)
    except ValueError:
        return None
    return day if math.isfinite(day) and 0 <= day <= latest else None


def _read_points(text: str, known: Mapping[str, float], notices: list[str]) -> dict[str, float]:
    points: dict[str, float] = {}
    for part in filter(None, text.split(",")[:200]):
        id_, _, number = part.partition(":")
        value = _read_number(number)
        if id_ not in known:
            notices.append(f"The link gives a weight to '{_short(id_)}', which is not a criterion of this case.")
        elif value is None:
            notices.append(
                f"The link gives '{id_}' the weight '{_short(number)}'; a weight is a number from 0 to "
                f"{MOST_POINTS:g}. The profile's weight is used."
            )
        else:
            points[id_] = value
    return points


def _read_number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 <= value <= MOST_POINTS else None


def _read_selections(params: Mapping[str, str]) -> dict[str, str]:
    return {key: params[key] for key in SELECTIONS if 0 < len(params.get(key, "")) <= LONGEST_SELECTION}


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
