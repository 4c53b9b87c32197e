"""Krippendorff's alphas: his own worked examples, and laws."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.coding.alpha import alpha, interval, nominal
from tadmor.coding.unitizing import unitizing_alpha
from tadmor.model.text import Span

# Krippendorff 2011, example C: four observers, twelve units, values 1 to 5, some missing.
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
UNITS = [
    [None if value == "." else int(value) for value in unit]
    for unit in zip(*(line.split() for line in OBSERVERS), strict=True)
]
Table = list[list[int | None]]
tables = st.lists(st.lists(st.none() | st.integers(0, 3), min_size=2, max_size=4), max_size=8)


def test_the_published_example() -> None:
    assert alpha(UNITS, nominal) == pytest.approx(0.743, abs=0.0005)
    assert alpha(UNITS, interval) == pytest.approx(0.849, abs=0.0005)


def test_without_variation_or_pairs_there_is_no_alpha() -> None:
    assert alpha([[1, 1], [1, 1]], nominal) is None
    assert alpha([[1, None], [2]], nominal) is None
    assert alpha([], nominal) is None


@given(tables, st.randoms())
def test_order_says_nothing(units: Table, draw: object) -> None:
    shuffle = draw.shuffle  # type: ignore[attr-defined]
    other = [list(unit) for unit in units]
    for unit in other:
        shuffle(unit)
    shuffle(other)
    one, two = alpha(units, nominal), alpha(other, nominal)
    assert (one is None) == (two is None)
    assert one is None or one == pytest.approx(two)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=9))
def test_perfect_agreement_is_one(values: list[int]) -> None:
    found = alpha([[value, value] for value in values], nominal)
    assert found == (1 if len(set(values)) > 1 else None)


@given(tables)
def test_names_are_only_names(units: Table) -> None:
    renamed = [[value if value is None else f"name {value}" for value in unit] for unit in units]
    assert alpha(units, nominal) == alpha(renamed, nominal)


@given(tables)
def test_it_never_exceeds_one(units: Table) -> None:
    found = alpha(units, nominal)
    assert found is None or found <= 1


def units(*starts: tuple[int, int]) -> Sequence[Span]:
    return [Span(start, start + length) for start, length in starts]


# Krippendorff 2004, page 254: a continuum of 300 from 150 on, two observers, categories c and k.
FIRST = {"c": units((225, 70), (370, 30)), "k": units((180, 60), (300, 50))}
SECOND = {"c": units((220, 80), (355, 20), (400, 20)), "k": units((180, 60), (300, 50))}
WHOLE = Span(150, 450)


def test_the_published_example_of_unitizing() -> None:
    assert unitizing_alpha(WHOLE, [FIRST, SECOND]) == pytest.approx(0.8591, abs=0.0005)
    by_c = [{"c": one["c"]} for one in (FIRST, SECOND)]
    assert unitizing_alpha(WHOLE, by_c) == pytest.approx(0.7286, abs=0.0005)
    by_k = [{"k": one["k"]} for one in (FIRST, SECOND)]
    assert unitizing_alpha(WHOLE, by_k) == 1


def test_nothing_marked_has_no_alpha_and_overlaps_are_refused() -> None:
    assert unitizing_alpha(WHOLE, [{}, {}]) is None
    with pytest.raises(ValueError, match="overlap"):
        unitizing_alpha(WHOLE, [{"c": units((200, 20), (210, 20))}, {}])


@st.composite
def marked(draw: st.DrawFn) -> list[Span]:
    cuts = sorted(draw(st.sets(st.integers(0, 60), max_size=8)))
    return [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]


@given(marked(), marked())
def test_unitizing_is_symmetric_and_at_most_one(one: list[Span], other: list[Span]) -> None:
    whole = Span(0, 60)
    found = unitizing_alpha(whole, [{"c": one}, {"c": other}])
    back = unitizing_alpha(whole, [{"c": other}, {"c": one}])
    assert (found is None) == (not one and not other)
    if found is not None and back is not None:
        assert found == pytest.approx(back)
        assert found <= 1


@given(marked())
def test_the_same_units_are_perfect_agreement(one: list[Span]) -> None:
    found = unitizing_alpha(Span(0, 60), [{"c": one}, {"c": one}])
    assert found == (1 if one else None)
