"""What earlier stages found on a page, looked up by position."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from tadmor.model.reading import Actor, Attribution, Place, TimeExpression, Voice
from tadmor.model.sentences import sentences
from tadmor.model.text import Span

GAP = 30
"""Characters between a source and its cue, within which a time belongs to the saying."""

SEATED = re.compile(
    r"(?:the )?(?:garrison|defenders|besiegers|people|citizens|burghers|inhabitants|residents)"
    r" (?:of|in|at) ",
    re.IGNORECASE,
)
"""Actors who are named by a place that still is one: "the garrison of X"."""

Mention = tuple[Span, str]


class Findings(NamedTuple):
    """The values that the reading and grounding stages hand over."""

    voices: tuple[Voice, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()


class Page:
    """One text and what is known of it before its claims are read."""

    def __init__(self, text: str, found: Findings) -> None:
        """Index every mention by where it starts."""
        self.text, self.found = text, found
        self.actors = {actor.id: actor for actor in found.actors}
        self.places = {place.id: place for place in found.places}
        self.voices = {voice.id: voice for voice in found.voices}
        self.attributions = {item.id: item for item in found.attributions}
        self.actor_mentions = _sorted((s, a.id) for a in found.actors for s in a.mentions)
        covers = [span for span, _ in self.actor_mentions if not SEATED.match(text, *span)]
        self.place_mentions = [
            (span, ident)
            for span, ident in _sorted((s, p.id) for p in found.places for s in p.mentions)
            if not any(c.covers(span) and c != span for c in _near(covers, span))
        ]
        self.times = sorted((t for t in found.times), key=lambda t: t.span)
        self._tightest: dict[Span, Attribution | None] = {}
        self._place_starts = [span.start for span, _ in self.place_mentions]
        self._time_starts = [time.span.start for time in self.times]
        self._actor_starts = [span.start for span, _ in self.actor_mentions]

    def places_in(self, span: Span) -> list[Mention]:
        """Give the place mentions that lie within a span, in order."""
        low = bisect_left(self._place_starts, span.start)
        high = bisect_left(self._place_starts, span.end)
        return [item for item in self.place_mentions[low:high] if item[0].end <= span.end]

    def places_before(self, position: int) -> list[Mention]:
        """Give the place mentions that start before a position, the nearest first."""
        return self.place_mentions[: bisect_left(self._place_starts, position)][::-1]

    def count(self, place: str) -> int:
        """Say how often a place is named."""
        return sum(ident == place for _, ident in self.place_mentions)

    def times_in(self, span: Span) -> list[TimeExpression]:
        """Give the time expressions that start within a span, in order."""
        low = bisect_left(self._time_starts, span.start)
        return self.times[low : bisect_left(self._time_starts, span.end)]

    def actor_in(self, span: Span) -> str | None:
        """Give the actor whose longest mention overlaps a span; of equals the one further left."""
        low = max(0, bisect_right(self._actor_starts, span.start - 80))
        high = bisect_left(self._actor_starts, span.end)
        hits = [item for item in self.actor_mentions[low:high] if item[0].overlaps(span)]
        return max(hits, key=_shared_length(span))[1] if hits else None

    def before(self, span: Span) -> Iterator[str]:
        """Give the actors of the sentence before that of `span`, in order."""
        earlier = [one for one in sentences(self.text) if one.end <= span.start]
        for mention, actor in self.actor_mentions if earlier else ():
            if earlier[-1].covers(mention):
                yield actor

    def earlier(self, span: Span) -> Iterator[str]:
        """Give the actors that its own sentence names before `span`, the nearest first."""
        start = max(
            (one.start for one in sentences(self.text) if one.start <= span.start), default=0
        )
        for mention, actor in self.actor_mentions[: bisect_left(self._actor_starts, span.start)][
            ::-1
        ]:
            if mention.start < start:
                return
            yield actor

    def attribution_of(self, span: Span) -> Attribution | None:
        """Give the tightest attribution whose content covers a span."""
        if span not in self._tightest:
            self._tightest[span] = self._tightest_of(span)
        return self._tightest[span]

    def _tightest_of(self, span: Span) -> Attribution | None:
        hits = [
            (piece.end - piece.start, -self._depth(item), item.id)
            for item in self.found.attributions
            for piece in item.content
            if piece.covers(span)
        ]
        return self.attributions[min(hits)[2]] if hits else None

    def chain(self, attribution: Attribution | None) -> tuple[Attribution, ...]:
        """Give an attribution and those around it, the innermost first."""
        found: list[Attribution] = []
        while attribution is not None and attribution not in found:
            found.append(attribution)
            attribution = self.attributions.get(attribution.within or "")
        return tuple(found)

    def voice_of(self, span: Span) -> str:
        """Give the voice that has a span: the smallest that covers it, or the page's author."""
        hits = [
            (piece.end - piece.start, voice.id)
            for voice in self.found.voices
            for piece in voice.spans
            if piece.covers(span)
        ]
        return min(hits)[1] if hits else "v0"

    @cached_property
    def cue_spans(self) -> tuple[Span, ...]:
        """Give every stretch in which somebody is named as speaking: sources and cues."""
        found: list[Span] = []
        for item in self.found.attributions:
            own: list[Span] = []
            for piece in sorted(item.source + item.cue):
                near = own and 0 <= piece.start - own[-1].end <= GAP
                own[-1:] = [Span(own[-1].start, piece.end)] if near else [*own[-1:], piece]
            found += own
        return tuple(found)

    def _depth(self, attribution: Attribution) -> int:
        return len(self.chain(attribution))


def _sorted(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions)


def _near(spans: list[Span], span: Span) -> list[Span]:
    """Give the spans that start at most 80 characters before `span` ends and not after it."""
    low = bisect_left(spans, Span(span.start - 80, 0))
    return spans[low : bisect_right(spans, Span(span.start, len(spans) + 10**9))]


def _shared_length(span: Span) -> Callable[[Mention], tuple[int, int]]:
    def length(item: Mention) -> tuple[int, int]:
        piece = item[0]
        return min(piece.end, span.end) - max(piece.start, span.start), -piece.start

    return length
