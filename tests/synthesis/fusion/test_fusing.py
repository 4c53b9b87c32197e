"""What fusing makes of reliable voices, partisans, copies, grades and time."""

import time
from dataclasses import replace

import pytest

from tadmor.synthesis.fusion.fusing import fused
from tadmor.synthesis.fusion.reports import Report
from tests.synthesis.fusion.telling import DAY, drawn, paper, report

TWO = [report(1, "bay", "abbot", "reds", 10), report(2, "bay", "clerk", "blues", 10)]


def chance(reports: list[Report], holder: str, day: int, **how: object) -> float:
    return fused(reports, **how).chances("bay", DAY + day)[holder]  # type: ignore[arg-type]


def partisans(seed: int = 3) -> list[Report]:
    """Give a fair world with one origin that claims reds in half of the cases, and its echo."""
    found = drawn(seed, [0.05, 0.1, 0.1])
    for number, one in enumerate(drawn(seed, [0.05, 0.05])):
        if one.origin == "o1":
            holder = "reds" if number % 2 else one.holder
            spoken = replace(one, id=f"p{number}", origin="herald", holder=holder)
            echo = replace(spoken, id=f"e{number}", origin="echo")
            found += [spoken, replace(echo, published=(echo.published or 0) + number % 4)]
    return found


def test_an_origin_that_errs_is_told_from_one_that_does_not() -> None:
    right = {voice.origin: voice.right for voice in fused(drawn(1, [0.02, 0.05, 0.35])).voices()}
    assert right["o0"] > 0.9
    assert right["o1"] > 0.85
    assert right["o2"] < 0.8


def test_a_partisan_and_its_echo_are_found() -> None:
    fusion = fused(partisans())
    voices = {voice.origin: voice for voice in fusion.voices()}
    assert voices["herald"].side == "reds"
    assert voices["herald"].pushed > 0.25
    assert voices["echo"].of == ("herald",)
    assert voices["echo"].copied > 0.8
    assert all(voice.copied < 0.1 for voice in voices.values() if voice.origin != "echo")


def test_a_copy_by_a_known_copier_moves_next_to_nothing() -> None:
    fusion = fused(partisans())
    place, day = "town-1", DAY + 150
    spoken = paper(1, place, "herald", "blues", 150)
    once = fusion.with_report(replace(spoken, id="new"))
    twice = once.with_report(replace(spoken, id="echo", origin="echo", published=DAY + 151))
    own = once.with_report(replace(spoken, id="other", origin="o0", published=DAY + 151))
    before = once.chances(place, day)["blues"]
    assert abs(twice.chances(place, day)["blues"] - before) < 0.02
    assert own.chances(place, day)["blues"] >= before


def test_copies_of_one_text_count_once() -> None:
    one = report(1, "bay", "abbot", "reds", 10, family="f")
    copies = [report(number, "bay", f"page-{number}", "reds", 10, family="f") for number in (2, 3)]
    single, many = chance([one], "reds", 10), chance([one, *copies], "reds", 10)
    assert many == pytest.approx(single, abs=0.01)


def test_an_origin_that_says_it_again_has_not_looked_again() -> None:
    again = [report(number, "bay", "abbot", "reds", 10, published=DAY + 90) for number in (1, 2)]
    assert chance(again, "reds", 10) == pytest.approx(chance(again[:1], "reds", 10), abs=0.01)


def test_a_grade_moves_the_scales() -> None:
    fair = chance(TWO, "reds", 10)
    assert chance(TWO, "reds", 10, grades={"abbot": "A", "clerk": "E"}) > fair + 0.1
    assert chance(TWO, "reds", 10, grades={"abbot": "E", "clerk": "A"}) < fair - 0.1
    doubted = [replace(TWO[0], credibility=5), TWO[1]]
    assert chance(doubted, "reds", 10) < fair - 0.1


def test_a_claim_against_interest_weighs_more() -> None:
    conceded = [replace(TWO[0], against_interest=True), TWO[1]]
    assert chance(conceded, "reds", 10) > chance(TWO, "reds", 10)


def test_a_denial_speaks_for_anybody_else() -> None:
    denied = [*TWO, report(3, "bay", "wire", "reds", 10, denied=True)]
    assert chance(denied, "reds", 10) < chance(TWO, "reds", 10)


def test_a_change_told_of_a_day_is_on_that_day() -> None:
    told = [
        report(1, "bay", "abbot", "reds", 10, change=True),
        report(2, "bay", "clerk", "blues", 200, change=True),
        report(3, "bay", "abbot", "blues", 200, change=True),
        report(4, "bay", "clerk", "reds", 198),
    ]
    assert chance(told, "reds", 199) > 0.5
    assert chance(told, "blues", 200) > 0.85


def test_reports_left_out_show_what_moved_the_estimate() -> None:
    told = [*TWO, report(3, "bay", "wire", "reds", 10), report(4, "bay", "abbot", "reds", 300)]
    moved = fused(told).moved("bay", DAY + 10)
    assert {one.report.id for one in moved[:3]} == {"r1", "r2", "r3"}
    assert all((one.change > 0) == (one.report.holder == "reds") for one in moved[:3])
    assert fused(told).moved("moor", DAY) == ()


def test_it_says_where_many_voices_may_be_one() -> None:
    chorus = [
        report(number, "bay", origin, "reds", 10, published=DAY + 11 + number)
        for number, origin in enumerate(("herald", "courier", "gazette"))
    ]
    (doubt,) = fused([*chorus, report(9, "bay", "abbot", "blues", 10)]).doubts
    assert doubt.place == "bay"
    assert "cannot tell a much-copied voice from a reliable one" in doubt.words()
    assert {"herald", "courier", "gazette"} <= set(doubt.origins)


def test_it_says_so_of_nobody_who_was_ever_wrong_alone() -> None:
    assert fused(drawn(2, [0.05, 0.1, 0.15])).doubts == ()


def test_one_claim_more_is_the_place_anew_and_no_other() -> None:
    given = drawn(4, [0.05, 0.1, 0.15], places=30, each=600, days=900)
    fusion = fused(given)
    more = paper(0, "town-3", "stranger", "greens", 450)
    started = time.process_time()
    again = fusion.with_report(replace(more, id="more"))
    assert time.process_time() - started < 0.5
    assert again.places["town-4"] is fusion.places["town-4"]
    assert "greens" in again.chances("town-3", DAY + 450)
    later = again.with_report(replace(more, id="later", published=DAY + 5_000))
    assert sum(later.chances("town-3", DAY + 4_000).values()) == pytest.approx(1.0)
    earlier = later.with_report(replace(more, id="earlier", published=DAY - 5_000))
    assert sum(earlier.chances("town-3", DAY - 4_000).values()) == pytest.approx(1.0)
