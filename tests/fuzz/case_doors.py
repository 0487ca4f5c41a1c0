"""Case files: broken text, trees with parts changed, extreme numbers, text of workbooks, names, zips, profiles."""

from __future__ import annotations

import copy
import json
import math
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from counterpoise.analysis.levels import build_performance_table
from counterpoise.analysis.score import rank_options
from counterpoise.analysis.weighting import profile_points
from counterpoise.casefile import LoadedCase, load_case_from_files, load_profile, load_zip
from counterpoise.casefile.bounds import MAX_CASE_PROBLEMS
from counterpoise.casefile.catalogue import CATALOGUE
from counterpoise.casefile.number_advice import advise_number
from counterpoise.casefile.yaml_tree import read_tree
from counterpoise.model import Case
from tests.fuzz.door import Door

BASE = Path(__file__).parents[1] / "casefile" / "base_case"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*.yaml"))}
TREES = {name: read_tree(name, content.decode()).data for name, content in FILES.items()}
NAMES = sorted(FILES)

SIGNS = [
    *":{}[],&*!|>%@`'\"#-?\t\n ~<\\\x00\x1b\r\ufeff\u2028\u00a0\u202e",
    "---\n",
    "- ",
    ": ",
    "&a ",
    "*a",
    "!!",
    "  ",
]
NUMBERS = [0, -0.0, 1, -1, 1e15, -1e15, 1e308, 5e-324, 1e-100, math.inf, -math.inf, math.nan, 2**63, 10**30, 0.1 + 0.2]
WORDS = ["all", "noise", "trees", "level", "effect", "missing", "<number>", "<spread>", "[key]", "", "~", "NO", "12:30"]
CELLS = [
    "=1+1",
    "@SUM(A1)",
    "+1",
    "-1",
    "\t=1",
    "1,048",
    "1.048,5",
    "1/3",
    "40-50",
    "3 x 10^6",
    "\U0001f333",
    "名前",
    "x" * 5_000,
]
CELLS += ["a\nb", "a\rb", "\x1b[31m", "\u202eabc", "<script>", "![x](http://x.test)", "&commat;", "  ", "\u2212" + "4"]


def judge_loaded(loaded: LoadedCase) -> None:
    """Every problem is one of the catalogue, short and printable; a case that is accepted can be computed."""
    assert list(loaded.problems) == sorted(loaded.problems)
    assert len(loaded.problems) <= MAX_CASE_PROBLEMS + 1
    errors = [problem for problem in loaded.problems if problem.severity == "error"]
    assert loaded.case is not None or errors, "no case, and no reason"
    assert loaded.case is None or not loaded.case.left_out or errors
    for problem in loaded.problems:
        assert problem.code in CATALOGUE
        assert len(str(problem)) < 2_000
        assert all(line.isprintable() for line in str(problem).split("\n"))
    if loaded.case is not None:
        judge_accepted(loaded.case)


def judge_accepted(case: Case) -> None:
    """Only sound numbers and text are in an accepted case, and its options can be ranked by every profile."""
    assert case.baseline in case.options
    assert case.profiles
    for value in _leaves(json.loads(json.dumps(_plain(case)))):
        if isinstance(value, float):
            assert math.isfinite(value)
            assert abs(value) <= 1e15
        elif isinstance(value, str):
            assert all(
                sign.isprintable() or sign in "\n\t\u00a0\u3000\u2003\u200b" or ord(sign) > 255 for sign in value
            )
    for criterion in case.criteria.values():
        assert criterion.worst != criterion.best
    table = build_performance_table(case)
    for profile in case.profiles.values():
        points = profile_points(profile, tuple(case.criteria))
        assert np.isfinite(points).all()
        score_i = rank_options(table, points).score_i
        known = score_i[~np.isnan(score_i)]
        assert ((known >= -1e-9) & (known <= 100 + 1e-9)).all()


def _plain(value: Any) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return [_plain(getattr(value, name)) for name in value.__dataclass_fields__]
    if isinstance(value, dict):
        return [[key, _plain(inner)] for key, inner in value.items()]
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value


def _leaves(value: Any) -> list[Any]:
    return [leaf for inner in value for leaf in _leaves(inner)] if isinstance(value, list) else [value]


def _text(chance: Random) -> dict[str, bytes]:
    """A file with a few signs put in or taken out."""
    name = chance.choice(NAMES)
    text = FILES[name].decode()
    for _edit in range(chance.randint(1, 4)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(SIGNS) + text[at + chance.randint(0, 3) :]
    return {**FILES, name: text.encode("utf-8", "surrogatepass")}


def _bytes(chance: Random) -> dict[str, bytes]:
    name = chance.choice(NAMES)
    content = bytearray(FILES[name])
    for _edit in range(chance.randint(1, 6)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return {**FILES, name: bytes(content)}


def spots(tree: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of a tree."""
    found: list[tuple[Any, Any]] = []
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        keys = list(part) if isinstance(part, dict) else list(range(len(part))) if isinstance(part, list) else []
        found += [(part, key) for key in keys]
        waiting += [part[key] for key in keys]
    return found


def change_value(chance: Random, depth: int = 0) -> Any:
    kind = chance.randrange(8)
    if kind < 2 and depth < 3:
        return [change_value(chance, depth + 1) for _item in range(chance.randrange(4))]
    if kind < 4 and depth < 3:
        return {chance.choice(WORDS): change_value(chance, depth + 1) for _item in range(chance.randrange(4))}
    return chance.choice([*NUMBERS, *WORDS, *CELLS, None, True, False, chance.random(), chance.randint(-100, 100)])


def _changed(choose: Callable[[Random], Any]) -> Callable[[Random], dict[str, bytes]]:
    """A maker of sound files in which a few parts are replaced, renamed, doubled or taken out."""

    def make(chance: Random) -> dict[str, bytes]:
        trees = copy.deepcopy(TREES)
        for _change in range(chance.randint(1, 4)):
            found = spots(trees[chance.choice(NAMES)])
            if not found:
                continue
            container, key = chance.choice(found)
            action = chance.choice(["replace", "replace", "replace", "delete", "rename"])
            if action == "replace":
                container[key] = choose(chance)
            elif action == "delete":
                del container[key]
            elif isinstance(container, dict):
                container[f"{key}x"] = container.pop(key)
            else:
                container.append(container[key])
        return {name: write_yaml(tree) for name, tree in trees.items()}

    return make


def write_yaml(tree: Any) -> bytes:
    """A tree as JSON, which is YAML; infinities as YAML writes them."""
    text = json.dumps(tree, ensure_ascii=False)
    for python, yaml_word in (("-Infinity", "-.inf"), ("Infinity", ".inf"), ("NaN", ".nan")):
        text = text.replace(python, yaml_word)
    return text.encode("utf-8", "surrogatepass")


def _names(chance: Random) -> dict[str, bytes]:
    """Files under odd names beside or in place of the sound ones."""
    files = dict(FILES)
    for _file in range(chance.randint(1, 5)):
        folder = chance.choice(["options/", "Options/", "weights/", "seeds/", "", "options/a/", "../", "options\\"])
        stem = "".join(chance.choice("abTrees_.-#~ é\u0301\x00/") for _sign in range(chance.randrange(8)))
        files[folder + stem + chance.choice([".yaml", ".yml", ".YAML", ".txt", ".md", ""])] = chance.choice(
            [*FILES.values(), b""]
        )
    return files


def _zip(chance: Random) -> bytes:
    """A zip as people and programs make them, sometimes damaged."""
    stream = BytesIO()
    prefix = chance.choice(["", "city/", "City/City/", "repo-main/examples/city/", "a\\b\\"] * 4 + ["/", "../"])
    files = chance.choice([_names, _text, _bytes, lambda _chance: FILES])(chance)
    with zipfile.ZipFile(stream, "w", chance.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])) as archive:
        for name, content in {**files, "__MACOSX/._x": b"?", "README.md": b"x"}.items():
            member = zipfile.ZipInfo("x")
            member.filename = prefix + name.replace("\x00", "")
            member.external_attr = chance.choice([0] * 99 + [0o120777 << 16])
            archive.writestr(member, content)
    data = bytearray(stream.getvalue())
    for _damage in range(chance.choice([0, 0, 0, 1, 4])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _judge_files(files: dict[str, bytes]) -> None:
    judge_loaded(load_case_from_files(files))


def _judge_zip(data: bytes) -> None:
    judge_loaded(load_zip(data))


def _profile(chance: Random) -> bytes:
    return _changed(change_value)(chance)["weights/residents.yaml"]


def _judge_profile(content: bytes) -> None:
    loaded = load_profile("weights/mine.yaml", content, ("noise", "shops", "cost"))
    errors = [problem for problem in loaded.problems if problem.severity == "error"]
    assert loaded.profile is not None or loaded.problems
    assert loaded.profile is None or not errors
    if loaded.profile is not None:
        assert np.isfinite(profile_points(loaded.profile, ("noise", "shops", "cost"))).all()


def _number(chance: Random) -> str:
    return "".join(
        chance.choice("0123456789.,-+/x^eE %\u2212\u2013\u00b1\u00bd'~$<>kMm\u0665")
        for _sign in range(chance.randrange(14))
    )


def _judge_number(text: str) -> None:
    for takes_spread in (True, False):
        assert 0 < len(advise_number(text, takes_spread)) < 300


CASE_DOORS = (
    Door("text of a case file", _text, _judge_files),
    Door("bytes of a case file", _bytes, _judge_files),
    Door("parts of a case", _changed(change_value), _judge_files),
    Door("numbers of a case", _changed(lambda chance: chance.choice(NUMBERS)), _judge_files),
    Door("text as workbooks hold it", _changed(lambda chance: chance.choice(CELLS)), _judge_files),
    Door("names of files", _names, _judge_files),
    Door("zips", _zip, _judge_zip),
    Door("weight profiles", _profile, _judge_profile),
    Door("numbers as people write them", _number, _judge_number),
)
