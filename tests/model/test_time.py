"""EDTF as Tadmor reads it, held against the standard's examples and the `edtf` package."""

import pytest
from edtf import parse_edtf

from tadmor.errors import TadmorError
from tadmor.model import edtf
from tadmor.model.edtf import NotationError, iso, parse
from tadmor.model.time import (
    bounds,
    bounds_within,
    intersection,
    intersects,
    possible_relations,
    relation,
    within,
)

# What both read alike: the package is the judge of notation.
SHARED = ["2016", "2016-03", "2016-03-27", "199X", "11XX", "2015-21", "2015-22", "2015-23", "-0479"]
SHARED += ["2016-33", "1187~", "2016-03-20?", "2016-03-20%", "2014/2016", "2015-10/2016-03", "0636"]
SHARED += [
    "{2016-03-03,2016-03-05}",
    "[2016-03-03,2016-03-05]",
    "2016~/2017",
    "2016-12-11T05:00:00Z",
]
SHARED += ["2004-06~-11", "{1960,1961..1963}"]


@pytest.mark.parametrize("text", SHARED)
def test_agrees_with_the_edtf_package(text: str) -> None:
    theirs = parse_edtf(text)
    ours = parse(text)
    assert ours.start is not None
    assert ours.end is not None
    assert ours.start.low == tuple(theirs.lower_strict())[:3]
    assert ours.end.high == tuple(theirs.upper_strict())[:3]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2016-03-2X", "2016-03-20", "2016-03-29"),
        ("2016-03-0X", "2016-03-01", "2016-03-09"),
        ("2015-02-2X", "2015-02-20", "2015-02-28"),
        ("2016-XX-27", "2016-01-27", "2016-12-27"),
        ("2015-24", "2015-12-01", "2016-02-29"),
        ("2016-41", "2016-07-01", "2016-12-31"),
        ("2016-12-11T05:00+02:00", "2016-12-11", "2016-12-11"),
    ],
)
def test_where_the_package_cannot_follow(text: str, low: str, high: str) -> None:
    term = parse(text).start
    assert term is not None
    assert (iso(term.low), iso(term.high)) == (low, high)


def test_a_clock_time_keeps_its_zone() -> None:
    term = parse("2016-12-11T05:00+02:00").start
    assert term is not None
    assert term.clock == "05:00+02:00"


@pytest.mark.parametrize(
    "text",
    "|..|/|../..|P3W|2016-13|2016-02-30|2016-00-01|May 2016|2016/2015|2016-22-03|16-03-02|"
    "2016-02-3X|[|{}|2016-3-2".split("|"),
)
def test_what_is_not_edtf_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(NotationError) as refused:
        parse(text)
    assert isinstance(refused.value, ValueError)
    assert isinstance(refused.value, TadmorError)
    assert repr(text) in str(refused.value)


def test_a_date_is_a_time_within_it() -> None:
    may = bounds("2015-05")
    assert (may.start_min, may.start_max) == ("2015-05-01", "2015-05-31")
    assert (may.end_min, may.end_max, may.end) == ("2015-05-01", "2015-05-31", "known")


def test_an_interval_starts_and_ends_within_its_sides() -> None:
    held = bounds("2015-10/2016-03-27")
    assert (held.start_min, held.start_max) == ("2015-10-01", "2015-10-31")
    assert (held.end_min, held.end_max) == ("2016-03-27", "2016-03-27")


@pytest.mark.parametrize(("text", "end"), [("2015-10/..", "ongoing"), ("2015-10/", "unknown")])
def test_an_unknown_end_is_not_an_ongoing_one(text: str, end: str) -> None:
    held = bounds(text)
    assert (held.start_max, held.end_min, held.end_max) == ("2015-10-31", None, None)
    assert held.end == end


def test_an_open_start_is_null() -> None:
    held = bounds("../2016-03")
    assert (held.start_min, held.start_max) == (None, None)
    assert (held.end_min, held.end_max) == ("2016-03-01", "2016-03-31")


def test_an_event_lies_within_its_window() -> None:
    event = bounds_within("2016-03-16/2016-03-31")
    assert (event.start_min, event.start_max) == ("2016-03-16", "2016-03-31")
    assert (event.end_min, event.end_max) == ("2016-03-16", "2016-03-31")


@pytest.mark.parametrize("text", [None, "P3W", "PT72H"])
def test_a_duration_has_no_bounds(text: str | None) -> None:
    assert bounds(text).start_min is None
    assert bounds_within(text).end_max is None
    assert text is None or edtf.is_duration(text)


@pytest.mark.parametrize("text", ["P", "PT", "2016", "Palmyra"])
def test_what_is_no_duration(text: str) -> None:
    assert not edtf.is_duration(text)


def test_relations_of_days() -> None:
    march, april = ("2016-03-01", "2016-03-31"), ("2016-04-01", "2016-04-30")
    assert relation(march, april) == "meets"
    assert relation(("2016-03-27", "2016-03-27"), march) == "during"
    assert relation(march, march) == "equals"
    assert relation(("-0479-01-01", "-0479-12-31"), march) == "before"


def test_certain_and_possible() -> None:
    may, day = bounds("2015-05"), bounds("2015-05-20")
    assert intersects(may, bounds("2015-06-01/2015-07")) == "no"
    assert intersects(may, day) == "possible"
    assert intersects(bounds("2015-05-01/2015-05-31"), may) == "certain"
    assert within(may, bounds("2015-05-01/2015-05-31")) == "certain"
    assert within(bounds("2015-10/.."), bounds("2015")) == "possible"


def test_an_ongoing_state_may_meet_whatever_comes_after() -> None:
    assert "before" in possible_relations(bounds("2015-10/"), bounds("2020"))
    assert intersects(bounds("2015-10/.."), bounds("2014")) == "no"


def test_the_days_that_two_share() -> None:
    both = intersection(bounds("2015-10/.."), bounds("2015-12-05/2016-03-27"))
    assert both is not None
    assert (both.start_min, both.start_max) == ("2015-12-05", "2015-12-05")
    assert (both.end_max, both.end) == ("2016-03-27", "known")
    assert intersection(bounds("2015"), bounds("2016")) is None
