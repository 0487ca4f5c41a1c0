"""What a sheet is told by the browser: only what is new, and nothing that is not of its shape."""

from __future__ import annotations

import pytest

from counterpoise.dashboard.drafts.store import read_handed
from counterpoise.dashboard.editor.sheet import read_edits


def told(*edits: object, basis: object = "now") -> dict[str, object]:
    return {"edits": {"basis": basis, "edits": list(edits)}}


def edit(number: object, text: object = "4", row: object = "a", column: object = "x") -> dict[str, object]:
    return {"number": number, "row": row, "column": column, "text": text}


def test_each_edit_is_taken_once_and_the_newest_text_of_a_cell_counts() -> None:
    sent = told(edit(1), edit(2, "5"), edit(3, "6", column="y"))
    assert read_edits(sent, "now", 0) == ({"a": {"x": "5", "y": "6"}}, 3)
    assert read_edits(sent, "now", 2) == ({"a": {"y": "6"}}, 3)
    assert read_edits(sent, "now", 3) == ({}, 3)


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        {"edits": 3},
        told(edit(1), basis="another server"),
        told(3, None, edit("1"), edit(True), edit(1, text=4), edit(1, row=None), edit(-1), edit(2**60)),
    ],
)
def test_anything_else_is_nothing(sent: object) -> None:
    assert read_edits(sent, "now", 0) == ({}, 0)


@pytest.mark.parametrize("content", ["", "!!", "eJwDAAAAAAE=", "é"])
def test_a_draft_that_cannot_be_read_is_said(content: str) -> None:
    said = read_handed("id", content)
    assert isinstance(said, str)
    assert said.endswith(".")
