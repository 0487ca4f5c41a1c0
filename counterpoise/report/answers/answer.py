"""The whole answer: two sentences, and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from ...study.questions.answer import WholeAnswer
from ..contracts.plain import plain_number
from ..receipts import receipt_record
from ..sentences.cards import (
    change_sentences,
    count_bases,
    disagree_sentence,
    line_sentence,
    lines_kept,
    measure_change_sentence,
    ready_sentence,
    rests_sentence,
    robust_sentence,
)
from ..sentences.scenario import in_scenario
from ..sentences.whole import alone_said, together_said
from ..tables.package_ranking import package_ranking_table
from ..tables.table import Table
from ..tables.whole import profiles_table, rests_table
from .compare import tables as compare_tables


def head(answer: WholeAnswer) -> str:
    lines = [
        in_scenario(answer.case, answer.case.question),
        f"Together: {together_said(answer).text}",
        f"One by one: {alone_said(answer).text}",
        f"How robust: {' '.join(robust_sentence(answer)).strip()}",
        f"What would change it: {' '.join([*change_sentences(answer), measure_change_sentence(answer)]).strip()}",
        f"When ready: {' '.join(ready_sentence(answer)).strip()}",
        f"Who disagrees: {disagree_sentence(answer)}",
        f"What it rests on: {' '.join(rests_sentence(count_bases(answer.case, _best(answer))))}",
        *(f"{line.name}: {line.asks}; {line_sentence(line)}." for line in lines_kept(answer)),
    ]
    return "\n".join(lines)


def _best(answer: WholeAnswer) -> tuple[str, ...]:
    return answer.packages.best.members if answer.packages.best else ()


def tables(answer: WholeAnswer) -> Sequence[Table]:
    case, packages, receipt = answer.case, answer.packages, answer.receipt
    profiles = [profiles_table(case, answer.by_profile, "profiles_packages", receipt)] if answer.by_profile else []
    return [
        package_ranking_table(case, packages.ranking.rows, packages.spread or {}, receipt),
        *compare_tables(answer.comparison),
        *profiles,
        profiles_table(case, answer.measures_by_profile, "profiles_measures", receipt),
        rests_table(count_bases(case, _best(answer)), receipt),
    ]


def record(answer: WholeAnswer) -> dict[str, object]:
    """``{"receipt", "together", "alone", "packages", "measures", ...}``: sentences, shares of first, profiles."""
    case, contest, alone = answer.case, answer.together, answer.alone
    by_profile = answer.by_profile
    return {
        "receipt": receipt_record(answer.receipt),
        "together": together_said(answer).text,
        "alone": alone_said(answer).text,
        "n_allowed": answer.n_allowed,
        "packages": [
            {
                "members": list(members),
                "first_share": plain_number(float(answer.first_p[p])),
                "over_red_line": None if contest.over_p is None else plain_number(float(contest.over_p[p])),
            }
            for p, members in enumerate(contest.members)
        ],
        "measures": {
            id_: {
                "first_share": plain_number(float(answer.first_i[i])),
                "over_red_line": None if alone.over_p is None else plain_number(float(alone.over_p[i])),
            }
            for i, id_ in enumerate(case.options)
        },
        "changes": change_sentences(answer),
        "profiles": {}
        if by_profile is None
        else {
            id_: [plain_number(float(x)) for x in by_profile.behind_qp[q]] for q, id_ in enumerate(by_profile.profiles)
        },
        "profile_packages": [] if by_profile is None else [list(members) for members in by_profile.packages],
    }
