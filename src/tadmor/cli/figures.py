"""Rows of the figures table in words."""

from tadmor.cli.output import short
from tadmor.cli.sentences import counted
from tadmor.model.figures import AnyFigureRow, ImpossibleRow, RevisionRow, SeriesRow, StatedFigure
from tadmor.model.findings import FigureGroup, FigureRow, Party


def words(row: AnyFigureRow) -> str:
    """Say what was counted, between which bounds, by whom, and what follows from several."""
    match row:
        case FigureRow():
            count = f"{_about(row)}{counted(row.min, row.max)}"
            source = row.originating_source.name
            where = _where(row.place)
            return f"{row.claim}  {row.kind}{where}: {count}, by {source}: “{short(row.quote, 60)}”"
        case FigureGroup():
            sources = ", ".join(party.name for party in row.originating_sources)
            count = counted(row.min, row.max)
            return f"{row.id}  {row.kind}{_where(row.place)}: {count}, by {sources} ({row.rule})"
        case SeriesRow():
            course = ", then ".join(map(_said, row.figures))
            return (
                f"{row.id}  {row.kind}{_where(row.place)}, as {row.source.name} gave it: {course}"
            )
        case RevisionRow():
            return f"{row.id}  {row.kind}: {row.why}{_quoted(row.before, row.after)}"
        case ImpossibleRow():
            return f"{row.id}  {row.kind}: {row.why}{_quoted(*row.figures)}"


def _where(place: Party | None) -> str:
    return f" at {place.name}" if place else ""


def _said(one: StatedFigure) -> str:
    day = (
        f"published {one.said}" if one.by_publication else f"said {one.said or 'nobody knows when'}"
    )
    return f"{_about(one)}{counted(one.min, one.max)} ({day})"


def _about(one: FigureRow | StatedFigure) -> str:
    return "about " if one.approximate else ""


def _quoted(*figures: StatedFigure) -> str:
    return "".join(
        f"\n    {one.source.name}, {one.document}: “{short(one.quote)}”" for one in figures
    )
