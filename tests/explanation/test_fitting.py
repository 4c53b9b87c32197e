"""Which claims are of an observation: read from short texts of our own."""

from typing import Any

import pytest

from tadmor.explanation.board import parse
from tadmor.explanation.fitting import Fit, Fitting
from tadmor.explanation.tables import by_interest, cost, ratio
from tadmor.explanation.testimony import verdict
from tadmor.model.explanations import VERDICTS
from tests.synthesis.make import of_texts

TWO: dict[str, Any] = {"a": {"sentence": "A."}, "b": {"sentence": "B."}}
TAKEN = {"frame": ["gain"], "place": ["Aleppo"], "time": "2016-12"}


def fits(text: str, pattern: dict[str, Any], published: str = "2016_12_20") -> list[Fit]:
    """Give how the claims and sayings of a text are of an observation."""
    board = parse({"observations": {"o": pattern}, "hypotheses": TWO}, "t")
    whole = of_texts(**{f"lamp_{published}": text})
    fitting, one = Fitting(whole), board.observations[0].patterns[0]
    found = [fit for row in whole.claims if (fit := fitting.claim(one, row))]
    return found + [fit for row in whole.attributions if (fit := fitting.saying(one, row))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army captured Aleppo on 13 December 2016.", [Fit(1, ())]),
        ("The army captured Aleppo on 13 November 2016.", []),
        ("The army captured Homs on 13 December 2016.", []),
        ("The army said that it had captured Aleppo.", [Fit(1, ("time",))]),
        ("The army captured Aleppo in 2016.", [Fit(1, ("time",))]),
        ("The rebels denied that the army had captured Aleppo.", [Fit(-1, ("time",))]),
        ("The army planned to capture Aleppo in December 2016.", []),
        ("Had the army captured Aleppo in December 2016, it would have rested.", []),
        ("The army entered Aleppo on 13 December 2016.", []),
    ],
)
def test_place_time_and_what_is_said_of_it(text: str, expected: list[Fit]) -> None:
    assert fits(text, TAKEN) == expected


def test_what_has_no_day_and_is_told_much_later_is_of_no_known_time() -> None:
    text = "The army said that it had captured Aleppo."
    assert fits(text, TAKEN, "2017_01_20")
    assert not fits(text, TAKEN, "2017_06_20")
    assert not fits(text, TAKEN, "2016_11_20")


def test_names_stand_in_a_role_in_any_order_and_number() -> None:
    text = "Guards of the valley attacked Aleppo on 13 December 2016."
    assert fits(text, {"frame": "attack", "who": ["valley guard"]})
    assert fits(text, {"frame": "attack", "roles": {"attacker": ["guards"]}})
    assert not fits(text, {"frame": "attack", "roles": {"target": ["guards"]}})
    assert not fits(text, {"frame": "attack", "who": ["palace guards"]})


def test_whole_sayings_are_found_by_words_source_and_stance() -> None:
    text = "The miller denied that he had sold flour to the garrison."
    assert fits(text, {"words": ["sold flour"]}) == [Fit(-1, ())]
    assert fits(text, {"words": ["sold flour"], "stance": ["denies"]}) == [Fit(1, ())]
    assert fits(text, {"words": ["flour"], "by": ["miller"]})
    assert not fits(text, {"words": ["flour"], "by": ["baker"]})
    assert not fits("The miller has never admitted that he sold flour.", {"words": ["sold flour"]})
    none = "The miller said that no flour had been sold, and that the mill had been idle."
    assert not fits(none, {"words": ["flour sold"]})
    assert fits(none, {"words": ["no flour sold"]})
    assert fits(none, {"words": ["mill idle"]})


def test_words_that_fit_in_part_neither_entail_nor_exclude() -> None:
    for link in VERDICTS:
        for sign in (1, -1):
            assert verdict(link, sign, whole=False) not in {"entails", "excludes"}
    assert verdict("entails", 1, whole=True) == "entails"
    assert verdict("entails", -1, whole=True) == "excludes"
    assert verdict("excludes", 1, whole=True) == "excludes"
    assert verdict("excludes", -1, whole=True) == "supports"


def test_grades_widen_and_interest_moves() -> None:
    assert ratio(()) == ratio(("F6",))
    assert ratio(("B2",)) == ratio(("B",))
    low, high = ratio(("A1", "E5 (by anna)"))
    assert low == ratio(("E5",)).low
    assert high == ratio(("A1",)).high
    graded = ratio(("C3",))
    assert by_interest(graded, "against", admits=False).low > graded.low
    assert by_interest(graded, "own", admits=False).high < graded.high
    assert by_interest(graded, "", admits=True).low == graded.low
    assert cost("mistaken", ("A1",)) > cost("mistaken") > cost("mistaken", ("E5",))


@pytest.mark.parametrize(
    "table",
    [
        {"hypotheses": {"a": {"sentence": "A."}}},
        {"hypotheses": {**TWO, "c": {"sentence": "C.", "expects": ["x"]}}},
        {"hypotheses": {**TWO, "c": {"sentence": "C.", "guesses": ["x"]}}},
        {"hypotheses": {**TWO, "c": {"expects": []}}},
        {"hypotheses": TWO, "observations": {"o": {"when": "2016"}}},
        {"hypotheses": TWO, "observations": {"o": {"time": "in spring"}}},
        {"hypotheses": TWO, "observations": {"o": {"who": 3}}},
        {"hypotheses": TWO, "observations": {"o": {"who": ["guards"], "place": ["Homs"]}}},
        {"hypotheses": TWO, "evidence": [{"document": "x", "expects": ["a"]}]},
        {"hypotheses": TWO, "evidence": [{"claim": "clm_x"}]},
        {"hypotheses": TWO, "sources": [{"name": "x", "favours": ["nobody"]}]},
    ],
)
def test_what_does_not_fit_is_refused(table: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        parse(table, "t")


def test_a_whole_expects_what_its_parts_expect_unless_it_says_otherwise() -> None:
    board = parse(
        {
            "observations": {name: {} for name in "xyz"},
            "hypotheses": {
                "a": {"sentence": "A.", "entails": ["x"], "unexpected": ["y"]},
                "b": {"sentence": "B.", "expects": ["x", "y", "z"]},
                "both": {"sentence": "AB.", "subsumes": ["a", "b"], "unexpected": ["z"]},
            },
        },
        "t",
    )
    one, other, both = board.hypotheses
    assert both.says == {"x": "entails", "z": "conflicts"}
    assert board.rivals(one, other)
    assert not board.rivals(one, both)
    assert not board.rivals(both, other)
    assert not board.rivals(one, one)
