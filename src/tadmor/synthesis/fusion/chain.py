"""Who held each place on each day: a Markov chain in continuous time, many places at once.

Each holder comes at a rate of its own, whoever holds the place: over a span in which the rates of
all add up to L, the chain keeps exp(-L) of what it was and spreads the rest by their rates
(Felsenstein 1981).

A report may speak of a day some days back, so a state also remembers, for `MEMORY` days, who held
the place before the last change; with that the forward-backward recursion is exact (up to two
changes within the memory, of which the earlier is forgotten; Rabiner 1989).
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from tadmor.synthesis.fusion.reports import MEMORY, Floats, Ints, delays


@dataclass(frozen=True, slots=True)
class Memory:
    """The states of a chain over `size` holders: the settled ones, then those lately changed.

    `now` and `before` number the holder of each state; a settled one had no other. `about[kind,
    holder]` is the chance, by state, that a report of this timing speaks of a day of the holder.
    """

    size: int
    now: Ints
    before: Ints
    about: Floats
    to_now: Floats
    to_before: Floats


@cache
def memory(size: int, days: int = MEMORY) -> Memory:
    """Lay out the states for a number of holders, and the days remembered."""
    pairs = [(one, other) for one in range(size) for other in range(size) if one != other]
    now = np.array([*range(size), *([one for one, _ in pairs] * days)])
    before = np.array([*range(size), *([other for _, other in pairs] * days)])
    ages = np.array([age for age in range(days) for _ in pairs])
    known = delays()
    recent = np.hstack([np.ones((len(known), size)), known[:, ages]])
    holders = np.arange(size)[:, None]
    about = recent[:, None, :] * (now == holders) + (1 - recent)[:, None, :] * (before == holders)
    pair = len(pairs)
    one_hot = np.eye(size)
    return Memory(
        size=size,
        now=now,
        before=before,
        about=about,
        to_now=one_hot[now],
        to_before=one_hot[before[size : size + pair]],
    )


def shares(size: int) -> Floats:
    """Give the chance of each holder before anything is told.

    The last is anybody whom no report names: the more are named, the less is left for him.
    """
    weights = np.r_[np.ones(size - 1), 1.0 / (size - 1)]
    share: Floats = weights / weights.sum()
    return share


@dataclass(frozen=True, slots=True)
class Ticks:
    """The days on which the chain is worked out, and what passes between them.

    `kept[tick, place]` is what stays since the tick before, `comes[tick, place, holder]` what each
    holder gets of the whole; `leaps` are the ticks with days left out before them, for which no
    report asks.
    """

    days: Ints
    kept: Floats
    comes: Floats
    leaps: frozenset[int]


@dataclass(frozen=True, slots=True)
class Smoothed:
    """The posterior by tick, place and holder, of holding and of a change to it; at each cell.

    `before` and `after` are the messages by holder from either side of each tick, which days
    between ticks are worked out from.
    """

    holder: Floats
    change: Floats
    cell: Floats
    before: Floats
    after: Floats


def ticks(cells: Ints, total: Floats, start: int) -> Ticks:
    """Choose the days: those of cells (sorted, unique days) and the memory before each.

    `total[day, place, holder]` adds up the rates from the day `start` on.
    """
    first = int(cells[0]) - MEMORY + 1
    wanted = np.zeros(int(cells[-1]) - first + 1, dtype=np.bool_)
    for back in range(MEMORY):
        wanted[cells - back - first] = True
    days = first + np.flatnonzero(wanted)
    at = total[days - start]
    kept, comes = passing(np.diff(at, axis=0, prepend=at[:1]))
    leaps = np.flatnonzero(np.diff(days, prepend=days[:1]) > 1)
    return Ticks(days, kept, comes, frozenset(leaps.tolist()))


def smoothed(
    states: Memory, at: Ticks, cell_day: Ints, cell_place: Ints, likelihood: Floats
) -> Smoothed:
    """Run forward and backward over places of as many holders.

    A cell is a day (sorted) and place with reports; `likelihood[cell, state]` is theirs together.
    """
    size, places = states.size, at.kept.shape[1]
    tick_of = np.searchsorted(at.days, cell_day)
    edges = np.searchsorted(tick_of, np.arange(len(at.days) + 1)).tolist()
    forward = np.empty((len(at.days), places, len(states.now)))
    message = np.zeros((places, len(states.now)))
    message[:, :size] = shares(size)
    for tick in range(len(at.days)):
        if tick:
            step = _leap if tick in at.leaps else _forward
            message = step(states, message, at.kept[tick], at.comes[tick])
        low, high = edges[tick], edges[tick + 1]
        if low < high:
            message[cell_place[low:high]] *= likelihood[low:high]
        total = message.sum(axis=1, keepdims=True)
        message /= total
        forward[tick] = message
    return _backward_pass(states, at, forward, (edges, cell_place, likelihood))


def _backward_pass(
    states: Memory,
    at: Ticks,
    forward: Floats,
    cells: tuple[list[int], Ints, Floats],
) -> Smoothed:
    edges, cell_place, likelihood = cells
    count, places, size = len(at.days), forward.shape[1], states.size
    holder, change = np.empty((count, places, size)), np.empty((count, places, size))
    cell = np.empty((len(cell_place), len(states.now)))
    after = np.empty((count, places, size))
    message = np.ones((places, len(states.now)))
    fresh = slice(size, size + size * (size - 1))
    for tick in range(count - 1, -1, -1):
        both = forward[tick] * message
        both /= both.sum(axis=1, keepdims=True)
        holder[tick] = both @ states.to_now
        change[tick] = both[:, fresh] @ states.to_now[fresh]
        after[tick] = message[:, :size]
        low, high = edges[tick], edges[tick + 1]
        if low < high:
            rows = cell_place[low:high]
            cell[low:high] = both[rows]
            message[rows] *= likelihood[low:high]
        if tick:
            step = _leap_back if tick in at.leaps else _backward
            message = step(states, message, at.kept[tick], at.comes[tick])
            message /= message.max(axis=1, keepdims=True)
    return Smoothed(holder, change, cell, forward @ states.to_now, after)


def _forward(states: Memory, message: Floats, kept: Floats, comes: Floats) -> Floats:
    """Let one day pass: stay, and be a day older, or change to another holder."""
    size = states.size
    pair = size * (size - 1)
    stay = kept[:, None] + comes
    held = message @ states.to_now
    found = np.empty_like(message)
    found[:, :size] = stay * (message[:, :size] + message[:, -pair:] @ states.to_now[-pair:])
    found[:, size + pair :] = stay[:, states.now[size:-pair]] * message[:, size:-pair]
    found[:, size : size + pair] = comes[:, states.now[-pair:]] * held[:, states.before[-pair:]]
    return found


def _backward(states: Memory, message: Floats, kept: Floats, comes: Floats) -> Floats:
    size = states.size
    pair = size * (size - 1)
    stay = kept[:, None] + comes
    fresh = comes[:, states.now[-pair:]] * message[:, size : size + pair]
    found = (fresh @ states.to_before)[:, states.now]
    found[:, :size] += stay * message[:, :size]
    found[:, size:-pair] += stay[:, states.now[size:-pair]] * message[:, size + pair :]
    found[:, -pair:] += (stay * message[:, :size])[:, states.now[-pair:]]
    return found


def _leap(states: Memory, message: Floats, kept: Floats, comes: Floats) -> Floats:
    """Let many days pass after which nothing asks who held the place before."""
    found = np.zeros_like(message)
    found[:, : states.size] = onward(message @ states.to_now, kept, comes)
    return found


def _leap_back(states: Memory, message: Floats, kept: Floats, comes: Floats) -> Floats:
    return backward(message[:, : states.size], kept, comes)[:, states.now]


def passing(rates: Floats) -> tuple[Floats, Floats]:
    """Give what is kept over a span and what comes to each holder, from its rates added up."""
    total = rates.sum(axis=-1, keepdims=True)
    lost = -np.expm1(-total)
    comes = np.where(total > 0, lost * rates / np.where(total > 0, total, 1.0), 0.0)
    return 1.0 - lost[..., 0], comes


def onward(held: Floats, kept: Floats, comes: Floats) -> Floats:
    """Carry the chances of holders (last axis) over a span."""
    result: Floats = kept[..., None] * held + comes * held.sum(axis=-1, keepdims=True)
    return result


def backward(after: Floats, kept: Floats, comes: Floats) -> Floats:
    """Carry what comes after a span back over it."""
    result: Floats = kept[..., None] * after + (comes * after).sum(axis=-1, keepdims=True)
    return result
