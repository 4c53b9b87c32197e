"""Figures that cannot both hold if they speak of the same thing; none of them is called wrong.

Only what the lattice relates is held against one another, and only by what the bounds leave no
way out of. Nothing that a source has itself replaced since is held against it, save a running
total that falls.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from math import isinf

from tadmor.model.figures import ImpossibleKind, ImpossibleRow
from tadmor.model.values import mint
from tadmor.synthesis.figures.held import held
from tadmor.synthesis.figures.series import CORRECTED, Series, later
from tadmor.synthesis.figures.shares import Share
from tadmor.synthesis.figures.stated import Stated

UNLESS = "cannot both hold if they speak of the same thing"


def impossible(
    figures: Sequence[Stated], courses: Sequence[Series], told: Sequence[Share]
) -> Iterator[ImpossibleRow]:
    """Flag parts over wholes, sums that do not come out, and running totals that fall.

    `told` are the shares that a sentence itself puts beside their whole.
    """
    gone = [one for course in courses for one, _ in course.steps()]
    replaced = {id_ for one in gone for id_ in (one.row.claim, *one.also)}
    standing = _once([one for one in figures if one.numbered and one.row.claim not in replaced])
    larger = [(part, whole) for part, whole in told if part.limits[0] > whole.limits[1]]
    for part, whole in _each_once((*larger, *held(standing))):
        yield _over(part, whole)
    yield from _sums(standing)
    for course in courses:
        yield from _falls(course)


def _each_once(pairs: Iterable[Share]) -> Iterator[Share]:
    """Leave out a pair that both the sentence and the order of scopes give."""
    yield from {(part.row.claim, whole.row.claim): (part, whole) for part, whole in pairs}.values()


def _once(figures: Sequence[Stated]) -> list[Stated]:
    """Leave out what a source repeats, or a copy of it."""
    found = {(one.source, one.scope, one.row.min, one.row.max): one for one in reversed(figures)}
    return list(reversed(found.values()))


def _over(part: Stated, whole: Stated) -> ImpossibleRow:
    least, most = _plain(part.limits[0]), _plain(whole.limits[1])
    why = (
        f"A part is no more than what holds it: {least} or more ({_what(part)}) within no more "
        f"than {most} ({_what(whole)}) {UNLESS}."
    )
    return _row("part over whole", (part, whole), why)


def _sums(figures: Sequence[Stated]) -> Iterator[ImpossibleRow]:
    """Hold a source's killed and wounded against its own number of both together.

    Both are of the same people, place and days as the number that they are held against.
    """
    alike: defaultdict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for one in figures:
        alike[one.source, one.scope].append(one)
    for both in figures:
        if both.row.kind in {"killed-or-wounded", "casualties"} and not both.scope.missing:
            killed = alike.get((both.source, replace(both.scope, kind="killed")), ())
            wounded = alike.get((both.source, replace(both.scope, kind="wounded")), ())
            for dead, hurt in product(killed, wounded):
                yield from _sum(both, dead, hurt)


def _sum(both: Stated, dead: Stated, hurt: Stated) -> Iterator[ImpossibleRow]:
    """Casualties may be missing besides, so they may be more than the dead and wounded."""
    least, most = (dead.limits[side] + hurt.limits[side] for side in (0, 1))
    low, high = both.limits
    exact = both.row.kind == "killed-or-wounded"
    if least > high or (exact and most < low):
        parts = " and ".join(f"{_bounds(one)} {one.row.kind}" for one in (dead, hurt))
        kind = both.row.kind.replace("-", " ")
        why = f"{parts} do not come to {_bounds(both)} {kind}; they {UNLESS}."
        yield _row("sum", (dead, hurt, both), why)


def _falls(course: Series) -> Iterator[ImpossibleRow]:
    """Flag a running total that goes down and is not told as a correction."""
    if not course.running:
        return
    for before, after in course.steps():
        fell = after.limits[1] < before.limits[0]
        if fell and later(before, after) and not CORRECTED.search(after.sentence):
            why = (
                f"A running total does not fall: {_bounds(before)} by {before.said.end_max} and "
                f"{_bounds(after)} by {after.said.end_max} {UNLESS}."
            )
            yield _row("fall", (before, after), why)


def _row(kind: ImpossibleKind, figures: tuple[Stated, ...], why: str) -> ImpossibleRow:
    return ImpossibleRow(
        id=mint("imp", kind, *(one.row.claim for one in figures)),
        kind=kind,
        one_source=len({one.source for one in figures}) == 1,
        figures=tuple(one.figure() for one in figures),
        why=why,
    )


def _what(one: Stated) -> str:
    row = one.row
    parts = (row.kind.replace("-", " "), row.whose, row.place and row.place.name, row.period)
    return " · ".join(part for part in parts if part)


def _bounds(one: Stated) -> str:
    low, high = one.limits
    if isinf(high):
        return f"at least {_plain(low)}"
    return _plain(low) if low == high else f"{_plain(low)} to {_plain(high)}"


def _plain(number: float) -> str:
    return f"{int(number):,}"
