"""What commands are given: a case, weights."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .faults import AuthorFault, name_choices

if TYPE_CHECKING:
    import numpy as np

    from ..model import Case, Problem, WeightProfile

WEIGHTS_HELP = (
    'id of a weight profile, a weights file, or points such as "speed=30,cost=10" '
    "(criteria not named get 0); without it the case's default profile"
)


@dataclass(frozen=True)
class ChosenWeights:
    """Points by criterion in the case's order, and what the receipt calls them.

    ``ranges`` are the profile's bounds on shares, in per cent, by criterion id.
    """

    profile: str
    point_j: np.ndarray
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def add_case(parser: argparse.ArgumentParser) -> None:
    """The CASE argument, the same for every command."""
    parser.add_argument(
        "case", nargs="?", default=".", metavar="CASE", help="folder of the case (default: this folder)"
    )


def add_weights(parser: argparse.ArgumentParser) -> None:
    """The --weights option, the same for every command."""
    parser.add_argument("--weights", metavar="WEIGHTS", help=WEIGHTS_HELP)


def open_case(folder: str) -> Case:
    """The case in a folder; its problems go to stderr.

    Raises
    ------
    AuthorFault
        The faults leave no case.
    """
    from ..casefile.load import load_case
    from ..report.sentences import left_out_sentence

    loaded = load_case(Path(folder))
    if loaded.case is None:
        raise AuthorFault("\n".join(map(str, loaded.problems)) + "\n" + count_problems(loaded.problems))
    if loaded.problems:
        more = left_out_sentence(loaded.case) or "Nothing is left out."
        print(
            f"{count_problems(loaded.problems)}; `python -m counterpoise check {folder}` lists them. {more}",
            file=sys.stderr,
        )
    return loaded.case


def count_problems(problems: tuple[Problem, ...]) -> str:
    """ "3 errors and 1 warning in 2 files", or "no problems"."""
    errors = sum(problem.severity == "error" for problem in problems)
    counts = [count(n, noun) for n, noun in ((errors, "error"), (len(problems) - errors, "warning")) if n]
    files = len({problem.file for problem in problems})
    return f"{' and '.join(counts)} in {count(files, 'file')}" if counts else "no problems"


def count(n: int, noun: str, plural: str = "") -> str:
    """ "1 file", "2 files"."""
    return f"{n} {noun if n == 1 else plural or noun + 's'}"


def choose_weights(case: Case, folder: str, text: str | None) -> ChosenWeights:
    """Weights from a profile's id, a file, or points written out."""
    criterion_ids = tuple(case.criteria)
    if text is None or text in case.profiles:
        profile = text or case.default_profile
        if profile not in case.profiles:
            raise AuthorFault('the case has no sound weight profile; give --weights "criterion=points,..."')
        return _of_profile(case, case.profiles[profile], profile)
    if "=" in text and not Path(text).is_file():
        return ChosenWeights("own", _read_points(criterion_ids, text))
    if Path(text).is_file():
        path = Path(text)
        is_of_case = path.resolve().parent == (Path(folder) / "weights").resolve() and path.stem in case.profiles
        return choose_weights(case, folder, path.stem) if is_of_case else _read_weights_file(case, path)
    raise AuthorFault(
        f"--weights {text}: no such weight profile and no such file\n    {name_choices(text, case.profiles)}\n"
        '    or write points: --weights "' + ",".join(f"{id_}=10" for id_ in criterion_ids[:2]) + '"'
    )


def _read_points(criterion_ids: tuple[str, ...], text: str) -> np.ndarray:
    import numpy as np

    points: dict[str, float] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, number = (piece.strip() for piece in part.partition("="))
        if name not in criterion_ids:
            raise AuthorFault(f"--weights: unknown criterion '{name}'\n    {name_choices(name, criterion_ids)}")
        if name in points:
            raise AuthorFault(f"--weights: {name} is given twice")
        points[name] = _read_point(name, number)
    if not any(points.values()):
        raise AuthorFault("--weights: all weights are zero; at least one criterion needs weight")
    return np.array([points.get(id_, 0.0) for id_ in criterion_ids], float)


def _read_point(name: str, number: str) -> float:
    try:
        point = float(number)
    except ValueError:
        point = float("nan")
    if not 0 <= point <= 1e9:
        raise AuthorFault(f"--weights: {name}={number}: points are a number, 0 or more")
    return point


def _read_weights_file(case: Case, path: Path) -> ChosenWeights:
    """A weights file outside the case, checked like the case's own."""
    from ..casefile.load_profile import load_profile

    try:
        content = path.read_bytes()
    except OSError as error:
        raise AuthorFault(f"--weights {path}: cannot be read: {(error.strerror or str(error)).lower()}") from error
    loaded = load_profile(str(path), content, case.criteria)
    if loaded.profile is None:
        raise AuthorFault("\n".join(map(str, loaded.problems)))
    for problem in loaded.problems:
        print(problem, file=sys.stderr)
    return _of_profile(case, loaded.profile, path.name)


def _of_profile(case: Case, profile: WeightProfile, name: str) -> ChosenWeights:
    from ..analysis.weighting import profile_points

    return ChosenWeights(name, profile_points(profile, tuple(case.criteria)), profile.ranges)
