"""What changes a case or brings one: edits, drafts that a browser or a link hands back, tables that are imported."""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64encode
from pathlib import Path
from random import Random
from typing import Any

from counterpoise.casefile import LoadedCase, load_case, load_case_from_files
from counterpoise.casefile.carried import unload
from counterpoise.casefile.edited import begin, pack, unpack
from counterpoise.casefile.editing import DELETE, END, KINDS, Change, EditError, apply_changes, remove, rename
from counterpoise.casefile.wording import dotted
from counterpoise.casefile.yaml_tree import read_tree
from counterpoise.cli import GOOD
from tests.fuzz.case_doors import CELLS, FILES, NAMES, TREES, WORDS, change_value, judge_loaded, spots
from tests.fuzz.door import Door
from tests.fuzz.flag_doors import judge_run, own_folder, run_words
from tests.fuzz.workbook_doors import make_damaged, make_table

TEXTS = {name: content.decode() for name, content in FILES.items()}
IDS = ["noise", "shops", "cost", "trees", "limit_30", "as_is", "residents", "traders", "street_trees", "x" * 64]
BAD_IDS = ["", "x" * 65, "a b", "1a", "é", "../x", "a.b", "NO", "null", "=1", "trees\n", "\x1b", "__class__"]


def _path(chance: Random, tree: Any) -> tuple[str | int, ...]:
    """A way into a tree, seldom one that is not there."""
    path: list[str | int] = []
    while isinstance(tree, dict | list) and tree and (chance.random() < 0.8 or not path):
        key = chance.choice(list(tree) if isinstance(tree, dict) else range(len(tree)))
        path.append(key)
        tree = tree[key]
    if chance.random() < 0.3:
        path.append(chance.choice([*WORDS, END, 0, 99, "a'b", "a=b", "x.y"]))
    return tuple(path)


def _changes(chance: Random) -> list[Change]:
    found = []
    for _change in range(chance.randint(1, 4)):
        name = chance.choice([*NAMES, *NAMES, "options/new.yaml", "notes.md", "../x.yaml", "", "options/trees.yml"])
        path = _path(chance, TREES.get(name, {}))
        found.append(Change(name, path, DELETE if chance.random() < 0.3 else change_value(chance)))
    return found


def _judge_changes(changes: list[Change]) -> None:
    """Refused with a word, or made: what was set last can be read back, and every step can be undone."""
    try:
        after = apply_changes(FILES, changes)
    except EditError as refused:
        _judge_refusal(refused)
        return
    last = changes[-1]
    if last.path and last.value is not DELETE and last.path[-1] != END:
        assert _same(_at(read_tree(last.file, after[last.file].decode()).data, last.path), last.value), last
    judge_loaded(load_case_from_files(after))
    _judge_draft({name: content.decode() for name, content in after.items()})


def _judge_refusal(refused: Exception) -> None:
    """It says what is wrong, in not too many words."""
    assert 0 < len(str(refused)) < 5_000


def _at(tree: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        tree = tree[key]
    return tree


def _same(read: Any, given: Any) -> bool:
    """Alike up to what YAML cannot tell: a tuple is a list."""
    return json.dumps(read, sort_keys=True, default=str) == json.dumps(given, sort_keys=True, default=str)


def _judge_draft(files: dict[str, str]) -> None:
    edited = begin(TEXTS).take(files, "changed")
    assert edited.undo().files == TEXTS
    assert edited.undo().redo().files == files
    assert unpack(pack(edited, {}))[0] == edited


def _renames(chance: Random) -> tuple[str, str, str]:
    return chance.choice([*KINDS, "x", ""]), chance.choice([*IDS, *BAD_IDS]), chance.choice([*IDS, *BAD_IDS])


def _judge_rename(words: tuple[str, str, str]) -> None:
    """After a rename or a removal the case has no error that it did not have."""
    kind, old, new = words
    for edit in (lambda: rename(FILES, kind, old, new), lambda: remove(FILES, kind, old)):
        try:
            after = edit().files
        except EditError as refused:
            _judge_refusal(refused)
            continue
        loaded = load_case_from_files(after)
        judge_loaded(loaded)
        assert not _errors(loaded), (words, _errors(loaded))


def _errors(loaded: LoadedCase) -> list[str]:
    return [str(problem) for problem in loaded.problems if problem.severity == "error"]


def _edit_words(chance: Random) -> list[str]:
    words = ["edit", "case"]
    for _step in range(chance.randint(1, 3)):
        change = _changes(chance)[0]
        flag = chance.choice(["--set", "--set", "--set", "--delete", "--rename", "--remove"])
        text = change.file + ":" + dotted(change.path)
        if flag == "--set":
            text += "=" + chance.choice([*CELLS, *WORDS, "{low: 1, mode: 2, high: 3}", "[a", "&a [*a]", "1,5", "!!x y"])
        elif flag in ("--rename", "--remove"):
            text = ":".join(_renames(chance)[:2]) + chance.choice(["=street_trees", "=", "=a b", ""])
        words += [flag, text]
    words += chance.choice([[], [], ["--dry-run"], ["--anyway"], ["-o", "new"], ["-o", "new.zip"], ["-o", "case"]])
    return [word.replace("\x00", "\x1b") for word in words]


def _judge_edit_words(words: list[str]) -> None:
    """Written without a new error, or with --anyway; refused with a word, and then nothing is written."""
    with own_folder() as folder:
        code, out, err = run_words(words)
        judge_run(code, out, err)
        assert out or err
        is_same = all((folder / "case" / name).read_bytes() == content for name, content in FILES.items())
        assert is_same or (code == GOOD and not {"--dry-run", "-o"} & set(words)), words
        if code == GOOD and "--anyway" not in words:
            for place in ("case", "new"):
                assert not (folder / place).exists() or not _errors(load_case(folder / place))
        assert not list(folder.rglob(".counterpoise-*")), "a temporary file is left"


def _drafts(chance: Random) -> bytes:
    """A draft as a browser keeps it, with its parts or its bytes changed."""
    edited = begin(TEXTS).take({**TEXTS, "case.yaml": TEXTS["case.yaml"] + "\n# more\n"}, "a note")
    data = pack(edited, {"origin": "x"})
    if chance.random() < 0.6:
        tree = json.loads(zlib.decompress(data))
        for _change in range(chance.randint(1, 3)):
            container, key = chance.choice(spots(tree))
            container[key] = change_value(chance)
        return zlib.compress(json.dumps(tree, default=str).encode("utf-8", "replace"))
    broken = bytearray(data)
    for _damage in range(chance.randint(1, 4)):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


def _judge_kept(data: bytes) -> None:
    """Refused with a word, or a draft that can be loaded, undone and packed again; as a link too."""
    try:
        edited = unpack(data)[0]
    except ValueError as refused:
        _judge_refusal(refused)
    else:
        judge_loaded(load_case_from_files({name: text.encode() for name, text in edited.files.items()}))
        assert unpack(pack(edited, {}))[0] == edited
        while edited.past:
            edited = edited.undo()
    try:
        files = unload(urlsafe_b64encode(data).decode().rstrip("="))
    except ValueError as refused:
        _judge_refusal(refused)
    else:
        judge_loaded(load_case_from_files({name: text.encode() for name, text in files.items()}))


def _imports(chance: Random) -> tuple[bytes, list[str]]:
    words = ["import", "table.csv", chance.choice(["new", "new", "new", "case", "no/such/new", "", "a/b", "\x1b[31m"])]
    for flag, values in (
        ("--direction", ["cost=min", "noise_21=max", "=min", "x", "cost=up", "n" * 300 + "=max"]),
        ("--unit", ["cost=EUR", "cost==1", "cost=\x1b", "cost=" + "x" * 500, "cost="]),
        ("--decimal", ["point", "comma", "dot"]),
        ("--options-in", ["rows", "columns"]),
        ("--weights-row", ["weight", "Weights 30", "=", "x" * 300]),
        ("--baseline", ["status_quo", "1", "", "\x1b"]),
    ):
        if chance.random() < 0.2:
            words.append(f"{flag}={chance.choice(values)}")
    words += chance.choice([[], [], ["--combine"], ["--dry-run"]])
    return chance.choice([make_table, make_table, make_table, make_damaged])(chance), words


def _judge_import(given: tuple[bytes, list[str]]) -> None:
    """A folder that holds a case without errors, or none at all and a word."""
    data, words = given
    with own_folder() as folder:
        Path("table.csv").write_bytes(data)
        before = {path for path in folder.rglob("*") if path.is_file()}
        code, out, err = run_words(words)
        judge_run(code, out, err)
        made = {path for path in folder.rglob("*") if path.is_file()} - before
        assert bool(made) == (code == GOOD and "--dry-run" not in words)
        if made:
            loaded = load_case(Path(words[2]))
            assert not _errors(loaded)
            judge_loaded(loaded)


CHANGE_DOORS = (
    Door("changes of a case", _changes, _judge_changes),
    Door("new and removed ids", _renames, _judge_rename),
    Door("edits on the command line", _edit_words, _judge_edit_words),
    Door("drafts handed back", _drafts, _judge_kept),
    Door("tables imported", _imports, _judge_import),
)
