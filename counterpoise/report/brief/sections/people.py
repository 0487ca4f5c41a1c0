"""Sections on who disagrees, and on what a package costs and risks."""

from __future__ import annotations

from collections.abc import Sequence

from ....study.questions.brief import BriefAnswer
from ....study.questions.options import Options
from ....study.questions.perspectives import Perspectives
from ...charts import package_profiles
from ...sentences.cards import disagree_sentence, line_sentence, lines_kept
from ...sentences.interests import groups_sentence, interests_sentence, scale_sentence
from ...sentences.package_profiles import profiles_sentence
from ...tables import costs_table, risks_table
from ...tables.interests import proposal_impacts_table
from ...tables.package_profiles import package_profiles_table
from ..parts import figure, grid, joined, paragraphs
from ..record import Block, Points
from .decide import drawn, is_page


def perspectives(answer: BriefAnswer) -> Sequence[Block]:
    """Every weight profile's best package, and what each loses by the others' best."""
    case, found = answer.case, answer.packages
    is_found_there = answer.whole.by_profile is None and found.across is not None
    said = paragraphs("" if is_found_there else disagree_sentence(answer.whole), profiles_sentence(found))
    if found.across is None or is_page(answer):
        return said
    table = package_profiles_table(case, found.across, found.receipt)
    columns = ["profile", "package", "score", "ties", "least"]
    return [
        *said,
        *drawn(figure(case, package_profiles, (case, found.across), found.question)),
        grid(table, columns, found.question),
    ]


def actors(answer: BriefAnswer) -> Sequence[Block]:
    """What the package does to each actor, measure by measure; nothing where the case names no actors."""
    case, interests = answer.case, answer.interests
    if interests is None:
        return []
    said = paragraphs(interests_sentence(case, interests), groups_sentence(case, interests))
    if is_page(answer):
        return said
    table = proposal_impacts_table(case, interests)
    columns = [column.id for column in table.columns if column.id not in ("low", "high")]
    asked = Perspectives(of="packages", proposal=answer.members, weights=answer.question.weights)
    return [*said, *paragraphs(scale_sentence(case)), grid(table, columns, asked)]


def risks(answer: BriefAnswer) -> Sequence[Block]:
    """Lines that the best package may cross, and in full the costs and risks of every measure of the package."""
    case = answer.case
    lines = tuple(f"{line.name}: {line.asks}; {line_sentence(line)}." for line in lines_kept(answer.whole))
    blocks: list[Block] = [Points(lines)] if lines else []
    if not lines:
        blocks += paragraphs("The case draws no red line, and no limit is set.")
    if is_page(answer):
        return blocks
    asked = Options(weights=answer.question.weights)
    members = [case.options[id_] for id_ in answer.members]
    costs = joined([(option.label, costs_table(case, option.id)) for option in members], "Measure")
    if costs is not None:
        columns = ["of", "what", "kind", "low", "mode", "high", "trigger", "basis"]
        blocks.append(grid(costs, columns, asked, caption="Costs of the package's measures"))
    dangers = joined([(option.label, risks_table(case, option.id)) for option in members], "Measure")
    if dangers is not None:
        columns = ["of", "event", "low", "mode", "high", "severity_word", "counted", "mitigation"]
        blocks.append(grid(dangers, columns, asked, caption="Risks of the package's measures"))
    return blocks
