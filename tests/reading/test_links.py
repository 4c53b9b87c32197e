"""Decoding and linking, on scores written by hand."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tadmor.model.text import Span, quote
from tadmor.reading.links import CONTENT, CUE, SOURCE, Floats, Run, best_runs, link
from tadmor.reading.pieces import NEWLINE, Ints, Pieces

OUT, S, SS, Q, _, C, CC = range(7)


def scores(tags: list[int], sure: float = 0.9) -> Floats:
    """Log-probabilities that favour the given tags."""
    made = np.full((len(tags), 7), np.log((1 - sure) / 6), dtype=np.float32)
    made[np.arange(len(tags)), tags] = np.log(sure)
    return made


def runs_of(tags: Floats) -> tuple[list[Run], list[Run], list[Run]]:
    """The runs of tags that all stand in one paragraph."""
    return best_runs(tags, np.zeros(len(tags), dtype=np.int64))


def row(text: str) -> Pieces:
    """One piece a word, words parted by blanks; "¶" ends a paragraph, "“" opens a quotation."""
    forms = text.split(" ")
    starts = np.cumsum([0, *(len(form) + 1 for form in forms[:-1])], dtype=np.int64)
    ends = starts + np.array([len(form) for form in forms], dtype=np.int64)
    ids = np.array([NEWLINE if form == "¶" else 1000 for form in forms], dtype=np.int64)
    features = np.array([2 if "“" in form else 1 for form in forms], dtype=np.int64)
    first = np.flatnonzero(ids != NEWLINE)
    return Pieces(ids, features, first, starts[first], ends[first])


class Pointing:
    """A pointer that knows the head of each word, and gives every other word little."""

    def __init__(self, heads: dict[int, int], rest: float = 0.05) -> None:
        self.heads, self.rest = heads, rest

    def __call__(self, rows: Ints, columns: Ints) -> Floats:
        made = np.full((len(rows), len(columns)), np.log(self.rest), dtype=np.float32)
        for n, word in enumerate(rows.tolist()):
            made[n, columns == self.heads.get(word, -1)] = np.log(0.8)
        return made


def test_a_role_goes_on_only_after_it_began() -> None:
    found = runs_of(scores([OUT, CC, CC, OUT, S, SS, OUT, Q]))
    assert [(run.first, run.last) for run in found[CONTENT]] == [(1, 3)]
    assert [(run.first, run.last) for run in found[SOURCE]] == [(4, 6)]
    assert [(run.first, run.last) for run in found[CUE]] == [(7, 8)]


def test_two_runs_of_one_role_may_touch() -> None:
    found = runs_of(scores([C, CC, C, CC]))
    assert [(run.first, run.last) for run in found[CONTENT]] == [(0, 2), (2, 4)]


@given(
    arrays(
        np.float32, st.tuples(st.integers(0, 30), st.just(7)), elements=st.floats(-9, 0, width=32)
    )
)
def test_runs_are_whole_and_apart(tags: Floats) -> None:
    runs = sorted((run.first, run.last) for role in runs_of(tags) for run in role)
    assert all(first < last for first, last in runs)
    assert all(a[1] <= b[0] for a, b in pairwise(runs))


def test_a_statement_in_two_pieces_round_its_speaker() -> None:
    text = "Bread fell short , the miller wrote , after Easter ."
    tags = scores([C, CC, CC, OUT, S, SS, Q, OUT, C, CC, OUT])
    heads = dict.fromkeys((0, 1, 2, 4, 5, 6, 8, 9), 6)
    (found,) = link(text, row(text), tags, Pointing(heads))
    assert quote(text, found.source) == "the miller"
    assert quote(text, found.cue) == "wrote"
    assert quote(text, found.content) == "Bread fell short … after Easter"
    assert 0 < found.confidence < 1


def test_a_source_may_serve_two_cues_and_a_cue_has_two_parts() -> None:
    text = "She said no and brushed it aside"
    tags = scores([S, Q, C, OUT, Q, C, Q])
    heads = {0: 1, 1: 1, 2: 1, 4: 4, 5: 4, 6: 4}
    first, second = link(text, row(text), tags, Pointing(heads))
    assert first.source == second.source == (Span(0, 3),)
    assert quote(text, second.cue) == "brushed … aside"


def test_what_lacks_a_cue_or_all_else_is_dropped() -> None:
    text = "They said"
    (found,) = link(text, row(text), scores([S, Q]), Pointing({0: 1, 1: 1}))
    assert (quote(text, found.source), found.content) == ("They", ())
    assert link(text, row(text), scores([OUT, Q]), Pointing({1: 1})) == ()
    assert link(text, row(text), scores([C, CC]), Pointing({})) == ()


def test_no_role_goes_on_into_the_next_paragraph() -> None:
    paragraphs = np.array([0, 0, 1, 1], dtype=np.int64)
    found = best_runs(scores([C, CC, CC, CC]), paragraphs)
    assert [(run.first, run.last) for run in found[CONTENT]] == [(0, 2), (2, 4)]


def test_a_source_stands_in_its_cue_s_paragraph() -> None:
    text = "Mira ¶ said nothing"
    (found,) = link(text, row(text), scores([S, Q, C]), Pointing({0: 2, 2: 2, 3: 2}))
    assert found.source == ()


def test_only_a_quotation_goes_on_after_its_cue_s_paragraph() -> None:
    tags, heads = scores([S, Q, C, C]), Pointing({0: 1, 1: 1, 2: 1, 4: 1})
    plain, spoken = "Mira said this ¶ that", "Mira said “this ¶ “that"
    assert quote(plain, link(plain, row(plain), tags, heads)[0].content) == "this"
    (found,) = link(spoken, row(spoken), tags, heads)
    assert len(found.content) == 2 or quote(spoken, found.content).endswith("“that")


def test_an_unlikely_source_is_left_out() -> None:
    text = "Mira said so"
    (found,) = link(text, row(text), scores([S, Q, C]), Pointing({1: 1, 2: 1}, 0.001))
    assert found.source == ()
