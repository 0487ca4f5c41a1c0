"""Text from a file is shown as it stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterpoise.dashboard.blocks import WORD_JOINER, escape_markdown, escape_paragraphs
from tests.dashboard.visit import ROOT, plain

DASHBOARD = ROOT / "counterpoise" / "dashboard"

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


@pytest.mark.parametrize("text", ["http&colon;//a.test", "www&period;a.test", "a&commat;b.test", "&lt;b&gt;", "R&D"])
def test_entities_are_not_decoded(text: str) -> None:
    assert "&" not in escape_markdown(text).replace("\\&", "")
    assert plain(escape_markdown(text)) == text


@pytest.mark.parametrize("text", ["name\n# heading", "name\n- list", "name\n---", "name\n\nmore", "name\n    code"])
def test_text_of_one_line_stays_one_line(text: str) -> None:
    assert "\n" not in escape_markdown(text)
    assert escape_paragraphs(text).count("\n\n") == text.count("\n\n")


@pytest.mark.parametrize("text", ["- a", "+ a", "1. a", "12) a", "---", "===", "- - -", "-"])
def test_text_begins_no_list_and_no_rule(text: str) -> None:
    assert plain(escape_markdown(text)) == text
    assert escape_markdown(text) != text


@pytest.mark.parametrize("text", ["-5 points", "1.5 million", "2018", "+3 of 100"])
def test_a_number_at_the_start_is_left_alone(text: str) -> None:
    assert escape_markdown(text) == text


TEXT_OF_OURS = {
    ("blocks.py", "_show_downloads", "writer.label"),
    ("blocks.py", "show_question", "_explain(term)"),
    ("blocks.py", "draw_all", "_explain(term)"),
    ("blocks.py", "show_card", "_explain(term)"),
    ("blocks.py", "show_reading", "wrapped_html(table, columns)"),  # escapes every text: test_written_words.py
    ("blocks.py", "show_across", "turned_html(table)"),  # as above
    ("blocks.py", "show_reading", "_empty_text(table)"),
    ("blocks.py", "show_chart", "escape(chart.alt_text(*about))"),  # markup is escaped for a reader of screens
    ("blocks.py", "show_pictures", "kind.label"),
    ("pages/brief.py", "_is_pressed", "kind.label"),
    ("pages/brief.py", "_write", "kind.label"),
    ("pages/brief.py", "_show_files", "written.kind.label"),
    ("pages/brief.py", "_show_block", "grid_html(block.caption, block.head, block.rows, block.is_number)"),  # as above
    ("share.py", "_show", "sight.pages['brief']"),
    ("parts.py", "show_part", "label"),
    ("parts.py", "show_menu", "label"),
    ("blocks.py", "show_left_out", "check_page"),
    ("cached.py", "_show_waiting", "what"),
    ("controls.py", "pick", "label"),
    ("controls.py", "pick", "help_text"),
    ("controls.py", "pick_segment", "label"),
    ("package_controls.py", "pick_options", "label"),
    ("package_controls.py", "pick_options", "help_text"),
    ("package_controls.py", "_stack_slider", "STACKING_LABELS[share]"),
    ("package_controls.py", "_stack_slider", "stacking_text(in_case, share)"),
    ("pages/answer.py", "_reserve_cards", "question"),
    ("pages/answer.py", "show", "draw(found)"),
    ("pages/answer.py", "follow", "draw(found)"),
    ("pages/answer.py", "_reserve_cards", "label"),
    ("pages/answer.py", "_say", "label"),
    ("pages/answer.py", "_reserve_cards", "sight.pages[path]"),
    ("pages/answer.py", "_say_moved", "sight.pages['compare']"),
    ("pages/method.py", "show", "read_chapter(chosen)"),
    ("editor/actors.py", "_show_add", "kind.capitalize()"),
    ("editor/actors.py", "_show_named", "kind"),
    ("editor/fields.py", "_pick_several", "help_of(field)"),  # escaped there
    ("editor/fields.py", "_text", "help_of(field)"),  # escaped there
    ("editor/amounts.py", "_three", "help_of(field)"),  # escaped there
    ("editor/amounts.py", "_show_experts", "help_of(field)"),  # escaped there
    ("editor/fields.py", "_flag", "help_of(field)"),  # escaped there
    ("editor/fields.py", "_number", "help_of(field)"),  # escaped there
    ("editor/fields.py", "_pick", "help_of(field)"),  # escaped there
    ("frame.py", "_show_broken_draft", "listed[EDIT]"),
    ("frame.py", "show_page", "listed[EDIT]"),
    ("frame.py", "_show_draft", "edit_page"),
    ("pages/weights.py", "_text_field", "label"),
    ("pages/weights.py", "show", "METHOD_NAMES[desk.method]"),
    ("pages/weights.py", "_pick_method", "METHOD_NAMES[chosen]"),
    ("weighing/form.py", "button", "label"),  # names in it are escaped by `Form.move`
    ("weighing/form.py", "choose", "help_text"),
    ("weighing/form.py", "choose", "label"),
    ("weighing/form.py", "slide", "help_text"),
    ("weighing/form.py", "slide", "label"),
    ("weighing/found.py", "_show_contradictions", "explained"),
    ("weighing/lock.py", "show_ranking", "LOCKED.rstrip('.')"),
    ("weighing/order.py", "show_order", "question"),
    ("weighing/trade_offs.py", "_ask", "label"),
    ("weighing/trade_offs.py", "_ask", "side.upper()"),
    ("room/answering.py", "show_sending", "_clock(stored)"),
    ("room/facilitating.py", "_show_files", "count_of(len(seen.answers), 'answer')"),
    ("room/facilitating.py", "_show_people", "seen.room.round"),
    ("room/facilitating.py", "_show_results", "people(len(answers))"),
    ("room/facilitating.py", "_show_results", "room.revealed"),
    ("room/facilitating.py", "_show_way_in", "write_code(code)"),
    ("room/facilitating.py", "_step", "label"),
    ("room/results.py", "_show_on_demand", "label"),
    ("room/guest.py", "_show_revealed", "people(len(shown))"),
    ("room/guest.py", "_show_revealed", "room.revealed"),
}
"""Texts that no file of a case can hold: every caller writes them out."""

SHOWS_MARKDOWN = dict.fromkeys(
    (
        *(
            "title",
            "header",
            "subheader",
            "markdown",
            "caption",
            "warning",
            "info",
            "error",
            "success",
            "html",
            "badge",
        ),
        *("expander", "popover", "tabs", "selectbox", "multiselect", "segmented_control", "slider", "number_input"),
        *(
            "text_input",
            "toggle",
            "button",
            "download_button",
            "file_uploader",
            "spinner",
            "checkbox",
            "radio",
            "pills",
        ),
    ),
    1,
) | {"page_link": 2}
"""Calls whose first arguments are read as Markdown (or, `html`, as it stands)."""

NAMED = ("help", "label", "body", "text", "title")


def unescaped(path: Path) -> Iterator[tuple[str, str, str]]:
    """Function and expression of every text that is neither written out nor escaped."""
    name = path.relative_to(DASHBOARD).as_posix()
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    for function in (node for node in tree if isinstance(node, ast.FunctionDef)):
        known = {
            called: value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign)
            for called, value in pairs(node)
        }
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            if not isinstance(call.func, ast.Attribute) or call.func.attr not in {*SHOWS_MARKDOWN, *COLUMNS}:
                continue
            texts = [*call.args[: SHOWS_MARKDOWN.get(call.func.attr, 0)]]
            texts += [keyword.value for keyword in call.keywords if keyword.arg in NAMED]
            for text in texts:
                for part in unsafe(text, known):
                    yield name, function.name, ast.unparse(part)


def pairs(node: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    """Names and what they are given; a tuple of names is given a tuple of values."""
    for target in node.targets:
        match target, node.value:
            case ast.Name(id=name), value:
                yield name, value
            case ast.Tuple(elts=names), ast.Tuple(elts=values):
                yield from (
                    (each.id, value) for each, value in zip(names, values, strict=False) if isinstance(each, ast.Name)
                )


COLUMNS = ("NumberColumn", "TextColumn")


def unsafe(text: ast.expr, known: dict[str, ast.expr]) -> Iterator[ast.expr]:
    """Parts of an expression that may hold text from a file as it stands."""
    match text:
        case ast.Constant() | ast.Starred():
            return
        case ast.Call(func=ast.Name(id="escape_markdown" | "escape_paragraphs" | "format_number")):
            return
        case ast.Call(func=ast.Attribute(attr="escape_markdown" | "escape_paragraphs")):
            return
        case ast.Call(func=ast.Attribute(value=ast.Name(id="form"), attr="name" | "move" | "explain")):  # escaped there
            return
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join"), args=[parts]):
            yield from unsafe(parts, known)
        case ast.GeneratorExp(elt=part) | ast.ListComp(elt=part):
            yield from unsafe(part, known)
        case ast.JoinedStr(values=parts):
            for part in parts:
                yield from unsafe(part, known)
        case ast.FormattedValue(value=part, format_spec=None):
            yield from unsafe(part, known)
        case ast.FormattedValue():  # a number
            return
        case ast.BoolOp(values=parts) | ast.List(elts=parts):
            for part in parts:
                yield from unsafe(part, known)
        case ast.IfExp(body=left, orelse=right) | ast.BinOp(left=left, right=right):
            yield from unsafe(left, known)
            yield from unsafe(right, known)
        case ast.Name(id=name) if name.isupper():
            return
        case ast.Name(id=name) if name in known:
            yield from unsafe(known[name], {key: value for key, value in known.items() if key != name})
        case ast.Attribute(attr=name) if name.isupper():
            return
        case _:
            yield text


def test_no_text_from_a_file_is_read_as_markup() -> None:
    paths = sorted(DASHBOARD.rglob("*.py"))
    assert len(paths) > 15
    found = {entry for path in paths for entry in unescaped(path)}
    assert found - TEXT_OF_OURS == set(), "wrap it in escape_markdown"
    assert found >= TEXT_OF_OURS, "take out what is no longer there"
