"""A reading with what people coded in it: every table that is made of readings then follows.

What a person marked takes the place of what it replaces, or of what stands on the very same words.
What lies within what follows from the positions: a claim and a saying belong to the tightest
coded content around them, unless the machine has a tighter one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias, TypeVar

from tadmor.claims.moments import times_of
from tadmor.claims.page import Findings, Page
from tadmor.claims.relay import Facts, through
from tadmor.model.codings import Coding, Pieces, located
from tadmor.model.provenance import marks
from tadmor.model.reading import (
    Actor,
    Attribution,
    Claim,
    Manner,
    Place,
    Reading,
    TimeExpression,
    Voice,
)
from tadmor.model.rulings import Ruling
from tadmor.model.text import Spans, hull, quote
from tadmor.store.case import Stored

Locate: TypeAlias = Callable[[str], Place | None]
Thing = TypeVar("Thing", Voice, Attribution, Claim)

HELD = frozenset({"gain", "loss", "withdraw", "control"})
MOVING = HELD - {"control"}
PRONOUNS = frozenset("i we he she it they who which that this these those one".split())
OPENING, CLOSING = '"\u201c\u201d\u201e\u00ab\u00bb\u2018', '"\u201c\u201d\u00ab\u00bb\u2019'
ORDER: Mapping[str, int] = {"voice": 0, "place": 1, "time": 2, "attribution": 3, "claim": 4}


def overlaid(stored: Stored, rulings: Iterable[Ruling], locate: Locate) -> Stored:
    """Give a reading with what people coded in its document, and the ids of all that is there.

    `locate` gives a place by its name. What is lost, its words not being in this text, is left out.
    """
    work = _Work(stored, locate)
    made = [(ruling.coding, ruling) for ruling in rulings if ruling.coding]
    for coding, ruling in sorted(made, key=lambda one: ORDER[one[0].kind]):
        if located(stored.reading.text, coding.pieces) is not None:
            work.add(coding, ruling)
    reading = work.nested()
    held = tuple(marks(stored.document, reading))
    return stored._replace(reading=reading, marks=held, coded=work.coded)


class _Work:
    """A reading to which codings are added one by one."""

    def __init__(self, stored: Stored, locate: Locate) -> None:
        self.reading, self.locate = stored.reading, locate
        self._document = stored.document
        self._local = {mark.id: mark.local for mark in stored.marks}
        self.coded: dict[str, Ruling] = {}

    def add(self, coding: Coding, ruling: Ruling) -> None:
        """Put one coding into the reading."""
        spans = self._spans(coding.words)
        match coding.kind:
            case "voice":
                local = self._put("voices", self._voice(coding, spans), coding)
            case "attribution":
                local = self._put("attributions", self._attribution(coding, spans), coding)
            case "claim":
                local = self._put("claims", self._claim(coding, spans), coding)
            case "place":
                local = self._place(coding.names.get("place"), spans) or ""
            case "time":
                local = self._time(coding, spans)
        self.coded[local] = ruling

    def _put(self, name: str, thing: Thing, coding: Coding) -> str:
        """Add a thing, in the place of what it replaces or of what is on the very same words."""
        held: tuple[Thing, ...] = getattr(self.reading, name)
        local = self._local.get(coding.replaces or "")
        before = next((one for one in held if local == one.id or _on_same(one, thing)), None)
        thing = replace(thing, id=before.id if before else f"x{len(self.coded) + 1}")
        put = tuple(thing if one is before else one for one in held)
        self._change(**{name: put if before else (*held, thing)})
        return thing.id

    def _change(self, **parts: object) -> None:
        self.reading = replace(self.reading, **parts)  # type: ignore[arg-type]

    def _spans(self, pieces: Pieces) -> Spans:
        return located(self.reading.text, pieces) or ()

    def _voice(self, coding: Coding, spans: Spans) -> Voice:
        return Voice(
            id="",
            kind=coding.voice or "editor",
            name=coding.names.get("voice"),
            published=coding.time,
            spans=spans,
        )

    def _attribution(self, coding: Coding, spans: Spans) -> Attribution:
        source = self._spans(coding.source)
        return Attribution(
            id="",
            source=source,
            cue=self._spans(coding.cue),
            content=spans,
            speaker=self._actor(source, coding.names.get("source")),
            voice=self._page().voice_of(spans[0]),
            manner=manner(self.reading.text, spans),
            stance=coding.stance or "asserts",
            negated=coding.negated,
            certainty=coding.certainty,
            said=coding.time,
        )

    def _actor(self, spans: Spans, name: str | None) -> str | None:
        """Give the actor that some words mean: by the coder's name, by the words, or a new one."""
        if name:
            known = next((actor for actor in self.reading.actors if actor.name == name), None)
            return known.id if known else self._new_actor(name, spans)
        if not spans:
            return None
        words = quote(self.reading.text, spans)
        if found := self._page().actor_in(spans[0]):
            return found
        return None if words.casefold() in PRONOUNS else self._new_actor(words, spans)

    def _new_actor(self, name: str, spans: Spans) -> str:
        actor = Actor(
            id=f"xn{len(self.reading.actors) + 1}", name=name, type="group", mentions=spans
        )
        self._change(actors=(*self.reading.actors, actor))
        return actor.id

    def _claim(self, coding: Coding, spans: Spans) -> Claim:
        roles = {role: self._spans(pieces) for role, pieces in coding.roles.items()}
        place = self._place(coding.names.get("place"), roles.get("place", ()), only_new=True)
        actors = {
            role: actor
            for role in dict.fromkeys((*roles, *coding.names))
            if role != "place"
            and (actor := self._actor(roles.get(role, ()), coding.names.get(role)))
        }
        frame = coding.frame or "other"
        whole = coding.extent or ("whole" if frame in HELD and place else None)
        return Claim(
            id="",
            frame=frame,
            span=hull(spans),
            roles=roles,
            actors=actors,
            place=place,
            time=coding.time,
            aspect="ongoing" if frame == "control" else "completed",
            extent=whole,
            certainty=coding.certainty,
            figure=coding.figure,
        )

    def _place(self, name: str | None, spans: Spans, *, only_new: bool = False) -> str | None:
        """Give the place that some words name, adding it where the reading has no such one.

        A place that is coded by itself takes its words from what the machine took them for.
        """
        if not (spans or name):
            return None
        held = self.reading.places
        on = [p for p in held if any(s.overlaps(one) for s in p.mentions for one in spans)]
        if on and only_new and name in {None, on[0].name}:
            return on[0].id
        name = name or quote(self.reading.text, spans)
        same = next((p for p in held if p.name == name and p not in on), None)
        local = same.id if same else on[0].id if on and not only_new else f"xp{len(held) + 1}"
        known = self.locate(name)
        place = replace(known or Place(id="", name=name, why="coded by hand"), id=local, name=name)
        mentions = (*(same.mentions if same else ()), *spans)
        self._change(
            places=(
                *(p for p in held if p.id != local),
                replace(place, mentions=tuple(sorted(set(mentions)))),
            )
        )
        return local

    def _time(self, coding: Coding, spans: Spans) -> str:
        span = hull(spans)
        kept = tuple(time for time in self.reading.times if time.span != span)
        local = next((t.id for t in self.reading.times if t.span == span), None)
        time = TimeExpression(
            id=local or f"xt{len(kept) + 1}", span=span, edtf=coding.time, rule="coded by hand"
        )
        self._change(times=(*kept, time))
        return time.id

    def _page(self) -> Page:
        read = self.reading
        found = Findings(read.voices, read.attributions, read.actors, read.places, read.times)
        return Page(read.text, found)

    def nested(self) -> Reading:
        """Put each saying and claim into the tightest content around it, where that was coded."""
        inside = {said.id: self._around(said) for said in self.reading.attributions}
        self._change(
            attributions=tuple(
                replace(said, within=inside[said.id]) for said in self.reading.attributions
            )
        )
        page = self._page()
        self._change(claims=tuple(self._said(page, claim) for claim in self.reading.claims))
        return self.reading

    def _around(self, own: Attribution) -> str | None:
        """Give what a saying lies within: by the machine, unless a coded content is tighter."""
        whole, coded = hull((*own.source, *own.cue, *own.content)), own.id in self.coded
        wider = [
            said
            for said in self.reading.attributions
            if (coded or said.id in self.coded)
            and any(p.covers(whole) for p in said.content)
            and length(said.content) > length(own.content)
        ]
        tightest = min(wider, key=lambda said: length(said.content), default=None)
        return _tighter(self.reading, own.within, tightest)

    def _said(self, page: Page, claim: Claim) -> Claim:
        coded = claim.id in self.coded
        tightest = page.attribution_of(claim.span)
        if not coded and (tightest is None or tightest.id not in self.coded):
            return claim
        own = None if coded else claim.attribution
        within = _tighter(self.reading, own, tightest)
        said = replace(claim, attribution=within, voice=page.voice_of(claim.span))
        by_hand = self.coded[claim.id].coding if coded else None
        return _settled(page, said, by_hand) if by_hand else said


def _tighter(reading: Reading, own: str | None, found: Attribution | None) -> str | None:
    """Choose the tighter of what the machine has around a thing and what was found around it."""
    held = next((said for said in reading.attributions if said.id == own), None)
    if found is None or held is None:
        return found.id if found else own
    return found.id if length(found.content) <= length(held.content) else own


def _settled(page: Page, claim: Claim, coding: Coding) -> Claim:
    """Give a coded claim what follows from who says it and when, but for what the coder said."""
    said = page.attributions.get(claim.attribution or "")
    facts = Facts(aspect=coding.aspect or claim.aspect, certainty=claim.certainty)
    facts = through(page.text, page.chain(said), facts)
    polarity, aspect = coding.polarity or facts.polarity, coding.aspect or facts.aspect
    done = polarity == "asserts" and aspect == "completed" and facts.certainty != "possible"
    return replace(
        claim,
        polarity=polarity,
        aspect=aspect,
        certainty=facts.certainty,
        times=times_of(page, claim.time, aspect, said, claim.voice),
        moves=done and claim.frame in MOVING and claim.extent == "whole",
    )


def _on_same(one: Thing, other: Thing) -> bool:
    """Say whether two things stand on the very same words."""
    match one, other:
        case Voice(), Voice():
            return one.spans == other.spans
        case Attribution(), Attribution():
            return (one.source, one.content) == (other.source, other.content)
        case Claim(), Claim():
            return (one.frame, one.span) == (other.frame, other.span)
        case _:
            return False


def manner(text: str, content: Spans) -> Manner:
    """Tell a quotation by its marks: around all of the words, around some, or around none."""
    words = quote(text, content)
    if words[:1] in OPENING and words[-1:] in CLOSING:
        return "direct"
    return "mixed" if any(mark in words for mark in OPENING) else "indirect"


def length(spans: Spans) -> int:
    """Count the code points of some stretches."""
    return sum(span.end - span.start for span in spans)
