"""The draft that this visitor has open: in the session only, never on the server's disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from secrets import token_hex

from ...casefile.carried import unload
from ...casefile.edited import EditedFiles, begin
from ...casefile.editing import Change, EditError, apply_changes
from .. import state

SLOT = "draft"

CARRIED = "carried"
"""The part of a link that holds a whole case."""


@dataclass(frozen=True)
class OpenDraft:
    """A draft by its id, with the way it came about and how often it was changed in this session.

    ``origin`` says in words what it began as, ``folder`` where on the server its case lies, if it is a copy of one;
    ``serial`` counts every change, undo and redo.
    """

    id: str
    edited: EditedFiles
    origin: str
    serial: int = 0
    folder: str = ""


@dataclass
class Holder:
    """Holds the open draft of a session.

    Streamlit may break off a callback wherever it touches the session's state, when the visitor's next change is
    there already. A change that was computed is put here in one step, so it is never lost on the way.
    """

    draft: OpenDraft | None = None


def _holder() -> Holder:
    holder: Holder | None = state.kept(SLOT)
    if holder is None:
        state.keep(SLOT, holder := Holder())
    return holder


def current() -> OpenDraft | None:
    """The draft that is open as the case, if any."""
    return _holder().draft


def open_new(files: Mapping[str, str], origin: str, base: Mapping[str, str] | None = None, folder: str = "") -> None:
    """Begin a draft, and look at it as the case."""
    put(OpenDraft(token_hex(6), begin(files, base), origin, folder=folder))
    state.set_upload(None)


def open_carried(text: str) -> None:
    """Begin a draft from a case that a link carries, and look at it as the link says; or say why not."""
    link = {key: value for key, value in state.link_of_page().items() if key not in (CARRIED, "draft")}
    state.drop_from_link(CARRIED)
    try:
        files = unload(text)
    except ValueError as fault:
        state.note(f"This link carries a case that cannot be read: {fault}. Ask for the case as a file.")
        return
    open_new(files, "a case that a link carried", files)
    state.follow(link)
    state.note(
        "This link carried a case of its sender's. Nobody has checked it. It is now a draft in your browser, and what "
        "you change in it does not reach the sender."
    )


def put(draft: OpenDraft | None) -> None:
    """Make a draft the open one."""
    _holder().draft = draft
    state.set_draft_id(draft.id if draft else "")


def close() -> None:
    """Look at the server's cases again; the draft stays in the browser."""
    put(None)
    state.forget_view()


def change(changes: Sequence[Change], what: str) -> None:
    """Change the draft; ``what`` says the change in words."""
    holder = _holder()
    if holder.draft is None:
        return
    try:
        contents = apply_changes(holder.draft.edited.contents, changes)
    except EditError as faults:
        say_faults(faults)
        return
    _take(holder, {name: content.decode() for name, content in contents.items()}, what)


def say_faults(faults: EditError) -> None:
    """Say at the top of the page why a change cannot be made."""
    for fault in faults.problems:
        state.note(f"Nothing was changed. {fault.file}: {fault.found}; {fault.suggestion}.")


def replace_files(files: Mapping[str, str], what: str) -> None:
    """Give the draft these files, as one step."""
    _take(_holder(), files, what)


def _take(holder: Holder, files: Mapping[str, str], what: str) -> None:
    if holder.draft:
        _keep(holder, holder.draft.edited.take(files, what))


def undo() -> None:
    holder = _holder()
    if holder.draft:
        _keep(holder, holder.draft.edited.undo())


def redo() -> None:
    holder = _holder()
    if holder.draft:
        _keep(holder, holder.draft.edited.redo())


def restart_comparison() -> None:
    """Compare from now on with the files as they are: they were saved."""
    holder = _holder()
    if holder.draft:
        _keep(holder, holder.draft.edited.saved())


def know_base(file: str, text: str | None) -> None:
    """Compare a file with this text from now on; None is no file."""
    holder = _holder()
    if holder.draft:
        edited = holder.draft.edited
        base = {name: content for name, content in edited.base.items() if name != file}
        _keep(holder, replace(edited, base=base if text is None else {**base, file: text}))


def rename_draft(id_: str) -> None:
    """Take another id: the browser keeps this draft as a copy."""
    if draft := current():
        put(replace(draft, id=id_))


def _keep(holder: Holder, edited: EditedFiles) -> None:
    if holder.draft and edited is not holder.draft.edited:
        holder.draft = replace(holder.draft, edited=edited, serial=holder.draft.serial + 1)
