"""Charts as files: whole, with title, source and words, of the size that is said."""

from __future__ import annotations

import json
import struct
import xml.etree.ElementTree as ET
import zlib
from functools import cache

import pytest

from counterpoise import open_case
from counterpoise.bundle import find_folder
from counterpoise.report.charts import CHARTS
from counterpoise.report.pictures.asked import ASKED, Named, NoPicture, ask_for, draw_answer
from counterpoise.report.pictures.draw import label_png
from counterpoise.report.pictures.framed import Frame, frame_svg
from counterpoise.report.pictures.picture import Picture
from counterpoise.report.pictures.render import DrawingFault, render
from counterpoise.report.receipts import receipt_record
from counterpoise.study import QuestionFault, Study

SVG = "{http://www.w3.org/2000/svg}"
FRAME = Frame(
    "Tram & train <first>", "What should be built?", "Source: Tram or train. Weights: Everyday.", "In words\f."
)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" class="marks" width="900" height="426" viewBox="0 0 900 426"></svg>'


NOT_IN_TEACHING = {"balance_plane"}
"""Charts of what the teaching case does not have."""


@cache
def teaching() -> Study:
    return open_case(find_folder("examples/teaching"))


@cache
def picture(chart_id: str, named: Named | None = None, weights: str | None = None) -> Picture:
    named = named or Named()
    settings = {} if weights is None else {"weights": weights}
    return draw_answer(chart_id, teaching().answer(ask_for(teaching().case, chart_id, named, settings)), named)


def texts_of(svg: bytes) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]


def size_of(png: bytes) -> tuple[int, int]:
    return struct.unpack(">II", png[16:24])


def chunks_of(png: bytes) -> dict[bytes, list[bytes]]:
    """The contents of a PNG's chunks by their type, each with its checksum looked at."""
    found: dict[bytes, list[bytes]] = {}
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I", png[at : at + 4])[0], png[at + 4 : at + 8]
        content = png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + content)
        found.setdefault(kind, []).append(content)
        at += 12 + length
    return found


def test_every_chart_is_the_answer_to_a_question() -> None:
    assert set(ASKED) == set(CHARTS)


@pytest.mark.parametrize("chart_id", sorted(set(ASKED) - NOT_IN_TEACHING))
def test_a_picture_holds_its_rows_title_source_and_words_and_no_color_of_a_page(chart_id: str) -> None:
    record = picture(chart_id).record()
    assert record["datasets"]["source"]
    assert "currentColor" not in json.dumps(record, allow_nan=False)
    assert record["title"]["text"]
    assert record["title"]["subtitle"] == teaching().case.question
    assert record["description"].endswith(".")
    assert record["usermeta"]["source"].startswith("Source: ")
    assert record["usermeta"]["receipt"]["digest"] == teaching().case.digest


@pytest.mark.parametrize("chart_id", sorted(NOT_IN_TEACHING))
def test_a_chart_for_which_the_case_has_nothing_says_why(chart_id: str) -> None:
    with pytest.raises((NoPicture, QuestionFault), match="balance"):
        picture(chart_id)


def test_a_picture_says_whose_weights_and_how_many_simulations() -> None:
    assert ". Weights: Neighbors. Counterpoise " in picture("contributions", weights="neighbors").frame.source
    source = picture("package_scores", weights="neighbors").frame.source
    assert " simulations, seed 1. Counterpoise " in source


def test_a_name_that_the_case_does_not_have_is_said_with_those_it_has() -> None:
    with pytest.raises(NoPicture, match="did you mean 'school_street'"):
        picture("option_levels", Named(option="school_stret"))
    with pytest.raises(NoPicture, match="two options"):
        picture("pair_difference", Named(option="speed_humps", against="speed_humps"))


def test_what_is_named_is_what_is_drawn() -> None:
    assert "School street" in picture("option_levels", Named(option="school_street")).frame.title
    assert picture("option_levels", Named(option="speed_humps")).frame.title.startswith("Speed humps")


def test_the_frame_sets_title_subtitle_and_source_and_keeps_the_drawing() -> None:
    root = ET.fromstring(frame_svg(DRAWING, FRAME, {"digest": "00"}))
    assert root.find(f"{SVG}title").text == FRAME.title
    assert root.find(f"{SVG}desc").text == "In words\ufffd."
    assert json.loads(root.find(f"{SVG}metadata").text)["receipt"] == {"digest": "00"}
    assert [text.text for text in root.findall(f"{SVG}text")] == [FRAME.title, FRAME.subtitle, FRAME.source]
    inner = root.find(f"{SVG}svg")
    assert (inner.get("width"), inner.get("height")) == ("900", "426")
    assert float(root.get("width")) == 940
    assert float(inner.get("y")) + 426 < float(root.findall(f"{SVG}text")[-1].get("y")) < float(root.get("height"))


def test_long_texts_are_set_in_lines_and_move_the_drawing_down() -> None:
    long = Frame(" ".join(["A title of many words"] * 12), FRAME.subtitle, FRAME.source, FRAME.alt)
    short, tall = (ET.fromstring(frame_svg(DRAWING, frame, {})) for frame in (FRAME, long))
    assert float(tall.find(f"{SVG}svg").get("y")) > float(short.find(f"{SVG}svg").get("y")) + 40
    assert all(len(text.text) <= 140 for text in tall.findall(f"{SVG}text"))


def test_a_drawing_without_a_size_is_refused() -> None:
    with pytest.raises(ValueError, match="how large"):
        frame_svg("<svg/>", FRAME, {})


def test_svg_and_png_are_drawn_with_title_source_and_words_the_png_at_twice_the_size() -> None:
    drawn = picture("contributions", weights="neighbors")
    svg, png = render(drawn, "svg"), render(drawn, "png")
    root = ET.fromstring(svg)
    said = " ".join(texts_of(svg))
    assert drawn.frame.title in said
    assert drawn.frame.source in said
    assert root.find(f"{SVG}desc").text == drawn.frame.alt
    assert "School street" in said
    width, height = (float(root.get(side)) for side in ("width", "height"))
    assert size_of(png) == (2 * width, pytest.approx(2 * height, abs=2))
    labels = [chunk.split(b"\0", 1) for chunk in chunks_of(png)[b"iTXt"]]
    assert {name.decode() for name, _ in labels} == {"Title", "Description", "Source", "Software"}
    assert any(rest.endswith(drawn.frame.source.encode()) for _, rest in labels)


def test_what_cannot_be_drawn_says_why() -> None:
    drawn = picture("contributions", weights="neighbors")
    broken = Picture({**drawn.spec, "layer": "none"}, drawn.frame, drawn.stem, drawn.receipt)
    with pytest.raises(DrawingFault, match="could not be drawn: "):
        render(broken, "svg")


def test_labels_are_put_after_the_first_chunk() -> None:
    head = b"IHDR" + bytes(13)
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    png += struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
    assert list(chunks_of(label_png(png, FRAME))) == [b"IHDR", b"iTXt", b"IEND"]


def test_the_receipt_of_a_picture_is_the_whole_receipt() -> None:
    drawn = picture("contributions", weights="neighbors")
    answer = teaching().answer(ask_for(teaching().case, "contributions", Named(), {"weights": "neighbors"}))
    assert drawn.receipt == receipt_record(answer.receipt)
