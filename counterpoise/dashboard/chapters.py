"""Chapters of ``docs/`` as the Method page shows them."""

from __future__ import annotations

import re

import streamlit as st

from ..bundle import HOME


def has_chapter(name: str) -> bool:
    """Whether ``docs/`` has a chapter of this name."""
    return (HOME / "docs" / f"{name}.md").is_file()


@st.cache_resource(show_spinner=False)
def read_chapter(name: str) -> str:
    """A chapter of ``docs/`` without its title and its section on commands; links between files become words."""
    text = (HOME / "docs" / f"{name}.md").read_text(encoding="utf-8")
    body = text.split("\n", 1)[1] if text.startswith("# ") else text
    body = re.sub(r"\n## The command\n.*?(?=\n## |\Z)", "", body, flags=re.DOTALL)
    return re.sub(r"\[([^\]]+)\]\([^)#:]+\)", r"\1", body)
