"""Perspectives beside one another: regrets, scores, compromises, pairs, groups, and what each believes otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Case, Receipt
from ...study.perspectives import Disagreement
from ..numbers import format_range
from ..sentences.perspectives import RULE_NAMES, choice_id, choice_name, kind_name, main_criteria
from .table import Cell, Column, Table
from .values import basis_word, number_or_none


def _choice(found: Disagreement) -> Column:
    return Column("choice", kind_name(found).capitalize())


def _names(case: Case, found: Disagreement) -> list[str]:
    return [case.profiles[id_].name for id_ in found.ids]


def _row_ids(case: Case, found: Disagreement, rows: Sequence[int]) -> tuple[str, ...]:
    return tuple(choice_id(case, found.members[c]) for c in rows)


def perspective_regrets_table(case: Case, found: Disagreement, receipt: Receipt | None = None) -> Table:
    """One row per choice: what each perspective loses by it against its own best."""
    rows = found.by_regret
    columns = (
        _choice(found),
        Column("most", "Most given up", "number", "points", 1, "The largest loss of any perspective."),
        Column("ties", "In tie sets", "number", "perspectives", 0, "Perspectives for which it is too close to call."),
        *(
            Column(f"regret.{id_}", name, "number", "points lost", 1, about="perspective")
            for id_, name in zip(found.ids, _names(case, found), strict=True)
        ),
    )
    body: tuple[tuple[Cell, ...], ...] = tuple(
        (
            choice_name(case, found, found.members[c]),
            float(found.regret_ac[:, c].max()),
            int(found.is_tied_ac[:, c].sum()),
            *found.regret_ac[:, c].tolist(),
        )
        for c in rows
    )
    title = "Points lost against each perspective's own best"
    return Table("perspective_regrets", title, columns, body, _row_ids(case, found, rows), (), receipt)


def perspective_scores_table(case: Case, found: Disagreement, receipt: Receipt | None = None) -> Table:
    """One row per choice: its score, its rank and its share of first places under each perspective."""
    rows = found.by_regret
    columns = [_choice(found)]
    for id_, name in zip(found.ids, _names(case, found), strict=True):
        columns += [
            Column(f"score.{id_}", f"{name}: score", "number", "points", 1, about="perspective"),
            Column(f"rank.{id_}", f"{name}: rank", "rank", about="perspective"),
            Column(f"first.{id_}", f"{name}: first in simulations", "percent", "%", 1, about="perspective"),
        ]
    body = []
    for c in rows:
        cells: list[Cell] = [choice_name(case, found, found.members[c])]
        for a in range(len(found.ids)):
            cells += [float(found.score_ac[a, c]), int(found.rank_ac[a, c]), 100 * float(found.first_ac[a, c])]
        body.append(tuple(cells))
    title = "Scores and ranks by perspective"
    return Table("perspective_scores", title, tuple(columns), tuple(body), _row_ids(case, found, rows), (), receipt)


def compromises_table(case: Case, found: Disagreement, receipt: Receipt | None = None) -> Table:
    """One row per rule: its choice, its price, and what each perspective gives up."""
    columns = (
        Column("rule", "Rule"),
        Column("choice", kind_name(found).capitalize(), empty="none"),
        Column("price", "Price", "number", "points", 1, "The most that any perspective gives up.", "none"),
        Column("accepted", "Accepted by", "number", "perspectives", 0, empty="none"),
        *(
            Column(f"gives_up.{id_}", name, "number", "points given up", 1, empty="none", about="perspective")
            for id_, name in zip(found.ids, _names(case, found), strict=True)
        ),
    )
    body: tuple[tuple[Cell, ...], ...] = tuple(
        (RULE_NAMES[rule], None, None, None, *[None] * len(found.ids))
        if of is None
        else (
            RULE_NAMES[rule],
            choice_name(case, found, found.members[of.choice]),
            of.price,
            int(of.accepts_a.sum()),
            *of.gives_up_a.tolist(),
        )
        for rule, of in found.compromise.items()
    )
    return Table("compromises", "Compromises and their price", columns, body, tuple(found.compromise), (), receipt)


def perspective_pairs_table(case: Case, found: Disagreement, receipt: Receipt | None = None) -> Table:
    """One row per pair: how alike their orders are, and what their disagreement comes from."""
    together = "What both lose if each takes the other's best."
    columns = (
        Column("one", "Perspective"),
        Column("other", "And"),
        Column("tau", "Kendall's tau-b", "number", "", 2, "1 is the same order, -1 the opposite one.", "no order"),
        Column("total", "Disagreement", "number", "points", 1, together),
        Column("weights", "From weights", "number", "points", 1),
        Column("beliefs", "From beliefs", "number", "points", 1),
        Column("criteria", "Mostly over"),
    )
    names = _names(case, found)
    body = tuple(
        (
            names[of.one],
            names[of.other],
            number_or_none(float(found.agreement.tau_ab[of.one, of.other])),
            of.total,
            float(of.weights_j.sum()),
            float(of.beliefs_j.sum()),
            main_criteria(case, of),
        )
        for of in found.drivers
    )
    ids = tuple(f"{found.ids[of.one]}+{found.ids[of.other]}" for of in found.drivers)
    return Table("perspective_pairs", "What divides each pair", columns, body, ids, (), receipt)


def coalitions_table(case: Case, found: Disagreement, receipt: Receipt | None = None) -> Table:
    """One row per merge of the tree, the closest first, and whether it lies below the cut."""
    names, of = _names(case, found), found.coalitions
    columns = (
        Column("one", "Group", "list"),
        Column("other", "Joins", "list"),
        Column("at", "Distance", "number", "points", 1, "Mean difference of what they lose, over all choices."),
        Column("together", "Stand together"),
    )
    body = tuple(
        (
            tuple(names[a] for a in merge.one),
            tuple(names[a] for a in merge.other),
            merge.at,
            any(set(merge.one + merge.other) <= set(group) for group in of.groups),
        )
        for merge in of.merges
    )
    ids = tuple(str(k + 1) for k in range(len(body)))
    return Table("coalitions", "Who stands together", columns, body, ids, (), receipt)


def crossed_table(case: Case, found: Disagreement, receipt: Receipt | None = None) -> Table:
    """Four answers: the weights of one or the other perspective with the beliefs of one or the other."""
    columns = (
        Column("weights", "Weights of"),
        Column("beliefs", "Beliefs of"),
        Column("choice", f"Best {kind_name(found)}"),
        Column("score", "Score", "number", "points", 1),
    )
    names = _names(case, found)
    body = tuple(
        (names[of.weights], names[of.beliefs], choice_name(case, found, of.members), of.score) for of in found.crossed
    )
    ids = tuple(f"{found.ids[of.weights]}+{found.ids[of.beliefs]}" for of in found.crossed)
    return Table("crossed", "Weights and beliefs apart", columns, body, ids, (), receipt)


def beliefs_table(case: Case, receipt: Receipt | None = None) -> Table:
    """Every cell that a perspective sees otherwise, with the estimate of the case and the reason."""
    columns = (
        Column("profile", "Perspective"),
        Column("option", "Option"),
        Column("criterion", "Criterion"),
        Column("stated", "Case's estimate"),
        Column("belief", "Belief"),
        Column("basis", "Basis"),
        Column("because", "Reason"),
        Column("claims", "Claims", "list"),
    )
    rows: list[tuple[Cell, ...]] = []
    ids = []
    for profile in case.profiles.values():
        for option, cells in profile.beliefs.items():
            for id_, cell in cells.items():
                criterion, stated = case.criteria[id_], case.options[option].performance[id_]
                shown = [format_range(of.range, criterion.decimals, criterion.unit) for of in (stated, cell)]
                basis = cell.basis
                rows.append(
                    (
                        profile.name,
                        case.options[option].label,
                        criterion.name,
                        *shown,
                        "" if basis is None else basis_word(basis.kind),
                        "" if basis is None else basis.because,
                        () if basis is None else basis.claims,
                    )
                )
                ids.append(f"{profile.id}.{option}.{id_}")
    return Table("beliefs", "What perspectives believe otherwise", columns, tuple(rows), tuple(ids), (), receipt)
