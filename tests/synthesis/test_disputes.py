"""Stretches of days on which accounts differ: two holders, or a hold and what denies it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.model.disputes import DisputedRow
from tadmor.model.findings import ClaimRow, Party
from tadmor.synthesis.control import as_one, control
from tadmor.synthesis.days import number
from tadmor.synthesis.disputes import disputed
from tests.synthesis.make import case, claim
from tests.synthesis.test_laws_of_control import rows

REDS = claim(1, "gain", "1700-05-03", "reds")
LATER = claim(2, "gain", "1700-08-09", "blues")
EARLIER = claim(3, "gain", "1700-05-03", "reds", by="bailiff")
SOONER = claim(4, "gain", "1700-07-20", "blues", by="bailiff")
STILL = claim(5, "control", "1700-08-20", "blues", by="bailiff", aspect="ongoing")


def found(*claims: ClaimRow, one: bool = False) -> tuple[DisputedRow, ...]:
    return disputed(control(case(*claims)), claims, lambda *_: one)


def short(row: DisputedRow) -> str:
    sides = (f"{side.state} {side.holder.name if side.holder else '-'}" for side in row.sides)
    return f"{row.kind} {row.first}..{row.last}: {' / '.join(sides)}"


def test_two_accounts_of_one_change_differ_between_its_days() -> None:
    (row,) = found(REDS, LATER, EARLIER, SOONER, STILL)
    assert short(row) == "holder 1700-07-20..1700-08-08: held Reds / held Blues"
    assert [[account.name for account in side.accounts] for side in row.sides] == [
        ["Abbot"],
        ["Bailiff"],
    ]
    assert [side.because for side in row.sides] == [("clm_0001",), ("clm_0004", "clm_0005")]


def test_what_goes_back_to_one_origin_is_no_dispute() -> None:
    assert found(REDS, LATER, EARLIER, SOONER, STILL, one=True) == ()


def test_accounts_of_one_origin_count_once_on_their_side() -> None:
    copy = claim(5, "control", "1700-07-25", "blues", by="bailiff", aspect="ongoing")
    party = Party(id="act_copyist", name="Copyist")
    copied = claim(6, "gain", "1700-07-20", "blues", originating_source=party, relay=(party,))
    claims = (REDS, LATER, SOONER, copied, copy)
    of_one = {"clm_0004", "clm_0005", "clm_0006"}
    (row,) = disputed(control(case(*claims)), claims, lambda *pair: set(pair) <= of_one)
    sides = {side.holder.name: side for side in row.sides if side.holder}
    assert len(sides["Blues"].accounts) == 2
    assert sides["Blues"].origins == sides["Reds"].origins == 1


def test_a_contested_place_is_not_held_whole() -> None:
    fight = claim(2, "clash", "1700-06-01", by="bailiff")
    until = claim(3, "control", "1700-06-20", "reds", aspect="ongoing")
    assert [short(row) for row in found(REDS, until, fight)] == [
        "state 1700-06-01..1700-06-01: held Reds / contested -"
    ]


@pytest.mark.parametrize(("who", "differ"), [("reds", True), ("blues", False)])
def test_who_left_is_at_odds_with_who_says_that_he_holds_it(who: str, *, differ: bool) -> None:
    left = claim(2, "withdraw", "1700-06-01", None, who, by="bailiff")
    until = claim(3, "control", "1700-06-20", "reds", aspect="ongoing")
    assert bool(found(REDS, until, left)) == differ


def test_nobody_is_held_to_what_is_only_carried_on() -> None:
    assert found(REDS, claim(2, "gain", "1700-06-01", "blues", by="bailiff")) == ()


def test_on_the_day_of_a_change_hours_may_differ() -> None:
    seen = claim(2, "control", "1700-06-01", "reds", aspect="ongoing")
    (row,) = found(seen, claim(3, "gain", "1700-06-01", "blues", by="bailiff"))
    assert (row.first, row.last) == ("1700-06-01", "1700-06-01")
    assert "different hours" in row.why


@given(claims=rows(), one=st.booleans())
@settings(max_examples=60, deadline=None)
def test_stretches_of_a_place_do_not_overlap_and_rest_on_their_claims(
    claims: tuple[ClaimRow, ...], *, one: bool
) -> None:
    stretches = found(*claims, one=one)
    known = {claim.id for claim in claims}
    assert not (one and stretches)
    for row in stretches:
        assert {id_ for side in row.sides for id_ in side.because} <= known
        assert all(1 <= side.origins <= len(side.accounts) for side in row.sides)
    for before, after in pairwise(stretches):
        assert number(before.last) < number(after.first)


def test_a_chosen_set_of_sources_is_one_account() -> None:
    whole = case(REDS, SOONER, LATER)
    joined = as_one(whole, ("abbot", "bailiff"))
    rows = control(joined)
    assert {row.account for row in rows} == {Party(id="act_abbot", name="Abbot + Bailiff")}
    assert [(row.holder and row.holder.name, row.start_min) for row in rows] == [
        ("Reds", "1700-05-03"),
        ("Blues", "1700-07-20"),
        ("Blues", "1700-08-09"),
    ]
    assert disputed(rows, joined.claims) == ()
    assert as_one(whole, ("abbot",)) is whole
