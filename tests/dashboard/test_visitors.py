"""What one visitor uploads changes nothing for another, however like the server's own case it is."""

from __future__ import annotations

import pytest

from counterpoise.casefile.archive import read_zip
from counterpoise.casefile.load import load_case, load_case_from_files
from counterpoise.dashboard import cached
from tests.dashboard.case_folders import copy_default, zip_folder
from tests.dashboard.test_upload_of_a_case import upload
from tests.dashboard.visit import ROOT, Visit

PAGES = ("compare", "packages", "robustness", "timeline")


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The default case with one option doubled under another ending, so that the option is left out."""
    folder = copy_default(tmp_path_factory.mktemp("twin") / "case")
    (folder / "options/flexibility.yml").write_text("x: 1\n", "utf-8")
    return zip_folder(folder)


def test_a_case_that_differs_by_a_doubled_file_is_another_case(twin: bytes) -> None:
    files, _ = read_zip(twin)
    other, own = load_case_from_files(files).case, load_case(ROOT).case
    assert "flexibility" not in other.options
    assert other.id == own.id
    assert other.digest != own.digest


@pytest.mark.slow
def test_a_twin_of_the_default_case_is_its_visitors_alone(twin: bytes) -> None:
    cached._shared_memory.clear()
    first = upload(twin)
    answers = {path: first.open(path).answer for path in PAGES}
    assert not first.app.exception
    other = Visit()
    for path in PAGES:
        other.open(path)
        assert not other.app.exception, path
        assert "Flexibility" in " ".join([*other.words, *other.told])
    assert other.open("compare").answer != answers["compare"]
    assert first.open("compare").answer == answers["compare"]


def test_nothing_of_an_upload_is_kept_for_all(twin: bytes) -> None:
    files, _ = read_zip(twin)
    digest = load_case_from_files(files).case.digest
    upload(twin).open("packages")
    Visit("packages")
    kept = cached._shared_memory().subjects()
    assert load_case(ROOT).case.digest in kept
    assert digest not in kept


def test_two_visitors_with_one_upload_share_no_memory(twin: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    make = cached.study_of

    def listen(case, *, is_own):
        study = make(case, is_own=is_own)
        seen.append((is_own, study.memory))
        return study

    monkeypatch.setattr(cached, "study_of", listen)
    upload(twin)
    first = [memory for is_upload, memory in seen if is_upload][-1]
    seen.clear()
    upload(twin)
    second = [memory for is_upload, memory in seen if is_upload][-1]
    assert first is not second
    assert first is not cached._shared_memory()
