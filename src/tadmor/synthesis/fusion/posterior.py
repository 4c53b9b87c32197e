"""The posterior of every place under what is known of origins, copies and pace."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tadmor.synthesis.fusion.chain import (
    Memory,
    Smoothed,
    Ticks,
    backward,
    memory,
    onward,
    passing,
    smoothed,
    ticks,
)
from tadmor.synthesis.fusion.pace import TOLD, Count, Looked, Pace, news
from tadmor.synthesis.fusion.reliability import Weight
from tadmor.synthesis.fusion.reports import MEMORY, PUBLISHED_ONLY, Columns, Floats, Ints

BLOCK = 16_384
"""Places times states that are worked out at once: for a thousand days, 128 megabytes."""

SPAN = 2**24
"""Days times places times holders that are worked out at once, where a case runs over centuries."""

ALONE = 0.7
"""What a report counts for in the final estimate: no two origins are quite independent.

Measured on the bench: at 1 too little of what is given 85 to 95 % holds.
"""

HALF = 1
"""Days after which half of the reports are out, or more."""

COARSE = 1
"""Days remembered while learning: origins hardly depend on more, and it saves most of the time."""


@dataclass(frozen=True, slots=True)
class Course:
    """The posterior of one place: `chance[day, holder]` from the day `start` on.

    The columns are the holders named there, in their order, and last anybody else.
    """

    start: int
    chance: Floats


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of as many holders each, and their reports, in the order of their cells.

    A cell is one day and place with reports: `first` is where its reports begin in `rows`.
    `news[day, place]` is of each day from `start` on.
    """

    states: Memory
    places: Ints
    holders: Ints
    rows: Ints
    first: Ints
    cell: Ints
    day: Ints
    place: Ints
    start: int
    news: Ints


@dataclass(frozen=True, slots=True)
class Posterior:
    """By report, the chance that its holder held on the day meant; the changes expected; courses.

    `courses`, by the number of the place, are filled only where they are asked for.
    """

    held: Floats
    count: Count
    courses: dict[int, Course]


def layouts(columns: Columns, *, coarse: bool = False) -> tuple[Layout, ...]:
    """Put places of as many holders together, in blocks.

    Coarsely, a report that names no day is on the day by which half of the reports are out, and
    the chain remembers `COARSE` days.
    """
    days = COARSE if coarse else MEMORY
    late = np.where(columns.timing == PUBLISHED_ONLY, HALF, 0) if coarse else 0
    span = int(columns.day.max() - columns.day.min()) + MEMORY
    sizes = np.array([len(named) + 1 for named in columns.named])
    found: list[Layout] = []
    for size in np.unique(sizes).tolist():
        places = np.flatnonzero(sizes == size)
        states = memory(size, days)
        step = max(min(BLOCK // len(states.now), SPAN // (span * size)), 1)
        for start in range(0, len(places), step):
            some = places[start : start + step]
            found.append(_layout(columns, columns.day - late, states, some))
    return tuple(found)


def _layout(columns: Columns, days: Ints, states: Memory, places: Ints) -> Layout:
    local = np.full(len(columns.places), -1)
    local[places] = np.arange(len(places))
    rows = np.flatnonzero(local[columns.place] >= 0)
    rows = rows[np.lexsort((local[columns.place[rows]], days[rows]))]
    day, place = days[rows], local[columns.place[rows]]
    new = np.r_[True, (np.diff(day) != 0) | (np.diff(place) != 0)]
    first = np.flatnonzero(new)
    others = len(columns.holders)
    holders = np.array([[*columns.named[where], others] for where in places.tolist()])
    cells = np.cumsum(new) - 1
    start = int(day[0]) - MEMORY
    kinds = news(day, place, len(places), start, int(day[-1]) - start + 1)
    telling = columns.change[rows]
    for back in range(MEMORY):
        spans = telling & (columns.timing[rows] >= back)
        kinds[day[spans] - back - start, place[spans]] = TOLD
    cell = day[first], place[first]
    return Layout(states, places, holders, rows, first, cells, *cell, start, kinds)


def posterior(
    columns: Columns,
    layout: Sequence[Layout],
    weight: Weight,
    worth: Floats,
    pace: Pace,
    *,
    whole: bool = False,
) -> Posterior:
    """Work out every place; with `whole` as the final estimate, with its course by day."""
    worth = worth * ALONE if whole else worth
    held, count = np.empty(len(columns)), Count(pace)
    courses: dict[int, Course] = {}
    for block in layout:
        states, rows = block.states, block.rows
        about = states.about[columns.timing[rows], columns.state[rows]]
        hit, miss = weight.hit[rows, None], weight.miss[rows, None]
        chance = miss + (hit - miss) * about
        scaled = (chance / np.maximum(hit, miss)) ** worth[rows, None]
        likelihood = np.multiply.reduceat(scaled, block.first, axis=0)
        total = pace.total(block.places, block.holders, block.start, block.news)
        at = ticks(np.unique(block.day), total, block.start)
        found = smoothed(states, at, block.day, block.place, likelihood)
        held[rows] = (found.cell[block.cell] * about * hit / chance).sum(axis=1)
        daily = np.array([tick not in at.leaps for tick in range(len(at.days))])
        kinds = block.news[at.days[daily] - block.start]
        looked = Looked(at.days[daily], block.places, block.holders, kinds)
        count.add(looked, found.change[daily], found.holder[daily])
        if whole:
            for local, place in enumerate(block.places.tolist()):
                courses[place] = _course(at, found, total[:, local], block.start, local)
    return Posterior(held, count, courses)


def _course(at: Ticks, found: Smoothed, total: Floats, begun: int, local: int) -> Course:
    """Give every day of one place, those between ticks too."""
    start = int(at.days[0])
    chance = np.empty((int(at.days[-1]) - start + 1, found.holder.shape[2]))
    chance[at.days - start] = found.holder[:, local]
    for tick in at.leaps:
        days = np.arange(at.days[tick - 1] + 1, at.days[tick])
        spent = total[days - begun] - total[at.days[tick - 1] - begun]
        left = total[at.days[tick] - begun] - total[days - begun]
        both = onward(found.before[tick - 1, local][None], *passing(spent))
        both = both * backward(found.after[tick, local][None], *passing(left))
        chance[days - start] = both / both.sum(axis=1, keepdims=True)
    return Course(start, chance)
