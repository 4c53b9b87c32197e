"""Small cases for synthesis: claims put together by hand, or read from short texts."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from tadmor.model.collection import Collection, Source
from tadmor.model.document import Document, document_id
from tadmor.model.findings import ClaimRow, ControlRow, Party
from tadmor.model.provenance import marks
from tadmor.model.reading import (
    Bounds,
    ClaimTimes,
    DocumentFacts,
    Extent,
    Figure,
    Place,
    Reading,
    Voice,
)
from tadmor.model.text import Span
from tadmor.model.time import bounds, bounds_within
from tadmor.pipeline.collect import collect
from tadmor.pipeline.read import read, step
from tadmor.store.case import Stored

ROLES = {
    "gain": ("taker", "from"),
    "loss": ("to", "loser"),
    "withdraw": ("", "who"),
    "control": ("holder", ""),
    "present": ("who", ""),
    "clash": ("", ""),
    "attack": ("attacker", ""),
    "advance": ("who", ""),
    "casualties": ("perpetrator", "victims"),
}
MOVING = ("gain", "loss", "withdraw")
TEXT = "In the fort."
WHERE = (Span(7, 11),)
PLACES = {
    "fort": Place(id="plc_fort", name="Fort Ombre", lat=10.0, lon=20.0, kind="point"),
    "mill": Place(id="plc_mill", name="Vâl-Mühle", kind="point"),
    "realm": Place(id="plc_realm", name="Ombria", lat=10.0, lon=20.0, kind="country"),
}
PARTIES = {name: Party(id=f"act_{name}", name=name.title()) for name in ("reds", "blues", "greens")}
ACCOUNTS = {name: Party(id=f"act_{name}", name=name.title()) for name in ("abbot", "bailiff")}


def claim(
    number: int,
    frame: str,
    day: str | None,
    comes: str | None = None,
    goes: str | None = None,
    **changed: Any,
) -> ClaimRow:
    """Make an asserted claim of the abbot on the fort; `changed` sets any other field."""
    extent: Extent | None = changed.pop("extent", "whole" if frame != "clash" else None)
    aspect = changed.get("aspect", "completed")
    by, published = changed.pop("by", "abbot"), changed.pop("published", "1700-12-31")
    moved = frame in MOVING and extent == "whole" and aspect == "completed"
    roles = zip(ROLES[frame], (comes, goes), strict=True)
    event = bounds_within(day) if day else Bounds(start_max=published, end_max=published)
    row = ClaimRow(
        id=f"clm_{number:04}",
        frame=frame,
        span=Span(0, len(TEXT)),
        roles={"place": WHERE},
        actors={role: f"act_{name}" for role, name in roles if role and name},
        place="plc_fort",
        time=day,
        times=ClaimTimes(said=bounds(published), event=event),
        extent=extent,
        moves=moved and changed.get("polarity", "asserts") == "asserts",
        document=changed.pop("document", "letters.txt"),
        quote=TEXT,
        relay=(ACCOUNTS[by],),
        originating_source=ACCOUNTS[by],
        attribution=None,
    )
    return replace(row, **changed)


def figure(number: int, count: tuple[int | None, int | None], **changed: Any) -> ClaimRow:
    """Make a claim with a figure of the dead."""
    kind, whose = changed.pop("kind", "killed"), changed.pop("whose", "the Reds")
    day = changed.pop("day", "1700-05-03")
    stated = Figure(min=count[0], max=count[1], kind=kind, whose=whose, period=day)
    return claim(number, "casualties", day, figure=stated, **changed)


def case(*claims: ClaimRow, published: Mapping[str, str] | None = None) -> Collection:
    """Make a collection of claims; every document has the same few words."""
    names = sorted({one.document for one in claims})
    dates = published or {}
    return Collection(
        sources=tuple(_source(name, dates.get(name, "1700-12-31")) for name in names),
        claims=claims,
        places=tuple(PLACES.values()),
        parties=(*PARTIES.values(), *ACCOUNTS.values()),
    )


def _source(name: str, published: str) -> Source:
    facts = DocumentFacts(name=name, sha256="0" * 64, published=published)
    voices = (Voice(id="v0", kind="author"),)
    return Source(
        id=f"doc_{name}", facts=facts, reading=Reading(document=facts, text=TEXT, voices=voices)
    )


def of_texts(**texts: str) -> Collection:
    """Read texts, whose names end in the day of publication: `monitors_1702_05_09`."""
    return collect(_stored(name, text) for name, text in texts.items())


def _stored(name: str, text: str) -> Stored:
    received = text.encode()
    digest = sha256(received).hexdigest()
    publisher, *date = name.split("_")
    facts = DocumentFacts(
        name=f"{name}.txt", sha256=digest, publisher=publisher.title(), published="-".join(date)
    )
    id_ = document_id(digest, "text/1")
    document = Document(id=id_, extractor="text/1", received=received, text=text, facts=facts)
    found = read(document)
    return Stored(id_, found, step(), tuple(marks(id_, found)), intact=True)


def told(row: ControlRow) -> str:
    """Write a row in short: holder or state, start, end."""
    who = row.holder.name if row.holder else "-"
    start = _bracket(row.start_min, row.start_max)
    end = _bracket(row.end_min, row.end_max)
    return f"{row.state} {who} {start} to {end}"


def _bracket(low: str | None, high: str | None) -> str:
    if low == high:
        return low or "?"
    return f"{low or ''}..{high or ''}"
