"""When, where and who: dates, places and parties of a sentence against those that it cites."""

from collections.abc import Iterator
from itertools import chain

from tadmor.lint.ground import Evidence, Finding, Statement, paragraph_of
from tadmor.lint.pairing import names, party, retold, same_names
from tadmor.lint.words import tokens
from tadmor.model import edtf
from tadmor.model.reading import Bounds, TimeExpression
from tadmor.model.text import Span
from tadmor.model.time import bounds_within


def dates(statement: Statement) -> Iterator[Finding]:
    """Find dates that are not those of the cited words, or more exact than they are."""
    if not statement.evidence:
        return
    held = [*chain.from_iterable(_dates(one) for one in statement.evidence)]
    if not held:
        return
    for time in statement.ground.reading.times:
        if not statement.sentence.span.covers(time.span) or not _dated(time):
            continue
        mine = bounds_within(time.edtf)
        if any(_holds(mine, theirs) for theirs in held):
            continue
        words = statement.ground.reading.text[slice(*time.span)]
        there = ", ".join(dict.fromkeys(one.edtf or "" for one in held))
        exact = any(_meet(mine, theirs) for theirs in held)
        what = "is more exact than" if exact else "is not a date of"
        message = f"\u201c{words}\u201d ({time.edtf}) {what} the cited words, which have {there}"
        yield Finding("date", statement.place(time.span), message, statement.evidence[:2])


def _dated(time: TimeExpression) -> bool:
    return time.edtf is not None and not edtf.is_duration(time.edtf)


def _dates(one: Evidence) -> Iterator[Bounds]:
    """Give the days of some cited words: of their claims, their sentence, their saying and page."""
    for claim in one.claims:
        times = claim.times
        yield from (bound for bound in (times.event, times.valid, times.said) if bound)
        if claim.time:
            yield bounds_within(claim.time)
    reading = one.source.reading
    told = [time for time in reading.times if _dated(time) and one.around.overlaps(time.span)]
    if not told:
        whole = paragraph_of(reading.text, one.around)
        told = [time for time in reading.times if _dated(time) and whole.overlaps(time.span)]
    yield from (bounds_within(time.edtf) for time in told)
    yield from (bounds_within(said.said) for said in one.sayings if said.said)
    if one.source.facts.published:
        yield bounds_within(one.source.facts.published)


def _holds(mine: Bounds, theirs: Bounds) -> bool:
    """Say whether the days of the report hold those of the page; of an open stretch, its end."""
    known = theirs.end_max if theirs.start_min is None else theirs.start_min
    if known is None:
        return False
    if theirs.start_min is None or theirs.end_max is None:
        return _meet(mine, Bounds(start_min=known, end_max=known)) and _open(mine, known)
    starts = mine.start_min is None or mine.start_min <= theirs.start_min
    ends = mine.end_max is None or mine.end_max >= theirs.end_max
    return starts and ends


def _open(mine: Bounds, known: str) -> bool:
    """Say whether a stretch is a known day, or open on one side of it."""
    return known in {mine.start_min, mine.end_max} or bool(mine.start_min and mine.end_max)


def _meet(mine: Bounds, theirs: Bounds) -> bool:
    before = mine.end_max and theirs.start_min and mine.end_max < theirs.start_min
    after = theirs.end_max and mine.start_min and theirs.end_max < mine.start_min
    return not before and not after


def places(statement: Statement) -> Iterator[Finding]:
    """Find places that the cited words do not name."""
    if not statement.evidence:
        return
    held = [*chain.from_iterable(_places(statement, one) for one in statement.evidence)]
    words = {word for one in statement.evidence for word in _words(one)}
    reading = statement.ground.reading
    for place in reading.places:
        for span in place.mentions:
            if not statement.sentence.span.covers(span) or place.kind in {"country", "province"}:
                continue
            id_ = statement.ground.places.get((reading.document.name, place.id))
            name = reading.text[slice(*span)]
            if id_ in held or set(tokens(name)) <= words or _of_speaker(statement, span):
                continue
            there = ", ".join(dict.fromkeys(_names(statement, held))) or "none"
            message = f"the cited words do not name {name}; their places are: {there}"
            yield Finding("place", statement.place(span), message, statement.evidence[:2])


def _places(statement: Statement, one: Evidence) -> Iterator[str]:
    """Give the ids of the places of some cited words: of their claims, and those they name."""
    yield from (claim.place for claim in (*one.claims, *one.near) if claim.place)
    for place in one.source.reading.places:
        id_ = statement.ground.places.get((one.source.facts.name, place.id))
        if id_ and any(one.around.overlaps(span) for span in place.mentions):
            yield id_


def _words(one: Evidence) -> Iterator[str]:
    facts = one.source.facts
    yield from tokens(one.sentence)
    yield from tokens(f"{facts.publisher or ''} {facts.title or ''}")
    for claim in one.claims:
        for known in claim.relay:
            yield from tokens(known.name)


def _of_speaker(statement: Statement, span: Span) -> bool:
    """Say whether a place is part of a speaker's name: "diplomats in Ankara"."""
    return any(part.overlaps(span) for said in statement.sayings for part in said.source)


def _names(statement: Statement, ids: list[str]) -> Iterator[str]:
    known = {place.id: place.name for place in statement.ground.case.places}
    yield from (known[id_] for id_ in ids if id_ in known)


def parties(statement: Statement) -> Iterator[Finding]:
    """Find a deed that the cited words tell of another party."""
    for claim in statement.claims:
        pairs = [pair for pair in retold(statement, claim) if pair[1].frame == claim.frame]
        mine = party(statement, claim, None)
        named = [(one, party(statement, other, one)) for one, other in pairs]
        named = [(one, theirs) for one, theirs in named if names(theirs)]
        if not names(mine) or not named or not _proper(mine):
            continue
        if any(same_names(mine, theirs) or not _proper(theirs) for _, theirs in named):
            continue
        one, theirs = named[0]
        # Where the page says "we" or "the group", the reader takes the speaker for the party.
        relay = (known.name for _, other in pairs for known in other.relay)
        if any(names(known) and same_names(mine, known) for known in relay):
            continue
        message = f"you name {mine}; the cited words tell it of {theirs}"
        yield Finding("party", statement.place(claim.span), message, (one,))


def _proper(words: str) -> bool:
    """Say whether a party has a name, and is not only "the attackers"."""
    return any(word[:1].isupper() for word in words.split() if word.casefold() in names(words))
