"""Whom coded events go back to: how many name one originating source, several, or none.

A coder lists the reports of an event with the offices that published them, and apart from these
the sources that the reports go back to. Many reports of one source are one voice many times. What
is counted is what the coder names: a dependence of the coding, not a proof of copying.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias
from urllib.parse import quote, unquote

from tadmor.model.coded import CodedEvent, EventRow, Lineage, OriginsRow
from tadmor.model.findings import Party, SourceRow

# Gives the party that a name stands for; None where it is nobody that a report can go back to.
Who: TypeAlias = Callable[[str], Party | None]

# Each kind of event that is counted: its words, and of what there must be two or more.
KINDS: Mapping[str, tuple[str, Callable[[CodedEvent], int]]] = {
    "offices": ("two or more publishing offices", lambda event: len(set(event.offices))),
    "entries": ("two or more source entries", lambda event: len(event.offices)),
}
PREFIX = "org_"


def at(events: Iterable[CodedEvent], places: Iterable[str]) -> tuple[CodedEvent, ...]:
    """Keep the events whose place's name has one of some words in it; all if there are none."""
    words = [word.casefold() for word in places]
    if not words:
        return tuple(events)
    return tuple(event for event in events if any(word in event.place.casefold() for word in words))


def parties(event: CodedEvent, who: Who) -> tuple[Party, ...]:
    """Give the originating sources of an event, each once."""
    found = (who(name) for name in event.sources)
    return tuple({party.id: party for party in found if party}.values())


def lineage(event: CodedEvent, who: Who) -> Lineage:
    """Say whether an event goes back to one originating source, several, or none that is named."""
    count = len(parties(event, who))
    return "none" if count == 0 else "one" if count == 1 else "several"


def origins(
    events: Sequence[CodedEvent], who: Who, places: Sequence[str] = ()
) -> Iterator[OriginsRow]:
    """Count the events of each kind by the originating sources that they name."""
    where = f" at places named {' or '.join(places)}" if places else ""
    held = at(events, places)
    for kind, (words, _) in KINDS.items():
        chosen = of_kind(held, kind)
        sorts = {event.id: lineage(event, who) for event in chosen}
        count = Counter(sorts.values())
        single = (event for event in chosen if sorts[event.id] == "one")
        yield OriginsRow(
            id=":".join((f"{PREFIX}{kind}", *(quote(place, safe="") for place in places))),
            name=f"events with {words}{where}",
            events=len(chosen),
            one=count["one"],
            several=count["several"],
            none=count["none"],
            one_office=sum(len(set(event.offices)) == 1 for event in single),
            documents=tuple(dict.fromkeys(event.document for event in chosen)),
        )


def of_kind(events: Iterable[CodedEvent], kind: str) -> tuple[CodedEvent, ...]:
    """Keep the events of a kind."""
    _, count = KINDS[kind]
    return tuple(event for event in events if count(event) > 1)


def counted(events: Iterable[CodedEvent], id_: str) -> tuple[CodedEvent, ...] | None:
    """Give the events that a row of counts rests on, by its id; None if there is no such row."""
    kind, *places = id_.removeprefix(PREFIX).split(":")
    return of_kind(at(events, map(unquote, places)), kind) if kind in KINDS else None


def event_rows(events: Iterable[CodedEvent], who: Who) -> Iterator[EventRow]:
    """Give each event with its publishing offices and the originating sources that it names."""
    for event in events:
        yield EventRow(
            id=event.id,
            name=event.name,
            document=event.document,
            place=event.place,
            entries=len(event.offices),
            offices=tuple(dict.fromkeys(event.offices)),
            sources=parties(event, who),
            origins=lineage(event, who),
        )


def sources(events: Sequence[CodedEvent], who: Who) -> Iterator[SourceRow]:
    """Give the originating sources that events name, the one of most events first."""
    named: defaultdict[str, list[CodedEvent]] = defaultdict(list)
    names: dict[str, str] = {}
    for event in events:
        for party in parties(event, who):
            named[party.id or ""].append(event)
            names[party.id or ""] = party.name
    for id_, held in sorted(named.items(), key=lambda item: (-len(item[1]), names[item[0]])):
        offices = Counter(office for event in held for office in dict.fromkeys(event.offices))
        yield SourceRow(
            row="source",
            id=id_,
            name=names[id_],
            events=len(held),
            documents=tuple(dict.fromkeys(event.document for event in held)),
            outlets=tuple(office for office, _ in offices.most_common()),
        )
