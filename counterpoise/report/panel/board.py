"""Packages, measures and their draws as the bytes that a browser keeps; no weight changes them."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ...model import Case
from ..flags import needs_text
from ..numbers import round_for_file
from ..sentences.patterns import PATTERNS

if TYPE_CHECKING:
    from ...analysis.packages.contest import Contest


def panel_order(case: Case) -> list[int]:
    """Columns of the criteria in the panel's order: objective by objective."""
    place = {id_: k for k, id_ in enumerate(case.objectives)}
    criteria = list(case.criteria.values())
    return sorted(range(len(criteria)), key=lambda j: place[criteria[j].objective])


def named_package(case: Case) -> tuple[str, Sequence[str]]:
    """The package that a board always shows: the case's first with several members, its name and members."""
    named = next((package for package in case.packages.values() if len(package.members) > 1), None)
    return (named.name, [id_ for id_ in named.members if id_ != case.baseline]) if named else ("", ["-"])


def pack_board(
    case: Case, together: Contest, alone: Contest, *, is_cut: bool, named: tuple[str, Sequence[str]]
) -> tuple[str, bytes]:
    """A name and the bytes: a length, that many bytes of JSON, then the draws of packages and of measures.

    ``named`` is the package that is always shown, its name and members.
    """
    order, ids = panel_order(case), list(case.options)
    criteria = [list(case.criteria.values())[j] for j in order]
    draws = [contest.drawn_pjd[:, order].tobytes() for contest in (together, alone)]
    row = next((p for p, members in enumerate(together.members) if set(members) == set(named[1])), -1)
    head: dict[str, Any] = {
        "key": "",
        "patterns": dict(PATTERNS),
        "margin": round_for_file(case.too_close),
        "criteria": [criterion.name for criterion in criteria],
        "redLines": [criterion.name for criterion in case.criteria.values() if criterion.red_line is not None],
        "labels": [option.label for option in case.options.values()],
        "needs": [needs_text(case, id_) for id_ in ids],
        "baseline": case.options[case.baseline].label,
        "baselineIndex": ids.index(case.baseline),
        "leftOut": [left.id for left in case.left_out if left.kind == "option"],
        "draws": together.n_draws if together.members else alone.n_draws,
        "isCut": is_cut,
        "namedRow": row,
        "namedName": named[0],
        "together": _rows(together, order, ids),
        "alone": _rows(alone, order, ids),
    }
    digest = sha256(json.dumps(head, sort_keys=True).encode())
    for part in draws:
        digest.update(part)
    head["key"] = digest.hexdigest()[:16]
    text = json.dumps(head, separators=(",", ":")).encode()
    return head["key"], len(text).to_bytes(4, "little") + text + b"".join(draws)


def _rows(contest: Contest, order: list[int], ids: list[str]) -> dict[str, Any]:
    def shares(share_p: Any) -> list[float] | None:
        return None if share_p is None else [round_for_file(float(share)) for share in share_p]

    def columns(table_pj: Any) -> list[list[int]]:
        return [[k for k, j in enumerate(order) if row_j[j]] for row_j in table_pj]

    return {
        "members": [[ids.index(id_) for id_ in members] for members in contest.members],
        "values": [[None if math.isnan(row_j[j]) else float(row_j[j]) for j in order] for row_j in contest.value_pj],
        "over": shares(contest.over_p),
        "short": shares(contest.short_p),
        "crosses": columns(contest.crosses_pj),
        "misses": columns(contest.misses_pj),
    }
