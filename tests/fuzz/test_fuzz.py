"""The short form of `make fuzz`: a few inputs at every door, always the same."""

from __future__ import annotations

import pytest

from tests.fuzz.door import Door
from tests.fuzz.doors import DOORS
from tests.fuzz.run import SEED, try_door

FEW = 60


def test_every_door_has_a_name_of_its_own():
    assert len({door.name for door in DOORS}) == len(DOORS) > 5


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_a_few_inputs_at_every_door(door: Door):
    assert try_door(door, SEED, FEW) < 10
