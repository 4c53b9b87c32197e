"""Where accounts cannot tell a much-copied voice from a reliable one.

Several origins that always agree may each have looked, or may be one voice repeated. What they say
tells the two apart only if they were ever wrong together, or apart. Where it does not, every place
is worked out once more as if they were one voice; where that changes the answer, it is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from tadmor.synthesis.fusion import dependence
from tadmor.synthesis.fusion.dependence import PROOF, WINDOW
from tadmor.synthesis.fusion.fit import Fit, first_of_family
from tadmor.synthesis.fusion.posterior import layouts, posterior
from tadmor.synthesis.fusion.reliability import weigh
from tadmor.synthesis.fusion.reports import Bools, Columns, Floats

SURE, OPEN = 0.85, 0.65
"""An answer changes where another leads, or where what was at least so likely is no longer so."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place, the origins that may be one voice, and the days on which it matters (ordinals)."""

    place: str
    origins: tuple[str, ...]
    first: int
    last: int

    def words(self, names: Mapping[str, str] | None = None) -> str:
        """Say it, with the names of the origins where these are ids."""
        known = [(names or {}).get(origin, origin) for origin in self.origins]
        named = ", ".join(known[:-1]) + f" and {known[-1]}"
        return (
            "accounts cannot tell a much-copied voice from a reliable one: "
            f"{named} say the same here, and nothing shows whether they speak for themselves"
        )


def doubts(columns: Columns, found: Fit) -> tuple[Doubt, ...]:
    """Give the places where the answer rests on whether some origins are one voice."""
    near = dependence.pairs(columns, found.copying.rank, first_of_family(columns))
    who = columns.origin[near.later], columns.origin[near.earlier]
    open_ = np.abs(found.copying.whole) < PROOF
    open_ &= (found.copying.share == 0) & (found.copying.agreements > 0)
    pairs = (near.same == 1) & open_[who]
    pairs &= found.worth[near.earlier] > 0
    if not pairs.any():
        return ()
    worth = found.worth.copy()
    worth[near.later[pairs]] = 0.0
    touched = np.unique(columns.place[near.later[pairs]])
    again = posterior(
        columns, layouts(columns), weigh(columns, found.voices), worth, found.pace, whole=True
    )
    given: list[Doubt] = []
    for place in touched.tolist():
        before, after = found.posterior.courses[place], again.courses[place]
        days = np.flatnonzero(_differ(before.chance, after.chance))
        if len(days):
            first, last = before.start + int(days[0]), before.start + int(days[-1])
            here = pairs & (columns.place[near.later] == place)
            here &= (columns.day[near.later] >= first - WINDOW) & (columns.day[near.later] <= last)
            named = {*columns.origin[near.later[here]], *columns.origin[near.earlier[here]]}
            origins = tuple(columns.origins[number] for number in sorted(named))
            if origins:
                given.append(Doubt(columns.places[place], origins, first, last))
    return tuple(given)


def _differ(before: Floats, after: Floats) -> Bools:
    """Say of each day whether the answer is another one."""
    leader = before.argmax(axis=1)
    rows = np.arange(len(before))
    was, now = before[rows, leader], after[rows, leader]
    other = (was >= OPEN) & (after.argmax(axis=1) != leader)
    differ: Bools = other | ((was >= SURE) & (now < OPEN))
    return differ
