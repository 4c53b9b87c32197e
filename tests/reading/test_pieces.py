"""Windows over wordpieces."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tadmor.reading.pieces import NEWLINE, OVERLAP, PAYLOAD, Ints, windows

WORD = 2000


@st.composite
def texts(draw: st.DrawFn) -> Ints:
    """Draw the pieces of a text of paragraphs of any lengths."""
    lengths = draw(st.lists(st.integers(0, 700), max_size=40))
    return np.array([n for length in lengths for n in (*[WORD] * length, NEWLINE)], dtype=np.int64)


@given(texts())
def test_windows_answer_for_every_piece_once(ids: Ints) -> None:
    made = list(windows(ids))
    answered = [n for window in made for n in range(window.own_start, window.own_end)]
    assert answered == list(range(len(ids)))
    for window in made:
        assert window.start <= window.own_start <= window.own_end <= window.end
        assert window.end - window.start <= PAYLOAD


@given(texts())
def test_neighbours_share_pieces_only_within_a_paragraph(ids: Ints) -> None:
    for window, following in pairwise(windows(ids)):
        parted = ids[window.own_end - 1] != NEWLINE
        assert window.end - following.start == (OVERLAP if parted else 0)


def test_a_window_ends_at_the_paragraph_that_ends_nearest_to_its_share() -> None:
    ids = np.full(440, WORD, dtype=np.int64)
    ids[[170, 199, 230]] = NEWLINE
    assert [window.own_end for window in windows(ids)] == [231, 440]
