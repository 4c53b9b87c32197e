"""What is told more firmly than before: by which page, and what fell away on the way."""

import pytest

from tadmor.comparison.laundering import laundering
from tadmor.model.collection import Collection
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
