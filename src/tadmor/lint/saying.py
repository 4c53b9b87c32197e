"""Who says it, and by which verb: no other speaker, and no more made of his word than he did."""

from collections.abc import Iterator

from tadmor.lint.ground import Evidence, Finding, Statement
from tadmor.lint.pairing import hedged
from tadmor.lint.words import akin, content, listed, pattern, short, tokens
from tadmor.model.collection import AttributionRow
from tadmor.model.reading import Reading
from tadmor.model.text import Span, hull, quote


def is_saying(said: AttributionRow, cue: str) -> bool:
    """Say whether a saying surely is one: the reader takes a rare "repelled" for "rejected"."""
    surely = said.stance != "asserts" or said.manner != "indirect" or not cue
    return surely or any(pattern(f"saying.{name}").search(cue) for name in ("told", "vouching"))


def find(statement: Statement) -> Iterator[Finding]:
    """Hold every saying of a sentence against the sayings that it cites."""
    if not statement.evidence:
        return
    for said in statement.sayings:
        name = _name(statement, said)
        if not listed("factual.nobody").isdisjoint(tokens(name)[:1]):
            continue
        if not name or set(tokens(name)) <= listed("saying.pages") or _is_place(statement, name):
            yield from _verb(statement, said, statement.evidence)
            continue
        cue = quote(statement.ground.reading.text, said.cue)
        mine = [one for one in statement.evidence if _speaks(name, cue, said, one)]
        if mine:
            yield from _verb(statement, said, mine)
        elif not (_only_pages(name) or _is_anaphor(name) or _relays(statement, name, cue)):
            span = hull(said.source) if said.source else hull((*said.cue, *said.content))
            yield _other_speaker(statement, statement.place(span), name)
    if not statement.sayings:
        yield from _giving(statement)


def _giving(statement: Statement) -> Iterator[Finding]:
    """Find another speaker of "the committee counted 17 dead", in which no saying is read."""
    found = pattern("saying.giving").search(statement.text)
    if not found or not any(word[:1].isupper() for word in found["who"].split()[1:]):
        return
    mine = _plain(found["who"])
    held = [_plain(known) for one in statement.evidence for known in _speakers(one)]
    if held and not any(_within(mine, one) or _within(one, mine) for one in held if one):
        yield _other_speaker(statement, statement.word(*found.span("who")), found["who"])


def _name(statement: Statement, said: AttributionRow) -> str:
    """Give the words for a speaker: the party's name, or the source's own words."""
    words = quote(statement.ground.reading.text, said.source)
    if said.by is None:
        return words
    own = said.by.name == statement.ground.reading.document.name
    # "Amaq, which serves the group, claimed": the source is a clause about who speaks.
    about = tokens(said.by.name)[:1] in {("which",), ("who",), ("that",), ("whose",)}
    return "" if own or about else said.by.name


def _is_place(statement: Statement, name: str) -> bool:
    """Say whether a speaker is only a place, as "Moscow" is: who speaks there is not said."""
    named = {place.name for place in statement.ground.reading.places}
    return _plain(name) <= {word for one in named for word in tokens(one)}


def _relays(statement: Statement, name: str, cue: str) -> bool:
    """Say whether an outlet of the case is told to pass the words on: "the Mail reprinted"."""
    facts = [source.facts for source in statement.ground.case.sources]
    known = {word for one in facts for word in tokens(f"{one.publisher or ''} {one.author or ''}")}
    return bool(pattern("saying.relaying").search(cue)) and _plain(name) <= known


def _only_pages(name: str) -> bool:
    return not listed("saying.pages").isdisjoint(tokens(name)[-1:] + tokens(name)[:1])


def _is_anaphor(name: str) -> bool:
    """Say whether a speaker is only "the group", which the reader traced to nobody."""
    return name.islower() and set(tokens(name)) - listed("empty") <= listed("saying.anaphors")


def _speaks(name: str, cue: str, said: AttributionRow, one: Evidence) -> bool:
    """Say whether a speaker named in the report may be one of those whose words are cited."""
    ids = {other.speaker for other in one.sayings}
    ids |= {party.id for claim in one.claims for party in claim.relay}
    if said.speaker is not None and said.speaker in ids:
        return True
    # "The government in Addis Ababa" is the government, wherever it sits.
    mine = _plain(name.partition(" in ")[0]) or _plain(name)
    known = [_plain(speaker) for speaker in _speakers(one)]
    if any(_within(mine, theirs) or _within(theirs, mine) for theirs in known if theirs):
        return True
    heard = set(tokens(one.sentence))
    relays = pattern("saying.relaying").search(cue) or not one.sayings
    if (relays and mine <= heard) or any(_is_anaphor(theirs) for theirs in _sources(one)):
        return True
    # "The company" of one text may be who has a name in the other, if the page speaks of both.
    unnamed = any(theirs.islower() for theirs in _sources(one))
    return unnamed != name.islower() and mine <= set(tokens(one.source.reading.text))


def _sources(one: Evidence) -> list[str]:
    return [said.by.name for said in one.sayings if said.by]


def _within(some: frozenset[str], whole: frozenset[str]) -> bool:
    return all(any(akin(word, other) for other in whole) for word in some)


def _plain(name: str) -> frozenset[str]:
    plain = listed("empty") | listed("parties.titles") | listed("saying.pages")
    return frozenset(tokens(name)) - plain


def _speakers(one: Evidence) -> Iterator[str]:
    """Give every word for those through whom the cited words came, and for the page."""
    text, reading = one.source.reading.text, one.source.reading
    facts = one.source.facts
    yield from filter(None, (facts.publisher, facts.author, facts.name.rpartition(".")[0]))
    for claim in one.claims:
        yield from (party.name for party in claim.relay)
    for said in one.sayings:
        if said.by:
            yield said.by.name
            yield from _mentions(reading, said.by.name)
        yield quote(text, said.source)
    yield from (name for voice in reading.voices if (name := voice.name))


def _mentions(reading: Reading, name: str) -> Iterator[str]:
    for actor in reading.actors:
        if actor.name == name:
            yield from (quote(reading.text, span) for span in actor.mentions)


def _other_speaker(statement: Statement, span: Span, name: str) -> Finding:
    one = statement.evidence[0]
    there = next((s.by.name for s in one.sayings if s.by), None)
    there = there or next((claim.originating_source.name for claim in one.claims), None)
    there = there or one.source.facts.publisher or one.source.facts.name
    message = f"you name {name} as the speaker; the cited words are those of {there}"
    return Finding("speaker", span, message, statement.evidence[:3])


def _verb(
    statement: Statement, said: AttributionRow, cited: "list[Evidence] | tuple[Evidence, ...]"
) -> Iterator[Finding]:
    """Compare the verb of a saying with those of the cited ones."""
    cue = quote(statement.ground.reading.text, said.cue)
    if not said.cue or said.negated or not cited:
        return
    span = statement.place(hull(said.cue))
    theirs = [other for one in cited for other in one.sayings]
    words = [
        quote(one.source.reading.text, other.cue)
        for one in cited
        for other in one.sayings
        if other.cue and not other.negated
    ]
    there = f"the page's word is \u201c{words[-1]}\u201d" if words else "the page has no such word"
    if said.stance in {"admits", "denies"}:
        told = any(other.stance == said.stance for other in theirs)
        denied = any(claim.polarity == "denies" for one in cited for claim in one.claims)
        if not told and not (denied and said.stance == "denies"):
            yield Finding("stance", span, f"you wrote \u201c{cue}\u201d; {there}", tuple(cited[:2]))
    elif pattern("saying.vouching").search(cue) and not _nobody_did(statement, said):
        if not any(pattern("saying.vouching").search(word) for word in words):
            yield Finding("stance", span, f"you wrote \u201c{cue}\u201d; {there}", tuple(cited[:2]))
    elif said.stance == "asserts":
        if theirs and all(one.stance == "denies" or one.negated for one in theirs):
            yield from _unsaid(statement, said, tuple(cited))
        elif not hedged(statement.text):
            yield from _held_off(statement, said, tuple(cited), words)


def _unsaid(
    statement: Statement, said: AttributionRow, cited: tuple[Evidence, ...]
) -> Iterator[Finding]:
    """Find "said" for what was denied or not confirmed; "said that nobody fired" is as it was."""
    if pattern("denials.negation").search(statement.text):
        return
    cues = [quote(one.source.reading.text, s.cue) for one in cited for s in one.sayings if s.cue]
    message = (
        f"you tell as asserted what the page tells with \u201c{cues[-1] if cues else ''}\u201d"
    )
    yield Finding("not-asserted", statement.place(hull(said.cue)), message, cited[:2])


def _nobody_did(statement: Statement, said: AttributionRow) -> bool:
    before = hull(said.cue).start - statement.sentence.span.start
    return bool(pattern("sureness.negated").search(statement.text[: max(0, before)]))


def _held_off(
    statement: Statement, said: AttributionRow, cited: tuple[Evidence, ...], words: list[str]
) -> Iterator[Finding]:
    """Find "claimed" told as "said", if each cited saying holds off what is said."""
    holding = pattern("saying.holding_off")
    if not words or not all(holding.search(word) for word in words):
        return
    if holding.search(statement.text) or not content(statement.text) & content(cited[0].sentence):
        return
    cue = short(quote(statement.ground.reading.text, said.cue))
    message = f"you wrote \u201c{cue}\u201d; the page holds it off with \u201c{words[-1]}\u201d"
    yield Finding("hedge-dropped", statement.place(hull(said.cue)), message, cited[:2])
