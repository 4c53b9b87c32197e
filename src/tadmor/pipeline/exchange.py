"""Other people's coded events in a case: brought in row by row, counted, and led back to.

What they yield stands apart from what is read in documents, so that no other table waits for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path

from tadmor.comparison import coded
from tadmor.errors import UsageError
from tadmor.exchange import coded_claims, ucdp
from tadmor.grounding.across import joined
from tadmor.model.coded import CodedClaimRow, CodedEvent, Dataset, EventRow, OriginsRow
from tadmor.model.findings import Party, SourceRow
from tadmor.model.registry import RegisteredSource, bare, by_name
from tadmor.model.rulings import standing
from tadmor.model.values import mint
from tadmor.pipeline.registry import sources_beside
from tadmor.store.case import Case

FORMS = ("ucdp",)


def bring_in(path: Path, form: str, file: Path) -> int | None:
    """Bring a file of coded events into a case, making it if it is missing: all of it or nothing.

    Gives how many rows are new; None if the very file was brought in before.
    Raises UsageError for an unknown form, InputError where the file is not of that form.
    """
    if form not in FORMS:
        raise UsageError(f"{form}: no events are read from that; take one of {', '.join(FORMS)}")
    table = ucdp.read(file)
    with Case(path, create=True) as case:
        try:
            return case.bring_in(file, table.dataset, table.records)
        finally:
            case.drop_if_empty()


class Coded:
    """The coded events of a case, with their originating sources as people joined or parted them.

    A row that people rejected is left out.
    """

    def __init__(self, case: Case) -> None:
        """Open the rows that count; they are read when something is asked of them."""
        self._now = standing(case.rulings())
        self._sources = sources_beside(case.path)
        rejected = {id_ for id_, word in self._now.verdicts.items() if word == "rejected"}
        self._rows = tuple(held for held in case.records() if held[1].id not in rejected)

    @cached_property
    def events(self) -> tuple[CodedEvent, ...]:
        """Every event, in the order in which the rows came."""
        return tuple(ucdp.event(*held) for held in self._rows)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """The name of each originating source as it is first written, by its id."""
        names: dict[str, str] = {}
        for event in self.events:
            for name in event.sources:
                names.setdefault(source_id(name), name)
        return names

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        """The id of the source that stands for each, as people joined them or set them apart."""
        same = (pair for pair in self._now.same if not pair[0].startswith("plc_"))
        keys = {id_: known and known.name for id_, known in self._registered.items()}
        return joined(keys, same, self._now.different)

    @cached_property
    def _registered(self) -> Mapping[str, RegisteredSource | None]:
        """What people registered of each originating source, by its id."""
        known = by_name(self._sources)
        return {id_: known.get(bare(name)) for id_, name in self._names.items()}

    def who(self, name: str) -> Party | None:
        """Give the originating source that a name stands for; None for a compiler of reports."""
        first = self._ids[source_id(name)]
        known = self._registered[first]
        if known and known.aggregator:
            return None
        return Party(id=first, name=known.name if known else self._names[first])

    def registered(self, id_: str) -> RegisteredSource | None:
        """Give what is registered of an originating source, by its id."""
        return self._registered.get(id_)

    def naming(self, id_: str) -> tuple[CodedEvent, ...]:
        """Give the events that name an originating source, by any id that it has."""
        first = self._ids.get(id_)
        return tuple(
            event
            for event in self.events
            if first and any(self._ids[source_id(name)] == first for name in event.sources)
        )

    def origins(self, places: Sequence[str] = ()) -> tuple[OriginsRow, ...]:
        """Count events by the originating sources that they name; nothing where there are none."""
        return tuple(coded.origins(self.events, self.who, places)) if self.events else ()

    def event_rows(self, places: Sequence[str] = ()) -> tuple[EventRow, ...]:
        """Give the events one by one."""
        return tuple(coded.event_rows(coded.at(self.events, places), self.who))

    def claims(self) -> Iterator[CodedClaimRow]:
        """Give what each event's row claims."""
        for (dataset, record), event in zip(self._rows, self.events, strict=True):
            coder = Party(id=dataset.id, name=ucdp.CODER)
            named = coded.parties(event, self.who)
            yield from coded_claims.claims(event, record.text, coder, named)

    def sources(self) -> tuple[SourceRow | OriginsRow, ...]:
        """Give the files of coded events, the counts, and the originating sources."""
        rows = coded.sources(self.events, self.who)
        registered = (replace(row, registry=self._registered[row.id]) for row in rows)
        return (*self._documents(), *self.origins(), *registered)

    def _documents(self) -> Iterator[SourceRow]:
        counts: dict[Dataset, int] = {}
        for dataset, _ in self._rows:
            counts[dataset] = counts.get(dataset, 0) + 1
        for dataset, count in counts.items():
            yield SourceRow(
                row="document",
                id=dataset.id,
                name=dataset.name,
                publisher=ucdp.CODER,
                note="a table of coded events: each row is its own quotation",
                events=count,
                documents=(dataset.name,),
                outlets=(ucdp.CODER,),
            )


@cache
def source_id(name: str) -> str:
    """Name an originating source of coded events, whatever the case of its letters."""
    return mint("src", f"{name.lower()}|{ucdp.FORM}")
