"""Sections on what the numbers rest on, how they are computed, and what they do not mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ....model import Case
from ....study.questions.brief import BriefAnswer
from ....study.questions.options import Options
from ....study.weights import points_of
from ...names import join_names
from ...numbers import count_of, decimals_of, format_number
from ...sentences.cards import count_bases, rests_sentence
from ...tables import claims_table, criteria_table, sources_table, weights_table
from ...tables.table import Table
from ...tables.whole import rests_table
from ..parts import grid, joined, paragraphs
from ..record import Block, Points
from .decide import is_page

ON_A_PAGE = 3
"""Cautions on a page for a committee: the case's authors put the gravest first."""


def evidence(answer: BriefAnswer) -> Sequence[Block]:
    """How many numbers rest on a source, and every claim and source behind the package."""
    case, members = answer.case, answer.members
    rests = count_bases(case, members)
    said = paragraphs(" ".join(rests_sentence(rests)))
    if is_page(answer):
        return said
    asked = Options(weights=answer.question.weights)
    blocks: list[Block] = [*said, grid(rests_table(rests, answer.receipt), ["basis", "numbers"], answer.whole.question)]
    claims = joined([("", claims_table(case, id_)) for id_ in members], "")
    if claims is not None:
        once = _once(claims, "id")
        columns = ["id", "says", "source", "locator", "voice", "how_read"]
        blocks.append(grid(once, columns, asked, caption="Claims that the package's numbers cite"))
    sources = sources_table(case)
    if sources.rows:
        columns = ["id", "title", "author", "publisher", "known_on", "how_read"]
        blocks.append(grid(sources, columns, asked, caption="Sources of the case"))
    return blocks


def _once(table: Table, column: str) -> Table:
    """The table with each value of a column only once."""
    seen = dict(zip(table.column(column), table.rows, strict=True))
    return replace(table, rows=tuple(seen.values()))


def method(answer: BriefAnswer) -> Sequence[Block]:
    """The method in a page, with the case's own settings in it, its criteria and the weights in use."""
    case, asked = answer.case, Options(weights=answer.question.weights)
    point_j = points_of(answer.question.weights, case)
    profile = answer.receipt.profile if answer.receipt.profile in case.profiles else case.default_profile
    return [
        Points(method_sentences(case)),
        grid(
            weights_table(case, profile, point_j, answer.receipt),
            ["criterion", "objective", "share"],
            answer.whole.comparison.question,
            caption="Weights in use",
        ),
        grid(
            criteria_table(case),
            ["criterion", "definition", "unit", "worst", "best", "lines"],
            asked,
            caption="Criteria, with the ends of their scales",
        ),
    ]


def method_sentences(case: Case) -> tuple[str, ...]:
    """What every number of the document is."""
    margin = format_number(case.too_close, decimals_of(case.too_close))
    options, criteria = count_of(len(case.options), "measure"), count_of(len(case.criteria), "criterion", "criteria")
    methods = ["stacking", *(("interactions",) if case.interactions else ())]
    return (
        f"{options} are compared on {criteria}. On each criterion a level, in its own unit, is turned into a partial "
        "value: 0 at the worst end of a fixed scale and 1 at the best.",
        "A weight says how much the step from the worst to the best end of a criterion is worth. A score is the "
        "weighted sum of partial values, from 0 to 100. It is neither a chance nor a forecast.",
        f"Differences within {margin} points, the case's tie margin, are too close to call.",
        "Estimates have a low, a most likely and a high value. In each simulation every estimate takes one value from "
        f"a {case.shape} distribution; shares of simulations describe these estimates, not the chance of being right.",
        "A package's level adds its measures' gains and losses against today's course; the case says how far further "
        f"gains and losses count ({join_names(methods)}).",
        "A missing level is never read as zero: a measure without a level that counts is not ranked.",
    )


def cautions(answer: BriefAnswer) -> Sequence[Block]:
    """What the case's authors ask readers to keep in mind."""
    general = (
        "The numbers show what the case's estimates and these weights imply when they are taken together. They cannot "
        "be better than the case, and they say nothing about what it leaves out.",
    )
    said = answer.case.cautions
    if is_page(answer) and len(said) > ON_A_PAGE:
        more = f"The case's authors state {count_of(len(said) - ON_A_PAGE, 'more caution')}; the full brief has them."
        return [Points((*said[:ON_A_PAGE], more))]
    return [Points((*said, *general))]
