"""Laws of what may be compared: an order by which a part is never taken for a whole."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tadmor.model.reading import Figure
from tadmor.synthesis.figures.held import held
from tadmor.synthesis.figures.lattice import Comparison, Scope, Where, compare
from tadmor.synthesis.figures.stated import stated
from tadmor.synthesis.figures.victims import EVERYONE, victims
from tadmor.synthesis.lookup import Lookup
from tests.synthesis.make import case, figure

WORDS = ("soldiers", "boys", "children", "northern", "civilians", "of the people")
PLACES = (
    Where(id="country:NN", country="NN", whole=True),
    Where(id="country:MM", country="MM", whole=True),
    Where(id="plc_a", country="NN"),
    Where(id="plc_b", country="NN"),
    Where(id="plc_c", country="MM"),
    Where(id="plc_d"),
)
KINDS = ("killed", "wounded", "killed-or-wounded", "casualties", "strength")
DAYS = [f"1700-05-0{day}" for day in range(1, 6)]
INVERSE = {"same": "same", "part": "whole", "whole": "part", "incomparable": "incomparable"}


@st.composite
def scopes(draw: st.DrawFn, *, known: bool = False) -> Scope:
    """Draw a scope; one that is not `known` may lack any part."""
    gap = st.booleans() if not known else st.just(value=False)
    days = sorted(draw(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS))))
    words = " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=3)))
    return Scope(
        kind=draw(st.sampled_from(KINDS)),
        victims=None if draw(gap) else victims(words, "Nobody"),
        where=None if draw(gap) else draw(st.sampled_from(PLACES)),
        first=None if draw(gap) else days[0],
        last=days[1],
        total=draw(st.booleans()),
    )


def inside(one: Scope, other: Scope) -> bool:
    return compare(one, other).standing in {"same", "part"}


@given(scopes(known=True))
def test_a_scope_is_the_same_as_itself(one: Scope) -> None:
    assert compare(one, one) == Comparison(standing="same")


@given(scopes(), scopes())
def test_the_inverse_question_has_the_inverse_answer(one: Scope, other: Scope) -> None:
    assert compare(other, one).standing == INVERSE[compare(one, other).standing]


@given(scopes(known=True), scopes(known=True))
def test_two_parts_of_one_another_are_one_scope(one: Scope, other: Scope) -> None:
    assert (inside(one, other) and inside(other, one)) == (one == other)


@given(scopes(known=True), scopes(known=True), scopes(known=True))
def test_a_part_of_a_part_is_a_part(one: Scope, middle: Scope, other: Scope) -> None:
    if inside(one, middle) and inside(middle, other):
        assert inside(one, other)


@given(scopes(), scopes())
def test_what_lacks_anything_is_comparable_with_nothing_and_the_reason_says_so(
    one: Scope, other: Scope
) -> None:
    answer = compare(one, other)
    assert (answer.reason is not None) == (answer.standing == "incomparable")
    if one.missing or other.missing:
        assert answer.reason is not None
        assert all(part in answer.reason for part in (*one.missing, *other.missing))


@given(st.lists(st.sampled_from(WORDS), max_size=4), st.sampled_from(WORDS))
def test_more_words_count_fewer_people(words: list[str], more: str) -> None:
    wide = victims(" ".join(words), "Nobody")
    assert wide <= victims(" ".join([*words, more]), "Nobody")
    assert wide >= EVERYONE


def test_sorts_that_hold_one_another() -> None:
    assert victims("the boys", "x") > victims("children", "x")
    assert victims("people", "x") == victims("61 bodies".partition(" ")[2], "x") == EVERYONE
    assert victims("troops", "x") == victims("soldiers", "x")
    assert victims("its soldiers", "Ruritania") == victims("Ruritania soldiers", "x")


@given(st.lists(st.tuples(scopes(), st.integers(0, 9)), max_size=8))
def test_the_index_finds_every_part_that_is_larger_than_its_whole_and_no_other(
    drawn: list[tuple[Scope, int]],
) -> None:
    figures = []
    for at, (scope, count) in enumerate(drawn):
        told = figure(at, (count, count))
        one = stated(told, Figure(min=count, max=count, kind=scope.kind), Lookup(case(told)))
        figures.append(replace(one, scope=scope))
    found = [(part.row.claim, whole.row.claim) for part, whole in held(figures)]
    assert len(found) == len(set(found))
    assert set(found) == {
        (part.row.claim, whole.row.claim)
        for part, whole in permutations(figures, 2)
        if compare(part.scope, whole.scope).standing == "part" and part.limits[0] > whole.limits[1]
    }
