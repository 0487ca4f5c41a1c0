"""Sections on the decision itself: measures, packages, how sure they are, and when they can be ready."""

from __future__ import annotations

from collections.abc import Sequence

from ....model import Case
from ....study import Answer
from ....study.questions.brief import PAGE, BriefAnswer, is_too_large_to_search
from ...answers import head_of
from ...answers.packages import named_table, ranking_table
from ...asked import command_text
from ...charts import acceptability, contributions, package_scores
from ...charts import timeline as gantt
from ...present import present
from ...sentences.cards import change_sentences, measure_change_sentence, robust_sentence
from ...sentences.gaps import missing_sentence
from ...sentences.lines import lines_sentence, tied_sentence
from ...sentences.package_flips import head_sentences
from ...sentences.package_parts import chances_sentence, facts_sentence, proof_sentence, unscored_sentence
from ...sentences.packages import broken_text, conflict_sentence, known_name
from ...sentences.sureness import lead_sentence
from ...sentences.timeline import calendar_sentence, chain_sentence, order_sentence, readiness_sentence
from ...tables import comparison_table
from ...tables.package_flips import package_flips_table, package_information_table
from ...tables.package_ranking import member_values_table
from ...tables.package_robustness import package_shares_table
from ...tables.robustness import acceptability_table
from ...tables.table import Table
from ...tables.timeline import timeline_days_table, timeline_table
from ..parts import figure, grid, paragraphs, place, points_text
from ..record import Block, Figure, Grid, Points

SHORT, LONG = 5, 10
"""Rows of a long table on a page for a committee, and in full."""

MOST_ACROSS = 10
"""Measures that stand across a page as columns; of more, each is a row, and the criteria stand across,"""

AT_ONCE = 8
"""so many of them in a table."""


def is_page(answer: BriefAnswer) -> bool:
    form: str = answer.question.form
    return form == PAGE


def drawn(*figures: Figure | None) -> list[Figure]:
    """The figures that have something to show."""
    return [each for each in figures if each is not None]


def comparison(answer: BriefAnswer) -> Sequence[Block]:
    """The ranking of single measures, and in full what each reaches."""
    case, found = answer.case, answer.whole.comparison
    ranking, asked = found.ranking, found.question
    table = comparison_table(case, found.performance, ranking, found.receipt, ("level",), found.kept)
    said = paragraphs(
        tied_sentence(case, found.tied),
        lines_sentence(case, found.performance, ranking),
        missing_sentence(case, ranking),
    )
    columns = ["rank", "option", "score", "score_low", "score_high", "all_hold", "flags"]
    if is_page(answer):
        return [*said, grid(table, columns[:-1], asked, most=SHORT)]
    picture = drawn(figure(case, contributions, (case, ranking), asked)) if ranking.leaders else []
    return [*said, *picture, grid(table, columns, asked), *_levels(answer, table)]


def _levels(answer: BriefAnswer, table: Table) -> list[Grid]:
    """What every measure reaches: criteria down and measures across, or turned where there are many measures."""
    criteria, texts = list(answer.case.criteria.values()), table.texts()
    ids, labels = [column.id for column in table.columns], [str(label) for label in table.column("option")]
    asked = place(answer.whole.comparison.question, table.id)
    caption = "Most likely level of every measure on every criterion"
    level_ji = [[row[ids.index(f"level.{criterion.id}")] for row in texts] for criterion in criteria]
    if len(labels) <= MOST_ACROSS:
        rows = tuple((c.name, c.unit, *level_i) for c, level_i in zip(criteria, level_ji, strict=True))
        is_number = (False, False, *(True for _ in labels))
        return [Grid("levels", 0, caption, ("Criterion", "Unit", *labels), rows, is_number, (), asked)]
    found = []
    for first in range(0, len(criteria), AT_ONCE):
        some = criteria[first : first + AT_ONCE]
        heads = ("Measure", *(f"{c.name} ({c.unit})" for c in some))
        rows = tuple(zip(labels, *level_ji[first : first + AT_ONCE], strict=True))
        part = "" if len(some) == len(criteria) else f": criteria {first + 1} to {first + len(some)} of {len(criteria)}"
        is_number = (False, *(True for _ in some))
        found.append(Grid("levels", 0, f"{caption}{part}", heads, rows, is_number, (), asked))
    return found


def packages(answer: BriefAnswer) -> Sequence[Block]:
    """The best packages, what those too close to call share, and the package that is described."""
    case, found = answer.case, answer.packages
    if found.conflict:
        return paragraphs(conflict_sentence(case, found.conflict))
    facts = (facts_sentence(found), proof_sentence(found), unscored_sentence(found), described_sentence(answer))
    said = paragraphs(lead_sentence(found), chances_sentence(found), *facts)
    table, asked = ranking_table(found), found.question
    columns = ["rank", "members", "score", "cost", "ready_day", "effect_day", "first", "regret"]
    if is_page(answer):
        return [*said, grid(table, columns[:5], asked, most=SHORT)]
    blocks: list[Block] = [*said]
    if found.spread is not None:
        blocks += drawn(figure(case, package_scores, (case, found.ranking, found.spread), asked))
    blocks.append(grid(table, columns, asked, most=LONG))
    if found.named:
        blocks.append(
            grid(named_table(found), ["name", "members", "rank", "score", "cost", "ready_day", "breaks"], asked)
        )
    if found.explained is not None and answer.is_best:
        blocks.append(
            grid(
                member_values_table(case, found.explained, found.receipt),
                ["option", "adds", "without", "saves", "breaks"],
                asked,
                caption="What each measure adds to the best package",
            )
        )
    return blocks


def described_sentence(answer: BriefAnswer) -> str:
    """How the package that was asked for stands beside the best one; "" where the best one is described."""
    case, best = answer.case, answer.packages.best
    if not answer.question.package or answer.is_best:
        return ""
    named = present(answer.packages.named.get(answer.question.package), "the package")
    name, score = known_name(case, named.row.members), points_text(named.row.score)
    place_text = "" if named.place is None or named.breaks else f", rank {named.place} of the allowed packages"
    behind = "" if best is None else f"; the best package has {points_text(best.score)}"
    breaks = f" It breaks: {'; '.join(broken_text(case, each) for each in named.breaks)}." if named.breaks else ""
    return f"This brief describes {name}: {score}{place_text}{behind}.{breaks}"


def robustness(answer: BriefAnswer) -> Sequence[Block]:
    """How often packages and measures are first when estimates and weights vary."""
    case = answer.case
    blocks: list[Block] = []
    blocks += paragraphs(_without_question(case, answer.of_packages), _without_question(case, answer.of_measures))
    if not blocks:
        blocks += paragraphs(" ".join(robust_sentence(answer.whole)).strip())
    most = SHORT if is_page(answer) else LONG
    if answer.of_packages is not None and answer.of_packages.packages is not None:
        table = package_shares_table(case, answer.of_packages.packages, answer.of_packages.receipt)
        columns = ["members", "first", "error", "regret", "most_regret", "p05", "p50", "p95"]
        blocks.append(grid(table, columns, answer.of_packages.question, most=most))
    if answer.of_measures is not None:
        found, asked = answer.of_measures, answer.of_measures.question
        if not is_page(answer):
            blocks += drawn(figure(case, acceptability, (case, found.result), asked))
        table = acceptability_table(case, found.result, found.receipt)
        blocks.append(grid(table, ["option", "first", "error", "p05", "p50", "p95", "regret"], asked, most=most))
    return blocks


def _without_question(case: Case, answer: Answer | None) -> str:
    """What an answer says first, without the case's question, which the document has already asked."""
    if answer is None:
        return ""
    text = head_of(answer)
    return " ".join(line for line in text.splitlines() if line and line != case.question)


def changes(answer: BriefAnswer) -> Sequence[Block]:
    """The nearest changes of weights and estimates that make another package best, and what is worth finding out."""
    case = answer.case
    found = answer.changes
    if found is None or found.packages is None:
        head, *rest = change_sentences(answer.whole)
        one = measure_change_sentence(answer.whole)
        points = Points((*rest, *((f"One by one: {one}",) if one else ())))
        return [*paragraphs(head), *([points] if points.items else []), *paragraphs(_not_searched(answer))]
    about = (case, found.packages, found.receipt)
    return [
        Points(tuple(head_sentences(case, found.packages))),
        grid(package_flips_table(*about), ["sentence", "kind", "inside"], found.question, most=LONG),
        grid(
            package_information_table(*about),
            ["input", "kind", "regret", "error", "verdict"],
            found.question,
            most=LONG,
            caption="What is worth finding out before deciding",
        ),
    ]


def _not_searched(answer: BriefAnswer) -> str:
    """Where a full brief does without the search of every number, the command that makes it."""
    if is_page(answer) or not is_too_large_to_search(answer.case, answer.packages):
        return ""
    return (
        "A case of this size takes minutes to search for every number that could change the best package; "
        f"{command_text(answer.question.changes_question)} does it."
    )


def calendar(answer: BriefAnswer) -> Sequence[Block]:
    """When the package can be ready, what holds it up, and by when work must start."""
    case, found = answer.case, answer.plan
    if found is None or found.plan is None:
        return paragraphs("Today's course needs no preparation.")
    plan, sureness = found.plan, found.question.sure / 100
    timeline, chances = plan.timeline, plan.chances
    said = paragraphs(
        readiness_sentence(case, timeline, chances),
        chain_sentence(case, timeline),
        order_sentence(case, timeline, found.orders, chances, sureness),
        calendar_sentence(case, timeline, chances),
    )
    days = timeline_days_table(case, timeline, chances, found.orders, sureness, found.receipt)
    columns = ["plan", "ready_low", "ready_mode", "ready_date", "ready_high", "chance", "order_date"]
    if is_page(answer):
        return said[:2]
    milestones = ["what", "members", "low", "mode", "high", "start_date", "finish_date", "critical"]
    return [
        *said,
        *drawn(figure(case, gantt, (case, timeline, chances), found.question)),
        grid(days, columns, found.question),
        grid(timeline_table(case, timeline, found.receipt), milestones, found.question),
    ]
