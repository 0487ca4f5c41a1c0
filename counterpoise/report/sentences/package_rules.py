"""What a reader asks of packages besides the case's own rules, in words."""

from __future__ import annotations

from ...analysis.packages.rules import Rule
from ...model import Case
from ...study.packages.limits import read_limits
from ...study.questions.packages import Packages
from ...study.questions.robustness import Robustness
from .packages import limit_text, rule_text
from .sureness import RULES, share_text


def asked_sentence(case: Case, question: Packages | Robustness) -> str:
    """The rules and limits that the reader set; "" where there are none."""
    rules = [Rule("must", id_) for id_ in question.must] + [Rule("must_not", id_) for id_ in question.must_not]
    if question.min_members is not None:
        rules.append(Rule("at_least_members", bound=question.min_members))
    if question.max_members is not None:
        rules.append(Rule("at_most_members", bound=question.max_members))
    said = [rule_text(case, rule) for rule in rules]
    said += [limit_text(case, limit) for limit in read_limits(case, question.limits)]
    if question.sure:
        said.append(f"{RULES} hold together in at least {share_text(question.sure)} of simulations")
    return f"Only packages that also keep these: {'; '.join(said)}." if said else ""
