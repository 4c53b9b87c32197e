"""The readings of a case with what people coded in them, as one of them may see it.

What somebody marked in a round of blind coding is his alone to see until the round is closed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from functools import cache

from tadmor.coding.matching import waiting
from tadmor.grounding.case_places import Own, parted
from tadmor.grounding.gazetteer import consulting
from tadmor.grounding.places import resolve
from tadmor.grounding.transliteration import fold
from tadmor.model.blind import Round, counting, rounds, seen_by, states_with
from tadmor.model.provenance import marks
from tadmor.model.reading import Place
from tadmor.model.rulings import Ruling, RulingRow, rows
from tadmor.model.text import quote
from tadmor.pipeline.overlay import overlaid
from tadmor.pipeline.reread import own_places
from tadmor.store.case import Case, Found, Stored


def current(case: Case, viewer: str | None = None) -> Iterator[Stored]:
    """Give the current reading of each live document, with the codings that count in it.

    `viewer` sees his own in a round of blind coding, and nothing of the machine's where it is
    hidden from him; None is nobody in particular, who sees the machine's alone.
    """
    rulings = seen_by(case.rulings(), viewer)
    coded = by_document(counting(rulings, waiting(rounds(rulings))))
    hidden = {of.document for of in rounds(rulings) if hides(of, viewer)}
    own = own_places(case) if coded else ()
    for stored in case.current():
        sha256 = stored.reading.document.sha256
        shown = _bare(stored) if sha256 in hidden else stored
        if made := coded.get(sha256):
            shown = overlaid(shown, made, lambda name: locate(name, own))
        yield shown


def hides(of: Round, viewer: str | None) -> bool:
    """Say whether a round hides the machine's findings: from its coders, and who does not say."""
    return of.is_open and of.hidden and viewer is not None and viewer in {"", *of.coders}


def by_document(rulings: Iterable[Ruling]) -> dict[str, list[Ruling]]:
    """Give codings by the hash of their document."""
    found: defaultdict[str, list[Ruling]] = defaultdict(list)
    for ruling in rulings:
        if ruling.coding:
            found[ruling.coding.document].append(ruling)
    return found


def _bare(stored: Stored) -> Stored:
    """Give a reading without all that the machine found, but for the page's author."""
    author = tuple(replace(voice, spans=()) for voice in stored.reading.voices if voice.id == "v0")
    reading = replace(
        stored.reading, voices=author, attributions=(), actors=(), places=(), times=(), claims=()
    )
    return stored._replace(reading=reading, marks=tuple(marks(stored.document, reading)))


@cache
def locate(name: str, own: Own) -> Place | None:
    """Give the place of a name alone: the case's own, else what the gazetteer says of it."""
    places, file = parted(own)
    for one in places:
        if fold(name) in map(fold, (one.name, *one.aliases)):
            return Place(
                id="",
                name=one.name,
                lat=one.lat,
                lon=one.lon,
                radius_km=one.radius_km,
                kind="point",
                authority=one.source,
                why="the case's own place",
            )
    with consulting(file):
        (found,) = resolve(name, [(0, len(name))], None)
    known = {field.name: getattr(found, field.name) for field in fields(found)}
    return Place(id="", **known)


def find(case: Case, id_: str) -> Found:
    """Give what an id, or the beginning of one, stands for: as people coded it, if they did."""
    if "_" in id_ and any(ruling.coding for ruling in case.rulings()):
        held = [Found(mark, one) for one in current(case) for mark in one.marks]
        begun = [found for found in held if found.mark.id.startswith(id_)]
        if len({found.mark.id for found in begun}) == 1:
            return begun[0]
    return case.find(id_)


def told_rows(case: Case, viewer: str | None) -> tuple[RulingRow, ...]:
    """Give the rulings as rows for a page, with the machine's words that codings replace."""
    held = ruling_rows(case.rulings(), viewer)
    meant = {row.coding.replaces for row in held if row.coding and row.coding.replaces}
    words: dict[str, str] = {}
    for stored in case.current() if meant else ():
        read = stored.reading
        spans = {said.id: said.content for said in read.attributions}
        spans |= {claim.id: (claim.span,) for claim in read.claims}
        for mark in stored.marks:
            if mark.id in meant and mark.local in spans:
                words[mark.id] = quote(read.text, spans[mark.local])
    return tuple(
        replace(row, replaced=words.get(row.coding.replaces or "")) if row.coding else row
        for row in held
    )


def ruling_rows(rulings: Sequence[Ruling], viewer: str | None = None) -> tuple[RulingRow, ...]:
    """Give rulings as rows, as one person may see them: sealed codings are left out."""
    seen = seen_by(rulings, viewer)
    held = rows(seen)
    states = states_with({row.id: row.state for row in held}, waiting(rounds(seen)))
    return tuple(replace(row, state=states[row.id]) for row in held)
