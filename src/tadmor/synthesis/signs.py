"""What one claim says of the state of its place, and of which days: the table of effects."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from math import inf
from pathlib import Path
from typing import Any, Literal, TypeAlias

from tadmor.model.findings import ClaimRow, Party
from tadmor.model.time import bounds
from tadmor.model.values import value
from tadmor.synthesis.days import number
from tadmor.synthesis.lookup import Lookup

Effect: TypeAlias = Literal[
    "takes", "loses", "leaves", "ends", "holds", "contests", "besieges", "stays"
]
Days: TypeAlias = tuple[float, float]
BESIDE_REACH = 30
"""Characters before a place's name in which "near" or "north of" stands."""

CLAUSE_END = re.compile(r"[.,;:]")


@value
class Sign:
    """One effect on a place, from one claim or from several that tell the same change.

    A change lies in `low..high`; a state began in it. `sure` and `last` are the first and last day
    that the words may be about. `dated` is False where only the day of saying bounds it; `told`
    says that somebody is reported to say it, or that it is the place's entry in a list, and so no
    background of something else; `now` that it is said to last.
    """

    effect: Effect
    comes: Party | None = None
    goes: Party | None = None
    low: float
    high: float
    sure: float
    last: float
    dated: bool = True
    told: bool = False
    now: bool = False
    document: str
    claims: tuple[str, ...]


@value
class _Rule:
    frame: str
    effect: Effect
    aspects: frozenset[str]
    extents: frozenset[str] | None
    moves: bool
    siege: bool
    comes: str
    goes: str


def signs(claim: ClaimRow, lookup: Lookup) -> Iterator[Sign]:
    """Give what a claim says of its place: nothing, one effect, or a state and its end."""
    rule = _rule(claim, lookup)
    if rule is None:
        return
    bare = Sign(
        effect=rule.effect,
        comes=lookup.party(claim, rule.comes) if rule.comes else None,
        goes=lookup.party(claim, rule.goes) if rule.goes else None,
        low=-inf,
        high=inf,
        sure=-inf,
        last=inf,
        told=claim.attribution is not None or _is_entry(claim),
        now=claim.aspect == "ongoing",
        document=claim.document,
        claims=(claim.id,),
    )
    if rule.effect == "holds" and "/" in (claim.time or ""):
        yield from _stretch(claim, bare)
    else:
        yield from _moment(claim, bare)


def _is_entry(claim: ClaimRow) -> bool:
    """Say whether only a heading names the place: "Captured by X." under it."""
    named = claim.roles.get("place", ())[:1]
    return bool(named) and not claim.span.covers(named[0])


def _rule(claim: ClaimRow, lookup: Lookup) -> _Rule | None:
    if claim.polarity != "asserts":
        return None
    for rule in _table().get(claim.frame, ()):
        if _fits(rule, claim, lookup):
            return rule
    return None


def _fits(rule: _Rule, claim: ClaimRow, lookup: Lookup) -> bool:
    if claim.aspect not in rule.aspects or _is_beside(claim, lookup):
        return False
    if claim.certainty == "possible" and not (claim.moves or _doubt_is_reporters(claim, lookup)):
        return False
    if rule.effect in {"contests", "besieges"} and _is_wide(claim, lookup):
        return False
    if rule.extents is None:
        return _at_the_place(claim, lookup) and (not rule.siege or _is_siege(claim))
    return claim.extent in rule.extents and (claim.moves or not rule.moves)


def _is_wide(claim: ClaimRow, lookup: Lookup) -> bool:
    """Say whether the place is a country or province: what befalls a part does not befall it."""
    place = lookup.places.get(claim.place or "")
    return place is not None and place.kind in {"country", "province"}


def _is_beside(claim: ClaimRow, lookup: Lookup) -> bool:
    """Say whether the words were found to mean somewhere near the place of that name."""
    place = lookup.places.get(claim.place or "")
    return place is not None and place.kind == "near"


def _doubt_is_reporters(claim: ClaimRow, lookup: Lookup) -> bool:
    """Say whether only a reporter's "claimed" weakens it: by his own account it is so.

    Of a change of control the claim's `moves` says it; this is for states and for parts of a place.
    """
    said = lookup.attributions.get(claim.attribution or "")
    while said is not None:
        if said.certainty == "possible":
            return True
        said = lookup.attributions.get(said.within or "")
    return False


def _at_the_place(claim: ClaimRow, lookup: Lookup) -> bool:
    """Say whether the words name the place itself, not somewhere near it."""
    spans = claim.roles.get("place") or claim.roles.get("target")
    source = lookup.sources.get(claim.document)
    place = lookup.places.get(claim.place or "")
    if not spans or source is None or (place is not None and place.kind == "country"):
        return False
    text, (start, end) = source.reading.text, spans[0]
    before = CLAUSE_END.split(text[max(0, start - BESIDE_REACH) : start])[-1]
    return not _pattern("beside").search(before + text[start:end])


def _is_siege(claim: ClaimRow) -> bool:
    return bool(_pattern("siege").search(claim.quote.casefold()))


def _moment(claim: ClaimRow, bare: Sign) -> Iterator[Sign]:
    """Date a change, or a state that is seen at one time and began nobody says when."""
    event, said = claim.times.event, claim.times.said
    if event is None and bare.now:
        event = said
    if event is None or event.start_max is None:
        return
    first, last = number(event.start_min), number(event.start_max)
    state = bare.effect in {"holds", "stays"} or bare.now
    yield replace(
        bare,
        low=-inf if state else first,
        high=last,
        sure=first,
        last=last,
        dated=event.start_min is not None,
    )


def _stretch(claim: ClaimRow, bare: Sign) -> Iterator[Sign]:
    """Read "from May to March" or "since May": a start, a day on which it still held, an end."""
    stretch, said = bounds(claim.time), claim.times.said
    low, high = number(stretch.start_min), number(stretch.start_max, inf)
    end_low, end_high = number(stretch.end_min, inf), number(stretch.end_max, inf)
    high = min(high, end_high)
    if high < inf:
        yield replace(bare, low=low, high=high, sure=low, last=high)
    if stretch.end == "known" and end_high < inf:
        if high < end_low:
            yield replace(bare, low=low, high=end_low, sure=end_low, last=end_low)
        ended = replace(bare, low=end_low, high=end_high, sure=end_low, last=end_high)
        yield replace(ended, effect="ends", comes=None, goes=bare.comes)
    elif stretch.end == "ongoing" and said is not None and number(said.start_max) > high:
        day = number(said.start_max)
        yield replace(bare, low=low, high=day, sure=number(said.start_min, high), last=day)


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("effects.toml").read_text("utf-8"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_data()[name], re.IGNORECASE)


@cache
def _table() -> Mapping[str, tuple[_Rule, ...]]:
    """Give the rules of each frame in their order."""
    found: dict[str, tuple[_Rule, ...]] = {}
    for row in _data()["rule"]:
        extents = row.get("extents")
        rule = _Rule(
            frame=row["frame"],
            effect=row["effect"],
            aspects=frozenset(row["aspects"]),
            extents=None if extents is None else frozenset(extents),
            moves=row.get("moves", False),
            siege=row.get("siege", False),
            comes=row.get("comes", ""),
            goes=row.get("goes", ""),
        )
        found[rule.frame] = (*found.get(rule.frame, ()), rule)
    return found
