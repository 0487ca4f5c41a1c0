"""The command that asks a question: how a reader gets the same answer from a terminal."""

from __future__ import annotations

import shlex
from typing import Any

from ..study import Question
from ..study.settings import SWITCH


def command_text(question: Question[Any]) -> str:
    """The command line of a question, with the settings that differ from what is meant when nothing is said."""
    words = ["python", "-m", "counterpoise", question.kind]
    for name, value in question.changed().items():
        setting = question.settings[name]
        if not setting.flag:
            continue
        if setting.kind is SWITCH:
            words.append(setting.flag)
        else:
            each = value if setting.joined and isinstance(value, tuple) else (value,)
            for part in each:
                words += [setting.flag, part if isinstance(part, str) else setting.kind.write(part)]
    return shlex.join(words)
