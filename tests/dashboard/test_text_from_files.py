"""Text from a file is shown as it stands."""

from __future__ import annotations

import pytest

from counterpoise.dashboard.blocks import WORD_JOINER, escape_markdown
from tests.dashboard.visit import plain

ADDRESSES = ("see http://a.test", "write to b@a.test", "www.a.test", "mailto:b@a.test", "ftp://a.test")


@pytest.mark.parametrize("text", [*ADDRESSES, "go :material/home:"])
def test_an_address_or_icon_in_a_name_is_broken_up_and_reads_the_same(text: str) -> None:
    escaped = escape_markdown(text)
    assert WORD_JOINER in escaped
    assert plain(escaped).replace(WORD_JOINER, "") == text


@pytest.mark.parametrize("text", ["Ready: day 3", "12:30", "cost/benefit", "**bold** $5 to $9 <b>", "a|b # c"])
def test_other_text_gets_escapes_and_nothing_else(text: str) -> None:
    escaped = escape_markdown(text)
    assert WORD_JOINER not in escaped
    assert plain(escaped) == text
