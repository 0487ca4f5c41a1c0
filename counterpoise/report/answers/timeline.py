"""When options or a plan can be ready."""

from __future__ import annotations

from collections.abc import Sequence

from ...study.questions.timeline import TimelineAnswer
from ..contracts.timeline import options_record, timeline_record
from ..sentences.scenario import in_scenario
from ..sentences.timeline import calendar_sentence, chain_sentence, order_sentence, readiness_sentence
from ..tables.table import Table
from ..tables.timeline import options_days_table, timeline_days_table, timeline_table
from ..tables.timeline_worth import timeline_speed_table, timeline_value_table


def head(answer: TimelineAnswer) -> str:
    case, plan = answer.case, answer.plan
    if plan is None:
        return in_scenario(case, case.question)
    sureness = answer.question.sure / 100
    return "\n".join(
        (
            readiness_sentence(case, plan.timeline, plan.chances, answer.question.event),
            chain_sentence(case, plan.timeline),
            order_sentence(case, plan.timeline, answer.orders, plan.chances, sureness),
            calendar_sentence(case, plan.timeline, plan.chances, answer.question.event),
        )
    )


def tables(answer: TimelineAnswer) -> Sequence[Table]:
    case, plan, receipt = answer.case, answer.plan, answer.receipt
    if plan is None:
        timelines, chances = [of.timeline for of in answer.alone], [of.chances for of in answer.alone]
        return [options_days_table(case, timelines, chances, receipt)]
    timeline = plan.timeline
    return [
        timeline_days_table(case, timeline, plan.chances, answer.orders, answer.question.sure / 100, receipt),
        timeline_table(case, timeline, receipt),
        timeline_speed_table(case, timeline, answer.weight_j, receipt),
        timeline_value_table(case, [timeline], [plan.value], ["plan"], receipt),
    ]


def record(answer: TimelineAnswer) -> dict[str, object]:
    plan, receipt = answer.plan, answer.receipt
    if plan is None:
        timelines, chances = [of.timeline for of in answer.alone], [of.chances for of in answer.alone]
        return options_record(answer.case, timelines, chances, receipt)
    return timeline_record(answer.case, plan.timeline, plan.chances, answer.orders, plan.value, receipt)
