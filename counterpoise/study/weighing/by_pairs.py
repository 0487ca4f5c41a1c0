"""Answers about pairs of criteria: comparisons, categories, best and worst, trade-offs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isclose

from ...analysis.value import value_function
from ...analysis.weighting.best_worst import HIGHEST, MODELS, weigh_best_worst
from ...analysis.weighting.elicited import Elicited
from ...analysis.weighting.macbeth import CATEGORIES, MOST, Judgment, weigh_categories
from ...analysis.weighting.pairwise import weigh_pairs
from ...analysis.weighting.trade_off import TradeOff, ratio_of, weigh_trade_offs
from ...model import Case, Comparison
from ...model.pairwise import find_groups
from .matrix import read_matrix
from .reader import Path, Reader

LEAST_TIMES, MOST_TIMES = 0.001, 1000.0


def read_pairwise(reader: Reader, case: Case) -> Elicited:
    """``pairwise``, a list of comparisons, or ``matrix``, the same by criterion and criterion; partial ones too."""
    reader.only_keys(("pairwise", "matrix", "no_weight"))
    weighed = weighed_ids(reader)
    if "matrix" in reader.answers and "pairwise" in reader.answers:
        reader.refuse(("matrix",), "pairwise is given as well; keep one of the two")
    found = read_matrix(reader, MOST_TIMES) if "matrix" in reader.answers else _read_list(reader)
    key = "matrix" if "matrix" in reader.answers else "pairwise"
    _check_connected(reader, key, found, weighed, "{{more: {0}, less: {1}, times: ...}}")
    return spread(reader, weighed, lambda ids: weigh_pairs(found, ids))


def _read_list(reader: Reader) -> list[Comparison]:
    pairs: dict[tuple[str, str], float] = {}
    for at, value in enumerate(reader.items(("pairwise",), reader.answers.get("pairwise"), "a list of comparisons")):
        path: Path = ("pairwise", at)
        if not reader.entry(path, value, ("more", "less", "times")) or not isinstance(value, Mapping):
            continue
        more, less = (reader.criterion((*path, key), value[key]) for key in ("more", "less"))
        times = reader.number((*path, "times"), value["times"], LEAST_TIMES, MOST_TIMES)
        if not more or not less or times is None:
            continue
        if more == less:
            reader.refuse(path, f"{more} is compared with itself; name two criteria")
        elif not isclose(pairs.setdefault((more, less), times), times, rel_tol=1e-6) or (
            (less, more) in pairs and not isclose(pairs[less, more] * times, 1, rel_tol=1e-6)
        ):
            reader.refuse(path, f"{more} and {less} are compared twice with different answers; delete one")
    once = {pair: times for pair, times in pairs.items() if pair[::-1] not in pairs or pair < pair[::-1]}
    return [Comparison(more, less, times) for (more, less), times in once.items()]


def read_macbeth(reader: Reader, case: Case) -> Elicited:
    """``judgments`` of how much more attractive one swing is than another, or than none where ``less`` is left out."""
    reader.only_keys(("judgments", "no_weight"))
    weighed = weighed_ids(reader)
    judgments = []
    for at, value in enumerate(reader.items(("judgments",), reader.answers.get("judgments"), "a list of judgments")):
        path: Path = ("judgments", at)
        if not reader.entry(path, value, ("more", "category"), ("less",)) or not isinstance(value, Mapping):
            continue
        more = reader.criterion((*path, "more"), value["more"])
        less = reader.criterion((*path, "less"), value["less"]) if "less" in value else ""
        span = _read_category(reader, (*path, "category"), value["category"])
        if more and more == less:
            reader.refuse(path, f"{more} is compared with itself; name two criteria")
        elif more and span is not None:
            judgments.append(Judgment(more, less, *span))
    pairs: dict[frozenset[str], int] = {}
    for at, judgment in enumerate(judgments):
        first = pairs.setdefault(frozenset((judgment.more, judgment.less)), at)
        if first != at:
            reader.refuse(("judgments", at), f"the pair is judged in judgments[{first}] already; delete one")
    judged = {id_ for judgment in judgments for id_ in (judgment.more, judgment.less)}
    refuse_idle(reader, "judgments", judged, weighed)
    absent = [id_ for id_ in weighed if id_ not in judged]
    if judgments and absent:
        hint = f"add one, for instance {{more: {absent[0]}, category: weak}}, or list them under no_weight"
        reader.refuse(("judgments",), f"not judged: {', '.join(absent)}\n    {hint}")
    if not reader.faults and all(judgment.high == 0 for judgment in judgments):
        reader.refuse(("judgments",), "no judgment says that a swing is worth anything")
    return spread(reader, weighed, lambda ids: weigh_categories(judgments, ids))


def _read_category(reader: Reader, path: Path, value: object) -> tuple[int, int] | None:
    """A category by its word or number 0 to 6, or a list of the lowest and the highest that fit."""
    if isinstance(value, list | tuple) and len(value) == 2:
        ends = [_read_category(reader, (*path, at), end) for at, end in enumerate(value)]
        if ends[0] is None or ends[1] is None:
            return None
        if ends[0][0] > ends[1][1]:
            reader.refuse(path, "the first category is above the second; swap the two")
            return None
        return ends[0][0], ends[1][1]
    if isinstance(value, str) and value.replace(" ", "_") in CATEGORIES:
        at = CATEGORIES.index(value.replace(" ", "_"))
        return at, at
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST:
        return value, value
    reader.refuse(path, f"expected is one of {', '.join(CATEGORIES)} (0 to {MOST}), or a list of two of them")
    return None


def read_best_worst(reader: Reader, case: Case) -> Elicited:
    """``best``, ``worst``, ``best_to_others`` and ``others_to_worst`` (1 to 9), ``model`` linear or nonlinear."""
    reader.only_keys(("best", "worst", "best_to_others", "others_to_worst", "model", "no_weight"))
    weighed = weighed_ids(reader)
    best, worst = (reader.criterion((key,), reader.answers.get(key)) for key in ("best", "worst"))
    if best and best == worst:
        reader.refuse(("worst",), f"{best} is the best and the worst; name two criteria")
    model = reader.choice("model", MODELS)
    vectors = {}
    for key, own in (("best_to_others", best), ("others_to_worst", worst)):
        found = reader.numbers(key, 1, HIGHEST)
        if own and found.setdefault(own, 1.0) != 1:
            reader.refuse((key, own), f"{own} beside itself is 1")
        given = reader.answers.get(key)
        if isinstance(given, Mapping) and given and own:
            left = {*given, own, *(set(reader.criterion_ids) - set(weighed))}
            reader.all_named((key,), {id_: 1 for id_ in left}, "compare them, or list them under no_weight")
        vectors[key] = found
        refuse_idle(reader, key, {*found, best, worst}, weighed)
    if best and worst and not reader.faults:
        one, other = vectors["best_to_others"][worst], vectors["others_to_worst"][best]
        if not isclose(one, other):
            text = f"{best} over {worst} is {other:g} here and {one:g} in best_to_others; make them equal"
            reader.refuse(("others_to_worst", best), text)
    to_others, to_worst = vectors["best_to_others"], vectors["others_to_worst"]
    return spread(reader, weighed, lambda ids: weigh_best_worst(best, worst, to_others, to_worst, ids, model))


def read_trade_offs(reader: Reader, case: Case) -> Elicited:
    """``tradeoffs``: two options ``a`` and ``b``, levels on two criteria each, between which one is indifferent."""
    reader.only_keys(("tradeoffs", "no_weight"))
    weighed = weighed_ids(reader)
    functions = {id_: value_function(criterion) for id_, criterion in case.criteria.items()}
    trades = []
    for at, value in enumerate(reader.items(("tradeoffs",), reader.answers.get("tradeoffs"), "a list of trade-offs")):
        path: Path = ("tradeoffs", at)
        trade = read_trade(reader, path, value, case)
        if trade is None:
            continue
        try:
            ratio_of(trade, functions)
        except ValueError as fault:
            reader.refuse(path, f"{fault}, so nobody can be indifferent between them; change one level")
        else:
            trades.append(trade)
    ratios = [Comparison(trade.one, trade.other, 1) for trade in trades]
    _check_connected(reader, "tradeoffs", ratios, weighed, "{{a: {{{0}: ..., {1}: ...}}, b: {{{0}: ..., {1}: ...}}}}")
    return spread(reader, weighed, lambda ids: weigh_trade_offs(trades, functions, ids))


def read_trade(reader: Reader, path: Path, value: object, case: Case, others: tuple[str, ...] = ()) -> TradeOff | None:
    """Two options with levels on the same two criteria; ``others`` are keys that the entry needs beside them."""
    if not reader.entry(path, value, ("a", "b", *others)) or not isinstance(value, Mapping):
        return None
    before, levels = len(reader.faults), []
    for side in ("a", "b"):
        found = {}
        for id_, level in reader.group((*path, side), value[side], "a level on each of two criteria").items():
            if known := reader.criterion((*path, side, id_), id_):
                ends = sorted((case.criteria[known].worst, case.criteria[known].best))
                number = reader.number((*path, side, id_), level, *ends)
                found[known] = number if number is not None else ends[0]
        levels.append(found)
    if len(reader.faults) > before:
        return None
    if set(levels[0]) != set(levels[1]) or len(levels[0]) != 2:
        reader.refuse(path, "a and b each need a level on the same two criteria; all other levels count as equal")
        return None
    one, other = levels[0]
    return TradeOff(one, other, levels[0][one], levels[1][one], levels[0][other], levels[1][other])


def weighed_ids(reader: Reader) -> tuple[str, ...]:
    """The criteria that are to be weighed."""
    none = reader.without_weight()
    weighed = tuple(id_ for id_ in reader.criterion_ids if id_ not in none)
    if not weighed:
        reader.refuse(("no_weight",), "every criterion is listed; at least one needs weight")
    return weighed


def _check_connected(reader: Reader, key: str, found: list[Comparison], weighed: tuple[str, ...], example: str) -> None:
    """Refuses comparisons that do not connect all criteria that are to be weighed."""
    refuse_idle(reader, key, {id_ for comparison in found for id_ in (comparison.more, comparison.less)}, weighed)
    if reader.faults:
        return
    groups = find_groups(found, weighed)
    if len(groups) > 1:
        first, second = groups[0], groups[1]
        text = f"nothing compares {', '.join(first)} with {', '.join(second)}\n    "
        reader.refuse((key,), text + "add one, for instance " + example.format(first[0], second[0]))


def refuse_idle(reader: Reader, key: str, judged: set[str], weighed: tuple[str, ...]) -> None:
    """Refuses judgments of criteria that were said to have no weight."""
    for id_ in sorted(judged - set(weighed) - {""}):
        reader.refuse((key,), f"{id_} is compared, and listed under no_weight; keep one of the two")


def spread(reader: Reader, weighed: tuple[str, ...], make: Callable[[tuple[str, ...]], Elicited]) -> Elicited:
    """The weights of the criteria that were weighed, and 0 for the others."""
    reader.require_sound()
    found = make(weighed)
    share = dict(zip(weighed, found.share_j, strict=True))
    shares = tuple(share.get(id_, 0.0) for id_ in reader.criterion_ids)
    open_of = dict(zip(weighed, found.open_j, strict=True)) if found.open_j else {}
    open_j = tuple(open_of.get(id_, (0.0, 0.0)) for id_ in reader.criterion_ids) if found.open_j else ()
    return Elicited(shares, found.contradictions, found.consistency, found.repairs, open_j)
