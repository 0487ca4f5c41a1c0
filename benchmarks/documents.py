"""Seconds and bytes of every kind of brief: of the default case, and of 120 options x 15 criteria.

    python -m benchmarks.documents [--form full] [--large]

The answer is found first and its time is told apart; then each kind of document is written from the same record,
charts included, which a process of their own draws. Goals: web page, workbook and Markdown under 2 s; Word, slides
and PDF under 5 s.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

from benchmarks.figures import describe_machine, print_table
from benchmarks.workbook import CRITERIA, OPTIONS, make_case
from counterpoise.casefile import load_case_from_files
from counterpoise.casefile.load import load_case
from counterpoise.model import Case
from counterpoise.report.brief.build import build_brief
from counterpoise.report.brief.writers import DOCUMENTS, write_document
from counterpoise.study import Study
from counterpoise.study.questions.brief import FORMS, BriefQuestion

ROOT = Path(__file__).resolve().parents[1]


def measure(name: str, case: Case, form: str) -> list[list[object]]:
    start = time.perf_counter()
    answer = Study(case).answer(BriefQuestion(form=form))
    asked = time.perf_counter()
    brief = build_brief(answer)
    rows: list[list[object]] = [[name, "answer", f"{asked - start:.2f}", "", ""]]
    rows.append([name, "record", f"{time.perf_counter() - asked:.2f}", "", ""])
    for ending in DOCUMENTS:
        start = time.perf_counter()
        content = write_document(brief, ending)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        rows.append([name, ending, f"{seconds:.2f}", f"{len(content):,}", f"{peak:.0f}"])
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--form", choices=FORMS, default="full")
    parser.add_argument("--large", action="store_true", help="the case of 120 options too")
    asked = parser.parse_args()
    print(describe_machine())
    default = load_case(ROOT).case
    assert default is not None
    rows = measure("default", default, asked.form)
    if asked.large:
        large = load_case_from_files(make_case(OPTIONS, CRITERIA, 10)).case
        assert large is not None
        rows += measure(f"{OPTIONS} x {CRITERIA}", large, asked.form)
    print_table(["case", "what", "seconds", "bytes", "peak MB"], rows)


if __name__ == "__main__":
    main()
