"""Laws of time: notation, bounds, Allen's relations, intersection."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tadmor.model.edtf import Day, day_of, iso, parse
from tadmor.model.reading import Bounds
from tadmor.model.time import (
    RELATIONS,
    Relation,
    answer,
    bounds,
    bounds_within,
    from_ordinal,
    intersection,
    intersects,
    inverse,
    ordinal,
    possible_relations,
    relation,
    throughout,
    within,
)

DAYS = st.dates(date(2014, 1, 1), date(2016, 12, 31))
FEW_DAYS = st.dates(date(2015, 12, 28), date(2016, 1, 4))
MONTHS = DAYS.map(lambda day: f"{day:%Y-%m}")
SEASONS = st.builds("{}-{}".format, st.integers(1000, 2100), st.sampled_from([21, 22, 23, 24]))
DATES = st.one_of(
    DAYS.map(str),
    MONTHS,
    SEASONS,
    DAYS.map(lambda day: str(day.year)),
    st.sampled_from(["201X", "20XX"]),
)
MARKED = st.builds("{}{}".format, DATES, st.sampled_from(["", "?", "~", "%"]))
SIDES = st.one_of(MARKED, st.sampled_from(["", ".."]))


def _is_edtf(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


EDTF = st.one_of(MARKED, st.builds("{}/{}".format, SIDES, SIDES).filter(_is_edtf))


@st.composite
def stretches(draw: st.DrawFn) -> tuple[str, str]:
    first, last = sorted([draw(FEW_DAYS), draw(FEW_DAYS)])
    return str(first), str(last)


@st.composite
def boxes(draw: st.DrawFn) -> Bounds:
    start_min, start_max, end_min, end_max = sorted(draw(FEW_DAYS) for _ in range(4))
    if draw(st.booleans()):
        start_max, end_min = end_min, start_max
    open_end = draw(st.booleans())
    return Bounds(
        start_min=None if draw(st.booleans()) else str(start_min),
        start_max=str(start_max),
        end_min=str(end_min),
        end_max=None if open_end else str(end_max),
        end="unknown" if open_end else "known",
    )


@st.composite
def choices(draw: st.DrawFn) -> tuple[Bounds, tuple[str, str]]:
    """Bounds, and one stretch of days that they allow."""
    first, last = sorted([draw(FEW_DAYS), draw(FEW_DAYS)])
    spare = [timedelta(days=draw(st.integers(0, 3))) for _ in range(4)]
    box = Bounds(
        start_min=str(first - spare[0]),
        start_max=str(first + spare[1]),
        end_min=str(last - spare[2]),
        end_max=str(last + spare[3]),
        end="known",
    )
    return box, (str(first), str(last))


@given(st.dates())
def test_ordinals_agree_with_the_calendar(day: date) -> None:
    assert ordinal((day.year, day.month, day.day)) == day.toordinal()
    assert from_ordinal(day.toordinal()) == (day.year, day.month, day.day)


@given(st.integers(-3_000_000, 3_000_000))
def test_ordinals_round_trip(days: int) -> None:
    assert ordinal(from_ordinal(days)) == days
    assert day_of(iso(from_ordinal(days))) == from_ordinal(days)


@given(EDTF)
def test_bounds_are_in_order(text: str) -> None:
    for time in (bounds(text), bounds_within(text)):
        pairs = [(time.start_min, time.start_max), (time.end_min, time.end_max)]
        pairs += [(time.start_min, time.end_min), (time.start_max, time.end_max)]
        assert all(_in_order(low, high) for low, high in pairs)


def _in_order(low: str | None, high: str | None) -> bool:
    return low is None or high is None or day_of(low) <= day_of(high)


@given(EDTF)
def test_an_event_may_lie_wherever_its_state_may_hold(text: str) -> None:
    literal, window = bounds(text), bounds_within(text)
    assert (literal.start_min, literal.end_max) == (window.start_min, window.end_max)


@given(DAYS, DAYS)
def test_bounds_keep_what_was_written(one: date, other: date) -> None:
    first, last = sorted([one, other])
    time = bounds(f"{first}/{last}")
    assert (time.start_min, time.start_max) == (str(first), str(first))
    assert (time.end_min, time.end_max) == (str(last), str(last))


@given(DATES)
def test_marks_do_not_widen(text: str) -> None:
    plain: list[Day] = [term.low for term in [parse(text).start] if term]
    for mark in "?~%":
        term = parse(text + mark).start
        assert term is not None
        assert ([term.low], term.mark) == (plain, mark)


@given(stretches(), stretches())
def test_relations_are_exhaustive_exclusive_and_inverse(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    name = relation(one, other)
    assert name in RELATIONS
    assert relation(other, one) == inverse(name)
    assert possible_relations(_exact(one), _exact(other)) == {name}


def _exact(stretch: tuple[str, str]) -> Bounds:
    return bounds("/".join(stretch))


@given(stretches())
def test_equality_is_its_own_inverse(one: tuple[str, str]) -> None:
    assert relation(one, one) == "equals" == inverse("equals")


@given(choices(), choices())
def test_what_happened_was_possible(
    one: tuple[Bounds, tuple[str, str]], other: tuple[Bounds, tuple[str, str]]
) -> None:
    name = relation(one[1], other[1])
    assert name in possible_relations(one[0], other[0])
    assert answer(one[0], other[0], {name}) != "no"


@given(boxes(), boxes())
def test_possible_relations_are_inverse(one: Bounds, other: Bounds) -> None:
    forth, back = possible_relations(one, other), possible_relations(other, one)
    assert {inverse(name) for name in forth} == back
    assert forth


@given(boxes(), boxes())
def test_intersecting_is_symmetric_and_follows_from_being_within(
    one: Bounds, other: Bounds
) -> None:
    assert intersects(one, other) == intersects(other, one)
    if within(one, other) == "certain":
        assert intersects(one, other) == "certain"


@given(choices(), choices())
def test_an_intersection_holds_every_shared_day(
    one: tuple[Bounds, tuple[str, str]], other: tuple[Bounds, tuple[str, str]]
) -> None:
    first, last = max(one[1][0], other[1][0]), min(one[1][1], other[1][1])
    both = intersection(one[0], other[0])
    if first > last:
        return
    assert both is not None
    assert all([both.start_min, both.start_max, both.end_min, both.end_max])
    assert (both.start_min or "") <= first <= (both.start_max or "")
    assert (both.end_min or "") <= last <= (both.end_max or "")


@given(boxes(), boxes())
def test_intersection_is_commutative(one: Bounds, other: Bounds) -> None:
    assert intersection(one, other) == intersection(other, one)


@given(boxes())
def test_intersection_is_idempotent(one: Bounds) -> None:
    once = intersection(one, one)
    assert once is not None
    assert intersection(once, once) == once
    assert (once.start_min, once.end_max) == (one.start_min, one.end_max)


WANTED = st.frozensets(st.sampled_from(RELATIONS), min_size=1)


@given(choices(), choices(), WANTED)
def test_an_answer_holds_for_every_choice(
    one: tuple[Bounds, tuple[str, str]],
    other: tuple[Bounds, tuple[str, str]],
    wanted: frozenset[Relation],
) -> None:
    said, is_so = answer(one[0], other[0], wanted), relation(one[1], other[1]) in wanted
    assert is_so if said == "certain" else not (is_so and said == "no")


@given(boxes(), boxes(), WANTED)
def test_an_answer_and_its_denial(one: Bounds, other: Bounds, wanted: frozenset[Relation]) -> None:
    denial = {"certain": "no", "no": "certain", "possible": "possible"}
    assert answer(one, other, frozenset(RELATIONS) - wanted) == denial[answer(one, other, wanted)]


@given(boxes(), boxes())
def test_all_thirteen_are_certain_together(one: Bounds, other: Bounds) -> None:
    assert answer(one, other, RELATIONS) == "certain"
    assert answer(one, other, ()) == "no"


@given(boxes(), boxes())
def test_within_and_throughout_are_two_sides(one: Bounds, other: Bounds) -> None:
    assert throughout(one, other) == within(other, one)
    assert within(one, one) != "no" != throughout(one, one)
    if within(one, other) == throughout(one, other) == "certain":
        assert possible_relations(one, other) == {"equals"}


@given(boxes(), boxes(), boxes())
def test_within_is_transitive(one: Bounds, other: Bounds, third: Bounds) -> None:
    if within(one, other) == within(other, third) == "certain":
        assert within(one, third) == "certain"


@given(choices(), FEW_DAYS)
def test_days_within_and_days_throughout(one: tuple[Bounds, tuple[str, str]], when: date) -> None:
    box, (first, last), day = one[0], one[1], str(when)
    if first <= day <= last:
        assert (box.start_min or "") <= day <= (box.end_max or "")
    if (box.start_max or "") <= day <= (box.end_min or ""):
        assert first <= day <= last


@given(boxes(), boxes())
def test_an_intersection_lies_within_both(one: Bounds, other: Bounds) -> None:
    both = intersection(one, other)
    assert (both is None) == (intersects(one, other) == "no")
    if both is not None:
        assert within(both, one) != "no" != within(both, other)


@given(boxes(), boxes())
def test_intersecting_again_changes_nothing(one: Bounds, other: Bounds) -> None:
    both = intersection(one, other)
    if both is not None:
        assert intersection(both, one) == both == intersection(both, other)


@given(EDTF, EDTF)
def test_an_unknown_end_is_never_a_going_on(one: str, other: str) -> None:
    assert bounds_within(one).end != "ongoing"
    if one.endswith("/"):
        assert bounds(one).end == "unknown"
    both = intersection(bounds(one), bounds(other))
    if both is not None and both.end == "ongoing":
        assert one.endswith("/..")
        assert other.endswith("/..")
