"""Tables of coded events that others made, brought into a case row by row.

A row is its own quotation: it is kept exactly as it stood in the file. Who coded it is a compiler
of reports and never the source that they go back to.
"""

from typing import Literal, NamedTuple, TypeAlias

from tadmor.model.document import document_id
from tadmor.model.findings import ClaimRow, Party
from tadmor.model.reading import Bounds, Place, PlaceKind
from tadmor.model.values import mint, value

Lineage: TypeAlias = Literal["one", "several", "none"]
DEPENDENCE = (
    "This is a dependence of the coding, not a proof of copying: it counts which sources the coder "
    "names."
)


@value
class Dataset:
    """A file of coded rows: the name it came by, its form with a version, hash and head line."""

    name: str
    form: str
    sha256: str
    head: str

    @property
    def id(self) -> str:
        """The id of a document: its bytes, and what takes rows from them."""
        return document_id(self.sha256, self.form)


class Record(NamedTuple):
    """One row of a dataset as it stands there; `name` is what the dataset itself calls it."""

    id: str
    name: str
    line: int
    text: str


def record_id(dataset: Dataset, text: str) -> str:
    """Name a row by its words and those of the head over it; another file may have it too."""
    return mint("row", dataset.form, dataset.head, text)


@value
class Toll:
    """How many were killed by the coder's count; `low` and `high` are the bounds given for all."""

    side_a: int
    side_b: int
    civilians: int
    unknown: int
    low: int
    best: int
    high: int


@value
class CodedEvent:
    """What one row says of one event, in the coder's terms; `id` is the row's.

    `offices` are the publishing offices, one an entry of the coder's list, so that an office may
    come several times. `sources` are those that the reports go back to, each once, as written.
    """

    id: str
    name: str
    document: str
    offices: tuple[str, ...]
    sources: tuple[str, ...]
    place: str
    place_kind: PlaceKind
    lat: float | None
    lon: float | None
    when: Bounds
    sides: tuple[str, str]
    violence: str
    toll: Toll


@value
class CodedClaimRow(ClaimRow):
    """A claim of a coded event, with the keys of any other; its quotation is the row.

    `record` is the row's id, `where` its place with its point, `sides` the two that fought, or who
    attacked whom. `sources` are all that the row names: only if it names one is that the
    `originating_source`. `best` is the coder's own figure between the bounds.
    """

    row: Literal["coded"] = "coded"
    record: str
    where: Place
    sides: tuple[str, str]
    sources: tuple[Party, ...]
    best: int | None = None


@value
class OriginsRow:
    """How many coded events of some kind name one originating source, several, or none.

    `one_office`: of those with one, how many have a single publishing office, listed several
    times. `note` says what this does not show.
    """

    row: Literal["origins"] = "origins"
    id: str
    name: str
    events: int
    one: int
    several: int
    none: int
    one_office: int
    documents: tuple[str, ...]
    note: str = DEPENDENCE


@value
class EventRow:
    """One coded event: where it is published, and the originating sources that its row names."""

    row: Literal["event"] = "event"
    id: str
    name: str
    document: str
    place: str
    entries: int
    offices: tuple[str, ...]
    sources: tuple[Party, ...]
    origins: Lineage
