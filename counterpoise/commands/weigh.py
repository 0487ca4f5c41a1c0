"""Turn a person's judgments into weights, and say what the weights mean in units.

The answers are a YAML file; docs/weights.md shows what each method needs. Judgments that contradict one another
are named, with what the others imply. With -o the weights are written as a weight profile.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from .faults import AuthorFault
from .inputs import add_case, open_case
from .output import deliver, write_new
from .streams import tell

if TYPE_CHECKING:
    from ..model import Case
    from ..study.weighing import Weighed

METHODS = ("swing", "rank", "pairwise", "macbeth", "best_worst", "tradeoff", "ranges")

EXAMPLES = (
    "weigh swing --answers answers.yaml",
    "weigh pairwise examples/teaching --answers answers.yaml --format json",
    "weigh tradeoff my_case --answers answers.yaml -o my_case/weights/mine.yaml",
)

ENDINGS = (".yaml", ".yml")
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("method", metavar="METHOD", choices=METHODS, help=f"one of {', '.join(METHODS)}")
    add_case(parser)
    from ..report.writers import WRITERS

    parser.add_argument("--answers", metavar="FILE", type=Path, required=True, help="YAML file with the judgments")
    formats = tuple(name for name in WRITERS if name != "xlsx")
    parser.add_argument("--format", choices=formats, help="of what is printed (default: text)")
    parser.add_argument(
        "-o",
        "--output",
        dest="profile",
        metavar="PROFILE",
        type=Path,
        help="write the weights as a profile, PROFILE.yaml; a file that exists is never overwritten",
    )


def run(args: argparse.Namespace) -> int:
    from ..casefile.write_profile import profile_yaml
    from ..report.contracts.weighing import weighed_record
    from ..report.sentences.weighing import METHOD_NAMES, weighed_sentences
    from ..report.tables.weighing import weighed_tables

    if args.profile is not None:
        _check_name(args.profile)
    weighed = _weigh(open_case(args.case), args.method, args.answers)
    if args.profile is not None:
        because = weighed.text("because") or f"Weights by this method: {METHOD_NAMES[weighed.method]}."
        name = weighed.text("name") or args.profile.stem.replace("_", " ").capitalize()
        held_by = weighed.text("held_by") or "The person who answered"
        try:
            content = profile_yaml(name, held_by, because, weighed.point_by_id, weighed.range_by_id)
        except ValueError as fault:
            raise AuthorFault(f"-o {args.profile}: this would be no sound weight profile: {fault}") from fault
        write_new(args.profile, content)
        tell(f"wrote {args.profile}")
    args.output = None
    if args.format in (None, "text"):
        print("\n".join(weighed_sentences(weighed)) + "\n")
    deliver(args, lambda: weighed_tables(weighed), lambda: weighed_record(weighed))
    return 0


def _weigh(case: Case, method: str, path: Path) -> Weighed:
    """The weights that a file of answers gives.

    Raises
    ------
    AuthorFault
        The file cannot be read or has faults; all of them are named.
    """
    from ..casefile.read_answers import locate, read_answers
    from ..study import Study
    from ..study.weighing import AnswersFault, weigh

    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
        raise AuthorFault(f"--answers {path}: cannot be read: {reason}") from error
    tree = read_answers(str(path), content)
    faults = [str(problem) for problem in tree.problems]
    if tree.is_whole:
        try:
            weighed = weigh(Study(case), method, tree.data)
        except AnswersFault as found:
            faults += [locate(tree, fault.path, fault.text) for fault in found.faults]
    if faults:
        raise AuthorFault("\n".join(faults))
    return weighed


def _check_name(path: Path) -> None:
    """A profile's file is named after its id.

    Raises
    ------
    AuthorFault
        The name is no id with the ending of a profile, or a file is there.
    """
    if path.suffix.lower() not in ENDINGS:
        raise AuthorFault(f"-o {path}: the name of a weight profile ends in .yaml")
    if not IDENTIFIER.fullmatch(path.stem):
        raise AuthorFault(f"-o {path}: a profile's name is letters, digits and _, and begins with a letter")
    if path.exists():
        raise AuthorFault(f"{path} exists; nothing was written\n    choose a new name")
