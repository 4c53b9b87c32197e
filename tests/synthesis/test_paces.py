"""What a page carries of the pace around a person's events: what was counted, once, in order."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tadmor.model.findings import ClaimRow
from tadmor.model.trends import CaseEvent, Counted, Pace
from tadmor.synthesis import paces as made
from tadmor.synthesis.paces import paces
from tests.synthesis.make import case, claim

TURN = CaseEvent(
    date="1700-06-15",
    text="The turn of the road",
    what=("gains",),
    first="1700-01-01",
    last="1700-12-31",
)
DAYS = st.dates(
    min_value=dt.date(1700, 1, 1),
    max_value=dt.date(1700, 12, 30),
).map(str)
TOLD = st.lists(st.tuples(DAYS, st.sampled_from(("abbot", "bailiff")), st.booleans()), max_size=12)


def gain(number: int, day: str, **changed: Any) -> ClaimRow:
    return claim(number, "gain", day, "reds", **changed)


def sides(pace: Pace, counted: Counted) -> str:
    if counted.last < pace.began:
        return "before"
    return "after" if counted.first > pace.ended else "neither"


@given(TOLD)
def test_what_is_carried_adds_up_to_what_was_counted(told: list[tuple[str, str, bool]]) -> None:
    claims = [
        gain(number, day, by=by, place="plc_fort" if named else None)
        for number, (day, by, named) in enumerate(told)
    ]
    for pace in paces(case(*claims), (TURN,)):
        assert pace.counted is not None
        found = [sides(pace, one) for one in pace.counted]
        assert found.count("before") == pace.row.before_min == pace.row.before_max
        assert found.count("after") == pace.row.after_min == pace.row.after_max
        carried = [id_ for one in pace.counted for id_ in one.because]
        assert sorted(carried) == list(pace.row.because)
        assert list(pace.counted) == sorted(pace.counted, key=lambda one: (one.first, one.last))


def test_any_account_comes_first_and_each_sort_by_itself() -> None:
    claims = [gain(1, "1700-03-01"), gain(2, "1700-08-01", by="bailiff")]
    claims.append(claim(3, "loss", "1700-09-01", None, "reds"))
    event = CaseEvent(date="1700-06-15", text="The turn of the road")
    found = [(pace.row.what, pace.row.account) for pace in paces(case(*claims), (event,))]
    assert [what for what, _ in found] == [("gains",)] * 3 + [("losses",)]
    assert found[0][1] == "all"


def test_what_is_more_than_a_page_draws_is_left_to_the_command(monkeypatch: Any) -> None:
    monkeypatch.setattr(made, "MOST_COUNTED", 2)
    claims = [gain(month, f"1700-{month:02}-10") for month in (2, 7, 9)]
    (pace,) = paces(case(*claims), (TURN,))
    assert pace.counted is None
    assert len(pace.row.because) == 3


def test_a_case_without_events_compares_nothing() -> None:
    assert paces(case(gain(1, "1700-03-01")), ()) == ()
