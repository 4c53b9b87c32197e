"""Stance: what a cue does with what is said, held to tables that a linguist edits."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.model.text import Span
from tadmor.reading import stance
from tadmor.reading.attributions import rulings
from tadmor.reading.nesting import Node
from tadmor.reading.saying_words import Words, around
from tests.golden import FOLDER

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from passages import innermost, scanned


def rows(name: str) -> list[list[str]]:
    lines = (FOLDER / f"stance/{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line[:1] != "#"]


@pytest.mark.parametrize(("cue", "expected", "negated", "certainty"), rows("cues"))
def test_cues(cue: str, expected: str, negated: str, certainty: str) -> None:
    assert stance.rule(Words(cue=cue)) == (expected, negated == "yes", certainty)


@pytest.mark.parametrize(("written", "expected", "certainty"), rows("sentences"))
def test_sentences(written: str, expected: str, certainty: str) -> None:
    scan = scanned(written)
    numbers = sorted(scan.roles)
    nodes = [
        Node(
            source=tuple(scan.roles[number].get("source", ())),
            cue=tuple(scan.roles[number].get("cue", ())),
            content=tuple(scan.roles[number]["content"]),
            parent=numbers.index(around) if (around := innermost(number, scan)) else None,
        )
        for number in numbers
    ]
    ruling = rulings(scan.text, nodes)[0]
    said = "unasserted" if ruling.negated else ruling.stance
    assert (said, ruling.certainty) == (expected, certainty)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_words_have_a_stance(cue: str, content: str) -> None:
    assert stance.rule(Words(cue=cue, content=content)).stance


@given(st.text(min_size=3, max_size=80), st.data())
def test_words_around_a_cue_are_found_wherever_it_stands(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.integers(0, len(text))) for _ in range(6))
    spans = [Span(*cuts[index : index + 2]) for index in (0, 2, 4)]
    source, cue, content = data.draw(st.permutations(spans))
    words = around(text, (source,), (cue,), (content,))
    assert words.cue in text
    assert stance.rule(words).stance


def test_a_question_put_by_a_source_asks_whatever_the_verb() -> None:
    assert stance.rule(Words(cue="said", content="Who goes there?")).stance == "asks"
    assert stance.rule(Words(cue="denied", content="Who goes there?")).stance == "denies"


def test_the_content_opens_behind_that() -> None:
    text = "The vizier accepts that the wall fell."
    words = around(text, (Span(0, 10),), (Span(11, 18),), (Span(19, 37),))
    assert (words.behind, words.content) == (" that", "the wall fell")
