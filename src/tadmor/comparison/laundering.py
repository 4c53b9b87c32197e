"""Certainty laundering: what was told with a source, a hedge or a bound, and is told without it.

A later statement is held against an earlier one only if it was drawn from it as far as the pages
show: it stands in words copied from it, its page names the same source, or it is the headline of
the very text. Whether the harder one is right is not asked.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tadmor.comparison.index import Index
from tadmor.comparison.levels import LEADING, event_days, family
from tadmor.comparison.words import content, tokens
from tadmor.model.collection import Collection
from tadmor.model.findings import UNNAMED, ClaimRow, Hardening, HardeningRow, Party
from tadmor.model.reading import Figure
from tadmor.model.sentences import sentences
from tadmor.model.text import Span, quote
from tadmor.model.values import mint

# Who took a place holds it: one thing in the mouth of whoever passes it on.
HOLDING = {"change of hands", "holding"}
# Two sentences with a figure speak of one thing if they share half of their words.
ALIKE = 0.5
UNCERTAIN = {"possible", "probable"}


class _Lost(NamedTuple):
    kind: Hardening
    words: str
    why: str


def laundering(collection: Collection) -> tuple[HardeningRow, ...]:
    """Give what is told more firmly than before, in the order of the later statements."""
    index = Index(collection)
    relayed = _relayed(collection)
    found: dict[tuple[object, ...], HardeningRow] = {}
    for group in _groups(collection):
        for before, after in _pairs(index, group):
            if _drawn(index, relayed, before, after):
                for lost in _losses(index, before, after):
                    key = (_thing(after), lost.kind, _key(before.originating_source))
                    held = found.get(key)
                    row = _row(index, before, after, lost)
                    if held is None or _rank(index, row) < _rank(index, held):
                        found[key] = row
    places = {name: at for at, name in enumerate(index.sources)}
    order = sorted(found.values(), key=lambda row: (places[row.after_document], row.after_span))
    return tuple(order)


def _groups(collection: Collection) -> Iterator[list[ClaimRow]]:
    """Give the asserted claims that may tell of one thing together."""
    alike: defaultdict[str, list[ClaimRow]] = defaultdict(list)
    for claim in collection.without_rejected().claims:
        if claim.polarity == "asserts":
            alike[_kind(claim)].append(claim)
    yield from alike.values()


def _pairs(index: Index, group: Sequence[ClaimRow]) -> Iterator[tuple[ClaimRow, ClaimRow]]:
    """Give the ordered pairs of a group that share a trait: all pairs would grow as the square."""
    traits = [tuple(_traits(index, claim)) for claim in group]
    blocks: defaultdict[object, list[int]] = defaultdict(list)
    for at, held in enumerate(traits):
        for trait in held:
            blocks[trait].append(at)
    for at, before in enumerate(group):
        near = {other for trait in traits[at] for other in blocks[trait]} - {at}
        yield from ((before, group[other]) for other in sorted(near))


def _traits(index: Index, claim: ClaimRow) -> Iterator[object]:
    """Give what claims have in common, one at the least, if `_drawn` holds of them."""
    figure = claim.figure and (claim.figure.kind, claim.figure.period)
    for echo in index.echoes(claim):
        yield ("echo", echo, claim.frame, figure)
    if figure:
        yield ("figure", claim.frame, figure)
    if claim.assertion is not None:
        yield ("assertion", claim.assertion)
    if claim.place is not None and (party := _party(claim)) is not None:
        yield ("place", claim.place, party)


def _kind(claim: ClaimRow) -> str:
    kind = family(claim.frame)
    return "holding" if kind in HOLDING else kind


def _relayed(collection: Collection) -> dict[str, set[str]]:
    """Give the sources, by key, that each document lets speak or names as outlets."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for said in collection.attributions:
        if said.by is not None:
            found[said.document].add(_key(said.by))
    return found


def _drawn(index: Index, relayed: dict[str, set[str]], before: ClaimRow, after: ClaimRow) -> bool:
    """Say whether the pages show that a statement was drawn from an earlier one."""
    if not _first(index, before, after):
        return False
    if index.copied(before, after):
        return before.frame == after.frame and _same_figure(before, after)
    # Who passes on what is looked up faster than what two sentences have in common.
    if before.document != after.document and not _passed_on(index, relayed, before, after):
        return False
    return _one_thing(index, before, after)


def _passed_on(
    index: Index, relayed: dict[str, set[str]], before: ClaimRow, after: ClaimRow
) -> bool:
    """Say whether the later page lets the earlier claim's source or page speak."""
    publisher = index.sources[before.document].facts.publisher
    outlets = {_key(before.originating_source), " ".join(tokens(publisher or UNNAMED))}
    return not outlets.isdisjoint(relayed[after.document])


def _first(index: Index, before: ClaimRow, after: ClaimRow) -> bool:
    """Say whether a statement is known to be the earlier: of an older page, or under a headline."""
    if before.document == after.document:
        headline = index.voices[after.voice].kind == "headline"
        return headline and index.voices[before.voice].kind != "headline"
    days = [(index.sources[one.document].facts.published or "")[:10] for one in (before, after)]
    return len(days[0]) == len(days[1]) == 10 and days[0] < days[1]


def _one_thing(index: Index, before: ClaimRow, after: ClaimRow) -> bool:
    """Say whether two claims of one family tell of one thing: place, party and time."""
    if before.figure and after.figure:
        if before.frame != after.frame or not _same_figure(before, after):
            return False
        one, other = content(index.around(before)), content(index.around(after))
        return len(one & other) >= ALIKE * min(len(one), len(other))
    if before.assertion is not None and before.assertion == after.assertion:
        return True
    parties = _party(before), _party(after)
    same = parties[0] is not None and parties[0] == parties[1]
    where = before.place is not None and before.place == after.place
    return same and where and event_days(before).meets(event_days(after)) is not False


def _thing(claim: ClaimRow) -> tuple[object, ...]:
    """Give what a document tells of, so that its headline and its text count once."""
    return (claim.document, _kind(claim), claim.place, _party(claim), claim.figure)


def _party(claim: ClaimRow) -> str | None:
    return next((claim.actors[r] for r in LEADING.get(claim.frame, ()) if r in claim.actors), None)


def _same_figure(before: ClaimRow, after: ClaimRow) -> bool:
    one, other = before.figure, after.figure
    return (one is None) == (other is None) and (
        one is None or other is None or (one.kind, one.period) == (other.kind, other.period)
    )


def _losses(index: Index, before: ClaimRow, after: ClaimRow) -> Iterator[_Lost]:
    """Give what fell away between two statements of one thing."""
    source = before.originating_source
    dropped = _dropped(index, before, after)
    if dropped:
        yield _Lost("source", source.name, dropped)
    elif (claimed := _cue(index, before)) and not _cue(index, after) and after.attribution:
        yield _Lost("claimed", claimed, f"what {source.name} \u201c{claimed}\u201d is told as said")
    hedge = _hedge(index, before)
    if hedge and not _hedge(index, after) and after.certainty not in UNCERTAIN:
        yield _Lost("hedge", hedge, f"the earlier page tells it with \u201c{hedge}\u201d")
    if before.figure and after.figure:
        yield from _raised(index, before, after)


def _dropped(index: Index, before: ClaimRow, after: ClaimRow) -> str | None:
    """Say how the source of a statement fell away; None if it did not."""
    source = before.originating_source
    if before.attribution is None or source.name == UNNAMED:
        return None
    told = index.claims_of.get(after.attribution or "", ())
    if after.attribution is None:
        if _told_elsewhere(index, before, after):
            return None
        voice = "the headline" if index.voices[after.voice].kind == "headline" else after.document
        return f"{before.document} tells it on the word of {source.name}, {voice} on nobody's"
    between = {_key(party) for party in before.relay[1:-1]}
    if told and _key(after.originating_source) in between:
        return f"{after.originating_source.name} had it from {source.name}, who is no longer named"
    return None


def _told_elsewhere(index: Index, before: ClaimRow, after: ClaimRow) -> bool:
    """Say whether the later page gives the source beside it; a headline is alone by its nature."""
    if index.voices[after.voice].kind == "headline":
        return False
    return any(
        claim.document == after.document
        and claim.attribution is not None
        and _kind(claim) == _kind(after)
        and _key(claim.originating_source) == _key(before.originating_source)
        and (claim.place, _party(claim)) == (after.place, _party(after))
        for claim in index.collection.claims
    )


def _cue(index: Index, claim: ClaimRow) -> str | None:
    """Give the words of a saying that hold it off: "claimed"."""
    text = index.text(claim.document)
    for said in index.chain(claim.attribution):
        if match := _pattern("claimed").search(quote(text, said.cue)):
            return match.group()
    return None


def _hedge(index: Index, claim: ClaimRow) -> str | None:
    match = _pattern("hedge").search(index.around(claim))
    return match.group() if match else None


def _raised(index: Index, before: ClaimRow, after: ClaimRow) -> Iterator[_Lost]:
    """Compare two figures of one thing by one source: a higher one, or a bound that is gone."""
    one, other = before.figure, after.figure
    if one is None or other is None or not _one_source(index, before, after):
        return
    low, high = _number(one), _number(other)
    if low is None or high is None:
        return
    if high > low:
        yield _Lost("figure", f"{low:,}", f"{low:,} has become {high:,}")
    elif high == low and (words := _bound(index, before)) and not _bound(index, after):
        yield _Lost("figure", words, f"\u201c{words} {low:,}\u201d has become {high:,}")


def _one_source(index: Index, before: ClaimRow, after: ClaimRow) -> bool:
    """Say whether two figures are one source's of one day: a later one may be a new count."""
    if index.copied(before, after) or before.document == after.document:
        return True
    same = _key(before.originating_source) == _key(after.originating_source)
    one, other = before.times.said, after.times.said
    return same and one is not None and one == other


def _number(figure: Figure) -> int | None:
    return figure.max if figure.min is None else figure.min


def _bound(index: Index, claim: ClaimRow) -> str | None:
    words = quote(index.text(claim.document), claim.span)
    match = _pattern("bound").search(words)
    return match.group() if match else None


def _row(index: Index, before: ClaimRow, after: ClaimRow, lost: _Lost) -> HardeningRow:
    first, last = _sentence(index, before), _sentence(index, after)
    return HardeningRow(
        id=mint("hrd", lost.kind, before.id, after.id),
        kind=lost.kind,
        source=before.originating_source,
        by=after.relay[0],
        lost=lost.words,
        before=before.id,
        before_document=before.document,
        before_span=first,
        before_quote=quote(index.text(before.document), first),
        after=after.id,
        after_document=after.document,
        after_span=last,
        after_quote=quote(index.text(after.document), last),
        why=lost.why,
    )


def _sentence(index: Index, claim: ClaimRow) -> Span:
    number = index.sentence_at(claim.document, claim.span.start)
    return sentences(index.text(claim.document))[number]


def _rank(index: Index, row: HardeningRow) -> tuple[bool, str, Span, str]:
    """Put the text of a page before its headline, and the latest page it may be drawn from last."""
    headline = index.voices[index.claims[row.after].voice].kind == "headline"
    published = index.sources[row.before_document].facts.published or ""
    return (headline, published, row.after_span, row.id)


def _key(party: Party) -> str:
    """Give a source as it is compared across pages: by its words, so that described ones meet."""
    return " ".join(tokens(party.name))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    written = tomllib.loads((files(__package__) / "laundering.toml").read_text("utf-8"))
    return re.compile(written[name], re.IGNORECASE)
