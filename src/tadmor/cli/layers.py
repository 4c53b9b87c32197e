"""`tadmor layers`, and what dated maps add to the other tables."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tadmor.cli import output, tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from tadmor.model.collection import Collection
    from tadmor.model.findings import ConflictRow, ControlRow, SourceRow
    from tadmor.model.layers import LayersRow
    from tadmor.pipeline.layers import Layers

Row = TypeVar("Row")

OPTIONS = {
    "mapmaker": "who made the map",
    "shown": "the day that it shows (EDTF, such as 2016-03-31)",
    "method": "how it is made; maps of other methods are not compared with it",
    "holder": "the property of its features that says whose an area is",
}


def facts(command: Any) -> Any:
    """Add the options that say what a map does not say of itself."""
    for name, what in reversed(OPTIONS.items()):
        command = click.option(f"--{name}", help=f"Of a map: {what}; wins over its sidecar.")(
            command
        )
    return command


@click.command()
@tables.case_argument
@click.option(
    "--between",
    nargs=2,
    metavar="DAY DAY",
    help="Only what changed between the maps of two days (EDTF, as the maps give them).",
)
@tables.as_rows
def layers(case: Path, shape: str, between: tuple[str, str] | None) -> None:
    """List dated maps: area by holder, what changed from map to map, whose the places are.

    Only maps of one mapmaker, method and legend are compared by area; for others there is a
    warning. Areas are in km², on an equal-area projection of the ellipsoid.
    """
    from tadmor.store.case import Case

    with Case(case) as opened:
        rows: tuple[LayersRow, ...] = ()
        if opened.maps() or between:
            from tadmor.pipeline.layers import Layers

            held = Layers(opened)
            rows = tuple(held.between(*between) if between else held.rows())
    output.table(rows, shape, words)


def words(row: "LayersRow") -> str:
    """Say what a row says, with its id."""
    from tadmor.synthesis.map_words import told

    return f"{row.id}  {told(row)}"


def bring_in(case: Path, file: Path, known: dict[str, str | None]) -> None:
    """Bring a map into a case."""
    from tadmor.pipeline.layers import bring_in as bring

    brought = bring(case, file, known)
    if not brought.new:
        output.say(f"nothing to do: {file.name} is in {case} already, unchanged")
        return
    besides = (
        f" ({output.count(brought.others, 'feature')} without an area left out)"
        if brought.others
        else ""
    )
    output.say(f"{case}: {output.count(brought.areas, 'area')} of {file.name}{besides}")
    if brought.swapped:
        output.say(
            f"{file.name}: places of the case lie on it only if its coordinates are read as "
            "latitude, longitude; check their order (GeoJSON and KML have longitude first)"
        )


def accounts(
    case: Path, held: "Collection", only: dict[str, str | None], account: tuple[str, ...]
) -> "tuple[ControlRow, ...]":
    """Give the maps' accounts of who held the places, beside those of what is told."""
    return _of_maps(case, held, lambda maps: maps.control(account=account, **only))


def conflicts(case: Path, held: "Collection") -> "tuple[ConflictRow, ...]":
    """Give the claims that have another hold a place than the map of that day shows."""
    return _of_maps(case, held, lambda maps: maps.conflicts())


def documents(case: Path) -> "tuple[SourceRow, ...]":
    """Give the maps as documents of the case."""
    return _of_maps(case, None, lambda maps: tuple(maps.sources()))


def _of_maps(
    case: Path, held: "Collection | None", take: "Callable[[Layers], tuple[Row, ...]]"
) -> "tuple[Row, ...]":
    """Take rows from the maps of a case; what reads them is loaded only where there are some."""
    from tadmor.store.case import Case

    with Case(case) as opened:
        if not opened.maps():
            return ()
        from tadmor.pipeline.layers import Layers

        return take(Layers(opened, held))
