"""Renaming an id takes all references along; removing an entry leaves none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_origin

import pytest
from pydantic import BaseModel

from counterpoise.bundle import find_folder
from counterpoise.casefile.editing import KINDS, Change, EditError, apply_changes, remove, rename
from counterpoise.casefile.editing.places import DEFINED, ESTIMATES, NAMED, ids_of
from counterpoise.casefile.editing.rename import read_trees
from counterpoise.casefile.load import load_case_from_files
from counterpoise.casefile.record_shape import Shape, keys_of, shape_of
from counterpoise.casefile.schema import SCHEMAS

CASES = (".", "examples/teaching", "examples/city_traffic", "examples/electricity")
PARTS = {"case": "case", "option": "options", "weights": "weights", "sources": "seeds"}


def _files(name: str) -> dict[str, bytes]:
    folder: Path = find_folder(name)
    paths = [
        folder / "case.yaml",
        *(path for part in ("options", "weights", "seeds") for path in (folder / part).iterdir()),
    ]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths) if path.is_file()}


def _errors(files: dict[str, bytes]) -> set[tuple[str, str]]:
    problems = load_case_from_files(files).problems
    return {(problem.code, problem.found) for problem in problems if problem.severity == "error"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", CASES)
def test_all_references_follow_and_all_comes_back(name: str, kind: str) -> None:
    files = _files(name)
    for id_ in ids_of(read_trees(files), kind)[:1]:
        renamed = rename(files, kind, id_, "quite_new_1")
        assert not _errors(renamed.files)
        assert any(place.is_definition for place in renamed.places)
        assert rename(renamed.files, kind, "quite_new_1", id_).files == files


@pytest.mark.parametrize("name", CASES[:2])
def test_a_claim_that_is_renamed_is_left_in_prose_alone(name: str) -> None:
    files = _files(name)
    for id_ in ids_of(read_trees(files), "claim")[:3]:
        renamed = rename(files, "claim", id_, "quite_new_1")
        word = re.compile(rf"(?<![A-Za-z0-9_]){id_}(?![A-Za-z0-9_])")
        told = {place.file for place in renamed.mentions}
        uncommented = {
            file: re.sub(r"(^|\s)#.*", "", content.decode(), flags=re.MULTILINE)
            for file, content in renamed.files.items()
        }
        assert {file for file, text in uncommented.items() if word.search(text)} <= told


def test_a_file_is_renamed_where_its_name_is_the_id() -> None:
    files = _files(".")
    edited = rename(files, "option", "naval_readiness", "ships")
    assert edited.files["options/ships.yaml"] == files["options/naval_readiness.yaml"]
    assert "options/naval_readiness.yaml" not in edited.files
    assert load_case_from_files(edited.files).case is not None


def test_an_id_inside_the_name_of_an_estimate_follows() -> None:
    one = ["cell naval_readiness.leverage", "lag naval_readiness"]
    other = [
        "interaction naval_readiness+flexibility.threat_removal",
        "risk effect K11_late_in_position.time_to_effect",
        "lead R06_transit",
    ]
    factors = [
        {"name": "F", "because": "x", "estimates": names, "strength": size}
        for names, size in ((one, 0.5), (other, 0.2))
    ]
    files = apply_changes(_files("."), [Change("case.yaml", ("factors",), factors)])
    assert not _errors(files)
    for kind, old in (
        ("option", "naval_readiness"),
        ("option", "flexibility"),
        ("criterion", "leverage"),
        ("criterion", "threat_removal"),
        ("milestone", "R06_transit"),
        ("risk", "K11_late_in_position"),
    ):
        edited = rename(files, kind, old, "fresh")
        assert not _errors(edited.files)
        assert rename(edited.files, kind, "fresh", old).files == files
    left = read_trees(remove(files, "criterion", "leverage").files)["case.yaml"]
    assert len(left["factors"]) == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", CASES[:2])
def test_what_is_removed_leaves_no_unknown_id(name: str, kind: str) -> None:
    files = _files(name)
    removed = 0
    for id_ in ids_of(read_trees(files), kind):
        if removed == 1:
            break
        try:
            edited = remove(files, kind, id_)
        except EditError as error:
            codes = {problem.code for problem in error.problems}
            if codes != {"edit-needed"}:
                raise
            continue
        removed += 1
        unknown = {found for code, found in _errors(edited.files) if code == f"unknown-{kind}" and f"'{id_}'" in found}
        assert not unknown
        assert id_ not in ids_of(read_trees(edited.files), kind)
        assert edited.places


def test_what_cannot_do_without_it_is_named() -> None:
    files = _files(".")
    with pytest.raises(EditError) as caught:
        remove(files, "option", "handshake")
    assert [(problem.file, problem.path) for problem in caught.value.problems] == [("case.yaml", "baseline")]
    with pytest.raises(EditError, match="name another one here first"):
        remove(files, "objective", "delivery")


def test_a_pair_without_its_member_goes_and_a_package_keeps_the_others() -> None:
    files = _files(".")
    before = read_trees(files)["case.yaml"]
    after = read_trees(remove(files, "option", "naval_readiness").files)["case.yaml"]
    pairs = [entry["pair"] for entry in before["interactions"] if "naval_readiness" not in entry["pair"]]
    assert [entry["pair"] for entry in after["interactions"]] == pairs
    assert after["packages"]["P1_author_full"]["members"] == ["sanctions_threat", "strike_planning", "flexibility"]
    assert "naval_readiness" not in after["option_order"]


def test_an_id_that_is_not_there_or_is_taken_is_refused() -> None:
    files = _files("examples/teaching")
    first, second, *_ = ids_of(read_trees(files), "criterion")
    for kind, old, new in (
        ("criterion", first, second),
        ("criterion", first, "1x"),
        ("criterion", "nothing", "x"),
        ("citerion", first, "x"),
    ):
        with pytest.raises(EditError, match="edit-id"):
            rename(files, kind, old, new)
    with pytest.raises(EditError, match="did you mean 'criterion'"):
        remove(files, "citerion", first)


def test_every_place_of_the_formats_that_may_hold_an_id_is_known() -> None:
    """A new field of the formats that names an id must be told to `places`, or renaming would miss it."""
    patterns = [p for group in (*DEFINED.values(), *NAMED.values(), ESTIMATES) for p in group]
    known = {(pattern.part, pattern.path.replace("@", "*")) for pattern in patterns}
    found = {
        (PARTS[name], re.sub("stacking.[a-z_]+", "stacking.*", ".".join(path)))
        for name, (_names, record) in SCHEMAS.items()
        for path in _paths_of_ids(shape_of(record), ())
    }
    assert ("options", "performance.*") in found
    assert ("case", "rules.#.at_least.of.#") in found
    assert ("weights", "pairwise.#.more") in found
    assert found - known == {("case", "id")}


def _paths_of_ids(shape: Shape, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Paths of keys and of values that are ids, by what their types say."""
    for form in shape.forms.values():
        yield from _paths_of_ids(form, path)
    if isinstance(shape.type, type) and issubclass(shape.type, BaseModel):
        for key, field in keys_of(shape.type).items():
            if shape.keys[key].type is str and _is_id(field.annotation, field.metadata):
                yield (*path, key)
            yield from _paths_of_ids(shape.keys[key], (*path, key))
    elif shape.entries is not None:
        is_group, inner = get_origin(shape.type) is dict, get_args(shape.type)
        if is_group and _is_id(inner[0], ()):
            yield (*path, "*")
        elif shape.entries.type is str and _is_id(inner[0], ()):
            yield (*path, "#")
        yield from _paths_of_ids(shape.entries, (*path, "*" if is_group else "#"))
    elif path[-1:] == ("#",) and not shape.forms and shape.type is str:
        return


def _is_id(annotation: object, metadata: object) -> bool:
    return "A-Za-z0-9_]{0,63}" in f"{annotation!r}{metadata!r}"
