"""What is told more firmly than before: by which page, and what fell away on the way."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tadmor.comparison.index import Index
from tadmor.comparison.laundering import _drawn, _groups, _pairs, _relayed, laundering
from tadmor.model.collection import Collection
from tadmor.model.findings import ClaimRow
from tests import golden
from tests.comparison.building import pages

CASES = [
    pytest.param(text, expected, id=f"{number}: {' '.join(expected)}"[:60])
    for number, (text, expected) in enumerate(golden.cases("laundering/passed-on"), start=1)
]


def plain(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("# "))


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_golden(text: str, expected: list[str]) -> None:
    found = [f"{row.kind}: {row.source.name}: {row.lost}" for row in laundering(pages(plain(text)))]
    assert (found or ["nothing"]) == expected


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_both_ends_are_words_of_their_pages(text: str, expected: list[str]) -> None:
    whole = pages(plain(text))
    for row in laundering(whole):
        ends = (
            (row.before_document, row.before_span, row.before_quote),
            (row.after_document, row.after_span, row.after_quote),
        )
        for document, span, words in ends:
            assert whole.source(document).reading.text[slice(*span)] == words


def test_nothing_comes_of_nothing() -> None:
    assert not laundering(Collection())


GOLDEN = [pages(plain(text)) for text, _ in golden.cases("laundering/passed-on")]


COUNTING = pages(
    "2020-03-01 | Coast Wire\nThe Harbour Union said that at least 40 people had been killed in"
    " Varan on 28 February.\n@ 2020-03-02 | Hill Post\nAccording to the Harbour Union, 40 people"
    " were killed in Varan on 28 February."
)
FREE: list[tuple[str, list[str | None]]] = [
    ("assertion", [None, "one", "two"]),
    ("figure", [None]),
    ("actors", []),
    ("place", [None]),
]


@st.composite
def mixed(draw: st.DrawFn) -> Collection:
    """Draw a case whose claims have the places, figures and sayings of one another."""
    whole = draw(st.sampled_from(GOLDEN) | st.just(COUNTING))
    claims = [claim for claim in whole.claims if claim.polarity == "asserts"]
    assume(claims)
    chosen = draw(st.lists(st.sampled_from(claims), min_size=2, max_size=12))
    takes = [
        st.sampled_from([getattr(claim, name) for claim in claims] + more) for name, more in FREE
    ]
    made = []
    for number, claim in enumerate(chosen):
        drawn = dict(zip((name for name, _ in FREE), draw(st.tuples(*takes)), strict=True))
        made.append(replace(claim, id=f"clm_{number}", **drawn))
    return replace(whole, claims=tuple(made))


@settings(max_examples=200)
@given(mixed())
def test_what_shares_nothing_was_not_drawn_from_one_another(whole: Collection) -> None:
    index, relayed = Index(whole), _relayed(whole)

    def drawn(pairs: Iterable[tuple[ClaimRow, ClaimRow]]) -> list[tuple[str, str]]:
        return [(one.id, other.id) for one, other in pairs if _drawn(index, relayed, one, other)]

    for group in _groups(whole):
        assert drawn(_pairs(index, group)) == drawn(permutations(group, 2))
