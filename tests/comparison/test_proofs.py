"""Contradictions as proofs: laws of the minimal sets against brute force, then short texts."""

from itertools import chain, combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.comparison.constraints import ZERO, Bound, Either, feasible, standing
from tadmor.comparison.minimal import hitting, untangle
from tadmor.comparison.proofs import proofs
from tadmor.model.collection import Collection
from tests import golden
from tests.comparison.building import pages

CLAIMS = "abcdef"
NAMES = ("x", "y", "z")
WIDTH = 3

claims = st.frozensets(st.sampled_from(CLAIMS), min_size=1, max_size=2)
sides = st.tuples(st.sampled_from((*NAMES, ZERO)), st.sampled_from((*NAMES, ZERO))).filter(
    lambda pair: pair[0] != pair[1]
)
most = st.integers(-WIDTH, WIDTH)
bounds = st.builds(
    lambda pair, most, because: Bound(left=pair[0], right=pair[1], most=most, because=because),
    sides,
    most,
    claims,
)
choices = st.builds(
    lambda one, other, because: Either(one=one, other=other, because=because),
    bounds,
    bounds,
    claims,
)
systems = st.tuples(st.lists(bounds, max_size=8), st.lists(choices, max_size=3))
families = st.lists(st.frozensets(st.sampled_from(CLAIMS), min_size=1), max_size=4)


def subsets(items: frozenset[str]) -> list[frozenset[str]]:
    sizes = (combinations(sorted(items), size) for size in range(len(items) + 1))
    return [frozenset(some) for some in chain.from_iterable(sizes)]


def met(bound: Bound, numbers: dict[str, int]) -> bool:
    return numbers[bound.left] - numbers[bound.right] <= bound.most


def everything(system: tuple[list[Bound], list[Either]]) -> frozenset[str]:
    return frozenset(chain.from_iterable(each.because for part in system for each in part))


def smallest(sets: list[frozenset[str]]) -> set[frozenset[str]]:
    return {one for one in sets if not any(other < one for other in sets)}


@given(st.lists(bounds, max_size=6))
def test_feasible_is_what_some_numbers_meet(system: list[Bound]) -> None:
    # No chain of six bounds of at most three leads further than eighteen from the origin.
    reach = range(-3 * WIDTH, 3 * WIDTH + 1)
    tries = ({ZERO: 0, **dict(zip(NAMES, some, strict=True))} for some in product(reach, repeat=3))
    assert feasible(system) == any(all(met(bound, n) for bound in system) for n in tries)


@given(systems)
def test_a_conflict_cannot_stand_and_no_part_of_it_is_one(
    system: tuple[list[Bound], list[Either]],
) -> None:
    stand, items = standing(*system), everything(system)
    found = untangle(items, stand)
    fallen = [some for some in subsets(items) if not stand(some)]
    assert found.whole
    assert set(found.conflicts) == smallest(fallen)


@given(systems)
def test_a_removal_lets_the_rest_stand_and_no_part_of_it_does(
    system: tuple[list[Bound], list[Either]],
) -> None:
    stand, items = standing(*system), everything(system)
    enough = [some for some in subsets(items) if stand(items - some)]
    found = set(untangle(items, stand).removals)
    assert found == (smallest(enough) if not stand(items) else set())


@given(systems)
def test_a_choice_is_met_if_one_of_its_sides_is(system: tuple[list[Bound], list[Either]]) -> None:
    straight, either = system
    taken = product(*((choice.one, choice.other) for choice in either))
    wanted = any(feasible([*straight, *some]) for some in taken)
    assert standing(*system)(everything(system)) == wanted


@given(families)
def test_hitting_sets_are_minimal_and_all(sets: list[frozenset[str]]) -> None:
    hits = [some for some in subsets(frozenset(CLAIMS)) if all(some & each for each in sets)]
    assert set(hitting(sets)) == smallest(hits)


@given(systems)
def test_a_search_cut_short_still_gives_minimal_conflicts(
    system: tuple[list[Bound], list[Either]],
) -> None:
    stand, items = standing(*system), everything(system)
    found = untangle(items, stand, most=1)
    assert not (found.removals and not found.whole)
    for conflict in found.conflicts:
        assert not stand(conflict)
        assert all(stand(conflict - {item}) for item in conflict)


@pytest.mark.parametrize(("text", "expected"), golden.cases("proofs/proofs"))
def test_golden(text: str, expected: list[str]) -> None:
    rows = [row for row in proofs(pages(text)) if row.row == "conflict"]
    found = [[said.quote for said in row.statements] for row in rows]
    wanted = [line.split(" | ") for line in expected if line != "nothing"]
    assert len(found) == len(wanted), found
    for words in wanted:
        assert any(
            len(quotes) == len(words) and all(any(word in q for q in quotes) for word in words)
            for quotes in found
        ), found


def test_rows_lead_to_their_words_and_a_removal_resolves() -> None:
    whole = pages(golden.cases("proofs/proofs")[4][0])
    rows = proofs(whole)
    assert [row.row for row in rows] == ["conflict", "removal", "removal", "removal"]
    for row in rows:
        for said in row.statements:
            text = whole.source(said.document).reading.text
            assert text[slice(*said.span)] == said.quote
    assert len({row.id for row in rows}) == len(rows)
    assert not proofs(Collection())
