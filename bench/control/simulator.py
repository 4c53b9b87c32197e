"""Reports on the real histories, by origins whose errors and copying are known, because drawn."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from histories import Town
from numpy.typing import NDArray

Ints = NDArray[np.int64]
ORIGINS = (
    *("wire", "partisan-ukraine", "partisan-russia", "local"),
    *("aggregator", "republisher-1", "republisher-2", "republisher-3"),
)
WIRE, UKRAINE, RUSSIA, LOCAL, AGGREGATOR = range(5)
REPUBLISHERS = (5, 6, 7)
OWN = {UKRAINE: 0, RUSSIA: 1}
WIRE_ERRS, LOCAL_ERRS, PARTISAN_ERRS = 0.04, 0.12, 0.35


class World(NamedTuple):
    """What origins do: whether partisans err for their own side, or at random as the local one.

    `holders` counts those that a report may name; `dated` says that reports name their day, and
    `bunched` that half of them come of a change, in the days after it.
    """

    holders: int = 2
    bias: bool = True
    copies: bool = True
    dated: bool = False
    bunched: bool = False


class Draw(NamedTuple):
    """Reports as columns, by day of publication: `day` is the day meant, `of` what it copies."""

    place: Ints
    origin: Ints
    holder: Ints
    day: Ints
    published: Ints
    of: Ints


def draw(towns: Sequence[Town], seed: int, world: World, count: int = 30_000) -> Draw:
    """Draw about `count` reports, as many of each origin.

    A report is on a random town and day and comes out a geometric delay (mean 2 days) later; a
    copy comes out another such delay after what it copies. The aggregator repeats random reports
    of the four that look for themselves.
    """
    rng = np.random.default_rng(seed)
    each = count // (len(ORIGINS) if world.copies else 4)
    first = [_reports(towns, origin, each, rng, world) for origin in range(4)]
    columns = [np.concatenate(column) for column in zip(*first, strict=True)]
    if world.copies:
        columns = _with_copies(columns, each, rng)
    place, origin, _, _, published, of = columns
    order = np.lexsort((origin, place, published))
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    originals = np.where(of >= 0, back[of], -1)[order]
    return Draw(*(column[order] for column in columns[:-1]), originals)


def _reports(
    towns: Sequence[Town], origin: int, count: int, rng: np.random.Generator, world: World
) -> tuple[Ints, ...]:
    lengths = np.array([len(town.holders) for town in towns])
    starts = np.array([town.start for town in towns])
    place = rng.choice(len(towns), size=count, p=lengths / lengths.sum())
    day = (rng.random(count) * lengths[place]).astype(np.int64)
    if world.bunched:
        place, day = _bunched(towns, place, day, rng)
    true = np.array([towns[where].holders[when] for where, when in zip(place, day, strict=True)])
    if origin in OWN and world.bias:
        holder = np.where(rng.random(count) < PARTISAN_ERRS, OWN[origin], true)
    else:
        errs = rng.random(count) < (WIRE_ERRS if origin == WIRE else LOCAL_ERRS)
        other = (true + rng.integers(1, world.holders, count)) % world.holders
        holder = np.where(errs, other, true)
    day = day + starts[place]
    originals = np.full(count, -1)
    return place, np.full(count, origin), holder, day, day + _delay(rng, count), originals


def _bunched(towns: Sequence[Town], place: Ints, day: Ints, rng: np.random.Generator) -> list[Ints]:
    """Move half of the reports to the days after a random change, ten on the average."""
    changes = np.array([(at, day) for at, town in enumerate(towns) for day in town.changes])
    chosen = changes[rng.integers(0, len(changes), len(place))]
    lengths = np.array([len(town.holders) for town in towns])
    after = chosen[:, 1] + rng.geometric(1 / 11, len(place)) - 1
    moved = (rng.random(len(place)) < 0.5) & (after < lengths[chosen[:, 0]])
    return [np.where(moved, chosen[:, 0], place), np.where(moved, after, day)]


def _with_copies(columns: list[Ints], each: int, rng: np.random.Generator) -> list[Ints]:
    place, origin, holder, day, published, _ = columns
    taken = [(AGGREGATOR, rng.choice(len(origin), size=each, replace=False))]
    taken += [(copier, np.flatnonzero(origin == RUSSIA)) for copier in REPUBLISHERS]
    found = [columns]
    for copier, of in taken:
        late = published[of] + _delay(rng, len(of))
        found.append([place[of], np.full(len(of), copier), holder[of], day[of], late, of])
    return [np.concatenate(column) for column in zip(*found, strict=True)]


def _delay(rng: np.random.Generator, count: int) -> Ints:
    return rng.geometric(1 / 3, count) - 1
