"""Inferences that texts claim, on sentences of our own that a linguist can edit."""

from pathlib import Path

import pytest

from tadmor.explanation.arguments import inferences
from tadmor.model.collection import Collection
from tests.synthesis.make import of_texts

GOLDEN = Path(__file__).parents[1] / "golden" / "arguments" / "english.txt"


def cases() -> list[tuple[str, list[str]]]:
    body = "\n".join(
        line for line in GOLDEN.read_text("utf-8").splitlines() if not line.startswith("#")
    )
    parts = (case.partition("----") for case in body.split("===="))
    return [(text.strip(), expected.strip().splitlines()) for text, _, expected in parts]


@pytest.fixture(scope="module")
def read() -> dict[str, Collection]:
    return {text: of_texts(page_1999_05_01=text) for text, _ in cases()}


@pytest.mark.parametrize(("text", "expected"), cases(), ids=[text[:40] for text, _ in cases()])
def test_inferences_are_drawn(text: str, expected: list[str], read: dict[str, Collection]) -> None:
    rows = list(inferences(read[text]))
    found = [f"{row.marker} | {row.premise_quote} | {row.conclusion_quote}" for row in rows]
    assert found == expected
    for row in rows:
        assert row.conclusion
        assert text[slice(*row.conclusion)] == row.conclusion_quote
        assert row.gap


def test_a_step_by_time_alone_is_named_a_sequence(read: dict[str, Collection]) -> None:
    rows = [row for text in read for row in inferences(read[text])]
    timed = {row.marker: row.gap for row in rows if "sequence" in row.gap}
    assert timed["no coincidence that … after"].startswith("a sequence is not a cause")


def test_who_draws_it_is_who_says_it(read: dict[str, Collection]) -> None:
    (row,) = next(
        list(inferences(held)) for text, held in read.items() if text.startswith("The commander")
    )
    assert row.by.name == "commander"
