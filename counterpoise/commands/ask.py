"""One command a kind of question: flags -> question -> answer -> text, tables, JSON or a file.

The flags are the settings of the question; nothing here knows what is asked.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from .faults import AuthorFault
from .inputs import add_case, open_case, read_weights_file
from .output import add_output, chosen_format, deliver, quiet_native_output

if TYPE_CHECKING:
    from ..model import Case
    from ..study import Answer, Question, QuestionFault
    from ..study.settings import Setting


def add_arguments(parser: argparse.ArgumentParser, kind: type[Question[Any]], *, with_output: bool = True) -> None:
    """CASE, a flag for every setting that has one, and where the answer goes."""
    from ..study import settings_of

    add_case(parser)
    for name, setting in settings_of(kind).items():
        if setting.flag:
            parser.add_argument(setting.flag, dest=name, default=None, help=setting.help, **_shape(setting))
    if with_output:
        add_output(parser)


def _shape(setting: Setting) -> dict[str, Any]:
    from ..study.settings import SWITCH

    if setting.kind is SWITCH:
        return {"action": "store_const", "const": "yes"}
    shape: dict[str, Any] = {"metavar": setting.metavar or None}
    if setting.choices and not setting.metavar:
        shape = {"choices": setting.choices}
    if setting.joined:
        shape["action"] = "append"
    if setting.bare:
        shape |= {"nargs": "?", "const": setting.bare}
    return shape


def run(args: argparse.Namespace, kind: type[Question[Any]]) -> int:
    """Ask the question that the flags spell, and deliver the answer."""
    case = open_case(args.case)
    question = read_question(args, kind, case)
    deliver_answer(args, answer_question(case, question))
    return 0


def read_question(args: argparse.Namespace, kind: type[Question[Any]], case: Case) -> Question[Any]:
    """The question that the flags spell.

    Raises
    ------
    AuthorFault
        A flag cannot be read; all that cannot are named.
    """
    from ..study import QuestionFault, from_texts, settings_of

    settings = settings_of(kind)
    given = {name: getattr(args, name, None) for name in settings}
    texts = {
        name: settings[name].joined.join(v) if isinstance(v, list) else v for name, v in given.items() if v is not None
    }
    values: dict[str, Any] = read_weights_file(case, args.case, texts.pop("weights", None))
    read, faults = from_texts(kind, texts)
    if faults:
        raise AuthorFault("\n".join(_say(fault, settings, texts) for fault in faults))
    known = {name: value for name, value in (values | read).items() if name in settings}
    try:
        return kind(**known)
    except QuestionFault as fault:
        raise AuthorFault(_say(fault, settings, texts)) from fault


def _spelled(args: argparse.Namespace, name: str, setting: Setting) -> str | None:
    """What the flag of a setting was given, as one text."""
    given = getattr(args, name, None)
    return setting.joined.join(given) if isinstance(given, list) else given


def answer_question(case: Case, question: Question[Any]) -> Answer:
    """The answer, with progress at a terminal.

    Raises
    ------
    AuthorFault
        The question does not fit the case.
    """
    from ..study import QuestionFault, Study

    try:
        with quiet_native_output():
            answer: Answer = Study(case).answer(question, show_progress())
            return answer
    except QuestionFault as fault:
        texts = {
            name: setting.kind.write(getattr(question, name))
            for name, setting in question.settings.items()
            if name == fault.setting and getattr(question, name) is not None
        }
        raise AuthorFault(_say(fault, question.settings, texts, question.kind)) from fault


def deliver_answer(args: argparse.Namespace, answer: Answer) -> None:
    """The answer in the format asked for."""
    from ..report.answers import head_of, record_of, tables_of

    if chosen_format(args) == "text" and not args.output:
        print(head_of(answer) + "\n")
    deliver(args, lambda: tables_of(answer), lambda: record_of(answer))


def show_progress() -> Callable[[float], bool] | None:
    """Tells a person at a terminal how far a long run is; Ctrl-C stops it. Nobody reads it in a pipe."""
    if not sys.stderr.isatty():
        return None

    def tell(share: float) -> bool:
        end = "\n" if share >= 1 else ""
        print(f"\r{100 * share:3.0f} % of the simulations done (Ctrl-C stops)", end=end, file=sys.stderr, flush=True)
        return True

    return tell


def _say(fault: QuestionFault, settings: Mapping[str, Setting], texts: Mapping[str, str], kind: str = "") -> str:
    """A fault under the flag's name, with what was given."""
    setting = settings.get(fault.setting)
    if setting is None or not setting.flag:
        return f"{kind}: {fault}" if kind else str(fault)
    given = texts.get(fault.setting, "")
    return f"{setting.flag} {given}: {fault}" if given and len(given) <= 80 else f"{setting.flag}: {fault}"
