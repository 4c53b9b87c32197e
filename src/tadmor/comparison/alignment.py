"""The stretches that two texts have in common, words changed, left out or put in between them.

Seed and extend: runs of `SEED` equal words are chained along one diagonal, as in the alignment of
genes (Altschul et al. 1990); the words between two runs are matched along the diagonal of either.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np

from tadmor.comparison.fingerprints import Hashes, shingles

SEED = 3
# With three words in ten changed, one in a hundred breaks is longer than this.
GAP = 20
# Words that may be put in or left out between two runs.
BAND = 8
# A run of words that a text itself repeats so often is its refrain and fixes no place.
REFRAIN = 4
LOOK_BACK = 12
# Words in common that name no formula ("the Ministry of Defence said on Monday that"), and those
# that count beside such a stretch.
LONG, SHORT = 15, 8
# The least part of a stretch's words that is equal in both.
EQUAL = 0.45
SLACK = 3


class Run(NamedTuple):
    """Equal words in a row: where they start in either text, and how many they are."""

    left: int
    right: int
    size: int


class Stretch(NamedTuple):
    """A stretch in two texts, half-open word positions; `equal` words, up to `longest` in a row."""

    left: int
    left_end: int
    right: int
    right_end: int
    equal: int
    longest: int


def stretches(left: Hashes, right: Hashes) -> list[Stretch]:
    """Align two texts given as hashes of words; none if no long stretch stands in both."""
    runs = _runs(left, right)
    chains = [chain for chain in _chains(runs) if sum(run.size for run in chain) > SHORT // 2]
    if not any(sum(run.size for run in chain) > LONG // 2 for chain in chains):
        return []
    found: list[Stretch] = []
    used_left = used_right = 0
    words, others = left.tolist(), right.tolist()
    for chain in chains:
        if _core(chain, 0) & used_left or _core(chain, 1) & used_right:
            continue
        stretch = _stretch(chain, words, others)
        on_left = bits(stretch.left, stretch.left_end)
        on_right = bits(stretch.right, stretch.right_end)
        length = max(stretch.left_end - stretch.left, stretch.right_end - stretch.right)
        free = not (on_left & used_left or on_right & used_right)
        if free and stretch.equal >= max(SHORT, EQUAL * length):
            found.append(stretch)
            used_left, used_right = used_left | on_left, used_right | on_right
    return sorted(found) if any(stretch.equal >= LONG for stretch in found) else []


def _runs(left: Hashes, right: Hashes) -> list[Run]:
    """Give the longest runs of equal words, in the order of the right text."""
    seeds, sought = shingles(left, SEED), shingles(right, SEED)
    order = np.argsort(seeds, kind="stable")
    seeds = seeds[order]
    first = np.searchsorted(seeds, sought)
    held = np.flatnonzero(seeds.take(first, mode="clip") == sought) if len(seeds) else first[:0]
    first = first[held]
    count = np.searchsorted(seeds, sought[held], "right") - first
    count[count > REFRAIN] = 0
    on_right = np.repeat(held, count)
    if not len(on_right):
        return []
    nth = np.arange(len(on_right)) - np.repeat(np.cumsum(count) - count, count)
    on_left = order[np.repeat(first, count) + nth]
    diagonal = np.lexsort((on_right, on_right - on_left))
    on_left, on_right = on_left[diagonal], on_right[diagonal]
    new = (np.diff(on_left) != 1) | (np.diff(on_right) != 1)
    starts = np.concatenate([[0], np.flatnonzero(new) + 1])
    sizes = np.diff(np.append(starts, len(on_left))) + SEED - 1
    rows = zip(on_left[starts].tolist(), on_right[starts].tolist(), sizes.tolist(), strict=True)
    return sorted((Run(*row) for row in rows), key=lambda run: (run.right, run.left))


def _chains(runs: list[Run]) -> list[list[Run]]:
    """Tie runs that follow one another closely in both texts; the best chains first."""
    scores: list[float] = [run.size for run in runs]
    best = [0.0] * len(runs)
    before = [-1] * len(runs)
    for at, other, cost in _ties(runs):
        if scores[other] - cost > best[at]:
            best[at], before[at] = scores[other] - cost, other
            scores[at] = best[at] + runs[at].size
    chains: list[list[Run]] = []
    taken: set[int] = set()
    for end in sorted(range(len(runs)), key=lambda at: (-scores[at], at)):
        chain: list[Run] = []
        at = end
        while at >= 0 and at not in taken:
            taken.add(at)
            chain.append(runs[at])
            at = before[at]
        if chain:
            chains.append(chain[::-1])
    return chains


def _ties(runs: list[Run]) -> Iterator[tuple[int, int, float]]:
    """Give each run with those of the last before it that it can follow, and what a tie costs.

    All are weighed at once: between texts of one template there are millions of such pairs.
    """
    left, right, size = np.array(runs, np.int64).reshape(-1, 3).T
    at = np.arange(len(runs))[:, None]
    other = at + np.arange(-LOOK_BACK, 0)
    on_left = left[:, None] - (left + size).take(other, mode="clip")
    on_right = right[:, None] - (right + size).take(other, mode="clip")
    drift = np.abs(on_left - on_right)
    follows = (np.minimum(on_left, on_right) >= 1 - SEED) & (other >= 0) & (drift <= BAND)
    rows, columns = np.nonzero(follows & (np.maximum(on_left, on_right) <= GAP))
    cost = 0.1 * np.maximum(0, np.maximum(on_left, on_right)) + 0.2 * drift
    held = rows.tolist(), other[rows, columns].tolist(), cost[rows, columns].tolist()
    yield from zip(*held, strict=True)


def _stretch(chain: list[Run], left: Sequence[int], right: Sequence[int]) -> Stretch:
    first, last = chain[0], chain[-1]
    equal = first.size
    for one, other in pairwise(chain):
        equal += other.size + _between(one, other, left, right)
    ahead, more_ahead = _beyond(left[: first.left][::-1], right[: first.right][::-1])
    left_end, right_end = last.left + last.size, last.right + last.size
    behind, more_behind = _beyond(left[left_end:], right[right_end:])
    return Stretch(
        left=first.left - ahead,
        left_end=left_end + behind,
        right=first.right - ahead,
        right_end=right_end + behind,
        equal=equal + more_ahead + more_behind,
        longest=max(run.size for run in chain),
    )


def _core(chain: list[Run], side: Literal[0, 1]) -> int:
    """Give the words of a chain in the left or the right text, as bits: its stretch has more."""
    return bits(chain[0][side], chain[-1][side] + chain[-1].size)


def _between(one: Run, other: Run, left: Sequence[int], right: Sequence[int]) -> int:
    """Count equal words between two runs: first on the diagonal of the one, then of the other."""
    start, begin = one.left + one.size, one.right + one.size
    room = min(other.left - start, other.right - begin)
    if room <= 0:
        return room  # the runs share these words
    on_first = [left[start + at] == right[begin + at] for at in range(room)]
    on_last = [left[other.left - room + at] == right[other.right - room + at] for at in range(room)]
    return max(sum(on_first[:turn]) + sum(on_last[turn:]) for turn in range(room + 1))


def _beyond(left: Sequence[int], right: Sequence[int]) -> tuple[int, int]:
    """Go on past the end of a chain while words agree: how far, and how many are equal."""
    reach = equal = score = counted = 0
    best = 1  # one word more is chance
    for at, (one, other) in enumerate(zip(left, right, strict=False), start=1):
        score += 1 if one == other else -1
        counted += one == other
        if score > best:
            reach, equal, best = at, counted, score
        elif score < best - SLACK:
            break
    return reach, equal


def bits(start: int, end: int) -> int:
    """Give word positions as the bits of a number."""
    return (1 << end) - (1 << start)
