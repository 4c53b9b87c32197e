"""One range of the figures for one thing, by a rule that is named beside it.

A range from the lowest to the highest number is one of the ways by which casualty recorders report
that their sources disagree (Every Casualty, Standards for Casualty Recording, 2016, p. 25; to
prefer some sources or leave a case pending are others). How its ends are found is Tadmor's own.
"""

from collections.abc import Sequence

from tadmor.model.findings import FigureGroup
from tadmor.model.values import mint
from tadmor.synthesis.figures.lattice import Scope
from tadmor.synthesis.figures.series import latest
from tadmor.synthesis.figures.stated import Stated

RULE = (
    "lowest minimum to highest maximum of the latest figure of each originating source; open on a "
    "side that one of them leaves open; vague words give no bound"
)


def group_id(scope: Scope) -> str:
    """Name what a range is of."""
    where = scope.where.id if scope.where else ""
    victims = sorted(scope.victims or ())
    return mint("grp", scope.kind, victims, where, scope.first, scope.last, scope.total)


def group(figures: Sequence[Stated]) -> FigureGroup:
    """Give the range of figures of one scope; copies and repeats of one move no bound."""
    first = figures[0]
    rows = [one.row for one in latest([one for one in figures if one.numbered])]
    sources = {one.source: one.row.originating_source for one in figures}
    lows, highs = [row.min for row in rows], [row.max for row in rows]
    days = (first.scope.first, first.scope.last)
    return FigureGroup(
        id=group_id(first.scope),
        kind=first.row.kind,
        whose=first.row.whose,
        place=first.row.place,
        period=days[0] if days[0] == days[1] else "/".join(map(str, days)),
        min=None if None in lows else min(low for low in lows if low is not None),
        max=None if None in highs else max(high for high in highs if high is not None),
        originating_sources=tuple(sorted(sources.values(), key=lambda source: source.name)),
        rule=RULE,
    )
