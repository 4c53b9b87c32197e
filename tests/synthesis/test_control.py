"""Who held what when, by each account: examples of every effect of `effects.toml`."""

import pytest

from tadmor.model.findings import ClaimRow
from tadmor.synthesis.control import control
from tests.synthesis.make import case, claim, told

TOOK = claim(1, "gain", "1700-05-03", "reds")


def history(*claims: ClaimRow) -> list[str]:
    return [told(row) for row in control(case(*claims))]


def test_a_gain_ends_what_was_and_starts_what_is() -> None:
    assert history(TOOK, claim(2, "gain", "1700-08-09", "blues", "reds")) == [
        "held Reds 1700-05-03 to 1700-08-09",
        "held Blues 1700-08-09 to ?",
    ]


def test_a_first_gain_says_who_held_before() -> None:
    assert history(claim(1, "gain", "1700-08-09", "blues", "reds")) == [
        "held Reds ..1700-08-09 to 1700-08-09",
        "held Blues 1700-08-09 to ?",
    ]


def test_a_loss_to_somebody_is_his_gain_and_to_nobody_leaves_it_unknown() -> None:
    assert (
        history(claim(1, "loss", "1700-08-09", "blues", "reds"))[1] == "held Blues 1700-08-09 to ?"
    )
    assert history(TOOK, claim(2, "loss", "1700-08-09", None, "reds")) == [
        "held Reds 1700-05-03 to 1700-08-09",
        "unknown - 1700-08-09 to ?",
    ]


def test_a_withdrawal_leaves_the_place_to_nobody_in_particular() -> None:
    left = claim(2, "withdraw", "1700-08-09", None, "reds")
    assert history(TOOK, left)[-1] == "withdrawn - 1700-08-09 to ?"
    taken = claim(3, "gain", "1700-08-09", "blues")
    assert history(TOOK, left, taken) == [
        "held Reds 1700-05-03 to 1700-08-09",
        "held Blues 1700-08-09 to ?",
    ]
    assert history(TOOK, claim(4, "withdraw", "1700-08-09", None, "greens")) == history(TOOK)


def test_states_that_differ_bracket_a_change_that_nobody_tells() -> None:
    held = [
        claim(1, "control", "1700-05-03", "reds", aspect="ongoing"),
        claim(2, "control", "1700-05-20", "reds", aspect="ongoing"),
        claim(3, "control", "1700-06-01", "blues", aspect="ongoing"),
    ]
    rows = control(case(*held))
    assert [told(row) for row in rows] == [
        "held Reds ..1700-05-03 to 1700-05-20..1700-06-01",
        "held Blues 1700-05-20..1700-06-01 to ?",
    ]
    assert [row.last_evidence for row in rows] == ["1700-05-20", "1700-06-01"]


def test_a_stretch_has_its_own_end_and_an_unknown_end_is_not_ongoing() -> None:
    assert history(claim(1, "control", "1700-05/1700-08", "reds")) == [
        "held Reds 1700-05-01..1700-05-31 to 1700-08-01..1700-08-31",
        "unknown - 1700-08-01..1700-08-31 to ?",
    ]
    row = control(case(claim(1, "control", "1700-05-03/", "reds")))[0]
    assert (row.end_max, row.last_evidence) == (None, "1700-05-03")
    since = claim(1, "control", "1700-05-03/..", "reds", published="1700-09-01", aspect="ongoing")
    assert control(case(since))[0].last_evidence == "1700-09-01"


def test_a_clash_or_a_part_contests() -> None:
    for contesting in (
        claim(2, "clash", "1700-06-01"),
        claim(2, "gain", "1700-06-01", "blues", extent="part"),
        claim(2, "loss", "1700-06-01", None, "reds", extent="part"),
        claim(2, "withdraw", "1700-06-01", None, "reds", extent="part"),
    ):
        assert history(TOOK, contesting) == [
            "held Reds 1700-05-03 to 1700-06-01",
            "contested Reds 1700-06-01 to ?",
        ]
    seen = claim(2, "control", "1700-06-01", "blues", extent="part", aspect="ongoing")
    assert history(TOOK, seen)[1] == "contested Reds 1700-05-03..1700-06-01 to ?"
    own = claim(2, "control", "1700-06-01", "reds", extent="part", aspect="ongoing")
    assert history(TOOK, own) == history(TOOK)


def test_a_part_of_a_country_says_nothing_of_the_country() -> None:
    taken = claim(1, "gain", "1700-06-01", "blues", extent="part", place="plc_realm")
    assert control(case(taken)) == ()
    whole = claim(1, "gain", "1700-06-01", "blues", place="plc_realm")
    assert [row.state for row in control(case(whole))] == ["held"]


def test_a_siege_is_laid_and_presence_stands_beside_what_is_held() -> None:
    siege = claim(
        2, "advance", "1700-06-01", "blues", quote="The Blues besieged the fort", extent=None
    )
    assert history(TOOK, siege)[-1] == "besieged Reds 1700-06-01 to ?"
    there = claim(2, "present", "1700-06-01", "greens", extent=None)
    left = claim(3, "withdraw", "1700-07-01", None, "greens")
    assert history(TOOK, there, left) == [
        "held Reds 1700-05-03 to ?",
        "presence Greens ..1700-06-01 to 1700-07-01",
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"polarity": "denies"},
        {"polarity": "unasserted"},
        {"polarity": "asks"},
        {"aspect": "ordered"},
        {"aspect": "planned"},
        {"aspect": "hypothetical"},
        {"aspect": "failed"},
        {"moves": False, "extent": None},
        {"place": None},
        {"place": "plc_mill"},
        {"by": "bailiff"},
    ],
)
def test_what_changes_nothing(change: dict[str, str | None]) -> None:
    other = claim(2, "gain", "1700-06-01", "blues", **change)
    rows = control(case(TOOK, other), place="fort ombre", account="abbot")
    assert [told(row) for row in rows] == ["held Reds 1700-05-03 to ?"]
    attack = claim(3, "attack", "1700-06-01", "blues", extent=None)
    assert history(TOOK, attack) == history(TOOK)


def test_one_change_told_often_is_one_change() -> None:
    month = claim(2, "gain", "1700-05", "reds")
    undated = claim(3, "gain", None, "reds")
    day_later = claim(4, "gain", "1700-05-04", "reds")
    rows = control(case(month, undated, TOOK))
    assert [told(row) for row in rows] == ["held Reds 1700-05-03 to ?"]
    assert rows[0].because == ("clm_0001", "clm_0002", "clm_0003")
    assert history(TOOK, day_later) == ["held Reds 1700-05-03..1700-05-04 to ?"]


def test_who_takes_a_place_twice_had_lost_it_between() -> None:
    assert history(TOOK, claim(2, "gain", "1700-09-01", "reds")) == [
        "held Reds 1700-05-03 to 1700-05-03..1700-09-01",
        "held Reds 1700-09-01 to ?",
    ]


def test_two_takers_of_one_day_contest_it() -> None:
    assert history(TOOK, claim(2, "gain", "1700-05-03", "blues")) == ["contested - 1700-05-03 to ?"]


def test_evidence_of_the_day_of_a_change_may_speak_of_the_old_holder() -> None:
    taken = claim(2, "gain", "1700-08-09", "blues")
    morning = claim(3, "control", "1700-08-09", "reds", aspect="ongoing")
    assert history(TOOK, taken, morning) == history(TOOK, taken)


def test_what_has_no_date_is_bounded_by_when_it_was_told() -> None:
    assert history(claim(1, "gain", None, "reds", published="1700-06-01")) == [
        "held Reds ..1700-06-01 to ?"
    ]
    earlier = claim(1, "control", "1700-05-20", "reds", aspect="ongoing", document="old.txt")
    news = claim(2, "gain", None, "blues", published="1700-06-01", attribution="att_1")
    assert history(earlier, news) == [
        "held Reds ..1700-05-20 to 1700-05-20..1700-06-01",
        "held Blues 1700-05-20..1700-06-01 to ?",
    ]


def test_what_has_no_date_and_may_be_background_changes_nothing() -> None:
    now = claim(1, "gain", "1700-05-20", "reds")
    for background in (
        claim(2, "gain", None, "blues", attribution="att_1"),
        claim(2, "gain", None, "blues", document="narrated.txt"),
        claim(2, "clash", None, document="narrated.txt"),
        claim(2, "loss", None, document="narrated.txt"),
    ):
        assert history(now, background) == history(now)


def test_as_of_in_three_times() -> None:
    first = claim(1, "gain", "1700-05-03", "reds", published="1700-05-04", document="may.txt")
    second = claim(2, "gain", "1700-08-09", "blues", published="1700-08-11", document="aug.txt")
    whole = case(first, second, published={"may.txt": "1700-05-04", "aug.txt": "1700-08-20"})
    both = ["held Reds 1700-05-03 to 1700-08-09", "held Blues 1700-08-09 to ?"]
    assert [told(row) for row in control(whole, held_on="1700-07")] == both[:1]
    assert [told(row) for row in control(whole, held_on="1700-08-09")] == both
    assert [told(row) for row in control(whole, held_on="1699")] == []
    assert len(control(whole, said_by="1700-08-10")) == 1
    assert len(control(whole, said_by="1700-08-11")) == 2
    assert len(control(whole, published_by="1700-08-11")) == 1
    assert len(control(whole, published_by="1700-08")) == 2


def test_places_and_accounts_are_found_in_any_spelling() -> None:
    mill = claim(1, "gain", "1700-05-03", "reds", place="plc_mill", by="bailiff")
    whole = case(TOOK, mill)
    for name in ("val muhle", "VÂL-MÜHLE", "plc_mill"):
        assert [row.place.name for row in control(whole, place=name)] == ["Vâl-Mühle"]
    for name in ("BAIL", "act_bailiff"):
        assert [row.place.name for row in control(whole, account=name)] == ["Vâl-Mühle"]


def test_what_an_account_takes_back_is_not_held() -> None:
    held = claim(1, "gain", "1700-05-03", "reds", published="1700-05-04")
    later = {"published": "1700-06-01", "document": "later.txt"}
    assert (
        history(held, claim(2, "gain", "1700-05-03", "reds", polarity="unasserted", **later)) == []
    )
    others = [
        claim(2, "gain", "1700-05-03", "blues", polarity="denies", **later),
        claim(2, "gain", "1700-08-03", "reds", polarity="denies", **later),
        claim(2, "gain", "1700-05-03", "reds", polarity="denies", published="1700-05-01"),
    ]
    assert all(history(held, other) == ["held Reds 1700-05-03 to ?"] for other in others)
