"""What is left out in aligning two texts, for speed, changes nothing of what is found."""

from collections.abc import Iterator

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tadmor.comparison import alignment
from tadmor.comparison.alignment import (
    BAND,
    EQUAL,
    GAP,
    LOOK_BACK,
    SEED,
    SHORT,
    Run,
    Stretch,
    bits,
    stretches,
)
from tadmor.comparison.fingerprints import Hashes

PLACES = st.integers(min_value=0, max_value=90)
RUNS = st.lists(st.builds(Run, PLACES, PLACES, st.integers(min_value=SEED, max_value=12)))
# Pieces in any order, some more than once: chains that lie side by side, and that meet.
PIECES = [list(range(start, start + size)) for start, size in ((0, 5), (10, 9), (30, 16), (34, 9))]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map(
    lambda held: np.array([word for piece in held for word in piece], np.uint64)
)


def ties(runs: list[Run]) -> Iterator[tuple[int, int, float]]:
    """Weigh pair by pair."""
    for at, run in enumerate(runs):
        for before in range(max(0, at - LOOK_BACK), at):
            one = runs[before]
            gaps = run.left - one.left - one.size, run.right - one.right - one.size
            drift = abs(gaps[0] - gaps[1])
            if min(gaps) >= 1 - SEED and max(gaps) <= GAP and drift <= BAND:
                yield at, before, 0.1 * max(0, *gaps) + 0.2 * drift


def extended(left: Hashes, right: Hashes) -> list[Stretch]:
    """Extend every chain before asking whether its words are free."""
    found: list[Stretch] = []
    used = [0, 0]
    for chain in alignment._chains(alignment._runs(left, right)):
        at = alignment._stretch(chain, left.tolist(), right.tolist())
        here = bits(at.left, at.left_end), bits(at.right, at.right_end)
        length = max(at.left_end - at.left, at.right_end - at.right)
        free = not (here[0] & used[0] or here[1] & used[1])
        long = sum(run.size for run in chain) > SHORT // 2
        if long and free and at.equal >= max(SHORT, EQUAL * length):
            found.append(at)
            used = [used[0] | here[0], used[1] | here[1]]
    return sorted(found)


@given(RUNS)
def test_runs_are_tied_as_if_one_by_one(runs: list[Run]) -> None:
    in_order = sorted(runs, key=lambda run: (run.right, run.left))
    assert list(alignment._ties(in_order)) == list(ties(in_order))


@given(TEXTS, TEXTS)
def test_a_chain_whose_words_are_taken_would_give_nothing(left: Hashes, right: Hashes) -> None:
    found = stretches(left, right)
    if found:
        assert found == extended(left, right)
