"""Documents from the page: written when asked for, kept until taken; a failure is said and leaves no broken file."""

from __future__ import annotations

import pytest
from streamlit.testing.v1.element_tree import UnknownElement

from counterpoise.dashboard.pages import brief as page
from counterpoise.report.brief.record import NotWritten

from .visit import ROOT, Visit


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    monkeypatch.setenv("COUNTERPOISE_CASE", str(ROOT / "examples" / "teaching"))
    return Visit("brief")


def press(visit: Visit, key: str) -> None:
    next(button for button in visit.app.button if button.key == key).click().run()


def waiting(visit: Visit) -> list[str]:
    """Labels of the documents that wait to be taken; a table's download has a label too."""
    found: list[UnknownElement] = list(visit.app.get("download_button"))
    return [button.proto.label for button in found if button.proto.label.startswith("Download: ")]


def test_a_kind_is_written_when_asked_for_and_gone_when_the_brief_changes(visit: Visit) -> None:
    assert waiting(visit) == []
    press(visit, "brief_md")
    assert len(waiting(visit)) == 1
    assert waiting(visit)[0].startswith("Download: Markdown (")
    visit.put_link({"language": "de-DE"}).app.run()
    assert waiting(visit) == []
    assert any("1. März 2026" in text for text in visit.words), visit.words


def test_a_document_that_cannot_be_written_is_said_and_none_is_offered(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(brief: object, ending: str) -> bytes:
        raise NotWritten("no *room* left on the disk")

    monkeypatch.setattr(page, "write_document", fail)
    press(visit, "brief_pdf")
    assert waiting(visit) == []
    assert any("PDF was not written: no *room* left on the disk." in text for text in visit.words)
