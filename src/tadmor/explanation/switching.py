"""A board weighed again without some of its origins: what the page shows when they are left out."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import comb

import numpy as np

from tadmor.explanation.board import Board
from tadmor.explanation.knockouts import Part, parts_of
from tadmor.explanation.testimony import Lineage, Statement
from tadmor.explanation.weighing import Scale, Weighed
from tadmor.model.boards import Standing, WithoutOrigins

MOST = 120
"""Sets of origins for which a page carries the board weighed again: some 100 kB."""


def switched_off(
    board: Board, testimony: Sequence[Statement], lineage: Lineage | None = None
) -> Iterator[WithoutOrigins]:
    """Weigh a board without each origin, each two, and so on, as far as whole sizes fit in MOST.

    Each origin by itself always comes. Sets are in the order of their size and names.
    """
    scale = Scale(board, testimony, lineage)
    before = _items(scale, scale.weigh(scale.everything()))
    for parts in _sets(parts_of(scale, "origin")):
        weighed = scale.weigh(np.logical_and.reduce([part.live for part in parts]))
        after = set(_items(scale, weighed))
        yield WithoutOrigins(
            origins=tuple(part.party for part in parts),
            standings=tuple(_standings(scale, weighed)),
            gone=tuple(item for item in before if item not in after),
        )


def _sets(parts: Mapping[str, Part]) -> Iterator[tuple[Part, ...]]:
    named = sorted(parts.values(), key=lambda part: part.party.name.casefold())
    total = 0
    for size in range(1, len(named) + 1):
        total += comb(len(named), size)
        if size > 1 and total > MOST:
            return
        yield from combinations(named, size)


def _items(scale: Scale, weighed: Weighed) -> list[str]:
    return list(dict.fromkeys(scale.testimony[at].item for at in weighed.counted.tolist()))


def _standings(scale: Scale, weighed: Weighed) -> Iterator[Standing]:
    for at, (name, held) in enumerate(zip(scale.names, scale.bits(weighed), strict=True)):
        yield Standing(
            name=name,
            inconsistency=int(weighed.inconsistency[at]),
            inconsistency_rank=int(weighed.ranks[0][at]),
            bits_min=held and round(held[0], 3),
            bits_max=held and round(held[1], 3),
            bits_rank=int(weighed.ranks[1][at]),
            excuses_cost=float(weighed.excuses[at]),
            excuses_rank=int(weighed.ranks[2][at]),
        )
