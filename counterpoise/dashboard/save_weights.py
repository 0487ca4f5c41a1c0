"""Own weights kept as a named profile: a file to download and, where the dashboard runs locally, one in the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from ..casefile.write_profile import profile_id, profile_yaml, save_profile
from . import state
from .blocks import escape_markdown
from .case_folders import is_local
from .parts import show_menu
from .sight import Sight

DEFAULT_NAME = "My weights"
OWN = "The reader"
REASON = "Set by hand in the dashboard."


@dataclass(frozen=True)
class ProfileText:
    """A weight profile as it is to be written."""

    name: str
    held_by: str
    because: str
    point_by_id: Mapping[str, float]
    range_by_id: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def show_save_weights(sight: Sight) -> None:
    """A menu that names the weights in use and keeps them."""
    show_menu("Save weights", "save_weights", lambda: _show(sight), icon=":material/save:")


def _show(sight: Sight) -> None:
    name = st.text_input("Name of the profile", DEFAULT_NAME, key="save_name", max_chars=80)
    because = st.text_input("Why these weights?", REASON, key="save_because", max_chars=300)
    show_profile_file(sight.folder, ProfileText(name, OWN, because, sight.view.point_by_id), "save")


def show_profile_file(folder: Path | None, profile: ProfileText, key: str) -> None:
    """The profile as a file to download and, where the case lies in a local folder, to save there."""
    try:
        content = profile_yaml(profile.name, profile.held_by, profile.because, profile.point_by_id, profile.range_by_id)
    except ValueError as fault:
        st.warning(escape_markdown(f"These weights cannot be saved yet: {fault}"))
        return
    file_name = f"{profile_id(profile.name)}.yaml"
    st.download_button(
        "Download YAML", content, file_name, "application/yaml", on_click="ignore", key=f"{key}_download"
    )
    st.caption("Put the file in the case's weights/ folder. The link in the address bar also carries these weights.")
    if folder is not None and is_local():
        st.button("Save into weights/", key=f"{key}_local", on_click=lambda: _save(folder, profile.name, content))


def _save(folder: Path, name: str, content: bytes) -> None:
    try:
        saved = save_profile(folder, name, content)
    except FileExistsError:
        state.note(f"weights/ already has a profile '{profile_id(name)}'; choose another name.")
    except OSError as fault:
        state.note(f"weights/{profile_id(name)}.yaml was not written: {(fault.strerror or str(fault)).lower()}.")
    else:
        state.note(f"Saved as weights/{saved.name}; it is now among the weight profiles.")
