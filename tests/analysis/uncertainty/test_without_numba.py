"""Numba may be absent: results are the same, only slower."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

PROGRAM = """
import sys
sys.modules["numba"] = None
import numpy as np
from counterpoise.analysis.uncertainty import fast_kernel_ready, smaa, warm_up, weight_law
warm_up(wait=True)
assert not fast_kernel_ready()
found = smaa(np.eye(3), weight_law("unknown", np.ones(3)), 3000, seed=1)
print(found.rank_acceptability.tobytes().hex())
try:
    smaa(np.eye(3), weight_law("unknown", np.ones(3)), 3000, seed=1, kernel="numba")
except ValueError as fault:
    print(fault)
"""


@pytest.mark.slow
def test_everything_works_without_numba():
    import numpy as np

    from counterpoise.analysis.uncertainty import smaa, warm_up, weight_law

    warm_up(wait=True)
    run = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True)
    shares, refusal = run.stdout.splitlines()
    found = smaa(np.eye(3), weight_law("unknown", np.ones(3)), 3000, seed=1, kernel="numba")
    assert shares == found.rank_acceptability.tobytes().hex()
    assert "install numba" in refusal


def test_importing_the_package_does_not_load_the_compiler():
    program = "import sys, counterpoise.analysis.uncertainty; print('numba' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
