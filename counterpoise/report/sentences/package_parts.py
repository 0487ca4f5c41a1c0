"""Parts of an answer about packages in words, whether the packages were listed or solved for."""

from __future__ import annotations

from math import isnan

from ...analysis.score import TIE
from ...model import Case
from ...study.packages.answer import Absence, NotComputed, PackagesAnswer, Proof
from ..names import join_names
from ..numbers import format_number
from .packages import broken_text, judged_sentence, known_name, limit_text, package_name, why_not_sentence
from .phrases import in_simulations, points, share_of_100

NOT_COMPUTED = {
    "not listed": "The case has too many options to list every package, and this part needs the list.",
    "not followed": "Many packages are allowed; simulating them all takes some seconds.",
    "nothing to draw": "No package keeps all the rules.",
    "a level is missing": "A level is missing, so packages that include that option cannot be compared.",
    "not by score": "This part compares scores; ask for it without ranking by value in time.",
    "none found": "No package was found that keeps all the rules as often as asked.",
    "not plain sums": "The exact method needs levels that are plain sums over the members",
}
"""Why a part of an answer is not there, by reason."""


PARTS = {
    "spread": "How often each package is best",
    "all_profiles": "Across weight profiles",
    "efficient": "Efficient packages",
    "core_index": "Core index",
    "core_by_budget": "Good packages by budget",
    "core_by_sureness": "Good packages by sureness",
    "frontier": "Score against money",
    "why_not": "Why not",
    "judge": "Your own package",
    "by_scenario": "By scenario",
}
"""Parts that a reader asks for, by setting."""


def missing_parts_sentence(answer: PackagesAnswer) -> str:
    """Every part that was asked for and is not there, with its reason; "" where all of them are."""
    is_asked = {part: bool(getattr(answer.question, part, False)) for part in PARTS}
    is_asked["spread"] = answer.question.weights_known != "exact"
    found = [part for part in PARTS if is_asked[part] and part in answer.not_computed]
    return " ".join(f"{PARTS[part]}: {not_computed_sentence(answer.not_computed[part])}" for part in found)


def not_computed_sentence(why: NotComputed) -> str:
    """Why a part that was asked for is not there."""
    return NOT_COMPUTED[why.reason] + (f": {why.detail}." if why.detail else "")


def absence_sentence(case: Case, option: str, found: Absence) -> str:
    """Why a measure is not in the best package, as far as that is proven."""
    if found.why is None:
        return f"The search ended before a package with {case.options[option].label} was found."
    if found.is_proven:
        return why_not_sentence(case, found.why)
    return f"{why_not_sentence(case, found.why)} The search ended early: a better package with it is not ruled out."


def own_sentence(answer: PackagesAnswer) -> str:
    """The reader's package beside the best one."""
    judged, case = answer.judged, answer.case
    if judged is None:
        return ""
    if judged.judged is not None:
        return judged_sentence(case, judged.judged)
    name, score = known_name(case, judged.row.members), format_number(judged.row.score, 1)
    if isnan(judged.row.score):
        return f"{name} has no score: a level that counts is missing."
    if judged.breaks:
        return f"{name} ({score} of 100) breaks: {'; '.join(broken_text(case, broken) for broken in judged.breaks)}."
    if answer.best is None:
        return f"{name} has {score} of 100; no other package can be compared with it."
    is_best_known = answer.proof is None or answer.proof.n_proven > 0
    found = "best allowed package" if is_best_known else "best package found"
    if answer.best.score - judged.row.score <= TIE:
        return f"{name} is as good as the {found}, with {score} of 100."
    return f"{name} has {score} of 100, {points(answer.best.score - judged.row.score)} behind the {found}."


def unscored_sentence(answer: PackagesAnswer) -> str:
    """Which options were left out because a level that counts is missing; empty when none were."""
    if not answer.unscored:
        return ""
    names = join_names([answer.case.options[id_].label for id_ in answer.unscored])
    return f"Left out, because a level that counts is missing: {names}."


NAMES = {"limit": "limit", "deadline": "deadline", "red_line": "red line", "must_reach": "minimum"}
"""What a condition is called, by its kind."""


def chances_sentence(answer: PackagesAnswer) -> str:
    """How often the first package keeps what is asked of it, and what is least sure; "" where nothing is asked."""
    best, kept = answer.best, answer.kept
    if best is None or kept is None:
        return ""
    case, chances, p = answer.case, kept.chances, kept.row_by_members[best.members]
    share = {c: float(chances.holds_pc[p, c]) for c in range(len(chances.conditions))}
    least = min(share, key=lambda c: share[c])
    condition = chances.conditions[least]
    what, text = NAMES[condition.kind], limit_text(case, condition.limit)
    name = package_name(case, best.members)
    if len(share) == 1:
        return f"{name} keeps its only {what} ({text}) in {in_simulations(share[least])}."
    together, sure = in_simulations(float(chances.all_p[p])), share_of_100(share[least])
    every = "both its" if len(share) == 2 else f"all its {len(share)}"
    own = any(each.kind in ("limit", "deadline") for each in chances.conditions)
    lines = any(each.kind not in ("limit", "deadline") for each in chances.conditions)
    noun = " and ".join(word for word, is_there in (("limits", own), ("lines", lines)) if is_there)
    return f"{name} keeps {every} {noun} in {together}; the least certain is the {what} ({text}), in {sure}."


def _proof_of_sure(answer: PackagesAnswer, proof: Proof) -> str:
    """What is proven of the packages that are sure enough; how many were checked is said with the sureness."""
    if not answer.ranking.rows:
        return ""
    several = f"The first {proof.n_proven} packages are proven to be the best of those sure enough."
    one = "The first package is proven to be the best of those sure enough."
    none = "No package shown is proven to be the best of those sure enough."
    return several if proof.n_proven > 1 else one if proof.n_proven else none


def facts_sentence(answer: PackagesAnswer) -> str:
    """Measures that no package may hold, limits that rule out nothing, and ties beyond what is shown."""
    case, sentences = answer.case, []
    if answer.never_in:
        names = join_names([case.options[id_].label for id_ in answer.never_in])
        sentences.append(f"No package that keeps all the rules can include {names}.")
    for limit in answer.idle_limits or ():
        sentences.append(f"One limit rules out no package: {limit_text(case, limit)}.")
    if answer.n_keep_lines == 0:
        sentences.append("No package keeps all lines.")
    beyond = answer.ranking.n_beyond
    if beyond:
        more = "1 more package ties" if beyond == 1 else f"{format_number(beyond)} more packages tie"
        sentences.append(f"{more} with the last one shown.")
    return " ".join(sentences)


def proof_sentence(answer: PackagesAnswer) -> str:
    """What is proven of packages that were found without listing them all; empty where all were listed."""
    proof = answer.proof
    if proof is None:
        return ""
    if answer.in_time is not None:
        n = answer.in_time.n_checked
        ranked = "1 package is" if n == 1 else f"{format_number(n)} packages are"
        return f"Only {ranked} ranked: those that score best and their neighbors."
    if answer.question.sure:
        return _proof_of_sure(answer, proof)
    if answer.ranking.rows and proof.is_complete:
        several, one = "The packages shown are proven best, in this order", "The package shown is proven best"
        more = " Others may share first place." if proof.may_tie_more else ""
        return f"{several if len(answer.ranking.rows) > 1 else one}; packages were not listed one by one.{more}"
    if proof.is_complete:
        return "Proven: no package keeps all the rules and can be scored."
    bound = "" if proof.bound is None else f" No package scores more than {format_number(proof.bound, 1)}."
    first = "the first package is" if proof.n_proven == 1 else f"the first {proof.n_proven} packages are"
    proven = first if proof.n_proven else "none of those shown is"
    clock = "" if answer.is_reproducible else " It ran out of time; another run may get further."
    return f"The search ended early: {proven} proven to be the best.{bound}{clock}"
