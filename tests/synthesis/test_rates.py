"""Two rates compared: laws, and sums of fractions for small counts."""

from fractions import Fraction
from itertools import product
from math import comb, inf, isclose, isinf, log

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tadmor.synthesis.rates import (
    Sides,
    at_least,
    detectable_fall,
    detectable_rise,
    interval,
    one_less,
    p_value,
    ratio,
)

counts = st.builds(Sides, st.integers(0, 40), st.integers(0, 40))
spans = st.builds(Sides, st.integers(1, 900), st.integers(1, 900))


def tail(successes: int, trials: int, share: Fraction) -> Fraction:
    """Sum the binomial tail in fractions."""
    ways = range(successes, trials + 1)
    return sum((comb(trials, n) * share**n * (1 - share) ** (trials - n) for n in ways), Fraction())


@given(counts, spans)
def test_swapping_the_sides_inverts_everything(events: Sides, days: Sides) -> None:
    low, high = interval(events, events, days)
    turned_low, turned_high = interval(events.swapped(), events.swapped(), days.swapped())
    assert isclose(turned_high, inf if not low else 1 / low, rel_tol=1e-9)
    assert isclose(turned_low, 0 if isinf(high) else 1 / high, rel_tol=1e-9)
    p = p_value(events, events, days)
    swapped = p_value(events.swapped(), events.swapped(), days.swapped())
    assert isclose(p, swapped, rel_tol=1e-9)


@given(counts, spans)
def test_twice_the_days_on_both_sides_change_nothing(events: Sides, days: Sides) -> None:
    twice = Sides(2 * days.before, 2 * days.after)
    assert ratio(events, days) == ratio(events, twice)
    for one, other in zip(
        interval(events, events, days), interval(events, events, twice), strict=True
    ):
        assert one == other or isclose(one, other, rel_tol=1e-9)
    assert isclose(p_value(events, events, days), p_value(events, events, twice), rel_tol=1e-9)


@given(counts, spans)
def test_the_interval_holds_the_estimate_and_agrees_with_p(events: Sides, days: Sides) -> None:
    low, high = interval(events, events, days)
    estimate = ratio(events, days)
    assert estimate is None or low <= estimate <= high
    p = p_value(events, events, days)
    assert 0 <= p <= 1
    assume(not isclose(p, 0.05, rel_tol=1e-6))
    assert (p < 0.05) == (not low <= 1 <= high)


@given(st.integers(0, 14), st.integers(0, 14), st.integers(1, 60), st.integers(1, 60))
def test_p_is_the_sum_of_fractions(before: int, after: int, first: int, then: int) -> None:
    events, days = Sides(before, after), Sides(first, then)
    share, whole = Fraction(then, first + then), before + after
    rarer = min(tail(after, whole, share), tail(before, whole, 1 - share))
    assert p_value(events, events, days) == pytest.approx(min(1.0, float(2 * rarer)))


@given(counts, spans)
def test_the_ends_of_the_interval_leave_a_fortieth_beyond(events: Sides, days: Sides) -> None:
    low, high = interval(events, events, days)
    odds = days.after / days.before
    if low:
        beyond = at_least(events.after, sum(events), log(low * odds))
        assert beyond == pytest.approx(0.025, rel=1e-6)
    if not isinf(high):
        beyond = at_least(events.before, sum(events), -log(high * odds))
        assert beyond == pytest.approx(0.025, rel=1e-6)


@settings(max_examples=40)
@given(
    st.builds(Sides, st.integers(0, 6), st.integers(0, 6)),
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)),
    spans,
)
def test_what_may_be_on_either_side_is_covered_wherever_it_was(
    surely: Sides, unsure: tuple[int, int, int], days: Sides
) -> None:
    either, before_or_none, after_or_none = unsure
    fewest = Sides(surely.before + either + before_or_none, surely.after)
    most = Sides(surely.before, surely.after + either + after_or_none)
    low, high = interval(fewest, most, days)
    p = p_value(fewest, most, days)
    for early, first, then in product(*(range(most + 1) for most in unsure)):
        placed = Sides(surely.before + early + first, surely.after + either - early + then)
        placed_low, placed_high = interval(placed, placed, days)
        assert low <= placed_low * (1 + 1e-9)
        assert placed_high <= high * (1 + 1e-9)
        assert p_value(placed, placed, days) <= p * (1 + 1e-9)


def test_published_values() -> None:
    # Clopper and Pearson for 8 of 10: .4439 to .9748.
    low, high = interval(Sides(2, 8), Sides(2, 8), Sides(100, 100))
    assert low / (1 + low) == pytest.approx(0.4439, abs=1e-4)
    assert high / (1 + high) == pytest.approx(0.9748, abs=1e-4)


def test_empty_sides() -> None:
    days = Sides(30, 60)
    assert ratio(Sides(0, 0), days) is None
    assert interval(Sides(0, 0), Sides(0, 0), days) == (0, inf)
    assert p_value(Sides(0, 0), Sides(0, 0), days) == 1
    assert ratio(Sides(0, 3), days) == inf
    assert interval(Sides(0, 3), Sides(0, 3), days)[1] == inf
    assert ratio(Sides(3, 0), days) == 0
    assert interval(Sides(3, 0), Sides(3, 0), days)[0] == 0


@given(st.integers(0, 60), spans)
def test_what_can_be_told(events: int, days: Sides) -> None:
    rise, fall = detectable_rise(events, days), detectable_fall(events, days)
    assert rise is None or rise > 1
    assert fall is None or fall < 1
    turned = detectable_rise(events, days.swapped())
    assert (fall is None) == (turned is None)
    if rise is not None:
        odds = log(rise * days.after / days.before)
        equal = log(days.after / days.before)
        needed = next(n for n in range(events + 1) if at_least(n, events, equal) <= 0.025)
        assert at_least(needed, events, odds) == pytest.approx(0.8, rel=1e-6)


def test_a_handful_tells_nothing_and_many_tell_little_changes() -> None:
    alike = Sides(100, 100)
    assert [detectable_rise(events, alike) for events in range(6)] == [None] * 6
    # Six of six is rarer than one in 40: the share must be .8 ** (1 / 6).
    share = 0.8 ** (1 / 6)
    assert detectable_rise(6, alike) == pytest.approx(share / (1 - share))
    assert (detectable_rise(1000, alike) or 0) < 1.25


def test_one_event_less_is_taken_from_the_faster_side() -> None:
    days = Sides(100, 50)
    assert one_less(Sides(1, 4), Sides(1, 4), days) == (Sides(1, 3), Sides(1, 3))
    assert one_less(Sides(9, 1), Sides(8, 2), days) == (Sides(8, 1), Sides(7, 2))
