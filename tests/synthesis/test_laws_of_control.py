"""What holds of every history, whatever is claimed."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.model.findings import ClaimRow, ControlRow
from tadmor.synthesis.control import control
from tadmor.synthesis.days import number
from tadmor.synthesis.disputes import disputed
from tadmor.synthesis.figures import figures
from tadmor.synthesis.timeline import timeline
from tests.synthesis.make import case, claim

FRAMES = ["gain", "loss", "withdraw", "control", "present", "clash", "attack", "advance"]
parties = st.none() | st.sampled_from(["reds", "blues", "greens"])
days = st.integers(1, 28).map("1700-05-{:02}".format)
times = (
    st.none()
    | days
    | st.sampled_from(["1700-05", "1700", "1700-05/1700-06", "1700-04/..", "../1700-05"])
)


@st.composite
def rows(draw: st.DrawFn) -> tuple[ClaimRow, ...]:
    frames = draw(st.lists(st.sampled_from(FRAMES), min_size=1, max_size=9))
    return tuple(
        claim(
            index,
            frame,
            draw(times),
            draw(parties),
            draw(parties),
            aspect=draw(st.sampled_from(["completed", "completed", "ongoing", "planned"])),
            extent=draw(st.sampled_from(["whole", "whole", "part", None])),
            by=draw(st.sampled_from(["abbot", "bailiff"])),
            document=draw(st.sampled_from(["a.txt", "b.txt"])),
            published=draw(days),
            attribution=draw(st.sampled_from([None, "att_1"])),
            quote=draw(st.sampled_from(["In the fort.", "besieged"])),
        )
        for index, frame in enumerate(frames, 1)
    )


def by(found: Sequence[ControlRow], account: str) -> list[ControlRow]:
    return [row for row in found if row.account != "fused" and row.account.id == f"act_{account}"]


@given(rows(), st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_order_of_claims_does_not_matter(claims: tuple[ClaimRow, ...], random: object) -> None:
    shuffled = sorted(claims, key=lambda one: hash((one.id, str(random))))
    one, other = case(*claims), case(*shuffled)
    assert control(one) == control(other)
    assert figures(one) == figures(other)
    assert timeline(one) == timeline(other)
    assert disputed(control(one)) == disputed(control(other))


@given(rows(), rows())
@settings(max_examples=100, deadline=None)
def test_what_is_not_asserted_changes_nothing(
    claims: tuple[ClaimRow, ...], more: tuple[ClaimRow, ...]
) -> None:
    for polarity in ("denies", "unasserted", "asks"):
        denied = [replace(one, id=f"{one.id}x", polarity=polarity) for one in more]
        assert control(case(*claims, *denied)) == control(case(*claims))


@given(rows(), rows())
@settings(max_examples=100, deadline=None)
def test_accounts_and_places_do_not_influence_each_other(
    claims: tuple[ClaimRow, ...], more: tuple[ClaimRow, ...]
) -> None:
    whole = control(case(*claims))
    of_abbot = [one for one in claims if one.originating_source.id == "act_abbot"]
    assert by(whole, "abbot") == list(control(case(*of_abbot)))
    elsewhere = [replace(one, id=f"{one.id}x", place="plc_mill") for one in more]
    assert control(case(*claims, *elsewhere), place="plc_fort") == whole


@given(rows())
@settings(max_examples=100, deadline=None)
def test_bounds_are_in_order_and_rest_on_claims(claims: tuple[ClaimRow, ...]) -> None:
    known = {one.id for one in claims}
    infinite = float("inf")
    for row in control(case(*claims)):
        start = number(row.start_min), number(row.start_max, infinite)
        end = number(row.end_min), number(row.end_max, infinite)
        assert start[0] <= start[1]
        assert end[0] <= end[1]
        assert start[0] <= end[1]
        assert row.end_max is None or start[1] <= end[1]
        assert row.because
        assert set(row.because) <= known
        assert row.last_evidence is not None
        if row.state == "contested" and row.end_max:
            assert end[0] <= number(row.last_evidence)
        assert (row.holder is None) <= (
            row.state in {"contested", "besieged", "withdrawn", "unknown"}
        )


@given(rows())
@settings(max_examples=100, deadline=None)
def test_states_of_one_account_follow_each_other(claims: tuple[ClaimRow, ...]) -> None:
    for account in ("abbot", "bailiff"):
        course = [row for row in by(control(case(*claims)), account) if row.state != "presence"]
        assert all(row.end_max for row in course[:-1])
        assert course == [] or course[-1].end_max is None
        for old, new in pairwise(course):
            assert number(old.end_max) <= number(new.start_max)


@given(rows())
@settings(max_examples=100, deadline=None)
def test_disputed_stretches_are_of_two_holders_by_two_accounts(
    claims: tuple[ClaimRow, ...],
) -> None:
    for stretch in disputed(control(case(*claims))):
        assert number(stretch.first) <= number(stretch.last)
        assert len({(side.holder, side.state) for side in stretch.sides}) > 1
        assert len({account for side in stretch.sides for account in side.accounts}) > 1
        assert all(side.because for side in stretch.sides)
