"""The rows of the table of dated maps, in a sentence each that can be quoted."""

from tadmor.model.layers import (
    AreaRow,
    ChangeRow,
    LayerRow,
    LayersRow,
    MapPlaceRow,
    OverlapRow,
    PassedRow,
    WarningRow,
)

NOTHING = "no area on the map"


def told(row: LayersRow) -> str:
    """Say what a row says, by whose map and of which day."""
    match row:
        case ChangeRow():
            return _change(row)
        case PassedRow():
            return _passed(row)
        case WarningRow():
            return f"warning: {row.why}"
        case MapPlaceRow():
            return _place(row)
        case _:
            return _shown(row)


def _shown(row: LayerRow | AreaRow | OverlapRow) -> str:
    by = f"By the map of {row.mapmaker.name} of {row.shown}"
    match row:
        case LayerRow():
            return (
                f"{row.document}: a map by {row.mapmaker.name} of {row.shown} ({row.method}), "
                f"{row.areas:,} areas that cover {_km2(row.covered_km2)}"
            )
        case AreaRow():
            shared = f", of which {_km2(row.shared_km2)} are shown as another's as well"
            has = "has" if row.holder else "(nobody's) is"
            return f"{by} {row.label} {has} {_km2(row.km2)}{shared if row.shared_km2 else ''}"
        case OverlapRow():
            return f"{by} {_km2(row.km2)} are both {row.labels[0]}'s and {row.labels[1]}'s"


def _change(row: ChangeRow) -> str:
    net = row.after_km2 - row.before_km2
    share = "" if row.percent is None else f", {row.percent:+.1f} %"
    return (
        f"By the maps of {row.mapmaker.name} {row.label} went from {_km2(row.before_km2)} on "
        f"{row.first_shown} to {_km2(row.after_km2)} on {row.then_shown} ({net:+,.1f} km²{share}): "
        f"{_km2(row.gained_km2)} gained, {_km2(row.lost_km2)} lost"
    )


def _passed(row: PassedRow) -> str:
    lies = [*(place.name for place in row.places), *row.towns]
    more = f" and {row.more_towns:,} more towns" if row.more_towns else ""
    inside = f"; in it {', '.join(lies)}{more}" if lies else ""
    return (
        f"By the maps of {row.mapmaker.name} {_km2(row.km2)} went from "
        f"{row.before or NOTHING} on {row.first_shown} to {row.after or NOTHING} on "
        f"{row.then_shown}{inside}"
    )


def _place(row: MapPlaceRow) -> str:
    edge = "" if row.whole else " (the circle in which it lies reaches over an edge)"
    whose = f"in {row.label}'s area" if row.holder else f"in no one holder's area ({row.label})"
    return f"By the map of {row.account.name} of {row.shown} {row.place.name} is {whose}{edge}"


def _km2(area: float) -> str:
    return f"{area:,.1f} km²"
