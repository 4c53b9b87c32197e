"""Dated maps: who held which area on a day, as one mapmaker draws it, and what follows from them.

A map is a document of the case: its bytes are kept as they came. What it shows is its maker's
account and nobody else's; only maps of one maker, method and legend can be compared by area.
"""

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from tadmor.model.document import document_id
from tadmor.model.findings import Party
from tadmor.model.values import mint, value

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Shown: TypeAlias = Literal["held", "contested"]


@value
class LayerFacts:
    """What a map does not say of itself: by whom, of which day (EDTF), how, and its legend.

    `holder` is the property that says whose an area is, and `legend` gives the holder for each of
    its values; without a legend the values are the names. Areas of a value in `nobody` are no
    holder's (contested, empty). `members` are other names of a holder and of those who fight under
    it: they serve to set what others say beside the map, and are no part of its legend.
    """

    mapmaker: str
    shown: str
    method: str
    holder: str = "holder"
    legend: tuple[tuple[str, str], ...] = ()
    nobody: tuple[str, ...] = ()
    members: tuple[tuple[str, tuple[str, ...]], ...] = ()
    title: str | None = None
    url: str | None = None
    published: str | None = None
    retrieved: str | None = None
    note: str | None = None


@value
class Layer:
    """A map as it came: `form` is its format and the version of what reads it."""

    name: str
    form: str
    sha256: str
    received: bytes
    facts: LayerFacts

    @property
    def id(self) -> str:
        """The id of a document: its bytes, what takes areas from them, and the day they show.

        One file may show two days between which nothing changed.
        """
        return document_id(self.sha256, f"{self.form} {self.facts.shown}")


class Area(NamedTuple):
    """One feature of a map. `label` is the holder, or the value for what is nobody's.

    `text` is the feature's properties as canonical JSON: its quotation. `shape` is in degrees of
    longitude and latitude, within -180 to 180, valid, its edges straight in these (RFC 7946).
    """

    id: str
    number: int
    label: str
    holder: str | None
    text: str
    shape: "BaseGeometry"


class Drawing(NamedTuple):
    """A map with the areas that it shows; `others` counts its features that are none."""

    layer: Layer
    areas: tuple[Area, ...]
    others: int = 0


def feature_id(layer: Layer, number: int) -> str:
    """Name a feature by its map and its place there."""
    return mint("fea", layer.id, number)


@value
class LayerRow:
    """A map: its file, its maker, the day that it shows, and how much it covers."""

    row: Literal["layer"] = "layer"
    id: str
    document: str
    sha256: str
    mapmaker: Party
    shown: str
    method: str
    published: str | None
    areas: int
    covered_km2: float


@value
class AreaRow:
    """What a map shows as one holder's, or nobody's: `shared_km2` of it is another's as well."""

    row: Literal["area"] = "area"
    id: str
    layer: str
    document: str
    mapmaker: Party
    shown: str
    holder: Party | None
    label: str
    km2: float
    shared_km2: float
    because: tuple[str, ...]


@value
class OverlapRow:
    """An area that a map shows as two holders': counted for each, and once in what is covered."""

    row: Literal["overlap"] = "overlap"
    id: str
    layer: str
    document: str
    mapmaker: Party
    shown: str
    labels: tuple[str, str]
    km2: float
    because: tuple[str, ...]


@value
class ChangeRow:
    """What a holder gained and lost between two maps of one maker, method and legend.

    `percent` is the change by the area before; None where it had none.
    """

    row: Literal["change"] = "change"
    id: str
    mapmaker: Party
    first_shown: str
    then_shown: str
    holder: Party | None
    label: str
    before_km2: float
    after_km2: float
    gained_km2: float
    lost_km2: float
    percent: float | None
    because: tuple[str, str]


@value
class PassedRow:
    """The area that went from one label to another between two such maps, and what lies in it.

    A label is None where a map shows nothing. `places` are the case's, `towns` the most populous of
    the gazetteer, `more_towns` how many it has besides.
    """

    row: Literal["passed"] = "passed"
    id: str
    mapmaker: Party
    first_shown: str
    then_shown: str
    before: str | None
    after: str | None
    km2: float
    places: tuple[Party, ...]
    towns: tuple[str, ...]
    more_towns: int
    because: tuple[str, str]


@value
class WarningRow:
    """Two maps that are not compared by area, and why."""

    row: Literal["warning"] = "warning"
    id: str
    differs: tuple[str, ...]
    why: str
    because: tuple[str, str]


@value
class MapPlaceRow:
    """Whose a place is on a map. `state` is contested where it is nobody's, or several holders'.

    `whole` says that all of the circle in which the place lies is of that area, not only its point.
    """

    row: Literal["place"] = "place"
    id: str
    place: Party
    lat: float
    lon: float
    account: Party
    holder: Party | None
    label: str
    state: Shown
    shown: str
    whole: bool
    layer: str
    document: str
    quote: str
    because: tuple[str, ...]


LayersRow: TypeAlias = (
    LayerRow | AreaRow | OverlapRow | ChangeRow | PassedRow | WarningRow | MapPlaceRow
)


@value
class Patch:
    """What a map shows as one label's, or as several labels' at once, in lines for a page.

    Each polygon is an outline, clockwise, and its holes. A ring is longitudes and latitudes by
    turns in ten-thousandths of a degree: the first point, then the step from each to the next.
    """

    labels: tuple[str, ...]
    polygons: tuple[tuple[tuple[int, ...], ...], ...]


@value
class Sheet:
    """A map as a page shows it. `legend` is alike for maps with one legend.

    `simplified` says that lines were straightened to save room; areas are measured before that.
    """

    layer: LayerRow
    title: str | None
    url: str | None
    note: str | None
    legend: str
    simplified: bool
    areas: tuple[AreaRow, ...]
    patches: tuple[Patch, ...]
