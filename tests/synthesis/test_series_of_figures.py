"""One source over time, and figures that cannot both hold."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.model.figures import AnyFigureRow
from tadmor.model.findings import ClaimRow
from tadmor.model.reading import ClaimTimes, Figure
from tadmor.model.time import bounds
from tadmor.synthesis.figures import figures
from tests.synthesis.make import case, claim, figure

MAY_3 = "1700-05-03"


def said(number: int, count: tuple[int | None, int | None], day: str, **changed: Any) -> ClaimRow:
    return figure(number, count, times=ClaimTimes(said=bounds(day)), **changed)


def running(number: int, count: int, day: str, **changed: Any) -> ClaimRow:
    stated = Figure(min=count, max=count, kind="killed", whose="Reds", period="1700-05-01/..")
    times = ClaimTimes(said=bounds(day))
    return claim(number, "casualties", "1700-05-01/..", figure=stated, times=times, **changed)


def rows(kind: str, *claims: ClaimRow) -> list[AnyFigureRow]:
    return [row for row in figures(case(*claims)) if row.row == kind]


counts = st.tuples(st.none() | st.integers(0, 99), st.none() | st.integers(100, 199))
drawn = st.lists(st.tuples(counts, st.integers(1, 9), st.booleans()), min_size=2, max_size=6)


@given(drawn)
def test_a_range_reaches_no_further_than_what_was_stated(
    given: list[tuple[tuple[int | None, int | None], int, bool]],
) -> None:
    told = [
        said(at, count, f"1700-06-0{day}", by="abbot" if mine else "bailiff")
        for at, (count, day, mine) in enumerate(given)
    ]
    groups = rows("group", *told)
    assert len(groups) == (sum(count != (None, None) for count, _, _ in given) > 1)
    for row in groups:
        assert row.row == "group"
        assert row.min is None or row.min in {count[0] for count, _, _ in given}
        assert row.max is None or row.max in {count[1] for count, _, _ in given}


@given(drawn)
def test_one_source_is_in_no_clash_with_itself_over_one_thing(
    given: list[tuple[tuple[int | None, int | None], int, bool]],
) -> None:
    told = [said(at, count, f"1700-06-0{day}") for at, (count, day, _) in enumerate(given)]
    assert rows("impossible", *told) == []


@given(st.lists(st.integers(1, 50), min_size=2, max_size=8))
def test_a_running_total_is_flagged_each_time_it_falls_and_only_then(tolls: list[int]) -> None:
    told = [running(day, toll, f"1700-06-0{day}") for day, toll in enumerate(tolls, start=1)]
    falls = sum(late < early for early, late in pairwise(tolls))
    assert len(rows("impossible", *told)) == falls


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_part_is_flagged_where_it_exceeds_its_whole(part: int, whole: int) -> None:
    told = (figure(1, (part, part), whose="young Reds"), figure(2, (whole, whole), by="bailiff"))
    assert bool(rows("impossible", *told)) == (part > whole)


def test_the_latest_figure_of_a_source_stands_in_the_range_and_the_change_is_named() -> None:
    told = (
        said(1, (30, 30), "1700-05-04"),
        said(2, (45, 45), "1700-05-06"),
        said(3, (20, None), "1700-05-05", by="bailiff"),
    )
    (group,) = rows("group", *told)
    assert group.row == "group"
    assert (group.min, group.max) == (20, None)
    (course,) = rows("series", *told)
    assert course.row == "series"
    assert [one.said for one in course.figures] == ["1700-05-04", "1700-05-06"]
    (change,) = rows("revision", *told)
    assert change.row == "revision"
    assert (change.kind, change.before.min, change.after.min) == ("up", 30, 45)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ((40, 40), (30, 30), "down"),
        ((40, None), (50, None), "up"),
        ((10, None), (5, 60), "down"),
        ((10, 20), (5, 60), "replaced"),
    ],
)
def test_how_a_revision_is_named(
    before: tuple[int, int | None], after: tuple[int, int | None], kind: str
) -> None:
    (change,) = rows("revision", said(1, before, "1700-05-04"), said(2, after, "1700-05-06"))
    assert change.row == "revision"
    assert change.kind == kind


def test_no_civilians_is_none_of_the_civilians() -> None:
    told = (figure(1, (0, 0), whose="no civilians"), figure(2, (17, 17), whose="civilians"))
    (group,) = rows("group", *told)
    assert group.row == "group"
    assert (group.whose, group.min, group.max) == ("civilians", 0, 17)


def test_two_figures_of_one_day_replace_neither() -> None:
    told = (said(1, (30, 30), "1700-05-04"), said(2, (45, 45), "1700-05-04"))
    (group,) = rows("group", *told)
    assert group.row == "group"
    assert (group.min, group.max) == (30, 45)
    assert rows("revision", *told) == []


def test_what_is_given_again_is_one_figure_of_a_series() -> None:
    told = [said(at, (30, 30), f"1700-05-0{at}", document=f"{at}.txt") for at in (4, 5, 6)]
    assert rows("series", *told) == []
    (course,) = rows("series", *told, said(7, (31, 31), "1700-05-07"))
    assert course.row == "series"
    assert [(one.claim, one.also) for one in course.figures] == [
        ("clm_0004", ("clm_0005", "clm_0006")),
        ("clm_0007", ()),
    ]


def test_the_dead_and_the_wounded_of_a_source_make_its_number_of_both() -> None:
    dead, hurt = figure(1, (12, 12)), figure(2, (30, 30), kind="wounded")
    for kind, both, clashes in (
        ("killed-or-wounded", (42, 42), 0),
        ("killed-or-wounded", (60, 60), 1),
        ("killed-or-wounded", (40, None), 0),
        ("casualties", (60, 60), 0),
        ("casualties", (41, 41), 1),
    ):
        (*found,) = rows("impossible", dead, hurt, figure(3, both, kind=kind))
        assert len(found) == clashes, (kind, both)
    assert (
        rows("impossible", dead, hurt, figure(3, (60, 60), kind="killed-or-wounded", by="bailiff"))
        == []
    )


def test_about_and_at_least_leave_room() -> None:
    about = Figure(min=40, max=40, approximate=True, kind="killed", whose="Reds", period=MAY_3)
    whole = claim(1, "casualties", MAY_3, figure=about)
    part = {"whose": "young Reds", "by": "bailiff"}
    assert rows("impossible", whole, figure(2, (44, 44), **part)) == []
    assert len(rows("impossible", whole, figure(2, (45, 45), **part))) == 1
    assert rows("impossible", figure(1, (40, None)), figure(2, (90, 90), **part)) == []


def test_other_places_and_times_of_a_part_are_not_held_against_a_whole() -> None:
    whole = figure(1, (10, 10))
    for other in (
        figure(2, (90, 90), whose="young Reds", place="plc_mill"),
        figure(2, (90, 90), whose="young Reds", day="1700-05"),
        figure(2, (90, 90), whose="young Reds", day=None),
        figure(2, (90, 90), whose="young Reds", polarity="denies"),
        figure(2, (90, 90), whose="the Blues"),
        figure(2, (90, 90), whose=None),
        figure(2, (None, None), whose="young Reds"),
    ):
        assert rows("impossible", whole, other) == []
