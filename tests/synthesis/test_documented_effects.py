"""The table of `docs/control.md` and the rules of `effects.toml` are the same, row by row."""

from pathlib import Path
from typing import NamedTuple

import pytest

from tadmor.model.reading import Aspect
from tadmor.synthesis import signs
from tadmor.synthesis.control import control
from tests.synthesis.make import case, claim

PAGE = Path(__file__).parents[2] / "docs/control.md"
COLUMNS = 7  # a row of the table, with what stands before its first and after its last line
PARTIES: dict[str, tuple[str | None, str | None]] = {
    "gain": ("blues", None),
    "loss": ("blues", "reds"),
    "withdraw": (None, "reds"),
    "control": ("blues", None),
    "clash": (None, None),
    "advance": ("blues", None),
    "present": ("blues", None),
}


class Told(NamedTuple):
    """One kind of claim in one row of the page, with what the page says comes of it."""

    frame: str
    moves: bool
    siege: bool
    aspects: frozenset[str]
    extents: frozenset[str] | None
    effect: str
    state: str


def told() -> list[Told]:
    """Read the page's table; a row may be of several kinds of claim."""
    rows = [[cell.strip() for cell in row.split("|")] for row in page().splitlines()]
    return [
        Told(
            frame=kind.split()[0],
            moves="that moves" in row[1],
            siege="in words of a siege" in kind,
            aspects=frozenset(row[2].split(", ")),
            extents=frozenset([row[3]]) if row[3] else None,
            effect=row[4].split("**")[1],
            state=row[5],
        )
        for row in rows
        if len(row) == COLUMNS and row[4].startswith("**")
        for kind in row[1].split(", ")
    ]


def page() -> str:
    return PAGE.read_text("utf-8")


def test_every_rule_stands_on_the_page_and_nothing_else() -> None:
    ruled = {
        (rule.frame, rule.moves, rule.siege, rule.aspects, rule.extents, rule.effect)
        for rules in signs._table().values()
        for rule in rules
    }
    assert {row[:-1] for row in told()} == ruled
    assert len(told()) == len(ruled)


@pytest.mark.parametrize("row", told(), ids=lambda row: f"{row.frame}-{row.effect}")
@pytest.mark.parametrize("aspect", ["completed", "ongoing", "ordered", "planned", "failed"])
def test_a_claim_makes_the_state_that_the_page_names(row: Told, aspect: Aspect) -> None:
    one = claim(
        1,
        row.frame,
        "1700-06-01",
        *PARTIES[row.frame],
        aspect=aspect,
        extent=next(iter(row.extents or ()), None),
        quote="The fort, besieged." if row.siege else "In the fort.",
    )
    states = {found.state for found in control(case(one)) if found.start_max == "1700-06-01"}
    assert states == ({row.state} if aspect in row.aspects else set())
