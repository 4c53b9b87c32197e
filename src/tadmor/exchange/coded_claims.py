"""What a coded event claims: that something happened, and how many were killed in it.

The coder compiles what others report. He is in the relay and never the originating source; where
his row names several, which of them gave which figure is not known.
"""

from collections.abc import Iterator, Sequence

from tadmor.model.coded import CodedClaimRow, CodedEvent
from tadmor.model.findings import UNNAMED, Party
from tadmor.model.reading import ClaimTimes, Figure, Place
from tadmor.model.text import Span
from tadmor.model.values import mint

ONE_SIDED = "one-sided"
WITHIN_KM = 25.0  # of the point, where the codebook says only that it was near


def claims(
    event: CodedEvent, text: str, coder: Party, named: Sequence[Party]
) -> Iterator[CodedClaimRow]:
    """Give the claims of an event: `text` is its row, `named` are the sources that it names."""
    happened = "attack" if event.violence == ONE_SIDED else "clash"
    yield _claim(event, text, coder, named, frame=happened)
    for figure, best in _figures(event):
        yield _claim(event, text, coder, named, frame="casualties", figure=figure, best=best)


def _figures(event: CodedEvent) -> Iterator[tuple[Figure, int | None]]:
    """Give the figures that are coded; a side coded as 0 may be none, or not stated."""
    toll = event.toll
    if toll.high or toll.best:
        least, most = min(toll.low, toll.best), max(toll.high, toll.best)
        yield Figure(min=least, max=most, kind="killed"), toll.best
    whose = (*event.sides, "civilians", "not identified")
    counts = (toll.side_a, toll.side_b, toll.civilians, toll.unknown)
    for name, count in zip(whose, counts, strict=True):
        if count:
            yield Figure(min=count, max=count, kind="killed", whose=name), None


def _claim(  # noqa: PLR0913 - a claim's parts, each from another hand
    event: CodedEvent,
    text: str,
    coder: Party,
    named: Sequence[Party],
    *,
    frame: str,
    figure: Figure | None = None,
    best: int | None = None,
) -> CodedClaimRow:
    origin = named[0] if len(named) == 1 else Party(id=None, name=UNNAMED)
    return CodedClaimRow(
        id=mint("cod", event.id, frame, figure),
        frame=frame,
        span=Span(0, len(text)),
        roles={},
        actors={},
        time=event.when.edtf,
        times=ClaimTimes(event=event.when),
        figure=figure,
        voice=coder.id or "",
        document=event.document,
        quote=text,
        relay=(coder, origin),
        originating_source=origin,
        record=event.id,
        where=_place(event),
        sides=event.sides,
        sources=tuple(named),
        best=best,
    )


def _place(event: CodedEvent) -> Place:
    return Place(
        id=event.id,
        name=event.place,
        lat=event.lat,
        lon=event.lon,
        radius_km=WITHIN_KM if event.place_kind == "near" else None,
        kind=event.place_kind,
    )
