"""A fault that no explainer knows is still a problem and no traceback."""

from __future__ import annotations

from counterpoise.casefile.record_faults import explain_record_fault
from counterpoise.casefile.records import OptionRecord
from counterpoise.casefile.yaml_tree import read_tree


def test_a_fault_of_an_unknown_kind_is_explained_by_its_message():
    tree = read_tree("options/x.yaml", "name: 5")
    error = {"type": "from_the_future", "loc": ("name",), "msg": "Input should be\x1b odd", "input": 5}
    problem = explain_record_fault(tree, OptionRecord, error)
    assert str(problem) == (
        "options/x.yaml:1:7: name: the number 5 is not expected here [wrong-type]\n    input should be\\x1b odd"
    )
