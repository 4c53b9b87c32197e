"""Reports for tests of fusing: invented towns, origins and sides."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from tadmor.synthesis.fusion.reports import Report

DAY = 620_000
SIDES = ("reds", "blues", "greens")


def report(number: int, place: str, origin: str, holder: str, day: int, **more: Any) -> Report:
    """Make a report of a known day, out a day later, unless told otherwise."""
    days: dict[str, Any] = {"first": DAY + day, "last": DAY + day, "published": DAY + day + 1}
    return Report(id=f"r{number}", place=place, origin=origin, holder=holder, **(days | more))


def paper(number: int, place: str, origin: str, holder: str, day: int, **more: Any) -> Report:
    """Make a report of which only the day of publication is known."""
    return report(
        number, place, origin, holder, day, first=None, last=None, published=DAY + day, **more
    )


def drawn(
    seed: int, errs: Sequence[float], places: int = 12, each: int = 150, days: int = 300
) -> list[Report]:
    """Draw reports on towns that change hands once, by origins that err at random."""
    rng = np.random.default_rng(seed)
    turns, sides = rng.integers(60, days - 60, places), rng.integers(0, 2, places)
    found: list[Report] = []
    for origin, share in enumerate(errs):
        for _ in range(each):
            place, day = int(rng.integers(places)), int(rng.integers(days))
            true = int(sides[place] ^ (day >= turns[place]))
            said = true ^ int(rng.random() < share)
            told = day + int(rng.geometric(1 / 3)) - 1
            found.append(paper(len(found), f"town-{place}", f"o{origin}", SIDES[said], told))
    return found
