"""Which measures together?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from ...analysis.packages.settings import read_limit, read_stacking, write_limit
from ...analysis.uncertainty.weights import WeightsKnown
from ...model import Case
from ...model.number_text import refuse_fraction, write_number
from ..effort import (
    MOST_LISTED,
    MOST_LISTED_ON_REQUEST,
    NODES,
    PACKAGE_DRAWS,
    TOP,
    check_kept_draws,
    draws_of,
    draws_setting,
    seed_setting,
)
from ..faults import QuestionFault, name_choices
from ..packages.answer import ALL, BEST, PackagesAnswer
from ..packages.by_scenario import best_by_scenario
from ..packages.in_time import BY_DAY, MEAN, SCORE
from ..packages.listed import answer_by_listing
from ..packages.solved import answer_by_solving
from ..question import Progress, Question
from ..settings import BOUNDS, COUNT, DAY, IDS, NUMBER, SWITCH, TEXT, TEXTS, setting
from ..study import Study
from ..weight_laws import Bounds, known_setting, spread_setting

LIMIT_HELP = "bound on a criterion, cost, cost.year1, ready_day, effect_day or members; can be repeated"
STACKING_HELP = (
    "fixes the share of further gains (or .losses) that counts on a criterion, or that of losses beside gains "
    "(.beside_gains), 0 to 1; can be repeated"
)


def _check_measures(ids: tuple[str, ...], case: Case) -> tuple[str, ...]:
    for id_ in ids:
        if id_ not in case.options:
            raise ValueError(f"no option '{id_}'\n    {name_choices(id_, case.options)}")
        if id_ == case.baseline:
            raise ValueError(f"'{id_}' is the baseline, which is in every package")
    return ids


def _check_limits(texts: tuple[str, ...], case: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys(write_limit(read_limit(case, text)) for text in texts))


def _check_stacking(texts: tuple[str, ...], case: Case) -> tuple[str, ...]:
    read_stacking(case, texts)
    return tuple(text.replace(" ", "") for text in texts)


def _check_top(top: int | None, case: Case) -> int:
    if top is None or not 1 <= top <= 10_000:
        raise ValueError(f"{top}: show at least 1 package, at most 10,000")
    return top


def _check_count(n: int | None, case: Case) -> int | None:
    if n is not None and n < 0:
        raise ValueError(f"{n}: a number of members is 0 or more")
    return n


def _check_sure(sure: float | None, case: Case) -> float:
    if sure is None:
        return 0.0
    if not 0 <= sure <= 100:
        raise ValueError(f"{sure:g}: sureness is a share of simulations, from 0 to 100 percent")
    return refuse_fraction(float(sure))


def _check_rank_by(text: str, case: Case) -> str:
    kind, sign, written = text.replace(" ", "").partition(":")
    if not sign and kind in (SCORE, MEAN):
        return kind
    if kind != BY_DAY or not written:
        raise ValueError(f"'{text}' is not one of {SCORE}, {BY_DAY}:DAY, {MEAN}; write for example {BY_DAY}:90")
    day = DAY.read(written)
    if isinstance(day, str):
        day = float((date.fromisoformat(day) - date.fromisoformat(str(case.as_of))).days)
    if not 0 <= day <= case.horizon_days:
        raise ValueError(f"day {write_number(day)} is outside the {case.horizon_days:g} days that this case looks at")
    return f"{BY_DAY}:{write_number(day)}"


def _check_nodes(nodes: int | None, case: Case) -> int:
    if nodes is None or not 1 <= nodes <= 1_000_000_000:
        raise ValueError(f"{nodes}: let the solver search at least 1 node")
    return nodes


def _check_why_not(option: str, case: Case) -> str:
    return option if option in ("", ALL) else _check_measures((option,), case)[0]


def _check_by_scenario(is_asked: bool, case: Case) -> bool:
    if is_asked and not case.scenarios:
        raise ValueError("this case has no scenarios; describe them under 'scenarios' in case.yaml")
    return is_asked


def _check_balance(package: str, case: Case) -> str:
    if package and case.balance is None:
        raise ValueError("the case names no two criteria whose balance could be judged")
    if package not in ("", BEST) and package not in case.packages:
        raise ValueError(f"no such package\n    {name_choices(package, (BEST, *case.packages))}")
    return package


@dataclass(frozen=True, kw_only=True)
class Packages(Question[PackagesAnswer]):
    """Which options to combine: the best packages under all rules and limits, found exactly.

    Every set of options is checked, up to 18 options (24 with --list-all); beyond, the best are found and
    proven by integer programming. A package keeps the case's own rules (hard option prerequisites, exclusions,
    limits) and those given here.
    """

    kind: ClassVar[str] = "packages"
    examples: ClassVar[tuple[str, ...]] = (
        "packages",
        'packages examples/teaching --limit "cost<=50" --must speed_humps --max 2',
        'packages examples/teaching --stacking "walking.gains=0.3" --efficient --core-index --why-not --format json',
        'packages --limit "ready_day<=30" -o packages.xlsx',
        'packages --limit "cost<=500" --sure 80 --format json',
        "packages --all-profiles --format json",
        "packages --rank-by value_by_day:90",
    )

    limits: tuple[str, ...] = setting(
        (), TEXTS, flag="--limit", link="limits", metavar="ON<=X", joined=";", check=_check_limits, help=LIMIT_HELP
    )
    must: tuple[str, ...] = setting(
        (),
        IDS,
        flag="--must",
        link="must",
        metavar="ID",
        joined=",",
        check=_check_measures,
        help="include this option; can be repeated",
    )
    must_not: tuple[str, ...] = setting(
        (),
        IDS,
        flag="--must-not",
        link="not",
        metavar="ID",
        joined=",",
        check=_check_measures,
        help="exclude this option; can be repeated",
    )
    min_members: int | None = setting(
        None, COUNT, flag="--min", link="least", metavar="N", check=_check_count, help="minimum number of members"
    )
    max_members: int | None = setting(
        None, COUNT, flag="--max", link="most", metavar="N", check=_check_count, help="maximum number of members"
    )
    stacking: tuple[str, ...] = setting(
        (),
        TEXTS,
        flag="--stacking",
        link="stack",
        metavar="ID.gains=X",
        joined=";",
        check=_check_stacking,
        help=STACKING_HELP,
    )
    sure: float = setting(
        0.0,
        NUMBER,
        flag="--sure",
        link="held",
        metavar="P",
        check=_check_sure,
        help="only packages that keep all limits and red lines in at least P percent of simulations (default: 0)",
    )
    sure_curve: bool = setting(False, SWITCH, flag="--sure-curve", help="also the best score at each level of sureness")
    rank_by: str = setting(
        SCORE,
        TEXT,
        flag="--rank-by",
        link="rank",
        metavar="WHAT",
        check=_check_rank_by,
        help="score (default), value_by_day:DAY (delivered by that day) or mean_value (on average over the horizon)",
    )
    top: int = setting(
        TOP, COUNT, flag="--top", metavar="K", check=_check_top, help=f"show the K best (default: {TOP})"
    )
    list_all: bool = setting(
        False,
        SWITCH,
        flag="--list-all",
        help=f"list every package of up to {MOST_LISTED_ON_REQUEST} options, not only of up to {MOST_LISTED}",
    )
    nodes: int = setting(
        NODES,
        COUNT,
        flag="--nodes",
        metavar="N",
        check=_check_nodes,
        help=f"nodes that the solver may search for one answer, where packages are not listed (default: {NODES:,})",
    )
    efficient: bool = setting(
        False, SWITCH, flag="--efficient", help="also the efficient packages (not dominated by any other)"
    )
    core_index: bool = setting(
        False, SWITCH, flag="--core-index", help="also each option's share of efficient and best packages"
    )
    core_by_budget: bool = setting(
        False,
        SWITCH,
        flag="--core-by-budget",
        help="also which measures are in every, some or no good package at each budget",
    )
    core_by_sureness: bool = setting(
        False,
        SWITCH,
        flag="--core-by-sureness",
        if_said=True,
        help="also which measures are in every, some or no good package at each sureness",
    )
    why_not: str = setting(
        "",
        TEXT,
        flag="--why-not",
        link="absent",
        metavar="ID",
        bare=ALL,
        check=_check_why_not,
        help="also why a measure is not in the best package; without ID every measure outside it",
    )
    explain: bool = setting(False, SWITCH, flag="--explain", help="also what each member adds to the best package")
    all_profiles: bool = setting(
        False, SWITCH, flag="--all-profiles", help="also the best package under each weight profile"
    )
    judge: tuple[str, ...] = setting(
        (),
        IDS,
        flag="--judge",
        link="members",
        metavar="A,B",
        check=_check_measures,
        help="also how a package of your own compares with the best",
    )
    frontier: bool = setting(False, SWITCH, flag="--frontier", help="also the best score at each budget")
    balance: str = setting(
        "",
        TEXT,
        flag="--balance",
        link="balance",
        metavar="ID",
        bare=BEST,
        check=_check_balance,
        help="also whether a predefined package (without ID: the best one) is balanced",
    )
    by_scenario: bool = setting(
        False,
        SWITCH,
        flag="--by-scenario",
        if_said=True,
        check=_check_by_scenario,
        help="also the best measure and the best package in every scenario of the case",
    )
    waiting: bool = setting(
        False,
        SWITCH,
        flag="--waiting",
        if_said=True,
        help="also what a month of waiting costs the best package, and which measures it keeps open",
    )
    stream: bool = setting(True, SWITCH, if_said=True)
    """Whether packages too many to keep over all draws are followed through some of them."""
    weights_known: WeightsKnown = known_setting("exact")
    spread: float = spread_setting()
    ranges: Bounds = setting((), BOUNDS)
    """With intervals and weights that are no profile's: the bounds of their shares."""
    draws: int | None = draws_setting(
        None, check_kept_draws, f"number of simulations (default: {PACKAGE_DRAWS:,}, fewer for a large case)"
    )
    seed: int = seed_setting()

    def complete(self, case: Case) -> Self:
        done = super().complete(case)
        if done.list_all and len(case.options) - 1 > MOST_LISTED_ON_REQUEST:
            raise QuestionFault("list_all", f"packages can be listed for at most {MOST_LISTED_ON_REQUEST} options")
        return replace(done, draws=done.draws or draws_of(case, PACKAGE_DRAWS))

    def is_listed(self, case: Case) -> bool:
        """Whether every package is listed; else the best are found by a solver."""
        return len(case.options) - 1 <= (MOST_LISTED_ON_REQUEST if self.list_all else MOST_LISTED)

    def answer(self, study: Study, progress: Progress | None = None) -> PackagesAnswer:
        find = answer_by_listing if self.is_listed(study.case) else answer_by_solving
        try:
            found = find(study, self)
            if self.by_scenario and self.rank_by == SCORE:
                return replace(found, by_scenario=best_by_scenario(study, self))
            return found
        except ValueError as fault:
            raise fault if isinstance(fault, QuestionFault) else QuestionFault("", str(fault)) from fault

    @property
    def rules_key(self) -> tuple[object, ...]:
        """All settings that decide which packages are allowed and what their levels are."""
        return (*self.modes_key, self.sure, self.draws, self.seed) if self.sure else self.modes_key

    @property
    def modes_key(self) -> tuple[object, ...]:
        """The same without sureness: what decides which packages are allowed at most likely levels."""
        return (self.limits, self.must, self.must_not, self.min_members, self.max_members, self.stacking)
