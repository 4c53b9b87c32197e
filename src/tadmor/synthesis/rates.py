"""Two rates of events compared exactly: their ratio, its interval, and what could be told at all.

If both sides are Poisson, then of all events the number after is binomial, and its share depends on
the ratio of rates alone (Przyborowski and Wilenski 1940, Biometrika 31, 313-323). The interval is
that of the share (Clopper and Pearson 1934, Biometrika 26, 404-413), put as a ratio. The p-value
doubles the smaller tail, so it is below 0.05 just where the 95 % interval leaves out 1.

Where events may lie on either side, `fewest` has as many as possible before and as few after,
`most` the reverse. Tails are monotone in both counts, so what is said of these two holds for every
way to place the events between them.
"""

from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from math import exp, fsum, inf, lgamma, log, log1p
from typing import NamedTuple

TAIL = 0.025  # on either side of a 95 % interval
POWER = 0.8
FARTHEST = 60.0  # log odds beyond which no interval of fewer than e^50 events reaches
HALVINGS = 80


class Sides(NamedTuple):
    """A number on either side of an event: of events, or of days."""

    before: int
    after: int

    def swapped(self) -> "Sides":
        """Give what lay after as before."""
        return Sides(self.after, self.before)


def ratio(events: Sides, days: Sides) -> float | None:
    """Give the rate after by the rate before; None where there are no events at all."""
    if not sum(events):
        return None
    return inf if not events.before else events.after * days.before / (events.before * days.after)


def interval(fewest: Sides, most: Sides, days: Sides) -> tuple[float, float]:
    """Give the widest 95 % interval of the ratio; both sides must have days."""
    scale = days.before / days.after
    low, high = 0.0, inf
    if fewest.after:
        low = scale * _odds(lambda at: at_least(fewest.after, sum(fewest), at), TAIL)
    if most.before:
        high = scale / _odds(lambda at: at_least(most.before, sum(most), at), TAIL)
    return low, high


def p_value(fewest: Sides, most: Sides, days: Sides) -> float:
    """Give the two-sided p-value of equal rates, no less than for any placing of the events."""
    equal = log(days.after / days.before)
    rise = at_least(fewest.after, sum(fewest), equal)
    fall = at_least(most.before, sum(most), -equal)
    return min(1.0, 2 * rise, 2 * fall)


def one_less(fewest: Sides, most: Sides, days: Sides) -> tuple[Sides, Sides]:
    """Take one event from the side that has the higher rate; both extremes must agree on it."""
    after = 1 if fewest.after * days.before > fewest.before * days.after else 0
    before = 1 - after
    return (
        Sides(max(0, fewest.before - before), max(0, fewest.after - after)),
        Sides(max(0, most.before - before), max(0, most.after - after)),
    )


def detectable_rise(events: int, days: Sides) -> float | None:
    """Give the least ratio above 1 that so many events would show with a power of 80 %."""
    equal = log(days.after / days.before)
    needed = bisect_left(
        range(events + 1), -TAIL, key=lambda after: -at_least(after, events, equal)
    )
    if needed > events:
        return None
    return days.before / days.after * _odds(lambda at: at_least(needed, events, at), POWER)


def detectable_fall(events: int, days: Sides) -> float | None:
    """Give the greatest ratio below 1 that so many events would show with a power of 80 %."""
    rise = detectable_rise(events, days.swapped())
    return rise and 1 / rise


def at_least(successes: int, trials: int, log_odds: float) -> float:
    """Give the chance of so many successes or more, by the log odds of one."""
    success, failure = -log1p(exp(-log_odds)), -log1p(exp(log_odds))
    ways = _log_ways(trials)
    return min(
        1.0,
        fsum(
            exp(ways[count] + count * success + (trials - count) * failure)
            for count in range(successes, trials + 1)
        ),
    )


def _odds(tail: Callable[[float], float], wanted: float) -> float:
    """Find the odds at which a tail that grows with them has the wanted size."""
    low, high = -FARTHEST, FARTHEST
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if tail(middle) < wanted:
            low = middle
        else:
            high = middle
    return exp((low + high) / 2)


@lru_cache(maxsize=4)
def _log_ways(trials: int) -> tuple[float, ...]:
    """Give the logarithms of the binomial coefficients."""
    whole = lgamma(trials + 1)
    return tuple(
        whole - lgamma(count + 1) - lgamma(trials - count + 1) for count in range(trials + 1)
    )
