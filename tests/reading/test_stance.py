"""Stance: what a cue does with what is said, held to a table that a linguist edits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.reading import stance
from tests.golden import FOLDER

ROWS = [
    line.split("\t")
    for line in (FOLDER / "stance/cues.tsv").read_text("utf-8").splitlines()
    if line[:1] != "#"
]


@pytest.mark.parametrize(("cue", "expected", "negated", "certainty"), ROWS)
def test_cues(cue: str, expected: str, negated: str, certainty: str) -> None:
    assert stance.rule(cue) == (expected, negated == "yes", certainty)


@given(st.text(max_size=40))
def test_any_words_have_a_stance(cue: str) -> None:
    assert stance.rule(cue).stance


def test_a_question_put_by_a_source_asks_whatever_the_verb() -> None:
    assert stance.rule("said", question=True).stance == "asks"
    assert stance.rule("denied", question=True).stance == "denies"
