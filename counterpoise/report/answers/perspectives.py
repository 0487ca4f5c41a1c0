"""Who disagrees, about what, and what all could agree on."""

from __future__ import annotations

from collections.abc import Sequence

from ...study.questions.perspectives import PerspectivesAnswer
from ..contracts.interests import interests_record
from ..contracts.perspectives import perspectives_record
from ..sentences.disagreement import disagreement_sentences
from ..sentences.interests import groups_sentence, interests_sentence
from ..sentences.perspectives import scope_sentence
from ..sentences.scenario import in_scenario
from ..tables import perspectives as of
from ..tables.adversary import adversary_table, blockers_table
from ..tables.group import group_ranking_table, group_winners_table
from ..tables.interests import impacts_table, interest_groups_table, interests_table, proposal_impacts_table
from ..tables.table import Table


def head(answer: PerspectivesAnswer) -> str:
    case, found, interests = answer.case, answer.found, answer.interests
    first, *others = disagreement_sentences(case, found, answer.question.accept)
    lines = (
        in_scenario(case, first),
        *others,
        scope_sentence(found),
        *([interests_sentence(case, interests), groups_sentence(case, interests)] if interests else []),
    )
    return "\n".join((case.question, *filter(None, lines)))


def tables(answer: PerspectivesAnswer) -> Sequence[Table]:
    found = answer.found
    about = (answer.case, found, answer.receipt)
    has_beliefs = any(profile.beliefs for profile in answer.case.profiles.values())
    return [
        of.perspective_regrets_table(*about),
        of.compromises_table(*about),
        of.perspective_scores_table(*about),
        of.perspective_pairs_table(*about),
        of.coalitions_table(*about),
        of.crossed_table(*about),
        group_ranking_table(*about),
        group_winners_table(*about),
        *([blockers_table(answer.case, found, found.proposal, answer.receipt)] if found.proposal else []),
        *([adversary_table(answer.case, found, found.adversary, answer.receipt)] if found.adversary else []),
        *([of.beliefs_table(answer.case, answer.receipt)] if has_beliefs else []),
        *_of_interests(answer),
    ]


def _of_interests(answer: PerspectivesAnswer) -> Sequence[Table]:
    case, interests, receipt = answer.case, answer.interests, answer.receipt
    if interests is None:
        return []
    return [
        proposal_impacts_table(case, interests, receipt),
        interests_table(case, interests, receipt),
        interest_groups_table(case, interests, receipt),
        impacts_table(case, receipt),
    ]


def record(answer: PerspectivesAnswer) -> dict[str, object]:
    found = perspectives_record(answer.case, answer.found, answer.question.accept, answer.receipt)
    return found | {"interests": interests_record(answer.case, answer.interests)}
