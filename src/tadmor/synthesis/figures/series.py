"""How one source's figure for one thing changed with the days of saying.

A later figure of a source replaces its own earlier one; that is no disagreement with itself. Where
it is not known which of two was said first, neither replaces the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tadmor.model.figures import RevisionKind, RevisionRow, SeriesRow
from tadmor.model.values import mint, value
from tadmor.synthesis.figures.stated import SINCE, TOTAL, Stated, joined

CORRECTED = re.compile(
    r"\b(?:correct(?:ed|s|ing|ion)|revis(?:ed|es|ing|ion)|amend(?:ed|s|ing|ment)|retract(?:ed|s|ing)"
    r"|recount(?:ed)?|withdrew|(?:lowered|raised) (?:its|the|his|her|their)"
    r"|(?:instead of|rather than|down from|up from) (?:the |an? )?(?:\w+ ){0,2}\d[\d,.]*"
    r"|(?:earlier|previous|first|initial)(?:ly)? (?:figure|count|toll|number|estimate))\b",
    re.IGNORECASE,
)


@value
class Series:
    """The figures of one source for one thing, in the order in which they were said."""

    id: str
    figures: tuple[Stated, ...]

    @property
    def running(self) -> bool:
        """Say whether each counts up to the day of its saying."""
        return self.figures[0].course == TOTAL or self.figures[0].course.startswith(SINCE)

    def row(self) -> SeriesRow:
        """Give it as a row."""
        last = self.figures[-1].row
        return SeriesRow(
            id=self.id,
            source=last.originating_source,
            kind=last.kind,
            whose=last.whose,
            place=last.place,
            period=last.period,
            running=self.running,
            figures=tuple(one.figure() for one in self.figures),
        )

    def steps(self) -> Iterator[tuple[Stated, Stated]]:
        """Give each figure with the next that differs and was surely said later."""
        for one, other in pairwise(self.figures):
            if later(one, other) and bounds_of(one) != bounds_of(other):
                yield one, other


def series(figures: Sequence[Stated]) -> tuple[Series, ...]:
    """Gather what one source said of one thing on several occasions."""
    alike: defaultdict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for one in figures:
        scope = one.scope
        if scope.victims is not None and scope.where is not None and one.course != "None/None":
            key = (one.source, scope.kind, sorted(scope.victims), scope.where.id, one.course)
            alike[tuple(map(str, key))].append(one)
    found = ((key, _once(sorted(said, key=_order))) for key, said in sorted(alike.items()))
    return tuple(Series(id=mint("ser", *key), figures=said) for key, said in found if len(said) > 1)


def revisions(found: Series) -> Iterator[RevisionRow]:
    """Name each change of a series, with both quotations."""
    for before, after in found.steps():
        kind = _kind(before, after)
        yield RevisionRow(
            id=mint("rev", before.row.claim, after.row.claim),
            series=found.id,
            kind=kind,
            running=found.running,
            before=before.figure(),
            after=after.figure(),
            why=_why(kind, after, running=found.running),
        )


def latest(figures: Sequence[Stated]) -> tuple[Stated, ...]:
    """Leave out the figures that a later number of their own source stands in the place of."""
    newest: dict[str, str] = {}
    for one in figures:
        if one.numbered and one.said.start_min is not None:
            newest[one.source] = max(newest.get(one.source, ""), one.said.start_min)
    return tuple(one for one in figures if not _before(one, newest.get(one.source)))


def _before(one: Stated, day: str | None) -> bool:
    return day is not None and one.said.end_max is not None and one.said.end_max < day


def later(one: Stated, other: Stated) -> bool:
    """Say whether the other was surely said on a later day."""
    last, first = one.said.end_max, other.said.start_min
    return last is not None and first is not None and last < first


def bounds_of(one: Stated) -> tuple[int | None, int | None, bool, bool]:
    """Give what is stated of the number."""
    return one.row.min, one.row.max, one.row.approximate, one.row.vague


def _once(figures: Sequence[Stated]) -> tuple[Stated, ...]:
    """Count what is given again, here or in a copy, once: where it was first said."""
    found: list[Stated] = []
    for one in figures:
        if found and bounds_of(found[-1]) == bounds_of(one):
            found[-1] = joined(found[-1], one)
        else:
            found.append(one)
    return tuple(found)


def _order(one: Stated) -> tuple[str, str, str, int]:
    return one.said.end_max or "", one.said.start_min or "", one.row.document, one.counted.start


def _kind(before: Stated, after: Stated) -> RevisionKind:
    if CORRECTED.search(after.sentence):
        return "corrected"
    (low, high), (least, most) = before.limits, after.limits
    if least >= low and most >= high:
        return "up"
    return "down" if least <= low and most <= high else "replaced"


WHY: Mapping[RevisionKind, str] = {
    "up": "its later figure is higher",
    "down": "its later figure is lower",
    "corrected": "it is told with words of correction",
    "replaced": "its later figure has other bounds",
}


def _why(kind: RevisionKind, after: Stated, *, running: bool) -> str:
    name = after.row.originating_source.name
    if running and kind == "up":
        return f"{name}: the running total rose, which need be no change of mind"
    by = ", by the days of publication" if after.by_publication else ""
    return f"{name}: {WHY[kind]}, and stands in the place of its earlier one{by}"
