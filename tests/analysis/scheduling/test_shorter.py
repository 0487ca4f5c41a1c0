"""Days won by shortening each milestone, beside shortening it and walking through the network again."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from time import process_time

import numpy as np
import pytest

from counterpoise.analysis.scheduling.analyse import analyse_timeline
from counterpoise.analysis.scheduling.draws import draw_day_states
from counterpoise.model import Prerequisite, Range
from tests.analysis.packages.builder import GUESS, make_case, make_criterion, make_option

DRAWS = 60


def days(lead: dict, after: dict, start: dict, members: dict, lags: dict):
    """Ready and effect days in plain Python: one state of the world, milestones in any order."""
    finish: dict[str, float] = {}

    def done(id_: str) -> float:
        if id_ not in finish:
            begins = max([start[id_], *(done(before) for before in after[id_])])
            finish[id_] = begins + lead[id_]
        return finish[id_]

    ready = {m: max([first, *(done(id_) for id_ in own)]) for m, (first, own) in members.items()}
    return max(ready.values()), min(ready[m] + lags[m] for m in ready)


def random_plan(seed: int):
    """Two or three options with own and shared milestones, waits, start days and certain or uncertain leads."""
    random = Random(seed)
    names = [f"m{k}" for k in range(random.randint(1, 9))]
    after = {id_: tuple(random.sample(names[:k], random.randint(0, min(k, 3)))) for k, id_ in enumerate(names)}
    leads = {}
    for id_ in names:
        low = random.choice([0.0, 0.5, random.random() * 20])
        leads[id_] = Range(low, low + random.random() * 3, low + random.random() * 10 + 3)
    members = [f"o{m}" for m in range(random.randint(1, 3))]
    options = [make_option("today", {"x": 0})]
    for member in members:
        own = set(random.sample(names, random.randint(0, len(names))))
        for id_ in list(own):  # what it waits for belongs to it too
            waiting = [id_]
            while waiting:
                own.add(current := waiting.pop())
                waiting += after[current]
        needs = {
            id_: Prerequisite(id_, id_, "time", leads[id_], GUESS, after=after[id_]) for id_ in names if id_ in own
        }
        options.append(replace(make_option(member, {"x": 1}, lag=float(random.randint(0, 9))), prerequisites=needs))
    starts = {m: float(random.choice([0, 0, 5, 30])) for m in members}
    return make_case([make_criterion("x")], options), members, starts, after


@pytest.mark.parametrize("seed", range(40))
def test_a_day_less_wins_what_walking_through_again_gives(seed):
    case, members, starts, after = random_plan(seed)
    found = analyse_timeline(case, members, starts, n_draws=DRAWS, seed=seed)
    ids = found.plan.network.ids
    states = draw_day_states(case, found.plan, DRAWS, seed)
    release = {id_: min(starts[m] for m in members if id_ in case.options[m].prerequisites) for id_ in ids}
    own = {m: (starts[m], [id_ for id_ in ids if id_ in case.options[m].prerequisites]) for m in members}
    for k, id_ in enumerate(ids):
        won = []
        for d in range(DRAWS):
            lead = {other: float(states.lead_kd[j, d]) for j, other in enumerate(ids)}
            lags = {m: float(states.lag_md[i, d]) for i, m in enumerate(members)}
            before = days(lead, after, release, own, lags)
            less = days({**lead, id_: max(lead[id_] - 1, 0.0)}, after, release, own, lags)
            won.append([b - a for b, a in zip(before, less, strict=True)])
        mean, error = np.mean(won, axis=0), np.std(won, axis=0) / np.sqrt(DRAWS)
        assert [found.speed.ready_gain_k[k], found.speed.effect_gain_k[k]] == pytest.approx(mean, abs=1e-9)
        assert [found.speed.ready_error_k[k], found.speed.effect_error_k[k]] == pytest.approx(error, abs=1e-7)


def mesh(n: int, n_before: int):
    random = Random(n)
    names = [f"m{k}" for k in range(n)]
    needs = {}
    for k, id_ in enumerate(names):
        low = 10 * random.random()
        lead = Range(low, low + 5 * random.random(), low + 10)
        before = tuple(random.sample(names[:k], min(k, n_before)))
        needs[id_] = Prerequisite(id_, id_, "time", lead, GUESS, after=before)
    option = replace(make_option("works", {"x": 10}), prerequisites=needs)
    return make_case([make_criterion("x")], [make_option("today", {"x": 0}), option])


def test_the_time_grows_with_the_steps_and_not_with_their_square():
    """Four times as many milestones with ten predecessors each: it was sixteen times the time."""
    taken = []
    for n in (100, 400):
        case = mesh(n, 10)
        begun = process_time()
        analyse_timeline(case, ["works"], n_draws=2_000)
        taken.append(process_time() - begun)
    assert taken[1] < 10 * taken[0]
