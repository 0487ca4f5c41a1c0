"""Turn a person's judgments into weights, and say what the weights mean in units.

The answers are a YAML file; docs/weights.md shows what each method needs. Judgments that contradict one another
are named, with what the others imply. With -o the weights are written as a weight profile.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from .answers_file import AnswersFile, read_answers_file
from .ask import deliver_answer
from .faults import AuthorFault
from .inputs import add_case, open_case
from .output import write_new
from .streams import tell
from .weigh_trade_offs import ask_at_terminal, print_next

if TYPE_CHECKING:
    from ..model import Case
    from ..study.questions.weigh import WeighAnswer

METHODS = ("swing", "rank", "pairwise", "macbeth", "best_worst", "tradeoff", "ranges")

EXAMPLES = (
    "weigh swing --answers answers.yaml",
    "weigh pairwise examples/teaching --answers answers.yaml --format json",
    "weigh tradeoff examples/teaching --next",
    "weigh tradeoff my_case --ask -o my_case/weights/mine.yaml",
)

ENDINGS = (".yaml", ".yml")
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("method", metavar="METHOD", choices=METHODS, help=f"one of {', '.join(METHODS)}")
    add_case(parser)
    from ..report.writers import WRITERS

    parser.add_argument("--answers", metavar="FILE", type=Path, help="YAML file with the judgments")
    parser.add_argument(
        "--next",
        action="store_true",
        help="tradeoff: print the next question after the choices in FILE, as JSON, with how many likely remain",
    )
    parser.add_argument(
        "--ask",
        action="store_true",
        help="tradeoff: ask question after question at the terminal, after those in FILE; the answers stand in the "
        "profile's receipt and in --format json",
    )
    formats = tuple(name for name in WRITERS if name != "xlsx")
    parser.add_argument(
        "--locked",
        action="store_true",
        help="the weights were locked before the scores were shown; the profile and the receipt say so",
    )
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
    from ..report.sentences.weighing import because_text

    if args.profile is not None:
        _check_name(args.profile)
    case = open_case(args.case)
    if (args.next or args.ask) and args.method != "tradeoff":
        raise AuthorFault(f"--{'next' if args.next else 'ask'}: only tradeoff is asked question by question")
    if args.answers is None and not (args.next or args.ask):
        raise AuthorFault("--answers FILE is needed; docs/weights.md shows what each method asks")
    found = read_answers_file(args.answers)
    if args.next:
        print_next(case, found)
        return 0
    answer = _weigh(case, args, found)
    weighed = answer.weighed
    if args.profile is not None:
        because = because_text(weighed, args.locked)
        name = weighed.text("name") or args.profile.stem.replace("_", " ").capitalize()
        held_by = weighed.text("held_by") or "The person who answered"
        try:
            content = profile_yaml(name, held_by, because, weighed.point_by_id, weighed.range_by_id)
        except ValueError as fault:
            raise AuthorFault(f"-o {args.profile}: this would be no sound weight profile: {fault}") from fault
        write_new(args.profile, content)
        tell(f"wrote {args.profile}")
    args.output = None
    deliver_answer(args, answer)
    return 0


def _weigh(case: Case, args: argparse.Namespace, found: AnswersFile) -> WeighAnswer:
    """The weights that the answers give; those of a terminal are asked first."""
    from ..study import Study
    from ..study.questions.weigh import Weigh

    answers = ask_at_terminal(case, found) if args.ask else found.answers
    with found.locating():
        answer = Study(case).answer(Weigh(method=args.method, answers=answers, locked=args.locked))
    return answer


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
