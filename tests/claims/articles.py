"""What is read of the whole pages of `tests/golden/articles`; run it to list what is missed.

python -m tests.claims.articles
"""

import shlex
from collections.abc import Iterator
from typing import NamedTuple

from tadmor.model.reading import Claim, Reading
from tadmor.model.text import quote
from tests import golden
from tests.claims.test_golden_claims import words
from tests.comparison.building import page

FILES = ("pages", "more")


class Expected(NamedTuple):
    """One line of a case and whether it is met."""

    line: str
    met: bool


def expectations() -> Iterator[Expected]:
    """Give each expected line with whether it holds."""
    for file in FILES:
        for text, lines in golden.cases(f"articles/{file}"):
            readings = tuple(_readings(text))
            for line in lines:
                asked, tokens = line.removeprefix("no "), shlex.split(line.removeprefix("no "))
                there = any(_fits(one, claim, tokens) for one in readings for claim in one.claims)
                yield Expected(line, there == (asked == line))


def _readings(written: str) -> Iterator[Reading]:
    for number, part in enumerate(written.removeprefix("@ ").split("\n@ "), start=1):
        head, _, text = part.partition("\n")
        published, publisher = head.split(" | ")
        facts = {"published": published, "publisher": publisher}
        yield page(text.strip(), number, **facts).reading


def _fits(reading: Reading, claim: Claim, tokens: list[str]) -> bool:
    frame, *asked = tokens
    values = {role: quote(reading.text, spans) for role, spans in claim.roles.items()}
    values |= {"place": _place(reading, claim, values.get("place")), "time": claim.time or ""}
    if claim.figure:
        low, high = ("-" if at is None else str(at) for at in (claim.figure.min, claim.figure.max))
        values["figure"] = f"{low}..{high}"
    for token in asked:
        key, equals, wanted = token.partition("=")
        if equals and wanted not in values.get(key, "").split(" … "):
            return False
        if not equals and token not in words(claim):
            return False
    return frame == claim.frame


def _place(reading: Reading, claim: Claim, said: str | None) -> str:
    names = [place.name for place in reading.places if place.id == claim.place]
    return " … ".join([*names, *([said] if said else [])])
