"""Windows over wordpieces."""

from hypothesis import given
from hypothesis import strategies as st

from tadmor.reading.pieces import PAYLOAD, windows


@given(st.integers(0, 5000))
def test_windows_answer_for_every_piece_once(length: int) -> None:
    made = list(windows(length))
    answered = [n for window in made for n in range(window.own_start, window.own_end)]
    assert answered == list(range(length))
    for window in made:
        assert window.start <= window.own_start <= window.own_end <= window.end
        assert window.end - window.start == min(PAYLOAD, length)
