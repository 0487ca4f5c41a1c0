"""Forms that ask about two criteria at a time: comparisons, categories, the best and the worst."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import combinations, pairwise
from typing import Any

import streamlit as st

from ...report.sentences.elicitation import CATEGORY_TEXTS, times_text
from .. import state
from .form import Form, criteria_named

Pair = tuple[str, str]

STEPS = (9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0)
"""The method's scale; its reverses are the fractions."""

TIMES: Mapping[float, str] = {step: times_text(step) for step in (*STEPS, *(1 / step for step in STEPS[-2::-1]))}

ALL_PAIRS = 5
"""With so many criteria every pair is asked at once; with more, those that connect them, and others one by one."""

CHECKS = "checks"


def show_pairwise(form: Form) -> None:
    """Every comparison that is needed, and as many checks as the person likes."""
    st.markdown("How much is the first move worth, beside the second? Pairs may be left open as long as all connect.")
    found = _comparisons(form)
    for one, other in _pairs_to_ask(form, list(found)):
        times = found.get((one, other))
        near = next((step for step in TIMES if times is not None and abs(step / times - 1) < 1e-9), times)
        options = dict(TIMES) if near is None or near in TIMES else {**TIMES, near: times_text(near)}
        form.choose(
            f"{form.move(one)}, beside {form.move(other)}",
            f"pair_{one}_{other}",
            options,
            near,
            partial(_put_times, form, (one, other)),
            help_text=f"{form.explain(one)} {form.explain(other)}",
            empty="Not compared",
        )
    _show_another(form, list(found))


def _comparisons(form: Form) -> dict[Pair, float]:
    """What was said, each pair in the order of the case."""
    order = {id_: at for at, id_ in enumerate(form.case.criteria)}
    found: dict[Pair, float] = {}
    for row, cells in form.group("matrix").items():
        for column, times in (cells if isinstance(cells, Mapping) else {}).items():
            if row in order and column in order and isinstance(times, int | float) and times > 0 and row != column:
                in_order = order[row] < order[column]
                found[(row, column) if in_order else (column, row)] = times if in_order else 1 / times
    return found


def _put_times(form: Form, pair: Pair, times: float | None) -> None:
    found = _comparisons(form)
    found.pop(pair, None)
    if times is not None:
        found[pair] = times
    matrix: dict[str, dict[str, float]] = {}
    for (one, other), said in found.items():
        more, less, at_least = (one, other, said) if said >= 1 else (other, one, 1 / said)
        matrix.setdefault(more, {})[less] = float(f"{at_least:.12g}")
    form.put("matrix", matrix)


def _pairs_to_ask(form: Form, said: list[Pair]) -> list[Pair]:
    ids = list(form.case.criteria)
    if len(ids) <= ALL_PAIRS:
        return list(combinations(ids, 2))
    return list(dict.fromkeys([*pairwise(ids), *said, *_added(form)]))


def _added(form: Form) -> list[Pair]:
    """Pairs that the person chose to be asked about beside the needed ones."""
    return list(state.kept(f"{form.key} {CHECKS}") or ())


def add_pair(form: Form, one: str, other: str) -> None:
    """Ask about a pair too, in the order of the case."""
    ids = list(form.case.criteria)
    pair = (one, other) if ids.index(one) < ids.index(other) else (other, one)
    state.keep(f"{form.key} {CHECKS}", list(dict.fromkeys([*_added(form), pair])))


def _show_another(form: Form, said: list[Pair]) -> None:
    """Any other pair, to check the answers."""
    ids = list(form.case.criteria)
    asked = set(_pairs_to_ask(form, said))
    others = {
        pair: " and ".join(form.case.criteria[id_].name for id_ in pair)
        for pair in combinations(ids, 2)
        if pair not in asked
    }
    if others:
        form.choose(
            "Compare another pair, as a check",
            "another",
            others,
            None,
            lambda pair: add_pair(form, *pair) if pair else None,
        )


def show_macbeth(form: Form) -> None:
    """How much each move would please, and how much more than the next."""
    st.markdown("How big is the difference between leaving a criterion at its worst and moving it to its best?")
    for id_ in form.case.criteria:
        _show_category(form, id_, "", form.move(id_))
    strongest = sorted(
        (id_ for id_ in form.case.criteria if _category(form, id_, "")),
        key=lambda id_: -_rank_of(_category(form, id_, "")),
    )
    if len(strongest) > 1:
        st.markdown(
            "**How much more would the first of two please you than the second?** These check the answers above."
        )
    for one, other in dict.fromkeys([*pairwise(strongest), *_judged_pairs(form)]):
        reverse = (other, one) in _judged_pairs(form)
        if not reverse:
            _show_category(form, one, other, f"{form.move(one)}, beyond {form.move(other)}")


def _judged_pairs(form: Form) -> list[Pair]:
    return [(one["more"], one["less"]) for one in _judgments(form) if one.get("less")]


def _judgments(form: Form) -> list[dict[str, Any]]:
    known = {*form.case.criteria, ""}
    found = [dict(one) for one in form.entries("judgments") if isinstance(one, Mapping)]
    return [one for one in found if one.get("more") in form.case.criteria and one.get("less", "") in known]


def _category(form: Form, more: str, less: str) -> Any:
    said = [one.get("category") for one in _judgments(form) if (one["more"], one.get("less", "")) == (more, less)]
    return tuple(said[0]) if said and isinstance(said[0], list) else next(iter(said), None)


def _rank_of(category: Any) -> int:
    names = list(CATEGORY_TEXTS)
    highest = category[-1] if isinstance(category, tuple) else category
    return names.index(highest) if highest in names else -1


def _show_category(form: Form, more: str, less: str, label: str) -> None:
    said = _category(form, more, less)
    options: dict[Any, str] = dict(CATEGORY_TEXTS)
    if isinstance(said, tuple):
        options[said] = " to ".join(CATEGORY_TEXTS.get(str(name), str(name)) for name in said)
    form.choose(
        label,
        f"category_{more}_{less}",
        options,
        said,
        lambda value: _put_category(form, more, less, value),
        help_text=form.explain(more),
        empty="Not judged",
    )


def _put_category(form: Form, more: str, less: str, value: Any) -> None:
    others = [one for one in _judgments(form) if (one["more"], one.get("less", "")) != (more, less)]
    if value is not None:
        category = list(value) if isinstance(value, tuple) else value
        others.append({"more": more, **({"less": less} if less else {}), "category": category})
    form.put("judgments", others)


def show_best_worst(form: Form) -> None:
    """The most and the least valuable move, and every other beside both."""
    ids = list(form.case.criteria)
    best, worst = (form.part(key) if form.part(key) in ids else None for key in ("best", "worst"))
    for key, label, other in (("best", "Most valuable move", worst), ("worst", "Least valuable move", best)):
        options = criteria_named(form, [id_ for id_ in ids if id_ != other])
        form.choose(label, key, options, form.part(key), partial(_put_end, form, key))
    if not best or not worst:
        return
    st.markdown(f"**How many times as valuable as each other move is {form.name(best)}?**")
    for id_ in (id_ for id_ in ids if id_ != best):
        _show_scale(form, "best_to_others", id_)
    st.markdown(f"**How many times as valuable as {form.name(worst)} is each other move?**")
    for id_ in (id_ for id_ in ids if id_ not in (best, worst)):
        _show_scale(form, "others_to_worst", id_)


def _put_end(form: Form, key: str, value: str | None) -> None:
    """Another best or worst makes the comparisons with the old one meaningless."""
    form.put(key, value)
    for vector in ("best_to_others", "others_to_worst"):
        form.put(vector, {})


def _show_scale(form: Form, vector: str, id_: str) -> None:
    options = {step: times_text(step) for step in reversed(STEPS)}
    said = form.group(vector).get(id_)
    form.choose(
        form.move(id_),
        f"{vector}_{id_}",
        options,
        float(said) if isinstance(said, int | float) else None,
        lambda value: _put_scale(form, vector, id_, value),
        help_text=form.explain(id_),
        empty="Not compared",
    )


def _put_scale(form: Form, vector: str, id_: str, value: float | None) -> None:
    """Best over worst stands in both vectors, and is asked once."""
    form.put_in(vector, id_, value)
    if vector == "best_to_others" and id_ == form.part("worst"):
        form.put_in("others_to_worst", form.part("best"), value)
