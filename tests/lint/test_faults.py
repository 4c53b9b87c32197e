"""Seeded faults are caught, and reports without any are left alone."""

import re

import pytest

from tadmor.lint.rules import rules
from tests import golden
from tests.lint.faults import CASE_OF, HELD_OUT, TUNED, Bench, build, measure


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return build(tmp_path_factory.mktemp("cases"))


@pytest.mark.parametrize("name", [TUNED, HELD_OUT])
def test_faults_are_caught(bench: Bench, name: str) -> None:
    tally = measure(bench, name)
    assert tally.share() >= 95, tally.missed if name == TUNED else "held out"


def test_reports_without_a_fault_are_left_alone(bench: Bench) -> None:
    checked = {report: bench.clean(report) for report in CASE_OF}
    told = [
        f"{row.report}:{row.line}: {row.message}" for one in checked.values() for row in one.rows
    ]
    assert len(told) <= 2, told
    assert sum(one.factual for one in checked.values()) >= 60
    assert all(one.cited == one.factual for one in checked.values())


def test_every_rule_on_prose_is_seeded() -> None:
    folder = golden.FOLDER / "lint"
    text = "".join((folder / name).read_text("utf-8") for name in (TUNED, HELD_OUT))
    seeded = set(re.findall(r"^rule = '(.+)'$", text, re.MULTILINE))
    assert set(rules()) - seeded == {"id-stale", "rejected", "comment"}
