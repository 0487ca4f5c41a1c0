"""Which question each chart answers, and what it draws of the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...model import Case
from ...study import Answer, Question, name_choices
from ...study.opinions import spread_of_profiles
from ...study.packages.answer import BEST, PackagesAnswer
from ...study.questions.compare import Compare, Comparison
from ...study.questions.options import Options, OptionsAnswer
from ...study.questions.packages import Packages
from ...study.questions.perspectives import Perspectives, PerspectivesAnswer
from ...study.questions.robustness import Robustness, RobustnessAnswer
from ...study.questions.sensitivity import Sensitivity, SensitivityAnswer
from ...study.questions.timeline import Scheduled, Timeline, TimelineAnswer
from ..balance_planes import list_planes
from ..charts import CHARTS
from .picture import Picture, make_picture


class NoPicture(ValueError):
    """The chart cannot be drawn of this case; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a chart is of, where it is of one thing; "" is what the dashboard opens with."""

    option: str = ""
    against: str = ""
    criterion: str = ""
    package: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The kind of question of a chart, with the settings it needs, and what the chart takes of the answer."""

    kind: type[Question[Any]]
    about: Callable[[Any, Named], tuple[Any, ...]]
    settings: Mapping[str, object] = field(default_factory=dict)


def _pair(answer: Comparison, named: Named) -> tuple[Any, ...]:
    by_rank = [answer.ranking.option_ids[i] for i in answer.ranking.order]
    first = _known(answer.case.options, named.option, by_rank[0])
    others = [id_ for id_ in by_rank if id_ != first]
    if not others or named.against == first:
        raise NoPicture("a comparison needs two options")
    return answer.case, answer.ranking, first, _known(answer.case.options, named.against, others[0])


def _option(answer: OptionsAnswer, named: Named) -> str:
    return _known(answer.case.options, named.option, answer.ranking.option_ids[answer.ranking.order[0]])


def _curve(answer: OptionsAnswer, named: Named) -> tuple[Any, ...]:
    criterion = _known(answer.case.criteria, named.criterion, next(iter(answer.case.criteria)))
    return answer.case, answer.performance, _option(answer, named), criterion


def _sweep(answer: SensitivityAnswer, named: Named) -> tuple[Any, ...]:
    criterion = _known(answer.case.criteria, named.criterion, answer.changes.sweeps[0].criterion_id)
    return (
        answer.case,
        answer.ranking,
        next(sweep for sweep in answer.changes.sweeps if sweep.criterion_id == criterion),
    )


def _of_packages(part: str) -> Callable[[PackagesAnswer, Named], tuple[Any, ...]]:
    """A part of the answer on packages, or why it is not there."""

    def about(answer: PackagesAnswer, named: Named) -> tuple[Any, ...]:
        return answer.case, _there(getattr(answer, part), "no package keeps the rules, or there are too many to list")

    return about


def _scores(answer: PackagesAnswer, named: Named) -> tuple[Any, ...]:
    return answer.case, answer.ranking, _there(answer.spread, "the packages were not followed over the simulations")


def _sureness(answer: PackagesAnswer, named: Named) -> tuple[Any, ...]:
    return answer.case, _there(answer.sureness, "the case has no limit or red line, or no package keeps them").curve


def _balance(answer: PackagesAnswer, named: Named) -> tuple[Any, ...]:
    case = answer.case
    names = {id_: package.name for id_, package in case.packages.items()} | {BEST: "The top package"}
    found = _there(answer.balance, "the case names no two levers to balance")
    return case, found.verdict, list_planes(answer, names)


def _interests(answer: PerspectivesAnswer, named: Named) -> tuple[Any, ...]:
    return answer.case, answer.found, _there(answer.interests, "the case names no actors, or no periods")


def _ranks(answer: RobustnessAnswer, named: Named) -> tuple[Any, ...]:
    return answer.case, _there(answer.packages, "there are no packages")


def _plan(answer: TimelineAnswer) -> Scheduled:
    found: Scheduled = _there(answer.plan, "there is no package to schedule; name one with --package")
    return found


def _value(answer: TimelineAnswer, named: Named) -> tuple[Any, ...]:
    return answer.case, (answer.question.members_of(answer.case), _plan(answer).value)


ASKED: Mapping[str, Asked] = {
    "contributions": Asked(Compare, lambda a, n: (a.case, a.ranking)),
    "pair_difference": Asked(Compare, _pair),
    "option_levels": Asked(Options, lambda a, n: (a.case, a.performance, _option(a, n))),
    "value_curve": Asked(Options, _curve),
    "milestones": Asked(Options, lambda a, n: (a.case, _option(a, n))),
    "acceptability": Asked(Robustness, lambda a, n: (a.case, a.result)),
    "score_spread": Asked(Robustness, lambda a, n: (a.case, a.result)),
    "information": Asked(Sensitivity, lambda a, n: (a.case, a.inputs, _there(a.worth, "it was not asked for"))),
    "stability": Asked(Sensitivity, lambda a, n: (a.case, a.ranking, a.changes)),
    "weight_sweep": Asked(Sensitivity, _sweep),
    "tornado": Asked(Sensitivity, lambda a, n: (a.case, a.ranking, a.changes.lead or 0.0, a.changes.tornado)),
    "package_scores": Asked(Packages, _scores),
    "package_ranks": Asked(Robustness, _ranks, {"of": "packages"}),
    "risk_profiles": Asked(Robustness, _ranks, {"of": "packages"}),
    "core_index": Asked(Packages, _of_packages("core"), {"core_index": True}),
    "core_by_budget": Asked(Packages, _of_packages("core_by_budget"), {"core_by_budget": True}),
    "core_by_sureness": Asked(Packages, _of_packages("core_by_sureness"), {"core_by_sureness": True}),
    "balance_plane": Asked(Packages, _balance, {"balance": BEST}),
    "frontier": Asked(Packages, _of_packages("frontier"), {"frontier": True}),
    "sureness": Asked(Packages, _sureness, {"sure_curve": True}),
    "package_profiles": Asked(Packages, _of_packages("across"), {"all_profiles": True}),
    "perspectives": Asked(Perspectives, lambda a, n: (a.case, a.found)),
    "perspective_ranks": Asked(Perspectives, lambda a, n: (a.case, a.found)),
    "coalitions": Asked(Perspectives, lambda a, n: (a.case, a.found)),
    "interests": Asked(Perspectives, _interests),
    "weight_spread": Asked(Perspectives, lambda a, n: (a.case, spread_of_profiles(a.case))),
    "timeline": Asked(Timeline, lambda a, n: (a.case, _plan(a).timeline, _plan(a).chances)),
    "timeline_chance": Asked(Timeline, lambda a, n: (a.case, _plan(a).timeline, _plan(a).chances)),
    "timeline_speed": Asked(Timeline, lambda a, n: (a.case, _plan(a).timeline, a.weight_j)),
    "timeline_value": Asked(Timeline, _value),
}
"""Every chart of `CHARTS`, by its id."""


def ask_for(case: Case, chart_id: str, named: Named, settings: Mapping[str, object]) -> Question[Any]:
    """The question of a chart; ``settings`` are those of the reader, such as the weights."""
    asked = ASKED[chart_id]
    own: dict[str, Any] = dict(asked.settings)
    if asked.kind is Timeline:
        own["package"] = named.package or _first_of_several(case)
    elif "balance" in own:
        own["balance"] = named.package or _first_of_several(case) or BEST
    return asked.kind(**{**own, **settings})


def _first_of_several(case: Case) -> str:
    """The package that the Timeline opens with."""
    several = (id_ for id_, package in case.packages.items() if len(package.members) > 1)
    return next(several, next(iter(case.packages), ""))


def draw_answer(chart_id: str, answer: Answer, named: Named) -> Picture:
    """The picture of an answer.

    Raises
    ------
    NoPicture
        The answer lacks what the chart draws, or a name is not one of the case's.
    """
    about = ASKED[chart_id].about(answer, named)
    if not CHARTS[chart_id].rows(*about):
        raise NoPicture(f"there is nothing to draw: {CHARTS[chart_id].title(*about)}")
    return make_picture(CHARTS[chart_id], about, answer.receipt)


def _known(of: Mapping[str, object], id_: str, default: str) -> str:
    if id_ and id_ not in of:
        raise NoPicture(f"'{id_}' is not in the case\n    {name_choices(id_, of)}")
    return id_ or default


def _there(part: Any, why_not: str) -> Any:
    if part is None:
        raise NoPicture(why_not)
    return part
