"""Two other libraries, asked for the same normalisation, give the same scores on random problems."""

from __future__ import annotations

import numpy as np
import pymcdm.methods
import pymcdm.normalizations
import pyrepo_mcda.mcda_methods
import pyrepo_mcda.normalizations
import pytest

from counterpoise.analysis.methods import Preference, product, promethee, topsis, vikor

PROBLEMS = 100
pytestmark = pytest.mark.filterwarnings("ignore:Alternatives with indices")  # pymcdm, on dominance


def random_problems(seed: int):
    rng = np.random.default_rng(seed)
    for _ in range(PROBLEMS):
        n, m = rng.integers(2, 10), rng.integers(2, 7)
        yield 0.01 + 0.99 * rng.random((n, m)), rng.dirichlet(np.ones(m))


def as_it_is(values, types=None, cost=False):
    return values


PYMCDM = {
    "topsis": lambda m: pymcdm.methods.TOPSIS(as_it_is),
    "topsis, vector": lambda m: pymcdm.methods.TOPSIS(pymcdm.normalizations.vector_normalization),
    "vikor": lambda m: pymcdm.methods.VIKOR(),
    "promethee, usual": lambda m: pymcdm.methods.PROMETHEE_II("usual"),
    "promethee, linear": lambda m: pymcdm.methods.PROMETHEE_II("vshape_2", p=[0.25] * m, q=[0.05] * m),
    "product": lambda m: pymcdm.methods.WPM(as_it_is),
}
PYREPO = {
    "topsis": pyrepo_mcda.mcda_methods.TOPSIS(as_it_is),
    "topsis, vector": pyrepo_mcda.mcda_methods.TOPSIS(pyrepo_mcda.normalizations.vector_normalization),
    "vikor": pyrepo_mcda.mcda_methods.VIKOR(),
}
OURS = {
    "topsis": topsis,
    "topsis, vector": lambda v, w: topsis(v, w, normalisation="vector"),
    "vikor": vikor,
    "promethee, usual": lambda v, w: promethee(v, w, preferences=Preference("usual")),
    "promethee, linear": lambda v, w: promethee(v, w, preferences=Preference("linear", q=0.05, p=0.25)),
    "product": product,
}
PYREPO_SHAPES = {
    Preference("usual"): "_usual_function",
    Preference("u-shape", q=0.2): "_ushape_function",
    Preference("v-shape", p=0.5): "_vshape_function",
    Preference("level", q=0.1, p=0.4): "_level_function",
    Preference("linear", q=0.1, p=0.4): "_linear_function",
}


@pytest.mark.parametrize("method", list(PYMCDM))
def test_pymcdm_agrees(method):
    for value_ij, weight_j in random_problems(1):
        theirs = PYMCDM[method](len(weight_j))(value_ij, weight_j, np.ones(len(weight_j)))
        assert OURS[method](value_ij, weight_j).score_i == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize("method", list(PYREPO))
def test_pyrepo_mcda_agrees(method):
    for value_ij, weight_j in random_problems(2):
        theirs = PYREPO[method](value_ij, weight_j, np.ones(len(weight_j)))
        assert OURS[method](value_ij, weight_j).score_i == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize("preference", list(PYREPO_SHAPES), ids=lambda preference: preference.shape)
def test_pyrepo_mcda_agrees_on_five_shapes_of_preference(preference):
    method = pyrepo_mcda.mcda_methods.PROMETHEE_II()
    for value_ij, weight_j in random_problems(3):
        m = len(weight_j)
        shapes = [getattr(method, PYREPO_SHAPES[preference])] * m
        theirs = method(value_ij, weight_j, np.ones(m), shapes, p=np.full(m, preference.p), q=np.full(m, preference.q))
        ours = promethee(value_ij, weight_j, preferences=preference).score_i
        assert ours == pytest.approx(theirs, abs=1e-12)


def test_pyrepo_mcda_agrees_on_the_gaussian_shape():
    method = pyrepo_mcda.mcda_methods.PROMETHEE_II()
    for value_ij, weight_j in random_problems(4):
        m = len(weight_j)
        halves = np.full(m, 0.3)  # its s is the mean of p and q
        theirs = method(value_ij, weight_j, np.ones(m), [method._gaussian_function] * m, p=halves, q=halves)
        ours = promethee(value_ij, weight_j, preferences=Preference("gaussian", s=0.3)).score_i
        assert ours == pytest.approx(theirs, abs=1e-12)
