"""From any id in a case back to the exact words, who relays them, the document and its hash."""

from collections.abc import Iterator

from tadmor.errors import CaseError
from tadmor.model.codings import Coding, located
from tadmor.model.provenance import Mark
from tadmor.model.questions import named, written
from tadmor.model.reading import Attribution, Reading, Voice, chain
from tadmor.model.registry import bare, by_name
from tadmor.model.rulings import Ruling, RulingRow, plain, standing, told
from tadmor.model.text import Span, Spans, quote
from tadmor.model.values import value
from tadmor.pipeline.beside import beside
from tadmor.pipeline.codings import current, ruling_rows
from tadmor.pipeline.codings import find as find_mark
from tadmor.pipeline.collect import gather
from tadmor.pipeline.exchange_trace import under
from tadmor.pipeline.found import find, is_found
from tadmor.pipeline.layers_trace import against, under_map
from tadmor.pipeline.questions import questions
from tadmor.pipeline.register import Register
from tadmor.store.case import Case, Stored


@value
class Link:
    """One link of the chain: what it is, in words, and the words of the text it stands on."""

    what: str
    id: str | None
    label: str
    spans: Spans = ()
    quote: str | None = None


def why(case: Case, id_: str) -> tuple[Link, ...]:
    """Give the chain under an id, from the thing itself down to the step that found it."""
    first, *rest = _chain(case, id_)
    return (first, *_beside(case, first), *_kin(case, first.id or id_), *rest)


def _chain(case: Case, id_: str) -> Iterator[Link]:
    """Give the chain under an id without what people ruled of it."""
    if id_.startswith("rul_"):
        yield from _ruled(case, id_)
    elif id_.startswith(("qst_", "qre_")):
        yield from _asked(case, id_)
    elif links := tuple(_coded(case, id_)):
        yield from links
    elif is_found(id_):
        yield from _found(case, id_)
    elif id_.startswith("doc_"):
        stored = next((held for held in case.readings() if held.document == id_), None)
        if stored is None:
            raise _unknown(case, id_)
        yield from _document(case, stored)
    else:
        found = find_mark(case, id_)
        thing, *rest = _thing(found.stored, found.mark)
        coded = found.stored.coded.get(found.mark.local)
        yield from (thing, *(_coded_by(coded, thing) if coded else ()), *rest)
        yield from _document(case, found.stored)


def _coded(case: Case, id_: str) -> Iterator[Link]:
    """Lead from an id of coded events or maps to the rows, each of which is its own quotation."""
    for link in (*under(case, id_), *under_map(case, id_)):
        spans = (Span(0, len(link.text)),) if link.text else ()
        yield Link(what=link.what, id=link.id, label=link.label, spans=spans, quote=link.text)
    if claim := against(case, id_):
        yield from _chain(case, claim)


def _unknown(case: Case, id_: str) -> CaseError:
    return CaseError(f"{case.path}: nothing in it has the id {id_}; take one from a table")


def _ruled(case: Case, id_: str) -> Iterator[Link]:
    """Lead from a ruling to what it is about: other ids, or the places of a name."""
    row = next((row for row in ruling_rows(case.rulings()) if row.id == id_), None)
    if row is None:
        raise _unknown(case, id_)
    yield _ruling(row)
    if row.kind == "place":
        named = plain(row.subjects[0])
        for stored in current(case):
            ids = {mark.local: mark.id for mark in stored.marks}
            for place in stored.reading.places:
                if plain(place.name) == named:
                    yield from _chain(case, ids[place.id])
        return
    if row.coding:
        yield from _marked(case, row.coding)
        return
    # Of a ruling on a cell only the statement is a thing of the case.
    for subject in row.subjects[:1] if row.kind == "cell" else row.subjects:
        try:
            yield from tuple(_chain(case, subject))
        except CaseError:
            # A row that compares others goes when another ruling takes away what it rested on.
            yield Link(what="gone", id=subject, label="no table has it any more")


def _asked(case: Case, id_: str) -> Iterator[Link]:
    """Lead from a question, or one row of its record, to the claims under it."""
    held = [(row, row.history) for row in questions(case) if row.id.startswith(id_)] or [
        (row, (entry,)) for row in questions(case) for entry in row.history if entry.id == id_
    ]
    if not held:
        raise _unknown(case, id_)
    for row, entries in held:
        whole = row.id.startswith(id_)
        yield Link(what="question", id=row.id, label=f"{row.text} ({row.status})")
        for entry in entries:
            yield Link(what="record", id=entry.id or None, label=written(entry))
        for claim in row.claims if whole else named(entries[0]):
            yield from _chain(case, claim)


def _marked(case: Case, coding: Coding) -> Iterator[Link]:
    """Lead from a coding to its words in its document, and to that."""
    for stored in case.current():
        if stored.reading.document.sha256 == coding.document:
            spans = located(stored.reading.text, coding.words)
            label = coding.told() if spans else f"{coding.told()}: lost, not in this text any more"
            yield _link(stored.reading, "words", stored.document, label, spans or ())
            yield from _document(case, stored)


def _coded_by(ruling: Ruling, thing: Link) -> Iterator[Link]:
    """Say who marked a thing by hand, when, by which codebook, and in the place of what."""
    before = ruling.coding.replaces if ruling.coding else None
    instead = f", in the place of {before}" if before else ""
    label = f"by {ruling.by} on {ruling.at[:10]}, codebook {ruling.codebook}{instead}"
    yield Link(what="coded by hand", id=ruling.id, label=label, spans=thing.spans)


def _beside(case: Case, link: Link) -> Iterator[Link]:
    """Give what people ruled of a thing, and what they undid."""
    name = _name(case, link.id) if link.what == "place" and link.id else None
    for row in ruling_rows(case.rulings()):
        placed = row.kind == "place" and plain(row.subjects[0]) == name
        if link.id in row.subjects or placed:
            yield _ruling(row)


def _name(case: Case, id_: str) -> str:
    found = find_mark(case, id_)
    places = found.stored.reading.places
    return plain(next(place.name for place in places if place.id == found.mark.local))


def _kin(case: Case, id_: str) -> Iterator[Link]:
    """Give what the registry says of a party, and the ids that are one party or place with it."""
    if id_.partition("_")[0] not in {"act", "voc", "plc"}:
        return
    held = tuple(current(case))
    setting = beside(case.path)
    register = Register(held, standing(case.rulings()), setting.actors)
    source = by_name(setting.sources).get(bare(register.name(id_)))
    actor = register.registered(id_)
    if actor and (actor.part_of or actor.sides or source is None):
        yield Link(what="registry", id=None, label=actor.words())
    if source:
        yield Link(what="registry", id=None, label=source.words())
    names = {mark.id: stored.reading.document.name for stored in held for mark in stored.marks}
    for other in register.one_with(id_):
        yield Link(what="one with", id=other, label=names.get(other, "a source that is only words"))


def _ruling(row: RulingRow) -> Link:
    state = "" if row.state == "stands" else f" ({row.state})"
    return Link(what="ruling", id=row.id, label=f"{told(row)}{state}")


def _found(case: Case, id_: str) -> Iterator[Link]:
    """Lead from a row that compares others (a conflict, a group of figures) to what it rests on."""
    whole = gather(case)
    found = find(whole, (id_,)).get(id_)
    if found is None:
        raise _unknown(case, id_)
    yield Link(what="finding", id=id_, label=found.label)
    readings = {source.id: source.reading for source in whole.sources}
    for other in found.under:
        if spans := found.shared.get(other):
            label = "stand in another document too"
            yield _link(readings[other], "shared words", other, label, spans)
        yield from _chain(case, other)


def _thing(stored: Stored, mark: Mark) -> Iterator[Link]:
    reading = stored.reading
    match mark.kind:
        case "clm":
            claim = next(claim for claim in reading.claims if claim.id == mark.local)
            label = f"{claim.frame}: {claim.polarity}, {claim.aspect}"
            yield _link(reading, "claim", mark.id, label, (claim.span,))
            yield from _said(stored, claim.attribution)
            yield _voice(stored, claim.voice)
        case "att":
            yield from _said(stored, mark.local)
            said = next(said for said in reading.attributions if said.id == mark.local)
            yield _voice(stored, said.voice)
        case "act":
            actor = next(actor for actor in reading.actors if actor.id == mark.local)
            yield _link(reading, "actor", mark.id, f"{actor.name} ({actor.type})", actor.mentions)
        case "plc":
            place = next(place for place in reading.places if place.id == mark.local)
            label = f"{place.name}: {place.why or 'no reason recorded'}"
            yield _link(reading, "place", mark.id, label, place.mentions)
        case "tim":
            time = next(time for time in reading.times if time.id == mark.local)
            label = f"{time.edtf or 'open'} (rule {time.rule}, read from {time.anchor or 'itself'})"
            yield _link(reading, "time", mark.id, label, (time.span,))
        case "voc":
            yield _voice(stored, mark.local)


def _said(stored: Stored, attribution: str | None) -> Iterator[Link]:
    """Give the attributions around a claim, the innermost first."""
    ids = {mark.local: mark.id for mark in stored.marks}
    for said in reversed(chain(stored.reading, attribution)):
        words = (*said.source, *said.cue, *said.content)
        label = f"{_speaker(stored.reading, said)} {said.verb}"
        yield _link(stored.reading, "attribution", ids[said.id], label, tuple(sorted(words)))


def _speaker(reading: Reading, said: Attribution) -> str:
    names = {actor.id: actor.name for actor in reading.actors}
    return names.get(said.speaker or "") or quote(reading.text, said.source) or "someone not named"


def _voice(stored: Stored, local: str) -> Link:
    voice: Voice = next(voice for voice in stored.reading.voices if voice.id == local)
    id_ = next(mark.id for mark in stored.marks if mark.local == local)
    label = f"{voice.kind}{f' {voice.name}' if voice.name else ''}, {voice.published or 'undated'}"
    return _link(stored.reading, "voice", id_, label, voice.spans)


def _document(case: Case, stored: Stored) -> Iterator[Link]:
    facts, step = stored.reading.document, stored.step
    known = [facts.title, facts.publisher, facts.published]
    label = " · ".join(fact for fact in (facts.name, *known) if fact)
    yield Link(what="document", id=stored.document, label=f"{label} · sha256 {facts.sha256}")
    if source := by_name(beside(case.path).sources).get(bare(facts.publisher)):
        yield Link(what="registry", id=None, label=source.words())
    made = f"{step.name} {step.version} ({step.settings})"
    yield Link(what="step", id=step.id, label=made)


def _link(reading: Reading, what: str, id_: str, label: str, spans: Spans) -> Link:
    words = quote(reading.text, spans) if spans else None
    return Link(what=what, id=id_, label=label, spans=spans, quote=words)
