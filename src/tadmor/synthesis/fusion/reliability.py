"""How each origin speaks: what it sees, what it gets wrong, and whom it pushes whatever is so.

An origin that speaks of a place either *sees* who holds it, or *errs* and names anybody, or
*pushes* a holder, its own side most often, whoever holds the place. The shares are learned by
expectation-maximisation (Dawid and Skene 1979) under a Dirichlet prior, which an analyst's grade
(Admiralty A to F) sets; with few reports they hardly leave it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from tadmor.synthesis.fusion.reports import Columns, Floats

DEFAULT = (0.8, 10.0)
"""Share seen before anything is known of an origin, and the reports that this is worth."""

GRADES: Mapping[str, tuple[float, float]] = {
    "A": (0.97, 40.0),
    "B": (0.90, 30.0),
    "C": (0.80, 30.0),
    "D": (0.60, 30.0),
    "E": (0.35, 30.0),
    "F": DEFAULT,
}
"""The same by an analyst's letter. The code gives no shares; these are ours (`docs/fused.md`)."""

CREDIBILITY: Mapping[int, float] = {1: 0.95, 2: 0.85, 3: 0.70, 4: 0.45, 5: 0.15}
"""The chance that a claim holds, by an analyst's number; 6, "cannot be judged", says nothing."""

PUSHED = 0.3
"""Part of what is not seen that goes to pushing, before anything is known."""


@dataclass(frozen=True, slots=True)
class Voices:
    """By origin: the share seen, the share in error, and the share pushed by holder."""

    sees: Floats
    errs: Floats
    pushes: Floats


@dataclass(frozen=True, slots=True)
class Weight:
    """By report: its chance if its holder holds the place, and if another does."""

    hit: Floats
    miss: Floats


def prior(origins: tuple[str, ...], holders: int, grades: Mapping[str, str]) -> Voices:
    """Give the prior as counts of reports."""
    shares = [GRADES.get(grades.get(origin, "F"), DEFAULT) for origin in origins]
    sees = np.array([share * worth for share, worth in shares])
    rest = np.array([(1 - share) * worth for share, worth in shares])
    pushes = np.repeat((rest * PUSHED / holders)[:, None], holders, axis=1)
    return Voices(sees=sees, errs=rest * (1 - PUSHED), pushes=pushes)


def normal(counts: Voices) -> Voices:
    """Turn counts into shares."""
    total = counts.sees + counts.errs + counts.pushes.sum(axis=1)
    return Voices(counts.sees / total, counts.errs / total, counts.pushes / total[:, None])


def weigh(columns: Columns, voices: Voices) -> Weight:
    """Give the likelihood of each report.

    Against its interest nobody is pushed: the share that its origin pushes is then seen. A claim
    that an analyst graded by itself goes by that grade instead of its origin.
    """
    holders = len(columns.holders)
    sees, errs = voices.sees[columns.origin], voices.errs[columns.origin]
    pushed = voices.pushes[columns.origin, columns.holder]
    all_pushed = voices.pushes.sum(axis=1)[columns.origin]
    sees = np.where(columns.against, sees + all_pushed, sees)
    pushed = np.where(columns.against, 0.0, pushed)
    miss = errs / max(holders, 2) + pushed
    hit = sees + miss
    hit, miss = _denied(columns, sees, hit, miss)
    return _judged(columns, hit, miss)


def _denied(columns: Columns, sees: Floats, hit: Floats, miss: Floats) -> tuple[Floats, Floats]:
    """Turn it round for who says that somebody does not hold the place."""
    unseen = (1 - sees) / 2
    return (
        np.where(columns.denied, unseen, hit),
        np.where(columns.denied, sees + unseen, miss),
    )


def _judged(columns: Columns, hit: Floats, miss: Floats) -> Weight:
    chances = np.array([CREDIBILITY.get(grade, 0.0) for grade in range(7)])[columns.credibility]
    others = max(len(columns.holders), 2) - 1
    judged = chances > 0
    right, wrong = chances, (1 - chances) / others
    right, wrong = (
        np.where(columns.denied, 1 - right, right),
        np.where(columns.denied, right, wrong),
    )
    silent = columns.credibility == 6
    return Weight(
        hit=np.where(silent, 1.0, np.where(judged, right, hit)),
        miss=np.where(silent, 1.0, np.where(judged, wrong, miss)),
    )


def learned(
    columns: Columns, voices: Voices, weight: Weight, held: Floats, worth: Floats, before: Voices
) -> Voices:
    """Give the shares that the posterior speaks for: one step of maximisation.

    `held` is the chance that the holder named held the place on the day meant, `worth` how much of
    a report is its origin's own, `before` the prior counts.
    """
    own = np.where(columns.credibility > 0, 0.0, worth)
    sees, pushes = voices.sees[columns.origin], voices.pushes[columns.origin, columns.holder]
    sees = np.where(columns.against, sees + voices.pushes.sum(axis=1)[columns.origin], sees)
    pushes = np.where(columns.against | columns.denied, 0.0, pushes)
    true = np.where(columns.denied, (1 - held) / weight.miss, held / weight.hit)
    either = held / weight.hit + (1 - held) / weight.miss
    seen, pushed = own * sees * true, own * pushes * either
    erred = own - seen - pushed
    origins, holders = before.pushes.shape
    cells = columns.origin * holders + columns.holder
    by_holder = np.bincount(cells, pushed, origins * holders).reshape(origins, holders)
    counts = Voices(
        sees=before.sees + np.bincount(columns.origin, seen, origins),
        errs=before.errs + np.bincount(columns.origin, np.maximum(erred, 0.0), origins),
        pushes=before.pushes + by_holder,
    )
    return normal(counts)
