"""What holds of every fusion, whatever is reported."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.synthesis.fusion.fusing import Fusion, fused
from tadmor.synthesis.fusion.reliability import Weight, normal, prior, weigh
from tadmor.synthesis.fusion.reports import Columns, Floats, Report, columns, dated
from tests.synthesis.fusion.telling import DAY, SIDES, report

PLACES, ORIGINS = ("bay", "dale"), ("abbot", "bailiff", "clerk")


@st.composite
def told(draw: st.DrawFn) -> Report:
    dated = draw(st.booleans())
    day = draw(st.integers(0, 400))
    return report(
        draw(st.integers(0, 10**9)),
        draw(st.sampled_from(PLACES)),
        draw(st.sampled_from(ORIGINS)),
        draw(st.sampled_from(SIDES)),
        day,
        first=DAY + day - draw(st.integers(0, 12)) if dated else None,
        last=DAY + day if dated else None,
        denied=draw(st.booleans()),
        family=draw(st.sampled_from([None, "f"])),
        credibility=draw(st.sampled_from([None, 1, 3, 5, 6])),
        against_interest=draw(st.booleans()),
        change=draw(st.booleans()),
    )


reports = st.lists(told(), min_size=1, max_size=12, unique_by=lambda one: one.id)


def courses(fusion: Fusion) -> dict[str, dict[int, dict[str | None, float]]]:
    return {
        place: {day: fusion.chances(place, DAY + day) for day in range(-30, 430, 23)}
        for place in PLACES
    }


def close(one: Fusion, other: Fusion, names: dict[str | None, str | None] | None = None) -> bool:
    called = names or {}
    mine, theirs = courses(one), courses(other)
    return all(
        np.isclose(chance, theirs[place][day][called.get(holder, holder)], atol=1e-7)
        for place, days in mine.items()
        for day, chances in days.items()
        for holder, chance in chances.items()
    )


@given(reports)
@settings(max_examples=15, deadline=None)
def test_the_posterior_sums_to_one(given_: list[Report]) -> None:
    for days in courses(fused(given_)).values():
        for chances in days.values():
            assert np.isclose(sum(chances.values()), 1.0)
            assert min(chances.values()) >= 0.0


@given(reports, st.permutations(SIDES))
@settings(max_examples=15, deadline=None)
def test_relabelling_holders_permutes_the_posterior(given_: list[Report], to: list[str]) -> None:
    names: dict[str | None, str | None] = dict(zip(SIDES, to, strict=True))
    renamed = [replace(one, holder=names[one.holder] or "") for one in given_]
    assert close(fused(given_), fused(renamed), names)


@given(reports, st.randoms())
@settings(max_examples=10, deadline=None)
def test_the_order_of_reports_does_not_matter(given_: list[Report], random: object) -> None:
    shuffled = sorted(given_, key=lambda one: hash((one.id, str(random))))
    assert courses(fused(given_)) == courses(fused(shuffled))


@given(reports, st.sampled_from(ORIGINS))
@settings(max_examples=15, deadline=None)
def test_switching_an_origin_off_is_fitting_without_it(given_: list[Report], origin: str) -> None:
    without = [one for one in given_ if one.origin != origin]
    assert courses(fused(given_, off=frozenset({origin}))) == courses(fused(without))


@given(reports)
@settings(max_examples=15, deadline=None)
def test_a_claim_that_cannot_be_judged_says_nothing(given_: list[Report]) -> None:
    silent = [replace(one, credibility=6, change=False) for one in given_]
    for chances in (
        chances for days in courses(fused(silent)).values() for chances in days.values()
    ):
        named = [chance for holder, chance in chances.items() if holder is not None]
        prior = 1 / (len(named) + 1 / len(named)) if named else 0.0
        assert np.allclose(named, prior, atol=2e-3)


@given(reports, st.sampled_from(ORIGINS), st.integers(0, 400))
@settings(max_examples=15, deadline=None)
def test_the_better_a_source_is_graded_the_more_it_moves(
    given_: list[Report], origin: str, day: int
) -> None:
    """Held against one ungraded report of the same day, whatever else is told elsewhere."""
    elsewhere = [replace(one, place="elsewhere", credibility=None) for one in given_]
    graded = report(1, "bay", origin, "reds", day)
    other = report(2, "bay", "stranger", "blues", day)
    chances = [
        fused([*elsewhere, graded, other], grades={origin: letter}).chances("bay", DAY + day)
        for letter in "ABCDE"
    ]
    reds = [chance["reds"] for chance in chances]
    assert reds == sorted(reds, reverse=True)
    assert reds[0] > reds[-1]


@given(day=st.integers(0, 400), denied=st.booleans())
@settings(max_examples=15, deadline=None)
def test_the_better_a_claim_is_graded_the_more_it_moves(day: int, *, denied: bool) -> None:
    other = report(2, "bay", "stranger", "blues", day)
    reds = [
        fused([replace(one, credibility=grade), other]).chances("bay", DAY + day)["reds"]
        for one in [report(1, "bay", "abbot", "reds", day, denied=denied)]
        for grade in (1, 2, 3, 4, 5)
    ]
    assert reds == sorted(reds, reverse=not denied)
    assert reds[0] != reds[-1]


def odds(weight: Weight, told: Columns) -> Floats:
    """Give how much likelier each report is if what it says is so."""
    result: Floats = (weight.hit / weight.miss) ** np.where(told.denied, -1, 1)
    return result


@given(reports)
def test_a_claim_against_interest_weighs_more(given_: list[Report]) -> None:
    """By the likelihood, whatever has been learned of its origin; F is no grade at all."""
    kept = [replace(one, credibility=None) for one in dated(given_)]
    before = columns([replace(one, against_interest=False) for one in kept])
    after = columns([replace(one, against_interest=True) for one in kept])
    for letter in "ABCDEF":
        grades = dict.fromkeys(ORIGINS, letter)
        voices = normal(prior(before.origins, len(before.holders), grades))
        plain, against = weigh(before, voices), weigh(after, voices)
        assert np.all(odds(against, after) > odds(plain, before))


def test_cannot_be_judged_is_no_grade() -> None:
    given_ = [report(1, "bay", "abbot", "reds", 3), report(2, "bay", "clerk", "blues", 3)]
    assert close(fused(given_, grades={"abbot": "F"}), fused(given_))


def test_a_place_tied_by_nothing_stays_unknown() -> None:
    fusion = fused([report(1, "bay", "abbot", "reds", 3)])
    assert fusion.chances("moor", DAY) == {None: 1.0}
    assert fused([]).chances("bay", DAY) == {None: 1.0}
    assert fused([]).voices() == ()


def test_long_after_the_last_report_nothing_is_known() -> None:
    given_ = [report(1, "bay", "abbot", "reds", 3), report(2, "bay", "clerk", "blues", 90)]
    chances = fused(given_).chances("bay", DAY + 40_000)
    assert np.isclose(chances["reds"], chances["blues"])
