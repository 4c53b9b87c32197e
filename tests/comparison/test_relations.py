"""The short texts of `tests/golden/relations`: what disagrees, and what only looks so."""

import pytest

from tadmor.comparison.conflicts import conflicts, dismissed
from tests import golden
from tests.comparison.articles import fits
from tests.comparison.building import pages

CASES = [
    pytest.param(text, expected, id=text.partition("\n")[2][:60])
    for name in ("disagreements", "look-alikes")
    for text, expected in golden.cases(f"relations/{name}")
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_golden(text: str, expected: list[str]) -> None:
    whole = pages(text)
    found, alike = conflicts(whole), dismissed(whole)
    shown = "\n".join(f"{row.kind} {row.dismissed_because}: {row.why}" for row in (*found, *alike))
    wanted = [line for line in expected if line != "nothing"]
    real = [line for line in wanted if line.count(": ") == 1]
    assert len(found) == len(real), shown
    for line in wanted:
        assert any(fits(row, line) for row in (*found, *alike)), f"{line}\n{shown}"
