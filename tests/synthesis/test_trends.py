"""The pace of events before and after an event: what is counted, once, and what is left open."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.errors import UsageError
from tadmor.model.edtf import NotationError
from tadmor.model.findings import ClaimRow
from tadmor.model.trends import TrendRow
from tadmor.synthesis.trends import trends
from tests.synthesis.make import case, claim, of_texts

ALL_YEAR = {"first": "1700-01-01", "last": "1700-12-31"}


def told(*claims: ClaimRow, **asked: Any) -> tuple[TrendRow, ...]:
    return trends(case(*claims), **({"event": "1700-06-15"} | ALL_YEAR | asked))


def only(*claims: ClaimRow, **asked: Any) -> TrendRow:
    (row,) = told(*claims, **asked)
    return row


def counted(row: TrendRow) -> tuple[int, int, int, int]:
    return (row.before_min, row.before_max, row.after_min, row.after_max)


def gain(number: int, day: str | None, **changed: Any) -> ClaimRow:
    return claim(number, "gain", day, "reds", **changed)


def many(*months: int) -> list[ClaimRow]:
    """Make one gain in the middle of each month."""
    return [gain(month, f"1700-{month:02}-10") for month in months]


def test_events_days_and_rates_on_either_side() -> None:
    row = only(*many(2, 7, 8, 9))
    assert counted(row) == (1, 1, 3, 3)
    assert (row.days_before, row.days_after) == (165, 199)
    assert row.rate_after_min == pytest.approx(3 * 30 / 199, rel=1e-5)
    assert row.ratio_min == row.ratio_max == pytest.approx(3 * 165 / 199, rel=1e-5)
    assert row.interval_low is not None
    assert row.interval_high is not None
    assert row.interval_low < 1 < row.interval_high
    assert row.because == ("clm_0002", "clm_0007", "clm_0008", "clm_0009")
    assert "cannot tell" in row.finding


def test_a_change_that_the_counts_can_carry_is_said() -> None:
    claims = [gain(day, f"1700-07-{day:02}") for day in range(1, 31, 5)]
    row = only(*claims, first="1700-06-01", last="1700-07-31", event="1700-06-30")
    assert row.finding.startswith("By this count the pace rose")
    assert row.interval_high is None
    assert row.fragile
    assert "one event less" in row.finding
    turned = only(*claims, first="1700-07-01", last="1700-08-31", event="1700-08-01")
    assert turned.finding.startswith("By this count the pace fell")
    assert turned.ratio_max == 0


def test_one_event_counts_once_however_often_it_is_told() -> None:
    row = only(
        gain(1, "1700-07-10"),
        gain(2, "1700-07", document="copy.txt"),
        gain(3, "1700-07-12", document="other.txt"),
        claim(4, "loss", "1700-07-10", "reds", "blues"),
        gain(5, "1700-07-10", place=None),
        gain(6, "1700-03-01", assertion="ast_1"),
        gain(7, "1700-03-20", assertion="ast_1"),
    )
    assert counted(row) == (1, 1, 1, 1)
    assert len(row.because) == 7


def test_different_things_count_apart() -> None:
    row = only(
        gain(1, "1700-07-10"),
        gain(2, "1700-07-10", place="plc_mill"),
        claim(3, "gain", "1700-07-10", "greens"),
        gain(4, "1700-07-20"),
    )
    assert counted(row) == (0, 0, 4, 4)


def test_each_account_by_itself_and_then_any_of_them() -> None:
    one, other, every = told(
        gain(1, "1700-07-10"),
        gain(2, "1700-07-10", by="bailiff"),
        gain(3, "1700-02-01", by="bailiff"),
    )
    assert [counted(row) for row in (one, other, every)] == [
        (0, 0, 1, 1),
        (1, 1, 1, 1),
        (1, 1, 1, 1),
    ]
    assert (every.account, every.accounts) == ("all", 2)
    assert any("none of them is weighed" in sentence for sentence in every.not_shown)
    row = only(gain(1, "1700-07-10"), gain(2, "1700-07-10", by="bailiff"), account="bail")
    assert row.because == ("clm_0002",)


def test_dates_that_leave_open_on_which_side_widen_the_interval() -> None:
    sure = only(*many(2, 3, 8, 9))
    row = only(*many(2, 3, 8, 9), gain(20, "1700-06"))
    assert counted(row) == (2, 3, 2, 3)
    assert (row.ratio_min or 0) < (sure.ratio_min or 0) < (row.ratio_max or 0)
    assert (row.interval_low or 0) < (sure.interval_low or 0)
    assert (row.interval_high or 0) > (sure.interval_high or 0)
    assert any("both extremes" in sentence for sentence in row.not_shown)


def test_what_has_no_date_is_counted_apart_and_said() -> None:
    row = only(*many(2, 8), gain(20, None))
    assert (counted(row), row.undated, row.undated_because) == ((1, 1, 1, 1), 1, ("clm_0020",))
    assert any("without a first and last day" in sentence for sentence in row.not_shown)


def test_what_did_not_happen_by_the_account_does_not_count() -> None:
    for changed in (
        {"polarity": "denies"},
        {"aspect": "planned"},
        {"aspect": "failed"},
        {"certainty": "possible"},
    ):
        assert told(gain(1, "1700-07-10", **changed)) == ()


def test_the_days_of_the_event_are_on_neither_side() -> None:
    row = only(gain(1, "1700-06-15"), *many(8))
    assert counted(row) == (0, 0, 1, 1)
    assert any("itself" in sentence for sentence in row.not_shown)
    assert row.days_before + row.days_after == 364


def test_whose_gain_or_loss() -> None:
    taken = claim(1, "gain", "1700-07-10", "reds", "blues")
    assert counted(only(taken, by="reds")) == (0, 0, 1, 1)
    assert told(taken, by="blues") == ()
    assert counted(only(taken, what=["losses"], by="blues")) == (0, 0, 1, 1)
    assert told(gain(1, "1700-07-10"), what=["losses"]) == ()
    assert counted(only(taken, what=["losses", "gains"])) == (0, 0, 1, 1)
    assert told(taken, place="Val Muhle") == ()


def test_without_days_given_they_run_from_the_first_to_the_last_thing_told() -> None:
    row = only(claim(1, "attack", "1700-03-01", "reds"), *many(7, 8), first=None, last=None)
    assert (row.window_first, row.window_last) == ("1700-03-01", "1700-08-10")
    assert any("silence" in sentence for sentence in row.not_shown)


def test_nothing_is_told_before_it_happens() -> None:
    row = only(gain(1, "1700-06", published="1700-06-10"))
    assert counted(row) == (1, 1, 0, 0)


def test_nothing_to_compare_is_said() -> None:
    row = only(*many(7), first=None, last=None)
    assert row.finding.startswith("Nothing can be compared: no day before")
    assert (row.p, row.ratio_min, row.interval_low) == (None, None, None)
    row = only(gain(1, None))
    assert row.finding.startswith("Nothing can be compared: no dated event")


def test_an_event_needs_a_first_and_a_last_day() -> None:
    for event in ("1700-06/..", "P3D"):
        with pytest.raises(UsageError):
            told(*many(7), event=event)
    with pytest.raises(NotationError):
        told(*many(7), event="last summer")


@given(st.permutations([*many(1, 2, 7, 8), gain(20, "1700-06"), gain(21, "1700-07")]))
def test_the_order_of_claims_does_not_matter(claims: list[ClaimRow]) -> None:
    assert told(*claims) == told(*many(1, 2, 7, 8), gain(20, "1700-06"), gain(21, "1700-07"))


def test_from_prose_to_the_trend() -> None:
    text = (
        "The rebels captured Aksu on 3 March 1702. The rebels captured Belen on 4 May 1702. "
        "The rebels captured Corlu on 9 May 1702."
    )
    read = of_texts(monitors_1702_08_01=text)
    (row,) = trends(read, event="1702-05-01", first="1702-02-01", last="1702-07-31")
    assert counted(row) == (1, 1, 2, 2)
    assert "cannot tell" in row.finding
