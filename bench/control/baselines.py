"""What any reader of reports could do: follow the last one, count votes, stay with one holder."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from histories import HOLDERS, Town
from simulator import Draw, Ints

DAYS = 21
Holders = list[Ints]
"""By town, the holder named on each of its days."""


def last(towns: Sequence[Town], drawn: Draw) -> Holders:
    """Give the holder that the last report published by the day names."""
    found = []
    for number, town in enumerate(towns):
        held = np.zeros(len(town.holders), dtype=np.int64)
        of = drawn.place == number
        days, holders = drawn.published[of] - town.start, drawn.holder[of]
        for day, holder in zip(days.tolist(), holders.tolist(), strict=True):
            held[day:] = holder
        found.append(held)
    return found


def majority(towns: Sequence[Town], drawn: Draw) -> Holders:
    """Give the holder most named within the three weeks up to the day, else by the last report."""
    return _votes(towns, drawn, DAYS - 1, 0)


def around(towns: Sequence[Town], drawn: Draw) -> Holders:
    """Give the holder most named within ten days to either side: as fusing does, with hindsight."""
    return _votes(towns, drawn, DAYS // 2, DAYS // 2)


def constant(towns: Sequence[Town], drawn: Draw) -> Holders:
    """Give the holder most named of the town at any time."""
    votes = [
        np.bincount(drawn.holder[drawn.place == number], minlength=len(HOLDERS))
        for number in range(len(towns))
    ]
    return [
        np.full(len(town.holders), vote.argmax()) for town, vote in zip(towns, votes, strict=True)
    ]


def _votes(towns: Sequence[Town], drawn: Draw, before: int, after: int) -> Holders:
    found = []
    for number, (town, otherwise) in enumerate(zip(towns, last(towns, drawn), strict=True)):
        length = len(town.holders)
        votes = np.zeros((length + 1, len(HOLDERS)))
        of = drawn.place == number
        days, holders = drawn.published[of] - town.start, drawn.holder[of]
        np.add.at(votes, (np.clip(days - after, 0, length), holders), 1)
        np.add.at(votes, (np.clip(days + before + 1, 0, length), holders), -1)
        counted = np.cumsum(votes, axis=0)[:length]
        found.append(np.where(counted.any(axis=1), counted.argmax(axis=1), otherwise))
    return found


BASELINES: Mapping[str, Callable[[Sequence[Town], Draw], Holders]] = {
    "last report": last,
    "21-day majority": majority,
    "10 days around": around,
    "constant holder": constant,
}
