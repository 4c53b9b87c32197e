"""Windows over wordpieces."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tadmor.reading.pieces import OVERLAP, PAYLOAD, windows


@given(st.integers(0, 5000))
def test_windows_answer_for_every_piece_once(length: int) -> None:
    made = list(windows(length))
    answered = [n for window in made for n in range(window.own_start, window.own_end)]
    assert answered == list(range(length))
    for window in made:
        assert window.start <= window.own_start <= window.own_end <= window.end
        assert window.end - window.start <= PAYLOAD
    assert len({window.end - window.start for window in made}) == 1


@given(st.integers(0, 5000))
def test_neighbours_share_enough(length: int) -> None:
    for window, following in pairwise(windows(length)):
        assert window.end - following.start >= OVERLAP // 2
