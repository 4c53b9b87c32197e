"""What would settle it: the observation that would part the leaders most, if a source told it.

Of the observations on which two leaders differ, each is tried as asserted and as denied by one
more source, independent of all others and usually reliable (B2).
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from tadmor.explanation.board import Board, Observation
from tadmor.explanation.testimony import Lineage, Origin, Statement, verdict
from tadmor.explanation.weighing import WEIGHINGS, Scale, Weighed
from tadmor.model.explanations import CellVerdict, SettlingRow
from tadmor.model.findings import Party

SUPPOSED = "a source not yet in the case"
GRADE = "B2"
MOST = 3  # observations that are given for one pair of leaders
PAIRS = 3


class _Trial(NamedTuple):
    """A supposed statement by its place on the scale, and the bits that it puts between two."""

    at: int
    low: float
    high: float


def settling(scale: Scale, lineage: Lineage | None = None) -> Iterator[SettlingRow]:
    """Give, for each pair of leading rivals, what would part them, the most telling first."""
    held = len(scale.testimony)
    supposed = [
        _supposed(scale.board, seen, sign) for seen in scale.board.observations for sign in (1, -1)
    ]
    more = Scale(scale.board, (*scale.testimony, *supposed), lineage)
    for pair in _leaders(scale)[:PAIRS]:
        gaps = more.logs[held:, :, pair[0]] - more.logs[held:, :, pair[1]]
        tried = [
            _Trial(held + at, float(gap.min()), float(gap.max()))
            for at, gap in enumerate(gaps)
            if gap.any()
        ]
        tried.sort(key=lambda trial: -min(abs(trial.low), abs(trial.high)))
        for trial in tried[:MOST]:
            live = more.everything()
            live[held:] = False
            live[trial.at] = True
            yield _row(more, pair, trial, more.weigh(live))


def _leaders(scale: Scale) -> list[tuple[int, int]]:
    """Give the pairs of rivals of which each leads by some way of weighing."""
    weighed = scale.weigh(scale.everything())
    leads = sorted({one for weighing in WEIGHINGS for one in weighed.leads(weighing)})
    pairs = [(one, other) for one, other in combinations(leads, 2) if scale.rivals[one, other]]
    if pairs:
        return pairs
    second = sorted(range(len(scale.names)), key=lambda at: weighed.ranks[:, at].sum())
    return [(one, other) for one in leads for other in second if scale.rivals[one, other]][:1]


def _supposed(board: Board, seen: Observation, sign: int) -> Statement:
    """Suppose that one more source asserts or denies an observation in so many words."""
    says: dict[str, CellVerdict] = {
        one.name: verdict(one.says.get(seen.name, "neutral"), sign, whole=True)
        for one in board.hypotheses
    }
    return Statement(
        item=seen.name if sign > 0 else f"not {seen.name}",
        told="asserted" if sign > 0 else "denied",
        observation=seen.name,
        sentence=seen.sentence,
        passage=None,
        origin=Origin(key=SUPPOSED, party=Party(id=None, name=SUPPOSED), known=True),
        says=says,
        grades=(GRADE,),
    )


def _row(scale: Scale, pair: tuple[int, int], trial: _Trial, after: Weighed) -> SettlingRow:
    names, supposed = scale.names, scale.testimony[trial.at]
    ahead, behind = pair if trial.high > 0 else pair[::-1]
    least, most = sorted((abs(trial.low), abs(trial.high)))
    told = "" if supposed.told == "asserted" else "it is not so that "
    return SettlingRow(
        observation=supposed.item,
        sentence=supposed.sentence,
        between=(names[pair[0]], names[pair[1]]),
        favours=names[ahead],
        bits_min=round(least, 3),
        bits_max=round(most, 3),
        leads=tuple(
            (one, tuple(names[at] for at in sorted(after.leads(one)))) for one in WEIGHINGS
        ),
        why=(
            f"If one more source (as good as {GRADE}) said that {told}“{supposed.sentence}”,"
            f" it would speak for {names[ahead]} against {names[behind]}"
            f" by {least:.1f} to {most:.1f} bits."
        ),
    )
